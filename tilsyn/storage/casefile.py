"""The case file: one encrypted file, an append-only journal in it, and the case that it folds to.

`create` and `open_case` give a CaseFile; architecture.md, The case file, says what stands in it.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.ground_gaps import kept_of
from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import Entry, Opened, Payload, Redaction
from tilsyn.domain.journal.kept_bytes import kept_by, read_with
from tilsyn.domain.journal.revise import replaced
from tilsyn.domain.journal.seal import Sealed, Stamp, seal, unseal
from tilsyn.errors import CaseDamaged, CaseError, CaseLocked, CaseReplaced, CopyNotRedacted, UsageProblem
from tilsyn.storage import (
    atomic,
    copies,
    drafts,
    keys,
    lock,
    migrations,
    opening,
    placing,
    stored_bytes,
    summary_row,
    verification,
)
from tilsyn.storage.database import NOWHERE, Database, LastFolded
from tilsyn.storage.drafts import Draft
from tilsyn.storage.read_rows import entries_of, place_of, read_case
from tilsyn.storage.verification import Verification

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from tilsyn.domain.world import World

__all__ = ["CaseFile", "Verification", "create", "open_case"]
_NONCE_BYTES = 16
_RECEIPT_LENGTH = 8
_ONLY_COPIES = frozenset({"opened", "frame", "supplement"})
"""Kinds that say which copies the case is read with, and no word of a person's."""
_NO_BLOBS: Mapping[str, bytes] = MappingProxyType({})


