"""The one door through which a file leaves: never over a case, and over what a person may have changed only if told so.

Each output carries a checksum over all of itself (`domain.imprint`); one whose checksum fits is replaced silently.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.imprint import imprinted, untouched
from tilsyn.errors import (
    CaseInTheWay,
    OutputBlocked,
    OutputFolderMissing,
    OutputIsTheCase,
    OutputKept,
    OutputNameRefused,
    OutputOutOfReach,
)
from tilsyn.storage import atomic, keys, left_behind, names
from tilsyn.storage.sight import Sight, look, same

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tilsyn.storage.atomic import Wait

    Consent = Callable[[Path], bool]

SIDECARS = ("-journal", "-wal", "-shm", ".lock")
_APPLICATION_ID_AT = 68  # in SQLite's own header, four bytes
_HEAD = 100
_LARGEST = 1 << 29  # no output of ours is half a gigabyte; such a file is not read to find out


def never(_path: Path) -> bool:
    """The consent of nobody: what may have been changed stays."""
    return False


class Door(NamedTuple):
    """The case that is open, if any, and who is asked before a changed file is replaced."""

    case: Path | None = None
    may_replace: Consent = never
    wait: Wait = time.sleep

    def put(self, path: Path, content: bytes) -> None:
        """Write one output. Raises what `check` does, and OutputFolderMissing."""
        self.check(path)
        atomic.write(path, imprinted(content), self.wait)

    def put_as_handed_in(self, path: Path, content: bytes) -> None:
        """Write a file that a person made, to the byte: it carries no checksum of ours. The same again changes nothing.

        Raises what `put` does.
        """
        self.spare_cases(path)
        if not _holds(path, content, self.wait):
            self.check(path)
            atomic.write(path, content, self.wait)

    def put_all(self, folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
        """Write outputs into a folder, which may be new: all of them or none. Raises what `put` does."""
        if look(folder.parent) is not Sight.FOLDER:
            raise OutputFolderMissing(folder)
        paths = {folder / name: imprinted(content) for name, content in contents.items()}
        self.check_folder(folder)
        for path in paths:
            self.check(path)
        _place_all(folder, paths, self.wait)
        return list(paths)

    def make_folder(self, folder: Path) -> None:
        """A folder, with those it lies in. Raises what `spare_cases` does, and OutputBlocked."""
        for each in reversed((folder, *folder.parents)):
            self.check_folder(each)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (OSError, RecursionError) as error:  # `parents` calls itself for each
            raise OutputOutOfReach(folder) from error

    def check_folder(self, folder: Path) -> None:
        """Refuse a folder that would take the name of a case or of what SQLite keeps beside one."""
        seen = look(folder)
        if seen is Sight.HIDDEN:
            raise OutputOutOfReach(folder)
        if seen is not Sight.FOLDER:
            self.spare_cases(folder)

    def check(self, path: Path) -> None:
        """Refuse to replace a case, what stands beside one, a folder or a device, or what a person may have changed.

        Raises what `spare_cases` does, OutputOutOfReach, OutputNameRefused, OutputBlocked, OutputKept.
        """
        self.spare_cases(path)
        match look(path):
            case Sight.HIDDEN:
                raise OutputOutOfReach(path)
            case (Sight.FOLDER | Sight.DEVICE) as seen:
                raise OutputNameRefused(path, atomic.IN_THE_WAY[seen])
            case Sight.FILE:
                if not _is_ours(path, self.wait) and not self.may_replace(path):
                    raise OutputKept(path)

    def spare_cases(self, path: Path) -> None:
        """Refuse a case of any name, and what SQLite keeps beside one; and a name that is none of a file.

        Raises OutputIsTheCase, CaseInTheWay, OutputNameRefused.
        """
        if why := names.fault(path):
            raise OutputNameRefused(path, why)
        for each in (path, *_owners(path)):
            # The open case is never opened a second time: closing that handle would drop the database's locks.
            if self.case is not None and same(each, self.case):
                raise OutputIsTheCase(path)
            if is_case(each):
                raise CaseInTheWay(path)
        if _awaited(path):
            raise OutputNameRefused(
                path, "det navn bruges til det, der ligger ved siden af en sag, mens der skrives i den"
            )


def beside_a_case(path: Path) -> bool:
    """Whether the name is one that another case's journal or lock needs, or would need if that case were made."""
    return _awaited(path) or any(is_case(each) for each in _owners(path))


def _awaited(path: Path) -> bool:
    """What stands there when a case of that name is made would be taken for its journal, and played back into it."""
    return any(each.suffix.casefold() == ".tilsyn" for each in _owners(path))


def is_case(path: Path) -> bool:
    """Whether a case of any name stands there: an encrypted one, or SQLite's header with our application id."""
    if look(path) is not Sight.FILE:
        return False
    from tilsyn.storage.migrations import APPLICATION_ID

    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    stated = head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4]
    ours = head.startswith(keys.SQLITE_MAGIC) and stated == APPLICATION_ID.to_bytes(4, "big")
    return ours or head.startswith(keys.MAGIC)


def _owners(path: Path) -> list[Path]:
    """The file beside which this name would be a journal or a lock; Windows drops a full stop at the end."""
    name = path.name.rstrip(" .")
    ends = [each for each in SIDECARS if name.casefold().endswith(each) and len(name) > len(each)]
    return [path.with_name(name[: -len(each)]) for each in ends]


def _holds(path: Path, content: bytes, wait: Wait) -> bool:
    try:
        return (
            look(path) is Sight.FILE
            and path.stat().st_size == len(content)
            and atomic.patiently(path.read_bytes, wait) == content
        )
    except OSError:
        return False


def _is_ours(path: Path, wait: Wait) -> bool:
    try:
        return path.stat().st_size < _LARGEST and untouched(atomic.patiently(path.read_bytes, wait))
    except OSError as error:
        raise atomic.refusal(path, error) from error


def _place_all(folder: Path, contents: Mapping[Path, bytes], wait: Wait) -> None:
    """All written beside first, then put in place; after a failure everything is as it was before."""
    new, placed, temporary, path = look(folder) is Sight.NOTHING, list[Path](), dict[Path, Path](), folder
    replaced: dict[Path, bytes] = {}
    try:
        _make_private(folder)
        left_behind.clear_files(folder)
        for path, content in contents.items():
            temporary[path] = _beside(path)
            temporary[path].write_bytes(content)
        for path, written in temporary.items():
            if look(path) is Sight.FILE:
                replaced[path] = path.read_bytes()
                atomic.replace(written, path, wait)
            else:
                atomic.place_new(written, path, wait)
                placed.append(path)
    except (OSError, OutputBlocked) as error:
        _put_back(replaced)
        _take_away([*placed, *temporary.values()], folder if new else None)
        if isinstance(error, OutputBlocked):
            raise
        raise (OutputKept(path) if isinstance(error, FileExistsError) else atomic.refusal(path, error)) from error


def _beside(path: Path) -> Path:
    try:
        return atomic.beside(path)
    except OSError as error:
        raise atomic.refusal(path, error, at_all=True) from error


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise OutputOutOfReach(folder) from error


def _put_back(replaced: Mapping[Path, bytes]) -> None:
    for path, content in replaced.items():
        with suppress(OutputBlocked):
            atomic.write(path, content)


def _take_away(paths: Sequence[Path], folder: Path | None) -> None:
    for path in paths:
        atomic.discard(path)
    if folder is not None:
        with suppress(OSError):
            folder.rmdir()
