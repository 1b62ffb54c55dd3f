"""Checklists: questionnaires outside the quality model (kerneydelser, samarbejde, kvalitetsstandard)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tilsyn.domain.library.edition import Provenance, Text
from tilsyn.domain.record import Record


class ChecklistItem(Record):
    """One point to go through; `parts` where it has several halves."""

    id: Text
    title: Text
    text: str | None = None
    parts: tuple[Text, ...] = ()


class Checklist(Record):
    """One checklist, whole."""

    format: Literal["tilsyn-checklist/1"]
    id: Text
    version: Annotated[int, Field(ge=1)]
    title: Text
    source: Provenance
    items: tuple[ChecklistItem, ...]

    def find(self, identifier: str) -> ChecklistItem | None:
        return next((each for each in self.items if each.id == identifier), None)
