"""The journal as a hash graph: sealing an entry, naming it, checking a chain. Bytes in, bytes out; no file."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.entries import ENTRIES, ENTRY_VERSION, Entry, Header, Payload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENTRY_TAG = b"tilsyn-entry/1\0"


class Sealed(NamedTuple):
    """An entry as it is stored: the exact bytes that were hashed. `payload` is None after redaction."""

    id: str
    header: bytes
    nonce: bytes
    payload: bytes | None


class Stamp(NamedTuple):
    """Who writes, when, with which program, and where in the graph."""

    who: str
    at: str
    app: str
    parents: tuple[str, ...]
    lamport: int


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
        v=ENTRY_VERSION,
        slot=payload.slot,
        supersedes=tuple(sorted(supersedes)),
        parents=tuple(sorted(stamp.parents)),
        lamport=stamp.lamport,
        who=stamp.who,
        at=stamp.at,
        app=stamp.app,
        payload=payload_digest(nonce, body),
    )
    head = header.model_dump_json().encode()
    return Sealed(entry_id(head), head, nonce, body)


def unseal(rows: Sequence[Sealed]) -> list[Entry]:
    """Validate all rows in one pass (20 ms for 5,000). Raises pydantic.ValidationError without their content."""
    parts = (
        b'{"id":"' + row.id.encode() + b'","header":' + row.header + b',"payload":' + (row.payload or b"null") + b"}"
        for row in rows
    )
    return ENTRIES.validate_json(b"[" + b",".join(parts) + b"]")


def _headers(rows: Sequence[Sealed]) -> list[dict[str, Any]]:
    """All of them read in one go: one by one takes four times as long. Raises ValueError for what is no header."""
    read: list[dict[str, Any]] = json.loads(b"[" + b",".join(row.header for row in rows) + b"]")
    if len(read) != len(rows):
        message = "a header holds more than one"
        raise ValueError(message)
    return read


def chain_faults(rows: Sequence[Sealed]) -> Iterator[tuple[str, str]]:
    """Each (entry id, what is wrong): altered header or payload, a missing parent, a lamport that runs backwards."""
    headers = _headers(rows)
    lamports = {row.id: header["lamport"] for row, header in zip(rows, headers, strict=True)}
    for row, header in zip(rows, headers, strict=True):
        if entry_id(row.header) != row.id:
            yield row.id, "hovedet er ændret"
        if row.payload is not None and payload_digest(row.nonce, row.payload) != header["payload"]:
            yield row.id, "indholdet er ændret"
    for row, header in zip(rows, headers, strict=True):
        if any(parent not in lamports for parent in header["parents"]):
            yield row.id, "en tidligere post mangler"
        elif any(lamports[parent] >= header["lamport"] for parent in header["parents"]):
            yield row.id, "rækkefølgen er ændret"
