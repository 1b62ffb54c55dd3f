"""What is typed for a point that is counted or dated: "k 6 8", "k 6 8 1", "dato henvendelse 03-01-2023"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from tilsyn.domain.danish import typed_date
from tilsyn.domain.journal.entries import DateRead
from tilsyn.domain.record import MOST
from tilsyn.domain.text import one_line
from tilsyn.domain.values import DateKind
from tilsyn.domain.words import choices, meant
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.answering import Counted, Said
from tilsyn.services.conversation.grounding import BASIS, is_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.journal.entries import Answer
    from tilsyn.domain.library.asked import FramePoint
    from tilsyn.services.conversation.session import Session

DATE = "dato"
COUNTED, DATED = "k_of_n", "dates"
_KINDS: tuple[DateKind, ...] = get_args(DateKind)
_COUNT = re.compile(
    r"k\s+(\d+)(?:\s+|\s*/\s*|\s+af\s+)(\d+)(?:\s+(\d+))?(?:\s*:\s*(?P<note>.*))?", re.IGNORECASE | re.DOTALL
)
_DATE = re.compile(
    r"dato\s+(?P<event>\S.*?)\s*:?\s+(?P<date>\d{1,2}\s*[-./ ]\s*\d{1,2}\s*[-./ ]\s*\d{2,4}|\d{4}-\d\d-\d\d|-)"
    r"(?:[,;:.]?\s+(?P<place>\S.*)|[,;.])?",
    re.IGNORECASE,
)
"""A colon after the kind and a comma before the place are how one writes it by hand."""
_COUNT_BEGUN = re.compile(r"k(\s+(\d+((\s+|\s*/\s*|\s+a|\s+af\s*)(\d+(\s+\d*)?)?)?)?)?")
_GROUND_BEGUN = re.compile(rf"{BASIS}(\s+(\d+\.?[a-zæøå]?[,;]?)?)*")
"""How each begins; what has become a sentence is none of them."""
HOW_COUNTED = "Skriv fx k 6 8 (6 af 8), eller k 6 8 1, når det for én til ikke kan ses."
HOW_DATED = "Skriv fx dato henvendelse 03-01-2023, og gerne hvor den står: dato henvendelse 03-01-2023 journal side 2."


def is_count(line: str) -> bool:
    """Whether a line begins as one that counts does; k alone is another command."""
    return bool(re.match(r"k\s+\d", line.strip(), re.IGNORECASE))


def has_note(line: str) -> bool:
    """Whether a note stands beside a count."""
    found = _COUNT.fullmatch(line.strip())
    return found is not None and bool((found["note"] or "").strip())


def is_date(line: str) -> bool:
    """Whether a line begins as one that dates does."""
    return bool(re.match(r"dato(\s|$)", line.strip(), re.IGNORECASE))


def is_for_a_point(line: str) -> bool:
    """Whether a line is one of those that only a point of a frame takes."""
    return is_count(line) or is_date(line) or is_ground(line)


def may_become(line: str, point: FramePoint | None) -> bool:
    """Whether a line that is being typed may still become one of those, at this point."""
    typed = line.lower()
    if point is None:
        return False
    found = BASIS.startswith(typed) or bool(_GROUND_BEGUN.fullmatch(typed))
    if point.item.kind == COUNTED:
        found |= bool(_COUNT_BEGUN.fullmatch(typed))
    if point.item.kind == DATED:
        found |= DATE.startswith(typed) or typed.startswith(f"{DATE} ")
    return found


def is_read(line: str, point: FramePoint | None) -> bool:
    """Whether a line counts or dates, at a point that is counted or dated."""
    kind = point.item.kind if point else ""
    return (kind == COUNTED and is_count(line)) or (kind == DATED and is_date(line))


def misplaced(line: str, point: FramePoint | None) -> str:
    """Why a line is no reading here, where one that is whole was typed at a point that takes none; else nothing.

    Of an official question a date is one only with a kind that is known: a sentence may begin with the word.
    """
    typed, dated = line.strip(), _DATE.fullmatch(line.strip())
    if is_read(typed, point):
        return ""
    if _COUNT.fullmatch(typed) or (dated and (point or meant(one_line(dated["event"]), _KINDS) in _KINDS)):
        return _is_none(typed, point)
    return ""


def _is_none(line: str, point: FramePoint | None) -> str:
    return f"{'punktet' if point else 'spørgsmålet'} her {'tælles ikke' if is_count(line) else 'har ingen datoer'}"


def kept_as_note(text: str, point: FramePoint | None) -> str:
    """What is asked where a note, as it is kept, holds what may have been meant as a reading; else nothing."""
    why = next(filter(None, (misplaced(line, point) for line in text.split("\n"))), "")
    return f"Gemt som note: {why}. Er det et andet punkt, så slet det her, og skriv det der." if why else ""


def words_in(line: str, point: FramePoint | None) -> str:
    """What of a line that was refused is somebody's words: all that is no reading here, or the note beside a count."""
    if is_ground(line):
        return ""
    if not is_read(line, point):
        return line.strip()
    return line.partition(":")[2].strip() if is_count(line) else ""


