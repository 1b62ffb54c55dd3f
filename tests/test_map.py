"""The newcomer's map, docs/arkitektur.md, held against the tree."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
MAP = (ROOT / "docs" / "arkitektur.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", MAP, flags=re.DOTALL))
PATHS = {each for each in NAMED if " " not in each and ("/" in each or each.endswith((".py", ".md", ".txt", ".toml")))}


def stands(path: str) -> bool:
    return any((room / path).exists() for room in (ROOT, ROOT / "tilsyn"))


def test_every_path_on_the_map_exists() -> None:
    assert len(PATHS) > 80
    assert sorted(each for each in PATHS if each != "__init__.py" and not stands(each)) == []


def test_every_room_of_the_program_is_on_the_map() -> None:
    rooms = {each.parent.relative_to(ROOT / "tilsyn").as_posix() + "/" for each in ROOT.glob("tilsyn/*/**/__init__.py")}
    assert sorted(rooms - PATHS) == []


def test_the_map_is_found_from_where_a_newcomer_begins() -> None:
    for document in ("README.md", "CONTRIBUTING.md"):
        assert "docs/arkitektur.md" in (ROOT / document).read_text(encoding="utf-8")
