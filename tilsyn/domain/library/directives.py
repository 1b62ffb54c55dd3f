"""Directives of the national guidelines; identity is edition and number, since numbers moved between editions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from tilsyn.domain.library.edition import Provenance, Text
from tilsyn.domain.record import Record
from tilsyn.domain.values import Binding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.domain.library.edition import QualityModel


class Point(Record):
    """One point of a directive, with its own binding mark: some directives mix "skal" and "bør" (domain.md 9)."""

    text: Text
    binding: Binding = "unknown"
    basis: str | None = None
    note: str | None = None


class Neighbour(Record):
    """A directive on the same subject, mapped by hand with a reason; never by number."""

    id: Text
    reason: Text


class Directive(Record):
    number: Annotated[str, Field(pattern=r"^(§?\d+(\.\d+)*[a-z]?)$")]
    guideline: Text
    subject: Text
    text: str | None = None
    intro: str | None = None
    binding: Binding = "unknown"
    basis: str | None = None
    note: str | None = None
    points: tuple[Point, ...] = ()
    also: tuple[Neighbour, ...] = ()
    verified: bool = True


class Guideline(Record):
    number: Text
    title: str | None


class Catalogue(Record):
    """One edition of the national guidelines, as far as our sources know it."""

    format: Literal["tilsyn-directives/1"]
    id: Text
    version: Annotated[int, Field(ge=1)]
    title: Text
    source: Provenance
    guidelines: tuple[Guideline, ...]
    directives: tuple[Directive, ...]

    def guideline_title(self, number: str) -> str | None:
        return next((each.title for each in self.guidelines if each.number == number), None)

    def id_of(self, directive: Directive) -> str:
        return f"{self.id}:{directive.number}"

    def find(self, number: str) -> Directive | None:
        return next((each for each in self.directives if each.number == number), None)


def parted(reference: str) -> tuple[str, str]:
    """The catalogue and the number of a reference; a bare number names no catalogue."""
    catalogue, _, number = reference.rpartition(":")
    return catalogue, number


def normalise_reference(reference: str) -> str:
    """NR2020:3.1.2b, also where "NR2020:3.1.2 b" or "nr2020:3.1.2B" is written."""
    edition, number = parted(reference.strip())
    plain = re.sub(r"\s+", "", number).lower()
    return f"{edition.upper()}:{plain}" if edition else plain


def find_directive(catalogues: Iterable[Catalogue], reference: str) -> tuple[Catalogue, Directive] | None:
    """Look up "NR2020:3.1.5"; a bare number only where exactly one catalogue holds it."""
    edition, number = parted(normalise_reference(reference))
    found = [
        (catalogue, directive)
        for catalogue in catalogues
        if edition in ("", catalogue.id.upper())
        for directive in [catalogue.find(number)]
        if directive
    ]
    return found[0] if len(found) == 1 else None


def citing_questions(model: QualityModel, reference: str) -> list[tuple[str, str]]:
    """(question id, rated id) of every question that cites exactly this id."""
    return [(question.id, unit.id) for unit, question in model.questions() if reference in question.references]
