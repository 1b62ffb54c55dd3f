from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid5

import pytest

from tests.telling import Told
from tilsyn.domain.journal.entries import (
    Alert,
    Answer,
    CaseField,
    Encounter,
    Focus,
    FollowUp,
    Judgement,
    NotCpr,
    Note,
    OwnQuestion,
    Payload,
    Protect,
    Redaction,
    Sample,
    Scope,
    Source,
    Withdrawal,
)
from tilsyn.domain.journal.fields import CaseFields
from tilsyn.domain.journal.seal import canonical
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.proposals import Plan, plan
from tilsyn.domain.proposals.exchange import parse
from tilsyn.output.contexts.exchange_part import exchange
from tilsyn.output.exchange.file import exchange_bytes

Part = dict[str, Any]
P = TypeVar("P", bound=Payload)
SAID = {"question": "4.a.1", "encounter": "S1", "value": "ja", "note": "Hun siger ja."}
TALK: Part = {
    "sources": [{"code": "Borger 1", "group": "borger"}],
    "encounters": [{"code": "S1", "method": "interview", "sources": ["Borger 1"], "start": "2023-10-24"}],
}
TIP: Part = {
    "sources": [{"code": "Anonym 1", "group": "anonym", "method": "interview", "date": "2023-10-24"}],
    "answers": [{"question": "4.a.1", "source": "Anonym 1", "note": "hemmeligt"}],
    "notes": [{"text": "hemmeligt", "source": "Anonym 1"}],
    "own_questions": [{"code": "7.a.e1", "at": "7.a", "text": "hemmeligt?", "source": "Anonym 1"}],
}


class Desk:
    """A case, and files read into it as the service would."""

    def __init__(self, model: QualityModel) -> None:
        self.model = model
        self.told = Told()

    def plan(self, *, update_case: bool = False, **parts: Any) -> Plan:
        document = {"format": "tilsyn-exchange/1", "edition": "KM2021", **parts}
        return self.plan_bytes(json.dumps(document).encode(), update_case=update_case)

    def plan_bytes(self, content: bytes, *, update_case: bool = False) -> Plan:
        return plan(self.told.case, self.model, parse(content, "x.json"), update_case=update_case)

    def take(self, **parts: Any) -> Plan:
        """Import, which must go well."""
        planned = self.plan(**parts)
        assert codes(planned) - {"S140"} == set(), planned.problems
        self.told.say(*planned.payloads)
        return planned

    def export(self) -> Part:
        return exchange(self.told.case, self.model)

    def held(self, kind: type[P]) -> list[P]:
        return [payload for _, payload in self.told.case.of(kind)]


@pytest.fixture
def desk(model: QualityModel) -> Desk:
    return Desk(model)


def codes(planned: Plan) -> set[str]:
    return {each.code for each in planned.problems}


def places(planned: Plan) -> set[tuple[str, str | None]]:
    return {(each.code, each.at) for each in planned.problems}


FULL: Part = {
    "case": {"address": "Havnevej 1", "visits": [{"date": "2023-10-24", "announced": True}]},
    "focus": {"indicators": ["4.a"], "reason": "Klager"},
    "sources": [{"code": "Borger 1", "group": "borger", "track": "stof"}, {"code": "Leder 1", "group": "ledelse"}],
    "encounters": [
        {
            "code": "S1", "method": "interview", "form": "gruppe", "sources": ["Borger 1", "Leder 1"],
            "start": "2023-10-24T10:00:00.000+02:00", "end": "2023-10-24T11:00:00.000+02:00", "department": "Nord",
            "present": ["en medarbejder"], "selected_by": "tilbuddet", "informed": ["formaal"],
            "outcome": "gennemfoert", "quote_ok": False, "title": "Gruppe", "by": ["MKV"], "place": "Mødelokalet",
            "participants": 4, "read_back": False, "visit": "2023-10-24", "track": "begge",
        },
        {"code": "S8", "method": "dokument", "title": "Otte sager"},
    ],
    "answers": [
        {
            **SAID, "said_at": "2023-10-24T10:12:00+02:00",
            "deviates": [{"source": "Leder 1", "note": "Han siger nej."}],
            "at": "2023-10-24T20:00:00.000+02:00", "recorded_from": "papir", "protection": "normal", "reason": "fordi",
            "family": None, "flagged": True, "parts": [{"part": "respekt", "value": "nej"}],
        },
        {"question": "7.a.e1", "encounter": "S1", "value": None, "note": "Om hændelser."},
    ],
    "notes": [{"text": "Sagen", "encounter": "S8", "at_items": ["4.a", "theme:4"], "quote": True, "place": "side 3"}],
    "judgements": [
        {"indicator": "4.a", "text": "I høj grad.", "score": 4, "sources": ["Borger 1", "S8"], "reason": "Nye sager"}
    ],
    "scope": [{"indicator": "2.b", "use": True, "reason": "Fællesskaber"}],
    "not_interviewed": [{"group": "paaroerende", "reason": "ønskede ikke"}],
    "samples": [{"of": "sager", "N": 61, "n": 8, "as_of": "2023-10-20", "drawn_by": "tilsynet", "criteria": "lod"}],
    "assessments": [
        {"at": at, "text": f"Om {at}."}
        for at in ("criterion:4", "theme:4", "overall", "conclusion", "economy", "economy:baeredygtig", "economy:pris",
                   "economy:gennemsigtig")
    ],
    "followups": [
        {
            "kind": "paabud", "text": "Ret op.", "indicator": "4.a", "law": "§ 8", "deadline": "2024-01-01",
            "basis": "SEL § 101, stk. 4",
            "origin": "2022-10-12", "status": "delvist", "decision": "meddelt", "decision_date": "2023-11-01",
        }
    ],
    "previous": {
        "date": "2022-10-12", "edition": "KM2021",
        "judgements": [{"indicator": "4.a", "text": "Før.", "score": 3, "wording": "Ordlyd"}],
    },
    "own_questions": [{"code": "7.a.e1", "at": "criterion:7", "text": "Hændelser?", "encounter": "S1"}],
    "documents": [
        {
            "type": "vagtplaner", "title": "Uge 40", "status": "modtaget", "requested": "2023-09-01",
            "received": "2023-09-10", "deadline": "2023-09-15",
        }
    ],
    "checklists": {"kvalitetsstandard": [{"item": "F1", "value": "daekkende", "quote": "Vi …", "place": "side 1"}]},
}  # fmt: skip


