"""What is said in one line each beside a judgement: why it is changed, and why its score is another than last time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import date_text
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.interview.screen.judging.page import Page
from tilsyn.interview.screen.kit.editor import Line
from tilsyn.services.drafts import Keeper, apart, as_one
from tilsyn.services.judging.judge import earlier, needs_reason
from tilsyn.services.judging.score_changes import before, differs, where_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widgets import Input

    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.services.open_case import Desk

TITLES = {"reason": "Begrundelse for ændringen", "change": "Forskel fra sidst"}


class ShortLine(Line):
    """Esc leaves it; what stands in it stays there."""

    BINDINGS: ClassVar = [Binding("escape", "leave", show=False)]

    def action_leave(self) -> None:
        """Nothing has the focus then, and letters are commands again."""
        self.screen.set_focus(None)


class ShortLines:
    """Which lines there are, and what each holds; half-typed they are kept together.

    The first exists only after a mark, the second only where an earlier report scored the same words.
    """

    def __init__(self, desk: Desk, unit: RatedUnit) -> None:
        self._desk = desk
        self._unit = unit
        self.keeper = Keeper(desk, Slot.beside("lines", Slot.judgement(unit.id)))
        there = {"reason": needs_reason(desk), "change": before(desk, unit) is not None}
        self.names = tuple(name for name in TITLES if there[name])

    def standing(self) -> dict[str, str]:
        """What the judgement that stands says in each; a reason is of one change, and is asked for anew."""
        stands = earlier(self._desk, self._unit)
        said = {"reason": "", "change": (stands.change if stands else "") or ""}
        return {name: said[name] for name in self.names}

    def half(self) -> dict[str, str]:
        """What is half-typed."""
        return {name: text for name, text in apart(self.keeper.found()).items() if name in self.names}

    def as_one(self, typed: Mapping[str, str]) -> str:
        """What is typed and not recorded, in one text to keep."""
        stands = self.standing()
        return as_one({name: text for name, text in typed.items() if text.strip() != stands[name]})

    def held(self, typed: Mapping[str, str], score: str) -> list[str]:
        """What each holds, in a few words. The earlier score is not told before there is one."""
        words = {"reason": mask_cpr(typed.get("reason", "")) or "skal skrives, for udkastet er delt"}
        if "change" in self.names:
            words["change"] = self._change_words(typed["change"], score)
        return [words[name] for name in self.names]

    def lacks_change(self, typed: Mapping[str, str], score: str) -> bool:
        """Whether the score is another than last time, and nothing says why."""
        is_asked = "change" in self.names and not typed["change"].strip()
        return is_asked and differs(self._desk, self._unit, score) is not None

    def _change_words(self, typed: str, score: str) -> str:
        other, found = differs(self._desk, self._unit, score), before(self._desk, self._unit)
        if other:
            return mask_cpr(typed) or f"mangler; scoren var {where_from(other)}"
        return f"samme score som {date_text(found.date)}" if found and score else "kun hvis scoren bliver en anden"


class ShortLinePage(Page):
    """A page with such lines; a score that needs words beside it is followed by the line they are written in."""

    lines: ShortLines

    @property
    def score(self) -> str:
        """As it is chosen, or as it stands."""
        return ""

    def go_to_line(self, name: str) -> None:
        """Write in it."""

    def typed_lines(self) -> dict[str, str]:
        """What stands in each."""
        return {name: self.query_one(f"#{name}", Line).value for name in self.lines.names}

    def put_lines(self, typed: Mapping[str, str]) -> None:
        """Another text stands in some."""
        for name, text in typed.items():
            self.query_one(f"#{name}", Line).value = text

    @property
    def lacks_reason(self) -> bool:
        """After a mark nothing is recorded without one."""
        return not self.typed_lines().get("reason", "-").strip()

    @property
    def _lacks_change(self) -> bool:
        return self.lines.lacks_change(self.typed_lines(), self.score)

    def asks_first(self) -> bool:
        """Whether something is to be written before it is recorded.

        After a mark that is both: recorded in a gesture of its own, the second would want a reason once more.
        """
        if self.lacks_reason:
            self.go_to_line("reason")
        elif "reason" in self.lines.names and self._lacks_change:
            self.go_to_line("change")
        else:
            return False
        return True

    def asks_after(self) -> None:
        """A score is recorded that is another than last time: why is written next, and may be left out."""
        if self._lacks_change:
            self.go_to_line("change")

    def on_input_changed(self) -> None:
        self.changed()
        self.draft.typing()
        self.draw_here()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the second line where it is wanted, and else saves."""
        event.stop()
        if event.input.id == "change" or not self.asks_first():
            self.action_save()
