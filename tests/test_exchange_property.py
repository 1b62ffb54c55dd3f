"""Any case goes out and in again unchanged, whatever in it is protected, withdrawn, masked or twice said."""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.telling import Told
from tilsyn.domain.journal.entries import PAYLOAD, Judgement, Payload
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.proposals import Plan, plan
from tilsyn.domain.proposals.exchange import parse
from tilsyn.domain.text import clean
from tilsyn.output.contexts.exchange_part import exchange
from tilsyn.output.exchange.file import exchange_bytes
from tilsyn.storage.library import find_complete

Part = dict[str, Any]
ROOT = Path(__file__).parent.parent
IDS = ("4.a", "4.b", "5.c", "2.b", "6.a")
QUESTIONS = ("4.a.1", "4.a.2", "5.c.1", "own")
GROUPS = ("borger", "ledelse", "anonym", "kommune")
CODES = ("Borger 1", "Leder 1", "S1", "S1-2", "010180-1234")
pytestmark = pytest.mark.slow
SLOW = settings(max_examples=60)

texts = st.one_of(
    st.text(max_size=20).map(lambda text: "x" + clean(text)),
    st.sampled_from(["Borger 010180-1234", "a\n\nb\t", "& < > {{ }} _x000D_ “” æøå"]),
)
protections = st.sampled_from(["normal", "normal", "normal", "fortrolig", "whistleblow"])
places = st.lists(st.sampled_from([*IDS, "theme:4", "criterion:5"]), max_size=2, unique=True)


@cache
def edition() -> QualityModel:
    """Not a fixture: hypothesis would print the whole of it beside a failure."""
    return find_complete("KM2021", [ROOT / "questionnaires"]).model


