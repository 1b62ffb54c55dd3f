"""Every sentence of a sample that attributes something is said by entries that anyone may see: the hand-made tables.

A head of office holds each sentence against what it rests on. Here a machine holds it there: when a text is changed
without its table, when an entry no longer says it, or when it only says so under protection, a test is red.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from tests.samples_read import JUDGED, NAMES, Row, Sample, table

pytestmark = pytest.mark.slow

NUMBERS = ("nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
"""As they are written in a sentence; the entries write them in figures."""
OF_FILES = re.compile(rf"\b({'|'.join(NUMBERS)}|\d+) af ({'|'.join(NUMBERS)}|\d+)\b")
SAYS = re.compile(
    r"\b(?:oplyser|oplyste|oplyses|fortæller|beskriver|siger|mener|anser|henviser|forklarer|bekræfter|peger|savner|oplever|"
    r"giver selv|kender ikke|kender ingen|har ikke set|opfattelse|viser, hvad)\b"
)
SPEAKERS = {
    "ledelse": re.compile(r"\b[Ll]edelsens?\b|\b[Ll]ederen\b|\b[Aa]nsøger(?:s|en)?\b"),
    "medarbejder": re.compile(r"\b[Mm]edarbejder(?:e|ne|nes)\b"),
    "borger": re.compile(r"\b[Bb]orgere(?:ne|nes)?\b"),
    "kommune": re.compile(r"\b[Kk]ommunal side\b|\b[Kk]ommunerne\b|\b[Kk]ommunen\b"),
    "samarbejdspartner": re.compile(r"\b[Pp]sykiatriens?\b"),
}


@cache
def sample_of(name: str) -> Sample:
    return Sample(name)


@cache
def rows_of(name: str) -> list[Row]:
    return table(name)


def each_row() -> list[Any]:
    return [
        pytest.param(name, row, id=f"{name} {row.at} {number}")
        for name in NAMES
        for number, row in enumerate(rows_of(name))
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_table_holds_every_sentence_of_every_text_in_its_order(name: str) -> None:
    held: dict[str, list[str]] = {}
    for row in rows_of(name):
        held.setdefault(row.at, []).append(row.says)
    for at, text in sample_of(name).texts.items():
        said = " ".join(part for part in text.split("\n\n") if not part.startswith("Kilder:"))
        assert " ".join(held.pop(at)) == said, at
    assert held == {}


@pytest.mark.parametrize(("name", "row"), each_row())
def test_what_a_sentence_rests_on_stands_there_for_anyone_to_see(name: str, row: Row) -> None:
    for place, words in row.borne.items():
        stands = sample_of(name).at(place).words.casefold()
        assert [each for each in words if each.casefold() not in stands] == [], place


@pytest.mark.parametrize(("name", "row"), each_row())
def test_a_number_of_files_is_the_number_in_an_entry(name: str, row: Row) -> None:
    stands = " ".join(sample_of(name).at(place).words.casefold() for place in row.borne)
    for few, many in OF_FILES.findall(row.says):
        spelt = {f"{few} af {many}", f"{_figure(few)} af {_figure(many)}"}
        assert any(each in stands for each in spelt), (row.says, spelt)


def _figure(word: str) -> str:
    return str(NUMBERS.index(word)) if word in NUMBERS else word


@pytest.mark.parametrize(("name", "row"), each_row())
def test_who_is_said_to_say_something_says_it(name: str, row: Row) -> None:
    """A judgement's sentence: an assessment may rest on the judgements instead."""
    spoken = {group for group, words in SPEAKERS.items() if _speaks(row.says, words)}
    standings = [sample_of(name).at(place) for place in row.borne]
    if any(JUDGED.fullmatch(place) for place in row.borne):
        return
    heard = {group for each in standings for group in each.groups}
    assert spoken - heard == set(), row.says


def _speaks(sentence: str, words: re.Pattern[str]) -> bool:
    """Whether a verb of saying follows the speaker at once: "ledelsen oplyser", "medarbejderne selv peger"."""
    return any(
        SAYS.match(sentence[found.end() :].lstrip(" ").removeprefix("selv ")) for found in words.finditer(sentence)
    )


@pytest.mark.parametrize(("name", "row"), each_row())
def test_one_witness_chosen_by_the_provider_bears_nothing_alone(name: str, row: Row) -> None:
    said = [sample_of(name).at(place) for place in row.borne if not place.endswith(" valgt")]
    chosen_by = {each.selected_by for each in said if each.encounter}
    assert chosen_by != {"tilbuddet"}, row.says


@pytest.mark.parametrize("name", NAMES)
def test_a_judgement_names_the_sources_of_what_it_rests_on(name: str) -> None:
    sample = sample_of(name)
    judged = {each["indicator"]: set(each["sources"]) for each in sample.told["judgements"]}
    for row in rows_of(name):
        for place in row.borne:
            encounter = sample.encounters.get(place.partition(" ")[0])
            if encounter and row.at in judged:
                assert set(encounter.get("sources") or [encounter["code"]]) <= judged[row.at], (row.at, place)


@pytest.mark.parametrize("name", NAMES)
def test_a_judgement_is_as_long_as_one_that_a_head_of_office_signs(name: str) -> None:
    """No shorter than its reasons, and no longer than an office reads.

    150 to 260 words with the sources are the standard; where what speaks against, or what a point for follow-up rests
    on, needs more, there is room for it.
    """
    lengths = {each["indicator"]: len(each["text"].split()) for each in sample_of(name).told["judgements"]}
    assert {at: words for at, words in lengths.items() if not 150 <= words <= 300} == {}
    assert sum(words > 260 for words in lengths.values()) <= len(lengths) // 3


BEFORE_OPENING = "før borgere modtages"
BEFORE_THE_DECISION = "før der træffes afgørelse"


@pytest.mark.parametrize("name", NAMES)
def test_what_must_be_there_before_opening_is_a_condition_with_its_ground_and_in_the_conclusion(name: str) -> None:
    sample = sample_of(name)
    conditions = {
        each["indicator"] for each in sample.told["followups"] if BEFORE_OPENING in each["text"] and "decision" in each
    }
    judged = {each["indicator"] for each in sample.told["judgements"]}
    asked = {at for at, text in sample.texts.items() if at in judged and BEFORE_OPENING in text.casefold()}
    named = set(re.findall(r"\((\d+\.[a-e])\)", sample.texts.get("conclusion", "")))
    assert asked == conditions
    assert conditions <= named


@pytest.mark.parametrize("name", NAMES)
def test_the_conclusion_tells_of_no_decision_that_is_only_being_considered(name: str) -> None:
    """What the provider has not been notified of is in the internal report alone (domain.md 8)."""
    sample = sample_of(name)
    considered = {each["indicator"] for each in sample.told["followups"] if each.get("decision") == "overvejes"}
    assert considered & set(re.findall(r"\((\d+\.[a-e])\)", sample.texts.get("conclusion", ""))) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_conclusion_says_what_the_economy_waits_for_before_the_decision(name: str) -> None:
    texts = sample_of(name).texts
    waits = [at for at, text in texts.items() if at.startswith("economy:") and BEFORE_THE_DECISION in text.casefold()]
    assert not waits or BEFORE_THE_DECISION in texts["conclusion"].casefold(), waits
