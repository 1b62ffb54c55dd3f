"""The follow-up points: those from last time first, each with how it stands in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import date_text, typed_date
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.values import DECISIONS, FOLLOWUP_STATUS
from tilsyn.errors import TilsynError, UsageProblem
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.judging.followup_form import PointScreen
from tilsyn.interview.screen.judging.page import look_again
from tilsyn.interview.screen.kit.choice_list import ChoiceList
from tilsyn.interview.screen.kit.dialogs import AskLine, LandsBeside, Pick
from tilsyn.interview.screen.kit.draft_field import SaveLine
from tilsyn.interview.screen.kit.typed_ahead import LetterScreen
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging.followups import change_point, standing_points
from tilsyn.services.judging.view import worth_a_look_of
from tilsyn.services.open_case import CPR_WARNING
from tilsyn.services.planning.preparing import POINT_DRAFT

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from tilsyn.domain.journal.entries import FollowUp
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.judging.followups import StandingPoint
    from tilsyn.services.open_case import Desk

_MOVES = {"up": "cursor_up", "down": "cursor_down", "pageup": "page_up", "pagedown": "page_down"}


class FollowUpScreen(LandsBeside, LetterScreen[None]):
    """Letters, and Enter, set the status of the point that is marked; everything is committed at once."""

    CSS = """
    FollowUpScreen #points { height: 1fr; border: none; padding: 0 1; scrollbar-size-vertical: 1; }
    FollowUpScreen #notice { max-height: 6; }
    FollowUpScreen #keys { height: 2; text-wrap: wrap; }
    """
    WHERE_BESIDE: ClassVar = "i et nyt punkt"

    def __init__(self, desk: Desk, by: str | None, marks: Marks) -> None:
        super().__init__(marks, SaveLine(lambda: desk.saved_at))
        self.desk = desk
        self.by = by
        self._points: list[StandingPoint] = []

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        yield Points(id="points", markup=False)
        yield Static(id="notice", markup=False)
        yield self.letter_line()
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    @property
    def rows(self) -> Points:
        return self.query_one(Points)

    def on_mount(self) -> None:
        self.put("#where", "Opfølgningspunkter")
        self.put("#keys", wording.KEYS_POINTS)
        self.draw()

    def draw(self, notice: str = "", at: str | None = None) -> None:
        """Bring the list up to date, with the mark on the point `at`, or where it was."""
        marked = at or (self._marked.point.id if self._marked else None)
        self._points = standing_points(self.desk)
        self.rows.set_options(Option(self._row(each, here=False)) for each in self._points)
        places = [place for place, each in enumerate(self._points) if each.point.id == marked]
        self.rows.highlighted = (places or [0])[0] if self._points else None
        self.put(
            "#notice",
            notice or ("" if self._points else "Der er ingen opfølgningspunkter endnu. Tryk + for at skrive et."),
        )
        self.draw_saved()

    def _row(self, each: StandingPoint, *, here: bool) -> Text:
        mark = self.marks.here if here else " "
        text = Text(self.marks.fit(f"{mark} {point_line(self.desk, each)}\n"), "bold")
        also = [f"Også skrevet: {other}" for other in each.also]
        words = "\n  ".join(map(mask_cpr, (each.point.text, *also)))
        return text.append(self.marks.fit(f"  {words}\n"), "not bold")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The point the letters act on is marked, not only coloured."""
        event.stop()
        for place, each in enumerate(self._points):
            self.rows.replace_option_prompt_at_index(place, self._row(each, here=place == self.rows.highlighted))

    @property
    def _marked(self) -> StandingPoint | None:
        place = self.rows.highlighted
        return self._points[place] if place is not None and place < len(self._points) else None

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Nothing here has the focus: letters are typed in the letter line."""
        return self.typed_here(event)

    def means(self, text: str) -> str | None:
        typed = text.strip().lower()
        status = wording.STATUS_KEYS.get(typed)
        return f"sæt: {FOLLOWUP_STATUS[status]}" if status and self._marked else wording.LETTERS_POINTS.get(typed)

    def read(self, text: str) -> None:
        """Do what it means."""
        typed = text.lower()
        commands: dict[str, Callable[[], object]] = {"q": self._close, "+": self._new, "a": self._decide}
        if typed in commands:
            commands[typed]()
        else:
            self._set(status=wording.STATUS_KEYS[typed])

    def landed(self, text: str) -> bool:
        """A sentence begins a new point, kept at once; none that stands is changed."""
        Keeper(self.desk, POINT_DRAFT).add(text)
        self.app.push_screen(PointScreen(self.desk, self.by, self.marks, None, in_text=True), self._written)
        return True

    def entered(self) -> bool:
        """Enter corrects the point that is marked."""
        self._change()
        return True

    def pressed(self, event: events.Key) -> bool:
        """Arrows; what stood in the letter line was meant for the point before."""
        if event.key in _MOVES:
            self.letters.hold()
            getattr(self.rows, f"action_{_MOVES[event.key]}")()
        elif event.key == "escape":
            self._close()
        return event.key in _MOVES or event.key == "escape"

    def _close(self) -> None:
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks a point."""
        event.stop()

    def _set(self, **stated: str) -> None:
        marked = self._marked
        if marked is None:
            return
        try:
            saved = change_point(self.desk, marked.point, self.by, **stated)
        except TilsynError as refused:
            self.kept.refused(refused)
            self.draw_saved()
            return
        self.kept.settled()
        found = self._worth_a_look(marked.point.id)
        self.draw(found if saved else wording.NOTHING_NEW, marked.point.id)

    def _worth_a_look(self, identity: str) -> str:
        warned = CPR_WARNING if self.desk.cpr_recorded() else ""
        return "\n".join(filter(None, (warned, look_again(worth_a_look_of(self.desk, identity)))))

    def _new(self) -> None:
        self.app.push_screen(PointScreen(self.desk, self.by, self.marks, None), self._written)

    def _change(self) -> None:
        if self._marked:
            self.app.push_screen(PointScreen(self.desk, self.by, self.marks, self._marked.point), self._written)

    def _written(self, saved: str | None) -> None:
        """A new decision is asked for its state at once; nothing is chosen for it."""
        if saved is None:
            self.draw()
            return
        self.kept.settled()
        self.draw(self._worth_a_look(saved), saved)
        marked = self._marked
        if marked and is_decision(self.desk, marked.point) and marked.point.decision is None:
            self._decide()

    def _decide(self) -> None:
        marked = self._marked
        if marked is None:
            return
        if not is_decision(self.desk, marked.point):
            self.put("#notice", "Kun vilkår, påbud og skærpet tilsyn er afgørelser.")
            return
        rows = [(key, self.marks.fit(words)) for key, words in DECISIONS.items()]
        title = self.marks.fit("Afgørelse · Enter: vælg · Esc: lad den stå")
        self.app.push_screen(Pick(title, rows, self.marks), self._decided)

    def _decided(self, decision: str | None) -> None:
        if decision and self._marked:
            self._ask_day(decision, self._marked.point.slot)

    def _ask_day(self, decision: str, slot: str, text: str = "", wrong: str = "") -> None:
        keeper = Keeper(self.desk, Slot.line("decision", slot))

        def given(typed: str | None) -> None:
            if typed is None:
                return
            try:
                day = typed_date(typed, "datoen") if typed.strip() else ""
            except UsageProblem as refused:
                self._ask_day(decision, slot, typed, f"{refused.message} {refused.hint}")
                return
            keeper.drop()
            self._set(decision=decision, **({"decision_date": day} if day else {}))

        title = self.marks.fit("Afgørelsens dato, fx 24-10-2023 (tom: ingen)")
        self.app.push_screen(AskLine(title, text, keeper, wrong=wrong, marks=self.marks), given)


