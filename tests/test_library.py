"""Finding and loading the library, the copies a case keeps, JSON Schema, YAML 1.2, and the list of codes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.problems.listing import as_markdown
from tilsyn.errors import ExitCode, QuestionnaireError, UsageProblem
from tilsyn.resources import questionnaires
from tilsyn.storage.library import (
    Library,
    catalogue_from_copy,
    check_file,
    copy_of,
    find_complete,
    find_edition,
    json_schema,
    load_library,
    model_from_copy,
    newest_for,
    parse,
)

ROOT = Path(__file__).parent.parent
REGENERATE = (
    'docs/fejlkoder.md is not what the codes say. Write it anew: python -c "from pathlib import Path; '
    "from tilsyn.domain.problems.listing import as_markdown; "
    "Path('docs/fejlkoder.md').write_text(as_markdown(), encoding='utf-8', newline='\\n')\""
)
CATALOGUE = """\
format: tilsyn-directives/1
id: NRX
version: 1
title: Anvisninger
source: {title: T, publisher: P, date: "2025", file: f.pdf}
guidelines: [{number: "1", title: null}]
directives: [{number: "1.1", guideline: "1", subject: Emne}]
"""
CHECKLIST = """\
format: tilsyn-checklist/1
id: ramme
version: 1
title: Ramme
source: {title: T, publisher: P, date: "2025", file: f.pdf}
items: [{id: "1", title: Opgaver, parts: [mål, normer]}]
"""


def edition(
    identity: str = "E1", valid_from: str = "2020-01-01", valid_to: str = "null", directives: str = "[NRX]"
) -> str:
    steps = ", ".join(f"{{value: {step}, label: l}}" for step in range(1, 6))
    return f"""\
format: tilsyn-edition/1
id: {identity}
version: 1
title: Titel
source: {{title: T, publisher: P, date: "2025", file: f.pdf}}
valid_from: "{valid_from}"
valid_to: {valid_to}
averaging: two_stage
rated_level: criterion
labels: {{indicator: B, criterion: V, theme: V}}
scales:
  drift: [{steps}]
  nygodkendelse: [{{value: forventes, label: f}}, {{value: forventes_ikke, label: g}}]
