"""Checks of the words that differ by case: a variant told of to nobody, an unknown target group, words not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.domain.library.yaml_paths import question_places
from tilsyn.domain.text import OwnWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.library.edition import Family, QualityModel, Question
    from tilsyn.domain.library.wording import When
    from tilsyn.domain.library.yaml_paths import Path, Where
    from tilsyn.domain.problems import Problem

ADDITION = re.compile(r".*\.t\d+")
"""How the id of a question of our own ends, so that it is never taken for one of the source's."""


def check_wording(model: QualityModel, where: Where) -> Iterator[Problem]:
    """All that is wrong with variants, swaps, target groups, families' exceptions and our own questions."""
    for path, at, when in _conditions(model):
        yield from _condition(path, at, when, model, where)
    yield from _swaps(model, where)
    yield from _script_targets(model, where)
    yield from _exceptions(model, where)
    yield from _additions(model, where)
    for path, family in _families(model):
        for number, variant in enumerate(family.variants):
            if variant.look.dokument or variant.look.observation:
                yield where.problem("M068", (*path, "variants", number, "look"), Place.family(family.id))
    yield from _target_types(model, where)


def _script_targets(model: QualityModel, where: Where) -> Iterator[Problem]:
    for group, script in model.scripts.items():
        yield from _targets(("scripts", group, "targets"), None, script.targets, model, where)


def _families(model: QualityModel) -> Iterator[tuple[Path, Family]]:
    return ((("families", number), family) for number, family in enumerate(model.families))


def _conditions(model: QualityModel) -> Iterator[tuple[Path, str | None, When]]:
    for number, swap in enumerate(model.swaps):
        yield ("swaps", number, "when"), None, swap.when
    asked: list[tuple[Path, str, Family | Question]] = [
        (path, Place.family(family.id), family) for path, family in _families(model)
    ]
    asked += [(path, Place.question(question.id), question) for path, _, question in question_places(model)]
    for path, at, each in asked:
        for number, variant in enumerate(each.variants):
            yield (*path, "variants", number, "when"), at, variant.when


def _condition(path: Path, at: str | None, when: When, model: QualityModel, where: Where) -> Iterator[Problem]:
    if not (when.settings or when.targets or when.kinds):
        yield where.problem("M065", path, at)
    yield from _targets((*path, "targets"), at, when.targets, model, where)


def _targets(path: Path, at: str | None, stated: Sequence[str], model: QualityModel, where: Where) -> Iterator[Problem]:
    known = [each.id for each in model.targets]
    for number, target in enumerate(stated):
        if target not in known:
            listed = OwnWords(", ".join(known) or "ingen endnu")
            yield where.problem("M066", (*path, number), at, target=target, known=listed)


def _swaps(model: QualityModel, where: Where) -> Iterator[Problem]:
    said = [text.casefold() for text in _texts(model)]
    for number, swap in enumerate(model.swaps):
        for words in swap.say:
            whole = re.compile(rf"(?<!\w){re.escape(words.casefold())}(?!\w)")
            if not any(whole.search(text) for text in said):
                yield where.problem("M063", ("swaps", number, "say", words), words=words)


def _texts(model: QualityModel) -> Iterator[str]:
    """What a swap may change: the words said, first and last too, the hints beside them and what to look for."""
    for script in model.scripts.values():
        yield from (script.opening, script.opening_several, script.closing, script.closing_several)
    questions = [question for _, _, question in question_places(model)]
    asked: list[Family | Question] = [*model.families, *questions]
    for each in asked:
        yield from (text for texts in each.ask.values() for text in texts)
        yield from each.hints.values()
    for question in questions:
        yield from filter(None, (question.look.dokument, question.look.observation))


def _exceptions(model: QualityModel, where: Where) -> Iterator[Problem]:
    for path, family in _families(model):
        for group, ids in family.not_for_groups.items():
            for number, each in enumerate(ids):
                if each not in family.questions:
                    place = (*path, "not_for_groups", group, number)
                    yield where.problem("M067", place, Place.family(family.id), family=family.id, question=each)


def _additions(model: QualityModel, where: Where) -> Iterator[Problem]:
    for path, _, question in question_places(model):
        cites = question.addition and (question.references or question.reference_text)
        if bool(ADDITION.fullmatch(question.id)) is not question.addition or cites:
            yield where.problem("M064", (*path, "id"), Place.question(question.id), id=question.id)


def _target_types(model: QualityModel, where: Where) -> Iterator[Problem]:
    known = [each.id for each in model.service_types]
    for number, target in enumerate(model.targets):
        yield from _unknown(target.service_types, known, ("targets", number, "service_types"), where)


def _unknown(stated: Sequence[str], known: Iterable[str], path: Path, where: Where) -> Iterator[Problem]:
    listed = tuple(known)
    for number, each in enumerate(stated):
        if each not in listed:
            yield where.problem("M027", (*path, number), service_type=each, known=OwnWords(", ".join(listed)))