class Points(ChoiceList):
    """Never takes the focus: its keys belong to the screen."""

    can_focus = False


def is_decision(desk: Desk, point: FollowUp) -> bool:
    return any(each.decision for each in desk.model.followup_kinds if each.id == point.kind)


def point_line(desk: Desk, each: StandingPoint) -> str:
    """Kind, indicator, origin, status and decision in words; what has not been looked into stands in capitals."""
    point = each.point
    kinds = {kind.id: kind.label for kind in desk.model.followup_kinds}
    origin = f"fra tilsynet {_origin(point.origin)}" if each.is_earlier else "dette tilsyn"
    unexamined = point.status == "ikke_undersoegt"
    status = "IKKE UNDERSØGT" if unexamined else FOLLOWUP_STATUS.get(point.status or "", "ingen status")
    decided = f"{DECISIONS.get(point.decision or '', '')} {date_text(point.decision_date)}".strip()
    deadline = f"frist {date_text(point.deadline)}" if point.deadline else ""
    cited = (point.law, f"regel: {point.basis}" if point.basis else "")
    parts = (kinds.get(point.kind, point.kind), point.indicator, origin, status, decided, deadline, *cited)
    return " · ".join(part for part in parts if part)


def _origin(origin: str | None) -> str:
    """A date as dates are written; anything else as it was stated."""
    stated = mask_cpr(origin or "")
    return date_text(stated)
