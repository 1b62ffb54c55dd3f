"""Conversations as a test tells them: lines typed at the engine, and what the case holds afterwards."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.telling import Ticking
from tilsyn.domain.journal.entries import Answer, Encounter, Note, Source
from tilsyn.interview.plain.start import run_interview
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.open_case import Desk
from tilsyn.storage.casefile import open_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tilsyn.storage.drafts import Draft

PASSPHRASE = "en lang sætning"
COMPILED = {name: os.environ[name] for name in ("PYTHONPYCACHEPREFIX",) if name in os.environ}
"""What a process with an environment of its own is told too: where lies what was compiled before."""
CTRL_C = KeyboardInterrupt
NASTY = "& < > {{ x }} {% y %} _x000D_ \x0b \x01 “citat” æøå ÆØÅ a\u030a \U0001f600 \t=1+1"
NASTY_CLEANED = "& < > {{ x }} {% y %} _x000D_ \n  “citat” æøå ÆØÅ å \U0001f600 \t=1+1"


def laid_down(path: Path, case: bytes) -> Path:
    """A case where it may be worked in: its file as the program leaves it, for its owner alone."""
    path.write_bytes(case)
    path.chmod(0o600)
    return path


class Lines:
    """Streams that type what they are given, and remember what was said; CTRL_C among the lines interrupts."""

    def __init__(self, *typed: str | type[KeyboardInterrupt], interactive: bool = False) -> None:
        self._typed = iter(typed)
        self.interactive = self.seen = interactive
        self.said: list[str] = []
        self.warned: list[str] = []

    def read(self) -> str | None:
        line = next(self._typed, None)
        if line is not None and not isinstance(line, str):
            raise line
        return line

    def say(self, text: str = "") -> None:
        self.said.append(text)

    def warn(self, text: str) -> None:
        self.warned.append(text)

    @property
    def told(self) -> str:
        return "\n".join(self.said)

    @property
    def saved(self) -> list[str]:
        return saved(self.told)

    @property
    def asked(self) -> list[str]:
        return asked(self.told)


def saved(out: str) -> list[str]:
    """The lines that acknowledge."""
    return [line for line in out.splitlines() if line.startswith("gemt")]


def asked(out: str) -> list[str]:
    """The questions shown, each by its ids."""
    return [line[1:].partition("]")[0] for line in out.splitlines() if line.startswith("[")]


@contextmanager
def desk_of(path: Path) -> Iterator[Desk]:
    with open_case(path, lambda: PASSPHRASE, Ticking("2023-10-25T09:00:00+02:00").world()) as file:
        yield Desk(file)


def hidden_id(path: Path, code: str) -> str:
    """The id of the last that was given a code: what is protected answers to nothing else."""
    with desk_of(path) as desk:
        sources, talks = (each for _, each in desk.case.of(Source)), (each for _, each in desk.case.of(Encounter))
        held: list[Source | Encounter] = [*sources, *talks]
        return [each.id[:8] for each in held if each.code == code][-1]


def converse(path: Path, *typed: str | type[KeyboardInterrupt], asking: Asked | None = None) -> Lines:
    """One interview session with the engine; an interrupt ends it as it would end the process."""
    streams = Lines(*typed)
    with desk_of(path) as desk:
        try:
            run_interview(desk, asking or Asked(source="Borger 1"), streams, "MKV")
        except KeyboardInterrupt:
            streams.say("<afbrudt>")
    return streams


def answers(path: Path) -> dict[str, Answer]:
    """What stands, by question."""
    with desk_of(path) as desk:
        return {answer.question: answer for _, answer in desk.case.of(Answer)}


def notes(path: Path) -> list[Note]:
    with desk_of(path) as desk:
        return [note for _, note in desk.case.of(Note)]


def encounters(path: Path) -> list[Encounter]:
    with desk_of(path) as desk:
        return [encounter for _, encounter in desk.case.of(Encounter)]


def entry_count(path: Path) -> int:
    with desk_of(path) as desk:
        return len(desk.case.entries)


def drafts(path: Path) -> list[Draft]:
    with desk_of(path) as desk:
        return desk.file.drafts()
