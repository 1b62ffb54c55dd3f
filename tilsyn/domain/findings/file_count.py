"""k of n: over what was counted at once, and over the files that were read one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.evidence import of_another_treatment
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.values import VALUE_MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.domain.findings.evidence import Piece


class FileCount(NamedTuple):
    """k of n; of `unknown` nobody can tell, and they are not among n."""

    k: int
    n: int
    unknown: int

    @property
    def words(self) -> str:
        """As in: 6 af 8, 1 kan ikke ses; empty for nothing. Never a percentage: the files are few."""
        unseen = f"{self.unknown} kan ikke ses" if self.unknown else ""
        if not self.n:
            return f"kan ikke opgøres: {unseen}" if unseen else ""
        return ", ".join(filter(None, (f"{self.k} af {self.n}", unseen)))


def counted_in(pieces: Iterable[Piece]) -> FileCount:
    """The sum over what was counted and over the files that were read one by one, all of drug treatment."""
    said = [(piece, piece.said) for piece in pieces if not of_another_treatment(piece)]
    answers = [(piece, answer) for piece, answer in said if isinstance(answer, Answer)]
    counts = [_counted(answer) for piece, answer in answers if is_read(piece) or answer.n is not None]
    k, n, unknown = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    return FileCount(k, n, unknown)


def is_read(piece: Piece) -> bool:
    """Whether it was read in a document, not said or seen."""
    return piece.held is not None and piece.held.encounter.method == "dokument"


def _counted(answer: Answer) -> FileCount:
    """What was counted; else one file, where its value says anything of the matter."""
    if answer.n is not None:
        return FileCount(answer.k or 0, answer.n, answer.unknown or 0)
    meaning = VALUE_MEANINGS.get(answer.value or "", answer.value)
    if meaning in {"ja", "delvist", "nej"}:
        return FileCount(int(meaning == "ja"), 1, 0)
    return FileCount(0, 0, int(meaning in {"ved_ikke", "ikke_fundet"}))
