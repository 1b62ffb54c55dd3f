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


def read_logo(path: Path) -> tuple[LogoFormat, bytes]:
    """Its format, and the picture alone. Raises UsageProblem for what is no picture, or too large a one."""
    return look_at_logo(read_given(path, LOGO_MEGABYTES), path.name)


def look_at_logo(content: bytes, named: str) -> tuple[LogoFormat, bytes]:
    """The same of bytes that came in another way."""
    form = next((each for each, begins in _BEGINS.items() if content.startswith(begins)), None)
    if form is None:
        raise UsageProblem(f"{named} {_NO_PICTURE}", _HINT)
    try:
        return form, apart(f"logo.{form}", content)[1]
    except Refused as refused:
        raise UsageProblem(f"{named} {_WHY.get(refused.why, _NO_PICTURE)}", _HINT) from None
