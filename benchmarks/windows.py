"""How long the folder for Windows takes to start, beside its own bare Python: best of several, under Wine or Windows.

python3 benchmarks/windows.py dist/tilsyn-0.1.0-windows.zip

Under Wine in the prefix that `.ci/windows` made (WINEPREFIX: its cache folder, `prefix`): a bare one lacks a function.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

TIMES = 7
STARTS = {
    'python -c ""': ("-c", ""),
    "tilsyn --version": ("-m", "tilsyn", "--version"),
    "tilsyn --help": ("-m", "tilsyn", "--help"),
    "tilsyn model list": ("-m", "tilsyn", "model", "list"),
}


def best(python: Path, words: tuple[str, ...]) -> float:
    """Seconds, the shortest of several."""
    command = [*([] if sys.platform == "win32" else ["wine"]), str(python), *words]
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, input=b"")
        took.append(time.perf_counter() - began)
    return min(took)


def sizes(folder: Path) -> Counter[str]:
    """Bytes of each package, and of Python."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file():
            parts = path.relative_to(folder).parts
            found["/".join(parts[: 2 if parts[0] == "site" else 1])] += path.stat().st_size
    return found


def main(bundle: str) -> None:
    with tempfile.TemporaryDirectory() as made:
        zipfile.ZipFile(bundle).extractall(made)
        folder = next(Path(made).iterdir())
        bare = 0.0
        for name, words in STARTS.items():
            took = best(folder / "python" / "python.exe", words)
            bare = bare or took
            print(f"{name:20} {took * 1000:6.0f} ms {took / bare:6.1f}x")
        for name, size in sizes(folder).most_common(12):
            print(f"{name:30} {size / 1e6:6.1f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
