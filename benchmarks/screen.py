"""The full screen: from a key to a committed answer, and from the start of the process to the first question.

    python benchmarks/screen.py

The first paint is timed in a pseudo terminal, against Textual's own empty application in another of the same kind,
run in turn; both have imported what this script needs for itself. Modules are compiled before, as they are in an
installed program. The key is given as derived, so that scrypt is left out; once it is not, for comparison. Beside the
time on the wall stands that of the processor, which what else the machine does disturbs less. POSIX only.
"""

from __future__ import annotations

import asyncio
import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.run import MANY, WORLD, bare_commit, new_case, say, timed
from tilsyn.domain.journal.entries import Encounter, Entry, Payload
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.open_case import Desk
from tilsyn.storage.casefile import CaseFile, open_case
from tilsyn.storage.keys import HEADER_BYTES, Key, derive_key, header_of

if TYPE_CHECKING:
    from tilsyn.interview.screen.conversation.app import Interview

ROOT = Path(__file__).parents[1]
KEYSTROKES = 300
PAINTS = 9
SEEN = "du skriver her"
LONGEST = 60.0


def conversation_of(file: CaseFile) -> str:
    """A new conversation with the one citizen, and its id."""
    held: str = WORLD.new_id()
    sources = next(file.case.of(Encounter))[1].sources
    file.append([Encounter(record=held, id=held, sources=sources)], "MKV")
    return held


async def come(comes: Callable[[], bool], else_said: str) -> None:
    """Wait for what comes by itself: a key that moves the focus makes the next ones wait for their turn."""
    end = time.perf_counter() + LONGEST
    while not comes():
        if time.perf_counter() > end:
            raise SystemExit(else_said)
        await asyncio.sleep(0.001)


def _takes_a_letter(app: Interview) -> bool:
    return not app._waits and app.screen.focused is None  # noqa: SLF001  nothing tells when a key has had its turn


def keystrokes(file: CaseFile, encounter: str) -> list[float]:
    """Milliseconds from Enter after a value's letter until its answer is on the disk, in the real application."""
    from tilsyn.interview.screen.conversation.app import Interview
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session

    asked = Asked(encounter=encounter, themes=(4,))
    desk = Desk(file)
    session = Session(desk, chosen(desk, asked, "MKV"), narrowed(desk, asked), "MKV")
    app = Interview(session, Marks())
    committed: list[float] = []
    append = file.append

    def watched(payloads: Sequence[Payload], who: str, **more: Any) -> list[Entry]:  # noqa: ANN401  append's own options
        made = append(payloads, who, **more)
        committed.append(time.perf_counter())
        return made

    file.append = watched  # type: ignore[method-assign]
    spent: list[float] = []

    async def play() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("escape")
            for number in range(KEYSTROKES):
                await come(lambda: _takes_a_letter(app), "the note was never left")
                await pilot.press("jdn"[number % 3])
                before, start = len(committed), time.perf_counter()
                await pilot.press("enter")
                await come(lambda before=before: len(committed) > before, "Enter committed nothing")  # type: ignore[misc]
                spent.append((committed[before] - start) * 1000)
                await pilot.press("pageup")

    asyncio.run(play())
    file.append = append  # type: ignore[method-assign]
    return spent


class Painted(NamedTuple):
    """Milliseconds from the start of a process in a new terminal until the question stands there; its peak in MB."""

    wall: float
    processor: float
    peak: float


