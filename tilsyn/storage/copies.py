"""The copies that stand beside a case since before its file was brought to a newer form: named, and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.storage.migrations import FORMAT
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 100
"""Copies of one form beside one case; with more the name is in use, and that is told."""


def free_name(case: Path, form: int) -> Path:
    """`sag.format-1.tilsyn`, beside the file itself and never over another copy."""
    names = _names(case, form)
    return next((each for each in names if look(each) is Sight.NOTHING), names[0])


def beside(case: Path) -> list[Path]:
    """Those that stand there now, whichever form they keep."""
    names = (each for form in range(1, FORMAT) for each in _names(case, form))
    return [each for each in names if look(each) is not Sight.NOTHING]


def _names(case: Path, form: int) -> list[Path]:
    real = case.resolve()
    numbers = ("", *(f"-{number}" for number in range(2, _MOST)))
    return [real.with_name(f"{real.stem}.format-{form}{number}.tilsyn") for number in numbers]
