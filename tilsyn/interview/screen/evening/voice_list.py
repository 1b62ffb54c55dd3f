"""The voices of one indicator as they stand on the screen: each question, and under it what each one said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from tilsyn.interview.evidence_text import heading, voice_runs
from tilsyn.services.judging.evening import heard

if TYPE_CHECKING:
    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.judging.evening import EveningLook
    from tilsyn.services.judging.view import Heard

COLUMNS = 3


class Voice(Static):
    """One piece: an answer or a note, whole."""

    def __init__(self, place: int) -> None:
        super().__init__(classes="voice", markup=False)
        self.place = place


class Board(VerticalScroll):
    """What is drawn is what was read last; `here` is the voice one stands on."""

    can_focus = False

    def __init__(self, seen: EveningLook, marks: Marks, unit: RatedUnit, **named: str) -> None:
        super().__init__(**named)  # type: ignore[arg-type]  # id
        self._seen = seen
        self._marks = marks
        self.unit = unit
        self.here = 0
        self._heard: list[Heard] = []
        self._voices: list[Voice] = []
        self.read()

    def read(self) -> None:
        """As the case was looked at last; one goes on standing on the voice one stood on, if it is still there."""
        stood = self.slot
        self._heard = heard(self._seen, self.unit)
        slots = [each.entry.header.slot for each in self.pieces]
        self.here = slots.index(stood) if stood in slots else min(self.here, max(0, len(slots) - 1))

    def open(self, unit: RatedUnit) -> None:
        """Another indicator, at its first voice."""
        self.unit, self.here, self._heard = unit, 0, []

    @property
    def pieces(self) -> list[Piece]:
        """Every voice, in the order they stand."""
        return [piece for each in self._heard for piece in each.pieces]

    @property
    def piece(self) -> Piece | None:
        """The voice one stands on."""
        return self.pieces[self.here] if self.pieces else None

    @property
    def slot(self) -> str | None:
        """What the voice one stands on states, whichever version of it."""
        return self.piece.entry.header.slot if self.piece else None

    def others(self) -> list[tuple[str, str]]:
        """Every version that is shown, but for the one that one stands on: only its slot."""
        here = self.piece
        return [(each.entry.header.slot, "" if each is here else each.entry.id) for each in self.pieces]

    async def build(self) -> None:
        """All of it anew."""
        self.read()
        await self.remove_children()
        await self.mount(Static(classes="about", markup=False), *self._blocks())
        self._voices = list(self.query(Voice))
        for place in range(len(self.pieces)):
            self.draw_voice(place)

    def _blocks(self) -> list[Static | Container]:
        blocks: list[Static | Container] = []
        place = 0
        for each in self._heard:
            voices = [Voice(place + number) for number in range(len(each.pieces))]
            place += len(voices)
            columns = f"voices -columns{min(len(voices), COLUMNS)}"
            blocks += [Static(classes="asked", markup=False), Container(*voices, classes=columns)]
        return blocks or [
            Static(self._marks.fit("Intet er noteret her endnu. + skriver en note."), classes="about", markup=False)
        ]

    def draw_headings(self) -> None:
        """Whether accounts differ is told by the heading, and a value may change it."""
        for each, block in zip(self._heard, self.query(".asked").results(Static), strict=False):
            block.update(self._marks.fit(heading(each, self.unit)))

    def draw_voice(self, place: int) -> None:
        """One voice; the mark is on the one that one stands on."""
        here = place == self.here
        runs = voice_runs(self._seen.desk, self.pieces[place], f"{self._marks.here if here else ' '} ")
        voice = self._voices[place]
        voice.update(Text.assemble(*((self._marks.fit(words), how) for words, how in runs)))
        voice.set_class(here, "-here")

    def go(self, place: int) -> None:
        """Stand on another voice, and have it in sight; the first of a question with its heading."""
        before, self.here = self.here, place
        for each in (before, place):
            self.draw_voice(each)
        voice = self._voices[place]
        block = voice.parent
        if isinstance(block, Container) and block.children[0] is voice:
            above = self.query(".asked").results(Static)
            heading_of = dict(zip(self.query(".voices").results(Container), above, strict=False))
            heading_of[block].scroll_visible(animate=False)
        voice.scroll_visible(animate=False)
