"""What looks like a place and is none: contents lists, rules quoted, other documents, alcohol, false friends."""

from __future__ import annotations

import pytest

from tests.standard_texts import by_item, found_in, point_in, told, written
from tilsyn.domain.findings.document_text import DocumentText, Line

LIST = [
    "De opgaver, som udføres på området",
    "Målgruppen for tilbuddene om behandling",
    "Det overordnede mål for indsatsen, herunder de værdier og normer, som indsatsen bygger på",
    "Den organisatoriske struktur, herunder en beskrivelse af de konkrete typer af tilbud",
    "Visitationsproceduren",
    "Behandlingsgaranti",
    "Muligheden for frit valg",
    "Hvordan brugerinddragelsen sikres",
    "Reglerne for betaling for kost og logi",
    "Information om sagsbehandling og klageadgang",
    "Personalets faglige kvalifikationer og kompetenceudvikling",
    "Monitorering af indsatsen",
    "Kommunens retningslinjer for anvendelse af gavekort",
]
COUNTED = ["4", "5", "6", "7", "10", "11", "12", "13", "14", "15"]


@pytest.mark.parametrize("bullet", ["• ", "- ", "* ", "\uf0b7 ", ""])
def test_the_regulations_own_list_is_named_not_described(bullet: str) -> None:
    text = "Standarden skal omfatte en beskrivelse af:\n" + "\n".join(f"{bullet}{each}" for each in LIST)
    found = by_item(found_in(told(f"Om standarden\n\n{text}\n\nSådan skriver loven.\n")))
    assert [item for item in COUNTED if found[item].places] == []
    assert [item for item in COUNTED if "listed" not in {each.kind for each in found[item].mentions}] == []
    assert found["15"].mentions[0].why == "nævnt i loven, ikke beskrevet (bekendtgørelsens egen liste)"


def test_the_list_is_told_where_each_line_is_a_paragraph_of_its_own() -> None:
    head = [Line("Standard", None, 1), Line("Om", None, 2), Line("Den skal omfatte en beskrivelse af følgende:")]
    tail = [Line("Gavekort", None, 2), Line("Vi bruger gavekort på 100 kr.")]
    found = by_item(found_in(DocumentText((*head, *map(Line, LIST), *tail))))
    assert [item for item in COUNTED if found[item].places] == ["15"]


def test_the_list_is_told_in_one_running_paragraph() -> None:
    counted = " ".join(f"{number}) {each}." for number, each in enumerate(LIST, 1))
    found = by_item(found_in(told(f"Indledning\n\nKvalitetsstandarden omfatter en beskrivelse af: {counted}\n")))
    assert [item for item in COUNTED if found[item].places] == []


def test_a_list_of_what_one_gets_is_no_list_of_points() -> None:
    text = "Tilbud\n\nVi tilbyder:\n• Ambulant behandling\n• Døgnbehandling\n• Efterbehandling\n• Åben rådgivning\n"
    assert point_in(text, "4").places


def test_a_promise_said_in_bullets_is_a_place() -> None:
    text = (
        "Dine rettigheder\n\n• Du kommer i behandling senest 14 dage efter din henvendelse.\n• Du kan klage til os.\n"
    )
    assert point_in(text, "6").places
    assert point_in(text, "12").places


@pytest.mark.parametrize(
    "contents",
    [
        "Indhold\nVisitation 3\nFrit valg 4\nGavekort 5\nKlage 6\n",
        "Indholdsfortegnelse\n\n1. Visitation\n2. Frit valg\n3. Gavekort\n4. Klage\n",
        "Visitation ........ 3\nFrit valg ........ 4\nGavekort ........ 5\nKlage ........ 6\n",
        "Indhold\nVisitation\t3\nFrit valg\t4\nGavekort\t5\nKlage\t6\n",
        "Visitation\n\nFrit valg\n\nGavekort\n\nKlage\n\n",
    ],
)
def test_a_contents_list_is_no_place(contents: str) -> None:
    body = "".join(f"{each}\n\nHer er intet sagt om sagen endnu.\n\n" for each in ("Visitation", "Frit valg", "Klage"))
    found = by_item(found_in(told(f"Kvalitetsstandard\n\n{contents}\n{body}")))
    assert found["15"].places == ()
    assert [each.quote for each in found["7"].places] == ["Her er intet sagt om sagen endnu."]


