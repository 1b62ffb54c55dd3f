"""`main(argv) -> int`: the streams, and the one mapping of errors to exit codes (interface.md, Exit codes)."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tilsyn.errors import ExitCode, TilsynError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Nothing expected leaves here as an exception."""
    from tilsyn.cli import completion, console, streams

    if completion.asked_now():
        return completion.complete()
    from tilsyn.cli.app import invoke
    from tilsyn.cli.keyboard import given_back
    from tilsyn.cli.words import check_words

    console.prepare_streams()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        check_words(words)
        with given_back():
            return invoke(completion.with_shell(words))
    except TilsynError as error:
        with _heard_or_not():
            console.refuse(error)
        if isinstance(error, streams.CannotPrint):
            streams.silence()
        return int(error.exit_code)
    except KeyboardInterrupt:
        with _heard_or_not():
            console.err("Afbrudt. Alt, der er meldt gemt, er gemt.")
        return int(ExitCode.INTERRUPTED)
    except (BrokenPipeError, streams.ReaderGone):
        streams.silence()
        return int(ExitCode.DONE)
    except Exception as fault:  # noqa: BLE001  the last door: our fault, said without anything from the case
        from tilsyn.cli.faults import report_fault

        with _heard_or_not():
            report_fault(fault)
        return int(ExitCode.OUR_FAULT)


@contextmanager
def _heard_or_not() -> Iterator[None]:
    """A refusal is one also where nobody reads what it says."""
    from tilsyn.cli import streams

    try:
        yield
    except streams.ReaderGone:
        streams.silence()


@contextmanager
def _closing_is_interrupting() -> Iterator[None]:
    """A window that is closed and a polite kill end as Ctrl-C does: half-typed text is kept, and nothing half done."""
    import _thread
    import signal

    from tilsyn.interview.window_closing import closing, heed

    # Ctrl-Break is the other Ctrl-C of Windows; a closed window leaves nobody to read what is said.
    for name, heard in (("SIGTERM", _interrupted), ("SIGHUP", _interrupted), ("SIGBREAK", signal.default_int_handler)):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, heard)
    with closing.told(lambda: _thread.interrupt_main(signal.SIGTERM)):
        heed()
        yield


def _interrupted(number: int, frame: object) -> None:  # noqa: ARG001  what a signal handler is given
    from tilsyn.cli import console

    console.leave_terminal()
    raise KeyboardInterrupt


def prepare_process() -> None:
    """What is settled for the whole process, before anything is imported that heeds it."""
    import gc
    import os

    from tilsyn.cli.faults import no_core_dumps

    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # a stranger's plugin would be handed all that is noted
    gc.set_threshold(400_000, 20, 20)  # an edition is many small objects that live to the end: an eighth of a command
    no_core_dumps()


def run() -> None:
    """The console script's entry."""
    import gc

    prepare_process()
    with _closing_is_interrupting():
        code = main()
        gc.freeze()  # what is left goes with the process: the collector need not walk all of it a last time
        raise SystemExit(code)
