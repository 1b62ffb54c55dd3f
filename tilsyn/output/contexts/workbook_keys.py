"""The workbook's keys: what each conversation was, and each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import Printed, listed
from tilsyn.domain.findings.presence import Stay
from tilsyn.domain.journal.entries import Document
from tilsyn.domain.moments import NEVER, by_clock_of, moment
from tilsyn.domain.values import DOCUMENT_STATUS, FORMS, GROUPS_MANY, METHODS, OTHER_TREATMENTS, OUTCOMES, SELECTED_BY
from tilsyn.output.contexts.authority_part import who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.values import Track
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.workbook import EncounterRow, PaperRow


def encounters_in_order(known: Known) -> list[Held]:
    """As they were held; those of which nobody knows when, last."""
    return sorted(known.visible.encounters.values(), key=began)


def began(held: Held) -> tuple[object, ...]:
    """When it was held, as a moment; of which nobody knows, last."""
    start = held.encounter.start
    return (not start, moment(start or NEVER))


def encounter_rows(known: Known) -> Iterator[EncounterRow]:
    return (_encounter_row(held, known) for held in encounters_in_order(known))


def _encounter_row(held: Held, known: Known) -> EncounterRow:
    of = held.encounter
    told = {each.id: each.title for each in known.model.informed}
    return {
        "samtale": held.label,
        "metode": METHODS[of.method],
        "form": FORMS.get(of.form or "", ""),
        "gruppe": listed(GROUPS_MANY[group] for group in held.groups),
        "kilde": "; ".join(_source(each.code, each.role) for each in held.sources),
        "start": Printed.of(of.start),
        "slut": Printed.of(by_clock_of(of.end, of.start)),
        "emne": of.title or "",
        "sted": of.place or "",
        "afdeling": of.department or "",
        "deltagere": of.participants,
        "til_stede": "; ".join(Stay.of(each).told for each in of.present),
        "udvalgt": SELECTED_BY.get(of.selected_by or "", ""),
        "oplyst": "; ".join(told.get(each, each) for each in of.informed),
        "udfald": OUTCOMES.get(of.outcome or "", ""),
        "citat": _yes_no(of.quote_ok),
        "laest_op": _yes_no(of.read_back),
        "spor": _track(of.track),
        "af": who(known.authority, of.by),
    }


def _track(track: Track | None) -> str:
    return "" if track in {None, "ukendt"} else OTHER_TREATMENTS.get(track, track)


def _source(code: str, role: str | None) -> str:
    return f"{code} ({role})" if role else code


def _yes_no(said: bool | None) -> str:  # noqa: FBT001  a value of the case, not a switch
    return "" if said is None else "ja" if said else "nej"


def paper_rows(known: Known) -> Iterator[PaperRow]:
    for _, document in known.visible.of(Document):
        yield {
            "dokument": document.title or document.caption or document.type,
            "type": document.type,
            "status": DOCUMENT_STATUS.get(document.status or "", ""),
            "anmodet": Printed.of(document.requested),
            "frist": Printed.of(document.deadline),
            "modtaget": Printed.of(document.received),
            "dateret": Printed.of(document.dated),
            "sider": document.pages,
            "tilblivelse": document.provenance or "",
        }
