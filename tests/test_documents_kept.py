"""What documents leave in the case: it goes with the last that names it, is no one's to miss, and never leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.conversing import desk_of
from tests.telling import Told
from tilsyn.domain.findings.document_text import DocumentText
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Document, Encounter, Note, Protect, Withdrawal
from tilsyn.errors import CaseDamaged, UsageProblem
from tilsyn.services.conversation.opening import Asked, sitting
from tilsyn.services.documents.finding import text_of
from tilsyn.storage import stored_bytes

Run = Callable[..., tuple[int, str, str]]
SECRET = "Den hemmelige vagtplan"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(f"{SECRET} for uge 40.", encoding="utf-8")
    return path


def posts(run: Run, case: Path, kind: str = "document") -> list[str]:
    return [each["post"] for each in json.loads(run("log", case, "--json")[1]) if each["kind"] == kind]


def kept(case: Path) -> set[str]:
    return {str(name) for (name,) in apsw.Connection(str(case)).execute("SELECT sha256 FROM blob")}


def test_a_redaction_reaches_the_stored_bytes_and_verify_misses_nothing(run: Run, case_path: Path, paper: Path) -> None:
    before = kept(case_path)
    run("document", "add", case_path, paper, "--store")
    assert SECRET.encode() in case_path.read_bytes()
    assert len(kept(case_path) - before) == 2
    [post] = posts(run, case_path)
    assert run("redact", case_path, post, "--reason", "-", typed="Skulle ikke have været her")[0] == 0
    assert kept(case_path) == before
    assert SECRET.encode() not in case_path.read_bytes()
    assert run("verify", case_path)[0] == 0
    assert json.loads(run("document", "list", case_path, "--json")[1]) == {"documents": []}


def test_what_two_share_goes_when_the_last_is_redacted(run: Run, case_path: Path, paper: Path) -> None:
    before = kept(case_path)
    run("document", "add", case_path, paper)
    run("document", "add", case_path, paper, "--title", "Et andet navn")  # the next version names the same text
    first, second = posts(run, case_path)
    said = run("redact", case_path, second, "--reason", "-", typed="Væk")
    assert first in said[1] + said[2], "the post that still has the text is named"
    assert len(kept(case_path) - before) == 1
    assert run("verify", case_path)[0] == 0
    assert run("redact", case_path, first, "--reason", "-", typed="Væk")[0] == 0
    assert kept(case_path) == before
    assert SECRET.encode() not in case_path.read_bytes()
    assert run("verify", case_path)[0] == 0


def twin_of(paper: Path) -> Path:
    """Another file with the same text."""
    text = paper.read_bytes()
    paper.write_bytes(text + b"\n")
    twin = paper.with_stem("tvilling")
    twin.write_bytes(text + b"\r\n")
    return twin


@pytest.mark.parametrize(
    "command",
    [("redact", "--reason", "-"), ("withdraw", "--reason", "-"), ("protect", "--as", "fortrolig", "--reason", "-")],
)
def test_another_paper_with_the_same_text_is_named(
    run: Run, case_path: Path, paper: Path, command: tuple[str, ...]
) -> None:
    twin = twin_of(paper)
    run("document", "add", case_path, paper)
    run("document", "add", case_path, twin)
    first, second = posts(run, case_path)
    name, *options = command
    _, _, err = run(name, case_path, first, *options, typed="Væk")
    assert err == f"Det samme står også i: {second}. De er ikke ændret.\n"


def test_another_paper_that_is_protected_is_named_by_nothing(run: Run, case_path: Path, paper: Path) -> None:
    twin = twin_of(paper)
    run("document", "add", case_path, paper)
    run("document", "add", case_path, twin)
    first, second = posts(run, case_path)
    run("protect", case_path, second, "--as", "whistleblow", "--reason", "-", typed="Tip")
    _, out, err = run("redact", case_path, first, "--reason", "-", typed="Væk")
    assert second not in out + err


def test_a_document_that_is_redacted_names_its_quotes(run: Run, case_path: Path, paper: Path) -> None:
    run("document", "add", case_path, paper)
    run("document", "quote", case_path, "plan", typed=SECRET)
    [note], [post] = posts(run, case_path, "note"), posts(run, case_path)
    _, out, err = run("redact", case_path, post, "--reason", "-", typed="Væk")
    assert note in out + err
    with desk_of(case_path) as desk:
        assert list(desk.visible().notes()) == [], "what it was quoted from is gone, and so it is no ground"


def test_a_text_that_is_missing_or_altered_is_told(run: Run, case_path: Path, paper: Path) -> None:
    run("document", "add", case_path, paper)
    raw = apsw.Connection(str(case_path))
    name = next(iter(kept(case_path) & {sha256(DocumentText.of_text(f"{SECRET} for uge 40.").stored()).hexdigest()}))
    raw.execute("UPDATE blob SET content = x'7b7d' WHERE sha256 = ?", (name,))
    raw.close()
    code, out, err = run("verify", case_path)
    assert code == 1
    assert "det, sagen gemmer af dokumentet, mangler eller er ændret" in out + err
    assert run("document", "list", case_path)[0] == 0, "what is known of it is read all the same"
    with desk_of(case_path) as desk, pytest.raises(CaseDamaged, match="teksten af et dokument"):
        text_of(desk, next(each for _, each in desk.visible().of(Document)))


def test_a_case_is_opened_without_reading_its_documents(
    run: Run, case_path: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("document", "add", case_path, paper)
    read: list[str] = []
    whole = stored_bytes.read

    def noted(connection: apsw.Connection, names: Any) -> None:
        read.extend(names)
        whole(connection, names)

    monkeypatch.setattr(stored_bytes, "read", noted)
    run("status", case_path)
    assert read
    with desk_of(case_path) as desk:
        [(_, document)] = desk.visible().of(Document)
        assert set(document.blobs) & set(read) == set()


def test_what_is_known_of_a_document_leaves_and_its_bytes_never(
    run: Run, case_path: Path, paper: Path, tmp_path: Path
) -> None:
    run("document", "add", case_path, paper, "--type", "vagtplaner", "--store")
    run("document", "quote", case_path, "vagtplaner", "--indicator", "10.a", typed=SECRET)
    out = tmp_path / "ud.json"
    assert run("export", case_path, "-o", out)[0] == 0
    said = json.loads(out.read_text(encoding="utf-8"))
    [document], [note] = said["documents"], said["notes"]
    assert document["sha256"] == sha256(paper.read_bytes()).hexdigest()
    assert (note["text"], note["place"], note["at_items"], note["quote"]) == (SECRET, "plan", ["10.a"], True)
    assert "uge 40" not in out.read_text(encoding="utf-8")
    assert "kept" not in out.read_text(encoding="utf-8")
    before = case_path.read_bytes()
    assert run("import", case_path, out)[0] == 0
    assert case_path.read_bytes() == before, "its own file changes nothing, and takes no text from it"


def test_a_correction_from_a_file_leaves_the_text_where_it_is(
    run: Run, case_path: Path, paper: Path, tmp_path: Path
) -> None:
    run("document", "add", case_path, paper)
    out = tmp_path / "ud.json"
    run("export", case_path, "-o", out)
    said = json.loads(out.read_text(encoding="utf-8"))
    said["documents"][0]["title"] = "Rettet"
    said.pop("checksum", None)
    changed = tmp_path / "rettet.json"
    changed.write_text(json.dumps(said), encoding="utf-8")
    assert run("import", case_path, changed)[0] == 0
    [document] = json.loads(run("document", "list", case_path, "--json")[1])["documents"]
    assert (document["title"], document["stored"]) == ("Rettet", True)


def a_document(told: Told, **stated: Any) -> Document:
    identity = told.id()
    made = Document.model_validate({"record": identity, "id": identity, "type": "husorden", **stated})
    told.say(made)
    return made


def a_quote(told: Told, document: Document) -> Note:
    identity = told.id()
    made = Note(record=identity, id=identity, text=SECRET, quote=True, document=document.id, at_items=("4.a",))
    told.say(made)
    return made


def protect(told: Told, slot: str) -> None:
    told.say(Protect(record=told.id(), target=told.case.live(slot)[-1].id, protection="fortrolig", reason="x"))


def test_a_protected_document_takes_its_quotes_and_its_review_with_it(told: Told) -> None:
    document = a_document(told)
    a_quote(told, document)
    told.say(document.model_copy(update={"record": told.id(), "status": "modtaget", "kept_text": "ab" * 32}))
    review = told.encounter(method="dokument", documents=(document.id,), title="Husordenen")
    answered = told.answer(review, "4.a.1", "ja", "Står der")
    seen = Visible(told.case)
    assert (len(seen.documents), len(list(seen.notes())), len(list(seen.answers()))) == (1, 1, 1)
    protect(told, document.slot)
    seen = Visible(told.case)
    assert (seen.documents, list(seen.notes()), seen.encounters, list(seen.answers())) == ({}, [], {}, [])
    assert not any(seen.may_know(each) for each in (review.slot, answered.header.slot))
    assert not any(seen.may_know(each) for each in told.case.by_kind["note"])


def test_a_photo_that_is_protected_leaves_the_observation_it_was_taken_in(told: Told) -> None:
    document = a_document(told, caption="Trappen")
    observed = told.encounter(method="observation", documents=(document.id,), title="Huset")
    protect(told, document.slot)
    assert list(Visible(told.case).encounters) == [observed.id]


def test_of_a_document_that_is_withdrawn_no_quote_is_used_and_its_review_stands(told: Told) -> None:
    document = a_document(told)
    a_quote(told, document)
    review = told.encounter(method="dokument", documents=(document.id,))
    told.say(Withdrawal(record=told.id(), target=told.case.live(document.slot)[-1].id, reason="x"))
    seen = Visible(told.case)
    assert (list(seen.notes()), list(seen.encounters)) == ([], [review.id])


def test_naming_a_document_in_confidence_neither_moves_nor_dates_the_review(told: Told) -> None:
    shown = a_document(told)
    review = told.encounter(method="dokument", documents=(shown.id,))
    [before] = Visible(told.case).versions(review.slot)
    hidden = a_document(told, protection="fortrolig")
    told.say(review.model_copy(update={"record": told.id(), "documents": (shown.id, hidden.id)}))
    assert Visible(told.case).versions(review.slot) == [before]


def test_restating_what_a_review_reads_drops_nothing_that_is_hidden(
    run: Run, case_path: Path, paper: Path, tmp_path: Path
) -> None:
    other = tmp_path / "andet.txt"
    other.write_text("Noget andet", encoding="utf-8")
    for each in (paper, other):
        run("document", "add", case_path, each)
    both = ("--document", "plan", "--document", "andet")
    run("encounter", case_path, "--method", "dokument", "--code", "D1", *both)
    run("protect", case_path, posts(run, case_path)[0], "--as", "fortrolig", "--reason", "-", typed="x")
    run("encounter", case_path, "D1", "--document", "andet", "--title", "Nyt navn")
    with desk_of(case_path) as desk:
        assert len(desk.encounter("D1").documents) == 2
        assert len(desk.visible().documents) == 1


@pytest.mark.parametrize("how", ["protect", "whistle"])
def test_a_protected_document_is_in_no_list_and_its_name_means_nothing(
    run: Run, case_path: Path, paper: Path, how: str
) -> None:
    if how == "protect":
        run("document", "add", case_path, paper)
        [post] = posts(run, case_path)
        run("protect", case_path, post, "--as", "fortrolig", "--reason", "-", typed="x")
    else:
        run("source", case_path, "Tip 1", "--group", "anonym")
        run("encounter", case_path, "--source", "Tip 1", "--code", "T1")
        run("document", "add", case_path, paper, "--encounter", "T1")
    assert run("document", "list", case_path, "--json")[1].split() == ["{", '"documents":', "[]", "}"]
    assert posts(run, case_path) == []
    assert "findes ikke i sagen" in run("document", "quote", case_path, "plan", typed=SECRET)[2]
    assert run("document", "add", case_path, paper)[1] == "gemt plan\n", "as if it were not there already"
    assert run("verify", case_path)[0] == 0


def test_what_a_protected_and_an_open_document_share_stays_for_the_one(run: Run, case_path: Path, paper: Path) -> None:
    test_a_protected_document_is_in_no_list_and_its_name_means_nothing(run, case_path, paper, "protect")
    [post] = posts(run, case_path)
    run("redact", case_path, post, "--reason", "-", typed="Væk")
    assert SECRET.encode() in case_path.read_bytes(), "the protected one still has it"
    assert run("verify", case_path)[0] == 0


def test_a_quote_noted_in_the_review_is_held_against_the_document(run: Run, case_path: Path, paper: Path) -> None:
    run("document", "add", case_path, paper, "--type", "vagtplaner")
    asked = Asked(method="dokument", title="Vagtplaner")
    with desk_of(case_path) as desk, sitting(desk, asked, None) as session:
        assert session.encounter.documents == tuple(desk.visible().documents)
        with pytest.raises(UsageProblem, match="Det står ikke ordret i »plan«"):
            session.place_note(None, "Vagten er altid dækket", "spot")
        session.place_note(None, f"»{SECRET}«", "spot")
        session.place_note("side 3", SECRET, "spot")
        notes = [note for _, note in desk.visible().notes()]
        assert [(each.place, each.quote, bool(each.document)) for each in notes] == [
            ("plan", True, True),
            ("side 3", True, True),
        ]
        assert {each.encounter for each in notes} == {session.encounter.id}


def test_a_quote_noted_in_a_review_of_a_paper_that_is_not_in_the_case_is_the_consultants_word(
    run: Run, case_path: Path
) -> None:
    run("plan", case_path, "--document", "vagtplaner", "--status", "set_paa_stedet")
    asked = Asked(method="dokument", title="Vagtplaner")
    with desk_of(case_path) as desk, sitting(desk, asked, None) as session:
        session.place_note("side 3", "Vagten er altid dækket", "spot")
        assert [note.document for _, note in desk.visible().notes()] == [None]
        assert isinstance(session.encounter, Encounter)
