"""A map of our own inspection: which steps of a course there is evidence on, by which kind of source, and which not.

Conversations and reviews are counted, never heads and never yeses; nothing is a share of anything, and nothing scores.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import listed
from tilsyn.domain.findings.evidence import answer_piece
from tilsyn.domain.findings.unread import is_unread
from tilsyn.domain.library.frame import COURSE_PARTS
from tilsyn.domain.values import GROUPS_MANY, OTHER_TREATMENTS, SPOKEN_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.visible import Held, Visible
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import CourseStep, Frame

UNLIT = "ikke belyst"
LEFT_OUT = "Samtaler og gennemgange kun om alkohol eller integreret dobbeltdiagnose tælles ikke med."
NO_SHARE = "Kortet siger, hvor vi har spurgt eller set efter. Et tal er samtaler eller gennemgange, aldrig personer."
_LOOKED = ("observation", "dokument")


class StepGround(NamedTuple):
    """One step, and how many conversations or reviews of each kind of source it is lit by: only kinds that are."""

    step: CourseStep
    kinds: dict[str, int]

    @property
    def lit(self) -> bool:
        """Whether there is evidence on it at all."""
        return bool(self.kinds)

    @property
    def part(self) -> str:
        """The part of the guidelines that it belongs to, in words."""
        return COURSE_PARTS[self.step.part]

    @property
    def heard(self) -> str:
        """The groups, each with its conversations: "borgere 2, ledelsen 1", a number never alone on a line."""
        return ", ".join(
            f"{GROUPS_MANY[each]}\N{NO-BREAK SPACE}{number}"
            for each, number in self.kinds.items()
            if each in GROUPS_MANY
        )

    def looked(self, method: str) -> str:
        """How often something was seen or read, empty for never: "2"."""
        return str(self.kinds.get(method, ""))


def course_map(frame: Frame, visible: Visible) -> list[StepGround]:
    """Each step of a frame with what the whole case holds on it."""
    places = {question: step.id for step in frame.steps for question in step.lit_by}
    met: dict[str, dict[str, set[str]]] = {}
    for piece in _telling(places, visible):
        for kind in _kinds(piece):
            held = met.setdefault(places[piece.question or ""], {}).setdefault(kind, set())
            held.add(piece.held.encounter.id if piece.held else "")
    return [StepGround(step, _in_order(met.get(step.id, {}))) for step in frame.steps]


def leaves_out(visible: Visible) -> bool:
    """Whether there is anything of other treatments, which the map says nothing of."""
    return any(_is_other(held) for held in visible.encounters.values())


def unlit(frame: Frame, model: QualityModel, visible: Visible, place: str) -> list[str]:
    """Titles of the steps that nothing is known of, among those that a theme asks about or that no theme does."""
    if place not in frame.unlit_told_at:
        return []
    themes = {question.id: str(Place.theme(unit.theme.number)) for unit, question in model.questions()}
    return [
        ground.step.title
        for ground in course_map(frame, visible)
        if not ground.lit and _is_about(ground.step, themes, place)
    ]


def unlit_sentence(titles: Iterable[str]) -> str:
    """As in: Ikke belyst ved tilsynet: henvendelse og efter behandlingen. Empty where nothing is missing."""
    named = [each[:1].lower() + each[1:] for each in titles]
    return f"Ikke belyst ved tilsynet: {listed(named)}." if named else ""


def _is_about(step: CourseStep, themes: dict[str, str], place: str) -> bool:
    asked = {themes[each] for each in step.questions if each in themes}
    return not asked or place in asked


def _telling(places: dict[str, str], visible: Visible) -> Iterator[Piece]:
    """Answers that say something of what a step asks, in drug treatment."""
    for entry, answer in visible.answers():
        if answer.question in places and not is_unread(answer):
            piece = answer_piece(entry, answer, visible)
            if piece.held is not None and not _is_other(piece.held):
                yield piece


def _is_other(held: Held) -> bool:
    return held.encounter.track in OTHER_TREATMENTS


def _kinds(piece: Piece) -> tuple[str, ...]:
    """The groups who spoke when it was said; what was seen or read has none."""
    method = piece.held.encounter.method if piece.held else ""
    return (
        (method,) if method in _LOOKED else tuple(each if each in SPOKEN_GROUPS else "andre" for each in piece.groups)
    )


def _in_order(met: dict[str, set[str]]) -> dict[str, int]:
    order = (*SPOKEN_GROUPS, *_LOOKED)
    return {each: len(met[each]) for each in sorted(met, key=order.index)}
