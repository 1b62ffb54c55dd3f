"""The map of collaboration: agreement, contact, files and voices of each actor; the drawing of it in Word."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.conversing import desk_of
from tests.framing import go_through, review
from tests.telling import Told
from tilsyn.cli.whole_words import whole_words
from tilsyn.domain.findings.collaboration import ActorStanding, actor_rows, sides
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.frame import Frame
from tilsyn.output.contexts import context
from tilsyn.output.word.report import render
from tilsyn.resources import questionnaires
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.frame_maps import maps_of
from tilsyn.storage.library import load_library

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]
ALT = re.compile(r'descr="([^"]*)"')


@pytest.fixture(scope="module")
def frame() -> Frame:
    return load_library((questionnaires(),)).frames["samarbejde"]


def standing(frame: Frame, told: Told, actor: str = "psykiatri") -> ActorStanding:
    return next(each for each in actor_rows(frame, Visible(told.case)) if each.id == actor)


def read(told: Told, point: str, value: str | None = None, **more: Any) -> None:
    told.answer(told.encounter(method="dokument", title="Aftaler"), f"samarbejde:{point}", value, **more)


def said(told: Told, who: tuple[str, str], point: str, value: str | None, note: str = "") -> None:
    told.answer(told.encounter(told.source(*who)), f"samarbejde:{point}", value, note)


def test_every_actor_has_a_row_and_nothing_is_known_of_it_at_first(frame: Frame) -> None:
    rows = actor_rows(frame, Visible(Told().case))
    assert [each.id for each in rows][:4] == ["familie", "beskaeftigelse", "laege", "psykiatri"]
    assert not any(each.known for each in rows)
    assert {each.agreement for each in rows} == {"ikke belyst"}


@pytest.mark.parametrize(
    ("value", "state", "words"),
    [
        ("daekkende", "written", "på skrift"),
        ("ufuldstaendig", "written", "på skrift, ufuldstændig"),
        ("ikke_fundet", "none", "ikke fundet"),
        ("ikke_relevant", "irrelevant", "ikke relevant"),
    ],
)
def test_an_agreement_is_what_was_read_last(frame: Frame, value: str, state: str, words: str) -> None:
    told = Told()
    read(told, "psykiatri.aftale", "i_strid_med_kilden")
    read(told, "psykiatri.aftale", value)
    row = standing(frame, told)
    assert (row.state, row.agreement) == (state, words)


def test_what_an_agreement_lacks_is_named(frame: Frame) -> None:
    told = Told()
    parts = ({"part": "dato", "value": "daekkende"}, {"part": "næste gennemsyn", "value": "ikke_fundet"})
    read(told, "psykiatri.aftale", "ufuldstaendig", parts=parts)
    assert standing(frame, told).agreement == "på skrift, ufuldstændig (uden næste gennemsyn)"


def test_an_agreement_that_is_only_told_of_is_not_read(frame: Frame) -> None:
    told = Told()
    said(told, ("Leder", "ledelse"), "psykiatri.aftale", "ja")
    assert standing(frame, told).agreement == "omtalt, ikke læst (ledelsen)"
    read(told, "psykiatri.aftale", "ikke_fundet")
    assert standing(frame, told).agreement == "ikke fundet"


def test_files_are_summed_over_counts_and_single_files(frame: Frame) -> None:
    told = Told()
    read(told, "psykiatri.sager", k=3, n=6, unknown=1)
    for value in ("ja", "nej", "ikke_fundet"):
        read(told, "psykiatri.sager", value)
    row = standing(frame, told)
    assert row.files == (4, 8, 2)
    assert row.files.words == "4 af 8, 2 kan ikke ses"


@pytest.mark.parametrize(
    ("value", "remark"),
    [
        (None, "i sagerne, men aftalen er ikke undersøgt"),
        ("ikke_fundet", "i sagerne, men ingen aftale"),
        ("daekkende", ""),
        ("ikke_relevant", ""),
    ],
)
def test_a_row_with_files_and_no_agreement_says_so_in_words(frame: Frame, value: str | None, remark: str) -> None:
    told = Told()
    read(told, "psykiatri.sager", k=5, n=8)
    if value:
        read(told, "psykiatri.aftale", value)
    assert standing(frame, told).remark == remark


def test_no_files_no_remark(frame: Frame) -> None:
    told = Told()
    read(told, "psykiatri.sager", k=0, n=8)
    read(told, "psykiatri.aftale", "ikke_fundet")
    assert standing(frame, told).remark == ""


def test_an_actor_is_heard_in_conversations_and_not_by_who_did_not_know(frame: Frame) -> None:
    told = Told()
    said(told, ("Psykiatri 1", "samarbejdspartner"), "psykiatri.hoert", "ved_ikke")
    assert standing(frame, told).heard == ""
    said(told, ("Psykiatri 2", "samarbejdspartner"), "psykiatri.hoert", None, "Vi holder planen.")
    assert standing(frame, told).heard == "1 samtale"


def test_contact_tells_who_told_of_it_and_what_was_noted_last(frame: Frame) -> None:
    told = Told()
    said(told, ("Leder", "ledelse"), "psykiatri.kontakt", "ja", "Møde i marts.")
    said(told, ("Medarbejder 1", "medarbejder"), "psykiatri.kontakt", "ja")
    row = standing(frame, told)
    assert (row.contact, row.contact_words) == ("ledelsen og medarbejdere", "Møde i marts.")


def test_what_is_protected_is_on_no_row(frame: Frame) -> None:
    told = Told()
    hidden = told.encounter(told.source("Tip", "samarbejdspartner", "whistleblow"))
    told.answer(hidden, "samarbejde:psykiatri.hoert", "nej", "Vi hører aldrig fra dem.")
    told.answer(hidden, "samarbejde:hvem_goer_hvad", "nej", "Ingen gør noget.")
    assert not standing(frame, told).known
    assert not any(each.answers for each in sides(frame, Visible(told.case)))


def test_leader_municipality_and_partner_stand_side_by_side(frame: Frame) -> None:
    told = Told()
    said(told, ("Leder", "ledelse"), "hvem_goer_hvad", "ja", "Behandleren ringer.")
    said(told, ("Handlekommune", "kommune"), "hvem_goer_hvad", "nej", "Vi hører intet.")
    said(told, ("Visitator", "kommune"), "hvem_goer_hvad", None, "Det ved jeg fra borgeren.")
    table = list(maps_of(frame, Visible(told.case)))[-1]
    assert table.columns == ("Ledelsen", "Kommuner", "Samarbejdspartnere")
    assert [[cell.partition(": ")[2] or cell for cell in row] for row in table.rows] == [
        ["Behandleren ringer.", "Vi hører intet.", "ikke spurgt"],
        ["", "Det ved jeg fra borgeren.", ""],
    ]


def test_no_word_of_the_map_is_broken_on_eighty_columns(frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = Told()
    read(told, "psykiatri.sager", k=5, n=8, unknown=1)
    read(told, "civilsamfund.sager", k=2, n=8)
    read(told, "psykiatri.aftale", "ufuldstaendig")
    said(told, ("Medarbejder 1", "medarbejder"), "familie.kontakt", "ja", "I maj.")
    [table] = maps_of(frame, Visible(told.case))
    widths = [width for _, width in whole_words(table.columns, table.rows)]
    words = [max(len(word) for row in table.rows for word in row[at].split(" ")) for at in range(len(widths))]
    assert all(width is not None and width >= word for width, word in zip(widths, words, strict=True))
    assert sum(filter(None, widths)) + 3 * len(widths) + 1 <= 80


def test_a_table_that_fits_is_left_as_it_is_and_one_that_cannot_is_not_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    assert whole_words(("A", "B"), [["kort", "ord"]]) == [("A", None), ("B", None)]
    assert whole_words(("A", "B"), [["familieambulatoriet", "kriminalforsorgen"]]) == [("A", None), ("B", None)]


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    run("source", case_path, "Leder", "--group", "ledelse")
    go_through(
        case_path, "g hvem_goer_hvad", "j", "Behandleren ringer.", ".", "q",
        asking=Asked(source="Leder"), checklist="samarbejde",
    )  # fmt: skip
    typed = ("g psykiatri.aftale", "j", "Fra 2022.", ".", "g laege.sager", "k 5 8", "q")
    review(case_path, *typed, title="Aftaler", checklist="samarbejde")
    return case_path


def paper(path: Path, audience: str) -> str:
    with desk_of(path) as desk:
        made = context(desk.case, desk.model, desk.catalogues, audience, frames=desk.frames())  # type: ignore[arg-type]
    with zipfile.ZipFile(BytesIO(render(made))) as package:
        return package.read("word/document.xml").decode()


def test_the_internal_report_draws_the_map_and_says_the_same_in_words(path: Path) -> None:
    document = paper(path, "internal")
    [words] = [each for each in ALT.findall(document) if each.startswith("Samarbejdskort. ")]
    assert "Psykiatrien: aftale på skrift; i sagerne ikke belyst; ikke hørt." in words
    assert (
        "Egen læge: aftale ikke belyst; i sagerne 5 af 8; ikke hørt (i sagerne, men aftalen er ikke undersøgt)."
        in words
    )
    assert "Ubrudt streg: aftale, vi har læst." in document
    assert "Behandleren ringer." in document
    etree.fromstring(document.encode())


def test_each_line_is_drawn_otherwise_and_none_where_nothing_is_known(path: Path) -> None:
    dashes = re.findall(r'prstDash val="(\w+)"', paper(path, "internal"))
    assert sorted(dashes) == ["solid", "sysDot"]


def test_that_there_is_no_agreement_draws_no_line_by_itself(path: Path) -> None:
    asking = Asked(source="Leder")
    go_through(path, "g somatik.aftale", "n", "", "q", asking=asking, checklist="samarbejde")
    assert sorted(re.findall(r'prstDash val="(\w+)"', paper(path, "internal"))) == ["solid", "sysDot"]
    go_through(path, "g somatik.kontakt", "j", "I marts.", ".", "q", asking=asking, checklist="samarbejde")
    assert sorted(re.findall(r'prstDash val="(\w+)"', paper(path, "internal"))) == ["solid", "sysDot", "sysDot"]


@pytest.mark.parametrize("audience", ["provider", "portal"])
def test_no_other_paper_has_it(path: Path, audience: str) -> None:
    document = paper(path, audience)
    assert "Samarbejdskort" not in document
    assert "[[samarbejde]]" not in document
    assert "Behandleren ringer." not in document


def test_a_report_without_the_frame_has_neither_map_nor_mark(
    case_path: Path, model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    del model, catalogues
    document = paper(case_path, "internal")
    assert "Samarbejdskort" not in document
    assert "[[samarbejde]]" not in document


def test_the_command_shows_the_map(path: Path, run: Run) -> None:
    code, out, _ = run("checklist", path, "samarbejde")
    assert code == 0
    assert "Egen læge\t–\t–\t5 af 8; i sagerne, men aftalen er ikke undersøgt\t–" in out.splitlines()


def test_the_frames_own_paper_draws_the_map_and_sets_the_answers_side_by_side(
    path: Path, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "ramme.docx"
    assert run("checklist", path, "samarbejde", "-o", out)[0] == 0
    body = zipfile.ZipFile(out).read("word/document.xml").decode()
    [told] = [each for each in ALT.findall(body) if each.startswith("Samarbejdskort")]
    assert "Psykiatrien: aftale på skrift" in told
    assert 'prstDash val="solid"' in body
    assert "======" not in body  # as it was drawn in letters, which stand askew
    assert ">Leder " in body
    assert "Behandleren ringer." in body
    assert run("checklist", path, "kerneydelser", "-o", out)[0] == 0
    assert not ALT.findall(zipfile.ZipFile(out).read("word/document.xml").decode())
