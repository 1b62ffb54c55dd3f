"""The text of a document as a case keeps it: the same lines come back, and a place can be found again."""

from __future__ import annotations

import pytest

from tilsyn.domain.findings.document_text import DocumentText, Line

STANDARD = DocumentText(
    (
        Line("Kvalitetsstandard", 1, 1),
        Line("", 1),
        Line("Klageadgang", 2, 2),
        Line("Du kan klage til Ankestyrelsen.", 3),
    )
)


def test_what_is_stored_comes_back_line_for_line() -> None:
    assert DocumentText.of_stored(STANDARD.stored()) == STANDARD


def test_the_same_text_is_the_same_bytes() -> None:
    assert STANDARD.stored() == DocumentText(tuple(STANDARD.lines)).stored()


def test_a_place_is_the_heading_it_stands_under_and_its_page() -> None:
    assert [STANDARD.place_of(number) for number in (0, 3)] == ["»Kvalitetsstandard«, side 1", "»Klageadgang«, side 3"]


def test_a_text_without_pages_and_headings_has_no_place_to_name() -> None:
    plain = DocumentText.of_text("Første\r\nAnden  ")
    assert plain.lines == (Line("Første"), Line("Anden"))
    assert plain.place_of(1) == ""


@pytest.mark.parametrize("content", [b'{"lines":[]}', b"[]", b"{"])
def test_what_is_no_stored_text_is_not_taken_for_one(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  not JSON, or not our format
        DocumentText.of_stored(content)
