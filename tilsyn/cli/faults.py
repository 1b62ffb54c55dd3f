"""Exit 70: what is saved of a fault of ours holds frames and exception types, never messages, locals or values."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from tilsyn import __version__
from tilsyn.errors import ExitCode


def no_core_dumps() -> None:
    """A core dump would hold the case in clear."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def report_fault(fault: BaseException) -> int:
    """Say it in Danish, keep a bare trace; with TILSYN_DEBUG=1 the whole traceback goes to stderr."""
    from tilsyn.cli import console

    if os.environ.get("TILSYN_DEBUG") == "1":
        traceback.print_exception(fault)
    kept = _keep(bare_trace(fault))
    console.err("Der skete en fejl i tilsyn. Alt, der er meldt gemt, er gemt.")
    console.err(f"Råd: Prøv igen. Sker det igen, så send {kept}: den viser, hvor fejlen er, men intet fra sagen.")
    return int(ExitCode.OUR_FAULT)


def bare_trace(fault: BaseException) -> str:
    """Frames and exception types only, of the fault, what led to it and what it is a group of; each once."""
    lines, waiting, told = [f"tilsyn {__version__}"], [fault], set[int]()
    while waiting:
        seen = waiting.pop()
        if id(seen) in told:  # an exception may be its own cause, or a later one's
            continue
        told.add(id(seen))
        frames = traceback.extract_tb(seen.__traceback__)
        lines.append(type(seen).__name__)
        lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        grouped = seen.exceptions if isinstance(seen, BaseExceptionGroup) else ()
        waiting += [each for each in (seen.__cause__ or seen.__context__, *reversed(grouped)) if each is not None]
    return "\n".join(lines) + "\n"


def _keep(trace: str) -> str:
    import tempfile  # with what it brings a seventh of the start, and only a fault needs it

    try:
        handle, name = tempfile.mkstemp(prefix="tilsyn-fejl-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(trace)
    except OSError:
        return "en beskrivelse af, hvad du gjorde"
    return name
