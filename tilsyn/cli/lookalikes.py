"""Names of files that look the same: å is one letter on most disks and two on others, and no keyboard writes both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATHS = frozenset({"path", "output_path"})
_ALSO_FILES = frozenset({"template", "edition", "checklist", "supplement"})
"""Options that take a name of ours or a file."""


def as_they_stand(stated: dict[str, Any], params: Iterable[Any]) -> None:
    """Put the file that stands there in the place of a name that looks like its own; where there is none, nothing.

    A new case takes no name that looks like another's: that is said where it is made.
    """
    for param in params:
        given = stated.get(param.name)
        if (param.type.name in _PATHS or param.name in _ALSO_FILES) and isinstance(given, str | Path):
            stated[param.name] = _standing(given)


def _standing(given: Any) -> Any:  # noqa: ANN401  as typer has it: a path, or the text of one
    if str(given).isascii():
        return given
    from tilsyn.errors import LooksTheSame
    from tilsyn.storage.placing import standing

    try:
        return type(given)(standing(Path(given)))
    except LooksTheSame:  # none of them is guessed
        return given
