"""Checklists: questionnaires outside the quality model (kerneydelser, samarbejde, kvalitetsstandard)."""

from __future__ import annotations

from typing import Literal

from tilsyn.domain.library.edition import LibraryFile
from tilsyn.domain.library.library_record import LibraryRecord, Text


class ChecklistItem(LibraryRecord, shown="Et punkt i spørgerammen."):
    """One point to go through; `parts` where it has several halves."""

    id: Text
    """Punktets id, fx 1 eller F1, i citationstegn."""
    title: Text
    """Punktets navn."""
    text: str | None = None
    """Punktets ordlyd eller forklaring."""
    parts: tuple[Text, ...] = ()
    """Delene, når punktet har flere."""


class Checklist(LibraryFile, shown="En spørgeramme uden for kvalitetsmodellen."):
    """One checklist, whole."""

    format: Literal["tilsyn-checklist/1"]
    """Altid tilsyn-checklist/1."""
    items: tuple[ChecklistItem, ...]
    """Punkterne i nummerorden."""

    def find(self, identifier: str) -> ChecklistItem | None:
        return next((each for each in self.items if each.id == identifier), None)
