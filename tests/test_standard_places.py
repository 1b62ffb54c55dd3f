"""Where four fictional quality standards say something of each point: places with quotes, never a verdict."""

from __future__ import annotations

import re

import pytest

from tests.standard_texts import by_item, found_in, point_in, points, told, written

POINTS = [each.id for each in points()]
LINES = {
    "solkaer.txt": {
        "1": [42],
        "2": [45],
        "3": [48],
        "4": [51, 55, 57],
        "5": [60],
        "6": [63],
        "7": [64],
        "8": [67, 68],
        "9": [69],
        "10": [72],
        "11": [75],
        "12": [81],
        "13": [84],
        "14": [87],
        "15": [78],
        "16": [90],
        "17": [93],
        "F1": [39],
        "F2": [3, 39],
        "F3": [3],
    },
    "engbaek.md": {
        "2": [6],
        "3": [8],
        "4": [10],
        "5": [12],
        "6": [14],
        "7": [16],
        "8": [18, 20],
        "10": [22],
        "11": [24],
        "12": [26],
        "13": [30],
        "16": [32],
        "F2": [2],
        "F3": [2],
    },
    "hedelund.txt": {
        "1": [8],
        "2": [9],
        "3": [10],
        "4": [11],
        "5": [12],
        "6": [13],
        "7": [14],
        "11": [15],
        "12": [16],
        "13": [17],
        "14": [18],
        "F2": [3],
        "F3": [3],
    },
    "vesteraa.txt": {
        "1": [16],
        "2": [20],
        "3": [23],
        "4": [29],
        "5": [32],
        "6": [35],
        "7": [39],
        "9": [43],
        "10": [47],
        "11": [52],
        "12": [55],
        "13": [58],
        "14": [61],
        "F2": [3],
        "F3": [3],
    },
}
"""Read by hand: the lines on which each standard says something of a point. What is not here, it does not say."""


@pytest.mark.parametrize("name", LINES)
def test_every_point_has_the_places_that_a_reader_finds_and_no_others(name: str) -> None:
    found = by_item(found_in(written(name)))
    assert {item: sorted({each.line for each in point.places}) for item, point in found.items() if point.places} == (
        LINES[name]
    )
    assert list(found) == POINTS


@pytest.mark.parametrize("name", LINES)
def test_what_is_quoted_stands_in_the_text_from_the_line_that_is_named(name: str) -> None:
    document = written(name)
    mended = re.sub(r"-\n(?!og )(?=[a-zæøå])", "", "\n".join(each.text for each in document.lines))
    whole = " ".join(mended.split())
    for place in (place for point in found_in(document).points for place in point.places):
        assert [each for each in place.quote.split("\n") if each not in whole] == []
        assert place.quote[:12] in document.lines[place.line - 1].text
        assert place.where


def test_a_place_is_named_by_its_heading_with_its_number_and_by_its_page() -> None:
    numbered, paged = by_item(found_in(written("solkaer.txt"))), by_item(found_in(written("vesteraa.txt")))
    assert [each.where for each in numbered["15"].places] == ["»12 Brug af gavekort«"]
    assert [each.where for each in paged["14"].places] == ["»13 Monitorering«, side 4"]


def test_a_row_of_a_table_is_named_by_its_first_cell() -> None:
    found = by_item(found_in(written("hedelund.txt")))
    (place,) = found["6"].places
    assert place.where.endswith("»Behandlingsgaranti«")
    assert place.quote == "Tilbud sættes i gang senest 14 dage efter henvendelsen."


def test_the_two_parts_of_the_treatment_plan_are_told_apart() -> None:
    found = by_item(found_in(written("solkaer.txt")))["8"]
    made, followed = found.parts
    assert [each.quote for each in made.places] == [
        "Behandleren og borgeren udarbejder behandlingsplanen sammen i den første uge."
    ]
    assert [each.quote for each in followed.places] == [
        "Der følges op 1 måned og igen 6 måneder efter, at behandlingen er afsluttet."
    ]
    assert found.lacking == ()


def test_a_plan_that_is_made_and_not_followed_up_afterwards_lacks_that_half() -> None:
    found = point_in(
        "Behandlingsplan\n\nVi laver en behandlingsplan. Der følges op på målene i behandlingsplanen.\n", "8"
    )
    assert [bool(each.places) for each in found.parts] == [True, False]
    assert found.lacking == ("opfølgning 1 og 6 måneder efter afslutning",)


