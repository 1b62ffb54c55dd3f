"""The case as it stood to whoever wrote an entry: folded from what they had before them, and nothing since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tilsyn.domain.journal.case import Case, apply

if TYPE_CHECKING:
    from collections.abc import Collection

    from tilsyn.domain.journal.entries import Entry


def as_it_stood(case: Case, writer: Entry, *, without: Collection[str] = ()) -> Case:
    """By ancestry, as `Case.knew` has it. What has been redacted since has no content here either.

    `without`: entries whose content is left out, as if they had been redacted.
    """
    made = Case()
    for entry in _before(case, writer):
        apply(made, replace(entry, payload=None) if entry.id in without else entry)
    return made


def redacted_unseen(case: Case, writer: Entry) -> bool:
    """Whether something they had before them was redacted on another computer, neither having seen the other.

    Then nobody has looked whether what they wrote holds it, and it is no longer there to be looked for.
    """
    had = [each for each in case.redacted if each in case.entries and case.knew(writer, case.entries[each])]
    gone = (each for target in had for each in case.redacted[target].values())
    return any(not case.knew(each, writer) and not case.knew(writer, each) for each in gone)


def _before(case: Case, writer: Entry) -> list[Entry]:
    waiting, found = list(writer.header.before), {writer.id: writer}
    while waiting:
        entry = case.entries.get(waiting.pop())
        if entry is not None and entry.id not in found:
            found[entry.id] = entry
            waiting += entry.header.parents
    return [each for each in found.values() if each is not writer]
