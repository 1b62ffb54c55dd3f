"""A report of 45 indicators and 500 answers, as a whole process, beside a bare script that renders the same template.

python benchmarks/report.py [TURNS]

The bare script imports docxtpl, renders the shipped template with the same context, puts the same values into the same
chart and saves: what no program that uses these libraries goes below. The case is unencrypted. Peak memory besides.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import yaml

ROOT = Path(__file__).parents[1]
INDICATORS, ANSWERS, TALKS = 45, 500, 20
VOCABULARY = [
    "borgerne",
    "medarbejderne",
    "ledelsen",
    "sagerne",
    "planen",
    "hverdagen",
    "samtalen",
    "kommunen",
    "metoden",
    "opfølgning",
    "ønsker",
    "mål",
    "støtte",
    "beskriver",
    "oplyser",
    "viser",
    "kender",
    "mangler",
    "følger",
    "ændrer",
    "aftaler",
    "skriver",
    "bruger",
    "jævnligt",
    "sjældent",
    "tydeligt",
    "kun",
    "også",
    "fordi",
    "når",
    "hvor",
    "efter",
    "uden",
    "sammen",
    "selv",
    "derfor",
    "dog",
    "især",
]
BARE = """
import json, sys
from docxtpl import DocxTemplate
import jinja2
context = json.load(open(sys.argv[1], encoding="utf-8"))
template = DocxTemplate(sys.argv[2])
template.render(context, jinja2.Environment(autoescape=True))
from tilsyn.output.word.charts import fill_spiders
fill_spiders(template.docx, context["spindelvaev"], context["stand"])
template.save(sys.argv[3])
"""
CONTEXT = """
import json, sys
from pathlib import Path
from datetime import datetime
from tilsyn.domain.world import World
from tilsyn.services.leaving.outputs import _context
from tilsyn.services.open_case import Desk
from tilsyn.storage.casefile import open_case
world = World(lambda: datetime.now().astimezone(), lambda n: bytes(n), "tilsyn benchmark")
with open_case(Path(sys.argv[1]), lambda: "", world) as file:
    json.dump(_context(Desk(file), sys.argv[2], draft=True), open(sys.argv[3], "w", encoding="utf-8"))
