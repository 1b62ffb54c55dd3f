"""A form for tablets: what ODK's own converter makes of it, and that it asks what an interview asks and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from lxml import etree
from pyxform.xls2xform import convert

from tests.telling import Told
from tilsyn.domain.findings.flow import Listener, Narrowing, Prompt, prompts
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Focus, Note
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.proposals.identity import export_id
from tilsyn.domain.values import VALUES, Group
from tilsyn.domain.xlsform import READINGS
from tilsyn.output.contexts.xlsform_part import tablet_form
from tilsyn.output.excel.xlsform import shown, xlsform_bytes

Run = Callable[..., tuple[int, str, str]]
ASKED = ("borger", "paaroerende", "medarbejder", "ledelse", "kommune", "samarbejdspartner")
X = {"x": "http://www.w3.org/2002/xforms", "h": "http://www.w3.org/1999/xhtml"}


def written(told: Told, model: QualityModel, *groups: str, narrowing: Narrowing | None = None) -> bytes:
    return xlsform_bytes(tablet_form(told.case, model, groups or get_args(Group), narrowing or Narrowing()))


def converted(package: bytes) -> Any:
    """As Central and Kobo take it in: pyxform, without ODK Validate, which needs Java."""
    made = convert(BytesIO(package), validate=False, file_type=".xlsx")
    assert made.warnings == []
    return etree.fromstring(made.xform.encode())


def lines(package: bytes, sheet: str = "survey") -> list[dict[str, str]]:
    heading, *rows = openpyxl.load_workbook(BytesIO(package))[sheet].values
    return [{str(key): str(cell) for key, cell in zip(heading, row, strict=True) if cell is not None} for row in rows]


def asked(told: Told, model: QualityModel, group: str) -> list[Prompt]:
    return prompts(model, Visible(told.case), Listener("interview", (group,)), Narrowing())


def fields(form: Any, group: str) -> Iterator[str]:
    return (etree.QName(each).localname for each in form.find(f".//x:instance/x:data/x:{group}", X).iter())


@pytest.fixture(scope="module")
def whole(model: QualityModel) -> bytes:
    return written(Told(), model)


def test_the_form_is_one_to_odk_and_asks_each_group_what_an_interview_asks(
    told: Told, model: QualityModel, whole: bytes
) -> None:
    form = converted(whole)
    for group in ASKED:
        expected = {f"q_{prompt.ids[0]}" for prompt in asked(told, model, group)}
        found = {each for each in fields(form, group) if re.fullmatch(r"q_[^_]+", each)}
        assert found == expected
        assert {f"{each}_note" for each in expected} <= set(fields(form, group))
    bound = {each.get("nodeset"): each.get("relevant") for each in form.iterfind(".//x:bind", X)}
    assert {group: bound[f"/data/{group}"] for group in ASKED} == {
        group: f" /data/gruppe  = '{group}'" for group in ASKED
    }


@pytest.mark.slow
def test_the_source_is_asked_first_and_nothing_else_is_required(told: Told, model: QualityModel, whole: bytes) -> None:
    body = list(converted(whole).find("h:body", X))
    assert [each.get("ref") for each in body][:3] == ["/data/kilde", "/data/gruppe", "/data/borger"]
    assert [each["name"] for each in lines(whole) if each.get("required")] == ["kilde"]
    first = asked(told, model, "borger")[0]
    pages = [each for each in lines(whole) if each.get("name", "").endswith(first.ids[0] + "_note")]
    assert pages[0]["label"].split("\n\n") == list(first.ask)
    assert first.lead.text in pages[0]["hint"]


def test_the_note_stands_before_its_reading_and_only_what_can_be_said_is_a_reading(whole: bytes) -> None:
    names = [each.get("name", "") for each in lines(whole)]
    assert names.index("q_4.a.1_note") + 1 == names.index("q_4.a.1")
    held = {each["name"]: each["label"] for each in lines(whole, "choices") if each["list_name"] == "laesning"}
    assert held == {each: VALUES[each] for each in READINGS}
    assert set(held) == {"ja", "delvist", "nej", "ved_ikke", "oensker_ikke", "ikke_relevant"}


def test_a_question_that_several_share_carries_their_numbers_along(
    told: Told, model: QualityModel, whole: bytes
) -> None:
    family = next(each for each in asked(told, model, "borger") if len(each.ids) > 1)
    carried = [each for each in lines(whole) if each.get("name") == f"f_{family.ids[0]}"]
    assert carried[0]["calculation"] == f"'{' '.join(family.ids)}'"


def test_the_form_is_named_by_the_case_and_by_what_it_says(told: Told, model: QualityModel) -> None:
    [one] = lines(written(told, model, "borger"), "settings")
    [other] = lines(written(told, model, "ledelse"), "settings")
    assert one["form_id"] == other["form_id"] == export_id(told.case.id) != told.case.id
    assert one["version"] != other["version"]
    assert "Nordkaj" in one["form_title"]


def test_one_group_needs_not_be_chosen_and_a_theme_is_asked_without_an_opening(told: Told, model: QualityModel) -> None:
    package = written(told, model, "borger", narrowing=Narrowing(themes=(4,)))
    form = converted(package)
    assert [each["calculation"] for each in lines(package) if each.get("name") == "gruppe"] == ["'borger'"]
    numbers = {each for each in fields(form, "borger") if re.fullmatch(r"q_[^_]+", each)}
    themes = {question.id: unit.theme.number for unit, question in model.questions()}
    assert {themes[each[2:]] for each in numbers} == {4}
    assert not any(each.get("type") == "note" for each in lines(package))


def test_what_is_found_changes_no_byte_of_it_and_the_same_gives_the_same(told: Told, model: QualityModel) -> None:
    before = written(told, model)
    source = told.source("Borger HEMMELIG", protection="fortrolig")
    told.answer(told.encounter(source), "4.a.1", "ja", "HEMMELIG")
    told.say(Note(record=told.id(), id=told.id(), text="HEMMELIG"))
    assert written(told, model) == before
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="Klager"))
    narrowed = [each.get("name", "") for each in lines(written(told, model))]
    assert "q_4.a.1" in narrowed
    assert not any(each.startswith("q_9.") for each in narrowed)


def test_words_are_no_reference_to_a_field_and_no_markup() -> None:
    assert shown("${kilde} *to* _tre_ # fire \\") == "$ {kilde} \\*to\\* \\_tre\\_ \\# fire \\\\"


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "nordkaj.tilsyn"
    made = ("new", path, "--provider", "Nordkaj", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted")
    assert run(*made)[0] == 0
    return path


def test_the_command_writes_a_form_and_refuses_what_asks_nothing(case: Path, run: Run) -> None:
    path = case.with_name("formular.xlsx")
    assert run("export", case, "--xlsform", "--group", "naboer", "-o", path)[0] == 2
    assert run("export", case, "--xlsform", "--group", "ledelsen", "--indicator", "4.a", "-o", path)[0] == 0
    converted(path.read_bytes())
    code, _, err = run("export", case, "--xlsform", "--group", "anonym", "-o", path)
    assert (code, err.splitlines()[0]) == (2, "Der er ingen spørgsmål til en formular.")
    code, _, err = run("export", case, "--theme", 4, "-o", path)
    assert (code, err.splitlines()[0]) == (2, "--group, --indicator og --theme er kun for en formular.")
    assert run("export", case, "--xlsform", "-o", path.with_suffix(".json"))[0] == 2
