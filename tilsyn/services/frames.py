"""The frames of a case and those of the library: which is meant, and the copy that a case keeps of one it uses."""

from __future__ import annotations

from contextlib import suppress
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.addresses import LEVEL_WORDS, Slot, asked_id, frame_of, item_of
from tilsyn.domain.journal.entries import CopyRef, UsedFrame, points_named
from tilsyn.domain.library.frame import Frame
from tilsyn.errors import CaseNewer, QuestionnaireError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.frame import FrameItem
    from tilsyn.domain.proposals.exchange import Exchange
    from tilsyn.domain.world import World
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.casefile import CaseFile

Json = dict[str, Any]


class FrameCopy(NamedTuple):
    """A frame with the bytes that a case keeps of it, by their digests."""

    frame: Frame
    kept: CopyRef
    blobs: Mapping[str, bytes]

    def used(self, world: World) -> UsedFrame:
        """The entry that says that the case uses it."""
        return UsedFrame(record=world.new_id(), id=self.frame.id, kept=self.kept)


def copied(frame: Frame, source: bytes) -> FrameCopy:
    """Its canonical JSON, and the YAML beside it."""
    import hashlib

    from tilsyn.storage.library import copy_of

    content, digest = copy_of(frame)
    source_digest = hashlib.sha256(source).hexdigest()
    kept = CopyRef(id=frame.id, sha256=digest, source=source_digest)
    return FrameCopy(frame, kept, {digest: content, source_digest: source})


