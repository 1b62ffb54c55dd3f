"""What judging on the screen does to the case, each in one gesture; it knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import counted, time_text
from tilsyn.domain.findings.followups import is_earlier
from tilsyn.domain.findings.ground_gaps import code_of
from tilsyn.domain.journal.entries import Assessment, FollowUp
from tilsyn.domain.moments import is_later
from tilsyn.domain.text import clean
from tilsyn.errors import UsageProblem
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.kit.save_line import CLOCK
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging import judge, view
from tilsyn.services.judging.stale_check import live_versions
from tilsyn.services.planning.preparing import POINT_DRAFT, choose_scope, save_followup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.domain.findings.evidence import Ground
    from tilsyn.domain.journal.entries import Entry, Judgement
    from tilsyn.domain.problems import Problem
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.drafts import Draft

"""Where a point that is not in the case yet is kept until it is recorded."""


class OpenedText(NamedTuple):
    """A text as it opens, and a sentence where it was half-typed last time. `sources` are codes."""

    text: str
    recovered: str = ""
    sources: tuple[str, ...] = ()
    score: str = ""


class StandingPoint(NamedTuple):
    """A follow-up point as it stands, and whether it comes from an earlier inspection."""

    entry: Entry
    point: FollowUp
    is_earlier: bool


class JudgingGestures:
    """Judgements, assessments and follow-up points. Whatever returns True is committed; nothing else is saved."""

    def __init__(self, desk: Desk, by: str | None) -> None:
        self.desk = desk
        self.by = by
        self.saved_at: str | None = None

    def progress(self) -> str:
        """Nothing: no count stands where a score is given (domain.md 6)."""
        return ""

    def keep_draft(self, slot: str, text: str) -> str:
        """Keep what is half-typed, and say when. Raises CaseError where it cannot be kept."""
        self.desk.file.save_draft(slot, clean(text))
        return self.desk.world.now()[CLOCK]

    def drop_draft(self, slot: str) -> None:
        """Nothing half-typed is left for the slot."""
        if self.draft(slot):
            self.desk.file.drop_draft(slot)

    def draft(self, slot: str) -> Draft | None:
        return next((each for each in self.desk.file.drafts() if each.slot == slot), None)

    def _offered(self, slot: str, text: str) -> tuple[str, str]:
        """The text to go on from, and what to say of it; also where something newer has been recorded since."""
        draft = self.draft(slot)
        if draft is None or draft.text == text:
            return text, ""
        size = counted(len(draft.text), "tegn", "tegn")
        said = wording.RECOVERED.format(at=time_text(draft.at), size=size)
        stands = self.desk.visible().entry(slot)
        newer = stands is not None and is_later(stands.header.at, draft.at)
        return (
            draft.text,
            f"{wording.OLDER.format(at=time_text(stands.header.at))} {said}" if stands and newer else said,
        )

    def open_judgement(self, indicator: str) -> OpenedText:
        """What stands in this case, since that is what is corrected; never what an earlier report said."""
        stands = self.judgement(indicator)
        text, recovered = self._offered(Slot.judgement(indicator), stands.text if stands else "")
        visible = self.desk.visible()
        codes = tuple(code for slot in (stands.sources if stands else ()) if (code := code_of(slot, visible)))
        return OpenedText(text, recovered, codes, _typed(stands))

    def judgement(self, indicator: str) -> Judgement | None:
        return judge.earlier(self.desk, self.desk.unit(indicator))

    def is_new(self, indicator: str, verdict: judge.Verdict) -> bool:
        """Whether anything of it is not recorded yet."""
        stands = self.judgement(indicator)
        if stands is None:
            return bool(verdict.text.strip() or verdict.sources or verdict.score)
        named = view.names_anew(self.desk, verdict.sources, stands.sources)
        return named or (clean(verdict.text), verdict.score) != (stands.text, _typed(stands))

    def judge(self, indicator: str, verdict: judge.Verdict) -> bool:
        """Commit a judgement; False where nothing is new. Raises TilsynError for what is refused."""
        if not self.is_new(indicator, verdict):
            self.drop_draft(Slot.judgement(indicator))
            return False
        if not verdict.text.strip():
            raise UsageProblem(wording.EMPTY, wording.TEXT_FIRST)
        judge.judge(self.desk, indicator, verdict, self.by)
        return self._saved(Slot.judgement(indicator))

    def hindrance(self, indicator: str) -> str:
        """Why it cannot be judged, if it cannot."""
        try:
            judge.judged_unit(self.desk, indicator)
        except UsageProblem as refused:
            return f"{refused.message} Råd: {refused.hint}"
        return ""

    def choose_scope(self, indicator: str, *, use: bool, reason: str) -> None:
        """Record whether an indicator applies, where the edition is in doubt."""
        choose_scope(self.desk, indicator, use=use, reason=reason, by=self.by)
        self.scope_keeper(indicator).drop()
        self._saved(Slot.scope(indicator))

    def scope_keeper(self, indicator: str) -> Keeper:
        """Why an indicator applies or not, while it is typed."""
        return Keeper(self.desk, Slot.scope(indicator))

    def ground(self, item: str) -> Ground:
        return view.evidence_of(self.desk, item)

    def sources_for(self, indicator: str) -> list[tuple[str, bool]]:
        """Codes a judgement may name, each with whether it has something noted here; those that have come first."""
        codes = list(dict.fromkeys(judge.usable_sources(self.desk)))
        here = view.bearing(self.desk, indicator, codes)
        return sorted(((code, code in here) for code in codes), key=lambda each: not each[1])

    def worth_a_look(self, at: str) -> list[Problem]:
        return view.worth_a_look(self.desk, at)

    def open_assessment(self, place: str) -> OpenedText:
        return OpenedText(*self._offered(Slot.assessment(place), self.assessment(place)))

    def assessment(self, place: str) -> str:
        stands = self.desk.visible().one(Assessment, Slot.assessment(place))
        return stands.text if stands else ""

    def assess(self, place: str, text: str) -> bool:
        """Commit an assessment; False where nothing is new."""
        stands = self.assessment(place)
        if clean(text) == stands or not (stands or text.strip()):
            self.drop_draft(Slot.assessment(place))
            return False
        slot = Slot.assessment(place)
        judge.assess(self.desk, place, text, self.by, drop_draft=slot)
        return self._saved(slot)

    def points(self) -> list[StandingPoint]:
        """Follow-up points: those from last time first, and first among them what has not been looked into."""
        visible = self.desk.visible()
        found = [StandingPoint(entry, point, is_earlier(point, visible)) for entry, point in visible.of(FollowUp)]
        return sorted(found, key=lambda each: (not each.is_earlier, each.point.status != "ikke_undersoegt"))

    def set_point(self, point: FollowUp, **stated: str) -> bool:
        """Commit a change of status or decision; False where it stands so already."""
        if all(getattr(point, name) == value for name, value in stated.items()):
            return False
        if self.other_texts(point):
            raise UsageProblem(wording.SEVERAL_POINTS, wording.SEVERAL_POINTS_HINT)
        return self.save_point(point, None, stated)

    def other_texts(self, point: FollowUp) -> list[str]:
        """What else stands in the point's place, where two have written unseen."""
        versions = (each.payload for each in live_versions(self.desk, point.slot))
        return [each.text for each in versions if isinstance(each, FollowUp) and each.text != point.text]

    def open_point(self, point: FollowUp | None) -> OpenedText:
        return OpenedText(*self._offered(point.slot if point else POINT_DRAFT, point.text if point else ""))

    def save_point(self, point: FollowUp | None, text: str | None, stated: Mapping[str, Any]) -> bool:
        """Commit a new point, or a new version of one; False where it stands so already."""
        if point and _stands(point, text, stated):
            self.drop_draft(point.slot)
            return False
        entry = self.desk.case.current(point.slot) if point else None
        draft = (point.slot if point else POINT_DRAFT) if text is not None else None
        saved = save_followup(self.desk, entry.id if entry else None, text, self.by, stated, drop_draft=draft)
        return self._saved(saved.slot)

    def _saved(self, slot: str) -> bool:
        """The clock of the last commit is the entry's own."""
        entry = self.desk.case.current(slot)
        self.saved_at = entry.header.at if entry else self.saved_at
        return True


def _stands(point: FollowUp, text: str | None, stated: Mapping[str, Any]) -> bool:
    """Whether a point says all this already; an empty field is none."""
    same = all((getattr(point, name) or "") == (value or "") for name, value in stated.items())
    return same and (text or "").strip() in {"", point.text.strip()}


def _typed(stands: Judgement | None) -> str:
    """A score as one types it; empty for none."""
    return str(stands.score) if stands and stands.score is not None else ""
