"""A question of one's own, thought of before the visit: for whom, and set right until it has been asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from tilsyn.domain.findings.codes import is_answered, own_code, own_question_of
from tilsyn.domain.journal.entries import OwnQuestion
from tilsyn.domain.journal.revise import next_fields, says_the_same
from tilsyn.domain.text import clean, quote
from tilsyn.domain.values import PutTo
from tilsyn.domain.words import choices, meant
from tilsyn.errors import UsageProblem
from tilsyn.services.keeping.records import note_place
from tilsyn.services.planning.preparing import build

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.services.open_case import Desk

Json = dict[str, Any]
PUT_TO: tuple[str, ...] = get_args(PutTo)
EVERYONE = "alle"
"""Typed for no group in particular."""


class OwnStated(NamedTuple):
    """What is said of one: `code` names one that stands; None and () leave what stands."""

    text: str | None = None
    at: str | None = None
    groups: tuple[str, ...] = ()
    code: str | None = None


def groups_meant(typed: Sequence[str]) -> tuple[str, ...]:
    """The groups as the journal has them, each once and in their order. Raises UsageProblem."""
    named = {EVERYONE if each.strip().casefold() == EVERYONE else meant(each, PUT_TO) for each in typed}
    for each in sorted(named - {*PUT_TO, EVERYONE}):
        raise UsageProblem(f"Gruppen »{quote(each)}« kendes ikke.", f"Vælg mellem: {choices((*PUT_TO, EVERYONE))}.")
    if EVERYONE in named and len(named) > 1:
        raise UsageProblem(
            "--group alle kan ikke stå sammen med andre grupper.", "Skriv alle, eller skriv grupperne én for én."
        )
    return tuple(each for each in (*PUT_TO, EVERYONE) if each in named)


def stated(desk: Desk, own: OwnStated) -> Iterator[tuple[str, OwnQuestion]]:
    """The question as it would be written, with its words; nothing where it says so already. Raises UsageProblem."""
    if own.code is not None:
        yield from _set_right(desk, own, own.code)
    elif own.text is not None:
        if own.at is None:
            raise UsageProblem("--question mangler et sted.", "Tilføj --indicator, fx 7.a, kriterium:7 eller tema:4.")
        at, identity = note_place(desk, own.at), desk.world.new_id()
        fields = {"id": identity, "code": own_code(at, identity), "at": str(at), "text": _filled(own.text)}
        made = build(OwnQuestion, "plan", record=identity, **fields, groups=_groups(own))
        yield _told(made), made


def _set_right(desk: Desk, own: OwnStated, code: str) -> Iterator[tuple[str, OwnQuestion]]:
    standing = _standing(desk, code)
    said = {
        **({"text": _filled(own.text)} if own.text is not None else {}),
        **({"at": str(note_place(desk, own.at))} if own.at is not None else {}),
        **({"groups": _groups(own)} if own.groups else {}),
    }
    if "text" in said and is_answered(desk.visible(), standing):
        raise UsageProblem(
            f"{standing.code} er besvaret og kan ikke få andre ord.", "Skriv et nyt spørgsmål med --question -."
        )
    entry = desk.visible().entry(standing.slot)
    changed = build(OwnQuestion, "plan", **next_fields(desk.case, entry, OwnQuestion, desk.world.new_id(), said))
    if not says_the_same(changed, standing):
        yield _told(changed), changed


def _standing(desk: Desk, code: str) -> OwnQuestion:
    """The one that may be seen by a code. Raises UsageProblem, for one that was asked in a conversation too."""
    planned = [own for _, own in desk.visible().own_questions() if own.encounter is None]
    asked = [own for _, own in desk.visible().own_questions() if own.encounter is not None]
    found = own_question_of(planned, code, "")
    if found is not None:
        return found
    if own_question_of(asked, code, "") is not None:
        raise UsageProblem(
            f"{quote(code)} er stillet i en samtale og hører til dér.", "Planlæg et nyt spørgsmål med --question -."
        )
    raise UsageProblem(f"Spørgsmålet {quote(code)} findes ikke i planen.", "Se koderne med tilsyn plan SAG.")


def _groups(own: OwnStated) -> tuple[str, ...]:
    return tuple(each for each in own.groups if each != EVERYONE)


def _filled(text: str) -> str:
    body = " ".join(clean(text).split())
    if not body:
        raise UsageProblem("Spørgsmålet er tomt. Intet er gemt.", "Skriv det, som du vil sige det.")
    return body


def _told(own: OwnQuestion) -> str:
    return f"eget spørgsmål {own.code}"


def planned(visible: Visible) -> Iterator[Json]:
    """Those of the plan as JSON: what was asked on the spot stands in its conversation."""
    for _, own in visible.own_questions():
        if own.encounter is None:
            yield {"code": own.code, "at": own.at, "text": own.text, "groups": list(own.groups)}
