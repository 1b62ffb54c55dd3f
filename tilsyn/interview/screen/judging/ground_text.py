"""What stands beside the judgement that is written: its wording, its evidence, and what was judged before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import date_text, label_text, listed, time_text
from tilsyn.domain.findings.codes import code_of
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.findings.scoring import applicability
from tilsyn.domain.journal.entries import Judgement
from tilsyn.domain.library.supplement import ANCHORS, anchor_lines
from tilsyn.interview.evidence_text import directive_lines, score_words
from tilsyn.interview.ground_beside import ground_beside
from tilsyn.services.judging.stale_check import live_versions
from tilsyn.services.judging.view import earlier_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.interview.evidence_text import Run
    from tilsyn.services.open_case import Desk


SCOPES = {True: "{id} gælder for tilbuddet", False: "{id} gælder ikke for tilbuddet"}


def ground_runs(desk: Desk, unit: RatedUnit, *, before: bool) -> Iterator[Run]:
    """The wording, what was judged before (folded unless `before`), and each piece under its question."""
    yield f"{unit.text or 'Ordlyden er ikke fundet.'}\n", "bold"
    for line in _remarks(desk, unit):
        yield f"{line}\n", "italic"
    yield from _anchor_runs(desk, unit)
    yield from _before_runs(desk, unit, opened=before)
    yield from ground_beside(desk, unit)


def _anchor_runs(desk: Desk, unit: RatedUnit) -> Iterator[Run]:
    """What the office understands by a score: read beside the scale, and never chosen by it."""
    lines = anchor_lines(desk.model, unit, desk.visible().fields.kind)
    if lines:
        yield f"\n{ANCHORS}\n", "bold"
        yield from ((f"{line}\n", "") for line in lines)


def _remarks(desk: Desk, unit: RatedUnit) -> Iterator[str]:
    """Which service types it is for, and a choice that is still open."""
    visible = desk.visible()
    labels = {each.id: each.label for each in desk.model.service_types}
    some = unit.item.applies_to_some_only(visible.fields.service_types)
    if some:
        yield f"Gælder kun {listed(labels.get(each, each) for each in some)}."
    stands, choice = applicability(unit.item, visible)
    if stands == "contested":
        yield f"Udgaven er i tvivl om, hvorvidt {unit.id} gælder for tilbudstypen. Tryk g for at vælge."
    elif choice is not None:
        chosen = f"{SCOPES[choice.use].format(id=unit.id)} ({mask_cpr(choice.reason)})"
        date = date_text(choice.carried_from)
        yield (
            f"Videreført valg fra {date}: {chosen}. g: bekræft eller vælg om."
            if choice.carried_from
            else f"Valgt i denne sag: {chosen}. g: vælg om."
        )
    if len(live_versions(desk, Slot.judgement(unit.id))) > 1:
        yield "Der står flere bedømmelser på samme tid. Den, du gemmer, afløser dem alle."


def _before_runs(desk: Desk, unit: RatedUnit, *, opened: bool) -> Iterator[Run]:
    """What was judged before, labelled in words, and only once it is opened: it never becomes text by itself."""
    for label, body in _before(desk, unit):
        yield f"\n{label if opened else f'{label} · f: vis'}\n", "bold dim"
        yield (f"{body}\n", "dim") if opened else ("", "")


def _before(desk: Desk, unit: RatedUnit) -> Iterator[tuple[str, str]]:
    earlier = earlier_report(desk, unit.id)
    if earlier:
        label = f"Tidligere bedømmelse ({date_text(earlier.date)}, {earlier.edition}), kun til orientering"
        yield label, f"{earlier.judgement.text}\nScore dengang: {score_words(desk, earlier.judgement.score)}"
    for entry in live_versions(desk, Slot.judgement(unit.id)):
        if isinstance(entry.payload, Judgement):
            label = f"Står nu i denne sag ({time_text(entry.header.at)}, {entry.header.who})"
            yield label, _whole(desk, entry.payload)


def _whole(desk: Desk, stands: Judgement) -> str:
    visible = desk.visible()
    codes = mask_cpr(", ".join(filter(None, (label_text(code_of(slot, visible)) for slot in stands.sources))))
    return f"{mask_cpr(stands.text)}\nKilder: {codes or 'ingen'}\nScore: {score_words(desk, stands.score)}"


def directives_of(desk: Desk, unit: RatedUnit) -> str:
    """Each question of the item, and what the directives it names say."""
    return "\n".join(
        line
        for each in unit.item.questions
        for line in (f"{each.id}: {each.text} {each.reference_text}".rstrip(), *directive_lines(desk, each))
    )
