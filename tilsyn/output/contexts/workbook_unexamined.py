"""What nobody has told: each question by each group and way of looking that could have, and why not."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import listed
from tilsyn.domain.findings.codes import own_questions
from tilsyn.domain.findings.differences import says_something
from tilsyn.domain.findings.evidence import answer_piece, is_unread, not_heard
from tilsyn.domain.findings.flow import last_places, words_for
from tilsyn.domain.findings.put_to import everyone
from tilsyn.domain.values import GROUPS_MANY, METHOD_LABELS, METHODS, SPOKEN_GROUPS, STATES, UNEXAMINED
from tilsyn.output.contexts.themes import state_reason
from tilsyn.output.contexts.workbook_voices import theme_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.library.edition import Question
    from tilsyn.domain.library.wording import Phrasebook
    from tilsyn.domain.values import Unexamined
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.workbook import UnexaminedRow
    from tilsyn.output.contexts.workbook_voices import Given, QuestionInBook

SPEAKING = "interview"
NOBODY = "ingen"
"""Of whom a question is answered, where it is of none: so that it can be filtered."""


Grouped = tuple["Piece", tuple[str, ...]]
Placed = tuple[tuple[int, ...], "UnexaminedRow"]
"""A row, and where it stands in the order of the model."""


class Replies(NamedTuple):
    """What was answered to one question: each piece with its groups, and apart what nobody has read yet.

    `asked_in`: where one of one's own was asked on the spot, whatever came of it.
    """

    pieces: list[Grouped]
    unread: list[Grouped]
    asked_in: Held | None = None


def unexamined_rows(known: Known, asked: list[QuestionInBook]) -> Iterator[UnexaminedRow]:
    absent = _never_heard(known)
    placed = [*_of_items(known, asked, absent), *_of_own(known, asked, absent)]
    return (row for _, row in sorted(placed, key=itemgetter(0)))


def _of_items(known: Known, asked: list[QuestionInBook], absent: dict[str, str]) -> Iterator[Placed]:
    by_id = {each.id: each for each in asked}
    words, last = words_for(known.model, known.visible), last_places(known.model)
    for state in known.card.states:
        if state.state == "unknown":
            continue
        if state.state == "exempt" or not state.unit.item.questions:
            yield from ((last[state.unit.id], row) for row in _whole_item(state))
            continue
        for question in state.unit.item.questions:
            heard = _heard(by_id[question.id].given, known)
            of_question = _of_question(question, _row_at(state), heard, known, words, absent)
            yield from ((by_id[question.id].order, row) for row in of_question)


def _heard(given: Iterable[Given], known: Known) -> Replies:
    found = Replies([], [])
    for entry, answer in given:
        piece = answer_piece(entry, answer, known.visible)
        (found.unread if is_unread(answer) else found.pieces).append((piece, piece.groups))
    return found


def _of_own(known: Known, asked: list[QuestionInBook], absent: dict[str, str]) -> Iterator[Placed]:
    """What a consultant has asked or planned herself: of those it was asked of or is planned for, and of whoever told.

    One that was asked on the spot was asked, whatever came of it.
    """
    own = {code: each for code, (_, each) in own_questions(known.visible).items()}
    states = {state.unit.id: STATES[state.state] for state in known.card.states}
    of_all = everyone(known.model, known.visible) if any(not (e.encounter or e.groups) for e in own.values()) else ()
    for each in asked:
        stated = own.get(each.id)
        if stated is None:
            continue
        asked_in = known.visible.encounters.get(stated.encounter or "")
        put_to = (*asked_in.groups, asked_in.encounter.method) if asked_in else stated.groups or of_all
        row = _empty_row(each.theme, each.at, states.get(stated.at, ""), each.text)
        heard = _heard(each.given, known)._replace(asked_in=asked_in)
        told = {**row, "spoergsmaal": each.id}
        yield from ((each.order, found) for found in _untold(told, heard, put_to, absent))  # type: ignore[arg-type]  # a record still


def _never_heard(known: Known) -> dict[str, str]:
    """Why, by group; of a group that was heard it says why some of them were not, and of a question nothing."""
    heard = {group for held in known.visible.encounters.values() for group in held.groups}
    return {each.group: each.reason for each in not_heard(known.visible) if each.group not in heard}


def _whole_item(state: RatedState) -> Iterator[UnexaminedRow]:
    """An item that does not apply, or one that has no question of its own and nothing to it."""
    if state.state == "exempt":
        yield _said(_row_at(state), "", "exempt", begrundelse=state_reason(state))
    elif not state.ground.pieces:
        yield _said(_row_at(state), "", "unasked")


def _of_question(  # noqa: PLR0913, PLR0917  a question, its place, and what was heard
    question: Question, row: UnexaminedRow, heard: Replies, known: Known, words: Phrasebook, absent: dict[str, str]
) -> Iterator[UnexaminedRow]:
    told: UnexaminedRow = {**row, "spoergsmaal": question.id, "ordlyd": question.text}
    if not question.is_for(known.visible.fields.service_types):
        yield _said(told, "", "exempt", begrundelse="Stilles ikke til tilbudstypen")
        return
    asked = [each for each in SPOKEN_GROUPS if words.asks(question, each)]
    looked = [each for each in METHODS if each != SPEAKING and words.look(question, each)]
    yield from _untold(told, heard, (*asked, *looked), absent)


def _untold(
    told: UnexaminedRow, heard: Replies, could: Collection[str], absent: dict[str, str]
) -> Iterator[UnexaminedRow]:
    """A row for each group and way of looking that could have told, or was asked, and has told nothing."""
    told = {**told, "belyst_af": listed(witnesses(heard.pieces)) or NOBODY}
    for group in SPOKEN_GROUPS:
        mine = [each for each, groups in heard.pieces if group in groups]
        if mine or group in could:
            unread = [each for each, groups in heard.unread if group in groups]
            yield from _unless_told(
                told, GROUPS_MANY[group], (mine, unread), absent.get(group, ""), _asked(heard, group)
            )
    for method in (each for each in METHODS if each != SPEAKING):
        mine = [each for each, _ in heard.pieces if each.held and each.held.encounter.method == method]
        if mine or method in could:
            yield from _unless_told(told, METHODS[method], (mine, []), "", _asked(heard, method))


def _asked(heard: Replies, listener: str) -> list[Held]:
    held = heard.asked_in
    return [held] if held and listener in (*held.groups, held.encounter.method) else []


def witnesses(pieces: Iterable[Grouped]) -> dict[str, None]:
    """Groups and methods that have told something, in words."""
    found: dict[str, None] = {}
    for piece, groups in pieces:
        if says_something(piece):
            method = piece.held.encounter.method if piece.held else SPEAKING
            found.update(dict.fromkeys([GROUPS_MANY[each] for each in groups] or [METHOD_LABELS[method].lower()]))
    return found


def _unless_told(
    told: UnexaminedRow, who: str, heard: tuple[list[Piece], list[Piece]], absent: str, asked_in: list[Held]
) -> Iterator[UnexaminedRow]:
    """`heard`: what was read, and what is not read yet."""
    mine, unread = heard
    if any(map(says_something, mine)):
        return
    met = [*mine, *unread]
    held = [*(each.held for each in met if each.held), *asked_in]
    reasons = [str(getattr(each.said, "reason", "") or "") for each in met]
    reason = "; ".join(dict.fromkeys(filter(None, reasons))) or (absent if not held else "")
    samtale = "; ".join(dict.fromkeys(each.label for each in held))
    yield _said(told, who, _why(mine, asked=bool(held)), begrundelse=reason, samtale=samtale)


def _why(mine: list[Piece], *, asked: bool) -> Unexamined:
    """As what it was read; that nobody could say weighs more than that it did not matter to one of them."""
    if not mine:
        return "no_result" if asked else "unasked"
    return "not_relevant" if all(getattr(each.said, "value", "") == "ikke_relevant" for each in mine) else "no_result"


def _row_at(state: RatedState) -> UnexaminedRow:
    return _empty_row(theme_name(state.unit), state.unit.id, STATES[state.state], state.unit.text or "")


def _empty_row(theme: str, at: str, state: str, text: str) -> UnexaminedRow:
    return {
        "tema": theme,
        "indikator": at,
        "spoergsmaal": "",
        "gruppe": "",
        "hvorfor": "",
        "belyst_af": "",
        "samtale": "",
        "begrundelse": "",
        "tilstand": state,
        "ordlyd": text,
    }


def _said(row: UnexaminedRow, who: str, why: Unexamined, **more: str) -> UnexaminedRow:
    return {**row, "gruppe": who, "hvorfor": UNEXAMINED[why], **more}  # type: ignore[typeddict-item]  # its own cells
