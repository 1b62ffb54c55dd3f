"""The T codes, in Danish."""

from __future__ import annotations

from tilsyn.domain.problem_kind import Kind

TEMPLATE_KINDS: dict[str, Kind] = {}
