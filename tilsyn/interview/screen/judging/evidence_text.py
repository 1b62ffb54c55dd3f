"""What stands beside the text that is written: evidence in words, and what was judged before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import counted, date_text, listed, time_text
from tilsyn.domain.findings.codes import code_of, own_questions
from tilsyn.domain.findings.evidence import Ground
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.findings.scoring import applicability
from tilsyn.domain.journal.entries import Answer, Judgement, Note, OwnQuestion
from tilsyn.domain.library.directives import find_directive
from tilsyn.domain.values import GROUPS_MANY, METHODS, METHODS_COUNTED, VALUES
from tilsyn.interview.screen.judging import wording
from tilsyn.services.judging.stale_check import live_versions
from tilsyn.services.judging.view import earlier_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.library.edition import Question, RatedUnit
    from tilsyn.interview.screen.judging.gestures import JudgingGestures
    from tilsyn.services.open_case import Desk

Run = tuple[str, str]
"""Words and their style."""


def evidence_runs(gestures: JudgingGestures, unit: RatedUnit, *, before: bool) -> Iterator[Run]:
    """The wording, what was judged before (folded unless `before`), and each piece under its question."""
    yield f"{unit.text or wording.UNKNOWN_WORDS}\n", "bold"
    for line in _remarks(gestures.desk, unit):
        yield f"{line}\n", "italic"
    yield from _before_runs(gestures, unit, opened=before)
    ground = gestures.ground(unit.id)
    yield f"\n{wording.GROUND}\n", "bold"
    yield f"{_breadth(ground)}\n", ""
    yield from _by_question(gestures.desk, unit, ground)
    for place in Place.above(unit):
        yield from _placed(gestures, place)


def _remarks(desk: Desk, unit: RatedUnit) -> Iterator[str]:
    """Which service types it is for, and a choice that is still open."""
    visible = desk.visible()
    labels = {each.id: each.label for each in desk.model.service_types}
    some = unit.item.applies_to_some_only(visible.fields.service_types)
    if some:
        yield wording.ONLY_FOR.format(types=listed(labels.get(each, each) for each in some))
    stands, choice = applicability(unit.item, visible)
    if stands == "contested":
        yield wording.CONTESTED.format(id=unit.id)
    elif choice is not None:
        use = wording.SCOPE_USES[choice.use]
        scoped = wording.SCOPE_CARRIED if choice.carried_from else wording.SCOPED
        date = date_text(choice.carried_from)
        yield scoped.format(id=unit.id, use=use, reason=mask_cpr(choice.reason), date=date)
    if len(live_versions(desk, Slot.judgement(unit.id))) > 1:
        yield wording.SEVERAL


def _breadth(ground: Ground) -> str:
    """Encounters and methods, never heads and never values (domain.md 6)."""
    if not ground.pieces:
        return wording.NO_GROUND
    met: list[str] = [held.encounter.method for held in ground.encounters]
    each = listed(counted(met.count(method), *METHODS_COUNTED[method]) for method in ground.methods)
    line = wording.RESTS_ON.format(encounters=each) if met else wording.ONLY_NOTES
    groups = listed(GROUPS_MANY[each] for each in ground.groups)
    line += wording.GROUPS.format(groups=groups) if groups else ""
    return f"{line}. {wording.DIFFERS}" if ground.differs else f"{line}."


def _by_question(desk: Desk, unit: RatedUnit, ground: Ground) -> Iterator[Run]:
    """In the edition's order; one's own questions after, then notes."""
    official = {each.id: each for each in unit.item.questions}
    own = {code: each for code, (_, each) in own_questions(desk.visible()).items()}
    asked = dict.fromkeys(piece.question for piece in ground.pieces)
    order = [each for each in (*official, *own, None) if each in asked]
    for question in order:
        said = Ground([each for each in ground.pieces if each.question == question])
        differs = f" · {wording.DIFFERS_HERE}" if question and said.differs else ""
        yield f"\n{_heading(question, official, own)}{differs}\n", "bold"
        yield from _pieces(desk, said.pieces)


def _heading(question: str | None, official: dict[str, Question], own: dict[str, OwnQuestion]) -> str:
    if question is None:
        return wording.NOTES
    if question in own:
        return f"{wording.OWN}: {mask_cpr(own[question].text)}"
    asked = official[question]
    duty = f" ({wording.DUTY})" if asked.duty == "kommune" else ""
    return f"{asked.id} {asked.gist or asked.text}{duty}"


def _pieces(desk: Desk, pieces: Iterable[Piece]) -> Iterator[Run]:
    for piece in pieces:
        yield f"  {_where(desk, piece)}: ", ""
        yield f"{_said(desk, piece)}\n", ""


def _where(desk: Desk, piece: Piece) -> str:
    """Who or what, and how: the encounter's label, its method, who else was there."""
    if piece.held is None:
        return wording.NOTES
    encounter = piece.held.encounter
    told = [each.code for each in piece.held.sources if each.code not in piece.held.label]
    told += [METHODS[encounter.method], *([encounter.department] if encounter.department else [])]
    told += [wording.PRESENT.format(who=mask_cpr(listed(encounter.present)))] if encounter.present else []
    family = getattr(piece.said, "family", None)
    titles = {each.id: each.title for each in desk.model.families}
    told += [wording.FAMILY.format(title=titles[family])] if family in titles else []
    return f"{mask_cpr(piece.held.label)} ({', '.join(told)})"


