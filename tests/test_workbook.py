"""The case workbook: its sheets and lists as agreed, the signs of the matrix, and nothing felt of what is protected."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, cast
from zipfile import ZipFile

import pytest

from tests.reading_workbooks import Row, filtered, opened, printed_whole, table
from tests.telling import Told
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import (
    Assessment,
    Document,
    FollowUp,
    Note,
    NotInterviewed,
    OwnQuestion,
    Previous,
    Protect,
    Transfer,
)
from tilsyn.domain.journal.entries.gathering import Deviation
from tilsyn.domain.journal.entries.judging import EarlierJudgement
from tilsyn.domain.office import Authority
from tilsyn.output.contexts.workbook_part import workbook
from tilsyn.output.excel.case_workbook import workbook_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook

    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.output.contexts.records.workbook import CaseWorkbook

SHEETS = [
    *("Overblik", "Matrix", "Spørgsmål", "Forskellige oplysninger", "Ikke belyst", "Noter", "Samtaler", "Dokumenter"),
    *("Anvisninger", "Opfølgning", "Bedømmelser", "Om"),
]
TABLES = {
    "Overblik": "tOverblik",
    "Matrix": "tMatrix",
    "Spørgsmål": "tSpoergsmaal",
    "Forskellige oplysninger": "tForskellige",
    "Ikke belyst": "tIkkeBelyst",
    "Noter": "tNoter",
    "Samtaler": "tSamtaler",
    "Dokumenter": "tDokumenter",
    "Anvisninger": "tAnvisninger",
    "Opfølgning": "tOpfoelgning",
    "Bedømmelser": "tBedoemmelser",
}
READ_FIRST = ["Nr.", "Tema", "Indikator", "Spørgsmål", "Gruppe", "Kilde", "Samtale", "Læsning", "Note"]


class Books:
    """Workbooks of told cases, in the shipped edition."""

    def __init__(self, model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
        self.model, self.catalogues = model, catalogues

    def context(self, told: Told, **more: Any) -> CaseWorkbook:
        return workbook(told.case, self.model, self.catalogues, **more)

    def bytes(self, told: Told, **more: Any) -> bytes:
        return workbook_bytes(self.context(told, **more))

    def open(self, told: Told, **more: Any) -> Workbook:
        return opened(self.bytes(told, **more))

    def rows(self, told: Told, sheet: str) -> list[Row]:
        return table(self.open(told)[sheet])


@pytest.fixture
def books(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> Books:
    return Books(model, catalogues)


def visited() -> Told:
    """A citizen and a leader who differ, one who knows nothing, a group in which one does not agree, files."""
    told = Told()
    borger, leder = told.source(), told.source("Leder 1", "ledelse")
    andre = [told.source(f"Borger {number}") for number in (2, 3)]
    samtaler = [
        told.encounter(borger, code="S1"),
        told.encounter(leder, code="S2", start="2023-10-24T11:00:00.000+02:00"),
        told.encounter(*andre, code="S3", form="gruppe", start="2023-10-24T12:00:00.000+02:00"),
        told.encounter(code="S4", method="dokument", title="8 planer", start="2023-10-24T13:00:00.000+02:00"),
    ]
    told.answer(samtaler[0], "5.c.1", "ja", "Hun blev spurgt den første dag.")
    told.answer(samtaler[1], "5.c.1", "nej", "Det sker først efter en måned.")
    told.answer(
        samtaler[2], "5.c.2", "ja", "De er enige.", deviates=(Deviation(source=andre[1].id, note="Slet ikke."),)
    )
    told.answer(samtaler[3], "5.c.2", "ikke_fundet")
    told.answer(samtaler[0], "4.a.1", "ved_ikke")
    told.answer(samtaler[1], "4.a.1", "ikke_relevant", reason="Det hører til et andet sted.")
    told.judge("5.c", 3, "Bedømmelsen.", f"source|{borger.id}")
    told.say(Assessment(record=told.id(), at="theme:4", text="Temaet i ord."))
    return told


def test_the_sheets_stand_in_their_order_each_a_list_of_its_name(books: Books) -> None:
    for told in (Told(), visited()):
        book = books.open(told)
        assert book.sheetnames == [*SHEETS, "Lister"]
        assert book["Lister"].sheet_state == "hidden"
        assert {sheet.title: [*sheet.tables] for sheet in book if sheet.tables} == {k: [v] for k, v in TABLES.items()}
        assert {sheet["A1"].value for sheet in book if sheet.tables} == {"Nr."}
        assert all(not sheet.merged_cells.ranges for sheet in book)


@pytest.mark.slow
def test_the_voices_are_read_in_the_order_of_a_screen_with_nothing_between(books: Books) -> None:
    sheet = books.open(visited())["Spørgsmål"]
    assert [cell.value for cell in sheet[1]][: len(READ_FIRST)] == READ_FIRST
    width = sum(float(sheet.column_dimensions[letter].width) for letter in "ABCDEFGHI")
    assert width * 7 < 1366 - 60, "group, source, reading and note beside each other on a laptop"


@pytest.mark.slow
def test_numbers_restore_the_models_order(books: Books) -> None:
    told = visited()
    asked = [str(row["Spørgsmål"]) for row in books.rows(told, "Spørgsmål")]
    order = [question.id for _, question in books.model.questions()]
    assert [each for each in dict.fromkeys(asked) if each in order] == order
    assert [row["Nr."] for row in books.rows(told, "Spørgsmål")] == list(range(1, len(asked) + 1))


@pytest.mark.slow
def test_the_matrix_has_a_sign_for_each_conversation(books: Books) -> None:
    rows = {row["Indikator"]: row for row in books.rows(visited(), "Matrix")}
    assert [*rows["5.c"]][:6] == ["Nr.", "Tema", "Indikator", "Ordlyd", "Tilstand", "Score"]
    assert [rows["5.c"][each] for each in ("S1", "S2", "S3", "S4")] == ["≠", "≠", "≠", "≠"]
    assert [rows["4.a"][each] for each in ("S1", "S2", "S3", "S4")] == ["–", "–", None, None]
    assert (rows["5.c"]["Score"], rows["5.c"]["Tilstand"]) == (3, "bedømt")


@pytest.mark.slow
def test_what_one_kind_of_source_carries_alone_is_named(books: Books) -> None:
    told = visited()
    told.answer(told.encounter(told.source("Borger 9"), code="S5"), "5.a.1", "ja", "Ja.")
    told.answer(told.encounter(told.source("Leder 9", "ledelse"), code="S6"), "5.a.1", "ved_ikke")
    told.answer(told.encounter(code="S7", method="dokument"), "10.a.1", "ja", "Kursusbeviser.")
    rows = {row["Indikator"]: row["Belyst af"] for row in books.rows(told, "Matrix")}
    assert (rows["5.a"], rows["10.a"]) == ("kun borgere", "kun dokumenter"), "who does not know carries nothing"
    assert (rows["5.c"], rows["4.a"]) == ("2 slags kilder", "ingen")
    assert rows["6.a"] is None, "it does not apply"


@pytest.mark.slow
def test_a_title_of_signs_says_whose_voice_it_is(books: Books) -> None:
    sheet = books.open(visited())["Matrix"]
    told = {str(each.sqref): each.prompt for each in sheet.data_validations.dataValidation if each.prompt}
    assert told["J1"] == "S3 · samtale · i gruppe · borgere · Borger 2; Borger 3 · 24-10-2023 12.00"
    assert len(told) == len(books.rows(visited(), "Samtaler"))


@pytest.mark.slow
def test_a_difference_counts_before_mere_evidence_and_words_before_no_result(books: Books) -> None:
    told = Told()
    first, second = (told.encounter(told.source(f"Borger {n}"), code=f"S{n}") for n in (1, 2))
    told.answer(first, "4.a.1", "ja", "Ja.")
    told.answer(second, "4.a.1", "ja")
    told.answer(first, "4.a.2", "ja")
    told.answer(second, "4.a.2", "nej")
    told.answer(first, "4.b.1", "ved_ikke", "Det er kollegaen, der har den del.")
    told.answer(second, "4.b.1", "ikke_relevant")
    told.answer(first, "5.a.1", "ja")
    rows = {row["Indikator"]: (row["S1"], row["S2"]) for row in books.rows(told, "Matrix")}
    assert (rows["4.a"], rows["4.b"], rows["5.a"]) == (("≠", "≠"), ("●", "–"), ("●", None))


@pytest.mark.slow
def test_a_note_at_an_indicator_is_evidence_there(books: Books) -> None:
    told = Told()
    seen = told.encounter(code="S1", method="observation")
    told.say(Note(record=told.id(), id=told.id(), text="Der er sat en plan op.", encounter=seen.id, at_items=("4.a",)))
    [row] = filtered(books.rows(told, "Matrix"), Indikator="4.a")
    assert row["S1"] == "●"


@pytest.mark.slow
def test_the_key_of_the_signs_stands_under_the_matrix_and_on_each_page(books: Books) -> None:
    sheet = books.open(visited())["Matrix"]
    last = int(sheet.tables["tMatrix"].ref.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    below = [str(row[3].value) for row in sheet.iter_rows(min_row=last + 2)]
    assert [each[0] for each in below[1:4]] == ["≠", "●", "–"]
    assert all(sign in str(cast("Any", sheet.oddFooter).left.text) for sign in "≠●–")
    assert cast("Any", sheet.HeaderFooter).scaleWithDoc is False, "as large as it was where the sheet is made smaller"


@pytest.mark.slow
def test_twenty_indicators_and_sixteen_conversations_are_one_page(books: Books) -> None:
    told = Told()
    for number in range(16):
        told.encounter(told.source(f"Borger {number}"), code=f"Samtale {number}")
    sheet = books.open(told)["Matrix"]
    assert cast("Any", sheet.sheet_properties.pageSetUpPr).fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1), "1 is not written"
    assert round(10 * printed_whole(sheet), 1) >= 8, "points of its letters"
    pixels = [int(sheet.column_dimensions[letter].width * 7) for letter in "ABCDEFG"]
    assert sum(pixels) + 16 * int(sheet.column_dimensions["H"].width * 7) < 1366 - 60, "all of it on a laptop, too"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.slow
def test_who_differs_from_whom_is_told_voice_by_voice(books: Books) -> None:
    rows = filtered(books.rows(visited(), "Forskellige oplysninger"), Indikator="5.c")
    told = [(row["Spørgsmål"], row["Kilde"] or row["Samtale"], row["Læsning"], row["Forskellig fra"]) for row in rows]
    assert told == [
        ("5.c.1", "Borger 1", "ja", "Leder 1 (nej)"),
        ("5.c.1", "Leder 1", "nej", "Borger 1 (ja)"),
        ("5.c.2", "Borger 2; Borger 3", "ja", "S4 (ikke fundet); Borger 3 (i gruppen)"),
        ("5.c.2", "Borger 3", None, "resten af gruppen (ja)"),
        ("5.c.2", "S4", "ikke fundet", "Borger 2; Borger 3 (ja)"),
    ]


@pytest.mark.slow
def test_what_nobody_told_says_why(books: Books) -> None:
    told = visited()
    told.say(NotInterviewed(record=told.id(), group="medarbejder", reason="Alle var til møde."))
    rows = [row for row in books.rows(told, "Ikke belyst") if row["Spørgsmål"] == "4.a.1"]
    why = {row["Gruppe eller metode"]: (row["Hvorfor"], row["Samtale"], row["Begrundelse"]) for row in rows}
    assert why["borgere"] == ("stillet uden resultat", "S1", None)
    assert why["ledelsen"] == ("ikke relevant", "S2", "Det hører til et andet sted.")
    assert why["medarbejdere"] == ("ikke stillet", None, "Alle var til møde.")
    assert {row["Belyst af"] for row in rows} == {"ingen"}
    [exempt] = filtered(books.rows(told, "Ikke belyst"), Indikator="6.a")
    assert (exempt["Hvorfor"], exempt["Begrundelse"]) == ("gælder ikke", "Gælder ikke for tilbudstypen")


@pytest.mark.slow
def test_why_some_of_a_group_were_not_heard_is_no_reason_not_to_have_asked_the_others(books: Books) -> None:
    told = visited()
    told.say(NotInterviewed(record=told.id(), group="borger", reason="De, der er stoppet, ønskede det ikke."))
    rows = [row for row in books.rows(told, "Ikke belyst") if row["Gruppe eller metode"] == "borgere"]
    assert {row["Begrundelse"] for row in rows if row["Hvorfor"] == "ikke stillet"} == {None}


@pytest.mark.slow
def test_a_question_is_not_unexamined_by_those_who_told(books: Books) -> None:
    rows = [row for row in books.rows(visited(), "Ikke belyst") if row["Spørgsmål"] == "5.c.1"]
    assert not {row["Gruppe eller metode"] for row in rows} & {"borgere", "ledelsen"}
    assert {row["Belyst af"] for row in rows} == {"borgere og ledelsen"}


def test_not_asked_and_asked_without_a_value_are_two_things(books: Books) -> None:
    told = Told()
    told.answer(told.encounter(told.source(), code="S1"), "4.a.1", None, "Noten kom først.")
    rows = {row["Spørgsmål"]: row for row in books.rows(told, "Spørgsmål")}
    assert (rows["4.a.1"]["Læsning"], rows["4.a.2"]["Læsning"]) == ("ikke aflæst", "ikke stillet")


@pytest.mark.slow
def test_ones_own_questions_stand_after_those_of_their_indicator(books: Books) -> None:
    told = Told()
    for code, at in (("t", "theme:4"), ("k", "criterion:4"), ("i", "4.b"), ("c", "2.c")):
        told.say(OwnQuestion(record=told.id(), id=told.id(), code=code, at=at, text="Og hvad så?"))
    order = [row["Spørgsmål"] for row in books.rows(told, "Spørgsmål")]
    place = order.index("4.b.4")
    assert order[place : place + 3] == ["4.b.4", "i", "k"]
    assert order.index("2.b.2") < order.index("c") < order.index("3.a.1")
    assert order.index("t") == order.index("8.a.1") - 1


def test_a_familys_note_stands_once_and_the_others_say_where(books: Books) -> None:
    told = Told()
    held = told.encounter(told.source(), code="S1")
    note = "Hun fik det forklaret ved den første samtale og igen, da planen blev skrevet om."
    told.answer(held, "7.a.3", None, note, family="f")
    told.answer(held, "4.a.2", "ja", note, family="f")
    rows = {row["Spørgsmål"]: row for row in books.rows(told, "Spørgsmål") if row["Samtale"]}
    assert [row["Note"] for row in rows.values()].count(note) == 1
    assert (rows["4.a.2"]["Note"], rows["4.a.2"]["Samme note ved"]) == (note, "7.a.3")
    assert rows["7.a.3"]["Note"].startswith("Samme note som ved 4.a.2: »Hun fik det forklaret")
    assert rows["7.a.3"]["Samme note ved"] == "4.a.2"


@pytest.mark.slow
def test_a_loose_note_has_a_row_for_each_place(books: Books) -> None:
    told = Told()
    told.say(Note(record=told.id(), id=told.id(), text="Telefonen ringede.", at_items=("4.a", "theme:4")))
    told.say(Note(record=told.id(), id=told.id(), text="Uden sted."))
    rows = books.rows(told, "Noter")
    assert [(row["Hører til"], row["Hører også til"], row["Note"]) for row in rows] == [
        ("4.a", "tema 4", "Telefonen ringede."),
        ("tema 4", "4.a", "Telefonen ringede."),
        ("løs note", None, "Uden sted."),
    ]


@pytest.mark.slow
def test_every_conversation_and_document_can_be_looked_up(books: Books) -> None:
    told = visited()
    told.say(
        Document(record=told.id(), id=told.id(), type="vagtplaner", status="ikke_modtaget", requested="2023-10-01")
    )
    named = {row["Samtale"] for row in books.rows(told, "Spørgsmål") if row["Samtale"]}
    held = {row["Samtale"]: row for row in books.rows(told, "Samtaler")}
    assert named <= set(held)
    assert (held["S3"]["Form"], held["S3"]["Kilde"], str(held["S3"]["Start"])) == (
        "i gruppe", "Borger 2; Borger 3", "2023-10-24 12:00:00",
    )  # fmt: skip
    [paper] = books.rows(told, "Dokumenter")
    assert (paper["Dokument"], paper["Status"], str(paper["Anmodet"])) == (
        "vagtplaner", "ikke modtaget", "2023-10-01 00:00:00",
    )  # fmt: skip


@pytest.mark.slow
def test_means_are_numbers_with_n_of_m_and_last_times_beside(books: Books) -> None:
    told = Told()
    for indicator, score in {"4.a": 4, "4.b": 4, "5.a": 4, "5.b": 4, "5.c": 3, "7.a": 4}.items():
        told.judge(indicator, score)
    items = ("4.a", "4.b", "5.a", "5.b", "5.c", "7.a")
    last = tuple(EarlierJudgement(indicator=each, text="Før.", score=3) for each in items)
    told.say(Previous(record=told.id(), date="2022-10-12", edition="KM2021", judgements=last))
    rows = {(row["Niveau"], row["Nummer"]): row for row in books.rows(told, "Overblik")}
    theme = rows["tema", "4"]
    assert theme["Middeltal"] == pytest.approx(35 / 9)
    assert (theme["Bedømt"], theme["Af"], theme["Sidst"]) == (6, 6, 3)
    assert (rows["tema", "5"]["Middeltal"], rows["tema", "5"]["Bedømt"]) == (None, 0)
    assert rows["kriterium", "5"]["Middeltal"] == pytest.approx(11 / 3)
    spider = books.context(told)["spindelvaev"]
    assert spider is not None
    assert [(line["navn"], line["vaerdier"][3]) for line in spider["linjer"]] == [
        ("Dette tilsyn", "35/9"), ("Rapporten af 12-10-2022", "3/1"),
    ]  # fmt: skip


def test_the_spider_is_a_chart_with_words_and_a_theme_with_a_gap_breaks_its_line(books: Books) -> None:
    told = Told()
    told.judge("4.a", 4)
    told.judge("14.a", 4)
    told.judge("14.b", 2)
    with ZipFile(BytesIO(books.bytes(told))) as package:
        chart, drawing = (package.read(f"xl/{each}1.xml").decode() for each in ("charts/chart", "drawings/drawing"))
    assert "<c:radarChart>" in chart
    assert chart.count("<c:ser>") == 1, "no earlier report, no line of one"
    values = chart[chart.index("<c:val>") :]
    assert '<c:pt idx="6"><c:v>3' in values
    assert 'idx="3"' not in values, "4.b and the others are missing"
    assert 'descr="Spindelvæv med temaernes værdier' in drawing


@pytest.mark.slow
def test_at_a_nygodkendelse_scores_are_words_and_there_is_no_chart(books: Books) -> None:
    told = Told()
    told.field(kind="nygodkendelse")
    told.judge("5.a", "forventes")
    [row] = filtered(books.rows(told, "Matrix"), Indikator="5.a")
    assert row["Score"] == "forventes at kunne opfylde"
    height = books.open(told)["Matrix"].row_dimensions[row["Nr."] + 1].height
    assert height > 25, "two lines of words can be read"
    with ZipFile(BytesIO(books.bytes(told))) as package:
        assert not [name for name in package.namelist() if "chart" in name]


def test_follow_up_has_its_dates_as_dates_and_its_decision_apart(books: Books) -> None:
    told = Told()
    point = {"record": told.id(), "id": told.id(), "kind": "paabud", "text": "Punktet", "decision": "meddelt"}
    dates = {"decision_date": "2023-11-24", "origin": "2022-10-12", "deadline": "2024-03-01"}
    told.say(FollowUp.model_validate(point | dates))
    [row] = books.rows(told, "Opfølgning")
    assert [str(row[each])[:10] for each in ("Frist", "Oprindelse", "Afgørelsesdato")] == [
        "2024-03-01", "2022-10-12", "2023-11-24",
    ]  # fmt: skip
    assert (row["Afgørelse"], row["Fra"]) == ("meddelt", "tidligere tilsyn")


@pytest.mark.slow
def test_judgements_and_assessments_stand_with_their_place(books: Books) -> None:
    rows = {row["Sted"]: row for row in books.rows(visited(), "Bedømmelser")}
    assert (rows["5.c"]["Tekst"], rows["5.c"]["Score"], rows["5.c"]["Kilder"]) == ("Bedømmelsen.", 3, "Borger 1")
    assert (rows["tema 4"]["Tekst"], rows["tema 4"]["Niveau"]) == ("Temaet i ord.", "tema")
    assert rows["samlet vurdering"]["Tekst"] is None


@pytest.mark.slow
def test_readings_are_chosen_from_the_hidden_lists(books: Books) -> None:
    book = books.open(visited())
    found = [each for each in book["Spørgsmål"].data_validations.dataValidation if each.type == "list"]
    [reading] = [each for each in found if str(each.sqref).startswith("H2")]
    column = str(reading.formula1).split("$")[1]
    words = [cell.value for cell in book["Lister"][column] if cell.value]
    assert words[:4] == ["Læsning", "ja", "delvist", "nej"]
    assert {"ikke aflæst", "ikke stillet"} <= set(words)


def test_the_file_says_who_sends_it_in_danish_and_not_what_made_it(books: Books) -> None:
    content = books.bytes(visited(), authority=Authority(name="Socialtilsyn Øst"))
    with ZipFile(BytesIO(content)) as package:
        core = package.read("docProps/core.xml").decode()
        everything = " ".join(package.read(name).decode() for name in package.namelist()).casefold()
    assert "<dc:creator>Socialtilsyn Øst</dc:creator>" in core
    assert "<dc:language>da-DK</dc:language>" in core
    assert "sha-256" not in everything
    assert "tilsyn export" not in everything
    assert "<dc:creator></dc:creator>" in ZipFile(BytesIO(books.bytes(visited()))).read("docProps/core.xml").decode()


def test_a_case_told_in_hostile_words_keeps_them_as_words(books: Books) -> None:
    nasty = '=HYPERLINK("x") & <r>_x0041_</r> {{ x }} \t 😀'
    told = Told()
    kilde = told.source(nasty)
    samtale = told.encounter(kilde, code=f"_x0041_ {nasty}", title=nasty)
    told.answer(samtale, "4.a.1", "ja", nasty, reason=nasty)
    told.judge("4.a", 4, nasty, f"source|{kilde.id}")
    told.field(provider=f"A & B {nasty}")
    book = books.open(told)
    [row] = [row for row in table(book["Spørgsmål"]) if row["Samtale"]]
    assert (row["Note"], row["Kilde"], row["Begrundelse"]) == (nasty, nasty, nasty)
    assert all(cell.data_type != "f" for sheet in book for cells in sheet.iter_rows() for cell in cells)
    assert all(cell.hyperlink is None for sheet in book for cells in sheet.iter_rows() for cell in cells)


def tip(told: Told) -> None:
    """A tip comes in: a source, a conversation, answers, a note, a question of one's own."""
    kilde = told.source("Anonym 1", "anonym", protection="whistleblow")
    samtale = told.encounter(kilde)
    told.answer(samtale, "4.a.1", "nej", "HEMMELIGT", protection="whistleblow")
    told.answer(samtale, "8.a.1", "nej", "HEMMELIGT", protection="whistleblow")
    told.say(Note(record=told.id(), id=told.id(), text="HEMMELIG", encounter=samtale.id, at_items=("4.a",)))
    own = OwnQuestion(record=told.id(), id=told.id(), code="E9", at="8.a", text="HEMMELIGT?", encounter=samtale.id)
    told.say(own)


