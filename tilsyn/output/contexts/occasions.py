"""What an inspection rests on, for whoever it is about to read: every occasion by group, form, choice and day.

The small-group rule (domain.md 7) holds for each table and each line by itself: of citizens, relatives and employees
numbers, forms, days and ways of choosing stand only where the group has had three conversations or more there; else
that they were spoken with, and no more. A leader, a municipality, a partner, a place and a paper are told one by one.
The line under an indicator goes further: a group that had fewer than three conversations in all is not in it, for line
beside line would tell which subjects a lone relative spoke of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import counted, date_text, iso_day, listed
from tilsyn.domain.findings.evidence import conversations
from tilsyn.domain.findings.privacy import SMALL_GROUP
from tilsyn.domain.journal.entries import Sample
from tilsyn.domain.values import FORMS, GROUPS, GROUPS_MANY, METHOD_LABELS, SELECTED_BY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.findings.visible import Held, Visible
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.occasions import OccasionPart

TOLD_ONE_BY_ONE = ("ledelse", "kommune", "samarbejdspartner")
"""Groups that speak for an office or a firm; everyone else speaks for themselves, and is counted or not told."""
_NAMED = re.compile(r"[A-ZÆØÅ](?=[a-zæøå ])")


def occasions(known: Known) -> list[OccasionPart]:
    """Every occasion of the inspection: people by group, all else one by one."""
    held = list(known.visible.encounters.values())
    talks = [each for each in held if each.encounter.method == "interview"]
    return [
        *(_people(group, _with(group, talks)) for group in _groups(talks) if group not in TOLD_ONE_BY_ONE),
        *(row for each in talks for row in _one_by_one(each)),
        *(_seen(each, known.visible) for each in held if each.encounter.method != "interview"),
    ]


def _groups(talks: Sequence[Held]) -> list[str]:
    """In the order that groups are told of everywhere."""
    spoken = {group for each in talks for group in each.groups}
    return [group for group in GROUPS if group in spoken]


def _with(group: str, talks: Iterable[Held]) -> list[Held]:
    return [each for each in talks if group in each.groups]


def _people(group: str, talks: Sequence[Held]) -> OccasionPart:
    if len(talks) < SMALL_GROUP:
        return {"hvad": f"Samtaler med {GROUPS_MANY[group]}", "form": "", "udvalgt": "", "hvornaar": ""}
    return {
        "hvad": f"{len(talks)} samtaler med {GROUPS_MANY[group]}",
        "form": forms(talks),
        "udvalgt": _chosen_by_form(talks),
        "hvornaar": span(talks),
    }


def forms(talks: Iterable[Held]) -> str:
    """As in: enkeltvis og i gruppe på 4."""
    return listed(dict.fromkeys(_form(each) for each in talks))


def _form(held: Held) -> str:
    form, taking_part = held.encounter.form or "enkelt", held.encounter.participants
    if len(held.groups) > 1:  # how many sat there with a leader would tell how few they were
        return FORMS[form]
    return f"{FORMS[form]} på {taking_part}" if form == "gruppe" and taking_part else FORMS[form]


def _chosen_by_form(talks: Sequence[Held]) -> str:
    """As in: enkeltvis: tilfældigt udtrukket af socialtilsynet; gruppe: de, der var til stede.

    Only where the group was put together in another way than the rest: that is nobody's own affair.
    """
    grouped = [each for each in talks if each.encounter.form == "gruppe"]
    single = [each for each in talks if each.encounter.form != "gruppe"]
    ways = {listed(dict.fromkeys(_form(each) for each in single)): _chosen(single), "gruppe": _chosen(grouped)}
    told = {form: way for form, way in ways.items() if way}
    if len(told) < len(ways) or ways["gruppe"] == _chosen(single):
        return listed(_chosen(talks))
    return "; ".join(f"{form}: {listed(way)}" for form, way in told.items())


def _chosen(talks: Iterable[Held]) -> list[str]:
    ways = dict.fromkeys(each.encounter.selected_by for each in talks if each.encounter.selected_by)
    return [SELECTED_BY[each] for each in ways]


def span(held: Iterable[Held]) -> str:
    """The day, or the first and the last."""
    days = sorted({iso_day(each.encounter.start or each.encounter.visit) for each in held} - {""})
    return " til ".join(date_text(day) for day in dict.fromkeys((days[0], days[-1]))) if days else ""


def _one_by_one(held: Held) -> Iterator[OccasionPart]:
    said = [_office(group, [held]) for group in TOLD_ONE_BY_ONE if group in held.groups]
    if said:
        yield {
            "hvad": f"Samtale med {listed(said)}",
            "form": _form(held),
            "udvalgt": "" if held.groups == ("ledelse",) else listed(_chosen([held])),
            "hvornaar": span([held]),
        }


def _office(group: str, talks: Sequence[Held]) -> str:
    """As in: kommuner (handlekommune og visitator)."""
    spoke = (source for each in talks for source in each.sources)
    roles = dict.fromkeys(source.role for source in spoke if source.group == group and source.role)
    name = GROUPS[group] if len(talks) == 1 and group != "ledelse" else GROUPS_MANY[group]
    return f"{name} ({listed(roles)})" if roles and group != "ledelse" else name


def _seen(held: Held, visible: Visible) -> OccasionPart:
    return {"hvad": name_of(held, visible), "form": "", "udvalgt": "", "hvornaar": span([held])}


def name_of(held: Held, visible: Visible) -> str:
    """What was seen or read, never by a code; of files also how many of how many."""
    encounter = held.encounter
    shown = encounter.title or encounter.place or METHOD_LABELS[encounter.method]
    shares = dict.fromkeys(share for share in _shares(shown, visible) if encounter.method == "dokument")
    return f"{shown} ({listed(shares)})" if shares else shown


def _shares(title: str, visible: Visible) -> Iterator[str]:
    """Samples of what a review names: »Gennemgang af otte sager« is of the sample of »sager«."""
    for _, sample in visible.of(Sample):
        named = re.search(rf"\b{re.escape(sample.of)}\b", title, re.IGNORECASE)
        if named and sample.drawn is not None and sample.population is not None:
            yield f"{sample.drawn} af {sample.population}"


def ground_text(state: RatedState, known: Known) -> str:
    """As in: Grundlag: 4 samtaler med borgere (enkeltvis og i gruppe på 4); 2 samtaler med ledelsen; rundvisning.

    Of the judgement's own sources where they said something here, so that the line never says another thing than the
    judgement; else of all that bears on it. Only of what was gathered now: what is carried over rests on what was then.
    """
    visible = known.visible
    spoken, seen = _spoken(state, only_named=True), _looked_at(state, visible, only_named=True)
    if not spoken and not seen:
        spoken, seen = _spoken(state), _looked_at(state, visible)
    told = {group: talks for group, talks in spoken.items() if not _too_few(group, visible)}
    said = [*(_talks(group, talks) for group, talks in told.items()), *seen]
    if not said or state.state not in {"scored", "judged", "missing"}:
        return ""
    without = [GROUPS_MANY[each] for each in _left_out(state, {*told, *_named_groups(state, visible)}, visible)]
    missing = f" Bygger ikke på samtaler med {listed(without)}." if without else ""
    return f"Grundlag: {'; '.join(said)}.{missing}"


def _too_few(group: str, visible: Visible) -> bool:
    return group not in TOLD_ONE_BY_ONE and conversations(visible, group) < SMALL_GROUP


def _spoken(state: RatedState, *, only_named: bool = False) -> dict[str, list[Held]]:
    """By group, the conversations in which something was said of it; those of the judgement's own sources alone."""
    found: dict[str, dict[str, Held]] = {}
    for piece in state.ground.pieces:
        for group in piece.groups:
            if piece.held and not (only_named and _speaks_unnamed(group, piece.held, state)):
                found.setdefault(group, {})[piece.held.encounter.id] = piece.held
    return {group: list(found[group].values()) for group in GROUPS if group in found}


