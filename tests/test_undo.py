"""Taking back: any sequence of gestures and undos leaves the case as if what was undone had not happened."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conversing import Lines, answers, desk_of, drafts, notes
from tests.telling import Ticking
from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.evidence import grounds, text_of
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.findings.readiness import readiness
from tilsyn.domain.findings.scoring import scorecard
from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import Answer, Deviation, Judgement, Note, OwnQuestion, Withdrawal
from tilsyn.domain.journal.revise import noted_at
from tilsyn.errors import UsageProblem
from tilsyn.interview.plain.conversation import PlainInterview
from tilsyn.output.contexts.exchange_part import exchange
from tilsyn.output.contexts.notes_part import notes as notes_for_the_files
from tilsyn.services.conversation import attendance
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.correcting import correct, written
from tilsyn.services.conversation.session import Session
from tilsyn.services.conversation.undo import Undo
from tilsyn.services.keeping import records
from tilsyn.services.open_case import Desk
from tilsyn.services.planning import preparing
from tilsyn.storage.casefile import open_case

Gesture = Callable[[Session], object]
FAMILY = ("4.a.1", "7.a.4", "10.b.1")


class Standing(Ticking):
    """A clock that stands still until it is told the next minute."""

    def clock(self) -> datetime:
        return self.at

    def next_minute(self) -> None:
        self.at += timedelta(minutes=1)


@pytest.fixture
def path(case_path: Path) -> Path:
    """A group that has been spoken with once, and a judgement that rests on what was said."""
    told(case_path)
    return case_path


def told(path: Path) -> None:
    with desk_of(path) as desk:
        for code in ("Borger 1", "Borger 2"):
            preparing.add_source(desk, code, "MKV", {"group": "borger"})
        talk = preparing.add_encounter(desk, ("Borger 1", "Borger 2"), "MKV", {"code": "S1", "form": "gruppe"})
        session = Session(desk, talk, Narrowing(), "MKV")
        session.ask("4.a.3")
        session.answer(Said("ja", "Sagt før"))
        session.ask("7.a.4")
        session.answer(Said("delvist", "Familien før"))
        for each in ("4.a", "7.a"):
            stated = {"indicator": each, "text": "Vi ser.", "score": 3, "sources": (f"source|{talk.sources[0]}",)}
            desk.add([Judgement.model_validate({"record": desk.world.new_id(), **stated})], "MKV")


@contextmanager
def sitting_at(path: Path, clock: Ticking | None = None) -> Iterator[Session]:
    with open_case(path, str, (clock or Ticking("2023-10-25T09:00:00+02:00")).world()) as file:
        desk = Desk(file)
        yield Session(desk, desk.encounter("S1"), Narrowing(), "MKV")


def answering(question: str, value: str | None, note: str, **more: Any) -> Gesture:
    def answer(session: Session) -> bool:
        session.ask(question)
        session.answer(Said(value, note, **more))
        return True

    return answer


def deviating(question: str, note: str) -> Gesture:
    def deviate(session: Session) -> bool:
        session.ask(question)
        other = Deviation(source=session.encounter.sources[1], note=note)
        session.answer(Said("nej", note, deviates=(other,)))
        return True

    return deviate


def flagging(question: str) -> Gesture:
    def flag(session: Session) -> bool:
        if question in session.answered():
            session.ask(question)
            standing = session.guard.standing(question).answer
            value, note = (standing.value, standing.note) if standing else (None, "")
            session.answer(Said(value, note, flagged=True))
        elif session.pending.find((question,), "flag"):
            session.pending.lift((question,), "flag")
        else:
            session.pending.put(question, "flag", "flag")
        return True

    return flag


def timing(question: str, clock: str) -> Gesture:
    def say_at(session: Session) -> bool:
        if question in session.answered():
            return False
        before = session.pending.find((question,), "said_at")
        session.pending.put(question, "said_at", f"2023-10-24T{clock}:00.000+02:00")
        return before != session.pending.find((question,), "said_at")

    return say_at


def noting(text: str) -> Gesture:
    def note(session: Session) -> bool:
        session.note(text)
        return True

    return note


def asking(text: str) -> Gesture:
    def ask(session: Session) -> bool:
        session.ask("4.a.3")
        session.own_question(text)
        return True

    return ask


def answering_own(note: str) -> Gesture:
    def answer(session: Session) -> bool:
        own = [each.code for _, each in session.desk.case.of(OwnQuestion)]
        if not own:
            return False
        return bool(answering(own[-1], "ja", note)(session))

    return answer


def clearing(question: str) -> Gesture:
    def clear(session: Session) -> bool:
        session.ask(question)
        return session.clear() is not None

    return clear


def on_paper(question: str, note: str) -> Gesture:
    def enter(session: Session) -> bool:
        session.enter(question, Said(None, note, recorded_from="papir"))
        return True

    return enter


QUESTIONS = st.sampled_from(["4.a.1", "4.a.3", "7.a.4", "14.b.1"])
WORDS = st.sampled_from(["Hun siger", "De venter"])
GESTURES = st.one_of(
    st.builds(answering, QUESTIONS, st.sampled_from(["ja", "nej", None]), WORDS),
    st.builds(deviating, QUESTIONS, st.just("Ikke mig")),
    st.builds(flagging, QUESTIONS),
    st.builds(timing, QUESTIONS, st.sampled_from(["10:15", "11:20"])),
    st.builds(noting, st.sampled_from(["En løs note", "»Et citat«"])),
    st.builds(asking, st.just("Hvad med haven?")),
    st.builds(answering_own, st.just("Den er pæn")),
    st.builds(clearing, QUESTIONS),
    st.builds(on_paper, QUESTIONS, st.sampled_from(["Fra papiret", "Mere"])),
)
UNDO, REDO = "fortryd", "hent igen"


def appearance(session: Session) -> Any:
    """All that may be seen of a case, by what it says: its random names come out alike."""
    desk = session.desk
    case, visible, model = desk.case, desk.visible(), desk.model
    ready = readiness(model, case, visible, scorecard(model, visible))
    files = [{**note, "stand": "", "sha256": ""} for note in notes_for_the_files(case, model)]
    seen = {
        "missing": [each.model_dump() for each in (*ready.blocking, *ready.warnings)],
        "exchange": exchange(case, model),
        "files": files,
        "evidence": {
            place: sorted((each.question or "", text_of(each.said), noted_at(each.entry)) for each in ground.pieces)
            for place, ground in grounds(model, visible).items()
        },
        "waiting": sorted(session.flags()),
        "marks": sorted(each.slot for each in desk.file.drafts() if Slot(each.slot).kind == "mark"),
    }
    names = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\.e[0-9a-f]{4}\b|[0-9a-f]{8,64}\b")
    return in_any_order(json.loads(names.sub("#", json.dumps(seen, ensure_ascii=False, default=str))))


def in_any_order(seen: Any) -> Any:
    match seen:
        case dict():
            return {key: in_any_order(each) for key, each in seen.items()}
        case list():
            return sorted((in_any_order(each) for each in seen), key=lambda each: json.dumps(each, sort_keys=True))
        case _:
            return seen


def survivors(session: Session, steps: list[Gesture | str], clock: Standing) -> list[tuple[datetime, Gesture]]:
    """Make the gestures and take them back; gives those that stand, and when each was made."""
    made: list[tuple[datetime, Gesture]] = []
    undone: list[tuple[datetime, Gesture]] = []
    for step in steps:
        clock.next_minute()
        if not isinstance(step, str):
            if step(session):
                made.append((clock.at, step))
                undone = []
        elif step == UNDO and made:
            session.undo()
            undone.append(made.pop())
        elif step == REDO and undone:
            session.redo()
            made.append(undone.pop())
    return made


@pytest.fixture(scope="module")
def spoken_with(_new_case: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sag") / "sag.tilsyn"
    path.write_bytes(_new_case)
    path.chmod(0o600)
    told(path)
    return path.read_bytes()


ANSWERS = st.builds(answering, QUESTIONS, st.sampled_from(["ja", "nej", None]), WORDS)


@pytest.mark.slow
@given(steps=st.lists(st.one_of(GESTURES, GESTURES, st.just(UNDO)), max_size=12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_gestures_and_undos_leave_the_case_as_if_what_was_undone_had_not_happened(
    steps: list[Gesture | str], spoken_with: bytes, tmp_path: Path
) -> None:
    check_as_if(steps, spoken_with, tmp_path)


@pytest.mark.slow
@given(steps=st.lists(st.one_of(ANSWERS, st.builds(clearing, QUESTIONS), st.just(UNDO), st.just(REDO)), max_size=12))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_undone_comes_back_as_it_was_where_it_is_wanted_after_all(
    steps: list[Gesture | str], spoken_with: bytes, tmp_path: Path
) -> None:
    check_as_if(steps, spoken_with, tmp_path)


def test_an_answer_given_anew_after_a_withdrawal_and_both_taken_back_leave_no_gap(
    spoken_with: bytes, tmp_path: Path
) -> None:
    anew = [clearing("4.a.1"), answering("4.a.1", "ja", "Hun siger")]
    check_as_if([*anew, UNDO, UNDO], spoken_with, tmp_path)
    check_as_if([*anew, *anew, UNDO, UNDO, UNDO, UNDO], spoken_with, tmp_path)
    check_as_if([*anew, UNDO, UNDO, REDO], spoken_with, tmp_path)
    check_as_if([*anew, UNDO, UNDO, REDO, REDO, UNDO], spoken_with, tmp_path)


def check_as_if(steps: list[Gesture | str], spoken_with: bytes, tmp_path: Path) -> None:
    with_undo, without = tmp_path / "a.tilsyn", tmp_path / "b.tilsyn"
    for each in (with_undo, without):
        each.write_bytes(spoken_with)
        each.chmod(0o600)
    clock = Standing("2023-10-25T09:00:00+02:00")
    with sitting_at(with_undo, clock) as session:
        before = set(session.desk.case.entries)
        stands = survivors(session, steps, clock)
        seen = appearance(session)
        assert before <= set(session.desk.case.entries)  # nothing leaves the journal
        assert session.desk.file.verify().ok
    clock = Standing("2023-10-25T09:00:00+02:00")
    with sitting_at(without, clock) as session:
        for at, gesture in stands:
            clock.at = at
            gesture(session)
        assert seen == appearance(session)


def lines_of(session: Session, count: int = 1) -> list[str]:
    return [session.undo().line for _ in range(count)]


def of_slot(desk: Desk, question: str) -> Answer | None:
    return desk.case.one(Answer, Slot.answer(question, desk.encounter("S1").id))


def noted(session: Session) -> list[str]:
    """When a family's answers were noted."""
    held = (session.guard.held(each) for each in FAMILY)
    return [noted_at(each) for each in held if each]


