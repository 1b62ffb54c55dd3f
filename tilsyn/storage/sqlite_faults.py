"""What the database raises, by what it means for a case. Imported late: with it comes the whole database."""

from __future__ import annotations


def damage() -> tuple[type[Exception], ...]:
    """What SQLite raises where a file is damaged; SQLError since a table itself may be gone."""
    import apsw

    return apsw.CorruptError, apsw.NotADBError, apsw.IOError, apsw.SQLError


def broken() -> tuple[type[Exception], ...]:
    """A page, a table, or what stands in one is not as it was written."""
    import apsw

    return (
        apsw.CorruptError,
        apsw.NotADBError,
        apsw.SQLError,
        apsw.SchemaChangeError,
        apsw.ConstraintError,
        apsw.MismatchError,
        apsw.FormatError,
    )


def withheld() -> tuple[type[Exception], ...]:
    """The machine does not give what is needed: room, memory, or the file."""
    import apsw

    return (
        apsw.FullError,
        apsw.IOError,
        apsw.ReadOnlyError,
        apsw.CantOpenError,
        apsw.PermissionsError,
        apsw.AuthError,
        apsw.NoMemError,
        apsw.TooBigError,
        apsw.NoLFSError,
    )
