from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Any

import pytest

from tests.telling import Told
from tilsyn.domain.findings.ground_gaps import kept_of
from tilsyn.domain.findings.readiness import Readiness, half_a_year_after, readiness
from tilsyn.domain.findings.scoring import scorecard
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import (
    Alert,
    Assessment,
    Document,
    EarlierJudgement,
    Entry,
    Focus,
    FollowUp,
    Note,
    NotInterviewed,
    OwnQuestion,
    Previous,
    Protect,
    Redaction,
    Scope,
    Withdrawal,
)
from tilsyn.domain.journal.seal import Stamp, seal, unseal
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.problems import Problem


def found(model: QualityModel, told: Told) -> Readiness:
    visible = Visible(told.case)
    return readiness(model, told.case, visible, scorecard(model, visible))


def blocking(model: QualityModel, told: Told) -> set[tuple[str, str | None]]:
    return {(each.code, each.at) for each in found(model, told).blocking}


def warned(model: QualityModel, told: Told) -> set[tuple[str, str | None]]:
    return {(each.code, each.at) for each in found(model, told).warnings}


def followup(told: Told, **stated: Any) -> None:
    told.say(FollowUp.model_validate({"record": told.id(), "id": told.id(), "text": "Punkt", **stated}))


def test_a_new_case_lacks_judgements_assessments_and_a_choice(model: QualityModel, told: Told) -> None:
    gaps = blocking(model, told)
    assert {("S001", "4.a"), ("S005", "criterion:4"), ("S005", "theme:4"), ("S005", "overall"), ("S004", "2.b")} <= gaps
    assert not any(at in {"6.a", "3.c", "2.d"} for _, at in gaps)
    assert ("S020", "3.c") in warned(model, told)


def test_a_text_without_score_or_source_is_a_gap(model: QualityModel, told: Told) -> None:
    told.judge("4.a", None)
    assert {("S002", "4.a"), ("S003", "4.a")} <= blocking(model, told)


def test_the_ground_is_felt_but_never_named(model: QualityModel, told: Told) -> None:
    borger = told.source()
    said = told.answer(told.encounter(borger), "4.a.1", "nej", "I fortrolighed")
    told.judge("4.a", 2, "Tekst.", f"source|{borger.id}")
    assert ("S010", "4.a") not in blocking(model, told)
    told.say(Protect(record=told.id(), target=said.id, protection="fortrolig", reason="bedt om det"))
    gap = next(each for each in found(model, told).blocking if each.code == "S010")
    assert gap.text == "Grundlaget bærer ikke bedømmelsen af 4.a."
    assert "I fortrolighed" not in str(found(model, told))


def test_other_sources_carry_what_a_protected_one_does_not(model: QualityModel, told: Told) -> None:
    borger, leder = told.source(), told.source("Leder 1", "ledelse")
    told.answer(told.encounter(borger), "4.a.1", "nej", "x", protection="fortrolig")
    told.answer(told.encounter(leder), "4.a.1", "ja", "y")
    told.judge("4.a", 2, "Tekst.", f"source|{borger.id}", f"source|{leder.id}")
    assert ("S010", "4.a") not in blocking(model, told)


def test_a_judgement_on_something_withdrawn_is_a_gap_until_judged_again(model: QualityModel, told: Told) -> None:
    borger = told.source()
    said = told.answer(told.encounter(borger), "4.a.1", "nej", "x")
    told.judge("4.a", 2, "Tekst.", f"source|{borger.id}")
    told.say(Withdrawal(record=told.id(), target=said.id, reason="fortrudt"))
    assert ("S011", "4.a") in blocking(model, told)
    told.judge("4.a", 3, "Læst igen.", f"source|{borger.id}")
    assert ("S011", "4.a") not in blocking(model, told)


def withdraw(told: Told, target: Entry) -> None:
    told.say(Withdrawal(record=told.id(), target=target.id, reason="fortrudt"))


def noted(told: Told, *at_items: str, encounter: str | None = None, **more: Any) -> Entry:
    identity = told.id()
    return told.say(Note(record=identity, id=identity, text="Set.", at_items=at_items, encounter=encounter, **more))[0]


