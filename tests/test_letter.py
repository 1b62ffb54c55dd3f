"""The letter before an announced visit: what it says, what it never says, and when there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.run import Run as WordRun

from tests.conversing import desk_of
from tests.reporting import plain
from tests.telling import Told
from tests.test_way_out import confidence, ordinary, tip
from tilsyn.domain.journal.entries import Document, Focus, Previous, Protect
from tilsyn.domain.library.edition import QualityModel
from tilsyn.output.contexts.letter_part import letter
from tilsyn.output.word.letter import render_letter
from tilsyn.services.leaving.letter import write_letter

Run = Callable[..., tuple[int, str, str]]
NASTY = "A & B < C > {{ 1+1 }} {% x %} _x000D_ “” æøå"
LONG_AGO = "ligger før i dag"


def announced(**stated: Any) -> Told:
    told = ordinary()
    told.field(announced=True, **stated)
    return told


def rendered(told: Told, model: QualityModel) -> bytes:
    return render_letter(letter(told.case, model))


_HYPHEN = re.compile("</w:t><w:noBreakHyphen/><w:t[^>]*>")


def words(package: bytes) -> str:
    """All text of the body, paragraph by paragraph, tables included."""
    return plain(package)


def everything(package: bytes) -> str:
    """Every part of the package, properties and footers too; a date is one, however its hyphens break."""
    with ZipFile(BytesIO(package)) as parts:
        whole = "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return _HYPHEN.sub("-", whole).replace("\u00a0", " ")


def document(told: Told, **stated: Any) -> Document:
    identity = told.id()
    return Document.model_validate({"record": identity, "id": identity, "type": "vagtplaner", **stated})


def test_a_letter_says_what_the_provider_should_know(model: QualityModel) -> None:
    told = announced(
        address="Havnevej 1", manager="Leder (opdigtet)", by=["MKV", "JHO"], meet=["To fra modtagelsen"],
        visits=[{"date": "2023-10-25", "department": "Hus B"}, {"date": "2023-10-24", "announced": True}],
    )  # fmt: skip
    told.say(document(told, title="Uge 40-42", status="anmodet", deadline="2023-10-11"))
    page = words(rendered(told, model))
    for part in (
        "Nordkaj (opdigtet)", "Havnevej 1", "Att.: Leder (opdigtet)", "Driftsorienteret tilsyn",
        "Vi kommer på besøg den 24-10-2023 og 25-10-2023", "25-10-2023 kl. [fra – til], Hus B", "MKV [navn",
        "JHO [navn", "To fra modtagelsen", "Uge 40-42 (vagtplaner)", "11-10-2023", "frivilligt", "uforstyrret", "§ 11",
        "i høring",
    ):  # fmt: skip
        assert part in page
    assert [theme.title for theme in model.themes if theme.title not in page] == []


def test_the_case_number_is_the_one_the_case_has_and_else_left_to_fill_in(model: QualityModel) -> None:
    assert "Sagsnummer: [sagsnummer]" in words(rendered(announced(), model))
    page = words(rendered(announced(case_number="27.03.00-K09-12-23"), model))
    assert "Sagsnummer: 27.03.00-K09-12-23" in page
    assert "[sagsnummer]" not in page


def test_only_documents_still_asked_for_are_listed_the_first_deadline_first(model: QualityModel) -> None:
    told = announced()
    assert "Dokumenter\n" not in words(rendered(told, model))
    for title, status, deadline in (
        ("Uden frist", "anmodet", None), ("Sidst", "anmodet", "2023-10-12"), ("Først", "anmodet", "2023-10-11"),
        ("Kommet", "modtaget", "2023-10-01"), ("Findes ej", "findes_ikke", None),
    ):  # fmt: skip
        told.say(document(told, title=title, status=status, deadline=deadline))
    made = [each["navn"] for each in letter(told.case, model)["dokumenter"]]
    assert made == ["Først (vagtplaner)", "Sidst (vagtplaner)", "Uden frist (vagtplaner)"]
    assert "[frist]" in words(rendered(told, model))


def test_the_focus_gives_the_themes_and_its_reason_stays_at_home(model: QualityModel) -> None:
    told = announced()
    told.say(Focus(record=told.id(), indicators=("10.a", "4.a"), reason="HEMMELIG", internal_reason="HEMMELIG"))
    assert letter(told.case, model)["temaer"] == ["Sundhed og trivsel", "Kompetencer"]
    assert "HEMMELIG" not in everything(rendered(told, model))


def test_a_letter_holds_nothing_that_was_found_said_or_judged(model: QualityModel) -> None:
    told = announced(basis="HEMMELIG", programme="HEMMELIG", approval="HEMMELIG")
    judged = {"indicator": "4.a", "text": "HEMMELIG", "score": 2}
    told.say(
        Previous.model_validate(
            {"record": told.id(), "date": "2022-10-12", "edition": "KM2021", "judgements": (judged,)}
        )
    )
    whole = everything(rendered(told, model))
    for part in ("HEMMELIG", "Hun siger", "Lederens note", "En løs note", "Bedømmelsen &", "Temaet", "Borger 1", "4.a"):
        assert part not in whole


@pytest.mark.parametrize("arrival", [tip, confidence])
def test_a_letter_is_the_same_before_and_after_a_tip(model: QualityModel, arrival: Any) -> None:
    told = announced()
    told.say(document(told, status="anmodet"))
    before = rendered(told, model)
    arrival(told)
    told.say(document(told, title="HEMMELIG", status="anmodet", protection="whistleblow"))
    assert rendered(told, model) == before


def test_a_document_protected_later_leaves_the_letter(model: QualityModel) -> None:
    told = announced()
    entry = told.say(document(told, title="Til myndigheden selv", status="anmodet"))[0]
    assert "Til myndigheden selv" in words(rendered(told, model))
    told.say(Protect(record=told.id(), target=entry.id, protection="fortrolig", reason="x"))
    assert "Til myndigheden selv" not in everything(rendered(told, model))


def test_the_same_case_gives_the_same_bytes_whatever_is_answered(model: QualityModel) -> None:
    told = announced()
    before = rendered(told, model)
    told.answer(told.encounter(told.source("Borger 2")), "4.a.2", "ja", "Noget nyt")
    assert rendered(told, model) == before


def test_no_line_of_a_letter_parts_a_date_or_a_number_of_a_telephone(model: QualityModel) -> None:
    told = ordinary()
    told.field(visits=[{"date": "2023-10-24", "announced": True}])
    lines = [each.text for each in docx.Document(BytesIO(rendered(told, model))).paragraphs]
    assert "Tirsdag den 24.\u00a0oktober" in "\n".join(lines)
    assert _HYPHEN.search(ZipFile(BytesIO(rendered(told, model))).read("word/document.xml").decode())


def test_a_visit_that_is_not_announced_is_not_in_the_letter(model: QualityModel) -> None:
    visits = [
        {"date": "2023-10-24", "announced": True},
        {"date": "2023-11-07", "announced": False, "department": "Hus HEMMELIG"},
    ]
    for stated in ({"announced": True}, {}):
        told = ordinary()
        told.field(visits=[*visits, *([] if stated else [{"date": "2023-11-07"}])], **stated)
        whole = everything(rendered(told, model))
        assert "24-10-2023" in whole
        assert "07-11-2023" not in whole
        assert "HEMMELIG" not in whole


def test_text_of_the_user_stands_as_it_was_written_and_cpr_is_masked(model: QualityModel) -> None:
    told = announced(provider=NASTY, address=NASTY, manager="Leder 010180-1234", meet=[NASTY, "Ring om 010180 1234"])
    told.say(document(told, title=NASTY, status="anmodet"))
    package = rendered(told, model)
    page = words(package)
    assert page.count(NASTY) >= 4
    assert page.count("[CPR fjernet]") == 2
    assert "1234" not in words(package)


def test_the_notice_stands_on_a_page_of_its_own_in_plain_words(model: QualityModel) -> None:
    package = rendered(announced(), model)
    made = docx.Document(BytesIO(package))
    assert len(made.sections) == 2
    assert made.sections[0].footer.paragraphs[0].text.startswith("Nordkaj (opdigtet)")
    assert made.sections[1].footer.paragraphs[0].text == ""
    notice = words(package).partition("Socialtilsynet kommer på besøg\n")[2]
    for part in (
        "Tirsdag den 24. oktober kl. [fra – til]",
        "MKV [navn",
        "frivilligt",
        "Det handler ikke om dig",
        "ikke dit navn",
        "alene",
        "[telefon",
    ):
        assert part in notice
    assert all(word not in notice for word in ("tilbud", "indikator", "tema", "behandlingsplan"))


def asked(run: Run, case_path: Path, *settings: str) -> tuple[int, str, str]:
    for setting in settings:
        assert run("case", case_path, "--set", setting)[0] == 0
    return run("letter", case_path, "-o", case_path.parent / "brev.docx")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ((), "anmeldt=ja"),
        ((), "fremgår ikke"),
        (("visits=2023-10-24",), "fremgår ikke"),
        (("announced=nej",), "uanmeldt"),
        (("announced=nej", "visits=2023-10-24 anmeldt"), "uanmeldt"),
        (("announced=ja", "visits=2023-10-24 uanmeldt"), "uanmeldt"),
        (("announced=ja", "date=1970-01-01"), "ingen dato"),
        (("announced=ja", "date=1970-01-01"), 'besøg="24-10-2023 anmeldt"'),
    ],
)
def test_no_letter_without_an_announced_visit_with_a_date(
    run: Run, case_path: Path, settings: tuple[str, ...], said: str
) -> None:
    code, out, err = asked(run, case_path, *settings)
    assert (code, out) == (2, "")
    assert said in err
    assert "Råd: " in err
    assert not (case_path.parent / "brev.docx").exists()


def test_a_letter_is_written_and_replaces_the_old_one_but_never_the_case(run: Run, case_path: Path) -> None:
    path = case_path.parent / "brev.docx"
    assert asked(run, case_path, "visits=2023-10-23 anmeldt")[0] == 0
    code, out, err = asked(run, case_path, "visits=2023-10-24 anmeldt")
    assert (code, out) == (0, f"skrevet {path}\n")
    assert LONG_AGO in err
    assert "24-10-2023" in words(path.read_bytes())
    assert run("letter", case_path, "-o", case_path.parent / "brev.pdf")[0] == 2
    assert run("letter", case_path, "-o", case_path.parent / "ingen" / "brev.docx")[0] == 5
    disguised = case_path.rename(case_path.with_suffix(".docx"))
    before = disguised.read_bytes()
    code, _, err = run("letter", disguised, "-o", disguised)
    assert (code, disguised.read_bytes() == before) == (2, True)
    assert "selve sagen" in err


@pytest.mark.parametrize(
    ("date", "warned"),
    [("2023-10-24", LONG_AGO), ("2023-10-25", ""), ("2023-11-22", ""), ("2023-11-23", "fristen på fire uger")],
)
def test_a_date_before_today_or_more_than_four_weeks_ahead_is_worth_a_check(
    run: Run, case_path: Path, date: str, warned: str
) -> None:
    assert run("case", case_path, "--set", f"visits={date} anmeldt")[0] == 0
    with desk_of(case_path) as desk:
        *said, to_fill = write_letter(desk, case_path.parent / "brev.docx")
    assert "I selv udfylder" in to_fill
    assert len(said) == bool(warned)
    assert warned in "".join(said)


def test_a_cpr_number_taken_out_is_said(run: Run, case_path: Path) -> None:
    _, _, err = asked(run, case_path, "announced=ja", "meet=Ring 010180-1234")
    assert "CPR-nummer er fjernet" in err
    assert "1234" not in err


def test_what_came_before_the_visit_is_thanked_for_and_what_is_late_is_asked_for_again(model: QualityModel) -> None:
    told = announced(visits=[{"date": "2023-10-24"}])
    asked_for = {"requested": "2023-09-25", "deadline": "2023-10-11"}
    for title, status, stated in (
        ("Kommet", "modtaget", asked_for), ("Bedt om på dagen", "modtaget", {"requested": "2023-10-24"}),
        ("Fra andre", "modtaget", {}), ("Set", "set_paa_stedet", {}), ("Mangler", "ikke_modtaget", asked_for),
    ):  # fmt: skip
        told.say(document(told, title=title, status=status, **stated))
    made = letter(told.case, model)
    assert made["modtaget"] == ["Kommet"]
    assert [each["navn"] for each in made["dokumenter"]] == ["Mangler (vagtplaner)"]
    page = words(rendered(told, model))
    assert "Vi har bedt om og modtaget, tak: Kommet." in page
    assert "11-10-2023 (ikke modtaget endnu)" in page


WHY = {
    "drift": "et led i det løbende tilsyn",
    "opfoelgning": "for at følge op på",
    "skaerpet": "er under skærpet tilsyn",
    "vaesentlig_aendring": "den ændring af tilbuddet",
    "nygodkendelse": "for at vurdere jeres ansøgning om godkendelse af Nordkaj",
}


@pytest.mark.parametrize("kind", WHY)
def test_each_kind_of_case_says_why_we_come_and_no_other(model: QualityModel, kind: str) -> None:
    page = words(rendered(announced(kind=kind), model))
    assert [each for each, why in WHY.items() if why in page] == [kind]


def test_an_applicant_has_no_citizens_to_tell_and_no_notice_to_hang_up(model: QualityModel) -> None:
    package = rendered(announced(kind="nygodkendelse"), model)
    page = words(package)
    assert "Til ansøger" in page
    for word in ("borger", "pårørende", "på tilsyn", "Opslag", "indskrevne"):
        assert word not in page
    assert len(docx.Document(BytesIO(package)).sections) == 1
    assert docx.Document(BytesIO(package)).sections[0].footer.paragraphs[0].text.startswith("Nordkaj (opdigtet)")


@pytest.mark.parametrize(("date", "kind", "said"), [
    ("2024-12-31", "drift", False), ("2025-01-01", "drift", True), ("2025-01-01", "nygodkendelse", False),
])  # fmt: skip
def test_an_announced_visit_is_called_the_exception_from_when_the_law_moved(
    model: QualityModel, date: str, kind: str, said: bool
) -> None:
    page = words(rendered(announced(kind=kind, visits=[{"date": date}]), model))
    assert ("som hovedregel uanmeldte" in page) == said
    assert ("højst meldes fire uger før" in page) == said


def test_a_letter_says_what_it_rests_on_how_files_are_chosen_and_who_reads_the_notes(model: QualityModel) -> None:
    page = words(rendered(announced(), model))
    for part in ("lov om socialtilsyn", "sager, som vi selv trækker tilfældigt", "Notaterne", "databeskyttelse"):
        assert part in page


def test_how_many_places_are_to_be_filled_is_said_and_each_is_on_a_ground_of_its_own(run: Run, case_path: Path) -> None:
    _, _, err = asked(run, case_path, "announced=ja", "visits=2023-10-24 anmeldt", "meet=[ikke et sted]")
    package = (case_path.parent / "brev.docx").read_bytes()
    found = [each.text for each in runs_of(package) if each.style.name == "Udfyldes"]
    assert f"Brevet har {len(found)} steder, I selv udfylder" in err
    bracketed = [text for text in re.findall(r"\[[^\]]+\]", words(package)) if text != "[ikke et sted]"]
    assert found == bracketed


def runs_of(package: bytes) -> list[Any]:
    made = docx.Document(BytesIO(package))
    return [WordRun(each, made._body) for each in made.element.body.iter(qn("w:r"))]


def test_a_follow_up_names_the_earlier_report_by_its_date_where_the_case_knows_it(model: QualityModel) -> None:
    told = announced(kind="opfoelgning")
    assert "[rapporten eller afgørelsen af dato]" in words(rendered(told, model))
    told.say(Previous(record=told.id(), date="2022-10-12", edition="KM2021"))
    text = words(rendered(told, model)).replace("\u2011", "-")
    assert "vi pegede på i rapporten af 12-10-2022." in text
    assert "[rapporten eller" not in text
