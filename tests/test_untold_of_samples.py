"""What a sample's report leaves unsaid: a question nobody looked into, and what was known the last time.

A head of office asks for both at every judgement. Here a question without a single entry has to be told as not
examined, where it belongs and among all that was not examined; and a judgement with an earlier one beside it has to
name its year.
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.samples_read import PROTECTED, ROOT, Sample

pytestmark = pytest.mark.slow

UNTOUCHED = {
    "1.a.2": ("afdækningens vurdering af ressourcer", "ressourcer til arbejde og uddannelse i afdækningen"),
    "3.a.2": ("metode til særlige målgrupper", "metoder til særlige målgrupper"),
    "3.a.4": ("redskabet til afdækning", "redskabet til afdækning"),
    "3.b.3": ("løbende faglige vurdering", "løbende faglige vurdering"),
    "3.b.8": ("rammerne for at bruge", "rammerne for at bruge"),
    "3.d.3": ("rådgivningen ved udskrivning", "rådgivningen ved udskrivning"),
    "3.d.4": ("brugen af VISO", "brugen af VISO"),
    "3.d.5": ("koordinerede indsatsplaner", "koordinerede indsatsplaner"),
    "5.c.1": ("kendskabet til lovgivning", "kendskab til lovgivning"),
    "5.c.6": ("vejledning om prævention", "vejledning om prævention"),
    "5.c.10": ("skadesreduktion i øvrigt", "skadesreduktion i øvrigt"),
    "7.a.5": ("behandling i hjemmet", "behandling i hjemmet"),
    "7.a.6": ("på afstand", "på afstand"),
    "8.a.6": ("kvalitetsstandard er ikke gennemgået", "kvalitetsstandarden"),
    "8.a.7": ("kendskabet til lovgivning", "kendskab til lovgivning"),
    "9.a.4": ("Vederlagsfri lægesamtale", "vederlagsfri lægesamtale"),
    "10.a.3": ("kendskabet til lovgivning", "kendskab til lovgivning"),
    "10.a.5": ("specialiserede screeninger", "specialiserede screeninger"),
}
"""Of Nordkaj: the words about it in its judgement, and those in the list of what was not examined."""
ELSEWHERE = {"5.c.2": "social-, psykolog- og sundhedsfaglige uddannelser"}
"""What no entry stands under, but one stands for: the judgement tells it from there."""


@pytest.fixture(scope="module")
def sample() -> Sample:
    return Sample("nordkaj")


def official_questions() -> dict[str, str]:
    """Each official question and its indicator; what the project has added to the edition is left out."""
    edition: dict[str, Any] = yaml.safe_load((ROOT / "questionnaires" / "KM2021.yaml").read_text(encoding="utf-8"))
    indicators = [
        each for theme in edition["themes"] for criterion in theme["criteria"] for each in criterion["indicators"]
    ]
    return {
        each["id"]: indicator["id"]
        for indicator in indicators
        for each in indicator.get("questions", ())
        if ".t" not in each["id"]
    }


def test_a_question_without_an_entry_is_told_as_not_examined(sample: Sample) -> None:
    answered = {each["question"] for each in sample.told["answers"] if each.get("protection") not in PROTECTED}
    judged = {each["indicator"] for each in sample.told["judgements"]}
    asked = official_questions()
    untouched = {each for each, indicator in asked.items() if indicator in judged and each not in answered}
    assert untouched == {*UNTOUCHED, *ELSEWHERE}
    for question, (there, _) in UNTOUCHED.items():
        assert there.casefold() in sample.texts[asked[question]].casefold(), question
    for question, words in ELSEWHERE.items():
        assert words in sample.texts[asked[question]], question


def test_what_was_not_examined_is_in_the_list_of_it_too(sample: Sample) -> None:
    listed = " ".join(each["reason"] for each in sample.told["not_interviewed"])
    assert [question for question, (_, words) in UNTOUCHED.items() if words not in listed] == []


def test_a_judgement_says_what_was_known_the_last_time(sample: Sample) -> None:
    year = sample.told["previous"]["date"][:4]
    before = {each["indicator"] for each in sample.told["previous"]["judgements"]}
    assert sorted(at for at in before if year not in sample.texts[at]) == []