@pytest.mark.parametrize("kind", ["answer", "note", "encounter", "source", "own question"])
@pytest.mark.parametrize("gone", [Withdrawal, Redaction])
def test_whatever_kind_of_evidence_goes_the_judgement_that_rested_on_it_is_a_gap(
    model: QualityModel, told: Told, kind: str, gone: type[Withdrawal | Redaction]
) -> None:
    borger = told.source()
    talk = told.encounter(borger)
    own = OwnQuestion(record="own", id="own", code="4.a.e1", at="4.a", text="Hvordan var det?")
    told.say(own)
    entries = {
        "answer": told.answer(talk, "4.a.1", "nej", "x"),
        "note": noted(told, "4.a", "5.a", encounter=talk.id),
        "encounter": told.case.current(talk.slot),
        "source": told.case.current(borger.slot),
        "own question": told.case.current(own.slot),
    }
    told.answer(talk, own.code, None, "y")
    for each in ("4.a", "9.a"):
        told.judge(each, 2, "Tekst.", f"source|{borger.id}" if each == "4.a" else f"source|{told.source('B 2').id}")
    target = entries[kind]
    assert target is not None
    kept = kept_of(target, told.case) if gone is Redaction else {}
    told.say(gone.model_validate({"record": told.id(), "target": target.id, "reason": "x", **kept}))
    if gone is Redaction:
        apply(told.case, replace(target, payload=None))
        told.case.slots[target.header.slot][target.id] = told.case.entries[target.id]
    assert ("S011", "4.a") in blocking(model, told)
    assert ("S011", "9.a") not in blocking(model, told)


def move(told: Told, note: Entry, *at_items: str) -> Entry:
    """The same note, placed otherwise."""
    payload = note.payload
    assert isinstance(payload, Note)
    return told.say(payload.model_copy(update={"record": told.id(), "at_items": at_items}))[0]


def test_a_note_that_is_moved_from_what_was_judged_on_it_opens_the_gap(model: QualityModel, told: Told) -> None:
    borger = told.source()
    talk = told.encounter(borger)
    told.answer(talk, "4.a.1", "nej", "x")
    note = noted(told, "4.a", encounter=talk.id)
    elsewhere = noted(told, "4.a", encounter=told.encounter(told.source("B 2")).id)
    told.judge("4.a", 2, "Tekst.", f"source|{borger.id}")
    move(told, elsewhere, "4.b")
    note = move(told, note, "4.a", "5.a")
    assert ("S011", "4.a") not in blocking(model, told)
    note = move(told, note, "5.a")
    assert ("S011", "4.a") in blocking(model, told)
    move(told, note, "4.a")
    assert ("S011", "4.a") not in blocking(model, told)


def test_a_note_moved_before_the_judgement_opens_no_gap(model: QualityModel, told: Told) -> None:
    borger = told.source()
    talk = told.encounter(borger)
    told.answer(talk, "4.a.1", "nej", "x")
    move(told, noted(told, "4.a", encounter=talk.id), "5.a")
    told.judge("4.a", 2, "Tekst.", f"source|{borger.id}")
    assert ("S011", "4.a") not in blocking(model, told)


@pytest.mark.parametrize("method", ["observation", "dokument"])
def test_an_observation_or_a_document_that_goes_opens_the_gap(model: QualityModel, told: Told, method: str) -> None:
    seen = told.encounter(method=method, title="Vagtplaner")
    noted(told, "4.a", encounter=seen.id)
    identity = told.id()
    plans = told.say(Document(record=identity, id=identity, type="vagtplaner", status="modtaget"))[0]
    told.judge("4.a", 2, "Tekst.", f"encounter|{seen.id}")
    for target in (told.case.current(seen.slot), plans):
        assert target is not None
        withdraw(told, target)
        assert ("S011", "4.a") in blocking(model, told)
        told.judge("4.a", 2, "Læst igen.", f"encounter|{seen.id}")
        assert ("S011", "4.a") not in blocking(model, told)


