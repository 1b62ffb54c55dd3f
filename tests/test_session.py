"""The engine under plain and full screen: resume, drafts, families, what may be shown. Real case files, no terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import CTRL_C, Lines, answers, converse, desk_of, drafts, encounters, entry_count, notes
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.journal.entries import Answer, Deviation, OwnQuestion
from tilsyn.errors import CaseLocked
from tilsyn.interview.plain.typed_lines import Interrupted, read_text
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.conversation.reading_back import read_back
from tilsyn.services.conversation.session import Session
from tilsyn.services.drafts import Keeper

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    run("source", case_path, "Borger 1", "--group", "borger")
    run("encounter", case_path, "--source", "Borger 1", "--code", "S1")
    return case_path


def session_of(desk: Any, **narrowing: Any) -> Session:
    return Session(desk, desk.encounter("S1"), Narrowing(**narrowing), "MKV")


def test_resume_begins_at_the_first_unanswered_question(path: Path) -> None:
    first = converse(path, "j", "", "s", "j", "", "q")
    again = converse(path, "q")
    assert again.asked == [first.asked[1]]
    assert len(first.saved) == 2


def test_ctrl_c_in_a_note_keeps_it_and_the_next_session_begins_with_it(path: Path) -> None:
    stopped = converse(path, "g 14.b.1", "j", "Hun sa\u030a", "og hun sagde", CTRL_C)
    assert stopped.said[-1] == "<afbrudt>"
    assert stopped.saved == []
    assert answers(path) == {}
    again = converse(path, "q")
    assert again.asked == ["14.b.1"]
    assert "Ikke færdigskrevet: 14.b.1, 25-10-2023 09.00 (19 tegn):\nHun så\nog hun sagde" in again.told
    assert "Tast svarets bogstav eller t. Skriv så teksten igen, eller kun ." in again.told
    done = converse(path, "j", "Hele svaret", ".", "q")
    assert done.saved == ["gemt 14.b.1"]
    assert answers(path)["14.b.1"].note == "Hele svaret"
    assert drafts(path) == []
    assert "14.b.1" not in converse(path, "q").asked


def test_a_full_stop_alone_uses_the_draft_as_it_stands(path: Path) -> None:
    converse(path, "g 14.b.1", "j", "Det halve svar", CTRL_C)
    assert converse(path, "n", ".", "q").saved == ["gemt 14.b.1"]
    assert (answers(path)["14.b.1"].value, answers(path)["14.b.1"].note) == ("nej", "Det halve svar")
    assert drafts(path) == []


def test_an_interrupt_with_nothing_typed_leaves_no_draft(path: Path) -> None:
    converse(path, "j", CTRL_C)
    converse(path, "j", "  ", CTRL_C)
    converse(path, CTRL_C)
    assert drafts(path) == []


def test_an_interrupted_loose_note_is_not_taken_for_an_answer(path: Path) -> None:
    stopped = converse(path, "+", "Lugter af røg", CTRL_C)
    again = converse(path, "+", "Lugter af røg i gangen", ".", "q")
    assert again.asked[0] == stopped.asked[0]
    assert "Ikke færdigskrevet: en løs note" in again.told
    assert "Tast +. Skriv så teksten igen" in again.told
    assert "Lugter af røg" in again.told
    assert again.saved == ["gemt note"]
    assert [each.text for each in notes(path)] == ["Lugter af røg i gangen"]
    assert drafts(path) == []


def test_a_draft_outside_the_narrowing_comes_first_and_the_narrowed_questions_after(path: Path) -> None:
    converse(path, "g 4.a.1", "j", "Halvt", CTRL_C)
    narrowed = Asked(source="Borger 1", indicators=("14.b",))
    again = converse(path, "j", "Helt", ".", "q", asking=narrowed)
    assert again.asked == ["4.a.1", "14.b.1"]
    assert again.saved == ["gemt 4.a.1"]


def test_what_is_typed_is_kept_every_two_seconds(path: Path) -> None:
    with desk_of(path) as desk:  # the clock moves a second a look, and every line is looked at
        keeper = Keeper(desk, "answer|4.a.1|x")
        read_text(Lines("en", "to", "tre"), keeper.typing)
        found = keeper.found()
        assert found is not None
        assert found.text == "en\nto"


def test_an_interrupt_between_the_lines_loses_none(path: Path) -> None:
    def struck(lines: list[str]) -> None:
        if len(lines) == 2:
            raise KeyboardInterrupt

    with pytest.raises(Interrupted) as stopped:
        read_text(Lines("en", "to", "tre"), struck)
    assert stopped.value.text == "en\nto"


def test_an_answer_that_cannot_be_written_is_kept_as_a_draft(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Raised at the seam: a case that another process holds for too long cannot be had without waiting for it."""

    def refused(*_: object, **__: object) -> None:
        raise CaseLocked(path)

    with monkeypatch.context() as held:
        held.setattr("tilsyn.services.open_case.Desk.add", refused)
        with pytest.raises(CaseLocked):
            converse(path, "g 14.b.1", "j", "Hele svaret", ".", "q")
    assert [each.text for each in drafts(path)] == ["Hele svaret"]
    assert converse(path, "j", ".", "q").saved == ["gemt 14.b.1"]
    assert answers(path)["14.b.1"].note == "Hele svaret"


