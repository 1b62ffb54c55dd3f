"""The frame file of the quality standard: its points, its words as data, and what it lets be said aloud to citizens."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.standard_texts import FRAME
from tilsyn.domain.findings.standards.wording import WordRow

if TYPE_CHECKING:
    from tilsyn.domain.library.edition import QualityModel

FIELDS = {
    *("id", "heading", "title", "binding", "basis", "duty", "feeds", "parts", "look", "note", "words", "test"),
}
"""What the loader of frames knows; `text` is for official wording, and none is among our sources."""
LEADING = re.compile(r"(?:er|har|får|bliver|oplever|kan|vil|skal|synes|føler|hvorfor)\b", re.IGNORECASE)
MODEL_WORDS = (
    "behandlingsplan",
    "visitation",
    "inddrag",
    "indsats",
    "ydelse",
    "tilbuddet",
    "kvalitetsstandard",
    "afdækning",
)


@cache
def frame() -> Any:
    return yaml.safe_load(FRAME.read_text(encoding="utf-8"))


def spoken() -> list[tuple[str, str]]:
    return [(each["id"], said) for each in frame()["items"] for said in each.get("test", {}).get("borger", ())]


def test_the_points_are_those_of_the_contract_in_their_order() -> None:
    assert [each["id"] for each in frame()["items"]] == [*map(str, range(1, 19)), "F1", "F2", "F3"]
    assert (frame()["format"], frame()["id"]) == ("tilsyn-checklist/1", "kvalitetsstandard")


def test_every_point_has_a_title_a_note_and_what_to_look_for_and_is_the_municipalitys_duty() -> None:
    for each in frame()["items"]:
        assert set(each) <= FIELDS
        assert each["title"]
        assert each["note"]
        assert each["look"]["dokument"]
        assert each["duty"] == "kommune"


def test_points_under_one_heading_stand_together() -> None:
    headings = [each["heading"] for each in frame()["items"]]
    assert headings == sorted(headings, key=headings.index)


def test_every_point_feeds_the_standard_and_indicators_of_the_edition(model: QualityModel) -> None:
    known = {each.id for each in model.rated()}
    fed = {each["id"]: each["feeds"] for each in frame()["items"]}
    assert all("8.a" in feeds and set(feeds) <= known for feeds in fed.values())
    assert ("9.a" in fed["6"], "4.a" in fed["7"], "4.a" in fed["12"]) == (True, True, True)


def test_law_is_said_with_its_place_in_the_regulation_and_of_the_minimum_points_only() -> None:
    law = {each["id"]: each["basis"] for each in frame()["items"] if each.get("binding") == "law"}
    assert list(law) == [*map(str, range(1, 16))]
    assert all(re.search(rf"nr\. {item}\b", basis.split("§ 4")[1]) for item, basis in law.items())


def test_a_point_with_parts_has_one_row_of_words_for_each() -> None:
    for each in frame()["items"]:
        assert len(each["words"]) == len(each.get("parts", [""]))
    assert len(frame()["items"][7]["parts"]) == 2


def test_every_row_of_words_can_find_something() -> None:
    rows = [WordRow.of(row) for each in frame()["items"] for row in each["words"]]
    assert all(row.anywhere or row.heading_only or row.by_date for row in rows)


@pytest.mark.parametrize(("item", "said"), spoken())
def test_what_is_said_to_citizens_is_short_open_and_in_their_words(item: str, said: str) -> None:
    question = said.removeprefix("Du behøver ikke fortælle om dig selv. ")
    assert len(question.split()) <= 20, item
    assert not LEADING.match(question)
    assert not [word for word in MODEL_WORDS if word in said.casefold()]
    assert said[-1] in "?."


def test_no_point_asks_more_than_three_things_after_the_first() -> None:
    assert all(len(each.get("test", {}).get("borger", ())) <= 4 for each in frame()["items"])
