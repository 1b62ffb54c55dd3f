"""The case workbook of a large case, whole process, beside a bare script that writes the same cells with XlsxWriter.

    python benchmarks/workbook.py

45 indicators, 40 conversations, 2,000 answers (and 10,000), unencrypted; ratios within one run, each in turn. The bare
script reads the cells from JSON and writes them with formats, widths, heights and tables, and nothing else. By the
clock, and by what the processor was kept busy, which other work on the machine moves less.

Seen in November 2026, 70,377 cells, processor: bare 513 ms, whole 764 ms (1.49x; 1.32x, 1.39x and 1.46x in three more
runs), opened alone 300 ms (0.59x); it was 2.17x. Of the whole about 180 are the start (our modules and pydantic's 130,
typer 45), 70 the case read and held against its own journal and its copy of the edition, 95 the rows as they are read
over the table, 35 XlsxWriter's modules, 250 the sheets written and packed (the bare script's own share is 400: its
cells are not looked at twice, see `tilsyn/output/excel/book.py`, and packing takes less effort, `output/package.py`),
15 CPR numbers looked for, the rest the interpreter's coming and going. What is left of the ratio is the start: by the
clock, with the modules read from a slow or busy disk, it weighs more (1.7x seen beside other work).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.run import WORLD, answer, say, timed
from tilsyn.domain.journal.entries import CaseField, Encounter, Payload, Source
from tilsyn.domain.values import Group
from tilsyn.output.contexts.workbook_part import workbook
from tilsyn.output.excel.sheets import sheets
from tilsyn.output.excel.tables import LINE, row_shapes
from tilsyn.resources import questionnaires
from tilsyn.services.editions import Shelf
from tilsyn.services.open_case import Desk
from tilsyn.storage.casefile import create, open_case

INDICATORS, ENCOUNTERS, FEW, MANY, TIMES = 45, 40, 2_000, 10_000, 5
GROUPS: tuple[Group, ...] = ("borger", "medarbejder", "ledelse", "kommune")
BARE = """
import json, sys
from io import BytesIO
import xlsxwriter
content = json.load(open(sys.argv[1], encoding="utf-8"))
options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
with xlsxwriter.Workbook(sys.argv[2], options) as workbook:
    text = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1})
    plain = workbook.add_format({"valign": "top", "border": 1, "align": "center"})
    for sheet in content:
        worksheet = workbook.add_worksheet(sheet["name"])
        for at, width in enumerate(sheet["widths"]):
            worksheet.set_column(at, at, width)
        for number, row in enumerate(sheet["rows"], 1):
            worksheet.set_row(number, sheet["heights"][number - 1])
            for at, cell in enumerate(row):
                if cell is None or cell == "":
                    worksheet.write_blank(number, at, None, text)
                elif isinstance(cell, str):
                    worksheet.write_string(number, at, cell, text)
                else:
                    worksheet.write_number(number, at, cell, plain)
        columns = [{"header": title} for title in sheet["titles"]]
        worksheet.add_table(0, 0, len(sheet["rows"]), len(columns) - 1, {"columns": columns})
