"""Which sentence of a theme's own assessment stands for it: the first, until a person chooses another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.lead import lead_of, own_sentences
from tilsyn.domain.journal.entries import Assessment
from tilsyn.domain.journal.revise import carried_on
from tilsyn.domain.text import clean
from tilsyn.errors import UsageProblem
from tilsyn.services.judging.judge import assessed_place
from tilsyn.services.judging.stale_check import live_versions

if TYPE_CHECKING:
    from tilsyn.domain.addresses import Place
    from tilsyn.services.open_case import Desk


def lead_place(desk: Desk, at: str) -> Place:
    """The theme. Raises UsageProblem where it is none, or nothing is written of it yet."""
    place = assessed_place(desk, at)
    if place.level != "theme":
        raise UsageProblem(
            f"Kun et tema har en nøglesætning, og {place.text()} er ikke et tema.", "Skriv temaet, fx tema:4."
        )
    if not sentences_of(desk, place):
        raise UsageProblem(
            f"Der er ingen vurdering af {place.text()} at vælge en sætning fra.",
            f"Skriv den først: tilsyn assess SAG {place.name()}.",
        )
    return place


def sentences_of(desk: Desk, place: str) -> list[str]:
    """The sentences that one may choose from, as they stand in the case."""
    stated = desk.visible().one(Assessment, Slot.assessment(place))
    return own_sentences(stated.text) if stated else []


def standing_lead(desk: Desk, place: str) -> str:
    """The sentence that stands for the theme now."""
    return lead_of(desk.visible().one(Assessment, Slot.assessment(place)))


def choose_lead(desk: Desk, at: str, typed: str, by: str | None) -> bool:
    """Let one sentence of the text stand for the theme, by its words or its number; False where it does so already."""
    place = lead_place(desk, at)
    stated = desk.visible().one(Assessment, Slot.assessment(place))
    if stated is None:  # said by lead_place
        return False
    if len(live_versions(desk, stated.slot)) > 1:
        raise UsageProblem(
            f"Vurderingen af {place.text()} står i flere udgaver.",
            f"Skriv dem sammen først: tilsyn assess SAG {place.name()}; det, du gemmer, afløser dem alle.",
        )
    lead = _meant(sentences_of(desk, place), typed)
    if stated.lead == lead:
        return False
    desk.add([carried_on(stated, desk.world.new_id(), lead=lead)], by)
    return True


def _meant(sentences: list[str], typed: str) -> str:
    """Nothing but what stands in the text is taken."""
    wanted = " ".join(clean(typed).split())
    if wanted.isdecimal() and 1 <= int(wanted) <= len(sentences):
        return sentences[int(wanted) - 1]
    for each in sentences:
        if " ".join(each.split()) == wanted:
            return each
    raise UsageProblem(
        "Det er ikke en af vurderingens egne sætninger.",
        f"Skriv en af dem, som den står, eller dens nummer (1-{len(sentences)}); ellers ret vurderingen først.",
    )
