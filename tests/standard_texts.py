"""Four fictional quality standards, each in a form of its own, as documents; and the frame's points as in its file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from tilsyn.domain.findings.document_text import DocumentText, Line
from tilsyn.domain.findings.standards.places import standard_places
from tilsyn.services.danish_stems import danish_stem

if TYPE_CHECKING:
    from tilsyn.domain.findings.standards.places import PointPlaces, StandardPlaces

ROOT = Path(__file__).parent.parent
FRAME = ROOT / "questionnaires" / "kvalitetsstandard.yaml"
TEXTS = Path(__file__).parent / "standards"


class Sought(NamedTuple):
    """A point of the frame as it is looked for."""

    id: str
    title: str
    parts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


@cache
def points() -> tuple[Sought, ...]:
    items = yaml.safe_load(FRAME.read_text(encoding="utf-8"))["items"]
    return tuple(
        Sought(each["id"], each["title"], tuple(each.get("parts", ())), tuple(map(tuple, each["words"])))
        for each in items
    )


def told(text: str) -> DocumentText:
    """A text as a document: a form feed begins a page, and # a heading of its level; without them neither is known."""
    pages = text.split("\f")
    return DocumentText(
        tuple(
            _line(each, number if len(pages) > 1 else None)
            for number, page in enumerate(pages, 1)
            for each in page.split("\n")
        )
    )


def _line(text: str, page: int | None) -> Line:
    level = len(text) - len(text.lstrip("#"))
    return Line(text.lstrip("# ") if level else text, page, level or None)


def written(name: str) -> DocumentText:
    """One of the four."""
    return told((TEXTS / name).read_text(encoding="utf-8"))


def found_in(*documents: DocumentText, on: str = "2024-06-01") -> StandardPlaces:
    """What is found in documents that make one standard."""
    named = [(f"dokument {number}", each) for number, each in enumerate(documents, 1)]
    return standard_places(named, points(), on, danish_stem())


def by_item(found: StandardPlaces) -> dict[str, PointPlaces]:
    return {each.item: each for each in found.points}


def point_in(text: str, item: str) -> PointPlaces:
    """What a short text gives for one point."""
    return by_item(found_in(told(text)))[item]
