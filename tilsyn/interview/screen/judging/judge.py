"""One indicator: its evidence, then text, sources and score, in that order; nothing is chosen beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Input, Static

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.library.supplement import anchors_of
from tilsyn.errors import TilsynError, UsageProblem
from tilsyn.interview.evidence_text import score_words
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.judging.ground_text import directives_of, ground_runs
from tilsyn.interview.screen.judging.page import look_again, page_css
from tilsyn.interview.screen.judging.scope_choice import ask_scope
from tilsyn.interview.screen.judging.short_lines import TITLES, ShortLine, ShortLinePage, ShortLines
from tilsyn.interview.screen.judging.steps import NOT_YET, STEPS_CSS, Scale, Sources, Steps
from tilsyn.interview.screen.kit.dialogs import Read
from tilsyn.interview.screen.kit.draft_field import Box
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.interview.screen.kit.taking_back import TakesBack
from tilsyn.services.conversation.undo import Undo
from tilsyn.services.drafts import offered
from tilsyn.services.judging.framed import place_of
from tilsyn.services.judging.judge import (
    TEXT_FIRST,
    Verdict,
    earlier,
    is_new,
    judge_anew,
    judged_unit,
    named_codes,
    typed_score,
)
from tilsyn.services.judging.view import sources_for, titles_of, worth_a_look
from tilsyn.services.open_case import CPR_WARNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.open_case import Desk

BODIES = ("#text", "#sources", "#score")
STEPS = ("Tekst", "Kilder", "Score")


class JudgeScreen(TakesBack, ShortLinePage):
    """Text before number: the score opens only once there is a text (domain.md 5.1)."""

    CSS = page_css("JudgeScreen", STEPS_CSS)

    def __init__(self, desk: Desk, by: str | None, marks: Marks, indicator_id: str, undo: Undo | None = None) -> None:
        super().__init__(desk, by, marks)
        self.unit = desk.unit(indicator_id)
        self.undo = undo or Undo(desk, by)
        self.slot = Slot.judgement(self.unit.id)
        self.lines = ShortLines(desk, self.unit)
        self._ids = (*BODIES, *(f"#{name}" for name in self.lines.names))
        self._titles = (*STEPS, *(TITLES[name] for name in self.lines.names))
        self._stood = ""
        self._before = False

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        with Container(id="pair"):
            with VerticalScroll(id="ground", can_focus=False):
                yield Static(id="shown")
            with Vertical(id="writing"):
                yield Static(id="notice", markup=False)
                for place, body in enumerate(self._bodies()):
                    yield Static(id=f"step{place}", classes="step", markup=False)
                    body.add_class("body")
                    yield body
        yield self.letter_line()
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    def _bodies(self) -> list[Widget]:
        fit, desk = self.marks.fit, self.desk
        bodies = [
            Editor(fit(wording.TEXT_REST), fit(wording.TEXT_WRITING), id="text"),
            Sources(sources_for(desk, self.unit.id), titles_of(desk), self.marks, id="sources"),
            Scale(desk.model.scale(desk.visible().fields.kind), self.marks, id="score"),
        ]
        return [*bodies, *(ShortLine(id=name) for name in self.lines.names)]

    @property
    def sources(self) -> Sources:
        return self.query_one("#sources", Sources)

    @property
    def scale(self) -> Scale:
        return self.query_one("#score", Scale)

    def standing_text(self) -> str:
        """The text that stands in the case."""
        stands = earlier(self.desk, self.unit)
        return stands.text if stands else ""

    def open(self) -> None:
        """What stands, for correcting; a new judgement opens empty, with nothing ticked."""
        desk, model = self.desk, self.desk.model
        stands = earlier(desk, self.unit)
        text, recovered = offered(desk, self.slot, stands.text if stands else "")
        self._stood = typed_score(stands)
        self.editor.hold(text)
        self.sources.tick(named_codes(desk, stands))
        label = model.labels.indicator if model.rated_level == "indicator" else model.labels.criterion
        self.put("#where", f"{self.unit.id} {label} · {self.unit.text or ''}")
        half = self.lines.half()
        self.put_lines({**self.lines.standing(), **half})
        self.say(self._hindrance() or recovered or (wording.RECOVERED_LINES if half else ""))
        self.draw()

    def _hindrance(self) -> str:
        """Why it cannot be judged, if it cannot."""
        try:
            judged_unit(self.desk, self.unit.id)
        except UsageProblem as refused:
            self.editor.disabled = True
            return f"{refused.message} Råd: {refused.hint}"
        self.editor.disabled = False
        return ""

    def draw(self) -> None:
        """Evidence, what was judged before, the steps, the footer."""
        self.put_ground(ground_runs(self.desk, self.unit, before=self._before))
        self.draw_steps()

    def draw_steps(self) -> None:
        """Each step with what it holds; the one with the focus is marked and in capitals."""
        for place, words in enumerate(self._held()):
            here = self._here == place
            name = self._titles[place].upper() if here else self._titles[place]
            mark = self.marks.here if here else " "
            self.put(f"#step{place}", f"{mark} {place + 1} {name} · {words}")
            self.query_one(f"#step{place}").set_class(here, "-here")
            self.query_one(self._ids[place]).set_class(here, "-here")
        self.draw_saved()

    @property
    def _here(self) -> int | None:
        """Which step has the focus."""
        named = f"#{self.focused.id}" if self.focused else ""
        return self._ids.index(named) if named in self._ids else None

    def _held(self) -> list[str]:
        """What each step holds, in a few words."""
        text, codes = self.editor.text.strip(), mask_cpr("; ".join(self.sources.codes))
        return [
            f"{len(text)} tegn" if text else "ikke skrevet endnu",
            codes or "ingen valgt endnu",
            self._held_score() if text else "vælges, når der er en tekst",
            *self.lines.held(self.typed_lines(), self.score),
        ]

    def _held_score(self) -> str:
        """What stands goes on standing until something else is chosen."""
        chosen, stood = self.scale.chosen, self._stood
        if chosen is not None:
            return self._typed_words(chosen)
        return f"{self._typed_words(stood)} står, til du vælger" if stood else "ikke valgt endnu"

    def _typed_words(self, typed: str) -> str:
        steps = self.desk.model.scale(self.desk.visible().fields.kind)
        value = next((step.value for step in steps if str(step.value) == typed), None)
        return NOT_YET if value is None else score_words(self.desk, value)

    @property
    def score(self) -> str:
        """A score that stands goes on standing until another is chosen."""
        return self._stood if self.scale.chosen is None else self.scale.chosen

    def keys_line(self) -> str:
        """What the keys do where the focus is."""
        lines = (wording.KEYS_TEXT, wording.KEYS_SOURCES, wording.KEYS_SCORE, wording.KEYS_REASON)
        here = self._here
        if here is None:
            return wording.KEYS_READING_FRAMED if self.unit.theme.framing else wording.KEYS_READING
        return lines[min(here, len(BODIES))].format(keys=self.scale.keys)

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Tab goes from step to step; outside them letters are commands, and whatever is none begins the text."""
        if super().takes(event):
            return True
        if isinstance(event, events.Key) and event.key in {"tab", "shift+tab"}:
            self._step(1 if event.key == "tab" else -1)
            return True
        if self.focused is not None and not isinstance(self.focused, Steps):
            return False
        return self.typed_here(event)

    def means(self, text: str) -> str | None:
        """At the scale its steps; at the sources nothing; else the commands of the page."""
        typed = text.strip().lower()
        if self.focused is self.scale:
            step = self.scale.words(typed)
            return None if step is None else f"vælg {step}, og gem"
        if self.focused is not None:
            return None
        steps = {str(place): f"{name.lower()}" for place, name in enumerate(self._titles, 1)}
        asked = {"g": "vælg, om indikatoren gælder"} if self._is_contested else {}
        framed = wording.FRAMED if self.unit.theme.framing else {}
        return {**wording.LETTERS_READING, **framed, **steps, **asked}.get(typed)

    def read(self, text: str) -> None:
        """Do what it means."""
        typed = text.lower()
        commands: dict[str, Callable[[], object]] = {
            "f": self._turn_before, "?": self._directives, "q": self.close, "g": self._ask_scope,
            "r": lambda: self.read_framing(place_of(self.desk, self.unit)),
        }  # fmt: skip
        if self.focused is self.scale:
            self.scale.mean(typed)
        elif typed in commands:
            commands[typed]()
        else:
            self.go_to(int(typed) - 1)

    def landed(self, text: str) -> bool:
        """From a list that only chooses nothing is taken."""
        return self.focused is None and super().landed(text)

    def entered(self) -> bool:
        """Enter writes, where no list has the focus."""
        if self.focused is None:
            self.go_to(0)
        return self.focused is self.editor

    def pressed(self, event: events.Key) -> bool:
        """Esc closes, and Ctrl+Z takes back, where no list has the focus."""
        if event.key == "escape" and self.focused is None:
            self.close()
            return True
        return self.focused is None and self.takes_back(event.key)

    def taken_back(self, said: str) -> None:
        """Show what stands now; what is half-typed goes on standing."""
        self.draft.keep()
        self.scale.choose(None)
        self.open()
        self.say("\n".join(filter(None, (said, self._said))))

    @property
    def _is_contested(self) -> bool:
        return self.unit.item.applies(self.desk.visible().fields.service_types) == "contested"

    def _step(self, onward: int) -> None:
        last = len(self._ids) - 1
        here = self._here if self._here is not None else {1: -1, -1: last + 1}[onward]
        self.go_to(min(max(here + onward, 0), last))

    def go_to(self, place: int) -> None:
        """To a step; the score waits for a text, and the reason only exists after a mark."""
        if place >= len(self._ids) or self.editor.disabled:
            return
        if place == BODIES.index("#score") and not self.editor.text.strip():
            self.say(TEXT_FIRST)
            return
        self.letters.hold()
        if place == BODIES.index("#score") and anchors_of(self.desk.model, self.unit, self.desk.visible().fields.kind):
            self.query_one("#ground").scroll_home(animate=False)
        self.query_one(self._ids[place]).add_class("-here")
        self.set_focus(self.query_one(self._ids[place]))

    def go_to_line(self, name: str) -> None:
        """To its step."""
        self.go_to(self._ids.index(f"#{name}"))

    def action_save(self) -> None:
        """With the step of the scale that stands in the letter line, where one does."""
        if self.focused is self.scale and self.scale.words(self.letters.text.strip().lower()) is not None:
            self.scale.pick_by(self.letters.given().strip().lower())
        super().action_save()

    def draw_here(self) -> None:
        """The steps say where the focus is, and whether there is a text to score."""
        self.draw_steps()

    def boxes(self) -> tuple[Box, ...]:
        """The text, and the short lines beside it."""
        lines = Box(self.lines.keeper, lambda: self.lines.as_one(self.typed_lines()))
        return (*super().boxes(), *([lines] if self.lines.names else []))

    def on_click(self, event: events.Click) -> None:
        """The mouse opens a step by its heading."""
        named = event.widget.id if event.widget else None
        if named and named.startswith("step"):
            self.go_to(int(named[4:]))

    def _ask_scope(self) -> None:
        ask_scope(self, self._scope_chosen)

    def _scope_chosen(self) -> None:
        self.kept.settled()
        self.say(self._hindrance())
        self.draw()

    def _turn_before(self) -> None:
        self._before = not self._before
        self.query_one("#ground").scroll_home(animate=False)
        self.draw()

    def _directives(self) -> None:
        text = self.marks.fit(directives_of(self.desk, self.unit))
        self.app.push_screen(Read(self.marks.fit("Anvisninger · Esc: luk"), text))

    def on_editor_left(self, event: Editor.Left) -> None:
        """Esc goes on to the sources; Ctrl+S saves."""
        event.stop()
        if not event.onward:
            self.commit()
        elif self.editor.text.strip():
            self.go_to(1)
        else:
            self.set_focus(None)

    def on_steps_done(self, event: Steps.Done) -> None:
        """Esc leaves the step; Enter goes on to the score, and from there saves, or asks for a reason."""
        event.stop()
        if not event.onward:
            self.set_focus(None)
        elif event.steps is self.sources:
            self.go_to(2)
        elif not self.asks_first():
            self.action_save()

    def on_sources_ticked(self) -> None:
        self.changed()
        self.draw_steps()

    on_scale_chosen = on_sources_ticked

    def verdict(self) -> Verdict:
        """What is on the screen."""
        typed = self.typed_lines()
        said = (self.editor.text, self.sources.codes, self.score)
        return Verdict(*said, typed.get("reason") or None, typed.get("change"))

    def commit(self) -> None:
        """Record it in one gesture; what is refused loses nothing."""
        verdict = self.verdict()
        try:
            saved = judge_anew(self.desk, self.unit.id, verdict, self.by)
        except TilsynError as refused:
            self.refused(refused)
            if self.lacks_reason:
                self.go_to_line("reason")
            return
        self.draft.settle()
        self.set_focus(None)
        self.say(self._afterwards(verdict) if saved else wording.NOTHING_NEW)
        is_other, self._stood = verdict.score != self._stood, verdict.score
        self.scale.choose(None)
        with self.prevent(Input.Changed):
            self.put_lines(self.lines.standing())
        self.lines.keeper.drop()
        self.draw()
        if is_other:
            self.asks_after()

    def _afterwards(self, verdict: Verdict) -> str:
        said = [CPR_WARNING] if self.desk.cpr_recorded() else []
        said += [] if verdict.score else ["Teksten er gemt uden score. Det står i tilsyn status, til scoren er valgt."]
        found = [each for each in worth_a_look(self.desk, self.unit.id) if each.code != "S002"]
        return "\n".join(filter(None, (*said, look_again(found))))

    def close(self) -> None:
        """Say once what is not saved; the text is kept as a draft in any case."""
        self.draft.keep()
        if self._warned or self.is_as_saved():
            self.dismiss(None)
            return
        self.warn(wording.NOT_SAVED)

    def is_as_saved(self) -> bool:
        """Of the text and of what is chosen."""
        return not is_new(self.desk, self.unit.id, self.verdict())
