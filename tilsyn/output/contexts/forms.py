"""The form of a report: its titles and labels by the kind of case, in one place, so that no template chooses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.scoring import COUNTS
from tilsyn.domain.values import CASE_KINDS

if TYPE_CHECKING:
    from tilsyn.domain.values import CaseKind
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.report_form import FormPart

EXTRACT = "Uddrag til Tilbudsportalen"
INSPECTION: FormPart = {
    "titel": "Tilsynsrapport",
    "art": "Tilsynstype",
    "besoeg": "Besøg",
    "grundlag": "Grundlag for tilsynet",
    "overblik": "Overblik",
    "oversigt": "Scoreoversigt",
    "score": "Score",
    "skala": "Metode og skala",
    "opfoelgning": "Opfølgning",
    "ingen_opfoelgning": "Der er ingen opfølgningspunkter.",
    "ikke_afgoerelser": "Et punkt, der ikke er et vilkår, et påbud eller skærpet tilsyn, er ikke en afgørelse. "
    "Fristen ved det siger, hvornår socialtilsynet følger op på punktet.",
    "ikke_undersoegt": "Hvad tilsynet ikke har undersøgt",
    "udkast": "Udkast. Rapporten er under udarbejdelse og kan blive ændret.",
}
APPROVAL: FormPart = {
    **INSPECTION,
    "titel": "Godkendelsesrapport",
    "art": "Sagen",
    "grundlag": "Grundlag for vurderingen",
    "oversigt": "Oversigt over vurderingerne",
    "score": "Vurdering",
    "skala": "Metode",
    "opfoelgning": "Vilkår og opfølgning",
    "ingen_opfoelgning": "",
    "ikke_undersoegt": "Hvad der ikke er undersøgt",
}
REPORT_FORMS: dict[CaseKind, FormPart] = {
    "drift": INSPECTION,
    "opfoelgning": {**INSPECTION, "titel": "Rapport om opfølgende tilsyn"},
    "skaerpet": {**INSPECTION, "titel": "Rapport om skærpet tilsyn"},
    "vaesentlig_aendring": {
        **INSPECTION,
        "titel": "Rapport om væsentlig ændring",
        "art": "Sagen",
        "grundlag": "Grundlag for vurderingen",
    },
    "nygodkendelse": APPROVAL,
}
KIND_WORDS: dict[str, str] = {**CASE_KINDS, "nygodkendelse": "Ansøgning om godkendelse af et nyt tilbud"}
"""The kind of case as a report of it says it."""
_INSPECTIONS_OWN = frozenset({"udviklingspunkt", "opmaerksomhedspunkt", "paabud", "skaerpet_tilsyn"})
"""Kinds of follow-up that suppose a provider in operation."""


def report_form(known: Known) -> FormPart:
    """The titles and labels of this report; who sees only the starred parts has an extract."""
    form = REPORT_FORMS[known.visible.fields.kind]
    return form if known.shows("temaer.kriterier") else {**form, "titel": EXTRACT}


def follows_up(kind: str, known: Known) -> bool:
    """Whether a point of this kind has a place in the report.

    None of an inspection's own has, where something in a new provider is not expected to be met: there is nobody yet
    who could act on it.
    """
    if known.visible.fields.kind != "nygodkendelse" or kind not in _INSPECTIONS_OWN:
        return True
    return not any(each.state in COUNTS and each.score == "forventes_ikke" for each in known.card.states)
