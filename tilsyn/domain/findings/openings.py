"""Which words a conversation opens with: one leader is told that she can be recognised, several that they are few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.findings.flow import words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.edition import QualityModel, Script

_LEADERS = re.compile(r"(?<!vej)leder\w*\s*:\s*(\d+)", re.IGNORECASE)
ONE, SEVERAL = "Er der én i stillingen", "Er der flere"


def stated_leaders(staff: Iterable[str]) -> int:
    """How many leaders the case's staff list counts, as it is written: "afdelingsleder: 2"."""
    return sum(int(number) for each in staff for number in _LEADERS.findall(each))


def opening_of(script: Script, group: str, visible: Visible) -> str:
    """What is said first in a conversation; who takes part in the case is known by then."""
    known = sum(source.group == group for source in visible.sources.values())
    counted = stated_leaders(visible.fields.staff) if group == "ledelse" else 0
    return (script.opening_several if max(known, counted) > 1 else "") or script.opening


def printed_openings(script: Script, group: str, visible: Visible) -> Iterator[tuple[str, str]]:
    """On paper, which looks at no source: the condition and the words, both where the case does not say how many."""
    if not script.opening_several:
        yield "", script.opening
    elif group == "ledelse" and stated_leaders(visible.fields.staff) > 1:
        yield "", script.opening_several
    else:
        yield from ((ONE, script.opening), (SEVERAL, script.opening_several))


def worded(script: Script, model: QualityModel, visible: Visible, department: str | None = None) -> Script:
    """In the words of the case: who asks to be approved does not work there day by day yet."""
    words = words_for(model, visible, department)
    texts = {name: words.said(getattr(script, name)) for name in ("opening", "opening_several", "closing")}
    return script.model_copy(update=texts)


def is_for_case(script: Script, model: QualityModel, visible: Visible) -> bool:
    """Whether a script's target groups may be there: all may, while the case does not say whom it is for."""
    return not (script.targets and visible.fields.target_groups) or words_for(model, visible).has(script.targets)
