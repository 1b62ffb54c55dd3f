"""The prose of a criterion, a theme, the whole or the economy, beside the texts it is written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import time_text
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.values import STATES_ON_SCREEN
from tilsyn.errors import TilsynError
from tilsyn.interview.evidence_text import carried_words, score_words
from tilsyn.interview.ground_beside import unlit_runs
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.judging.page import LOOK, Page, look_again, page_css
from tilsyn.interview.screen.kit.dialogs import AskLine, Pick
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.services.drafts import Keeper, offered
from tilsyn.services.judging.judge import (
    assess_anew,
    assessed_place,
    assesses_anew,
    assessment_text,
    needs_reason,
)
from tilsyn.services.judging.leads import choose_lead, sentences_of, standing_lead
from tilsyn.services.judging.stale_check import live_versions
from tilsyn.services.judging.view import repeated, rests_on, worth_a_look
from tilsyn.services.open_case import CPR_WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult

    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.interview.evidence_text import Run
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.judging.view import Rests
    from tilsyn.services.open_case import Desk


METHOD_NAMES = {"two_stage": " (gennemsnit i to trin)", "one_stage": " (gennemsnit i ét trin)", None: ""}


class AssessScreen(Page):
    """One text. The mean is a reading aid, labelled as computed; no text is ever made from it (domain.md 5.6)."""

    CSS = page_css("AssessScreen")

    def __init__(self, desk: Desk, by: str | None, marks: Marks, place: str) -> None:
        super().__init__(desk, by, marks)
        self.place = assessed_place(desk, place)
        self.slot = Slot.assessment(self.place)

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        with Container(id="pair"):
            with VerticalScroll(id="ground", can_focus=False):
                yield Static(id="shown")
            with Vertical(id="writing"):
                yield Static(id="notice", markup=False)
                yield Editor(self.marks.fit(wording.ASSESS_REST), self.marks.fit(wording.ASSESS_WRITING), id="text")
        yield self.letter_line()
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    def standing_text(self) -> str:
        """The text that stands in the case."""
        return assessment_text(self.desk, self.place)

    def open(self) -> None:
        """What stands, or what was half-typed."""
        text, recovered = offered(self.desk, self.slot, self.standing_text())
        self.editor.hold(text)
        self.put("#where", place_title(self.desk, self.place))
        self.put_ground((*self._stands(text), *_runs(self.desk, self.place)))
        self.say(recovered)
        self.draw_saved()

    def _stands(self, held: str) -> Iterator[Run]:
        """What is in the case, where the field holds something else, or where two have written unseen."""
        found = live_versions(self.desk, self.slot)
        if len(found) > 1:
            yield "Der står flere vurderinger på samme tid. Den, du gemmer, afløser dem alle.\n", "bold"
        for entry in found:
            text = str(getattr(entry.payload, "text", ""))
            if len(found) > 1 or text != held:
                yield f"Står nu i sagen ({time_text(entry.header.at)}, {entry.header.who})\n", "bold"
                yield f"{mask_cpr(text)}\n\n", "dim"

    def keys_line(self) -> str:
        """What the keys do where the focus is."""
        if self.focused is self.editor:
            return wording.KEYS_ASSESS_WRITING
        if self.place.level == "theme":
            return wording.KEYS_ASSESS_THEME_FRAMED if self._is_framed else wording.KEYS_ASSESS_THEME
        return wording.KEYS_ASSESS_FRAMED if self._is_framed else wording.KEYS_ASSESS

    @property
    def _is_framed(self) -> bool:
        """Whether the source says something of it: of a theme or a criterion, in an edition that holds it."""
        return any(
            theme.framing
            for theme, criterion in self.desk.model.criteria()
            if self.place in {Place.theme(theme.number), Place.criterion(criterion.id)}
        )

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Whatever is no command begins the text."""
        if super().takes(event):
            return True
        return self.focused is None and self.typed_here(event)

    def means(self, text: str) -> str | None:
        framed = wording.FRAMED if self._is_framed else {}
        lead = wording.LEAD if self.place.level == "theme" else {}
        return {"q": "luk", **framed, **lead}.get(text.strip().lower())

    def read(self, text: str) -> None:
        if text.lower() in wording.FRAMED:
            self.read_framing(self.place)
        elif text.lower() in wording.LEAD:
            self._choose_lead()
        else:
            self.close()

    def _choose_lead(self) -> None:
        """From what stands in the case: a sentence that is only typed here may yet be another."""
        sentences, stands = sentences_of(self.desk, self.place), standing_lead(self.desk, self.place)
        if not sentences:
            self.say(wording.NO_TEXT_YET)
            return
        rows = [
            (str(number), self.marks.fit(f"[{'x' if each == stands else ' '}] {mask_cpr(each)}"))
            for number, each in enumerate(sentences, 1)
        ]

        def chosen(number: str | None) -> None:
            if number is not None:
                self._lead_chosen(sentences[int(number) - 1])

        self.app.push_screen(Pick(self.marks.fit(wording.LEAD_TITLE), rows, self.marks), chosen)

    def _lead_chosen(self, sentence: str) -> None:
        """By its words: the text may have been changed from another window since the list was drawn."""
        try:
            new = choose_lead(self.desk, self.place, sentence, self.by)
        except TilsynError as refused:
            self.refused(refused)
            return
        self.kept.settled()
        self.say("Nøglesætningen er valgt." if new else wording.NOTHING_NEW)
        self.draw_saved()

    def entered(self) -> bool:
        """Enter writes."""
        self.write("")
        return True

    def pressed(self, event: events.Key) -> bool:
        """Tab writes, Esc closes."""
        if event.key == "tab":
            self.write("")
        elif event.key == "escape":
            self.close()
        return event.key in {"tab", "escape"}

    def on_editor_left(self, event: Editor.Left) -> None:
        """Esc saves and closes, unless something is worth another look first; Ctrl+S saves and stays."""
        event.stop()
        text = self.editor.text
        if needs_reason(self.desk) and text.strip() and assesses_anew(self.desk, self.place, text):
            self._ask_why(onward=event.onward)
        else:
            self._leave(onward=event.onward)

    def _ask_why(self, *, onward: bool) -> None:
        """After a mark; Esc there leaves the text as it is, half-typed."""
        keeper = Keeper(self.desk, Slot.beside("reason", self.slot))

        def given(why: str | None) -> None:
            if why is not None:
                self._leave(why, onward=onward)

        asked = AskLine(self.marks.fit(wording.WHY_CHANGED), keeper=keeper, marks=self.marks)
        self.app.push_screen(asked, given)

    def _leave(self, why: str | None = None, *, onward: bool) -> None:
        found = self._commit(why)
        if found is None and not onward:
            return
        self.set_focus(None)
        if onward and found == "":
            self.dismiss(None)

    def _commit(self, why: str | None) -> str | None:
        """Record it; gives what is worth another look, or None where the case refused it and nothing is lost."""
        text = self.editor.text
        try:
            saved = assess_anew(self.desk, self.place, text, self.by, why)
        except TilsynError as refused:
            self.refused(refused)
            return None
        self.draft.settle()
        Keeper(self.desk, Slot.beside("reason", self.slot)).drop()
        warned = CPR_WARNING if self.desk.cpr_recorded() else ""
        said = "\n".join(filter(None, (warned, self._look_again()))) if saved else ""
        self.say(said)
        self.draw_saved()
        return said

    def _look_again(self) -> str:
        """What `status` says of the place; of a theme it says what is repeated, of the others it is said here."""
        shown = look_again(worth_a_look(self.desk, self.place))
        if self.place.level == "theme":
            return shown
        advice = "Skriv, hvad der går igen, og hvad det betyder for borgerne."
        more = [
            f" - Teksten gentager ordret en sætning fra {each}. {advice}" for each in repeated(self.desk, self.place)
        ]
        return "\n".join([shown or LOOK, *more]) if more else shown

    def close(self) -> None:
        """A draft that was offered and not taken stays kept; so does what was emptied."""
        self.draft.keep()
        if self._warned or not Keeper(self.desk, self.slot).found():
            self.dismiss(None)
            return
        self.warn(wording.TEXT_NOT_SAVED)