def test_a_second_answer_supersedes_the_first_and_keeps_who_deviated(path: Path) -> None:
    with desk_of(path) as desk:
        session = session_of(desk)
        other = Deviation(source=session.encounter.sources[0], note="Ikke mig")
        session.go_to("4.a.3")
        session.answer(Said("ja", "Enige", deviates=(other,)))
        session.go_to("4.a.3")
        session.answer(Said("nej", "Alligevel ikke"))
        assert desk.case.conflicts() == []
    held = answers(path)["4.a.3"]
    assert (held.value, held.note, held.deviates) == ("nej", "Alligevel ikke", (other,))


def test_a_family_answered_again_keeps_the_values_read_since(path: Path) -> None:
    converse(path, "g 4.a.1", "j", "Pænt", ".", "q")
    converse(path, "g 7.a.4", "n", "Pænt", ".", "q", asking=Asked(source="Borger 1", indicators=("7.a",)))
    again = converse(path, "g 4.a.1", "d", "Mest pænt", ".", "q")
    assert "Står nu: ja. Pænt" in again.told
    assert "Står nu (7.a.4): nej. Pænt" in again.told
    assert "(10.b.1)" not in again.told
    held = answers(path)
    assert {each: held[each].value for each in held} == {"4.a.1": "delvist", "7.a.4": "nej", "10.b.1": None}
    assert {each: held[each].note for each in held} == {"4.a.1": "Mest pænt", "7.a.4": "Pænt", "10.b.1": "Mest pænt"}


def test_words_of_its_own_stay_where_the_family_is_answered_again(path: Path) -> None:
    converse(path, "g 4.a.1", "j", "Pænt", ".", "g 7.a.4", "n", "De råber om natten", ".", "q")
    again = converse(path, "g 4.a.1", "d", "Mest pænt", ".", "q")
    assert again.saved == ["gemt 4.a.1 10.b.1"]
    held = answers(path)
    assert {each: (held[each].value, held[each].note) for each in held} == {
        "4.a.1": ("delvist", "Mest pænt"), "7.a.4": ("nej", "De råber om natten"), "10.b.1": (None, "Mest pænt"),
    }  # fmt: skip


def test_a_protected_answer_is_never_shown_and_stays_protected(run: Run, path: Path) -> None:
    converse(path, "g 4.a.3", "j", "HEMMELIGT", ".", "q")
    with desk_of(path) as desk:
        post = next(entry.id for entry, _ in desk.case.of(Answer))
    assert run("protect", path, post[:8], "--as", "fortrolig", "--reason", "-", typed="Bedt om det")[0] == 0
    again = converse(path, "g 4.a.3", "n", "Rettet", ".", "q")
    assert "HEMMELIGT" not in again.told
    with desk_of(path) as desk:
        entry = desk.case.current(f"answer|4.a.3|{encounters(path)[0].id}")
        assert entry is not None
        assert desk.case.protection_of(entry) == "fortrolig"


def test_a_withdrawn_answer_is_asked_for_again(run: Run, path: Path) -> None:
    first = converse(path, "j", "Sagt", ".", "q")
    with desk_of(path) as desk:
        posts = [entry.id for entry, _ in desk.case.of(Answer)]
    for post in posts:
        run("withdraw", path, post[:8], "--reason", "-", typed="Trukket tilbage")
    assert converse(path, "q").asked == first.asked[:1]


