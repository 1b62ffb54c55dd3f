"""The evening after a visit: every voice about one indicator side by side, values read, notes put where they belong."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.findings.evidence import Ground, Piece, loose_notes
from tilsyn.domain.findings.frame_words import read_words
from tilsyn.domain.journal.entries import Answer, Note, PartValue
from tilsyn.domain.journal.revise import next_version, noted_at
from tilsyn.domain.moments import NEVER, moment
from tilsyn.domain.text import clean
from tilsyn.errors import CaseReplaced, UsageProblem
from tilsyn.services.conversation.answering import LETTERS, Receipt, is_quote, letters_for
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging.stale_check import Refusals, as_read
from tilsyn.services.judging.view import Heard, by_question
from tilsyn.services.keeping import records
from tilsyn.services.open_case import known_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.domain.findings.scoring import Scorecard
    from tilsyn.domain.findings.visible import Held, Visible
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.domain.values import AnswerValue
    from tilsyn.services.open_case import Desk

BEFORE_HIT, AROUND_HIT = 20, 80
"""Characters shown of a text before what was found in it, and in all."""
_READING = frozenset({"value", "reason", "parts", "recorded_at", "protection"})
"""What of an answer is the consultant's reading of it; the rest is what was said."""
_IRRELEVANT = "ikke_relevant"
_ONLY_DOCUMENTS = ("»Ikke fundet« er kun for dokumenter.", "Vælg en anden værdi.")
_ANSWER = Refusals(
    ("Svaret gælder ikke længere.", "Luk indikatoren, og åbn den igen."),
    ("Svaret er rettet imens.", "Læs det, som det står nu, og sæt så værdien."),
    ("Svaret står i flere udgaver.", "Svar igen i samtalen med tilsyn interview; det nye svar afløser dem."),
)
_NOTE = Refusals(
    ("Noten gælder ikke længere.", "Gå videre til den næste."),
    ("Noten er rettet imens.", "Læs den, som den står nu, og læg den så på plads."),
    ("Noten står i flere udgaver.", "Skriv den igen som én note, og træk de gamle tilbage med tilsyn withdraw."),
)


class EveningLook:
    """The case as it was looked at last: after something is recorded, here or elsewhere, one looks again."""

    visible: Visible
    card: Scorecard
    grounds: dict[str, Ground]

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.again()

    def again(self) -> None:
        """Read the whole case, with what others have written; tens of milliseconds on a big one, so never for a key.

        Where the file was put back underneath, what was read stays to look at: a text on the screen goes with no
        refusal but that of saving it.
        """
        with suppress(CaseReplaced):
            self.desk.file.refresh()
        read = self.desk.reading()
        self.visible, self.card, self.grounds = read.visible, read.card, read.grounds

    def ground(self, place: str) -> Ground:
        """What bears on an indicator, "criterion:4" or "theme:4"."""
        return self.grounds.get(place) or Ground()

    def unclosed(self) -> list[Held]:
        """Conversations that nobody has ended; what others said must wait for them (domain.md 7)."""
        held = self.visible.encounters.values()
        return [each for each in held if each.encounter.outcome is None and each.encounter.method == "interview"]


class NotePlace(NamedTuple):
    """Where a note may be put, in words a person writes, and its title."""

    id: Place
    words: str
    title: str


def heard(seen: EveningLook, unit: RatedUnit) -> list[Heard]:
    """All voices about one indicator in the edition's order; own questions after, then notes, its own level first."""
    places = dict.fromkeys((unit.id, *Place.above(unit)))
    found = (each for place in places for each in by_question(seen.desk, unit, place, seen.ground(place)))
    return [each._replace(pieces=tuple(sorted(each.pieces, key=_when))) for each in found]


def _when(piece: Piece) -> tuple[object, ...]:
    """As the day went; a voice stays where it stands when its value is set."""
    start = (piece.held.encounter.start if piece.held else None) or piece.said.said_at
    return not start, moment(start or NEVER), piece.entry.header.slot


def needs_reason(piece: Piece, value: AnswerValue | None) -> bool:
    """Whether a value must be given a reason first: that a question is irrelevant, where that is new."""
    return value == _IRRELEVANT != getattr(piece.said, "value", None) and piece.question is not None


