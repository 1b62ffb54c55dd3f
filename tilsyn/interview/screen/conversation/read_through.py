"""All that was written in this conversation, in order: to read through before one closes it, and to set right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import clock_text, counted, iso_day, listed, time_text
from tilsyn.domain.findings.frame_words import read_words
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.journal.entries import Answer, Deviation
from tilsyn.domain.values import RECORDED, VALUES
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.kit.choice_list import MarkedList
from tilsyn.interview.screen.kit.correction import Correction
from tilsyn.interview.screen.kit.dialogs import Chooses
from tilsyn.interview.screen.kit.one_read import in_burst
from tilsyn.services.conversation.correcting import Correctable, half_corrected, who_otherwise, written
from tilsyn.services.open_case import CPR_WARNING
from tilsyn.services.planning.preparing import encounter_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.conversation.correcting import WrittenHere
    from tilsyn.services.conversation.session import Session
    from tilsyn.services.conversation.undone import Undone
    from tilsyn.services.drafts import Keeper

KEYS = "pil op og ned: vælg · Enter: ret · Ctrl+Z: fortryd · Esc: tilbage · F9 sluk"
ONLY_CHOOSES = "Her vælges kun: pil op og ned, og Enter retter det, du står på. Intet er ændret."
OWN = "Et eget spørgsmål rettes ikke her. Tag det tilbage, og stil det igen."
HALF = "IKKE FÆRDIGRETTET: Enter, og skriv videre"
HIDDEN = "Samtalen er beskyttet: det, der er skrevet, vises ikke her."
NOTHING = "Intet er skrevet i samtalen endnu."


class ReadThrough(Chooses, Screen[None]):
    """Only this conversation, and of it nothing that is protected (domain.md 7)."""

    CSS = """
    ReadThrough #written { height: 1fr; border: none; padding: 0 1; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar = [
        Binding("escape,ctrl+r", "dismiss(None)", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]

    def __init__(self, session: Session, marks: Marks) -> None:
        super().__init__()
        self._session = session
        self._fit = marks.fit
        self.marks = marks
        self._rows: dict[str | None, WrittenHere] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        yield MarkedList(self.marks, id="written")
        yield Static(id="notice", markup=False)
        yield self.letter_line()
        yield Static(self._fit(KEYS), id="keys", markup=False)

    def on_mount(self) -> None:
        self._draw()
        self.query_one("#written").focus()

    def _draw(self, notice: str = "") -> None:
        """As it stands now; one stays at the row one was at, wherever it stands now."""
        desk, held = self._session.desk, self._session.encounter
        self._rows = dict(_named_apart(written(desk, held.id)))
        half = {draft.slot for draft in half_corrected(desk, held.id)}
        self.query_one(MarkedList).show((each, "".join(self._row(row, half))) for each, row in self._rows.items())
        size = counted(len(self._rows), "svar eller note", "svar og noter")
        title = f"{encounter_label(desk, held)} · alt, der er skrevet, i rækkefølge · {size}"
        self.query_one("#where", Static).update(self._fit(title))
        shown = held.id in desk.visible().encounters
        self._say(notice or ("" if self._rows else NOTHING if shown else HIDDEN))

    def _say(self, notice: str) -> None:
        self.query_one("#notice", Static).update(self._fit(notice))

    def _row(self, each: WrittenHere, half: set[str]) -> Iterator[str]:
        """When, at what, how it was read, and the words whole; then what was corrected, or is half-typed."""
        what = each.what
        yield f"{self._clock(each.at)}  {mask_cpr(' · '.join(filter(None, self._named(each))))}"
        if each.text:
            yield f"\n    {mask_cpr(each.text).replace(chr(10), chr(10) + '    ')}"
        if what and what.said.corrected:
            yield f"\n    rettet {time_text(what.said.corrected)}"
        if what and what.slot in half:
            yield f"\n    {HALF}"

    def _named(self, each: WrittenHere) -> tuple[str, ...]:
        """What it is about, and how it was read and noted."""
        ids = " ".join(each.ids)
        match each.what:
            case None:
                return ("eget spørgsmål", ids)
            case Correctable(otherwise=Deviation()) as what:
                return (ids, f"{who_otherwise(self._session.desk, what)} sagde noget andet")
            case Correctable(said=Answer() as said):
                how = "" if said.recorded_from == "direkte" else RECORDED.get(said.recorded_from or "", "")
                value = "ikke aflæst" if said.says_nothing else VALUES.get(said.value or "", "ingen værdi")
                value = " · ".join((value, *read_words(said)))
                unread = f"også hørt ved {' '.join(each.unread)}, ikke aflæst der" if each.unread else ""
                if said.value and len(each.ids) > 1:
                    # The words are theirs all; the value was read at the first only.
                    return (each.ids[0], value, f"samme tekst ved {' '.join(each.ids[1:])}", unread, how)
                return (ids, value, unread, how)
            case Correctable(said=note):
                places = (Place(at).text() for at in getattr(note, "at_items", ()))
                kind = "citat" if getattr(note, "quote", False) else "note"
                return (kind, getattr(note, "place", None) or "", listed(places))

    def _clock(self, at: str) -> str:
        """The time of day, where the day is that of the conversation."""
        same = iso_day(at) == iso_day(self._session.encounter.start)
        return (same and clock_text(at)) or time_text(at)

    def takes(self, event: events.Key | events.Paste) -> bool:
        """A sentence that lands here is no choice: neither its letters nor the Enter that ends it."""
        ends = isinstance(event, events.Key) and event.key == "enter" and not in_burst(event)
        if ends and self.letters.is_text:
            self._say(ONLY_CHOOSES)
        return super().takes(event)

    def means(self, text: str) -> str | None:
        return "tilbage til samtalen" if text.strip().lower() == "q" else None

    def read(self, text: str) -> None:  # noqa: ARG002  there is one
        self.dismiss(None)

    def landed(self, text: str) -> bool:  # noqa: ARG002  it stays in the line, to be seen
        """A sentence that lands here is no choice: neither its letters nor the Enter that ends it."""
        self._say(ONLY_CHOOSES)
        return False

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = self._rows.get(event.option_id)
        if chosen is None or chosen.what is None:  # gone since, or no answer
            self._say(OWN if chosen else "")
            return
        opened = Correction(self._session.desk, self._session.by, self.marks, chosen.what)
        self.app.push_screen(opened, self._corrected)

    def action_undo(self) -> None:
        """The last gesture of this sitting, here as at the questions: words that are gone are half-typed again."""
        undone = self._taken_back(self._session.undo)
        if undone is None:
            return
        self._session.keep_words(undone)
        if undone.kind == "own_question" and self._session.current:
            self._own_half().keep(undone.text)
        self._draw(f"{undone.line[:1].upper()}{undone.line[1:]}. Ctrl+Y: hent det igen.")

    def action_redo(self) -> None:
        """What was last taken back, after all."""
        half = self._own_half() if self._session.current else None
        undone = self._taken_back(self._session.redo)
        if undone is not None:
            if undone.kind == "own_question" and half:
                half.drop()  # it is asked again, and no longer half-typed
            self._draw(f"{undone.brought_back[:1].upper()}{undone.brought_back[1:]}.")

    def _own_half(self) -> Keeper:
        """Where a question of one's own is half-typed here."""
        return self._session.kept(lambda question: Slot.own(question, self._session.encounter.id))

    def _taken_back(self, act: Callable[[], Undone]) -> Undone | None:
        try:
            undone = act()
        except TilsynError as refused:
            self._say(f"{refused.message} {refused.hint}")
            return None
        return undone

    def _corrected(self, receipt: Receipt | None) -> None:
        self._draw(CPR_WARNING if receipt and receipt.cpr else f"Rettet: {' '.join(receipt.ids)}." if receipt else "")


def _named_apart(rows: Iterable[WrittenHere]) -> Iterator[tuple[str, WrittenHere]]:
    """Each by what it states, which stays what it is while others come and go."""
    seen: set[str] = set()
    for each in rows:
        name: str = each.what.slot if each.what else " ".join(("own", *each.ids))
        while name in seen:
            name = f"{name}+"
        seen.add(name)
        yield name, each
