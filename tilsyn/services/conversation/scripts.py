"""Opening and closing words of a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.openings import said_to, worded
from tilsyn.domain.library.edition import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Encounter
    from tilsyn.domain.library.edition import QualityModel


def script_for(model: QualityModel, encounter: Encounter, groups: Sequence[str], visible: Visible) -> Script | None:
    """Those of the first group that has any, and what is added to them where several are spoken to at once.

    They open as what the case knows of the group asks for.
    """
    scripts = {name: worded(each, model, visible, encounter.department) for name, each in model.scripts.items()}
    own = next((said_to(scripts[each], each, visible) for each in groups if each in scripts), None)
    added = scripts.get("gruppe") if encounter.form == "gruppe" else None
    if own is None or added is None:
        return own or added
    return Script(opening=f"{own.opening}\n\n{added.opening}", closing=f"{own.closing}\n\n{added.closing}".strip())