def _said(desk: Desk, piece: Piece) -> str:
    """The value in words, the note, and who said otherwise."""
    said = piece.said
    if isinstance(said, Note):
        marks = ", ".join(filter(None, (wording.QUOTE if said.quote else "", said.place or "")))
        return f"[{marks}] {said.text}" if marks else said.text
    assert isinstance(said, Answer)  # noqa: S101  a piece is one or the other
    lines = [f"{VALUES.get(said.value or '', wording.NO_VALUE)}. {said.note}".strip()]
    parts = "; ".join(wording.PART.format(part=each.part, value=VALUES[each.value]) for each in said.parts)
    reason = wording.REASON_SAID.format(reason=said.reason) if said.reason else ""
    lines += [f"    {each}" for each in (parts, reason) if each]
    for each in said.deviates:
        who = code_of(Slot.source(each.source), desk.visible())
        lines.append(f"    {wording.DEVIATES.format(who=who, note=each.note)}")
    return "\n".join(lines)


def _placed(gestures: JudgingGestures, place: Place) -> Iterator[Run]:
    """Notes that were put a level up: other matters worth weighing."""
    pieces = gestures.ground(place).pieces
    if pieces:
        yield f"\n{wording.PLACED.format(place=place.text())}\n", "bold"
        yield from _pieces(gestures.desk, pieces)


def _before_runs(gestures: JudgingGestures, unit: RatedUnit, *, opened: bool) -> Iterator[Run]:
    """What was judged before, labelled in words, and only once it is opened: it never becomes text by itself."""
    for label, body in _before(gestures, unit):
        yield f"\n{label if opened else wording.EARLIER_CLOSED.format(label=label)}\n", "bold dim"
        yield (f"{body}\n", "dim") if opened else ("", "")


def _before(gestures: JudgingGestures, unit: RatedUnit) -> Iterator[Run]:
    earlier = earlier_report(gestures.desk, unit.id)
    if earlier:
        label = wording.EARLIER.format(date=date_text(earlier.date), edition=earlier.edition)
        score = wording.SCORE_THEN.format(score=score_words(gestures.desk, earlier.judgement.score))
        yield label, f"{earlier.judgement.text}\n{score}"
    for entry in live_versions(gestures.desk, Slot.judgement(unit.id)):
        if isinstance(entry.payload, Judgement):
            label = wording.STANDS.format(at=time_text(entry.header.at), who=entry.header.who)
            yield label, _whole(gestures.desk, entry.payload)


def _whole(desk: Desk, stands: Judgement) -> str:
    visible = desk.visible()
    codes = ", ".join(filter(None, (code_of(slot, visible) for slot in stands.sources)))
    lines = (
        mask_cpr(stands.text),
        wording.SOURCES_NOW.format(codes=mask_cpr(codes) or wording.NO_SCORE),
        wording.SCORE_NOW.format(score=score_words(desk, stands.score)),
    )
    return "\n".join(lines)


def score_words(desk: Desk, score: object) -> str:
    """The score with its label: "4 i høj grad opfyldt"; words alone where the scale is words."""
    label = desk.model.label_of(desk.visible().fields.kind, score)
    if score is None:
        return wording.NO_SCORE
    return f"{score} {label or ''}".strip() if isinstance(score, int) else label or str(score)


def directives_of(desk: Desk, unit: RatedUnit) -> str:
    """Each question of the item, and what the directives it names say."""
    lines: list[str] = []
    for question in unit.item.questions:
        lines.append(f"{question.id}: {question.text} {question.reference_text}".rstrip())
        for reference in question.references:
            found = find_directive(desk.catalogues, reference)
            lines.append(f"  {reference}  {found[1].subject if found else ''}".rstrip())
            lines += [f"    {found[1].text}"] if found and found[1].text else []
            lines += [f"    - {point.text}" for point in found[1].points] if found else []
    return "\n".join(lines)
