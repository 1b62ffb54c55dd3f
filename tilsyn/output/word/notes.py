"""Notes of encounters on paper, for the authority's files. The same notes give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.contexts.authority_part import sender
from tilsyn.output.word.paper import filled, finished
from tilsyn.output.word.pictures import NO_PICTURES, fill_pictures
from tilsyn.output.word.sections import joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tilsyn.output.contexts.records.encounter_note import EncounterNote

TEMPLATE = "notat.docx"


def render_notes(
    notes: Sequence[EncounterNote], pictures: Mapping[str, bytes] = NO_PICTURES, template: bytes | None = None
) -> bytes:
    """One note or more of `context.notes_part` as a .docx package, each on a page of its own.

    `template`: the office's own, instead of the shipped one; checked before (`usable`), since notes are many.
    """
    document = joined([filled(TEMPLATE, note, template) for note in notes])
    fill_pictures(document, pictures)
    return finished(document, _title(notes), max(note["stand"] for note in notes), sender(notes[0]["myndighed"]))


def _title(notes: Sequence[EncounterNote]) -> str:
    return f"{notes[0]['titel']}: {notes[0]['betegnelse']}" if len(notes) == 1 else f"Notater: {notes[0]['tilbud']}"
