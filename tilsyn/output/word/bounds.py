"""How much a template may make of a report: a stranger's file ends in bounded time and memory, whatever it repeats.

The sandbox keeps a template from running code; that alone does not keep it from counting to a billion. So each loop's
turns, each text that is written and each list that is joined are counted against one budget per document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, MutableMapping
    from types import CodeType

    from jinja2 import Template

TURNS = 500_000
"""Loop turns and texts in one document; a report of 45 indicators and 500 entries takes some 20,000."""
LETTERS = 30_000_000
"""Characters written in one document, its own marks left out; the same report has under a million."""
FILTER = "gennemløb"
_HELD = 24
"""Parts of templates whose code is kept: those of every paper a command writes."""
_CODES: dict[str, CodeType] = {}
_MULTIPLIES = frozenset({"*", "**", "%", "//", "/"})


class TooMuch(RuntimeError):
    """A template repeats itself beyond all measure."""


class Budget:
    """What is left of both bounds."""

    def __init__(self) -> None:
        self._turns = TURNS
        self._letters = LETTERS

    def turn(self) -> None:
        """Raises TooMuch."""
        self._turns -= 1
        if self._turns < 0:
            raise TooMuch

    def write(self, text: str) -> None:
        """Raises TooMuch."""
        self.turn()
        self._letters -= len(text)
        if self._letters < 0:
            raise TooMuch

    def counted(self, several: Iterable[Any]) -> Iterator[Any]:
        """What a loop goes through, each turn counted."""
        for each in several:
            self.turn()
            yield each


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox with a budget; numbers are added and subtracted, nothing is multiplied."""

    intercepted_binops = _MULTIPLIES | {"+"}

    def __init__(self, finalize: Callable[[object], Any], **options: Any) -> None:  # noqa: ANN401  jinja's own
        self._budget = Budget()
        super().__init__(finalize=self._finalized(finalize), **options)

    def bound_filters(self, names: Iterable[str]) -> None:
        """Only those, each result measured; and the one that counts a loop's turns."""
        self.filters = {name: self._measured(self.filters[name]) for name in names}
        self.filters[FILTER] = self._budget.counted

    def _finalized(self, finalize: Callable[[object], Any]) -> Callable[[object], Any]:
        def finalized(value: object) -> Any:  # noqa: ANN401  as above
            made = finalize(value)
            self._budget.write(made)
            return made

        return finalized

    def _measured(self, known: Callable[..., Any]) -> Callable[..., Any]:
        from functools import wraps

        @wraps(known)  # jinja marks on the function what it wants handed to it
        def measured(*given: Any, **named: Any) -> Any:  # noqa: ANN401  as above
            made = known(*given, **named)
            if isinstance(made, str):
                self._budget.write(made)
            return made

        return measured

    def from_string(  # jinja's own signature
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
        template_class: type[Template] | None = None,
    ) -> Template:
        """A guide is one template for many sheets: its code is made once. Every environment here is like the others."""
        if not isinstance(source, str):
            return super().from_string(source, globals, template_class)
        if source not in _CODES:
            if len(_CODES) >= _HELD:
                _CODES.clear()
            _CODES[source] = self.compile(source)
        kind = template_class or self.template_class
        return kind.from_code(self, _CODES[source], self.make_globals(globals), None)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401  as above
        """A group of values is asked for the value first: what else it is as an object is seldom meant."""
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  as above
        """Raises TooMuch: texts and lists grow by what is written, not by sums."""
        if operator in _MULTIPLIES or not (isinstance(left, int) and isinstance(right, int)):
            raise TooMuch
        return super().call_binop(context, operator, left, right)

    def _generate(self, source: nodes.Template, *told: Any, **named: Any) -> Any:  # noqa: ANN401  as above
        """Every loop goes through what is counted, also where the template's own names do not say so."""
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, FILTER, [], [], None, None, lineno=loop.lineno)
        return super()._generate(source, *told, **named)
