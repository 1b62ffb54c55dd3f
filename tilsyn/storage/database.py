"""The SQLite file under a case: settings, tables, transactions, and what its errors mean to a person."""

from __future__ import annotations

import contextlib
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.journal.seal import Sealed
from tilsyn.errors import (
    CaseDamaged,
    CaseError,
    CaseLocked,
    CaseNewer,
    CaseNotWritten,
    CaseReplaced,
    CaseUnreadable,
    NotACase,
)
from tilsyn.storage import atomic, copies, keys, migrations, names, pages, placing, stored_bytes, summary_row
from tilsyn.storage.sqlite_faults import broken, damage, withheld

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    import apsw

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.storage.keys import Key

BUSY_MILLISECONDS = 5_000
SETTINGS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",  # FULL never syncs the folder: a power cut would undo an acknowledged answer
    "cache_spill=off",
    "secure_delete=on",
    "temp_store=memory",
    "trusted_schema=off",
    "fullfsync=1",  # heeded by macOS alone
)
NO_FORMAT = "den siger, at den har form {}, og den form har aldrig været til"
_ROWS = "SELECT seq, id, header, nonce, payload, kind, slot FROM entry WHERE seq > ? ORDER BY seq"
_SEALED = "SELECT seq, id, header, nonce, payload FROM entry WHERE seq > 0 ORDER BY seq"
_TABLES = "SELECT sql, user_version FROM sqlite_schema, pragma_user_version WHERE sql NOTNULL"
_AT_PLACE = "SELECT id FROM entry WHERE seq = ?"
_PAGES_KEPT = 16  # where each is read once
_MOST_ROWS_IN_A_PAGE = 16  # a row holds 500 bytes and more


class LastFolded(NamedTuple):
    """Where the newest entry that has been folded is stored, and which it is. Seq 0: none has been."""

    seq: int = 0
    id: str = ""


NOWHERE = LastFolded()


class StoredEntry(NamedTuple):
    """An entry as it is stored, its place, and the columns that index it."""

    seq: int
    sealed: Sealed
    kind: str
    slot: str


