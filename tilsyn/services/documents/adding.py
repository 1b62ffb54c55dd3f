"""A file laid in the case: the paper that was asked for, if it is one; its text or its picture, if that may be kept."""

from __future__ import annotations

from bisect import bisect_right
from hashlib import sha256
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.cpr import cpr_places
from tilsyn.domain.danish import listed, typed_date
from tilsyn.domain.journal.entries import Document, Encounter
from tilsyn.domain.journal.revise import hidden_with, next_fields, next_version, says_the_same
from tilsyn.domain.text import as_name, clean, one_line
from tilsyn.errors import UsageProblem
from tilsyn.services.documents.finding import REVIEW, titled
from tilsyn.services.documents.matching import HandedIn, standing_as
from tilsyn.services.planning.plan import known_type
from tilsyn.services.planning.preparing import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tilsyn.domain.findings.document_text import DocumentText
    from tilsyn.domain.journal.entries import Payload
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.documents.reading import ReadDocument

ANY_TYPE, A_PHOTO = "andet dokument", "foto"
"""What a file is where nothing else is said."""


class AddedDocument(NamedTuple):
    """The document as it stands, and what became of it."""

    document: Document
    was_asked_for: bool
    unchanged: bool
    numbers: str
    """Where what looks like CPR numbers was found, in words."""
    blank: str
    """The pages that have no text, in words: pictures, as far as a reader can tell."""
    text_before: bool
    """Whether an earlier version, written before it was said to hold personal data, still has the text."""


class Kept(NamedTuple):
    """What of the file would stand in the case: bytes by what they are."""

    text: bytes | None
    file: bytes | None

    def named(self) -> dict[str, str]:
        held = {"kept_text": self.text, "kept_file": self.file}
        return {field: sha256(each).hexdigest() for field, each in held.items() if each is not None}

    def blobs(self) -> dict[str, bytes]:
        return {sha256(each).hexdigest(): each for each in (self.text, self.file) if each is not None}


def add_document(desk: Desk, path: Path, read: ReadDocument, handed: HandedIn, by: str | None) -> AddedDocument:
    """Lay a file in the case, all of it in one gesture or nothing. Raises UsageProblem."""
    check_handed(path, read, handed)
    desk.file.refresh()
    standing = standing_as(desk, path, read, handed)
    before = standing.payload if standing and isinstance(standing.payload, Document) else None
    numbers = numbers_in(read.text)
    personal = handed.personal or bool(numbers) or bool(before and before.personal)
    stands = before if before and _is_in_the_case(before, read, handed) else None
    registered = personal and not handed.store and stands is None
    identity = desk.world.new_id()
    stated = {
        **({} if standing else {"id": identity}),
        **_known(read, handed, before, desk.world.now()[:10]),
        **_named(path, handed, before, registered=registered),
        **({"file": stands.file} if stands else {}),
        **_protection(desk, handed),
        "personal": personal,
    }
    kept = _kept(read, handed)
    stated |= {"kept_text": None, "kept_file": None} if stands is None else stands.model_dump(include=_KEPT)
    stated |= {} if registered or (stands and personal and not handed.store) else kept.named()
    fields = next_fields(desk.case, standing, Document, identity, stated)
    document = build(Document, "document add", **fields)
    unchanged = before is not None and says_the_same(document, before)
    made: list[Payload] = [*([] if unchanged else [document]), *_reviews(desk, document, handed)]
    if made:
        desk.add(made, by, blobs={name: each for name, each in kept.blobs().items() if name in document.blobs})
    was_asked_for = before is not None and before.sha256 is None
    text_before = bool(before and before.blobs and not document.blobs)
    return AddedDocument(document, was_asked_for, not made, numbers, blank_pages(read), text_before)


def check_handed(path: Path, read: ReadDocument, handed: HandedIn) -> None:
    """What can be refused before the case is touched. Raises UsageProblem."""
    from tilsyn.storage.documents.refusals import KEPT_MEGABYTES, not_kept

    if handed.store and read.picture is None and len(read.whole) > KEPT_MEGABYTES * 1024 * 1024:
        raise not_kept(path)
    if read.picture is not None and not (handed.caption or "").strip():
        raise UsageProblem(
            "Et foto skal have en billedtekst: hvad det viser, og hvor. Intet er gemt.",
            "Tilføj --caption - og send teksten på stdin, eller skriv den, når der spørges.",
        )
    if read.picture is None and handed.caption:
        raise UsageProblem(
            "--caption hører til et foto.", "Udelad --caption, eller brug --title til dokumentets titel."
        )


def numbers_in(text: DocumentText | None) -> str:
    """Where what looks like CPR numbers stands, never the digits: »Beboere«, side 2; linje 14."""
    if text is None:
        return ""
    whole = "\n".join(each.text for each in text.lines)
    ends = list(accumulate(len(each.text) + 1 for each in text.lines))
    found = list(islice(_starts(whole), _MANY + 1))
    lines = dict.fromkeys(bisect_right(ends, each) for each in found)
    shown = list(dict.fromkeys(_line_named(text, each) for each in lines))
    others = "mange" if len(found) > _MANY else str(len(shown) - _FEW)
    more = [f"{others} andre steder"] if len(shown) > _FEW else []
    return listed([*shown[:_FEW], *more])


