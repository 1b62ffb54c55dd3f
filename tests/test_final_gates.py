"""`--final` is refused for each thing that a final report waits for, and `status` says the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.finishing import REASON, blocking, final
from tests.sample_cases import sample_case
from tests.telling import Told
from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings import final_gates
from tilsyn.domain.findings.readiness import Readiness, readiness
from tilsyn.domain.findings.scoring import scorecard
from tilsyn.domain.findings.theme_words import theme_text
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.as_it_stood import redacted_unseen
from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import (
    Assessment,
    EarlierJudgement,
    Focus,
    Note,
    NotInterviewed,
    Office,
    Previous,
    Protect,
    Redaction,
    Scope,
    SealedReport,
)
from tilsyn.domain.journal.seal import unseal
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.values import HEARD, HEARD_SAID, STAGES
from tilsyn.output.contexts import context

Run = Callable[..., tuple[int, str, str]]


def found(model: QualityModel, told: Told) -> Readiness:
    visible = Visible(told.case)
    return readiness(model, told.case, visible, scorecard(model, visible))


def codes(model: QualityModel, told: Told) -> set[str]:
    return {each.code for each in found(model, told).blocking}


@pytest.mark.parametrize("stage", STAGES)
def test_a_final_report_waits_for_the_hearing(model: QualityModel, told: Told, stage: str) -> None:
    told.field(stage=stage, hearing_reason="Begrundet.")
    assert ("S070" in codes(model, told)) is (stage not in HEARD)


def test_a_case_called_final_has_been_heard_where_it_came_from_a_hearing(model: QualityModel, told: Told) -> None:
    told.field(stage="endelig")
    assert "S070" in codes(model, told)
    told.field(stage="ingen_bemaerkninger")
    told.field(stage="endelig")
    assert "S070" not in codes(model, told)
    told.field(stage="udkast")
    told.field(stage="endelig")
    assert "S070" in codes(model, told)


@pytest.mark.parametrize(("stage", "said"), HEARD_SAID.items())
def test_the_report_says_how_the_hearing_ended_and_the_same_once_it_is_final(
    model: QualityModel, told: Told, stage: str, said: str
) -> None:
    told.field(stage="hoering", hearing_reason="Begrundet.")
    for each in (stage, "endelig"):
        assert {"navn": "Høring", "vaerdi": said} not in practical(model, told) or each == "endelig"
        told.field(stage=each)
        assert {"navn": "Høring", "vaerdi": said} in practical(model, told)
    assert "Begrundet." not in str(practical(model, told))


def test_an_applicant_is_no_provider_when_the_hearing_is_told_of(model: QualityModel, told: Told) -> None:
    told.field(kind="nygodkendelse", stage="ingen_bemaerkninger")
    assert {"navn": "Høring", "vaerdi": "Ansøger havde ingen bemærkninger til udkastet"} in practical(model, told)
    assert "Tilbuddet" not in str(practical(model, told))


def practical(model: QualityModel, told: Told) -> list[dict[str, str]]:
    made: Any = context(told.case, model, (), "provider")
    rows: list[dict[str, str]] = made["praktisk"]
    return rows


def test_without_a_hearing_the_reason_must_stand(model: QualityModel, told: Told) -> None:
    told.field(stage="uden_hoering")
    assert "S071" in codes(model, told)
    told.field(hearing_reason="Tilbuddet er lukket.")
    assert not codes(model, told) & {"S070", "S071"}


@pytest.mark.parametrize("method", ["interview", "observation", "dokument"])
def test_what_was_begun_here_is_closed_first_and_what_a_file_began_is_only_said(
    model: QualityModel, told: Told, method: str
) -> None:
    told.encounter(told.source(), method=method, outcome="gennemfoert")
    assert "S072" not in codes(model, told)
    told.encounter(method=method, title="Fra fil", imported=True)
    assert "S072" not in codes(model, told)
    assert "S031" in {each.code for each in found(model, told).warnings}
    told.encounter(method=method, title="Gang")
    assert "S072" in codes(model, told)


def test_an_open_conversation_that_is_protected_is_not_told_of(model: QualityModel, told: Told) -> None:
    told.encounter(told.source("Anonym 1", "borger", protection="whistleblow"))
    assert "S072" not in codes(model, told)


def test_a_citizen_was_heard_or_the_reason_stands(model: QualityModel, told: Told) -> None:
    assert "S030" in codes(model, told)
    told.say(NotInterviewed(record=told.id(), group="borger", reason="Ingen ønskede det."))
    assert "S030" not in codes(model, told)


def silent(model: QualityModel, told: Told) -> dict[int, list[str]]:
    made: Any = context(told.case, model, (), "portal")
    return {each["nummer"]: each["afsnit"] for each in made["temaer"]}


def test_a_theme_out_of_focus_says_so_itself_with_the_date_of_its_latest_assessment(
    model: QualityModel, told: Told
) -> None:
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="Sundhed"))
    assert silent(model, told)[6] == ["Temaet var ikke i fokus ved dette tilsyn."]
    wording = next(unit.text for unit in model.rated() if unit.id == "14.a")
    earlier = (
        EarlierJudgement(indicator="14.a", text="Før.", score=4, wording=wording),
        EarlierJudgement(indicator="12.a", text="Ældre.", score=3, date="2020-03-02", edition="KM2021"),
    )
    told.say(Previous(record=told.id(), date="2022-10-12", edition="KM2021", judgements=earlier))
    said = silent(model, told)
    themes = {unit.id: unit.theme.number for unit in model.rated()}
    assert said[themes["14.a"]] == [
        "Temaet var ikke i fokus ved dette tilsyn. Det er senest vurderet i rapporten af 12-10-2022."
    ]
    assert said[4] == []
    assert "S073" not in codes(model, told)


def test_a_theme_that_nothing_of_applies_says_that_it_is_not_relevant(model: QualityModel, told: Told) -> None:
    visible = Visible(told.case)
    card = scorecard(model, visible)
    ours = card.themes[-1]
    criteria = tuple(
        each._replace(states=tuple(state._replace(state="exempt") for state in each.states)) for each in ours.criteria
    )
    bare = card._replace(themes=(ours._replace(criteria=criteria),))
    assert not list(final_gates._silent_themes(bare, visible))
    assert theme_text(bare.themes[0], visible) == "Ikke relevant for tilbudstypen."


def test_a_theme_that_cannot_say_why_it_is_bare_is_refused(model: QualityModel, told: Told) -> None:
    visible = Visible(told.case)
    card = scorecard(model, visible)
    ours = card.themes[0]
    criteria = tuple(
        each._replace(states=tuple(state._replace(state="unknown") for state in each.states)) for each in ours.criteria
    )
    bare = card._replace(themes=(ours._replace(criteria=criteria),))
    assert [each.code for each in final_gates._silent_themes(bare, visible)] == ["S073"]
    told.say(Assessment(record=told.id(), at=f"theme:{ours.theme.number}", text="Ord."))
    assert not list(final_gates._silent_themes(bare, Visible(told.case)))


def test_the_authority_is_asked_for(model: QualityModel, told: Told) -> None:
    assert "S074" in codes(model, told)
    told.say(Office(record="o", sha256="a" * 64))
    assert "S074" not in codes(model, told)


def beside(told: Told) -> Told:
    """The same case on another computer."""
    other = Told.__new__(Told)
    other.case, other.rows, other.world = Case(), list(told.rows), told.world
    for entry in unseal(other.rows):
        apply(other.case, entry)
    return other


def test_a_report_sealed_unseen_of_a_redaction_is_known_as_one_that_may_hold_what_is_gone(told: Told) -> None:
    told.say(Note(record="n", id="n", text="Et navn."))
    note = told.case.current(Slot.note("n"))
    assert note is not None
    redaction, seal = Redaction(record="r", target=note.id, reason="Navn"), sealed_for("provider")
    other = beside(told)
    [unseen], _ = other.say(seal), told.say(redaction)
    apply(told.case, unseen)
    assert redacted_unseen(told.case, unseen)
    [knowing] = told.say(seal.model_copy(update={"record": "s2"}))
    assert not redacted_unseen(told.case, knowing)
    other.say(redaction)
    assert not redacted_unseen(other.case, unseen)


def sealed_for(audience: str) -> SealedReport:
    return SealedReport.model_validate({"record": "s", "audience": audience, "sha256": "a"})


def test_the_verdict_says_when_only_the_hearing_is_left(run: Run, tmp_path: Path) -> None:
    case = sample_case(tmp_path)
    assert run("status", case)[1].startswith("Klar til endelig rapport.\n")
    run("case", case, "--set", "tilstand=høring", *REASON, typed="Der kom en bemærkning for sent.")
    code, out, _ = run("status", case)
    assert (code, out.splitlines()[0]) == (
        1,
        "Klar til høring. Den endelige rapport venter på, at høringen er afsluttet.",
    )
    assert "Høringen er ikke afsluttet: sagen står som »i høring«" in out
    refused = final(run, case)
    assert refused[0] == 1
    assert "S070" in refused[2]
    assert not (tmp_path / "endelig.docx").exists()


def test_status_lists_what_final_refuses_all_at_once(run: Run, case_path: Path) -> None:
    run("encounter", case_path, "--method", "observation", "--title", "Gang")
    code, _, err = final(run, case_path)
    assert code == 1
    there = blocking(run, case_path)
    assert {"S001", "S005", "S014", "S030", "S070", "S072"} <= there
    assert all(each in err for each in there)


def test_an_encounter_told_of_by_a_file_is_known_as_such(run: Run, case_path: Path, tmp_path: Path) -> None:
    told = {
        "sources": [{"code": "Borger 1", "group": "borger"}],
        "encounters": [{"code": "S1", "sources": ["Borger 1"]}],
    }
    file = tmp_path / "x.json"
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "edition": "KM2021", **told}), encoding="utf-8")
    assert run("import", case_path, file)[0] == 0
    assert "S072" not in blocking(run, case_path)
    run("encounter", case_path, "S1", "--title", "Rettet")
    assert "S072" not in blocking(run, case_path)
    run("export", case_path, "-o", tmp_path / "ud.json")
    assert run("import", case_path, tmp_path / "ud.json")[1].startswith("0 skrevet")
    run("encounter", case_path, "--source", "Borger 1", "--code", "S2")
    assert "S072" in blocking(run, case_path)


def test_a_protected_reason_of_a_hidden_source_gates_nothing(model: QualityModel, told: Told) -> None:
    """What is hidden is felt as ground that does not carry, and as nothing else."""
    before = codes(model, told)
    hidden = told.source("Anonym 1", "borger", protection="whistleblow")
    talk = told.encounter(hidden)
    said = told.answer(talk, "4.a.1", "nej", "I fortrolighed")
    told.say(Protect(record=told.id(), target=said.id, protection="whistleblow", reason="bedt om det"))
    told.say(Scope(record=told.id(), indicator="2.b", use=True, reason="x"))
    assert codes(model, told) <= before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "approval", "audience", "refused"),
    [
        ("havblik", "", "portal", True), ("havblik", "Godkendt 01-12-2023", "portal", False),
        ("havblik", "", "provider", False), ("havblik", "", "internal", False), ("solbakken", "", "portal", False),
    ],
)  # fmt: skip
def test_an_applicant_who_is_not_approved_is_not_for_the_public_register(  # noqa: PLR0913  each a part of the case
    run: Run, tmp_path: Path, name: str, approval: str, audience: str, *, refused: bool
) -> None:
    case = sample_case(tmp_path, name)
    assert run("case", case, "--set", f"godkendelse={approval}")[0] == 0
    code, _, err = run("report", case, "-o", tmp_path / "udkast.docx", "--audience", audience)
    assert (code, "S080" in err, "Råd:" in err) == (0, refused, refused)
    code, _, err = final(run, case, "--audience", audience)
    assert (code, "S079" in err, "--audience tilbuddet" in err) == (int(refused), refused, refused)
    assert (tmp_path / "endelig.docx").exists() is not refused