def contains(made: Any, stated: Any) -> bool:
    """Whether everything stated is in what was made; what is null or not stated may be left out or null."""
    match stated:
        case dict():
            return all(contains(made.get(key), each) for key, each in stated.items())
        case list():
            return len(made) == len(stated) and all(map(contains, made, stated))
        case _:
            return bool(made == stated)


def test_everything_of_the_contract_goes_in_and_comes_out_again(desk: Desk, model: QualityModel) -> None:
    desk.take(**FULL)
    document = desk.export()
    visit = {"date": "2023-10-24", "announced": True, "department": None, "note": None}
    assert contains(document, FULL | {"case": {"address": "Havnevej 1", "visits": [visit]}})
    again = Desk(model)
    again.told.say(*again.plan_bytes(exchange_bytes(document)).payloads)
    assert exchange_bytes(again.export()) == exchange_bytes(document)


def test_the_file_is_utf8_with_a_last_line_end(desk: Desk) -> None:
    desk.take(**TALK, notes=[{"text": "Ærøskøbing"}])
    content = exchange_bytes(desk.export())
    assert content.endswith(b"}\n")
    assert "Ærøskøbing".encode() in content
    assert json.loads(content)["format"] == "tilsyn-exchange/1"


def test_every_field_of_new_and_case_is_a_field_of_the_file(desk: Desk) -> None:
    stated = {
        "area": "Stofmisbrug", "ownership": "kommunal", "cvr": "00000000", "portal_id": "1", "phone": "00 00 00 00",
        "email": "a@b.dk", "website": "b.dk", "manager": "Lederen", "approval": "2016",
        "target_groups": ["18 til 65 år"],
        "capacity": [{"service_type": "101-ambulant", "places": None, "enrolled": 61, "as_of": "2023-10-01"}],
        "departments": ["Nord"], "staff": ["socialrådgiver 3"], "basis": "Plan", "programme": "Dagen",
        "stage": "udkast", "meet": ["Lederen", "2 medarbejdere"],
        "hearing_deadline": "2023-12-01", "hearing_reason": "Lukket", "report_date": "2023-12-11",
        "case_number": "27.03.00-K09-12-26",
        "announced": False, "address": "Havnevej 1",
        "visits": [{"date": "2023-10-24", "announced": True, "department": "Nord", "note": "x"}], "kind": "drift",
    }  # fmt: skip
    desk.take(case=stated)
    assert {**desk.export()["case"]} == {**stated, **desk.export()["case"]}
    assert set(CaseFields.model_fields) == set(desk.export()["case"])


def test_a_field_the_case_lacks_is_filled_and_another_value_is_refused_unless_asked_for(desk: Desk) -> None:
    other: Part = {"provider": "Sydkaj", "address": "Havnevej 1", "by": None, "service_types": []}
    refused = desk.plan(case=other)
    assert places(refused) == {("S130", "case.provider")}
    assert "Sydkaj" not in str(refused.problems)
    assert refused.payloads == ()
    updated = desk.plan(case=other, update_case=True)
    assert {each.field: each.value for each in updated.payloads if isinstance(each, CaseField)} == {
        "provider": "Sydkaj", "address": "Havnevej 1",
    }  # fmt: skip
    listed = desk.plan(case={"date": "2023-10-25"}).problems[0]
    assert "»2023-10-24«" in listed.text
    assert "»2023-10-25«" in listed.text


def test_the_case_takes_no_ids_times_or_unknown_values(desk: Desk) -> None:
    planned = desk.plan(
        case={
            "id": "x", "at": "2023-10-24", "service_types": ["999"], "kind": "besøg", "address": "to\nlinjer",
            "visits": [{"date": "24-10-2023"}], "capacity": [{"service_type": "998"}],
        }
    )  # fmt: skip
    assert places(planned) == {
        ("S107", "case.id"), ("S107", "case.at"), ("S120", "case.service_types[0]"), ("S110", "case.kind"),
        ("S109", "case.address"), ("S109", "case.visits[0].date"), ("S120", "case.capacity[0].service_type"),
        ("S130", "case.service_types"),
    }  # fmt: skip


def test_a_source_with_method_and_date_makes_one_encounter_and_no_visit(desk: Desk) -> None:
    desk.take(
        sources=[{"code": "Borger 1", "group": "borger", "method": "interview", "date": "2023-10-24"}],
        answers=[{"question": "4.a.1", "source": "Borger 1", "value": "ja"}],
    )
    encounter = desk.held(Encounter)[0]
    assert (encounter.code, encounter.method, encounter.start) == ("Borger 1 2023-10-24", "interview", "2023-10-24")
    assert encounter.sources == (desk.held(Source)[0].id,)
    assert desk.held(Answer)[0].encounter == encounter.id
    assert desk.told.case.fields().visits == ()


def test_shorthand_and_written_out_are_the_same_records(desk: Desk, model: QualityModel) -> None:
    short: Part = {
        "sources": [{"code": "Borger 1", "group": "borger", "method": "interview", "date": "2023-10-24"}],
        "answers": [{"question": "4.a.1", "source": "Borger 1", "value": "ja", "at": "2023-10-24T20:00:00+02:00"}],
        "notes": [{"text": "x", "source": "Borger 1", "indicators": ["4.a"]}],
    }
    code = "Borger 1 2023-10-24"
    long: Part = {
        "sources": [{"code": "Borger 1", "group": "borger"}],
        "encounters": [{"code": code, "method": "interview", "start": "2023-10-24", "sources": ["Borger 1"]}],
        "answers": [{"question": "4.a.1", "encounter": code, "value": "ja", "protection": "normal"}],
        "notes": [{"text": "x", "encounter": code, "at_items": ["4.a"]}],
    }
    written_out = Desk(model).plan(**long)
    assert [each.record for each in desk.plan(**short).payloads] == [each.record for each in written_out.payloads]


