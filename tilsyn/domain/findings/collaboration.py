"""The map of collaboration: of each actor whether there is an agreement, contact, a trace in the files, a voice.

All of it is what was read and said; what is missing is something to ask about, and no fault.
"""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, get_args

from tilsyn.domain.addresses import asked_id
from tilsyn.domain.danish import counted, listed
from tilsyn.domain.findings.evidence import answer_piece
from tilsyn.domain.findings.file_count import counted_in, is_read
from tilsyn.domain.findings.unread import is_unread
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.library.frame import READ_IN_DOCUMENTS
from tilsyn.domain.values import GROUPS_MANY, METHODS_COUNTED_ON_SCREEN, VALUE_MEANINGS, VALUES, Method

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.file_count import FileCount
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.frame import Frame, FrameItem

COLUMNS = ("aftale", "kontakt", "sager", "hoert")
"""What is asked of each actor, by how the ids of its points end."""
AGREEMENT, CONTACT, FILES, HEARD = COLUMNS
SIDE_BY_SIDE = "hvem_goer_hvad"
"""The point that several sides are asked in the same words."""
SIDES = ("ledelse", "kommune", "samarbejdspartner")
UNLIT, UNHEARD, UNASKED = "ikke belyst", "ikke hørt", "ikke spurgt"
_TIMES = tuple((method, METHODS_COUNTED_ON_SCREEN[method]) for method in get_args(Method))
_MET_WITHOUT = {
    "unread": "i sagerne, men aftalen er ikke undersøgt",
    "told": "i sagerne, men aftalen er kun omtalt",
    "none": "i sagerne, men ingen aftale",
}
"""What a row with files and no agreement says of itself, by how much is known of the agreement."""


class ActorStanding(NamedTuple):
    """One actor. `state` of the agreement: written, told, none, irrelevant or unread.

    `contact`: who told of it; `contact_words`: what was noted last.
    """

    id: str
    title: str
    state: str
    agreement: str
    contact: str
    contact_words: str
    files: FileCount
    heard: str

    @property
    def remark(self) -> str:
        """In words, where it is met in the files without an agreement that anyone has read."""
        return _MET_WITHOUT.get(self.state, "") if self.files.k else ""

    @property
    def met(self) -> str:
        """Its files, and what there is to ask about them."""
        return "; ".join(filter(None, (self.files.words or UNLIT, self.remark)))

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return self.state != "unread" or bool(self.contact or self.files.n or self.files.unknown or self.heard)


class Side(NamedTuple):
    """One side's answers to who does what, each with the conversation it was given in."""

    group: str
    answers: tuple[tuple[str, str], ...]


def actor_rows(frame: Frame, visible: Visible) -> list[ActorStanding]:
    """A row for each actor that has a point about an agreement, in the order of the frame."""
    pieces = _pieces(frame, visible)
    return [_row(actor, points, frame, pieces) for actor, points in _actors(frame).items() if AGREEMENT in points]


def sides(frame: Frame, visible: Visible) -> list[Side]:
    """Leader, municipality and partner beside each other; nothing where the frame asks no such question."""
    if frame.find(SIDE_BY_SIDE) is None:
        return []
    spoken = _pieces(frame, visible).get(asked_id(frame.id, SIDE_BY_SIDE), ())
    return [Side(group, tuple(_told(each) for each in spoken if group in each.groups)) for group in SIDES]


def beside_each_other(told: Sequence[Side]) -> list[tuple[str, ...]]:
    """One row for each answer that was given, a column for each side; a side that was not asked says so."""
    columns = [[f"{label}: {words}" for label, words in side.answers] or [UNASKED] for side in told]
    return list(zip_longest(*columns, fillvalue=""))


def _actors(frame: Frame) -> dict[str, dict[str, FrameItem]]:
    found: dict[str, dict[str, FrameItem]] = {}
    for item in frame.in_order():
        actor, _, column = item.id.rpartition(".")
        if actor and column in COLUMNS:
            found.setdefault(actor, {})[column] = item
    return found