"""


def large_edition(folder: Path) -> str:
    """The shipped edition with more indicators, each with the questions of another."""
    made = yaml.safe_load((questionnaires() / "KM2021.yaml").read_text(encoding="utf-8"))
    made["id"] = "KM45"
    criteria = [criterion for theme in made["themes"] for criterion in theme["criteria"]]
    held = [each for criterion in criteria for each in criterion["indicators"]]
    full = [each for each in held if len(each.get("questions") or ()) > 4]
    for number in range(INDICATORS - len(held)):
        copied = json.loads(json.dumps(full[number % len(full)], default=str))
        criterion = criteria[number % len(criteria)]
        copied["id"] = f"{criterion['id']}.{'nopqrstuv'[number // len(criteria)]}"
        for at, question in enumerate(copied["questions"], 1):
            question["id"] = f"{copied['id']}.{at}"
            question.pop("family", None)
            question.pop("addition", None)
        criterion["indicators"].append(copied)
    path = folder / "KM45.yaml"
    path.write_text(json.dumps(made, default=str), encoding="utf-8")
    return str(path)


def told(answers: int, questions: list[str]) -> Iterator[Payload]:
    """Conversations of four groups, each asked the same share of the questions."""
    for number in range(ENCOUNTERS):
        source, held = WORLD.new_id(), WORLD.new_id()
        yield Source(record=source, id=source, code=f"Kilde {number}", group=GROUPS[number % len(GROUPS)])
        yield Encounter(record=held, id=held, code=f"S{number}", sources=(source,))
        for at in range(answers // ENCOUNTERS):
            question = questions[(at * 7 + number) % len(questions)]
            value = ("ja", "nej", "delvist")[(at + number) % 3]
            yield answer(question, held, at).model_copy(update={"value": value})


def large_case(folder: Path, answers: int) -> Path:
    shelf = Shelf.of([folder], WORLD)
    edition = shelf.edition("KM45", "")
    opened, blobs = shelf.copies(edition)
    fields = {"provider": "Benchmark", "service_types": ["107"], "date": "2023-10-24", "by": ["MKV"]}
    stated = (CaseField(record=WORLD.new_id(), field=name, value=value) for name, value in fields.items())  # type: ignore[arg-type]
    path = folder / f"{answers}.tilsyn"
    questions = [question.id for _, question in edition.model.questions()]
    with create(path, None, [opened, *stated], blobs, "MKV", WORLD) as file:
        file.append(list(told(answers, questions)), "MKV")
    return path


def cells_of(case: Path) -> Path:
    """What the workbook writes, for the bare script."""
    with open_case(case, lambda: "", WORLD) as file:
        desk = Desk(file)
        made = sheets(workbook(desk.case, desk.model, desk.catalogues))
    told = [
        {
            "name": sheet.name,
            "titles": [column.title for column in sheet.columns],
            "widths": [column.width for column in sheet.columns],
            "heights": [LINE * each.lines for each in row_shapes(sheet)],
            "rows": sheet.rows,
        }
        for sheet in made
    ]
    count = sum(len(row) for sheet in made for row in sheet.rows)
    sys.stdout.write(f"{case.name}: {count} cells in {len(made)} sheets\n")
    path = case.with_suffix(".json")
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def program(compiled: Path, *argv: object) -> Callable[[], object]:
    """A process of its own. An installed program is compiled, as the libraries of the bare script are."""
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}
    return lambda: subprocess.run([sys.executable, *map(str, argv)], capture_output=True, check=True, env=env)


class Spent:
    """Milliseconds of one process after another: by the clock, and of the processor."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.processor: list[float] = []

    def run(self, work: Callable[[], object]) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.clock += timed(work, 1)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.processor.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)

    def say(self, what: str, against: Spent | None = None) -> None:
        say(what, self.clock, against.clock if against else None)
        say("  of the processor", self.processor, against.processor if against else None)


def largest() -> float:
    """Megabytes that the largest process so far has held."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large_edition(folder)
        few, many = large_case(folder, FEW), large_case(folder, MANY)
        cells, script = cells_of(few), folder / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        out, run = folder / "ud.xlsx", partial(program, folder / "compiled")
        each: dict[str, Callable[[], object]] = {
            "a bare script writing the same cells": run(script, cells, folder / "bare.xlsx"),
            f"{FEW} answers, whole process": run("-m", "tilsyn", "export", few, "-o", out),
            f"{FEW} answers, opened alone": run("-m", "tilsyn", "case", few, "--json"),
        }
        spent = {what: Spent() for what in each}
        for work in each.values():
            work()
        for _ in range(TIMES):
            for what, work in each.items():
                spent[what].run(work)
        bare, whole, opening = each
        spent[bare].say(bare)
        spent[whole].say(whole, spent[bare])
        spent[opening].say(opening, spent[bare])
        sys.stdout.write(f"{'most memory of any of them':58} {largest():16.1f} MB\n")
        large = Spent()
        for _ in range(3):
            large.run(run("-m", "tilsyn", "export", many, "-o", folder / "stor.xlsx"))
        large.say(f"{MANY} answers, whole process, against {FEW}", spent[whole])
        sys.stdout.write(f"{'its memory':58} {largest():16.1f} MB\n")


if __name__ == "__main__":
    main()
