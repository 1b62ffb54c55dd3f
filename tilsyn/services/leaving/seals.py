"""A final report is sealed: what was sent stands in the case, and comes again byte for byte until a new one is made."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import CASE, Slot
from tilsyn.domain.danish import time_text
from tilsyn.domain.findings.hearing import hearing_outcome
from tilsyn.domain.findings.privacy import texts_of
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.as_it_stood import as_it_stood, redacted_unseen
from tilsyn.domain.journal.entries import SealedReport
from tilsyn.domain.problems import problem
from tilsyn.domain.values import RECEIVERS
from tilsyn.errors import AnswerIsNo, UsageProblem
from tilsyn.services.planning.office import authority_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.values import Audience
    from tilsyn.output.contexts.records.report import Report
    from tilsyn.services.open_case import Desk


class SealedFile(NamedTuple):
    """What was sent, when it was made, and by which template of the office's own."""

    content: bytes
    at: str
    template_sha256: str | None = None


def sealed_file(desk: Desk, audience: Audience) -> SealedFile | None:
    """The file that was sealed for an audience, as it was; None where none has been.

    Raises AnswerIsNo with what has changed since, and CaseDamaged.
    """
    found = _in_the_way(desk, audience)
    if found:
        raise AnswerIsNo(
            f"Den endelige rapport til {RECEIVERS[audience]} svarer ikke længere til sagen.",
            "Lav en ny udgave med --again --reason -; den gamle bliver i sagen, og --sealed N giver den igen. "
            "Uden --final skrives et udkast.",
            found,
        )
    entry = desk.case.current(Slot.sealed(audience))
    if entry is None or not isinstance(entry.payload, SealedReport):
        return None
    return file_of(desk, entry, entry.payload)


def file_of(desk: Desk, entry: Entry, sealed: SealedReport) -> SealedFile:
    """The file as it was sent. Raises CaseDamaged."""
    return SealedFile(desk.file.blob(sealed.sha256, "den endelige rapport"), entry.header.at, sealed.template_sha256)


def check_template(audience: Audience, sealed: SealedFile, template: bytes | None) -> None:
    """Refuse where another template is named than the one it was made with: nobody is given another one silently."""
    if template is None or template_digest(template) == sealed.template_sha256:
        return
    raise AnswerIsNo(
        f"Den endelige rapport til {RECEIVERS[audience]} er lavet {time_text(sealed.at)}, og ikke med den skabelon.",
        "Uden --template får du den, som den blev lavet. Skal skabelonen bruges, så lav en ny udgave med --again "
        "--reason -; den gamle bliver i sagen.",
    )


def template_digest(template: bytes | None) -> str | None:
    """Of the office's own; None for a shipped one, however it was named."""
    from tilsyn.output.word.report import shipped_template
    from tilsyn.output.word.template_check import REPORTS

    if template is None or template in map(shipped_template, REPORTS):
        return None
    return hashlib.sha256(template).hexdigest()


def check_again(desk: Desk, audience: Audience) -> None:
    """Refuse a new version where there has been no first one: nothing asks for a reason then."""
    if not desk.case.slots.get(Slot.sealed(audience)):
        raise UsageProblem(
            f"Der er ikke lavet nogen endelig rapport til {RECEIVERS[audience]} endnu.", "Udelad --again og --reason."
        )


class Sealing(NamedTuple):
    """What is sealed: for whom, the file, why again, and the office's own template where it was made with one."""

    audience: Audience
    content: bytes
    reason: str | None
    template_sha256: str | None


def seal_file(desk: Desk, sealing: Sealing, by: str | None) -> None:
    """Keep what is sent in the case: whom it is for, its digest, and the file itself."""
    sha256 = hashlib.sha256(sealing.content).hexdigest()
    made = SealedReport(
        record=desk.world.new_id(),
        audience=sealing.audience,
        sha256=sha256,
        reason=sealing.reason,
        template_sha256=sealing.template_sha256,
    )
    desk.add([made], by, blobs={sha256: sealing.content})


