"""Whose words they are, where one gesture answered a family: those of the question that it was answered at.

They stand at the others too, as heard together, until one of those is given words of its own. The journal tells which:
a gesture's entries are chained one after another with one time, and the question that was answered stands first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.journal.entries import Answer

if TYPE_CHECKING:
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry


def has_own_words(case: Case, entry: Entry) -> bool:
    """Whether the words of an answer were given at its own question."""
    said = entry.payload
    if not isinstance(said, Answer) or not said.note.strip():
        return False
    return said.family is None or _leads(case, _first_of(case, entry, said), said)


def is_only_heard(case: Case, entry: Entry) -> bool:
    """Whether all that an answer says was given at another question of its family: nothing has been read here yet."""
    said = entry.payload
    if not isinstance(said, Answer) or said.family is None or said.value or said.parts:
        return False
    return said.says_nothing or not has_own_words(case, entry)


def _first_of(case: Case, entry: Entry, said: Answer) -> Entry:
    """The version in which those words came: a value, a mark or a protection may have come since."""
    while earlier := next((each for each in case.replaced_by(entry) if _note(each) == said.note), None):
        entry = earlier
    return entry


def _leads(case: Case, entry: Entry, said: Answer) -> bool:
    """Whether no other of the family took the same words before it in its gesture."""
    before = next((case.entries[each] for each in entry.header.parents if each in case.entries), None)
    while before and (before.header.at, before.header.who) == (entry.header.at, entry.header.who):
        other = before.payload
        alike = isinstance(other, Answer) and (other.encounter, other.family) == (said.encounter, said.family)
        if alike and f"\n{_note(before)}".endswith(f"\n{said.note}"):
            return False
        before = next((case.entries[each] for each in before.header.parents if each in case.entries), None)
    return True


def _note(entry: Entry) -> str:
    return entry.payload.note if isinstance(entry.payload, Answer) else ""
