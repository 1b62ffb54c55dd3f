"""What a kind of problem is made of; its own module, so that each room's words can stand beside its checks."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Kind(NamedTuple):
    """A kind of problem: its severity, its sentence and its advice, with {facts} to fill in."""

    severity: Severity
    text: str
    hint: str
