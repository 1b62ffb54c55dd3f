from __future__ import annotations

from datetime import date
from functools import reduce
from typing import Any

import pytest

from tests.telling import Told
from tilsyn.domain.case import Case, apply
from tilsyn.domain.edition import QualityModel
from tilsyn.domain.entries import Alert, Assessment, FollowUp, Note, Protect, Withdrawal
from tilsyn.domain.journal import Stamp, seal, unseal
from tilsyn.domain.readiness import Readiness, half_a_year_after, readiness
from tilsyn.domain.scoring import scorecard
from tilsyn.domain.visible import Visible


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
