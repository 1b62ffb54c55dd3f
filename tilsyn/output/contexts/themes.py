"""Themes, criteria and indicators as a report prints them, and the spider's values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import date_text, fraction_text, listed, mean_text
from tilsyn.domain.findings.earlier import scored_before
from tilsyn.domain.findings.evidence import conversations
from tilsyn.domain.findings.lead import lead_of
from tilsyn.domain.findings.privacy import SMALL_GROUP
from tilsyn.domain.findings.text_lint import names_its_sources
from tilsyn.domain.findings.theme_words import theme_text
from tilsyn.domain.journal.entries import Assessment, Previous
from tilsyn.domain.library.supplement import supplied_words
from tilsyn.domain.values import GROUPS_FEW, GROUPS_MANY
from tilsyn.output.contexts.audiences import narrowed
from tilsyn.output.contexts.authority_part import signing
from tilsyn.output.contexts.occasions import ground_text, in_sentence, name_of
from tilsyn.output.contexts.words import paragraphs

if TYPE_CHECKING:
    from fractions import Fraction

    from tilsyn.domain.findings.scoring import CriterionScore, RatedState, Tally, ThemeScore
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.report import Assessed, CriterionPart, RatedPart, SpiderPart, ThemePart

GAPS = {"missing": "Bedømmelse mangler.", "judged": "Score mangler."}


def theme_part(theme: ThemeScore, known: Known) -> ThemePart:
    """A theme as its audience sees it: the portal its title and text only (domain.md 7)."""
    at = Place.theme(theme.theme.number)
    before = last_time(theme, known)
    parts: ThemePart = {
        "nummer": theme.theme.number,
        "titel": theme.theme.title,
        **_theme_words(theme, known),
        "lead": lead_of(known.visible.one(Assessment, Slot.assessment(at))),
        "middel": mean_text(theme.tally.mean),
        "sidst": mean_text(before) if before is not None else "",
        "grundlag": basis(theme.tally, theme.states),
        "fordeling": ratings(theme, known),
        "kriterier": [criterion_part(each, known) for each in theme.criteria],
    }
    return narrowed(parts, known.audience, "temaer.")


def last_time(theme: ThemeScore, known: Known) -> Fraction | None:
    """The theme's mean in the earlier report, of just what the new one is of."""
    found = known.earlier.themes if known.earlier else ()
    return next((each.tally.whole for each in found if each.theme.number == theme.theme.number), None)


def criterion_part(criterion: CriterionScore, known: Known) -> CriterionPart:
    by_criterion = known.model.rated_level == "criterion"
    rated = [rated_part(state, known) for state in criterion.states if state.state != "unknown"]
    return {
        "id": criterion.criterion.id,
        "titel": criterion.criterion.title,
        **_assessed(Place.criterion(criterion.criterion.id), known.model.labels.criterion, known, "kriteriet"),
        "bedoemmelse": rated[0] if by_criterion and rated else None,
        "indikatorer": [] if by_criterion else rated,
    }


def _theme_words(theme: ThemeScore, known: Known) -> Assessed:
    """A theme that nobody had to write of says why by itself: none stands in a report without a word."""
    made = _assessed(Place.theme(theme.theme.number), known.model.labels.theme, known, "temaet")
    return {**made, "afsnit": paragraphs(theme_text(theme, known.visible))}


def _assessed(at: str, label: str, known: Known, what: str) -> Assessed:
    stated = known.visible.one(Assessment, Slot.assessment(at))
    text = paragraphs(stated.text if stated else "")
    needed = any(problem.at == at and problem.code == "S005" for problem in known.gaps)
    missing = f"{label} af {what} mangler." if needed and not text else ""
    return {"overskrift": f"{label} af {what}", "afsnit": text, "mangler": missing}


def rated_part(state: RatedState, known: Known) -> RatedPart:
    label = known.model.label_of(known.card.kind, state.score)
    return {
        "id": state.unit.id,
        "tekst": state.unit.text or "",
        "overskrift": rated_heading(state, known),
        "afsnit": paragraphs(state.text),
        "mangler": GAPS.get(state.state, ""),
        "score": str(state.score) if isinstance(state.score, int) else "",
        "scoretekst": label or "",
        "tilstand": state.state,
        "tilstandstekst": state_text(state),
        "aendring": change_text(state),
        "kilder": sources_text(state, known),
        "grundlag": ground_text(state, known),
        "tidligere": earlier_text(state, known),
        "forbehold": reservations(state, known),
    }


def rated_heading(state: RatedState, known: Known) -> str:
    label = known.model.labels.indicator
    carried = state.carried_from if state.state == "carried" else None
    return f"{label} (videreført fra {date_text(carried.date)})" if carried else label


def earlier_text(state: RatedState, known: Known) -> str:
    """As in: Score 2022: 4. What is carried over says itself where it is from."""
    earlier = scored_before(state.unit, known.model, known.visible) if state.state == "scored" else None
    return f"Score {earlier.date[:4]}: {earlier.score}" if earlier else ""


def state_text(state: RatedState) -> str:
    match state.state:
        case "carried" if state.carried_from:
            return f"Videreført fra rapporten af {date_text(state.carried_from.date)}"
        case "exempt" if state.by == "user":
            return "Valgt fra af socialtilsynet"
        case "exempt":
            return "Gælder ikke for tilbudstypen"
        case "not_judged":
            return "Ikke i fokus ved dette tilsyn"
        case _:
            return ""


