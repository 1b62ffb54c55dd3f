"""A review and a quote name the documents they are of, in a file that leaves and in one that comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.telling import Told
from tilsyn.domain.journal.entries import ChecklistPlace, Document, Encounter, Note, Protect, Withdrawal
from tilsyn.domain.proposals import Plan, plan
from tilsyn.domain.proposals.exchange import parse
from tilsyn.output.contexts.exchange_part import exchange
from tilsyn.output.exchange.file import exchange_bytes

if TYPE_CHECKING:
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.edition import QualityModel

Part = dict[str, Any]


def paper(told: Told, title: str = "Standard", **more: Any) -> tuple[Document, Entry]:
    identity = told.id()
    made = Document.model_validate(
        {"record": identity, "id": identity, "type": "kvalitetsstandard", "title": title, **more}
    )
    return made, told.say(made)[0]


def quote(told: Told, document: Document) -> None:
    note, place = told.id(), told.id()
    said: Part = {"place": "Standard, side 2", "document": document.id}
    told.say(Note(record=note, id=note, text="Et CITAT.", at_items=("8.a",), quote=True, **said))
    told.say(ChecklistPlace(record=place, id=place, checklist="kvalitetsstandard", item="8", quote="Et CITAT.", **said))


def leaving(told: Told, model: QualityModel) -> Part:
    return exchange(told.case, model)


def coming(told: Told, model: QualityModel, document: Part) -> Plan:
    return plan(told.case, model, parse(exchange_bytes(document), "x.json"), update_case=False)


def test_a_corrected_document_is_named_by_the_id_it_has_in_the_file(model: QualityModel) -> None:
    here, there = Told(), Told()
    document, _ = paper(here)
    here.say(document.model_copy(update={"record": here.id(), "status": "modtaget"}))
    here.encounter(method="dokument", title="Gennemgang", documents=(document.id,))
    quote(here, document)
    made = leaving(here, model)
    [named] = [each["id"] for each in made["documents"]]
    assert named != document.id
    assert [each["documents"] for each in made["encounters"]] == [[named]]
    assert [each["document"] for each in (*made["notes"], *made["checklists"]["kvalitetsstandard"])] == [named, named]
    planned = coming(there, model, made)
    assert planned.problems == ()
    there.say(*planned.payloads)
    [(_, come)] = there.case.of(Document)
    assert {each.documents for _, each in there.case.of(Encounter)} == {(come.id,)}
    assert {each.document for _, each in there.case.of(Note)} == {come.id}
    assert {each.document for _, each in there.case.of(ChecklistPlace)} == {come.id}
    assert coming(there, model, made).payloads == ()
    assert coming(here, model, made).payloads == ()


def test_written_by_hand_a_document_goes_by_its_title_of_the_file_or_of_the_case(model: QualityModel) -> None:
    told = Told()
    document, _ = paper(told, "Vagtplan uge 43")
    made = {
        "format": "tilsyn-exchange/1",
        "edition": model.id,
        "documents": [{"type": "referat", "title": "Husmøde"}],
        "notes": [
            {"text": "Fra mødet.", "quote": True, "document": "husmøde"},
            {"text": "Fra planen.", "quote": True, "document": "Vagtplan uge 43"},
        ],
    }
    planned = coming(told, model, made)
    assert planned.problems == ()
    told.say(*planned.payloads)
    by_title = {each.title: each.id for _, each in told.case.of(Document)}
    said = {note.text: note.document for _, note in told.case.of(Note)}
    assert said == {"Fra mødet.": by_title["Husmøde"], "Fra planen.": document.id}


def test_a_document_that_is_not_there_or_is_two_is_a_problem_with_its_place(model: QualityModel) -> None:
    told = Told()
    paper(told)
    paper(told)
    made = {
        "format": "tilsyn-exchange/1",
        "edition": model.id,
        "notes": [{"text": "A", "document": "Standart"}, {"text": "B", "document": "Standard"}],
        "encounters": [{"code": "S9", "method": "dokument", "documents": ["Standard"]}],
    }
    found = {(each.code, each.at) for each in coming(told, model, made).problems}
    assert found == {
        ("S120", "notes[0].document"), ("S145", "notes[1].document"), ("S145", "encounters[0].documents[0]"),
    }  # fmt: skip


def test_what_is_protected_is_named_nowhere_and_falls_out_of_nothing(model: QualityModel) -> None:
    told = Told()
    secret, entry = paper(told, "HEMMELIG plan")
    known, _ = paper(told)
    told.encounter(method="dokument", title="Gennemgang", documents=(secret.id, known.id))
    quote(told, secret)
    told.say(Protect(record=told.id(), target=entry.id, protection="fortrolig", reason="x"))
    made = leaving(told, model)
    text = exchange_bytes(made).decode()
    assert "HEMMELIG" not in text
    assert secret.id not in text
    assert "CITAT" not in text
    assert [each["documents"] for each in made["encounters"]] == [[known.id]]
    assert coming(told, model, made).payloads == ()
    made["encounters"][0]["title"] = "Ny titel"
    made["encounters"][0]["documents"] = []
    told.say(*coming(told, model, made).payloads)
    [(_, meeting)] = told.case.of(Encounter)
    assert (meeting.title, meeting.documents) == ("Ny titel", (secret.id,))
    refused = {
        "format": "tilsyn-exchange/1",
        "edition": model.id,
        "notes": [{"text": "A", "document": "HEMMELIG plan"}],
    }
    assert [each.code for each in coming(told, model, refused).problems] == ["S120"]


def test_a_file_from_before_documents_were_named_takes_none_away(model: QualityModel) -> None:
    told = Told()
    document, _ = paper(told)
    told.encounter(method="dokument", title="Gennemgang", documents=(document.id,))
    quote(told, document)
    made = leaving(told, model)
    for each in (*made["encounters"], *made["notes"], *made["checklists"]["kvalitetsstandard"]):
        each.pop("documents", None)
        each.pop("document", None)
    planned = coming(told, model, made)
    assert (planned.payloads, planned.problems) == ((), ())


def test_a_document_that_was_withdrawn_is_no_longer_named(model: QualityModel) -> None:
    told = Told()
    document, entry = paper(told)
    told.encounter(method="dokument", title="Gennemgang", documents=(document.id,))
    told.say(Withdrawal(record=told.id(), target=entry.id, reason="forkert"))
    made = leaving(told, model)
    assert ["documents" in each for each in made["encounters"]] == [False]
    assert document.id not in exchange_bytes(made).decode()
    assert coming(told, model, made).payloads == ()
