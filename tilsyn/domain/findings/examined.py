"""What a case holds of a directive: who was asked, and what came of it, by the questions that cite it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tilsyn.domain.findings.evidence import Ground, answer_piece, of_another_treatment, text_of
from tilsyn.domain.findings.presence import heard_from
from tilsyn.domain.journal.entries import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.edition import Question

UNREAD = "unread"
"""An answer that has not been read as a value yet."""


@dataclass
class Examined:
    """Answers to some questions. Conversations about alcohol do not count as examination (source 003, footnote 1)."""

    questions: Sequence[Question]
    pieces: list[Piece] = field(default_factory=list)

    @cached_property
    def counting(self) -> Ground:
        """What the directive is examined by."""
        return Ground([piece for piece in self.pieces if not of_another_treatment(piece)])

    @property
    def values(self) -> dict[str, int]:
        """How many of each value, in the order they came; `UNREAD` for those without one."""
        read = (getattr(piece.said, "value", None) or UNREAD for piece in self.counting.pieces)
        return dict(Counter(str(each) for each in read))

    @property
    def notes(self) -> int:
        """Noted once for a family, it is one note, however many questions it answers."""
        noted = {
            (getattr(each.said, "encounter", None), getattr(each.said, "family", None) or each.question)
            for each in self.counting.pieces
            if text_of(each.said).strip()
        }
        return len(noted)

    def of(self, question: str) -> Examined:
        """Of one question alone."""
        asked = [each for each in self.questions if each.id == question]
        return Examined(asked, [piece for piece in self.pieces if piece.question == question])

    @property
    def unasked(self) -> list[str]:
        """Questions that nothing has come to."""
        met = {piece.question for piece in self.counting.pieces}
        return [each.id for each in self.questions if each.id not in met]

    @property
    def groups_unheard(self) -> list[str]:
        """Groups that could be asked one of the questions and have not been."""
        able = dict.fromkeys(group for each in self.questions for group in each.groups)
        return [group for group in able if group not in self.counting.groups]

    @property
    def methods_unused(self) -> list[str]:
        """Ways to examine it that the edition has and the case has not used."""
        able = dict.fromkeys(method for each in self.questions for method in each.methods)
        return [method for method in able if method not in self.counting.methods]


def examined(questions: Iterable[Question], visible: Visible) -> Examined:
    """What may be seen of the answers to these questions."""
    asked = list(questions)
    wanted = {each.id for each in asked}
    answers = [(entry, answer) for entry, answer in visible.answers() if answer.question in wanted]
    return Examined(asked, [answer_piece(entry, answer, visible) for entry, answer in answers])


def voices(piece: Piece) -> list[str]:
    """Who said it, by code; of documents and observations none."""
    return [source.code for source in heard_from(piece.held, piece.at)] if piece.held else []


def deviating(piece: Piece) -> int:
    """How many in a group said otherwise."""
    return len(piece.said.deviates) if isinstance(piece.said, Answer) else 0
