"""A frame's points in an exchange file: what could not be typed cannot be read in either."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.framing import FRAMES, desk_with_frames
from tilsyn.domain.journal.entries import Answer

Run = Callable[..., tuple[int, str, str]]
REVIEW = {"code": "D1", "method": "dokument", "title": "Sag 1", "start": "2023-10-24", "end": "2023-10-24"}
OWN = {"code": "4.a.e1", "at": "4.a", "text": "Hvad spurgte han om?"}
READ = [{"event": "henvendelse", "date": "2023-01-03"}]


@pytest.fixture
def read_in(run: Run, case_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.setenv("TILSYN_LIBRARY", str(FRAMES))

    def call(question: str, **said: Any) -> tuple[int, str, str]:
        answer = {"question": question, "encounter": "D1", **said}
        file = case_path.parent / "ind.json"
        parts = {"encounters": [REVIEW], "own_questions": [OWN], "answers": [answer]}
        file.write_text(json.dumps({"format": "tilsyn-exchange/1", **parts}))
        return run("import", case_path, file)

    return call


@pytest.mark.parametrize("counts", [{"k": 5, "n": 3}, {"k": 5}, {"n": 3}, {"unknown": 2}, {"k": 1, "unknown": 2}])
def test_counts_that_cannot_be_are_refused(
    read_in: Callable[..., Any], case_path: Path, counts: dict[str, int]
) -> None:
    code, _, err = read_in("ramme:1.2", **counts)
    assert code == 1
    assert "answers[0].k: S143" in err
    with desk_with_frames(case_path) as desk:
        assert not list(desk.case.of(Answer))


@pytest.mark.parametrize(
    ("question", "said", "place"),
    [
        ("4.a.1", {"k": 1, "n": 2}, "k"),
        ("4.a.1", {"unknown": 2}, "unknown"),
        ("4.a.1", {"dates": READ}, "dates"),
        ("4.a.1", {"at_items": ["4.b"]}, "at_items"),
        ("4.a.1", {"parts": [{"part": "stof", "value": "ja"}]}, "parts[0].part"),
        ("4.a.1", {"value": "daekkende"}, "value"),
        ("ramme:1.1", {"value": "ja", "k": 1, "n": 2}, "k"),
        ("ramme:1.1", {"dates": READ}, "dates"),
        ("ramme:1.1", {"parts": [{"part": "stof", "value": "ja"}, {"part": "kaffe", "value": "ja"}]}, "parts[1].part"),
        ("ramme:1.1", {"parts": [{"part": "stof", "value": each} for each in ("ja", "nej")]}, "parts[1].part"),
        ("ramme:1.2", {"dates": READ}, "dates"),
        ("ramme:1.2", {"value": "daekkende"}, "value"),
        ("ramme:dage", {"k": 1, "n": 2}, "k"),
        ("ramme:dage", {"dates": [*READ, {"event": "henvendelse", "date": "2023-01-04"}]}, "dates[1].event"),
        ("4.a.e1", {"at_items": ["4.b"]}, "at_items"),
    ],
)
def test_nothing_is_read_in_that_could_not_be_typed(
    read_in: Callable[..., Any], case_path: Path, question: str, said: dict[str, Any], place: str
) -> None:
    code, _, err = read_in(question, **said)
    assert code == 1
    assert f"answers[0].{place}: S146" in err
    with desk_with_frames(case_path) as desk:
        assert not list(desk.case.of(Answer))


def test_what_could_be_typed_is_read_in(read_in: Callable[..., Any], case_path: Path) -> None:
    for question, said in (
        ("ramme:1.2", {"k": 0, "n": 0, "unknown": 2, "at_items": ["5.c"]}),
        ("ramme:dage", {"dates": READ}),
        ("ramme:1.1", {"value": "daekkende", "at_items": ["4.a"], "parts": [{"part": "stof", "value": "daekkende"}]}),
        ("4.a.1", {"value": "ja", "parts": [{"part": "respekt", "value": "nej"}]}),
        ("4.a.e1", {"value": "ja"}),
    ):
        assert read_in(question, **said)[0] == 0
    with desk_with_frames(case_path) as desk:
        asked = {each.question for _, each in desk.case.of(Answer)}
        assert asked >= {"ramme:1.2", "ramme:dage", "ramme:1.1", "4.a.1"}
        assert len(asked) == 5
