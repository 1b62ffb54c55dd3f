"""The terminal: streams that never fail on a letter, JSON that is UTF-8 alone, prompts that wait only for a person."""

from __future__ import annotations

import codecs
import json
import os
import re
import stat
import sys
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TextIO, TypeVar

from tilsyn.cli.ascii_twins import twin
from tilsyn.cli.keyboard import Unfinished, keyboard, settle
from tilsyn.cli.piped import piped
from tilsyn.cli.streams import input_is_closed, nothing_to_read, open_closed, to_a_reader
from tilsyn.cli.whole_words import whole_words
from tilsyn.errors import PassphraseUnread, UsageProblem
from tilsyn.interview import windows_console as windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tilsyn.domain.problems import Problem
    from tilsyn.errors import TilsynError
    from tilsyn.services.drafts import Keeper

T = TypeVar("T")
A_MOMENT = 2.0
MOST_SHOWN = 1_000
"""How long a text that need not come is waited for, in seconds."""


def prepare_streams() -> None:
    """Once per process: keep each stream's encoding, but write an ASCII twin of what it cannot hold."""
    open_closed()
    codecs.register_error("tilsyn-twin", twin)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=windows.of_a_pipe(stream), errors="tilsyn-twin")


def _line(text: str, stream: TextIO) -> None:
    settle()
    with to_a_reader(stream):
        stream.write(f"{text}\n")
        stream.flush()


def out(text: str = "") -> None:
    """One line of result, flushed: a killed process has said what it did."""
    _line(text, sys.stdout)


def err(text: str, *, whole: bool = False) -> None:
    """To a person: in a terminal broken between words, line by line; in a pipe, and what is to be copied, as it is."""
    for line in text.split("\n"):
        _line(wrapped(line) if sys.stderr.isatty() and not whole else line, sys.stderr)


def written(path: Path, more: str = "") -> None:
    """That a file was written, or a case made; a CPR number in its name is not said back."""
    from tilsyn.domain.cpr import mask_cpr

    out(mask_cpr(printable(f"skrevet {path}{more}")))


def out_json(value: Any) -> None:  # noqa: ANN401  any JSON
    """UTF-8 JSON alone on stdout, whatever the console's encoding."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    with to_a_reader(sys.stdout):
        sys.stdout.flush()
        if hasattr(sys.stdout, "buffer"):
            sys.stdout.buffer.write(text.encode())
            sys.stdout.buffer.flush()
        else:
            sys.stdout.write(text)


def refuse(error: TilsynError) -> None:
    """What, where, and Råd; problems first. A CPR number that someone wrote as an argument is not said back."""
    from tilsyn.domain.cpr import mask_cpr

    problems(getattr(error, "problems", ()), sys.stderr)
    err(mask_cpr(printable(error.message)))
    err(mask_cpr(f"Råd: {printable(error.hint)}"))
    if error.kept or error.unsaved.strip():
        from tilsyn.interview.plain.typed_lines import KEPT, UNSAVED

        err(KEPT if error.kept else UNSAVED)
        if error.unsaved:
            err(mask_cpr(printable(error.unsaved, joined=False)), whole=True)


_MEANS_SOMETHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What a terminal obeys instead of showing it, and what turns the order of the letters around."""


def printable(text: str, *, joined: bool = True) -> str:
    """One line that does nothing to a terminal, whatever someone wrote as an argument."""
    shown = _MEANS_SOMETHING.sub("", text)
    return " ".join(shown.split()) if joined else shown


def show_problem(problem: Problem, stream: TextIO | None = None, *, advice: bool = True) -> None:
    from tilsyn.domain.cpr import mask_cpr

    mark = "" if problem.severity == "error" else "(advarsel) "
    first, second = problem.lines()
    place, _, words = mask_cpr(first).partition(": ")
    shown = stream or sys.stderr
    for line in (f"{place}: {mark}{words}", *([f"  {second}"] if advice else [])):
        clear = printable(line, joined=False)
        _line(wrapped(clear) if shown.isatty() else clear, shown)


