"""The choice where the edition is in doubt whether an indicator applies: made where one judges, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.errors import TilsynError
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.kit.dialogs import AskLine, Pick

if TYPE_CHECKING:
    from tilsyn.interview.screen.judging.judge import JudgeScreen


def ask_scope(screen: JudgeScreen) -> None:
    """Ask whether it applies, then why; nothing is chosen beforehand."""
    fit, where = screen.marks.fit, screen.unit.id
    rows = [("ja" if use else "nej", fit(words.format(id=where))) for use, words in wording.SCOPES.items()]

    def chosen(use: str | None) -> None:
        if use is not None:
            asked = AskLine(fit(wording.WHY_SCOPE), keeper=screen.gestures.scope_keeper(where))
            screen.app.push_screen(asked, lambda why: _choose(screen, use, why))

    screen.app.push_screen(Pick(fit(wording.CHOOSE_SCOPE.format(id=where)), rows), chosen)


def _choose(screen: JudgeScreen, use: str, why: str | None) -> None:
    if why is None:
        return
    try:
        screen.gestures.choose_scope(screen.unit.id, use=use == "ja", reason=why)
    except TilsynError as refused:
        screen.refused(refused)
        return
    screen.kept.settled()
    screen.scoped()
