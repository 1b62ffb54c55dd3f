"""The directives an audience sees: those a judgement rests on, or (internal) all that the edition cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.evidence import touched_directives
from tilsyn.domain.findings.named_directives import directives_named, number_key
from tilsyn.domain.library.directives import citing_questions, find_directive
from tilsyn.domain.library.supplement import standing_text
from tilsyn.domain.values import BINDINGS, KNOWN_BY
from tilsyn.output.contexts.authority_part import signing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.library.directives import Catalogue, Citing, Directive
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.report import DirectivePart
    from tilsyn.output.contexts.records.voices import CitedPart


def directive_rows(known: Known) -> list[DirectivePart]:
    citing = citing_questions(known.model)
    touched = touched_directives(known.model, known.visible)
    everything = known.shows("anvisninger: dem, ingen bedømmelse nævner")
    named = _all_ties(citing) if everything else _rested_on(list(citing), known)
    rows = [_row(each, named[each], citing[each], known, touched=each in touched) for each in citing if each in named]
    return sorted(rows, key=lambda row: number_key(row["id"]))


def untouched_first(rows: Sequence[DirectivePart]) -> CitedPart:
    """The same rows on a working paper: in full what no question has touched, of the others only which they are."""
    touched = [row for row in rows if row["berort"]]
    return {
        "beroert": [f"{_number(row)}{_standing(row)}" for row in touched],
        "uberoert": [
            {
                "nummer": _number(row),
                "emne": f"{row['emne']}{_standing(row)}",
                "spoergsmaal": ", ".join(row["spoergsmaal"]),
            }
            for row in rows
            if not row["berort"]
        ],
    }


def _number(row: DirectivePart) -> str:
    """As one writes it; the colon is ours."""
    return row["id"].replace(":", " ")


def _standing(row: DirectivePart) -> str:
    """What is worth a word: of most, the number alone is known, and that is said once for all."""
    known = row["kendt"] if row["kendt"] != KNOWN_BY["number"] else ""
    words = ", ".join(filter(None, (row["bindingstekst"], known)))
    return f" ({words})" if words else ""


def _all_ties(citing: dict[str, list[Citing]]) -> dict[str, list[str]]:
    """Every directive of the edition, with the indicators whose questions cite it."""
    return {each: list(dict.fromkeys(one.unit for one in questions)) for each, questions in citing.items()}


def _rested_on(cited: list[str], known: Known) -> dict[str, list[str]]:
    """Directives that a judgement's own text names, "3.1.3-3.1.5" being three, with the indicators it does so at.

    The report cites no others, and ties none to an indicator whose judgement does not rest on it.
    """
    found: dict[str, list[str]] = {}
    for state in known.card.states:  # once: it reads every text
        if state.state in {"scored", "judged"}:
            for each in directives_named([state.text], cited):
                found.setdefault(each, []).append(state.unit.id)
    return found


def _row(reference: str, where: list[str], citing: list[Citing], known: Known, *, touched: bool) -> DirectivePart:
    found = find_directive(known.catalogues, reference)
    row: DirectivePart = {
        "id": reference,
        "nummer": reference.rpartition(":")[2],
        "maerke": reference.rpartition(":")[0],
        "udgave": "",
        "emne": "",
        "retningslinje": "",
        "binding": "unknown",
        "bindingstekst": "",
        "verificeret": False,
        "kendt": KNOWN_BY["citation"],
        "spoergsmaal": [one.question for one in citing],
        "indikatorer": where,
        "berort": touched,
    }
    return _described(row, *found, known) if found else row


def _described(row: DirectivePart, catalogue: Catalogue, directive: Directive, known: Known) -> DirectivePart:
    within = known.shows("anvisninger: dem, ingen bedømmelse nævner")
    title = catalogue.guideline_title(directive.guideline) or ("titel ukendt" if within else "")
    binding = BINDINGS[directive.binding] if directive.binding != "unknown" else ""
    law = f"lov: {directive.basis}" if directive.binding == "law" else binding
    source = catalogue.source
    return {
        **row,
        "udgave": f"{source.publisher}, {source.date}",
        "emne": directive.subject,
        "retningslinje": f"{directive.guideline} {title}".rstrip(),
        "binding": directive.binding,
        "bindingstekst": standing_text(known.model, row["id"], law, signing(known.authority)),
        "verificeret": directive.verified,
        "kendt": KNOWN_BY[directive.known_by],
    }
