"""How wide each column of a table is, so that no word in it is broken where there is room for all of them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_AROUND = 3
"""What the drawing takes beside each column; and once more at the table's own edge."""


def whole_words(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[tuple[str, int | None]]:
    """Each column with its width; without one where all fits as it is, or where even the words do not."""
    cells = [(column, *(row[at] for row in rows)) for at, column in enumerate(columns)]
    longest = [max(len(word) for cell in held for word in cell.split(" ")) for held in cells]
    whole = [max(map(len, held)) for held in cells]
    room = shutil.get_terminal_size().columns - _AROUND * len(columns) - 1
    if sum(whole) <= room or sum(longest) > room:
        return [(column, None) for column in columns]
    return list(zip(columns, _shared(longest, whole, room), strict=True))


def _shared(widths: list[int], whole: Sequence[int], room: int) -> list[int]:
    """What is left goes, one at a time, to whoever lacks most lines."""
    for _ in range(room - sum(widths)):
        neediest = max(range(len(widths)), key=lambda at: whole[at] / widths[at])
        widths[neediest] += 1
    return widths
