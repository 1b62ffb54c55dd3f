"""What stands of a text now: it may have been rewritten, protected or written twice since it was put on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.entries import Answer, Note
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.entries import Entry
    from tilsyn.services.desk import Desk


class Refusals(NamedTuple):
    """What to say where a text is gone, was rewritten, or stands in several versions; each with its advice."""

    gone: tuple[str, str]
    rewritten: tuple[str, str]
    several: tuple[str, str]


def live_versions(desk: Desk, slot: str) -> Sequence[Entry]:
    """What stands of a slot; more than one where two have written unseen."""
    return desk.visible().standing(slot)


def as_read(desk: Desk, read: Entry, apart: frozenset[str], say: Refusals) -> Entry:
    """The entry as it stands in the case now, if it says what was read. Raises UsageProblem otherwise.

    A new version takes the place of every one that stands: where they differ in more than `apart`, words would go.
    It is made from the whole entry: what is seen of it may lack what protected sources said.
    """
    desk.file.refresh()
    versions = live_versions(desk, read.header.slot)
    if not versions or not _is_shown(desk, versions[-1]):
        raise UsageProblem(*say.gone)
    read = desk.visible().shown_as(read) or read
    if _words(read, apart) not in {_words(each, apart) for each in versions}:
        raise UsageProblem(*say.rewritten)
    if len({_words(each, apart) for each in versions}) > 1:
        raise UsageProblem(*say.several)
    return desk.visible().behind(versions[-1])[-1]


def _is_shown(desk: Desk, entry: Entry) -> bool:
    """What was said in a conversation that is protected is so too."""
    match entry.payload:
        case Answer(encounter=str(where)) | Note(encounter=str(where)):
            return where in desk.visible().encounters
        case _:
            return True


def _words(entry: Entry, apart: frozenset[str]) -> str:
    assert entry.payload is not None  # noqa: S101  what is live has its content
    return entry.payload.model_dump_json(exclude={"record", *apart})
