"""A frame for tests, and conversations about its points: the library of `tests/frames` beside the shipped one."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conversing import PASSPHRASE, Lines
from tests.telling import Ticking
from tilsyn.interview.plain.start import run_interview
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.editions import Shelf
from tilsyn.services.open_case import Desk
from tilsyn.storage.casefile import open_case

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAMES = Path(__file__).parent / "frames"
RAMME = FRAMES / "ramme.yaml"


_SITTINGS = count(1)


@contextmanager
def desk_with_frames(path: Path) -> Iterator[Desk]:
    """The case, with the frame of the tests in reach; each sitting has ids and a time of its own."""
    world = Ticking("2023-10-25T09:00:00+02:00")
    world.drawn = next(_SITTINGS) * 1_000
    with open_case(path, lambda: PASSPHRASE, world.world()) as file:
        desk = Desk(file)
        desk.library = lambda: Shelf.of([FRAMES], desk.world)
        yield desk


def go_through(
    path: Path, *typed: str | type[KeyboardInterrupt], asking: Asked | None = None, checklist: str = "ramme"
) -> Lines:
    """One session about the points of a frame."""
    streams = Lines(*typed)
    with desk_with_frames(path) as desk:
        asked = (asking or Asked(source="Borger 1"))._replace(checklist=checklist)
        run_interview(desk, asked, streams, "MKV")
    return streams


def review(path: Path, *typed: str, title: str = "Sag 1", checklist: str = "ramme") -> Lines:
    """The same, where a document is read."""
    return go_through(path, *typed, asking=Asked(method="dokument", title=title), checklist=checklist)
