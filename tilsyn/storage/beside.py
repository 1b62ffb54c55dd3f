"""Modules imported in a thread of their own, beside what leaves Python free: a key being made, SQLite, a person."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from threading import Thread

_begun: list[Thread] = []


def begin(module: str) -> None:
    """Begin to import it; what goes wrong there goes wrong again where it is needed."""
    thread = Thread(target=_import, args=(module,), name="import")
    _begun.append(thread)
    thread.start()


def wait() -> None:
    """Until it has ended. Two threads that both want all of Python take a fifth longer than one after the other."""
    while _begun:
        _begun.pop().join()


def _import(module: str) -> None:
    with suppress(Exception):
        import_module(module)
