"""Judging: text first, then the score; assessments of criteria, themes and the whole (domain.md 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import fraction_text, label_text, mean_text
from tilsyn.domain.findings.codes import code_of, ground_of
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.findings.readiness import place_of
from tilsyn.domain.findings.scoring import applicability
from tilsyn.domain.journal.entries import Assessment, Judgement
from tilsyn.domain.text import clean, quote
from tilsyn.domain.values import HEARD
from tilsyn.errors import UsageProblem
from tilsyn.services.drafts import Keeper
from tilsyn.services.open_case import known_place, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from tilsyn.domain.findings.scoring import CriterionScore, RatedState, Scorecard, Tally, ThemeScore
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.case import Conflict
    from tilsyn.domain.journal.entries import Score
    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.services.open_case import Desk

MARKED = frozenset({"hoering", *HEARD, "endelig"})
TEXT_FIRST = "Skriv bedømmelsen først; scoren kommer bagefter."
_GONE_SINCE = "S011"
ON_STDIN = "På stdin: --reason -, begrundelsen først, så en linje med kun et punktum, og så vurderingen."
Json = dict[str, Any]


class Verdict(NamedTuple):
    """What a consultant decided about one rated item. `score` is what she typed; empty means none yet.

    `change` is why the score is another than the earlier report's: None leaves what stands.
    """

    text: str
    sources: tuple[str, ...]
    score: str
    reason: str | None = None
    change: str | None = None


def needs_reason(desk: Desk) -> bool:
    """A reason for changes is asked only after a mark the consultant has set (domain.md 5.8)."""
    return desk.visible().fields.stage in MARKED


def judge(desk: Desk, indicator: str, verdict: Verdict, by: str | None) -> str:
    """Save a judgement. Refused: score without text, a score off the scale, unknown sources, an exempt item."""
    unit = judged_unit(desk, indicator)
    text = clean(verdict.text)
    score = parse_score(desk, verdict.score)
    if score is not None and not text.strip():
        raise UsageProblem("Der er en score, men ingen bedømmelse.", TEXT_FIRST)
    _refuse_unreasoned(desk, verdict.reason)
    sources = tuple(dict.fromkeys(source_slot(desk, each) for each in verdict.sources))
    reason = clean(verdict.reason) if verdict.reason else None
    said = Judgement(
        record=desk.world.new_id(), indicator=unit.id, text=text, score=score, sources=sources, reason=reason,
        change=_change_of(verdict, earlier(desk, unit)),
    )  # fmt: skip
    desk.add([said], by, drop_draft=Slot.judgement(unit.id))
    return unit.id


def _refuse_unreasoned(desk: Desk, reason: str | None, how: str = "") -> None:
    if needs_reason(desk) and not (reason or "").strip():
        hint = "Skriv en linje om, hvorfor den ændres."
        raise UsageProblem("Udkastet er delt, så ændringen skal have en begrundelse.", f"{hint} {how}".strip())


def _change_of(verdict: Verdict, stands: Judgement | None) -> str | None:
    if verdict.change is None:
        return stands.change if stands else None
    return clean(verdict.change).strip() or None


def is_new(desk: Desk, indicator: str, verdict: Verdict) -> bool:
    """Whether anything of a verdict is not recorded yet."""
    stands = earlier(desk, desk.unit(indicator))
    if stands is None:
        return bool(verdict.text.strip() or verdict.sources or verdict.score or verdict.change)
    if _change_of(verdict, stands) != stands.change:
        return True
    if set(verdict.sources) != set(named_codes(desk, stands)):
        return True
    return (clean(verdict.text), verdict.score) != (stands.text, typed_score(stands))


def stands_so(desk: Desk, indicator: str, verdict: Verdict) -> bool:
    """Whether that very judgement stands already, and to save it again would say nothing.

    It does where two stand, or where something went that it rests on: then it has been read again.
    """
    again = any((each.code, each.at) == (_GONE_SINCE, indicator) for each in desk.reading().ready.blocking)
    one = len(desk.visible().standing(Slot.judgement(indicator))) == 1
    return one and not again and not is_new(desk, indicator, verdict)


def judge_anew(desk: Desk, indicator: str, verdict: Verdict, by: str | None) -> bool:
    """Save a judgement that is written where the one that stands can be seen; False where nothing is new."""
    if not is_new(desk, indicator, verdict):
        Keeper(desk, Slot.judgement(indicator)).hold("")
        return False
    if not verdict.text.strip():
        raise UsageProblem("Bedømmelsen er tom.", TEXT_FIRST)
    judge(desk, indicator, verdict, by)
    return True


def named_codes(desk: Desk, stands: Judgement | None) -> tuple[str, ...]:
    """The sources that a judgement names, as far as they may be seen."""
    visible = desk.visible()
    return tuple(label_text(code) for slot in (stands.sources if stands else ()) if (code := code_of(slot, visible)))


def typed_score(stands: Judgement | None) -> str:
    """A score as one types it; empty for none."""
    return str(stands.score) if stands and stands.score is not None else ""


def judged_unit(desk: Desk, indicator: str) -> RatedUnit:
    """The item, if it can be judged at all. Raises UsageProblem where its wording is unknown or it does not apply."""
    unit = desk.unit(indicator)
    if unit.text is None:
        raise UsageProblem(
            f"Ordlyden af {unit.id} er ikke fundet, så den kan ikke bedømmes.",
            "Har I den, så giv sagen den med tilsyn model supplement FIL --case SAG.",
        )
    stands, choice = applicability(unit.item, desk.visible())
    if stands == "exempt" and choice:
        raise UsageProblem(
            f"{unit.id} gælder ikke for tilbudstypen: det har socialtilsynet valgt.",
            f"Gælder den alligevel: tilsyn scope SAG {unit.id} --use ja.",
        )
    if stands == "exempt":
        raise UsageProblem(f"{unit.id} gælder ikke for tilbudstypen.", "Se tilbudstyperne med tilsyn case SAG.")
    return unit


def parse_score(desk: Desk, given: str) -> Score | None:
    """A score as typed, on the scale of the case's kind. Raises UsageProblem for 0, 6, 3,5, true and the like."""
    typed = given.strip()
    if not typed:
        return None
    for step in desk.model.scale(desk.visible().fields.kind):
        if typed == str(step.value):
            return step.value
    steps = [str(step.value) for step in desk.model.scale(desk.visible().fields.kind)]
    raise UsageProblem(f"»{quote(typed)}« er ikke en score.", f"Vælg mellem: {', '.join(sorted(steps))}.")


