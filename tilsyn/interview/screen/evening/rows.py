"""The overview's rows: the whole, themes, criteria, indicators, each with its state and breadth in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from tilsyn.domain.addresses import CONCLUSION, OVERALL, Place, Slot
from tilsyn.domain.danish import mean_text
from tilsyn.domain.findings.scoring import APPLICABLE
from tilsyn.domain.journal.entries import Assessment
from tilsyn.interview.evidence_text import DIFFERS, breadth, state_words, triangulation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.scoring import RatedState, Scorecard, Tally
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.judging.evening import EveningLook

WIDE = 120
TWINS = 4
"""Room for what an old console writes longer."""
JUDGED_NOW = APPLICABLE - {"carried"}
_INDENT = " " * 6
_STATE = 30
_TOLD = 66
"""Columns of a wide screen; the title has what is left."""


class Row(NamedTuple):
    """One line of the overview: what it stands for, and its words. `place` is where its assessment is written.

    `brief` says less of the same, where there is no room for more.
    """

    id: str
    place: str
    title: str
    state: str = ""
    told: str = ""
    brief: str = ""
    rated: bool = False


def rows(seen: EveningLook) -> Iterator[Row]:
    """In model order; the whole and what is concluded come last, as they are written last."""
    card, by_indicator = seen.card, seen.desk.model.rated_level == "indicator"
    for theme in card.themes:
        at = Place.theme(theme.theme.number)
        title = f"Tema {theme.theme.number} {theme.theme.title}"
        yield Row(at, at, title, _assessed(seen, at, theme.states), _mean(card, theme.tally))
        for criterion in theme.criteria:
            place = Place.criterion(criterion.criterion.id)
            name = f"Kriterium {criterion.criterion.id} {criterion.criterion.title}"
            if by_indicator:
                yield Row(place, place, name, _assessed(seen, place, criterion.states))
            yield from (_rated(seen, state, place) for state in criterion.states)
    yield Row(OVERALL, OVERALL, OVERALL.title(), _assessed(seen, OVERALL, card.states))
    yield Row(CONCLUSION, CONCLUSION, CONCLUSION.title(), _assessed(seen, CONCLUSION, ()))


def _rated(seen: EveningLook, state: RatedState, place: str) -> Row:
    told, words = triangulation(state.ground), state_words(seen.desk, seen.card.kind, state)
    brief = " · ".join(filter(None, (DIFFERS if state.ground.differs else "", breadth(state.ground))))
    return Row(state.unit.id, place, state.unit.text or "", words, told, brief, rated=True)


def _assessed(seen: EveningLook, place: str, states: Iterable[RatedState]) -> str:
    """Whether it is written; where nothing below is judged at this inspection it need not be."""
    stands = seen.visible.one(Assessment, Slot.assessment(place))
    if stands and stands.text.strip():
        return "vurdering skrevet"
    return "vurdering mangler" if place == OVERALL or any(each.state in JUDGED_NOW for each in states) else ""


def _mean(card: Scorecard, tally: Tally) -> str:
    """A mean with its basis; none at nygodkendelse."""
    if not card.method:
        return ""
    return f"{mean_text(tally.mean)} · {tally.judged + tally.carried} af {tally.applicable}"


def drawn(row: Row, width: int, marks: Marks, *, here: bool) -> Text:
    """One line where the screen is wide, else two for an indicator; the cursor is marked without colour too."""
    width -= 0 if marks.drawn else TWINS
    lines = _indicator(row, width) if row.rated else [_heading(row, width)]
    first, *rest = (cut(line, width - 2) for line in lines)
    words = "\n".join((f"{marks.here if here else ' '} {first}", *rest))
    style = "" if row.rated else "bold"
    return Text(marks.fit(words), style=f"{style} reverse" if here else style)


def _heading(row: Row, width: int) -> str:
    told = " · ".join(filter(None, (row.state, row.told)))
    title = cut(row.title, max(10, width - len(told) - 5))
    return f"{title} · {told}" if told else title


def _indicator(row: Row, width: int) -> list[str]:
    if width >= WIDE:
        room = width - 2 - _STATE - _TOLD
        title = cut(f"  {row.id.ljust(5)}{row.title}", room - 2).ljust(room)
        return [f"{title}{row.state.ljust(_STATE)}{row.told if len(row.told) <= _TOLD else row.brief}"]
    told = row.told if len(_INDENT) + len(row.told) <= width - 2 else row.brief
    return [f"  {row.id} {row.state} · {row.title}", f"{_INDENT}{told}"]


def cut(text: str, room: int) -> str:
    """As much as there is room for."""
    return text if len(text) <= room else f"{text[: max(1, room - 1)].rstrip()}…"
