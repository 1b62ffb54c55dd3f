"""Stored times as moments: the same text an hour later may be an earlier moment, when the clock goes back.

And by whose clock they are told: each by the one it was written by, which is that of the place. A time in UTC was
written by no place's clock, and is told by Denmark's; those of one conversation are told by the clock it began by.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

_START = datetime(1970, 1, 1)  # noqa: DTZ001  offsets are taken off by hand: in year 1 none may be taken off a datetime


NEVER = "9999-12-31"
"""Where there is no time, and what has none stands last."""


def moment(iso: str) -> tuple[timedelta, str]:
    """Sort key: the moment, then the text itself, so that the order is always the same. A bare date is its first."""
    at = datetime.fromisoformat(iso)
    offset = at.utcoffset() or timedelta()
    return at.replace(tzinfo=None) - _START - offset, iso


def on_the_clock(iso: str | None) -> datetime | None:
    """A stored time as it is told; None for what is no time."""
    try:
        at = datetime.fromisoformat(iso) if iso else None
    except ValueError:
        return None
    return _in_denmark(at) if at and iso and iso[-1] in "Zz" else at


def _in_denmark(at: datetime) -> datetime:
    """Summer time lasts from the last Sunday of March to that of October, from 01 to 01 UTC (directive 2000/84/EC)."""
    begins, ends = (_last_sunday(at.year, month) for month in (3, 10))
    hours = 2 if begins <= at.replace(tzinfo=None) < ends else 1
    try:
        return at.astimezone(timezone(timedelta(hours=hours)))
    except OverflowError:
        return at


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1)  # noqa: DTZ001  held against a time in UTC
    return last - timedelta(days=(last.weekday() + 1) % 7)


def by_clock_of(iso: str | None, began: str | None) -> str | None:
    """A time of a conversation by the clock that it began by; one of another day, or a bare date, as it is."""
    at, start = on_the_clock(iso), on_the_clock(began)
    if at is None or start is None or at.tzinfo is None or start.tzinfo is None:
        return iso
    if at.utcoffset() == start.utcoffset() or abs(at - start) >= timedelta(days=1):
        return iso
    return at.astimezone(start.tzinfo).isoformat(timespec="milliseconds")


def is_later(iso: str, other: str) -> bool:
    return moment(iso)[0] > moment(other)[0]
