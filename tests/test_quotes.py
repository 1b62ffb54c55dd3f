"""A quote stands in a document's own words, or it is none."""

from __future__ import annotations

import pytest

from tilsyn.domain.findings.document_text import DocumentText, Line
from tilsyn.domain.findings.quotes import place_in
from tilsyn.services.documents.quoting import without_marks

TEXT = DocumentText(
    (
        Line("Klageadgang", 1, 1),
        Line("Du kan klage  til Ankestyrelsen, når kommunen har be-", 1),
        Line("sluttet noget. Det gælder social- og", 1),
        Line("sundhedsydelser (se e-mail).", 2),
    )
)


@pytest.mark.parametrize(
    ("quote", "where"),
    [
        ("Du kan klage til Ankestyrelsen", "»Klageadgang«, side 1"),
        ("Du kan\n klage\ttil Ankestyrelsen", "»Klageadgang«, side 1"),
        ("kommunen har besluttet noget", "»Klageadgang«, side 1"),
        ("kommunen har be-\nsluttet noget", "»Klageadgang«, side 1"),
        ("social- og sundhedsydelser (se e-mail).", "»Klageadgang«, side 1-2"),
    ],
)
def test_a_quote_is_found_whatever_blanks_and_line_ends_it_has(quote: str, where: str) -> None:
    assert place_in(TEXT, quote) == where


@pytest.mark.parametrize(
    "quote",
    ["Du kan klage til Kongen", "du kan klage", "kan klagetil", "Ankestyrelsen klage", "", " ", ".*", "social og"],
)
def test_what_does_not_stand_there_word_for_word_is_no_quote(quote: str) -> None:
    assert place_in(TEXT, quote) is None


@pytest.mark.parametrize(
    ("given", "quote"),
    [("»Sådan.«", "Sådan."), ('"Sådan."', "Sådan."), ("»A« og »B«", "»A« og »B«"), ("Sådan.", "Sådan."), ("»", "»")],
)
def test_marks_around_a_quote_are_no_part_of_it(given: str, quote: str) -> None:
    assert without_marks(given) == quote
