"""Sorting loose notes, line by line: each is shown, and a line says where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.errors import UsageProblem
from tilsyn.interview.plain.typed_lines import read_line
from tilsyn.services.keeping import records

if TYPE_CHECKING:
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.interview.plain.typed_lines import Streams
    from tilsyn.services.open_case import Desk

HELP = "Skriv fx 4.a, kriterium:4 eller tema:4; flere deles med semikolon. s springer over, q stopper."


def sort_notes(desk: Desk, streams: Streams, by: str | None) -> None:
    """Go through the loose notes in show order until q, end of input, or none are left."""
    notes = records.loose(desk)
    if not notes:
        streams.say("Der er ingen løse noter.")
        return
    desk.who(by)
    streams.say(HELP)
    for number, (entry, note) in enumerate(notes, 1):
        streams.say(f"\n[{number}/{len(notes)}] {mask_cpr(note.text)}")
        if not _sorted(desk, entry, streams, by):
            return


def _sorted(desk: Desk, note: Entry, streams: Streams, by: str | None) -> bool:
    """Ask until the note is placed or skipped; False when the person stops."""
    while (line := read_line(streams)) is not None and line.strip().lower() != "q":
        places = [each.strip() for each in line.split(";") if each.strip()]
        if [each.lower() for each in places] == ["s"]:
            return True
        try:
            placed = records.place_note(desk, note, places, by) if places else None
        except UsageProblem as refused:
            streams.say(f"{refused.message} {refused.hint}")
            continue
        if placed:
            streams.say(f"gemt note {', '.join(Place(at).text() for at in placed.at_items)}")
            return True
        streams.say(HELP)
    return False
