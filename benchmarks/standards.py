"""Places for all points of a quality standard, in the four fictional ones and in a text of 50 pages.

    python benchmarks/standards.py

The 50 pages are the four standards and then the edition's own Danish, in lines of a page. The time is of looking
through it; reading the document and the frame's file are not in it. A stemmer is made each time.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.run import say, timed
from tests.standard_texts import points, written
from tilsyn.domain.findings.document_text import DocumentText, Line
from tilsyn.domain.findings.standards.places import standard_places
from tilsyn.resources import questionnaires
from tilsyn.services.danish_stems import danish_stem
from tilsyn.storage.library import load_library

STANDARDS = ("solkaer.txt", "engbaek.md", "hedelund.txt", "vesteraa.txt")
PAGES, LINES_A_PAGE, WIDTH = 50, 45, 85


def prose() -> Iterator[str]:
    """The edition's own sentences, as paragraphs under headings."""
    for _, question in load_library([questionnaires()]).models["KM2021"].questions():
        yield (question.gist or "Om spørgsmålet").rstrip("?.")[:60]
        yield " ".join([question.text, *(said for group in question.ask.values() for said in group)])
        yield question.look.dokument or question.text


def fifty_pages() -> DocumentText:
    own = [each.text for name in STANDARDS for each in written(name).lines]
    told = (line for each in prose() for line in ["", *textwrap.wrap(each, WIDTH)])
    lines = islice(cycle([*own, *told]), PAGES * LINES_A_PAGE)
    return DocumentText(tuple(Line(text, 1 + at // LINES_A_PAGE) for at, text in enumerate(lines)))


def main() -> None:
    sought = points()
    for name in STANDARDS:
        document = written(name)
        say(name, timed(lambda: standard_places([("", document)], sought, "2024-01-01", danish_stem())))  # noqa: B023  timed at once
    document = fifty_pages()
    words = [word for each in document.lines for word in each.text.casefold().split()]
    sys.stdout.write(f"50 pages: {len(words)} words, {len(set(words))} different\n")
    say("50 pages", timed(lambda: standard_places([("", document)], sought, "2024-01-01", danish_stem())))


if __name__ == "__main__":
    main()
