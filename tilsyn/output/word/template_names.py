"""Which placeholders a template uses, read from its syntax tree against the contract, before anything is rendered."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from jinja2 import nodes

from tilsyn.domain.problems import problem
from tilsyn.output.word.template_contract import CONTRACT, Shape
from tilsyn.output.word.word_text import FILTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tilsyn.domain.problems import Problem
    from tilsyn.output.word.template_parts import PartSource

KEEPS_LIST = frozenset({"list", "rejectattr", "reverse", "selectattr", "sort"})
FORBIDDEN: dict[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.Block: "block",
    nodes.Concat: "~",
    nodes.Mul: "*",
    nodes.Pow: "**",
    nodes.Mod: "%",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
}


class Spot(NamedTuple):
    """A spot in the context: its dotted name and what stands there."""

    name: str
    shape: Shape

    def part(self, key: str) -> Spot | None:
        if isinstance(self.shape, dict) and key in self.shape:
            return Spot(f"{self.name}.{key}", self.shape[key])
        return None

    def elements(self) -> Iterator[Spot]:
        if isinstance(self.shape, list):
            yield from (Spot(self.name, each) for each in self.shape)


Places: TypeAlias = tuple[Spot, ...]
"""What an expression may stand for; empty where the contract has nothing to say (a counter, a piece of text)."""
Scope: TypeAlias = dict[str, Places]


class NameReader:
    """Walks one or more syntax trees; `problems` and the `used` names grow as it goes."""

    def __init__(self, contract: Mapping[str, Shape] = CONTRACT) -> None:
        self._contract = contract
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self._source: PartSource | None = None
        self._line = 0

    def read(self, tree: nodes.Template, source: PartSource | None = None) -> None:
        """One part of a template; with its `source` the problems say where in it."""
        self._source = source
        self._each(tree.body, {name: (Spot(name, shape),) for name, shape in self._contract.items()})

    def _each(self, several: Iterable[nodes.Node], scope: Scope) -> None:
        for each in several:
            self._places(each, scope)

    def _places(self, node: nodes.Node, scope: Scope) -> Places:
        self._line = node.lineno
        if type(node) in FORBIDDEN:
            return self._report("T005", FORBIDDEN[type(node)])
        reader = getattr(self, f"_{type(node).__name__.lower()}", self._other)
        return cast("Places", reader(node, scope))

    def _other(self, node: nodes.Node, scope: Scope) -> Places:
        self._each(node.iter_child_nodes(), scope)
        return ()

    def _report(self, code: str, name: str, *, suggestion: str = "") -> Places:
        found = problem(code, at=name, name=name, suggestion=suggestion, place=self._place())
        if found not in self.problems:
            self.problems.append(found)
        return ()

    def _place(self) -> str:
        """As in: (i »Tema {{ tema.titell }}«), (i sidefoden: »{{ datoo }}«)."""
        if self._source is None:
            return ""
        where = f"{self._source.where}: " if self._source.where else ""
        return f" (i {where}»{self._source.excerpt(self._line)}«)"

    def _name(self, node: nodes.Name, scope: Scope) -> Places:
        if node.name not in scope:
            return self._unknown(node.name, node.name, scope)
        return self._seen(scope[node.name])

    def _unknown(self, name: str, key: str, known: Iterable[str]) -> Places:
        near = get_close_matches(key, list(known), n=1)
        prefix = name.removesuffix(key)
        return self._report("T003", name, suggestion=f" (mente du {prefix}{near[0]}?)" if near else "")

    def _seen(self, places: Places) -> Places:
        self.used.update(place.name for place in places)
        return places

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Places:
        return self._part(node.node, node.attr, scope)

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Places:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._part(node.node, node.arg.value, scope)
        self._places(node.arg, scope)
        return tuple(element for place in self._places(node.node, scope) for element in place.elements())

    def _part(self, owner: nodes.Expr, key: str, scope: Scope) -> Places:
        if key.startswith("_"):
            return self._report("T005", key)
        places = self._places(owner, scope)
        found = tuple(part for place in places if (part := place.part(key)))
        if places and not found:
            known = [name for place in places if isinstance(place.shape, dict) for name in place.shape]
            return self._unknown(f"{places[0].name}.{key}", key, known)
        return self._seen(found)

    def _for(self, node: nodes.For, scope: Scope) -> Places:
        if node.recursive:
            self._report("T005", "recursive")
        places = self._places(node.iter, scope)
        for place in places:
            if not isinstance(place.shape, list):
                self._report("T011", place.name)
        elements = tuple(element for place in places for element in place.elements())
        inner = {**scope, "loop": (), **_bound(node.target, elements)}
        self._each([*node.body, *node.else_, *([node.test] if node.test else [])], inner)
        return ()

    def _assign(self, node: nodes.Assign, scope: Scope) -> Places:
        scope.update(_bound(node.target, self._places(node.node, scope)))
        return ()

    def _assignblock(self, node: nodes.AssignBlock, scope: Scope) -> Places:
        self._each(node.body, scope)
        scope.update(_bound(node.target, ()))
        return ()

    def _with(self, node: nodes.With, scope: Scope) -> Places:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            inner.update(_bound(target, self._places(value, scope)))
        self._each(node.body, inner)
        return ()

    def _macro(self, node: nodes.Macro, scope: Scope) -> Places:
        scope[node.name] = ()
        self._each(node.body, {**scope, **{argument.name: () for argument in node.args}})
        return ()

    def _output(self, node: nodes.Output, scope: Scope) -> Places:
        for each in node.nodes:
            for place in self._places(each, scope):
                if not isinstance(place.shape, str):
                    self._report("T004", place.name)
        return ()

    def _filter(self, node: nodes.Filter, scope: Scope) -> Places:
        if node.name not in FILTERS:
            self._report("T005", node.name)
        places = self._places(node.node, scope) if node.node else ()
        self._each(node.args, scope)
        return places if node.name in KEEPS_LIST else ()

    def _condexpr(self, node: nodes.CondExpr, scope: Scope) -> Places:
        self._places(node.test, scope)
        other = self._places(node.expr2, scope) if node.expr2 else ()
        return self._places(node.expr1, scope) + other

    def _or(self, node: nodes.Or, scope: Scope) -> Places:
        return self._places(node.left, scope) + self._places(node.right, scope)

    def _list(self, node: nodes.List, scope: Scope) -> Places:
        return tuple(Spot(place.name, [place.shape]) for each in node.items for place in self._places(each, scope))


def _bound(target: nodes.Node, places: Places) -> Scope:
    """A loop over pairs binds each of its names to what the contract cannot know."""
    if isinstance(target, nodes.Name):
        return {target.name: places}
    return {each.name: () for each in target.find_all(nodes.Name)}