def read_point(session: Session, line: str) -> Said:
    """What a line says of the point at hand; value and note stay as they stand. Raises UsageProblem.

    Dates are put beside those of an answer that is protected, too, though nobody sees them.
    """
    stands = session.stands
    said = read_at(line, session.at_hand().point, stands)
    if stands is None or session.hides:
        return said
    return said._replace(value=stands.value, note=said.note or stands.note)


def read_at(line: str, point: FramePoint | None, stands: Answer | None) -> Said:
    """A count, with a note after a colon, or a date beside those that stand.

    Raises UsageProblem for one that cannot be meant, and at a point that is not so read.
    """
    if point is None or not is_read(line, point):
        why = _is_none(line, point).capitalize()
        raise UsageProblem(f"{why}. Intet er gemt.", "Skriv svarets bogstav, og tallene i noten.")
    if is_date(line):
        return Said(None, "", dates=typed_dates(line, point, stands.dates if stands else ()))
    return typed_count(line)


def typed_count(line: str) -> Said:
    """A count, and the note that stands after a colon. Raises UsageProblem."""
    found = _COUNT.fullmatch(line.strip())
    if found is None:
        raise UsageProblem("Tallene kan ikke læses. Intet er gemt.", HOW_COUNTED)
    k, n = int(found[1]), int(found[2])
    unknown = int(found[3]) if found[3] else None
    if k > n:
        raise UsageProblem(f"{k} af {n} kan ikke passe. Intet er gemt.", HOW_COUNTED)
    if max(n, unknown or 0) > MOST:
        raise UsageProblem("Så mange er der ikke. Intet er gemt.", HOW_COUNTED)
    return Said(None, found["note"] or "", counted=Counted(k, n, unknown))


def typed_dates(line: str, point: FramePoint, stands: Sequence[DateRead]) -> tuple[DateRead, ...]:
    """One date of each kind, in the order a course takes; the one that is typed takes the place of that of its kind.

    A hyphen for a date takes it away. Raises UsageProblem for a kind that is not known.
    """
    found = _DATE.fullmatch(line.strip())
    if found is None:
        raise UsageProblem("Datoen kan ikke læses. Intet er gemt.", HOW_DATED)
    event = _event(found["event"], point)
    read = {each.event: each for each in stands if each.event != event}
    if found["date"] != "-":
        place = one_line(found["place"]) if found["place"] else None
        stated = {"event": event, "date": typed_date(found["date"]), "place": place}
        read[event] = DateRead.model_validate(stated)
    return tuple(read[each] for each in _KINDS if each in read)


def _event(typed: str, point: FramePoint) -> DateKind:
    event = next((each for each in _KINDS if each == meant(one_line(typed), _KINDS)), None)
    if event is None:
        raise UsageProblem("Datoens art kendes ikke. Intet er gemt.", f"Vælg mellem {choices(point.item.events)}.")
    return event
