"""What is typed line by line: a text to its full stop, one line, what was half-typed; over streams handed in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.services.drafts import not_finished
from tilsyn.services.open_case import CPR_WARNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.drafts import Keeper

END = "."
UNSAVED = "Det, du lige har skrevet, kunne ikke gemmes i sagen. Her er det, så det kan kopieres:"
KEPT = "Det, du lige har skrevet, er beholdt som kladde i sagen og bliver vist igen næste gang."


class Streams(Protocol):
    """Where the conversation is read from and written to; handed in. May say `interactive` (see below)."""

    def read(self) -> str | None:
        """The next line without its end, None at the end of input. Raises KeyboardInterrupt."""

    def say(self, text: str = "") -> None:
        """One line of conversation, flushed."""

    def warn(self, text: str) -> None:
        """One line beside the conversation."""


def interactive(streams: Streams) -> bool:
    """Whether a person sits there and can be asked again; what the streams do not say, stdin does."""
    stated = getattr(streams, "interactive", None)
    return sys.stdin.isatty() if stated is None else bool(stated)


def seen_by_a_person(streams: Streams) -> bool:
    """Whether what is warned of is read by one, and goes into no file and no pipe."""
    stated = getattr(streams, "seen", None)
    return interactive(streams) and sys.stderr.isatty() if stated is None else bool(stated)


class Interrupted(KeyboardInterrupt):
    """Ctrl-C inside a text: what was typed so far."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Typed(NamedTuple):
    """A text of several lines; whether input ended inside it, and whether "." came before any line did."""

    text: str
    ended: bool = False
    untouched: bool = False


def read_text(streams: Streams, typing: Callable[[list[str]], None] | None = None) -> Typed:
    """Lines up to "."; an empty first line means none; ".." at the start of a line is a full stop.

    `typing` is shown the lines so far after each. Raises Interrupted at Ctrl-C.
    """
    lines: list[str] = []
    try:
        while (line := streams.read()) is not None:
            if line == END or (not lines and not line):
                return Typed("\n".join(lines), untouched=line == END and not lines)
            # One full stop alone before a word is kept, and so is all of a paste: nothing that was given may be lost.
            lines.append(line[1:] if line.startswith(END * 2) and "\n" not in line else line)
            if typing:
                typing(lines)
    except KeyboardInterrupt as stopped:
        half = stopped.text if isinstance(stopped, Interrupted) else ""
        raise Interrupted("\n".join([*lines, *filter(None, [half])])) from None
    return Typed("\n".join(lines), ended=True)


def read_line(streams: Streams) -> str | None:
    """An answer of one line; of a pasted text of several, all of it on one, which is said."""
    line = streams.read()
    if line is None or "\n" not in line:
        return line
    streams.warn("Det indsatte var på flere linjer; her er det læst som én.")
    return " ".join(line.split())


def read_kept(streams: Streams, keeper: Keeper) -> Typed:
    """The same, kept as a draft while it is typed; "." at once takes the draft that was offered back, as it is.

    A person's lines are kept one by one, since a laptop may die while she thinks; a pipe's every two seconds. A draft
    that was offered and not taken stays in front of the new one: neither may be lost. Raises Interrupted; CaseError
    where what was interrupted cannot be kept.
    """
    offered = keeper.found()
    before = [offered.text] if offered else []
    keeping = keeper.typed if interactive(streams) else keeper.typing
    try:
        typed = read_text(streams, lambda lines: keeping([*before, *lines]))
    except Interrupted as stopped:
        if interactive(streams):
            streams.warn("")  # what is said next is no part of the line that was being typed
        if stopped.text.strip():
            keeper.keep_interrupted("\n".join([*before, stopped.text]), stopped.text)
            streams.warn("Det halve er beholdt og bliver vist igen næste gang.")
        raise
    return typed._replace(text=offered.text) if offered and typed.untouched else typed


def offer(streams: Streams, keeper: Keeper, what: str, letter: str = "") -> bool:
    """Show what was half-typed last time, and the `letter` to begin with; False where nothing was."""
    draft = keeper.found()
    if draft is None:
        return False
    streams.say(not_finished(draft, what, sized=" ({size}):"))
    streams.say(mask_cpr(draft.text))
    first = f"Tast {letter}. Skriv så teksten igen" if letter else "Skriv teksten igen"
    streams.say(f"{first}, eller kun . for at bruge den, som den står. Den er her, til der står gemt.")
    return True


def say_saved(streams: Streams, receipt: Receipt) -> None:
    """After the commit, and only then: one line, and beside it a warning that never echoes the digits."""
    streams.say(f"gemt {' '.join(receipt.ids)}")
    if receipt.cpr:
        streams.warn(CPR_WARNING)
