"""Longer passages that stand word for word in two texts, however their lines are broken.

Cost: one look-up a character, however many texts are compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSAGE = 80
"""From this many characters on, two texts that are the same have hardly been written twice (interface.md, status)."""
_BLOCK = PASSAGE // 2
"""Any passage holds a whole block of half its length, cut at every such step of the first text."""
_SOURCES = re.compile(
    r"(?:^[ \t]*|(?<=[.!?»”)…])[ \t]+)kilder[ \t]*:.*(?:\n[^\n]*\S[^\n]*)*", re.IGNORECASE | re.MULTILINE
)
"""The line or the sentence that names the sources, and what goes on after it until a blank line."""


class _At(NamedTuple):
    """Where a block stands: in whose text, in which stretch of it, and how far in."""

    owner: str
    stretch: str
    start: int


class Passages:
    """Texts by owner; each new one is held against those that came before it."""

    def __init__(self) -> None:
        self._owners: list[str] = []
        self._blocks: dict[str, list[_At]] = {}

    def shared(self, text: str) -> list[str]:
        """The owners with whose texts this one shares a passage, in the order they came."""
        found: dict[str, None] = {}
        for stretch in stretches(text):
            for start in range(len(stretch) - _BLOCK + 1):
                if len(found) == len(self._owners):
                    return list(self._owners)
                for at in self._blocks.get(stretch[start : start + _BLOCK], ()):
                    if at.owner not in found and _common(stretch, start, at) >= PASSAGE:
                        found[at.owner] = None
        return [each for each in self._owners if each in found]

    def add(self, owner: str, text: str) -> None:
        self._owners.append(owner)
        for stretch in stretches(text):
            for start in range(0, len(stretch) - _BLOCK + 1, _BLOCK):
                self._blocks.setdefault(stretch[start : start + _BLOCK], []).append(_At(owner, stretch, start))


def stretches(text: str) -> Iterator[str]:
    """The text without its sources; case, line breaks and runs of blanks hide nothing."""
    for part in _SOURCES.split(text):
        yield " ".join(part.casefold().split())


def shares_a_passage(text: str, other: str) -> bool:
    held = Passages()
    held.add("other", other)
    return bool(held.shared(text))


def _common(stretch: str, start: int, at: _At) -> int:
    """How long the same words go on around a block that both hold; no further than need be."""
    before = 0
    while before < min(start, at.start, PASSAGE) and stretch[start - before - 1] == at.stretch[at.start - before - 1]:
        before += 1
    after = _BLOCK
    longest = min(len(stretch) - start, len(at.stretch) - at.start, PASSAGE)
    while after < longest and stretch[start + after] == at.stretch[at.start + after]:
        after += 1
    return before + after