def _starts(whole: str) -> Iterator[int]:
    """Where numbers begin, searched a stretch at a time: a list of persons tells itself long before its end."""
    last = -1
    for begins in range(0, len(whole), _STRETCH):
        for each in cpr_places(whole[begins : begins + _STRETCH + _BEYOND]):
            if begins + each.start > last:
                last = begins + each.start
                yield last


def _line_named(text: DocumentText, number: int) -> str:
    page = text.lines[number].page
    return f"side {page}" if page else f"linje {number + 1}"


def blank_pages(read: ReadDocument) -> str:
    """As in: 3 og 5-7."""
    if read.text is None or read.pages is None:
        return ""
    told = {each.page for each in read.text.lines if each.text.strip()}
    runs: list[list[int]] = []
    for page in (each for each in range(1, read.pages + 1) if each not in told):
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return listed(f"{each[0]}-{each[-1]}" if len(each) > 1 else str(each[0]) for each in runs)


_FEW = 4
_MANY = 1_000
"""So many numbers are counted; of more it is only said that they are many."""
_STRETCH, _BEYOND = 200_000, 400
"""Letters searched at a time, and how far beyond, for what begins in one stretch and ends in the next."""
_KEPT = {"kept_text", "kept_file"}


def _known(read: ReadDocument, handed: HandedIn, before: Document | None, today: str) -> dict[str, object]:
    """What is known of it whether its text is kept or not."""
    came = before.received if before and before.status == "modtaget" else None
    stated: dict[str, object] = {
        "status": "modtaget",
        "received": came or today,
        "format": read.format,
        "sha256": read.sha256,
        "pages": read.pages,
    }
    if handed.dated:
        stated["dated"] = typed_date(handed.dated, "--dated")
    if handed.provenance:
        stated["provenance"] = one_line(handed.provenance)
    if handed.municipality:
        stated["municipality"] = one_line(handed.municipality)
    if handed.caption:
        stated["caption"] = clean(handed.caption).strip()
    return stated


def _named(path: Path, handed: HandedIn, before: Document | None, *, registered: bool) -> dict[str, object]:
    """Its type, title and file; the name of a file may name a person, so that of one only registered is not kept."""
    from tilsyn.domain.cpr import mask_cpr

    kind = known_type(handed.type) if handed.type else before.type if before else None
    title = one_line(handed.title) if handed.title else before.title if before else None
    if registered:
        return {"type": kind or ANY_TYPE, "title": title, "file": None}
    file = mask_cpr(as_name(path.name))
    photo = bool(handed.caption)
    stem = None if photo or before else mask_cpr(as_name(path.stem))  # what was asked for is called what it was
    return {"type": kind or (A_PHOTO if photo else ANY_TYPE), "title": title or stem, "file": file}


def _protection(desk: Desk, handed: HandedIn) -> dict[str, object]:
    """What was handed over in a conversation that is hidden is hidden with it."""
    meeting = desk.encounter(handed.encounter) if handed.encounter else None
    if meeting is None or meeting.id in desk.visible().encounters:
        return {}
    return {"protection": hidden_with(desk.case, desk.case.live(meeting.slot)[-1])}


def _kept(read: ReadDocument, handed: HandedIn) -> Kept:
    whole = read.whole if handed.store and read.picture is None else None
    return Kept(read.text.stored() if read.text else None, read.picture or whole)


def _is_in_the_case(before: Document, read: ReadDocument, handed: HandedIn) -> bool:
    """Whether this very file is kept already, and it is not now that it is said to hold what is told of persons."""
    newly_personal = handed.personal and not before.personal
    return before.sha256 == read.sha256 and before.stored and not newly_personal


def _reviews(desk: Desk, document: Document, handed: HandedIn) -> Iterator[Encounter]:
    """The conversation it is said to belong to; else a review that has its title, and names no other."""
    if handed.encounter:
        meeting = desk.encounter(handed.encounter)
        if document.id not in meeting.documents:
            yield _naming(desk, meeting, document)
        return
    visible = desk.visible()
    for held in visible.encounters.values():
        review = held.encounter
        named = {(document.title or "").casefold(), document.type.casefold()} - {""}
        if review.method != REVIEW or review.documents or (review.title or "").casefold() not in named:
            continue
        if {each.id for each in titled(visible, review.title)} <= {document.id}:
            yield _naming(desk, review, document)


def _naming(desk: Desk, meeting: Encounter, document: Document) -> Encounter:
    standing = desk.case.live(meeting.slot)[-1]
    documents = (*meeting.documents, document.id)
    said = standing.payload if isinstance(standing.payload, Encounter) else meeting
    return next_version(desk.case, standing, said, desk.world.new_id(), {"documents": documents})
