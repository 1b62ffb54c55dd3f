"""Problems so many that nobody reads them all: the first, and how many more there are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tilsyn.cli.console import MOST_SHOWN

Run = Callable[..., tuple[int, str, str]]
MORE = 7


def many_notes(path: Path, note: dict[str, str]) -> Path:
    made = {"format": "tilsyn-exchange/1", "edition": "KM2021", "notes": [note] * (MOST_SHOWN + MORE)}
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


@pytest.mark.parametrize("note", [{"text": ""}, {"text": "Om 010180-1234"}], ids=["errors", "warnings"])
def test_what_nobody_reads_is_counted_and_not_printed(
    run: Run, case_path: Path, tmp_path: Path, note: dict[str, str]
) -> None:
    code, _, told = run("import", case_path, many_notes(tmp_path / "mange.json", note))
    assert code == (0 if note["text"] else 1)
    assert len([line for line in told.splitlines() if line.startswith("notes[")]) == MOST_SHOWN
    assert f"… og {MORE} mere, som ikke er vist her." in told.splitlines()
