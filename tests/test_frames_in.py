"""A frame's points in an exchange file: counts that could not be typed cannot be read in either."""

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
READ = [{"event": "henvendelse", "date": "2023-01-03"}]


@pytest.fixture
def read_in(run: Run, case_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.setenv("TILSYN_LIBRARY", str(FRAMES))

    def call(question: str, **said: Any) -> tuple[int, str, str]:
        answer = {"question": question, "encounter": "D1", **said}
        file = case_path.parent / "ind.json"
        file.write_text(json.dumps({"format": "tilsyn-exchange/1", "encounters": [REVIEW], "answers": [answer]}))
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


def test_what_could_be_typed_is_read_in(read_in: Callable[..., Any], case_path: Path) -> None:
    for question, said in (
        ("ramme:1.2", {"k": 0, "n": 0, "unknown": 2, "at_items": ["5.c"]}),
        ("ramme:dage", {"dates": READ}),
        ("ramme:1.1", {"value": "daekkende", "at_items": ["4.a"]}),
    ):
        assert read_in(question, **said)[0] == 0
    with desk_with_frames(case_path) as desk:
        assert {each.question for _, each in desk.case.of(Answer)} == {"ramme:1.2", "ramme:dage", "ramme:1.1"}