def refused(session: Session) -> str:
    with pytest.raises(UsageProblem) as caught:
        session.undo()
    return f"{caught.value.message} {caught.value.hint}"


def test_a_first_answer_taken_back_is_withdrawn_with_the_reason(path: Path) -> None:
    with sitting_at(path) as session:
        answering("14.b.1", "ja", "Hun siger")(session)
        entry = session.guard.held("14.b.1")
        undone = session.undo()
        assert (undone.line, undone.text) == ("fortrudt 14.b.1: ja → ingen værdi", "Hun siger")
        assert of_slot(session.desk, "14.b.1") is None
        withdrawn = [said for _, said in session.desk.case.of(Withdrawal)]
        assert entry is not None
        assert [(each.target, each.reason) for each in withdrawn] == [(entry.id, "fortrudt")]
        assert session.current is not None
        assert session.current.ids[0] == "14.b.1"  # one is where it was, and sees it


def test_a_family_is_taken_back_whole_and_what_each_held_before_stands_again(path: Path) -> None:
    with sitting_at(path) as session:
        before = {each: of_slot(session.desk, each) for each in FAMILY}
        times = noted(session)
        answering("4.a.1", "nej", "Alle tre")(session)
        assert {each.note for _, each in session.desk.case.of(Answer) if each.question in FAMILY} == {"Alle tre"}
        line = "fortrudt 4.a.1: nej → delvist; 4.a.1 7.a.4 10.b.1: ny tekst → teksten før"
        assert session.undo().line == line
        now = {each: of_slot(session.desk, each) for each in FAMILY}
        said = ("value", "note", "family")
        assert [[getattr(now[each], name) for name in said] for each in FAMILY] == [
            [getattr(before[each], name) for name in said] for each in FAMILY
        ]
        assert noted(session) == times


