"""Whom a case has nobody of yet: an applicant has no citizens and so no relatives, however wide the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.domain.findings.visible import Visible

NOBODY_YET = "En ansøger har hverken borgere eller pårørende endnu."
ASK_INSTEAD = "Vælg en anden gruppe: medarbejder, ledelse eller kommune."
_LATER = frozenset(("borger", "paaroerende"))


def is_nobody_yet(groups: Iterable[str], visible: Visible) -> bool:
    """Whether all of these groups are of those that come with the place; said only where nothing is asked of them."""
    named = frozenset(groups)
    return visible.fields.kind == "nygodkendelse" and bool(named) and named <= _LATER


def why_no_questions(groups: Iterable[str], visible: Visible) -> str:
    """What is said of a conversation that has none."""
    return NOBODY_YET if is_nobody_yet(groups, visible) else "Ingen spørgsmål er tænkt til den kilde."
