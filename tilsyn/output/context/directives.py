"""The directives an audience sees: those a judgement rests on, or (internal) all that the edition cites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.directives import citing_questions, find_directive
from tilsyn.domain.evidence import touched_directives
from tilsyn.output.context.words import BINDINGS

if TYPE_CHECKING:
    from tilsyn.domain.directives import Catalogue, Directive
    from tilsyn.output.context import Known


def directive_rows(known: Known) -> list[dict[str, Any]]:
    if known.audience == "portal":
        return []
    judged = [state.unit.id for state in known.card.states if state.state in {"scored", "judged"}]
    touched = touched_directives(known.model, known.visible, None if known.audience == "internal" else judged)
    cited = dict.fromkeys(reference for _, question in known.model.questions() for reference in question.references)
    rows = [_row(reference, reference in touched, known) for reference in cited]
    kept = [row for row in rows if row["berort"] or known.audience == "internal"]
    return sorted(kept, key=lambda row: _numbers(row["id"]))


def _numbers(reference: str) -> list[tuple[int, str]]:
    number = reference.rpartition(":")[2].lstrip("§")
    return [(int("".join(filter(str.isdigit, part)) or 0), part) for part in number.split(".")]


def _row(reference: str, touched: bool, known: Known) -> dict[str, Any]:  # noqa: FBT001  a fact, not a switch
    found = find_directive(known.catalogues, reference)
    citing = citing_questions(known.model, reference)
    row = {
        "id": reference,
        "emne": "",
        "retningslinje": "",
        "binding": "unknown",
        "bindingstekst": "",
        "verificeret": False,
        "spoergsmaal": [question for question, _ in citing],
        "indikatorer": list(dict.fromkeys(item for _, item in citing)),
        "berort": touched,
    }
    return row | _described(*found) if found else row


def _described(catalogue: Catalogue, directive: Directive) -> dict[str, Any]:
    title = catalogue.guideline_title(directive.guideline) or "titel ukendt"
    law = f"lov: {directive.basis}" if directive.binding == "law" else BINDINGS[directive.binding]
    return {
        "emne": directive.subject,
        "retningslinje": f"{directive.guideline} {title}",
        "binding": directive.binding,
        "bindingstekst": law,
        "verificeret": directive.verified,
    }