class CaseFile:
    """An open case: `case` is what its journal says, kept up to date with every gesture.

    `summarise` is asked once, when a case that was changed is let go of, and by no reader.
    """

    def __init__(self, database: Database, world: World) -> None:
        self.path = database.path
        self.world = world
        self.case = Case()
        self.summarise: Callable[[], str] | None = None
        self._changed = False
        self._database = database
        self._last = NOWHERE

    @property
    def encrypted(self) -> bool:
        return self._database.key is not None

    @property
    def kept_copy(self) -> Path | None:
        """The copy that was made here before the file was brought to a newer form."""
        return self._database.kept

    @property
    def has_two_names(self) -> bool:
        """Whether it is hard-linked, and so not safe to write in."""
        return lock.has_two_names(self.path)

    def fits(self, passphrase: str) -> bool:
        """Whether it is the passphrase of the key the case is open with (260 ms); an unencrypted case has none."""
        key = self._database.key
        return key is not None and keys.fits(key, passphrase)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None or issubclass(kind, KeyboardInterrupt):
                self._leave_summary()
        finally:
            self.close()

    def close(self) -> None:
        self._database.release()

    def _leave_summary(self) -> None:
        """All that was said is stored already. Raises CaseReplacedSince where that was in a file that is gone."""
        if self._changed and self.summarise is not None:
            summary_row.leave(self._database, self._last, self.summarise)

    def append(  # noqa: PLR0913  what a gesture is, and what it does besides
        self,
        payloads: Sequence[Payload],
        who: str,
        *,
        blobs: Mapping[str, bytes] = _NO_BLOBS,
        drop_draft: str | None = None,
        check: Callable[[Case], None] | None = None,
        brought_back: Collection[str] = (),
    ) -> list[Entry]:
        """Record one gesture, all of it or nothing, and give its entries.

        What each replaces is what was live when the writer last looked: two processes that state the same slot
        unseen give a conflict, never a silent overwrite. `check` sees the case as it stands inside the gesture, and
        may raise: then nothing is written. `brought_back` are withdrawn entries whose place they take. `blobs` are the
        copies, by SHA-256, that the entries name. Raises CaseLocked, CaseNotWritten, CaseDamaged, and CaseReplaced
        where the file was put back underneath.
        """
        live = {str(payload.slot): replaced(self.case, payload.slot, brought_back) for payload in payloads}
        seen = set(self.case.heads)
        with self._database.gesture(self._last):
            self._fold_new()
            if check:
                check(self.case)
            sealed = list(self._sealed(payloads, live, self._stamp(who, seen)))
            entries = unseal(sealed)  # before COMMIT: what is stored can be read again
            last = self._database.insert(sealed, entries)
            stored_bytes.add(self._database.connection, blobs)
            drafts.drop(self._database.connection, [drop_draft] if drop_draft else [])
            removed = self._remove_content(entries)
        self._fold(entries, LastFolded(last, entries[-1].id) if entries else self._last)
        self._changed |= bool(entries)
        if removed:
            self._database.compact()
        return entries

    def refresh(self) -> None:
        """Fold what other processes have written meanwhile. Raises CaseReplaced."""
        with self._looking_again():
            self._fold_new()

    def blob(self, sha256: str, what: str = "en af kopierne af spørgerammen") -> bytes:
        """A copy kept in the case, by its digest. Raises CaseDamaged where it is missing or altered."""
        with self._database.reading():
            found = self._database.connection.execute(verification.BLOB, (sha256,)).fetchone()
        if found is None or verification.digest(found[0]) != sha256:
            raise CaseDamaged(self.path, f"{what} mangler eller er ændret")
        return bytes(found[0])

    def save_draft(self, slot: str, text: str) -> None:
        """Keep a half-typed text until its gesture is recorded.

        Nothing is folded: what others wrote meanwhile has not been seen by who is typing, and must not be replaced.
        """
        with self._database.gesture(self._last):
            drafts.keep(self._database.connection, Draft(slot, text, self.world.now()))

    def drafts(self) -> list[Draft]:
        """What was half-typed, newest last; none of a file that was put in this one's place.

        That is told when something is written: whoever only moves on has a text on the screen, and keeps it.
        """
        with suppress(CaseReplaced), self._looking_again():
            return drafts.held(self._database.connection)
        return []

    def drop_draft(self, slot: str) -> None:
        with self._database.gesture(self._last):
            drafts.drop(self._database.connection, [slot])

    def redact(self, target: str, reason: str, who: str) -> Entry:
        """Remove the content of the entry with that whole id for good; id, time, who, why and chain stay.

        It goes from the copies beside the case first. Raises CaseError for the first entry, without which the case has
        no edition, and CopyNotRedacted for a copy that it cannot be taken out of: then nothing is removed.
        """
        if self.case.entries[target].header.kind in _ONLY_COPIES:
            raise CaseError(
                "Sagens første post og dens spørgerammer kan ikke maskeres.",
                "De rummer kun det, der spørges om. Vælg en anden post.",
            )
        kept = kept_of(self.case.entries[target], self.case)
        redaction = Redaction(record=self.world.new_id(), target=target, reason=reason, **kept)
        self._redact_copies(redaction, who)
        return self.append([redaction], who)[0]

    def _redact_copies(self, redaction: Redaction, who: str) -> None:
        """With what keeps it hidden, since without its content nothing else would tell that it was protected."""
        with self._database.gesture(self._last):
            pass  # a file of an older form is lifted now, so that the copy of it is found
        hidden = [each.payload for each in self.case.live(Slot.protect(redaction.target)) if each.payload]
        for path in copies.beside(self.path):
            try:
                with _as_it_is(path, self._database.key, self.world) as copy:
                    copy.take_out(redaction, hidden, who)
            except CaseError as refused:
                raise CopyNotRedacted(path) from refused

    def take_out(self, redaction: Redaction, hidden: Sequence[Payload], who: str) -> None:
        """The same redaction, where this is a copy of a case that holds what is redacted there."""
        held = self.case.entries.get(redaction.target)
        if held is not None and held.payload is not None:
            self.append([*hidden, redaction], who)

    def verify(self, receipt: str | None = None) -> Verification:
        """Recompute everything from the stored bytes; never raises for what it finds.

        `receipt` is an entry id, or eight or more of its first characters, that must still be there.
        """
        if receipt is not None and len(receipt) < _RECEIPT_LENGTH:
            raise UsageProblem(
                f"Kvitteringen skal have mindst {_RECEIPT_LENGTH} tegn.", "Skriv mere af den, som den blev vist."
            )
        self._database.release()  # the pages are read past the database, and nothing else may be open then
        found = verification.verify(self.path, self._database.key, receipt)
        return found if found.faults else self._as_opened(found)

    def _as_opened(self, found: Verification) -> Verification:
        """Nothing was found; then it can be opened too, or that is told."""
        try:
            _opened(Database(self.path, self._database.key), self.world).close()
        except CaseLocked:
            raise
        except CaseError as refused:
            return found._replace(ok=False, faults=[("fil", refused.message)])
        return found

    def backup_to(self, path: Path) -> None:
        """A whole copy of the case, with the same passphrase. Raises CaseExists, CaseNotWritten, CaseLocked."""
        self._database.copy_to(path)

    @contextmanager
    def _looking_again(self) -> Iterator[None]:
        with self._database.reading():
            self._database.forget_pages()
            if not self._database.lenient:
                self._database.check_place(self._last)
            yield

    def _stamp(self, who: str, seen: set[str]) -> Stamp:
        """Of a gesture's first entry. `seen` is told where another process has written since."""
        heads = self.case.heads
        unseen = None if seen == heads else tuple(seen)
        version = migrations.ENTRY_VERSIONS[self._database.form]
        return Stamp(who, self.world.now(), self.world.app, tuple(heads), self.case.lamport + 1, unseen, version)

    def _sealed(self, payloads: Iterable[Payload], live: dict[str, list[str]], stamp: Stamp) -> Iterator[Sealed]:
        """Chain the payloads of a gesture; of two that state one slot the later replaces the earlier."""
        for payload in payloads:
            sealed = seal(payload, live[payload.slot], stamp, self.world.random_bytes(_NONCE_BYTES))
            live[payload.slot] = [sealed.id]
            stamp = stamp._replace(parents=(sealed.id,), lamport=stamp.lamport + 1)
            yield sealed

    def _remove_content(self, entries: Iterable[Entry]) -> bool:
        targets = [entry.payload.target for entry in entries if isinstance(entry.payload, Redaction)]
        for target in targets:
            self._database.connection.execute("UPDATE entry SET payload = NULL WHERE id = ?", (target,))
            drafts.drop_about(self._database.connection, [held.header.slot for held in self._held(target)])
        if gone := kept_by(each for target in targets for each in self._held(target)):
            standing = (each for each in self.case.entries.values() if each.id not in targets)
            stored_bytes.drop(self._database.connection, gone - kept_by([*standing, *entries]))
        if targets and self._database.form >= migrations.SUMMARISED:
            summary_row.drop(self._database.connection)
        return bool(targets)

    def _held(self, target: str) -> Iterator[Entry]:
        if target in self.case.entries:
            yield self.case.entries[target]

    def _fold_new(self) -> None:
        rows = self._database.rows(after=self._last.seq)
        if rows:
            self._fold(entries_of(self.path, rows), place_of(rows))

    def _fold(self, entries: Iterable[Entry], last: LastFolded) -> None:
        for entry in entries:
            apply(self.case, entry)
        self._last = last

    def load(self) -> None:
        """Read the whole journal. Raises CaseDamaged where file or chain does not hold, and CaseNewer."""
        with self._database.checked_meanwhile():
            self.case, self._last = read_case(self._database)
            with self._database.reading():
                stored_bytes.read(self._database.connection, read_with(self.case.entries.values()))
        self._database.forget_pages()
        if self.case.one(Opened, "opened") is None:
            raise CaseDamaged(self.path, verification.NO_EDITION)

    def salvage(self) -> None:
        """Read what can be read of a damaged case."""
        with self._database.reading():
            rows = self._database.salvage()
        self._fold(verification.readable(rows), place_of(rows))


