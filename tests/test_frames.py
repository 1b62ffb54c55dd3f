"""Frames gone through in a conversation: points answered, counted and dated; the copy that the case keeps."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conversing import CTRL_C, Lines, answers, asked, converse, desk_of, entry_count
from tests.framing import FRAMES, RAMME, desk_with_frames, go_through, review
from tests.telling import Told
from tilsyn.domain.findings.evidence import loose_notes
from tilsyn.domain.findings.flow import Listener, Narrowing, point_prompt, prompts
from tilsyn.domain.findings.frame_reading import used_frames
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.case import apply
from tilsyn.domain.journal.entries import Answer, UsedFrame
from tilsyn.domain.library.asked import FramePoint
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.frame import Frame
from tilsyn.domain.library.wording import Swap, When
from tilsyn.domain.values import AskGroup
from tilsyn.errors import AnswerIsNo
from tilsyn.interview.plain.start import run_interview
from tilsyn.services.conversation.opening import Asked, sitting
from tilsyn.storage.library import parse

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    run("source", case_path, "Borger 1", "--group", "borger")
    return case_path


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILSYN_LIBRARY", str(FRAMES))


def frame() -> Frame:
    record = parse(RAMME.read_bytes(), RAMME.name).record
    assert isinstance(record, Frame)
    return record


def test_points_that_stand_under_one_heading_stand_together() -> None:
    assert [each.id for each in frame().in_order()] == ["1.1", "1.2", "2.1", "dage"]


def test_a_point_is_a_question_like_any_other() -> None:
    question = frame().items[0].question("ramme")
    assert (question.id, question.groups, question.methods) == ("ramme:1.1", ("borger",), ("interview", "dokument"))
    assert question.text == "Borgeren skal tilbydes behandling for både stof og alkohol."


def test_a_points_hint_stands_beside_what_is_asked_of_the_group_it_is_for() -> None:
    hints: dict[AskGroup, str] = {"borger": "Vent på svaret.", "ledelse": "Spørg til sidste gang."}
    point = FramePoint(frame(), frame().items[0].model_copy(update={"hints": hints}))
    made = point_prompt(point, Listener("interview", ("medarbejder", "borger")))
    assert (made.hints, made.ask[0]) == (
        (("borger", "Vent på svaret."),),
        "Når en her også drikker, hvad sker der så?",
    )
    assert point_prompt(point, Listener("dokument", ())).hints == ()


def test_a_frames_words_are_its_own_in_whatever_case(model: QualityModel) -> None:
    told = Told()
    told.field(kind="nygodkendelse", service_types=["107"])
    swaps = [Swap(when=When(kinds=("nygodkendelse",)), say={"en her": "en beboer", "sager": "planer"})]
    varied = model.model_copy(update={"swaps": tuple(swaps)})
    for who, words in (
        (Listener("interview", ("borger",)), "Når en her også drikker, hvad sker der så?"),
        (Listener("dokument", ()), "Tæl de sager, hvor alkohol er nævnt."),
    ):
        made = prompts(varied, Visible(told.case), who, Narrowing(frame=frame()))
        assert words in {text for each in made for text in (*each.ask, each.look)}


def test_the_head_of_the_frame_is_said_always_and_each_point_says_how_binding_it_is(path: Path) -> None:
    said = go_through(path, "q").told.splitlines()
    assert {"En lille spørgeramme (opdigtet)", "Udgave 2016; numrene er ikke NR2020's", "Kun til prøver."} <= set(said)
    assert "  Kilden: Borgeren skal tilbydes behandling for både stof og alkohol." in said
    assert "  skal · lov: SEL § 101, stk. 4" in said
    assert "  Kildens henvisning: Lovgivning: § 101" in said


def test_a_citizen_is_asked_what_is_spoken_and_a_document_what_is_looked_for(path: Path) -> None:
    assert asked(go_through(path, "s", "s").told) == ["ramme:1.1", "ramme:2.1"]
    assert asked(review(path, "s", "s", "s", "s").told) == ["ramme:1.1", "ramme:1.2", "ramme:2.1", "ramme:dage"]


def test_the_first_answer_brings_the_frame_into_the_case_and_no_other_does(path: Path) -> None:
    go_through(path, "q")
    with desk_of(path) as desk:
        assert desk.frames() == ()
    told = go_through(path, "j", "Hun siger det.", ".", "n", "", "q")
    assert told.saved == ["gemt ramme:1.1", "gemt ramme:2.1"]
    with desk_of(path) as desk:
        assert [each.id for _, each in desk.case.of(UsedFrame)] == ["ramme"]
        assert desk.frames() == (frame(),)
        assert desk.file.verify().ok
    assert answers(path)["ramme:1.1"].note == "Hun siger det."


def test_next_years_file_changes_nothing_in_a_case_that_uses_it(path: Path, run: Run, tmp_path: Path) -> None:
    go_through(path, "j", "", "q")
    later = tmp_path / "ramme.yaml"
    later.write_text(RAMME.read_text(encoding="utf-8").replace("Når en her", "Hvis en her"), encoding="utf-8")
    assert "Når en her også drikker, hvad sker der så?" in go_through(path, "g 1.1", "q", checklist=str(later)).said


def test_a_document_is_read_with_letters_of_its_own(path: Path) -> None:
    review(path, "j", "", "s", "n", "", "q")
    review(path, "d", "", "s", "f", "", "q", title="Sag 2")
    with desk_of(path) as desk:
        read = [(each.question, each.value) for _, each in desk.case.of(Answer)]
    assert read == [
        ("ramme:1.1", "daekkende"), ("ramme:2.1", "i_strid_med_kilden"),
        ("ramme:1.1", "ufuldstaendig"), ("ramme:2.1", "ikke_fundet"),
    ]  # fmt: skip


def test_the_same_letters_are_yes_and_no_where_one_speaks(path: Path) -> None:
    go_through(path, "d", "", "n", "", "q")
    assert {each.question: each.value for each in answers(path).values()} == {
        "ramme:1.1": "delvist",
        "ramme:2.1": "nej",
    }


@pytest.mark.parametrize(
    ("typed", "read"),
    [("k 6 8", (6, 8, None)), ("k 6 8 1", (6, 8, 1)), ("K 6/8", (6, 8, None)), ("k 6 af 8", (6, 8, None))],
)
def test_a_count_is_an_answer_with_its_note(path: Path, typed: str, read: tuple[int, int, int | None]) -> None:
    told = review(path, "g 1.2", typed, "Se sag 3.", ".", "q")
    answer = answers(path)["ramme:1.2"]
    assert (answer.k, answer.n, answer.unknown, answer.note) == (*read, "Se sag 3.")
    assert told.saved == ["gemt ramme:1.2"]


@pytest.mark.parametrize("typed", ["k 9 8", "k 6", "k 6 8 1 1", "k 6 x", "k 9999999 99999999"])
def test_a_count_that_cannot_be_is_refused_and_nothing_is_recorded(path: Path, typed: str) -> None:
    review(path, "q")
    before = entry_count(path)
    assert "Intet er gemt." in review(path, "g 1.2", typed, "q").told
    assert entry_count(path) == before


def test_a_point_that_is_not_counted_takes_no_count(path: Path) -> None:
    assert "Punktet her tælles ikke. Intet er gemt." in review(path, "k 6 8", "q").told
    assert answers(path) == {}


def test_dates_stand_side_by_side_each_with_its_kind_and_where_it_was_read(path: Path) -> None:
    typed = (
        "dato henvendelse 03-01-2023",
        "dato første samtale 20.01.2023 journal side 2",
        "dato henvendelse 4/1 2023",
    )
    review(path, "g dage", *typed, "q")
    dates = answers(path)["ramme:dage"].dates
    assert [(each.event, each.date, each.place) for each in dates] == [
        ("henvendelse", "2023-01-04", None),
        ("foerste_samtale", "2023-01-20", "journal side 2"),
    ]


def test_a_date_is_taken_away_again_with_a_hyphen(path: Path) -> None:
    review(path, "g dage", "dato visitation 2023-01-03", "dato afslutning 05-05-2023", "dato visitation -", "q")
    assert [each.event for each in answers(path)["ramme:dage"].dates] == ["afslutning"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("dato henvendelse: 03-01-2023", None),
        ("dato henvendelse : 03-01-2023, journal side 2", "journal side 2"),
        ("dato henvendelse 03-01-2023.", None),
    ],
)
def test_a_date_may_be_written_as_by_hand(path: Path, typed: str, place: str | None) -> None:
    review(path, "g dage", typed, "q")
    [read] = answers(path)["ramme:dage"].dates
    assert (read.event, read.date, read.place) == ("henvendelse", "2023-01-03", place)


@pytest.mark.parametrize(
    "typed", ["dato", "dato henvendelse", "dato indskrivning 03-01-2023", "dato henvendelse 31-02-2023"]
)
def test_a_date_that_cannot_be_read_is_refused(path: Path, typed: str) -> None:
    told = review(path, "g dage", typed, "q").told
    assert "dato" in told.lower()
    assert answers(path) == {}


def test_what_a_point_is_ground_for_is_a_gesture_of_its_own(path: Path) -> None:
    go_through(path, "j", "Hun siger det.", ".", "q")
    told = go_through(path, "g 1.1", "grundlag 5c", "grundlag 3.d", "grundlag 5.c", "q")
    assert [each for each in told.said if each.startswith("gemt")] == [
        "gemt ramme:1.1: grundlag for 5.c",
        "gemt ramme:1.1: grundlag for 3.d og 5.c",
        "gemt ramme:1.1: grundlag for 3.d",
    ]
    with desk_of(path) as desk:
        [(entry, answer)] = desk.case.of(Answer)
        first = next(each for each in desk.case.entries.values() if each.header.kind == "answer")
        assert (answer.at_items, answer.note, answer.corrected) == (("3.d",), "Hun siger det.", None)
        assert answer.recorded_at == first.header.at != entry.header.at


def test_an_answer_is_ground_for_an_indicator_only_where_it_was_made_so(path: Path) -> None:
    go_through(path, "j", "Hun siger det.", ".", "q")
    with desk_of(path) as desk:
        assert not any(
            piece.question == "ramme:1.1" for each in desk.reading().grounds.values() for piece in each.pieces
        )
    go_through(path, "g 1.1", "grundlag 4.a", "q")
    with desk_of(path) as desk:
        assert [piece.question for piece in desk.reading().grounds["4.a"].pieces] == ["ramme:1.1"]


def test_a_count_with_its_note_beside_it_asks_for_no_more(path: Path) -> None:
    told = review(path, "g 1.2", "k 6 8 1: Se sag 3.", "q")
    assert "gemt ramme:1.2" in told.said
    with desk_of(path) as desk:
        [said] = [each for _, each in desk.case.of(Answer)]
    assert (said.k, said.n, said.unknown, said.note) == (6, 8, 1, "Se sag 3.")


@pytest.mark.parametrize("typed", ["a", "grundlag"])
def test_what_an_answer_may_be_ground_for_is_listed_with_what_it_is(path: Path, typed: str) -> None:
    go_through(path, "j", "Hun siger det.", ".", "b", "grundlag 4.a", "q")
    said = "\n".join(go_through(path, "g 1.1", typed, "q").said)
    assert "  [x] 4.a  " in said
    assert "  [ ] 5.c  " in said
    assert "  Skriv fx grundlag 3.d, og igen: ikke mere. Enhver indikator kan vælges." in said


@pytest.mark.parametrize("typed", ["grundlag 9.z", "grundlag ,"])
def test_ground_for_what_there_is_not_is_refused(path: Path, typed: str) -> None:
    go_through(path, "j", "", "q")
    before = entry_count(path)
    go_through(path, "g 1.1", typed, "q")
    assert entry_count(path) == before


def test_undo_takes_back_the_answer_and_leaves_the_frame(path: Path) -> None:
    told = go_through(path, "j", "", "u", "q").said
    assert "fortrudt ramme:1.1: ja → ingen værdi" in told
    assert answers(path) == {}
    with desk_of(path) as desk:
        assert [each.id for each in desk.frames()] == ["ramme"]


def test_undo_takes_back_a_count_a_date_and_a_ground_step_by_step(path: Path) -> None:
    review(path, "g 1.2", "k 6 8", "", "b", "grundlag 5.c", "u", "u", "q")
    assert answers(path) == {}
    told = review(path, "g dage", "dato henvendelse 03-01-2023", "dato visitation 04-01-2023", "u", "q").told
    assert [each.event for each in answers(path)["ramme:dage"].dates] == ["henvendelse"]
    assert "fortrudt ramme:dage" in told


def test_an_answer_leaves_by_the_exchange_file_and_brings_its_frame_into_another_case(
    path: Path, run: Run, tmp_path: Path, frames: None
) -> None:
    other = tmp_path / "anden.tilsyn"
    run("new", other, "--provider", "N", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted")
    review(
        path, "g 1.2", "k 6 8", "Se sag 3.", ".", "g dage", "dato henvendelse 03-01-2023 side 2", "grundlag 9.a", "q"
    )
    run("export", path, "-o", tmp_path / "x.json")
    assert run("import", other, tmp_path / "x.json", "--update-case")[0] == 0
    assert {name: each.model_dump(exclude={"encounter", "recorded_at"}) for name, each in answers(other).items()} == {
        name: each.model_dump(exclude={"encounter", "recorded_at"}) for name, each in answers(path).items()
    }
    with desk_of(other) as desk:
        assert desk.frames() == (frame(),)
        assert desk.file.verify().ok
    assert run("import", other, tmp_path / "x.json")[0] == 0


def test_an_answer_to_a_frame_that_nobody_has_is_a_problem_of_the_file(path: Path, run: Run, tmp_path: Path) -> None:
    review(path, "j", "", "q")
    run("export", path, "-o", tmp_path / "x.json")
    other = tmp_path / "anden.tilsyn"
    run("new", other, "--provider", "N", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted")
    code, _, err = run("import", other, tmp_path / "x.json")
    assert code == 1
    assert "ramme:1.1" in err


def test_the_library_lists_shows_and_looks_up_a_frame(run: Run, frames: None) -> None:
    assert "ramme\tEn lille spørgeramme (opdigtet)" in run("model", "list")[1]
    shown = json.loads(run("model", "show", "ramme", "--json")[1])
    assert (shown["kind"], [each["question"] for each in shown["items"]][:2]) == ("frame", ["ramme:1.1", "ramme:1.2"])
    point = json.loads(run("ref", "RAMME:1.1", "--json")[1])
    assert (point["id"], point["indicators"], point["basis"]) == ("ramme:1.1", ["5.c", "3.d"], "SEL § 101, stk. 4")
    assert "Kildens henvisning: Lovgivning: § 101" in run("ref", "ramme:1.1")[1]


def test_an_unknown_frame_is_refused_and_those_there_are_are_named(path: Path, run: Run, frames: None) -> None:
    code, _, err = run("interview", path, "--source", "Borger 1", "--checklist", "rammme", "--plain")
    assert code == 3
    assert "Spørgerammen »rammme« findes ikke." in err
    assert "ramme" in err.splitlines()[1]


def test_a_narrowed_interview_asks_the_points_that_may_feed_it(path: Path) -> None:
    told = go_through(path, "s", "s", asking=Asked(source="Borger 1", indicators=("5.c",))).told
    assert asked(told) == ["ramme:1.1"]


def test_a_point_can_be_gone_to_from_an_ordinary_conversation_once_the_frame_is_used(path: Path) -> None:
    go_through(path, "j", "", "q")
    told = converse(path, "g ramme:2.1", "n", "", "q")
    assert told.saved == ["gemt ramme:2.1"]


def on_paper(path: Path, *typed: str, asking: Asked | None = None) -> list[str]:
    told = go_through(path, *typed, asking=(asking or Asked(source="Borger 1"))._replace(paper=True))
    return told.saved


def test_a_line_from_paper_names_a_point_by_its_own_id_or_by_all_of_it(path: Path) -> None:
    saved = on_paper(path, "1.1 j: Hun siger det.", "- og mere", "RAMME:2.1 t: Nej, aldrig.", "4.a.1 Hun ved det.")
    assert saved[:2] == ["gemt ramme:1.1", "gemt ramme:2.1"]
    held = answers(path)
    assert (held["ramme:1.1"].value, held["ramme:1.1"].note) == ("ja", "Hun siger det.\nog mere")
    assert (held["ramme:2.1"].note, held["4.a.1"].note) == ("Nej, aldrig.", "Hun ved det.")


def test_counts_and_dates_come_from_paper_too_and_are_read_as_of_a_document(path: Path) -> None:
    document = Asked(method="dokument", title="Sag 1")
    dates = ("dage dato henvendelse 03-01-2023", "dage dato visitation 4.1.2023")
    saved = on_paper(path, "1.1 d: Kun stof.", "1.2 k 6 8 1: Se sag 3.", *dates, asking=document)
    assert saved == ["gemt ramme:1.1", "gemt ramme:1.2", "gemt ramme:dage", "gemt ramme:dage"]
    held = answers(path)
    counted = held["ramme:1.2"]
    assert held["ramme:1.1"].value == "ufuldstaendig"
    assert (counted.k, counted.n, counted.unknown, counted.note) == (6, 8, 1, "Se sag 3.")
    assert [each.date for each in held["ramme:dage"].dates] == ["2023-01-03", "2023-01-04"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1.1 k 2 3: Se sag 4 og 7.", "punktet her tælles ikke."),
        ("1.2 dato henvendelse 03-01-2023", "punktet her har ingen datoer."),
        ("1.1 dato plan 03-01-2023", "punktet her har ingen datoer."),
        ("dage k 2 3", "punktet her tælles ikke."),
        ("4.a.1 k 2 3: Se sag 4 og 7.", "spørgsmålet her tælles ikke."),
        ("4.a.1 dato henvendelse 03-01-2023", "spørgsmålet her har ingen datoer."),
    ],
)
def test_a_reading_from_paper_that_is_none_there_is_asked_about_and_kept(path: Path, typed: str, why: str) -> None:
    document = Asked(method="dokument", title="Sag 1", paper=True, source=None)
    streams = Lines(typed)
    with desk_with_frames(path) as desk, pytest.raises(AnswerIsNo):
        run_interview(desk, document._replace(checklist="ramme"), streams, "MKV")
    assert f"Linje 1 er ikke gemt: {why}" in "\n".join(streams.warned)
    assert answers(path) == {}
    with desk_with_frames(path) as desk:
        assert [each.text for each in desk.file.drafts()] == [typed]


def test_it_is_a_note_where_one_says_so_and_a_sentence_is_one_anyhow(path: Path) -> None:
    document = Asked(method="dokument", title="Sag 1")
    on_paper(path, "1.1 t: k 2 3: Se sag 4.", "4.a.1 dato for planen 03-01-2023", asking=document)
    assert {each.note for each in answers(path).values()} == {"k 2 3: Se sag 4.", "dato for planen 03-01-2023"}


def test_a_line_from_paper_that_cannot_be_read_at_a_point_is_none_of_its_answers(path: Path) -> None:
    document = Asked(method="dokument", title="Sag 1", paper=True, source=None)
    with pytest.raises(AnswerIsNo, match="3 linjer er ikke gemt"):
        go_through(path, "1.2 k 9 8", "1.2 d: halvt", "dage dato fest 03-01-2023", asking=document)
    assert answers(path) == {}


def judged(path: Path, run: Run) -> None:
    go_through(path, "j", "Hun siger det.", ".", "b", "grundlag 4.a", "q")
    run("score", path, "4.a", "--plain", typed="En bedømmelse.\n.\nBorger 1\n4\n")


def post_of(path: Path, run: Run, kind: str) -> str:
    rows = [each for each in json.loads(run("log", path, "--json")[1]) if each["kind"] == kind]
    return str(rows[-1]["post"])


def blocking(path: Path, run: Run) -> list[tuple[str, str]]:
    return [(each["code"], each["at"]) for each in json.loads(run("status", path, "--json")[1])["blocking"]]


@pytest.mark.parametrize("how", ["withdraw", "redact"])
def test_a_judgement_that_rests_on_what_is_gone_is_a_gap(path: Path, run: Run, how: str) -> None:
    judged(path, run)
    assert ("S011", "4.a") not in blocking(path, run)
    assert run(how, path, post_of(path, run, "answer"), "--reason", "-", typed="Grund.")[0] == 0
    assert ("S011", "4.a") in blocking(path, run)
    assert run("verify", path)[0] == 0


def test_what_is_no_longer_ground_opens_the_gap_until_it_is_ground_again(path: Path, run: Run) -> None:
    judged(path, run)
    go_through(path, "g ramme:1.1", "grundlag 4.a", "q")
    assert ("S011", "4.a") in blocking(path, run)
    go_through(path, "g ramme:1.1", "grundlag 4.a", "q")
    assert ("S011", "4.a") not in blocking(path, run)
    go_through(path, "g ramme:1.1", "grundlag 4.a", "q")
    run("score", path, "4.a", "--plain", typed="Læst igen.\n.\nBorger 1\n4\n")
    assert ("S011", "4.a") not in blocking(path, run)


@pytest.mark.parametrize("how", ["withdraw", "redact"])
def test_the_frame_of_a_case_can_neither_be_withdrawn_nor_masked(path: Path, run: Run, how: str) -> None:
    judged(path, run)
    before = entry_count(path)
    assert run(how, path, post_of(path, run, "frame"), "--reason", "-", typed="Grund.")[0] != 0
    assert entry_count(path) == before


def test_a_closed_conversation_opens_for_correction_with_its_frame(path: Path, run: Run) -> None:
    go_through(path, "j", "Hun siger det.", ".", "q")
    run("encounter", path, "Borger 1 2023-10-25", "--outcome", "gennemfoert")
    corrects = Asked(encounter="Borger 1 2023-10-25")
    go_through(path, "g 1.1", "n", "Nej, hun siger nej.", ".", "q", asking=corrects)
    held = answers(path)["ramme:1.1"]
    assert (held.value, held.recorded_from, bool(held.corrected), held.at_items) == ("nej", "direkte", True, ())


def test_what_is_protected_is_added_to_unseen_and_its_dates_stay(path: Path, run: Run) -> None:
    review(path, "g dage", "dato henvendelse 03-01-2023", "q")
    run("protect", path, post_of(path, run, "answer"), "--as", "fortrolig", "--reason", "-", typed="Grund.")
    told = review(path, "g dage", "dato visitation 04-01-2023", "q").told
    assert "03-01-2023" not in told
    with desk_of(path) as desk:
        [(entry, answer)] = desk.case.of(Answer)
        assert desk.case.protection_of(entry) == "fortrolig"
        assert [each.event for each in answer.dates] == ["henvendelse", "visitation"]


def test_ctrl_c_keeps_what_was_half_typed_at_a_point_and_offers_it_again(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        go_through(path, "g 2.1", "n", "Halvt skrevet", CTRL_C)
    told = go_through(path, "q")
    assert asked(told.told)[0] == "ramme:2.1"
    assert "Halvt skrevet" in told.told


def test_two_laptops_that_bring_the_same_frame_contradict_nobody(path: Path, run: Run) -> None:
    go_through(path, "j", "", "q")
    with desk_of(path) as desk:
        [entry] = [each for each in desk.case.entries.values() if each.header.kind == "frame"]
        assert isinstance(entry.payload, UsedFrame)
        again = replace(entry, id="0" * 64, header=replace(entry.header, supersedes=()))
        apply(desk.case, again)
        assert len(desk.case.live("frame|ramme")) == 2
        assert desk.case.conflicts() == []
        assert desk.visible().conflicts() == []
        assert desk.frames() == (frame(),)


def test_a_quote_at_a_point_belongs_to_it_and_brings_the_frame(
    path: Path, run: Run, tmp_path: Path, frames: None
) -> None:
    reading_it = Asked(method="dokument", title="Håndbog", checklist="ramme")
    with desk_with_frames(path) as desk, sitting(desk, reading_it, "MKV") as session:
        session.place_note("side 3", "Vi tilbyder begge dele.", session.draft().slot)
    with desk_of(path) as desk:
        [reading] = used_frames(desk.frames(), desk.visible())
        [place] = reading.items[0].places
        assert (place.quote, place.where) == ("Vi tilbyder begge dele.", "side 3")
        assert loose_notes(desk.visible()) == []
    run("export", path, "-o", tmp_path / "x.json")
    other = tmp_path / "anden.tilsyn"
    run("new", other, "--provider", "N", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted")
    assert run("import", other, tmp_path / "x.json", "--update-case")[0] == 0
    with desk_of(other) as desk:
        assert [each.id for each in desk.frames()] == ["ramme"]
