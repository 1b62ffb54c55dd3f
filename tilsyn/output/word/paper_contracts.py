"""Every placeholder of the papers' templates and what it holds; docs/skabelon.md lists the same (a test compares)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tilsyn.output.word.template_contract import Shape

LETTER: dict[str, Shape] = {
    "format": "kontraktens udgave, tilsyn-letter/1",
    "varsel": "anmeldt; andre besøg får intet brev",
    "tilbud": "tilbuddets navn",
    "adresse": "tilbuddets adresse",
    "leder": "tilbuddets leder",
    "tilsynstype": "tilsynstypen",
    "datoer": "besøgenes datoer på én linje",
    "besoeg": [{"dag": "datoen, 2023-10-24", "dato": "datoen, 24-10-2023", "afdeling": "afdelingen"}],
    "afdelinger": ["tilbuddets afdelinger"],
    "kommer": ["initialer på dem, der kommer"],
    "i_fokus": "sand, hvis tilsynet har et fokus",
    "temaer": ["titler på de temaer, besøget handler om"],
    "moede": ["dem, vi gerne vil møde"],
    "dokumenter": [{"navn": "dokumentet", "frist": "fristen"}],
    "stand": "tidspunktet for den seneste oplysning i brevet",
}

PAPERS = {"brev.docx": LETTER}
"""The contract of each shipped template, but for the report's."""
