"""Core first: a conversation begins with the core, and can be narrowed to it and widened again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conversing import Lines, desk_of
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.interview.plain.conversation import PlainInterview
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.session import Session
from tilsyn.services.planning import preparing


@pytest.fixture
def path(case_path: Path) -> Path:
    with desk_of(case_path) as desk:
        preparing.add_source(desk, "Borger 1", "MKV", {"group": "borger"})
        preparing.add_encounter(desk, ("Borger 1",), "MKV", {"code": "S1"})
    return case_path


@contextmanager
def sitting_at(path: Path) -> Iterator[Session]:
    with desk_of(path) as desk:
        yield Session(desk, desk.encounter("S1"), Narrowing(), "MKV")


def typed(path: Path, *lines: str) -> Lines:
    streams = Lines(*lines)
    with sitting_at(path) as session:
        PlainInterview(session, streams).run()
    return streams


def test_plain_k_narrows_to_the_core_and_widens_again(path: Path) -> None:
    with sitting_at(path) as session:
        core = [each.ids[0] for each in session.prompts if each.core]
        beside = [each.ids[0] for each in session.prompts if not each.core]
        everything = len(session.prompts)
    streams = typed(path, f"g {beside[0]}", "k", *["s"] * 60)
    assert {each.split()[0] for each in streams.asked[2:]} <= set(core)
    assert streams.said[-2] == "Ikke flere kernespørgsmål. De andre kommer næste gang."
    assert f"/{len(core)}" in "".join(each for each in streams.said if each.startswith("["))
    again = typed(path, "k", "k", *["s"] * 60)
    assert len(set(again.asked)) == everything
    assert "Nu stilles alle spørgsmål. k igen: kun kernen." in again.said


def test_a_conversation_begins_with_the_core_and_a_supplement_is_reached_by_its_number(path: Path) -> None:
    with sitting_at(path) as session:
        assert session.current is not None
        assert session.current.core
        assert session.keep_to_core(core=True)
        beside = next(each.ids[0] for each in session.prompts if not each.core)
        assert session.go_to(beside)
        assert session.current.ids[0] == beside
        session.answer(Said("ja", "Hun siger"))
        assert session.current.core
        assert session.left() == sum(each.core and not set(each.ids) & session.answered() for each in session.prompts)


def test_a_review_has_no_core_apart(path: Path) -> None:
    with desk_of(path) as desk:
        review = preparing.add_encounter(desk, (), "MKV", {"method": "dokument", "title": "Vagtplaner"})
        session = Session(desk, review, Narrowing(), "MKV")
        assert not session.keep_to_core(core=True)
        assert len(session.route.asked) == len(session.prompts)