def problems(found: Iterable[Problem], stream: TextIO | None = None, *, each_advised: bool = False) -> None:
    """Problems, as a command's result unless told otherwise; those in a row with the same advice share it.

    Of so many that nobody reads them all it is told how many more there are.
    """
    listed, shown = list(found), stream or sys.stdout
    for problem, following in pairwise([*listed[:MOST_SHOWN], None]):
        if problem is not None:
            shared = not each_advised and following is not None and following.hint == problem.hint
            show_problem(problem, shown, advice=not shared)
    if len(listed) > MOST_SHOWN:
        _line(f"… og {len(listed) - MOST_SHOWN} mere, som ikke er vist her.", shown)


def problems_json(found: Iterable[dict[str, Any]]) -> None:
    """The same, from their JSON form."""
    from tilsyn.domain.problems import Problem

    problems(Problem.model_validate(each) for each in found)


def interactive() -> bool:
    """Whether a person can answer: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def screen_wide() -> bool:
    return sys.stdout.isatty()


class Terminal:
    """The streams of a conversation (interview.plain.typed_lines.Streams)."""

    @property
    def interactive(self) -> bool:
        """Whether a person sits there and can be asked again."""
        return sys.stdin.isatty()

    def read(self) -> str | None:
        """The next line, without its end. Raises plain.Interrupted with what stood on a half-typed one."""
        return _typed_line("> ") if sys.stdin.isatty() else piped(err).line()

    def say(self, text: str = "") -> None:
        for line in text.split("\n"):
            out(wrapped(line) if sys.stdout.isatty() else line)

    def warn(self, text: str) -> None:
        err(text)


def wrapped(line: str, width: int = 0) -> str:
    """Broken between words at the window's edge, or at a width, with the line's own indent kept."""
    import shutil
    import textwrap

    indent = line[: len(line) - len(line.lstrip(" -"))]
    width = width or max(shutil.get_terminal_size().columns - 1, 20)
    if len(line) <= width:
        return line
    # A path or a command's option is copied whole, or not at all.
    return textwrap.fill(
        line, width, subsequent_indent=" " * len(indent), break_long_words=False, break_on_hyphens=False
    )


def err_prompt(text: str) -> None:
    with to_a_reader(sys.stderr):
        sys.stderr.write(text)
        sys.stderr.flush()


def _typed_line(prompt: str) -> str | None:
    """A line from a person, whole; a terminal that went away while she typed is an interruption."""
    keys = keyboard()
    if keys is None:
        return _console_line(prompt)
    try:
        return keys.line(prompt)
    except Unfinished as stopped:
        if stopped.gone:
            leave_terminal()
        from tilsyn.interview.plain.typed_lines import Interrupted

        raise Interrupted(stopped.text) from None


def _console_line(prompt: str) -> str | None:
    """A terminal whose keys cannot be read one by one."""
    err_prompt(prompt)
    try:
        line = sys.stdin.readline()
    except OSError:
        leave_terminal()
        raise KeyboardInterrupt from None
    return line.rstrip("\r\n") if line else None


def leave_terminal() -> None:
    """Say nothing more to a terminal that may be gone: a failed message must not keep the text from being saved."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        # One that has hung up no longer says that it is a terminal, but still that it is no file and no pipe.
        if stat.S_ISCHR(os.fstat(stream.fileno()).st_mode):
            raw = getattr(stream.buffer, "raw", stream.buffer)  # PYTHONUNBUFFERED leaves nothing in between
            if type(raw).__name__ == "_WindowsConsoleIO":  # takes nothing but a console for its number
                setattr(sys, name, open(nowhere, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  while we live
            else:
                os.dup2(nowhere, stream.fileno())


def read_all() -> str:
    """All of stdin, for texts given with "-" or through a pipe; a person ends hers with "." or Ctrl-D."""
    if sys.stdin.isatty():
        return _prompted("Teksten")
    return piped(err).rest().removesuffix("\n").removesuffix("\r")


def read_if_any() -> str:
    """What a pipe says, where it says anything: a script's own stdin may stand open for ever, and say nothing."""
    return read_all() if not input_is_closed() and says_anything() else ""


def says_anything() -> bool:
    """Whether something, or the end, comes on stdin within a moment. Windows cannot tell, and waits."""
    import select

    try:
        return bool(select.select([sys.stdin], [], [], A_MOMENT)[0])
    except (OSError, ValueError, TypeError):
        return True


def dash_or_asked(given: str | None, option: str, what: str, told: str = "") -> str:
    """A text from stdin ("-"), or from a person; without a terminal the option is named. `told`: who will read it."""
    if given == "-" and input_is_closed():
        raise nothing_to_read(option)
    if given == "-" and not sys.stdin.isatty():
        return read_all()
    if given is None and not interactive():
        raise UsageProblem(f"{what} mangler.", f"Tilføj {option} - og send teksten på stdin.")
    return _prompted(f"{what}, {told}" if told else what)


def _prompted(what: str) -> str:
    """Many lines from a person, ended by a line with a full stop."""
    from tilsyn.interview.plain.typed_lines import read_text

    err(f"{what} (afslut med en linje, hvor der kun står .):")
    return read_text(Terminal()).text


def two_texts() -> tuple[str, str]:
    """A reason and a text, both from stdin: the reason first, then a line with a full stop (interface.md)."""
    reason, *rest = re.split(r"\r?\n\.(?:\r?\n|$)", read_all(), maxsplit=1)
    if not rest:
        raise UsageProblem(
            "Der kommer to tekster på stdin, og det ses ikke, hvor den første slutter.",
            "Send begrundelsen først, så en linje med kun et punktum, og så teksten.",
        )
    return reason, rest[0]


class GivenText(NamedTuple):
    """A text, and the draft that its gesture drops: a pipe's text takes the place of nothing half-typed."""

    text: str
    draft: str | None = None


@contextmanager
def text_for(what: str, keeper: Keeper, option: str = "", told: str = "") -> Iterator[GivenText]:
    """The text of stdin, or a person's: hers is kept and offered back when she is interrupted or refused."""
    if input_is_closed():
        raise nothing_to_read(option)
    if not sys.stdin.isatty():
        yield GivenText(read_all())
        return
    from tilsyn.interview.plain.typed_lines import offer, read_kept

    offer(Terminal(), keeper, what)
    err(f"{f'{what}, {told}' if told else what} (afslut med en linje, hvor der kun står .):")
    text = read_kept(Terminal(), keeper).text
    with keeper.holding(text):
        yield GivenText(text, keeper.slot)


def hidden(prompt: str) -> str:
    """One line that is not shown, whole like any other."""
    keys = keyboard()
    if keys is None:
        return _hidden_console(prompt)
    with keys.borrowed():
        try:
            line = keys.line(prompt, hidden=True)
        except Unfinished as stopped:
            if stopped.gone:
                leave_terminal()
            raise KeyboardInterrupt from None
    if line is None:
        raise _no_passphrase()
    if "\n" in line:
        raise PassphraseUnread("Adgangssætningen er på flere linjer.", "Skriv den på én linje, og prøv igen.")
    return line


def _hidden_console(prompt: str) -> str:
    import getpass

    try:
        return getpass.getpass(prompt, stream=sys.stderr)
    except EOFError:
        raise _no_passphrase() from None


def _no_passphrase() -> UsageProblem:
    return UsageProblem("Adgangssætningen mangler.", "Sæt TILSYN_PASSPHRASE, eller kør i en terminal.")


def progress(title: str, steps: Iterable[T], total: int) -> Iterator[T]:
    """The steps as they are; where a person looks, with a bar on stderr."""
    if not sys.stderr.isatty() or not windows.draws():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(steps, title, total, console=Console(stderr=True, legacy_windows=False), transient=True)


def _cell(text: str) -> str:
    return printable(text, joined=any(each in text for each in "\t\n\r\v\f\x85\u2028\u2029"))


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A small table, drawn by rich where a person looks, as tab-separated lines in a pipe."""
    # A cell is one cell and one line, whatever was once recorded: no part of it may look like another row.
    listed_rows = [[_cell(str(cell)) for cell in row] for row in rows]
    if not screen_wide():
        for row in listed_rows:
            out("\t".join(row))
        return
    settle()
    from rich import box
    from rich.console import Console
    from rich.table import Table

    drawn = Table(title=title, box=box.SIMPLE, title_justify="left", highlight=False)
    for column, width in whole_words(list(columns), listed_rows):
        drawn.add_column(column, overflow="fold", width=width)
    for row in listed_rows:
        drawn.add_row(*(cell.replace("[", r"\[") for cell in row))
    # A console that obeys no escape sequences would print them; rich writes none where there is no colour.
    colours: Literal["auto"] | None = "auto" if windows.draws() else None
    Console(legacy_windows=False, safe_box=True, color_system=colours).print(drawn)
