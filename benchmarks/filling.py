"""Sheets that come back: 2,000 rows that were all written in, imported, beside opening the case alone.

python benchmarks/filling.py
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import openpyxl

from benchmarks.documents import in_turn
from benchmarks.run import new_case, say, timed
from tilsyn.services.leaving.filled_sheets import sheets_to_fill
from tilsyn.services.open_case import Desk
from tilsyn.storage.documents.workbook import cells_of

ROWS, TIMES = 2_000, 5


def written_in(workbook: bytes) -> bytes:
    """Every note corrected, every reading another."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    sheet = book["Svar"]
    for row in sheet.iter_rows(min_row=2, max_row=ROWS + 1):
        row[3].value, row[4].value = "Delvis", f"Rettet. {row[4].value}"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def command(*argv: str) -> None:
    environment = {**os.environ, "TILSYN_PASSPHRASE": "benchmark"}
    subprocess.run([sys.executable, "-m", "tilsyn", *argv], env=environment, capture_output=True, check=True)


def readers(workbook: bytes) -> None:
    """The cells, by our reader and by openpyxl, which neither tells an empty formula nor a merged cell this way."""

    def by_openpyxl() -> None:
        book = openpyxl.load_workbook(BytesIO(workbook), read_only=True, data_only=True)
        for sheet in book.worksheets:
            for _ in sheet.iter_rows(values_only=True):
                pass

    theirs = timed(by_openpyxl, TIMES)
    say("its cells, by openpyxl read-only", theirs)
    say("its cells, by ours, in this process", timed(lambda: cells_of(workbook), TIMES), theirs)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = new_case(folder, "case.tilsyn", ROWS)
        sheets = sheets_to_fill(Desk(file))
        say(f"{ROWS} answers as sheets to fill, case open", timed(lambda: sheets_to_fill(Desk(file)), TIMES))
        file.close()
        case, path = str(folder / "case.tilsyn"), folder / "ark.xlsx"
        path.write_bytes(written_in(sheets))
        readers(path.read_bytes())
        read, opened = in_turn(
            lambda: command("import", case, str(path), "--dry-run"), lambda: command("case", case), TIMES
        )
        say("opened alone, whole process", opened)
        say(f"import --dry-run of {ROWS} filled rows, whole process", read, opened)
        say("import of them, once", timed(lambda: command("import", case, str(path)), 1), opened)
        say("the same again: nothing to write", timed(lambda: command("import", case, str(path)), TIMES), opened)
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        sys.stdout.write(f"{'the largest of those processes':58} {most:16.0f} MB\n")


if __name__ == "__main__":
    main()
