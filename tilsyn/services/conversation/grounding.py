"""Brug som grundlag: an answer is made evidence for an indicator, or no longer; nothing is it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot, frame_of
from tilsyn.domain.danish import item_id, listed
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.journal.revise import next_version
from tilsyn.domain.library.asked import feeding
from tilsyn.domain.text import quote
from tilsyn.errors import UsageProblem
from tilsyn.services.judging.stale_check import Refusals, as_read
from tilsyn.services.open_case import unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.asked import FramePoint
    from tilsyn.services.conversation.session import Session
    from tilsyn.services.open_case import Desk

_READ = Refusals(
    ("Svaret gælder ikke længere.", "Luk, og se efter, hvad der står nu."),
    ("Svaret er rettet imens.", "Luk, og se efter, hvad der står nu."),
    ("Svaret står i flere udgaver.", "Svar igen i samtalen med tilsyn interview; det nye svar afløser dem."),
)
NOT_ANSWERED = ("Her er endnu intet svar at bruge.", "Svar først på punktet, eller gå til et, der er besvaret.")
BASIS = "grundlag"
"""How a line begins that says it, followed by the indicators."""


def is_ground(line: str) -> bool:
    """Whether a line says what an answer is ground for: the word, then indicators."""
    return line.strip().lower().startswith(f"{BASIS} ")


def use_as_ground(session: Session, line: str) -> str:
    """Make the answer at hand ground for indicators, or no longer: "grundlag 3.d". Gives the line to say.

    A gesture of its own, never a correction. Raises UsageProblem where nothing is answered here yet.
    """
    question = answer_meant(session)
    check_is_of_a_frame(question, session.desk)
    items = named_indicators(session.desk, line.strip().partition(" ")[2])
    session.guard.catch_up((question,))
    standing = session.guard.held(question)
    if standing is None or standing.payload is None:
        raise UsageProblem(*NOT_ANSWERED)
    made = with_ground(session.desk, standing, items)
    session.commit([made])
    session.look()
    return f"gemt {question}: {grounded_words(made)}"


def answer_meant(session: Session) -> str:
    """The question whose answer is meant: the one at hand; where that has none, the one that was answered just now.

    An answer goes on to the next point by itself, and only then does one know what it may be used for.
    """
    here, before = session.at_hand(), session.route.before
    if before is None or not before.point or session.guard.held(here.ids[0]):
        return here.ids[0]
    slot = Slot.answer(before.ids[0], session.encounter.id)
    made = session.desk.recorded.made
    just_now = bool(made) and [each.slot for each in made[-1].stood if Slot(each.slot).kind == "answer"] == [slot]
    return before.ids[0] if just_now and session.guard.held(before.ids[0]) else here.ids[0]


def put_ground(desk: Desk, entry: Entry, items: Iterable[str], by: str | None) -> Answer:
    """The same of an answer that was looked at in the evening. Raises UsageProblem where it has changed meanwhile."""
    standing = as_read(desk, entry, frozenset({"at_items", "recorded_at", "protection"}), _READ)
    made = with_ground(desk, standing, items)
    desk.add([made], by)
    return made


def ground_rows(desk: Desk, point: FramePoint, at: Collection[str]) -> Iterator[tuple[str, str]]:
    """The indicators an answer to a point may be made ground for, each with its words: those it may feed first.

    `at`: those that it is ground for now.
    """
    fed = feeding(point, desk.model)
    units = sorted((unit for unit in desk.model.rated() if unit.text), key=lambda unit: unit.id not in fed)
    for unit in units:
        mark = "[x]" if unit.id in at else "[ ]"
        yield unit.id, f"{mark} {unit.id}  {unit.text}"


def offered_ground(session: Session) -> Iterator[str]:
    """What the answer to the point at hand may be ground for, told line by line; nothing where no point is at hand."""
    point = session.current.point if session.current else None
    if point is None:
        return
    stands = session.look()
    at = stands.at_items if stands else ()
    fed = {*feeding(point, session.desk.model), *at}
    yield from (words for indicator, words in ground_rows(session.desk, point, at) if indicator in fed)
    yield f"Skriv fx {BASIS} 3.d, og igen: ikke mere. Enhver indikator kan vælges."


def named_indicators(desk: Desk, typed: str) -> tuple[str, ...]:
    """From "3.d 5.b", "3d; 5b". Raises UsageProblem for one that the edition has not, or not the words of, or none."""
    known = [unit.id for unit in desk.model.rated()]
    parts = [each for each in typed.replace(";", " ").replace(",", " ").split() if each]
    found = tuple(dict.fromkeys(item_id(each, known) for each in parts))
    if not found:
        raise UsageProblem("Det fremgår ikke, hvad det er grundlag for.", f"Skriv fx {BASIS} 3.d.")
    for each in found:
        if each not in known:
            raise unknown(f"indikatoren {quote(each)}", known, each, "i udgaven")
        desk.worded(each)
    return found


def with_ground(desk: Desk, standing: Entry, items: Iterable[str]) -> Answer:
    """The next version of an answer: each indicator is added, or where it stands, taken out. No time of it moves."""
    said = standing.payload
    assert isinstance(said, Answer)  # noqa: S101  an answer's slot holds nothing else
    wanted = list(dict.fromkeys(items))
    kept = [each for each in said.at_items if each not in wanted]
    added = [each for each in wanted if each not in said.at_items]
    order = [unit.id for unit in desk.model.rated()]
    places = sorted([*kept, *added], key=lambda each: order.index(each) if each in order else len(order))
    return next_version(desk.case, standing, said, desk.world.new_id(), {"at_items": tuple(places)})


def grounded_words(said: Answer) -> str:
    """What it is ground for now."""
    return f"grundlag for {listed(said.at_items)}" if said.at_items else "ikke grundlag for noget"


def check_is_of_a_frame(question: str, desk: Desk) -> None:
    """An answer to an official question bears on its own indicator already. Raises UsageProblem."""
    if not frame_of(question) or desk.asked().point(question) is None:
        raise UsageProblem(
            "Svaret hører allerede til sin indikator.", "Kun punkter i en spørgeramme bruges sådan som grundlag."
        )