@pytest.mark.parametrize(
    ("value", "note", "line"),
    [
        ("ja", "", "3.b.6: ja → ingen værdi"),
        ("ja", "Alle", "3.b.6: ja → ingen værdi; 3.b.6 4.b.4 10.b.2: tekst → ingen tekst"),
        (None, "Alle", "3.b.6 4.b.4 10.b.2: tekst → ingen tekst"),
    ],
)
def test_of_a_family_only_what_really_went_is_named_and_its_note_once(
    path: Path, value: str | None, note: str, line: str
) -> None:
    with sitting_at(path) as session:
        answering("3.b.6", value, note)(session)
        assert session.undo().line == f"fortrudt {line}"
        back, none = line.replace("ja → ingen værdi", "ingen værdi → ja"), "ingen tekst → tekst"
        assert session.redo().brought_back == f"hentet igen {back.replace('tekst → ingen tekst', none)}"


def test_one_who_said_otherwise_in_a_group_is_taken_back_without_the_others_words(path: Path) -> None:
    with sitting_at(path) as session:
        deviating("4.a.3", "Sagt før")(session)
        assert lines_of(session) == ["fortrudt 4.a.3: nej → ja"]
        held = of_slot(session.desk, "4.a.3")
        assert held is not None
        assert (held.value, held.note, held.deviates) == ("ja", "Sagt før", ())


