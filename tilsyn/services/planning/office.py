"""The copy of the office that a case was made with: brought in, taken out, and by an exchange file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from tilsyn.domain.findings.privacy import masked
from tilsyn.domain.journal.entries import Office
from tilsyn.domain.office import copied, read_copy
from tilsyn.domain.text import name_shown
from tilsyn.domain.words import IN_CASE, names_office
from tilsyn.errors import AnswerIsNo, CaseNewer, TilsynError, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.office import Authority, OfficeCopy
    from tilsyn.domain.world import World
    from tilsyn.services.open_case import Desk
    from tilsyn.services.planning.cases import Prepared

NOW = ("nu", "now")
OF_WHAT = "socialtilsynets oplysninger"
_SAY = "Skriv dem først: tilsyn office --set navn=NAVN."


def asked_for(settings: Sequence[str]) -> bool:
    """Whether `case --set` is to copy the office in. Raises UsageProblem where it is told otherwise than "nu"."""
    asked = [each.partition("=")[2].strip().casefold() for each in settings if names_office(each.partition("=")[0])]
    if any(each not in NOW for each in asked):
        raise UsageProblem(
            "Kontorets oplysninger står ikke i sagen selv.",
            f"Ret dem med tilsyn office --set, og kopiér dem ind i sagen med --set {IN_CASE['office']}=nu.",
        )
    return bool(asked)


def for_case(path: Path, world: World) -> tuple[Office, dict[str, bytes]]:
    """The entry and its bytes, as the office is now. Raises UsageProblem where it says nothing of itself."""
    from tilsyn.storage.office_file import read_office

    office = read_office(path)
    if not office.is_known:
        raise UsageProblem("Kontorets oplysninger er ikke skrevet endnu.", _SAY)
    copy = copied(office)
    _require_picture(office, copy, "Logoet i filen med kontorets oplysninger")
    return Office(record=world.new_id(), sha256=copy.sha256, logo_sha256=copy.logo_sha256), copy.blobs


def with_office(made: Prepared, path: Path, world: World, tell: Callable[[str], None]) -> Prepared:
    """A new case with the office's copy, where one is known; a visit does not wait for a file to be mended."""
    from tilsyn.storage.office_file import read_office

    try:
        if not read_office(path).is_known:
            return made
        entry, blobs = for_case(path, world)
    except TilsynError as fault:
        tell(f"(advarsel) {fault.message} Sagen er uden dem.\nRåd: {fault.hint} Kopiér dem så ind med --set kontor=nu.")
        return made
    return made._replace(payloads=(*made.payloads, entry), blobs={**made.blobs, **blobs})


def authority_of(desk: Desk, visible: Visible | None = None, *, whole: bool = False) -> Authority | None:
    """The office of a case, as far as it may be seen, CPR numbers masked; `whole`: with its logo's bytes.

    `visible`: the case as it stood at some time; else as it stands.
    Raises CaseDamaged where its bytes are gone, and CaseNewer.
    """
    kept = (visible or desk.visible()).one(Office, "office")
    if kept is None:
        return None
    try:
        office = masked(read_copy(desk.file.blob(kept.sha256, OF_WHAT)))
    except ValidationError as error:  # the copy is as it was written, so a newer program wrote it
        raise CaseNewer(desk.file.path) from error
    logo = office.logo if whole else None
    return office.with_picture(desk.file.blob(logo.sha256, OF_WHAT)) if logo else office


def logo_of(desk: Desk, sha256: str) -> dict[str, bytes]:
    """The logo that the case keeps, by its name as a context has it. Raises CaseDamaged."""
    return {sha256: desk.file.blob(sha256, OF_WHAT)} if sha256 else {}


def brought(office: Authority | None, file: str) -> dict[str, bytes]:
    """The bytes of an office that a file brings. Raises AnswerIsNo where its logo is no picture, or another kind."""
    if office is None:
        return {}
    copy = copied(office)
    try:
        _require_picture(office, copy, "case.office.logo")
    except UsageProblem as fault:
        raise AnswerIsNo(
            f"{name_shown(file)} er ikke læst ind; intet er ændret. {fault.message}",
            "Ret logoet i filen, eller tag det ud af den.",
        ) from None
    return copy.blobs


def _require_picture(office: Authority, copy: OfficeCopy, named: str) -> None:
    """A hand that has changed a file may have put anything in the logo's place."""
    from tilsyn.storage.documents.logo import require_logo

    if office.logo:
        require_logo(copy.blobs[office.logo.sha256], office.logo.format, named)
