"""The first paint and the memory of the full screen alone, against Textual's own empty application.

    python benchmarks/paint.py

What `benchmarks/screen.py` measures after its keystrokes; POSIX only.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.run import MANY, new_case
from benchmarks.screen import conversation_of, first_paint


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        held: dict[int, tuple[Path, str]] = {}
        for answers in (50, MANY):
            with new_case(Path(folder), f"screen-{answers}.tilsyn", answers) as file:
                held[answers] = file.path, conversation_of(file)
        first_paint(held)


if __name__ == "__main__":
    main()