def test_an_id_is_a_uuid5_of_part_content_and_number_in_the_namespace_of_the_case(desk: Desk) -> None:
    desk.take(notes=[{"text": "Ens"}, {"text": "Ens"}])
    namespace = UUID(hex=desk.told.case.id[:32])
    expected = [str(uuid5(namespace, canonical(["notes", {"text": "Ens"}, number]).decode())) for number in (1, 2)]
    assert [each.record for each in desk.held(Note)] == expected
    assert [each.id for each in desk.held(Note)] == expected


def test_another_method_on_the_same_date_is_another_encounter(desk: Desk) -> None:
    source = {"code": "Leder 1", "group": "ledelse", "date": "2023-10-24"}
    desk.take(sources=[{**source, "method": "interview"}, {**source, "method": "dokument"}])
    assert [each.code for each in desk.held(Encounter)] == ["Leder 1 2023-10-24", "Leder 1 2023-10-24-2"]
    desk.take(sources=[{**source, "method": "interview"}, {**source, "method": "dokument"}])
    assert len(desk.held(Encounter)) == 2


def test_the_same_group_adds_an_encounter_and_the_same_date_uses_the_existing_one(desk: Desk) -> None:
    leader = desk.told.source("Leder 1", "ledelse")
    desk.told.encounter(leader)
    shorthand = {"code": "Leder 1", "group": "ledelse", "method": "interview"}
    desk.take(sources=[{**shorthand, "date": "2023-10-24"}])
    assert len(desk.held(Encounter)) == 1
    desk.take(sources=[{**shorthand, "date": "2023-10-25"}])
    assert [each.start for each in desk.held(Encounter)][1:] == ["2023-10-25"]
    assert [each.record for each in desk.held(Source)] == [leader.record]


def test_another_group_or_track_is_a_correction_that_keeps_what_the_file_does_not_say(desk: Desk) -> None:
    identity = desk.told.id()
    desk.told.say(Source(record=identity, id=identity, code="K1", group="andre", role="visitator", about="høj"))
    desk.take(sources=[{"code": "K1", "group": "kommune"}])
    source = desk.held(Source)[0]
    assert (source.id, source.group, source.role, source.about) == (identity, "kommune", "visitator", "høj")
    desk.take(sources=[{"code": "K1", "group": "kommune", "track": "alkohol"}])
    assert [(each.id, each.track) for each in desk.held(Source)] == [(identity, "alkohol")]


def test_source_stands_for_its_only_encounter(desk: Desk) -> None:
    answer = {"question": "4.a.1", "source": "Borger 1"}
    assert places(desk.plan(sources=TALK["sources"], answers=[answer])) == {("S123", "answers[0].source")}
    desk.take(**TALK, answers=[answer])
    second = {"code": "S2", "sources": ["Borger 1"]}
    assert codes(desk.plan(encounters=[*TALK["encounters"], second], answers=[answer])) == {"S123"}
    both = desk.plan(answers=[{**answer, "encounter": "S1"}, {"question": "4.a.2"}])
    assert places(both) == {("S114", "answers[0]"), ("S108", "answers[1].encounter")}


def test_indicators_is_shorthand_for_at_items_and_they_do_not_stand_together(desk: Desk) -> None:
    desk.take(notes=[{"text": "x", "indicators": ["4.a", "criterion:4"]}])
    assert desk.held(Note)[0].at_items == ("4.a", "criterion:4")
    assert codes(desk.plan(notes=[{"text": "x", "indicators": ["4.a"], "at_items": ["4.b"]}])) == {"S114"}


def test_method_and_date_belong_together(desk: Desk) -> None:
    source = {"code": "Borger 1", "group": "borger"}
    assert codes(desk.plan(sources=[{**source, "method": "interview"}])) == {"S115"}
    assert codes(desk.plan(sources=[{**source, "date": "2023-10-24"}])) == {"S115"}


def test_everything_of_a_tip_is_protected_and_the_file_shows_nothing_of_it(desk: Desk) -> None:
    desk.take(**TALK, answers=[SAID])
    before = exchange_bytes(desk.export())
    desk.take(**TIP)
    kinds = (Source, Encounter, Answer, Note, OwnQuestion)
    said = [payload for kind in kinds for _, payload in desk.told.case.of(kind)]
    hidden = [each for each in said if "hemmeligt" in str(each) or "Anonym" in str(each)]
    protections = [getattr(each, "protection", "") for each in hidden]
    assert protections == ["whistleblow"] * 5
    assert exchange_bytes(desk.export()) == before
    more: Part = {"encounters": [{"code": "T", "sources": ["Anonym 1"]}], "notes": [{"text": "x", "encounter": "T"}]}
    assert codes(desk.plan(**more)) == {"S120"}
    later = desk.plan(sources=TIP["sources"], **more)
    assert [getattr(each, "protection", "") for each in later.payloads] == ["whistleblow"] * 2


def test_an_import_never_lifts_a_protection(desk: Desk) -> None:
    desk.take(**TALK, answers=[{**SAID, "protection": "fortrolig"}], assessments=[{"at": "overall", "text": "x"}])
    desk.take(answers=[{**SAID, "note": "andet"}])
    assert [(each.note, each.protection) for each in desk.held(Answer)] == [("andet", "fortrolig")]
    assessed = next(entry for entry in desk.told.case.entries.values() if entry.header.kind == "assessment")
    desk.told.say(Protect(record=desk.told.id(), target=assessed.id, protection="fortrolig", reason="x"))
    assert codes(desk.plan(assessments=[{"at": "overall", "text": "andet"}])) == {"S135"}


def test_the_same_file_twice_changes_nothing_and_says_so(desk: Desk) -> None:
    first = desk.take(**FULL)
    again = desk.plan(**FULL)
    assert again.payloads == ()
    assert dict(first.counts)["assessments"] == 8
    assert len(again.skipped) == sum(count for part, count in first.counts if part != "case")
    assert ("answers[0]", "findes i sagen i forvejen") in again.skipped


def test_ids_are_kept_and_written_again(desk: Desk) -> None:
    identity = "0f8b3c1e-6f0e-4f3b-9a6c-3a2b1c0d9e8f"
    desk.take(notes=[{"id": identity, "text": "x"}])
    assert desk.held(Note)[0].record == identity
    assert desk.export()["notes"][0]["id"] == identity


