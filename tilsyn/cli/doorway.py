"""`interview` on a file that is not there: a person may begin at once, and the case is made on the way."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.cli import console
from tilsyn.cli.cases import make
from tilsyn.cli.keyboard import keyboard
from tilsyn.cli.options import chosen_passphrase, desk, shelf

if TYPE_CHECKING:
    from pathlib import Path

    from tilsyn.services.conversation.opening import Asked


class AtTheDoor(NamedTuple):
    """The conversation that was asked for, and the passphrase of the case that was made for it: typed no third time."""

    asked: Asked
    passphrase: str


def is_at_the_door(case: Path, asked: Asked) -> bool:
    """Whether someone who can answer asks for a conversation in a case that is not there."""
    from tilsyn.storage.sight import Sight, look

    names_another = asked.encounter or asked.paper or asked.method not in {None, "interview"}
    return console.interactive() and not names_another and look(case) is Sight.NOTHING


def begun(case: Path, asked: Asked, by: str | None) -> AtTheDoor:
    """Make an unannounced visit of today, with what only she knows asked for. Ctrl-C leaves nothing behind."""
    from tilsyn.interview.plain.doorway import Doorway, FirstSource
    from tilsyn.interview.plain.new_case_form import nothing_made
    from tilsyn.services.conversation.opening import worded

    asked = worded(asked)  # what is refused is refused before a line is typed
    terminal, keys = console.Terminal(), keyboard()
    with nothing_made(terminal), keys.borrowed() if keys else nullcontext():
        form = Doorway(case, by, terminal, shelf(), FirstSource(asked.source or "", asked.group))
        _, made = form.fill(desk)
        passphrase = chosen_passphrase(case)
    make(case, made, passphrase)
    return AtTheDoor(asked._replace(source=form.first.code, group=form.first.group), passphrase)
