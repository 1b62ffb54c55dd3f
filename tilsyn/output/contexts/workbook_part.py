"""The case workbook: what may be seen of a case, row by row as a consultant works over it. Never for the provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import CONCLUSION, ECONOMIES, OVERALL, Place, Slot
from tilsyn.domain.danish import Printed, date_text, fraction_text, listed, mean_text
from tilsyn.domain.findings.codes import code_of
from tilsyn.domain.findings.differences import marks
from tilsyn.domain.findings.earlier import scored_before
from tilsyn.domain.findings.followups import is_earlier
from tilsyn.domain.findings.scoring import earlier_scorecard, scorecard
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Assessment, FollowUp, Previous
from tilsyn.domain.library.asked import AllAsked
from tilsyn.domain.values import CASE_KINDS, DECISIONS, FOLLOWUP_STATUS, GROUPS_MANY, MARKS, METHODS, STATES
from tilsyn.output.contexts import Known, frame
from tilsyn.output.contexts.data_sources import data_sources
from tilsyn.output.contexts.directives import directive_rows
from tilsyn.output.contexts.frames_part import frame_parts
from tilsyn.output.contexts.themes import basis, reservations, state_reason
from tilsyn.output.contexts.workbook_keys import encounter_rows, encounters_in_order, paper_rows
from tilsyn.output.contexts.workbook_unexamined import NOBODY, unexamined_rows, witnesses
from tilsyn.output.contexts.workbook_voices import asked_in_order, difference_rows, note_rows, theme_name, voice_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from tilsyn.domain.findings.scoring import RatedState, Scorecard, Tally
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.office import Authority
    from tilsyn.output.contexts.records.workbook import (
        CaseWorkbook,
        IndicatorRow,
        JudgedRow,
        MeanRow,
        PointOfFollowUp,
        Spider,
    )

THIS_TIME, LAST_TIME = "Dette tilsyn", "Rapporten af {date}"
RATED_LEVELS = {"indicator": "indikator", "criterion": "kriterium"}


def workbook(  # noqa: PLR0913  the case, its own copies, and who it is from
    case: Case,
    model: QualityModel,
    catalogues: Sequence[Catalogue],
    *,
    frames: Sequence[Frame] = (),
    authority: Authority | None = None,
    visible: Visible | None = None,
) -> CaseWorkbook:
    """All of a case that may be seen. The same case gives the same; `visible`: its masked side, where it is at hand."""
    seen = visible or Visible(case, masked=True)
    card = scorecard(model, seen)
    asked_of = AllAsked(model, frames)
    known = Known(model, tuple(catalogues), seen, card, "internal", (), asked_of, authority=authority)
    earlier, asked, directives = earlier_scorecard(card, seen), asked_in_order(known), directive_rows(known)
    return {
        "format": "tilsyn-workbook/1",
        "myndighed": frame.authority(known),
        "tilbud": seen.fields.provider,
        "tilsynstype": CASE_KINDS[seen.fields.kind],
        "dato": date_text(seen.fields.date),
        "stand": seen.last_at(),
        "niveau": RATED_LEVELS[model.rated_level],
        "udgave": frame.edition(known, directives),
        "overblik": list(mean_rows(card, earlier)),
        "spindelvaev": spider(known, earlier),
        "matrix": list(indicator_rows(known)),
        "spoergsmaal": list(voice_rows(known, asked)),
        "forskelle": list(difference_rows(known, asked)),
        "ikke_belyst": list(unexamined_rows(known, asked)),
        "noter": list(note_rows(known)),
        "samtaler": list(encounter_rows(known)),
        "dokumenter": list(paper_rows(known)),
        "anvisninger": directives,
        "rammer": frame_parts(frames, seen),
        "opfoelgning": list(followup_rows(known)),
        "bedoemmelser": [*judged_rows(known), *assessed_rows(known)],
        "stamoplysninger": [*frame.practical(known), *frame.master_data(known)],
        "fokus": frame.focus(known),
        "datakilder": list(data_sources(known)),
        "forbehold": list(frame.reservations(known)),
    }


def mean_rows(card: Scorecard, earlier: Scorecard | None) -> Iterator[MeanRow]:
    """Themes first and together; criteria too, but where they are what is rated."""
    before = earlier.themes if earlier else [None] * len(card.themes)
    for theme, was in zip(card.themes, before, strict=True):
        named = ("tema", str(theme.theme.number), theme.theme.title)
        yield _mean_row(named, theme.tally, theme.states, was.tally.mean if was else None)
    for theme, was in zip(card.themes, before, strict=True) if card.model.rated_level == "indicator" else ():
        for number, each in enumerate(theme.criteria):
            named = ("kriterium", each.criterion.id, each.criterion.title)
            yield _mean_row(named, each.tally, each.states, was.criteria[number].tally.mean if was else None)


def _mean_row(
    named: tuple[str, str, str], tally: Tally, states: tuple[RatedState, ...], last: Fraction | None
) -> MeanRow:
    """`named`: level, number and title."""
    return {
        "niveau": named[0],
        "nummer": named[1],
        "titel": named[2],
        "middel": fraction_text(tally.mean),
        "bedoemt": tally.judged + tally.carried,
        "af": tally.applicable,
        "sidst": fraction_text(last),
        "grundlag": basis(tally, states),
    }


def spider(known: Known, earlier: Scorecard | None) -> Spider | None:
    """A theme that is not wholly judged breaks its line (domain.md 5.4); last time's line by the same method."""
    if known.card.method is None:
        return None
    named = [(THIS_TIME, known.card)]
    previous = known.visible.one(Previous, "previous")
    if earlier and previous:
        named.append((LAST_TIME.format(date=date_text(previous.date)), earlier))
    lines = [(name, [each.tally.whole for each in card.themes]) for name, card in named]
    lines = [(name, values) for name, values in lines if name == THIS_TIME or any(values)]
    titles = [theme.theme.title for theme in known.card.themes]
    told = [f"{name}: {_in_words(titles, values)}" for name, values in lines]
    return {
        "kategorier": titles,
        "linjer": [{"navn": name, "vaerdier": [fraction_text(each) for each in values]} for name, values in lines],
        "tekst": f"Spindelvæv med temaernes værdier på en skala fra 1 til 5. {' '.join(told)}",
    }


