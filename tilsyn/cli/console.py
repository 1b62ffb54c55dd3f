"""The terminal: streams that never fail on a letter, JSON that is UTF-8 alone, prompts that wait only for a person."""

from __future__ import annotations

import codecs
import json
import os
import stat
import sys
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, TypeVar

from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tilsyn.domain.problems import Problem
    from tilsyn.errors import TilsynError
    from tilsyn.interview.drafts import Keeper

T = TypeVar("T")
TWINS = {
    "æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "–": "-", "—": "-", "…": "...", "·": "|",
    "✓": "x", "»": '"', "«": '"', "“": '"', "”": '"', "§": "par.", "’": "'", "→": "->", "•": "*", "■": "#", "□": "-",
}  # fmt: skip


def _twin(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(TWINS.get(letter, "?") for letter in error.object[error.start : error.end]), error.end


def prepare_streams() -> None:
    """Once per process: keep each stream's encoding, but write an ASCII twin of what it cannot hold."""
    codecs.register_error("tilsyn-twin", _twin)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="tilsyn-twin")


def _line(text: str, stream: TextIO) -> None:
    try:
        stream.write(f"{text}\n")
        stream.flush()
    except BrokenPipeError as gone:
        raise ReaderGone from gone


def out(text: str = "") -> None:
    """One line of result, flushed: a killed process has said what it did."""
    _line(text, sys.stdout)


def err(text: str) -> None:
    _line(text, sys.stderr)


def written(path: Path, more: str = "") -> None:
    """That a file was written, or a case made; a CPR number in its name is not said back."""
    from tilsyn.domain.cpr import mask_cpr

    out(mask_cpr(f"skrevet {path}{more}"))


def out_json(value: Any) -> None:  # noqa: ANN401  any JSON
    """UTF-8 JSON alone on stdout, whatever the console's encoding."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    try:
        sys.stdout.flush()
        if hasattr(sys.stdout, "buffer"):
            sys.stdout.buffer.write(text.encode())
            sys.stdout.buffer.flush()
        else:
            sys.stdout.write(text)
    except BrokenPipeError as gone:
        raise ReaderGone from gone


def refuse(error: TilsynError) -> None:
    """What, where, and Råd; problems first. A CPR number that someone wrote as an argument is not said back."""
    from tilsyn.domain.cpr import mask_cpr

    problems(getattr(error, "problems", ()), sys.stderr)
    err(mask_cpr(" ".join(error.message.split())))
    err(mask_cpr(f"Råd: {' '.join(error.hint.split())}"))


def show_problem(problem: Problem, stream: TextIO | None = None, *, advice: bool = True) -> None:
    from tilsyn.domain.cpr import mask_cpr

    mark = "" if problem.severity == "error" else "(advarsel) "
    first, second = problem.lines()
    place, _, words = mask_cpr(first).partition(": ")
    for line in (f"{place}: {mark}{words}", *([f"  {second}"] if advice else [])):
        _line(line, stream or sys.stderr)


def problems(found: Iterable[Problem], stream: TextIO | None = None) -> None:
    """Problems, as a command's result unless told otherwise; those in a row with the same advice share it."""
    for problem, following in pairwise([*found, None]):
        if problem is not None:
            shared = following is not None and following.hint == problem.hint
            show_problem(problem, stream or sys.stdout, advice=not shared)


def problems_json(found: Iterable[dict[str, Any]]) -> None:
    """The same, from their JSON form."""
    from tilsyn.domain.problems import Problem

    problems(Problem.model_validate(each) for each in found)