def test_when_a_note_was_noted_goes_along_also_where_it_was_corrected_since(desk: Desk, model: QualityModel) -> None:
    desk.take(**TALK, notes=[{"text": "Sagt i døren", "encounter": "S1"}])
    file = desk.export()
    at = file["notes"][0]["at"]
    assert at == next(entry.header.at for entry, _ in desk.told.case.of(Note))
    desk.take(notes=[{**file["notes"][0], "text": "Sagt i døråbningen"}])
    assert desk.export()["notes"][0]["at"] == at
    elsewhere = Desk(model)
    elsewhere.take(**TALK, notes=[{**file["notes"][0]}])
    assert elsewhere.export()["notes"][0]["at"] == at


def test_an_id_held_with_other_content_is_a_correction_with_a_new_id(desk: Desk) -> None:
    desk.take(**TALK, answers=[SAID])
    file = desk.export()
    file["answers"][0]["note"] = "Rettet"
    file["encounters"][0]["department"] = "Nord"
    desk.take(**file)
    answer = desk.held(Answer)[0]
    assert (answer.note, desk.held(Encounter)[0].department, len(desk.held(Answer))) == ("Rettet", "Nord", 1)
    assert answer.record != file["answers"][0]["id"]
    assert desk.plan(**file).payloads == ()


def test_an_old_version_with_other_content_is_shown_beside_what_is_held(desk: Desk) -> None:
    desk.take(**TALK, judgements=[{"indicator": "4.a", "text": "Første", "score": 4}])
    old = desk.export()
    desk.take(judgements=[{"indicator": "4.a", "text": "Anden", "score": 3}])
    changed = {**old["judgements"][0], "text": "Tredje", "score": 5}
    planned = desk.plan(judgements=[changed])
    assert places(planned) == {("S131", "judgements[0]")}
    text = planned.problems[0].text
    assert "score er »4« i sagen og »5« i filen" in text
    assert "text er forskellig" in text
    assert "Første" not in text + planned.problems[0].hint
    assert desk.plan(judgements=[{**changed, "text": "Anden", "score": 3}]).skipped
    assert desk.plan(judgements=old["judgements"]).skipped


def test_what_is_hidden_is_not_shown_beside_a_file(desk: Desk) -> None:
    desk.take(**TIP)
    held = desk.held(Note)[0]
    desk.told.say(held.model_copy(update={"record": desk.told.id(), "text": "senere"}))
    known, unknown = (desk.plan(notes=[{"id": each, "text": "andet"}]) for each in (held.record, "n-1"))
    assert known.problems == unknown.problems == ()
    assert [getattr(each, "text", "") for each in (*known.payloads, *unknown.payloads)] == ["andet", "andet"]
    assert [getattr(each, "protection", "") for each in known.payloads] == ["whistleblow"]
    assert known.counts == unknown.counts


def test_a_code_that_only_the_case_hides_is_as_unknown_to_a_file_as_any_other(desk: Desk) -> None:
    """Where nothing can be done with it: as the ground of a judgement, beside others in what all may see."""
    desk.take(**TALK)
    desk.take(**TIP)

    def said(code: str) -> list[str]:
        judged = {"indicator": "4.a", "text": "x", "sources": [code]}
        group = {**TALK["encounters"][0], "sources": ["Borger 1", code]}
        otherwise = {**SAID, "deviates": [{"source": code, "note": "Nej"}]}
        plans = (desk.plan(judgements=[judged]), desk.plan(encounters=[group]), desk.plan(answers=[otherwise]))
        return [str(each.model_dump()).replace(code, "…") for plan in plans for each in plan.problems]

    assert said("Anonym 1") == said("Anonym 7")
    assert len(said("Anonym 1")) == 3


def test_an_id_cannot_be_moved_to_something_else(desk: Desk) -> None:
    desk.take(judgements=[{"indicator": "4.a", "text": "x"}], own_questions=[{"code": "e1", "at": "4.a", "text": "?"}])
    file = desk.export()
    moved = desk.plan(judgements=[{**file["judgements"][0], "indicator": "4.b"}])
    assert "indicator er »4.a« i sagen og »4.b« i filen" in moved.problems[0].text
    assert codes(moved) == {"S132"}
    assert codes(desk.plan(own_questions=[{**file["own_questions"][0], "code": "e2"}])) == {"S132"}


def test_a_record_without_id_whose_slot_says_the_same_is_skipped(desk: Desk) -> None:
    borger = desk.told.source()
    desk.told.answer(desk.told.encounter(borger, code="S1"), "4.a.1", "ja", "Hun siger ja.")
    assert [each.reason for each in desk.plan(answers=[SAID]).skipped] == ["findes i sagen i forvejen"]
    assert [type(each) for each in desk.plan(answers=[{**SAID, "value": "nej"}]).payloads] == [Answer]


def test_a_file_cannot_say_two_things_about_the_same(desk: Desk) -> None:
    twice = desk.plan(**TALK, answers=[SAID, SAID])
    assert len(twice.payloads) == 3
    planned = desk.plan(**TALK, answers=[SAID, {**SAID, "value": "nej"}])
    assert places(planned) == {("S133", "answers[1]")}
    assert "answers[0]" in planned.problems[0].text


def test_what_was_withdrawn_or_masked_does_not_come_back_by_its_old_file(desk: Desk) -> None:
    file = {**TALK, "answers": [SAID, {**SAID, "question": "4.a.2"}], "notes": [{"text": "x"}]}
    desk.take(**file)
    entries = [entry for entry in desk.told.case.entries.values() if entry.header.kind in {"answer", "note"}]
    desk.told.say(Withdrawal(record=desk.told.id(), target=entries[0].id, reason="x"))
    for entry in entries[1:]:
        desk.told.say(Redaction(record=desk.told.id(), target=entry.id, reason="x"))
        desk.told.case.entries[entry.id] = replace(entry, payload=None)
        desk.told.case.slots[entry.header.slot][entry.id] = desk.told.case.entries[entry.id]
    planned = desk.plan(**file)
    assert planned.payloads == ()
    assert [each.reason for each in planned.skipped].count("indholdet er maskeret i sagen") == 2


