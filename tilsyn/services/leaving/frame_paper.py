"""A frame as a Word document, for the consultant's own use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.services.leaving.outputs import check_ending, door
from tilsyn.storage.outgoing import never

if TYPE_CHECKING:
    from pathlib import Path

    from tilsyn.output.contexts.frames_part import SearchWords
    from tilsyn.services.checklists import GoneThrough
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent


def write_frame(desk: Desk, gone: GoneThrough, path: Path, *, may_replace: Consent = never) -> Path:
    """Raises UsageProblem for another ending than .docx, and what `Door.put` does."""
    from tilsyn.output.contexts.frames_part import frame_page
    from tilsyn.output.word.frame import render_frame

    check_ending(path, ".docx")
    out = door(desk, may_replace)
    out.spare_cases(path)
    page = frame_page(gone.reading, desk.masked(), gone.beside.dated or "", _search_words(gone))
    out.put(path, render_frame(page))
    return path


def _search_words(gone: GoneThrough) -> SearchWords:
    """The same words as on the screen: who reads the paper knows no less."""
    from tilsyn.output.contexts.frames_part import SearchWords
    from tilsyn.services.checklists import beside_words, searched_lines

    frame = gone.reading.frame
    points = {each.id: list(beside_words(each, gone.beside)) for each in frame.items}
    return SearchWords(list(searched_lines(frame, gone.beside)), points)
