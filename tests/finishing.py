"""A case and its final report: what is in the way of it, and what the case then holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

REASON = ("--reason", "-")


def final(run: Run, case: Path, *more: object, typed: str = "", name: str = "endelig.docx") -> tuple[int, str, str]:
    """`report --final`."""
    return run("report", case, "-o", case.with_name(name), "--final", *more, typed=typed)


def blocking(run: Run, case: Path) -> set[str]:
    """The codes that `status --json` says are in the way."""
    return {each["code"] for each in json.loads(run("status", case, "--json")[1])["blocking"]}


def rows(run: Run, case: Path, kind: str) -> list[dict[str, Any]]:
    """What the log holds of one kind, the oldest first."""
    return [each for each in json.loads(run("log", case, "--json")[1]) if each["kind"] == kind]


def post(run: Run, case: Path, kind: str, **found: str) -> str:
    """The post of the newest entry of a kind whose columns are these."""
    return next(
        str(each["post"])
        for each in reversed(rows(run, case, kind))
        if all(each[name] == value for name, value in found.items())
    )
