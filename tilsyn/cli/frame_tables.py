"""The tables that follow a frame where it is shown: the map of our inspection, the map of collaboration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.cli import console

if TYPE_CHECKING:
    from tilsyn.domain.library.frame import Frame
    from tilsyn.services.open_case import Desk


def show_maps(desk: Desk, frame: Frame) -> None:
    """Each with what must be said under it; nothing where the frame makes no map."""
    from tilsyn.services.frame_maps import maps_of

    for table in maps_of(frame, desk.masked()):
        console.out(f"\n{table.title}")
        console.table("", table.columns, table.rows)
        for note in table.notes:
            console.Terminal().say(note)
