"""What the report tells of its ground, its form and what was before: never more of a small group than that it spoke."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.reporting import paragraphs, parts, styled, told_context, tree, whole_text
from tests.telling import Told
from tilsyn.domain.journal.entries import Document as Asked
from tilsyn.domain.journal.entries import EarlierJudgement, Focus, FollowUp, Previous, Sample, Source
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.values import Audience, DocumentStatus
from tilsyn.output.contexts import context
from tilsyn.output.contexts.occasions import in_sentence
from tilsyn.output.word.kept_together import HYPHEN, kept_together
from tilsyn.output.word.report import render

Catalogues = tuple[Catalogue, ...]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(told: Told, model: QualityModel, catalogues: Catalogues, audience: Audience = "provider") -> Any:
    return context(told.case, model, catalogues, audience)


def rated(report: Any, indicator: str) -> Any:
    return next(
        each
        for theme in report["temaer"]
        for criterion in theme["kriterier"]
        for each in criterion["indikatorer"]
        if each["id"] == indicator
    )


def follow_up(told: Told, kind: str, text: str, **more: Any) -> None:
    told.say(FollowUp(record=told.id(), id=told.id(), kind=kind, text=text, **more))


def earlier(told: Told, date: str, scores: dict[str, int]) -> None:
    """The earlier report by the same edition."""
    texts = tuple(EarlierJudgement(indicator=each, text="Som sidst.", score=score) for each, score in scores.items())
    told.say(Previous(record=told.id(), date=date, edition="KM2021", judgements=texts))


def spoken(told: Told, group: Any, times: int, *questions: str, **details: Any) -> None:
    for _ in range(times):
        source = told.source(group=group)
        held = told.encounter(source, method="interview", start="2023-10-24T10:00:00.000+02:00", **details)
        for question in questions or ("4.a.1",):
            told.answer(held, question, "ja", "Det er sådan.")


def judged(told: Told, indicator: str = "4.a", score: Any = 4) -> Told:
    told.judge(indicator, score, "Borgerne bliver i høj grad hørt.", "source|findes-ikke")
    return told


def test_a_group_of_three_conversations_is_counted_and_a_smaller_one_only_told_of_once(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    spoken(told, "borger", 3, form="enkelt", selected_by="tilsynet_tilfaeldigt")
    spoken(told, "medarbejder", 2, form="telefon", selected_by="tilbuddet")
    report = made(judged(told), model, catalogues)
    assert rated(report, "4.a")["grundlag"].startswith("Grundlag: 3 samtaler med borgere (enkeltvis).")
    rows = {row["hvad"]: row for row in report["anledninger"]}
    assert rows["3 samtaler med borgere"]["udvalgt"] == "tilfældigt udtrukket af socialtilsynet"
    assert rows["3 samtaler med borgere"]["hvornaar"] == "24-10-2023"
    assert "tre samtaler eller flere" in whole_text(render(report))
    few = rows["Samtaler med medarbejdere"]
    assert (few["form"], few["udvalgt"], few["hvornaar"]) == ("", "", "")


def test_the_rule_holds_where_the_group_spoke_and_not_only_in_the_whole(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    spoken(told, "borger", 2, "4.a.1", form="telefon")
    spoken(told, "borger", 1, "5.a.1", form="telefon")
    report = made(judged(told), model, catalogues)
    line = rated(report, "4.a")["grundlag"]
    assert "samtaler med borgere" in line
    assert not re.search(r"\d samtale|telefon", line)


def test_a_leader_a_municipality_and_a_partner_are_told_one_by_one(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    spoken(told, "ledelse", 2, form="enkelt")
    source = Source(record=told.id(), id=told.id(), code="Kommune 1", group="kommune", role="visitator")
    told.say(source)
    held = told.encounter(
        source, form="telefon", start="2023-10-26T11:00:00.000+02:00", selected_by="tilsynet_kriterier"
    )
    told.answer(held, "4.a.1", "ja", "Vi hører det.")
    report = made(judged(told), model, catalogues)
    assert rated(report, "4.a")["grundlag"].startswith(
        "Grundlag: 2 samtaler med ledelsen; samtale med kommune (visitator)."
    )
    last = report["anledninger"][-1]
    assert last == {
        "hvad": "Samtale med kommune (visitator)", "form": "pr. telefon",
        "udvalgt": "af socialtilsynet efter kriterier",
        "hvornaar": "26-10-2023",
    }  # fmt: skip


def test_how_many_sat_with_a_leader_tells_nothing_of_those_who_sat_there(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    leader, employee = told.source(group="ledelse"), told.source(group="medarbejder")
    held = told.encounter(leader, employee, form="gruppe", participants=2)
    told.answer(held, "4.a.1", "ja", "Ja.")
    row = next(each for each in made(told, model, catalogues)["anledninger"] if "ledelsen" in each["hvad"])
    assert row["form"] == "i gruppe"


def test_what_is_protected_is_felt_in_no_number_and_no_line(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    spoken(told, "borger", 3, form="enkelt")
    judged(told)
    before = made(told, model, catalogues)
    source = told.source(group="borger", protection="fortrolig")
    held = told.encounter(source, form="telefon", start="2023-11-24T10:00:00.000+01:00", protection="fortrolig")
    told.answer(held, "4.a.1", "nej", "HEMMELIGT", protection="fortrolig")
    after = made(told, model, catalogues)
    assert after["anledninger"] == before["anledninger"]
    assert after["ikke_undersoegt"] == before["ikke_undersoegt"]
    assert rated(after, "4.a")["grundlag"] == rated(before, "4.a")["grundlag"]


def test_observations_and_reviews_are_named_by_what_they_were_and_files_by_how_many(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    told.say(Sample(record=told.id(), id=told.id(), of="sager", population=61, drawn=8))
    seen = told.encounter(method="observation", code="S6", title="Rundvisning i huset")
    read = told.encounter(method="dokument", code="S8", title="Gennemgang af otte sager")
    for held in (seen, read):
        told.answer(held, "4.a.1", "ja", "Det står der.")
    bare = told.encounter(method="observation", code="S9")
    told.answer(bare, "5.a.1", "ja", "Set.")
    report = made(judged(told), model, catalogues)
    assert rated(report, "4.a")["grundlag"] == "Grundlag: rundvisning i huset; gennemgang af otte sager (8 af 61)."
    assert [row["hvad"] for row in report["anledninger"]][-1] == "Observation"
    assert "S6" not in whole_text(render(report))
    assert "S9" not in whole_text(render(report))


@pytest.mark.parametrize(
    ("title", "inside"), [("Rundvisning i huset", "rundvisning i huset"), ("APV fra 2023", "APV fra 2023"), ("", "")]
)
def test_a_title_stands_in_a_sentence_with_a_small_letter(title: str, inside: str) -> None:
    assert in_sentence(title) == inside


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("drift", "Tilsynsrapport"),
        ("opfoelgning", "Rapport om opfølgende tilsyn"),
        ("skaerpet", "Rapport om skærpet tilsyn"),
        ("vaesentlig_aendring", "Rapport om væsentlig ændring"),
        ("nygodkendelse", "Godkendelsesrapport"),
    ],
)
def test_each_kind_of_case_has_its_title_and_the_portal_an_extract(
    told: Told, model: QualityModel, catalogues: Catalogues, kind: str, title: str
) -> None:
    told.field(kind=kind)
    assert made(told, model, catalogues)["titel"] == title
    assert made(told, model, catalogues, "portal")["titel"] == "Uddrag til Tilbudsportalen"


def test_an_approval_has_no_word_of_an_inspection(told: Told, model: QualityModel, catalogues: Catalogues) -> None:
    told.field(kind="nygodkendelse", visits=[{"date": "2023-09-19", "announced": True}])
    judged(told, score="forventes")
    text = whole_text(render(made(told, model, catalogues)))
    for word in ("Tilsynsrapport", "Scoreoversigt", "Score:", "Tilsynets dato", "Tilsynstype", "opfølgningspunkter"):
        assert word not in text, word
    assert "Vurdering: forventes at kunne opfylde" in text
    assert "tre samtaler eller flere" not in text, "nobody was too few to be counted"


def test_what_nobody_can_act_on_yet_is_not_asked_of_an_applicant(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    told.field(kind="nygodkendelse")
    follow_up(told, "udviklingspunkt", "At beskrive det.")
    judged(told, score="forventes")
    assert [each["tekst"] for each in made(told, model, catalogues)["opfoelgning"]] == ["At beskrive det."]
    judged(told, score="forventes_ikke")
    assert made(told, model, catalogues)["opfoelgning"] == []
    assert made(told, model, catalogues, "internal")["opfoelgning"] != []


def test_the_report_has_its_own_date_its_visits_and_its_number(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    told.field(case_number="27.03-12", visits=[{"date": "2023-10-19"}, {"date": "2023-10-24"}])
    report = made(told, model, catalogues)
    assert report["dato"] == "19-10-2023 og 24-10-2023"
    assert re.fullmatch(r"\d\d-\d\d-\d{4}", report["rapportdato"])
    lines = paragraphs(render(report))
    assert {"Sagsnummer: 27.03-12", f"Udkast af: {report['rapportdato']}"} <= set(lines)
    assert f"Rapportens dato: {report['rapportdato']}" in paragraphs(render(report | {"udkast": False}))


def test_the_final_report_has_the_date_that_the_case_states_and_a_draft_that_of_its_newest_entry(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    before = made(told, model, catalogues)["rapportdato"]
    told.field(report_date="2023-12-11")
    draft, last = (context(told.case, model, catalogues, "provider", draft=each) for each in (True, False))
    assert (draft["rapportdato"], last["rapportdato"]) == (before, "11-12-2023")
    told.field(report_date=None)
    assert context(told.case, model, catalogues, "provider", draft=False)["rapportdato"] == before


def test_the_authoritys_number_is_typed_by_its_danish_name_and_belongs_to_one_case(
    run: Callable[..., tuple[int, str, str]], case_path: Path, tmp_path: Path
) -> None:
    assert run("case", case_path, "--set", "sagsnummer=27.03-12", "--set", "rapportdato=11-12-2023")[0] == 0
    assert json.loads(run("case", case_path, "--json")[1])["case_number"] == "27.03-12"
    run("new", tmp_path / "ny.tilsyn", "--from", case_path, "--date", "01-10-2024", "--by", "MKV", "--unencrypted")
    fresh = json.loads(run("case", tmp_path / "ny.tilsyn", "--json")[1])
    assert (fresh["case_number"], fresh["report_date"]) == (None, None)


def test_no_word_of_the_program_leaves_the_office(told: Told, model: QualityModel, catalogues: Catalogues) -> None:
    spoken(told, "borger", 1)
    report = made(judged(told), model, catalogues)
    package = render(report)
    text = whole_text(package)
    for word in (model.id, "tilsyn-context", "SHA", report["sha256"], "Ordlyden er ikke fundet", "Indikator 3.c"):
        assert word not in text, word
    assert Document(BytesIO(package)).core_properties.identifier == f"sha256:{report['sha256']}"


def test_a_score_stands_beside_the_earlier_one_and_a_theme_beside_its_earlier_mean(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    earlier(told, "2022-10-12", {"1.a": 3})
    judged(told, "1.a", 4)
    report = made(told, model, catalogues)
    assert rated(report, "1.a")["tidligere"] == "Score 2022: 3"
    assert [theme["sidst"] for theme in report["temaer"]][:2] == ["3,0", ""]
    spider = report["spindelvaev"]
    assert (spider["tidligere"][:2], spider["tidligere_navn"]) == (["3/1", None], "Rapporten af 12-10-2022")
    assert "(sidst 3,0)" in spider["tekst"]


def test_a_carried_judgement_says_so_in_its_heading_and_its_style(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    earlier(told, "2022-10-12", {"1.a": 3})
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="Der var grund til det."))
    judged(told)
    report = made(told, model, catalogues)
    package = render(report)
    assert rated(report, "1.a")["overskrift"] == "Bedømmelse (videreført fra 12-10-2022)"
    assert [text for style, text in styled(package) if style == "Videreført"] == rated(report, "1.a")["afsnit"]
    assert report["spindelvaev"]["viderefoert"][0] is True
    out = report["ikke_undersoegt"]
    assert any(
        "indikator 1.a er ikke undersøgt igen. Bedømmelsen er videreført fra 12-10-2022." in each for each in out
    )


def test_a_document_that_does_not_exist_is_told_among_the_documents_and_not_as_unexamined(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    asked: dict[str, DocumentStatus] = {"Vagtplan": "ikke_modtaget", "Årsopgørelse": "findes_ikke"}
    for title, status in asked.items():
        told.say(Asked(record=told.id(), id=told.id(), type="andet", title=title, status=status))
    report = made(told, model, catalogues)
    assert [(each["navn"], each["modtaget"]) for each in report["dokumenter"]] == [
        ("Vagtplan", "ikke modtaget"), ("Årsopgørelse", "findes ikke"),
    ]  # fmt: skip
    assert [each for each in report["ikke_undersoegt"] if "Vagtplan" in each or "Årsopgørelse" in each] == [
        "Vagtplan er ikke modtaget."
    ]


def test_a_theme_out_of_focus_says_so_and_from_when_the_latest_judgement_is(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    earlier(told, "2022-10-12", {"1.a": 3})
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="Der var grund til det."))
    first, second = made(told, model, catalogues)["temaer"][:2]
    assert first["afsnit"] == [
        "Temaet var ikke i fokus ved dette tilsyn. Det er senest vurderet i rapporten af 12-10-2022."
    ]
    assert second["afsnit"] == ["Temaet var ikke i fokus ved dette tilsyn."]
    assert "Temaet var ikke i fokus" in whole_text(render(made(told, model, catalogues, "portal")))


def test_an_empty_case_has_no_empty_web(told: Told, model: QualityModel, catalogues: Catalogues) -> None:
    assert made(told, model, catalogues)["spindelvaev"] is None


def test_follow_ups_stand_apart_as_new_earlier_and_decided(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    follow_up(told, "paabud", "At indberette.", decision="meddelt", decision_date="2023-11-24", law="§ 8")
    follow_up(told, "opmaerksomhedspunkt", "Det gamle.", origin="2022-10-12")
    follow_up(told, "udviklingspunkt", "Det nye.")
    points = made(told, model, catalogues)["opfoelgning"]
    assert [(each["gruppe"], each["tekst"]) for each in points] == [
        ("Nye punkter", "Det nye."),
        ("Fra tidligere tilsyn", "Det gamle."),
        ("Afgørelser", "At indberette."),
    ]


def test_several_service_types_have_a_sum_of_places(told: Told, model: QualityModel, catalogues: Catalogues) -> None:
    told.field(
        service_types=["101-doegn", "107"],
        capacity=[
            {"service_type": "101-doegn", "places": 10, "enrolled": 9},
            {"service_type": "107", "places": 12, "enrolled": 12},
        ],
    )
    rows = {each["navn"]: each["vaerdi"] for each in made(told, model, catalogues)["stamoplysninger"]}
    assert rows["Pladser i alt"].splitlines()[-1] == "I alt: 22 pladser, 21 indskrevne"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("servicelovens § 101, stk. 4", "servicelovens §~101, stk.~4"),
        ("§§ 6-7", "§§~6-7"),
        ("kl. 16 den 24. oktober", "kl.~16 den 24.~oktober"),
        ("anvisning 3.1.4 og indikator 4.a", "anvisning~3.1.4 og indikator~4.a"),
        ("pr. 01-11-2023", "pr.~01=11=2023"),
        ("CVR 12-34-5678-9 og 2020-10-12", "CVR 12-34-5678-9 og 2020-10-12"),
        ("en prikstk. 4 gange", "en prikstk. 4 gange"),
        ("ring 00 00 00 11, alle dage", "ring 00~00~00~11, alle dage"),
        ("i ugerne 36 37 38 39 40", "i ugerne 36 37 38 39 40"),
    ],
)
def test_what_belongs_together_is_kept_on_one_line(text: str, bound: str) -> None:
    assert kept_together(text) == bound.replace("~", "\u00a0").replace("=", HYPHEN)
    assert kept_together(text).replace("\u00a0", " ").replace(HYPHEN, "-") == text


def test_a_date_reads_as_it_was_written_and_does_not_break() -> None:
    package = render(told_context(audience="provider", fokus="Se § 101 fra 01-11-2023."))
    (found,) = [each.text for each in Document(BytesIO(package)).paragraphs if each.text.startswith("Se §")]
    assert found.replace("\u00a0", " ") == "Se § 101 fra 01-11-2023."
    assert b"01</w:t><w:noBreakHyphen/>" in parts(package)["word/document.xml"]


def test_typed_lists_become_lists_and_each_begins_where_it_began() -> None:
    told = told_context(audience="provider")
    told["temaer"][0]["afsnit"] = ["Det drejer sig om:\n- det ene\n- det andet\nog mere.", "1. først\n2. siden"]
    told["temaer"][1]["afsnit"] = ["1. forfra\n2. igen", "24. oktober var der stille."]
    package = render(told)
    lines = styled(package)
    at = lines.index(("Vurdering", "Det drejer sig om:"))
    assert lines[at : at + 6] == [
        ("Vurdering", "Det drejer sig om:"), ("Punkt", "det ene"), ("Punkt", "det andet"), ("Vurdering", "og mere."),
        ("Tal", "først"), ("Tal", "siden"),
    ]  # fmt: skip
    numbers = [
        each.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        for each in tree(package).iter(f"{W}p")
        if (each.find(f"{W}pPr/{W}pStyle") is not None and each.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Tal")
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    assert ("Vurdering", "24.\u00a0oktober var der stille.") in lines


def test_nothing_of_the_template_is_made_bold_or_coloured_by_hand() -> None:
    root = tree(render(told_context(audience="provider", interne=None)))
    looks = {child.tag for each in root.iter(f"{W}rPr") for child in each if each.getparent().tag == f"{W}r"}
    assert looks <= {f"{W}rStyle"}
    assert not [each for each in root.iter(f"{W}numId") if each.get(f"{W}val") == "0"]


def test_the_scores_lead_to_their_indicators() -> None:
    root = tree(render(told_context(audience="provider", interne=None)))
    marks = {each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")}
    led = {"".join(each.itertext(f"{W}t")): each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink")}
    anchor = led["«temaer1.kriterier1.indikatorer1.id»"]
    assert anchor in marks
    assert anchor.startswith("_Henvisning")
