"""Whom a question of one's own is put to: those it was asked of, those it was planned for, else everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.flow import TEXT_METHODS, Listener, Narrowing, is_named, own_prompt, prompts, units_at
from tilsyn.domain.findings.scoring import in_focus
from tilsyn.domain.values import PUT_TO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import OwnQuestion
    from tilsyn.domain.library.edition import QualityModel

_SPEAKING = "interview"
_NOT_OF_ITSELF = "observation"
"""Anyone can be asked and a paper be read for it; what is looked for in a house is planned so."""


def put_to(listener: str, visible: Visible) -> list[OwnQuestion]:
    """One's own questions within the focus for one listener: a source group, documents or observation."""
    return [own for _, own in visible.own_questions() if _is_in_focus(own, visible) if _is_put(own, listener, visible)]


def planned_for(who: Listener, visible: Visible) -> list[OwnQuestion]:
    """Those of an encounter that were thought of before it: what was asked elsewhere on the spot stays there."""
    listeners = who.groups if who.speaks else (who.method,)
    put = {own.id for each in listeners for own in put_to(each, visible)}
    return [own for _, own in visible.own_questions() if own.encounter is None and own.id in put]


def everyone(model: QualityModel, visible: Visible) -> frozenset[str]:
    """Whom one's own question that names nobody is put to: all of whom anything else is asked."""
    named = (each for each in PUT_TO if each != _NOT_OF_ITSELF)
    return frozenset(each for each in named if prompts(model, visible, _listener(each), Narrowing()))


def _listener(named: str) -> Listener:
    return Listener(named, ()) if named in TEXT_METHODS else Listener(_SPEAKING, (named,))


def planned_besides(
    asked: Sequence[Prompt], model: QualityModel, visible: Visible, who: Listener, narrowing: Narrowing
) -> list[OwnQuestion]:
    """What is asked of a listener besides: none beside the points of a frame; for all, where anything else is asked.

    So it is printed too; what is protected is planned for nobody.
    """
    if narrowing.frame is not None:
        return []
    planned = planned_for(who, visible)
    if asked or (planned and narrowing.in_model_order and prompts(model, visible, who, Narrowing())):
        return planned
    return [own for own in planned if own.groups]


def with_own(
    asked: Sequence[Prompt], own: Iterable[OwnQuestion], model: QualityModel, narrowing: Narrowing
) -> list[Prompt]:
    """The prompts, and one's own each beside its item, under its topic; of a narrowed interview, those of its items."""
    made = list(asked)
    for each in own:
        below = units_at(each.at, model)
        if narrowing.in_model_order and not any(
            is_named(unit, narrowing) for unit in model.rated() if unit.id in below
        ):
            continue
        about = [place for place, prompt in enumerate(made) if below.intersection(unit.id for unit in prompt.units[:1])]
        place = about[-1] + 1 if about else len(made)
        topic = made[place - 1].topic if about else ""
        made.insert(place, own_prompt(each, model)._replace(topic=topic))
    return made


def _is_in_focus(own: OwnQuestion, visible: Visible) -> bool:
    """What belongs to a criterion or a theme belongs to no single indicator that could be left out."""
    return in_focus(own.at, visible) or "." not in own.at


def _is_put(own: OwnQuestion, listener: str, visible: Visible) -> bool:
    if own.encounter is not None:
        held = visible.encounters.get(own.encounter)
        return held is not None and listener in (*held.groups, held.encounter.method)
    return listener in own.groups if own.groups else listener in PUT_TO and listener != _NOT_OF_ITSELF
