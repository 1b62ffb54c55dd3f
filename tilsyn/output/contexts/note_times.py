"""When something was said and when it was written down, as a note of an encounter says it.

The day stands at the head of the note and is not said again; what is known of no hour has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import clock_text, date_text, iso_day, time_text
from tilsyn.domain.moments import by_clock_of, moment
from tilsyn.domain.values import RECORDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.journal.entries import Answer, Encounter, Entry, Note
    from tilsyn.output.contexts.records.encounter_note import WrittenDown

ON_THE_SPOT, NOT_SAID = "direkte", ""


class WrittenAt(NamedTuple):
    """When one thing was written down and from what; `stated`: by who wrote it, and not only by the case."""

    at: str
    how: str
    stated: bool


def written_answer(entry: Entry, said: Answer) -> WrittenAt:
    return WrittenAt(said.recorded_at or entry.header.at, said.recorded_from or NOT_SAID, bool(said.recorded_at))


def said_clock(said_at: str | None, encounter: Encounter) -> str:
    """As in: 10.12; on another day than the encounter's the day is said, too."""
    if not said_at:
        return ""
    said_at = by_clock_of(said_at, encounter.start)
    return clock_text(said_at) if iso_day(said_at) == iso_day(encounter.start) else time_text(said_at)


def written_down(found: Sequence[WrittenAt], encounter: Encounter) -> WrittenDown:
    """When it was written, first to last; what only came into the case long after is told apart from it.

    Of what came from elsewhere without its times nobody knows when it was written: only when it came into the case.
    """
    ordered = sorted(found, key=lambda each: moment(each.at))
    here = [each for each in ordered if not _came_later(each, encounter)]
    known = here or ordered
    later = list(dict.fromkeys(date_text(each.at) for each in ordered if here and each not in here))
    unsaid = (each._replace(how=NOT_SAID) for each in known)
    first = f"Skrevet {'; '.join(_spans(here))}." if here else f"Lagt i sagen {'; '.join(_spans(unsaid))}."
    sentences = [first, *(f"Mere er lagt i sagen {each}." for each in later)]
    return {"foerst": time_text(known[0].at), "sidst": time_text(known[-1].at), "tekst": " ".join(sentences)}


def _came_later(each: WrittenAt, encounter: Encounter) -> bool:
    """Whether all that is known is that it came into the case on a later day; it was not said or seen then."""
    return (
        not each.stated
        and each.how in {ON_THE_SPOT, NOT_SAID}
        and iso_day(each.at) > iso_day(encounter.start or each.at)
    )


def _spans(known: Iterable[WrittenAt]) -> Iterator[str]:
    """As in: 24-10-2023 kl. 10.12-11.03 direkte; 24-10-2023 kl. 19.12 fra papir."""
    by_day: dict[tuple[str, str], list[str]] = {}
    for each in known:
        by_day.setdefault((date_text(each.at), RECORDED.get(each.how, each.how)), []).append(each.at)
    for (day, how), times in by_day.items():
        first, last = clock_text(times[0]), clock_text(times[-1])
        last = clock_text(by_clock_of(times[-1], times[0])) if last < first else last  # a clock was put back between
        span = "–".join(dict.fromkeys((first, last)))
        yield " ".join(filter(None, (day, span and f"kl. {span}", how)))


def corrected(said: Iterable[Answer | Note]) -> str:
    """As in: rettet 30-11-2026 kl. 11.40."""
    last = max((each.corrected for each in said if each.corrected), key=moment, default=None)
    return f"rettet {day_and_clock(last)}" if last else ""


def day_and_clock(iso: str | None) -> str:
    """As in: 24-10-2023 kl. 10.12."""
    clock = clock_text(iso)
    return f"{date_text(iso)} kl. {clock}" if clock else date_text(iso)
