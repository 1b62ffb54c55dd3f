"""An office's supplement as a file: what it may say, what is refused with its line, and what an edition with it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.supplement import (
    Supplement,
    anchors_of,
    marked,
    supplement_of,
    supplemented,
    supplied_lines,
)
from tilsyn.resources import questionnaires
from tilsyn.storage.library import Library, copy_of, json_schema, load_library, parse

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
Run = Callable[..., tuple[int, str, str]]
SUPPLEMENT = """\
format: tilsyn-supplement/1
id: kontoret
version: 1
title: Kontorets tillæg (opdigtet)
edition: KM2021
indicators:
  - id: "3.c"
    text: Tilbuddet følger op på udbyttet af indsatsen (opdigtet ordlyd)
    source: Kontorets håndbog (opdigtet), s. 12
    by: MKV
    date: "2023-09-01"
labels:
  theme: Tematekst
anchors:
  - indicator: "3.c"
    score: 5
    text: Opfølgningen er skrevet ned og brugt.
    by: MKV
    date: "2023-09-01"
  - indicator: "4.a"
    score: 3
    text: Borgerne høres, men ikke om beslutninger.
    by: LAB
    date: "2023-09-02"
marks:
  - directive: NR2020:3.1.5
    binding: recommended
    basis: Kontorets notat (opdigtet)
    by: MKV
    date: "2023-09-01"
"""
"""Fictional, the wording too: the official one of 3.c is not known to us."""

BESIDE = "De er vist ved siden af scoren og tæller ikke med."
BROKEN = [
    ("edition: KM2021", "M080", "edition: KM1999", 5),
    ('- id: "3.c"', "M081", '- id: "8.c"', 7),
    ('- id: "3.c"', "M082", '- id: "4.a"', 7),
    ('  - id: "3.c"', "M083", '  - id: "8.c"', 15),
    ('indicator: "4.a"\n    score: 3', "M084", 'indicator: "3.c"\n    score: 5', 21),
    ("directive: NR2020:3.1.5", "M085", "directive: NR2020:3.1.5\n    point: 9", 27),
    ("directive: NR2020:3.1.5", "M086", "directive: NR2020:3.7\n    point: 1", 28),
    ("Borgerne høres", "M087", "Han med 010190-1234 høres", 22),
    ("directive: NR2020:3.1.5", "M035", "directive: NR2020:3.1.99", 26),
    ("basis: Kontorets notat (opdigtet)", "M043", "basis: SEL § 101, stk. 40", 28),
    ("    source: Kontorets håndbog (opdigtet), s. 12\n", "M012", "", 7),
    ('    by: MKV\n    date: "2023-09-01"\nlabels', "M012", '    date: "2023-09-01"\nlabels', 7),
    ("by: LAB", "M015", "by: Lise Agnete Bergsøe Mortensen", 23),
    ("by: LAB", "M015", 'by: " "', 23),
    ('date: "2023-09-02"', "M015", 'date: "02-09-2023"', 24),
    ("score: 3", "M015", "score: 6", 21),
    ("id: kontoret", "M016", "id: km2021", 2),
    ("id: kontoret", "M017", "id: kon|toret", 2),
]
"""What stood, the code, what stands instead, and the line."""


def shipped() -> Library:
    return load_library([questionnaires()])


def problems(content: str) -> list[tuple[str, int | None]]:
    found = parse(content.encode(), "kontoret.yaml", shipped().cited()).problems
    return [(each.code, each.line) for each in found]


def supplement(content: str = SUPPLEMENT) -> Supplement:
    record = parse(content.encode(), "kontoret.yaml", shipped().cited()).record
    assert isinstance(record, Supplement)
    return record


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one's own with the supplement in it."""
    folder = tmp_path / "egne"
    folder.mkdir()
    (folder / "kontoret.yaml").write_text(SUPPLEMENT, encoding="utf-8")
    monkeypatch.setenv("TILSYN_LIBRARY", str(folder))
    return folder / "kontoret.yaml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tillaeg.yaml"
    path.write_text(SUPPLEMENT, encoding="utf-8")
    return path


