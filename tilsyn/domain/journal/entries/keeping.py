"""The case itself, and what is said of other entries: protection, withdrawal, redaction."""

from __future__ import annotations

from typing import Literal

from pydantic import JsonValue

from tilsyn.domain.journal.entries.payload import CopyRef, Payload
from tilsyn.domain.values import Audience, Protection


class Opened(Payload):
    slot_of = ("opened",)
    entry: Literal["opened"] = "opened"
    edition: CopyRef
    catalogues: tuple[CopyRef, ...] = ()
    checklists: tuple[CopyRef, ...] = ()
    laws: tuple[CopyRef, ...] = ()


class UsedSupplement(Payload):
    """The supplement that the case's edition is completed with, by its copy; a later one takes its place."""

    slot_of = ("supplement",)
    entry: Literal["supplement"] = "supplement"
    kept: CopyRef


class Office(Payload):
    """The authority as the case was made with it, its JSON and its logo; a later one takes its place."""

    slot_of = ("office",)
    entry: Literal["office"] = "office"
    sha256: str
    logo_sha256: str | None = None

    @property
    def blobs(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.sha256, self.logo_sha256)))


class UsedFrame(Payload):
    """A frame that is used in the case, with its copy: added by the first gesture that answers a point of it."""

    slot_of = ("frame", "id")
    entry: Literal["frame"] = "frame"
    id: str
    kept: CopyRef


class CaseField(Payload):
    """One field of the case: master data, visits, departments, plan, stage. Its value's form: `fields.CaseFields`.

    `reason`: why the stage went back.
    """

    slot_of = ("case", "field")
    entry: Literal["field"] = "field"
    field: str
    value: JsonValue
    reason: str | None = None


class Transfer(Payload):
    """A person has moved a field of the report into the authority's own system.

    `digest` is the SHA-256 of `record`, a zero byte and that text, in hexadecimal with colons: "e3:b0:…".
    """

    slot_of = ("transfer", "place")
    entry: Literal["transfer"] = "transfer"
    place: str
    digest: str


class SealedReport(Payload):
    """A final report as it was sent: the file is a blob, `sha256` its name. A new version says why.

    The old one stays. `template_sha256`: of the office's own template, where it was made with one.
    """

    slot_of = ("sealed", "audience")
    entry: Literal["sealed"] = "sealed"
    audience: Audience
    sha256: str
    reason: str | None = None
    template_sha256: str | None = None

    @property
    def blobs(self) -> tuple[str, ...]:
        """The file itself."""
        return (self.sha256,)


class Protect(Payload):
    slot_of = ("protect", "target")
    entry: Literal["protect"] = "protect"
    target: str
    protection: Protection
    reason: str


class NotCpr(Payload):
    """A person has looked: what stands there is not a CPR number."""

    slot_of = ("not_cpr", "target")
    entry: Literal["not_cpr"] = "not_cpr"
    target: str
    reason: str


class Withdrawal(Payload):
    slot_of = ("withdrawal", "target")
    entry: Literal["withdrawal"] = "withdrawal"
    target: str
    reason: str


class Redaction(Payload):
    """`at_items` and `encounter`: where a note that is gone stood, since nothing else tells what rested on it."""

    slot_of = ("redaction", "target")
    entry: Literal["redaction"] = "redaction"
    target: str
    reason: str
    at_items: tuple[str, ...] = ()
    encounter: str | None = None
