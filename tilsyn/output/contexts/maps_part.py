"""The maps of the frames that a case uses, as plain dicts. Working material, never for a provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.collaboration import UNHEARD, UNLIT, actor_rows, beside_each_other, sides
from tilsyn.domain.findings.course_map import LEFT_OUT, NO_SHARE, course_map, leaves_out
from tilsyn.domain.findings.course_map import UNLIT as STEP_UNLIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.findings.collaboration import ActorStanding
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.frame import Frame
    from tilsyn.output.contexts.records.frame_maps import ActorLine, FrameMaps, SideRow, StepRow


def frame_maps(frames: Sequence[Frame], visible: Visible) -> FrameMaps:
    """Of the frames that anything may be seen of: that one was used in a hidden conversation is told by nothing."""
    used = [each for each in frames if visible.may_know(Slot.frame(each.id))]
    steps = [row for frame in used for row in step_rows(frame, visible)]
    told = [row for frame in used for row in actor_rows(frame, visible)]
    actors = [actor_line(each) for each in told] if any(each.known for each in told) else []
    return {
        "trin": steps,
        "om_trin": step_notes(visible) if steps else [],
        "aktoerer": actors,
        "tegning": picture_words(actors),
        "sider": [row for frame in used for row in side_rows(frame, visible)],
    }


def step_notes(visible: Visible) -> list[str]:
    """What must be said under the steps."""
    return [NO_SHARE, LEFT_OUT] if leaves_out(visible) else [NO_SHARE]


def step_rows(frame: Frame, visible: Visible) -> Iterator[StepRow]:
    """The steps of a course, where the frame has them, with what the inspection has on each."""
    for ground in course_map(frame, visible):
        yield {
            "afsnit": ground.part,
            "trin": ground.step.title,
            "samtaler": ground.heard or ("" if ground.lit else STEP_UNLIT),
            "set": ground.looked("observation"),
            "laest": ground.looked("dokument"),
        }


def actor_line(row: ActorStanding) -> ActorLine:
    """One actor, as the internal report and the frame's own paper print it."""
    return {
        "aktoer": row.title,
        "stand": row.state,
        "aftale": row.agreement,
        "kontakt": ": ".join(filter(None, (row.contact, row.contact_words))) or UNLIT,
        "sager": row.files.words or UNLIT,
        "bemaerk": row.remark,
        "moedt": bool(row.contact or row.heard),
        "hoert": row.heard or UNHEARD,
    }


def picture_words(actors: Iterable[ActorLine]) -> str:
    """What the drawing shows, for whoever cannot see it: the same as the table beside it."""
    told = [
        f"{each['aktoer']}: aftale {each['aftale']}; i sagerne {each['sager']}; {each['hoert']}"
        + (f" ({each['bemaerk']})" if each["bemaerk"] else "")
        for each in actors
    ]
    return f"Samarbejdskort. {'. '.join(told)}." if told else ""


def side_rows(frame: Frame, visible: Visible) -> Iterator[SideRow]:
    """One row for each answer; nothing where nobody has answered."""
    told = sides(frame, visible)
    if any(side.answers for side in told):
        for leader, municipality, partner in beside_each_other(told):
            yield {"ledelse": leader, "kommune": municipality, "samarbejdspartner": partner}
