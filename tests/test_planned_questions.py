"""A question of one's own that is planned before the visit: for whom, on every paper and in every conversation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import answers, asked, converse, desk_of
from tests.telling import Told
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.journal.entries import Encounter, Focus, OwnQuestion, Protect, Source
from tilsyn.domain.library.edition import QualityModel
from tilsyn.output.contexts.guide_part import TITLES, guide
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.conversation.session import Session

Run = Callable[..., tuple[int, str, str]]
SPOKEN_TO = {"borger", "paaroerende", "medarbejder", "ledelse", "kommune", "samarbejdspartner"}


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    for code, group in (("Borger 1", "borger"), ("Leder", "ledelse")):
        run("source", case_path, code, "--group", group)
        run("encounter", case_path, "--source", code)
    return case_path


def own(told: Told, *groups: str, at: str = "2.c", code: str = "2.c.e1", **more: Any) -> OwnQuestion:
    stated = {"id": told.id(), "code": code, "at": at, "text": "Hvem får besøg?", "groups": groups, **more}
    made = OwnQuestion.model_validate({"record": told.id(), **stated})
    told.say(made)
    return made


def printed_for(told: Told, model: QualityModel, code: str = "2.c.e1") -> set[str]:
    """The groups whose pages of the guide hold it."""
    return {each["gruppe"] for each in guide(told.case, model, tuple(TITLES))["afsnit"] if code in str(each["emner"])}


def planned(run: Run, path: Path, *words: str, typed: str = "Hvem får besøg?") -> str:
    code, out, err = run("plan", path, "--question", "-", "--indicator", "2.c", *words, typed=typed)
    assert (code, err) == (0, "")
    return out.removeprefix("gemt eget spørgsmål ").strip()


def held(path: Path) -> list[OwnQuestion]:
    with desk_of(path) as desk:
        return [each for _, each in desk.case.of(OwnQuestion)]


def asked_of(path: Path, source: str, **narrowing: Any) -> list[str]:
    """What a conversation with one source asks, by number."""
    with desk_of(path) as desk:
        who = next(each.id for _, each in desk.case.of(Source) if each.code == source)
        talk = next(each for _, each in desk.case.of(Encounter) if who in each.sources)
        return [each for prompt in Session(desk, talk, Narrowing(**narrowing), "MKV").prompts for each in prompt.ids]


def test_it_is_printed_for_the_groups_it_is_planned_for_and_for_all_where_none_is_named(
    told: Told, model: QualityModel
) -> None:
    own(told, "borger", "ledelse")
    own(told, "observation", code="2.c.e2")
    own(told, code="2.c.e3")
    assert printed_for(told, model) == {"borger", "ledelse"}
    assert printed_for(told, model, "2.c.e2") == {"observation"}
    assert printed_for(told, model, "2.c.e3") == {*SPOKEN_TO, "dokument"}


def test_one_asked_in_a_conversation_stays_with_it_whatever_groups_are_named(told: Told, model: QualityModel) -> None:
    own(told, "ledelse", encounter=told.encounter(told.source()).id)
    assert printed_for(told, model) == {"borger"}


def test_one_planned_for_citizens_is_theirs_also_where_a_new_place_has_no_other_words_for_them(
    told: Told, model: QualityModel
) -> None:
    told.field(kind="nygodkendelse")
    own(told, "borger")
    assert printed_for(told, model) == {"borger"}


def test_what_is_outside_the_focus_is_neither_printed_nor_asked(told: Told, model: QualityModel) -> None:
    own(told, "borger")
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="x"))
    assert printed_for(told, model) == set()


def test_a_conversation_asks_what_is_planned_for_its_group_beside_what_it_belongs_to(run: Run, path: Path) -> None:
    code = planned(run, path, "--group", "borger")
    here = asked_of(path, "Borger 1")
    assert here.count(code) == 1
    assert here[here.index(code) - 1].startswith("2.c.")
    assert code not in asked_of(path, "Leder")
    everyone = planned(run, path)
    assert everyone in asked_of(path, "Borger 1")
    assert everyone in asked_of(path, "Leder")
    assert code in asked_of(path, "Borger 1", indicators=("2.c",))
    assert code not in asked_of(path, "Borger 1", indicators=("4.a",))


def test_one_planned_for_another_group_can_be_gone_to_and_answered(run: Run, path: Path) -> None:
    code = planned(run, path, "--group", "borger")
    converse(path, f"g {code}", "j", "De spørger hinanden", ".", "q", asking=Asked(source="Leder"))
    assert answers(path)[code].note == "De spørger hinanden"


def test_the_points_of_a_frame_are_asked_without_it(run: Run, path: Path) -> None:
    code = planned(run, path)
    _, out, _ = run("interview", path, "--source", "Leder", "--checklist", "kerneydelser", typed="s\n" * 60)
    assert asked(out)
    assert code not in asked(out)


def test_the_plan_says_for_whom_and_what_may_be_typed_for_it(run: Run, path: Path) -> None:
    code = planned(run, path, "--group", "ledelsen", "--group", "Borgere", "--group", "borger")
    assert held(path)[0].groups == ("borger", "ledelse")
    assert f"Egne spørgsmål: {code} til borgere og ledelsen: Hvem får besøg?" in run("plan", path)[1]
    shown = json.loads(run("plan", path, "--json")[1])["own_questions"]
    assert shown == [{"code": code, "at": "2.c", "text": "Hvem får besøg?", "groups": ["borger", "ledelse"]}]


def test_it_is_set_right_in_words_in_place_and_in_groups(run: Run, path: Path) -> None:
    code = planned(run, path, "--group", "borger")
    assert run("plan", path, "--code", code.upper(), "--group", "alle")[1] == f"gemt eget spørgsmål {code}\n"
    assert [(each.text, each.groups) for each in held(path)] == [("Hvem får besøg?", ())]
    run("plan", path, "--code", code, "--question", "-", "--indicator", "kriterium:4", typed="Hvem kommer her?")
    assert [(each.code, each.at, each.text) for each in held(path)] == [(code, "criterion:4", "Hvem kommer her?")]
    assert run("plan", path, "--code", code, "--group", "alle")[1].startswith("Uændret")


def test_what_has_been_answered_keeps_its_words_and_may_be_put_to_others(run: Run, path: Path) -> None:
    code = planned(run, path, "--group", "borger")
    converse(path, f"g {code}", "j", "x", ".", "q", asking=Asked(source="Borger 1"))
    refused = run("plan", path, "--code", code, "--question", "-", typed="Noget andet?")
    assert (refused[0], f"{code} er besvaret" in refused[2]) == (2, True)
    assert run("plan", path, "--code", code, "--group", "ledelse")[0] == 0
    assert [(each.text, each.groups) for each in held(path)] == [("Hvem får besøg?", ("ledelse",))]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--question", "-"), "--question mangler et sted"),
        (("--question", "-", "--indicator", "2.c", "--group", "chef"), "Gruppen »chef« kendes ikke"),
        (("--question", "-", "--indicator", "2.c", "--group", "alle", "--group", "borger"), "--group alle kan ikke"),
        (("--question", "-", "--indicator", "2.z"), "2.z"),
        (("--question", "Hvem får besøg?", "--indicator", "2.c"), "kan ikke stå på kommandolinjen"),
        (("--question", "-", "--basis", "-"), "Kun én tekst"),
        (("--group", "borger"), "--group hører til et eget spørgsmål"),
        (("--indicator", "2.c"), "--indicator hører til et eget spørgsmål"),
        (("--code", "2.c.e1"), "--code siger ikke"),
        (("--code", "2.c.e1", "--group", "borger"), "findes ikke i planen"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    run: Run, path: Path, words: tuple[str, ...], said: str
) -> None:
    code, out, err = run("plan", path, *words, typed="Hvem får besøg?")
    assert (code, out) == (2, "")
    assert said in err
    assert "\nRåd: " in err
    assert held(path) == []


def test_one_asked_in_a_conversation_is_not_set_right_in_the_plan(run: Run, path: Path) -> None:
    converse(path, "e", "Hvad skete der?", "q", asking=Asked(source="Borger 1"))
    (made,) = held(path)
    code, _, err = run("plan", path, "--code", made.code, "--group", "ledelse")
    assert (code, "er stillet i en samtale" in err) == (2, True)
    assert made.code not in run("plan", path)[1]


def test_an_earlier_file_says_nothing_of_groups_and_takes_none_away(run: Run, path: Path) -> None:
    file = path.parent / "fil.json"
    first = {"code": "2.c.e1", "at": "2.c", "text": "Hvem får besøg?"}

    def taken(**stated: Any) -> tuple[int, str]:
        file.write_text(json.dumps({"format": "tilsyn-exchange/1", "own_questions": [{**first, **stated}]}))
        return run("import", path, file)[:2]

    assert taken() == (0, "1 skrevet, 0 fandtes i forvejen\n")
    run("plan", path, "--code", "2.c.e1", "--group", "borger")
    assert taken() == (0, "0 skrevet, 1 fandtes i forvejen\n")
    assert held(path)[0].groups == ("borger",)
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "own_questions": [{**first, "groups": ["chef"]}]}))
    code, _, err = run("import", path, file)
    assert (code, "own_questions[0].groups" in err) == (1, True)


def test_no_group_of_a_protected_one_leaves_a_trace(told: Told, model: QualityModel, run: Run, path: Path) -> None:
    hidden = own(told, "borger", "observation")
    told.say(Protect(record=told.id(), target=told.case.live(hidden.slot)[0].id, protection="fortrolig", reason="x"))
    assert printed_for(told, model) == set()
    code = planned(run, path, "--group", "borger")
    before = run("plan", path)[1]
    with desk_of(path) as desk:
        (entry,) = (each for each, _ in desk.case.of(OwnQuestion))
        desk.add([Protect(record="r1", target=entry.id, protection="whistleblow", reason="x")], "MKV")
    assert code in before
    assert code not in run("plan", path)[1]
    assert "Egne spørgsmål" not in run("plan", path)[1]
    assert code not in asked_of(path, "Borger 1")
    refused = run("plan", path, "--code", code, "--group", "ledelse")
    assert refused == run("plan", path, "--code", code, "--group", "kommune")
    assert "findes ikke i planen" in refused[2]