def test_a_note_of_someone_else_or_elsewhere_opens_no_gap(model: QualityModel, told: Told) -> None:
    borger, leder = told.source(), told.source("Leder", "ledelse")
    others = noted(told, "4.a", encounter=told.encounter(leder).id)
    elsewhere = noted(told, "5.a", encounter=told.encounter(borger).id)
    told.judge("4.a", 2, "Tekst.", f"source|{borger.id}")
    withdraw(told, others)
    withdraw(told, elsewhere)
    assert ("S011", "4.a") not in blocking(model, told)


def test_a_protected_note_or_conversation_that_goes_is_not_told_of(model: QualityModel, told: Told) -> None:
    borger, tip = told.source(), told.source("Kilde", "andre", protection="whistleblow")
    hidden = noted(told, "4.a", encounter=told.encounter(borger).id, protection="fortrolig")
    talk = told.encounter(tip, borger, protection="whistleblow")
    told.answer(talk, "4.a.1", "nej", "x")
    told.answer(told.encounter(borger), "4.a.1", "ja", "y")
    told.judge("4.a", 2, "Tekst.", f"source|{borger.id}")
    before = found(model, told)
    withdraw(told, hidden)
    held = told.case.current(talk.slot)
    assert held is not None
    withdraw(told, held)
    assert found(model, told) == before


def test_an_answer_given_again_closes_the_gap_only_with_the_same_words(model: QualityModel, told: Told) -> None:
    borger = told.source()
    talk = told.encounter(borger)
    said = told.answer(talk, "4.a.1", "nej", "x")
    told.judge("4.a", 2, "Tekst.", f"source|{borger.id}")
    withdraw(told, said)
    told.answer(talk, "4.a.1", "ja", "noget andet")
    assert ("S011", "4.a") in blocking(model, told)
    supersede(told, said, note="noget tredje")
    assert ("S011", "4.a") in blocking(model, told)
    supersede(told, said)
    assert ("S011", "4.a") not in blocking(model, told)


def supersede(told: Told, said: Entry, **changed: Any) -> None:
    """A version written by one who had not seen the withdrawal, or who took it back."""
    assert said.payload is not None
    stamp = Stamp("MKV", told.world.now(), "tilsyn test", tuple(told.case.heads), told.case.lamport + 1)
    payload = said.payload.model_copy(update={"record": told.id(), **changed})
    apply(told.case, unseal([seal(payload, [said.id], stamp, told.world.random_bytes(16))])[0])


def test_a_source_without_entries_is_only_warned_of(model: QualityModel, told: Told) -> None:
    told.judge("4.a", 2, "Tekst.", f"source|{told.source().id}")
    assert ("S023", "4.a") in warned(model, told)


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"kind": "paabud"}, "S006"),
        ({"kind": "skaerpet_tilsyn", "deadline": "2024-05-01"}, "S007"),
        ({"kind": "skaerpet_tilsyn", "deadline": "2024-02-01"}, "S008"),
    ],
)
def test_followups_keep_their_rules(model: QualityModel, told: Told, stated: dict[str, Any], code: str) -> None:
    followup(told, **stated)
    assert code in {each.code for each in found(model, told).blocking}


def test_a_followup_by_the_rules_blocks_nothing(model: QualityModel, told: Told) -> None:
    followup(told, kind="paabud", deadline="2024-01-01")
    followup(told, kind="skaerpet_tilsyn", deadline="2024-04-24")
    assert not {each.code for each in found(model, told).blocking} & {"S006", "S007", "S008"}


@pytest.mark.parametrize(
    ("stated", "missing"),
    [
        ({}, "hjemlen og den regel, der ikke er overholdt"),
        ({"law": "lov om socialtilsyn § 8"}, "den regel, der ikke er overholdt"),
        ({"basis": "SEL § 101, stk. 4"}, "hjemlen"),
        ({"law": "lov om socialtilsyn § 8", "basis": "SEL § 101, stk. 4"}, None),
        ({"decision": "ophaevet"}, None),
    ],
)
def test_an_order_that_does_not_say_what_it_rests_on_warns_and_never_blocks(
    model: QualityModel, stated: dict[str, str], missing: str | None
) -> None:
    told = Told()
    followup(told, kind="paabud", deadline="2024-01-01", **stated)
    said = [each.text for each in found(model, told).warnings if each.code == "S060"]
    assert said == ([f"Et påbud mangler {missing}."] if missing else [])
    assert "S060" not in {each.code for each in found(model, told).blocking}


