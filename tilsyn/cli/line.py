"""The line being typed: its text, the little editing it takes, and what a terminal must draw to show it."""

from __future__ import annotations

import re
import unicodedata

END = "."
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TAB = 8


class TypedLine:
    """What stands on the line so far. `drawn` hands out what has changed on the screen since it was last asked."""

    def __init__(self, start: int, columns: int, *, dumb: bool) -> None:
        self.text = ""
        self.done = False
        self.pasting = False
        self._ended_input = False
        self._start, self._columns, self._dumb = start, columns, dumb
        self._pasted: list[str] = []
        self._paste_broke_at: int | None = None
        self._drawn: list[str] = []

    def drawn(self) -> bytes:
        drawn, self._drawn = "".join(self._drawn), []
        return drawn.encode("utf-8", "replace")

    def add(self, typed: str) -> None:
        """Letters at the end of the line; inside a paste they wait for its end."""
        if self.pasting:
            self._pasted.append(typed)
        else:
            self.text += typed
            self._draw(typed)

    def begin_paste(self) -> None:
        self.pasting = True

    def end_paste(self) -> None:
        """A paste is one text: its line ends are LF in it, and none of them is an Enter."""
        self.pasting = False
        pasted = "".join(self._pasted).replace("\r\n", "\n").replace("\r", "\n")
        self._pasted.clear()
        self.add(pasted)
        self._paste_broke_at = len(self.text) if pasted.endswith("\n") else None

    def control(self, key: str) -> None:
        """A key that is no letter. One that means nothing here is no text either."""
        match key:
            case "\r" | "\n":
                self.done = True
            case "\x04":
                self.done = self._ended_input = True
            case "\x7f" | "\x08":
                self._cut_to(self._before_last())
            case "\x15":
                self._cut_to(self.text.rfind("\n") + 1)
            case "\x17":
                self._cut_to(max(map(self.text.rstrip(" \t").rfind, " \t\n")) + 1)

    def so_far(self) -> str:
        """All of it, also where the end of a paste has not come."""
        return self.text + "".join(self._pasted)

    def given(self) -> tuple[str | None, list[str | None]]:
        """The line, and what follows it: the "." typed under a paste that ended its own last line; an end of input."""
        after: list[str | None] = [None] if self._ended_input else []
        if self._ended_input and not self.text:
            return None, []
        broke = self._paste_broke_at
        if broke is None:
            return self.text, after
        # The line end that a paste brought along is the one that Enter, or the full stop under it, stands for.
        rest = self.text[broke:]
        if rest in {"", END}:
            return self.text[: broke - 1], [*filter(None, [rest]), *after]
        return self.text, after

    def _before_last(self) -> int:
        """Where the last letter begins, with all that is drawn on top of it."""
        place = len(self.text)
        while place and _width(self.text[place - 1]) == 0 and self.text[place - 1] not in "\n\t":
            place -= 1
        return max(place - 1, 0)

    def _cut_to(self, place: int) -> None:
        before = self.text
        self.text = self.text[:place]
        if self._paste_broke_at is not None and place < self._paste_broke_at:
            self._paste_broke_at = None
        if self.text != before:
            self._redraw(before)

    def _draw(self, typed: str) -> None:
        self._drawn.append(_UNSHOWN.sub("", typed.expandtabs(_TAB)))

    def _redraw(self, before: str) -> None:
        """Go back to the last letter that stays, draw it again, and clear what follows: it may be a row further up."""
        gone, kept = _last_line(before), _last_line(self.text)
        broken = before.count("\n") - self.text.count("\n")
        if self._dumb:
            self._drawn.append("\b \b" * (0 if broken else _cells(gone) - _cells(kept)))
            return
        letter = _last_letter(kept)
        row, column = self._place(kept.removesuffix(letter), self._begin(self.text))
        if letter and column + _width(letter[0]) > self._columns:
            row, column = row + 1, 0
        down = self._place(gone, self._begin(before))[0]
        if broken:
            down += 1 + self._place(kept, self._begin(self.text))[0]
        up = f"\x1b[{down - row}A" if down > row else ""
        self._drawn.append(up + "\r" + (f"\x1b[{column}C" if column else "") + letter + "\x1b[J")

    def _begin(self, text: str) -> int:
        return 0 if "\n" in text else self._start

    def _place(self, text: str, start: int) -> tuple[int, int]:
        """The row and column after it: a letter that does not fit goes to the next row whole."""
        row, column = 0, start
        for letter in _UNSHOWN.sub("", text.expandtabs(_TAB)):
            width = _width(letter)
            if column + width > self._columns:
                row, column = row + 1, 0
            column += width
        return row, column


def _last_line(text: str) -> str:
    return text[text.rfind("\n") + 1 :]


def _cells(text: str) -> int:
    return sum(map(_width, text))


def _last_letter(text: str) -> str:
    place = len(text)
    while place and _width(text[place - 1]) == 0:
        place -= 1
    return text[max(place - 1, 0) :]


def _width(letter: str) -> int:
    """How many cells a letter takes: none, one, or two."""
    if letter < "\x7f":
        return int(letter >= " ")
    if unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
