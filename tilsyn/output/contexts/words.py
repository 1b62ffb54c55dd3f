"""How the means are made, in words; user text cut into paragraphs; the digest of what a document says."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from tilsyn.domain.journal.seal import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

METHOD_TEXTS = {
    "two_stage": "Et kriteriums værdi er gennemsnittet af dets bedømte indikatorer, og et temas værdi er gennemsnittet "
    "af dets kriterier (to trin). Der regnes uden mellemafrunding og afrundes én gang til én decimal.",
    "one_stage": "Et temas værdi er gennemsnittet af alle temaets bedømte indikatorer (ét trin). Der regnes uden "
    "mellemafrunding og afrundes én gang til én decimal.",
    None: "Ved nygodkendelse bedømmes hver indikator for sig. Der beregnes ingen gennemsnit.",
}

ADVISORY = (
    "Anvisninger fra de nationale retningslinjer er vejledende, medmindre en lovbestemmelse er nævnt. "
    "At en anvisning ikke er fulgt, er ikke i sig selv et lovbrud."
)
"""Stands in every report: a missed recommendation is no breach, and no reader shall take it for one."""


def paragraphs(text: str) -> list[str]:
    """User text as paragraphs: blank lines part them, single line ends stay inside."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def content_digest(made: Mapping[str, Any]) -> str:
    """SHA-256 of a document's own content, which the digest is no part of, nor what its template asks of the reader."""
    content = {name: part for name, part in made.items() if name not in {"sha256", "dele"}}
    return hashlib.sha256(canonical(content)).hexdigest()
