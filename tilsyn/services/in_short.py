"""A case by what it left of itself, for who reads many of them: a portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.summary import read_summary
from tilsyn.storage.casefile import summary_alone

if TYPE_CHECKING:
    from pathlib import Path

    from tilsyn.domain.findings.summary import Summary
    from tilsyn.services.open_case import CaseKey


def in_short(path: Path, key: CaseKey) -> Summary | None:
    """Without opening it whole; None where only the whole case tells. Errors: storage.casefile.open_case."""
    left = summary_alone(path, key.passphrase)
    return None if left is None else read_summary(left)
