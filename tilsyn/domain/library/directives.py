"""Directives of the national guidelines; identity is edition and number, since numbers moved between editions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import Field

from tilsyn.domain.library.edition import LibraryFile
from tilsyn.domain.library.library_record import LibraryRecord, Text
from tilsyn.domain.library.references import normalise_reference, parted
from tilsyn.domain.values import Binding, Certainty, KnownBy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.domain.library.edition import QualityModel


class Point(LibraryRecord, shown="Et punkt i en anvisning."):
    """One point of a directive, with its own binding mark: some directives mix "skal" and "bør" (domain.md 9)."""

    text: Text
    """Punktets ordlyd."""
    binding: Binding = "unknown"
    """law: lov; recommended: anbefaling; unknown: ikke afklaret."""
    basis: str | None = None
    """Den bestemmelse, der gør punktet til lov."""
    note: str | None = None
    """Hvad man skal vide om bindingen eller ordlyden."""


class Neighbour(LibraryRecord, shown="En anvisning om det samme."):
    """A directive on the same subject, mapped by hand with a reason; never by number."""

    id: Text
    """Id, fx NR2016:3.1.5."""
    reason: Text
    """Hvorfor de hører sammen."""
    certainty: Certainty | None = None
    """Hvor sikkert det er: likely, possible eller doubtful; null: ikke angivet."""


class Directive(LibraryRecord, shown="En anvisning."):
    number: Annotated[str, Field(pattern=r"^(§?\d+(\.\d+)*[a-z]?)$")]
    """Nummeret, fx 3.1.2b."""
    guideline: Text
    """Den retningslinje, anvisningen står i."""
    subject: Text
    """Emnet på én linje, med egne ord."""
    text: str | None = None
    """Ordlyden, hvor vi har den."""
    intro: str | None = None
    """Ordene før punkterne."""
    binding: Binding = "unknown"
    """law: lov; recommended: anbefaling; unknown: ikke afklaret."""
    basis: str | None = None
    """Den bestemmelse, der gør punktet til lov."""
    note: str | None = None
    """Hvad man skal vide om bindingen eller ordlyden."""
    points: tuple[Point, ...] = ()
    """Punkterne, hver med sin egen binding."""
    also: tuple[Neighbour, ...] = ()
    """Anvisninger om det samme i andre udgaver."""
    verified: bool = True
    """false, når nummeret ikke findes i nogen indholdsfortegnelse, vi har; om ordlyden er læst, siger text."""

    @property
    def known_by(self) -> KnownBy:
        """What `verified` is about; `services.looking_up` says it of plain JSON."""
        if not self.verified:
            return "citation"
        return "text" if self.text else "number"


class Guideline(LibraryRecord, shown="En retningslinje."):
    number: Text
    """Nummeret, fx 3.1."""
    title: str | None
    """Titlen; null, når den ikke står i vores kilder."""


class Catalogue(LibraryFile, shown="Anvisningerne i én udgave af de nationale retningslinjer."):
    """One edition of the national guidelines, as far as our sources know it."""

    format: Literal["tilsyn-directives/1"]
    """Altid tilsyn-directives/1."""
    guidelines: tuple[Guideline, ...]
    """Retningslinjerne med titel."""
    directives: tuple[Directive, ...]
    """Anvisningerne i nummerorden."""

    def guideline_title(self, number: str) -> str | None:
        return next((each.title for each in self.guidelines if each.number == number), None)

    def id_of(self, directive: Directive) -> str:
        return f"{self.id}:{directive.number}"

    def find(self, number: str) -> Directive | None:
        return next((each for each in self.directives if each.number == number), None)


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


class Citing(NamedTuple):
    """A question that cites a directive, and the rated item that it belongs to."""

    question: str
    unit: str


def citing_questions(model: QualityModel) -> dict[str, list[Citing]]:
    """By directive as it is cited, in the order of the edition: every question that cites exactly this id."""
    found: dict[str, list[Citing]] = {}
    for unit, question in model.questions():
        for reference in dict.fromkeys(question.references):
            found.setdefault(reference, []).append(Citing(question.id, unit.id))
    return found
