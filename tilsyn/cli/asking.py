"""A yes or a no from a person, before anything is made; and a passphrase once more, where it was mistyped."""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeVar

from tilsyn.cli import console
from tilsyn.cli.keyboard import keyboard
from tilsyn.errors import PassphraseUnread, WrongPassphrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.errors import TilsynError

T = TypeVar("T")
YES = frozenset({"j", "ja"})
TRIES = 3
"""How often a person may type a passphrase, so that what she types from habit after a slip lands in no shell."""


def tries_at(*variables: str) -> int:
    """Once where a passphrase is given, or nobody can be asked again."""
    return 1 if any(each in os.environ for each in variables) or not console.interactive() else TRIES


def asked_again(
    choose: Callable[[], T],
    tries: int,
    again_after: tuple[type[TilsynError], ...] = (WrongPassphrase, PassphraseUnread),
) -> T:
    """What needs a passphrase, tried again with what is wrong after a slip; the last refusal stands."""
    for _ in range(tries - 1):
        try:
            return choose()
        except again_after as refused:
            console.refuse(refused)
    return choose()


def agreed(question: str) -> bool:
    """Whether she says yes; anything else is no. The terminal is given back, since a screen may open next."""
    console.err(question)
    keys = keyboard()
    with keys.borrowed() if keys else nullcontext():
        return (console.Terminal().read() or "").strip().casefold() in YES