def test_half_a_year_ends_on_the_last_day_of_a_shorter_month() -> None:
    assert half_a_year_after(date(2023, 8, 31)) == date(2024, 2, 29)
    assert half_a_year_after(date(2023, 10, 24)) == date(2024, 4, 24)
    assert half_a_year_after(date(2023, 6, 30)) == date(2023, 12, 30)
    assert half_a_year_after(date(2023, 7, 15)) == date(2024, 1, 15)


def test_a_theme_text_that_repeats_an_indicator_is_warned_of(model: QualityModel, told: Told) -> None:
    sentence = "Borgerne beskriver samstemmende, at de bliver mødt med respekt."
    told.judge("4.a", 4, f"{sentence} Mere.")
    told.say(Assessment(record=told.id(), at="theme:4", text=f"I temaet gælder: {sentence}"))
    assert ("S027", "theme:4") in warned(model, told)


def test_one_method_one_group_and_different_accounts_are_shown_not_decided(model: QualityModel, told: Told) -> None:
    first, second = told.source(), told.source("Borger 2")
    told.answer(told.encounter(first), "4.a.1", "ja", "x")
    told.answer(told.encounter(second), "4.a.1", "nej", "y")
    told.judge("4.a", 3, "Tekst.", f"source|{first.id}")
    assert {("S021", "4.a"), ("S022", "4.a"), ("S028", "4.a")} <= warned(model, told)


def test_cpr_is_found_without_echoing_the_digits(model: QualityModel, told: Told) -> None:
    told.say(Note(record=told.id(), id=told.id(), text="010180-1234"))
    problems = [each for each in found(model, told).warnings if each.code == "S024"]
    assert problems
    assert "1234" not in str(problems)


def test_an_alert_stands_in_status_and_loose_notes_are_counted(model: QualityModel, told: Told) -> None:
    told.say(Alert(record=told.id(), id=told.id(), text="Et barn kan være i fare"))
    told.say(Note(record=told.id(), id=told.id(), text="Løs"))
    assert found(model, told).warnings[0].code == "S032"
    assert any(each.code == "S025" and "1 løs note" in each.text for each in found(model, told).warnings)


def test_a_conflict_blocks(model: QualityModel, told: Told) -> None:
    told.say(Assessment(record=told.id(), at="theme:4", text="Den ene"))
    told.say(Assessment(record=told.id(), at="theme:4", text="Den anden"), supersede=False)
    assert ("S009", "theme:4") in blocking(model, told)


@pytest.mark.parametrize("order", [1, -1])
def test_what_another_laptop_withdrew_unseen_is_a_gap_however_far_its_counter_had_come(
    model: QualityModel, told: Told, order: int
) -> None:
    borger = told.source()
    said = told.answer(told.encounter(borger), "4.a.1", "nej", "x")
    before = (tuple(told.case.heads), told.case.lamport)
    for number in range(3):
        told.judge("4.a", 2, f"Tekst {number}.", f"source|{borger.id}")
    stamp = Stamp("CD", told.world.now(), "tilsyn test", before[0], before[1] + 1)
    gone = Withdrawal(record=told.id(), target=said.id, reason="fortrudt")
    told.rows.append(seal(gone, [], stamp, told.world.random_bytes(16)))
    told.case = reduce(apply, unseal(told.rows)[::order], Case())
    assert ("S011", "4.a") in blocking(model, told)
    told.judge("4.a", 3, "Læst igen.", f"source|{borger.id}")
    assert ("S011", "4.a") not in blocking(model, told)


def codes(problems: tuple[Problem, ...]) -> set[str]:
    return {each.code for each in problems}


