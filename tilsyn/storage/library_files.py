"""The files of a library: which of a folder they are, their bytes, and what they hold as plain values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.storage.sight import Sight, look
from tilsyn.storage.yaml_text import MAX_BYTES, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SUFFIXES = frozenset({".yaml", ".yml"})
_FRAME = re.compile(rb"^format:\s*[\"']?tilsyn-checklist/", re.MULTILINE)


class PlainLibrary(NamedTuple):
    """Editions, directive catalogues and acts as their files state them: what is left out is left out."""

    models: tuple[dict[str, Any], ...]
    catalogues: tuple[dict[str, Any], ...]
    laws: tuple[dict[str, Any], ...] = ()


def library_files(folder: Path) -> list[Path]:
    """The YAML files that stand in a folder, by name; none where it cannot be opened."""
    try:
        return sorted(
            each for each in folder.iterdir() if each.suffix.lower() in SUFFIXES and not each.name.startswith(".")
        )
    except OSError:
        return []


def bytes_of(path: Path) -> bytes | None:
    """A file's bytes, one more than we read at most; None where it cannot be opened."""
    if look(path) is not Sight.FILE:  # opening a pipe would wait for a writer for ever
        return None
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return None


def says_it_is_a_frame(content: bytes) -> bool:
    """Whether a file says that it is a frame, as far as can be seen without reading its YAML."""
    return _FRAME.search(content) is not None


def plain_library(folders: Iterable[Path], trusted: Path) -> PlainLibrary | None:
    """What the `trusted` folder holds, unchecked as its files are held against one another by our tests.

    Frames are left out: whoever looks up anything else does not wait for them.
    None where another folder holds anything, or a file cannot be read as it stands, or there is no edition at all.
    """
    if any(folder != trusted and library_files(folder) for folder in folders):
        return None
    held: dict[str, list[dict[str, Any]]] = {}
    for path in library_files(trusted):
        content = bytes_of(path) or b""
        if says_it_is_a_frame(content):
            continue
        document, problems = read_yaml(content, path.name)
        if problems or document is None or not isinstance(document.value, dict):
            return None
        held.setdefault(str(document.value.get("format")), []).append(document.value)
    models, catalogues, laws = (tuple(held.get(f"tilsyn-{kind}/1", ())) for kind in ("edition", "directives", "law"))
    return PlainLibrary(models, catalogues, laws) if models else None
