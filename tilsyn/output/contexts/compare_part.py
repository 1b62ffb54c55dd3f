"""Two inspections of one provider as a plain dict, for the consultant alone: scores, texts, follow-up, the evidence.

It reads what may be seen of the two cases, and nothing else. No difference is computed, and no reason is suggested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import Printed, date_text, fraction_text, listed, mean_text, origin_text
from tilsyn.domain.findings.evidence import conversations
from tilsyn.domain.findings.privacy import SMALL_GROUP
from tilsyn.domain.findings.two_inspections import Inspection, Tallied, same_words, two_inspections
from tilsyn.domain.library.supplement import edition_name
from tilsyn.domain.moments import moment
from tilsyn.domain.values import (
    BECAME,
    CASE_KINDS,
    COMPARED,
    DECISIONS,
    FOLLOWUP_STATUS,
    GROUPS_FEW,
    GROUPS_MANY,
    METHODS_COUNTED,
    STAGES,
    STATES,
    UNMATCHED,
)
from tilsyn.output.contexts import frame
from tilsyn.output.contexts.audiences import AUDIENCES
from tilsyn.output.contexts.data_sources import data_sources
from tilsyn.output.contexts.themes import basis, state_reason
from tilsyn.output.contexts.words import METHOD_TEXTS, content_digest, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.points_followed import PointFollowed
    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.findings.two_inspections import CriterionPair, MeanAlone, RatedAlone, RatedPair, ThemePair
    from tilsyn.domain.findings.two_inspections import TwoInspections as Two
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import FollowUp
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.comparison import (
        ComparedAlone,
        ComparedCriterion,
        ComparedExamined,
        ComparedMean,
        ComparedPoint,
        ComparedPoints,
        ComparedRated,
        ComparedRating,
        ComparedSide,
        ComparedTheme,
        ComparisonPage,
    )

WHEN = {"earlier": "tidligere", "later": "senere"}
ARROW = "→"
NO_REASON = "Ingen grund er skrevet."
SAME_TEXT = "Ordret den samme bedømmelse."
ANOTHER_BASIS = "De to værdier bygger ikke på de samme indikatorer."
ONLY_LATER = "Står ikke i den tidligere udgave med disse ord."
_LEVELS = {"theme": "tema", "criterion": "kriterium"}


def held(known: Known) -> Inspection:
    """One of the two, as it is held against the other."""
    return Inspection(known.visible, known.card)


def comparison(earlier: Known, later: Known, order: str) -> ComparisonPage:
    """The whole comparison. `order` says which of the two is the earlier, and how that is known."""
    two = two_inspections(held(earlier), held(later))
    made: ComparisonPage = {
        "format": "tilsyn-sammenligning/1",
        "tilbud": later.visible.fields.provider,
        "til": AUDIENCES["internal"],
        "raekkefoelge": order,
        "tidligere": _side(earlier),
        "senere": _side(later),
        "bemaerkninger": list(_remarks(two)),
        "aendrede": list(_moved(two)),
        "temaer": [_theme(each, two) for each in two.themes],
        "hver_for_sig": [*map(_mean_alone, two.means_alone), *(_rated_alone(each, two) for each in two.rated_alone)],
        "opfoelgning": [_points(each, two) for each in two.points],
        "undersoegt": list(_examined(earlier, later)),
        "stand": max((each.visible.last_at() for each in (earlier, later)), key=moment),
        "sha256": "",
    }
    return {**made, "sha256": content_digest(made)}


def _side(known: Known) -> ComparedSide:
    fields = known.visible.fields
    return {
        "tilbud": fields.provider,
        "dato": date_text(fields.date),
        "tilsynstype": CASE_KINDS[fields.kind],
        "stadie": STAGES[fields.stage],
        "udgave": f"{edition_name(known.model)}: {known.model.title}",
        "metodetekst": METHOD_TEXTS[known.card.method],
        "fokus": frame.focus(known),
    }


def _remarks(two: Two) -> Iterator[str]:
    """What nobody sees who only reads the figures."""
    then, now = two.earlier, two.later
    names = [each.visible.fields.provider for each in (then, now)]
    if names[0] != names[1]:
        yield f"Tilbuddet står som {names[0]} ved det tidligere tilsyn og som {names[1]} ved det senere."
    models = [each.card.model for each in (then, now)]
    if not same_words(*models):
        named = (
            f"{models[0].id} og {models[1].id}" if models[0].id != models[1].id else f"{models[0].id} i to udformninger"
        )
        yield f"Udgaverne er ikke ens ({named}). Kun det, der har samme nummer og samme ordlyd i begge, er sat sammen."
    if then.scale != now.scale:
        yield from _scales(then, now)
    if then.card.method != now.card.method and None not in (then.card.method, now.card.method):
        yield "Værdierne er regnet på hver sin måde, så de kan ikke holdes op mod hinanden. Se metoderne."


def _scales(then: Inspection, now: Inspection) -> Iterator[str]:
    new = [each.card.kind == "nygodkendelse" for each in (then, now)]
    if new[0] != new[1]:
        which = "Det tidligere" if new[0] else "Det senere"
        yield f"{which} tilsyn er en nygodkendelse, hvor scoren er ord. Ord og tal er ikke holdt op mod hinanden."
    else:
        yield "Skalaerne er ikke ens, så scorerne er ikke holdt op mod hinanden."


def _moved(two: Two) -> Iterator[str]:
    every = (each for theme in two.themes for criterion in theme.criteria for each in criterion.rated)
    for pair in every:
        if pair.moved:
            yield f"{pair.now.unit.id} {_score(pair.then, two.earlier)} {ARROW} {_score(pair.now, two.later)}"


def _theme(pair: ThemePair, two: Two) -> ComparedTheme:
    return {
        "nummer": str(pair.theme.theme.number),
        "titel": pair.theme.theme.title,
        "tidligere": _mean(pair.then),
        "senere": _mean(pair.now),
        "bemaerk": _basis_remark(same=pair.same_basis),
        "kriterier": [_criterion(each, two) for each in pair.criteria],
    }


def _criterion(pair: CriterionPair, two: Two) -> ComparedCriterion:
    """Where the criterion itself takes the score, its value would only say that again."""
    itself = two.later.card.model.rated_level == "criterion"
    return {
        "id": pair.criterion.criterion.id,
        "titel": pair.criterion.criterion.title,
        "tidligere": _mean(None if itself else pair.then),
        "senere": _mean(None if itself else pair.now),
        "bemaerk": "" if itself else _basis_remark(same=pair.same_basis),
        "indikatorer": [_rated(each, two) for each in pair.rated],
    }


def _mean(tallied: Tallied | None) -> ComparedMean:
    if tallied is None:
        return {"middel": "", "noejagtig": "", "grundlag": ""}
    return {
        "middel": mean_text(tallied.tally.mean),
        "noejagtig": fraction_text(tallied.tally.mean) or "",
        "grundlag": basis(tallied.tally, tallied.states),
    }


def _basis_remark(*, same: bool | None) -> str:
    return {True: "", False: ANOTHER_BASIS, None: ONLY_LATER}[same]


def _rated(pair: RatedPair, two: Two) -> ComparedRated:
    reason = pair.now.change or (NO_REASON if pair.moved else "")
    return {
        "id": pair.now.unit.id,
        "tekst": pair.now.unit.text or "",
        "tidligere": _rating(pair.then, two.earlier),
        "senere": _rating(pair.now, two.later),
        "sammenholdt": COMPARED[pair.compared],
        "samme_tekst": pair.same_text,
        "begrundelse": reason,
    }


def _rating(state: RatedState, side: Inspection) -> ComparedRating:
    return {
        "score": _score(state, side),
        "tilstand": state_words(state),
        "undersoegt": examined_words(state, side.visible),
        "afsnit": paragraphs(state.text),
    }


def _score(state: RatedState, side: Inspection) -> str:
    """The number; at a nygodkendelse the words."""
    if isinstance(state.score, int):
        return str(state.score)
    return side.card.model.label_of(side.card.kind, state.score) or ""


def state_words(state: RatedState) -> str:
    """Why there is no new score, each reason in its own words; nothing where there is one."""
    return "" if state.state == "scored" else state_reason(state) or STATES[state.state]


def examined_words(state: RatedState, visible: Visible) -> str:
    """As in: samtaler med borgere og ledelsen, observation. How many said what is said nowhere."""
    groups = state.ground.groups
    many = {each: conversations(visible, each) >= SMALL_GROUP for each in groups}
    spoken = listed((GROUPS_MANY if many[each] else GROUPS_FEW)[each] for each in groups)
    talk = "samtaler" if len(groups) > 1 or any(many.values()) else "samtale"
    words = {each: METHODS_COUNTED[each][0] for each in state.ground.methods}
    if "interview" in words and spoken:
        words["interview"] = f"{talk} med {spoken}"
    return ", ".join(words.values())


def _mean_alone(alone: MeanAlone) -> ComparedAlone:
    tallied = _mean(alone.tallied)
    return {
        "hvornaar": WHEN["earlier"],
        "niveau": _LEVELS[alone.level],
        "id": alone.id,
        "tekst": alone.title,
        "score": tallied["middel"],
        "tilstand": tallied["grundlag"],
        "hvorfor": UNMATCHED["gone"],
        "afsnit": [],
    }


def _rated_alone(alone: RatedAlone, two: Two) -> ComparedAlone:
    side = two.earlier if alone.edition == "earlier" else two.later
    also = f"; de samme ord har {alone.elsewhere} i den anden" if alone.elsewhere else ""
    return {
        "hvornaar": WHEN[alone.edition],
        "niveau": "kriterium" if side.card.model.rated_level == "criterion" else "indikator",
        "id": alone.state.unit.id,
        "tekst": alone.state.unit.text or "",
        "score": _score(alone.state, side),
        "tilstand": state_words(alone.state),
        "hvorfor": f"{UNMATCHED[alone.why]}{also}",
        "afsnit": paragraphs(alone.state.text),
    }


def _points(point: PointFollowed, two: Two) -> ComparedPoints:
    stands = point.stands
    model = (two.later if point.now else two.earlier).card.model
    labels = {each.id: each.label for each in model.followup_kinds}
    return {
        "type": labels.get(stands.kind, stands.kind),
        "indikator": listed(model.named([stands.indicator] if stands.indicator else [])),
        "oprindelse": origin_text(stands.origin),
        "hjemmel": stands.law or "",
        "blev": BECAME[point.became],
        "omskrevet": point.reworded,
        "tidligere": _point(point.then, two.earlier.card.model),
        "senere": _point(point.now, two.later.card.model),
    }


def _point(point: FollowUp | None, model: QualityModel) -> ComparedPoint:
    if point is None:
        return {"tekst": "", "status": "", "frist": "", "afgoerelse": ""}
    decides = any(each.id == point.kind and each.decision for each in model.followup_kinds)
    state = f"{DECISIONS.get(point.decision or '', '')} {date_text(point.decision_date)}".strip()
    return {
        "tekst": point.text,
        "status": FOLLOWUP_STATUS.get(point.status or "", ""),
        "frist": Printed.of(point.deadline),
        "afgoerelse": state if decides else "",
    }


def _examined(earlier: Known, later: Known) -> Iterator[ComparedExamined]:
    """By people, papers and what was seen; what neither of the two has is not listed."""
    then, now = ({part["titel"]: part["punkter"] for part in data_sources(each)} for each in (earlier, later))
    for title in dict.fromkeys((*now, *then)):
        yield {"titel": title, "tidligere": then.get(title, []), "senere": now.get(title, [])}