def change_text(state: RatedState) -> str:
    """As in: Ændret siden rapporten af 12-10-2022, hvor scoren var 3: Der er kommet faste procedurer."""
    if state.before is None or not state.change:
        return ""
    then = f"rapporten af {date_text(state.before.date)}, hvor scoren var {state.before.score}"
    return f"Ændret siden {then}: {state.change}"


def state_reason(state: RatedState) -> str:
    """The same with the reason of a choice, where no sentence of its own gives it."""
    chosen = state.state == "exempt" and state.by == "user" and state.reason
    return f"{state_text(state)}: {state.reason}" if chosen else state_text(state)


def sources_text(state: RatedState, known: Known) -> str:
    """Sources by kind, never by code: the report is treated as public. A text that names its own says enough."""
    if names_its_sources(state.text):
        return ""
    held = {
        identity: each for identity, each in known.visible.encounters.items() if Slot.meeting(identity) in state.sources
    }
    groups = dict.fromkeys(
        known.visible.sources[slot.rest].group
        for slot in map(Slot, state.sources)
        if slot.kind == "source" and slot.rest in known.visible.sources
    )
    many = {group: conversations(known.visible, group) >= SMALL_GROUP for group in groups}
    spoken = [(GROUPS_MANY if many[group] else GROUPS_FEW)[group] for group in groups]
    what = "samtaler" if len(groups) > 1 or any(many.values()) else "samtale"
    talks = [f"{what} med {listed(spoken)}"] if spoken else []
    seen = [in_sentence(name_of(each, known.visible)) for each in held.values()]
    return "Kilder: " + "; ".join([*talks, *seen]) + "." if talks or seen else ""


def reservations(state: RatedState, known: Known) -> list[str]:
    types = {each.id: each.label for each in known.model.service_types}
    some = state.unit.item.applies_to_some_only(known.visible.fields.service_types) if state.state != "exempt" else ()
    noted = [f"Gælder kun {listed(types.get(each, each) for each in some)}."] if some else []
    noted += supplied_words(known.model, state.unit.id, signing(known.authority))
    private = known.visible.fields.ownership in {"privat_fond", "privat_selskab", "selvejende"}
    duty = [each.id for each in state.unit.item.questions if each.duty == "kommune"]
    if private and duty and known.shows("temaer.kriterier: kommunens pligt"):
        noted.append(f"{listed(duty)}: kommunens pligt: belys, bedøm ikke tilbuddet på den alene.")
    return noted


def basis(tally: Tally, states: tuple[RatedState, ...]) -> str:
    """As in: 6 af 6 (2 bedømt ved dette tilsyn, 4 videreført fra 12-10-2022); domain.md 5.4."""
    left_out = sum(state.state == "not_judged" for state in states)
    text = f"{tally.judged + tally.carried} af {tally.applicable}"
    if tally.carried:
        dates = dict.fromkeys(date_text(each.carried_from.date) for each in states if each.carried_from)
        text += f" ({tally.judged} bedømt ved dette tilsyn, {tally.carried} videreført fra {listed(dates)})"
    return f"{text}; {left_out} ikke i fokus" if left_out else text


def ratings(theme: ThemeScore, known: Known) -> str:
    """As in: Forventes at kunne opfylde: 5.a og 5.b. Forventes ikke at kunne opfylde: 5.c.

    Where the ratings are words there is no mean that could say on a line how the theme stands.
    """
    found: dict[str, list[str]] = {}
    for state in theme.states if known.card.method is None else ():
        label = known.model.label_of(known.card.kind, state.score)
        if label:
            found.setdefault(label, []).append(state.unit.id)
    return " ".join(f"{label[:1].upper()}{label[1:]}: {listed(found[label])}." for label in sorted(found))


def spider(known: Known) -> SpiderPart | None:
    """Theme values on one line; a theme without a value breaks it, and so does one with a gap (domain.md 5.4).

    None where there is nothing to draw: an empty web says nothing.
    """
    themes = known.card.themes
    values = [theme.tally.whole for theme in themes]
    if known.card.method is None or all(value is None for value in values):
        return None
    before = [last_time(theme, known) for theme in themes]
    previous = known.visible.one(Previous, "previous")
    drawn = previous is not None and any(value is not None for value in before)
    return {
        "kategorier": [theme.theme.title for theme in themes],
        "vaerdier": [fraction_text(value) for value in values],
        "visninger": [mean_text(value) for value in values],
        "viderefoert": [theme.tally.carried > 0 for theme in themes],
        "tidligere": [fraction_text(value) for value in before] if drawn else [],
        "tidligere_navn": f"Rapporten af {date_text(previous.date)}" if previous and drawn else "",
        "tekst": _spider_text(themes, values, before),
    }


def _spider_text(themes: tuple[ThemeScore, ...], values: list[Fraction | None], before: list[Fraction | None]) -> str:
    told = []
    for theme, value, earlier in zip(themes, values, before, strict=True):
        beside = [f"sidst {mean_text(earlier)}"] if earlier is not None else []
        beside += ["helt eller delvist videreført"] if theme.tally.carried and value is not None else []
        told.append(f"{theme.theme.title} {mean_text(value)}" + (f" ({', '.join(beside)})" if beside else ""))
    return f"Spindelvæv med temaernes værdier på en skala fra 1 til 5: {'; '.join(told)}."
