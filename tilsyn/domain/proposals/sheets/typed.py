"""What was typed in a cell, as the value that it means: »Delvis«, »d«, »4,0«, »Tema 4«, »borger 1; Leder«."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.addresses import CONCLUSION, ECONOMIES, OVERALL, Place
from tilsyn.domain.danish import ascii_twin, item_id
from tilsyn.domain.values import GENERAL_READINGS, VALUE_LETTERS, VALUES, value_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tilsyn.domain.proposals.exchange.leaving import Leaving

_WHOLE_NUMBER = re.compile(r"([0-9]+)(?:[.,]0+)?")
_BESIDE = " .!,;:»«\"'"
NOT_FOUND = "ikke_fundet"


class Unread(Exception):
    """The cell means nothing that may stand there; `allowed` is what may, `known` what it may have been a slip for."""

    def __init__(self, allowed: Iterable[str]) -> None:
        super().__init__()
        self.allowed = list(allowed)


def readings(question: str, encounter: str, leaving: Leaving) -> tuple[str, ...]:
    """The values that an answer may have, by what it answers and where it was given."""
    held = leaving.visible.encounters.get(encounter)
    if held is None or held.encounter.method != "dokument":
        return GENERAL_READINGS
    point = leaving.asked.point(question)
    return point.item.readings if point else (*GENERAL_READINGS, NOT_FOUND)


def value_of(typed: str, allowed: tuple[str, ...]) -> str:
    """A reading, by its word, its id or its letter. Raises Unread."""
    wanted = _bare(typed)
    for value in allowed:
        if wanted in {_bare(each) for each in value_words(value)} or any(
            value == each and wanted in {letter, ascii_twin(letter), letter.replace("ø", "o")}
            for letter, each in VALUE_LETTERS
        ):
            return value
    raise Unread(VALUES[each] for each in allowed)


def _bare(text: str) -> str:
    return " ".join(ascii_twin(text).replace("_", " ").strip(_BESIDE).split())


def score_of(typed: str, leaving: Leaving) -> int | str:
    """A step of the case's own scale, by its number or its words. Raises Unread."""
    scale = leaving.model.scale(leaving.visible.fields.kind)
    number = _WHOLE_NUMBER.fullmatch(typed.strip())
    for step in scale:
        words = {_bare(str(step.value)), _bare(step.label)}
        if (number and number[1] == str(step.value)) or _bare(typed) in words:
            return step.value
    raise Unread(sorted(str(step.value) if isinstance(step.value, int) else step.label for step in scale))


def question_of(typed: str, leaving: Leaving) -> str:
    """A question's id, as it may be typed. Raises Unread."""
    if typed.strip() in leaving.questions:
        return typed.strip()
    known = [*leaving.asked.ids(), *leaving.outward.own.values()]
    return _one_of(typed, known)


def indicator_of(typed: str, leaving: Leaving) -> str:
    """An item's id. Raises Unread."""
    return _one_of(typed, list(leaving.units))


def encounter_of(typed: str, leaving: Leaving) -> str:
    """The code of a conversation that may be seen; any other is as if it were not there. Raises Unread."""
    return _named(typed, leaving.encounter_codes.values())


def place_of(typed: str, leaving: Leaving) -> str:
    """The place of an assessment. Raises Unread."""
    listed = [*Place.all(leaving.model, ("criterion", "theme")), OVERALL, CONCLUSION, *ECONOMIES]
    found = Place.of(typed)
    if found not in listed and not any(found == each for frame in leaving.asked.frames for each in frame.ids()):
        raise Unread(each.title() for each in listed)
    return found


def sources_of(typed: str, leaving: Leaving) -> list[str]:
    """Codes with a semicolon or a line between; a comma too, where no code holds one. Raises Unread."""
    known = list(leaving.codes.values())
    found = list[str]()
    for each in filter(None, (part.strip() for part in re.split(r"[;\n]", typed))):
        parts = [each] if _is_named(each, known) else [part.strip() for part in each.split(",")]
        found += [_named(part, known) for part in parts if part]
    return list(dict.fromkeys(found))


def _is_named(typed: str, known: Iterable[str]) -> bool:
    return any(each.casefold() == typed.casefold() for each in known)


def _named(typed: str, known: Iterable[str]) -> str:
    """A code, exactly; else the only one that differs in its letters' case and blanks alone."""
    codes = list(known)
    wanted = " ".join(typed.split())
    if wanted in codes:
        return wanted
    alike = [each for each in codes if each.casefold() == wanted.casefold()]
    if len(alike) != 1:
        raise Unread(codes)
    return alike[0]


def _one_of(typed: str, known: list[str]) -> str:
    """An id; one that a program took for a number came with a comma."""
    by_case: Mapping[str, str] = {each.casefold(): each for each in known}
    spelled = (typed.strip(), item_id(typed, known), item_id(typed.replace(",", "."), known))
    meant = next((by_case[each.casefold()] for each in spelled if each.casefold() in by_case), None)
    if meant is None:
        raise Unread(known)
    return meant
