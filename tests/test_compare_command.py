"""`tilsyn compare A B`: which is the earlier, who is refused, what it writes, and that the cases stay as they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.conversing import desk_of

Run = Callable[..., tuple[int, str, str]]
POINT = "At skrive planer."


@pytest.fixture
def earlier(case_path: Path, run: Run) -> Path:
    """The case of 2023, with a score and a follow-up point."""
    brings = {
        "format": "tilsyn-exchange/1",
        "edition": "KM2021",
        "sources": [{"code": "Leder", "group": "ledelse", "method": "interview", "date": "2023-10-24"}],
        "judgements": [{"indicator": "4.a", "text": "=Det var i gang.", "score": 3, "sources": ["Leder"]}],
        "followups": [{"kind": "udviklingspunkt", "text": POINT, "indicator": "4.a", "deadline": "2024-02-01"}],
    }
    _import(run, case_path, brings)
    return case_path


@pytest.fixture
def later(earlier: Path, run: Run) -> Path:
    """The next one, made from it, with another score and a reason."""
    path = earlier.with_name("nordkaj-2024.tilsyn")
    code, _, err = run("new", path, "--from", earlier, "--date", "2024-10-20", "--by", "MKV", "--unencrypted")
    assert code == 0, err
    judged = {"indicator": "4.a", "text": "Det er på plads.", "score": 5, "change": "Der er kommet faste møder."}
    _import(run, path, {"format": "tilsyn-exchange/1", "edition": "KM2021", "judgements": [judged]})
    return path


def _import(run: Run, case: Path, brings: dict[str, Any]) -> None:
    file = case.with_suffix(".json")
    file.write_text(json.dumps(brings), encoding="utf-8")
    code, _, err = run("import", case, file, "--by", "MKV")
    assert code == 0, err
    file.unlink()


def test_the_dates_tell_which_is_the_earlier_whichever_is_named_first(run: Run, earlier: Path, later: Path) -> None:
    one, other = run("compare", earlier, later), run("compare", later, earlier)
    assert one == other
    assert one[0] == 0
    assert "Det tidligere tilsyn er af 24-10-2023, det senere af 20-10-2024." in one[1]
    assert "4.a   3 → 5 · ændret" in one[1]
    assert "Der er kommet faste møder." in one[1]
    assert "Til intern brug" in one[1]


def test_texts_are_shown_where_they_are_asked_for(run: Run, earlier: Path, later: Path) -> None:
    assert "Det er på plads." not in run("compare", earlier, later)[1]
    told = run("compare", earlier, later, "--all")[1]
    assert "Tidligere: =Det var i gang." in told
    assert "Senere: Det er på plads." in told


def test_a_line_can_be_read_at_eighty_columns(run: Run, earlier: Path, later: Path) -> None:
    from tilsyn.cli.console import wrapped

    lines = run("compare", earlier, later, "--all")[1].splitlines()
    assert max(len(each) for line in lines for each in wrapped(line, 79).split("\n")) <= 79


def test_its_json_has_the_shape_that_the_guide_tells(run: Run, earlier: Path, later: Path) -> None:
    told = json.loads(run("compare", later, earlier, "--json")[1])
    assert list(told) == [
        "provider", "audience", "order", "earlier", "later", "remarks", "themes", "unmatched", "followups", "examined",
    ]  # fmt: skip
    assert (told["order"], told["earlier"]["file"], told["later"]["date"]) == ("date", "nordkaj.tilsyn", "2024-10-20")
    rated = {
        each["id"]: each
        for theme in told["themes"]
        for criterion in theme["criteria"]
        for each in criterion["indicators"]
    }
    assert (rated["4.a"]["moved"], rated["4.a"]["change"]) == (True, "Der er kommet faste møder.")
    assert (rated["4.a"]["earlier"]["score"], rated["4.b"]["moved"], rated["4.b"]["compared"]) == (3, None, "unscored")
    (point,) = told["followups"]
    assert (point["became"], point["origin"], point["later"]["status"]) == ("found", "2023-10-24", "ikke_undersoegt")
    guide = (Path(__file__).parent.parent / "docs" / "vejledning.md").read_text(encoding="utf-8")
    assert [each for each in (*told, *rated["4.a"], *point, *told["themes"][0]) if f'"{each}"' not in guide] == []


def test_nothing_is_written_in_either_case_nor_beside_it(run: Run, earlier: Path, later: Path) -> None:
    def stands() -> dict[str, bytes]:
        return {each.name: each.read_bytes() for each in earlier.parent.iterdir()}

    before = stands()
    for more in ((), ("--all",), ("--json",)):
        assert run("compare", earlier, later, *more)[0] == 0
    assert stands() == before


def test_what_is_half_typed_is_no_part_of_it(run: Run, earlier: Path, later: Path) -> None:
    before = run("compare", earlier, later, "--all")
    with desk_of(later) as desk:
        desk.file.save_draft("judgement|4.a", "Halvt skrevet.")
    assert run("compare", earlier, later, "--all") == before


def test_the_same_day_is_settled_by_how_they_are_named_and_that_is_said(run: Run, earlier: Path, later: Path) -> None:
    run("case", later, "--set", "date=2023-10-24")
    told = run("compare", later, earlier)[1]
    assert "Den sag, der er nævnt først, står som det tidligere tilsyn" in " ".join(told.split())
    assert "4.a   5 → 3" in told


def test_two_providers_are_never_held_against_each_other(run: Run, earlier: Path, later: Path) -> None:
    run("case", later, "--set", "provider=Solbakken")
    code, out, err = run("compare", earlier, later)
    assert (code, out) == (2, "")
    assert "ikke fra samme tilbud" in err
    assert "Råd: " in err
    for each in (earlier, later):
        run("case", each, "--set", "portal_id=4711")
    code, out, _ = run("compare", earlier, later)
    assert code == 0
    assert "Tilbuddet står som Nordkaj (opdigtet) ved det tidligere tilsyn og som Solbakken ved det senere." in out


def test_a_case_is_not_compared_with_itself_or_a_copy(run: Run, earlier: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopi.tilsyn"
    copy.write_bytes(earlier.read_bytes())
    for other in (earlier, copy):
        code, _, err = run("compare", earlier, other)
        assert (code, "er den samme sag" in err) == (2, True)


@pytest.mark.parametrize("more", [("--all", "--json"), ("--json", "-o", "s.docx"), ("--all", "-o", "s.xlsx")])
def test_what_is_shown_is_one_thing(run: Run, earlier: Path, later: Path, more: tuple[str, ...]) -> None:
    assert run("compare", earlier, later, *more)[0] == 2


def test_it_goes_where_no_case_is_lost(run: Run, earlier: Path, later: Path, tmp_path: Path) -> None:
    assert run("compare", earlier, later, "-o", tmp_path / "s.pdf")[0] == 2
    case = tmp_path / "s.docx"
    case.write_bytes(later.read_bytes())
    assert run("compare", earlier, later, "-o", case)[0] == 5
    assert case.read_bytes() == later.read_bytes()


def test_in_word_the_two_stand_side_by_side(run: Run, earlier: Path, later: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.docx"
    assert run("compare", earlier, later, "-o", path)[0] == 0
    document = Document(str(path))
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert any("=Det var i gang." in one[0] and "Det er på plads." in one[1] for one in cells if len(one) == 2)
    assert any("Til intern brug" in each.text for each in document.paragraphs)
    first = path.read_bytes()
    assert run("compare", later, earlier, "-o", path)[0] == 0
    assert path.read_bytes() == first


def test_in_excel_each_list_is_a_table_and_texts_stay_texts(
    run: Run, earlier: Path, later: Path, tmp_path: Path
) -> None:
    path = tmp_path / "s.xlsx"
    assert run("compare", earlier, later, "-o", path)[0] == 0
    book = load_workbook(BytesIO(path.read_bytes()))
    tables = [name for sheet in book for name in sheet.tables]
    assert tables == [
        "tSammenligning", "tBedoemmelser", "tMiddeltal", "tIkkeSammenholdt", "tOpfoelgning", "tUndersoegt", "tOm",
    ]  # fmt: skip
    rated = {row[2].value: row for row in book["Indikatorer"].iter_rows(min_row=2)}
    assert (rated["4.a"][4].value, rated["4.a"][6].value, rated["4.a"][9].value) == (3, 5, "Der er kommet faste møder.")
    (texts,) = book["Bedømmelser"].iter_rows(min_row=2)
    assert (texts[3].value, texts[3].data_type) == ("=Det var i gang.", "s")
    assert book["Opfølgning"]["I2"].is_date
    assert book["Ikke sammenholdt"]["A2"].value is None
    fonts: Any = book
    assert (fonts._fonts[0].name, book.properties.language) == ("Arial", "da-DK"), "what nobody gave a font has ours"


def locked(run: Run, monkeypatch: pytest.MonkeyPatch, path: Path, date: str, passphrase: str) -> Path:
    monkeypatch.setenv("TILSYN_PASSPHRASE", passphrase)
    argv = ("--provider", "Nordkaj", "--service-type", "101-ambulant", "--by", "MKV", "--date", date)
    assert run("new", path, *argv)[0] == 0
    return path


@pytest.mark.slow
def test_each_case_is_opened_with_its_own_passphrase(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = locked(run, monkeypatch, tmp_path / "a.tilsyn", "2022-10-12", "den første sætning")
    other = locked(run, monkeypatch, tmp_path / "b.tilsyn", "2023-10-24", "den anden sætning")
    monkeypatch.setenv("TILSYN_PASSPHRASE", "den første sætning")
    code, _, err = run("compare", one, other)
    assert (code, "TILSYN_PASSPHRASE_2" in err) == (4, True)
    monkeypatch.setenv("TILSYN_PASSPHRASE_2", "den anden sætning")
    assert run("compare", one, other)[0] == 0
    monkeypatch.setenv("TILSYN_PASSPHRASE", "den anden sætning")
    monkeypatch.setenv("TILSYN_PASSPHRASE_2", "den første sætning")
    assert run("compare", other, one)[0] == 0


@pytest.mark.slow
def test_one_passphrase_opens_both_where_it_is_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = locked(run, monkeypatch, tmp_path / "a.tilsyn", "2022-10-12", "den samme sætning")
    other = locked(run, monkeypatch, tmp_path / "b.tilsyn", "2023-10-24", "den samme sætning")
    assert run("compare", one, other)[0] == 0
    monkeypatch.delenv("TILSYN_PASSPHRASE")
    code, _, err = run("compare", one, other)
    assert (code, "TILSYN_PASSPHRASE" in err) == (2, True)