def test_an_own_question_comes_again_until_it_is_answered(path: Path) -> None:
    made = converse(path, "g 7.a.5", "e", "Hvad skete der i maj?", "q")
    own = next(each for each in made.asked if ".e" in each)
    again = converse(path, *["s"] * 60)
    assert again.asked.count(own) == 1
    assert again.asked[again.asked.index(own) - 1].startswith("7.a.")
    assert converse(path, "g " + own.upper(), "j", "", "q").saved == [f"gemt {own}"]
    assert own not in converse(path, *["s"] * 60).asked


def test_an_own_question_from_an_import_is_reached_whatever_its_case(path: Path) -> None:
    with desk_of(path) as desk:
        desk.add([OwnQuestion(record="r", id="r", code="7.a.EKSTRA", at="theme:4", text="Hvad med maj?")], "MKV")
        session = session_of(desk)
        assert session.go_to("7.a.ekstra")
        assert session.answer(Said("ja", "x")).ids == ("7.a.EKSTRA",)
        assert session.enter("7.a.ekstra", Said(None, "y")).ids == ("7.a.EKSTRA",)
        session.go_to("7.a.ekstra")
        [made] = session.own_question("Og juni?").ids
        assert made.startswith("tema:4.e")
        session.answer(Said("ja", "Også da"))
        session.go_to("4.a.1")
        assert session.go_to(made)
    assert answers(path)["7.a.EKSTRA"].note == "x\ny"


def test_a_question_the_case_leaves_out_is_still_accepted_when_gone_to(run: Run, path: Path) -> None:
    run("scope", path, "2.b", "--use", "nej", "--reason", "-", typed="Ambulant")
    with desk_of(path) as desk:
        session = session_of(desk)
        assert not any("2.b.1" in prompt.ids for prompt in session.prompts)
        assert session.go_to("2.b.1")
        assert session.answer(Said("ja", "Han er i klubben")).ids == ("2.b.1",)
        assert not session.go_to("6.a.1")


def test_back_follows_the_order_shown_also_when_a_question_was_put_in_between(path: Path) -> None:
    with desk_of(path) as desk:
        session = session_of(desk)
        first = session.current
        session.go_to("14.b.2")
        last = session.current
        session.go_to("7.a.5")
        session.own_question("Hvad skete der?")
        session.back()
        session.back()
        assert session.current is last
        session.back()
        assert session.current is first
        assert not session.back()


def test_nothing_is_asked_twice_and_everything_once(path: Path) -> None:
    everything = converse(path, *["s"] * 90, asking=Asked(source="Borger 1", everything=True))
    ids = [each for shown in everything.asked for each in shown.split()]
    assert len(ids) == len(set(ids)) == 86 + len({"2.c.t1", "7.a.t1"})
    before = entry_count(path)
    assert "er sprunget over og kommer igen næste gang." in converse(path, *["s"] * 90).told
    assert entry_count(path) == before


def test_what_was_asked_of_others_on_the_spot_is_not_gone_to(run: Run, case_path: Path) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    run("source", case_path, "Leder", "--group", "ledelse")
    run("interview", case_path, "--source", "Leder", "--indicator", "7.a", typed="e\nHvad skete der i marts?\nq\n")
    with desk_of(case_path) as desk:
        code = next(own.code for _, own in desk.case.of(OwnQuestion))
    told = converse(case_path, f"g {code}", "q", asking=Asked(source="Borger 1", indicators=("7.a",))).told
    assert "findes ikke" in told
    assert "marts" not in told


def test_what_was_said_is_read_back_by_topic_each_thing_once_and_without_our_values(path: Path) -> None:
    converse(
        path,
        "g 14.b.1", "n", "Der er langt  til bussen.", ".", "g 4.a.1", "d", "De taler pænt.", "Også 010180-1234.", ".",
        "g 9.a.3", "j", "", "g 9.a.4", "t", "De taler pænt.\nOgså 010180-1234.", ".",
        "g 9.a.3", "e", "Hvordan var det at vente?", "v", "Langsomt.", ".", "q",
    )  # fmt: skip
    with desk_of(path) as desk:
        session = session_of(desk)
        titles = [topic.title for topic in desk.model.topics]
        told = read_back(session)
        assert len(read_back(session_of(desk, indicators=("9.a",)))) == len(told)
    assert [each.topic for each in told] == sorted((each.topic for each in told), key=titles.index)
    notes = [note for each in told for note in each.notes]
    assert sorted(notes) == ["De taler pænt.\nOgså [CPR fjernet].", "Der er langt  til bussen.", "Langsomt."]
