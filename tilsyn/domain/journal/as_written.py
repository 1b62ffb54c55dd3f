"""Whether what is stored is as this program writes it: what no door of ours lets in was put there by another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tilsyn.domain.initials import initials
from tilsyn.domain.text import clean, one_line
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.journal.entries import Header
    from tilsyn.domain.journal.seal import Sealed

_EARLIEST, _LATEST = 1970, 2199
_NOW = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d", re.ASCII)
_LONGEST_APP = 40


def is_a_moment(at: str) -> bool:
    """A time as the clock gives it: with milliseconds and its offset."""
    return _NOW.fullmatch(at) is not None


def written_faults(row: Sealed, header: Header) -> Iterator[str]:
    """What is wrong with an entry that can be read, in Danish."""
    from pydantic_core import from_json, to_json

    parts = [part for part in (row.header, row.payload) if part is not None]
    try:
        read = [from_json(part) for part in parts]
    except ValueError:
        read = []
    if not read or [to_json(each) for each in read] != parts:
        yield "posten er ikke, som tilsyn skriver den"
    if not all(clean(text) == text for each in read for text in _texts(each)):
        yield "der står tegn i posten, som tilsyn ikke gemmer"
    if not is_a_moment(header.at) or not _EARLIEST <= int(header.at[:4]) <= _LATEST:
        yield "tidspunktet kan ikke passe"
    if not _are_initials(header.who):
        yield "det, der står som initialer, kan ikke være det"
    if header.app != one_line(header.app) or not 0 < len(header.app) <= _LONGEST_APP:
        yield "det ses ikke, hvilket program der har skrevet posten"


def _are_initials(who: str) -> bool:
    try:
        return initials(who) == who
    except UsageProblem:
        return False


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  any JSON
    """Every text in it, the names of its fields too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
