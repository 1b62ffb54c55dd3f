"""The interview guide on paper: which sections, and the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.nobody_yet import ASK_INSTEAD, NOBODY_YET, is_nobody_yet
from tilsyn.domain.text import quote
from tilsyn.domain.values import GROUPS
from tilsyn.domain.words import choices, meant
from tilsyn.errors import UsageProblem
from tilsyn.services.frames import frame_shown
from tilsyn.services.leaving.outputs import check_ending, door
from tilsyn.services.planning.office import authority_of
from tilsyn.storage.outgoing import never

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent


def write_guide(  # noqa: PLR0913  what a guide is told
    desk: Desk,
    path: Path,
    group: str | None,
    checklist: str | None = None,
    *,
    may_replace: Consent = never,
    template: bytes | None = None,
) -> list[str]:
    """Write the guide for one group or for all, and return the titles of its sections. `checklist`: of a frame.

    Raises UsageProblem for an unknown group, another ending than .docx, and a guide with nothing to ask;
    and what `Door.put` does.
    """
    from tilsyn.output.contexts.guide_part import THEMES, TITLES, guide
    from tilsyn.output.word.guide import render_guide

    check_ending(path, ".docx")
    out = door(desk, may_replace)
    out.spare_cases(path)
    frame = frame_shown(desk, checklist) if checklist is not None else None
    known = [*TITLES, THEMES] if frame is None else list(TITLES)
    made = guide(desk.case, desk.model, _chosen(group, known), frame, authority_of(desk))
    if not made["afsnit"]:
        raise _nothing_asked(group, desk.visible())
    out.put(path, render_guide(made, template))
    return [section["titel"] for section in made["afsnit"]]


def _chosen(group: str | None, known: Sequence[str]) -> Sequence[str]:
    if group is None:
        return known
    chosen = meant(group, known)
    if chosen not in known:
        raise UsageProblem(f"Gruppen »{quote(group)}« kendes ikke.", f"Vælg mellem: {choices(known)}.")
    return [chosen]


def _nothing_asked(group: str | None, visible: Visible) -> UsageProblem:
    if group is not None and meant(group, ["temaer"]) == "temaer":
        return UsageProblem(
            "Sagens udgave har ingen rammesætning til de temaer, der er i fokus.",
            "Slå op i den nyeste udgave med fx tilsyn ref tema:4.",
        )
    if group is not None and is_nobody_yet([meant(group, GROUPS)], visible):
        return UsageProblem(NOBODY_YET, ASK_INSTEAD)
    whom = f" til gruppen {GROUPS.get(group, group)}" if group else ""
    return UsageProblem(
        f"Der er ingen spørgsmål{whom} inden for tilsynets fokus.",
        "Vælg en anden gruppe, eller sæt et bredere fokus med tilsyn focus.",
    )
