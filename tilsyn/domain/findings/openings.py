"""Which words are said first and last: one leader is told that she can be recognised, several that they are few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.findings.flow import words_for
from tilsyn.domain.library.edition import Script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.edition import QualityModel

_LEADERS = re.compile(r"(?<!vej)leder\w*\s*:\s*(\d+)", re.IGNORECASE)
_SAID = ("opening", "opening_several", "closing", "closing_several")
ONE, SEVERAL = "Er der én i stillingen", "Er der flere"


def stated_leaders(staff: Iterable[str]) -> int:
    """How many leaders the case's staff list counts, as it is written: "afdelingsleder: 2"."""
    return sum(int(number) for each in staff for number in _LEADERS.findall(each))


def said_to(script: Script, group: str, visible: Visible) -> Script:
    """What is said first and last in a conversation; who takes part in the case is known by then."""
    known = sum(source.group == group for source in visible.sources.values())
    counted = stated_leaders(visible.fields.staff) if group == "ledelse" else 0
    several = max(known, counted) > 1
    opening = (script.opening_several if several else "") or script.opening
    return Script(opening=opening, closing=(script.closing_several if several else "") or script.closing)


def printed_openings(script: Script, group: str, visible: Visible) -> Iterator[tuple[str, str]]:
    """On paper, which looks at no source: the condition and the words, both where the case does not say how many."""
    return _printed(script.opening, script.opening_several, group, visible)


def printed_closings(script: Script, group: str, visible: Visible) -> Iterator[tuple[str, str]]:
    """What is said last, as `printed_openings`; nothing where a script has no such words."""
    return _printed(script.closing, script.closing_several, group, visible) if script.closing else iter(())


def _printed(one: str, several: str, group: str, visible: Visible) -> Iterator[tuple[str, str]]:
    if not several:
        yield "", one
    elif group == "ledelse" and stated_leaders(visible.fields.staff) > 1:
        yield "", several
    else:
        yield from ((ONE, one), (SEVERAL, several))


def worded(script: Script, model: QualityModel, visible: Visible, department: str | None = None) -> Script:
    """In the words of the case: who asks to be approved does not work there day by day yet."""
    words = words_for(model, visible, department)
    texts = {name: words.said(getattr(script, name)) for name in _SAID}
    return script.model_copy(update=texts)


def is_for_case(script: Script, model: QualityModel, visible: Visible) -> bool:
    """Whether a script's target groups may be there: all may, while the case does not say whom it is for."""
    return not (script.targets and visible.fields.target_groups) or words_for(model, visible).has(script.targets)