class FramesOfCase:
    """The frames that a case uses, read from its own copies, each once."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self._read: dict[str, Frame] = {}

    def all(self) -> tuple[Frame, ...]:
        """One of each id; where two laptops brought two versions, the points of both, the newest first.

        A copy that is damaged stops nothing else: `verify` tells of it. Raises CaseNewer.
        """
        return _by_id(reduce(_joined, (each.frame for each in held)) for held in self._versions())

    def shown(self, visible: Visible) -> tuple[Frame, ...]:
        """The same of those that may be known of: where one looks, what only a hidden conversation used adds nothing.

        Raises CaseNewer.
        """
        known = [held for held in self._versions() if visible.may_know(Slot.frame(held[0].frame.id))]
        return _by_id(reduce(_joined, _known_of(self._file.case, visible, held)) for held in known)

    def _versions(self) -> Iterator[list[_Version]]:
        """Of each frame the versions that stand, the newest first."""
        for slot in self._file.case.by_kind.get("frame", ()):
            held = [
                _Version(each, self._frame(each.payload.kept.sha256))
                for each in reversed(self._file.case.live(slot))
                if isinstance(each.payload, UsedFrame)
            ]
            if held:
                yield held

    def _frame(self, sha256: str) -> Frame:
        if sha256 not in self._read:
            self._read[sha256] = self._parsed(sha256)
        return self._read[sha256]

    def _parsed(self, sha256: str) -> Frame:
        from pydantic import ValidationError

        from tilsyn.storage.frame_files import frame_from_copy

        try:
            return frame_from_copy(self._file.blob(sha256))
        except ValidationError as error:  # the copy is as it was written, so a newer program wrote it
            raise CaseNewer(self._file.path) from error


class _Version(NamedTuple):
    """One version of a frame, and the entry that brought it."""

    entry: Entry
    frame: Frame


def _by_id(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    return tuple(sorted(frames, key=lambda each: each.id))


def _known_of(case: Case, visible: Visible, versions: Sequence[_Version]) -> list[Frame]:
    """The versions that something that may be seen was said by, told by who had which when it was written.

    What was said after a merge knew them all: it tells of one only where it names a point that no other has. Where
    nothing tells, the first that was there is as good as any.
    """
    if len(versions) == 1:
        return [versions[0].frame]
    said = list(visible.speaking_of(versions[0].frame.id))
    told: set[str] = set()
    for entry, payload in said:
        named = points_named(payload)
        by = [each for each in versions if case.knew(entry, each.entry)]
        if len(by) != 1:
            by = _only_in_one(versions, named)
        told |= {each.entry.id for each in by}
    return [each.frame for each in versions if each.entry.id in told] or [versions[-1].frame]


def _only_in_one(versions: Sequence[_Version], points: Iterable[str]) -> list[_Version]:
    having = [[each for each in versions if each.frame.find(point)] for point in points]
    return [each for held in having if len(held) == 1 for each in held]


def _joined(frame: Frame, other: Frame) -> Frame:
    held = {each.id for each in frame.items}
    more = [each for each in other.items if each.id not in held]
    return Frame.model_validate({**dict(frame), "items": (*frame.items, *more)})


def frame_called(desk: Desk, wanted: str) -> Frame:
    """The frame of that id that the case uses; else the library's, which it will use from the first answer on.

    Raises QuestionnaireError for one that is unknown or broken.
    """
    own = next((each for each in desk.frames() if each.id.casefold() == wanted.strip().casefold()), None)
    return own or desk.at_hand(wanted.strip())


def shown_frames(desk: Desk) -> list[Frame]:
    """Those that may be known of: one that only a hidden conversation used stands in no list and goes by no name."""
    return list(desk.frames_shown())


def frame_shown(desk: Desk, wanted: str) -> Frame:
    """The frame that is meant where one only looks: the case's own if it may be known of, else the library's.

    Raises QuestionnaireError for one that is unknown or broken.
    """
    from tilsyn.storage.frame_files import frame_in

    shown = {each.id.casefold(): each for each in shown_frames(desk)}
    if own := shown.get(wanted.strip().casefold()):
        return own
    frame, _ = frame_in(desk.library().library, wanted.strip())
    return shown.get(frame.id.casefold(), frame)


def bring_frames(desk: Desk, exchange: Exchange) -> None:
    """Have the frames at hand that an exchange file speaks of points of: their copies come in with what is said.

    One that the library has not is a problem of the record that names it.
    """
    from tilsyn.domain.proposals.exchange.records import AnswerRecord, NoteRecord  # only an import needs them

    records = [each.record for part in ("answers", "notes") for each in exchange.parts.get(part, ())]
    questions = [each.question for each in records if isinstance(each, AnswerRecord)]
    notes = [each for each in records if isinstance(each, NoteRecord)]
    questions += [place for each in notes for place in (*each.at_items, *each.indicators)]
    named = {*map(frame_of, questions), *exchange.checklists} - {each.id for each in desk.frames()} - LEVEL_WORDS
    for name in sorted(named - {""}):
        with suppress(QuestionnaireError):
            desk.at_hand(name)


def frames_by_questions(desk: Desk, questions: Iterable[str]) -> tuple[Frame, ...]:
    """Those that are shown, and of the library those that questions name points of.

    One that only a hidden conversation used is known no more, and no less, than if it had never been used.
    """
    shown = desk.frames_shown()
    named = {*map(frame_of, questions)} - {each.id for each in shown} - LEVEL_WORDS - {""}
    brought = []
    for name in sorted(named):
        with suppress(QuestionnaireError):
            brought.append(desk.at_hand(name))
    return (*shown, *brought)


def point_of(frames: Iterable[Frame], reference: str) -> tuple[Frame, FrameItem] | None:
    """The point that is meant by "kerneydelser:3.1.3.2", whatever the case of its letters."""
    wanted = reference.strip().casefold()
    named = frame_of(wanted)
    for frame in frames:
        if frame.id.casefold() == named:
            own = item_of(wanted).strip()
            return next(((frame, each) for each in frame.items if each.id.casefold() == own), None)
    return None


def frame_show(frame: Frame) -> Json:
    """A frame, whole: `model show kerneydelser --json`."""
    shown: Json = frame.model_dump(mode="json", exclude={"format", "items"})
    return {**shown, "kind": "frame", "items": [item_show(frame, each) for each in frame.in_order()]}


def item_show(frame: Frame, item: FrameItem) -> Json:
    """One point, with the id that its answers have."""
    question, stated = item.question(frame.id), item.model_dump(mode="json")
    return {
        **stated,
        "question": question.id,
        "values": list(item.readings),
        "groups": list(question.groups),
        "methods": list(question.methods),
    }


_TOLD = ("heading", "title", "text", "binding", "basis", "reference", "duty")


def point_show(frame: Frame, item: FrameItem) -> Json:
    """A point by itself, `ref kerneydelser:3.1.3.2 --json`: where it stands, what it says, what it may feed."""
    told = item.model_dump(mode="json", include=set(_TOLD))
    return {
        "id": asked_id(frame.id, item.id),
        "frame": frame.id,
        "frame_title": frame.title,
        "edition": frame.edition,
        **told,
        "indicators": list(item.feeds),
        "note": item.note,
        "source": frame.source.model_dump(mode="json"),
    }


def looked_up_point(own: Iterable[Frame], library: Iterable[Frame], reference: str) -> Json | None:
    """What `ref` says of a point of a frame, the case's own before the library's; None where it names none."""
    found = point_of(own, reference) or point_of(library, reference)
    return point_show(*found) if found else None
