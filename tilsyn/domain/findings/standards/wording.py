"""The words that a point is found by, as they stand in the frame's file, and where they stand in a text.

One row of a point's `words` finds the point, or its part of the same number. In a row each entry is a way to say it:

- `frit valg`: these words in this order, at most three others between them; each by its stem, so endings are free
- `afslag + klage`: both in one sentence, in any order
- `*garanti`, `monitor*`: any compound that ends or begins so; `kost|mad`: the one or the other
- `# hvad koster det`: only where it heads something
- `! hjemmeopgave`: it looks like it, and is something else: a heading or sentence with these words does not count
- `? 6 måneder`: finds nothing by itself; what should stand at the places, and is said to be missing where it does not
- `@dato`: where the document says when it is from
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

DATE_SIGN = "@dato"
_BETWEEN = 3
_WORD = re.compile(r"[^\W_]+")
_OR = re.compile(r"\|\S+")
_SIGNS = "#!?"


class SoughtPoint(Protocol):
    """A point of a frame, as far as it is looked for in a document."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def parts(self) -> tuple[str, ...]: ...
    @property
    def words(self) -> tuple[tuple[str, ...], ...]: ...


Phrase = tuple[tuple[str, ...], ...]
"""What must all stand in one heading or sentence: each a sequence of words."""


class WordRow(NamedTuple):
    """One row of a point's words, taken apart by their signs."""

    anywhere: tuple[Phrase, ...]
    heading_only: tuple[Phrase, ...]
    resembling: tuple[Phrase, ...]
    expected: tuple[tuple[str, Phrase], ...]
    """What should stand at the places too, each with the words it is named by."""
    by_date: bool

    @classmethod
    def of(cls, entries: Iterable[str]) -> WordRow:
        signed: dict[str, list[str]] = {sign: [] for sign in ["", *_SIGNS]}
        for entry in entries:
            sign = entry[0] if entry[0] in _SIGNS else ""
            signed[sign].append(entry.removeprefix(sign).strip())
        return cls(
            tuple(_phrase(each) for each in signed[""] if each != DATE_SIGN),
            tuple(map(_phrase, signed["#"])),
            tuple(map(_phrase, signed["!"])),
            tuple((_OR.sub("", each), _phrase(each)) for each in signed["?"]),
            DATE_SIGN in signed[""],
        )


def _phrase(entry: str) -> Phrase:
    return tuple(tuple(part.casefold().split()) for part in entry.split("+"))


class WordIndex:
    """Which texts hold a phrase. Each distinct word is stemmed once, however often it stands there."""

    def __init__(self, texts: Sequence[str], stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._stems: dict[str, str] = {}
        self._texts = [self._stemmed(each) for each in texts]
        self._holding: dict[str, set[int]] = defaultdict(set)
        for at, stems in enumerate(self._texts):
            for each in stems:
                self._holding[each].add(at)
        self._words = sorted(self._stems)
        self._forms: dict[str, frozenset[str]] = {}

    def found(self, phrases: Iterable[Phrase]) -> set[int]:
        """The places (in the texts it was made of) of those that hold one of the phrases."""
        return set().union(*(self._with_all(each) for each in phrases))

    def _with_all(self, phrase: Phrase) -> set[int]:
        return reduce(set.intersection, (self._with_sequence(each) for each in phrase))

    def _with_sequence(self, words: tuple[str, ...]) -> set[int]:
        wanted = [self._forms_of(each) for each in words]
        holding = [set().union(*(self._holding[form] for form in forms)) for forms in wanted]
        together = reduce(set.intersection, holding)
        return together if len(words) == 1 else {at for at in together if _in_order(self._texts[at], wanted)}

    def _forms_of(self, word: str) -> frozenset[str]:
        """The stems of the text that a sought word stands for."""
        if word not in self._forms:
            self._forms[word] = frozenset(form for each in word.split("|") for form in self._matching(each))
        return self._forms[word]

    def _matching(self, word: str) -> Iterable[str]:
        if word.startswith("*"):
            ending = self._stem(word[1:])
            return [each for each in self._holding if each.endswith(ending)]
        if word.endswith("*"):
            return self._beginning_with(word[:-1])
        stem = self._stems.get(word) or self._stem(word)
        return [stem] if stem in self._holding else []

    def _beginning_with(self, begun: str) -> Iterator[str]:
        """The stems of the words that begin so; the words stand in order, so that few of them are looked at."""
        for word in islice(self._words, bisect_left(self._words, begun), None):
            if not word.startswith(begun):
                return
            yield self._stems[word]

    def _stemmed(self, text: str) -> list[str]:
        return [self._stem_of(each) for each in _WORD.findall(unicodedata.normalize("NFKC", text).casefold())]

    def _stem_of(self, word: str) -> str:
        if word not in self._stems:
            self._stems[word] = self._stem(word)
        return self._stems[word]


def _in_order(stems: Sequence[str], wanted: Sequence[frozenset[str]]) -> bool:
    reached = {at for at, each in enumerate(stems) if each in wanted[0]}
    for forms in wanted[1:]:
        reached = {
            at
            for before in reached
            for at in range(before + 1, min(before + _BETWEEN + 2, len(stems)))
            if stems[at] in forms
        }
    return bool(reached)
