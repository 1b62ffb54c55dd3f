"""The provisions of acts that a report uses, with their exact words: what its texts, points and directives name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.domain.journal.entries import Assessment
from tilsyn.domain.library.citations import mentioned
from tilsyn.domain.library.directives import find_directive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.library.citations import Provision
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.report import DirectivePart, FollowUpPart, ProvisionPart


def provision_rows(
    known: Known, points: Sequence[FollowUpPart], directives: Sequence[DirectivePart]
) -> list[ProvisionPart]:
    """In the order of the act; points and directives are those that this audience sees, so that none other is told."""
    named = [each.named() for each in known.laws]
    used: dict[Provision, list[str]] = {}
    for where, text in _stated(known, points, directives) if named else ():
        for each in mentioned(text, named):
            used.setdefault(each, []).append(where)
    for where, text in _texts(known, points) if named else ():
        for each in mentioned(text, named):
            if each.subsection is not None:  # "et § 101-tilbud" is what a provider is, and quotes nothing
                used.setdefault(each, []).append(where)
    order = sorted(used, key=lambda each: (each.law, each.section, each.subsection or 0))
    return [_row(each, list(dict.fromkeys(used[each])), known) for each in order]


def _stated(
    known: Known, points: Sequence[FollowUpPart], directives: Sequence[DirectivePart]
) -> Iterator[tuple[str, str]]:
    """What is stated to be the provision: a point's, and what makes a directive law."""
    yield from ((point["type"], cited) for point in points for cited in (point["lov"], point["regel"]))
    for row in directives:
        found = find_directive(known.catalogues, row["id"])
        if found:
            points_of = [point.basis for point in found[1].points]
            yield from ((row["id"], basis) for basis in (found[1].basis, *points_of) if basis)


def _texts(known: Known, points: Sequence[FollowUpPart]) -> Iterator[tuple[str, str]]:
    """Every text of the report that may name one, and where it stands."""
    for state in known.card.states:
        if state.state in {"scored", "judged"}:
            yield state.unit.id, state.text or ""
    for _, stated in known.visible.of(Assessment):
        yield Place(stated.at).text(), stated.text
    yield from ((point["type"], point["tekst"]) for point in points)


def _row(cited: Provision, where: list[str], known: Known) -> ProvisionPart:
    law = next(each for each in known.laws if each.id == cited.law)
    section = next(each for each in law.sections if each.number == cited.section)
    one = next((each for each in section.subsections if each.number == cited.subsection), None)
    return {
        "id": str(cited),
        "lov": law.title,
        "emne": one.subject if one else section.subject,
        "ordlyd": one.text if one else "",
        "kilde": f"{law.source.publisher}, {law.source.date}: {law.source.title}",
        "brugt": where,
    }
