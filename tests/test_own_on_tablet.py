"""Questions of one's own in a form for tablets: asked in their place and their words, and home again as answers."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, get_args

import openpyxl
import pytest
from lxml import etree
from pyxform.xls2xform import convert

from tests.test_submissions import MORNING, ONE, central, faults, ids, table
from tests.test_submissions import Tablet as Tablet_
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Answer, Focus, OwnQuestion, Protect
from tilsyn.domain.values import Group
from tilsyn.domain.xlsform import own_name
from tilsyn.output.contexts.xlsform_part import tablet_form
from tilsyn.output.excel.xlsform import xlsform_bytes

if TYPE_CHECKING:
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.output.contexts.records.xlsform import TabletQuestion

SPOKEN_TO = {"borger", "paaroerende", "medarbejder", "ledelse", "kommune", "samarbejdspartner"}
WORDS = "Hvem får *besøg* her?"


class Tablet(Tablet_):
    """A case with questions of its own, and the form it writes."""

    def own(self, *groups: str, at: str = "4.a", code: str = "4.a.e1a2b", **more: Any) -> OwnQuestion:
        stated = {"id": self.told.id(), "code": code, "at": at, "text": WORDS, "groups": groups, **more}
        made = OwnQuestion.model_validate({"record": self.told.id(), **stated})
        self.told.say(made)
        return made

    def asked(self, code: str, **narrowing: Any) -> dict[str, TabletQuestion]:
        """Where it is asked, by group."""
        form = tablet_form(self.told.case, self.model, get_args(Group), Narrowing(**narrowing))
        found = [(each["gruppe"], page) for each in form["afsnit"] for page in each["spoergsmaal"]]
        return {group: page for group, page in found if page["numre"] == [code]}

    def package(self, **narrowing: Any) -> bytes:
        return xlsform_bytes(tablet_form(self.told.case, self.model, get_args(Group), Narrowing(**narrowing)))

    def survey(self) -> list[dict[str, str]]:
        heading, *rows = openpyxl.load_workbook(BytesIO(self.package()))["survey"].values
        return [{str(key): str(cell or "") for key, cell in zip(heading, row, strict=True)} for row in rows]

    def protect(self, own: OwnQuestion) -> None:
        entry = Visible(self.told.case).entry(own.slot)
        assert entry is not None
        stated: dict[str, Any] = {"target": entry.id, "protection": "fortrolig", "reason": "bedt om det"}
        self.told.say(Protect(record=self.told.id(), **stated))


@pytest.fixture
def tablet(model: QualityModel) -> Tablet:
    return Tablet(model)


def test_it_is_asked_of_those_it_is_planned_for_and_of_all_where_none_is_named(tablet: Tablet) -> None:
    tablet.own("borger", "ledelse", "dokument", code="4.a.e1")
    tablet.own("observation", code="4.a.e2")
    tablet.own(code="4.a.e3")
    assert set(tablet.asked("4.a.e1")) == {"borger", "ledelse"}
    assert set(tablet.asked("4.a.e2")) == set()
    assert set(tablet.asked("4.a.e3")) == SPOKEN_TO


def test_it_stands_after_what_is_asked_of_its_item_in_its_own_words_and_is_not_said_to_be_official(
    tablet: Tablet,
) -> None:
    tablet.own("borger")
    survey = tablet.survey()
    names = [each["name"] for each in survey]
    [note] = [each for each in survey if each["name"] == "q_4.a.e1a2b_note"]
    assert note["label"] == "Hvem får \\*besøg\\* her?"
    assert note["hint"] == "Eget spørgsmål, hører til 4.a"
    before = [each for each in names[: names.index("p_4.a.e1a2b")] if re.fullmatch(r"q_[^_]+", each)]
    assert before[-1].startswith("q_4.a.")
    assert names.index("q_4.a.e1a2b_note") + 1 == names.index("q_4.a.e1a2b")


def test_a_form_narrowed_to_its_indicator_asks_it_and_one_narrowed_to_another_does_not(tablet: Tablet) -> None:
    tablet.own(code="2.d.e1", at="14.c")
    assert set(tablet.asked("2.d.e1", indicators=("14.c",))) == SPOKEN_TO, "also where the edition has no question"
    assert tablet.asked("2.d.e1", indicators=("4.a",)) == {}
    tablet.told.say(Focus(record=tablet.told.id(), indicators=("4.a",), reason="x"))
    assert tablet.asked("2.d.e1") == {}, "outside the focus"


def test_citizens_of_a_new_place_are_asked_only_what_is_planned_for_them(tablet: Tablet) -> None:
    tablet.told.field(kind="nygodkendelse")
    tablet.own(code="4.a.e1")
    assert "borger" not in tablet.asked("4.a.e1")
    tablet.own("borger", code="4.a.e2")
    assert set(tablet.asked("4.a.e2")) == {"borger"}


def test_what_was_asked_of_others_on_the_spot_stays_with_them_and_what_is_protected_never_leaves(
    tablet: Tablet,
) -> None:
    before = tablet.package()
    told = tablet.told
    tablet.own(code="4.a.e9", encounter=told.encounter(told.source()).id)
    tablet.own("borger", code="4.a.e8", protection="fortrolig")
    tablet.protect(tablet.own("borger", code="4.a.e7"))
    assert tablet.package() == before


AWKWARD = ("theme:4.e1a2b", "Mit spørgsmål", "mit spørgsmål", "4.a.1_note", "ÆØÅ", "x-y/z")


def test_whatever_its_code_it_is_one_field_to_odk_and_comes_back_as_an_answer_like_any_other(tablet: Tablet) -> None:
    codes = ("4.a.e1a2b", *AWKWARD)
    for code in codes:
        tablet.own("ledelse", at="theme:4" if code.startswith("theme") else "4.a", code=code)
    made = convert(BytesIO(tablet.package()), validate=False, file_type=".xlsx")
    assert made.warnings == []
    form = etree.fromstring(made.xform.encode())
    row = {**MORNING, **ids(ONE), "kilde": "Leder", "gruppe": "ledelse"}
    for bind in form.iterfind(".//{*}bind"):
        path = str(bind.get("nodeset")).removeprefix("/data/")
        for code in codes:
            if path.endswith(f"/q_{own_name(code)}_note"):
                row[path.replace("/", "-")] = f"Sagt om {code}"
            elif path.endswith(f"/q_{own_name(code)}"):
                row[path.replace("/", "-")] = "delvist"
    content = table([row]).encode()
    assert faults(tablet.take(content)) == []
    assert tablet.answers() == {code: ("delvist", f"Sagt om {code}") for code in codes}
    again = tablet.plan(content)
    assert (again.payloads, faults(again)) == ((), [])


def test_as_central_names_them_without_full_stops_they_come_back_too(tablet: Tablet) -> None:
    for code in ("4.a.e1a2b", "theme:4.e1a2b"):
        tablet.own(code=code)
    served = {re.sub(r"\W+", "_", f"q_{own_name(code)}"): "ja" for code in ("4.a.e1a2b", "theme:4.e1a2b")}
    tablet.take(table([{**tablet.row(**served), **ids(ONE)}]).encode())
    assert {each: value for each, (value, _) in tablet.answers().items()} == {
        "4.a.e1a2b": "ja",
        "theme:4.e1a2b": "ja",
    }


def test_one_that_came_to_be_protected_since_the_form_left_takes_its_answer_with_it_unsaid(tablet: Tablet) -> None:
    tablet.protect(tablet.own(code="4.a.e1a2b"))
    planned = tablet.take(central({**tablet.row(**{"q_4.a.e1a2b_note": "HEMMELIG", "q_4.a.1": "ja"}), **ids(ONE)}))
    assert faults(planned) == []
    assert [each.note for _, each in tablet.told.case.of(Answer) if each.note] == ["HEMMELIG"]
    assert [each.question for _, each in Visible(tablet.told.case).answers()] == ["4.a.1"]


def test_the_same_code_gives_the_same_name_and_no_other_code_does() -> None:
    assert own_name("7.a.e1a2b") == "7.a.e1a2b"
    names = [own_name(each) for each in AWKWARD]
    assert len({each.casefold() for each in names}) == len(AWKWARD)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.]*", each) for each in names)
