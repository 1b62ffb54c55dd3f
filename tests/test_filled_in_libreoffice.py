"""Sheets that somebody had open in LibreOffice: sorted, filtered, written in, saved; read by a third library too."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.filling import DOMME, SVAR, VURDERINGER, Filling, first_blank
from tests.samples_read import NAMES, ROOT
from tests.spreadsheeting import has_libreoffice, opened_in_libreoffice
from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import Answer, Assessment, Judgement
from tilsyn.domain.proposals import plan
from tilsyn.domain.proposals.exchange import parse

if TYPE_CHECKING:
    from tests.telling import Told
    from tilsyn.domain.library.edition import QualityModel

pytestmark = pytest.mark.slow
needs_libreoffice = pytest.mark.skipif(not has_libreoffice(), reason="nothing here opens workbooks (LibreOffice)")
AWKWARD = (
    "=1+1", "'med apostrof", "+45 12 34", "@alle", "-", "linje\nlinje\n\n\tindrykket", " blanke  om ",
    "_x000D_ og _x005F_", "<r>ikke vores</r>", "æøå »citat« – 😀 𝕏", "3,5", "24-10-2023", "SAND",
    "#REF!", "0012", "1e5", "a" * 40_000,
)  # fmt: skip


@pytest.fixture
def filling(told: Told, model: QualityModel) -> Filling:
    """An answer to as many questions as there are awkward texts, in two conversations."""
    made = Filling(told, model)
    source = told.source("Borger 1")
    talks = [told.encounter(source, code="S1"), told.encounter(told.source("Leder", "ledelse"), code="S2")]
    ids = [question.id for _, question in model.questions()]
    for number, text in enumerate(AWKWARD):
        told.answer(talks[number % 2], ids[number], ("ja", "nej", None)[number % 3], text)
    told.judge("4.a", 4, "=Borgerne bestemmer.", Slot.source(source.id))
    return made


@needs_libreoffice
def test_what_libreoffice_only_saves_has_changed_in_nothing(filling: Filling, tmp_path: Path) -> None:
    saved = opened_in_libreoffice(filling.sheets(), tmp_path)
    planned = filling.plan(saved)
    assert (planned.payloads, planned.problems) == ((), ())
    assert filling.read(saved).unchanged == len(AWKWARD) + 1


@needs_libreoffice
@pytest.mark.parametrize("sample", NAMES)
def test_a_whole_sample_goes_through_libreoffice_unchanged(told: Told, model: QualityModel, sample: str) -> None:
    """Frames that the sample answers are left out here: they come with a case of their own."""
    document = json.loads((ROOT / "samples" / f"{sample}.json").read_text(encoding="utf-8"))
    document.pop("checklists", None)
    planned = plan(told.case, model, parse(json.dumps(document).encode(), "x.json"), update_case=True)
    told.say(*planned.payloads)
    filling = Filling(told, model)
    with TemporaryDirectory() as folder:
        saved = opened_in_libreoffice(filling.sheets(), Path(folder))
    found = filling.plan(saved)
    assert (found.payloads, found.problems) == ((), ())
    assert filling.read(saved).unchanged > 50


@needs_libreoffice
def test_sheets_that_were_sorted_filtered_and_written_in_are_read_exactly(filling: Filling, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(filling.sheets()))
    last = len(AWKWARD) + 1
    blank = first_blank(book[SVAR])
    assert blank == last + 1
    saved = opened_in_libreoffice(
        filling.sheets(),
        tmp_path,
        f'SortBy(doc, "{SVAR}", "A1:G{last}", 2, False)',  # S2 first
        f'Show(doc, "{SVAR}", "A1:G{last}", 2, "S2")',
        f'Say(doc, "{SVAR}", "D2", "Delvis")',
        f'Enter(doc, "{SVAR}", "E{last}", "rettet i en række, der er skjult")',
        f'Say(doc, "{SVAR}", "A{blank}", "5.c.1")',
        f'Say(doc, "{SVAR}", "C{blank}", "S1")',
        f'Enter(doc, "{SVAR}", "D{blank}", "v")',
        f'Enter(doc, "{SVAR}", "E{blank}", "24-10-2023")',
        f'SortBy(doc, "{DOMME}", "A1:F200", 0, False)',
        f'Say(doc, "{VURDERINGER}", "B2", "Kriteriet er opfyldt.")',
    )
    sorted_rows: list[list[Any]] = [
        [cell.value for cell in row]
        for row in openpyxl.load_workbook(BytesIO(saved))[SVAR].iter_rows(min_row=2, max_row=last)
    ]
    assert [row[2] for row in sorted_rows] == ["S2"] * (len(AWKWARD) // 2) + ["S1"] * (len(AWKWARD) - len(AWKWARD) // 2)
    made = filling.take(saved)
    answers = {each.question: each for each in made if isinstance(each, Answer)}
    assert set(answers) == {sorted_rows[0][0], sorted_rows[-1][0], "5.c.1"}
    assert answers[sorted_rows[0][0]].value == "delvist"
    assert answers[sorted_rows[-1][0]].note.startswith("rettet i en række, der er skjult")
    assert (answers["5.c.1"].value, answers["5.c.1"].note) == ("ved_ikke", "24-10-2023")
    assert [each.text for each in made if isinstance(each, Assessment)] == ["Kriteriet er opfyldt."]
    assert not [each for each in made if isinstance(each, Judgement)]


@needs_libreoffice
def test_a_formula_that_was_pasted_is_read_by_its_value_or_named(filling: Filling, tmp_path: Path) -> None:
    saved = opened_in_libreoffice(
        filling.sheets(),
        tmp_path,
        'doc.Sheets.getByName("Svar").getCellRangeByName("E2:E3").NumberFormat = 0',
        'Enter(doc, "Svar", "E2", "=CONCATENATE(""a"";""b"")")',
        'Enter(doc, "Svar", "E3", "=1/0")',
        'doc.Sheets.getByName("Svar").getCellRangeByName("E5:E6").merge(True)',
    )
    found = {(each.code, each.at) for each in filling.plan(saved).problems}
    assert found == {("S162", "Svar!E2"), ("S161", "Svar!E3"), ("S160", "Svar!E5:E6")}


def test_calamine_sees_the_same_words_as_we_do(filling: Filling, tmp_path: Path) -> None:
    calamine: Any = pytest.importorskip("python_calamine", reason="python-calamine is not here")
    path = tmp_path / "ark.xlsx"
    path.write_bytes(filling.sheets())
    book = calamine.CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == [SVAR, DOMME, VURDERINGER, "_tilsyn"]
    titles, *rows = book.get_sheet_by_name(SVAR).to_python()
    note = [at for at, title in enumerate(titles) if str(title).startswith("Note")]
    told = ["".join(str(row[at]).removeprefix("(fortsat) ") for at in note) for row in rows]
    assert told[: len(AWKWARD)] == list(AWKWARD)