service_types: []
followup_kinds: []
directives: {directives}
themes: [{{number: 1, title: T, criteria: [{{id: "1", title: K, questions: [{{id: "1.1", text: S}}]}}]}}]
"""


def folder(path: Path, **files: str) -> Path:
    path.mkdir(exist_ok=True)
    for name, content in files.items():
        (path / f"{name}.yaml").write_text(content, encoding="utf-8", newline="\n")
    return path


def test_a_folder_becomes_a_library(tmp_path: Path) -> None:
    library = load_library([folder(tmp_path / "a", e1=edition(), nrx=CATALOGUE, ramme=CHECKLIST)])

    assert (list(library.models), list(library.catalogues), list(library.frames)) == (["E1"], ["NRX"], ["ramme"])
    assert library.sources["E1"] == edition().encode()
    assert (library.problems, library.broken) == ((), {})


def test_folders_that_do_not_exist_are_empty(tmp_path: Path) -> None:
    assert load_library([tmp_path / "findes ikke"]) == Library()


def test_the_first_folder_counts(tmp_path: Path) -> None:
    own = folder(tmp_path / "egen", e1=edition(directives="[]").replace("Titel", "Min egen"))
    shipped = folder(tmp_path / "med", e1=edition(), nrx=CATALOGUE)

    assert find_edition("E1", [own, shipped]).title == "Min egen"
    assert find_edition("e1", [shipped, own]).title == "Titel"


def test_a_broken_edition_in_front_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    own = folder(tmp_path / "egen", e1=edition(directives="[]").replace("averaging: two_stage", "averaging: median"))
    shipped = folder(tmp_path / "med", e1=edition(), nrx=CATALOGUE)

    with pytest.raises(QuestionnaireError) as stopped:
        find_edition("E1", [own, shipped])

    assert stopped.value.exit_code == ExitCode.QUESTIONNAIRE
    assert [(each.code, each.file, each.line) for each in stopped.value.problems] == [("M014", "e1.yaml", 8)]  # type: ignore[attr-defined]  # errors.py knows no Problem


def test_an_unknown_edition_is_told_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireError, match="KM1999") as stopped:
        find_edition("KM1999", [folder(tmp_path, e1=edition(), nrx=CATALOGUE)])

    assert "E1" in stopped.value.hint


def test_an_edition_is_found_by_its_path_with_its_own_source(tmp_path: Path) -> None:
    library = folder(tmp_path / "med", e1=edition(), nrx=CATALOGUE)
    own = folder(tmp_path / "min mappe", æble=edition().replace("Titel", "Min egen")) / "æble.yaml"
    found = find_complete(str(own), [library])

    assert found.model.title == "Min egen"
    assert found.sources == {"E1": own.read_bytes(), "NRX": CATALOGUE.encode()}
    assert [each.id for each in found.catalogues] == ["NRX"]


@pytest.mark.parametrize("name", ["mangler.yaml", "nrx.yaml", "skrald.yaml"])
def test_a_file_that_is_no_edition_stops_the_command(tmp_path: Path, name: str) -> None:
    held = folder(tmp_path, nrx=CATALOGUE, skrald="a: [")

    with pytest.raises(QuestionnaireError, match=name):
        find_edition(str(held / name), [held])


def test_an_edition_needs_its_catalogues(tmp_path: Path) -> None:
    alone = folder(tmp_path / "a", e1=edition())
    broken = folder(tmp_path / "b", e1=edition(), nrx=CATALOGUE.replace('"1.1"', '"2.1"'))

    for held in (alone, broken):
        with pytest.raises(QuestionnaireError):
            find_edition("E1", [held])


def test_two_files_with_one_id_in_a_folder_are_told(tmp_path: Path) -> None:
    library = load_library([folder(tmp_path, a=CHECKLIST, b=CHECKLIST)])

    assert [(each.code, each.file, each.line) for each in library.problems] == [("M016", "b.yaml", 2)]
    assert "a.yaml" in library.problems[0].text


def test_a_file_that_cannot_be_read_is_a_problem_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "mappe.yaml").mkdir()
    held = folder(tmp_path, ramme=CHECKLIST)

    assert [(each.code, each.file) for each in load_library([held]).problems] == [("M001", "mappe.yaml")]
    assert list(load_library([held]).frames) == ["ramme"]


def test_a_file_is_checked_against_the_library(tmp_path: Path) -> None:
    held = folder(tmp_path, nrx=CATALOGUE)
    file = folder(tmp_path / "egen", e1=edition()) / "e1.yaml"

    assert check_file(file, load_library([held])) == []
    assert [each.code for each in check_file(file, Library())] == ["M036"]


def model(identity: str, valid_from: str, valid_to: str = "null") -> QualityModel:
    record = parse(edition(identity, valid_from, valid_to, "[]").encode(), "e.yaml").record
    assert isinstance(record, QualityModel)
    return record


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2019-05-01", "NY"), ("2020-01-01", "GL"), ("2021-12-31", "GL"), ("2022-01-01", "NY"), ("2024-06-01", "NY")],
)
def test_the_newest_edition_whose_validity_holds_the_date(date: str, expected: str) -> None:
    editions = [model("NY", "2022-01-01", "2023-12-31"), model("GL", "2020-01-01", "2021-12-31")]

    assert newest_for(date, editions).id == expected


def test_without_any_edition_the_command_stops() -> None:
    with pytest.raises(QuestionnaireError):
        newest_for("2024-01-01", [])


def test_a_case_keeps_a_copy_that_is_the_same_edition(tmp_path: Path) -> None:
    library = load_library([folder(tmp_path, e1=edition(), nrx=CATALOGUE)])
    content, digest = copy_of(library.models["E1"])

    assert model_from_copy(content) == library.models["E1"]
    assert copy_of(model_from_copy(content)) == (content, digest)
    assert catalogue_from_copy(copy_of(library.catalogues["NRX"])[0]) == library.catalogues["NRX"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "text"), [("edition", edition()), ("directives", CATALOGUE), ("checklist", CHECKLIST)]
)
def test_the_schema_takes_a_good_file_and_refuses_a_bad_one(kind: str, text: str) -> None:
    validator = jsonschema.Draft7Validator(json_schema(kind))
    good = yaml.safe_load(text)

    validator.check_schema(json_schema(kind))
    assert list(validator.iter_errors(good)) == []
    assert list(validator.iter_errors({**good, "ukendt": 1}))
    assert list(validator.iter_errors({**good, "version": "1"}))


@pytest.mark.slow
def test_the_schema_holds_for_the_shipped_edition() -> None:
    value = yaml.safe_load((questionnaires() / "KM2021.yaml").read_text(encoding="utf-8"))

    assert list(jsonschema.Draft7Validator(json_schema("edition")).iter_errors(value)) == []


@pytest.mark.parametrize("kind", ["edition", "directives", "checklist"])
def test_every_property_of_the_schema_is_explained_in_draft_7(kind: str) -> None:
    schema = json_schema(kind)
    parts = [schema, *schema["definitions"].values()]

    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in json.dumps(schema)
    assert all(each["description"] for part in parts for each in (part, *part["properties"].values()))


def test_a_schema_of_something_else_is_a_usage_problem() -> None:
    with pytest.raises(UsageProblem, match="rapport"):
        json_schema("rapport")


def test_the_list_of_codes_is_the_table_of_codes() -> None:
    assert (ROOT / "docs" / "fejlkoder.md").read_text(encoding="utf-8") == as_markdown(), REGENERATE


def test_reading_the_edition_takes_no_time_one_notices() -> None:
    content = (questionnaires() / "KM2021.yaml").read_bytes()
    cited = load_library([questionnaires()]).cited()

    steps = 0

    def step(_frame: object, _event: str, _arg: object) -> None:
        nonlocal steps
        steps += 1

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        record = parse(content, "KM2021.yaml", cited).record
    finally:
        sys.setprofile(before)

    assert isinstance(record, QualityModel)
    # Steps, not seconds: a machine may be slow. They were 320,000 (40 ms) where it was written.
    assert steps < 1_000_000


def test_a_trusted_folder_is_checked_again_as_soon_as_another_stands_in_front_of_it(tmp_path: Path) -> None:
    shipped, own = ROOT / "questionnaires", tmp_path / "egne"
    own.mkdir()
    whole, trusting = load_library([shipped]), load_library([own, shipped], shipped)
    assert (trusting.models, trusting.catalogues, trusting.unused) == (whole.models, whole.catalogues, ())
    catalogue = (shipped / "NR2020.yaml").read_text(encoding="utf-8").replace('number: "3.1.5"', 'number: "3.1.55"')
    assert "3.1.55" in catalogue
    (own / "NR2020.yaml").write_text(catalogue, encoding="utf-8")
    assert "KM2021" in load_library([own, shipped], shipped).broken
