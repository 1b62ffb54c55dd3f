"""A photo: upright, at most 2,000 pixels on its longer side, and nothing in it but the picture: no place, no camera."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from tilsyn.storage.documents.refusals import MEGAPIXELS, Refused

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 2_000
_FORMATS = {"jpg": "JPEG", "png": "PNG"}
_QUALITY = 85


def scaled(raw: bytes, form: str, megapixels: int = MEGAPIXELS) -> bytes:
    """Raises Refused for what is no picture, or too large a one: its size is read before the picture is."""
    from PIL import Image, ImageFile, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # ours is told in Danish
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(BytesIO(raw), formats=[_FORMATS[form]]) as opened:
            if opened.width * opened.height > megapixels * 1_000_000:
                raise Refused("pixels")
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is read no larger than it is kept
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _bare(upright, form)
    except (OSError, SyntaxError, ValueError, EOFError):
        raise Refused("broken") from None


def _bare(picture: Image, form: str) -> bytes:
    """Its pixels in a picture of its own: whatever else the file held stays behind."""
    from PIL import Image

    clear = form == "png" and ("A" in picture.getbands() or "transparency" in picture.info)
    pixels = picture.convert("RGBA" if clear else "RGB")
    kept = Image.new(pixels.mode, pixels.size)
    kept.paste(pixels)
    out = BytesIO()
    kept.save(out, _FORMATS[form], **({"quality": _QUALITY} if form == "jpg" else {"optimize": False}))
    return out.getvalue()
