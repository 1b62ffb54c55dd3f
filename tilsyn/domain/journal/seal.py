"""The journal as a hash graph: sealing an entry, naming it, checking a chain. Bytes in, bytes out; no file."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from tilsyn.domain.journal.entries import ENTRIES, ENTRY_VERSION, HEADER, Entry, Header, Payload
from tilsyn.domain.record import STORED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_UNKNOWN_HERE = frozenset({"extra_forbidden", "unexpected_keyword_argument", "union_tag_invalid", "literal_error"})
_ENTRY_TAG = b"tilsyn-entry/1\0"


class Sealed(NamedTuple):
    """An entry as it is stored: the exact bytes that were hashed. `payload` is None after redaction."""

    id: str
    header: bytes
    nonce: bytes
    payload: bytes | None


class Stamp(NamedTuple):
    """Who writes, when, with which program, and where in the graph; `seen` as in the header."""

    who: str
    at: str
    app: str
    parents: tuple[str, ...]
    lamport: int
    seen: tuple[str, ...] | None = None
    v: int = ENTRY_VERSION


def canonical(value: object) -> bytes:
    """UTF-8 JSON with sorted keys and no blanks: the form that is hashed for blobs and exchange ids."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def payload_digest(nonce: bytes, payload: bytes) -> str:
    """SHA-256 of nonce and payload; the nonce keeps a redacted payload from being guessed from its digest."""
    return hashlib.sha256(nonce + payload).hexdigest()


def entry_id(header: bytes) -> str:
    return hashlib.sha256(_ENTRY_TAG + header).hexdigest()


def seal(payload: Payload, supersedes: Iterable[str], stamp: Stamp, nonce: bytes) -> Sealed:
    """Turn what is stated into the bytes that are stored and named."""
    body = payload.model_dump_json(exclude_defaults=False).encode()
    header = Header(
        kind=getattr(payload, "entry"),  # noqa: B009  every payload class declares it, the base class cannot
        v=stamp.v,
        slot=payload.slot,
        supersedes=tuple(sorted(supersedes)),
        parents=tuple(sorted(stamp.parents)),
        seen=None if stamp.seen is None else tuple(sorted(stamp.seen)),
        lamport=stamp.lamport,
        who=stamp.who,
        at=stamp.at,
        app=stamp.app,
        payload=payload_digest(nonce, body),
    )
    head = HEADER.dump_json(header, exclude_none=True)
    return Sealed(entry_id(head), head, nonce, body)


def unseal(rows: Sequence[Sealed]) -> list[Entry]:
    """Validate rows, some at a time (20 ms for 5,000). Raises pydantic.ValidationError, without their content."""
    try:
        read = [
            entry for first in range(0, len(rows), AT_A_TIME) for entry in _unsealed(rows[first : first + AT_A_TIME])
        ]
    except ValidationError:
        return _unsealed(rows)
    share_names(read, {})
    return read


AT_A_TIME = 200
"""Few enough that reading a big case takes no more memory than what is kept of it."""


def _unsealed(rows: Sequence[Sealed]) -> list[Entry]:
    parts = (
        b'{"id":"' + row.id.encode() + b'","header":' + row.header + b',"payload":' + stated_in(row.payload) + b"}"
        for row in rows
    )
    return ENTRIES.validate_json(b"[" + b",".join(parts) + b"]", context=STORED)


def share_names(entries: Iterable[Entry], known: dict[type[Payload], set[str]]) -> None:
    """One set of the names of its fields for all payloads of a kind: each with its own they are half of a case.

    `known` is what was found so far.
    """
    for entry in entries:
        payload = entry.payload
        if payload is not None:
            stated = payload.model_fields_set
            shared = known.setdefault(type(payload), stated)
            if stated is not shared and stated == shared:
                object.__setattr__(payload, "__pydantic_fields_set__", shared)


def stated_in(payload: bytes | None) -> bytes:
    """Only a redacted entry states nothing; a payload that is there and says so itself is refused as any fault."""
    if payload is None:
        return b"null"
    return b"{}" if payload.strip() in _NOTHING else payload


_NOTHING = frozenset({b"", b"null"})


def _headers(rows: Sequence[Sealed]) -> list[dict[str, Any]]:
    """All but what is told in words, read some at a time: one by one takes four times as long.

    Raises ValueError for what is no header.
    """
    read: list[dict[str, Any]] = []
    for first in range(0, len(rows), AT_A_TIME):
        part = rows[first : first + AT_A_TIME]
        headers = json.loads(b"[" + b",".join(row.header for row in part) + b"]")
        if len(headers) != len(part) or not all(isinstance(each, dict) for each in headers):
            message = "a header holds more than one, or is none"
            raise ValueError(message)
        read += [{key: value for key, value in each.items() if key not in _WORDS} for each in headers]
    return read


_WORDS = frozenset({"kind", "who", "at", "app"})


def chain_faults(rows: Sequence[Sealed]) -> Iterator[tuple[str, str]]:
    """Each (entry id, what is wrong): altered header or payload, a missing parent, an order that cannot be."""
    headers = dict(zip((row.id for row in rows), _headers(rows), strict=True))
    for row in rows:
        if entry_id(row.header) != row.id:
            yield row.id, "hovedet er ændret"
        if row.payload is not None and payload_digest(row.nonce, row.payload) != headers[row.id]["payload"]:
            yield row.id, "indholdet er ændret"
    for identity, header in headers.items():
        what = _misplaced(header, headers)
        if what:
            yield identity, what


def _misplaced(header: dict[str, Any], headers: Mapping[str, dict[str, Any]]) -> str | None:
    """What is wrong with where an entry stands in the graph. Of a newer version only that its parents are there."""
    parents = [headers.get(parent) for parent in header["parents"]]
    if not all(parents):
        return "en tidligere post mangler"
    if header["v"] > ENTRY_VERSION:
        return None
    if header["v"] < 1:
        return "posten har en udgave, der aldrig har været til"
    if header["lamport"] != 1 + max((parent["lamport"] for parent in parents if parent), default=0):
        return "rækkefølgen er ændret"
    replaced = [headers.get(each) for each in header["supersedes"]]
    if not all(each and each["slot"] == header["slot"] and each["lamport"] < header["lamport"] for each in replaced):
        return "den afløser en post, som den ikke kan afløse"
    return None if _may_have_seen(header, headers) else "den siger om det, der var set, noget, som ikke kan passe"


def _may_have_seen(header: dict[str, Any], headers: Mapping[str, dict[str, Any]]) -> bool:
    """Of the second version on, another than the parents, and older than what was written."""
    seen = header.get("seen")
    if seen is None:
        return "seen" not in header
    older = all(each in headers and headers[each]["lamport"] < header["lamport"] for each in seen)
    return header["v"] > 1 and older and bool(seen) and seen == sorted(set(seen)) != sorted(header["parents"])


def statement_faults(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Each (entry id, what is wrong) where the header tells of something else than what is stated."""
    for entry in entries:
        payload, header = entry.payload, entry.header
        if payload is not None and (payload.entry, payload.slot) != (header.kind, header.slot):
            yield entry.id, "hovedet siger noget andet end indholdet"


def is_newer(error: ValidationError) -> bool:
    """Whether what a stored entry says is more than this program knows, and no damage: a field, a kind, a word."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    return all(fault["type"] in _UNKNOWN_HERE for fault in faults)
