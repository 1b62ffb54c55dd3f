"""What still stands between the case and a final report; pure, all at once (interface.md, status)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import CASE, OVERALL, Place, Slot
from tilsyn.domain.danish import counted, date_text, listed, origin_text
from tilsyn.domain.findings.bare import is_bare
from tilsyn.domain.findings.earlier import given_in
from tilsyn.domain.findings.evidence import loose_notes
from tilsyn.domain.findings.final_gates import OUTDATED, UNHEARD, final_gates
from tilsyn.domain.findings.followups import unexamined_orders, unexamined_points
from tilsyn.domain.findings.ground_gaps import ground_gaps
from tilsyn.domain.findings.lead import has_lost_its_lead
from tilsyn.domain.findings.passages import Cut, Passages
from tilsyn.domain.findings.privacy import mask_cpr, small_groups
from tilsyn.domain.findings.scoring import APPLICABLE, RatedState, Scorecard, applicability, in_focus
from tilsyn.domain.findings.text_lint import judgement_findings, prose_findings
from tilsyn.domain.findings.times import time_warnings
from tilsyn.domain.journal.entries import (
    Alert,
    Assessment,
    FollowUp,
    Judgement,
    Previous,
)
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.values import GROUPS_MANY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.library.edition import QualityModel, RatedUnit

ALERT, CPR, UNWORDED = "S032", "S024", "S020"
REPEATED = 40
"""A sentence of this many characters found verbatim in an indicator's text is a repetition (domain.md 5.8)."""


OTHER_THAN = {**GROUPS_MANY, "andre": "dem", "anonym": "dem"}


class Readiness(NamedTuple):
    blocking: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def ready(self) -> bool:
        """Whether a final report would be written: a CPR number only warns, and still refuses it."""
        return not self.blocking and all(each.code != CPR for each in self.warnings)

    @property
    def waits_for_hearing(self) -> bool:
        """Whether nothing but the hearing stands between the case and a final report."""
        return self._only(UNHEARD)

    @property
    def outdated(self) -> bool:
        """Whether a final report was made that does not answer to the case, and nothing is in the way of a new one."""
        return self._only(OUTDATED)

    def _only(self, codes: frozenset[str]) -> bool:
        left = {each.code for each in self.blocking} | {each.code for each in self.warnings if each.code == CPR}
        return bool(left) and left <= codes

    @property
    def outside(self) -> tuple[Problem, ...]:
        """What may be read outside the case: an alert is in no output (domain.md 7)."""
        return tuple(each for each in (*self.blocking, *self.warnings) if each.code != ALERT)


def readiness(model: QualityModel, case: Case, visible: Visible, card: Scorecard) -> Readiness:
    """Everything that blocks and warns; protected entries are only ever felt as ground that does not carry."""
    found = [
        *_alerts(visible),
        *_judgement_gaps(card, visible),
        *ground_gaps(card, case, visible),
        *assessment_gaps(card, visible),
        *_followup_gaps(model, visible),
        *_bare_gaps(visible),
        *_conflict_gaps(visible),
        *final_gates(card, visible),
        *_wording_warnings(card),
        *_triangulation_warnings(card),
        *_repetition_warnings(card, visible),
        *_lead_warnings(card, visible),
        *_passage_warnings(card, visible),
        *_prose_warnings(card, visible),
        *_privacy_warnings(case, visible),
        *_housekeeping_warnings(model, visible),
        *time_warnings(model, visible),
        *_law_warnings(model, visible),
    ]
    found = [
        each.model_copy(update={"text": mask_cpr(each.text), "at": mask_cpr(each.at or "") or None}) for each in found
    ]
    blocking = tuple(each for each in found if each.severity == "error")
    return Readiness(blocking, tuple(each for each in found if each.severity == "warning"))


def _judgement_gaps(card: Scorecard, visible: Visible) -> Iterator[Problem]:
    for state in card.states:
        at = state.unit.id
        if state.unit.text is not None:
            yield from _scope_gaps(state.unit, visible)
        if state.state == "missing":
            yield problem("S001", at=at, id=at)
        if state.state == "judged":
            yield problem("S002", at=at, id=at)
        if state.state in {"judged", "scored"} and not state.sources:
            yield problem("S003", at=at, id=at)
        if state.before and not state.change:
            yield problem("S062", at=at, id=at, score=state.before.score, date=date_text(state.before.date))


def _scope_gaps(unit: RatedUnit, visible: Visible) -> Iterator[Problem]:
    """A choice that is missing, or one that came with the earlier case and is in focus now (domain.md 12)."""
    applies, choice = applicability(unit.item, visible)
    if applies == "contested":
        yield problem("S004", at=unit.id, id=unit.id)
    elif choice is not None and choice.carried_from and in_focus(unit.id, visible):
        yield problem("S015", at=unit.id, id=unit.id, date=date_text(choice.carried_from))


