"""What is imported beside something else: Textual while the key is made, and what keys open once a question stands."""

from __future__ import annotations

import os

from tilsyn.storage import beside

APPLICATIONS = {
    "interview": "tilsyn.interview.screen.conversation.app",
    "evening": "tilsyn.interview.screen.evening.app",
}
OPENED_BY_KEYS = "tilsyn.interview.screen.conversation.commands"


def import_beside(application: str) -> None:
    """Begin to import one of APPLICATIONS in a thread; what goes wrong there goes wrong again where it is needed."""
    prepare_environment()
    beside.begin(APPLICATIONS[application])


def import_afterwards() -> None:
    """Begin to import what the keys of a conversation open: none waits for it, nor for a drive that has gone since."""
    beside.begin(OPENED_BY_KEYS)


def prepare_environment() -> None:
    """Before Textual is imported for the first time: its switches write what is on the screen to files and sockets.

    A letter that comes sooner after Esc than `ESCDELAY` milliseconds is read as one key with it; the usual 100 is
    within reach of a fast typist.
    """
    for name in [each for each in os.environ if each == "TEXTUAL" or each.startswith("TEXTUAL_")]:
        del os.environ[name]
    os.environ.setdefault("ESCDELAY", "40")
    os.environ["TEXTUAL_COLOR_SYSTEM"] = "256"  # xterm's own, whatever the terminal boasts of
