"""What the shipped frames say aloud: short enough, one thing at a time, and no more than there is time for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tilsyn.domain.library.frame import Frame, FrameItem
from tilsyn.resources import questionnaires
from tilsyn.storage.library import load_library

FRAMES = load_library((questionnaires(),)).frames
SENTENCE = re.compile(r"(?<=[.?!]) ")
A_CONVERSATION = 12
"""Questions that there is room for with a citizen in forty minutes (content: paper and time)."""
MUST_NOT_BE_READ_APART = ("Læs de ", "hver for sig. K af n")


def spoken(frame: Frame) -> Iterator[tuple[str, str]]:
    for item in frame.items:
        for asked in item.spoken.values():
            yield from ((item.id, sentence) for text in asked for sentence in SENTENCE.split(text))


def instructions(item: FrameItem) -> str:
    return " ".join(filter(None, (item.look.dokument, item.look.observation)))


@pytest.mark.parametrize("name", sorted(FRAMES))
def test_no_sentence_must_be_said_twice(name: str) -> None:
    assert [each for each in spoken(FRAMES[name]) if len(each[1].split()) > 20] == []


@pytest.mark.parametrize("name", sorted(FRAMES))
def test_a_citizen_is_asked_no_more_than_there_is_time_for(name: str) -> None:
    assert sum(1 for item in FRAMES[name].items if "borger" in item.ask) <= A_CONVERSATION


@pytest.mark.parametrize("name", sorted(FRAMES))
def test_a_question_has_at_most_three_follow_ups(name: str) -> None:
    assert [item.id for item in FRAMES[name].items for asked in item.spoken.values() if len(asked) > 4] == []


@pytest.mark.parametrize("name", sorted(FRAMES))
def test_an_instruction_asks_for_nothing_that_cannot_be_typed_there(name: str) -> None:
    for item in FRAMES[name].items:
        told = instructions(item)
        assert not any(each in told for each in MUST_NOT_BE_READ_APART), item.id
        if item.kind == "value":  # it takes a letter; numbers belong in the note
            assert not re.search(r"\b[Kk] af n\b(?! .*i noten)", told.replace("i noten k af n", "")), item.id


def test_who_does_what_is_asked_before_the_actors_one_by_one() -> None:
    assert FRAMES["samarbejde"].in_order()[0].id == "hvem_goer_hvad"