def test_a_case_that_nothing_was_gathered_in_is_not_ready(model: QualityModel, told: Told) -> None:
    assert "S014" in codes(found(model, told).blocking)
    document = Document(record=told.id(), id=told.id(), type="vagtplaner", status="anmodet")
    told.say(document)
    assert "S014" in codes(found(model, told).blocking)
    told.say(document.model_copy(update={"status": "modtaget", "record": told.id()}))
    assert "S014" in codes(found(model, told).blocking)
    read = {"status": "modtaget", "sha256": "ab:" * 31 + "ab", "file": "vagtplan.pdf", "record": told.id()}
    told.say(document.model_copy(update=read))
    assert "S014" not in codes(found(model, told).blocking)


@pytest.mark.parametrize("status", ["set_paa_stedet", "findes_ikke", "ikke_modtaget"])
def test_that_a_document_was_seen_or_is_not_there_is_ground(model: QualityModel, told: Told, status: str) -> None:
    stated = {"record": told.id(), "id": told.id(), "type": "vagtplaner", "status": status}
    told.say(Document.model_validate(stated))
    assert "S014" not in codes(found(model, told).blocking)


@pytest.mark.parametrize("value", ["ved_ikke", "oensker_ikke", "ikke_relevant", None])
def test_an_answer_that_nothing_can_be_read_from_is_no_ground(
    model: QualityModel, told: Told, value: str | None
) -> None:
    talk = told.encounter(told.source())
    told.answer(talk, "4.a.1", value)
    assert "S014" in codes(found(model, told).blocking)
    told.answer(talk, "4.a.3", value, "Det spurgte hun selv om.")
    assert "S014" not in codes(found(model, told).blocking)


@pytest.mark.parametrize("kind", ["answer", "note"])
def test_an_answer_or_a_note_is_ground(model: QualityModel, told: Told, kind: str) -> None:
    said = told.answer(told.encounter(told.source()), "4.a.1", "ja") if kind == "answer" else noted(told)
    assert "S014" not in codes(found(model, told).blocking)
    told.say(Protect(record=told.id(), target=said.id, protection="fortrolig", reason="bedt om det"))
    assert "S014" in codes(found(model, told).blocking)


def test_that_no_citizen_was_heard_is_said_also_where_nobody_was(model: QualityModel, told: Told) -> None:
    assert ("S030", "case") in blocking(model, told)
    told.field(kind="nygodkendelse")
    assert ("S030", "case") not in blocking(model, told)
    told.field(kind="drift")
    told.say(NotInterviewed(record=told.id(), group="borger", reason="Ingen ønskede det."))
    assert ("S030", "case") not in blocking(model, told)


@pytest.mark.parametrize(
    ("stated", "blocks"),
    [
        ({}, True),
        ({"kind": "vilkaar"}, True),
        ({"kind": "skaerpet_tilsyn"}, True),
        ({"kind": "skaerpet_tilsyn", "deadline": "2023-10-27"}, False),
        ({"kind": "udviklingspunkt"}, False),
        ({"deadline": "2023-10-26"}, True),
        ({"deadline": "2023-10-27"}, False),
        ({"deadline": None, "kind": "vilkaar"}, False),
        ({"status": None}, True),
        ({"status": "ikke_opfyldt"}, False),
        ({"status": "bortfaldet"}, False),
        ({"decision": "ophaevet"}, False),
        ({"origin": None}, False),
        ({"origin": "2023-10-24"}, False),
    ],
)
def test_an_order_whose_deadline_had_come_blocks_until_it_is_examined(
    model: QualityModel, told: Told, stated: dict[str, Any], blocks: bool
) -> None:
    told.field(visits=[{"date": "2023-10-24"}, {"date": "2023-10-26"}])
    standing = {"kind": "paabud", "deadline": "2023-02-01", "status": "ikke_undersoegt", "origin": "2022-10-12"}
    followup(told, **{**standing, "decision": "meddelt", **stated})
    said = [each.text for each in found(model, told).blocking if each.code == "S013"]
    assert bool(said) is blocks
    if blocks and not stated:
        assert said == ["Påbud fra 12-10-2022 er ikke undersøgt, og fristen 01-02-2023 var nået ved sidste besøg."]