def test_a_whole_supplement_has_nothing_wrong_with_it() -> None:
    assert problems(SUPPLEMENT) == []


@pytest.mark.parametrize(("stood", "code", "instead", "line"), BROKEN)
def test_what_is_wrong_is_told_with_its_line(stood: str, code: str, instead: str, line: int) -> None:
    content = SUPPLEMENT.replace(stood, instead, 1)
    assert content != SUPPLEMENT
    assert (code, line) in problems(content)


def test_all_that_is_wrong_is_told_at_once_and_no_digit_of_a_cpr_number_is_repeated() -> None:
    content = SUPPLEMENT.replace("by: LAB", "by: 010190-1234", 1).replace("score: 3", "score: 9", 1)
    content = content.replace('- id: "3.c"', '- id: "010190-1234"', 1)
    found = parse(content.encode(), "kontoret.yaml", shipped().cited()).problems

    assert [each.code for each in found] == ["M081", "M087", "M083", "M015", "M015", "M087"]
    assert not any("0190" in each.text + each.hint for each in found)


ON_ONE_LINE = """\
format: tilsyn-supplement/1
id: kontoret
version: ny
title: Kontorets tillæg (opdigtet)
edition: KM2021
indicators:
  - {id: "3.a", text: "Opdigtet ordlyd", by: MKV, date: "2023-09-01"}
anchors:
  - {indicator: "44.a", score: 7, text: "Opdigtet", by: MKV, date: "2023-09-01"}
marks:
  - {directive: "NR2020:9.9", point: 2, binding: maybe, basis: "Notat (opdigtet)", by: MKV, date: "01-09-2023"}
  - bare ord
  - {directive: "NR2020:3.7", point: to, binding: recommended, basis: "Notat (opdigtet)", by: MKV, date: "2023-09-01"}
  - {directive: "NR2020:3.7", point: 1, binding: recommended, basis: "Notat (opdigtet)", by: MKV, date: "2023-09-01"}
"""


def test_what_an_entry_says_is_checked_though_its_form_is_wrong_beside_it() -> None:
    found = problems(ON_ONE_LINE)
    assert [each for each in found if each[0] in {"M082", "M081", "M035", "M086"}] == [
        ("M082", 7),
        ("M081", 9),
        ("M035", 11),
        ("M086", 14),
    ]
    assert [line for code, line in found if code in {"M012", "M013", "M014", "M015"}] == [3, 7, 9, 11, 11, 12, 13]


@pytest.mark.parametrize(
    ("stood", "instead"),
    [
        ('  - id: "3.c"\n', "  - \n"),  # whether its anchor has words is not known
        ("    score: 5\n", "    score: 9\n"),
        ("edition: KM2021\n", ""),
        ("  - directive: NR2020:3.1.5\n", "  - \n"),
        ("id: kontoret\n", ""),
    ],
)
def test_nothing_is_said_of_what_was_put_where_the_form_is_wrong(stood: str, instead: str) -> None:
    content = SUPPLEMENT.replace(stood, instead, 1)
    assert content != SUPPLEMENT
    assert len(problems(content)) == 1


def test_a_supplement_that_adds_nothing_is_refused() -> None:
    assert problems("".join(SUPPLEMENT.partition("edition: KM2021\n")[:2])) == [("M007", 1)]


def test_the_schema_takes_it_and_says_every_key_in_danish() -> None:
    schema = json_schema("supplement")
    jsonschema.validate(yaml.safe_load(SUPPLEMENT), schema)
    assert set(schema["required"]) == {"format", "id", "version", "title", "edition"}
    assert all(each["description"] for each in _properties(schema))


