"""The ONE next version of what stands: what it never loses, whoever writes it, and that nobody makes one by hand."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conversing import Lines, desk_of
from tests.telling import Told
from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.journal.entries import (
    Answer,
    AnyPayload,
    Assessment,
    Deviation,
    Document,
    Encounter,
    Entry,
    FollowUp,
    Note,
    Payload,
    Protect,
    Withdrawal,
)
from tilsyn.domain.journal.revise import comes_out, next_fields, next_version, noted_at, replaced, says_the_same
from tilsyn.domain.values import PROTECTIONS, strongest
from tilsyn.errors import UsageProblem
from tilsyn.interview.plain.plain_sorting import sort_notes
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.session import Session
from tilsyn.services.open_case import Desk
from tilsyn.services.planning import plan, preparing

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent / "tilsyn"
ELSEWHERE = {
    "domain/journal/revise.py": "here it is made",
    "domain/journal/seal.py": "writes down in the header what it was told to supersede",
    "domain/findings/visible.py": "shows a payload without what is hidden; nothing is written",
    "domain/findings/readiness.py": "masks problems, which are no payloads",
    "domain/proposals/exchange/leaving.py": "shows a payload as it leaves; nothing is written",
    "domain/library/supplement.py": "makes an edition out of another, which is no payload",
    "domain/findings/openings.py": "makes what is said at the door out of another, which is no payload",
    "domain/proposals/exchange/__init__.py": "says where a problem is in the file that was read, which is no payload",
    "domain/proposals/sheets/rows.py": "likewise",
    "domain/office.py": "shows an office with its logo or without, which is no payload",
    "output/contexts/xlsform_part.py": "shows an own question by the code it leaves by; nothing is written",
    "services/leaving/templates.py": "says in which file a problem is, which is no payload",
    "services/supplements.py": "tells of a supplement as JSON, which is no payload",
}


def made_by_hand(code: str) -> Iterator[int]:
    """Lines that make one payload out of another, say what it supersedes, or weigh protections for it."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(func=ast.Attribute(attr="model_copy" | "model_construct")):
                yield node.lineno
            case ast.Call(keywords=keywords) if any(each.arg == "supersedes" for each in keywords):
                yield node.lineno
            case ast.Attribute(value=ast.Name(id="PROTECTIONS"), attr="index"):
                yield node.lineno
            case ast.Dict(keys=keys, values=values):
                carried = (each for key, each in zip(keys, values, strict=True) if key is None)
                yield from (each.lineno for each in carried if _is_dumped(each))
                yield from (each.lineno for key, each in zip(keys, values, strict=True) if _is_carried(key, each))
            case ast.keyword(arg=None, value=value) if _is_dumped(value):
                yield value.lineno
            case ast.keyword(arg="protection", value=value) if _asks(value):
                yield value.lineno
            case ast.Assign(targets=[ast.Subscript(slice=key)], value=value) if _is_carried(key, value):
                yield node.lineno


def _is_dumped(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "model_dump"


def _is_carried(key: ast.expr | None, value: ast.expr) -> bool:
    return isinstance(key, ast.Constant) and key.value == "protection" and _asks(value)


def _asks(value: ast.expr) -> bool:
    """Whether it is worked out from how what stands is protected."""
    return any(isinstance(each, ast.Attribute) and each.attr == "protection_of" for each in ast.walk(value))


@pytest.mark.slow
def test_nobody_else_makes_a_next_version() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if list(made_by_hand(path.read_text(encoding="utf-8")))
    }
    assert found == set(ELSEWHERE)


@pytest.mark.parametrize(
    "code",
    [
        'note.model_copy(update={"record": new, "at_items": places})',
        'build(Encounter, **{**earlier.model_dump(), "record": new})',
        "seal(payload, supersedes=[], stamp=stamp)",
        "max(stated, key=PROTECTIONS.index)",
        'stated = {"protection": case.protection_of(held)}',
        'update["protection"] = strongest(said, case.protection_of(held))',
        "Note(record=new, protection=case.protection_of(held))",
    ],
)
def test_what_is_made_by_hand_is_found(code: str) -> None:
    assert list(made_by_hand(code))


KINDS: tuple[type[Payload], ...] = get_args(get_args(AnyPayload)[0])
PROTECTED = [each for each in KINDS if "protection" in each.model_fields and each is not Protect]


def standing(told: Told, kind: type[Payload], own: str, lifted: str | None) -> Entry:
    """One of a kind, as it protects itself, and what has been said of it since."""
    identity = told.id()
    fields: dict[str, Any] = {"record": identity, "protection": own}
    needed = {"id": identity, "code": "Kode 1", "group": "borger", "question": "4.a.1", "encounter": "e1", "text": "x"}
    needed |= {"at": "4.a", "type": "vagtplaner"}
    fields |= {
        name: needed[name] for name, each in kind.model_fields.items() if each.is_required() and name != "record"
    }
    entry = told.say(kind.model_validate(fields))[0]
    if lifted:
        said = {"record": told.id(), "target": entry.id, "protection": lifted, "reason": "x"}
        told.say(Protect.model_validate(said))
    return entry


