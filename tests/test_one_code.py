"""Code and identity live in one room: what goes by a code, where two go by it, and who else may look anything up."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conversing import desk_of, entry_count
from tests.telling import Told
from tilsyn.domain.findings.codes import codes_in_case, encounter_of, outward_codes, own_questions, source_of
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Encounter, OwnQuestion, Source
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation import attendance
from tilsyn.services.conversation.opening import standing_closed, standing_open
from tilsyn.services.conversation.session import Session
from tilsyn.services.judging import judge
from tilsyn.services.keeping import log
from tilsyn.services.open_case import Desk
from tilsyn.services.planning import preparing

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent / "tilsyn"
ROOM = "domain/findings/codes.py"


def looked_up(code: str) -> Iterator[int]:
    """Lines that look for something by its code: a table by it, or a search for whoever has it."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.DictComp(key=key) if _is_code(key):
                yield node.lineno
            case ast.Assign(targets=[ast.Subscript(slice=key)]) if _is_code(key):
                yield node.lineno
            case ast.comprehension(ifs=conditions):
                yield from (each.lineno for condition in conditions for each in _compared(condition))
            case ast.GeneratorExp(elt=element) | ast.ListComp(elt=element):
                yield from (each.lineno for each in _compared(element))
            case ast.For() | ast.While():
                inside = (each for each in ast.walk(node) if isinstance(each, ast.If))
                yield from (each.lineno for condition in inside for each in _compared(condition.test))


def _is_code(node: ast.expr) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return _is_code(node.func.value)  # in small letters
    return isinstance(node, ast.Attribute) and node.attr == "code"


def _compared(node: ast.expr) -> Iterator[ast.Compare]:
    for each in ast.walk(node):
        if isinstance(each, ast.Compare) and isinstance(each.ops[0], ast.Eq | ast.NotEq):
            sides = (each.left, *each.comparators)
            if any(map(_is_code, sides)) and not any(map(_is_of_a_problem, sides)):
                yield each


def _is_of_a_problem(node: ast.expr) -> bool:
    """The code of a problem is a constant of the program: "S008", ALERT."""
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())


@pytest.mark.slow
def test_nobody_else_looks_anything_up_by_its_code() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path in ROOT.rglob("*.py")
        if (lines := list(looked_up(path.read_text(encoding="utf-8"))))
    }
    assert set(found) == {ROOM}


@pytest.mark.parametrize(
    "code",
    [
        "held = {each.code: each for each in sources}",
        "held = {each.code.lower(): each.encounter for each in own}",
        "found = [each for each in sources if each.code == given]",
        "found = any(answer.question == own.code for answer in answers)",
        "held[source.code] = source",
        "for each in sources:\n    if each.code.casefold() == given:\n        found = each",
    ],
)
def test_what_is_looked_up_by_hand_is_found(code: str) -> None:
    assert list(looked_up(code))


@pytest.mark.parametrize(
    "code", ["[each for each in ready if each.code == ALERT]", "{each.id: each.code for each in sources}"]
)
def test_problems_and_what_something_goes_by_are_no_lookup(code: str) -> None:
    assert not list(looked_up(code))


def source(desk: Desk, code: str, group: str = "borger", protection: str = "normal") -> Source:
    identity = desk.world.new_id()
    stated = {"record": identity, "id": identity, "code": code, "group": group, "protection": protection}
    made = Source.model_validate(stated)
    desk.add([made], "MKV")
    return made


def own(desk: Desk, code: str, encounter: str, at: str = "4.a") -> OwnQuestion:
    identity = desk.world.new_id()
    made = OwnQuestion(record=identity, id=identity, code=code, at=at, text=f"Spurgt ved {at}", encounter=encounter)
    desk.add([made], "MKV")
    return made


def met(desk: Desk, code: str, *sources: Source, method: str = "interview") -> Encounter:
    identity = desk.world.new_id()
    stated = {"record": identity, "id": identity, "code": code, "method": method, "start": "2023-10-24"}
    made = Encounter.model_validate({**stated, "sources": tuple(each.id for each in sources)})
    desk.add([made], "MKV")
    return made


