"""What is found in a case: its status beside opening it, readiness first and after a judgement, a report's context.

    python benchmarks/findings.py

Ratios are against opening a case of 5,000 answers with its key given, in the same run.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.run import MANY, WORLD, new_case, say, timed
from tilsyn.domain.journal.entries import Judgement
from tilsyn.output.contexts import context
from tilsyn.services.judging.view import worth_a_look
from tilsyn.services.keeping.records import overview
from tilsyn.services.leaving.outputs import import_document
from tilsyn.services.open_case import Desk
from tilsyn.storage.casefile import CaseFile, open_case
from tilsyn.storage.keys import HEADER_BYTES, Key, derive_key

SAMPLE = Path(__file__).parents[1] / "samples" / "nordkaj.json"
TIMES = 15


def opening(path: Path) -> Callable[[], CaseFile]:
    """Opens the case with its key given, so that scrypt is left out."""
    header = path.read_bytes()[:HEADER_BYTES]
    key = Key(derive_key("benchmark", header).raw, header)
    return lambda: open_case(path, lambda: key, WORLD)


def judged(desk: Desk) -> Callable[[], object]:
    """What the screen does at each saved judgement: record it, and say what is worth another look."""

    def judge() -> object:
        text = "Borgerne bliver mødt med respekt i høj grad.\n\nKilder: Borger 1"
        desk.add([Judgement(record=WORLD.new_id(), indicator="4.a", text=text, score=4)], "MKV")
        return worth_a_look(desk, "4.a")

    return judge


def found_in(name: str, file: CaseFile, opened: list[float]) -> None:
    say(f"{name}: its status", timed(lambda: overview(Desk(file)), TIMES), opened)
    desk = Desk(file)
    for audience in ("provider", "internal"):
        made = timed(lambda: context(desk.case, desk.model, desk.catalogues, audience), 5)  # noqa: B023  timed at once
        say(f"{name}: the context of the report, {audience}", made, opened)
    say(f"{name}: a judgement saved and looked at", timed(judged(desk), TIMES), opened)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        new_case(Path(folder), "large.tilsyn", MANY).close()
        open_large = opening(Path(folder) / "large.tilsyn")
        opened = timed(lambda: open_large().close(), TIMES)
        say(f"a case of {MANY} answers opened, key given", opened)
        with new_case(Path(folder), "small.tilsyn", 0) as small:
            import_document(Desk(small), SAMPLE.read_bytes(), SAMPLE.name, "MKV", update_case=True)
            found_in("small case (nordkaj)", small, opened)
        with open_large() as large:
            found_in(f"{MANY} answers", large, opened)


if __name__ == "__main__":
    main()
