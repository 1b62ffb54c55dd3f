"""When a conversation ended, asked only where that was hardly now (interface.md, Encounters)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.danish import clock_text, date_text, iso_day, time_text
from tilsyn.domain.findings.times import has_clock
from tilsyn.interview.screen.kit.dialogs import Pick
from tilsyn.services.conversation.closed import proposed_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.closed import ProposedEnd
    from tilsyn.services.conversation.session import Session

TITLE = "Hvornår sluttede samtalen? · Enter: vælg · Esc: afslut ikke"
THEN, NOW = "then", "now"


def ask_when(app: App[Any], session: Session, marks: Marks, then: Callable[[str | None], None]) -> None:
    """End at once, as of now; or ask first, with the time that is proposed on top."""
    proposed = proposed_end(session)
    if proposed is None:
        then(None)
        return

    def chosen(which: str | None) -> None:
        if which is not None:
            then(proposed.at if which == THEN else None)

    now = session.desk.world.now()
    rows = [(THEN, _proposed(proposed, now)), (NOW, f"nu, kl. {clock_text(now)}")]
    app.push_screen(Pick(marks.fit(TITLE), rows, marks), chosen)


def _proposed(proposed: ProposedEnd, now: str) -> str:
    if not has_clock(proposed.at):
        return f"{date_text(proposed.at)}; hvornår på dagen er ikke noteret"
    at = f"kl. {clock_text(proposed.at)}" if iso_day(proposed.at) == iso_day(now) else time_text(proposed.at)
    return f"{at}, {'som den var afsluttet før' if proposed.stood else 'ved det sidste svar'}"