@pytest.mark.slow
@pytest.mark.parametrize("kind", PROTECTED, ids=lambda each: each.__name__)
@given(
    own=st.sampled_from(PROTECTIONS),
    lifted=st.sampled_from([None, *PROTECTIONS]),
    stated=st.sampled_from([None, *PROTECTIONS]),
)
def test_a_next_version_is_as_protected_as_what_stands_or_more(
    kind: type[Payload], own: str, lifted: str | None, stated: str | None
) -> None:
    told = Told()
    entry = standing(told, kind, own, lifted)
    payload = entry.payload
    assert payload is not None
    changes = {"protection": stated} if stated else {}
    made = next_version(told.case, entry, payload, "r2", changes)
    assert kind.model_validate(next_fields(told.case, entry, kind, "r2", changes)) == made
    expected = strongest(stated, lifted or own)
    assert (made.record, getattr(made, "protection", "")) == ("r2", expected)
    assert told.case.protection_of(told.say(made)[0]) == expected
    assert says_the_same(made, payload) or isinstance(made, Answer)  # an answer keeps the time it was noted


def test_what_has_no_protection_of_its_own_is_known_to_come_out() -> None:
    told = Told()
    entry = told.say(Assessment(record=told.id(), at="overall", text="Tekst"))[0]
    assert not comes_out(told.case, entry, Assessment)
    told.say(Protect(record=told.id(), target=entry.id, protection="fortrolig", reason="x"))
    assert comes_out(told.case, entry, Assessment)
    assert not comes_out(told.case, entry, Note)


def test_all_that_is_live_is_replaced_and_nothing_else() -> None:
    told = Told()
    told.say(Assessment(record=told.id(), at="overall", text="Først"))
    told.say(Assessment(record=told.id(), at="overall", text="Den ene"))
    told.say(Assessment(record=told.id(), at="overall", text="Den anden"), supersede=False)
    both = [each.id for each in told.case.conflicts()[0].entries]
    assert replaced(told.case, "assessment|overall") == both
    assert len(both) == 2


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ({"flagged": True}, True),
        ({"value": "delvist"}, True),
        ({"reason": "Passer ikke"}, True),
        ({"note": "Andre ord"}, False),
        ({"deviates": (Deviation(source="s1", note="Nej"),)}, False),
    ],
)
def test_words_that_stay_were_noted_when_they_were(stated: dict[str, Any], kept: bool) -> None:
    told = Told()
    entry = told.answer(told.encounter(told.source()), "4.a.1", "ja", "Hendes ord")
    assert isinstance(entry.payload, Answer)
    made = next_version(told.case, entry, entry.payload, "r2", stated)
    assert made.recorded_at == (entry.header.at if kept else None)
    later = told.say(made)[0]
    again = next_version(told.case, later, made, "r3", {"flagged": False})
    assert (again.recorded_at == entry.header.at) is kept
    assert (noted_at(later) == entry.header.at) is kept


def test_without_words_the_value_is_what_was_noted() -> None:
    told = Told()
    entry = told.answer(told.encounter(told.source()), "4.a.1", "ja")
    assert isinstance(entry.payload, Answer)
    assert next_version(told.case, entry, entry.payload, "r2", {"flagged": True}).recorded_at == entry.header.at
    assert next_version(told.case, entry, entry.payload, "r2", {"value": "nej"}).recorded_at is None
    assert (
        next_version(told.case, entry, entry.payload, "r2", {"recorded_at": "2023-10-24"}).recorded_at == "2023-10-24"
    )


def test_who_takes_part_unseen_stays_in_her_conversation() -> None:
    told = Told()
    seen, unseen, joins = told.source(), told.source("Tip 1", protection="whistleblow"), told.source("Borger 2")
    told.encounter(seen, unseen)
    entry, talk = next(told.case.of(Encounter))
    stated = {"sources": (joins.id,)}
    made = next_version(told.case, entry, talk, "r2", stated, seen={seen.id, joins.id})
    assert made.sources == (joins.id, unseen.id)
    assert next_version(told.case, entry, talk, "r2", stated).sources == (joins.id,)
    assert next_version(told.case, entry, talk, "r2", {"title": "x"}, seen=()).sources == talk.sources


@pytest.fixture
def desk(case_path: Path) -> Iterator[Desk]:
    with desk_of(case_path) as made:
        yield made


def add(desk: Desk, kind: type[Payload], /, **stated: Any) -> Entry:
    identity = desk.world.new_id()
    return desk.add([kind.model_validate({"record": identity, "id": identity, **stated})], "MKV")[0]


