"""The spider in the Word report, and the settling of packages."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from tests.reporting import STAND, parts, told_context
from tilsyn.output.package import settled
from tilsyn.output.word.report import render

pytestmark = pytest.mark.slow

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def spider(titles: list[str], values: list[str | None]) -> dict[str, Any]:
    return {
        "kategorier": titles, "vaerdier": values, "visninger": [], "tekst": "Spindelvæv: «beskrevet».",
        "viderefoert": [], "tidligere": [], "tidligere_navn": "",
    }  # fmt: skip


def chart(package: bytes) -> Any:
    return etree.fromstring(parts(package)["word/charts/chart1.xml"])


def remembered(package: bytes, role: str) -> dict[int, str]:
    return {
        int(point.get("idx")): point.findtext(f"{C}v") for point in chart(package).find(f".//{C}{role}").iter(f"{C}pt")
    }


def sheet_rows(package: bytes) -> list[tuple[Any, ...]]:
    book = load_workbook(BytesIO(parts(package)["word/embeddings/spindelvaev.xlsx"]))
    return [tuple(row) for row in book["Temaer"].iter_rows(min_row=2, values_only=True)]


def test_the_chart_and_its_workbook_hold_the_exact_values() -> None:
    package = render(told_context(spindelvaev=spider(["Et", "To", "Tre"], ["35/9", "7/2", "3/1"])))
    assert [float(value) for value in remembered(package, "val").values()] == [35 / 9, 3.5, 3.0]
    assert list(remembered(package, "cat").values()) == ["Et", "To", "Tre"]
    assert sheet_rows(package) == [("Et", 35 / 9), ("To", 3.5), ("Tre", 3)]


def test_a_theme_without_a_value_breaks_the_line_and_is_never_nought() -> None:
    package = render(told_context(spindelvaev=spider(["Et", "To", "Tre"], ["4/1", None, "5/1"])))
    assert remembered(package, "val") == {0: "4.0", 2: "5.0"}
    assert chart(package).find(f".//{C}numCache/{C}ptCount").get("val") == "3"
    assert chart(package).find(f".//{C}dispBlanksAs").get("val") == "gap"
    assert sheet_rows(package)[1] == ("To", None)


@pytest.mark.parametrize("count", [1, 3, 7, 9])
def test_the_number_of_themes_is_the_editions(count: int) -> None:
    package = render(told_context(spindelvaev=spider([f"Tema {n}" for n in range(count)], ["9/2"] * count)))
    assert len(remembered(package, "cat")) == len(sheet_rows(package)) == count
    assert chart(package).findtext(f".//{C}val//{C}f") == f"Temaer!$B$2:$B${count + 1}"


def test_the_spider_is_a_red_radar_from_0_to_5_with_labels_of_9_points() -> None:
    text = parts(render(told_context()))["word/charts/chart1.xml"].decode()
    assert "radarChart" in text
    assert '<c:max val="5"/><c:min val="0"/>' in text
    assert 'w="28575"><a:solidFill><a:srgbClr val="C00000"/>' in text
    assert {size.get("sz") for size in chart(render(told_context())).iter() if size.get("sz")} == {"900"}


def test_the_spiders_values_have_a_decimal_comma_wherever_they_are_shown() -> None:
    """A program that does not speak Danish would write 3.9 beside the table's 3,9."""
    labels = chart(render(told_context())).find(f".//{C}dLbls/{C}numFmt")
    assert labels.get("formatCode") == "[$-406]0.0"


