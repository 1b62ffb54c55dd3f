"""What is set beside an answer on the full screen: marks, people, places, paper, and how a conversation ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conversing import answers, desk_of, drafts, encounters, notes
from tests.playing import press, shown, until
from tests.test_screen import THEME_4, journal, sit
from tilsyn.domain.danish import natural_key
from tilsyn.services.conversation.opening import Asked

Run = Callable[..., tuple[int, str, str]]
GROUP = Asked(source="Borger 1", others=("Borger 2", "Borger 3", "Borger 4"), themes=(4,))


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    for number in range(1, 5):
        assert run("source", case_path, f"Borger {number}", "--group", "borger")[0] == 0
    return case_path


def exported(run: Run, path: Path, tmp_path: Path) -> str:
    out = tmp_path / "ud.json"
    out.unlink(missing_ok=True)
    assert run("export", path, "-o", out)[0] == 0
    return out.read_text()


def test_fortrolig_before_the_answer_protects_it_also_after_a_crash(run: Run, path: Path, tmp_path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f4>", "HEMMELIGT")
        assert "FORTROLIGT" in shown(pilot)
        await press(pilot, "<ctrl+c>")

    async def after_the_crash(pilot: Pilot[str]) -> None:
        assert "FORTROLIGT" in shown(pilot)
        assert "HEMMELIGT" in shown(pilot)
        await press(pilot, "<ctrl+n>", "<escape>", "b\n")
        assert "HEMMELIGT" not in shown(pilot)

    sit(path, story)
    assert answers(path) == {}
    sit(path, after_the_crash)
    assert {said.protection for said in answers(path).values()} == {"fortrolig"}
    assert drafts(path) == []
    assert "HEMMELIGT" not in exported(run, path, tmp_path)


def test_fortrolig_after_the_answer_leaves_no_trace_of_the_open_one(run: Run, path: Path, tmp_path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "HEMMELIGT", "<ctrl+s>", "<f4>")
        assert "HEMMELIGT" not in shown(pilot)
        await press(pilot, "<f4>")
        assert "ophæves" in shown(pilot)

    before = exported(run, path, tmp_path)
    sit(path, story)
    _, told, _ = run("log", path)
    assert "HEMMELIGT" not in told
    assert "4.a.1" not in told
    after = exported(run, path, tmp_path)
    assert json.loads(after)["answers"] == json.loads(before).get("answers", [])


def test_a_loose_note_is_fortrolig_by_one_key(run: Run, path: Path, tmp_path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "+\n", "HEMMELIGT", "<f4>")
        assert "FORTROLIGT" in shown(pilot)
        await press(pilot, "<escape>", "+\n", "åbent")
        assert "FORTROLIGT" not in shown(pilot)
        await press(pilot, "<escape>")

    sit(path, story)
    assert [(note.text, note.protection) for note in notes(path)] == [("HEMMELIGT", "fortrolig"), ("åbent", "normal")]
    assert "HEMMELIGT" not in exported(run, path, tmp_path)


def test_a_flag_waits_for_its_answer_and_the_closing_words_remember_it(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "<f3>", "s\n", "j\n", "b\n", "<f3>")
        assert "! vend tilbage" in shown(pilot)
        await press(pilot, "q\n")

    async def again(pilot: Pilot[str]) -> None:
        await press(pilot, "<f8>")
        assert "Vend tilbage til 4.a.1" in shown(pilot)
        await press(pilot, "<escape>", "<escape>", "g 4.a.1\n", "j\n", "q\n")

    sit(path, story)
    assert "4.a.1" not in answers(path)
    sit(path, again)
    flagged = {question for question, said in answers(path).items() if said.flagged}
    assert "4.a.1" in flagged
    assert len({answers(path)[each].family or each for each in flagged}) == 2
    assert drafts(path) == []


def test_a_quote_and_the_time_it_was_said(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "Hun sagde ", "<f2>", "aldrig", "<f2>", " og gik", "<f5>", "14:20\n")
        assert "sagt kl. 14.20" in shown(pilot)
        await press(pilot, "<ctrl+n>", "<escape>", "b\n", "<f5>", "i går\n")
        assert "er ikke et klokkeslæt" in " ".join(shown(pilot).split())
        await press(pilot, "<f5>", "9.05\n", "+\n", "<f2>", "hele noten", "<f2>", "<escape>", "q\n")

    sit(path, story)
    said = answers(path)["4.a.1"]
    assert said.note == "Hun sagde »aldrig« og gik"
    assert (said.said_at or "")[:16] == f"{encounters(path)[0].start or ''}"[:10] + "T09:05"
    assert [(note.text, note.quote) for note in notes(path)] == [("»hele noten«", True)]


def test_a_group_has_one_answer_and_one_who_said_otherwise(run: Run, path: Path, tmp_path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "gruppe" in shown(pilot)
        await press(pilot, "De er enige", "<f7>", "<down>", "<down>", "<enter>", "Det er jeg ikke\n")
        assert "Borger 3 sagde noget andet: Det er jeg ikke" in " ".join(shown(pilot).split())
        await press(pilot, "<escape>", "q\n")

    sit(path, story, GROUP)
    (group,) = encounters(path)
    assert (group.form, len(group.sources)) == ("gruppe", 4)
    sit(path, lambda pilot: press(pilot, "<escape>", "q\n"), GROUP)
    assert len(encounters(path)) == 1
    records = json.loads(exported(run, path, tmp_path))["answers"]
    assert records[0]["note"] == "De er enige"
    assert records[0]["deviates"] == [{"source": "Borger 3", "note": "Det er jeg ikke"}]


def test_who_comes_and_who_goes_is_told_with_its_time(run: Run, path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(
            pilot, "<f6>", "En medarbejder\n", "<f6>", "Borger 4\n", "<f6>", "- en medarbejder\n", "<escape>", "q\n"
        )

    sit(path, story)
    (held,) = encounters(path)
    assert len(held.sources) == 2
    assert [each.split(" kl. ")[0] for each in held.present] == ["Borger 4 kom", "En medarbejder kom"]
    assert held.present[1].count("kl.") == 2


def test_a_telephone_call_is_read_back_and_closed(run: Run, path: Path) -> None:
    assert run("source", path, "Visitator", "--group", "kommune")[0] == 0
    asking = Asked(source="Visitator", form="telefon")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "Vi får den samme uge", "<escape>", "j\n", "<f8>")
        assert "- Vi får den samme uge" in shown(pilot)
        await press(pilot, "1\n6\n7\ng\n")

    closed = sit(path, story, asking)
    (held,) = encounters(path)
    assert (held.outcome, held.quote_ok, held.read_back, held.informed) == ("gennemfoert", True, True, ("formaal",))
    assert held.end
    assert "gennemført" in (closed.return_value or "")
    assert "åbnes til rettelse" in run("interview", path, "--encounter", held.id)[1]
    assert encounters(path) == [held]


def test_the_closing_words_can_be_left_again_and_q_leaves_the_conversation_open(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f8>", "<escape>", "<escape>", "j\n", "q\n")

    closed = sit(path, story)
    assert encounters(path)[0].outcome is None
    assert "står åben" in (closed.return_value or "")


def test_help_that_goes_on_below_the_frame_says_so(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f1>")
        assert "Page Down: der er mere" in shown(pilot)
        await press(pilot, "<escape>", "<escape>", "q\n")

    sit(path, story)


def test_a_document_gives_its_place_and_its_quote_under_the_item_looked_at(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f7>", "side 3\n", "inddrages i planen", "<escape>", "<escape>", "f\n")

        await press(pilot, "<f8>")
        assert "Før du afslutter: intet er sat til at vende tilbage til" in shown(pilot)
        assert "sig det her" not in shown(pilot)
        assert "kryds" not in shown(pilot)
        await press(pilot, "<escape>", "q\n")

    sit(path, story, Asked(method="dokument", title="Sager", themes=(4,)))
    (note,) = notes(path)
    assert (note.place, note.text, note.quote, note.at_items) == ("side 3", "inddrages i planen", True, ("4.a",))
    assert answers(path)["4.a.1"].value == "ikke_fundet"


def test_the_models_order_and_back_keeps_the_question(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        before = [prompt.ids for prompt in pilot.app.session.prompts]  # type: ignore[attr-defined]
        here = pilot.app.session.current  # type: ignore[attr-defined]
        await press(pilot, "<enter>", "<ctrl+o>")
        session = pilot.app.session  # type: ignore[attr-defined]
        assert session.current is here
        leads = [min(natural_key(each) for each in prompt.ids) for prompt in session.prompts]
        assert leads == sorted(leads)
        assert [prompt.ids for prompt in session.prompts] != before
        await press(pilot, "<ctrl+o>")
        assert [prompt.ids for prompt in session.prompts] == before

    sit(path, story, Asked(source="Borger 1"))


def test_the_palette_finds_and_does(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+p>", "vend til\n")
        assert "! vend tilbage" in shown(pilot)
        await press(pilot, "<ctrl+p>", "rækkefølge")
        assert "Ctrl+O" in shown(pilot)
        await press(pilot, "<escape>", "<ctrl+p>", "xyzzy\n")
        assert "Ingen kommando hedder det" in shown(pilot)
        await press(pilot, "<escape>")
        assert "! vend tilbage" in shown(pilot)

    sit(path, story)


def test_own_notes_and_directives_are_found_but_nobody_elses(run: Run, path: Path) -> None:
    run("interview", path, "--source", "Borger 2", "--theme", 4, typed="j\nNABOENS ord om katten\n.\nq\n")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "Hun har en hund", "<escape>", "/hund\n")
        assert "4.a.1" in shown(pilot)
        assert "Hun har en hund" in shown(pilot)
        await press(pilot, "<escape>", "/katten\n")
        assert "NABOENS" not in shown(pilot)
        assert "Intet fundet" in shown(pilot)

    sit(path, story)


def test_the_evenings_paper_is_typed_on_the_screen_and_what_is_not_understood_stays(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "4.a.1 j: De bliver hørt\n- siger de\nvrøvl\n14:20 4.b.1 for lidt", "<escape>")
        assert "Gemt: 2 svar" in shown(pilot)
        assert "Linje 1 er ikke gemt" in shown(pilot)
        assert [draft.text for draft in pilot.app.session.desk.file.drafts()] == ["vrøvl"]  # type: ignore[attr-defined]
        await press(pilot, *["<backspace>"] * 5, "<escape>")

    sit(path, lambda pilot: press(pilot, "<f8>", "a\n"), GROUP)
    closed = encounters(path)[0]
    assert closed.outcome == "afbrudt"
    left = sit(path, story, Asked(encounter=closed.id, paper=True), paper=True)
    assert "står åben" not in (left.return_value or "")
    said = answers(path)
    assert (said["4.a.1"].value, said["4.a.1"].note) == ("ja", "De bliver hørt\nsiger de")
    assert {each.recorded_from for each in said.values()} == {"papir"}
    assert (said["4.b.1"].said_at or "")[11:16] == "14:20"
    assert drafts(path) == []


def test_lines_from_paper_that_stay_are_all_named_and_esc_once_more_leaves(path: Path) -> None:
    typed = "4.a.8 - : tom\nkl. 10 kom lederen ind\n4.a.1 j: De bliver hørt\n99.z.9 x\nvrøvl\n4.a.5 ja\n4.a.6 nej"

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, typed, "<escape>")
        for told in ("Linje 1 ", "Linje 2 og 4 ", "Linje 3 ", "Linje 5 ", "Linje 6 ", "luk med Esc"):
            assert told in shown(pilot)
        await press(pilot, "!", "<escape>")
        assert pilot.app.return_value is None
        await press(pilot, "<escape>")

    left = sit(path, story, THEME_4, paper=True).return_value or ""
    assert "Linje 2 og 4 er ikke gemt" in left
    assert "De er beholdt" in left
    (kept,) = drafts(path)
    assert kept.text.split("\n") == [each for each in (typed + "!").split("\n") if "j:" not in each]


def test_a_values_word_alone_in_the_note_is_asked_about(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "delvist")
        assert "som note, ikke som svar" not in shown(pilot)
        await press(pilot, "<enter>")
        assert "»delvist« står som note, ikke som svar" in shown(pilot)
        await press(pilot, *["<backspace>"] * 8, "<escape>", "d\n", "Ved ikke", "<ctrl+n>")
        assert "»ved ikke« står som note" in shown(pilot)
        await press(pilot, "<ctrl+n>", "Delvist siger hun", "<ctrl+n>")
        assert "som note, ikke som svar" not in shown(pilot)

    sit(path, story)
    said = answers(path)
    assert (said["4.a.1"].value, said["4.a.1"].note) == ("delvist", "")


def test_a_line_from_paper_recorded_twice_by_a_crash_stands_once(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "4.a.1 De bliver hørt", "<ctrl+s>", "4.a.1 De bliver hørt", "<ctrl+s>")

    sit(path, story, THEME_4, paper=True)
    assert answers(path)["4.a.1"].note == "De bliver hørt"


def test_an_answer_recorded_again_keeps_what_was_set_beside_it(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "et", "<f3>", "<f5>", "10:15\n", " og to", "<escape>", "j\n", "b\n", "n\n", "q\n")

    sit(path, story)
    said = answers(path)["4.a.1"]
    assert (said.value, said.note, said.flagged, (said.said_at or "")[11:16]) == ("nej", "et og to", True, "10:15")


def test_every_command_has_a_key_of_its_own_and_does_something() -> None:
    from tilsyn.interview.screen.conversation.command_table import TABLE
    from tilsyn.interview.screen.conversation.commands import Commands

    assert len({each.key for each in TABLE}) == len(TABLE)
    assert all(callable(getattr(Commands, each.act, None)) for each in TABLE)


def test_a_tick_is_committed_as_it_is_set_and_can_be_taken_back(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f1>")
        assert "Hjælp" in shown(pilot)
        await press(pilot, "<escape>", "1\n")
        assert "kl. " in shown(pilot).split("Formålet med samtalen")[1].splitlines()[0]
        await press(pilot, "2\n1\n2\n")

    before = len(journal(path))
    sit(path, story, Asked(source="Borger 1"))
    assert encounters(path)[0].informed == ()
    assert len(journal(path)) == before + 1 + 4


def test_a_mark_on_what_is_protected_is_kept_from_view(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(
            pilot, "<f4>", "HEMMELIGT", "<ctrl+n>", "<escape>", "b\n", "<f3>", "<tab>", "mere", "<ctrl+n>", "<escape>"
        )
        await press(pilot, "b\n")
        assert "HEMMELIGT" not in shown(pilot)
        assert "mere" not in shown(pilot)

    sit(path, story)
    with desk_of(path) as desk:
        assert "HEMMELIGT" not in str(list(desk.visible().answers()))
    assert answers(path)["4.a.1"].note == "HEMMELIGT\nmere"


def test_a_line_that_was_cleared_does_not_come_back(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        def kept() -> list[str]:
            return [each.text for each in pilot.app.session.desk.file.drafts()]  # type: ignore[attr-defined]

        await press(pilot, "<escape>", "e\n", "Hvad")
        await until(pilot, lambda: kept() == ["Hvad"])
        await press(pilot, *["<backspace>"] * 4)
        await until(pilot, lambda: kept() == [])

    sit(path, story)


def test_the_mouse_answers_and_chooses(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert await pilot.click("#values", offset=(7, 0))
        await pilot.pause()
        assert "[d delvist]" in shown(pilot)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert await pilot.click("#topics", offset=(6, 5))
        await pilot.pause()
        assert pilot.app.session.current.ids[0] == "4.a.4"  # type: ignore[attr-defined]

    sit(path, story)
    assert answers(path)["4.a.1"].value == "delvist"