def test_a_cleared_question_comes_back_with_its_words_its_time_and_no_gap(path: Path) -> None:
    with sitting_at(path) as session:
        before, gaps = session.guard.held("4.a.3"), appearance(session)["missing"]
        assert before is not None
        session.ask("4.a.3")
        cleared = session.clear()
        assert cleared is not None
        assert cleared.notice == ("Taget tilbage: 4.a.3: ja → ingen værdi. Hent det igen med u (Enter) eller Ctrl+Z.")
        assert ("S011", "4.a") in {(each["code"], each["at"]) for each in appearance(session)["missing"]}
        assert lines_of(session) == ["fortrudt 4.a.3: ingen værdi → ja"]
        after = session.guard.held("4.a.3")
        assert after is not None
        assert after.header.supersedes == (before.id,)
        assert noted_at(after) == before.header.at
        assert appearance(session)["missing"] == gaps


def test_clearing_takes_what_the_prompt_wrote_and_nothing_that_is_hidden_or_was_answered_apart(path: Path) -> None:
    with sitting_at(path) as session:
        session.ask("4.a.1")
        session.answer(Said("ja", "Kun de to"), only=("4.a.1", "7.a.4"))
        answering("4.a.3", "nej", "Fortroligt", protection="fortrolig")(session)
        session.ask("4.a.3")
        assert session.clear() is None
        session.ask("4.a.1")
        cleared = session.clear()
        assert cleared is not None
        assert cleared.told == "4.a.1: ja → ingen værdi; 4.a.1 7.a.4 10.b.1: tekst → ingen tekst"
        assert session.clear() is None


def test_marks_that_wait_for_an_answer_are_taken_back_and_come_back_with_it(path: Path) -> None:
    with sitting_at(path) as session:
        flagging("14.b.1")(session)
        timing("14.b.1", "10:15")(session)
        answering("14.b.1", "ja", "Hun siger")(session)
        assert session.flags() == {"14.b.1"}
        assert [session.pending.find(("14.b.1",), each) for each in ("flag", "said_at")] == [None, None]
        session.undo()
        assert session.pending.find(("14.b.1",), "said_at") == "2023-10-24T10:15:00.000+02:00"
        assert lines_of(session, 2) == [
            "fortrudt 14.b.1: tidspunkt → intet tidspunkt",
            "fortrudt 14.b.1: flag → intet flag",
        ]
        assert (session.flags(), session.desk.file.drafts()) == (set(), [])


