"""Evidence per rated item, triangulation by encounters and methods, and different accounts (domain.md 6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.presence import groups_of
from tilsyn.domain.findings.times import said_when
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.values import OTHER_TREATMENTS, UNREAD, VALUE_MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tilsyn.domain.findings.visible import Held, Visible
    from tilsyn.domain.journal.entries import Entry, Note, NotInterviewed
    from tilsyn.domain.library.edition import QualityModel


class Piece(NamedTuple):
    """One answer or note, and the encounter it came from (a note may have none); `at`: when it was said, if known."""

    entry: Entry
    said: Answer | Note
    held: Held | None
    question: str | None
    at: str | None = None

    @property
    def groups(self) -> tuple[str, ...]:
        """Of those who were there when it was said."""
        return groups_of(self.held, self.at) if self.held else ()


@dataclass(slots=True)
class Ground:
    """What bears on one item. Encounters and methods are counted, never heads and never yeses.

    `unread`: answers of a family that was asked as one, which nobody has read here yet; they bear on nothing.
    """

    pieces: list[Piece] = field(default_factory=list)
    unread: list[Piece] = field(default_factory=list)

    @property
    def encounters(self) -> list[Held]:
        return list({piece.held.encounter.id: piece.held for piece in self.pieces if piece.held}.values())

    @property
    def methods(self) -> list[str]:
        return list(dict.fromkeys(held.encounter.method for held in self.encounters))

    @property
    def groups(self) -> list[str]:
        return list(dict.fromkeys(group for piece in self.pieces for group in piece.groups))

    @property
    def notes(self) -> int:
        return sum(1 for piece in self.pieces if text_of(piece.said).strip())

    @property
    def differs(self) -> bool:
        """Whether accounts of the same question differ, or someone in a group said otherwise."""
        if any(getattr(piece.said, "deviates", ()) for piece in self.pieces):
            return True
        asked = dict.fromkeys(piece.question for piece in self.pieces if piece.question)
        return any(_differ([each for each in self.pieces if each.question == question]) for question in asked)


def _differ(pieces: Iterable[Piece]) -> bool:
    """Whether what was said of one question differs; two files of a sample that differ are no two accounts of one."""
    read: dict[str, set[bool]] = {}
    for piece in pieces:
        meaning = meaning_of(piece)
        if meaning:
            read.setdefault(meaning, set()).add(is_of_a_file(piece))
    return len(read) > 1 and not all(each == {True} for each in read.values())


def meaning_of(piece: Piece) -> str:
    """What its value says of the matter itself, so that two can differ; empty where it says nothing of it."""
    return VALUE_MEANINGS.get(getattr(piece.said, "value", None) or "", "")


def is_of_a_file(piece: Piece) -> bool:
    """Whether it is what a document was read as at a point of a frame."""
    in_a_frame = isinstance(piece.said, Answer) and bool(piece.said.at_items)
    return in_a_frame and piece.held is not None and piece.held.encounter.method == "dokument"


def text_of(said: Answer | Note) -> str:
    return str(getattr(said, "note", None) or getattr(said, "text", ""))


def grounds(model: QualityModel, visible: Visible) -> dict[str, Ground]:
    """Evidence by item: rated ids, and "criterion:4", "theme:4" for what was placed there.

    What was answered to a point of a frame is ground only where a person has made it so (`at_items`).
    """
    found: dict[str, Ground] = {}
    for place, piece in _placed(model, visible):
        ground = found.setdefault(place, Ground())
        (ground.unread if is_unread(piece.said) else ground.pieces).append(piece)
    return found


def is_unread(said: Answer | Note) -> bool:
    """Whether it was only heard together with another question of its family, and says nothing yet."""
    return getattr(said, "says_nothing", False) is True


def heard_with(visible: Visible) -> dict[tuple[str, str | None], str]:
    """By encounter and family, the question that its conversation question was answered at; the value tells which."""
    spoken = [said for _, said in visible.answers() if said.family and not is_unread(said)]
    spoken.sort(key=lambda said: said.value is None)
    found: dict[tuple[str, str | None], str] = {}
    for said in spoken:
        found.setdefault((said.encounter, said.family), said.question)
    return found


def unread_words(said: Answer, heard: Mapping[tuple[str, str | None], str]) -> str:
    """As in: hørt sammen med 4.a.1, ikke aflæst."""
    beside = heard.get((said.encounter, said.family))
    return f"hørt sammen med {beside}, {UNREAD}" if beside else UNREAD


def _placed(model: QualityModel, visible: Visible) -> Iterator[tuple[str, Piece]]:
    from tilsyn.domain.findings.codes import own_questions

    places = {question.id: unit.id for unit, question in model.questions()}
    places.update({code: own.at for code, (_, own) in own_questions(visible).items()})
    for entry, answer in visible.answers():
        place = places.get(answer.question)
        found = dict.fromkeys(filter(None, (place, *answer.at_items)))
        if found:
            piece = answer_piece(entry, answer, visible)
            yield from ((each, piece) for each in found)
    for entry, note in visible.notes():
        if note.at_items:
            piece = note_piece(entry, note, visible)
            yield from ((place, piece) for place in note.at_items)


def of_another_treatment(piece: Piece) -> bool:
    """Whether it comes of a track with rules of its own: no file of drug treatment."""
    return piece.held is not None and piece.held.encounter.track in OTHER_TREATMENTS


def answer_piece(entry: Entry, answer: Answer, visible: Visible) -> Piece:
    """An answer in the conversation it was given in."""
    return Piece(entry, answer, visible.encounters[answer.encounter], answer.question, said_when(entry, answer))


def note_piece(entry: Entry, note: Note, visible: Visible) -> Piece:
    """A note, and the conversation it was taken in, if any."""
    at = note.said_at or visible.first_noted(entry.header.slot)
    return Piece(entry, note, visible.encounters.get(note.encounter or ""), None, at)


def loose_notes(visible: Visible) -> list[tuple[Entry, Note]]:
    """Notes that belong to nothing yet."""
    return [(entry, note) for entry, note in visible.notes() if not note.at_items]


def conversations(visible: Visible, group: str) -> int:
    """How many conversations a source group has had: a group conversation is one (domain.md 6-7)."""
    return sum(1 for held in visible.encounters.values() if group in held.groups)


def not_heard(visible: Visible) -> list[NotInterviewed]:
    """Groups not spoken with, and why; not where a conversation with the group was begun after that was written.

    Written afterwards, the reason is about those who declined, and stands beside those who did not.
    """
    from tilsyn.domain.journal.entries import NotInterviewed

    begun = [(held.groups, Slot.meeting(identity)) for identity, held in visible.encounters.items()]
    return [
        absent
        for entry, absent in visible.of(NotInterviewed)
        if all(visible.was_known(slot, entry) for groups, slot in begun if absent.group in groups)
    ]


def touched_directives(model: QualityModel, visible: Visible, only: Iterable[str] | None = None) -> set[str]:
    """Directives whose questions have been examined; other treatments do not count (source 003, footnote 1)."""
    wanted = set(only) if only is not None else None
    cited = {question.id: (unit.id, question.references) for unit, question in model.questions()}
    touched: set[str] = set()
    for _, answer in visible.answers():
        held = visible.encounters[answer.encounter]
        unit, references = cited.get(answer.question, ("", ()))
        if is_unread(answer):
            continue
        if held.encounter.track not in OTHER_TREATMENTS and (wanted is None or unit in wanted):
            touched.update(references)
    return touched
