"""Acts as our sources print them: the sections and subsections whose wording has been read, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from tilsyn.domain.library.citations import LawNames
from tilsyn.domain.library.edition import LibraryFile
from tilsyn.domain.library.library_record import LibraryRecord, Text

if TYPE_CHECKING:
    from tilsyn.domain.library.citations import Provision


class Subsection(LibraryRecord, shown="Et stykke."):
    number: Annotated[int, Field(ge=1)]
    """Stykkets nummer; stk. 1 er det, der i loven står uden nummer."""
    subject: Text
    """Emnet på én linje, med egne ord."""
    text: Text
    """Ordlyden, nøjagtigt som kilden trykker den."""
    note: Text | None = None
    """Hvad man skal vide om stykket, og hvad kilden ikke siger."""


class Section(LibraryRecord, shown="En paragraf."):
    number: Annotated[str, Field(pattern=r"^\d+[a-z]?$")]
    """Paragraffens nummer uden paragraftegn, i citationstegn: 101, 101a."""
    printed: Text | None = None
    """Overskriften, som kilden trykker den."""
    subject: Text
    """Emnet på én linje, med egne ord."""
    subsections: tuple[Subsection, ...]
    """Stykkerne i nummerorden."""


class Law(LibraryFile, shown="En lov, så langt en kilde trykker den."):
    """One act, as far as our sources print it: what is not there is unknown, never filled in."""

    format: Literal["tilsyn-law/1"]
    """Altid tilsyn-law/1."""
    names: tuple[Text, ...]
    """Sådan kan loven være skrevet foran eller efter paragraffen, fx servicelovens."""
    unknown: tuple[Text, ...]
    """Hvad kilden ikke trykker, og som vi derfor ikke ved."""
    sections: tuple[Section, ...]
    """Paragrafferne i nummerorden."""

    def named(self) -> LawNames:
        """What citations of it are read by."""
        sections = {each.number: tuple(part.number for part in each.subsections) for each in self.sections}
        return LawNames(self.id, self.names, sections)

    def subsections(self, provision: Provision) -> tuple[Subsection, ...]:
        """The one that is cited, or all of a section; none of what it does not hold."""
        held = next((each.subsections for each in self.sections if each.number == provision.section), ())
        return tuple(each for each in held if provision.subsection in {None, each.number})