def test_the_earlier_reports_line_stands_beside_with_its_name_and_its_own_breaks() -> None:
    told = spider(["Et", "To", "Tre"], ["4/1", "5/1", "3/1"])
    told.update(tidligere=["3/1", None, "4/1"], tidligere_navn="Rapporten af 12-10-2022")
    package = render(told_context(spindelvaev=told))
    first, second = chart(package).iter(f"{C}ser")
    assert second.findtext(f"{C}tx//{C}v") == "Rapporten af 12-10-2022"
    assert {each.get("idx"): each.findtext(f"{C}v") for each in second.iter(f"{C}pt")}.keys() == {"0", "1", "2"}
    assert [each.findtext(f"{C}v") for each in second.find(f"{C}val").iter(f"{C}pt")] == ["3.0", "4.0"]
    assert second.findtext(f"{C}val//{C}f") == "Temaer!$C$2:$C$4"
    assert sheet_rows(package) == [("Et", 4, 3), ("To", 5, None), ("Tre", 3, 4)]
    assert chart(package).find(f".//{C}legend") is not None
    assert first.findtext(f"{C}tx//{C}v") == "Værdi"


def test_a_first_report_has_one_line_and_no_legend() -> None:
    package = render(told_context(spindelvaev=spider(["Et", "To", "Tre"], ["4/1", "5/1", "3/1"])))
    assert len(list(chart(package).iter(f"{C}ser"))) == 1
    assert chart(package).find(f".//{C}legend") is None


def test_a_theme_of_which_something_is_carried_over_has_a_hollow_mark_of_its_own_shape() -> None:
    told = spider(["Et", "To", "Tre"], ["4/1", "5/1", "3/1"])
    told.update(viderefoert=[False, True, False])
    (point,) = chart(render(told_context(spindelvaev=told))).iter(f"{C}dPt")
    assert point.find(f"{C}idx").get("val") == "1"
    assert b'<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln' in etree.tostring(point)
    series = next(chart(render(told_context(spindelvaev=told))).iter(f"{C}ser"))
    shapes = [series.find(f"{C}marker/{C}symbol").get("val"), point.find(f"{C}marker/{C}symbol").get("val")]
    assert shapes == ["circle", "square"]  # LibreOffice fills both


def test_the_alternative_text_describes_the_spider_and_the_mark_is_gone() -> None:
    document = parts(render(told_context(spindelvaev=spider(["Et"], ["1/1"]))))["word/document.xml"].decode()
    assert 'descr="Spindelvæv: «beskrevet»."' in document
    assert "[[radar]]" not in document


def test_titles_are_text_whatever_they_look_like() -> None:
    titles = ["=1+1", "Tom & <Ida>", "a_x000D_b", "#REF!"]
    package = render(told_context(spindelvaev=spider(titles, ["1/1"] * 4)))
    assert list(remembered(package, "cat").values()) == ["=1+1", "Tom & <Ida>", "a_x005F_x000D_b", "#REF!"]
    assert b"<f>" not in parts(parts(package)["word/embeddings/spindelvaev.xlsx"])["xl/worksheets/sheet1.xml"]
    assert [title for title, _ in sheet_rows(package)][:2] == ["=1+1", "Tom & <Ida>"]


def test_without_a_spider_chart_and_workbook_leave_the_file() -> None:
    told = told_context(spindelvaev=None)
    told["interne"]["kort"]["aktoerer"] = []  # the map of collaboration is drawn too
    package = render(told)
    assert not [name for name in parts(package) if "chart" in name or "embed" in name]
    assert b"chart" not in parts(package)["word/_rels/document.xml.rels"]
    assert b"<w:drawing" not in parts(package)["word/document.xml"]


def test_settling_depends_on_the_parts_alone() -> None:
    one, other = BytesIO(), BytesIO()
    with ZipFile(one, "w") as archive:
        archive.writestr("b.xml", "b")
        archive.writestr("[Content_Types].xml", "c")
    with ZipFile(other, "w", ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", "c")
        archive.writestr("b.xml", "b")
    assert settled(one.getvalue(), STAND) == settled(other.getvalue(), STAND)


def test_the_embedded_workbook_carries_the_cases_date_not_the_clock() -> None:
    workbook = parts(render(told_context()))["word/embeddings/spindelvaev.xlsx"]
    core = parts(workbook)["docProps/core.xml"].decode()
    assert core.count("2023-11-02T09:15:00Z") == 2


def test_nothing_of_a_report_passes_through_the_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("mkstemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    assert sheet_rows(render(told_context()))
