"""References to directives, "NR2020:3.1.2b": taken apart, and as they are meant. Only the standard library."""

from __future__ import annotations

import re


def parted(reference: str) -> tuple[str, str]:
    """The catalogue and the number of a reference; a bare number names no catalogue."""
    catalogue, _, number = reference.rpartition(":")
    return catalogue, number


def normalise_reference(reference: str) -> str:
    """NR2020:3.1.2b, also where "NR2020:3.1.2 b" or "nr2020:3.1.2B" is written."""
    edition, number = parted(reference.strip())
    plain = re.sub(r"\s+", "", number).lower()
    return f"{edition.upper()}:{plain}" if edition else plain