def test_step_by_step_back_to_the_beginning_of_the_sitting_and_no_further(path: Path) -> None:
    with sitting_at(path) as session:
        beginning = appearance(session)
        for each in (
            answering("4.a.3", None, "Nye ord"),
            answering("4.a.3", None, "Nye ord igen"),
            noting("En løs note"),
            asking("Hvad med haven?"),
            answering_own("Den er pæn"),
        ):
            each(session)
        own = next(each.code for _, each in session.desk.case.of(OwnQuestion))
        assert lines_of(session, 5) == [
            f"fortrudt {own}: ja → ingen værdi",
            f"fortrudt eget spørgsmål {own}",
            "fortrudt note",
            "fortrudt 4.a.3: ny tekst → teksten før",
            "fortrudt 4.a.3: ingen værdi → ja",
        ]
        assert appearance(session) == beginning
        assert not any(own in each.ids for each in session.prompts)
        assert "ikke mere at fortryde fra denne gang" in refused(session)
        assert session.desk.file.verify().ok


def test_after_a_resume_nothing_of_before_is_taken_back(path: Path) -> None:
    with sitting_at(path) as session:
        answering("14.b.1", "ja", "Hun siger")(session)
    with sitting_at(path) as session:
        assert "Det, der er skrevet før, rettes ved spørgsmålet selv" in refused(session)
        assert of_slot(session.desk, "14.b.1") is not None


def write_again(desk: Desk, held: str) -> None:
    session = Session(desk, desk.encounter("S1"), Narrowing(), "MKV")
    answering("14.b.1", "nej", "Fra et andet vindue")(session)


def take_back(desk: Desk, held: str) -> None:
    records.withdraw(desk, held, "Trukket tilbage", "MKV")


def mask(desk: Desk, held: str) -> None:
    records.redact(desk, held, "Skal væk", "MKV")


@pytest.mark.parametrize("elsewhere", [write_again, take_back, mask])
def test_what_another_window_has_written_since_is_refused_and_the_one_before_is_next(
    path: Path, elsewhere: Callable[[Desk, str], None]
) -> None:
    with sitting_at(path) as session:
        noting("En løs note")(session)
        answering("14.b.1", "ja", "Hun siger")(session)
        held = session.guard.held("14.b.1")
        assert held is not None
        with sitting_at(path) as other:
            elsewhere(other.desk, held.id)
            after = appearance(other)
        assert "Svaret på 14.b.1 er ændret fra et andet vindue siden" in refused(session)
        assert appearance(session) == after
        assert lines_of(session) == ["fortrudt note"]


def test_what_was_masked_since_does_not_come_back(path: Path) -> None:
    with sitting_at(path) as session:
        before = session.guard.held("4.a.3")
        assert before is not None
        answering("4.a.3", "nej", "Nye ord")(session)
        with sitting_at(path) as other:
            mask(other.desk, before.id)
        assert "er maskeret siden" in refused(session)
        assert "Sagt før" not in json.dumps(appearance(session))


def test_an_own_question_that_was_answered_elsewhere_stays(path: Path) -> None:
    with sitting_at(path) as session:
        asking("Hvad med haven?")(session)
        with sitting_at(path) as other:
            answering_own("Den er pæn")(other)
        assert "Spørgsmålet er ændret fra et andet vindue siden" in refused(session)


def hide(session: Session) -> None:
    from tilsyn.services.conversation.marking import Marking

    session.ask("14.b.1")
    Marking(session).hide(Said("ja", "Hun siger"))


def hide_what_is_to_come(session: Session) -> None:
    session.pending.put("1.a.2", "fortrolig", "fortrolig")


def come_and_go(session: Session) -> None:
    attendance.come(session, "Leder")
    attendance.leave(session, "Leder")


