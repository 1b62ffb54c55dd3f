"""Frames in the evening: choose a point, see all that was said and read of it, make an answer ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.frame_reading import used_frames
from tilsyn.domain.findings.frame_words import reading_words
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.kit.dialogs import PickNamed
from tilsyn.services.checklists import voice_words
from tilsyn.services.conversation.grounding import ground_rows, grounded_words, put_ground

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tilsyn.domain.findings.frame_reading import FrameReading, ItemReading
    from tilsyn.domain.journal.entries import Answer, Entry
    from tilsyn.interview.screen.evening.overview import Overview

NONE_USED = "Ingen spørgeramme er brugt i sagen. Gå en igennem med tilsyn interview SAG --checklist ID."


class FramesInTheEvening:
    """From the overview and back: lists to choose from, one after another; Esc goes back to the overview."""

    def __init__(self, overview: Overview) -> None:
        self._overview = overview
        self._desk = overview.seen.desk

    def open(self) -> None:
        """The frames that are used; where there is only one, its points."""
        used = used_frames(self._desk.frames_shown(), self._desk.masked())
        if not used:
            self._overview.say(NONE_USED)
        elif len(used) == 1:
            self._points(used[0])
        else:
            rows = [(each.frame.id, each.frame.title) for each in used]
            self._choose("Spørgerammer", rows, lambda chosen: self._points(_named(used, chosen)))

    def _points(self, reading: FrameReading) -> None:
        frame = reading.frame
        title = " · ".join(filter(None, (frame.title, frame.edition)))
        rows = [(each.question if each.pieces else None, _row(each)) for each in reading.items]
        self._choose(title, rows, lambda chosen: self._voices(reading, chosen))

    def _voices(self, reading: FrameReading, question: str) -> None:
        """What was answered there; the one that is chosen may be made ground."""
        read = next(each for each in reading.items if each.question == question)
        held = {piece.entry.header.slot: (piece.entry, answer) for piece, answer in read.answers}
        rows = [(piece.entry.header.slot, voice_words(piece, answer)) for piece, answer in read.answers]
        self._choose(f"{read.item.title} · Enter: brug som grundlag", rows, lambda slot: self._grounds(*held[slot]))

    def _grounds(self, entry: Entry, answer: Answer) -> None:
        point = self._desk.asked().point(answer.question)
        if point is not None:
            rows = list(ground_rows(self._desk, point, answer.at_items))
            self._choose("Brug som grundlag for", rows, lambda chosen: self._made(entry, chosen))

    def _made(self, entry: Entry, indicator: str) -> None:
        try:
            made = put_ground(self._desk, entry, (indicator,), self._overview.by)
        except TilsynError as refused:
            self._overview.say(f"{refused.message} {refused.hint}")
            return
        self._overview.seen.again()
        self._overview.draw()
        self._overview.say(f"Gemt {made.question}: {grounded_words(made)}")

    def _choose(self, title: str, rows: Sequence[tuple[str | None, str]], then: Callable[[str], None]) -> None:
        marks = self._overview.marks
        fitted = [(each, marks.fit(words)) for each, words in rows]
        self._overview.app.push_screen(
            PickNamed(marks.fit(f"{title} · Esc: luk"), fitted, marks),
            lambda chosen: then(chosen) if chosen else None,
        )


def _named(used: Sequence[FrameReading], identifier: str) -> FrameReading:
    return next(each for each in used if each.frame.id == identifier)


def _row(read: ItemReading) -> str:
    return f"{read.item.id}  {read.item.title}: {reading_words(read)}"
