"""The directives an audience sees: those a judgement rests on, or (internal) all that the edition cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.evidence import touched_directives
from tilsyn.domain.findings.named_directives import directives_named, number_key
from tilsyn.domain.library.directives import citing_questions, find_directive
from tilsyn.domain.library.supplement import mark_of
from tilsyn.domain.values import BINDINGS, KNOWN_BY

if TYPE_CHECKING:
    from tilsyn.domain.library.directives import Catalogue, Directive
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.report import DirectivePart


def directive_rows(known: Known) -> list[DirectivePart]:
    cited = list(
        dict.fromkeys(reference for _, question in known.model.questions() for reference in question.references)
    )
    touched = touched_directives(known.model, known.visible)
    everything = known.shows("anvisninger: dem, ingen bedømmelse nævner")
    named = set(cited) if everything else _rested_on(cited, known)  # once: it reads every text
    shown = [each for each in cited if each in named]
    return sorted((_row(each, each in touched, known) for each in shown), key=lambda row: number_key(row["id"]))


def _rested_on(cited: list[str], known: Known) -> set[str]:
    """Directives that a judgement's own text names, "3.1.3-3.1.5" being three: the report cites no others."""
    texts = [state.text for state in known.card.states if state.state in {"scored", "judged"}]
    return directives_named(texts, cited)


def _row(reference: str, touched: bool, known: Known) -> DirectivePart:  # noqa: FBT001  a fact, not a switch
    found = find_directive(known.catalogues, reference)
    citing = citing_questions(known.model, reference)
    row: DirectivePart = {
        "id": reference,
        "emne": "",
        "retningslinje": "",
        "binding": "unknown",
        "bindingstekst": "",
        "verificeret": False,
        "kendt": KNOWN_BY["citation"],
        "spoergsmaal": [question for question, _ in citing],
        "indikatorer": list(dict.fromkeys(item for _, item in citing)),
        "berort": touched,
    }
    return _described(row, *found, mark_of(known.model, reference)) if found else row


def _described(row: DirectivePart, catalogue: Catalogue, directive: Directive, mark: str) -> DirectivePart:
    title = catalogue.guideline_title(directive.guideline) or "titel ukendt"
    known = BINDINGS[directive.binding] if directive.binding != "unknown" else ""
    law = f"lov: {directive.basis}" if directive.binding == "law" else known
    return {
        **row,
        "emne": directive.subject,
        "retningslinje": f"{directive.guideline} {title}",
        "binding": directive.binding,
        "bindingstekst": f"{law}{mark}",
        "verificeret": directive.verified,
        "kendt": KNOWN_BY[directive.known_by],
    }
