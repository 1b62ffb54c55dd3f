"""The little language that the words of a point are written in, and that each word is stemmed once."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.standard_texts import points, written
from tilsyn.domain.findings.standards.places import standard_places
from tilsyn.domain.findings.standards.wording import WordIndex, WordRow
from tilsyn.services.danish_stems import danish_stem


def holds(entry: str, text: str) -> bool:
    row = WordRow.of([entry])
    return bool(WordIndex([text], danish_stem()).found((*row.anywhere, *row.heading_only)))


@pytest.mark.parametrize(
    ("entry", "text", "is_held"),
    [
        ("behandlingsplan", "Behandlingsplanerne ligger klar.", True),
        ("frit valg", "Du har et frit og åbent valg.", True),
        ("frit valg", "Valget er frit.", False),
        ("frit valg", "Frit for alle, der kommer, er der et valg.", False),
        ("afslag + klage", "Du kan klage over et afslag.", True),
        ("afslag + klage", "Du kan få et afslag.", False),
        ("monitor*", "Monitorering sker hvert år.", True),
        ("efteruddann*", "Alle får efteruddannelse.", True),
        ("*garanti", "Behandlingsgarantien gælder.", True),
        ("garanti", "Behandlingsgarantien gælder.", False),
        ("1|en|én måned", "Vi ringer én måned efter.", True),
        ("1|en|én måned", "Vi ringer hver måned.", False),
        ("# gavekort", "GAVEKORTET", True),
        ("følg* + måned", "Vi følger op 1 måned\xadsdag efter.", True),
    ],
)
def test_words_are_found_as_the_file_says(entry: str, text: str, is_held: bool) -> None:
    assert holds(entry, text) is is_held


def test_a_row_is_taken_apart_by_its_signs() -> None:
    row = WordRow.of(["frit valg", "# valg", "! valgret", "? andet|nyt tilbud", "@dato"])
    assert (row.anywhere, row.heading_only, row.resembling) == (
        ((("frit", "valg"),),),
        ((("valg",),),),
        ((("valgret",),),),
    )
    assert [said for said, _ in row.expected] == ["andet tilbud"]
    assert row.by_date


def test_each_distinct_word_is_stemmed_once_however_often_it_stands_there() -> None:
    asked: Counter[str] = Counter()
    stem = danish_stem()

    def counting(word: str) -> str:
        asked[word] += 1
        return stem(word)

    WordIndex(["gavekort gavekort Gavekort", "gavekort og valg"], counting)
    assert asked == {"gavekort": 1, "og": 1, "valg": 1}


def test_the_same_documents_give_the_same_places() -> None:
    documents = [("a", written("solkaer.txt")), ("b", written("hedelund.txt"))]
    first, second = (standard_places(documents, points(), "2024-01-01", danish_stem()) for _ in range(2))
    assert first == second
