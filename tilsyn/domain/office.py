"""The authority itself: who sends what leaves a case. Public, and the same for every case of an office.

One form in three places: the office's own file, `case.office` of an exchange file, and the copy that a case keeps. Only
the copy is without the logo's bytes, which lie beside it.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from hashlib import sha256
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from tilsyn.domain.cpr import has_cpr
from tilsyn.domain.initials import initials
from tilsyn.domain.journal.seal import canonical
from tilsyn.domain.record import STORED, Record
from tilsyn.domain.text import clean, one_line
from tilsyn.errors import UsageProblem

LONGEST_LINE, LONGEST_SENTENCE, LOGO_MEGABYTES = 200, 4_000, 5
_KEY = re.compile(r"[a-zæøå0-9][a-zæøå0-9_-]{0,39}")
OFFICE_FAULTS = {
    "office_cpr": "uden CPR-numre",
    "office_line": f"på én linje og højst {LONGEST_LINE} tegn",
    "office_sentence": f"på højst {LONGEST_SENTENCE} tegn",
    "office_key": "et ord med små bogstaver, tal, - og _",
    "office_initials": "under initialer: højst 20 tegn på én linje, og intet CPR-nummer",
    "office_picture": f"et PNG- eller JPEG-billede på højst {LOGO_MEGABYTES} MB i base64, med sin kontrolsum",
}
"""What a part must be, by the fault that it has."""


def _fault(kind: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "of another form")


def _was_stored(info: ValidationInfo) -> bool:
    return bool(info.context and info.context.get("stored"))


def _line(text: str, info: ValidationInfo) -> str:
    if _was_stored(info):
        return text
    if one_line(text) != text or len(text) > LONGEST_LINE:
        raise _fault("office_line")
    return _without_cpr(text)


def _sentence(text: str, info: ValidationInfo) -> str:
    if _was_stored(info):
        return text
    if clean(text) != text or not text.strip() or len(text) > LONGEST_SENTENCE:
        raise _fault("office_sentence")
    return _without_cpr(text)


def _without_cpr(text: str) -> str:
    if has_cpr(text):
        raise _fault("office_cpr")
    return text


def _key(text: str, info: ValidationInfo) -> str:
    if not _was_stored(info) and (not _KEY.fullmatch(text) or has_cpr(text)):
        raise _fault("office_key")
    return text


def _initials(text: str, info: ValidationInfo) -> str:
    try:
        return text if _was_stored(info) else initials(text)
    except UsageProblem:
        raise _fault("office_initials") from None


Line = Annotated[str, AfterValidator(_line)]
Sentence = Annotated[str, AfterValidator(_sentence)]


class Consultant(Record):
    """Who stands behind initials."""

    name: Line = ""
    title: Line = ""


class Logo(Record):
    """A picture: its bytes in base64, but for the copy in a case."""

    format: Literal["png", "jpg"]
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
    data: str = ""

    @classmethod
    def of(cls, form: Literal["png", "jpg"], picture: bytes) -> Logo:
        """A picture that has been looked at."""
        return cls(format=form, sha256=sha256(picture).hexdigest(), data=b64encode(picture).decode())


def _whole(logo: Logo, info: ValidationInfo) -> Logo:
    """The bytes are those that the checksum is of; whether they are a picture is for `storage.documents.logo`."""
    if not _was_stored(info) and sha256(_bytes_of(logo)).hexdigest() != logo.sha256:
        raise _fault("office_picture")
    return logo


def _bytes_of(logo: Logo) -> bytes:
    try:
        picture = b64decode(logo.data, validate=True) if len(logo.data) < LOGO_MEGABYTES * 1_400_000 else b""
    except (NotBase64, ValueError):
        picture = b""
    if not picture:
        raise _fault("office_picture")
    return picture


class Authority(Record):
    """What the office says of itself. An empty text is one that has not been stated."""

    name: Line = ""
    address: Line = ""
    phone: Line = ""
    email: Line = ""
    website: Line = ""
    logo: Annotated[Logo, AfterValidator(_whole)] | None = None
    whistleblow_contact: Line = ""
    sentences: dict[Annotated[str, AfterValidator(_key)], Sentence] = {}
    people: dict[Annotated[str, AfterValidator(_initials)], Consultant] = {}

    @property
    def is_known(self) -> bool:
        """Whether it says anything at all."""
        return self != Authority()

    def behind(self, written: str) -> Consultant:
        """Whoever stands behind initials, however their case; of nobody's nothing is said."""
        by_initials = {each.casefold(): person for each, person in self.people.items()}
        return by_initials.get(written.casefold(), Consultant())

    def with_picture(self, picture: bytes | None) -> Authority:
        """The copy of a case made whole again."""
        if self.logo is None or picture is None:
            return self
        return self.model_copy(update={"logo": Logo.of(self.logo.format, picture)})


class OfficeCopy(NamedTuple):
    """What a case keeps of an office: the digest of its JSON and of its logo, and the bytes by their digests."""

    sha256: str
    logo_sha256: str | None
    blobs: dict[str, bytes]


def copied(office: Authority) -> OfficeCopy:
    """The same office gives the same copy."""
    bare = office.model_copy(update={"logo": office.logo.model_copy(update={"data": ""}) if office.logo else None})
    content = canonical(stated(bare))
    digest = sha256(content).hexdigest()
    logo = {office.logo.sha256: b64decode(office.logo.data)} if office.logo else {}
    return OfficeCopy(digest, next(iter(logo), None), {digest: content, **logo})


def stated(office: Authority) -> dict[str, object]:
    """What it says, as JSON has it."""
    return office.model_dump(mode="json", exclude_defaults=True)


def read_copy(content: bytes) -> Authority:
    """The copy that a case keeps. Raises pydantic.ValidationError where a newer program wrote it."""
    return Authority.model_validate_json(content, context=STORED)
