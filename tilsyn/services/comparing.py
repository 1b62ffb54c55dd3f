"""One provider at two inspections: both cases are read, the one after the other, and nothing is written in either."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import date_text
from tilsyn.domain.findings.same_provider import provider_differs
from tilsyn.domain.text import name_shown, quote
from tilsyn.errors import UsageProblem
from tilsyn.services.leaving.outputs import check_ending
from tilsyn.services.open_case import opened
from tilsyn.storage.outgoing import Door, never

if TYPE_CHECKING:
    from pathlib import Path

    from tilsyn.domain.findings.two_inspections import TwoInspections
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.comparison import ComparisonPage
    from tilsyn.services.open_case import CaseKey
    from tilsyn.storage.outgoing import Consent

ENDINGS = (".docx", ".xlsx")


class CaseRead(NamedTuple):
    """What may be seen of one case, let go of again."""

    path: Path
    id: str
    known: Known


class ComparedCases(NamedTuple):
    """The two in the order of their dates; `order` says so in words, `by_date` whether the dates told."""

    earlier: CaseRead
    later: CaseRead
    order: str
    by_date: bool

    def two(self) -> TwoInspections:
        from tilsyn.domain.findings.two_inspections import two_inspections
        from tilsyn.output.contexts.compare_part import held

        return two_inspections(held(self.earlier.known), held(self.later.known))

    def page(self) -> ComparisonPage:
        from tilsyn.output.contexts.compare_part import comparison

        return comparison(self.earlier.known, self.later.known, self.order)


def read_case(path: Path, key: CaseKey) -> CaseRead:
    """Open a case, take what may be seen, and let go of it. Raises what `storage.casefile.open_case` does."""
    from tilsyn.output.contexts import known_inside

    with opened(path, key) as desk:
        known = known_inside(desk.case, desk.model, desk.catalogues, desk.frames_shown())
        return CaseRead(path, desk.case.id, known)


def compared_cases(one: CaseRead, other: CaseRead) -> ComparedCases:
    """The two in order, as they were named where the dates are the same.

    Raises UsageProblem for one case twice, and for two providers: to hold those against each other is to rank them.
    """
    if one.id == other.id:
        raise UsageProblem(
            f"{name_shown(one.path.name)} og {name_shown(other.path.name)} er den samme sag.",
            "Nævn to tilsyn med det samme tilbud, fx sidste års sag og årets.",
        )
    _refuse_two_providers(one, other)
    dates = [each.known.visible.fields.date for each in (one, other)]
    earlier, later = (other, one) if dates[1] < dates[0] else (one, other)
    return ComparedCases(earlier, later, _order(*sorted(dates)), dates[0] != dates[1])


def _refuse_two_providers(one: CaseRead, other: CaseRead) -> None:
    found = provider_differs(one.known.visible.fields, other.known.visible.fields)
    if found is None:
        return
    said = f"»{quote(found.one)}« i {name_shown(one.path.name)}, »{quote(found.other)}« i {name_shown(other.path.name)}"
    raise UsageProblem(
        f"De to sager er ikke fra samme tilbud ({found.what}: {said}). Tilbud bliver ikke holdt op mod hinanden.",
        "Nævn to tilsyn med det samme tilbud. Er det samme tilbud, så ret stamdata i den ene sag: "
        "tilsyn case SAG --set portal_id=… er det samme, også når navnet er nyt.",
    )


def _order(earlier: str, later: str) -> str:
    if earlier == later:
        return (
            f"Begge tilsyn er af {date_text(earlier)}. Den sag, der er nævnt først, står som det tidligere tilsyn: "
            "her afgør rækkefølgen på kommandolinjen det."
        )
    return (
        f"Det tidligere tilsyn er af {date_text(earlier)}, det senere af {date_text(later)}. "
        "Datoerne afgør det, ikke rækkefølgen på kommandolinjen."
    )


def check_output(path: Path) -> None:
    """Before a passphrase is asked for. Raises UsageProblem for another ending, and what `Door.spare_cases` does."""
    check_ending(path, *ENDINGS)
    Door().spare_cases(path)


def write_comparison(cases: ComparedCases, path: Path, *, may_replace: Consent = never) -> None:
    """In Word or Excel, by the name's ending; both cases are closed by then. Raises what `Door.put` does."""
    page = cases.page()
    content = _workbook(page) if path.suffix.lower() == ".xlsx" else _paper(page)
    Door(None, may_replace).put(path, content)


def _workbook(page: ComparisonPage) -> bytes:
    from tilsyn.output.excel.comparison import comparison_bytes

    return comparison_bytes(page)


def _paper(page: ComparisonPage) -> bytes:
    from tilsyn.output.word.comparison import render_comparison

    return render_comparison(page)