def painted(compiled: str, *argv: str) -> Painted:
    """Run once; `compiled` is the folder for compiled modules."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", "PYTHONPATH": str(ROOT),
               "PYTHONIOENCODING": "utf-8", "TILSYN_PASSPHRASE": "benchmark",
               "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled}  # fmt: skip
        os.execvpe(sys.executable, [sys.executable, *argv], env)  # noqa: S606  a benchmark of itself
    seen = b""
    while SEEN.encode() not in seen:
        if time.perf_counter() - start > LONGEST or not select.select([terminal], [], [], LONGEST)[0]:
            raise SystemExit(f"nothing was painted: {seen.decode(errors='replace')}")
        seen += os.read(terminal, 65536)
    spent = (time.perf_counter() - start) * 1000
    processor, peak = processor_of(pid), peak_of(pid)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return Painted(spent, processor, peak)


def processor_of(pid: int) -> float:
    """Milliseconds of processor, of the program and its threads; in hundredths of a second, as Linux tells it."""
    status = Path(f"/proc/{pid}/stat")
    told = status.read_text(encoding="utf-8").rpartition(")")[2].split() if status.exists() else []
    return sum(map(int, told[11:13])) * 1000 / os.sysconf("SC_CLK_TCK") if told else float("nan")


def peak_of(pid: int) -> float:
    """Peak memory in MB, of the program itself: what `wait4` tells counts what it was forked from too."""
    status = Path(f"/proc/{pid}/status")
    told = status.read_text(encoding="utf-8").partition("VmHWM:")[2].split() if status.exists() else []
    return int(told[0]) * 1024 / 1e6 if told else float("nan")


def paint_the_question(path: Path, key: str, encounter: str) -> None:
    """What the child process does, as the program does it: open the case with its key, and hold the conversation."""
    from tilsyn.cli import prepare_process
    from tilsyn.interview.screen.import_ahead import import_beside
    from tilsyn.interview.screen.start import run_on_screen

    prepare_process()
    import_beside("interview")
    derived = Key(bytes.fromhex(key), header_of(path))  # the program reads no more of the file for it
    with open_case(path, lambda: derived, WORLD) as file:
        run_on_screen(Desk(file), Asked(encounter=encounter, themes=(4,)), "MKV")


def paint_nothing() -> None:
    """Textual's own empty application."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Empty(App[None]):
        def compose(self) -> ComposeResult:
            yield Static(SEEN)

    Empty().run()


def first_paint(held: dict[int, tuple[Path, str]]) -> None:
    here = str(Path(__file__))
    processes: dict[str, tuple[str, ...]] = {"Textual's empty application": (here, "--empty")}
    for answers, (path, encounter) in held.items():
        key = derive_key("benchmark", path.read_bytes()[:HEADER_BYTES]).raw.hex()
        processes[f"the question, case of {answers} answers, key derived"] = (
            here, "--paint", str(path), key, encounter,
        )  # fmt: skip
    path, encounter = held[MANY]
    processes[f"the question, {MANY} answers, by the program with scrypt"] = (
        "-m", "tilsyn", "interview", str(path), "--encounter", encounter, "--theme", "4",
    )  # fmt: skip
    runs: dict[str, list[Painted]] = {what: [] for what in processes}
    with tempfile.TemporaryDirectory() as compiled:
        for argv in processes.values():
            painted(compiled, *argv)
        for _ in range(PAINTS):
            for what, argv in processes.items():
                runs[what].append(painted(compiled, *argv))
    empty = next(iter(runs.values()))
    for what, measured in runs.items():
        say(what, [each.wall for each in measured], [each.wall for each in empty])
    for what, measured in runs.items():
        say_least(f"  processor: {what}", "ms", [each.processor for each in measured], [e.processor for e in empty])
    for what, measured in runs.items():
        say_least(f"  peak: {what}", "MB", [each.peak for each in measured], [each.peak for each in empty])


def say_least(what: str, unit: str, measured: list[float], against: list[float]) -> None:
    """Median and least, each with its ratio: the least is what the machine does when nothing else is in the way."""
    middle, least = statistics.median(measured), min(measured)
    sys.stdout.write(
        f"{what:72} median {middle:9.2f} {unit} {middle / statistics.median(against):5.2f}x"
        f"  least {least:9.2f} {unit} {least / min(against):5.2f}x\n"
    )


def screen(folder: Path) -> None:
    """All figures of the screen."""
    folder.mkdir(exist_ok=True)
    bare = timed(bare_commit(folder), 200)
    say("one bare commit, same cipher and settings", bare)
    held: dict[int, tuple[Path, str]] = {}
    few: list[float] | None = None
    for answers in (50, MANY):
        with new_case(folder, f"screen-{answers}.tilsyn", answers) as file:
            held[answers] = file.path, conversation_of(file)
            spent = keystrokes(file, conversation_of(file))
        say(f"a letter to a committed answer, case of {answers} answers", spent, few or bare)
        few = spent
    first_paint(held)


def main(argv: list[str]) -> None:
    if argv[:1] == ["--empty"]:
        paint_nothing()
    elif argv[:1] == ["--paint"]:
        paint_the_question(Path(argv[1]), argv[2], argv[3])
    else:
        with tempfile.TemporaryDirectory() as folder:
            screen(Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
