"""Rows for a person's eyes: scores, follow-up, status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import counted, date_text, mean_text
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.journal.entries import FollowUp
from tilsyn.domain.values import CASE_KINDS, FOLLOWUP_STATUS, STAGES, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.readiness import Readiness
    from tilsyn.domain.findings.scoring import RatedState, Tally
    from tilsyn.services.keeping.records import Json
    from tilsyn.services.open_case import Desk

READY, NOT_READY = "Klar til endelig rapport.", "Ikke klar til endelig rapport."
OUTDATED = "En endelig rapport er lavet, og den svarer ikke længere til sagen."
UNHEARD = "Klar til høring. Den endelige rapport venter på, at høringen er afsluttet."


def score_table(desk: Desk) -> Iterator[tuple[str, str, str, str]]:
    """Themes, criteria and rated items in model order."""
    card = desk.reading().card
    for theme in card.themes:
        yield f"tema {theme.theme.number}", theme.theme.title, mean_text(theme.tally.mean), _basis(theme.tally)
        for criterion in theme.criteria:
            if desk.model.rated_level == "indicator":
                title = criterion.criterion.title
                yield (
                    f"kriterium {criterion.criterion.id}",
                    title,
                    mean_text(criterion.tally.mean),
                    _basis(criterion.tally),
                )
            yield from (_rated_row(desk, state) for state in criterion.states)


def _basis(tally: Tally) -> str:
    return f"{tally.judged + tally.carried} af {tally.applicable}"


def _rated_row(desk: Desk, state: RatedState) -> tuple[str, str, str, str]:
    kind = desk.visible().fields.kind
    shown = desk.model.label_of(kind, state.score) if isinstance(state.score, str) else state.score
    origin = "" if state.state == "scored" else STATES[state.state]
    if state.carried_from:
        origin = f"videreført {date_text(state.carried_from.date)} ({state.carried_from.edition})"
    return f"  {state.unit.id}", state.unit.text or "(ordlyden er ikke fundet)", str(shown or "–"), origin


def theme_table(desk: Desk) -> Iterator[tuple[str, str, str, str]]:
    """Themes only: number, title, value, basis."""
    for theme in desk.reading().card.themes:
        yield str(theme.theme.number), theme.theme.title, mean_text(theme.tally.mean), _basis(theme.tally)


def followup_table(desk: Desk) -> Iterator[tuple[str, str, str, str]]:
    """Follow-up points: kind, indicator, status, text."""
    kinds = {each.id: each.label for each in desk.model.followup_kinds}
    for entry, point in desk.visible().of(FollowUp):
        shown = point.text if desk.case.cleared(entry) else mask_cpr(point.text)
        status = FOLLOWUP_STATUS.get(point.status or "", "")
        yield kinds.get(point.kind, point.kind), point.indicator or "", status, short(shown)


def _verdict(ready: Readiness) -> str:
    if ready.ready:
        return READY
    return OUTDATED if ready.outdated else UNHEARD if ready.waits_for_hearing else NOT_READY


def status_lines(document: Json, ready: Readiness) -> Iterator[str]:
    """The verdict, and the headline of `status`; what is missing follows."""
    counts = document["counts"]
    yield _verdict(ready)
    supplement = document.get("supplement")
    edition = f"{document['edition']} med tillægget {supplement['id']}" if supplement else document["edition"]
    yield f"Udgave {edition} · {CASE_KINDS[document['kind']]} · {STAGES[document['stage']]}"
    yield (
        f"{counted(counts['sources'], 'kilde', 'kilder')}, "
        f"{counted(counts['encounters'], 'samtale eller gennemgang', 'samtaler og gennemgange')}, "
        f"{counts['answers']} svar; "
        f"{counts['judged']} af {counted(counts['applicable'], 'indikator', 'indikatorer')} bedømt"
    )
    if not document["encrypted"]:
        yield "Sagen er ikke krypteret."


LONGEST = 60


def short(text: str) -> str:
    """One line of a text, for a list."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
