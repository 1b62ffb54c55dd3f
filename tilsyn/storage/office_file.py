"""The office's own file: one JSON for all the cases that are made here, whole or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tilsyn.domain.office import Authority, stated
from tilsyn.errors import QuestionnaireError
from tilsyn.storage import atomic
from tilsyn.storage.incoming import read_given
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tilsyn.domain.problems import Problem

LARGEST = 16
"""Megabytes; a logo is at most five of them, and a third more in base64."""


def read_office(path: Path) -> Authority:
    """What stands there; an office that says nothing where there is no file.

    Raises QuestionnaireError where it is damaged, with the first place, and UsageProblem where it cannot be read.
    """
    if look(path) is Sight.NOTHING:
        return Authority()
    # With the exchange file's form come its records, and most who ask have no such file.
    from tilsyn.domain.proposals.exchange.form import check
    from tilsyn.domain.proposals.exchange.reading import read

    raw = read(read_given(path, LARGEST), path.name)
    if raw.problems:
        raise _damaged(path, raw.problems)
    if not isinstance(raw.document, dict):
        raise _refused(path, "det er ikke et objekt i JSON")
    checked = check(Authority, raw.document, ())
    if checked.problems or not isinstance(checked.record, Authority):
        raise _damaged(path, checked.problems)
    return checked.record


def write_office(path: Path, office: Authority) -> None:
    """Put it in place. Raises what `atomic.write` does, and OutputBlocked where there can be no folder for it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise atomic.refusal(path, error, at_all=True) from error
    atomic.write(path, (json.dumps(stated(office), ensure_ascii=False, indent=2) + "\n").encode())


def _damaged(path: Path, problems: Sequence[Problem]) -> QuestionnaireError:
    first = problems[0]
    at = f"{first.at}: " if first.at else ""
    return _refused(path, f"{at}{first.text.rstrip('.')}", "" if first.code == "S102" else first.hint)


def _refused(path: Path, why: str, hint: str = "") -> QuestionnaireError:
    advice = f"Ret filen, eller giv den et andet navn, og skriv oplysningerne igen med tilsyn office --set. ({path})"
    return QuestionnaireError(f"Filen med kontorets oplysninger kan ikke bruges: {why}.", f"{hint} {advice}".strip())
