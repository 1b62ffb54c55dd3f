"""When a quality standard is from, however it says so, and whether it was revised within 24 months."""

from __future__ import annotations

import pytest

from tests.standard_texts import by_item, found_in, told, written
from tilsyn.domain.findings.standards.dates import is_overdue


def dated(line: str, before: str = "") -> str | None:
    return found_in(told(f"Kvalitetsstandard\n\n{before}{line}\n\nVisitation\n\nMan ringer til kommunen.\n")).dated


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Opdateret: 4. august 2022.", "2022-08-04"),
        ("Vedtaget af Byrådet den 24. november 2022", "2022-11-24"),
        ("Godkendt på Socialudvalgets møde den 17. april 2023", "2023-04-17"),
        ("(Serviceloven § 101) Vedtaget af byrådet den 13. december 2021", "2021-12-13"),
        ("Revideret 2013", "2013"),
        ("Senest revideret i foråret 2021", "2021"),
        ("Sidst opdateret: 04-08-2022", "2022-08-04"),
        ("Revideret d. 4/8 2022", "2022-08-04"),
        ("Revideret 4.8.2022", "2022-08-04"),
        ("Revideret 04.08.22", "2022-08-04"),
        ("Revideret 2022-08-04", "2022-08-04"),
        ("Revideret den 4. aug. 2022", "2022-08-04"),
        ("Version 3, marts 2021", "2021-03"),
        ("Gældende fra 1. januar 2023", "2023-01-01"),
        ("Dato: 1. Maj 2020", "2020-05-01"),
        ("25. september 2009", "2009-09-25"),
        ("Solkær Kommune, marts 2021", "2021-03"),
        ("Godkendt\t17-04-2023", "2023-04-17"),
        ("Kvalitetsstandard 2023", "2023"),
        ("Siden er senest opdateret 12-11-2026", "2026-11-12"),
        ("Kvalitetsstandarden er godkendt af udvalget den 3. juni 2020 og gælder alle.", "2020-06-03"),
    ],
)
def test_a_date_is_read_in_every_spelling(line: str, iso: str) -> None:
    assert dated(line) == iso


@pytest.mark.parametrize(
    "line",
    [
        "Standarden er skrevet til borgere og pårørende.",
        "Efter bekendtgørelse nr. 1477 af 17. december 2019 skal kommunen have en standard.",
        "Jf. lovbekendtgørelse nr. 798 af 7. august 2019.",
        "Lov nr. 1421 af 17.12.2019 om ændring af lov om social service",
        "Revideres næste gang senest den 1. november 2024.",
        "Gælder til den 31. december 2025.",
        "Revideret den 31. februar 2022",
        "Ring på 99 82 74 00, CVR 29 18 94 20.",
        "Centret blev oprettet i 2007.",
        "I 2021 blev 140 borgere behandlet i centret.",
        "Loven blev vedtaget den 17. december 2019.",
        "Handleplan 2023-2025",
    ],
)
def test_dates_of_acts_of_the_next_revision_and_of_other_things_are_none_of_the_standard(line: str) -> None:
    assert dated(line) is None


def test_the_newest_date_of_a_decision_holds() -> None:
    assert dated("Revideret 12-05-2022. ", "Vedtaget 1. juni 2018. ") == "2022-05-12"


def test_the_day_the_web_page_was_touched_gives_way_to_the_day_of_the_standard() -> None:
    assert dated("Siden er senest opdateret 12-11-2026. ", "Godkendt den 12. december 2022. ") == "2022-12-12"


def test_what_was_decided_goes_before_what_is_in_force() -> None:
    assert dated("Gældende fra 1. januar 2023. ", "Godkendt den 12. december 2022. ") == "2022-12-12"


def test_the_date_at_the_end_of_a_long_text_is_found() -> None:
    text = "Kvalitetsstandard\n\n" + "Visitation\n\nMan ringer til kommunen, og så får man en tid.\n\n" * 60
    assert found_in(told(f"{text}Revideret maj 2020\n")).dated == "2020-05"


def test_a_date_inside_a_long_text_is_of_what_it_speaks_of() -> None:
    section = "Visitation\n\nMan ringer til kommunen, og så får man en tid.\n\n"
    told_of = (
        "Udsatterådet blev godkendt af byrådet den 1. juni 2018 efter en længere drøftelse mellem de parter, som " * 2
    )
    assert found_in(told(f"{section * 40}{told_of}.\n\n{section * 40}")).dated is None


@pytest.mark.parametrize(
    ("iso", "on", "overdue"),
    [
        ("2022-08-04", "2023-10-24", False),
        ("2022-08-04", "2024-08-04", False),
        ("2022-08-04", "2024-08-05", True),
        ("2020-02-29", "2022-03-01", True),
        ("2013", "2023-10-24", True),
        ("2022", "2024-06-01", None),
        ("2022", "2023-12-31", False),
        ("2022-03", "2024-03-15", None),
        ("2022-03", "2024-04-01", True),
        (None, "2024-04-01", None),
        ("2022-03", None, None),
        ("2022-08-04", "2024-08-05T10:00", True),
    ],
)
def test_older_than_24_months_on_the_day_of_the_case_is_overdue(
    iso: str | None, on: str | None, overdue: bool | None
) -> None:
    assert is_overdue(iso, on) is overdue


def test_the_date_is_the_place_of_the_formal_points() -> None:
    found = by_item(found_in(written("hedelund.txt")))
    assert [each.quote for each in found["F3"].places] == ["Revideret 2013"]
    assert found["F2"].places == found["F3"].places


def test_the_line_that_says_when_it_was_decided_stands_by_itself() -> None:
    text = "Kvalitetsstandard for behandling af stofmisbrug\nRevideret 2013\nMan ringer til kommunen.\n"
    assert [each.quote for each in by_item(found_in(told(text)))["F3"].places] == ["Revideret 2013"]


def test_a_standard_of_several_documents_is_as_old_as_its_oldest() -> None:
    found = found_in(written("solkaer.txt"), written("vesteraa.txt"), on="2024-06-01")
    assert (found.dated, found.overdue) == ("2009-09-25", True)


def test_a_document_without_a_date_is_said_to_have_none() -> None:
    found = found_in(written("solkaer.txt"), told("Klage\n\nMan kan klage.\n"))
    assert [(each.kind, each.where) for each in found.findings if each.kind == "undated"] == [("undated", "dokument 2")]