def assessment_gaps(card: Scorecard, visible: Visible) -> Iterator[Problem]:
    """Themes, criteria and the whole that nobody has put into words, where this inspection looked at them."""
    for theme in card.themes:
        for criterion in theme.criteria:
            if _needs_assessment(criterion.states) and card.model.rated_level == "indicator":
                yield from _unassessed(Place.criterion(criterion.criterion.id), visible)
        if _needs_assessment(theme.states):
            yield from _unassessed(Place.theme(theme.theme.number), visible, f"Tema {theme.theme.title}")
    yield from _unassessed(OVERALL, visible, "Tilbuddet som helhed")


def _needs_assessment(states: tuple[RatedState, ...]) -> bool:
    """What only stands from an earlier report, or does not apply, is not assessed anew."""
    return any(state.state in APPLICABLE - {"carried"} for state in states)


def _unassessed(at: Place, visible: Visible, what: str | None = None) -> Iterator[Problem]:
    assessment = visible.one(Assessment, Slot.assessment(at))
    if assessment is None or not assessment.text.strip():
        yield problem("S005", at=at, what=what or at.title(), named=at.name())


def _followup_gaps(model: QualityModel, visible: Visible) -> Iterator[Problem]:
    labels = {each.id: each.label for each in model.followup_kinds}
    for entry, point in unexamined_orders(model, visible):
        what, origin, deadline = (
            labels.get(point.kind, point.kind),
            origin_text(point.origin),
            date_text(point.deadline),
        )
        at, post = point.indicator or CASE, entry.id[:8]
        yield problem("S013", at=at, what=what, origin=origin, deadline=deadline, post=post)
    standing = [
        (entry, each)
        for entry, each in visible.of(FollowUp)
        if each.decision != "ophaevet" and each.status != "bortfaldet"
    ]
    orders = [each for _, each in standing if each.kind == "paabud"]
    for entry, each in standing:
        post = entry.id[:8]
        if each.kind == "paabud" and each.deadline is None:
            yield problem("S006", at=each.indicator or CASE, post=post)
        if each.kind == "paabud" and not (each.law and each.basis):
            yield problem("S060", at=each.indicator or CASE, post=post, what=_uncited(each))
        if each.kind == "skaerpet_tilsyn":
            if not orders:
                yield problem("S008", at=CASE)
            start = each.decision_date or visible.fields.date
            if each.deadline and date.fromisoformat(each.deadline) > half_a_year_after(date.fromisoformat(start)):
                yield problem("S007", at=CASE, post=post)


def _uncited(order: FollowUp) -> str:
    """What an order does not say that it rests on."""
    needed = (("hjemlen", order.law), ("den regel, der ikke er overholdt", order.basis))
    return listed(what for what, cited in needed if not cited)


def _bare_gaps(visible: Visible) -> Iterator[Problem]:
    if is_bare(visible):
        yield problem("S014", at=CASE)


def half_a_year_after(day: date) -> date:
    """Six calendar months later, on the month's last day where it is shorter."""
    month = day.month + 6
    year, month = day.year + (month - 1) // 12, (month - 1) % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date(year, month, min(day.day, last))


def _conflict_gaps(visible: Visible) -> Iterator[Problem]:
    for conflict in visible.conflicts():
        at = place_of(conflict.slot, visible)
        yield problem("S009", at=at, count=len(conflict.entries), what=at)


def place_of(slot: str, visible: Visible) -> Place:
    """The place of a slot as interface.md's `at` has it."""
    named = Slot(slot)
    match named.kind:
        case "judgement" | "scope" | "assessment" | "transfer":
            return Place(named.rest)
        case "answer":
            return Place.question(named.question)
        case "source" if named.rest in visible.sources:
            return Place.source(visible.sources[named.rest].code)
        case _:
            return CASE


def _alerts(visible: Visible) -> Iterator[Problem]:
    return (problem(ALERT, at=CASE, text=alert.text) for _, alert in visible.of(Alert) if shown_alert(alert, visible))


def shown_alert(alert: Alert, visible: Visible) -> bool:
    return alert.encounter is None or alert.encounter in visible.encounters


def _wording_warnings(card: Scorecard) -> Iterator[Problem]:
    unknown = [state.unit.id for state in card.states if state.state == "unknown"]
    if unknown:
        yield problem(UNWORDED, at=unknown[0], ids=", ".join(unknown))


def _triangulation_warnings(card: Scorecard) -> Iterator[Problem]:
    for state in card.states:
        at, ground = state.unit.id, state.ground
        if state.state in {"scored", "judged"} and ground.pieces:
            if len(ground.methods) == 1:
                yield problem("S021", at=at, id=at)
            if len(ground.groups) == 1:
                yield problem("S022", at=at, id=at, group=OTHER_THAN[ground.groups[0]])
        if ground.differs and state.state in APPLICABLE:
            yield problem("S028", at=at, id=at)


