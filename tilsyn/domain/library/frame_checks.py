"""What no schema can see of a frame: ids, indicators it names, letters, what its kinds of points must say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import LEVEL_WORDS, Place, asked_id
from tilsyn.domain.danish import either
from tilsyn.domain.library.checks import OWN_ID_FORM, Ids, check_forms, check_ordered, check_twice, check_unique
from tilsyn.domain.library.law_checks import check_bases
from tilsyn.domain.library.phrasing import check_frame_phrasing
from tilsyn.domain.library.step_checks import check_steps
from tilsyn.domain.library.yaml_paths import NOWHERE, Path, Where
from tilsyn.domain.text import OwnWords
from tilsyn.domain.values import VALUES, letter_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import Frame, FrameItem
    from tilsyn.domain.library.laws import Law
    from tilsyn.domain.problems import Problem


def check_frame(
    frame: Frame,
    models: Iterable[QualityModel] = (),
    where: Where = NOWHERE,
    frames: Iterable[Frame] = (),
    laws: Iterable[Law] = (),
) -> list[Problem]:
    """All problems of a frame; what it may feed, rests on, and names in its steps is looked up in what is beside it."""
    models = tuple(models)
    ids: Ids = [(("items", at, "id"), each.id) for at, each in enumerate(frame.items)]
    empty = [] if ids else [where.problem("M007", ("items",), what=OwnWords("Spørgerammen har ingen punkter"))]
    return [
        *empty,
        *_own_id(frame, where),
        *check_forms(ids, OWN_ID_FORM, where),
        *check_unique(ids, where),
        *_order(frame, where),
        *_feeds(frame, models, where),
        *check_steps(frame, models, frames, where),
        *check_twice(frame.unlit_told_at, ("unlit_told_at",), where),
        *(found for at, each in enumerate(frame.items) for found in _item(each, ("items", at), frame, where)),
        *check_bases(_bases(frame), laws, where),
        *check_frame_phrasing(frame, where),
    ]


def _order(frame: Frame, where: Where) -> Iterator[Problem]:
    """What is numbered stands in the order of the numbers, under each heading."""
    under: dict[str, Ids] = {}
    for at, each in enumerate(frame.items):
        if each.id[:1].isdigit():
            under.setdefault(each.heading, []).append((("items", at, "id"), each.id))
    return (found for siblings in under.values() for found in check_ordered(siblings, where))


def _own_id(frame: Frame, where: Where) -> Iterator[Problem]:
    """A question's id begins with it, so it can be no word that a place begins with."""
    yield from check_forms([(("id",), frame.id)], OWN_ID_FORM, where)
    if frame.id.casefold() in LEVEL_WORDS:
        yield where.problem("M075", ("id",), id=frame.id)


def _feeds(frame: Frame, models: Iterable[QualityModel], where: Where) -> Iterator[Problem]:
    known = {unit.id for model in models for unit in model.rated()}
    for at, item in enumerate(frame.items):
        for number, each in enumerate(item.feeds):
            if known and each not in known:
                place = Place.question(asked_id(frame.id, item.id))
                yield where.problem("M070", ("items", at, "feeds", number), place, indicator=each)


def _bases(frame: Frame) -> Iterator[tuple[Path, str]]:
    return ((("items", at, "basis"), each.basis) for at, each in enumerate(frame.items) if each.basis)


def _item(item: FrameItem, path: Path, frame: Frame, where: Where) -> Iterator[Problem]:
    at = Place.question(asked_id(frame.id, item.id))
    if item.binding == "law" and not item.basis:
        yield where.problem("M071", (*path, "binding"), at, id=item.id)
    if item.kind != "value" and not (item.look.dokument or item.look.observation):
        yield where.problem("M072", (*path, "kind"), at, id=item.id, kind=item.kind)
    if item.kind == "dates" and not item.events:
        what = OwnWords(f"{item.id} har slagsen dates, men ingen events")
        yield where.problem("M073", (*path, "kind"), at, what=what)
    if item.kind != "dates" and item.events:
        what = OwnWords(f"{item.id} har events, men ikke slagsen dates")
        yield where.problem("M073", (*path, "events"), at, what=what)
    for name in ("values", "parts", "events", "feeds"):
        yield from check_twice(getattr(item, name), (*path, name), where, at)
    yield from _letters(item, path, at, where)


def _letters(item: FrameItem, path: Path, at: str, where: Where) -> Iterator[Problem]:
    """Two values on one letter, as ja and dækkende are, could not be told apart by who types."""
    held: dict[str, str] = {}
    for number, value in enumerate(item.values):
        letter = letter_of(value)
        if held.get(letter, value) != value:
            both = OwnWords(either([VALUES[held[letter]], VALUES[value]]))
            yield where.problem("M074", (*path, "values", number), at, both=both, letter=letter)
        held.setdefault(letter, value)