def source_slot(desk: Desk, code: str) -> str:
    """The slot a judgement's source code stands for: a source, or an observation or document encounter."""
    visible = desk.visible()
    name = clean(code).strip()
    found = ground_of(desk.case, visible, name)
    if found is None:
        raise unknown(f"kilden {quote(name)}", usable_sources(desk), name)
    return found


def assess(  # noqa: PLR0913  what is written, by whom, and why
    desk: Desk, at: str, text: str, by: str | None, *, reason: str | None = None, drop_draft: str | None = None
) -> str:
    """Save the prose of a criterion, a theme, the whole, the conclusion or the economy; what stands so is left be."""
    place = assessed_place(desk, at)
    body, slot = clean(text), Slot.assessment(place)
    if not body.strip():
        raise UsageProblem("Vurderingen er tom.", "Skriv teksten, eller send den på stdin.")
    stands = desk.visible().one(Assessment, slot)
    if stands and stands.text == body and len(desk.visible().standing(slot)) == 1:
        if drop_draft:
            desk.file.drop_draft(drop_draft)
        return place
    if reason is not None:  # a script that says none writes as before; a person is asked
        _refuse_unreasoned(desk, reason, ON_STDIN)
    lead = stands.lead if stands else None
    why = clean(reason).strip() if reason else None
    said = Assessment(record=desk.world.new_id(), at=place, text=body, lead=lead, reason=why or None)
    desk.add([said], by, drop_draft=drop_draft)
    return place


def assesses_anew(desk: Desk, place: str, text: str) -> bool:
    """Whether prose is another than the one that stands."""
    stands = assessment_text(desk, place)
    return clean(text) != stands and bool(stands or text.strip())


def assess_anew(desk: Desk, place: str, text: str, by: str | None, reason: str | None = None) -> bool:
    """Save prose that is written where what stands can be seen; False where nothing is new."""
    slot = Slot.assessment(place)
    if not assesses_anew(desk, place, text):
        Keeper(desk, slot).hold("")
        return False
    assess(desk, place, text, by, reason=reason, drop_draft=slot)
    return True


