"""Sheets that leave to be filled and come back: what is read of them, and what is named by sheet and cell."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.filling import DOMME, NOW, SVAR, VURDERINGER, Filling, column_of, first_blank, row_of, write
from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import Answer, Assessment, Judgement, Protect, Withdrawal
from tilsyn.domain.journal.revise import noted_at

if TYPE_CHECKING:
    from tests.telling import Told
    from tilsyn.domain.journal.entries import Encounter, Entry
    from tilsyn.domain.library.edition import QualityModel

LONG = "Hun fortæller, at aftalen blev skrevet ned. " * 1_600
SAID_AT, AT = "2023-10-24T10:12:00.000+02:00", "2023-10-24T10:15:00.000+02:00"


@pytest.fixture
def filling(told: Told, model: QualityModel) -> Filling:
    """Two conversations, a review, three answers, a judgement."""
    made = Filling(told, model)
    one, two = told.source("Borger 1"), told.source("Leder", "ledelse")
    first, second = told.encounter(one, code="S1"), told.encounter(two, code="S2")
    told.encounter(method="dokument", code="D1")
    told.answer(first, "4.a.1", "ja", "Hun siger ja.", said_at=SAID_AT, recorded_at=AT)
    told.answer(second, "4.a.1", "nej", "=SUM(1)\nog @leder")
    told.answer(first, "5.c.1", None, "Ikke læst endnu")
    told.judge("4.a", 4, "Borgerne bestemmer selv.", Slot.source(one.id))
    return made


def held(filling: Filling, question: str, encounter: str) -> tuple[Entry, Answer]:
    return next(
        (entry, each)
        for entry, each in filling.told.case.of(Answer)
        if each.question == question and code(filling, each.encounter) == encounter
    )


def code(filling: Filling, encounter: str) -> str | None:
    from tilsyn.domain.journal.entries import Encounter

    return next(each.code for _, each in filling.told.case.of(Encounter) if each.id == encounter)


def test_a_workbook_that_comes_back_unchanged_changes_nothing(filling: Filling) -> None:
    for workbook in (filling.sheets(), filling.edited(lambda _: None)):
        planned = filling.plan(workbook)
        assert (planned.payloads, planned.problems) == ((), ())
        assert filling.read(workbook).unchanged == 4


def test_the_same_case_gives_the_same_bytes_and_the_ids_stand_hidden(filling: Filling) -> None:
    assert filling.sheets() == filling.sheets()
    book: Any = openpyxl.load_workbook(BytesIO(filling.sheets()))
    assert book.sheetnames == [SVAR, DOMME, VURDERINGER, "_tilsyn"]
    assert book["_tilsyn"].sheet_state == "hidden"
    assert (book._fonts[0].name, book.properties.language) == ("Arial", "da-DK")
    assert [cell.value for cell in book[SVAR][1]] == ["Spørgsmål", "Ordlyd", "Samtale", "Læsning", "Note", "id"]
    assert [cell.value for cell in book[DOMME][1]] == [
        "Indikator", "Ordlyd", "Bedømmelse", "Score", "Kilder", "id",
    ]  # fmt: skip
    assert [cell.value for cell in book[VURDERINGER][1]] == ["Sted", "Vurdering", "id"]
    for sheet, column in ((SVAR, "F"), (DOMME, "F"), (VURDERINGER, "C")):
        assert book[sheet].column_dimensions[column].hidden
        assert list(book[sheet].tables) == [f"t{sheet.replace('ø', 'oe')}"]
    assert book.custom_doc_props["tilsyn"].value.startswith("tilsyn-fill/1 ")


@pytest.mark.slow
def test_words_letters_and_a_spelling_of_ones_own_are_read(filling: Filling) -> None:
    typed = {"delvist": "delvist", "Delvis": "delvist", "d": "delvist", "Ja": "ja", "ønsker ikke": "oensker_ikke",
             "VED IKKE": "ved_ikke", "ø": "oensker_ikke", "Nej.": "nej", "ikke relevant ": "ikke_relevant"}  # fmt: skip
    for word, value in typed.items():
        made = filling.plan(filling.edited(partial(_write, question="5.c.1", encounter="S1", Læsning=word)))
        assert [getattr(each, "value", None) for each in made.payloads] == [value], word


def _write(book: Any, question: str, encounter: str, **cells: Any) -> None:
    sheet = book[SVAR]
    write(sheet, row_of(sheet, question, encounter), **cells)


def test_what_is_no_value_is_named_by_sheet_and_cell(filling: Filling) -> None:
    def edit(book: Any) -> None:
        _write(book, "4.a.1", "S1", Læsning="måske")
        _write(book, "5.c.1", "S1", Læsning="ikke fundet")  # only a document can be searched
        write(book[DOMME], row_of(book[DOMME], "4.a"), Score=3.5)

    assert filling.refused(edit) == {("S163", "Svar!D2"), ("S163", "Svar!D4"), ("S163", "Bedømmelser!D" + _row("4.a"))}


def _row(indicator: str) -> str:
    return {"4.a": "9"}[indicator]


def test_a_correction_keeps_when_it_was_said_and_noted(filling: Filling) -> None:
    before, _ = held(filling, "4.a.1", "S1")
    [made] = filling.taken(lambda book: _write(book, "4.a.1", "S1", Note="Hun siger ja, og at hun var med."))
    assert isinstance(made, Answer)
    entry, now = held(filling, "4.a.1", "S1")
    assert (now.note, now.value) == ("Hun siger ja, og at hun var med.", "ja")
    assert (now.said_at, noted_at(entry), now.corrected) == (SAID_AT, AT, NOW)
    assert filling.told.case.replaced_by(entry) == [before] or before.id in [
        each.id for each in filling.told.case.replaced_by(entry)
    ]


def test_a_value_read_of_a_note_is_no_correction_of_it(filling: Filling) -> None:
    before, _ = held(filling, "5.c.1", "S1")
    filling.taken(lambda book: _write(book, "5.c.1", "S1", Læsning="d"))
    entry, now = held(filling, "5.c.1", "S1")
    assert (now.value, now.note, now.corrected, noted_at(entry)) == (
        "delvist",
        "Ikke læst endnu",
        None,
        before.header.at,
    )


def test_the_same_workbook_twice_changes_nothing_more(filling: Filling) -> None:
    def edit(book: Any) -> None:
        _write(book, "4.a.1", "S1", Note="Rettet.")
        row = first_blank(book[SVAR])
        write(book[SVAR], row, Spørgsmål="4.A.2", Samtale="s2", Læsning="v", Note="Nyt.")

    workbook = filling.edited(edit)
    assert [type(each) for each in filling.take(workbook)] == [Answer, Answer]
    assert filling.take(workbook) == []
    assert held(filling, "4.a.2", "S2")[1].value == "ved_ikke"


def test_rows_and_columns_may_move_and_titles_be_spelled_otherwise(filling: Filling) -> None:
    def edit(book: Any) -> None:
        sheet = book[SVAR]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=4)]
        order = [5, 3, 4, 0, 2, 1]
        del sheet.tables["tSvar"]
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(["Udfyldt af MKV"])
        sheet.append([None])
        sheet.append([["ID", "laesning", "NOTE", "Spørgsmål ", "samtale", "Ordlyd"][at] for at in range(6)])
        for row in reversed(rows[1:]):
            sheet.append([row[at] for at in order])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s"
        row = next(each for each in sheet.iter_rows() if each[3].value == "5.c.1")
        row[1].value = "ja"

    [made] = filling.taken(edit)
    assert isinstance(made, Answer)
    assert (made.question, made.value, made.note) == ("5.c.1", "ja", "Ikke læst endnu")


def test_what_is_taken_out_or_emptied_stays_in_the_case_and_is_said(filling: Filling) -> None:
    def edit(book: Any) -> None:
        _write(book, "4.a.1", "S2", Læsning=None, Note=None)
        book[SVAR].delete_rows(row_of(book[SVAR], "4.a.1", "S1"))

    assert filling.plan(filling.edited(edit)).payloads == ()
    assert filling.warned(edit) == {("S168", "Svar"), ("S169", "Svar!D2"), ("S169", "Svar!E2")}
    assert held(filling, "4.a.1", "S1")[1].note == "Hun siger ja."
    assert filling.warned(lambda book: book.remove(book[DOMME])) == {("S168", "Bedømmelser")}


def test_a_sheet_that_was_renamed_is_asked_about(filling: Filling) -> None:
    def edit(book: Any) -> None:
        _write(book, "4.a.1", "S1", Læsning="nej")
        book[SVAR].title = "Svar MKV"

    assert filling.refused(edit) == {("S158", "Svar")}


def test_a_column_that_was_taken_out_states_nothing_and_one_that_was_renamed_is_asked_about(filling: Filling) -> None:
    def without(book: Any) -> None:
        _write(book, "4.a.1", "S1", Læsning="nej")
        book[SVAR].delete_cols(column_of(book[SVAR], "Note"))
        book[SVAR].delete_cols(column_of(book[SVAR], "Spørgsmål"))

    [made] = filling.plan(filling.edited(without)).payloads
    assert isinstance(made, Answer)
    assert (made.value, made.note) == ("nej", "Hun siger ja.")
    renamed = filling.refused(lambda book: _title(book, "Note", "Bemærkninger"))
    assert renamed == {("S158", "Svar!E1")}
    assert filling.refused(lambda book: book[SVAR].delete_cols(6)) == {("S158", "Svar!A1")}


def _title(book: Any, old: str, new: str) -> None:
    book[SVAR].cell(1, column_of(book[SVAR], old)).value = new


def test_a_column_of_ones_own_is_not_read_and_that_is_said(filling: Filling) -> None:
    def edit(book: Any) -> None:
        book[SVAR]["G1"] = "Mine bemærkninger"
        book[SVAR]["G2"] = "spørg igen"

    assert filling.warned(edit) == {("S159", "Svar!G1")}


@pytest.mark.slow
def test_dates_and_numbers_in_a_note_are_the_words_that_were_typed(filling: Filling) -> None:
    from datetime import date, datetime

    typed = {3.5: "3,5", 4: "4", date(2023, 10, 24): "24-10-2023", datetime(2023, 10, 24, 14, 20): "24-10-2023 14.20"}  # noqa: DTZ001  a cell has no zone
    for cell, text in typed.items():
        made = filling.plan(filling.edited(partial(_write, question="5.c.1", encounter="S1", Note=cell)))
        assert [getattr(each, "note", None) for each in made.payloads] == [text]


def test_a_cpr_number_that_was_taken_for_a_number_is_warned_of_and_never_said(filling: Filling) -> None:
    made = filling.plan(filling.edited(partial(_write, question="5.c.1", encounter="S1", Note=101801234)))
    assert [getattr(each, "note", None) for each in made.payloads] == ["0101801234"]
    assert [each.code for each in made.problems] == ["S140"]
    other = filling.plan(filling.edited(partial(_write, question="5.c.1", encounter="S1", Note=991801234)))
    assert [getattr(each, "note", None) for each in other.payloads] == ["991801234"]

    def ask(book: Any) -> None:
        write(book[SVAR], first_blank(book[SVAR]), Spørgsmål=101801234, Samtale="S1", Note="a")

    assert "1801234" not in str([each.text for each in filling.plan(filling.edited(ask)).problems])


def test_a_formula_without_a_value_and_merged_cells_are_named(filling: Filling) -> None:
    def edit(book: Any) -> None:
        _write(book, "4.a.1", "S1", Note="=A1&B1")
        book[DOMME].merge_cells("C9:C10")

    assert filling.refused(edit) == {("S161", "Svar!E2"), ("S160", "Bedømmelser!C9:C10")}


def test_a_formula_with_a_value_is_read_by_it_and_that_is_said(filling: Filling) -> None:
    workbook = filling.edited(lambda book: _write(book, "5.c.1", "S1", Note="=1+1"))
    valued = _with_part(workbook, "xl/worksheets/sheet1.xml", b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    planned = filling.plan(valued)
    assert [getattr(each, "note", None) for each in planned.payloads] == ["2"]
    assert [(each.code, each.at) for each in planned.problems] == [("S162", "Svar!E4")]


def _with_part(workbook: bytes, name: str, old: bytes, new: bytes) -> bytes:
    from zipfile import ZipFile

    buffer = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(buffer, "w") as target:
        for each in source.namelist():
            content = source.read(each)
            if each == name:
                assert old in content or old.replace(b"<v></v>", b"<v />") in content
                content = content.replace(old, new).replace(old.replace(b"<v></v>", b"<v />"), new)
            target.writestr(each, content)
    return buffer.getvalue()


def test_a_text_longer_than_a_cell_goes_on_and_comes_back_whole(told: Told, model: QualityModel) -> None:
    filling = Filling(told, model)
    talk = told.encounter(told.source(), code="S1")
    told.answer(talk, "4.a.1", "ja", LONG)
    book = openpyxl.load_workbook(BytesIO(filling.sheets()))
    titles = [cell.value for cell in book[SVAR][1]]
    assert titles == ["Spørgsmål", "Ordlyd", "Samtale", "Læsning", "Note", "Note (2)", "Note (3)", "id"]
    assert filling.plan(filling.edited(lambda _: None)).payloads == ()
    [made] = filling.taken(lambda book: _write(book, "4.a.1", "S1", **{"Note (3)": "(fortsat) Slut."}))
    assert isinstance(made, Answer)
    assert LONG.startswith(made.note.removesuffix("Slut."))
    assert len(made.note) > 2 * 32_000


@pytest.mark.slow
@pytest.mark.parametrize("gone", ["Note", "Note (2)", "Note (3)"])
def test_a_text_is_never_cut_by_a_column_that_was_taken_out(told: Told, model: QualityModel, gone: str) -> None:
    filling = Filling(told, model)
    told.answer(told.encounter(told.source(), code="S1"), "4.a.1", "ja", LONG)
    refused = filling.refused(lambda book: book[SVAR].delete_cols(column_of(book[SVAR], gone)))
    assert {code for code, _ in refused} == {"S158"}
    both = filling.edited(lambda book: book[SVAR].delete_cols(column_of(book[SVAR], "Note"), 3))
    assert (filling.plan(both).payloads, filling.plan(both).problems) == ((), ())


def test_a_column_that_goes_on_may_be_added_by_hand(filling: Filling) -> None:
    def edit(book: Any) -> None:
        book[SVAR]["G1"] = "note (2)"
        book[SVAR]["G4"] = "Og mere."

    [made] = filling.taken(edit)
    assert isinstance(made, Answer)
    assert made.note == "Ikke læst endnu\nOg mere."


@pytest.mark.slow
def test_text_comes_before_number_and_a_score_is_whole(filling: Filling) -> None:
    def score(typed: Any, text: str | None = None, indicator: str = "4.b") -> Any:
        return lambda book: write(
            book[DOMME], row_of(book[DOMME], indicator), **({"Bedømmelse": text} if text else {}), Score=typed
        )

    assert filling.refused(score(4)) == {("S129", "Bedømmelser!D10")}
    for typed in (0, 6, 3.5, "3,5", "fire", True):
        assert filling.refused(score(typed, "Tekst.")) == {("S163", "Bedømmelser!D10")}, typed
    for typed in (4, 4.0, "4", "4,0", " 4 ", "i høj grad opfyldt"):
        read = filling.plan(filling.edited(score(typed, "Tekst."))).payloads
        assert [getattr(each, "score", None) for each in read] == [4], typed
    [made] = filling.taken(score("5", None, "4.a"))
    assert isinstance(made, Judgement)
    assert (made.text, made.score) == ("Borgerne bestemmer selv.", 5)


@pytest.mark.slow
def test_the_sources_of_a_judgement_are_typed_by_their_codes(filling: Filling) -> None:
    def edit(codes: str) -> Any:
        return lambda book: write(book[DOMME], row_of(book[DOMME], "4.a"), Kilder=codes)

    for typed in ("borger 1; Leder", "Leder, Borger 1", "Borger 1\nLeder;D1"):
        [made] = filling.plan(filling.edited(edit(typed))).payloads
        assert isinstance(made, Judgement)
        assert len(made.sources) == len(set(made.sources)) >= 2
    assert filling.refused(edit("Borger 1; Borger 9")) == {("S120", "Bedømmelser!E9")}
    assert filling.refused(edit("S1")) == {("S125", "Bedømmelser!E9")}


def test_an_assessment_is_written_at_its_place(filling: Filling) -> None:
    def edit(book: Any) -> None:
        write(book[VURDERINGER], row_of(book[VURDERINGER], "Tema 4"), Vurdering="Samlet set godt.")
        book[VURDERINGER].append(["økonomi: pris", "Prisen er rimelig."])
        row = row_of(book[VURDERINGER], "Pris i forhold til målgruppe og kvalitet")
        book[VURDERINGER].delete_rows(row)

    made = filling.taken(edit)
    assert {each.at: each.text for each in made if isinstance(each, Assessment)} == {
        "theme:4": "Samlet set godt.", "economy:pris": "Prisen er rimelig.",
    }  # fmt: skip


def test_added_rows_are_answers_and_what_they_lack_or_mistake_is_named(filling: Filling) -> None:
    def edit(book: Any) -> None:
        sheet, row = book[SVAR], first_blank(book[SVAR])
        write(sheet, row, Spørgsmål="4.a.99", Samtale="S1", Note="a")
        write(sheet, row + 1, Spørgsmål="4.a.2", Samtale="S9", Note="b")
        write(sheet, row + 2, Spørgsmål="4.a.2", Note="c")
        write(sheet, row + 3, Spørgsmål="4.a.3", Samtale="S1", Note="d")
        write(sheet, row + 4, Spørgsmål="4.a.3", Samtale="S1", Note="e")
        write(sheet, row + 5, Spørgsmål="4.a.4", Samtale="S1")  # chosen, and nothing written

    assert filling.refused(edit) == {
        ("S120", "Svar!A5"), ("S120", "Svar!C6"), ("S108", "Svar!C7"), ("S133", "Svar!A9"),
    }  # fmt: skip


def test_a_row_that_was_copied_to_be_written_anew_is_a_new_answer(filling: Filling) -> None:
    def edit(book: Any) -> None:
        sheet = book[SVAR]
        row, blank = row_of(sheet, "4.a.1", "S1"), first_blank(sheet)
        for column in range(1, 7):
            sheet.cell(blank, column).value = sheet.cell(row, column).value
        write(sheet, blank, Spørgsmål="4.a.2", Note="Om noget andet.")

    [made] = filling.taken(edit)
    assert isinstance(made, Answer)
    assert (made.question, made.note, made.said_at) == ("4.a.2", "Om noget andet.", None)


def test_a_row_of_the_case_is_moved_to_nothing_else_and_an_id_stands_once(filling: Filling) -> None:
    assert filling.refused(lambda book: _write(book, "4.a.1", "S1", Samtale="D1")) == {("S166", "Svar!C2")}

    def twice(book: Any) -> None:
        sheet = book[SVAR]
        for column in range(1, 7):
            sheet.cell(5, column).value = sheet.cell(2, column).value
        write(sheet, 5, Note="Anderledes.")

    assert filling.refused(twice) == {("S167", "Svar!F5")}


def test_what_was_corrected_in_the_case_since_is_a_conflict_that_shows_both(filling: Filling) -> None:
    workbook = filling.edited(lambda book: _write(book, "4.a.1", "S1", Læsning="delvist", Note="Fra arket."))
    entry, answer = held(filling, "4.a.1", "S1")
    filling.told.say(answer.model_copy(update={"record": filling.told.id(), "value": "nej", "note": "Hemmelig tekst"}))
    planned = filling.plan(workbook)
    assert planned.payloads == ()
    [fault] = planned.problems
    assert (fault.code, fault.at) == ("S165", "Svar!D2")
    assert "Læsning er nej i sagen og delvist i arket" in fault.text
    assert "Note er forskellig" in fault.text
    assert "Hemmelig" not in fault.text
    assert "Fra arket" not in fault.text
    assert entry.payload is not None


def test_what_was_read_in_before_is_no_conflict_when_it_comes_again(filling: Filling) -> None:
    def edit(book: Any) -> None:
        _write(book, "4.a.1", "S1", Note="Fra arket.")
        write(book[SVAR], first_blank(book[SVAR]), Spørgsmål="4.a.2", Samtale="S1", Note="Ny fra arket.")

    workbook = filling.edited(edit)
    filling.take(workbook)
    for question in ("4.a.1", "4.a.2"):
        _, answer = held(filling, question, "S1")
        filling.told.say(answer.model_copy(update={"record": filling.told.id(), "note": "Rettet siden."}))
    planned = filling.plan(workbook)
    assert (planned.payloads, planned.problems, len(planned.skipped)) == ((), (), 2)


def test_an_answer_that_came_meanwhile_is_not_written_over_by_a_new_row(filling: Filling) -> None:
    def edit(book: Any) -> None:
        write(book[SVAR], first_blank(book[SVAR]), Spørgsmål="4.a.2", Samtale="S1", Læsning="ja")

    workbook = filling.edited(edit)
    filling.told.answer(_encounter(filling, "S1"), "4.a.2", "nej")
    assert [(each.code, each.at) for each in filling.plan(workbook).problems] == [("S165", "Svar!D5")]


def test_a_new_row_for_what_has_a_row_already_is_shown_that_row(filling: Filling) -> None:
    def edit(book: Any) -> None:
        write(book[SVAR], first_blank(book[SVAR]), Spørgsmål="4.a.1", Samtale="S1", Note="Skrevet en gang til.")

    [fault] = filling.plan(filling.edited(edit)).problems
    assert (fault.code, fault.at) == ("S133", "Svar!A5")
    assert "det første står ved Svar!A2" in fault.text, "the case has not changed since the sheets were written"


def _encounter(filling: Filling, wanted: str) -> Encounter:
    from tilsyn.domain.journal.entries import Encounter

    return next(each for _, each in filling.told.case.of(Encounter) if each.code == wanted)


def protect(filling: Filling, entry: Entry) -> None:
    filling.told.say(Protect(record=filling.told.id(), target=entry.id, protection="fortrolig", reason="x"))


def test_a_tip_changes_neither_the_sheets_nor_what_is_said_of_them(filling: Filling) -> None:
    def edit(book: Any) -> None:
        _write(book, "4.a.1", "S1", Note="Rettet.")
        sheet, row = book[SVAR], first_blank(book[SVAR])
        write(sheet, row, Spørgsmål="4.a.2", Samtale="Anonym 1", Læsning="ja")
        write(sheet, row + 1, Spørgsmål="7.a.e1", Samtale="S1", Note="x")
        write(book[DOMME], row_of(book[DOMME], "4.a"), Kilder="Borger 1; Anonym 1")

    before, workbook = filling.sheets(), filling.edited(edit)
    said = filling.plan(workbook)
    told = filling.told
    tipping = told.source("Anonym 1", "anonym", "whistleblow")
    tip = told.encounter(tipping, code="Anonym 1", protection="whistleblow")
    told.answer(tip, "4.a.2", "ja", "hemmeligt", protection="whistleblow")
    told.judge("4.a", 4, "Borgerne bestemmer selv.", *_sources(filling), Slot.source(tipping.id))
    assert filling.sheets() == before
    assert filling.plan(workbook) == said
    assert {each.code for each in said.problems} == {"S120"}


def _sources(filling: Filling) -> tuple[str, ...]:
    return next(each.sources for _, each in filling.told.case.of(Judgement))


def test_the_id_of_what_is_protected_is_as_any_that_is_not_known(filling: Filling) -> None:
    workbook = filling.edited(lambda book: _write(book, "4.a.1", "S1", Note="Overskrevet."))
    unknown = filling.edited(lambda book: _write(book, "4.a.1", "S1", Note="Overskrevet.", id="x-ukendt-id"))
    protect(filling, held(filling, "4.a.1", "S1")[0])
    [fault], [other] = (
        [each for each in filling.plan(one).problems if each.code != "S168"] for one in (workbook, unknown)
    )
    assert fault == other
    assert (fault.code, fault.at) == ("S164", "Svar!F2")


def test_a_row_as_it_left_says_nothing_of_what_was_protected_since(filling: Filling) -> None:
    workbook = filling.sheets()
    before = filling.read(workbook).unchanged
    protect(filling, held(filling, "4.a.1", "S1")[0])
    assert filling.read(workbook).unchanged == before
    assert filling.plan(workbook).problems == ()


def test_a_number_that_is_masked_in_the_sheet_stays_in_the_case(filling: Filling) -> None:
    filling.told.answer(_encounter(filling, "S2"), "4.a.2", "ja", "Om 010180-1234 og mere")
    sheet = openpyxl.load_workbook(BytesIO(filling.sheets()))[SVAR]
    assert "010180" not in str(sheet.cell(row_of(sheet, "4.a.2", "S2"), 5).value)
    assert filling.plan(filling.sheets()).payloads == ()
    [made] = filling.taken(lambda book: _write(book, "4.a.2", "S2", Læsning="nej"))
    assert isinstance(made, Answer)
    assert (made.value, made.note) == ("nej", "Om 010180-1234 og mere")


def test_what_is_withdrawn_is_not_brought_back_by_a_row(filling: Filling) -> None:
    workbook = filling.edited(lambda book: _write(book, "4.a.1", "S1", Note="Rettet."))
    entry, _ = held(filling, "4.a.1", "S1")
    filling.told.say(Withdrawal(record=filling.told.id(), target=entry.id, reason="x"))
    assert [each.code for each in filling.plan(workbook).problems] == ["S164"]
    assert filling.plan(filling.sheets()).problems == ()


@pytest.mark.parametrize(("value", "note"), [("ja", "Hemmeligt."), ("nej", "Gættet.")])
def test_a_new_row_where_something_protected_stands_neither_tells_of_it_nor_takes_it_away(
    filling: Filling, value: str, note: str
) -> None:
    def edit(book: Any) -> None:
        write(book[SVAR], first_blank(book[SVAR]), Spørgsmål="4.a.2", Samtale="S1", Læsning=value, Note=note)

    workbook = filling.edited(edit)
    openly = filling.plan(workbook)
    filling.told.answer(_encounter(filling, "S1"), "4.a.2", "ja", "Hemmeligt.", protection="fortrolig")
    planned = filling.plan(workbook)
    assert len(planned.payloads) == len(openly.payloads) == 1
    assert planned.problems == openly.problems == ()
    [made] = planned.payloads
    assert isinstance(made, Answer)
    assert (made.value, made.protection) == ("ja", "fortrolig")
    assert made.note.startswith("Hemmeligt.")
    assert note in made.note
    assert ("nej" in made.note) == (value == "nej")
    filling.told.say(*planned.payloads)
    again = filling.plan(workbook)
    assert (again.payloads, again.problems, len(again.skipped)) == ((), (), 1)


def test_a_judgement_whose_sources_are_written_anew_keeps_those_that_are_not_seen(filling: Filling) -> None:
    told = filling.told
    tip = told.source("Anonym 1", "anonym", "whistleblow")
    told.judge("4.a", 4, "Borgerne bestemmer selv.", *_sources(filling), Slot.source(tip.id))
    [made] = filling.taken(lambda book: write(book[DOMME], row_of(book[DOMME], "4.a"), Kilder="Leder"))
    assert isinstance(made, Judgement)
    assert Slot.source(tip.id) in made.sources
    assert len(made.sources) == 2


@pytest.mark.slow
def test_a_workbook_of_another_case_or_edition_is_one_line(filling: Filling) -> None:
    assert [each.code for each in filling.plan(_of_another_case(filling)).problems] == ["S157"]
    edition = filling.edited(lambda book: _hidden(book, "udgave", "KM2099"))
    assert [each.code for each in filling.plan(edition).problems] == ["S106"]
    moved = filling.edited(lambda book: _mark(book, "tilsyn-fill/1 00000000-0000-5000-8000-000000000000"))
    assert [each.code for each in filling.plan(moved).problems] == ["S157"]
    foreign = filling.edited(lambda book: book.remove(book["_tilsyn"]))
    assert [each.code for each in filling.plan(foreign).problems] == ["S150"]


def _of_another_case(filling: Filling) -> bytes:
    return filling.edited(lambda book: _hidden(book, "sag", "00000000-0000-5000-8000-000000000000"))


def _mark(book: Any, mark: str) -> None:
    book.custom_doc_props["tilsyn"].value = mark


def _hidden(book: Any, fact: str, value: str) -> None:
    for row in book["_tilsyn"].iter_rows(max_row=5):
        if row[0].value == fact:
            row[1].value = value


@pytest.mark.slow
def test_at_a_nygodkendelse_a_score_is_words(told: Told, model: QualityModel) -> None:
    filling = Filling(told, model)
    told.field(kind="nygodkendelse")
    told.judge("4.a", "forventes", "Det forventes.")
    sheet = openpyxl.load_workbook(BytesIO(filling.sheets()))[DOMME]
    labels = {step.value: step.label for step in model.scale("nygodkendelse")}
    assert sheet.cell(row_of(sheet, "4.a"), column_of(sheet, "Score")).value == labels["forventes"]
    assert filling.plan(filling.sheets()).payloads == ()
    for typed in ("forventes_ikke", labels["forventes_ikke"].upper()):
        [made] = filling.plan(filling.edited(partial(_score, typed=typed))).payloads
        assert isinstance(made, Judgement)
        assert made.score == "forventes_ikke"
    assert {code for code, _ in filling.refused(partial(_score, typed=4))} == {"S163"}


def _score(book: Any, typed: Any) -> None:
    write(book[DOMME], row_of(book[DOMME], "4.a"), Score=typed)
