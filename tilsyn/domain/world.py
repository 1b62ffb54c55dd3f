"""What is outside us, passed in: the clock, randomness and the program's version (architecture.md, No traces)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


class World(NamedTuple):
    """The clock gives local time with its offset; `random_bytes` gives that many bytes; `app` is written in entries.

    `zone` gives a time that was said, on whatever day, the offset that holds there then.
    """

    clock: Callable[[], datetime]
    random_bytes: Callable[[int], bytes]
    app: str
    zone: Callable[[datetime], datetime] | None = None

    def local(self, at: datetime) -> datetime:
        """A time of that day with its offset: of summer or winter where there is a zone, else the clock's own."""
        if self.zone is not None:
            return self.zone(at)
        here = self.clock().tzinfo
        return at.astimezone(here) if at.tzinfo else at.replace(tzinfo=here)

    def now(self) -> str:
        """Local time as ISO 8601 with milliseconds and a numeric offset."""
        return self.clock().isoformat(timespec="milliseconds")

    def new_id(self) -> str:
        """A random UUID (version 4), for records, sources, encounters, notes and follow-ups."""
        return str(UUID(bytes=self.random_bytes(16), version=4))