def _pieces(frame: Frame, visible: Visible) -> dict[str, list[Piece]]:
    """What was answered to each of its points, and says anything or was read in a document."""
    known = set(frame.ids())
    found: dict[str, list[Piece]] = {}
    for entry, answer in visible.answers():
        if answer.question in known:
            piece = answer_piece(entry, answer, visible)
            if is_read(piece) or not is_unread(answer):
                found.setdefault(answer.question, []).append(piece)
    return found


def _row(
    actor: str, points: dict[str, FrameItem], frame: Frame, pieces: Mapping[str, Sequence[Piece]]
) -> ActorStanding:
    of = {column: pieces.get(asked_id(frame.id, item.id), ()) for column, item in points.items()}
    state, agreement = _agreement(of.get(AGREEMENT, ()))
    title = points[AGREEMENT].heading or actor
    contact = of.get(CONTACT, ())
    files, heard = counted_in(of.get(FILES, ())), _heard(of.get(HEARD, ()))
    return ActorStanding(actor, title, state, agreement, _told_by(contact), _last_words(contact), files, heard)


def _agreement(pieces: Sequence[Piece]) -> tuple[str, str]:
    """What was read last goes before what was said; a document is seen, an agreement that is told of is not."""
    read = [each for each in map(_answer, filter(is_read, pieces)) if each.value in READ_IN_DOCUMENTS["value"]]
    if read:
        return _read_as(read[-1])
    told = [each for each in pieces if not is_read(each)]
    if not told:
        return "unread", UNLIT
    denied = all(_answer(each).value == "nej" for each in told)
    who = listed(_groups(told)) or "observation"
    return ("none", f"ingen ifølge {who}") if denied else ("told", f"omtalt, ikke læst ({who})")


def _read_as(answer: Answer) -> tuple[str, str]:
    """On paper or not, with what it lacks."""
    value = answer.value or ""
    if VALUE_MEANINGS.get(value, "ikke_fundet") == "ikke_fundet":
        return ("irrelevant" if value == "ikke_relevant" else "none"), VALUES[value]
    without = [each.part for each in answer.parts if VALUE_MEANINGS.get(each.value) in {"nej", "ikke_fundet"}]
    lacks = f" (uden {listed(without)})" if without else ""
    fault = "" if VALUE_MEANINGS.get(value) == "ja" else f", {VALUES[value]}"
    return "written", f"på skrift{fault}{lacks}"


def _told_by(pieces: Sequence[Piece]) -> str:
    """Who told of contact, or that it was read; empty where nobody did."""
    read = ("læst",) if any(is_read(each) and not is_unread(_answer(each)) for each in pieces) else ()
    return listed((*_groups(pieces), *read))


def _last_words(pieces: Sequence[Piece]) -> str:
    """What was noted last."""
    noted = [" ".join(_answer(each).note.split()) for each in pieces]
    return next((each for each in reversed(noted) if each), "")


def _heard(pieces: Sequence[Piece]) -> str:
    """In how many conversations, or on how many occasions it was noted, we heard the actor itself."""
    told = [each for each in pieces if not is_unread(_answer(each))]
    held = {each.held.encounter.id: each.held.encounter.method for each in told if each.held}
    numbers = Counter(held.values())
    return listed(counted(numbers[method], *words) for method, words in _TIMES if numbers[method])


def _told(piece: Piece) -> tuple[str, str]:
    answer = _answer(piece)
    return piece.held.told if piece.held else "", " ".join(answer.note.split()) or UNLIT


def _groups(pieces: Sequence[Piece]) -> Iterator[str]:
    return iter(dict.fromkeys(GROUPS_MANY[group] for piece in pieces for group in piece.groups))


def _answer(piece: Piece) -> Answer:
    if not isinstance(piece.said, Answer):  # pragma: no cover  points are answered, notes are put beside them
        raise TypeError(piece.said)
    return piece.said
