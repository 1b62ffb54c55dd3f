"""The three streams as they may be handed to us: closed from the start, left by who reads them, or full."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, ClassVar, NoReturn

from tilsyn.errors import ExitCode, TilsynError, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

_NOBODY_READS = {errno.EPIPE, errno.EINVAL}
"""What is said of a pipe whose reader has closed it; Windows says that the argument is invalid."""


class ReaderGone(Exception):
    """Whoever read our output has closed it. No OSError, since typer takes those and exits by its own code."""


class CannotPrint(TilsynError):
    """What was to be said cannot be: a full disk, for one. What was to be kept may be kept already."""

    exit_code: ClassVar[ExitCode] = ExitCode.OUTPUT

    def __init__(self) -> None:
        super().__init__(
            "Det, der skulle skrives ud, kunne ikke skrives.",
            "Er disken fuld? Det, der skulle gemmes i sagen, kan være gemt: se efter med tilsyn log SAG, før du prøver "
            "igen.",
        )


class _NoInput(io.RawIOBase):
    """What a closed stdin reads as: nothing, and that is said where a text is waited for."""

    def readable(self) -> bool:
        return True

    def readinto(self, _: object, /) -> NoReturn:
        raise nothing_to_read()


def nothing_to_read(option: str = "") -> UsageProblem:
    """A text is missing, and whoever started the program left nothing to read one from."""
    where = f"Send teksten til {option} på stdin" if option else "Send teksten på stdin"
    return UsageProblem("Teksten mangler: stdin er lukket.", f"{where}, eller kør i en terminal.")


def open_closed() -> None:
    """Stand in for a stream that was closed before we began, and leave its number to no file that we open.

    What is written then goes nowhere: what was done is done, and the code says so.
    """
    if None not in {sys.stdin, sys.stdout, sys.stderr}:
        return
    while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:  # noqa: PLR2004  the last of the three
        pass
    os.close(opened)
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(_NoInput()), encoding="utf-8")
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  while we live


def input_is_closed() -> bool:
    return isinstance(getattr(getattr(sys.stdin, "buffer", None), "raw", None), _NoInput)


@contextmanager
def to_a_reader(stream: TextIO) -> Iterator[None]:
    """Raises ReaderGone, and CannotPrint for a result; what cannot be told beside it stops nothing."""
    try:
        yield
    except OSError as fault:
        if fault.errno in _NOBODY_READS:
            raise ReaderGone from fault
        if stream is not sys.stderr:
            raise CannotPrint from fault
        silence()


def silence() -> None:
    """A reader has gone: point the stream nowhere, so that closing it at exit says nothing."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):  # one that is no file has nothing to close
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
