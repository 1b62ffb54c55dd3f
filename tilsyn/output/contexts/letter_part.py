"""The letter that announces a visit, as a plain dict: what a provider may know beforehand, and nothing that was found.

Of the case it reads its fields, the themes in focus, the documents asked for before the visit and the date of the
earlier report. The programme is our own: it may tell of visits that are not announced. Sources,
answers, notes, judgements and the reason for the focus are never looked at, nor is a visit that is not announced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import danish_key, date_text, day_in_words, listed
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import CaseField, Document, Focus, Office, Opened, Previous
from tilsyn.domain.moments import moment
from tilsyn.domain.values import CASE_KINDS
from tilsyn.output.contexts.authority_part import authority_part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry, Payload
    from tilsyn.domain.journal.fields import CaseFields, Visit
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.office import Authority
    from tilsyn.output.contexts.records.letter import AskedDocument, Letter, VisitLine

ANNOUNCED, UNANNOUNCED, NOT_STATED = "anmeldt", "uanmeldt", "ikke oplyst"
APPROVAL = "nygodkendelse"
_WANTED, _CAME = ("anmodet", "ikke_modtaget"), ("modtaget",)
_NO_DATE = "1970-01-01"
_RESTS_ON: tuple[type[Payload], ...] = (Opened, CaseField, Focus, Office, Previous)


def letter(case: Case, model: QualityModel, authority: Authority | None = None) -> Letter:
    """Everything the letter and its notice say of this case; `varsel` tells whether there may be a letter at all."""
    visible = Visible(case, masked=True)
    fields = visible.fields
    visits = list(_visits(fields))
    asked, came = _asked_for(visible, _WANTED), _asked_for(visible, _CAME)
    came = [each for each in came if _before_the_visit(each[1], visits)]
    return {
        "format": "tilsyn-letter/1",
        "varsel": _notice(fields),
        "myndighed": authority_part(authority, fields.by),
        "tilbud": fields.provider,
        "adresse": fields.address or "",
        "leder": fields.manager or "",
        "sagsnummer": fields.case_number or "",
        "slags": fields.kind,
        "tilsynstype": CASE_KINDS[fields.kind],
        "tidligere_rapport": _earlier(visible),
        "undtagelse": _is_an_exception(visits, fields, model),
        "med_opslag": fields.kind != APPROVAL,
        "datoer": listed(dict.fromkeys(each["dato"] for each in visits)),
        "besoeg": visits,
        "afdelinger": list(fields.departments),
        "kommer": list(fields.by),
        "i_fokus": visible.one(Focus, "focus") is not None,
        "temaer": _themes(visible, model),
        "moede": list(fields.meet),
        "dokumenter": [_document(each) for _, each in asked],
        "modtaget": [each.title or each.type for _, each in came],
        "stand": _stand(visible, [entry for entry, _ in (*asked, *came)]),
    }


def _earlier(visible: Visible) -> str:
    """Its date alone: what stood in it the provider has."""
    previous = visible.one(Previous, "previous")
    return date_text(previous.date) if previous else ""


def _is_announced(visit: Visit, fields: CaseFields) -> bool | None:
    """What is said of the visit itself goes before what is said of the case; None where nobody has said."""
    return fields.announced if visit.announced is None else visit.announced


def _notice(fields: CaseFields) -> str:
    """A case that is said to be unannounced gets no letter, whatever is said of its visits."""
    stated = {_is_announced(each, fields) for each in fields.visits} or {fields.announced}
    if fields.announced is not False and True in stated:
        return ANNOUNCED
    return NOT_STATED if fields.announced is not False and None in stated else UNANNOUNCED


def _visits(fields: CaseFields) -> Iterator[VisitLine]:
    """The visits a provider is told of, by date. Where none has been entered, the case's own date is the visit's."""
    told = {(each.date, each.department or "") for each in fields.visits if _is_announced(each, fields)}
    alone = set() if fields.visits else {(fields.date, "")}
    for date, department in sorted(told | alone):
        if date != _NO_DATE:
            yield {"dag": date, "dato": date_text(date), "i_ord": day_in_words(date), "afdeling": department}


def _is_an_exception(visits: Sequence[VisitLine], fields: CaseFields, model: QualityModel) -> bool:
    """Whether a visit that is announced is none of the usual on its day, as the edition knows the law to have moved."""
    changed = model.law_note
    return bool(changed and fields.kind != APPROVAL and any(each["dag"] >= changed.since for each in visits))


def _themes(visible: Visible, model: QualityModel) -> list[str]:
    """Titles in model order; a theme that has nothing which applies to the provider is left out."""
    stated = visible.one(Focus, "focus")
    types = visible.fields.service_types
    expected = (
        unit.theme.title
        for unit in model.rated()
        if unit.text is not None
        and unit.item.applies(types) != "exempt"
        and (stated is None or unit.id in stated.indicators)
    )
    return list(dict.fromkeys(expected))


def _asked_for(visible: Visible, statuses: Collection[str]) -> list[tuple[Entry, Document]]:
    """Documents that have come so far, the first deadline first, those without one last."""
    asked = (each for each in visible.of(Document) if each[1].status in statuses)
    return sorted(asked, key=lambda each: (each[1].deadline or "9", danish_key(_name(each[1]))))


def _before_the_visit(document: Document, visits: Sequence[VisitLine]) -> bool:
    """What nobody asked for may have come from others, and what was asked for on the day is no matter of the letter."""
    first = min((each["dag"] for each in visits), default="")
    return bool(document.requested) and str(document.requested) < first


def _name(document: Document) -> str:
    """The title, and the type where it says more."""
    title = document.title or document.type
    return title if document.type.casefold() in title.casefold() else f"{title} ({document.type})"


def _document(document: Document) -> AskedDocument:
    late = document.status == "ikke_modtaget"
    return {"navn": _name(document), "frist": date_text(document.deadline), "mangler": late}


def _stand(visible: Visible, asked: list[Entry]) -> str:
    """When the newest entry was recorded that the letter rests on."""
    stated = [entry for kind in _RESTS_ON for entry, _ in visible.of(kind)]
    return max((entry.header.at for entry in [*stated, *asked]), key=moment)
