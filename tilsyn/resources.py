"""Where the shipped folders stand: inside the package in a wheel, at the repository's top level in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def questionnaires() -> Path:
    """Editions, directive catalogues and frames."""
    return _shipped("questionnaires")


def templates() -> Path:
    """Word templates."""
    return _shipped("templates")


def samples() -> Path:
    """The fictional providers."""
    return _shipped("samples")


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