def confidence(told: Told) -> None:
    """Someone who also speaks openly says something in confidence."""
    leder = next(source for source in Visible(told.case).sources.values() if source.code == "Leder 1")
    told.answer(told.encounter(leder, protection="fortrolig"), "5.c.1", "ja", "HEMMELIGT i fortrolighed")


def tick(told: Told) -> None:
    """A field is marked as carried over."""
    told.say(Transfer(record=told.id(), place="theme:4", digest="0" * 64))


@pytest.mark.slow
@pytest.mark.parametrize("arrival", [tip, confidence, tick])
def test_nothing_protected_can_be_felt_in_a_byte(books: Books, arrival: Any) -> None:
    told = visited()
    before = books.bytes(told)
    arrival(told)
    assert books.bytes(told) == before


def test_what_is_protected_later_leaves_every_sheet(books: Books) -> None:
    told = visited()
    entry = next(each for each in told.case.entries.values() if "efter en måned" in str(each.payload))
    told.say(Protect(record=told.id(), target=entry.id, protection="fortrolig", reason="x"))
    assert "efter en måned" not in str(books.context(told))
    [row] = filtered(books.rows(told, "Matrix"), Indikator="5.c")
    assert (row["S1"], row["S2"]) == ("●", None), "not even that accounts differ"


@pytest.mark.slow
def test_the_same_case_gives_the_same_bytes_dated_as_its_last_entry(books: Books) -> None:
    first, again = books.bytes(visited()), books.bytes(visited())
    assert len(first) == len(again)
    told = visited()
    assert books.bytes(told) == books.bytes(told)
    with ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_cpr_numbers_are_masked(books: Books) -> None:
    told = visited()
    told.judge("4.b", 3, "Om 010180-1234 og mere")
    assert "010180" not in str(cast("Any", books.context(told)))