def place_title(desk: Desk, place: str) -> str:
    """What a place is called: "Tema 4 …", with the edition's word for the text."""
    at = Place(place)
    if at.level == "criterion":
        title = next(each.title for _, each in desk.model.criteria() if each.id == at.id)
        return f"{desk.model.labels.criterion} · {at.title()}: {title}"
    if at.level == "theme":
        title = next(each.title for each in desk.model.themes if str(each.number) == at.id)
        return f"{desk.model.labels.theme} · {at.title()}: {title}"
    return f"{desk.model.labels.theme} · {at.title()}"


def _runs(desk: Desk, place: str) -> Iterator[Run]:
    below = rests_on(desk, place)
    if below.mean:
        method = METHOD_NAMES[below.method] if Place(place).level == "theme" else ""
        yield f"Regnet ud: {below.mean} · {below.basis}{method}. Kun en hjælp til læsningen.\n", "italic"
    yield from unlit_runs(desk, place)
    if not below.states and not below.texts:
        yield "Der er ikke skrevet noget endnu, som vurderingen kan bygge på.", ""
    yield from _texts_below(desk, below)
    for state in below.states:
        yield from _judged(desk, state)


def _texts_below(desk: Desk, below: Rests) -> Iterator[Run]:
    for each in below.texts:
        yield f"\n{place_title(desk, each.at)}\n", "bold"
        yield f"{each.text}\n", ""


def _judged(desk: Desk, state: RatedState) -> Iterator[Run]:
    """One item: its wording, its text, and the score with its label, or the state in words."""
    yield f"\n{state.unit.id} {state.unit.text or ''}\n", "bold"
    if state.text:
        yield f"{state.text}\n", ""
    words = [STATES_ON_SCREEN[state.state]] if state.state not in {"scored", "carried"} else []
    words += [f"Score: {score_words(desk, state.score)}"] if state.score is not None else []
    words += [carried_words(state.carried_from.date)] if state.carried_from else []
    yield f"({'; '.join(words)})\n", "italic"
