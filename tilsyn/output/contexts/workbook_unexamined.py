"""What nobody has told: each question by each group and way of looking that could have, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import listed
from tilsyn.domain.findings.differences import says_something
from tilsyn.domain.findings.evidence import answer_piece, is_unread, not_heard
from tilsyn.domain.findings.flow import words_for
from tilsyn.domain.values import GROUPS_MANY, METHOD_LABELS, METHODS, SPOKEN_GROUPS, STATES, UNEXAMINED
from tilsyn.output.contexts.themes import state_reason
from tilsyn.output.contexts.workbook_voices import theme_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.library.edition import Question
    from tilsyn.domain.library.wording import Phrasebook
    from tilsyn.domain.values import Unexamined
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.workbook import UnexaminedRow
    from tilsyn.output.contexts.workbook_voices import QuestionInBook

SPEAKING = "interview"
NOBODY = "ingen"
"""Of whom a question is answered, where it is of none: so that it can be filtered."""


Grouped = tuple["Piece", tuple[str, ...]]


class HeardOfQuestion(NamedTuple):
    """What was answered to one question: each piece with its groups, and apart what nobody has read yet."""

    question: Question
    state: RatedState
    pieces: list[Grouped]
    unread: list[Grouped]


def unexamined_rows(known: Known, asked: list[QuestionInBook]) -> Iterator[UnexaminedRow]:
    given = {each.id: each.given for each in asked}
    words = words_for(known.model, known.visible)
    absent = _never_heard(known)
    for state in known.card.states:
        if state.state == "unknown":
            continue
        if state.state == "exempt" or not state.unit.item.questions:
            yield from _whole_item(state)
            continue
        for question in state.unit.item.questions:
            read, unread = list[Grouped](), list[Grouped]()
            for entry, answer in given.get(question.id, ()):
                piece = answer_piece(entry, answer, known.visible)
                (unread if is_unread(answer) else read).append((piece, piece.groups))
            heard = HeardOfQuestion(question, state, read, unread)
            yield from _of_question(heard, known, words, absent)


def _never_heard(known: Known) -> dict[str, str]:
    """Why, by group; of a group that was heard it says why some of them were not, and of a question nothing."""
    heard = {group for held in known.visible.encounters.values() for group in held.groups}
    return {each.group: each.reason for each in not_heard(known.visible) if each.group not in heard}


def _whole_item(state: RatedState) -> Iterator[UnexaminedRow]:
    """An item that does not apply, or one that has no question of its own and nothing to it."""
    if state.state == "exempt":
        yield _row(state, "", "exempt", begrundelse=state_reason(state))
    elif not state.ground.pieces:
        yield _row(state, "", "unasked")


def _of_question(
    heard: HeardOfQuestion, known: Known, words: Phrasebook, absent: dict[str, str]
) -> Iterator[UnexaminedRow]:
    question, told = heard.question, {"spoergsmaal": heard.question.id, "ordlyd": heard.question.text}
    if not question.is_for(known.visible.fields.service_types):
        yield _row(heard.state, "", "exempt", begrundelse="Stilles ikke til tilbudstypen", **told)
        return
    told["belyst_af"] = listed(witnesses(heard.pieces)) or NOBODY
    for group in SPOKEN_GROUPS:
        mine = [each for each, groups in heard.pieces if group in groups]
        if mine or words.asks(question, group):
            unread = [each for each, groups in heard.unread if group in groups]
            yield from _unless_told(heard.state, GROUPS_MANY[group], mine, unread, absent.get(group, ""), told)
    for method in (each for each in METHODS if each != SPEAKING):
        mine = [each for each, _ in heard.pieces if each.held and each.held.encounter.method == method]
        if mine or words.look(question, method):
            yield from _unless_told(heard.state, METHODS[method], mine, [], "", told)


def witnesses(pieces: Iterable[Grouped]) -> dict[str, None]:
    """Groups and methods that have told something, in words."""
    found: dict[str, None] = {}
    for piece, groups in pieces:
        if says_something(piece):
            method = piece.held.encounter.method if piece.held else SPEAKING
            found.update(dict.fromkeys([GROUPS_MANY[each] for each in groups] or [METHOD_LABELS[method].lower()]))
    return found


def _unless_told(  # noqa: PLR0913, PLR0917  the cells of a row
    state: RatedState, who: str, mine: list[Piece], unread: list[Piece], absent: str, told: dict[str, str]
) -> Iterator[UnexaminedRow]:
    if any(map(says_something, mine)):
        return
    why, met = _why(mine, unread), [*mine, *unread]
    reasons = [str(getattr(each.said, "reason", "") or "") for each in met]
    said = {"samtale": "; ".join(dict.fromkeys(each.held.label for each in met if each.held))}
    reason = "; ".join(dict.fromkeys(filter(None, reasons))) or (absent if not met else "")
    yield _row(state, who, why, begrundelse=reason, **said, **told)


def _why(mine: list[Piece], unread: list[Piece]) -> Unexamined:
    """As what it was read; that nobody could say weighs more than that it did not matter to one of them."""
    if not mine:
        return "no_result" if unread else "unasked"
    return "not_relevant" if all(getattr(each.said, "value", "") == "ikke_relevant" for each in mine) else "no_result"


def _row(state: RatedState, who: str, why: Unexamined, **more: str) -> UnexaminedRow:
    row: UnexaminedRow = {
        "tema": theme_name(state.unit),
        "indikator": state.unit.id,
        "spoergsmaal": "",
        "gruppe": who,
        "hvorfor": UNEXAMINED[why],
        "belyst_af": "",
        "samtale": "",
        "begrundelse": "",
        "tilstand": STATES[state.state],
        "ordlyd": state.unit.text or "",
    }
    return {**row, **more}  # type: ignore[typeddict-item]  # cells of the same record
