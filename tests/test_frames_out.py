"""A frame in what leaves a case, and what is seen of it in the evening: internal report, matrix, paper, voices."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import docx
import openpyxl
import pytest

from tests.conversing import desk_of, hidden_id
from tests.framing import FRAMES, go_through, review
from tests.reporting import plain
from tests.telling import Told
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import OwnQuestion
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.frame import Frame
from tilsyn.output.contexts import context
from tilsyn.output.contexts.frames_part import frame_parts
from tilsyn.output.contexts.guide_part import guide
from tilsyn.output.contexts.notes_part import notes
from tilsyn.output.contexts.workbook_part import workbook
from tilsyn.output.excel.case_workbook import workbook_bytes
from tilsyn.output.excel.sheets import sheets
from tilsyn.output.excel.sheets.frames import LONGEST_NAME, frame_sheets
from tilsyn.output.excel.text_lines import lines_in
from tilsyn.output.word.guide import render_guide
from tilsyn.resources import questionnaires
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.judging import evening
from tilsyn.storage.library import parse

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]


def frame(path: Path = FRAMES / "ramme.yaml") -> Frame:
    record = parse(path.read_bytes(), path.name).record
    assert isinstance(record, Frame)
    return record


def told_of_it() -> Told:
    told = Told()
    told.answer(told.encounter(told.source()), "ramme:1.1", "ja", "Hun siger det.", at_items=("5.c",))
    told.answer(told.encounter(method="dokument", title="Sag 1"), "ramme:1.2", None, "Se sag 3.", k=6, n=8, unknown=1)
    return told


def text_of(package: bytes) -> str:
    return plain(package)


@pytest.fixture
def path(run: Run, case_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TILSYN_LIBRARY", str(FRAMES))
    run("source", case_path, "Borger 1", "--group", "borger")
    return case_path


def test_the_internal_context_holds_each_point_and_what_is_known_of_it(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    made = context(told_of_it().case, model, catalogues, "internal", frames=[frame()])
    internal = cast("Any", made["interne"])
    [part] = internal["rammer"]
    assert (part["udgave"], [each["titel"] for each in part["afsnit"]]) == (
        "Udgave 2016; numrene er ikke NR2020's",
        ["Stof og alkohol", "Efter behandlingen", "De 14 dage"],
    )
    first, second = part["afsnit"][0]["punkter"]
    assert (first["ordlyd"], first["grundlag"], first["laesning"]) == (
        "Borgeren skal tilbydes behandling for både stof og alkohol.", ["5.c"], "hørt: borgere",
    )  # fmt: skip
    assert (second["talt"], second["stemmer"][0]["emne"]) == ("6 af 8, 1 kan ikke ses", "Sag 1")
    said = {each["spoergsmaal"]: (each["indikator"], each["vaerdi"]) for each in internal["svar"]}
    assert said == {
        "ramme:1.1": ("5.c", "ja · grundlag for 5.c"), "ramme:1.2": ("", "6 af 8, 1 kan ikke ses"),
    }  # fmt: skip


@pytest.mark.parametrize("audience", ["provider", "portal"])
def test_no_other_audience_sees_a_word_of_it(
    model: QualityModel, catalogues: tuple[Catalogue, ...], audience: Any
) -> None:
    made = context(told_of_it().case, model, catalogues, audience, frames=[frame()])
    assert made["interne"] is None
    assert "En lille spørgeramme" not in str(made)


def test_the_workbook_has_a_sheet_for_each_frame_that_is_used_and_none_for_others(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    before = sheets(workbook(Told().case, model, catalogues, frames=[frame()]))
    made = workbook(told_of_it().case, model, catalogues, frames=[frame()])
    after = sheets(made)
    assert {each.name for each in after} - {each.name for each in before} == {"En lille spørgeramme (opdigtet)"}
    book = openpyxl.load_workbook(BytesIO(workbook_bytes(made)))
    rows = list(book["En lille spørgeramme (opdigtet)"].iter_rows(values_only=True))
    assert rows[0][:3] == ("Nr.", "Punkt", "Titel")
    assert (book["En lille spørgeramme (opdigtet)"].page_setup.fitToWidth or 1) == 1
    assert len(book["En lille spørgeramme (opdigtet)"].tables) == 1
    assert any(row[1] == "1.2" and "6 af 8, 1 kan ikke ses" in row for row in rows)


def test_a_point_that_is_ground_stands_at_its_indicator_too(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    made = workbook(told_of_it().case, model, catalogues, frames=[frame()])
    [ground] = [row for row in made["spoergsmaal"] if row["art"] == "spørgeramme"]
    assert (ground["indikator"], ground["spoergsmaal"], ground["note"]) == ("5.c", "ramme:1.1", "Hun siger det.")
    after = [row["indikator"] for row in made["spoergsmaal"]].index("5.c") + 1
    assert made["spoergsmaal"].index(ground) > after
    assert [row["tegn"] for row in made["matrix"] if row["indikator"] == "5.c"] == [["●", ""]]


def test_a_sheets_name_is_cut_and_is_no_other_sheets(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    long = frame().model_copy(update={"title": "Spørgeramme: [nr. 1] " + "meget " * 9})
    other = frame().model_copy(update={"title": "Noter"})
    for one in (long, other):
        made = workbook(told_of_it().case, model, catalogues, frames=[one])
        [sheet] = frame_sheets(made, ["Noter"])
        assert len(sheet.name) <= LONGEST_NAME
        assert sheet.name.casefold() != "noter"
        assert not set(sheet.name) & set("[]:*?/\\")
        assert workbook_bytes(made)


def test_a_file_of_another_treatment_says_so_where_it_stands_beside_those_that_count(
    path: Path, run: Run, tmp_path: Path
) -> None:
    for title, track in (("Sag 1", "stof"), ("Sag 4", "alkohol")):
        asking = Asked(method="dokument", title=title, track=track)
        go_through(path, "g 1.2", "j", "Set.", ".", "g dage", "dato henvendelse 03-01-2023", "q", asking=asking)
    _, out, _ = run("checklist", path, "ramme")
    assert "      Sag 1: ja · Set.\n      Sag 4 (alkohol): ja · Set.\n" in out
    assert "      Sag 4 (alkohol), 14 dage: opgøres ikke her" in out
    paper, note = tmp_path / "ramme.docx", tmp_path / "sag.docx"
    run("checklist", path, "ramme", "-o", paper)
    assert "Sag 4 (alkohol)" in text_of(paper.read_bytes())
    run("notes", path, "-o", note, "--encounter", "Sag 4")
    rows = [[cell.text for cell in row.cells] for table in docx.Document(str(note)).tables for row in table.rows]
    assert ["Spor", "alkohol"] in rows


def test_the_internal_report_prints_it_and_the_providers_does_not(path: Path, run: Run, tmp_path: Path) -> None:
    go_through(path, "j", "Hun siger det.", ".", "q")
    for audience, seen in (("internal", True), ("provider", False)):
        out = tmp_path / f"{audience}.docx"
        assert run("report", path, "-o", out, "--audience", audience)[0] == 0
        text = text_of(out.read_bytes())
        assert ("Borgeren skal tilbydes behandling for både stof og alkohol." in text) is seen
        assert ("Udgave 2016; numrene er ikke NR2020's" in text) is seen


def test_the_internal_report_names_the_points_that_nobody_touched_in_one_line_a_heading(
    path: Path, run: Run, tmp_path: Path
) -> None:
    go_through(path, "j", "Hun siger det.", ".", "q")
    out = tmp_path / "r.docx"
    run("report", path, "-o", out, "--audience", "internal")
    lines = text_of(out.read_bytes()).split("\n")
    after = lines[lines.index("En lille spørgeramme (opdigtet) (ramme)") :]
    assert [each for each in after if each.startswith("Ikke rørt")] == [
        "Ikke rørt: 1.2", "Ikke rørt: 2.1", "Ikke rørt: dage",
    ]  # fmt: skip
    assert "Tilbud om begge dele" in after
    assert not {"Opfølgende tilbud", "I sagerne", "Fra henvendelse til behandling"} & set(after)
    assert after.count("Belyst") == 1


def test_the_matrix_and_the_frames_own_paper_have_every_point(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    [sheet] = frame_sheets(workbook(told_of_it().case, model, catalogues, frames=[frame()]))
    at = [each.title for each in sheet.columns].index("Punkt")
    assert {row[at] for row in sheet.rows} == {"1.1", "1.2", "2.1", "dage"}


def test_a_frames_sheet_shows_what_its_points_are_about_and_their_ids_unbroken(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    told, used = Told(), frame(questionnaires() / "samarbejde.yaml")
    told.answer(told.encounter(told.source(), code="S1"), "samarbejde:familie.aftale", "ja", "Aftalen er ny.")
    [sheet] = frame_sheets(workbook(told.case, model, catalogues, frames=[used]))
    columns = {each.title: each for each in sheet.columns}
    seen = list(columns)[: list(columns).index("Note eller citat") + 1]
    assert "Afsnit" in seen, "every actor has a point with the title »Skriftlig aftale«"
    assert not any(columns[each].folded for each in seen)
    assert sum(columns[each].width * 7 + 5 for each in seen) < 1366 - 60, "on a laptop, too"
    assert lines_in("psykiatri.kontakt", columns["Punkt"].width) == 1


def test_the_paper_of_a_frame_holds_its_head_its_points_and_what_was_said(path: Path, run: Run, tmp_path: Path) -> None:
    go_through(path, "j", "Hun siger <det> & {{ mere }}.", ".", "q")
    out = tmp_path / "ramme.docx"
    assert run("checklist", path, "ramme", "-o", out)[0] == 0
    text = text_of(out.read_bytes())
    assert "Udgave 2016; numrene er ikke NR2020's" in text
    assert "skal · lov: SEL § 101, stk. 4" in text
    assert "Hun siger <det> & {{ mere }}." in text
    again = tmp_path / "igen.docx"
    run("checklist", path, "ramme", "-o", again)
    assert out.read_bytes() == again.read_bytes()
    assert run("checklist", path, "ramme", "-o", tmp_path / "ramme.pdf")[0] == 2


def test_what_is_ground_stands_among_the_voices_under_its_point(path: Path) -> None:
    go_through(path, "j", "Hun siger det.", ".", "b", "grundlag 4.a", "q")
    with desk_of(path) as desk:
        [heard] = evening.heard(evening.EveningLook(desk), desk.unit("4.a"))
        assert heard.question
        assert (heard.question.id, heard.question.gist) == ("ramme:1.1", "Tilbud om begge dele")
        [piece] = heard.pieces
        assert evening.letters_of(desk, piece)["j"] == "ja"
        assert list(evening.parts_of(desk, piece)) == ["stof", "alkohol"]


def test_a_document_that_is_ground_is_read_by_its_own_letters_in_the_evening(path: Path) -> None:
    review(path, "d", "", "b", "grundlag 4.a", "q")
    with desk_of(path) as desk:
        [heard] = evening.heard(evening.EveningLook(desk), desk.unit("4.a"))
        [piece] = heard.pieces
        assert evening.letters_of(desk, piece)["j"] == "daekkende"
        entry = evening.set_value(desk, piece, "i_strid_med_kilden", None, "MKV")
        assert entry
        assert entry.payload
        assert getattr(entry.payload, "at_items", ()) == ("4.a",)


def test_files_of_a_sample_that_differ_are_no_different_accounts(path: Path) -> None:
    for title, letter in (("Sag 1", "j"), ("Sag 2", "n")):
        review(path, "g 1.2", letter, "", "b", "grundlag 5.c", "q", title=title)
    with desk_of(path) as desk:
        assert not desk.reading().grounds["5.c"].differs


def test_a_paper_that_says_otherwise_than_a_citizen_differs(path: Path) -> None:
    go_through(path, "n", "", "b", "grundlag 5.c", "q")
    review(path, "j", "", "b", "grundlag 5.c", "q")
    with desk_of(path) as desk:
        assert desk.reading().grounds["5.c"].differs


def test_whatever_leaves_is_the_same_before_and_after_a_tip_used_a_frame(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    told = Told()
    told.answer(told.encounter(told.source()), "4.a.1", "ja", "Før.")
    before = context(told.case, model, catalogues, "internal", frames=[frame()])
    hidden = told.encounter(told.source("Anonym", "anonym", "whistleblow"), protection="whistleblow")
    told.answer(hidden, "ramme:1.1", "ja", "Tip.", protection="whistleblow", at_items=("4.a",))
    assert context(told.case, model, catalogues, "internal", frames=[frame()]) == before
    assert frame_parts([frame()], Visible(told.case)) == []


@pytest.mark.parametrize(
    "looking", [("checklist", "ramme"), ("checklist", "ramme", "--json"), ("guide", "--checklist", "ramme", "-o")]
)
def test_a_frame_of_ones_own_that_only_a_tip_used_goes_by_no_name(
    run: Run, case_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looking: tuple[str, ...]
) -> None:
    command, *options = looking
    line = (command, case_path, *options, *([tmp_path / "g.docx"] if options[-1] == "-o" else []))
    before = run(*line), run("ref", "ramme:1.1", "--case", case_path)
    run("source", case_path, "Anonym 1", "--group", "anonym")
    run(
        "interview",
        case_path,
        "--source",
        hidden_id(case_path, "Anonym 1"),
        "--group",
        "borger",
        "--checklist",
        FRAMES / "ramme.yaml",
        "--plain",
        typed="j\nHEMMELIGT\n.\nq\n",
    )
    with desk_of(case_path) as desk:
        assert [each.id for each in desk.frames()] == ["ramme"]
    assert (run(*line), run("ref", "ramme:1.1", "--case", case_path)) == before
    monkeypatch.setenv("TILSYN_LIBRARY", str(FRAMES))
    assert run(*line)[0] == 0


def test_a_note_of_the_encounter_has_the_points_in_their_order_and_says_which_frame(path: Path) -> None:
    go_through(path, "g 2.1", "n", "Nej.", ".", "g 1.1", "j", "Hun siger det.", ".", "q")
    review(path, "g 1.2", "k 6 8", "", "q")
    with desk_of(path) as desk:
        spoken, read = notes(desk.case, desk.model, None, desk.frames())
    assert [each["numre"] for each in spoken["svar"]] == [["ramme:1.1"], ["ramme:2.1"]]
    assert spoken["svar"][0]["spoergsmaal"] == "Tilbud om begge dele"
    assert (read["svar"][0]["spoergsmaal"], read["svar"][0]["vaerdi"]) == ("I sagerne", "6 af 8")
    head = {each["navn"]: each["vaerdi"] for each in spoken["hoved"]}
    assert head["Spørgeramme"] == "En lille spørgeramme (opdigtet) · Udgave 2016; numrene er ikke NR2020's"


def test_a_guide_of_a_frame_has_its_questions_under_their_headings(path: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "guide.docx"
    code, told, _ = run("guide", path, "-o", out, "--checklist", "ramme")
    assert code == 0
    assert [each in told for each in ("borgere", "dokumenter", "Observation", "ledelsen")] == [True, True, True, False]
    text = text_of(out.read_bytes())
    for words in ("Stof og alkohol", "Når en her også drikker, hvad sker der så?", "Udgave 2016", "Tæl de sager"):
        assert words in text
    assert "Datoer, hver med sit sted: henvendelse til kommunen, " in text
    assert run("guide", path, "-o", tmp_path / "x.docx", "--checklist", "ramme", "--group", "ledelse")[0] == 2
    code, _, err = run("guide", path, "-o", tmp_path / "x.docx", "--checklist", "ramme", "--group", "temaer")
    assert (code, "»temaer« kendes ikke" in err) == (2, True)


def test_a_guide_says_core_only_where_other_questions_stand_beside_it(model: QualityModel) -> None:
    told = Told()
    made = guide(told.case, model, ("borger",), frame())
    assert "kerne" not in text_of(render_guide(made)).split("\n")
    mixed = guide(told.case, model, ("borger",))
    assert "kerne" in text_of(render_guide(mixed)).split("\n")
    for topic in mixed["afsnit"][0]["emner"]:
        topic["spoergsmaal"] = [each for each in topic["spoergsmaal"] if each["kerne"]]
    assert "kerne" not in text_of(render_guide(mixed)).split("\n")


def test_an_id_that_the_margin_has_no_room_for_stands_above_its_words(model: QualityModel) -> None:
    long = frame().items[0].model_copy(update={"id": "familieambulatorium.kontakt"})
    short = frame().items[1]
    of_both = frame().model_copy(update={"items": (long, short)})
    package = render_guide(guide(Told().case, model, ("borger", "dokument"), of_both))
    cells = [row.cells for table in docx.Document(BytesIO(package)).tables for row in table.rows]
    beside = {cell[0].text: cell[1].text for cell in cells if cell[0].text in {"", "2.1"} and len(cell) == 3}
    assert beside["2.1"].startswith(("Hvordan har I aftalt", "Opfølgende tilbud"))
    assert beside[""].startswith("familieambulatorium.kontakt\n")
    assert not any("familie" in cell[0].text for cell in cells)


def test_a_guide_of_a_frame_has_no_question_of_ones_own_and_its_own_hints(model: QualityModel) -> None:
    told = Told()
    told.say(OwnQuestion(record=told.id(), id=told.id(), code="7.a.e1", at="7.a", text="EGET?"))
    hinted = frame().items[0].model_copy(update={"hints": {"borger": "Vent på svaret."}})
    made = guide(told.case, model, ("borger", "dokument"), frame().model_copy(update={"items": (hinted,)}))
    assert "EGET" not in str(made)
    assert [row["vink"] for topic in made["afsnit"][0]["emner"] for row in topic["spoergsmaal"]] == ["Vent på svaret."]
    assert "EGET" in str(guide(told.case, model, ("borger",)))