def create(  # noqa: PLR0913, PLR0917  what a new case is made of
    path: Path,
    passphrase: str | None,
    payloads: Sequence[Payload],
    blobs: Mapping[str, bytes],
    who: str,
    world: World,
) -> CaseFile:
    """Write a new case whole, beside, and then give it its name; `passphrase` None leaves it unencrypted.

    The first payload is `Opened`. Raises CaseExists, CaseNotWritten; then there is no file.
    """
    temporary = placing.new_file(path)
    try:
        header = keys.new_header(world.random_bytes)
        key = None if passphrase is None else keys.derive_key(passphrase, header)
        _write_new(Database(temporary, key, name=path), payloads, blobs, who, world)
        placing.put_in_place(temporary, path)
    finally:
        for leftover in (temporary, temporary.with_name(temporary.name + "-journal")):
            atomic.discard(leftover)
    made = _opened(Database(path, key), world)
    made._changed = True  # noqa: SLF001  a new case is left with its summary too
    return made


def _write_new(
    database: Database, payloads: Sequence[Payload], blobs: Mapping[str, bytes], who: str, world: World
) -> None:
    try:
        database.create(blobs)
        CaseFile(database, world).append(payloads, who)
    finally:
        database.release()


def open_case(
    path: Path,
    passphrase: Callable[[], str | keys.Key],
    world: World,
    *,
    lenient: bool = False,
    waits: int | None = None,
) -> CaseFile:
    """Open a case; `passphrase` is called only for a file that looks like an encrypted one, and may give the key.

    Raises CaseMissing, LooksTheSame, NotACase, CaseNewer, WrongPassphrase, CaseDamaged, CaseLocked. `lenient` opens
    a damaged case as far as it goes, to look at and to verify, never to write in. `waits`: milliseconds for another
    that writes.
    """
    path = placing.standing(path)
    header = opening.recognise(path)
    key = opening.unlock(path, header, passphrase)
    return _opened(Database(path, key, lenient=lenient, waits=waits), world)


def summary_alone(path: Path, passphrase: Callable[[], str | keys.Key]) -> str | None:
    """What a case left of itself, without opening it whole; None where nothing that can be believed was left.

    Raises as `open_case`; damage shows only where the row itself stands.
    """
    path = placing.standing(path)
    database = Database(path, opening.unlock(path, opening.recognise(path), passphrase))
    try:
        database.check_identity()
        return database.summary()
    finally:
        database.release()


def _as_it_is(path: Path, key: keys.Key | None, world: World) -> CaseFile:
    """A copy that keeps the form it has."""
    database = Database(path, key)
    try:
        with database.reading():
            database.form = database.version()
    except CaseError:
        database.release()
        raise
    return _opened(database, world)


def _opened(database: Database, world: World) -> CaseFile:
    try:
        database.check_identity()
        case_file = CaseFile(database, world)
        if database.lenient:
            case_file.salvage()
        else:
            case_file.load()
    except BaseException:
        database.release()
        raise
    return case_file