def set_value(desk: Desk, piece: Piece, value: AnswerValue | None, reason: str | None, by: str | None) -> Entry | None:
    """Read what was said as a value: a new version of that one answer, with all else as it stood.

    None where it stands so already. A reason why the question is irrelevant goes when the question is not.
    The time it was noted stays true: only the reading is of tonight.
    """
    stands, entry = _standing(desk, piece)
    recorded = None
    if value != stands.value or reason not in {None, stands.reason}:
        _check(piece, stands, value, reason)
        kept = None if stands.value == _IRRELEVANT else stands.reason
        recorded = _read_as(desk, stands, entry, by, value=value, reason=clean(reason) if reason else kept)
    if reason is not None:
        reason_keeper(desk, piece).drop()
    return recorded


def reason_keeper(desk: Desk, piece: Piece) -> Keeper:
    """Why a question is irrelevant, while it is typed."""
    return Keeper(desk, Slot.beside("reason", piece.entry.header.slot))


def _read_as(desk: Desk, stands: Answer, entry: Entry, by: str | None, **read: object) -> Entry:
    """Only the reading is new: it was noted when it was."""
    stated = {"recorded_at": noted_at(entry), **read}
    return desk.add([next_version(desk.case, entry, stands, desk.world.new_id(), stated)], by)[0]


def parts_of(desk: Desk, piece: Piece) -> dict[str, AnswerValue | None]:
    """The halves of the piece's question, each with its value where it has one; empty where there are no halves."""
    asked = desk.asked().find(piece.question or "")
    if asked is None or not isinstance(piece.said, Answer):
        return {}
    stands = {each.part: each.value for each in piece.said.parts}
    return {part: stands.get(part) for part in asked.question.parts}


def letters_of(desk: Desk, piece: Piece | None) -> Mapping[str, str | None]:
    """The letters that are values of a voice: at a point of a frame a document is read by others."""
    method = piece.held.encounter.method if piece and piece.held else ""
    point = desk.asked().point(piece.question or "") if piece else None
    return letters_for(point, method) if point else LETTERS


def set_parts(desk: Desk, piece: Piece, parts: Mapping[str, AnswerValue | None], by: str | None) -> Entry | None:
    """Read each half of the question as a value; None for a half that has none. None where all stands so already."""
    stands, entry = _standing(desk, piece)
    others = [each for each in stands.parts if each.part not in parts]
    read = [PartValue(part=part, value=value) for part, value in parts.items() if value is not None]
    if {(each.part, each.value) for each in (*others, *read)} == {(each.part, each.value) for each in stands.parts}:
        return None
    if any(each.value == "ikke_fundet" for each in read) and not _is_document(piece):
        raise UsageProblem(*_ONLY_DOCUMENTS)
    return _read_as(desk, stands, entry, by, parts=(*others, *read))


def _standing(desk: Desk, piece: Piece) -> tuple[Answer, Entry]:
    """The whole answer as recorded; what is seen of it lacks what protected sources said."""
    if not isinstance(piece.said, Answer):
        raise UsageProblem("En note har ingen værdi.", "Gå til et svar på et spørgsmål med pil op og ned.")
    entry = as_read(desk, piece.entry, _READING, _ANSWER)
    assert isinstance(entry.payload, Answer)  # noqa: S101  an answer's slot holds nothing else
    return entry.payload, entry


def _is_document(piece: Piece) -> bool:
    return piece.held is not None and piece.held.encounter.method == "dokument"


def _check(piece: Piece, stands: Answer, value: AnswerValue | None, reason: str | None) -> None:
    if value == "ikke_fundet" and not _is_document(piece):
        raise UsageProblem(*_ONLY_DOCUMENTS)
    if value == _IRRELEVANT and not (reason or "").strip():
        raise UsageProblem("»Ikke relevant« skal have en begrundelse.", "Skriv kort, hvorfor spørgsmålet ikke passer.")
    if value is None and not (stands.note.strip() or stands.deviates or read_words(stands)):
        raise UsageProblem("Uden værdi og uden tekst er der ikke noget svar.", "Vælg en anden værdi.")


