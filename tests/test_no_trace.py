"""What is protected leaves no trace: not in an output, not in a line on the screen, not in an order or a date."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import desk_of, hidden_id
from tests.telling import Told
from tests.test_way_out import leavings, ordinary
from tilsyn.domain.findings.readiness import cpr_finds, readiness
from tilsyn.domain.findings.scoring import scorecard
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import (
    Answer,
    CaseField,
    Deviation,
    Encounter,
    FollowUp,
    Note,
    OwnQuestion,
    Protect,
    Redaction,
    Source,
    Withdrawal,
)
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.marking import Marking
from tilsyn.services.conversation.opening import Asked, sitting
from tilsyn.services.judging import evening
from tilsyn.services.keeping import records
from tilsyn.services.planning import preparing

pytestmark = pytest.mark.slow  # every paper and every text of a command, before and after

Run = Callable[..., tuple[int, str, str]]
Arrival = Callable[[Told], None]


def current(told: Told, text: str) -> Answer:
    return next(each for _, each in told.case.of(Answer) if text in each.note)


def a_correction_in_confidence(told: Told) -> None:
    stands = current(told, "Lederens note")
    words = {"record": told.id(), "note": "HEMMELIGT og ganske andet", "protection": "fortrolig", "value": "ja"}
    told.say(stands.model_copy(update=words))


def a_correction_in_confidence_that_is_corrected_and_masked(told: Told) -> None:
    a_correction_in_confidence(told)
    stands = current(told, "HEMMELIGT")
    told.say(stands.model_copy(update={"record": told.id(), "note": "HEMMELIGT igen"}))


def a_tip_giver_joins(told: Told) -> None:
    kilde = told.source("Tip 3", "anonym", protection="whistleblow")
    stands = next(each for _, each in told.case.of(Encounter))
    told.say(stands.model_copy(update={"record": told.id(), "sources": (*stands.sources, kilde.id)}))


def a_tip_giver_deviates(told: Told) -> None:
    kilde = told.source("Tip 3", "anonym", protection="whistleblow")
    stands = current(told, "Lederens note")
    deviates = (Deviation(source=kilde.id, note="HEMMELIGT"),)
    told.say(stands.model_copy(update={"record": told.id(), "deviates": deviates}))


@pytest.mark.parametrize(
    "arrival",
    [
        a_correction_in_confidence,
        a_correction_in_confidence_that_is_corrected_and_masked,
        a_tip_giver_joins,
        a_tip_giver_deviates,
    ],
)
def test_a_hidden_version_neither_takes_nor_moves_nor_dates_what_stands_openly(
    model: QualityModel, catalogues: tuple[Catalogue, ...], arrival: Arrival
) -> None:
    told = ordinary()
    before = leavings(told, model, catalogues)
    arrival(told)
    assert leavings(told, model, catalogues) == before


def test_protecting_a_corrected_answer_does_not_let_out_how_it_was_worded_before(told: Told) -> None:
    talk = told.encounter(told.source())
    told.answer(talk, "4.a.1", "nej", "Lederen har slåt en beboer")
    mended = told.answer(talk, "4.a.1", "nej", "Han har slået en af dem")
    told.say(Protect(record=told.id(), target=mended.id, protection="fortrolig", reason="x"))
    assert list(Visible(told.case).answers()) == []


def test_an_answer_made_confidential_with_more_words_takes_the_open_ones_along(told: Told) -> None:
    talk = told.encounter(told.source())
    told.answer(talk, "4.a.1", "nej", "Lederen ved det")
    told.answer(talk, "4.a.1", "nej", "Lederen ved det, men siger det ikke", protection="fortrolig")
    assert list(Visible(told.case).answers()) == []


def test_the_strongest_protection_holds_until_one_takes_the_place_of_both(told: Told) -> None:
    entry = told.answer(told.encounter(told.source()), "4.a.1", "ja", "Sagt")
    for word in ("whistleblow", "normal"):  # each from a window that had not seen the other
        told.say(
            Protect.model_validate({"record": told.id(), "target": entry.id, "protection": word, "reason": "x"}),
            supersede=False,
        )
    assert told.case.protection_of(entry) == "whistleblow"
    told.say(Protect(record=told.id(), target=entry.id, protection="normal", reason="x"))
    assert told.case.protection_of(entry) == "normal"


def test_a_protection_that_is_masked_or_taken_back_goes_on_holding(told: Told) -> None:
    entry = told.answer(told.encounter(told.source()), "4.a.1", "ja", "Sagt")
    (said,) = told.say(Protect(record=told.id(), target=entry.id, protection="fortrolig", reason="x"))
    told.say(Withdrawal(record=told.id(), target=said.id, reason="x"))
    assert told.case.protection_of(entry) == "fortrolig"
    told.say(Redaction(record=told.id(), target=said.id, reason="x"))
    assert told.case.protection_of(entry) == "whistleblow"
    assert list(Visible(told.case).answers()) == []
    told.say(Protect(record=told.id(), target=entry.id, protection="normal", reason="x"), supersede=False)
    assert told.case.protection_of(entry) == "whistleblow"


def a_talk_protected_afterwards(told: Told) -> None:
    """What was said in it is hidden with it, though only the talk is marked: numbers, and what two windows wrote."""
    talk = told.encounter(told.source("Borger 9"))
    told.answer(talk, "9.a.3", "nej", "HEMMELIGT 010180-1234")
    for value in ("ja", "nej"):  # each from a window that had not seen the other
        said = {"record": told.id(), "encounter": talk.id, "question": "4.a.2", "value": value, "note": value}
        told.say(Answer.model_validate(said), supersede=False)
    told.say(Note(record=told.id(), id=told.id(), text="HEMMELIGT 010180-1234", encounter=talk.id))
    entry = next(entry for entry, each in told.case.of(Encounter) if each.id == talk.id)
    told.say(Protect(record=told.id(), target=entry.id, protection="whistleblow", reason="x"))
    source = next(entry for entry, each in told.case.of(Source) if each.code == "Borger 9")
    told.say(Protect(record=told.id(), target=source.id, protection="whistleblow", reason="x"))


def a_tip_giver_deviates_with_a_number(told: Told) -> None:
    kilde = told.source("Tip 3", "anonym", protection="whistleblow")
    stands = current(told, "Lederens note")
    deviates = (Deviation(source=kilde.id, note="HEMMELIGT 010180-1234"),)
    told.say(stands.model_copy(update={"record": told.id(), "deviates": deviates}))


@pytest.mark.parametrize("arrival", [a_talk_protected_afterwards, a_tip_giver_deviates_with_a_number])
def test_what_is_hidden_is_neither_a_gap_nor_a_warning(model: QualityModel, arrival: Arrival) -> None:
    def found(told: Told) -> tuple[object, ...]:
        visible = Visible(told.case)
        ready = readiness(model, told.case, visible, scorecard(model, visible))
        return ready, cpr_finds(told.case, visible), visible.conflicts()

    told = ordinary()
    before = found(told)
    arrival(told)
    assert found(told) == before


@pytest.fixture
def open_case(run: Run, case_path: Path) -> Path:
    """Two citizens in one conversation, a leader in another; a field, a follow-up point and a judgement."""
    for code, group in (("Borger 1", "borger"), ("Borger 2", "borger"), ("Leder", "ledelse")):
        run("source", case_path, code, "--group", group)
    with desk_of(case_path) as desk:
        for codes, code in ((("Borger 1", "Borger 2"), "S1"), (("Leder",), "S2")):
            preparing.add_encounter(desk, codes, "MKV", {"code": code, "start": "2023-10-24T09:00:00.000+02:00"})
        talk = desk.encounter("S2")
        said = {
            "record": desk.world.new_id(),
            "encounter": talk.id,
            "question": "4.a.1",
            "value": "ja",
            "note": "Åbent",
        }
        desk.add([Answer.model_validate(said)], "MKV")
        desk.add([CaseField(record=desk.world.new_id(), field="address", value="Havnevej 1")], "MKV")
        point = {"record": desk.world.new_id(), "id": desk.world.new_id(), "kind": "udviklingspunkt", "text": "Punkt"}
        desk.add([FollowUp.model_validate(point)], "MKV")
    return case_path


LINES = (
    ("status",), ("status", "--json"), ("log",), ("log", "--json"), ("case",), ("case", "--json"), ("plan", "--json"),
    ("score", "--json"), ("paste",), ("paste", "--json"),
    ("encounter", "S9", "--outcome", "gennemfoert"), ("interview", "--source", "Borger 77"),
    ("interview",), ("withdraw", "ffffffff", "--reason", "-"),
)  # fmt: skip


def lines(run: Run, path: Path) -> list[tuple[int, str, str]]:
    """What every command that only shows, or refuses, says on both streams."""
    return [run(command, path, *options, typed="x\n") for command, *options in LINES]


def files(run: Run, path: Path) -> dict[str, bytes]:
    made = {}
    for name, *asked in (("udveksling.json",), ("matrix.xlsx",), ("formular.xlsx", "--xlsform")):
        run("export", path, *asked, "-o", path.parent / name)
        made[name] = (path.parent / name).read_bytes()
        (path.parent / name).unlink()
    run("report", path, "-o", path.parent / "rapport.docx")
    made["rapport.docx"] = (path.parent / "rapport.docx").read_bytes()
    (path.parent / "rapport.docx").unlink()
    return made


def come(path: Path, *parts: object) -> None:
    """Entries as another window, or an older program, may have left them."""
    with desk_of(path) as desk:
        desk.add(parts, "MKV")  # type: ignore[arg-type]  # payloads all


def a_hidden_own_question_with_its_answer(run: Run, path: Path) -> None:
    with desk_of(path) as desk:
        talk, new = desk.encounter("S2"), desk.world.new_id
        identity = new()
        own = {"id": identity, "code": "E2", "at": "7.a", "text": "HEMMELIGT?", "encounter": talk.id}
        desk.add([OwnQuestion.model_validate({"record": new(), **own, "protection": "whistleblow"})], "MKV")
        said = {"record": new(), "encounter": talk.id, "question": "E2", "value": "ja", "note": "HEMMELIGT svar"}
        desk.add([Answer.model_validate(said)], "MKV")


def a_hidden_question_planned_for_citizens(run: Run, path: Path) -> None:
    del run
    own = {"id": "q9", "code": "E3", "at": "7.a", "text": "HEMMELIGT?", "groups": ("borger", "dokument")}
    come(path, OwnQuestion.model_validate({"record": "q9", **own, "protection": "whistleblow"}))


def a_tip_giver_in_the_group(run: Run, path: Path) -> None:
    assert run("source", path, "Tip 3", "--group", "anonym")[0] == 0
    tip = hidden_id(path, "Tip 3")
    with desk_of(path) as desk:
        held = desk.encounter("S1")
        sources = (*held.sources, desk.source(tip).id)
        desk.add([held.model_copy(update={"record": desk.world.new_id(), "sources": sources})], "MKV")


def a_tip_with_a_conversation_of_its_own(run: Run, path: Path) -> None:
    assert run("source", path, "Tip 6", "--group", "anonym")[0] == 0
    tip = hidden_id(path, "Tip 6")
    assert run("encounter", path, "--source", tip, "--code", "S7")[0] == 0
    assert run("note", path, "--source", tip, "--indicator", "4.a", typed="HEMMELIG note")[0] == 0


def a_correction_in_confidence_by_import(run: Run, path: Path) -> None:
    said = {"question": "4.a.1", "encounter": "S2", "value": "nej", "note": "HEMMELIGT", "protection": "fortrolig"}
    file = path.parent / "ind.json"
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "answers": [said]}))
    assert run("import", path, file)[:2] == (0, "1 skrevet, 0 fandtes i forvejen\n")
    file.unlink()


def a_protected_field(run: Run, path: Path) -> None:
    come(path, CaseField(record="r1", field="phone", value="HEMMELIG"))
    with desk_of(path) as desk:
        post = desk.case.current("case|phone")
        assert post is not None
        desk.add([Protect(record="r2", target=post.id, protection="fortrolig", reason="x")], "MKV")


@pytest.mark.parametrize(
    "arrival",
    [
        a_hidden_own_question_with_its_answer,
        a_hidden_question_planned_for_citizens,
        a_tip_giver_in_the_group,
        a_tip_with_a_conversation_of_its_own,
        a_correction_in_confidence_by_import,
        a_protected_field,
    ],
)
def test_no_command_and_no_file_says_otherwise_after_something_hidden_has_come(
    run: Run, open_case: Path, arrival: Callable[[Run, Path], None]
) -> None:
    before = lines(run, open_case), files(run, open_case)
    arrival(run, open_case)
    said, made = lines(run, open_case), files(run, open_case)
    assert said == before[0]
    assert made == before[1]
    assert "HEMMELIG" not in str(said)


@pytest.mark.parametrize("taken", ["withdraw", "redact"])
def test_a_hidden_own_question_takes_its_answer_along_when_it_goes(run: Run, open_case: Path, taken: str) -> None:
    before = lines(run, open_case), files(run, open_case)
    a_hidden_own_question_with_its_answer(run, open_case)
    with desk_of(open_case) as desk:
        asked, _ = next(iter(desk.case.of(OwnQuestion)))
    assert run(taken, open_case, asked.id[:8], "--reason", "-", typed="x")[0] == 0
    assert lines(run, open_case) == before[0]
    assert files(run, open_case) == before[1]


def test_an_open_own_question_that_is_withdrawn_leaves_its_answer(told: Told) -> None:
    talk = told.encounter(told.source())
    own = OwnQuestion(record=told.id(), id=told.id(), code="E2", at="7.a", text="Eget?", encounter=talk.id)
    (asked,) = told.say(own)
    told.answer(talk, "E2", "ja", "Sagt")
    told.say(Withdrawal(record=told.id(), target=asked.id, reason="x"))
    assert [said.note for _, said in Visible(told.case).answers()] == ["Sagt"]


def test_hidden_conversations_and_codes_are_counted_nowhere(run: Run, open_case: Path) -> None:
    run("encounter", open_case, "--source", "Leder", "--code", "S3")
    before = run("note", open_case, "--source", "Leder", typed="Til hvem?")
    assert "2 samtaler" in before[2]
    assert run("encounter", open_case, "--source", "Leder", "--code", "S8")[0] == 0
    with desk_of(open_case) as desk:
        post = desk.case.current(desk.encounter("S8").slot)
        assert post is not None
    assert run("protect", open_case, post.id[:8], "--as", "whistleblow", "--reason", "-", typed="x")[0] == 0
    assert run("note", open_case, "--source", "Leder", typed="Til hvem?")[2] == before[2]
    assert run("encounter", open_case, "--source", "Leder", "--code", "S8")[0] == 0


def test_a_protected_conversation_is_gone_on_with_by_its_id_alone(run: Run, case_path: Path) -> None:
    run("source", case_path, "Borger 9", "--group", "borger")
    run("interview", case_path, "--source", "Borger 9", typed="q\n")
    with desk_of(case_path) as desk:
        entry, talk = next(iter(desk.case.of(Encounter)))
    run("protect", case_path, entry.id[:8], "--as", "fortrolig", "--reason", "-", typed="x")
    assert run("interview", case_path, "--encounter", talk.id[:8], typed="q\n")[0] == 0
    code, _, err = run("interview", case_path, "--source", "Borger 9", typed="q\n")
    assert (code, err) == (0, "")
    with desk_of(case_path) as desk:
        assert [each.id == talk.id for _, each in desk.case.of(Encounter)] == [True, False]


def test_a_protected_source_stands_in_no_conversation_that_others_see(run: Run, open_case: Path) -> None:
    run("source", open_case, "Tip 3", "--group", "anonym")
    with desk_of(open_case) as desk:
        before = len(desk.case.entries)
    for given in (
        ("encounter", open_case, "S1", "--source", "Borger 1", "--source", "Tip 3"),
        ("encounter", open_case, "S1", "--source", "Tip 3"),
        ("encounter", open_case, "--source", "Borger 1", "--source", "Tip 3"),
        ("interview", open_case, "--source", "Borger 1", "--source", "Tip 3"),
    ):
        code, out, err = run(*given, typed="q\n")
        assert (code, out) == (2, "")
        assert err.startswith("Kilden Tip 3 findes ikke i sagen.")
    file = open_case.parent / "ind.json"
    meeting = {"code": "S1", "method": "interview", "sources": ["Borger 1", "Borger 2", "Tip 3"]}
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "encounters": [meeting]}))
    assert run("import", open_case, file)[0] == 1
    with desk_of(open_case) as desk:
        assert len(desk.case.entries) == before


def test_what_all_else_rests_on_is_not_protected(run: Run, case_path: Path) -> None:
    rows = json.loads(run("log", case_path, "--json")[1])
    with desk_of(case_path) as desk:
        posts = {row["id"]: desk.case.entries[row["id"]].payload for row in rows}
    kind = next(post for post, each in posts.items() if isinstance(each, CaseField) and each.field == "kind")
    code, out, err = run("protect", case_path, kind[:8], "--as", "fortrolig", "--reason", "-", typed="x")
    assert (code, out) == (2, "")
    assert "Råd:" in err


def test_what_only_a_hidden_entry_has_replaced_can_still_be_withdrawn(run: Run, open_case: Path) -> None:
    a_correction_in_confidence_by_import(run, open_case)
    rows = json.loads(run("log", open_case, "--json")[1])
    post = next(row["post"] for row in rows if row["kind"] == "answer")
    assert run("withdraw", open_case, post, "--reason", "-", typed="x")[1] == f"gemt {post}\n"
    with desk_of(open_case) as desk:
        assert list(desk.visible().answers()) == []
        assert [each.note for _, each in desk.case.of(Answer)] == ["HEMMELIGT"]


def test_a_second_time_is_said_and_writes_nothing(run: Run, open_case: Path) -> None:
    rows = json.loads(run("log", open_case, "--json")[1])
    answer = next(row["post"] for row in rows if row["kind"] == "answer")
    for given in (
        ("protect", open_case, answer, "--as", "fortrolig", "--reason", "-"),
        ("withdraw", open_case, answer, "--reason", "-"),
        ("case", open_case, "--set", "phone=12345678"),
        ("focus", open_case, "4.a", "--reason", "-"),
        ("scope", open_case, "2.b", "--use", "ja", "--reason", "-"),
        ("encounter", open_case, "S1", "--title", "Stuen"),
    ):
        assert run(*given, typed="Derfor\n")[1].startswith("gemt")
        with desk_of(open_case) as desk:
            before = len(desk.case.entries)
        code, out, _ = run(*given, typed="Derfor\n")
        assert (code, out.split()[0]) == (0, "uændret"), given
        with desk_of(open_case) as desk:
            assert len(desk.case.entries) == before
    assert run("encounter", open_case, "S1")[1].startswith("uændret")


def test_a_text_a_judgement_and_a_transfer_that_stand_so_are_not_written_again(run: Run, open_case: Path) -> None:
    judged = "Bedømt.\n.\nBorger 1\n3\n"
    for given, typed in (
        (("assess", open_case, "overall"), "Samlet set."),
        (("assess", open_case, "theme:4"), "Temaet."),
        (("score", open_case, "4.a", "--plain"), judged),
        (("paste", open_case, "overall", "--done"), ""),
    ):
        said = [run(*given, typed=typed)[1].splitlines()[-1] for _ in range(2)]
        assert said == [said[0], f"uændret{said[0].removeprefix('gemt')}"], given
        assert said[0].startswith("gemt")
    with desk_of(open_case) as desk:
        before = len(desk.case.entries)
    assert run("assess", open_case, "overall", typed="Noget andet.")[1] == "gemt samlet vurdering\n"
    assert run("paste", open_case, "overall", "--done")[1].startswith("gemt")
    assert run("score", open_case, "4.a", "--plain", typed=judged.replace("3", "4"))[1].endswith("gemt 4.a\n")
    with desk_of(open_case) as desk:
        assert len(desk.case.entries) == before + 3


def test_a_judgement_is_saved_anew_where_something_it_rests_on_went(run: Run, open_case: Path) -> None:
    """That is what its problem asks for: it has been read again."""
    judged = "Bedømt.\n.\nBorger 1\n3\n"
    assert run("interview", open_case, "--source", "Borger 1", "--plain", typed="g 4.a.3\nj\nHun\n.\nq\n")[0] == 0
    assert run("score", open_case, "4.a", "--plain", typed=judged)[1].endswith("gemt 4.a\n")
    with desk_of(open_case) as desk:
        (said,) = [entry for entry, each in desk.case.of(Answer) if each.question == "4.a.3" and each.note == "Hun"]
    assert run("withdraw", open_case, said.id[:8], "--reason", "-", typed="Fejl")[0] == 0
    assert run("score", open_case, "4.a", "--plain", typed=judged)[1].endswith("gemt 4.a\n")
    assert run("score", open_case, "4.a", "--plain", typed=judged)[1].endswith("uændret 4.a\n")


def test_a_note_keeps_what_is_hidden_out_of_its_own_words(told: Told) -> None:
    note = Note(record=told.id(), id=told.id(), text="Åbent")
    told.say(note)
    told.say(note.model_copy(update={"record": told.id(), "text": "HEMMELIGT", "protection": "fortrolig"}))
    assert [each.text for _, each in Visible(told.case).notes()] == ["Åbent"]


def test_f4_hides_an_answer_as_it_was_worded_before_however_much_it_was_rewritten(run: Run, case_path: Path) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    asked = Asked(source="Borger 1", indicators=("4.a",))
    with desk_of(case_path) as desk, sitting(desk, asked, "MKV") as session:
        session.ask("4.a.1")
        session.answer(Said("nej", "Som det først blev skrevet"))
        session.ask("4.a.1")
        assert Marking(session).hide(Said("nej", "Ganske andre ord"))
        assert list(desk.visible().answers()) == []
        assert session.shown(session.prompts[0]) == []


def test_reading_a_value_keeps_what_a_hidden_member_said_since(run: Run, open_case: Path) -> None:
    run("source", open_case, "Tip 3", "--group", "anonym")
    tip = hidden_id(open_case, "Tip 3")
    with desk_of(open_case) as desk:
        stands = next(each for _, each in desk.case.of(Answer))
        hidden = (Deviation(source=desk.source(tip).id, note="HEMMELIGT"),)
        desk.add([stands.model_copy(update={"record": desk.world.new_id(), "deviates": hidden})], "MKV")
        piece = evening.EveningLook(desk).ground("4.a").pieces[0]
        assert evening.set_value(desk, piece, "delvist", None, "MKV") is not None
        now = next(each for _, each in desk.case.of(Answer))
        assert (now.value, now.deviates) == ("delvist", hidden)


def test_a_hidden_own_question_is_asked_of_nobody(case_path: Path, run: Run) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    own = {"id": "q1", "code": "E2", "at": "7.a", "text": "HEMMELIGT?", "protection": "whistleblow"}
    come(case_path, OwnQuestion.model_validate({"record": "q1", **own}))
    code, out, err = run("interview", case_path, "--source", "Borger 1", typed="g E2\nq\n")
    assert (code, "HEMMELIGT" in out + err) == (0, False)


def test_a_protection_lifted_while_its_reason_is_typed_is_said_anew_and_never_taken_for_standing(
    run: Run, case_path: Path
) -> None:
    run("note", case_path, typed="HEMMELIG")
    with desk_of(case_path) as desk:
        post = next(entry.id[:8] for entry, _ in desk.case.of(Note))
        records.protect(desk, post, "whistleblow", "x", "MKV")
        with desk_of(case_path) as other:
            records.protect(other, post, "normal", "x", "MKV")
        assert records.protect(desk, post, "whistleblow", "x", "MKV")
    assert "HEMMELIG" not in run("log", case_path)[1]


def test_what_is_worded_anew_meanwhile_is_not_left_open_by_protecting_the_old(run: Run, case_path: Path) -> None:
    run("note", case_path, typed="HEMMELIG")
    with desk_of(case_path) as desk:
        entry, note = next(iter(desk.case.of(Note)))
        with desk_of(case_path) as other:
            other.add([note.model_copy(update={"record": "r1", "text": "HEMMELIG anden ordlyd"})], "MKV")
        with pytest.raises(UsageProblem, match="er rettet siden"):
            records.protect(desk, entry.id[:8], "whistleblow", "x", "MKV")


def test_an_interview_that_is_refused_has_made_no_source(run: Run, case_path: Path) -> None:
    with desk_of(case_path) as desk:
        before = len(desk.case.entries)
    words = ("--source", "Borger 4", "--group", "borger", "--method", "observation")
    assert run("interview", case_path, *words, typed="q\n")[0] == 2
    with desk_of(case_path) as desk:
        assert len(desk.case.entries) == before