def test_of_two_deadlines_the_one_that_is_not_there_is_said() -> None:
    found = by_item(found_in(written("engbaek.md")))["8"]
    assert found.parts[1].missing == found.lacking == ("6 måneder",)


@pytest.mark.parametrize(
    ("name", "item", "lacking"),
    [
        ("solkaer.txt", "3", ("normer",)),
        ("solkaer.txt", "12", ("sagsbehandling",)),
        ("solkaer.txt", "13", ("kompetenceudvikling",)),
        ("engbaek.md", "12", ("klageadgang",)),
        ("hedelund.txt", "12", ()),
        ("vesteraa.txt", "13", ("kompetenceudvikling",)),
        ("vesteraa.txt", "15", ()),
    ],
)
def test_half_a_point_says_which_half_has_no_place(name: str, item: str, lacking: tuple[str, ...]) -> None:
    assert by_item(found_in(written(name)))[item].lacking == lacking


def test_a_half_that_only_the_heading_names_has_no_place() -> None:
    point = by_item(found_in(written("hedelund.txt")))["3"]
    assert [each.title for each in point.parts if not each.places] == ["normer"]
    assert [each.kind for each in point.mentions] == ["headed"]


def test_one_heading_for_two_points_gives_each_what_is_said_of_it() -> None:
    found = by_item(found_in(written("solkaer.txt")))
    (guarantee,), (choice,) = found["6"].places, found["7"].places
    assert guarantee.where == choice.where == "»8 Behandlingsgaranti og frit valg«"
    assert guarantee.quote.startswith("Behandlingen går i gang senest 14 dage")
    assert choice.quote.startswith("Man kan vælge et andet tilbud")
    assert guarantee.remarks == ("Overskriften dækker også punkt 7.",)


def test_a_point_that_only_the_heading_of_two_names_says_so_at_the_place() -> None:
    text = "Behandlingsgaranti og frit valg\n\nBehandlingen begynder senest 14 dage efter din henvendelse.\n"
    (place,) = point_in(text, "7").places
    assert place.remarks[-1] == "Kun overskriften nævner det; se efter, om teksten under den gør."


def test_a_heading_over_smaller_headings_has_their_text() -> None:
    places = by_item(found_in(written("solkaer.txt")))["4"].places
    assert places[1].where == "»6 De enkelte behandlingstilbud«"
    assert places[1].quote == (
        "Samtaler en til to gange om ugen, alene eller i gruppe.\nKommunen køber pladser hos godkendte tilbud."
    )


def test_a_long_section_is_quoted_from_its_beginning_and_says_that_it_goes_on() -> None:
    text = "Visitationsprocedure\n\n" + "Man ringer til kommunen og får en tid hos visitator. " * 40
    (place,) = point_in(text, "5").places
    assert len(place.quote) <= 600
    assert place.quote.endswith(" …")


def test_a_sentence_in_running_text_is_quoted_alone() -> None:
    text = "Kommunen har et center. Er du uenig i afgørelsen, kan du klage inden fire uger. Centret har åbent hver dag."
    (place,) = point_in(text, "12").places
    assert place.quote == "Er du uenig i afgørelsen, kan du klage inden fire uger."
    assert place.where == "linje 1"


def test_headings_come_first_and_then_what_is_said_elsewhere_as_it_stands() -> None:
    said = "Har vi sagt nej, kan du klage."
    text = f"Om os\n\n{said}\n\nKlage\n\nMan skriver til os.\n\nKontakt\n\nVil du klage, så ring.\n"
    assert [each.line for each in point_in(text, "12").places] == [7, 3, 11]


def test_several_documents_make_one_standard_and_each_place_says_which() -> None:
    annex = told("# Bilag\n## Gavekort\nVi bruger ikke gavekort.\n## Klage\nDu kan klage til os inden fire uger.\n")
    found = by_item(found_in(written("engbaek.md"), annex))
    assert [each.where for each in found["15"].places] == ["dokument 2, »Gavekort«"]
    assert found["12"].lacking == ()
    assert found["6"].places[0].where.startswith("dokument 1, »")


def test_what_one_of_several_documents_says_is_not_missing() -> None:
    annex = told(
        "# Bilag\n## Efter behandlingen\nVi ringer igen 6 måneder efter, at du er stoppet.\n## Andet\nIntet.\n"
    )
    assert by_item(found_in(written("engbaek.md"), annex))["8"].lacking == ()


def test_a_text_without_anything_gives_no_places() -> None:
    found = found_in(told(""))
    assert not any(each.places or each.mentions or each.lacking for each in found.points)
    assert (found.dated, found.overdue) == (None, None)
