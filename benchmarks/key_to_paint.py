"""From a key to its letter on the screen, while a note is typed in a case of 5,000 answers, and in a small one.

    python benchmarks/key_to_paint.py

In a pseudo terminal, by the program as it is run: a letter is written, and the time is taken until the terminal is
given something to draw. Half-typed text is kept beside it every two seconds, as always. POSIX only.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.run import MANY, new_case, say
from benchmarks.screen import LONGEST, ROOT, SEEN, conversation_of

LETTERS = 400
PAUSE = 0.03
"""Seconds between a letter that stands and the next one: somebody who types fast."""
NOTE = "hun fortalte at de bliver spurgt før noget sker og at det ikke altid var sådan "


def given(terminal: int, within: float) -> bytes:
    """What the terminal is given to draw, if anything is within that many seconds."""
    return os.read(terminal, 65536) if select.select([terminal], [], [], within)[0] else b""


def typed(path: Path, encounter: str) -> list[float]:
    """Milliseconds for each letter of a note."""
    pid, terminal = pty.fork()
    if pid == 0:
        env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", "PYTHONPATH": str(ROOT),
               "PYTHONIOENCODING": "utf-8", "TILSYN_PASSPHRASE": "benchmark"}  # fmt: skip
        argv = [sys.executable, "-m", "tilsyn", "interview", str(path), "--encounter", encounter, "--theme", "4"]
        os.execvpe(argv[0], argv, env)  # noqa: S606  a benchmark of itself
    seen, end = b"", time.perf_counter() + LONGEST
    while SEEN.encode() not in seen:
        if time.perf_counter() > end:
            raise SystemExit(f"nothing was painted: {seen.decode(errors='replace')}")
        seen += given(terminal, 1)
    spent = []
    for letter in islice(cycle(NOTE), LETTERS):
        while given(terminal, PAUSE):
            pass
        start = time.perf_counter()
        os.write(terminal, letter.encode())
        if not given(terminal, LONGEST):
            raise SystemExit("a letter was not painted")
        spent.append((time.perf_counter() - start) * 1000)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return spent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        few: list[float] | None = None
        for answers in (50, MANY):
            with new_case(Path(folder), f"{answers}.tilsyn", answers) as file:
                path, encounter = file.path, conversation_of(file)
            spent = typed(path, encounter)
            say(f"a key to its letter on the screen, case of {answers} answers", spent, few)
            few = few or spent


if __name__ == "__main__":
    main()