"""


def prose(seed: object, letters: int) -> str:
    """Words that look like a text, other ones for each seed, since texts that repeat each other are looked for."""
    draw, made = Random(str(seed)), ""
    while len(made) < letters:
        made += " ".join(draw.choices(VOCABULARY, k=draw.randint(8, 16))).capitalize() + ". "
    return made[:letters]


def judgement(indicator: str) -> str:
    return "\n\n".join(prose(f"{indicator}{part}", 400) for part in range(3))


def edition(folder: Path) -> tuple[Path, list[str], list[str]]:
    """KM2021 with as many indicators more as make 45; its rated indicators, and its questions."""
    told = yaml.safe_load((ROOT / "questionnaires" / "KM2021.yaml").read_text(encoding="utf-8"))
    told["id"] = "KM45"
    told.pop("law_note", None)
    criteria = [criterion for theme in told["themes"] for criterion in theme["criteria"]]
    worded = [
        each
        for criterion in criteria
        for each in criterion["indicators"]
        if each.get("text") and "only_for" not in each
    ]
    for number in range(INDICATORS - len(worded)):
        criterion = criteria[number % len(criteria)]
        letter = "nopqrstuvw"[number // len(criteria)]
        made = {
            "id": f"{criterion['id']}.{letter}",
            "text": f"En indikator mere, nummer {number + 1}.",
            "questions": [],
        }
        criterion["indicators"].append({**made, "in_guideline": False, "note": "opdigtet til denne måling"})
    path = folder / "KM45.yaml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")
    rated = [
        each["id"]
        for criterion in criteria
        for each in criterion["indicators"]
        if each.get("text") and "only_for" not in each
    ]
    asked = [each["id"] for each in (q for i in worded for q in i["questions"])]
    return path, rated, asked


def visit(rated: list[str], asked: list[str], answers: int) -> dict[str, Any]:
    """Everything judged, and that many answers in twenty conversations."""
    talks = [f"S{number + 1}" for number in range(TALKS * answers // ANSWERS)]
    said = [(asked[number % len(asked)], talks[number // len(asked) % len(talks)]) for number in range(answers)]
    return {
        "format": "tilsyn-exchange/1", "edition": "KM45",
        "sources": [{"code": "Borger 1", "group": "borger"}, {"code": "Leder", "group": "ledelse"}],
        "encounters": [
            {"code": each, "method": "interview", "form": "enkelt", "sources": ["Borger 1" if at % 3 else "Leder"],
             "start": f"2023-10-24T{8 + at % 12:02}:00:00+02:00", "outcome": "gennemfoert"}
            for at, each in enumerate(talks)
        ],
        "answers": [
            {"question": question, "encounter": talk, "value": "ja", "note": prose(number, 400)}
            for number, (question, talk) in enumerate(said)
        ],
        "judgements": [
            {"indicator": each, "text": judgement(each), "score": 4, "sources": ["Borger 1"]}
            for each in rated
        ],
        "assessments": [{"at": f"theme:{number}", "text": prose(f"tema {number}", 900)} for number in range(1, 8)],
    }  # fmt: skip


def tilsyn(*argv: object) -> list[str]:
    return [sys.executable, "-m", "tilsyn", *map(str, argv)]


def made_case(folder: Path, answers: int) -> Path:
    own, rated, asked = edition(folder)
    case, file = folder / f"{answers}.tilsyn", folder / f"{answers}.json"
    file.write_text(json.dumps(visit(rated, asked, answers)), encoding="utf-8")
    new = ("--provider", "Måling", "--service-type", "101-doegn", "--by", "MKV", "--date", "2023-10-24")
    for argv in (("new", case, *new, "--edition", own, "--unencrypted"), ("import", case, file)):
        done = subprocess.run(tilsyn(*argv), cwd=ROOT, check=False, capture_output=True, encoding="utf-8")
        if done.returncode:
            raise SystemExit(done.stderr)
    return case


def spent(argv: list[str]) -> tuple[float, float, int]:
    """Wall and processor seconds of a whole process, and its peak memory in kB where the system tells."""
    begun = time.perf_counter()
    process = subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not hasattr(os, "wait4"):
        process.wait()
        return time.perf_counter() - begun, 0.0, 0
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{argv[-1]}: {status}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss


def told(
    what: str, runs: list[tuple[float, float, int]], against: list[tuple[float, float, int]] | None = None
) -> None:
    wall, cpu = (statistics.median(each[at] for each in runs) for at in (0, 1))
    ratios = ""
    if against:
        beside = [statistics.median(each[at] for each in against) for at in (0, 1)]
        ratios = f"  {wall / beside[0]:5.2f}x wall {cpu / (beside[1] or 1):5.2f}x processor"
    sys.stdout.write(f"{what:52} {wall:6.2f} s {cpu:6.2f} s {max(each[2] for each in runs) / 1024:6.0f} MB{ratios}\n")


def main(turns: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case, twice = made_case(folder, ANSWERS), made_case(folder, 2 * ANSWERS)
        for audience in ("provider", "internal"):
            context, out = folder / f"{audience}.json", folder / f"{audience}.docx"
            subprocess.run([sys.executable, "-c", CONTEXT, str(case), audience, str(context)], cwd=ROOT, check=True)
            template = str(ROOT / "templates" / "tilsynsrapport.docx")
            ways = {
                "bare": [sys.executable, "-c", BARE, str(context), template, str(folder / "bare.docx")],
                "ours": tilsyn("report", case, "-o", out, "--audience", audience),
                "twice": tilsyn("report", twice, "-o", folder / f"{audience}-2.docx", "--audience", audience),
            }
            runs: dict[str, list[tuple[float, float, int]]] = {each: [] for each in ways}
            for _ in range(turns):  # by turns: what else the machine does falls on all
                for each, argv in ways.items():
                    runs[each].append(spent(argv))
            told(f"a bare script, {audience}", runs["bare"])
            told(f"tilsyn report, {audience}", runs["ours"], runs["bare"])
            told(f"tilsyn report, {audience}, twice the answers", runs["twice"], runs["ours"])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