@pytest.mark.parametrize(
    ("fixed", "told_where"),
    [
        (hide, "tilsyn protect SAG POST"),
        (hide_what_is_to_come, "tilsyn protect"),
        (come_and_go, "tilsyn encounter SAG ID"),
    ],
)
def test_a_protection_and_who_came_are_told_where_they_are_changed_and_stay(
    path: Path, fixed: Gesture, told_where: str
) -> None:
    with sitting_at(path) as session:
        noting("En løs note")(session)
        answering("14.b.1", "ja", "Hun siger")(session)
        fixed(session)
        before = appearance(session)
        assert told_where in refused(session)
        assert appearance(session) == before
        assert session.undo().question == "14.b.1"
        assert lines_of(session) == ["fortrudt note"]
        assert json.dumps(appearance(session)).count("Hun siger") == 0


def test_a_protected_answer_goes_and_comes_without_a_trace_and_stays_protected(path: Path) -> None:
    with sitting_at(path) as session:
        session.pending.put("14.b.1", "fortrolig", "fortrolig")
        beginning, logged = appearance(session), {each.id for each in log(session.desk)}
        answering("14.b.1", "ja", "HEMMELIGT")(session)
        undone = session.undo()
        assert (undone.line, undone.text) == ("fortrudt 14.b.1", "")
        assert session.pending.find(("14.b.1",), "fortrolig") is not None  # the same words again are hidden again
        assert appearance(session) == beginning
        assert {each.id for each in log(session.desk)} == logged
        session.redo()
        held = session.guard.held("14.b.1")
        assert held is not None
        assert session.desk.case.protection_of(held) == "fortrolig"
        assert appearance(session) == {**beginning, "marks": []}
        assert "HEMMELIGT" not in json.dumps(appearance(session))


def log(desk: Desk) -> list[Any]:
    from tilsyn.services.keeping.log import log_entries

    return list(log_entries(desk, protected=False))


def test_several_versions_that_became_one_are_not_pulled_apart(path: Path) -> None:
    with sitting_at(path) as session, sitting_at(path) as other:
        session.ask("14.b.1")
        answering("14.b.1", "ja", "Her")(other)
        session.desk.add([_answer(session, "Der")], "MKV")
        answering("14.b.1", "delvist", "Begge dele")(session)
        assert "Her stod flere udgaver" in refused(session)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("again", [False, True])
def test_what_came_back_here_and_was_corrected_on_another_laptop_stands_twice(
    path: Path, tmp_path: Path, order: int, *, again: bool
) -> None:
    elsewhere = tmp_path / "anden.tilsyn"
    elsewhere.write_bytes(path.read_bytes())
    with sitting_at(path) as session:
        session.ask("4.a.3")
        session.clear()
        session.undo()
        if again:
            session.ask("4.a.3")
            session.clear()
        here = list(session.desk.case.entries.values())
    with sitting_at(elsewhere, Ticking("2023-10-26T09:00:00+02:00")) as session:
        answering("4.a.3", "nej", "Rettet derhenne")(session)
        there = list(session.desk.case.entries.values())
        slot = Slot.answer("4.a.3", session.encounter.id)
    case = Case()
    for entry in (here + there)[::order]:
        apply(case, entry)
    notes_now = {each.payload.note for each in case.live(slot) if isinstance(each.payload, Answer)}
    assert notes_now == (set() if again else {"Sagt før", "Rettet derhenne"})


@pytest.fixture
def evening(path: Path) -> Iterator[Desk]:
    with desk_of(path) as desk:
        yield desk


def test_a_note_that_was_sorted_in_the_evening_is_loose_again(evening: Desk) -> None:
    records.add_note(evening, "Lugter af røg", (), None, "MKV")
    undo = Undo(evening, "MKV")
    note, said = next(evening.case.of(Note))
    records.place_note(evening, note, ["4.a"], "MKV")
    assert undo.last().line == "fortrudt note: 4.a → løs note"
    assert next(evening.case.of(Note))[1] == said
    with pytest.raises(UsageProblem, match="ikke mere at fortryde"):
        undo.last()


