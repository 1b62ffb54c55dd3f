"""The interview guide on paper: which sections, and the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.places import quote
from tilsyn.errors import UsageProblem
from tilsyn.services.outputs import refuse_case

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tilsyn.services.desk import Desk


def write_guide(desk: Desk, path: Path, group: str | None) -> list[str]:
    """Write the guide for one group or for all, and return the titles of its sections.

    Raises UsageProblem for an unknown group, another ending than .docx, and a guide with nothing to ask.
    """
    from tilsyn.output.context.guide_part import TITLES, guide
    from tilsyn.output.guide import render_guide
    from tilsyn.storage import atomic

    if path.suffix.lower() != ".docx":
        raise UsageProblem(f"{path.name} skal ende på .docx.", "Ret filnavnet efter -o.")
    refuse_case(desk, path)
    made = guide(desk.case, desk.model, _chosen(group, list(TITLES)))
    if not made["afsnit"]:
        raise _nothing_asked(group)
    atomic.write(path, render_guide(made))
    return [section["titel"] for section in made["afsnit"]]


def _chosen(group: str | None, known: Sequence[str]) -> Sequence[str]:
    if group is None:
        return known
    if group not in known:
        raise UsageProblem(f"Gruppen »{quote(group)}« kendes ikke.", f"Vælg mellem: {', '.join(known)}.")
    return [group]


def _nothing_asked(group: str | None) -> UsageProblem:
    whom = f" til gruppen {group}" if group else ""
    return UsageProblem(
        f"Der er ingen spørgsmål{whom} inden for tilsynets fokus.",
        "Vælg en anden gruppe, eller sæt et bredere fokus med tilsyn focus.",
    )