def test_another_edition_or_format_is_refused_before_anything_else(desk: Desk) -> None:
    assert codes(desk.plan(edition="KM2017", notes=[{"text": "x", "at_items": ["99"]}])) == {"S106"}
    assert codes(desk.plan(format="tilsyn-exchange/2", answers="nonsens")) == {"S105"}
    assert codes(desk.plan_bytes(b"[]")) == {"S105"}
    assert desk.plan_bytes(b'{"format": "tilsyn-exchange/1"}').problems == ()
    assert places(desk.plan(edition=7)) == {("S109", "edition")}


UNKNOWN: list[tuple[Part, str, str]] = [
    ({"answers": [{**SAID, "question": "4.a.9"}]}, "answers[0].question", "4.a.9"),
    ({"answers": [{**SAID, "encounter": "S9"}]}, "answers[0].encounter", "S9"),
    ({"answers": [{"question": "4.a.1", "source": "Borger 9"}]}, "answers[0].source", "Borger 9"),
    ({"answers": [{**SAID, "deviates": [{"source": "B9", "note": "x"}]}]}, "answers[0].deviates[0].source", "B9"),
    ({"answers": [{**SAID, "family": "ukendt"}]}, "answers[0].family", "ukendt"),
    ({"encounters": [{"code": "S2", "sources": ["B9"]}]}, "encounters[0].sources[0]", "B9"),
    ({"notes": [{"text": "x", "at_items": ["4.a", "theme:9"]}]}, "notes[0].at_items[1]", "theme:9"),
    ({"notes": [{"text": "x", "indicators": ["4.z"]}]}, "notes[0].indicators[0]", "4.z"),
    ({"judgements": [{"indicator": "4.z", "text": "x"}]}, "judgements[0].indicator", "4.z"),
    ({"judgements": [{"indicator": "4.a", "text": "x", "sources": ["B9"]}]}, "judgements[0].sources[0]", "B9"),
    ({"focus": {"indicators": ["4.z"], "reason": "x"}}, "focus.indicators[0]", "4.z"),
    ({"scope": [{"indicator": "4.z", "use": True, "reason": "x"}]}, "scope[0].indicator", "4.z"),
    ({"assessments": [{"at": "4.a", "text": "x"}]}, "assessments[0].at", "4.a"),
    ({"followups": [{"kind": "bøde", "text": "x"}]}, "followups[0].kind", "bøde"),
    ({"followups": [{"kind": "paabud", "text": "x", "indicator": "4.z"}]}, "followups[0].indicator", "4.z"),
    ({"own_questions": [{"code": "e1", "at": "9.z", "text": "?"}]}, "own_questions[0].at", "9.z"),
    ({"checklists": {"andet": []}}, "checklists.andet", "andet"),
    ({"checklists": {"kvalitetsstandard": [{"item": "19"}]}}, "checklists.kvalitetsstandard[0].item", "19"),
    ({"alerts": [{"text": "x", "encounter": "S9"}]}, "alerts[0].encounter", "S9"),
]


@pytest.mark.parametrize(("parts", "at", "given"), UNKNOWN)
def test_what_is_unknown_is_named_at_its_place(desk: Desk, parts: Part, at: str, given: str) -> None:
    desk.take(**TALK)
    planned = desk.plan(**parts)
    assert places(planned) == {("S120", at)}
    assert f"»{given}«" in planned.problems[0].text
    assert planned.payloads == ()


LISTED: list[tuple[Part, str]] = [
    ({"sources": [{"code": "B", "group": "borgere"}]}, "sources[0].group"),
    ({"sources": [{"code": "B", "group": "borger", "track": "hash"}]}, "sources[0].track"),
    ({"encounters": [{"code": "S2", "method": "samtale"}]}, "encounters[0].method"),
    ({"encounters": [{"code": "S2", "form": "fysisk"}]}, "encounters[0].form"),
    ({"encounters": [{"code": "S2", "selected_by": "lod"}]}, "encounters[0].selected_by"),
    ({"encounters": [{"code": "S2", "outcome": "slut"}]}, "encounters[0].outcome"),
    ({"answers": [{**SAID, "value": "måske"}]}, "answers[0].value"),
    ({"answers": [{**SAID, "recorded_from": "bånd"}]}, "answers[0].recorded_from"),
    ({"notes": [{"text": "x", "protection": "hemmelig"}]}, "notes[0].protection"),
    ({"not_interviewed": [{"group": "naboer", "reason": "x"}]}, "not_interviewed[0].group"),
    ({"followups": [{"kind": "paabud", "text": "x", "status": "ok"}]}, "followups[0].status"),
    ({"followups": [{"kind": "paabud", "text": "x", "decision": "givet"}]}, "followups[0].decision"),
    ({"documents": [{"type": "x", "status": "væk"}]}, "documents[0].status"),
    ({"checklists": {"kvalitetsstandard": [{"item": "1", "value": "ja"}]}}, "checklists.kvalitetsstandard[0].value"),
]


@pytest.mark.parametrize(("parts", "at"), LISTED)
def test_listed_values_are_listed(desk: Desk, parts: Part, at: str) -> None:
    desk.take(**TALK)
    assert places(desk.plan(**parts)) == {("S110", at)}


@pytest.mark.parametrize("score", [True, "5", 5.0, 3.5, 0, 6, "forventes", [4]])
def test_scores_are_strict_integers(desk: Desk, score: object) -> None:
    planned = desk.plan(judgements=[{"indicator": "4.a", "text": "x", "score": score}])
    assert places(planned) == {("S111", "judgements[0].score")}
    assert "True" not in planned.problems[0].text


def test_nygodkendelse_takes_words_and_no_numbers(model: QualityModel) -> None:
    desk = Desk(model)
    desk.told.field(kind="nygodkendelse")
    assert codes(desk.plan(judgements=[{"indicator": "4.a", "text": "x", "score": 4}])) == {"S111"}
    desk.take(judgements=[{"indicator": "4.a", "text": "x", "score": "forventes"}])
    assert desk.export()["judgements"][0]["score"] == "forventes"


