"""Whether an indicator applies where the edition is in doubt, then why; nothing is chosen beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.judging.ground_text import SCOPES
from tilsyn.interview.screen.kit.dialogs import AskLine, Pick
from tilsyn.services.drafts import Keeper
from tilsyn.services.planning.preparing import choose_scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.interview.screen.judging.judge import JudgeScreen


def ask_scope(screen: JudgeScreen, chosen: Callable[[], None]) -> None:
    """Ask at the indicator that is judged; `chosen` is called once it is recorded."""
    fit, where = screen.marks.fit, screen.unit.id
    keeper = Keeper(screen.desk, Slot.scope(where))
    rows = [("ja" if use else "nej", fit(words.format(id=where))) for use, words in SCOPES.items()]

    def asked(use: str | None) -> None:
        if use is not None:
            line = AskLine(fit(wording.WHY_SCOPE), keeper=keeper, marks=screen.marks)
            screen.app.push_screen(line, lambda why: given(use, why))

    def given(use: str, why: str | None) -> None:
        if why is None:
            return
        try:
            choose_scope(screen.desk, where, use=use == "ja", reason=why, by=screen.by)
        except TilsynError as refused:
            screen.refused(refused)
        else:
            keeper.drop()
            chosen()

    screen.app.push_screen(Pick(fit(f"Gælder {where}? · Enter: vælg · Esc: fortryd"), rows, screen.marks), asked)
