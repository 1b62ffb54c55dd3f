"""Who is in the room and what they were told: changes to the encounter while it is held, each committed at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.codes import source_of
from tilsyn.domain.findings.presence import Stay, clock_of
from tilsyn.domain.journal.entries import Encounter, Source
from tilsyn.domain.text import clean, quote
from tilsyn.errors import UsageProblem
from tilsyn.services.planning.preparing import change_encounter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tilsyn.domain.journal.case import Case
    from tilsyn.services.conversation.session import Session

CLOCK = slice(11, 16)
CLOSED_ELSEWHERE = "Samtalen er afsluttet fra et andet vindue. Svaret er gemt og føjet til."


class Ending(NamedTuple):
    """How a conversation ends: `afbrudt` or `gennemfoert`; None where it was not asked about."""

    outcome: str
    quote_ok: bool | None = None
    read_back: bool | None = None


def tell(session: Session, told: Sequence[str]) -> None:
    """What has been said to those who are asked, all of it so far; the entry's time is when."""
    look_again(session)
    if tuple(told) != session.encounter.informed:
        _change(session, informed=tuple(told))


def come(session: Session, who: str) -> None:
    """Someone comes in: one whose code is known takes part from now on, anyone else is only present.

    One who is protected takes part, and nothing is said of it (domain.md 7).
    """
    name = _named(who)
    _refuse_closed(session)
    known = _known(session, name)
    name = _as_said(name, known)
    codes = [*_taking_part(session), known.id] if known and known.id not in session.encounter.sources else []
    if _may_be_named(session, known):
        _change(session, codes, present=(*session.encounter.present, Stay(name, _now(session), None).line))
    elif codes:
        _change(session, codes)


def leave(session: Session, who: str, *, from_first: bool = False) -> None:
    """Someone goes. What was said before stays said by those who were there.

    `from_first`: that she was there from the first has been told; of one of whom nothing is, nobody knows it.
    """
    name = _named(who)
    _refuse_closed(session)
    known = _known(session, name)
    if not _may_be_named(session, known):
        return
    name = _as_said(name, known)
    present = session.encounter.present
    own = [each for each in present if Stay.of(each).who.casefold() == name.casefold()]
    came = next((each for each in reversed(own) if not Stay.of(each).went), name)
    if own and came not in own:
        raise UsageProblem(
            f"{quote(name)} er allerede gået: tidspunktet står, som det stod.",
            "Var det forkert, så ret det med F6 og pil ned.",
        )
    if not (own or from_first or was_there(session, name)):
        raise UsageProblem(
            f"Det står ikke, at {quote(name)} er kommet; den, der ikke er kommet, kan ikke gå.",
            "Skriv koden uden minus, når nogen kommer. Et tidspunkt rettes med F6 og pil ned.",
        )
    told = Stay.of(came)._replace(went=_now(session)).line
    _change(session, present=(*(each for each in present if each != came), told))


def was_there(session: Session, who: str) -> bool:
    """Whether anyone of that name is told to be there: who takes part, and who has come or was there."""
    name = _named(who)
    known = _known(session, name)
    names = {name.casefold(), (known.code if known else name).casefold()}
    told = any(Stay.of(each).who.casefold() in names for each in session.encounter.present)
    return told or (known is not None and known.id in session.encounter.sources)


def end(session: Session, ending: Ending, at: str | None = None) -> None:
    """Close the conversation, now or as of when it ended. What another window has closed is closed as it was there."""
    look_again(session)
    stated = {key: value for key, value in ending._asdict().items() if value is not None}
    if session.encounter.outcome is None:
        stated["end"] = at or session.desk.world.now()
    else:
        del stated["outcome"]
    _change(session, **stated)


def told_at(session: Session) -> dict[str, str]:
    """What has been told in this conversation, and since when it is ticked."""
    at: dict[str, str] = {}
    versions = session.desk.case.slots.get(session.encounter.slot, {}).values()
    for entry in sorted(versions, key=lambda each: each.order):
        told = getattr(entry.payload, "informed", ())
        at = {each: at.get(each, entry.header.at[CLOCK].replace(":", ".")) for each in told}
    return at


def from_the_first(case: Case, encounter: Encounter) -> tuple[str, ...]:
    """Ids of those it was begun with; who takes part by coming in later is not among them."""
    first = min(case.slots.get(encounter.slot, {}).values(), key=lambda each: each.order, default=None)
    return first.payload.sources if first and isinstance(first.payload, Encounter) else encounter.sources


def closed_elsewhere(session: Session) -> str:
    """What to say where another window has closed the conversation since it was opened here."""
    held = session.desk.case.one(Encounter, session.encounter.slot)
    return CLOSED_ELSEWHERE if held and held.outcome and session.encounter.outcome is None else ""


def look_again(session: Session) -> None:
    """Take in what another window has said of it, so that it is built on and not written over."""
    session.desk.file.refresh()
    session.encounter = session.desk.case.one(Encounter, session.encounter.slot) or session.encounter


def _refuse_closed(session: Session) -> None:
    look_again(session)
    if session.corrects or session.is_late:
        raise UsageProblem(
            "Samtalen er slut: ingen kan komme eller gå nu.",
            "Hvem der var til stede, rettes med F6 på skærmen, eller med tilsyn encounter SAG ID --present.",
        )


def _change(session: Session, codes: Sequence[str] = (), **stated: Any) -> None:  # noqa: ANN401  an encounter's fields
    session.encounter = change_encounter(session.desk, session.encounter.id, codes, session.by, stated, in_room=True)


def _named(who: str) -> str:
    name = " ".join(clean(who).split())
    if not name:
        raise UsageProblem("Der mangler, hvem det er.", "Skriv en kode eller en rolle, fx Leder. Aldrig et navn.")
    return name


def _known(session: Session, name: str) -> Source | None:
    """Whose code it is, however it is typed. Raises UsageProblem where two who may be seen go by it."""
    return source_of(session.desk.case, session.desk.visible(), name, spoken=True)


def _as_said(name: str, known: Source | None) -> str:
    """The name as it was typed; of one who was named by an id, the code."""
    return known.code if known and known.code.casefold() != name.casefold() else name


def _may_be_named(session: Session, known: Source | None) -> bool:
    return known is None or known.id in session.desk.visible().sources


def _taking_part(session: Session) -> list[str]:
    """Those who take part, protected ones too: they must not fall out of their own conversation."""
    held = {source.id for _, source in session.desk.case.of(Source)}
    return [each for each in session.encounter.sources if each in held]


def _now(session: Session) -> str:
    return clock_of(session.desk.world.now())