def test_a_score_without_text_is_refused(desk: Desk) -> None:
    planned = desk.plan(judgements=[{"indicator": "4.a", "score": 4}, {"indicator": "4.b", "text": " \n", "score": 4}])
    assert places(planned) == {("S129", "judgements[0].score"), ("S129", "judgements[1].score")}


def test_texts_that_must_be_there_are_not_blank(desk: Desk) -> None:
    planned = desk.plan(notes=[{"text": " "}], assessments=[{"at": "overall", "text": ""}], alerts=[{}])
    assert places(planned) == {("S113", "notes[0].text"), ("S113", "assessments[0].text"), ("S108", "alerts[0].text")}


def test_a_code_names_one_source_one_encounter_and_one_question(desk: Desk) -> None:
    borger = {"code": "Borger 1", "group": "borger"}
    own = {"code": "e1", "at": "4.a", "text": "?"}
    planned = desk.plan(
        sources=[borger, {**borger, "group": "ledelse"}, borger],
        encounters=[{"code": "S1"}, {"code": "S1", "title": "x"}, {"code": "Borger 1"}],
        own_questions=[own, {**own, "text": "!"}, {**own, "code": "4.a.1"}],
    )
    assert {
        ("S121", "sources[1].code"), ("S121", "sources[2].code"), ("S121", "encounters[1].code"),
        ("S122", "encounters[2].code"), ("S121", "own_questions[1].code"), ("S134", "own_questions[2].code"),
    } <= places(planned)  # fmt: skip


def test_a_judgement_names_sources_observations_and_documents(desk: Desk) -> None:
    seen = {"code": "S6", "method": "observation"}
    file = {**TALK, "encounters": [*TALK["encounters"], seen]}
    desk.take(**file, judgements=[{"indicator": "4.a", "text": "x", "sources": ["Borger 1", "S6"]}])
    kinds = [slot.partition("|")[0] for slot in desk.held(Judgement)[0].sources]
    assert kinds == ["source", "encounter"]
    assert codes(desk.plan(judgements=[{"indicator": "4.b", "text": "x", "sources": ["S1"]}])) == {"S125"}


def test_a_source_whose_encounters_are_all_protected_is_as_one_that_has_none_and_a_tip_is_no_ground(desk: Desk) -> None:
    judged = {"indicator": "4.a", "text": "x", "sources": ["Borger 1"]}
    assert codes(desk.plan(sources=TALK["sources"], judgements=[judged])) == set()
    desk.take(**TALK)
    talk = next(entry for entry, _ in desk.told.case.of(Encounter))
    desk.told.say(Protect(record=desk.told.id(), target=talk.id, protection="fortrolig", reason="x"))
    assert codes(desk.plan(judgements=[judged])) == set()
    assert codes(desk.plan(**TIP, judgements=[{**judged, "sources": ["Anonym 1"]}])) == {"S124"}


def test_a_clash_of_a_source_and_an_observation_in_the_case_is_refused(desk: Desk) -> None:
    desk.told.encounter(method="observation", code="Borger 1")
    judged = {"indicator": "4.a", "text": "x", "sources": ["Borger 1"]}
    planned = desk.plan(sources=TALK["sources"], judgements=[judged])
    assert places(planned) == {("S122", "judgements[0].sources[0]")}


def test_only_what_applies_and_has_a_wording_is_judged(desk: Desk) -> None:
    planned = desk.plan(judgements=[{"indicator": each, "text": "x"} for each in ("6.a", "3.c", "2.b", "4.a")])
    assert places(planned) == {("S126", "judgements[0].indicator"), ("S127", "judgements[1].indicator")}
    no = {"indicator": "2.b", "use": False, "reason": "x"}
    assert codes(desk.plan(scope=[no], judgements=[{"indicator": "2.b", "text": "x"}])) == {"S126"}
    desk.take(scope=[no])
    assert codes(desk.plan(judgements=[{"indicator": "2.b", "text": "x"}])) == {"S126"}
    assert codes(desk.plan(scope=[{**no, "use": True}], judgements=[{"indicator": "2.b", "text": "x"}])) == set()


def test_a_choice_is_recorded_only_where_the_edition_contests(desk: Desk) -> None:
    planned = desk.plan(scope=[{"indicator": "4.a", "use": False, "reason": "x"}])
    assert places(planned) == {("S128", "scope[0].indicator")}


def test_what_no_longer_applies_stays_behind(desk: Desk) -> None:
    desk.take(scope=[{"indicator": "2.b", "use": True, "reason": "x"}], judgements=[{"indicator": "2.b", "text": "x"}])
    desk.take(scope=[{"indicator": "2.b", "use": False, "reason": "y"}])
    assert desk.export()["judgements"] == []
    desk.told.field(service_types=["107"])
    assert desk.export()["scope"] == []


def test_form_and_meaning_are_collected_in_one_pass_also_within_one_record(desk: Desk) -> None:
    planned = desk.plan(
        **TALK,
        answers=[
            {**SAID, "value": 1},
            {**SAID, "question": "9.z.9", "note": None, "nøgle": 1},
            "ikke en post",
            {**SAID, "encounter": 5},
            {"question": "4.a.4", "encounter": "S9"},
        ],
        noter=[],
        documents={},
    )
    assert places(planned) == {
        ("S110", "answers[0].value"), ("S120", "answers[1].question"), ("S109", "answers[1].note"),
        ("S107", "answers[1].nøgle"), ("S109", "answers[2]"), ("S109", "answers[3].encounter"),
        ("S120", "answers[4].encounter"), ("S107", "noter"), ("S109", "documents"),
    }  # fmt: skip


def test_a_faulty_record_is_reported_once_and_not_wherever_it_is_named(desk: Desk) -> None:
    planned = desk.plan(
        sources=[{"code": "Borger 1", "group": "borgr"}],
        encounters=[{"code": "S1", "method": "snak", "sources": ["Borger 1"]}],
        answers=[SAID],
        own_questions=[{"code": "e1", "text": "?"}],
        judgements=[{"indicator": "4.a", "text": "x", "sources": ["Borger 1"]}],
        notes=[{"text": "x", "encounter": "S1"}],
    )
    assert places(planned) == {("S110", "sources[0].group"), ("S110", "encounters[0].method"),
                               ("S108", "own_questions[0].at")}  # fmt: skip