def sentences(text: str) -> list[str]:
    return [each.strip() for each in re.split(r"(?<=[.!?:])\s+|\n+", text) if each.strip()]


def _repetition_warnings(card: Scorecard, visible: Visible) -> Iterator[Problem]:
    for theme in card.themes:
        at = Place.theme(theme.theme.number)
        assessment = visible.one(Assessment, Slot.assessment(at))
        long = [each for each in sentences(assessment.text if assessment else "") if len(each) >= REPEATED]
        for state in theme.states if long else ():
            if any(each in state.text for each in long):
                yield problem("S027", at=at, id=state.unit.id)


def _lead_warnings(card: Scorecard, visible: Visible) -> Iterator[Problem]:
    """A sentence that was chosen, and has been written away since."""
    for theme in card.themes:
        at = Place.theme(theme.theme.number)
        if has_lost_its_lead(visible.one(Assessment, Slot.assessment(at))):
            yield problem("S061", at=at, what=at.text(), named=at.name())


def _passage_warnings(card: Scorecard, visible: Visible) -> Iterator[Problem]:
    """What is carried over stands as it stood, and says so."""
    earlier, before = _told_earlier(visible), Passages()
    for state in card.states:
        if state.state in {"scored", "judged"}:
            at, cut = state.unit.id, Cut.of(state.text)
            if others := before.shared(cut):
                yield problem("S034", at=at, id=at, others=listed(others))
            if repeated := earlier(at, cut):
                yield problem("S035", at=at, id=at, earlier=repeated)
            before.add(at, cut)


def _told_earlier(visible: Visible) -> Callable[[str, Cut], str]:
    """What of the earlier report a judgement shares a passage with: its own judgement there, else another's."""
    previous, stood, days = visible.one(Previous, "previous"), Passages(), dict[str, str]()
    for each in previous.judgements if previous else ():
        stood.add(each.indicator, Cut.of(each.text))
        days[each.indicator] = f"rapporten af {date_text(given_in(each, previous).date)}" if previous else ""

    def repeated(at: str, cut: Cut) -> str:
        found = stood.shared(cut)
        return days[at] if at in found else listed(f"{each} i {days[each]}" for each in found)

    return repeated


def _prose_warnings(card: Scorecard, visible: Visible) -> Iterator[Problem]:
    for state in card.states:
        if state.state in {"scored", "judged"}:
            grade = card.model.label_of(card.kind, state.score) if isinstance(state.score, int) else None
            at = state.unit.id
            yield from (problem(code, at=at, id=at) for code in judgement_findings(state.text, grade))
    for _, assessment in visible.of(Assessment):
        yield from (problem(code, at=assessment.at) for code in prose_findings(assessment.text))


def _privacy_warnings(case: Case, visible: Visible) -> Iterator[Problem]:
    yield from (problem(CPR, at=at, what=what) for at, what in cpr_finds(case, visible))
    written = [(entry, stated.text) for entry, stated in visible.of(Judgement)]
    written += [(entry, stated.text) for entry, stated in visible.of(Assessment)]
    written += [(entry, stated.change) for entry, stated in visible.of(Judgement) if stated.change]
    for entry, text in written:
        at = place_of(entry.header.slot, visible)
        yield from (problem("S026", at=at, group=GROUPS_MANY[group]) for group in small_groups(text, visible))


def cpr_finds(case: Case, visible: Visible) -> list[tuple[str, str]]:
    """(at, what) of every visible text that holds what looks like a CPR number and is not recorded as none.

    Not of alerts: they are in no output, nor is that they stand there.
    """
    found = []
    for slot in case.slots:
        entry = visible.entry(slot)
        if entry is None or isinstance(entry.payload, Alert):
            continue
        if visible.holds_cpr(entry) and visible.may_know(slot):
            at = mask_cpr(place_of(slot, visible))
            found.append((at, f"{Place(at).text()} (post {entry.id[:8]})"))
    return sorted(set(found))


def _housekeeping_warnings(model: QualityModel, visible: Visible) -> Iterator[Problem]:
    loose, flagged = len(loose_notes(visible)), sum(answer.flagged for _, answer in visible.answers())
    if loose:
        yield problem("S025", at=CASE, count=counted(loose, "løs note", "løse noter"))
    if flagged:
        yield problem("S033", at=CASE, count=counted(flagged, "svar", "svar"))
    waiting = len(list(unexamined_points(visible))) - len(list(unexamined_orders(model, visible)))  # S013 says those
    if waiting:
        yield problem("S063", at=CASE, count=counted(waiting, "punkt", "punkter"))


def _law_warnings(model: QualityModel, visible: Visible) -> Iterator[Problem]:
    if model.law_note and visible.fields.date >= model.law_note.since:
        yield problem("S029", at=CASE, text=model.law_note.text)
