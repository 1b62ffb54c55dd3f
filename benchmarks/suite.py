"""How long the tests take on the cores there are, the daily ones and all of them; never asserted.

python benchmarks/suite.py
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = {"the daily tests (-m 'not slow')": ["-m", "not slow"], "all tests": []}


def main() -> None:
    for name, chosen in PARTS.items():
        start = time.perf_counter()
        command = [sys.executable, "-m", "pytest", "-n", "auto", *chosen]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        summary = (done.stdout.strip().splitlines() or ["nothing was run"])[-1]
        sys.stdout.write(f"{name:58} {time.perf_counter() - start:16.0f} s   {summary}\n")


if __name__ == "__main__":
    main()
