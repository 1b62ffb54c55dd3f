"""Rows of the case file as entries: the chain held, older versions lifted, what only a newer program knows told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from tilsyn.domain.journal.entries import ENTRY_VERSION
from tilsyn.domain.journal.seal import chain_faults, is_newer, statement_faults, unseal
from tilsyn.errors import CaseDamaged, CaseNewer
from tilsyn.storage import migrations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.storage.database import StoredEntry


def check_chain(path: Path, rows: Sequence[StoredEntry]) -> None:
    """Raises CaseDamaged, naming the first entry that does not hold."""
    try:
        faults = list(chain_faults([row.sealed for row in rows]))
    except (ValueError, KeyError, TypeError) as error:  # a header that is not even one
        raise CaseDamaged(path, "en posts hoved kan ikke læses") from error
    _refuse(path, faults)


def _refuse(path: Path, faults: Sequence[tuple[str, str]]) -> None:
    if faults:
        entry, what = faults[0]
        more = "" if len(faults) == 1 else f" (og {len(faults) - 1} andre fejl)"
        raise CaseDamaged(path, f"post {entry[:8]}: {what}{more}")


def entries_of(path: Path, rows: Sequence[StoredEntry]) -> list[Entry]:
    """Entries of rows whose chain holds. Raises CaseNewer for what only a newer program reads, and CaseDamaged."""
    try:
        entries = unseal(migrations.lifted([row.sealed for row in rows]))
    except ValidationError as error:
        if is_newer(error):
            raise CaseNewer(path) from error
        raise CaseDamaged(path, "indholdet af en post kan ikke læses") from error
    if any(entry.header.v > ENTRY_VERSION for entry in entries):
        raise CaseNewer(path)
    _refuse(path, list(statement_faults(entries)))
    return entries
