from __future__ import annotations

from tests.telling import Told
from tilsyn.domain.findings.flow import (
    Listener,
    Narrowing,
    Prompt,
    find,
    next_open,
    ordered,
    own_prompt,
    prompts,
    search,
)
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Focus, OwnQuestion, Scope
from tilsyn.domain.library.edition import QualityModel

CITIZEN = Listener("interview", ("borger",))


def asked(model: QualityModel, told: Told, who: Listener = CITIZEN, narrowing: Narrowing | None = None) -> list[Prompt]:
    return prompts(model, Visible(told.case), who, narrowing or Narrowing())


def test_a_citizen_has_at_least_twenty_conversation_questions(model: QualityModel, told: Told) -> None:
    made = asked(model, told)
    assert len(made) >= 20
    assert 8 <= sum(prompt.core for prompt in made) <= 12


def test_every_group_has_words_for_every_question_it_is_asked(model: QualityModel, told: Told) -> None:
    for group in ("borger", "paaroerende", "medarbejder", "ledelse", "kommune", "samarbejdspartner"):
        made = asked(model, told, Listener("interview", (group,)))
        assert made
        assert [prompt.ids for prompt in made if not prompt.ask] == []


def test_a_family_is_asked_once_and_serves_all_its_questions(model: QualityModel, told: Told) -> None:
    made = asked(model, told)
    tone = next(prompt for prompt in made if "4.a.1" in prompt.ids)
    assert tone.ids == ("4.a.1", "7.a.4", "10.b.1")
    assert sum("7.a.4" in prompt.ids for prompt in made) == 1


def test_narrowing_narrows_the_family_and_gives_model_order(model: QualityModel, told: Told) -> None:
    made = asked(model, told, narrowing=Narrowing(indicators=("7.a", "4.a")))
    assert [prompt.ids for prompt in made if "4.a.1" in prompt.ids] == [("4.a.1", "7.a.4")]
    first = [prompt.units[0].id for prompt in made]
    assert first == sorted(first, key=["4.a", "7.a"].index)


def test_conversation_order_follows_the_topics(model: QualityModel, told: Told) -> None:
    order = [topic.id for topic in model.topics]
    topics = [order.index(prompt.topic) for prompt in asked(model, told)]
    assert topics == sorted(topics)


def test_exempt_indicators_and_those_out_of_focus_are_not_asked(model: QualityModel, told: Told) -> None:
    told.say(Scope(record=told.id(), indicator="2.b", use=False, reason="x"))
    assert not any("2.b" in {unit.id for unit in prompt.units} for prompt in asked(model, told))
    told.say(Focus(record=told.id(), indicators=("14.b",), reason="x"))
    assert {unit.id for prompt in asked(model, told) for unit in prompt.units} == {"14.b"}


def test_documents_are_asked_by_method_one_by_one(model: QualityModel, told: Told) -> None:
    made = asked(model, told, Listener("dokument", ()))
    assert all(len(prompt.ids) == 1 and prompt.look for prompt in made)
    assert any(prompt.ids == ("9.a.3",) for prompt in made)


def test_all_lifts_the_groups(model: QualityModel, told: Told) -> None:
    made = asked(model, told, narrowing=Narrowing(everything=True))
    every = {question.id: question.addition for prompt in made for question in prompt.questions}
    assert sum(not addition for addition in every.values()) == 86
    assert [each for each, addition in every.items() if addition] == ["2.c.t1", "7.a.t1"]


def test_the_next_open_prompt_find_and_search(model: QualityModel, told: Told) -> None:
    made = asked(model, told)
    assert next_open(made, set(), 0) == 0
    assert next_open(made, set(made[0].ids), 0) == 1
    assert next_open(made, {each for prompt in made for each in prompt.ids}, 0) is None
    place = find(made, "7.A.4")
    assert place is not None
    assert "7.a.4" in made[place].ids
    assert find(made, "99.z") is None
    assert any(
        "NR2020:3.1.5" in question.references
        for each in search(made, "nr2020:3.1.5")
        for question in made[each].questions
    )


def test_an_own_question_stands_after_the_last_of_what_it_belongs_to(model: QualityModel, told: Told) -> None:
    made = asked(model, told, Listener("dokument", ()), Narrowing(everything=True))
    own = [
        own_prompt(OwnQuestion(record=code, id=code, code=code, at=at, text="Og hvad så?"), model)
        for code, at in (("t", "theme:4"), ("k", "criterion:4"), ("i", "4.a"))
    ]
    order = [prompt.ids[0] for prompt in ordered([*own, *made], model, by_topic=False)]
    assert [order[order.index(each) + 1][:3] for each in ("i", "k")] == ["4.b", "5.a"]
    assert order.index("k") < order.index("t") < order.index("8.a.1")