def _properties(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in (schema, *schema["definitions"].values()):
        yield from part["properties"].values()


def test_the_edition_with_it_is_another_with_its_own_checksum_and_version(model: QualityModel) -> None:
    made = supplemented(model, supplement())
    texts = {unit.id: unit.text for unit in made.rated()}

    assert texts["3.c"] == "Tilbuddet følger op på udbyttet af indsatsen (opdigtet ordlyd)"
    assert {each: text for each, text in texts.items() if each != "3.c"} == {
        unit.id: unit.text for unit in model.rated() if unit.id != "3.c"
    }
    assert (made.labels.theme, made.labels.indicator) == ("Tematekst", model.labels.indicator)
    assert copy_of(made)[1] != copy_of(model)[1]
    assert copy_of(made)[1] == copy_of(supplemented(model, supplement()))[1]
    assert (made.unworded(), model.unworded()) == (frozenset(), frozenset({"3.c"}))
    assert (supplement_of(made), supplement_of(model)) == (supplement(), None)


def test_official_words_stand_whatever_a_supplement_says(model: QualityModel) -> None:
    """It is refused when it is read; and where it was read by another program, nothing comes of it."""
    forged = supplement().model_copy(
        update={"indicators": tuple(each.model_copy(update={"id": "4.a"}) for each in supplement().indicators)}
    )
    made = {unit.id: unit.text for unit in supplemented(model, forged).rated()}
    assert made == {unit.id: unit.text for unit in model.rated()}


def test_anchors_stand_in_the_order_of_the_scale_and_only_those_of_the_case_s_own(model: QualityModel) -> None:
    more = SUPPLEMENT.replace(
        "anchors:\n",
        'anchors:\n  - {indicator: "4.a", score: 5, text: Øverst., by: MKV, date: "2023-09-01"}\n'
        '  - {indicator: "4.a", score: forventes, text: Ny., by: MKV, date: "2023-09-01"}\n',
    )
    made = supplemented(model, supplement(more))
    unit = next(each for each in made.rated() if each.id == "4.a")

    assert [each.score for each in anchors_of(made, unit, "drift")] == [5, 3]
    assert [each.score for each in anchors_of(made, unit, "nygodkendelse")] == ["forventes"]
    assert anchors_of(model, unit, "drift") == []


def test_a_mark_carries_its_reference_and_initials(catalogues: tuple[Catalogue, ...]) -> None:
    [law] = supplement(SUPPLEMENT.replace("recommended", "law")).marks
    made = marked(catalogues, supplement(SUPPLEMENT.replace("recommended", "law")))
    directive = next(each for each in made if each.id == "NR2020").find("3.1.5")

    assert directive is not None
    assert (directive.binding, directive.basis) == ("law", law.basis)
    assert directive.note == "mærket som lov af MKV 01-09-2023"
    advised = next(each for each in marked(catalogues, supplement()) if each.id == "NR2020").find("3.1.5")
    assert advised is not None
    assert (advised.binding, advised.basis) == ("recommended", None)
    assert "Kontorets notat (opdigtet)" in (advised.note or "")


def test_a_mark_may_be_of_one_point_alone() -> None:
    library = shipped()
    directive = next(each for each in library.catalogues["NR2020"].directives if len(each.points) > 1)
    open_point = next(at for at, each in enumerate(directive.points) if each.binding == "unknown")
    content = SUPPLEMENT.replace("NR2020:3.1.5", f"NR2020:{directive.number}\n    point: {open_point + 1}")
    made = marked([library.catalogues["NR2020"]], supplement(content))[0].find(directive.number)

    assert made is not None
    assert [at for at, each in enumerate(made.points) if each != directive.points[at]] == [open_point]
    assert made.points[open_point].binding == "recommended"
    assert made.binding == directive.binding


def test_the_sentences_say_what_was_supplied_by_whom_and_from_where() -> None:
    assert list(supplied_lines(supplement())) == [
        "Ordlyden af 3.c er tilføjet af MKV den 01-09-2023. Kilde: Kontorets håndbog (opdigtet), s. 12.",
        "Overskrifterne er tilføjet af socialtilsynet: »Tematekst« for temaer.",
        f"Pejlemærker for scoren af 3.c er tilføjet af MKV den 01-09-2023. {BESIDE}",
        f"Pejlemærker for scoren af 4.a er tilføjet af LAB den 02-09-2023. {BESIDE}",
        "NR2020:3.1.5 er mærket som anbefaling (Kontorets notat (opdigtet)) af MKV den 01-09-2023.",
    ]


def test_the_command_shows_what_the_edition_would_be_and_changes_nothing(run: Run, file: Path) -> None:
    code, out, err = run("model", "supplement", file, "--json")
    found = json.loads(out)
    model = json.loads(run("model", "show", "KM2021", "--json")[1])

    assert (code, err) == (0, "")
    assert (found["id"], found["version"]) == ("KM2021", f"{model['version']}+1")
    assert len({found["sha256"], found["edition"]["sha256"], found["supplement"]["sha256"]}) == 3
    assert (found["supplement"]["id"], found["still_missing"]) == ("kontoret", [])
    assert found["indicators"][0]["by"] == "MKV"
    told = run("model", "supplement", file)[1]
    assert "tilføjet af MKV den 01-09-2023" in told
    assert found["sha256"] in told
    assert "supplement" not in model


def test_a_broken_one_is_refused_with_every_problem(run: Run, file: Path) -> None:
    file.write_text(SUPPLEMENT.replace('- id: "3.c"', '- id: "4.a"', 1), encoding="utf-8")
    code, out, err = run("model", "supplement", file)
    assert (code, out) == (1, "")
    assert "tillaeg.yaml:7: M082 Ordlyden af 4.a er officiel" in err
    assert run("model", "check", file)[0] == 1


def test_another_kind_of_file_is_no_supplement(run: Run) -> None:
    code, _, err = run("model", "supplement", questionnaires() / "KM2021.yaml")
    assert (code, "KM2021.yaml kan ikke bruges" in err) == (3, True)


def test_the_guides_own_example_is_right() -> None:
    guide = (ROOT / "docs" / "vejledning.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert problems(example) == []


def test_the_library_lists_it_and_shows_the_edition_with_it(run: Run, own: Path) -> None:
    assert "kontoret" in run("model", "list")[1]
    shown = json.loads(run("model", "show", "KM2021", "--json")[1])
    assert (shown["supplement"]["id"], shown["supplement"]["supplied"][0][:23]) == (
        "kontoret",
        "Ordlyden af 3.c er tilf",
    )
    told = run("model", "show", "KM2021")[1].splitlines()
    assert "Ordlyden af 3.c er tilføjet af MKV den 01-09-2023." in told[2]
    assert "  3.c Tilbuddet følger op på udbyttet af indsatsen (opdigtet ordlyd)" in told
    for named in ("kontoret", own):
        assert json.loads(run("model", "show", named, "--json")[1])["kind"] == "supplement"
    assert "Tillæg til KM2021, version 1:" in run("model", "show", own)[1]
    assert run("ref", "3.c")[1].startswith("3.c  Tilbuddet følger op på udbyttet")
    own.unlink()
    assert run("ref", "3.c")[1].startswith("3.c  (ordlyden er ikke fundet)")


def ids(found: Iterable[Any]) -> list[str]:
    return [each.id for each in found]


def test_one_that_took_the_editions_id_does_not_stand_in_its_way(run: Run, own: Path, tmp_path: Path) -> None:
    own.write_text(SUPPLEMENT.replace("id: kontoret", "id: KM2021", 1), encoding="utf-8")
    new = ("new", tmp_path / "a.tilsyn", "--provider", "N", "--service-type", "101-ambulant", "--unencrypted")
    code, out, err = run(*new, "--date", "2023-10-24", "--by", "MKV")
    assert (code, out) == (0, "oprettet a.tilsyn · udgave KM2021\n")
    assert "kontoret.yaml:2: M016" in err


def test_a_library_holds_it_by_its_id(own: Path) -> None:
    library = load_library([own.parent, questionnaires()])
    assert (ids(library.supplements.values()), library.problems) == (["kontoret"], ())
    own.write_text(SUPPLEMENT.replace("edition: KM2021", "edition: KM1999"), encoding="utf-8")
    library = load_library([own.parent, questionnaires()])
    assert (library.supplements, [each.path.name for each in library.unused]) == ({}, ["kontoret.yaml"])