def test_nothing_of_a_file_with_a_problem_is_planned(desk: Desk) -> None:
    planned = desk.plan(**TALK, answers=[SAID, {**SAID, "question": "4.a.9"}])
    assert (planned.payloads, planned.counts) == ((), ())


SECRET = "Hun nævnte 010180-1234 og " + "x" * 60


def test_notes_texts_reasons_and_quotes_are_never_repeated(desk: Desk) -> None:
    planned = desk.plan(
        answers=[{"question": SECRET, "encounter": SECRET, "note": [SECRET], "reason": 5, SECRET: SECRET}],
        notes=[{"text": {"a": SECRET}}, {"text": 1001801234}],
        judgements=[{"indicator": "4.a", "text": [SECRET], "score": SECRET, "reason": {"x": SECRET}}],
        checklists={"kvalitetsstandard": [{"item": SECRET, "quote": [SECRET], "value": SECRET}]},
        encounters=[{"code": "S1", "start": SECRET, "participants": 1001801234.5}],
        previous={"date": SECRET, "edition": "x", "judgements": [{"indicator": "4.a", "text": 1001801234}]},
    )
    shown = str([(each.at, each.text, each.hint) for each in planned.problems])
    assert "010180" not in shown
    assert "1001801234" not in shown
    assert "x" * 41 not in shown
    assert "[CPR fjernet]" in shown
    quotes = [each.text.split("»")[1].split("«")[0] for each in planned.problems if "»" in each.text]
    assert quotes
    assert max(map(len, quotes)) <= 40
    assert all("»" not in each.text for each in planned.problems if each.at in {"notes[0].text", "notes[1].text"})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "S102"), (b"{", "S102"), (b'{"a": NaN}', "S102"), (b'{"a": 1e999}', "S102"), (b"1" * 5000, "S102"),
        (b"\xff\xfe{", "S101"), ("{}".encode("utf-16"), "S101"), (b"[" * 100_000, "S103"),
        (b"[" * 50 + b"]" * 50, "S103"), (b"{}", "S105"), (b"null", "S105"), (b'{"format": ["x"]}', "S105"),
    ],
)  # fmt: skip
def test_what_is_no_exchange_file_is_a_problem_and_no_traceback(desk: Desk, content: bytes, code: str) -> None:
    planned = desk.plan_bytes(content)
    assert [each.code for each in planned.problems] == [code]
    assert planned.problems[0].place().startswith("x.json")


def test_a_byte_order_mark_is_accepted_and_the_line_of_a_fault_is_given(desk: Desk) -> None:
    assert desk.plan_bytes(b'\xef\xbb\xbf{"format": "tilsyn-exchange/1"}').problems == ()
    assert desk.plan_bytes(b'{"format":\n\n oops}').problems[0].place() == "x.json:3"


def test_a_key_that_stands_twice_is_a_problem_at_its_place(desk: Desk) -> None:
    content = b'{"format": "tilsyn-exchange/1", "notes": [{"text": "x"}, {"text": "y", "text": "z"}], "notes": []}'
    assert places(desk.plan_bytes(content)) == {("S104", "filen")}
    content = b'{"format": "tilsyn-exchange/1", "notes": [{"text": "x"}, {"text": "y", "text": "z"}]}'
    assert places(desk.plan_bytes(content)) == {("S104", "notes[1]")}
    half = rb'{"format": "tilsyn-exchange/1", "\ud800": 1}'
    assert codes(desk.plan_bytes(half)) == {"S107"}


def test_every_text_is_cleaned_and_nothing_is_trimmed(desk: Desk) -> None:
    desk.take(
        sources=[{"code": "A\u030a 1", "group": "borger"}],
        encounters=[{"code": "S1", "sources": ["Å 1"]}],
        notes=[{"text": "  a\r\nb\x0bc\x00d\u2028e\ud800 "}],
        answers=[{**SAID, "note": " & < > {{ }} _x000D_ “”\t" + "n" * 50_000}],
    )
    assert desk.export()["notes"][0]["text"] == "  a\nb\ncd\ne "
    assert desk.export()["answers"][0]["note"] == " & < > {{ }} _x000D_ “”\t" + "n" * 50_000


@pytest.mark.parametrize("identity", ["", "to ord", "010180-1234", "å", "a|b", "x" * 65, 7])
def test_an_id_is_short_and_plain_and_hides_no_cpr_number(desk: Desk, identity: object) -> None:
    planned = desk.plan(notes=[{"id": identity, "text": "x"}])
    assert {each.at for each in planned.problems} == {"notes[0].id"}
    assert desk.plan(notes=[{"id": "a0101801-2340-4f3b-9a6c-010180123400", "text": "x"}]).problems == ()


def test_cpr_numbers_are_kept_said_and_masked_on_the_way_out(desk: Desk) -> None:
    planned = desk.take(notes=[{"text": "Borger 010180-1234"}, {"text": "Sagsnr. 010180-5678"}])
    assert places(planned) == {("S140", "notes[0]"), ("S140", "notes[1]")}
    assert desk.held(Note)[0].text == "Borger 010180-1234"
    entry = [entry for entry, _ in desk.told.case.of(Note)][1]
    desk.told.say(NotCpr(record=desk.told.id(), target=entry.id, reason="et sagsnummer"))
    assert [each["text"] for each in desk.export()["notes"]] == ["Borger [CPR fjernet]", "Sagsnr. 010180-5678"]


def test_alerts_and_descriptions_are_kept_and_never_exported(desk: Desk) -> None:
    desk.take(
        sources=[{"code": "Borger 1", "group": "borger", "about": "den høje"}],
        alerts=[{"text": "et barn i fare"}],
    )
    assert (desk.held(Source)[0].about, desk.held(Alert)[0].text) == ("den høje", "et barn i fare")
    content = exchange_bytes(desk.export()).decode()
    assert "den høje" not in content
    assert "barn" not in content
    assert "alerts" not in content