def interactive() -> bool:
    """Whether a person can answer: both ends are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def screen_wide() -> bool:
    return sys.stdout.isatty()


class ReaderGone(Exception):
    """Whoever read our output has closed it. No OSError, since typer takes those and exits by its own code."""


class Terminal:
    """The streams of a conversation (interview.plain.Streams)."""

    @property
    def interactive(self) -> bool:
        """Whether a person sits there and can be asked again."""
        return sys.stdin.isatty()

    def read(self) -> str | None:
        """The next line of stdin, decoded as UTF-8 where it is, else as the console says."""
        if sys.stdin.isatty():
            err_prompt("> ")
            line = _typed_line()
            return line.rstrip("\r\n") if line else None
        raw = _raw_line()
        return None if raw is None else decoded(raw).rstrip("\r\n")

    def say(self, text: str = "") -> None:
        for line in text.split("\n"):
            out(_wrapped(line) if sys.stdout.isatty() else line)

    def warn(self, text: str) -> None:
        err(text)


def _wrapped(line: str) -> str:
    """Broken between words at the window's edge, with the line's own indent kept."""
    import shutil
    import textwrap

    indent = line[: len(line) - len(line.lstrip(" -"))]
    width = max(shutil.get_terminal_size().columns - 1, 20)
    return textwrap.fill(line, width, subsequent_indent=" " * len(indent)) if len(line) > width else line


def err_prompt(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _typed_line() -> str:
    """A line from a person; a terminal that went away while she typed is an interruption."""
    try:
        return sys.stdin.readline()
    except OSError:
        leave_terminal()
        raise KeyboardInterrupt from None


def leave_terminal() -> None:
    """Say nothing more to a terminal that may be gone: a failed message must not keep the text from being saved."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        # One that has hung up no longer says that it is a terminal, but still that it is no file and no pipe.
        if stat.S_ISCHR(os.fstat(stream.fileno()).st_mode):
            os.dup2(nowhere, stream.fileno())


def _raw_line() -> bytes | None:
    if hasattr(sys.stdin, "buffer"):
        return sys.stdin.buffer.readline() or None
    line = sys.stdin.readline()
    return line.encode("utf-8", "surrogatepass") if line else None


def decoded(raw: bytes) -> str:
    """UTF-8 where it is valid, else what the console or PYTHONIOENCODING says; nothing is refused."""
    named = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    for encoding in filter(None, (named, "utf-8-sig", sys.stdin.encoding, "cp1252")):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace")


def read_all() -> str:
    """All of stdin, for texts given with "-" or through a pipe."""
    if hasattr(sys.stdin, "buffer") and not sys.stdin.isatty():
        return decoded(sys.stdin.buffer.read()).removesuffix("\n").removesuffix("\r")
    return sys.stdin.read().removesuffix("\n")


def text_from(given: str | None, option: str, what: str) -> str:
    """A text from an option, from stdin ("-"), or from a person; without a terminal the option is named."""
    if given == "-" or (given is None and not sys.stdin.isatty() and option == "-"):
        return read_all()
    if given is not None:
        return given
    if not interactive():
        raise UsageProblem(f"{what} mangler.", f"Tilføj {option} - og send teksten på stdin.")
    return prompted_text(what)


def prompted_text(what: str) -> str:
    """Many lines from a person, ended by a line with a full stop."""
    from tilsyn.interview.plain import read_text

    err(f"{what} (afslut med en linje, hvor der kun står .):")
    return read_text(Terminal())[0]


class Given(NamedTuple):
    """A text, and the draft that its gesture drops: a pipe's text takes the place of nothing half-typed."""

    text: str
    draft: str | None = None


@contextmanager
def text_for(what: str, keeper: Keeper) -> Iterator[Given]:
    """The text of stdin, or a person's: hers is kept and offered back when she is interrupted or refused."""
    if not sys.stdin.isatty():
        yield Given(read_all())
        return
    from tilsyn.interview.plain import offer, read_kept

    offer(Terminal(), keeper, what)
    err(f"{what} (afslut med en linje, hvor der kun står .):")
    text = read_kept(Terminal(), keeper).text
    with keeper.holding(text):
        yield Given(text, keeper.slot)


def hidden(prompt: str) -> str:
    import getpass

    try:
        return getpass.getpass(prompt, stream=sys.stderr)
    except EOFError:
        raise UsageProblem("Adgangssætningen mangler.", "Sæt TILSYN_PASSPHRASE, eller kør i en terminal.") from None


def progress(title: str, steps: Iterable[T], total: int) -> Iterator[T]:
    """The steps as they are; where a person looks, with a bar on stderr."""
    if not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(steps, title, total, console=Console(stderr=True, legacy_windows=False), transient=True)


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A small table, drawn by rich where a person looks, as tab-separated lines in a pipe."""
    listed_rows = [[str(cell) for cell in row] for row in rows]
    if not screen_wide():
        for row in listed_rows:
            out("\t".join(row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    drawn = Table(title=title, box=box.SIMPLE, title_justify="left", highlight=False)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in listed_rows:
        drawn.add_row(*(cell.replace("[", r"\[") for cell in row))
    Console(legacy_windows=False, safe_box=True).print(drawn)