def assessment_text(desk: Desk, place: str) -> str:
    """The prose that stands; empty where there is none."""
    stands = desk.visible().one(Assessment, Slot.assessment(place))
    return stands.text if stands else ""


def assessed_place(desk: Desk, at: str) -> Place:
    return known_place(Place.all(desk.model, ("criterion", "theme", "overall", "conclusion", "economy")), at)


def score_document(desk: Desk) -> Json:
    """`score SAG --json` (interface.md, Shapes)."""
    read = desk.reading(masked=True)
    visible, card = read.visible, read.card
    return {
        "edition": desk.model.id,
        "kind": card.kind,
        "rated_level": desk.model.rated_level,
        "method": card.method,
        "themes": [_theme(theme, card, visible) for theme in card.themes],
        "one_stage": _means({theme.theme.number: theme.one_stage for theme in card.themes}) if card.method else {},
        "two_stage": _means({theme.theme.number: theme.two_stage for theme in card.themes}) if card.method else {},
        "gaps": [each.model_dump() for each in read.ready.blocking],
        "conflicts": conflict_documents(visible),
    }


def _means(means: dict[int, Fraction | None]) -> dict[str, str | None]:
    return {str(number): fraction_text(mean) for number, mean in means.items()}


def _theme(theme: ThemeScore, card: Scorecard, visible: Visible) -> Json:
    criteria = [_criterion(each, card, visible) for each in theme.criteria]
    return {"number": theme.theme.number, "title": theme.theme.title, **_tally(theme.tally), "criteria": criteria}


def _tally(tally: Tally) -> Json:
    counts = {"judged": tally.judged, "carried": tally.carried, "applicable": tally.applicable}
    return {"mean": fraction_text(tally.mean), "display": mean_text(tally.mean), **counts}


def _criterion(each: CriterionScore, card: Scorecard, visible: Visible) -> Json:
    rated = [_rated(state, card, visible) for state in each.states]
    title = {"title": each.criterion.title, **_tally(each.tally)}
    if card.model.rated_level == "criterion":
        return {**rated[0], **title, "indicators": []}
    return {"id": each.criterion.id, **title, "indicators": rated}


def _rated(state: RatedState, card: Scorecard, visible: Visible) -> Json:
    ground = state.ground
    return {
        "id": state.unit.id,
        "state": state.state,
        "by": state.by,
        "reason": state.reason,
        "score": state.score,
        "label": card.model.label_of(card.kind, state.score),
        "text": state.text,
        "sources": [code for code in (code_of(slot, visible) for slot in state.sources) if code],
        "carried_from": state.carried_from._asdict() if state.carried_from else None,
        "evidence": {
            "encounters": len(ground.encounters),
            "groups": ground.groups,
            "methods": ground.methods,
            "differs": ground.differs,
            "notes": ground.notes,
        },
    }


def conflict_documents(visible: Visible) -> list[Json]:
    """CONFLICT of interface.md, for every open conflict."""
    return [_conflict(each, visible) for each in visible.conflicts()]


def _conflict(conflict: Conflict, visible: Visible) -> Json:
    values = [
        {
            "entry": entry.id,
            "by": mask_cpr(entry.header.who),
            "at": entry.header.at,
            "text": _said(entry.payload),
            "score": getattr(entry.payload, "score", None),
        }
        for entry in conflict.entries
    ]
    return {"at": mask_cpr(place_of(conflict.slot, visible)), "kind": conflict.entries[0].header.kind, "values": values}


def _said(payload: object) -> str | None:
    said = (str(getattr(payload, name, None) or "") for name in ("text", "note", "code"))
    return next((mask_cpr(each) for each in said if each), None)


def named_sources(line: str) -> tuple[str, ...]:
    """Source codes divided by semicolons."""
    return tuple(each.strip() for each in line.split(";") if each.strip())


def usable_sources(desk: Desk) -> Sequence[str]:
    """Codes a judgement may name, in the order they were made."""
    visible = desk.visible()
    others = [held.told for held in visible.encounters.values() if held.encounter.method != "interview"]
    return [*(source.code for source in visible.sources.values()), *others]


def earlier(desk: Desk, unit: RatedUnit) -> Judgement | None:
    """The judgement that stands, for showing beside a new one."""
    return desk.visible().one(Judgement, Slot.judgement(unit.id))
