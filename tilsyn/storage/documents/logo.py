"""A logo: known by its bytes, never by its name, and small enough to stand in every paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tilsyn.domain.office import LOGO_MEGABYTES
from tilsyn.errors import UsageProblem
from tilsyn.storage.documents.reading import apart
from tilsyn.storage.documents.refusals import LOGO_MEGAPIXELS, Refused
from tilsyn.storage.incoming import read_given

if TYPE_CHECKING:
    from pathlib import Path

LogoFormat = Literal["png", "jpg"]
_BEGINS: dict[LogoFormat, bytes] = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
_WHY = {"pixels": f"er på mere end {LOGO_MEGAPIXELS} megapixel."}
_NO_PICTURE = "er ikke et billede, der kan læses: et logo er PNG eller JPEG."
_HINT = "Intet er gemt. Gem logoet som et lille PNG- eller JPEG-billede, og prøv igen."

_ANOTHER = "Sæt et andet logo: tilsyn office --set logo=FIL."


def read_logo(path: Path) -> tuple[LogoFormat, bytes]:
    """Its format, and the picture alone. Raises UsageProblem for what is no picture, or too large a one."""
    return _looked_at(read_given(path, LOGO_MEGABYTES), path.name)


def require_logo(content: bytes, form: LogoFormat, named: str) -> None:
    """Of bytes that were kept as a logo elsewhere and stay as they are: that they are one, as Word takes it.

    Raises UsageProblem, as above.
    """
    if _looked_at(content, named, _ANOTHER)[0] != form or not _is_plain(form, content):
        raise UsageProblem(f"{named} {_NO_PICTURE}", _ANOTHER)


def _is_plain(form: LogoFormat, content: bytes) -> bool:
    """A JPEG as it is kept here: JFIF, and of a size that can be told. What else there is, Word's writer stops at."""
    return form == "png" or (content[6:11] == b"JFIF\0" and (not content[13] or b"\0\0" not in _densities(content)))


def _densities(content: bytes) -> tuple[bytes, bytes]:
    return content[14:16], content[16:18]


def _looked_at(content: bytes, named: str, hint: str = _HINT) -> tuple[LogoFormat, bytes]:
    form = next((each for each, begins in _BEGINS.items() if content.startswith(begins)), None)
    if form is None:
        raise UsageProblem(f"{named} {_NO_PICTURE}", hint)
    try:
        return form, apart(f"logo.{form}", content)[1]
    except Refused as refused:
        raise UsageProblem(f"{named} {_WHY.get(refused.why, _NO_PICTURE)}", hint) from None
