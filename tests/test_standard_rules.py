"""Which rules a quality standard was written by: § 101 as numbered before 2020, the regulation of 13 points."""

from __future__ import annotations

import pytest

from tests.standard_texts import found_in, told, written


def kinds(text: str) -> list[str]:
    return [each.kind for each in found_in(told(text)).findings if each.kind.startswith("older")]


def said(text: str) -> list[str]:
    return [each.text for each in found_in(told(text)).findings if each.kind == "older_act"]


@pytest.mark.parametrize(
    ("sentence", "was", "now"),
    [
        ("Behandlingsgarantien følger af servicelovens § 101, stk. 2.", 2, 4),
        ("Efter § 101 stk 2 skal der sættes ind inden 14 dage.", 2, 4),
        ("Efter 101, stk. 2, i serviceloven, altså servicelovens 101, stk. 2, er fristen 14 dage.", 2, 4),
        ("Reglen om frit valg står i lov om social service § 101, stk. 4.", 4, 5),
        ("Fristen kan fraviges, jf. SEL § 101, stk. 5.", 5, 6),
        ("Retten til at vælge kan begrænses efter §§ 101, styk 6.", 6, 7),
    ],
)
def test_a_reference_by_the_old_numbers_says_the_new_one(sentence: str, was: int, now: int) -> None:
    (text,) = said(f"Om reglerne\n\n{sentence}\n")
    assert text.startswith(f"§ 101, stk. {was}, om ")
    assert "før 1-1-2020" in text
    assert text.endswith(f"I dag står det i stk. {now}.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Behandlingsgarantien følger af servicelovens § 101, stk. 4.",
        "Behandlingsgarantien (§ 101, stk. 4) og det frie valg (§ 101, stk. 5) gælder alle.",
        "Fristen kan fraviges, hvis du selv vælger et andet sted, jf. § 101, stk. 6.",
        "Kommunen afdækker dine behov, jf. § 101, stk. 2.",
        "Behandlingsplanen følger af § 101, stk. 8.",
        "Ophold efter § 107, stk. 2, er ikke omfattet af garantien.",
        "Garantien gælder ikke § 101 a, stk. 2.",
    ],
)
def test_a_reference_by_the_numbers_of_today_is_not_spoken_of(sentence: str) -> None:
    assert said(f"Om reglerne\n\n{sentence}\n") == []


def test_what_a_reference_is_about_may_stand_in_the_sentence_before_it() -> None:
    text = "Frit valg\n\nRetten til frit at vælge kan begrænses. Det fremgår af samme paragraf, styk 6.\n"
    assert ["begrænsning" in each for each in said(text)] == [True]


def test_the_regulation_of_2006_is_told_by_its_number() -> None:
    assert kinds("Om os\n\nUdarbejdet efter bekendtgørelse nr. 622 af 15. juni 2006.\n") == ["older_regulation"]
    assert kinds("Om os\n\nRing på 622 eller 2006.\n\nBekendtgørelse nr. 1477 af 17.12.2019.\n") == []


def test_thirteen_points_are_told_by_their_numbers() -> None:
    assert [each.kind for each in found_in(written("vesteraa.txt")).findings] == [
        "older_act",
        "older_act",
        "older_numbering",
    ]


def test_the_points_by_their_numbers_of_today_are_not_spoken_of() -> None:
    headings = ["Opgaver", "Målgruppe", "Mål", "Organisation", "Visitation", "Garanti", "Frit valg", "Behandlingsplan"]
    later = ["Handleplaner", "Inddragelse", "Betaling", "Klage", "Personale", "Monitorering", "Gavekort"]
    text = "".join(f"{at}. {each}\nHer står der noget.\n\n" for at, each in enumerate([*headings, *later], 1))
    assert kinds(text) == []


def test_a_standard_with_numbers_of_its_own_is_not_taken_for_the_older_one() -> None:
    assert "older_numbering" not in {each.kind for each in found_in(written("solkaer.txt")).findings}


def test_a_list_with_the_thirteen_points_is_told_too() -> None:
    points = ["Målsætning for handleplaner", "Brugerinddragelse", "Betaling for kost og logi", "Klageadgang"]
    text = "Standarden omfatter en beskrivelse af:\n" + "".join(f"{at}) {each}\n" for at, each in enumerate(points, 8))
    assert kinds(f"Indledning\n\n{text}\nTak.\n") == ["older_numbering"]
