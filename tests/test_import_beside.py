"""A file read in while another window writes: it is held against the case as it stands when it is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import desk_of
from tilsyn.domain.journal.entries import Answer, Encounter
from tilsyn.services.leaving import outputs

Run = Callable[..., tuple[int, str, str]]
BASE = {"format": "tilsyn-exchange/1", "edition": "KM2021"}
FILE = json.dumps(
    {
        **BASE,
        "sources": [{"code": "Borger 1", "group": "borger", "method": "interview", "date": "2023-10-24"}],
        "answers": [{"question": "4.a.1", "source": "Borger 1", "value": "ja", "note": "Hun ved det"}],
    }
).encode()


@pytest.fixture
def beside(case_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """What another window does once, between the plan of an import and its writing."""

    def once(act: Callable[[], object]) -> None:
        plan, waiting = outputs._planned, [act]

        def planned(*given: object, **more: object) -> object:
            made = plan(*given, **more)  # type: ignore[arg-type]
            if waiting:
                waiting.pop()()
            return made

        monkeypatch.setattr(outputs, "_planned", planned)

    return once


def test_the_same_file_read_in_by_two_at_once_changes_the_case_once(
    case_path: Path, beside: Callable[[Callable[[], object]], None]
) -> None:
    def other() -> None:
        with desk_of(case_path) as desk:
            assert outputs.import_document(desk, FILE, "a.json", "MKV").written == 3

    beside(other)
    with desk_of(case_path) as desk:
        done = outputs.import_document(desk, FILE, "a.json", "MKV")
        assert (done.written, done.skipped) == (0, 3)
        assert [len(desk.case.live(each.slot)) for _, each in desk.case.of(Answer)] == [1]


def test_a_code_that_came_meanwhile_is_taken_for_the_same(
    case_path: Path, run: Run, beside: Callable[[Callable[[], object]], None]
) -> None:
    beside(lambda: run("source", case_path, "Borger 1", "--group", "borger"))
    with desk_of(case_path) as desk:
        outputs.import_document(desk, FILE, "a.json", "MKV")
        assert [each.code for each in desk.visible().sources.values()] == ["Borger 1"]
        assert len(list(desk.case.of(Encounter))) == 1