def test_a_point_of_an_earlier_report_of_the_same_date_is_an_earlier_one(model: QualityModel, told: Told) -> None:
    followup(told, kind="paabud", deadline="2023-10-24", status="ikke_undersoegt", origin="2023-10-24")
    assert "S013" not in codes(found(model, told).blocking)
    told.say(Previous(record=told.id(), date="2023-10-24", edition="KM2021"))
    assert "S013" in codes(found(model, told).blocking)


def test_a_choice_that_came_with_the_earlier_case_is_confirmed_where_it_is_in_focus(
    model: QualityModel, told: Told
) -> None:
    choice = Scope(record=told.id(), indicator="2.b", use=True, reason="Som før.", carried_from="2022-10-12")
    told.say(choice)
    assert {("S015", "2.b")} == {each for each in blocking(model, told) if each[0] in {"S004", "S015"}}
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="x"))
    assert not {"S004", "S015"} & codes(found(model, told).blocking)
    told.say(Focus(record=told.id(), indicators=("2.b",), reason="x"))
    told.say(choice.model_copy(update={"carried_from": None, "record": told.id()}))
    assert not {"S004", "S015"} & codes(found(model, told).blocking)


LONG = "Borgerne beskriver samstemmende, at de bliver mødt med respekt, og at aftaler bliver skrevet ned med dem."


def test_a_passage_under_two_indicators_or_from_the_earlier_report_is_said_with_both_places(
    model: QualityModel, told: Told
) -> None:
    told.say(Focus(record=told.id(), indicators=("4.a", "4.b", "8.a"), reason="x"))
    judgements = tuple(
        EarlierJudgement.model_validate({"indicator": each, "text": text, "score": 3})
        for each, text in (("5.a", LONG), ("8.a", f"Før. {LONG}"))
    )
    told.say(Previous(record=told.id(), date="2022-10-12", edition="KM2021", judgements=judgements))
    told.judge("4.a", 4, f"{LONG} Mere om 4.a.\nKilder: borgere.")
    told.judge("4.b", 4, "Noget helt andet.\nKilder: borgere.")
    told.judge("8.a", 4, f"Først noget. {LONG.replace(' ', chr(10), 3)}\nKilder: borgere.")
    said = {each.code: (each.at, each.text) for each in found(model, told).warnings}
    assert said["S034"] == ("8.a", "Bedømmelsen af 8.a gentager ordret et længere stykke fra 4.a.")
    assert said["S035"][1] == "Bedømmelsen af 8.a gentager ordret et længere stykke fra rapporten af 12-10-2022."
    assert ("S034", "5.a") not in warned(model, told)


def test_a_passage_of_the_earlier_report_is_said_under_another_indicator_too(model: QualityModel, told: Told) -> None:
    judgements = (
        EarlierJudgement.model_validate({"indicator": "9.a", "text": LONG, "score": 3}),
        EarlierJudgement.model_validate({"indicator": "4.a", "text": "Noget andet dengang.", "score": 3}),
    )
    told.say(Previous(record=told.id(), date="2022-10-12", edition="KM2021", judgements=judgements))
    told.judge("4.a", 4, f"{LONG} Mere om 4.a.\nKilder: borgere.")
    told.judge("4.b", 4, "Noget helt andet.\nKilder: borgere.")
    said = {each.at: each.text for each in found(model, told).warnings if each.code == "S035"}
    assert said == {"4.a": "Bedømmelsen af 4.a gentager ordret et længere stykke fra 9.a i rapporten af 12-10-2022."}
    told.judge("9.a", 4, f"{LONG}\nKilder: borgere.")
    said = {each.at: each.text for each in found(model, told).warnings if each.code == "S035"}
    assert said["9.a"] == "Bedømmelsen af 9.a gentager ordret et længere stykke fra rapporten af 12-10-2022."


def test_groups_are_named_in_words_and_inflected(model: QualityModel, told: Told) -> None:
    spoken = {"4.a": "paaroerende", "4.b": "ledelse", "5.a": "andre", "5.b": "borger"}
    for number, (indicator, group) in enumerate(spoken.items()):
        source = told.source(f"Kilde {number}", group)
        told.answer(told.encounter(source), f"{indicator}.1", "ja", "x")
        told.judge(indicator, 3, "To borgere siger det samme.", f"source|{source.id}")
    hints = {each.at: each.hint for each in found(model, told).warnings if each.code == "S022"}
    assert [hints[each].split("om ")[1] for each in spoken] == [
        "andre end pårørende kan belyse det samme.",
        "andre end ledelsen kan belyse det samme.",
        "andre end dem kan belyse det samme.",
        "andre end borgere kan belyse det samme.",
    ]
    said = {each.text for each in found(model, told).warnings if each.code == "S026"}
    assert said == {"Teksten kan pege på enkeltpersoner: der er kun få samtaler med borgere."}