def test_what_stands_in_several_versions_is_not_cleared_with_one_key(path: Path) -> None:
    with sitting_at(path) as session, sitting_at(path) as other:
        answering("14.b.1", "ja", "Her")(other)
        session.desk.add([_answer(session, "Der")], "MKV")
        session.ask("14.b.1")
        with pytest.raises(UsageProblem, match="flere udgaver"):
            session.clear()


def _answer(session: Session, note: str) -> Answer:
    encounter = session.encounter.id
    return Answer(record=session.desk.world.new_id(), question="14.b.1", encounter=encounter, note=note)


def test_a_file_from_before_a_correction_changes_nothing_after_it_was_undone(path: Path) -> None:
    from tilsyn.output.exchange.file import exchange_bytes
    from tilsyn.services.leaving.outputs import import_document

    with sitting_at(path) as session:
        before = exchange_bytes(exchange(session.desk.case, session.desk.model))
        answering("4.a.3", "nej", "Nye ord")(session)
        session.undo()
        assert import_document(session.desk, before, "sag.json", "MKV").written == 0
        after = exchange(session.desk.case, session.desk.model)
        assert in_any_order(after) == in_any_order(json.loads(before))


def test_plain_u_takes_back_in_one_line_and_offers_the_words_to_the_right_letter(path: Path) -> None:
    asking_group = ("g 14.b.1", "n", "Hun siger", "meget", ".", "u", "j", ".", "q")
    streams = typed(path, *asking_group)
    assert streams.saved == ["gemt 14.b.1", "gemt 14.b.1"]
    assert "fortrudt 14.b.1: nej → ingen værdi" in streams.said
    assert streams.asked[3] == "14.b.1"
    assert "Ikke færdigskrevet: 14.b.1" in streams.told
    held = answers(path)["14.b.1"]
    assert (held.value, held.note) == ("ja", "Hun siger\nmeget")
    assert drafts(path) == []


@pytest.mark.parametrize("gesture", [answering("14.b.1", "ja", "Hun siger"), noting("Hun siger")])
def test_words_that_stand_again_are_no_longer_half_typed(path: Path, gesture: Gesture) -> None:
    with sitting_at(path) as session:
        gesture(session)
        session.keep_words(session.undo())
        assert [each.text for each in session.desk.file.drafts()] == ["Hun siger"]
        session.redo()
        assert session.desk.file.drafts() == []


def test_a_mistaken_correction_taken_back_offers_nobody_the_mistake_again(path: Path) -> None:
    with sitting_at(path) as session:
        session.note("En løs note")
        for what in [each.what for each in written(session.desk, session.encounter.id) if each.what]:
            correct(session.desk, what, getattr(what.said, "value", None), "Forkert rettet", "MKV")
            session.keep_words(session.undo())
            assert session.desk.file.drafts() == []
        answering("4.a.3", "ja", "Sgat før")(session)
        session.keep_words(session.undo())  # the value is as it was: only the words were set right
        assert session.desk.file.drafts() == []
    assert answers(path)["4.a.3"].note == "Sagt før"


def test_plain_u_says_what_it_cannot_and_offers_a_loose_note_back(path: Path) -> None:
    streams = typed(path, "u", "+", "Lugter af røg", ".", "u", "+", ".", "q")
    assert "Der er ikke mere at fortryde fra denne gang." in streams.told
    assert "fortrudt note" in streams.said
    assert "Tast +. Skriv så teksten igen" in streams.told
    assert [each.text for each in notes(path)] == ["Lugter af røg"]


def test_plain_u_says_a_question_of_ones_own_back_and_goes_on_where_it_was_asked(path: Path) -> None:
    streams = typed(path, "g 4.a.3", "e", "Hvad med haven?", "u", "q")
    assert streams.said.count("Hvad med haven?") == 2  # as it was asked, and said back
    assert streams.asked[-1] == "4.a.3"
    assert drafts(path) == []


def typed(path: Path, *lines: str) -> Lines:
    streams = Lines(*lines)
    with sitting_at(path) as session:
        PlainInterview(session, streams).run()
    return streams