def test_the_act_quoted_is_named_not_described() -> None:
    found = by_item(found_in(written("vesteraa.txt")))["15"]
    assert found.places == ()
    assert [(each.kind, each.where) for each in found.mentions] == [("act", "»Lovgrundlag«, side 2")]
    assert found.mentions[0].why == "nævnt i loven, ikke beskrevet (loven er gengivet)"


def test_the_act_quoted_under_the_points_own_heading_is_no_description() -> None:
    quoted = "Stk. 9. Under behandlingsforløbet kan kommunalbestyrelsen anvende gavekort."
    found = point_in(f"Gavekort\n\n{quoted}\n\nKlage\n\nSkriv til os.\n", "15")
    assert (found.places, {each.kind for each in found.mentions}) == ((), {"act"})


def test_what_the_council_itself_has_decided_is_a_description() -> None:
    text = "Gavekort\n\nKommunalbestyrelsen har besluttet, at der gives gavekort på 100 kr. ved hvert fremmøde.\n"
    assert point_in(text, "15").places


def test_a_heading_with_nothing_under_it_is_no_place() -> None:
    found = by_item(found_in(written("hedelund.txt")))["15"]
    assert (found.places, [each.kind for each in found.mentions]) == ((), ["bare"])


def test_a_point_that_another_document_answers_is_said_to_be_elsewhere() -> None:
    found = by_item(found_in(written("engbaek.md")))["12"]
    assert found.parts[1].places == ()
    assert "elsewhere" in {each.kind for each in found.mentions}


@pytest.mark.parametrize(
    "sentence",
    [
        "Der findes information om sagsbehandlingen på kommunens hjemmeside.",
        "Du kan læse mere om sagsbehandlingen i vores folder.",
        "Læs mere om sagsbehandling på borger.dk.",
        "Sagsbehandlingen er beskrevet i bilag 2.",
    ],
)
def test_a_pointer_to_what_stands_elsewhere_is_no_description(sentence: str) -> None:
    found = point_in(f"Om os\n\nCentret har åbent hver dag. {sentence}\n", "12")
    assert (found.places, {each.kind for each in found.mentions}) == ((), {"elsewhere"})


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("Standarden følger loven og Ankestyrelsens praksis.", "12"),
        ("Vi arbejder med bearbejdning af holdninger, værdier og normer.", "3"),
        ("Målgruppen for de koordinerede handleplaner er indsatte i fængsler.", "2"),
        ("Familie og netværk inddrages i det omfang, borgeren ønsker det.", "10"),
        ("Skærpet tilsyn og statistik føres af socialtilsynet.", "14"),
        ("Behandling af børn og unge under 18 år sker i Ungehuset, også hjemmeboende.", "16"),
    ],
)
def test_false_friends_are_told_from_places(sentence: str, item: str) -> None:
    found = point_in(f"Om os\n\n{sentence}\n", item)
    assert found.places == ()
    assert not found.mentions or {each.kind for each in found.mentions} == {"resembling"}


def test_supervision_of_families_is_about_children_at_home_and_no_monitoring() -> None:
    found = by_item(found_in(written("solkaer.txt")))
    assert [each.line for each in found["16"].places] == [90]
    assert [each.line for each in found["14"].places] == [87]


def test_what_is_said_of_alcohol_alone_is_no_place_and_the_standard_is_said_to_cover_both() -> None:
    found = found_in(written("solkaer.txt"))
    assert {each.line for each in by_item(found)["7"].mentions if each.kind == "alcohol"} == {96}
    assert "both_substances" in {each.kind for each in found.findings}
    assert 96 not in {place.line for point in found.points for place in point.places}


@pytest.mark.parametrize(
    ("sentence", "is_place"),
    [
        ("Ved misbrug af alkohol kan du klage til regionen.", False),
        ("Ved alkoholmisbrug kan du klage til regionen.", False),
        ("Ved misbrug af stoffer eller alkohol kan du klage til os.", True),
        ("Et standardforløb indeholder vejledning i, hvordan du klager.", True),
        ("Kommunalbestyrelsen tilbyder hjælp til at klage.", True),
    ],
)
def test_alcohol_alone_and_rules_are_told_by_their_own_words(sentence: str, is_place: bool) -> None:
    assert bool(point_in(f"Om os\n\n{sentence}\n", "12").places) is is_place