def _in_words(titles: list[str], values: list[Fraction | None]) -> str:
    return "; ".join(f"{title} {mean_text(value)}" for title, value in zip(titles, values, strict=True)) + "."


def indicator_rows(known: Known) -> Iterator[IndicatorRow]:
    """One sign for each conversation. What is known without its words is not named on paper."""
    order = [held.encounter.id for held in encounters_in_order(known)]
    for state in known.card.states:
        if state.state == "unknown":
            continue
        found = marks(state.ground)
        yield {
            "tema": theme_name(state.unit),
            "indikator": state.unit.id,
            "ordlyd": state.unit.text or "",
            "tilstand": STATES[state.state],
            "score": score_of(state, known),
            "belyst_af": _told_by(state),
            "tegn": [MARKS[found[each]] if each in found else "" for each in order],
        }


def _told_by(state: RatedState) -> str:
    """Whether one kind of source carries it alone, and which: that is what one can still do something about.

    Groups that have spoken, and what was seen and read (domain.md 6); never how many, or what they said.
    """
    kinds = [*witnesses((piece, piece.groups) for piece in state.ground.pieces if piece.held)]
    if state.state == "exempt" or not kinds:
        return "" if state.state == "exempt" else NOBODY
    return f"kun {kinds[0]}" if len(kinds) == 1 else f"{len(kinds)} slags kilder"


