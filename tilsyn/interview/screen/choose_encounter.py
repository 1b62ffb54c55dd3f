"""Which conversation: one that stands open, a new one, or one that is closed, to be corrected.

It shows who, never what was said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import OptionList, Static

from tilsyn.domain.danish import listed
from tilsyn.domain.values import GROUPS
from tilsyn.interview.screen.kit.base_app import Sitting
from tilsyn.interview.screen.kit.choice_list import MarkedList
from tilsyn.interview.screen.kit.dialogs import AskLine, Chooses, Pick

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.app import ComposeResult

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.opening import Asked
    from tilsyn.services.drafts import Keeper


CLOSED = "Afsluttede · ret"
NOTHING_OPENED = "Ingen samtale er åbnet."
NEW_CONVERSATIONS = (
    ("samtale", "Ny samtale (flere kilder er en gruppe)"),
    ("telefon", "Ny telefonsamtale"),
    ("observation", "Ny observation"),
    ("dokument", "Ny gennemgang af dokumenter"),
)
HALF = "ikke færdigskrevet"
WHICH_WHO = "Med hvem? Kode, aldrig navn: Borger 1. Flere: Borger 1; Borger 2"
WHICH_TITLED = {
    "observation": "Hvad ses der på? Fx Modtagelsen",
    "dokument": "Hvad læses der? Fx 8 af 61 sager",
}


Kept = Callable[[str], "Keeper"]
"""Where the line of a new conversation is kept while it is typed, by which sort of one it is."""


class Choosing(Sitting):
    """Leaves its `choice`, None where nothing was chosen, and where the line that it came from is kept, if one is."""

    def __init__(  # noqa: PLR0913  each is a fact of the case
        self,
        standing: Sequence[tuple[str, str]],
        known: Collection[str],
        asked: Asked,
        marks: Marks,
        closed: Sequence[tuple[str, str]] = (),
        *,
        kept: Kept | None = None,
        **sitting: Any,  # noqa: ANN401  of Sitting
    ) -> None:
        super().__init__(marks, **sitting)
        self._to_correct = closed
        self._kept = kept
        self._standing = standing
        self._known = known
        self._asked = asked
        self.choice: Asked | None = None
        self.typed_in: Keeper | None = None

    def begin(self) -> None:
        self.push_screen(Which(self._standing, self.marks, self._to_correct))

    def kept(self, sort: str) -> Keeper | None:
        """Where the line of a new conversation of that sort is kept."""
        return self._kept(sort) if self._kept else None

    def leave(self, **chosen: Any) -> None:  # noqa: ANN401  fields of Asked
        """Go on with what was chosen; what the command said besides goes on holding."""
        if chosen:
            given = {name: value for name, value in self._asked._asdict().items() if value}
            self.choice = self._asked._replace(**{**chosen, **given})
        self.exit(NOTHING_OPENED)

    def knows(self, code: str) -> bool:
        """Whether a source of that code is there."""
        return code in self._known


class Which(Chooses, Screen[None]):
    """The list; a new conversation asks who, and of which group where the code is new.

    A sentence that lands here chooses nothing, nor does the Enter that ends it.
    """

    BINDINGS: ClassVar = [Binding("escape", "leave", show=False)]

    def __init__(
        self, standing: Sequence[tuple[str, str]], marks: Marks, closed: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._standing = standing
        self._to_correct = closed
        self.marks = marks

    def compose(self) -> ComposeResult:
        fit = self.marks.fit
        yield Static(fit("Hvilken samtale?"), id="where", markup=False)
        yield MarkedList(self.marks, self._listed(), id="which")
        yield self.letter_line()
        yield Static(fit("pil op og ned · Enter: vælg · Esc: luk · F9 sluk skærmen"), id="keys", markup=False)

    def _listed(self) -> list[tuple[str | None, str]]:
        new = ((sort, f"{words} · {HALF}" if self._is_half(sort) else words) for sort, words in NEW_CONVERSATIONS)
        rows: list[tuple[str | None, str]] = [*self._standing, *new]
        if self._to_correct:  # below what one opens most, and never mistaken for it
            rows += [(None, CLOSED), *((each, f"  {words}") for each, words in self._to_correct)]
        return rows

    def _is_half(self, sort: str) -> bool:
        keeper = self._app.kept(sort)
        return bool(keeper and keeper.found())

    def on_mount(self) -> None:
        self.query_one("#which").focus()

    def means(self, text: str) -> str | None:
        return "luk" if text.strip().lower() == "q" else None

    def read(self, text: str) -> None:  # noqa: ARG002  there is one
        self.action_leave()

    def action_leave(self) -> None:
        self._app.leave()

    @property
    def _app(self) -> Choosing:
        app = self.app
        assert isinstance(app, Choosing)  # noqa: S101  it is pushed by nothing else
        return app

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = event.option_id or ""
        if chosen not in dict(NEW_CONVERSATIONS):
            self._app.typed_in = None
            self._app.leave(encounter=chosen)
        elif chosen in {"observation", "dokument"}:
            self._ask(chosen, WHICH_TITLED[chosen], lambda title: self._looked_at(chosen, title))
        else:
            form = "telefon" if chosen == "telefon" else None
            self._ask(chosen, WHICH_WHO, lambda codes: self._named(codes, form))

    def _ask(self, sort: str, title: str, then: Callable[[str | None], None]) -> None:
        """What is typed stands there again until the conversation it is for is open."""
        keeper = self._app.typed_in = self._app.kept(sort)

        def given(typed: str | None) -> None:
            self.query_one(MarkedList).show(self._listed())
            then(typed)

        self.app.push_screen(AskLine(self.marks.fit(title), keeper=keeper, does="videre", marks=self.marks), given)

    def _looked_at(self, method: str, title: str | None) -> None:
        if title is not None:
            self._app.leave(method=method, title=title.strip() or None)

    def _named(self, typed: str | None, form: str | None) -> None:
        codes = tuple(each.strip() for each in (typed or "").split(";") if each.strip())
        if not codes:
            return
        new = [each for each in codes if not self._app.knows(each)]
        if not new:
            self._app.leave(source=codes[0], others=codes[1:], form=form)
            return
        groups = [(group, words) for group, words in GROUPS.items() if group != "anonym"]
        picker = Pick(self.marks.fit(f"Ny i sagen: {listed(new)}. Hvilken gruppe?"), groups, self.marks)
        self.app.push_screen(picker, lambda group: self._grouped(codes, form, group))

    def _grouped(self, codes: tuple[str, ...], form: str | None, group: str | None) -> None:
        if group is not None:
            self._app.leave(source=codes[0], others=codes[1:], form=form, group=group)