class Database:
    """One case file, connected when first needed. `lenient` only looks, and as far as it gets.

    `name` is what errors call the file, where it still stands under a temporary one. `form` is the one it is brought
    to before it is written in. `kept` is the copy that was made before. `waits` is for how many milliseconds another
    that writes is waited for.
    """

    def __init__(
        self, path: Path, key: Key | None, *, name: Path | None = None, lenient: bool = False, waits: int | None = None
    ) -> None:
        self.path = path
        self.key = key
        self.lenient = lenient
        self._waits = BUSY_MILLISECONDS if waits is None else waits
        self.form = migrations.FORMAT
        self.kept: Path | None = None
        self._name = name or path
        self._connection: apsw.Connection | None = None

    @property
    def connection(self) -> apsw.Connection:
        if self._connection is None:
            self._connection = self._connect_or_stand_in()
        return self._connection

    def release(self) -> None:
        """Close the connection, so that the file may be read past it. The next use connects again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close(force=True)

    def create(self, blobs: Mapping[str, bytes]) -> None:
        """Make the tables in an empty file, with the copies that the case carries."""
        with self._translating(CaseNotWritten(self._name)), self._transaction():
            migrations.make_tables(self.connection)
            stored_bytes.add(self.connection, blobs)

    def summary(self) -> str | None:
        """What the case left of itself in short. Raises CaseDamaged where the tables are not ours."""
        with self.reading():
            self._check_tables()
            return summary_row.believed(self.connection) if self.version() >= migrations.SUMMARISED else None

    def check_identity(self) -> None:
        """Raises NotACase, CaseNewer where this is no case, or none that this program knows."""
        with self.reading():
            application, version = self.connection.pragma("application_id"), self.version()
        if application != migrations.APPLICATION_ID:
            raise NotACase(self._name, "det er en anden slags fil")
        if version > migrations.FORMAT:
            raise CaseNewer(self._name)
        if version < 1 and not self.lenient:
            raise CaseDamaged(self._name, NO_FORMAT.format(version))

    def version(self) -> int:
        """The file's form, as it says itself."""
        return int(self.connection.pragma("user_version"))

    @contextlib.contextmanager
    def checked_meanwhile(self) -> Iterator[None]:
        """`check_whole`, by another connection, while this one is read from: SQLite asks nothing of Python for it.

        Raises CaseDamaged, whatever else came of what was done meanwhile.
        """
        beside, refused = Database(self.path, self.key, name=self._name), list[Exception]()
        check = Thread(target=beside._check_beside, args=(refused,), name="check")
        check.start()
        try:
            yield
        finally:
            check.join()
            if refused:
                raise refused[0]

    def _check_beside(self, refused: list[Exception]) -> None:
        try:
            self.check_whole()
        except Exception as error:  # noqa: BLE001  whatever it is, it is raised where the check was asked for
            refused.append(error)
        finally:
            self.release()

    def check_whole(self) -> None:
        """Raises CaseDamaged. Every page but those of copies is read, so that no damage waits for an answer."""
        with self.reading():
            self.connection.pragma("cache_size", _PAGES_KEPT)
            if not stored_bytes.others_are_sound(self.connection):
                raise self._damaged()
            self._check_tables()

    def _check_tables(self) -> None:
        if not self.has_our_tables():
            raise CaseDamaged(self._name, "dens tabeller er ikke, som tilsyn har skrevet dem")

    def has_our_tables(self) -> bool:
        """Whether the tables are those of its own form, text for text, and nothing (a trigger, a view) is added.

        Form and tables in one statement: another process may be lifting the file.
        """
        found = self.connection.execute(_TABLES).fetchall()
        form = int(str(found[0][1])) if found else 0
        ours = migrations.SCHEMAS.get(form, migrations.SCHEMAS[migrations.FORMAT])
        return sorted(str(sql) for sql, _ in found) == sorted(ours)

    def reading(self) -> AbstractContextManager[None]:
        """Raises CaseLocked, CaseDamaged (naming the pages), CaseUnreadable."""
        return self._translating(CaseUnreadable(self._name))

    @contextlib.contextmanager
    def gesture(self, last: LastFolded = NOWHERE) -> Iterator[None]:
        """One transaction, all or nothing, in the file where `last` was stored.

        Raises CaseLocked, CaseDamaged, CaseNotWritten; CaseReplaced where another file stands there now.
        """
        with self._translating(CaseNotWritten(self._name)):
            self.forget_pages()
            if self.version() != self.form:
                self._refuse_other_form(last)
                self._lift()
            with self._transaction():
                self.check_place(last)
                yield

    def forget_pages(self) -> None:
        """Read the file itself next: of a copy that was written to as often as this, SQLite would not see the change.

        It knows its own pages by a counter alone, and would put them back among those of the other file.
        """
        self.connection.pragma("shrink_memory")

    def _refuse_other_form(self, last: LastFolded) -> None:
        """The file had a form we know when it was opened. Raises CaseReplaced, CaseNewer."""
        self.check_place(last)
        if self.version() < 1:
            raise CaseReplaced(self._name)
        if self.version() > migrations.FORMAT:
            raise CaseNewer(self._name)

    def check_place(self, last: LastFolded) -> None:
        """Raises CaseReplaced where the entry stored at that place is no longer the one that was folded."""
        import apsw

        if not last.seq:
            return
        try:
            found = self.connection.execute(_AT_PLACE, (last.seq,)).fetchone()
        except apsw.SQLError as error:  # emptied: not even the table is there
            raise CaseReplaced(self._name) from error
        if found is None or found[0] != last.id:
            raise CaseReplaced(self._name)

    @contextlib.contextmanager
    def _translating(self, otherwise: CaseError) -> Iterator[None]:
        import apsw

        try:
            yield
        except apsw.Error as error:
            told = self._in_our_words(error, otherwise)
            if told is None:
                raise
            raise told from error

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        import apsw

        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                with contextlib.suppress(apsw.Error):  # what went wrong first is what is told
                    connection.execute("ROLLBACK")

    def rows(self, after: int = 0) -> list[StoredEntry]:
        """The entries written after `after`, in the order they were stored."""
        return [_row(*values) for values in self.connection.execute(_ROWS, (after,))]

    def in_turn(self) -> Iterator[tuple[int, Sealed]]:
        """Each entry with its place, one at a time."""
        for seq, *values in self.connection.execute(_SEALED):
            yield seq, Sealed(*values)

    def salvage(self) -> list[StoredEntry]:
        """All entries that can still be read, one by one where a page is damaged."""
        try:
            return self.rows()
        except damage():
            return list(self._one_by_one())

    def _one_by_one(self) -> Iterator[StoredEntry]:
        seq, end = 0, _MOST_ROWS_IN_A_PAGE * (self.path.stat().st_size // pages.PAGE_BYTES)
        while seq < end:
            try:
                values = self.connection.execute(_ROWS + " LIMIT 1", (seq,)).fetchone()
            except damage():
                seq += 1
                continue
            if values is None:
                return
            yield _row(*values)
            seq = values[0]

    def insert(self, sealed: Sequence[Sealed], entries: Sequence[Entry]) -> int:
        """Store entries and give the place of the last; inside a gesture."""
        self.connection.executemany(
            "INSERT INTO entry(id, header, nonce, payload, kind, slot) VALUES(?, ?, ?, ?, ?, ?)",
            [(*each, entry.header.kind, entry.header.slot) for each, entry in zip(sealed, entries, strict=True)],
        )
        return int(self.connection.execute("SELECT max(seq) FROM entry").get)

    def compact(self) -> None:
        """Write the file anew without what was deleted. Raises CaseError; the file is then as it was."""
        import apsw

        try:
            self.connection.execute("VACUUM")
        except apsw.Error as error:
            raise CaseError(
                f"Maskeringen er gemt i {self._name.name}, men filen kunne ikke pakkes om bagefter.",
                "Indholdet er overskrevet. Luk andre vinduer med sagen, skaf plads på disken, og maskér posten igen.",
            ) from error

    def copy_to(self, path: Path) -> None:
        """A whole, consistent copy under a name that must be free. Raises CaseExists, CaseNotWritten, CaseLocked."""
        temporary = placing.new_file(path)
        try:
            with self._translating(CaseNotWritten(path)):
                self.connection.execute("VACUUM INTO ?", (names.for_sqlite(temporary),))
            placing.put_in_place(temporary, path)
        finally:
            atomic.discard(temporary)

    def _lift(self) -> None:
        """Bring the file to its newer form, after a copy, which goes again where nothing came of it."""
        lifted = False
        try:
            lifted = migrations.migrate(self.connection, self._keep_copy, target=self.form)
        finally:
            if not lifted and self.kept is not None:
                atomic.discard(self.kept)
                self.kept = None

    def _keep_copy(self, version: int) -> None:
        copy = copies.free_name(self.path, version)
        self.copy_to(copy)
        self.kept = copy

    def _connect_or_stand_in(self) -> apsw.Connection:
        import apsw

        try:
            return self._connect()
        except apsw.Error as error:
            if self.lenient and isinstance(error, damage()):
                return _stand_in()
            raise

    def _connect(self) -> apsw.Connection:
        import apsw

        # Read-write even to read: a journal left by a kill is undone by whoever opens first. By its real name: through
        # a link, or Windows' short name for it, SQLite would there look for that journal beside another name.
        connection = apsw.Connection(names.for_sqlite(self.path), flags=apsw.SQLITE_OPEN_READWRITE)
        connection.set_busy_timeout(self._waits)
        if self.key is not None:
            connection.pragma("cipher", "sqlcipher")
            connection.pragma("legacy", 4)
            connection.pragma("key", self.key.pragma)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            for setting in SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            connection.pragma("query_only", self.lenient)
        except BaseException:
            connection.close(force=True)
            raise
        return connection

    def _in_our_words(self, error: apsw.Error, otherwise: CaseError) -> CaseError | None:
        """What it means to a person; None where it is a fault of ours, and of that the last door tells."""
        import apsw

        if getattr(error, "extendedresult", 0) == apsw.SQLITE_READONLY_DBMOVED:
            return CaseReplaced(self._name)
        if isinstance(error, (apsw.BusyError, apsw.LockedError, apsw.ProtocolError)):
            return CaseLocked(self._name)
        if isinstance(error, broken()):
            return self._damaged()
        return otherwise if isinstance(error, withheld()) else None

    def _damaged(self) -> CaseError:
        """Damaged; or, where the clear bytes that its key belongs to are others, no longer the file that was opened."""
        self.release()
        opened = self.key.header if self.key else keys.SQLITE_MAGIC
        try:
            if keys.header_of(self.path) != opened:
                return CaseReplaced(self._name)
            # The pages of an unencrypted case carry no proof of their own.
            survey = pages.survey(self.path, self.key) if self.key else pages.Survey(0, ())
        except OSError:  # taken away, or the drive has gone
            return CaseUnreadable(self._name)
        return CaseDamaged(self._name, survey.where())


def _row(seq: int, entry: str, header: bytes, nonce: bytes, payload: bytes | None, kind: str, slot: str) -> StoredEntry:  # noqa: PLR0913, PLR0917  the table's columns
    return StoredEntry(seq, Sealed(entry, header, nonce, payload), kind, slot)


def _stand_in() -> apsw.Connection:
    """An empty case to look at where not even page 1 can be read, so that `verify` can say so."""
    import apsw

    connection = apsw.Connection(":memory:")
    migrations.make_tables(connection)
    connection.pragma("query_only", True)  # noqa: FBT003  apsw's own signature
    return connection