def test_the_files_own_names_are_the_journals_fields(desk: Desk) -> None:
    desk.take(**FULL)
    sample, point = desk.held(Sample)[0], desk.held(FollowUp)[0]
    assert (sample.population, sample.drawn, point.decision_date) == (61, 8, "2023-11-01")
    assert desk.held(Answer)[0].recorded_at == "2023-10-24T20:00:00.000+02:00"
    assert [each.use for each in desk.held(Scope)] == [True]


def protected_case(desk: Desk) -> None:
    """A case in which something of everything is hidden, masked or only in the case."""
    told = desk.told
    desk.take(**FULL)
    desk.take(**{**TIP, "own_questions": []})
    identity = told.id()
    hidden = Source(record=identity, id=identity, code="Borger 2", group="borger", protection="fortrolig")
    group = next(each for each in desk.held(Encounter) if each.code == "S1")
    told.say(hidden, group.model_copy(update={"record": told.id(), "sources": (*group.sources, identity)}))
    answer = desk.held(Answer)[0]
    aside = {"record": told.id(), "note": "CPR 010180-1234", "deviates": ({"source": identity, "note": "hemmeligt"},)}
    told.say(Answer.model_validate({**answer.model_dump(exclude={"entry"}), **aside}))
    judged = desk.held(Judgement)[0]
    told.say(judged.model_copy(update={"record": told.id(), "sources": (*judged.sources, f"source|{identity}")}))
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="Klager", internal_reason="hemmeligt"))
    told.say(Alert(record=told.id(), id=told.id(), text="hemmeligt"))
    told.encounter(told.source("Leder 1", "ledelse"))


def test_a_case_can_read_its_own_file_and_nothing_changes(desk: Desk) -> None:
    protected_case(desk)
    content = exchange_bytes(desk.export())
    assert b"hemmeligt" not in content
    assert b"010180" not in content
    assert b"Borger 2" not in content
    planned = desk.plan_bytes(content)
    assert (planned.payloads, planned.problems) == ((), ())


def test_a_correction_takes_away_nothing_that_the_file_cannot_say(desk: Desk) -> None:
    protected_case(desk)
    file = desk.export()
    next(each for each in file["encounters"] if each["code"] == "S1")["place"] = "Haven"
    file["focus"]["reason"] = "Andre klager"
    next(each for each in file["answers"] if each["question"] == "4.a.1")["value"] = "nej"
    desk.take(**file)
    group = next(each for each in desk.held(Encounter) if each.code == "S1")
    answer = next(each for each in desk.held(Answer) if each.value == "nej")
    assert (group.place, len(group.sources)) == ("Haven", 3)
    assert answer.note == "CPR 010180-1234"
    assert [each.note for each in answer.deviates] == ["hemmeligt"]
    assert desk.held(Focus)[0].internal_reason == "hemmeligt"


def test_two_laptops_sources_of_one_code_leave_as_two(desk: Desk, model: QualityModel) -> None:
    for _ in range(2):
        talk = desk.told.encounter(desk.told.source("Borger 1"), code="S1")
        desk.told.answer(talk, "4.a.1", "ja", "x")
    document = desk.export()
    assert [each["code"] for each in document["sources"]] == ["Borger 1", "Borger 1-2"]
    assert [each["encounter"] for each in document["answers"]] == ["S1", "S1-2"]
    again = Desk(model)
    again.take(**{key: each for key, each in document.items() if key not in {"format", "edition"}})
    assert again.export() == document
    assert desk.plan_bytes(exchange_bytes(document)).payloads == ()


def test_a_tip_that_is_opened_leaves_as_someone_else(desk: Desk) -> None:
    desk.take(**TIP)
    for entry, _ in [*desk.told.case.of(Source), *desk.told.case.of(Encounter)]:
        desk.told.say(Protect(record=desk.told.id(), target=entry.id, protection="normal", reason="samtykke"))
    assert [each["group"] for each in desk.export()["sources"]] == ["andre"]


def test_an_edition_without_indicators_is_judged_by_criterion(model: QualityModel) -> None:
    plain = model.model_copy(update={"rated_level": "criterion"})
    desk = Desk(plain)
    desk.take(judgements=[{"indicator": "4", "text": "x", "score": 4}], notes=[{"text": "x", "at_items": ["4"]}])
    assert codes(desk.plan(judgements=[{"indicator": "4.a", "text": "x"}])) == {"S120"}


def test_export_and_import_as_commands(
    case_path: Path, tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    file, out = tmp_path / "ind.json", tmp_path / "ud.json"
    parts = {key: each for key, each in FULL.items() if key != "case"}
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "edition": "KM2021", **parts}), encoding="utf-8")
    assert run("import", case_path, file)[0] == 0
    assert run("export", case_path, "-o", out)[0] == 0
    assert contains(json.loads(out.read_text(encoding="utf-8")), parts)
    file.write_text('{"format": "tilsyn-exchange/1", "notes": [{"text": "x"}, {"txt": "y"}]}', encoding="utf-8")
    assert run("import", case_path, file)[0] == 1


@pytest.mark.parametrize(("population", "drawn"), [(61, 62), (0, 1)])
def test_no_more_are_drawn_than_there_are(desk: Desk, population: int, drawn: int) -> None:
    sample = {"of": "sager", "N": population, "n": drawn}
    assert places(desk.plan(samples=[sample])) == {("S139", "samples[0].n")}
    desk.take(samples=[{**sample, "N": drawn}, {"of": "borgere", "n": drawn}, {"of": "journaler", "N": population}])


def test_a_judgement_whose_sources_a_file_states_anew_keeps_those_that_no_file_names(desk: Desk) -> None:
    desk.take(**TALK, judgements=[{"indicator": "4.a", "text": "God.", "score": 4, "sources": ["Borger 1"]}])
    [held] = desk.held(Judgement)
    tip = desk.told.source("Anonym 1", "anonym", "whistleblow")
    hidden = f"source|{tip.id}"
    desk.told.judge("4.a", 4, "God.", *held.sources, hidden)
    document = desk.export()
    assert document["judgements"][0]["sources"] == ["Borger 1"]
    document["judgements"][0].update(text="Bedre.", sources=[])
    desk.take(judgements=document["judgements"])
    [now] = desk.held(Judgement)
    assert (now.text, now.sources) == ("Bedre.", (hidden,))
