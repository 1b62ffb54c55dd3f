"""A form for tablets: which questions, and the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from tilsyn.domain.findings.nobody_yet import ASK_INSTEAD, NOBODY_YET, is_nobody_yet
from tilsyn.domain.text import quote
from tilsyn.domain.values import Group
from tilsyn.domain.words import choices, meant
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.opening import Asked, narrowed
from tilsyn.services.leaving.outputs import Written, check_ending, door
from tilsyn.storage.outgoing import never

if TYPE_CHECKING:
    from pathlib import Path

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent


class FormAsked(NamedTuple):
    """What narrows a form: one group, indicators, themes; nothing of it asks what the case would ask of everyone."""

    group: str | None = None
    indicators: tuple[str, ...] = ()
    themes: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is narrowed."""
        return not (self.group or self.indicators or self.themes)


def write_xlsform(desk: Desk, path: Path, asked: FormAsked, *, may_replace: Consent = never) -> Written:
    """Write the form.

    Raises UsageProblem for an unknown group, indicator or theme and for a form that asks nothing, and what `Door.put`
    does.
    """
    from tilsyn.output.contexts.xlsform_part import tablet_form
    from tilsyn.output.excel.xlsform import xlsform_bytes

    check_ending(path, ".xlsx")
    out = door(desk, may_replace)
    out.spare_cases(path)
    narrowing = narrowed(desk, Asked(indicators=asked.indicators, themes=asked.themes))
    form = tablet_form(desk.case, desk.model, _groups(asked.group), narrowing)
    if not form["afsnit"]:
        raise _nothing_asked(asked.group, desk.visible())
    if not asked.whole:  # whoever has no questions then has no place in it either
        asks = {each["gruppe"] for each in form["afsnit"]}
        form["grupper"] = [each for each in form["grupper"] if each[0] in asks]
    out.put(path, xlsform_bytes(form))
    return Written(path, ())


def _nothing_asked(group: str | None, visible: Visible) -> UsageProblem:
    if group is not None and is_nobody_yet(_groups(group), visible):
        return UsageProblem(NOBODY_YET, ASK_INSTEAD)
    return UsageProblem(
        "Der er ingen spørgsmål til en formular.", "Vælg en anden gruppe, eller et andet tema eller en indikator."
    )


def _groups(named: str | None) -> tuple[str, ...]:
    known = get_args(Group)
    if named is None:
        return known
    chosen = meant(named, known)
    if chosen not in known:
        raise UsageProblem(f"Gruppen »{quote(named)}« kendes ikke.", f"Vælg mellem: {choices(known)}.")
    return (chosen,)
