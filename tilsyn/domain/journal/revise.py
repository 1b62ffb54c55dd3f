"""The ONE next version of what stands in a case: whatever is not stated anew stays as it stood.

Nothing is lost by being written anew. A next version takes the place of all that is live, and is as protected as what
it was made from, or more: only a `protect` of its own lifts. Who takes part unseen goes on doing so, and words that
stay, or are corrected, were noted when they were. Whoever corrects, reads, places or imports makes it here, and nowhere
else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tilsyn.domain.journal.entries import Answer, Encounter, Note, Payload
from tilsyn.domain.values import PROTECTIONS, strongest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.values import Protection

P = TypeVar("P", bound=Payload)
_OPEN = PROTECTIONS[0]
_OWN = frozenset({"record", "protection"})
"""What names a version, and what is said of it: no part of what it says."""
_READ = ("k", "n", "unknown", "dates")
"""What was counted and read in files: it was noted when it was read, as words are."""


def replaced(case: Case, slot: str, brought_back: Collection[str] = ()) -> list[str]:
    """What the next version of a slot takes the place of: all that is live to whoever writes it.

    And of what was withdrawn that which it brings back, whose place nothing has taken since.
    """
    gone = [each for each in brought_back if each in case.slots.get(slot, ()) and each not in case.superseded]
    return [entry.id for entry in case.live(slot)] or gone


def next_version(  # noqa: PLR0913  what stands, what is stated of it, and who is seen
    case: Case,
    standing: Entry,
    said: P,
    record: str,
    stated: Mapping[str, object],
    *,
    seen: Collection[str] | None = None,
) -> P:
    """The next version of `said`, the payload of the entry that stands.

    `stated` is what it says otherwise, in the journal's own words. Without a place for its protection it would come
    into the open: `comes_out` tells, and then nothing may be made. `seen`: the sources that may be known of, where who
    took part was stated by someone who sees no others.
    """
    return said.model_copy(update={**stated, "record": record, **_kept(case, standing, type(said), stated, seen)})


def next_fields(  # noqa: PLR0913  as `next_version`
    case: Case,
    standing: Entry | None,
    kind: type[Payload],
    record: str,
    stated: Mapping[str, object],
    *,
    seen: Collection[str] | None = None,
) -> dict[str, object]:
    """The fields of the next version, where what is stated must still be checked; or of the first one."""
    before = standing.payload if standing else None
    names = kind.model_fields.keys() - {"entry"} if isinstance(before, kind) else ()
    kept = _kept(case, standing, kind, stated, seen)
    return {**{name: getattr(before, name) for name in names}, **stated, "record": record, **kept}


def comes_out(case: Case, standing: Entry, kind: type[Payload]) -> bool:
    """Whether what is protected would come into the open: its kind has no protection to carry over."""
    return case.protection_of(standing) != _OPEN and "protection" not in kind.model_fields


def as_it_stood(case: Case, standing: Entry, earlier: Entry, said: P) -> P:
    """An earlier version as the next one: what was written since is taken back, and none of its protection.

    It was noted when it was noted, and keeps its name: to an exchange file it is the version that it was.
    """
    kinds = type(said).model_fields
    stated = {"recorded_at": noted_at(earlier)} if isinstance(said, Answer) else {}
    protection = strongest(case.protection_of(standing), case.protection_of(earlier))
    return said.model_copy(update={**stated, **({"protection": protection} if "protection" in kinds else {})})


def hidden_with(case: Case, meeting: Entry) -> Protection:
    """How what was handed over in a hidden conversation is protected: as the conversation is, and at the least so."""
    return strongest(PROTECTIONS[1], case.protection_of(meeting))


def carried_on(said: P, record: str, **stated: object) -> P:
    """What stood openly in an earlier case, as the first version in the next."""
    return said.model_copy(update={"record": record, **stated})


def said_anew(case: Case, held: Entry, said: P, record: str) -> P:
    """What takes the name of something hidden that stands no longer: a first version, and as hidden as that was."""
    return said.model_copy(
        update={"record": record, "protection": _protection(case, held, getattr(said, "protection", None))}
    )


def says_the_same(one: Payload, other: Payload) -> bool:
    """Whether two versions differ in nothing but their names and what is said of them."""
    names = type(one).model_fields.keys() - _OWN
    return type(one) is type(other) and all(getattr(one, each) == getattr(other, each) for each in names)


def noted_at(entry: Entry) -> str:
    """When what was said was first noted; that it was read or marked since has not moved it."""
    return (isinstance(entry.payload, Answer | Note) and entry.payload.recorded_at) or entry.header.at


def _kept(
    case: Case,
    standing: Entry | None,
    kind: type[Payload],
    stated: Mapping[str, object],
    seen: Collection[str] | None,
) -> dict[str, object]:
    """What no next version loses, whatever is stated."""
    kept: dict[str, object] = {}
    if "protection" in kind.model_fields:
        kept["protection"] = _protection(case, standing, stated.get("protection"))
    if standing is None:
        return kept
    match standing.payload:
        case Answer() as said if kind is Answer and not stated.get("recorded_at"):
            kept["recorded_at"] = noted_at(standing) if stated.get("corrected") or _same_words(said, stated) else None
        case Encounter() as held if seen is not None and "sources" in stated:
            kept["sources"] = _with_unseen(held, stated["sources"], seen)
    return kept


def _protection(case: Case, standing: Entry | None, stated: object) -> Protection:
    return strongest(str(stated or _OPEN), case.protection_of(standing) if standing else _OPEN)


def _same_words(said: Answer, stated: Mapping[str, object]) -> bool:
    """Whether nothing is said anew: a value read of words, or a mark, is no new note. Without words the value is it."""
    words = (*_READ, "note", "deviates", *(() if said.note.strip() or said.deviates else ("value",)))
    return all(stated.get(each, getattr(said, each)) == getattr(said, each) for each in words)


def _with_unseen(held: Encounter, stated: object, seen: Collection[str]) -> tuple[str, ...]:
    """Who is protected and takes part already does not fall out because she is not named."""
    named = tuple(map(str, stated)) if isinstance(stated, tuple | list) else ()
    return (*named, *(each for each in held.sources if each not in seen and each not in named))
