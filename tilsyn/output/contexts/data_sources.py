"""The sources of data: conversations, documents, observations, samples, and what was not examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import counted, date_text, listed
from tilsyn.domain.findings.evidence import conversations, not_heard
from tilsyn.domain.findings.privacy import SMALL_GROUP
from tilsyn.domain.journal.entries import Document, Sample
from tilsyn.domain.values import DOCUMENT_NOT_READ, DOCUMENT_STATUS, FORMS, GROUPS_FEW, GROUPS_MANY
from tilsyn.output.contexts.occasions import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.occasions import PaperPart
    from tilsyn.output.contexts.records.report import SourcesPart

NOT_THE_WHOLE_MODEL = (
    "Den anvendte udgave gengiver ikke hele kvalitetsmodellen; det, den ikke gengiver ordlyden af, er ikke bedømt."
)
"""Without a number: what has no wording stands in no paper that leaves the office."""


def data_sources(known: Known) -> Iterator[SourcesPart]:
    parts = (
        ("Samtaler", talks(known)),
        ("Dokumenter", documents(known)),
        ("Observation", observations(known)),
        ("Stikprøver", samples(known)),
        ("Ikke interviewet", absent(known)),
    )
    for title, points in parts:
        listed_points = list(points)
        if listed_points:
            yield {"titel": title, "punkter": listed_points}


def talks(known: Known) -> Iterator[str]:
    """By group; number and plural only where the group has had three conversations or more (domain.md 7)."""
    held = [each for each in known.visible.encounters.values() if each.encounter.method == "interview"]
    for group in dict.fromkeys(group for each in held for group in each.groups):
        forms = dict.fromkeys(FORMS[each.encounter.form or "enkelt"] for each in held if group in each.groups)
        number = conversations(known.visible, group)
        if number >= SMALL_GROUP:
            yield f"{counted(number, 'samtale', 'samtaler')} med {GROUPS_MANY[group]} ({listed(forms)})"
        else:
            yield f"Samtale med {GROUPS_FEW[group]}"


def _shown_documents(known: Known) -> Iterator[Document]:
    everything = known.shows("datakilder: fotos")
    return (each for _, each in known.visible.of(Document) if everything or not each.is_picture_alone)


def documents(known: Known) -> Iterator[str]:
    for document in _shown_documents(known):
        when = _when(document)
        yield (document.title or document.type) + (f" ({when})" if when else "")


def _when(document: Document) -> str:
    """As in: modtaget 05-10-2023, dateret 04-08-2022; ikke modtaget, anmodet om 25-09-2023."""
    status = DOCUMENT_STATUS.get(document.status or "", "")
    dated = f"dateret {date_text(document.dated)}" if document.dated else ""
    if document.received or document.status in (None, "anmodet"):
        came = f"{status} {date_text(document.received or document.requested)}".strip()
        return ", ".join(filter(None, (came, dated, document.provenance)))
    asked = f"anmodet om {date_text(document.requested)}" if document.requested else ""
    return ", ".join(filter(None, (status, asked, dated, document.provenance)))


def papers(known: Known) -> Iterator[PaperPart]:
    """Each document with the day it was asked for and the day it came, or that it did not."""
    for document in _shown_documents(known):
        beside = [f"dateret {date_text(document.dated)}" if document.dated else "", document.provenance or ""]
        told = ", ".join(filter(None, beside))
        came = "" if document.status == "anmodet" else DOCUMENT_STATUS.get(document.status or "", "")
        yield {
            "navn": (document.title or document.type) + (f" ({told})" if told else ""),
            "anmodet": date_text(document.requested),
            "modtaget": date_text(document.received) or came or DOCUMENT_STATUS["ikke_modtaget"],
        }


def observations(known: Known) -> Iterator[str]:
    held = known.visible.encounters.values()
    return (name_of(each, known.visible) for each in held if each.encounter.method == "observation")


def samples(known: Known) -> Iterator[str]:
    for _, sample in known.visible.of(Sample):
        share = (
            f"{sample.drawn} af {sample.population} "
            if sample.drawn is not None and sample.population is not None
            else ""
        )
        drawn = f", udtrukket af {sample.drawn_by}" if sample.drawn_by else ""
        how = f", {sample.criteria}" if sample.criteria else ""
        dated = f", pr. {date_text(sample.as_of)}" if sample.as_of else ""
        yield f"{share}{sample.of}{how}{drawn}{dated}"


def absent(known: Known) -> Iterator[str]:
    return (f"{GROUPS_MANY[each.group].capitalize()}: {each.reason}" for each in not_heard(known.visible))


def not_examined(known: Known) -> Iterator[str]:
    """In words: what was out of focus or does not apply, who was not heard and why, which documents did not come."""
    yield from _out_of_focus(known)
    exempt = [each.unit.id for each in known.card.states if each.state == "exempt" and each.by == "edition"]
    if exempt:
        yield f"{_items(exempt, known)} gælder ikke for tilbudstypen og er ikke bedømt."
    if any(each.state == "unknown" for each in known.card.states):
        yield NOT_THE_WHOLE_MODEL
    yield from (_ended(each) for each in absent(known))
    for document in _shown_documents(known):
        if document.status in DOCUMENT_NOT_READ and not document.received:
            yield f"{document.title or document.type} {DOCUMENT_NOT_READ[document.status]}."


def _out_of_focus(known: Known) -> Iterator[str]:
    for theme in known.card.themes:
        name = f"Tema {theme.theme.number}, {theme.theme.title}"
        left = [each.unit.id for each in theme.states if each.state == "not_judged"]
        if left:
            yield f"{name}: {_items(left, known, start=False)} var ikke i fokus og er ikke bedømt."
        carried: dict[str, list[str]] = {}
        for each in theme.states:
            if each.state == "carried" and each.carried_from:
                carried.setdefault(date_text(each.carried_from.date), []).append(each.unit.id)
        for date, ids in carried.items():
            what = _items(ids, known, start=False)
            yield f"{name}: {what} er ikke undersøgt igen. Bedømmelsen er videreført fra {date}."


def _items(ids: Iterable[str], known: Known, *, start: bool = True) -> str:
    named = list(ids)
    one, many = (
        ("indikator", "indikatorerne") if known.model.rated_level == "indicator" else ("kriterium", "kriterierne")
    )
    level = one if len(named) == 1 else many
    return f"{level.capitalize() if start else level} {listed(named)}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
