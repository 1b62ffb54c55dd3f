"""The M codes, in Danish."""

from __future__ import annotations

from tilsyn.domain.problem_kind import Kind  # noqa: TC001  the table is built from it soon

LIBRARY_KINDS: dict[str, Kind] = {}
