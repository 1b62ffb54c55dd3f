"""Whom each question is for, and in which words: by family, setting, target group and kind of case."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import answers, converse
from tests.telling import Told
from tilsyn.domain.findings.flow import Listener, Narrowing, Prompt, prompts
from tilsyn.domain.findings.openings import printed_closings, said_to, stated_leaders
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import OwnQuestion, Protect
from tilsyn.domain.library.edition import QualityModel, Question
from tilsyn.domain.library.wording import Phrasebook, Situation, Target, When, situation, types_of_department
from tilsyn.output.contexts.guide_part import TITLES, guide
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.danish_stems import danish_stem

Run = Callable[..., tuple[int, str, str]]
CANNOT_KNOW = {
    "paaroerende": ("3.b.6", "10.b.2", "4.a.1", "7.a.6", "9.a.2", "9.a.3", "14.a.2"),
    "borger": ("3.b.7", "10.a.2", "8.a.3"),
    "kommune": ("3.b.7", "7.a.2", "14.a.2"),
    "samarbejdspartner": ("5.c.2", "8.a.7", "10.b.1"),
}
A_FEW = 3
AMBULANT, RESIDENTIAL, HOME = "101-ambulant", "101-doegn", "107"


def spoken_of(texts: Iterable[str]) -> set[str]:
    """The stems of the words that carry what a text is about."""
    stem = danish_stem()
    return {stem(each) for text in texts for each in re.findall(r"\w{6,}", text.casefold())}


def subject(question: Question) -> set[str]:
    return spoken_of((question.text, question.gist or "", *question.parts))


def test_no_group_is_said_to_know_nothing_of_what_a_familys_words_ask_it_about(model: QualityModel) -> None:
    """What a family says to a group may not speak of what only a question is about that is not for that group.

    A word tells which question is meant where hardly any other has it: telefon, and not samtale.
    """
    held = {question.id: question for _, question in model.questions()}
    counted = Counter(word for question in held.values() for word in subject(question))
    telling = {word for word, number in counted.items() if number <= A_FEW}
    found = []
    for family, group in ((each, group) for each in model.families for group in each.ask):
        said = spoken_of(
            text for words in (family.ask, *(each.ask for each in family.variants)) for text in words.get(group, ())
        )
        served = [held[each] for each in family.questions if each not in family.not_for_groups.get(group, ())]
        may = [each for each in served if group not in each.not_for_groups]
        known = set().union(*map(subject, may))
        found += [
            (family.id, group, each.id, words)
            for each in served
            if each not in may and (words := sorted((telling & said & subject(each)) - known))
        ]
    assert found == []


def test_whom_a_family_has_words_for_at_least_one_of_its_questions_is_for(model: QualityModel) -> None:
    held = {question.id: question for _, question in model.questions()}
    for family in model.families:
        for group in family.ask:
            known = [each for each in family.questions if group not in held[each].not_for_groups]
            assert set(known) - set(family.not_for_groups.get(group, ())), (family.id, group)


def asked(model: QualityModel, told: Told, group: str, *, everything: bool = False) -> list[Prompt]:
    return prompts(model, Visible(told.case), Listener("interview", (group,)), Narrowing(everything=everything))


def serving(made: list[Prompt], question: str) -> Prompt:
    return next(each for each in made if question in each.ids)


def sections(told: Told, model: QualityModel, *groups: str) -> dict[str, Any]:
    return {each["gruppe"]: each for each in guide(told.case, model, groups or tuple(TITLES))["afsnit"]}


def texts(section: Any) -> Iterator[str]:
    for topic in section["emner"]:
        for row in topic["spoergsmaal"]:
            yield from (row["hoved"], *row["opfoelgning"])


def numbers(section: Any) -> set[str]:
    return {number for topic in section["emner"] for row in topic["spoergsmaal"] for number in row["numre"]}


def test_a_family_carries_no_question_that_the_group_cannot_know(model: QualityModel, told: Told) -> None:
    assert sum(map(len, CANNOT_KNOW.values())) == 16
    for group, questions in CANNOT_KNOW.items():
        served = {each for prompt in asked(model, told, group) for each in prompt.ids}
        assert served & set(questions) == set()
        assert numbers(sections(told, model, group)[group]) & set(questions) == set()


def test_no_family_carries_what_its_question_says_a_group_cannot_know(model: QualityModel, told: Told) -> None:
    told.field(service_types=[RESIDENTIAL])
    for group in TITLES:
        made = asked(model, told, group)
        assert [each.id for prompt in made for each in prompt.questions if group in each.not_for_groups] == []


def test_what_a_relative_says_of_the_slip_is_recorded_under_no_other_question(case_path: Path, run: Run) -> None:
    run("source", case_path, "Pårørende 1", "--group", "pårørende")
    converse(case_path, "g 4.b.4", "j", "Fik hjælp samme dag", ".", "q", asking=Asked(source="Pårørende 1"))
    assert set(answers(case_path)) == {"4.b.4"}


def test_a_question_a_family_leaves_out_can_still_be_gone_to_by_itself(model: QualityModel, told: Told) -> None:
    whole = asked(model, told, "paaroerende", everything=True)
    alone = serving(whole, "3.b.6")
    assert (alone.ids, alone.family, alone.ask) == (("3.b.6",), None, ())
    assert serving(whole, "4.b.4").ids == ("4.b.4",)


def test_a_listener_of_two_groups_is_asked_what_either_can_know(model: QualityModel, told: Told) -> None:
    made = prompts(model, Visible(told.case), Listener("interview", ("borger", "paaroerende")), Narrowing())
    assert serving(made, "4.b.4").ids == ("3.b.6", "4.b.4", "10.b.2")


def test_a_family_may_leave_out_more_for_a_group_than_its_questions_do(model: QualityModel, told: Told) -> None:
    without = {"not_for_groups": {"borger": ("14.a.2",)}}
    families = [each.model_copy(update=without) if each.id == "huset" else each for each in model.families]
    made = asked(model.model_copy(update={"families": tuple(families)}), told, "borger")
    assert serving(made, "14.a.1").ids == ("14.a.1", "7.a.7")
    assert serving(made, "14.a.2").ids == ("14.a.2",)
    assert serving(made, "14.a.2").family is None


def test_beside_a_familys_words_stands_the_familys_own_hint(model: QualityModel, told: Told) -> None:
    for group in TITLES:
        for prompt in asked(model, told, group):
            said = dict(prompt.hints).get(group, "")
            if prompt.family and group in prompt.family.ask:
                assert said == prompt.family.hints.get(group, "")
    first = serving(asked(model, told, "borger"), "2.a.3")
    assert first.lead.hints["borger"] not in dict(first.hints)["borger"]


BY_THE_STREET = "Hvem kan se eller høre dig på vejen fra gaden og ind til din samtale?"
IN_THE_HOUSE = "Hvem kan se eller høre dig, når du taler med personalet her i huset?"
BY_THE_DOOR = "Tænk på, når du kommer ind ad døren her om morgenen. Hvem kan se eller høre dig?"


@pytest.mark.parametrize(
    ("service_types", "spoken", "unspoken"),
    [
        ((AMBULANT,), BY_THE_STREET, "når du taler med personalet her i huset"),
        ((RESIDENTIAL,), IN_THE_HOUSE, "fra gaden og ind til"),
        ((RESIDENTIAL, HOME), IN_THE_HOUSE, "fra gaden og ind til"),
        (("101-dag",), BY_THE_DOOR, "fra gaden og ind til"),
        ((AMBULANT, RESIDENTIAL), BY_THE_STREET, "når du taler med personalet her i huset"),
        (("101-dag",), "Fortæl om rummene her i huset.", "dit værelse"),
        ((HOME,), "Hvor længe er det meningen, at du skal have hjælp her?", "din behandler"),
        ((RESIDENTIAL,), "Fortæl om dit værelse her.", "der går her"),
    ],
)  # fmt: skip
def test_the_setting_chooses_the_words(
    model: QualityModel, told: Told, service_types: tuple[str, ...], spoken: str, unspoken: str
) -> None:
    told.field(service_types=list(service_types))
    said = list(texts(sections(told, model, "borger")["borger"]))
    assert spoken in said
    assert not [each for each in said if unspoken in each]


@pytest.mark.parametrize(("setting", "when"), [("ambulant", "går her"), ("doegn", "er her"), ("botilbud", "er her")])
def test_nobody_is_asked_what_to_reach_by_living_in_a_place(model: QualityModel, setting: str, when: str) -> None:
    question = next(each for _, each in model.questions() if each.id == "3.b.1")
    said = Phrasebook(model, Situation(frozenset({setting}))).ask(question, "borger")
    assert f"Hvad vil du gerne nå, mens du {when}?" in said


def test_a_variant_has_its_own_hint_and_its_own_weight(model: QualityModel, told: Told) -> None:
    assert serving(asked(model, told, "borger"), "9.a.3").core
    told.field(service_types=[RESIDENTIAL])
    made = asked(model, told, "borger")
    assert not serving(made, "9.a.3").core
    assert "sengetid" in dict(serving(made, "7.a.2").hints)["borger"]


def test_beside_the_words_to_the_young_stands_the_hint_to_them(model: QualityModel, told: Told) -> None:
    told.field(service_types=["101-ambulant-unge"])
    fear = serving(asked(model, told, "borger"), "7.a.t1")
    assert "de voksne" in fear.ask[1]
    assert "Fortæller den unge om vold eller overgreb" in dict(fear.hints)["borger"]
    complaint = next(question for _, question in model.questions() if question.id == "4.a.6")
    assert "ung" not in complaint.hints
    assert dict(serving(asked(model, told, "borger"), "4.a.6").hints)["borger"] == complaint.hints["borger"]


def test_what_to_look_for_follows_the_setting_too(model: QualityModel, told: Told) -> None:
    told.field(service_types=[RESIDENTIAL])
    made = prompts(model, Visible(told.case), Listener("observation", ()), Narrowing(everything=True))
    assert "sin gæst" in (serving(made, "2.c.t1").look or "")


@pytest.mark.parametrize(
    ("target_groups", "service_types", "expected"),
    [
        (["18 til 65 år (misbrug af opioider)"], [AMBULANT], {"injicerer"}),
        (["15 til 25 år (misbrug af cannabis)"], [AMBULANT], {"unge"}),
        (["Unge og deres familier"], [AMBULANT], {"unge"}),
        ([], ["101-ambulant-unge"], {"unge"}),
        (["18 til 40 år (misbrug af cannabis)"], [AMBULANT], set()),
        ([], [AMBULANT], set()),
    ],
)
def test_the_target_group_is_read_from_what_the_case_says(
    model: QualityModel, target_groups: list[str], service_types: list[str], expected: set[str]
) -> None:
    assert situation(model, service_types, target_groups, "drift").targets == expected


def test_needles_and_the_young_are_spoken_of_only_where_they_may_be(model: QualityModel, told: Told) -> None:
    told.field(target_groups=["18 til 40 år (misbrug af cannabis)"])
    plain = " ".join(
        text for each in sections(told, model, *TITLES).values() if each["art"] == "samtale" for text in texts(each)
    )
    assert "kanyle" not in plain
    assert "unge" not in plain
    told.field(target_groups=["15 til 40 år (misbrug af opioider)"])
    made = sections(told, model, "medarbejder", "ledelse")
    assert "Hvad gør I for at undgå smitte, for eksempel fra en brugt kanyle?" in set(texts(made["medarbejder"]))
    assert "Hvordan har I valgt metoder til de unge?" in set(texts(made["ledelse"]))


def test_words_to_someone_under_18_are_not_printed_for_adults(model: QualityModel, told: Told) -> None:
    def conditions() -> list[str]:
        return [each["hvis"] for each in sections(told, model, "borger")["borger"]["aabning"]]

    assert "Er borgeren under 18 år" in conditions()
    told.field(target_groups=["18 til 65 år (misbrug af opioider)"])
    assert "Er borgeren under 18 år" not in conditions()
    told.field(target_groups=["15 til 25 år (misbrug af cannabis)"])
    assert "Er borgeren under 18 år" in conditions()


@pytest.mark.parametrize("service_type", [AMBULANT, RESIDENTIAL, HOME])
def test_an_applicant_is_asked_how_it_is_meant_and_nobody_for_the_last_time(
    model: QualityModel, told: Told, service_type: str
) -> None:
    told.field(kind="nygodkendelse", service_types=[service_type])
    made = sections(told, model)
    assert {"borger", "paaroerende"} & set(made) == set()
    said = [text for each in made.values() if each["art"] == "samtale" for text in texts(each)]
    assert "Vis mig, hvordan en plan skal se ud hos jer." in said
    assert not [each for each in said if "sidst" in each or "seneste" in each]
    looked = [row["tekst"] for topic in made["dokument"]["emner"] for row in topic["spoergsmaal"]]
    assert "ligger klar" in made["dokument"]["foran"]
    assert not [each for each in looked if "ligger klar" in each], "it is said once above them all"
    assert not [each for each in looked if "k af n" in each or "udtruk" in each]


@pytest.mark.parametrize("service_type", [AMBULANT, "101-dag", RESIDENTIAL, HOME, "66-1-5"])
def test_nobody_looks_in_an_empty_house_for_what_people_do_there(
    model: QualityModel, told: Told, service_type: str
) -> None:
    told.field(kind="nygodkendelse", service_types=[service_type])
    made = sections(told, model)["observation"]
    rows = {row["numre"][0]: row["tekst"] for topic in made["emner"] for row in topic["spoergsmaal"]}
    assert made["foran"] == ""
    assert rows.keys() & {"3.b.3", "4.a.1", "7.a.4", "10.a.4", "8.b.1", "10.b.1"} == set()
    assert rows.keys() >= {"7.a.7", "14.a.1", "14.b.1"}
    assert not [each for each in rows.values() if re.search(r"klokkeslæt|[Ss]id med|når der kommer folk|inviter", each)]
    waiting = [each for each in rows.values() if "venterum" in each or "skal vente" in each]
    assert bool(waiting) is (service_type in {AMBULANT, "101-dag"})
    usual = {question.id: question.look.observation for _, question in model.questions()}
    assert not [number for number, text in rows.items() if text == usual[number]]


def test_every_paper_that_may_lie_ready_is_asked_for_in_words_of_its_own(model: QualityModel, told: Told) -> None:
    told.field(kind="nygodkendelse", service_types=[AMBULANT, HOME])
    asked_for = prompts(model, Visible(told.case), Listener("dokument", ()), Narrowing())
    assert len(asked_for) > 80
    assert [each.ids[0] for each in asked_for if (each.lead.gist or "") in (each.look or "")] == []


def test_what_a_new_place_is_not_looked_for_in_can_still_be_gone_to(case_path: Path, run: Run) -> None:
    run("case", case_path, "--set", "tilsynstype=nygodkendelse")
    _, out, _ = run("interview", case_path, "--method", "observation", typed="g 8.b.1\nq\n")
    assert "8.b.1" in out


def test_a_question_of_ones_own_makes_no_guide_for_citizens_who_are_not_there(model: QualityModel, told: Told) -> None:
    told.field(kind="nygodkendelse")
    told.say(OwnQuestion(record=told.id(), id=told.id(), code="7.a.e1", at="7.a", text="Eget?"))
    made = sections(told, model)
    assert {"borger", "paaroerende"} & set(made) == set()
    assert "7.a.e1" in numbers(made["ledelse"])


@pytest.mark.parametrize("service_type", [AMBULANT, RESIDENTIAL, HOME])
@pytest.mark.parametrize("group", ["ledelse", "medarbejder"])
def test_a_new_place_has_words_for_every_question_to_its_leader_and_its_staff(
    model: QualityModel, told: Told, service_type: str, group: str
) -> None:
    told.field(service_types=[service_type])
    before = {each for prompt in asked(model, told, group) for each in prompt.ids}
    told.field(kind="nygodkendelse", service_types=[service_type])
    assert {each for prompt in asked(model, told, group) for each in prompt.ids} == before


@pytest.mark.parametrize("group", ["medarbejder", "kommune", "samarbejdspartner"])
def test_of_a_new_place_others_are_asked_what_is_agreed_and_nothing_that_must_have_happened(
    model: QualityModel, told: Told, group: str
) -> None:
    told.field(kind="nygodkendelse")
    said = [text for prompt in asked(model, told, group) for text in prompt.ask]
    assert len(said) >= 15
    assert not [each for each in said if re.search(r"sidst|seneste|Fortæl om|gjorde du|skete", each)]
    assert not [each for each in said if "det nye sted" not in each and re.search(r"\bstedet\b", each)]


@pytest.mark.parametrize(
    ("service_type", "question", "word"),
    [
        (HOME, "9.a.3", "14 dage"),
        (HOME, "14.b.1", "åbningstid"),
        (RESIDENTIAL, "14.b.1", "åbningstid"),
        ("101-dag", "14.c.t1", "værelse"),
        (RESIDENTIAL, "7.a.5", "komme herhen"),
        (HOME, "7.a.5", "ud til en borger"),
        (HOME, "7.a.5", "frem til det nye sted"),
        (RESIDENTIAL, "14.a.1", "fra gaden"),
        (HOME, "9.a.1", "borger ringer"),
    ],
)
def test_a_new_place_keeps_the_words_of_its_setting(
    model: QualityModel, told: Told, service_type: str, question: str, word: str
) -> None:
    told.field(kind="nygodkendelse", service_types=[service_type])
    for group in ("ledelse", "medarbejder", "kommune"):
        made = [each for each in asked(model, told, group, everything=True) if question in each.ids]
        assert not [text for prompt in made for text in prompt.ask if word in text.casefold()]


def test_one_leader_and_several_are_opened_to_in_their_own_words(model: QualityModel, told: Told) -> None:
    script = model.scripts["ledelse"]

    one, several = (script.opening, script.closing), (script.opening_several, script.closing_several)

    def printed() -> list[tuple[str, str]]:
        section = sections(told, model, "ledelse")["ledelse"]
        first, last = ([each["tekst"] for each in section[name]] for name in ("aabning", "afslutning"))
        return list(zip(first, last, strict=True))

    def said() -> tuple[str, str]:
        return (now := said_to(script, "ledelse", Visible(told.case))).opening, now.closing

    assert printed() == [one, several]
    told.field(staff=["vejleder: 3", "afdelingsleder: 2"])
    assert printed() == [several]
    assert said() == several
    told.field(staff=["afdelingsleder: 1"])
    told.source("Leder 1", "ledelse")
    assert said() == one
    told.source("Leder 2", "ledelse")
    assert said() == several
    assert not re.search(r"\b(du|dig|din|dit)\b", " ".join(several).casefold())


def test_a_script_without_last_words_has_none_on_paper(model: QualityModel, told: Told) -> None:
    script = model.scripts["ledelse"].model_copy(update={"closing": "", "closing_several": ""})
    assert list(printed_closings(script, "ledelse", Visible(told.case))) == []


TOLD_FIRST = {
    "formaal": r"undersøger|vil gerne|spørger til|for at høre",
    "frivilligt": r"hvad (du|I) vil svare på|Vil (du|I) ikke svare på noget",
    "noter": r"skriver ned",
    "anonymitet": r"gætte|genkendes",
    "whistleblower": r"whistleblowerordning|uden at sige, hvem (du|man) er",
}
"""By what there is a box for: words by which it is said."""


def test_every_opening_says_what_there_is_a_box_for(model: QualityModel) -> None:
    assert list(TOLD_FIRST) == [each.id for each in model.informed]
    whole = [each for name, each in model.scripts.items() if name not in {"gruppe", "ung"}]
    openings = [text for each in whole for text in (each.opening, each.opening_several) if text]
    assert len(openings) == 7
    assert [(text, box) for text in openings for box, said in TOLD_FIRST.items() if not re.search(said, text)] == []


def test_nobody_is_told_that_a_place_is_small_which_may_be_large(model: QualityModel) -> None:
    for name in ("borger", "medarbejder"):
        assert not re.search(r"(?<!Er )\bI er (få|ikke så mange)", model.scripts[name].opening)


def test_whether_a_municipality_runs_the_place_is_in_the_question_itself(model: QualityModel, told: Told) -> None:
    for kind in ("drift", "nygodkendelse"):
        told.field(kind=kind)
        prompt = serving(asked(model, told, "kommune"), "3.b.8")
        assert re.search(r"hvis det er jer, der (driver|skal drive) ", prompt.ask[0])
        assert "driftsherre" not in " ".join(prompt.ask)
        assert "ellers spring over" in dict(prompt.hints)["kommune"]


def test_leaders_are_counted_as_they_are_written() -> None:
    assert stated_leaders(["behandlingsleder: 1", "Leder : 1", "pædagog: 4", "vejleder: 9"]) == 2


def test_own_questions_are_printed_for_whom_they_were_asked(model: QualityModel, told: Told) -> None:
    talk = told.encounter(told.source())
    looked = told.encounter(method="dokument")
    for code, encounter in (("7.a.e1", talk.id), ("2.c.e1", None), ("6.b.e1", looked.id)):
        own = OwnQuestion(
            record=told.id(), id=told.id(), code=code, at=code[:3], text=f"Eget {code}?", encounter=encounter
        )
        told.say(own)
    made = sections(told, model)
    assert "2.c.e1" not in numbers(made["observation"])
    assert {"7.a.e1", "2.c.e1"} <= numbers(made["borger"])
    assert "6.b.e1" not in numbers(made["borger"])
    assert "2.c.e1" in numbers(made["ledelse"])
    assert "7.a.e1" not in numbers(made["ledelse"])
    assert {"6.b.e1", "2.c.e1"} <= numbers(made["dokument"])


def test_an_own_question_for_all_makes_no_conversation_with_citizens_a_new_place_has_not(
    model: QualityModel, told: Told
) -> None:
    told.field(kind="nygodkendelse", service_types=[AMBULANT])
    told.say(OwnQuestion(record=told.id(), id=told.id(), code="2.c.e1", at="2.c", text="Hvem kan være med?"))
    made = sections(told, model)
    assert {"borger", "paaroerende"} & set(made) == set()
    assert {"ledelse", "dokument"} <= {group for group in made if "2.c.e1" in numbers(made[group])}


def test_a_protected_own_question_is_on_no_paper(model: QualityModel, told: Told) -> None:
    own = OwnQuestion(record=told.id(), id=told.id(), code="7.a.e1", at="7.a", text="HEMMELIGT?")
    entry = told.say(own)[0]
    told.say(Protect(record=told.id(), target=entry.id, protection="whistleblow", reason="x"))
    assert "HEMMELIGT" not in str(guide(told.case, model, tuple(TITLES)))


@pytest.mark.parametrize(
    "service_type",
    [AMBULANT, "101-ambulant-unge", "101a-ambulant", "101-dag", RESIDENTIAL, HOME, "110", "66-1-5", "43-bl", "141-sul"],
)
def test_a_citizen_can_be_asked_it_all_in_forty_minutes(model: QualityModel, told: Told, service_type: str) -> None:
    told.field(service_types=[service_type])
    core = [each for each in asked(model, told, "borger") if each.core]
    assert 8 <= len(core) <= 12
    assert max(len(each.ask) for each in core) <= 3
    assert sum(len(each.ask) for each in core) <= 33


def test_every_indicator_that_is_judged_can_be_asked_about(model: QualityModel, told: Told) -> None:
    told.field(service_types=[RESIDENTIAL])
    for group in ("borger", "medarbejder", "ledelse"):
        spoken = {unit.id for prompt in asked(model, told, group) for unit in prompt.units}
        assert {"2.c", "6.a", "6.b", "7.a", "14.c"} <= spoken


def test_a_citizen_is_asked_calmly_about_fear_and_the_papers_always_for_the_register(
    model: QualityModel, told: Told
) -> None:
    fear = serving(asked(model, told, "borger"), "7.a.t1")
    assert fear.core
    assert "bange" in fear.ask[0]
    assert any("personalet" in each for each in fear.ask)
    papers = prompts(model, Visible(told.case), Listener("dokument", ()), Narrowing())
    register = serving(papers, "7.a.t1").look or ""
    assert register.startswith("Bed altid")
    assert "beredskab" in register


@pytest.mark.parametrize("setting", [RESIDENTIAL, HOME])
def test_where_people_live_both_sides_are_asked_of_force_whatever_the_time(
    model: QualityModel, told: Told, setting: str
) -> None:
    told.field(service_types=[setting])
    assert all(serving(asked(model, told, group), "6.b.t1").core for group in ("borger", "medarbejder"))


@pytest.mark.parametrize("setting", [AMBULANT, RESIDENTIAL, HOME])
def test_a_conversation_begins_with_contact_and_does_not_end_with_fear(
    model: QualityModel, told: Told, setting: str
) -> None:
    told.field(service_types=[setting])
    core = [each for each in asked(model, told, "borger") if each.core]
    assert "5.a.2" in core[0].ids
    assert core[-1].topic == "huset"
    assert not {"6.b.t1", "7.a.t1"} & set(core[-1].ids)
    assert (
        asked(model, told, "paaroerende")[0].ask[0] == "Fortæl om sidste gang, du selv ringede eller skrev til stedet."
    )


def test_that_one_need_not_tell_of_oneself_is_said_where_it_may_be_heard_so_and_not_every_time(
    model: QualityModel, told: Told
) -> None:
    health = [each for each in asked(model, told, "borger") if each.topic == "helbred"]
    said = "".join("x" if each.ask[0].startswith("Du behøver ikke") else "-" for each in health)
    assert said[0] == "x"
    assert "xxxx" not in said
    assert all(serving(health, each).ask[0].startswith("Du behøver ikke") for each in ("5.c.5", "5.c.8", "5.c.10"))


def test_our_own_additions_are_never_called_official(case_path: Path, run: Run) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    shown = converse(case_path, "g 7.a.t1", "q").told
    assert "Programmets spørgsmål, ikke officielt: Er borgerne trygge" in shown
    assert "Officielt: Er borgerne trygge" not in shown


def test_a_condition_holds_when_all_it_names_does() -> None:
    at = Situation(frozenset({"doegn", "botilbud"}), frozenset({"unge"}), "drift")
    assert at.fits(When(settings=("doegn", "botilbud"), targets=("unge", "injicerer")))
    assert not at.fits(When(settings=("doegn",)))
    assert not at.fits(When(settings=("doegn", "botilbud"), kinds=("nygodkendelse",)))
    assert not Situation().fits(When(settings=("ambulant",)))


def test_a_target_group_is_known_by_the_age_of_the_youngest() -> None:
    young = Target(id="unge", title="unge", below_age=18)
    assert young.is_of((), ["16 – 30 år"])
    assert not young.is_of((), ["18-30 år", "op til 15 pladser"])


def test_a_place_for_the_young_alone_asks_in_their_words_and_one_for_both_has_them_beside(
    model: QualityModel, told: Told
) -> None:
    told.field(target_groups=["18 til 65 år (misbrug af opioider)"])
    grown = serving(asked(model, told, "borger"), "4.b.1")
    told.field(target_groups=["15 til 65 år (misbrug af opioider)"])
    both = serving(asked(model, told, "borger"), "4.b.1")
    told.field(service_types=["101-ambulant-unge"])
    young = serving(asked(model, told, "borger"), "4.b.1")
    assert grown.ask == both.ask
    assert young.ask[0] == "Hvem fandt på, hvad du skal have hjælp til her?"
    assert f"Er borgeren under 18 år: »{young.ask[0]}«" in dict(both.hints)["borger"]
    assert "under 18" not in str(grown.hints) + str(young.hints)


@pytest.mark.parametrize("command", [("model", "show", "KM2021"), ("ref", "7.a.t1")])
def test_the_library_shows_which_questions_are_our_own(run: Run, command: tuple[str, ...]) -> None:
    assert "over en grænse? (programmets spørgsmål, ikke officielt)" in run(*command)[1]


def test_where_people_live_nobody_is_sent_to_a_waiting_room(model: QualityModel, told: Told) -> None:
    told.field(service_types=[RESIDENTIAL])
    for method in ("dokument", "observation"):
        looked = [each.look or "" for each in prompts(model, Visible(told.case), Listener(method, ()), Narrowing())]
        assert not [each for each in looked if "venterum" in each or "modtagelse" in each.casefold()]


@pytest.mark.parametrize("kind", ["drift", "nygodkendelse"])
def test_where_people_live_one_leaves_before_time_and_waits_for_a_room(
    model: QualityModel, told: Told, kind: str
) -> None:
    told.field(kind=kind, service_types=[RESIDENTIAL])
    for group in ("medarbejder", "ledelse", "kommune"):
        said = [text for prompt in asked(model, told, group) for text in prompt.ask]
        assert [each for each in said if re.search(r"stopp(?:e|ede) (?:her )?før tid", each)], group
        assert not [each for each in said if "falder fra" in each or "ingen behandler har plads" in each]


def test_where_people_live_no_group_is_asked_about_those_who_come_and_go(model: QualityModel, told: Told) -> None:
    told.field(service_types=[RESIDENTIAL])
    for group in TITLES:
        for prompt in asked(model, told, group, everything=True):
            said = " ".join((*prompt.ask, *dict(prompt.hints).values()))
            assert not re.search(r"(?<!i )\b(går|gå|gik) (her|på stedet)\b", said), said
            assert "frem til stedet" not in said


def test_a_home_for_the_young_is_asked_about_in_their_words(model: QualityModel, told: Told) -> None:
    told.field(service_types=["43-bl"])
    said = [text for prompt in asked(model, told, "borger") for text in prompt.ask]
    assert "Hvem kan du gå til her om natten?" in said
    assert not [each for each in said if "behandler" in each]
    assert not [each for each in said if "de dage, du kommer her" in each or "hvornår du skal komme" in each]


def test_a_copy_from_before_there_were_variants_opens_and_says_what_it_said(model: QualityModel, told: Told) -> None:
    older = json.loads(model.model_dump_json())
    for name in ("targets", "swaps", "kinds"):
        del older[name]
    for family in older["families"]:
        del family["hints"], family["not_for_groups"], family["variants"]
    told.field(service_types=[RESIDENTIAL], kind="nygodkendelse")
    opened = QualityModel.model_validate_json(json.dumps(older, ensure_ascii=False))
    said = serving(asked(opened, told, "medarbejder"), "3.a.1")
    assert said.ask[0] == "Tænk på den seneste nye borger, du fik. Hvordan valgte du metode?"


def test_the_plain_interview_says_the_words_of_the_case_and_the_hint_beside_them(case_path: Path, run: Run) -> None:
    run("case", case_path, "--set", "tilbudstyper=101-doegn")
    run("source", case_path, "Borger 1", "--group", "borger")
    shown = converse(case_path, "g 4.b.1", "q").told
    assert "Hvad sker der, hvis du er uenig i en af husets regler?" in shown
    assert "Vink: Går borgeren i stå ved reglerne, så nævn sengetid" in shown


AT_HOME = "Hvad sker der, hvis du er uenig i en af husets regler?"


@pytest.mark.parametrize(
    ("department", "types"),
    [
        ("Nord (døgnbehandling)", ["101-doegn"]),
        ("Døgnafdelingen", ["101-doegn"]),
        ("Syd (midlertidigt botilbud)", ["107"]),
        ("Ambulatoriet", ["101-ambulant"]),
        ("Daghuset", ["101-dag"]),
        ("Hus B", ["101-doegn", "107", "101-ambulant", "101-dag"]),
        ("Behandlingen", ["101-doegn", "107", "101-ambulant", "101-dag"]),
        (None, ["101-doegn", "107", "101-ambulant", "101-dag"]),
    ],
)
def test_a_department_is_of_the_service_types_it_is_named_after(
    model: QualityModel, department: str | None, types: list[str]
) -> None:
    case = ("101-doegn", "107", "101-ambulant", "101-dag")
    assert list(types_of_department(model, case, department)) == types


def test_a_conversation_has_the_words_of_its_department_where_that_is_known(model: QualityModel, told: Told) -> None:
    told.field(service_types=["101-ambulant", "101-doegn"], departments=["Ambulatoriet", "Nord (døgnbehandling)"])

    def said(department: str | None) -> list[str]:
        who = Listener("interview", ("borger",), department)
        made = prompts(model, Visible(told.case), who, Narrowing(everything=True))
        return [text for prompt in made for text in prompt.ask]

    assert AT_HOME in said("Nord (døgnbehandling)")
    assert AT_HOME not in said("Ambulatoriet")
    assert said(None) == said("Hus B")
    assert AT_HOME not in said(None)


def test_the_plain_interview_says_the_words_of_the_department_it_is_held_in(case_path: Path, run: Run) -> None:
    run("case", case_path, "--set", "tilbudstyper=101-ambulant; 101-doegn")
    run("case", case_path, "--set", "afdelinger=Ambulatoriet; Nord (døgnbehandling)")
    run("source", case_path, "Borger 1", "--group", "borger")
    assert run("encounter", case_path, "--source", "Borger 1", "--department", "Nord (døgnbehandling)")[0] == 0
    shown = run("interview", case_path, "--source", "Borger 1", "--all", typed="g 4.b.1\nq\n")[1]
    assert AT_HOME in shown


def test_who_asks_to_be_approved_is_opened_to_as_one_who_does_not_work_there_yet(
    model: QualityModel, told: Told, case_path: Path, run: Run
) -> None:
    def printed(group: str) -> str:
        return " ".join(each["tekst"] for each in sections(told, model, group)[group]["aabning"])

    assert "hvordan I arbejder til daglig" in printed("medarbejder")
    told.field(kind="nygodkendelse")
    assert "hvordan I har tænkt jer at arbejde" in printed("medarbejder")
    assert "navne på borgere" not in printed("medarbejder")
    assert "Fortæller du om noget fra et andet sted, så uden navne." in printed("medarbejder")
    for group in ("kommune", "samarbejdspartner"):
        assert "aftalt med det nye sted" in printed(group)
    run("case", case_path, "--set", "kind=nygodkendelse")
    run("source", case_path, "Medarbejder 1", "--group", "medarbejder")
    assert "hvordan I har tænkt jer at arbejde" in converse(case_path, "q", asking=Asked(source="Medarbejder 1")).told
