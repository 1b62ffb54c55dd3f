"""Verifying a case: everything recomputed from the stored bytes, and every fault told (architecture.md, Journal)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from tilsyn.domain.journal.as_written import written_faults
from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import (
    ENTRY_VERSION,
    HEADER,
    Answer,
    CopyRef,
    Entry,
    Header,
    Opened,
    UsedFrame,
    UsedSupplement,
)
from tilsyn.domain.journal.kept_bytes import kept_by
from tilsyn.domain.journal.seal import chain_faults, is_newer, statement_faults, unseal
from tilsyn.domain.record import STORED
from tilsyn.errors import CaseUnreadable
from tilsyn.storage import drafts, migrations, pages, summary_row
from tilsyn.storage.database import NO_FORMAT, Database
from tilsyn.storage.sqlite_faults import damage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tilsyn.storage.database import StoredEntry
    from tilsyn.storage.keys import Key

NO_EDITION = "sagen har ingen gældende udgave af spørgerammen"
NEWER = "posten er skrevet af en nyere udgave af tilsyn"
_PLACES = "SELECT count(*), min(seq), max(seq) FROM entry"
BLOB = "SELECT content FROM blob WHERE sha256 = ?"
Fault = tuple[str, str]
"""Where, and what is wrong, in Danish."""


class Verification(NamedTuple):
    """What a case holds and what is wrong with it. Entries and answers count what stands in the file.

    A conflict is no fault. `edition` and `supplement` are (id, SHA-256) of the copies the case is read with. `short` is
    what the case left of itself in short, where it says that it is of the newest entry; `drafts` counts what is
    half-typed, of which nothing can be proven.
    """

    ok: bool
    entries: int
    answers: int
    heads: list[str]
    last_at: str | None
    pages_total: int
    pages_damaged: list[int]
    redacted: int
    withdrawn: int
    conflicts: int
    faults: list[Fault]
    edition: tuple[str, str] | None
    supplement: tuple[str, str] | None = None
    short: str | None = None
    drafts: int = 0


def verify(path: Path, key: Key | None, receipt: str | None) -> Verification:
    """Read the file anew, past any open connection of this process: there must be none."""
    try:
        survey = pages.survey(path, key) if key else pages.Survey(path.stat().st_size // pages.PAGE_BYTES, ())
    except OSError as error:
        raise CaseUnreadable(path) from error
    database = Database(path, key, lenient=True)
    try:
        with database.reading():
            rows = database.salvage()
            case = _folded(rows)
            faults = [*_file_faults(database, survey), *_copy_faults(database, case)]
            kept, short = _kept(database), _short(database)
            faults += [*_place_faults(database, survey), *_draft_faults(kept), *_short_faults(database)]
    finally:
        database.release()
    faults += [*_journal_faults(rows), *_redaction_faults(rows, case), *_beginning_faults(case)]
    faults += _receipt_faults(rows, receipt)
    return _summary(case, len(rows), survey, faults)._replace(short=short, drafts=len(kept))


def _summary(case: Case, stored: int, survey: pages.Survey, faults: list[Fault]) -> Verification:
    opened = next(case.of(Opened), None)
    newest = max(case.entries.values(), key=lambda entry: entry.order, default=None)
    return Verification(
        ok=not faults,
        entries=stored,
        answers=sum(1 for _ in case.of(Answer)),
        heads=sorted(case.heads),
        last_at=newest.header.at if newest else None,
        pages_total=survey.total,
        pages_damaged=list(survey.damaged),
        redacted=len(case.redacted),
        withdrawn=len(case.withdrawn),
        conflicts=len(case.conflicts()),
        faults=faults,
        edition=(opened[1].edition.id, opened[1].edition.sha256) if opened else None,
        supplement=(used.kept.id, used.kept.sha256) if (used := case.one(UsedSupplement, "supplement")) else None,
    )


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def readable(rows: Iterable[StoredEntry]) -> list[Entry]:
    """The entries among the rows that can be read at all."""
    return [entry for row in rows if (entry := _entry(row)) is not None]


def _entry(row: StoredEntry) -> Entry | None:
    try:
        return unseal(migrations.lifted([row.sealed]))[0]
    except (ValidationError, ValueError, KeyError, TypeError):
        return None


def _folded(rows: Sequence[StoredEntry]) -> Case:
    case = Case()
    for entry in readable(rows):
        apply(case, entry)
    return case


def _file_faults(database: Database, survey: pages.Survey) -> Iterator[Fault]:
    for page in survey.damaged:
        yield f"side {page}", "siden er ændret eller beskadiget"
    try:
        sound = database.connection.pragma("integrity_check") == "ok" and database.has_our_tables()
        form = database.version()
    except damage():
        sound, form = False, migrations.FORMAT
    if form < 1:
        yield "fil", NO_FORMAT.format(form)
    if not sound and not survey.damaged:
        yield "fil", "noget af filen mangler eller hænger ikke sammen"


def _journal_faults(rows: Sequence[StoredEntry]) -> Iterator[Fault]:
    heads = {row.seq: header for row in rows if (header := _header(row)) is not None}
    for row in rows:
        if row.seq not in heads:
            yield _post(row.sealed.id), "hovedet kan ikke læses"
        elif (heads[row.seq].kind, heads[row.seq].slot) != (row.kind, row.slot):
            yield _post(row.sealed.id), "registret siger noget andet end posten"
        else:
            yield from ((_post(row.sealed.id), what) for what in _content_faults(row, heads[row.seq]))
    for entry, what in chain_faults([row.sealed for row in rows if row.seq in heads]):
        yield _post(entry), what


def _content_faults(row: StoredEntry, header: Header) -> Iterator[str]:
    if header.v > ENTRY_VERSION:
        yield NEWER
        return
    try:
        entry = unseal(migrations.lifted([row.sealed]))[0]
    except ValidationError as error:
        yield NEWER if is_newer(error) else "indholdet kan ikke læses"
    else:
        yield from (what for _, what in statement_faults([entry]))
    yield from written_faults(row.sealed, header)


def _header(row: StoredEntry) -> Header | None:
    try:
        return HEADER.validate_json(row.sealed.header, context=STORED)
    except ValidationError:
        return None


def _redaction_faults(rows: Iterable[StoredEntry], case: Case) -> Iterator[Fault]:
    for row in rows:
        if row.sealed.payload is None and row.sealed.id not in case.redacted:
            yield _post(row.sealed.id), "indholdet er fjernet, uden at posten er maskeret"
        if row.sealed.payload is not None and row.sealed.id in case.redacted:
            yield _post(row.sealed.id), "posten er maskeret, men indholdet står der endnu"


def _beginning_faults(case: Case) -> Iterator[Fault]:
    first = [entry.header.kind for entry in case.entries.values() if not entry.header.parents]
    if first != ["opened"]:
        yield "fil", "journalen har ikke netop én første post"
    if case.one(Opened, "opened") is None:
        yield "fil", NO_EDITION


def _copy_faults(database: Database, case: Case) -> Iterator[Fault]:
    for ref in _copies(case):
        for sha256 in filter(None, (ref.sha256, ref.source)):
            if _stored_digest(database, sha256) != sha256:
                yield f"kopi {ref.id}", "kopien af spørgerammen mangler eller er ændret"
    for kind, of_what in _WITH_BYTES.items():
        for entry in _naming_bytes(case, kind):
            if any(_stored_digest(database, sha256) != sha256 for sha256 in kept_by([entry])):
                yield _post(entry.id), f"det, sagen gemmer af {of_what}, mangler eller er ændret"
    named = kept_by(case.entries.values())
    for sha256 in _stored_copies(database):
        if sha256 not in named:
            yield f"kopi {sha256[:8]}", "den hører ikke til sagen"


_WITH_BYTES = {"document": "dokumentet", "office": "socialtilsynets oplysninger"}
"""Kinds of entries that name bytes besides the copies that the case is read with."""


def _naming_bytes(case: Case, kind: str) -> Iterator[Entry]:
    """Every version, old ones too: what was redacted names nothing any more, and so is missed by nobody."""
    return (entry for slot in case.by_kind.get(kind, ()) for entry in case.slots[slot].values())


def _copies(case: Case) -> Iterator[CopyRef]:
    """Those of an earlier edition too: it stays in the case."""
    for entry in case.slots.get("opened", {}).values():
        if isinstance(entry.payload, Opened):
            yield from entry.payload.copies
    for slot in (*case.by_kind.get("frame", ()), *case.by_kind.get("supplement", ())):
        for entry in case.slots[slot].values():
            if isinstance(entry.payload, UsedFrame | UsedSupplement):
                yield entry.payload.kept


def _stored_copies(database: Database) -> list[str]:
    try:
        return [sha256 for (sha256,) in database.connection.execute("SELECT sha256 FROM blob ORDER BY sha256")]
    except damage():
        return []  # told already: the copies that are named are missing


def _place_faults(database: Database, survey: pages.Survey) -> Iterator[Fault]:
    """Entries are stored one after the other, and none is ever taken away."""
    if survey.damaged:
        return  # told already, and some of them cannot be read
    try:
        ((count, first, last),) = database.connection.execute(_PLACES)
    except damage():
        return
    if count and (first, last) != (1, count):
        yield "fil", "posterne står ikke på de pladser, hvor tilsyn skriver dem"


def _kept(database: Database) -> list[drafts.Draft]:
    try:
        return [drafts.Draft(*row) for row in database.connection.execute(drafts.ALL)]
    except damage():
        return []


def _draft_faults(kept: Iterable[drafts.Draft]) -> Iterator[Fault]:
    """A half-typed text stands outside the chain, and cannot be proven; only that one could have been kept so."""
    for draft in kept:
        if not drafts.could_be_kept(draft):
            yield "kladde", "en halvskrevet tekst er ikke, som tilsyn gemmer den"


def _short(database: Database) -> str | None:
    try:
        return summary_row.believed(database.connection)
    except damage():
        return None  # an older form has none


def _short_faults(database: Database) -> Iterator[Fault]:
    """What a case leaves of itself in short cannot be proven either; only that it is of this case."""
    try:
        left = database.connection.execute(summary_row.ALL).fetchall()
        stored = [database.connection.execute(summary_row.IS_STORED, place).fetchone() for *place, _ in left]
    except damage():
        return  # an older form has none
    if not all(stored):
        yield "resumé", "det er skrevet efter poster, som ikke længere findes i sagen"
    if not all(str(content).startswith("{") for *_, content in left):
        yield "resumé", "det er ikke, som tilsyn skriver det"


def _stored_digest(database: Database, sha256: str) -> str | None:
    try:
        found = database.connection.execute(BLOB, (sha256,)).fetchone()
    except damage():
        return None
    return digest(found[0]) if found else None


def _receipt_faults(rows: Iterable[StoredEntry], receipt: str | None) -> Iterator[Fault]:
    if receipt is not None and not any(row.sealed.id.startswith(receipt.lower()) for row in rows):
        yield f"kvittering {receipt[:8]}", "posten findes ikke længere i sagen"


def _post(entry: str) -> str:
    return f"post {entry[:8]}"