def recorded_at(desk: Desk, piece: Piece) -> str:
    """When it was first noted; that a note is put elsewhere, or an answer is read, does not move it."""
    if isinstance(piece.said, Answer):
        return noted_at(piece.entry)
    return desk.visible().first_noted(piece.entry.header.slot)


def add_note(desk: Desk, place: str, text: str, by: str | None) -> Receipt | None:
    """A note of the evening's own, put where it belongs at once; None where there is nothing to record."""
    draft = Slot.note_at(place)
    if not text.strip():
        Keeper(desk, draft).hold("")
        return None
    identity, at = desk.world.new_id(), (records.note_place(desk, place),)
    note = Note(record=identity, id=identity, text=clean(text), at_items=at, quote=is_quote(text))
    desk.add([note], by, drop_draft=draft)
    return Receipt(("note",), desk.cpr_recorded())


def found(seen: EveningLook, words: str) -> list[tuple[str, str]]:
    """Indicators that hold the words, in their wording or in what was said about them; each with where they stand."""
    wanted = words.casefold().split()
    hits: list[tuple[str, str]] = []
    for state in seen.card.states:
        told = [state.unit.text or "", *(_words_of(piece) for piece in state.ground.pieces)]
        hit = next((each for each in told if all(word in each.casefold() for word in wanted)), None)
        if hit is not None and wanted:
            hits.append((state.unit.id, _around(hit, wanted[0])))
    return hits


def _words_of(piece: Piece) -> str:
    said = piece.said
    return "\n".join((said.note, *(each.note for each in said.deviates))) if isinstance(said, Answer) else said.text


def _around(text: str, word: str) -> str:
    """The words it was found in, on one line."""
    place = max(0, text.casefold().find(word) - BEFORE_HIT)
    return " ".join(f"{'…' if place else ''}{text[place : place + AROUND_HIT]}".split())


def loose(seen: EveningLook) -> list[tuple[Entry, Note]]:
    return loose_notes(seen.visible)


def all_notes(seen: EveningLook) -> list[tuple[Entry, Note]]:
    """Loose and placed."""
    return list(seen.visible.notes())


def places(desk: Desk) -> list[NotePlace]:
    """Where a note may be put, in model order: each theme, its criteria, their indicators."""
    found: list[NotePlace] = []
    for theme in desk.model.themes:
        found.append(_choice(Place.theme(theme.number), theme.title))
        for criterion in theme.criteria:
            found.append(_choice(Place.criterion(criterion.id), criterion.title))
            rated = (unit for unit in desk.model.rated() if unit.criterion is criterion and unit.text is not None)
            found += [_choice(Place(unit.id), unit.text or "") for unit in rated]
    return found


def _choice(place: Place, title: str) -> NotePlace:
    return NotePlace(place, place.text(), title)


def named_places(desk: Desk, line: str) -> tuple[str, ...]:
    """Places as typed, divided by semicolons: "4.a; tema 4". Raises UsageProblem naming what exists nearby."""
    known = list(dict.fromkeys([*(each.id for each in places(desk)), *(unit.id for unit in desk.model.rated())]))
    given = [each for each in (part.strip() for part in line.split(";")) if each]
    return tuple(dict.fromkeys(known_place(known, each, Place.text) for each in given))


def place_note(desk: Desk, entry: Entry, line: str, by: str | None) -> Entry | None:
    """Put a note where the line says; an empty line makes it loose again. None where it lies there already."""
    ids = named_places(desk, line)
    stands = as_read(desk, entry, frozenset({"at_items", "protection"}), _NOTE)
    assert isinstance(stands.payload, Note)  # noqa: S101  a note's slot holds nothing else
    is_new = ids != stands.payload.at_items
    if is_new:
        records.place_note(desk, stands, ids, by)
    place_keeper(desk, entry).drop()
    return desk.visible().entry(entry.header.slot) if is_new else None


def place_keeper(desk: Desk, entry: Entry) -> Keeper:
    """The places of a note, while they are typed."""
    return Keeper(desk, Slot.beside("place", entry.header.slot))
