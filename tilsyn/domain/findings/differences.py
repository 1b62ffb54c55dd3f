"""Who says otherwise than whom, question by question, and what one conversation holds of an item (domain.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.evidence import is_of_a_file, meaning_of
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.values import NO_RESULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.evidence import Ground, Piece
    from tilsyn.domain.values import Mark


class Opposed(NamedTuple):
    """One account, and those of the same question that it differs from; within a group, those may be its own."""

    piece: Piece
    others: tuple[Piece, ...]


def differences(pieces: Iterable[Piece]) -> list[Opposed]:
    """Every account that another differs from, or that someone in the group did not share; question by question."""
    by_question: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.question:
            by_question.setdefault(piece.question, []).append(piece)
    return [opposed for asked in by_question.values() for opposed in _opposed(asked)]


def _opposed(asked: list[Piece]) -> Iterator[Opposed]:
    """Two files of a sample that differ are no two accounts of one thing."""
    read = [(each, meaning_of(each), is_of_a_file(each)) for each in asked]
    differ = len({said for _, said, _ in read} - {""}) > 1
    for piece, said, of_a_file in read:
        against = (
            one for one, other, file in read if differ and said and other not in {"", said} and not (of_a_file and file)
        )
        others = tuple(against)
        if others or getattr(piece.said, "deviates", ()):
            yield Opposed(piece, others)


def says_something(piece: Piece) -> bool:
    """Whether it tells anything of the matter: more than that one did not know, would not say, or found nothing."""
    said = piece.said
    if not isinstance(said, Answer):
        return True
    read = said.value is not None and said.value not in NO_RESULT
    return bool(read or said.note.strip() or said.deviates or said.parts or said.dates or said.n is not None)


def marks(ground: Ground) -> dict[str, Mark]:
    """By encounter, what it holds of an item; one that is not here was not asked, or is not read yet."""
    differing = {each.piece.held.encounter.id for each in differences(ground.pieces) if each.piece.held}
    found: dict[str, Mark] = {}
    for piece in ground.pieces:
        if piece.held is None:
            continue
        at = piece.held.encounter.id
        if at in differing:
            found[at] = "differs"
        elif says_something(piece):
            found[at] = "evidence"
        else:
            found.setdefault(at, "nothing")
    return found