def score_of(state: RatedState, known: Known) -> int | str | None:
    """The number itself; at a nygodkendelse a score is words (domain.md 5.5)."""
    if state.score is None or isinstance(state.score, int):
        return state.score
    return known.model.label_of(known.card.kind, state.score) or ""


def judged_rows(known: Known) -> Iterator[JudgedRow]:
    return (_judged_row(state, known) for state in known.card.states if state.state != "unknown")


def _judged_row(state: RatedState, known: Known) -> JudgedRow:
    last = scored_before(state.unit, known.model, known.visible)
    row = _assessed_row(theme_name(state.unit), RATED_LEVELS[known.model.rated_level], state.unit.id)
    codes = (code_of(slot, known.visible) for slot in state.sources)
    return {
        **row,
        "ordlyd": state.unit.text or "",
        "score": score_of(state, known),
        "tekst": state.text,
        "tilstand": STATES[state.state],
        "om_tilstanden": state_reason(state),
        "scoretekst": known.model.label_of(known.card.kind, state.score) or "",
        "sidst": last.score if last else None,
        "aendring": state.change,
        "kilder": "; ".join(filter(None, codes)),
        "metoder": listed(METHODS[each] for each in state.ground.methods),
        "grupper": listed(GROUPS_MANY[each] for each in state.ground.groups),
        "forbehold": "\n".join(reservations(state, known)),
    }


def assessed_rows(known: Known) -> Iterator[JudgedRow]:
    """Criteria and themes, then the whole and the economy; one that is not written yet keeps its row."""
    for theme in known.card.themes:
        named = f"{theme.theme.number} {theme.theme.title}"
        for each in theme.criteria:
            at = Place.criterion(each.criterion.id)
            yield {**_assessed_row(named, "kriterium", at.text()), **_words_at(at, each.criterion.title, known)}
        at = Place.theme(theme.theme.number)
        yield {**_assessed_row(named, "tema", at.text()), **_words_at(at, theme.theme.title, known)}
    yield {**_assessed_row("", "helhed", OVERALL.text()), **_words_at(OVERALL, "", known)}
    for at in (CONCLUSION, *ECONOMIES):
        words = _words_at(at, "", known)
        if words["tekst"]:
            yield {**_assessed_row("", "helhed" if at == CONCLUSION else "økonomi", at.text()), **words}


def _words_at(at: Place, title: str, known: Known) -> JudgedRow:
    stated = known.visible.one(Assessment, Slot.assessment(at))
    return {"ordlyd": title, "tekst": stated.text if stated else ""}  # type: ignore[typeddict-item]  # two of its cells


def _assessed_row(theme: str, level: str, at: str) -> JudgedRow:
    return {
        "tema": theme,
        "niveau": level,
        "sted": at,
        "ordlyd": "",
        "score": None,
        "tekst": "",
        "tilstand": "",
        "om_tilstanden": "",
        "scoretekst": "",
        "sidst": None,
        "aendring": "",
        "kilder": "",
        "metoder": "",
        "grupper": "",
        "forbehold": "",
    }


def followup_rows(known: Known) -> Iterator[PointOfFollowUp]:
    kinds = {each.id: each for each in known.model.followup_kinds}
    for _, point in known.visible.of(FollowUp):
        kind = kinds.get(point.kind)
        decided = bool(kind and kind.decision)
        yield {
            "type": kind.label if kind else point.kind,
            "indikator": listed(known.model.named([point.indicator] if point.indicator else [])),
            "punkt": point.text,
            "status": FOLLOWUP_STATUS.get(point.status or "", ""),
            "frist": Printed.of(point.deadline),
            "fra": "tidligere tilsyn" if is_earlier(point, known.visible) else "dette tilsyn",
            "oprindelse": Printed.of(point.origin),
            "afgoerelse": DECISIONS.get(point.decision or "", "") if decided else "",
            "afgoerelsesdato": Printed.of(point.decision_date if decided else None),
            "lov": point.law or "",
            "regel": point.basis or "",
        }