def test_of_two_with_one_code_nobody_comes_into_the_room_until_one_says_which(case_path: Path) -> None:
    with desk_of(case_path) as desk:
        talk = met(desk, "S1", source(desk, "Borger 1"))
        one, other = source(desk, "Borger 9"), source(desk, "Borger 9", "medarbejder")
        session = Session(desk, talk, Narrowing(), "MKV")
        session.resumed = True  # the day after: one speaks again
        with pytest.raises(UsageProblem, match="hører til 2 kilder") as refused:
            attendance.come(session, "borger 9")
        assert all(each.id[:8] in refused.value.message for each in (one, other))
        attendance.come(session, other.id[:8])
        assert session.encounter.sources == (*talk.sources, other.id)
        assert session.encounter.present[0].startswith("Borger 9 kom kl.")
        attendance.come(session, "BORGER 1")
        assert session.encounter.present[1].startswith("BORGER 1 kom kl.")


def test_a_judgement_is_told_by_id_which_of_two_it_means_as_the_refusal_advises(case_path: Path) -> None:
    with desk_of(case_path) as desk:
        _, other = source(desk, "Borger 9"), source(desk, "Borger 9", "medarbejder")
        with pytest.raises(UsageProblem, match="hører til 2 kilder"):
            judge.source_slot(desk, "Borger 9")
        assert judge.source_slot(desk, other.id[:8]) == f"source|{other.id}"


def test_a_code_of_a_source_and_of_an_observation_grounds_nothing(case_path: Path) -> None:
    with desk_of(case_path) as desk:
        source(desk, "D1")
        looked_at = met(desk, "D1", method="observation")
        with pytest.raises(UsageProblem, match="både til en kilde og en samtale"):
            judge.source_slot(desk, "D1")
        hidden = source(desk, "D2", protection="whistleblow")
        source(desk, "D2", protection="whistleblow")
        seen = met(desk, "D2", method="dokument")
        assert judge.source_slot(desk, "D2") == f"encounter|{seen.id}"
        for given in (hidden.id[:8], "D3"):
            with pytest.raises(UsageProblem, match="findes ikke"):
                judge.source_slot(desk, given)
        assert looked_at.code == "D1"


def test_a_question_of_ones_own_is_first_the_one_that_was_asked_here(case_path: Path) -> None:
    with desk_of(case_path) as desk:
        here, there = met(desk, "S1", source(desk, "Borger 1")), met(desk, "S2", source(desk, "Borger 2"))
        own(desk, "4.a.e1", here.id)
        own(desk, "4.a.e1", there.id, "5.a")
        session = Session(desk, here, Narrowing(), "MKV")
        assert session.go_to("4.a.e1")
        assert session.item() == "4.a"
        own(desk, "4.a.e1", here.id, "6.a")
        with pytest.raises(UsageProblem, match="hører til 2 spørgsmål"):
            Session(desk, here, Narrowing(indicators=("14.b",)), "MKV").ask("4.a.e1")


def test_a_later_question_of_the_same_code_takes_no_answers_with_it() -> None:
    told = Told()
    talk = told.encounter(told.source())
    for at in ("4.a", "5.a"):
        identity = told.id()
        told.say(OwnQuestion(record=identity, id=identity, code="x.e1", at=at, text="Spurgt", encounter=talk.id))
    held = own_questions(Visible(told.case))
    assert {code: asked.at for code, (_, asked) in held.items()} == {"x.e1": "4.a"}


def test_a_file_may_not_answer_a_question_that_two_go_by(run: Run, case_path: Path) -> None:
    with desk_of(case_path) as desk:
        talk = met(desk, "S1", source(desk, "Borger 1"))
        own(desk, "4.a.e1", talk.id)
        own(desk, "4.a.e1", talk.id, "5.a")
    before = entry_count(case_path)
    file = case_path.parent / "ind.json"
    answer = {"question": "4.a.e1", "encounter": "S1", "value": "ja", "note": "Sagt"}
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "answers": [answer]}))
    code, _, err = run("import", case_path, file)
    assert (code, entry_count(case_path)) == (1, before)
    assert "hører til 2 i sagen" in err


def test_of_two_hidden_with_one_code_a_file_means_neither_and_a_visible_one_stands_apart() -> None:
    told = Told()
    hidden = [told.source("Tip 1", protection="fortrolig") for _ in range(2)]
    case = told.case
    codes = codes_in_case(Visible(case), outward_codes(Visible(case)))["sources"]
    assert (codes.find("Tip 1"), codes.is_twice("Tip 1"), codes.visible()) == (None, False, [])
    assert source_of(case, Visible(case), "Tip 1") is None
    shown = told.source("Tip 1")
    codes = codes_in_case(Visible(case), outward_codes(Visible(case)))["sources"]
    assert (codes.find("Tip 1"), codes.is_twice("Tip 1")) == (shown.id, False)
    assert source_of(case, Visible(case), "Tip 1") == shown
    assert source_of(case, Visible(case), hidden[0].id[:8]) == hidden[0]


