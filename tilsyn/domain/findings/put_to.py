"""Whom a question of one's own is put to: those it was asked of, those it was planned for, else everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.scoring import in_focus
from tilsyn.domain.values import PUT_TO

if TYPE_CHECKING:
    from tilsyn.domain.findings.flow import Listener
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import OwnQuestion

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


def _is_in_focus(own: OwnQuestion, visible: Visible) -> bool:
    """What belongs to a criterion or a theme belongs to no single indicator that could be left out."""
    return in_focus(own.at, visible) or "." not in own.at


def _is_put(own: OwnQuestion, listener: str, visible: Visible) -> bool:
    if own.encounter is not None:
        held = visible.encounters.get(own.encounter)
        return held is not None and listener in (*held.groups, held.encounter.method)
    return listener in own.groups if own.groups else listener in PUT_TO and listener != _NOT_OF_ITSELF
