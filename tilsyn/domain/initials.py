"""Whose hand something was written by: a few letters that stand in every row of the log, and in the report."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from tilsyn.domain.findings.privacy import has_cpr
from tilsyn.domain.text import clean, shows_nothing
from tilsyn.errors import UsageProblem

LONGEST = 20
_HINT = "Skriv kun initialer, fx MKV: højst 20 tegn på én linje."


def initials(given: str) -> str:
    """As they are kept. Raises UsageProblem, and cuts nothing (interface.md, Commands)."""
    text = clean(given).strip()
    if shows_nothing(text):
        raise UsageProblem("Initialerne er tomme.", _HINT)
    if any(each in text for each in "\n\t"):
        raise UsageProblem("Initialerne står på flere linjer eller har tabulator i sig.", _HINT)
    if any(each in text for each in ",;") or not any(map(str.isalnum, text)):
        raise UsageProblem(
            "Initialerne skal være én persons.", f"{_HINT} Flere skrives hver for sig; i tilsyn case med semikolon."
        )
    if len(text) > LONGEST:
        raise UsageProblem(f"Initialerne er på {len(text)} tegn.", _HINT)
    if not text.isprintable() or any(shows_nothing(each) for each in text if each != " "):
        raise UsageProblem("Initialerne har tegn i sig, der ikke kan ses.", _HINT)
    if has_cpr(text):
        raise UsageProblem("Det, der er skrevet som initialer, ligner et CPR-nummer.", _HINT)
    return text


def _read(given: str) -> str:
    """In a file: a problem at its place, with nothing of it repeated."""
    try:
        return initials(given)
    except UsageProblem:
        raise ValueError from None


Initials = Annotated[str, AfterValidator(_read)]
