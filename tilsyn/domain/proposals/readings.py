"""What a file says a question was read as, held against what can be typed there: it brings in no more than a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import either
from tilsyn.domain.problems import problem
from tilsyn.domain.text import OwnWords
from tilsyn.domain.values import ONLY_READ_AT_POINTS, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.library.asked import AskedQuestion
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.proposals.exchange.records import AnswerRecord
    from tilsyn.domain.proposals.import_run import Resolving

_IN_THE_NOTE = "Er det et andet punkt, så ret question; ellers slet det her, og skriv det i note."


def readings_fit(answer: Resolving[AnswerRecord]) -> Iterator[Problem]:
    """As at the keyboard: only what is counted is counted, only what is dated has dates, and a part has its name."""
    asked = answer.work.leaving.asked.find(answer.record.question)
    if asked is None and not _is_own(answer):
        return  # of a question that nobody knows that is said already
    kind = asked.point.item.kind if asked and asked.point else ""
    yield from _value(answer, asked)
    yield from _counts(answer, counted=kind == "k_of_n")
    yield from _dates(answer, dated=kind == "dates")
    yield from _parts(answer, asked.question.parts if asked else ())
    if answer.record.at_items and not kind:
        yield _fault(answer, "at_items", what="svaret hører allerede til sin indikator")


def _is_own(answer: Resolving[AnswerRecord]) -> bool:
    return answer.work.names.find("own_questions", answer.record.question) is not None


def _fault(answer: Resolving[AnswerRecord], *path: str | int, what: str, hint: str = _IN_THE_NOTE) -> Problem:
    return problem("S146", at=answer.place(*path), what=OwnWords(what), advice=OwnWords(hint))


def _value(answer: Resolving[AnswerRecord], asked: AskedQuestion | None) -> Iterator[Problem]:
    """Some words are said of a document alone, and only at a point that has them."""
    value = getattr(answer.record, "value", None)  # as its payload has it
    readings = asked.point.item.readings if asked and asked.point else ()
    if value in ONLY_READ_AT_POINTS and value not in readings:
        yield _fault(answer, "value", what=f"»{VALUES[value]}« er ikke blandt svarene")


def _counts(answer: Resolving[AnswerRecord], *, counted: bool) -> Iterator[Problem]:
    """Both of them, k and n, and never more than there are."""
    stated = {name: getattr(answer.record, name) for name in ("k", "n", "unknown")}  # as its payload has them
    given = [name for name, each in stated.items() if each is not None]
    if given and not counted:
        yield _fault(answer, given[0], what="her tælles ikke")
    elif given and (stated["k"] is None or stated["n"] is None or stated["k"] > stated["n"]):
        yield problem("S143", at=answer.place("k"))


def _dates(answer: Resolving[AnswerRecord], *, dated: bool) -> Iterator[Problem]:
    """One date of each kind."""
    events = [each.event for each in getattr(answer.record, "dates", ())]
    if events and not dated:
        yield _fault(answer, "dates", what="her spørges ikke om datoer")
        return
    for number in _again(events):
        yield _fault(answer, "dates", number, "event", what="den slags dato står der allerede", hint="Behold den ene.")


def _parts(answer: Resolving[AnswerRecord], known: Sequence[str]) -> Iterator[Problem]:
    """Each named as it is named there, and once."""
    named = [each.part for each in getattr(answer.record, "parts", ())]
    for number, part in enumerate(named):
        if part not in known:
            hint = f"Delene er {either(known)}." if known else _IN_THE_NOTE
            yield _fault(answer, "parts", number, "part", what="der er ingen del med det navn", hint=hint)
    for number in _again(named):
        yield _fault(answer, "parts", number, "part", what="den del står der allerede", hint="Behold den ene.")


def _again(names: Sequence[str]) -> Iterator[int]:
    """Where something stands that stood before."""
    return (number for number, each in enumerate(names) if each in names[:number])