def test_a_section_on_alcohol_is_left_out_with_all_below_it() -> None:
    lines = [Line("Standard", None, 1), Line("Alkohol", None, 2), Line("Klage", None, 3), Line("Du kan klage til os.")]
    found = by_item(found_in(DocumentText(tuple(lines))))["12"]
    assert (found.places, {each.kind for each in found.mentions}) == ((), {"alcohol"})


def test_a_table_is_read_in_rows_of_bars_too() -> None:
    text = "| Emne | Sådan gør vi |\n|---|---|\n| Frit valg | Du vælger selv et andet sted. |\n| Gavekort | |\n"
    found = by_item(found_in(told(text)))
    assert [each.quote for each in found["7"].places] == ["Du vælger selv et andet sted."]
    assert [each.kind for each in found["15"].mentions] == ["bare"]


def test_a_table_of_which_only_the_cells_are_left_is_read_by_its_short_ones() -> None:
    head = [Line("Kvalitetsstandard", None, 1), Line("Indhold i behandlingen", None, 2), Line("Skema", None, 2)]
    cells = ["Frit valg", "Man kan vælge et andet sted.", "Gavekort", "Dem bruger vi ikke i kommunen."]
    found = by_item(found_in(DocumentText((*head, *map(Line, cells)))))
    assert [each.quote for each in found["15"].places] == ["Dem bruger vi ikke i kommunen."]
    assert [each.where for each in found["7"].places] == ["»Frit valg«"]


def test_a_row_that_pdf_has_run_together_is_headed_by_its_first_words() -> None:
    rows = [
        "Skema over kommunens behandling",
        "Opgaver Kommunen rådgiver og behandler borgere med et stofmisbrug i hele",
        "kommunen.",
        "Mål og værdier Behandlingen skal give borgeren magt over sit eget liv.",
        "Frit valg Borgeren kan gå et andet sted hen.",
        "Centret i Vesterå Kommune har åbent hver dag.",
    ]
    found = by_item(found_in(told("\n".join(rows) + "\n\fSlut.\n")))
    (task,) = found["1"].places
    assert task.quote == "Opgaver Kommunen rådgiver og behandler borgere med et stofmisbrug i hele kommunen."
    assert [each.line for each in found["3"].places] == [4]
    assert [(each.line, each.where) for each in found["7"].places] == [(5, "»Skema over kommunens behandling«, side 1")]


def test_cells_that_follow_each_other_are_headed_by_the_last_before_a_sentence() -> None:
    head = [Line("Kvalitetsstandard", None, 1), Line("Om os", None, 2), Line("Skema", None, 2)]
    cells = [
        "Emne",
        "Beskrivelse",
        "Målgruppe",
        "Voksne i kommunen.",
        "Betaling",
        "Kost: 100 kr.",
        "Klage",
        "Skriv til os.",
    ]
    found = by_item(found_in(DocumentText((*head, *map(Line, cells)))))
    assert [each.quote for each in found["2"].places] == ["Voksne i kommunen."]
    assert [(each.quote, each.where) for each in found["12"].places] == [("Skriv til os.", "»Klage«")]


def test_headers_and_page_numbers_are_no_text() -> None:
    pages = [
        f"Om gavekort og frit valg\nVi taler om noget andet her på side {each}.\nSide {each}\n" for each in range(1, 6)
    ]
    found = by_item(found_in(told("\f".join(pages))))
    assert all("Side" not in place.quote for place in (*found["7"].places, *found["15"].places))
    assert len(found["15"].places) <= 1


def test_a_word_that_was_broken_at_the_edge_of_the_line_is_found_and_quoted_whole() -> None:
    text = "Centret har åbent alle hverdage, og vi kan efter en samtale give et gave-\nkort til borgere, som møder.\f"
    (place,) = point_in(f"Om os\n\n{text}", "15").places
    assert "et gavekort til borgere" in place.quote


def test_stof_and_alkohol_broken_at_a_hyphen_keep_it() -> None:
    text = "Om os\n\nMålgruppen er alle, som bor i kommunen, og som har haft et langvarigt stof-\nog medicinmisbrug.\f"
    assert "stof- og medicinmisbrug" in point_in(text, "2").places[0].quote


def test_headings_in_capitals_are_headings() -> None:
    (place,) = point_in("VISITATION\n\nMan ringer til os.\n\nKLAGE\n\nMan skriver til os.\n", "5").places
    assert (place.quote, place.where) == ("Man ringer til os.", "»VISITATION«")
