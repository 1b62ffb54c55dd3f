"""A file that comes in: who reads it, by what it is. Whatever that is, it becomes the records of an exchange file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.domain.proposals.exchange import Exchange
    from tilsyn.services.open_case import Desk


class Reader(NamedTuple):
    """Whether a file is of its kind, by its bytes and its name; and how it is read."""

    knows: Callable[[bytes, str], bool]
    read: Callable[[Desk, bytes, str], Exchange]


def arrived(desk: Desk, content: bytes, name: str) -> Exchange:
    """The records of a file, and every problem of its form. What no other reader knows is read as an exchange file."""
    return next(each for each in _READERS if each.knows(content, name)).read(desk, content, name)


def _are_submissions(content: bytes, name: str) -> bool:
    from tilsyn.domain.proposals.submissions.rows import are_submissions

    return are_submissions(content, name)


def _submissions(desk: Desk, content: bytes, name: str) -> Exchange:
    from tilsyn.services.leaving.submissions import submissions

    return submissions(desk, content, name)


def _is_workbook(content: bytes, name: str) -> bool:
    from tilsyn.storage.filled_workbooks import is_workbook

    return is_workbook(content, name)


def _workbook(desk: Desk, content: bytes, name: str) -> Exchange:
    from tilsyn.services.leaving.filled_sheets import filled_workbook

    return filled_workbook(desk, content, name)


def _exchange_file(desk: Desk, content: bytes, name: str) -> Exchange:
    from tilsyn.domain.proposals.exchange import parse
    from tilsyn.services.frames import bring_frames

    parsed = parse(content, name)
    bring_frames(desk, parsed)
    return parsed


_READERS = (
    Reader(_are_submissions, _submissions),
    Reader(_is_workbook, _workbook),
    Reader(lambda _content, _name: True, _exchange_file),
)
