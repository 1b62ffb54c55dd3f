"""Frames of a library: by id or by path, and from the copy that a case keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tilsyn.domain.danish import either
from tilsyn.domain.library.frame import Frame
from tilsyn.domain.text import quote
from tilsyn.errors import QuestionnaireError
from tilsyn.storage.library import broken_questionnaire, parse_file
from tilsyn.storage.library_files import SUFFIXES, bytes_of, says_it_is_a_frame
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.storage.library import Library


def is_frame_file(wanted: str) -> bool:
    """Whether a path is given to a file that says that it is a frame."""
    path = Path(wanted)
    content = bytes_of(path) if path.suffix.lower() in SUFFIXES else None
    return content is not None and says_it_is_a_frame(content)


def frame_in(library: Library, wanted: str) -> tuple[Frame, bytes]:
    """A frame by id, or by path to its file, with its YAML. Raises QuestionnaireError: broken, or unknown."""
    path = Path(wanted)
    if path.suffix.lower() in SUFFIXES or look(path) is Sight.FILE:
        parsed = parse_file(path, library.cited())
        if not isinstance(parsed.record, Frame):
            raise broken_questionnaire(path.name, parsed.problems, path)
        return parsed.record, parsed.content
    found = next((each for name, each in library.frames.items() if name.casefold() == wanted.casefold()), None)
    if found is not None:
        return found, library.sources[found.id]
    broken = next((each for each in library.broken if each.casefold() == wanted.casefold()), None)
    if broken is not None:
        raise library.broken_questionnaire(broken)
    raise _unknown(wanted, list(library.frames))


def _unknown(wanted: str, known: Sequence[str]) -> QuestionnaireError:
    hint = f"Vælg {either(known)}, eller skriv stien til filen." if known else "Skriv stien til en fil."
    return QuestionnaireError(f"Spørgerammen »{quote(wanted)}« findes ikke.", hint)


def frame_from_copy(content: bytes) -> Frame:
    """A frame of a case, from the bytes that `copy_of` made."""
    return Frame.model_validate_json(content)
