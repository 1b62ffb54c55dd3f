"""One follow-up point: its kind, its text, and what it is tied to; recorded whole, as a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static, TextArea

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import date_text, typed_date
from tilsyn.domain.text import clean
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.kit.choice_list import ChoiceList
from tilsyn.interview.screen.kit.draft_field import Box, DraftField, SaveLine, not_saved
from tilsyn.interview.screen.kit.editor import Editor, Line
from tilsyn.interview.screen.kit.one_read import in_burst
from tilsyn.interview.screen.kit.typed_ahead import TakesKeys
from tilsyn.services.drafts import Keeper, apart, as_one, offered
from tilsyn.services.judging.followups import save_point
from tilsyn.services.planning.preparing import POINT_DRAFT

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tilsyn.domain.journal.entries import FollowUp
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.open_case import Desk


LINES = {
    "indicator": "Indikator, fx 5.c",
    "deadline": "Frist, fx 01-03-2024",
    "law": "Hjemmel",
    "basis": "Regel, der er brudt",
}
"""What a point is tied to: the fields below its text, each with its words."""


class Kinds(ChoiceList):
    """Space chooses as Enter does."""

    BINDINGS: ClassVar = [Binding("space", "select", show=False)]


class PointScreen(TakesKeys, ModalScreen[str | None]):
    """Gives the point's id once it is recorded, None where nothing was; closes only on its own keys."""

    BINDINGS: ClassVar = [
        Binding("escape", "close", show=False),
        Binding("ctrl+s", "save", show=False),
    ]
    CSS = """
    PointScreen .beside { width: 96%; max-height: 100%; }
    PointScreen .row { height: 1; }
    PointScreen .row Line { width: 1fr; }
    PointScreen #kind { border: none; height: auto; max-height: 6; padding: 0; }
    PointScreen #point { height: 7; border: solid $secondary; padding: 0; }
    PointScreen #point:focus { border: double $accent; }
    PointScreen Label { width: 24; height: 1; }
    PointScreen #kind-title { width: 100%; }
    PointScreen #refused { height: auto; max-height: 3; text-style: bold; color: $text-warning; }
    PointScreen #stored { height: 1; }
    .-ascii #point, .-ascii #point:focus { border: ascii $accent; }
    """

    def __init__(
        self, desk: Desk, by: str | None, marks: Marks, point: FollowUp | None, *, in_text: bool = False
    ) -> None:
        super().__init__()
        self._in_text = in_text or point is not None
        self.desk = desk
        self.by = by
        self.marks = marks
        self.point = point
        self.slot = point.slot if point else POINT_DRAFT
        self.kept = SaveLine(lambda: desk.saved_at)
        self.draft = DraftField(self, self.kept, self._draw_stored)
        self._beside = Keeper(desk, Slot.beside("lines", self.slot))
        self._half = apart(self._beside.found())
        self._kind = self._half.get("kind") or (point.kind if point else "")

    def compose(self) -> ComposeResult:
        fit, point = self.marks.fit, self.point
        with Vertical(classes="beside") as box:
            box.border_title = fit("Ret punktet" if point else "Nyt opfølgningspunkt")
            yield Label(fit("Slags · mellemrum eller Enter: vælg"), id="kind-title", markup=False)
            yield Kinds(*self._kinds(), id="kind", markup=False)
            yield Editor(fit("Teksten"), fit("TEKSTEN · du skriver her"), id="point")
            stands = self._standing()
            for name, words in LINES.items():
                with Horizontal(classes="row"):
                    yield Label(fit(words), markup=False)
                    yield Line(self._half.get(name, stands[name]), id=name)
            yield Static(id="refused", markup=False)
            yield Static(id="stored", markup=False)
            yield Static(fit(wording.KEYS_POINT), id="how", markup=False)

    def _standing(self) -> dict[str, str]:
        """What the point says in each field, as one types it."""
        point = self.point
        if point is None:
            return dict.fromkeys(LINES, "")
        return {name: str(getattr(point, name) or "") for name in LINES} | {"deadline": date_text(point.deadline)}

    def _kinds(self, here: int | None = None) -> list[Text]:
        """The edition's kinds; a new point has none until one is chosen. The mark needs no colour."""
        rows = []
        for place, each in enumerate(self.desk.model.followup_kinds):
            mark = self.marks.here if place == here else " "
            rows.append(Text(self.marks.fit(f"{mark}[{'x' if each.id == self._kind else ' '}] {each.label}")))
        return rows

    @property
    def _kinds_list(self) -> OptionList:
        return self.query_one("#kind", OptionList)

    def _draw_kinds(self) -> None:
        here = self._kinds_list.highlighted if self.focused is self._kinds_list else None
        for place, row in enumerate(self._kinds(here)):
            self._kinds_list.replace_option_prompt_at_index(place, row)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._draw_kinds()

    def on_descendant_focus(self) -> None:
        """The mark stands in the list that has the keys."""
        self._draw_kinds()

    def takes(self, event: events.Key | events.Paste) -> bool:
        """A sentence that lands in the kinds is the text: it chooses nothing, nor does the end of a line in a burst."""
        if self.focused is not self._kinds_list:
            return False
        if isinstance(event, events.Paste):
            words = clean(event.text)
        elif event.character and event.is_printable and (event.key != "space" or in_burst(event)):
            words = event.character
        else:
            return event.key == "enter" and in_burst(event)
        self.set_focus(self.editor)
        self.editor.type(words)
        return True

    @property
    def editor(self) -> Editor:
        return self.query_one("#point", Editor)

    def on_mount(self) -> None:
        self.set_class(not self.marks.drawn, "-ascii")
        keeper = Keeper(self.desk, self.slot)
        self.draft.stands_at(Box(keeper, self._half_text), Box(self._beside, lambda: as_one(self._typed())))
        text, recovered = offered(self.desk, self.slot, self.point.text if self.point else "")
        self.editor.hold(text)
        self._say(recovered or (wording.RECOVERED_LINES if self._half else ""))
        self.set_focus(self.editor if self._in_text else self._kinds_list)
        self._draw_stored()

    def _say(self, words: str) -> None:
        self.query_one("#refused", Static).update(self.marks.fit(words))

    def _draw_stored(self) -> None:
        self.query_one("#stored", Static).update(self.marks.fit(self.kept.trouble or self.kept.line()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, space or the mouse chooses the kind, and the text is next."""
        event.stop()
        self._kind = self.desk.model.followup_kinds[event.option_index].id
        self._draw_kinds()
        self.draft.typing()
        self.set_focus(self.editor)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.draft.typing()

    def _half_text(self) -> str:
        text = self.editor.text
        return "" if self.point and clean(text) == self.point.text else text

    def _typed(self) -> dict[str, str]:
        """The fields that say something else than the point does."""
        stood = {**self._standing(), "kind": self.point.kind if self.point else ""}
        now = {name: self.query_one(f"#{name}", Line).value for name in LINES}
        return {name: text for name, text in {**now, "kind": self._kind}.items() if text != stood[name]}

    def on_input_submitted(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.draft.typing(event.text_area.text)
        self._draw_stored()

    def on_editor_left(self, event: Editor.Left) -> None:
        """Esc closes, Ctrl+S saves."""
        event.stop()
        if event.onward:
            self.action_close()
        else:
            self._save()

    def action_save(self) -> None:
        """By way of the editor, so that every key already typed stands in it."""
        self.editor.action_leave(onward=False)

    def action_close(self) -> None:
        """Without saving: what is half-typed is kept as a draft."""
        self.draft.keep()
        self.dismiss(None)

    def _save(self) -> None:
        """Record it; what is refused loses nothing."""
        if missing := self._missing():
            self._say(missing)
            return
        try:
            identity = self._recorded()
        except TilsynError as refused:
            self._say(not_saved(refused))
            return
        self.draft.settle()
        self._beside.drop()
        self.dismiss(identity)

    def _missing(self) -> str:
        """What a point must have, said for one who sits at this screen."""
        if not self._kind:
            return "IKKE GEMT. Der er ikke valgt en slags. Råd: Gå op til listen med Shift+Tab, og vælg med mellemrum."
        if not self.editor.text.strip():
            return "IKKE GEMT. Der er ingen tekst. Råd: Skriv, hvad der skal følges op på."
        return ""

    def _recorded(self) -> str | None:
        stated = {name: self.query_one(f"#{name}", Line).value.strip() for name in LINES}
        stated["deadline"] = typed_date(stated["deadline"], "fristen") if stated["deadline"] else ""
        chosen = {name: value for name, value in {"kind": self._kind, **stated}.items() if value or self.point}
        return save_point(self.desk, self.point, self.editor.text, chosen, self.by)
