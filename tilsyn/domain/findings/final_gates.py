"""What a final report waits for besides its texts: hearing, closed conversations, themes with words, a sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import CASE, Place, Slot
from tilsyn.domain.findings.hearing import hearing_outcome
from tilsyn.domain.findings.theme_words import theme_text
from tilsyn.domain.journal.entries import Alert, NotInterviewed, SealedReport
from tilsyn.domain.problems import problem
from tilsyn.domain.values import RECEIVERS, STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.scoring import Scorecard
    from tilsyn.domain.findings.visible import Held, Visible
    from tilsyn.domain.problems import Problem

UNHEARD = frozenset({"S070", "S071"})
"""What says no more than that the hearing is still to come: all that is ours may be done."""
OUTDATED = frozenset({"S075", "S077"})
"""What says no more than that a final report was made, and is no longer the one that the case would give."""


def final_gates(card: Scorecard, visible: Visible) -> Iterator[Problem]:
    """All at once, in the order in which they are gone through."""
    yield from _hearing(visible)
    yield from _open_encounters(visible)
    yield from _citizens(visible)
    yield from _silent_themes(card, visible)
    if not authority_known(visible):
        yield problem("S074", at=CASE)
    yield from _two_seals(visible)


def authority_known(visible: Visible) -> bool:
    """Whether the case says which socialtilsyn its report comes from."""
    return visible.entry(Slot.of("office")) is not None


def may_be_registered(visible: Visible) -> bool:
    """Whether the provider can stand in the public register: an applicant only once the case holds its approval."""
    return visible.fields.kind != "nygodkendelse" or bool((visible.fields.approval or "").strip())


def _hearing(visible: Visible) -> Iterator[Problem]:
    outcome = hearing_outcome(visible)
    if outcome is None:
        yield problem("S070", at=CASE, stage=STAGES[visible.fields.stage])
    elif outcome == "uden_hoering" and not (visible.fields.hearing_reason or "").strip():
        yield problem("S071", at=CASE)


def _open_encounters(visible: Visible) -> Iterator[Problem]:
    """One that a file told of without its outcome is nobody's to close: it is only said."""
    for held in visible.encounters.values():
        if held.encounter.outcome is None:
            code = "S031" if held.encounter.imported else "S072"
            yield problem(code, at=CASE, label=held.told, id=held.encounter.id[:8], how=_how_to_end(held, visible))


def _how_to_end(held: Held, visible: Visible) -> str:
    """One begun by mistake never took place: nobody is to say that it did in order to get on."""
    said = (visible.answers(), visible.notes(), visible.own_questions(), visible.of(Alert))
    if any(each.encounter == held.encounter.id for some in said for _, each in some):
        return "--outcome gennemført"
    return (
        "--outcome gennemført eller afbrudt. Blev den aldrig til noget, så træk den tilbage med "
        f"tilsyn withdraw SAG {held.entry.id[:8]} --reason -"
    )


def _citizens(visible: Visible) -> Iterator[Problem]:
    spoken = {group for held in visible.encounters.values() for group in held.groups}
    excused = {each.group for _, each in visible.of(NotInterviewed)}
    if visible.fields.kind != "nygodkendelse" and "borger" not in spoken | excused:
        yield problem("S030", at=CASE)


def _silent_themes(card: Scorecard, visible: Visible) -> Iterator[Problem]:
    """A theme that nobody has to write of, and that cannot say of itself why: none may stand in the report bare."""
    for theme in card.themes:
        waits = any(state.state in {"scored", "judged", "missing"} for state in theme.states)  # S005 says that
        if not waits and not theme_text(theme, visible):
            place = Place.theme(theme.theme.number)
            yield problem("S073", at=place, title=theme.theme.title, named=place.name())


def _two_seals(visible: Visible) -> Iterator[Problem]:
    for audience, receiver in RECEIVERS.items():
        standing = [each.payload for each in visible.standing(Slot.sealed(audience))]
        files = {each.sha256 for each in standing if isinstance(each, SealedReport)}
        if len(files) > 1:
            yield problem("S076", at=CASE, count=len(files), receiver=receiver)
