"""The maps that a frame makes of a case, as tables for the consultant's own eyes: `tilsyn checklist SAG ID`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.collaboration import UNLIT, actor_rows, beside_each_other, sides
from tilsyn.domain.findings.course_map import LEFT_OUT, NO_SHARE, course_map, leaves_out, unlit, unlit_sentence
from tilsyn.domain.values import GROUPS_MANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.collaboration import ActorStanding, Side
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.frame import Frame
    from tilsyn.services.open_case import Desk


class MapTable(NamedTuple):
    """A table, and what must be said under it."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    notes: tuple[str, ...] = ()


def maps_of(frame: Frame, visible: Visible) -> Iterator[MapTable]:
    """Those that the frame makes; `visible` with CPR numbers masked, for it stands on a screen."""
    if frame.steps:
        yield course_table(frame, visible)
    actors = actor_rows(frame, visible)
    if actors:
        yield MapTable("Samarbejdskort", COLLABORATION_COLUMNS, [_actor(each) for each in actors], (UNKNOWN,))
    if any(each.answers for each in sides(frame, visible)):
        yield side_table(sides(frame, visible))


def unlit_words(desk: Desk, place: str) -> str:
    """What the steps of the frames used leave unlit at a theme, "Ikke belyst ved tilsynet: …"; empty for nothing."""
    used = [each for each in desk.frames_shown() if each.unlit_told_at]
    titles = (title for frame in used for title in unlit(frame, desk.model, desk.visible(), place))
    return unlit_sentence(dict.fromkeys(titles))


COLLABORATION_COLUMNS = ("Aktør", "Aftale", "Kontakt", "I sagerne", "Hørt af os")
UNKNOWN = "– : ikke belyst, ikke hørt. En række i sagerne uden aftale er noget at spørge til, ikke en fejl."


def course_table(frame: Frame, visible: Visible) -> MapTable:
    """Step by step, with the part where it begins."""
    rows: list[tuple[str, ...]] = []
    part = ""
    for ground in course_map(frame, visible):
        if ground.part != part:
            part = ground.part
            rows.append((part.upper(), "", "", ""))
        seen, read = ground.looked("observation"), ground.looked("dokument")
        rows.append((ground.step.title, ground.heard or ("" if ground.lit else UNLIT), seen, read))
    notes = (NO_SHARE, LEFT_OUT) if leaves_out(visible) else (NO_SHARE,)
    return MapTable("Hvad tilsynet har belyst", ("Trin", "Samtaler med", "Set", "Læst"), rows, notes)


def _actor(row: ActorStanding) -> tuple[str, ...]:
    """Short: what was said of contact stands at its point, and in the internal report."""
    return tuple(each if each and each != UNLIT else "–" for each in _told(row))


def _told(row: ActorStanding) -> tuple[str, ...]:
    return row.title, row.agreement, row.contact, row.met, row.heard


def side_table(told: list[Side]) -> MapTable:
    """Answers to who does what beside each other: one row for each that was given."""
    heads = tuple(GROUPS_MANY[side.group].capitalize() for side in told)
    return MapTable("Hvem gør hvad, side om side", heads, beside_each_other(told))
