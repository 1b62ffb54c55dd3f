"""Longer passages that stand word for word in two texts, however their lines are broken.

Cost: one look-up a word, however many texts are compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSAGE = 80
"""From this many characters on, two texts that are the same have hardly been written twice (interface.md, status)."""
_BLOCK = PASSAGE // 2
"""A passage is looked for by blocks of half its length: one from every word on, and from every letter of a word that
goes on for a block itself. Any passage has one in its first half, and at the same place in both texts.
"""
_NAMING = re.compile(r"[kK\u212a](?i:ilder)[ \t]*:")  # the first letter apart: so the search leaps from k to k
_TO_A_BLANK_LINE = re.compile(r".*(?:\n[^\n]*\S[^\n]*)*")
_ENDS_A_SENTENCE = frozenset(".!?»”)…")


_AFTER_A_BLANK = re.compile(rf" (?=(.{{{_BLOCK}}}))")
_LONG = re.compile(rf"[^ ]{{{_BLOCK}}}")


class Cut(NamedTuple):
    """A text as it is compared: its stretches, and the blocks in them."""

    stretches: tuple[str, ...]
    blocks: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Cut:
        parts = tuple(stretches(text))
        return cls(parts, frozenset[str]().union(*map(_blocks, parts)))

    def shares_a_passage(self, other: Cut) -> bool:
        """Whether something as long as a passage stands in both."""
        common = self.blocks & other.blocks
        return bool(common) and not self._around(common).isdisjoint(other._around(common))

    def _around(self, blocks: frozenset[str]) -> set[str]:
        """All that is as long as a passage and has one of the blocks in its first half."""
        return {
            stretch[begin : begin + PASSAGE]
            for stretch in self.stretches
            for block in blocks
            for at in _places(stretch, block)
            for begin in range(max(0, at - _BLOCK), min(at, len(stretch) - PASSAGE) + 1)
        }


class Passages:
    """Texts by owner; each new one is held against those that came before it."""

    def __init__(self) -> None:
        self._held: list[tuple[str, Cut]] = []
        self._blocks: set[str] = set()

    def shared(self, cut: Cut) -> list[str]:
        """The owners with whose texts this one shares a passage, in the order they came."""
        if self._blocks.isdisjoint(cut.blocks):  # nearly always: no two texts need be held against each other
            return []
        return [owner for owner, other in self._held if cut.shares_a_passage(other)]

    def add(self, owner: str, cut: Cut) -> None:
        self._held.append((owner, cut))
        self._blocks |= cut.blocks


def _blocks(stretch: str) -> list[str]:
    return [*_AFTER_A_BLANK.findall(stretch), *(_inside_words(stretch) if _LONG.search(stretch) else ())]


def _inside_words(stretch: str) -> Iterator[str]:
    start = 0
    for word in stretch.split(" "):
        for inside in range(start + _BLOCK, min(start + len(word), len(stretch) - _BLOCK) + 1):
            yield stretch[inside : inside + _BLOCK]
        start += len(word) + 1


def stretches(text: str) -> Iterator[str]:
    """The text without its sources; case, line breaks and runs of blanks hide nothing."""
    for part in _without_sources(text):
        yield " ".join(part.casefold().split())


def _without_sources(text: str) -> Iterator[str]:
    """What stands before and after each line or sentence that names sources, and what goes on from it."""
    done = 0
    for named in _NAMING.finditer(text):
        if named.start() >= done and _begins(text, named.start()):
            yield text[done : named.start()]
            rest = _TO_A_BLANK_LINE.match(text, named.end())
            done = rest.end() if rest else named.end()
    yield text[done:]


def _begins(text: str, start: int) -> bool:
    """Whether a line or a sentence begins there, but for blanks."""
    before = start
    while before and text[before - 1] in " \t":
        before -= 1
    if before == 0 or text[before - 1] == "\n":
        return True
    return before < start and text[before - 1] in _ENDS_A_SENTENCE


def _places(stretch: str, block: str) -> Iterator[int]:
    start = stretch.find(block)
    while start >= 0:
        yield start
        start = stretch.find(block, start + 1)
