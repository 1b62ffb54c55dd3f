"""Stored times as moments: the same text an hour later may be an earlier moment, when the clock goes back."""

from __future__ import annotations

from datetime import datetime, timedelta

_START = datetime(1970, 1, 1)  # noqa: DTZ001  offsets are taken off by hand: in year 1 none may be taken off a datetime


def moment(iso: str) -> tuple[timedelta, str]:
    """Sort key: the moment, then the text itself, so that the order is always the same. A bare date is its first."""
    at = datetime.fromisoformat(iso)
    offset = at.utcoffset() or timedelta()
    return at.replace(tzinfo=None) - _START - offset, iso


def is_later(iso: str, other: str) -> bool:
    return moment(iso)[0] > moment(other)[0]
