"""`verify`: also of a case too damaged to work in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.addresses import CASE
from tilsyn.domain.problems import problem
from tilsyn.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tilsyn.domain.world import World
    from tilsyn.storage.casefile import CaseFile


def verify_case(path: Path, passphrase: Callable[[], str], world: World, receipt: str | None) -> dict[str, Any]:
    """The shape of interface.md: pages, chain, copies, redactions, and the receipt."""
    from tilsyn.storage.casefile import open_case

    with open_case(path, passphrase, world, lenient=True) as file:
        found = file.verify(receipt)
        told = found.faults or _unopened(file, found.short)
    faults = [problem("S040", at=CASE, where=where, what=what) for where, what in told]
    return {
        "ok": not faults,
        "entries": found.entries,
        "answers": found.answers,
        "heads": found.heads,
        "last_at": found.last_at,
        "pages": {"total": found.pages_total, "damaged": found.pages_damaged},
        "edition": {"id": found.edition[0], "sha256": found.edition[1]} if found.edition else None,
        **({"supplement": dict(zip(("id", "sha256"), found.supplement, strict=True))} if found.supplement else {}),
        "redacted": found.redacted,
        "withdrawn": found.withdrawn,
        "conflicts": found.conflicts,
        "drafts": found.drafts,
        "faults": [each.model_dump() for each in faults],
    }


def _unopened(file: CaseFile, short: str | None) -> list[tuple[str, str]]:
    """What keeps every other command from a case that is whole: its copy of the edition is beyond this program.

    And what the case left of itself in short, where that is not what this very program leaves.
    """
    from tilsyn.services.open_case import Desk

    try:
        Desk(file)
    except CaseError as refused:
        return [("kopi", refused.message)]
    newest = next(reversed(file.case.entries.values()))
    if short is None or file.summarise is None or newest.header.app != file.world.app:
        return []  # another version of the program may sum it up otherwise
    return [] if short == file.summarise() else [("resumé", "det siger noget andet end sagen")]