def reports_holding(desk: Desk, leaving: Collection[Entry]) -> list[Entry]:
    """Every final report, earlier versions too, whose file says something by what is to leave the case for good."""
    gone = {each.id for each in leaving}
    slots = [Slot.sealed(each) for each in RECEIVERS]
    sealed = (each for slot in slots for each in desk.case.slots.get(slot, {}).values() if each.payload is not None)
    return [each for each in sealed if each.id not in gone and _holds(desk, each, gone)]


def outdated(desk: Desk) -> list[Problem]:
    """What `report --final` would stop on for each audience; that there are two is told where the case is read."""
    return [
        each
        for audience in RECEIVERS
        for each in _unplaced(_in_the_way(desk, audience), audience)
        if each.code != "S076"
    ]


def _unplaced(found: list[Problem], audience: Audience) -> list[Problem]:
    """Of the working material no place is named unasked: it may be one where something has been protected since."""
    if audience != "internal" or all(each.code != "S075" for each in found):
        return found
    return [problem("S075", at=CASE, what="Noget", receiver=RECEIVERS[audience])]


def no_longer_answering(desk: Desk) -> list[Problem]:
    """Which final reports were made that do not answer to the case as it is now."""
    from tilsyn.services.leaving.sealed_versions import sealed_versions

    newest = {each.audience: each for each in sealed_versions(desk)}
    return [
        problem("S081", at=CASE, number=made.number, receiver=RECEIVERS[audience], made=time_text(made.at))
        for audience, made in newest.items()
        if any(each.code == "S075" for each in _in_the_way(desk, audience))
    ]


def _in_the_way(desk: Desk, audience: Audience) -> list[Problem]:
    """Why it is not given again: it is gone or may hold what is, there are two, or it would read otherwise now."""
    slot, receiver = Slot.sealed(audience), RECEIVERS[audience]
    live = desk.case.live(slot)
    if not live:
        return [problem("S077", at=CASE, receiver=receiver)] if desk.case.slots.get(slot) else []
    files = {each.payload.sha256 for each in live if isinstance(each.payload, SealedReport)}
    if len(files) > 1:
        return [problem("S076", at=CASE, count=len(files), receiver=receiver)]
    if redacted_unseen(desk.case, live[-1]):
        return [problem("S077", at=CASE, receiver=receiver)]
    return _changed(desk, live[-1], audience)


def _changed(desk: Desk, sealed: Entry, audience: Audience) -> list[Problem]:
    """Both sides are made anew by the program as it is now, so that only the case can tell them apart."""
    from tilsyn.output.contexts.changes import changes

    stood = as_it_stood(desk.case, sealed)
    found = changes(_read(desk, stood, audience), _read(desk, desk.case, audience))
    told = [(each.at, each.what) for each in found]
    if hearing_outcome(desk.visible()) is None:
        told.append((CASE, "Sagens tilstand"))
    return [problem("S075", at=at, what=what, receiver=RECEIVERS[audience]) for at, what in told]


def _holds(desk: Desk, sealed: Entry, gone: Collection[str]) -> bool:
    """By what the audience would read without it; and by the words in the file, which an older program may have set."""
    from tilsyn.output.contexts.changes import changes
    from tilsyn.output.word.said import says_any

    if not isinstance(sealed.payload, SealedReport):
        return False
    audience, stood = sealed.payload.audience, as_it_stood(desk.case, sealed)
    known = [each for each in gone if each in stood.entries]
    if not known:
        return False
    left = as_it_stood(desk.case, sealed, without=gone)
    if changes(_read(desk, stood, audience), _read(desk, left, audience)):
        return True
    return says_any(desk.file.blob(sealed.payload.sha256), _texts(stood, known))


def _texts(case: Case, entries: Collection[str]) -> Iterator[str]:
    """What stands openly in them: a report never held anything else."""
    openly = (case.entries[each] for each in entries if case.protection_of(case.entries[each]) == "normal")
    return (text for each in openly for text in texts_of(each.payload))


def _read(desk: Desk, case: Case, audience: Audience) -> Report:
    """What the audience would read of the case, as it stood at some time."""
    from tilsyn.output.contexts import context

    model, catalogues, laws = desk.copies_in(case)
    frames = [each for each in desk.frames_shown() if case.live(Slot.frame(each.id))]
    office = authority_of(desk, Visible(case))
    return context(case, model, catalogues, audience, draft=False, laws=laws, frames=frames, authority=office)
