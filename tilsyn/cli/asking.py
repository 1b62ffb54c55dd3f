"""A yes or a no from a person, before anything is made."""

from __future__ import annotations

from contextlib import nullcontext

from tilsyn.cli import console
from tilsyn.cli.keyboard import keyboard

YES = frozenset({"j", "ja"})


def agreed(question: str) -> bool:
    """Whether she says yes; anything else is no. The terminal is given back, since a screen may open next."""
    console.err(question)
    keys = keyboard()
    with keys.borrowed() if keys else nullcontext():
        return (console.Terminal().read() or "").strip().casefold() in YES