class Telling:
    """Draws entries for a case, each from what the case holds so far."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.told = Told()
        self.sources: list[str] = []
        self.encounters: list[str] = []
        self.own: list[str] = []

    def say(self, kind: str, /, **stated: Any) -> str:
        record = self.told.id()
        made = {"entry": kind, "record": record, **stated}
        self.told.say(PAYLOAD.validate_json(json.dumps(made)), supersede=self.draw(st.integers(0, 9)) > 0)
        return record

    def step(self) -> None:
        steps = [self.source, self.encounter, self.answer, self.answer, self.note, self.judgement, self.own_question]
        self.draw(st.sampled_from([*steps, self.other, self.hide, self.withdraw, self.field]))()

    def some(self, ids: list[str]) -> list[str]:
        return self.draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)) if ids else []

    def one(self, ids: list[str]) -> str | None:
        return self.draw(st.none() | st.sampled_from(ids)) if ids else None

    def source(self) -> None:
        identity = self.one(self.sources) or self.told.id()
        group = self.draw(st.sampled_from(GROUPS))
        protection = "whistleblow" if group == "anonym" else self.draw(protections)
        about, role = self.draw(st.none() | texts), self.draw(st.none() | texts)
        code = self.draw(st.sampled_from(CODES))
        self.say("source", id=identity, code=code, group=group, protection=protection, about=about, role=role)
        self.sources = list(dict.fromkeys([*self.sources, identity]))

    def encounter(self) -> None:
        identity = self.one(self.encounters) or self.told.id()
        stated = {
            "code": self.draw(st.none() | st.sampled_from(CODES)),
            "method": self.draw(st.sampled_from(["interview", "observation", "dokument"])),
            "start": self.draw(st.none() | st.sampled_from(["2023-10-24", "2023-10-25T10:00:00.000+02:00"])),
            "read_back": self.draw(st.none() | st.booleans()),
            "title": self.draw(st.none() | texts),
            "protection": self.draw(protections),
        }
        self.say("encounter", id=identity, sources=self.some(self.sources), **stated)
        self.encounters = list(dict.fromkeys([*self.encounters, identity]))

    def answer(self) -> None:
        encounter, question = self.one(self.encounters), self.draw(st.sampled_from(QUESTIONS))
        question = (self.one(self.own) or "4.a.3") if question == "own" else question
        if encounter:
            deviates = [{"source": each, "note": self.draw(texts)} for each in self.some(self.sources)]
            stated = {"value": self.draw(st.sampled_from(["ja", "nej", None])), "note": self.draw(texts | st.just(""))}
            stated["reason"] = self.draw(st.none() | texts | st.just(""))
            protection = self.draw(protections)
            self.say(
                "answer", question=question, encounter=encounter, deviates=deviates, protection=protection, **stated
            )

    def note(self) -> None:
        stated = {"text": self.draw(texts), "at_items": self.draw(places), "quote": self.draw(st.booleans())}
        encounter, protection = self.one(self.encounters), self.draw(protections)
        self.say("note", id=self.told.id(), encounter=encounter, protection=protection, **stated)

    def own_question(self) -> None:
        code = f"4.a.e{len(self.own)}"
        encounter, protection = self.one(self.encounters), self.draw(protections)
        stated = {"id": self.told.id(), "code": code, "at": "theme:4", "text": self.draw(texts)}
        self.say("own_question", encounter=encounter, protection=protection, **stated)
        self.own.append(code)

    def judgement(self) -> None:
        grounds = [f"source|{each}" for each in self.some(self.sources)]
        grounds += [f"encounter|{each}" for each in self.some(self.encounters)]
        score = self.draw(st.sampled_from([None, 1, 3, 5, "forventes"]))
        self.say(
            "judgement", indicator=self.draw(st.sampled_from(IDS)), text=self.draw(texts), score=score, sources=grounds
        )

    def other(self) -> None:
        text = self.draw(texts)
        say: dict[str, Part] = {
            "focus": {"indicators": ["4.a"], "reason": text, "internal_reason": text},
            "scope": {"indicator": "2.b", "use": self.draw(st.booleans()), "reason": text},
            "assessment": {"at": self.draw(st.sampled_from(["theme:4", "overall"])), "text": text},
            "followup": {"id": self.told.id(), "kind": "paabud", "text": text, "indicator": "4.a", "law": text},
            "previous": {"date": "2022-10-12", "edition": "KM2021", "judgements": [{"indicator": "4.a", "text": text}]},
            "sample": {"id": self.told.id(), "of": text, "population": 61, "drawn": 8},
            "document": {"id": self.told.id(), "type": text, "protection": self.draw(protections)},
            "not_interviewed": {"group": "borger", "reason": text},
            "alert": {"id": self.told.id(), "text": text},
            "checklist": {"id": self.told.id(), "checklist": "kvalitetsstandard", "item": "F1", "quote": text},
        }
        kind = self.draw(st.sampled_from(sorted(say)))
        self.say(kind, **say[kind])

    def field(self) -> None:
        name = self.draw(st.sampled_from(["basis", "programme", "departments", "kind", "service_types"]))
        values = {"departments": ["Nord"], "kind": "nygodkendelse", "service_types": ["107"]}
        self.say("field", field=name, value=values.get(name) or self.draw(texts))

    def hide(self) -> None:
        entry = self.entry()
        if entry:
            protection = self.draw(st.sampled_from(["fortrolig", "whistleblow", "normal"]))
            self.say("protect", target=entry, protection=protection, reason="x")

    def withdraw(self) -> None:
        entry = self.entry()
        if entry:
            self.say("withdrawal", target=entry, reason="x")

    def entry(self) -> str | None:
        kinds = {"field", "protect", "withdrawal"}
        return self.one([each.id for each in self.told.case.entries.values() if each.header.kind not in kinds])


@st.composite
def cases(draw: st.DrawFn) -> Told:
    telling = Telling(draw)
    for _ in range(draw(st.integers(0, 25))):
        telling.step()
    return telling.told


def planned(told: Told, document: Part) -> Plan:
    return plan(told.case, edition(), parse(exchange_bytes(document), "x.json"), update_case=True)


def taken(told: Told, document: Part) -> tuple[Payload, ...]:
    made = planned(told, document)
    assert [each for each in made.problems if each.severity == "error"] == []
    told.say(*made.payloads)
    return made.payloads


def without_ids(document: Any) -> Any:
    match document:
        case dict():
            return {key: without_ids(each) for key, each in document.items() if key != "id"}
        case list():
            return [without_ids(each) for each in document]
        case _:
            return document


@given(told=cases())
@SLOW
def test_out_into_a_fresh_case_and_out_again_gives_the_same_document(told: Told) -> None:
    document, fresh = exchange(told.case, edition()), Told()
    taken(fresh, document)
    assert exchange(fresh.case, edition()) == document
    assert taken(fresh, document) == ()


@pytest.mark.parametrize("hidden", list(product(["normal", "fortrolig"], repeat=2)))
@pytest.mark.parametrize("methods", [["dokument"], ["dokument", "dokument"], ["interview", "dokument"], ["interview"]])
def test_whatever_goes_by_one_code_a_case_reads_what_its_judgement_rests_on(
    hidden: tuple[str, str], methods: list[str]
) -> None:
    for protections in product(["normal", "fortrolig"], repeat=len(methods)):
        for at in range(2 + len(methods)):
            told = Told()
            held = [told.source("Leder 1", "ledelse", each).slot for each in hidden]
            for method, protection in zip(methods, protections, strict=True):
                held.append(told.encounter(method=method, code="Leder 1", protection=protection).slot)
            told.say(Judgement(record=told.id(), indicator="4.a", text="x", score=3, sources=(held[at],)))
            assert taken(told, exchange(told.case, edition())) == ()


@given(told=cases())
@SLOW
def test_a_case_reads_its_own_file_and_nothing_changes(told: Told) -> None:
    assert taken(told, exchange(told.case, edition())) == ()


@given(told=cases())
@SLOW
def test_without_ids_the_content_is_the_same_and_twice_changes_nothing(told: Told) -> None:
    document, fresh = without_ids(exchange(told.case, edition())), Told()
    taken(fresh, document)
    assert without_ids(exchange(fresh.case, edition())) == document
    assert taken(fresh, document) == ()


@given(told=cases())
@SLOW
def test_what_is_hidden_or_masked_leaves_no_trace(told: Told) -> None:
    before = exchange(told.case, edition())
    tip = told.source("Hemmelig 9", "anonym", "whistleblow")
    talk = told.encounter(tip, protection="whistleblow", code="S1")
    told.answer(talk, "4.a.1", "nej", "hemmeligt", protection="whistleblow")
    assert exchange(told.case, edition()) == before
    assert b"010180" not in exchange_bytes(before)


@given(told=cases(), data=st.data())
@SLOW
def test_one_fault_anywhere_and_nothing_is_planned(told: Told, data: st.DataObject) -> None:
    document = exchange(told.case, edition())
    parts = [key for key, each in document.items() if isinstance(each, list) and each]
    if parts:
        part = data.draw(st.sampled_from(parts))
        number = data.draw(st.integers(0, len(document[part]) - 1))
        document[part][number]["ukendt"] = 1
        made = planned(Told(), document)
        assert made.payloads == ()
        assert ("S107", f"{part}[{number}].ukendt") in {(each.code, each.at) for each in made.problems}


@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@SLOW
def test_any_bytes_at_all_are_a_problem_and_no_traceback(content: bytes) -> None:
    assert plan(Told().case, edition(), parse(content, "x.json"), update_case=False).problems


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(IDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "code", "text", "at"]), inner),
    max_leaves=8,
)
PARTS = ("case", "focus", "sources", "encounters", "answers", "notes", "judgements", "previous", "checklists")


@given(parts=st.dictionaries(st.sampled_from(PARTS), values | st.lists(values, max_size=3)))
@SLOW
def test_any_json_at_all_is_planned_or_refused_and_no_traceback(parts: Part) -> None:
    content = json.dumps({"format": "tilsyn-exchange/1", **parts}).encode()
    assert isinstance(plan(Told().case, edition(), parse(content, "x.json"), update_case=False), Plan)