def test_what_was_written_as_over_before_it_was_is_told_and_clocks_may_differ_a_little(
    model: QualityModel, told: Told
) -> None:
    def early() -> list[str]:
        visible = Visible(told.case)
        ready = readiness(model, told.case, visible, scorecard(model, visible))
        return [each.text for each in ready.warnings if each.code == "S041"]

    day = "2023-10-24T"
    told.encounter(method="observation", title="Plan", start=f"{day}15:00:00+02:00", end=f"{day}16:00:00+02:00")
    told.encounter(method="observation", title="Gang", end=f"{day}09:04:00+02:00", outcome="gennemfoert")
    held = told.encounter(told.source(), end="2023-10-24", outcome="gennemfoert")
    told.answer(held, "4.a.1", "ja", "Noget.", said_at=f"{day}08:00:00+02:00")
    assert early() == []
    told.answer(held, "4.a.2", "ja", "Noget.", said_at=f"{day}14:20:00+02:00")
    told.encounter(method="observation", title="Gang", end=f"{day}10:30:00+02:00", outcome="gennemfoert")
    assert [each.partition(",")[0] for each in early()] == [
        "Slutningen på Observation 24-10-2023-3 står til 24-10-2023 10.30",
        "Svaret på 4.a.2 står til 24-10-2023 14.20",
    ]


def paper(told: Told, title: str | None = None, **stated: Any) -> None:
    identity = told.id()
    told.say(Document(record=identity, id=identity, type="vagtplaner", title=title, **stated))


def of_code(code: str, model: QualityModel, told: Told) -> list[tuple[str, str]]:
    return [(each.text, each.hint) for each in found(model, told).warnings if each.code == code]


def test_a_paper_asked_for_after_its_deadline_is_late_and_not_written_wrongly(model: QualityModel, told: Told) -> None:
    paper(told, "Uge 40", status="anmodet", requested="2023-10-20", deadline="2023-10-11")
    assert of_code("S039", model, told) == []
    [(text, hint)] = of_code("S044", model, told)
    assert text == "Fristen den 11-10-2023 var gået, da der den 20-10-2023 blev bedt om vagtplaner »Uge 40«."
    assert 'tilsyn plan SAG --document vagtplaner --title "Uge 40" --status modtaget' in hint


def test_a_paper_that_came_after_its_deadline_is_no_fault(model: QualityModel, told: Told) -> None:
    for title, deadline in (("Uge 40", "2023-10-11"), ("Uge 41", "2023-10-22")):
        paper(told, title, status="modtaget", requested="2023-10-20", deadline=deadline, received="2023-10-23")
    assert [*of_code("S039", model, told), *of_code("S044", model, told)] == []


def test_dates_in_the_wrong_order_are_named_by_what_they_are_of(model: QualityModel, told: Told) -> None:
    paper(told, "Uge 40", status="modtaget", requested="2023-10-20", received="2023-10-11")
    for indicator in ("4.a", None):
        identity = told.id()
        order = FollowUp(
            record=identity, id=identity, kind="paabud", text="At ansætte en leder.", indicator=indicator,
            decision_date="2023-11-24", deadline="2023-11-01",
        )  # fmt: skip
        told.say(order)
    warnings = of_code("S039", model, told)
    assert {text.partition(":")[0] for text, _ in warnings} == {
        "Dokumentet vagtplaner »Uge 40« er modtaget, før det er bedt om",
        "Fristen for påbud til 4.a",
        "Fristen for påbud »At ansætte en leder.«",
    }
    assert all(("tilsyn followup SAG " in hint) == text.startswith("Fristen") for text, hint in warnings)