def protect(desk: Desk, target: Entry, protection: str) -> None:
    said = {"record": desk.world.new_id(), "target": target.id, "protection": protection, "reason": "x"}
    desk.add([Protect.model_validate(said)], "MKV")


def test_a_note_that_was_let_out_stays_out_when_it_is_sorted_line_by_line(desk: Desk) -> None:
    protect(desk, add(desk, Note, text="ÅBEN IGEN", protection="fortrolig"), "normal")
    sort_notes(desk, Lines("4.a"), "MKV")
    assert [(each.text, each.at_items) for _, each in desk.visible().notes()] == [("ÅBEN IGEN", ("4.a",))]


def test_a_note_that_is_protected_while_it_is_sorted_does_not_come_out(desk: Desk, case_path: Path) -> None:
    note = add(desk, Note, text="HEMMELIGT")

    class Meanwhile(Lines):
        def read(self) -> str | None:
            with desk_of(case_path) as beside:
                if beside.case.protection_of(note) == "normal":
                    protect(beside, note, "fortrolig")
            return super().read()

    streams = Meanwhile("4.a", "s")
    sort_notes(desk, streams, "MKV")
    assert "Noten gælder ikke længere." in streams.told
    assert list(desk.visible().notes()) == []


def test_a_note_that_is_rewritten_while_it_is_sorted_keeps_its_new_words(desk: Desk, case_path: Path) -> None:
    note = add(desk, Note, text="Gamle ord")

    class Meanwhile(Lines):
        def read(self) -> str | None:
            with desk_of(case_path) as beside:
                record = beside.world.new_id()
                beside.add([Note(record=record, id=Slot(note.header.slot).rest, text="Nye ord")], "MKV")
            return super().read()

    sort_notes(desk, Meanwhile("4.a"), "MKV")
    assert [(each.text, each.at_items) for _, each in desk.visible().notes()] == [("Nye ord", ("4.a",))]
    assert not desk.case.conflicts()


@pytest.mark.parametrize("gone", [False, True])
def test_what_one_window_hid_or_took_back_does_not_come_again_from_another_that_rewrote_it_unseen(
    case_path: Path, gone: bool
) -> None:
    with desk_of(case_path) as one, desk_of(case_path) as other:
        note = add(one, Note, text="HENDES ORD")
        other.file.refresh()
        if gone:
            one.add([Withdrawal(record=one.world.new_id(), target=note.id, reason="fortrudt")], "MKV")
        else:
            protect(one, note, "fortrolig")
        assert isinstance(note.payload, Note)
        made = next_version(other.case, note, note.payload, other.world.new_id(), {"text": "Hendes ord, rettet"})
        other.add([made], "AB")
        assert list(other.visible().notes()) == []
    with desk_of(case_path) as desk:
        assert list(desk.visible().notes()) == []


def test_a_document_that_was_let_out_stays_out_when_it_arrives(desk: Desk) -> None:
    protect(desk, add(desk, Document, type="vagtplaner", status="anmodet", protection="fortrolig"), "normal")
    plan.write_plan(desk, plan.PlanChanges(documents=("vagtplaner",), status="modtaget"), "MKV")
    assert [each.status for _, each in desk.visible().of(Document)] == ["modtaget"]


def test_a_follow_up_point_is_corrected_as_it_stands_whichever_of_its_posts_is_named(desk: Desk) -> None:
    first = add(desk, FollowUp, kind="udviklingspunkt", text="Gammel tekst")
    preparing.save_followup(desk, first.id[:8], "Ny tekst", "MKV", {})
    point = preparing.save_followup(desk, first.id[:8], None, "MKV", {"status": "opfyldt"})
    assert (point.text, point.status) == ("Ny tekst", "opfyldt")
    current = desk.case.current(first.header.slot)
    assert current is not None
    protect(desk, current, "fortrolig")
    with pytest.raises(UsageProblem, match="findes ikke"):
        preparing.save_followup(desk, first.id[:8], None, "MKV", {"status": "bortfaldet"})


def test_a_mark_on_an_answer_does_not_move_the_time_it_was_noted(desk: Desk) -> None:
    preparing.add_source(desk, "Borger 1", "MKV", {"group": "borger"})
    talk = preparing.add_encounter(desk, ("Borger 1",), "MKV", {"code": "S1"})
    session = Session(desk, talk, Narrowing(), "MKV")
    session.ask("4.a.1")
    session.answer(Said("ja", "Hendes ord"))
    entry, _ = next(desk.case.of(Answer))
    session.ask("4.a.1")
    session.answer(Said("ja", "Hendes ord", flagged=True))
    marked, answer = next(desk.case.of(Answer))
    assert marked.id != entry.id
    assert (answer.flagged, answer.recorded_at) == (True, entry.header.at)
    session.ask("4.a.1")
    session.answer(Said("ja", "Andre ord"))
    assert next(desk.case.of(Answer))[1].recorded_at == entry.header.at  # first said is first said