def _speaks_unnamed(group: str, held: Held, state: RatedState) -> bool:
    return not any(each.group == group and Slot.source(each.id) in state.sources for each in held.sources)


def _named_groups(state: RatedState, visible: Visible) -> set[str]:
    return {each.group for identity, each in visible.sources.items() if Slot.source(identity) in state.sources}


def _talks(group: str, talks: Sequence[Held]) -> str:
    if group in TOLD_ONE_BY_ONE:
        said = _office(group, talks)
        return f"samtale med {said}" if len(talks) == 1 else f"{len(talks)} samtaler med {said}"
    if len(talks) < SMALL_GROUP:
        return f"samtaler med {GROUPS_MANY[group]}"
    return f"{counted(len(talks), 'samtale', 'samtaler')} med {GROUPS_MANY[group]} ({forms(talks)})"


def _looked_at(state: RatedState, visible: Visible, *, only_named: bool = False) -> list[str]:
    """What was seen and read of it, by its name."""
    held = [each for each in state.ground.encounters if each.encounter.method != "interview"]
    if only_named:
        held = [each for each in held if Slot.meeting(each.encounter.id) in state.sources]
    return list(dict.fromkeys(in_sentence(name_of(each, visible)) for each in held))


def in_sentence(title: str) -> str:
    """A title inside a sentence: with a small letter, where it is no abbreviation."""
    return title[:1].lower() + title[1:] if _NAMED.match(title) else title


def _left_out(state: RatedState, spoken: Iterable[str], visible: Visible) -> list[str]:
    """Groups that were spoken with, and could have been asked here; that they were not may mean that all is hidden."""
    heard = [each for each in _groups(list(visible.encounters.values())) if not _too_few(each, visible)]
    asked = {group for question in state.unit.item.questions for group in question.ask}
    return [group for group in heard if group in asked and group not in spoken]
