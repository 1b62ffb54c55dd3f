"""Each sample is read into a case of its own, and lies ready: nothing blocks its report, and no ground is missing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.sample_cases import sample_case
from tests.samples_read import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.slow
NOTHING_NOTED = "S023"
"""A judgement names a source that has nothing noted at its indicator."""


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_read_whole_and_its_judgements_rest_on_what_is_noted(name: str, tmp_path: Path, run: Run) -> None:
    case = sample_case(tmp_path, name)
    status = json.loads(run("status", case, "--json")[1])
    assert status["blocking"] == []
    assert NOTHING_NOTED not in run("status", case, "--all")[1]
    code, _, err = run("report", case, "-o", tmp_path / "rapport.docx")
    assert (code, err) == (0, "")