def test_outside_the_case_each_has_a_code_of_its_own_whoever_came_last() -> None:
    told = Told()
    one, other = told.source("Borger 9"), told.source("Borger 9", "medarbejder")
    talk = told.encounter(one, code="Borger 9-2")
    outward = outward_codes(Visible(told.case))
    assert outward.sources == {one.id: "Borger 9", other.id: "Borger 9-2"}
    assert outward.encounters == {talk.id: "Borger 9-2-2"}


def test_two_telephone_calls_of_one_day_are_told_apart_wherever_a_conversation_is_named(case_path: Path) -> None:
    """The one that was begun first keeps the name, also once it is closed or corrected after the other."""
    with desk_of(case_path) as desk:
        preparing.add_source(desk, "Borger 9", "MKV", {"group": "borger"})
        calls = [
            preparing.add_encounter(desk, ("Borger 9",), "MKV", {"form": "telefon", "start": f"2023-10-24T{clock}"})
            for clock in ("09:12", "14:40")
        ]
        first, second = ("Borger 9 2023-10-24", "Borger 9 2023-10-24-2")
        told = [preparing.encounter_told(desk, each) for each in standing_open(desk)]
        assert told == [
            "Borger 9 24-10-2023 · pr. telefon · kl. 09.12", "Borger 9 24-10-2023-2 · pr. telefon · kl. 14.40",
        ]  # fmt: skip
        for each in reversed(calls):
            preparing.change_encounter(desk, each.id, (), "MKV", {"outcome": "gennemfoert"})
        labels = {held.encounter.id: held.label for held in desk.visible().encounters.values()}
        assert [labels[each.id] for each in calls] == [first, second]
        assert {preparing.encounter_told(desk, each) for each in standing_closed(desk)} == set(told)
        for protected in (False, True):
            named = {row[4] for row in log.log_table(desk, protected=protected) if row[3] == "samtale"}
            assert named == {"Borger 9 24-10-2023", "Borger 9 24-10-2023-2"}


def test_people_read_a_day_as_days_are_written_and_codes_keep_their_form(run: Run, case_path: Path) -> None:
    said = {"code": "Leder 1", "group": "ledelse", "method": "interview", "date": "2023-10-24"}
    file = case_path.parent / "ind.json"
    answer = {"question": "4.a.1", "source": "Leder 1", "value": "ja"}
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "sources": [said], "answers": [answer]}))
    assert run("import", case_path, file)[0] == 0
    out = case_path.parent / "ud.json"
    run("export", case_path, "-o", out)
    assert [each["code"] for each in json.loads(out.read_text(encoding="utf-8"))["encounters"]] == [
        "Leder 1 2023-10-24"
    ]
    with desk_of(case_path) as desk:
        [held] = desk.visible().encounters.values()
        assert preparing.encounter_label(desk, held.encounter) == "Leder 1 24-10-2023"
        for named in ("Leder 1 2023-10-24", "Leder 1 24-10-2023"):
            found = encounter_of(desk.case, desk.visible(), named)
            assert found
            assert found.id == held.encounter.id
    assert "Leder 1 24-10-2023" in run("status", case_path, "--all")[1]


def test_files_that_are_read_are_known_by_what_they_are_called(run: Run, case_path: Path) -> None:
    with desk_of(case_path) as desk:
        for title in ("Sag 1", "Sag 2", "Sag 3"):
            preparing.add_encounter(desk, (), "MKV", {"method": "dokument", "title": title})
        told = [preparing.encounter_told(desk, each) for each in standing_open(desk)]
        assert [each.split(" · ")[1] for each in told] == ["Sag 1", "Sag 2", "Sag 3"]
        assert desk.encounter("sag 3").title == "Sag 3"
    assert run("encounter", case_path, "Sag 2", "--outcome", "gennemført")[0] == 0
    code, _, err = run("interview", case_path, "--plain")
    assert code == 2
    assert re.search(r"Dokumenter [-0-9]+ \(»Sag 1«, id \w{8}\), Dokumenter [-0-9]+-3 \(»Sag 3«, id \w{8}\)\.", err)
    with desk_of(case_path) as desk:
        preparing.add_encounter(desk, (), "MKV", {"method": "dokument", "title": "Sag 3"})
        with pytest.raises(UsageProblem, match="hører til 2 samtaler"):
            desk.encounter("Sag 3")
