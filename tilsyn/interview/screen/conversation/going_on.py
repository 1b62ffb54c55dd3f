"""A conversation that is over and was not closed, or was opened again: whether one goes on with it is asked, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.interview.screen.kit.dialogs import Pick
from tilsyn.services.conversation.going_on import over_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session

ASKS = "{over} Tales der igen nu? · Esc: nej"
MEMORY, NOW = "memory", "now"
ROWS = (
    (MEMORY, "nej: det nye er skrevet efter hukommelsen"),
    (NOW, "ja: samtalen er genoptaget, og det nye noteres direkte"),
)


def ask_whether(app: App[Any], session: Session, marks: Marks, then: Callable[[], None]) -> None:
    """Nothing is noted as said now unless one says so."""

    def chosen(which: str | None) -> None:
        session.resumed = which == NOW
        then()

    title = ASKS.format(over=over_words(session.desk, session.encounter))
    app.push_screen(Pick(marks.fit(title), [(each, marks.fit(words)) for each, words in ROWS], marks), chosen)
