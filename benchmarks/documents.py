"""Documents: a PDF of 200 pages beside pypdfium2 alone, and a case with 50 documents opened beside one without.

python benchmarks/documents.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.findings import opening
from benchmarks.run import WORLD, new_case, say, timed
from tests.papers_handed_in import TITLE, Set, pdf
from tilsyn.domain.findings.document_text import DocumentText, Line
from tilsyn.domain.findings.quotes import place_in
from tilsyn.domain.journal.entries import Document
from tilsyn.storage.documents.pdf import pdf_text_of
from tilsyn.storage.documents.reading import read_document

PAGES, DOCUMENTS, TIMES = 200, 50, 15
SENTENCE = "Borgeren kan klage til Ankestyrelsen over det, kommunen har besluttet om"
ALONE = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
for number in range(len(document)):
    document[number].get_textpage().get_text_range()
"""


def in_turn(
    one: Callable[[], object], other: Callable[[], object], times: int = TIMES
) -> tuple[list[float], list[float]]:
    """Milliseconds of each, by turns: what else the machine does falls on both."""
    turns = [(*timed(one, 1), *timed(other, 1)) for _ in range(times)]
    return [each for each, _ in turns], [each for _, each in turns]


def a_page(number: int) -> list[str | Set]:
    """As a municipality's paper: a heading or two, and forty lines."""
    lines: list[str | Set] = [(f"{number}. Klageadgang", TITLE, False)]
    return [*lines, *(f"{SENTENCE} {number}.{line}" for line in range(40)), ("Særlige forhold", 11, True)]


def alone(raw: bytes) -> None:
    """What no reader of the same file can go below."""
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    for number in range(len(document)):
        document[number].get_textpage().get_text_range()


def pdfs(folder: Path) -> None:
    raw = pdf([a_page(number) for number in range(1, PAGES + 1)])
    path = folder / "standard.pdf"
    path.write_bytes(raw)
    bare, titled = in_turn(lambda: alone(raw), lambda: pdf_text_of(raw))
    say(f"{PAGES} pages of PDF, pypdfium2 alone", bare)
    say(f"{PAGES} pages of PDF, with their headings", titled, bare)
    command = [sys.executable, "-c", ALONE]
    bare, whole = in_turn(lambda: subprocess.run(command, input=raw, check=True), lambda: read_document(path))
    say(f"{PAGES} pages of PDF, pypdfium2 alone, in a process", bare)
    say(f"{PAGES} pages of PDF, as `document add` reads it", whole, bare)
    text, _ = pdf_text_of(raw)
    say(f"a quote found in {PAGES} pages", timed(lambda: place_in(text, f"{SENTENCE} {PAGES}.39"), TIMES))


def cases(folder: Path) -> None:
    new_case(folder, "without.tilsyn", 500).close()
    with new_case(folder, "with.tilsyn", 500) as file:
        for number in range(DOCUMENTS):
            text = DocumentText(tuple(Line(f"{SENTENCE} {number}.{line}", line // 40 + 1) for line in range(2000)))
            kept = text.stored()
            name = sha256(kept).hexdigest()
            made = Document(
                record=WORLD.new_id(), id=WORLD.new_id(), type="husorden", title=str(number), kept_text=name
            )
            file.append([made], "MKV", blobs={name: kept})
    megabytes = [(folder / name).stat().st_size / 1024**2 for name in ("without.tilsyn", "with.tilsyn")]
    without, held = opening(folder / "without.tilsyn"), opening(folder / "with.tilsyn")
    first, second = in_turn(lambda: without().close(), lambda: held().close(), times=3 * TIMES)
    say(f"a case of {megabytes[0]:.1f} MB opened, key given", first)
    say(f"the same with {DOCUMENTS} documents, {megabytes[1]:.1f} MB", second, first)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        pdfs(Path(folder))
        cases(Path(folder))


if __name__ == "__main__":
    main()
