"""What of a case's bytes its entries name: they stand in the file for as long as one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.domain.journal.entries import Entry

ONLY_COPIES = frozenset({"opened", "frame", "supplement"})
"""Kinds that say which copies the case is read with, and no word of a person's: looked at when it is opened."""


def kept_by(entries: Iterable[Entry]) -> set[str]:
    """The bytes that entries name, by SHA-256; one that was redacted names none."""
    return {sha256 for each in entries if each.payload is not None for sha256 in each.payload.blobs}


def read_with(entries: Iterable[Entry]) -> set[str]:
    """Those that every command may come to use; what documents left is read when it is asked for."""
    return kept_by(each for each in entries if each.header.kind in ONLY_COPIES)
