"""The case's documents, for a program and for a person: what each is, how far it has come, what is quoted from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.addresses import asked_id
from tilsyn.domain.danish import counted, date_text, label_text, listed
from tilsyn.domain.values import DOCUMENT_STATUS
from tilsyn.services.documents.finding import reviews_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Document
    from tilsyn.services.open_case import Desk

Json = dict[str, Any]
NONE_YET = "Sagen har ingen dokumenter endnu. Læg et i med tilsyn document add SAG FIL."


def documents_document(desk: Desk) -> Json:
    """`document list --json` (interface.md, Frames and documents); CPR numbers masked, nothing protected."""
    visible = desk.masked()
    return {"documents": [_document(each, visible) for each in visible.documents.values()]}


def _document(document: Document, visible: Visible) -> Json:
    stated = document.model_dump(include={"id", "type", "title", "file", "sha256", "pages", "dated"})
    labels = {each.id: visible.encounters[each.id].label for each in reviews_of(visible, document)}
    return {
        **stated,
        "stored": document.stored,
        "status": document.status,
        "personal": document.personal,
        "provenance": document.provenance,
        "municipality": document.municipality,
        "caption": document.caption,
        "reviews": list(labels.values()),
        "quotes": _quotes(document, visible),
    }


def _quotes(document: Document, visible: Visible) -> list[Json]:
    """Each quote once, with all it stands at: notes of it, and places of frames."""
    told: dict[tuple[str, str], list[str]] = {}
    for _, note in visible.notes():
        if note.document == document.id:
            told.setdefault((note.text, note.place or ""), []).extend(note.at_items)
    for _, each in visible.checklist_places():
        if each.document == document.id and each.quote:
            told.setdefault((each.quote, each.place or ""), []).append(asked_id(each.checklist, each.item))
    return [{"text": text, "where": where, "at": at} for (text, where), at in told.items()]


def document_lines(listing: Json) -> Iterator[str]:
    """One document a paragraph: what it is, then what stands in the case of it, then the quotes."""
    if not listing["documents"]:
        yield NONE_YET
    for each in listing["documents"]:
        yield f"{_title(each)}  [{each['id'][:8]}]"
        yield f"  {' · '.join(_facts(each))}"
        if each["caption"]:
            yield f"  Billedtekst: {' '.join(each['caption'].split())}"
        if each["reviews"]:
            yield f"  Gennemgået i: {listed(map(label_text, each['reviews']))}"
        for quote in each["quotes"]:
            yield f"  »{' '.join(quote['text'].split())}« ({_where(quote)})"


def _title(row: Json) -> str:
    return f"{row['type']}: {row['title']}" if row["title"] else str(row["type"])


def _facts(row: Json) -> Iterator[str]:
    yield DOCUMENT_STATUS.get(row["status"] or "", "status ikke oplyst")
    if row["file"]:
        yield str(row["file"])
    if row["pages"]:
        yield counted(row["pages"], "side", "sider")
    if row["dated"]:
        yield f"dateret {date_text(row['dated'])}"
    if row["municipality"]:
        yield str(row["municipality"])
    if row["provenance"]:
        yield str(row["provenance"])
    if row["stored"]:
        yield "billedet er i sagen" if row["caption"] else "teksten er i sagen"
    elif row["sha256"]:
        yield "kun registreret" + (": personoplysninger" if row["personal"] else "")


def _where(quote: Json) -> str:
    return "; ".join(filter(None, (quote["where"], listed(quote["at"]) or "løst citat")))
