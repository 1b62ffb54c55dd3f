"""Setting right on the full screen: from all that was written, from the voices, in a conversation that is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.conversing import answers, desk_of, drafts, encounters, entry_count, notes
from tests.playing import Story, burst, play, press, shown, until
from tests.test_correcting import DAYS_LATER, EVENING, HELD, desk_at, session_at
from tilsyn.domain.journal.entries import Deviation, Encounter, Note, Protect
from tilsyn.interview.screen.choose_encounter import CLOSED, Choosing
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.conversation.read_through import HALF, ONLY_CHOOSES, ReadThrough
from tilsyn.interview.screen.conversation.screen import Conversation
from tilsyn.interview.screen.evening.app import LOOSE, OVERVIEW, Evening
from tilsyn.interview.screen.evening.voices import Voices
from tilsyn.interview.screen.kit.correction import Correction
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.services.conversation import attendance
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.correcting import Correctable, correct, written
from tilsyn.services.conversation.opening import Asked, standing_closed
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging.evening import EveningLook

pytestmark = pytest.mark.slow
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    """A conversation that is held: a family's answer, an answer, a note, each in its turn."""
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    with session_at(case_path, HELD, source="Borger 1") as session:
        family = next(each for each in session.prompts if len(each.ids) > 1)
        session.ask(family.ids[0])
        session.record(Said("ja", "Hun ved det gdot."))
        session.note("Huset er stile.")
        single = next(each for each in session.prompts if len(each.ids) == 1)
        session.ask(single.ids[0])
        session.record(Said("delvist", "To uger."))
    return case_path


@pytest.fixture
def closed(path: Path) -> Path:
    with session_at(path, HELD) as session:
        attendance.end(session, attendance.Ending("gennemfoert"), "2023-10-24T11:50:00.000+02:00")
    return path


def sit(path: Path, story: Story, now: str = DAYS_LATER, size: tuple[int, int] = (80, 24)) -> str:
    with session_at(path, now) as session:
        app = Interview(session, Marks())
        play(app, story, size)
        return app.return_value or ""


def read(path: Path) -> list[str]:
    with desk_of(path) as desk:
        [(_, held)] = desk.case.of(Encounter)
        return [each.text for each in written(desk, held.id)]


def test_all_that_was_written_stands_in_the_order_it_was(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>")
        told = shown(pilot)
        places = [told.index(each) for each in ("Hun ved det gdot.", "Huset er stile.", "To uger.")]
        assert places == sorted(places)
        assert told.count("Hun ved det gdot.") == 1  # one gesture, however many questions it answered
        assert "11.29" in told

    sit(path, story, EVENING)
    assert read(path) == ["Hun ved det gdot.", "Huset er stile.", "To uger."]


def test_a_family_is_set_right_as_one_and_its_value_at_one(path: Path) -> None:
    before = answers(path)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "<enter>", *["<backspace>"] * 5, "godt.", "<tab>", "<down>", "<escape>")
        assert "Hun ved det godt." in shown(pilot)
        assert "rettet 24-10-2023 20.04" in shown(pilot)
        await press(pilot, "<escape>", "q")

    sit(path, story, EVENING)
    family = {key: each for key, each in answers(path).items() if each.note == "Hun ved det godt."}
    assert len(family) > 1
    assert [each.value for each in family.values()].count("delvist") == 1
    assert {each.value for each in family.values()} == {"delvist", None}
    assert all(each.corrected and each.recorded_from == "direkte" for each in family.values())
    assert [answers(path)[key].recorded_at[:16] for key in family] == ["2023-10-24T11:29"] * len(family)  # type: ignore[index]
    assert {key for key in before if key not in family} == {
        key for key, each in answers(path).items() if each.corrected is None
    }


def test_a_note_is_set_right_and_stays_where_it_was_written(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "<down>", "<enter>", *["<backspace>"] * 5, "tille.", "<escape>")
        assert "Huset er still" in shown(pilot) or "Huset er s" in shown(pilot)

    sit(path, story, EVENING)
    [note] = notes(path)
    assert note.text.endswith("tille.")
    assert note.corrected
    assert (note.said_at or "")[:16] == "2023-10-24T11:29"
    assert read(path)[1] == note.text


def test_a_sentence_typed_at_the_list_chooses_nothing_and_no_enter_of_it_does(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "jeg var her\n", "<down>", "<enter>")
        assert ONLY_CHOOSES in " ".join(shown(pilot).split())
        assert isinstance(pilot.app.screen, ReadThrough)
        await press(pilot, "<escape>")
        assert isinstance(pilot.app.screen, Conversation)
        assert pilot.app.screen.note.text == "jeg var her"  # where one goes on with it
        await press(pilot, *["<backspace>"] * len("jeg var her"), "<escape>", "<ctrl+r>", "<enter>")
        assert isinstance(pilot.app.screen, Correction)
        assert "Tab: skift værdien" in shown(pilot)
        await press(pilot, "<tab>")
        assert "pil op og ned skifter" in shown(pilot)
        await press(pilot, "og mere")  # on the value: a sentence is text there, too
        assert pilot.app.screen.editor.text == "Hun ved det gdot.og mere"
        await press(pilot, "<escape>", "<escape>", "<escape>")

    count = entry_count(path)
    sit(path, story, EVENING)
    assert entry_count(path) > count


@pytest.mark.parametrize("how", ["typed", "in one read", "pasted"])
def test_nothing_of_a_text_that_lands_at_the_list_leaves_it_or_opens_anything(path: Path, how: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>")
        for text in ("quiz", "jeg ved det q", "j\n\nHun siger\n", "\nHun siger\n"):
            if how == "typed":
                await press(pilot, text.replace("\n", " "))
            elif how == "in one read":
                await burst(pilot, text)
            else:
                pilot.app.post_message(events.Paste(text))
                await pilot.pause()
            assert isinstance(pilot.app.screen, ReadThrough)
            assert ONLY_CHOOSES in " ".join(shown(pilot).split())
            await press(pilot, "<escape>")
            assert isinstance(pilot.app.screen, Conversation)
            assert pilot.app.screen.note.text.split()[-1] == text.split()[-1]
            await press(pilot, "<ctrl+r>")
        await press(pilot, "q\n")
        assert isinstance(pilot.app.screen, Conversation)

    count = entry_count(path)
    sit(path, story, EVENING)
    assert entry_count(path) == count
    [kept] = drafts(path)  # chosen nothing, recorded nothing, and nothing fell beside
    assert "quiz" in kept.text
    assert kept.text.count("Hun siger") == 2


@pytest.mark.parametrize("how", ["typed", "in one read", "pasted"])
def test_a_text_that_lands_on_the_value_is_text_whole(path: Path, how: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "<enter>", "<tab>")
        if how == "typed":
            await press(pilot, " Hun siger\nnej")
        elif how == "in one read":
            await burst(pilot, " Hun siger\nnej")
        else:
            pilot.app.post_message(events.Paste(" Hun siger\nnej"))
            await pilot.pause()
        assert isinstance(pilot.app.screen, Correction)
        assert pilot.app.screen.editor.text == "Hun ved det gdot. Hun siger\nnej"

    sit(path, story, EVENING)


def test_what_is_half_typed_of_a_correction_is_kept_and_offered_again(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "<down>", "<enter>", " Meget.", "<ctrl+c>")

    async def again(pilot: Pilot[str]) -> None:
        assert "Ctrl+R for at skrive videre" in " ".join(shown(pilot).split())
        await press(pilot, "<ctrl+r>", "<down>")
        assert HALF in shown(pilot)
        await press(pilot, "<enter>")
        assert "Huset er stile. Meget." in shown(pilot)
        await press(pilot, "<escape>", "<escape>", "q")

    sit(path, story, EVENING)
    assert notes(path)[0].text == "Huset er stile."
    assert [each.text for each in drafts(path)] == ["Huset er stile. Meget."]
    sit(path, again, EVENING)
    assert notes(path)[0].text == "Huset er stile. Meget."
    assert drafts(path) == []


def test_what_is_opened_and_left_as_it_was_is_no_correction(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "<enter>", "<escape>", "<down>", "<enter>", "<escape>", "<escape>", "q")

    count = entry_count(path)
    sit(path, story, EVENING)
    assert entry_count(path) == count


def test_nothing_is_left_empty_and_what_was_typed_stays(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "<down>", "<enter>", *["<backspace>"] * 15, "<escape>")
        assert "IKKE GEMT. Uden tekst er der intet tilbage." in shown(pilot)
        assert "Esc igen: luk" in shown(pilot)
        await press(pilot, "<escape>", "<enter>", *["<backspace>"] * 15, "<escape>")
        await press(pilot, "Ny.", "<escape>", "<escape>", "q")

    sit(path, story, EVENING)
    assert notes(path)[0].text == "Ny."


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
def test_a_closed_conversation_says_that_one_corrects_and_f8_only_leaves(closed: Path, size: tuple[int, int]) -> None:
    [held] = encounters(closed)

    async def story(pilot: Pilot[str]) -> None:
        told = " ".join(shown(pilot).split())
        assert "RETTER" in told
        assert "er afsluttet" in told
        await press(pilot, "<f8>")

    assert "Samtalen er stadig afsluttet som gennemført" in sit(closed, story, size=size)
    assert encounters(closed) == [held]


def test_a_protected_answer_is_not_in_the_list_of_what_was_written(closed: Path) -> None:
    with desk_at(closed, EVENING) as desk:
        [target] = [each for each, said in desk.visible().answers() if said.note == "To uger."]
        desk.add([Protect(record="p", target=target.id, protection="fortrolig", reason="x")], "MKV")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>")
        assert "To uger." not in shown(pilot)

    sit(closed, story)


def test_closed_in_the_evening_the_last_answers_time_is_proposed_and_chosen(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f8>", "g\n")
        assert "kl. 11.29, ved det sidste svar" in shown(pilot)
        assert "nu, kl. 20.04" in shown(pilot)
        await press(pilot, "<escape>", "<f8>", "g\n", "<enter>")

    assert "afsluttet som gennemført" in sit(path, story, EVENING)
    assert (encounters(path)[0].end or "")[:16] == "2023-10-24T11:29"


def test_at_closing_all_that_was_written_is_offered_to_be_read(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f8>", "r\n")
        assert "Huset er stile." in shown(pilot)
        await press(pilot, "<escape>", "a\n", "<down>", "<enter>")

    sit(path, story, EVENING)
    [held] = encounters(path)
    assert (held.outcome, (held.end or "")[:16]) == ("afbrudt", "2023-10-24T20:04")


def test_the_chooser_lists_what_is_closed_below_and_gives_it_to_be_corrected(closed: Path) -> None:
    with desk_of(closed) as desk:
        [held] = standing_closed(desk)
    app = Choosing((), {"Borger 1"}, Asked(), Marks(), [(held.id, "Borger 1 2023-10-24")])

    async def story(pilot: Pilot[str]) -> None:
        told = shown(pilot)
        assert told.index("Ny samtale") < told.index(CLOSED) < told.index("Borger 1 2023-10-24")
        await press(pilot, "<end>", "<enter>")

    play(app, story)
    assert app.choice == Asked(encounter=held.id)


def test_from_the_voices_of_the_evening_text_and_value_are_set_right(closed: Path) -> None:
    with desk_at(closed, DAYS_LATER) as desk:
        [question] = [said.question for _, said in desk.visible().answers() if said.note == "To uger."]
        unit = next(unit.id for unit, each in desk.model.questions() if each.id == question)
        app = Evening(desk, "MKV", Marks(), OVERVIEW)

        async def story(pilot: Pilot[str]) -> None:
            voices = Voices(EveningLook(desk), "MKV", Marks(), unit)
            await pilot.app.push_screen(voices)
            await until(pilot, lambda: voices._is_drawn)
            while voices.board.piece and voices.board.piece.question != question:
                await press(pilot, "<down>")
            await press(pilot, "<enter>", *["<backspace>"] * 9, "Tre uger.", "<tab>", "<down>", "<escape>")
            await until(pilot, lambda: "Tre uger." in shown(pilot))
            assert "rettet 30-11-2023 11.40" in shown(pilot)

        play(app, story)
    said = answers(closed)[question]
    assert (said.note, said.value, said.recorded_from) == ("Tre uger.", "nej", "direkte")
    assert (said.recorded_at or "")[:16] == "2023-10-24T11:29"


def test_what_another_window_has_rewritten_meanwhile_is_not_written_over(path: Path) -> None:
    from tilsyn.errors import UsageProblem

    with desk_at(path, EVENING) as desk:
        [(entry, said)] = desk.visible().notes()
        correct(desk, Correctable(entry, said), None, "Huset er stille.", "MKV")
        with pytest.raises(UsageProblem, match="rettet imens"):
            correct(desk, Correctable(entry, said), None, "Noget andet.", "MKV")
    assert [each.text for each in notes(path)] == ["Huset er stille."]


def test_the_list_keeps_the_row_one_was_at(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "<down>", "<down>", "<enter>", " Ja.", "<escape>")
        assert pilot.app.screen.query_one("#written", OptionList).highlighted == 2

    sit(path, story, EVENING)


def test_in_a_closed_conversation_the_key_that_ends_is_said_to_lead_out(closed: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "F8 ud" in shown(pilot)
        assert "F8 afslut" not in shown(pilot)
        await press(pilot, "<f8>")

    sit(closed, story)


def test_only_where_one_writes_is_it_said_that_one_does(run: Run, case_path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "<f7>")
        assert "Hvad der sker · Tab: skriv" in shown(pilot)
        await press(pilot, "<tab>")
        assert "HVAD DER SKER · du skriver her" in shown(pilot)
        await press(pilot, "<escape>", "q")

    with session_at(case_path, HELD, method="observation", title="Gangen") as session:
        play(Interview(session, Marks()), story, (80, 24))


def test_the_value_of_a_family_stands_at_the_question_it_was_read_at(path: Path) -> None:
    with session_at(path, EVENING) as session:
        lead, *others = next(each.ids for each in session.prompts if len(each.ids) > 1)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>")
        told = " ".join(shown(pilot).split())
        assert f"{lead} · ja · samme tekst ved {' '.join(others)}" in told
        await press(pilot, "<escape>", "q")

    sit(path, story, EVENING)


def test_before_it_is_closed_what_does_not_fit_is_turned_to(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f8>")
        await until(pilot, lambda: "▼ mere (PgDn)" in shown(pilot))
        box = pilot.app.screen.query_one("#spoken")
        await press(pilot, *["<pagedown>"] * 6)
        assert box.scroll_offset.y == box.max_scroll_y > 0
        await until(pilot, lambda: "▲ mere (PgUp)" in shown(pilot))
        await press(pilot, "<escape>", "q")

    async def high(pilot: Pilot[str]) -> None:
        await press(pilot, "<f8>")
        await until(pilot, lambda: pilot.app.screen.query_one("#spoken").virtual_size.height > 0)
        await pilot.pause()
        assert "mere (Pg" not in shown(pilot)
        await press(pilot, "<escape>", "q")

    sit(path, story, HELD)
    sit(path, high, HELD, (80, 80))


def test_what_one_in_a_group_said_otherwise_is_set_right_by_itself(run: Run, case_path: Path) -> None:
    for number in (1, 2, 3):
        run("source", case_path, f"Borger {number}", "--group", "borger")
    with session_at(case_path, HELD, source="Borger 1", others=("Borger 2", "Borger 3")) as session:
        family = next(each for each in session.prompts if len(each.ids) > 1)
        session.ask(family.ids[0])
        otherwise = [
            Deviation(source=session.desk.source(code).id, note=note)
            for code, note in (("Borger 2", "Nej."), ("Borger 3", "Aldirg."))
        ]
        session.record(Said("ja", "De fleste.", deviates=tuple(otherwise)))

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "<down>", "<down>")
        assert "Borger 3 sagde noget andet" in shown(pilot)
        await press(pilot, "<enter>")
        assert "Værdi:" not in shown(pilot)
        await press(pilot, *["<backspace>"] * 4, "rig.", "<escape>", "<escape>", "q")

    sit(case_path, story, EVENING)
    held = [each for each in answers(case_path).values() if each.deviates]
    assert len(held) == len(family.ids)
    assert {tuple(one.note for one in each.deviates) for each in held} == {("Nej.", "Aldrig.")}
    assert {(each.note, each.recorded_from, bool(each.corrected)) for each in held} == {("De fleste.", "direkte", True)}


def test_a_note_that_belongs_to_no_conversation_is_set_right_where_it_is_sorted(run: Run, case_path: Path) -> None:
    run("note", case_path, typed="Ring til visitatoern.")
    with desk_at(case_path, DAYS_LATER) as desk:
        app = Evening(desk, "MKV", Marks(), LOOSE)

        async def story(pilot: Pilot[str]) -> None:
            await press(pilot, "<ctrl+r>", *["<backspace>"] * 6, "toren.", "<escape>")
            assert "Noten er rettet." in shown(pilot)
            assert "rettet 30-11-2023 11.40" in shown(pilot)

        play(app, story)
    [note] = notes(case_path)
    assert note.text == "Ring til visitatoren."


def test_a_text_that_was_half_typed_before_it_was_rewritten_elsewhere_says_so(path: Path) -> None:
    with desk_at(path, HELD) as desk:
        [(entry, said)] = desk.visible().notes()
        Keeper(desk, entry.header.slot).keep("En ældre kladde.")
    with desk_at(path, EVENING) as desk:
        other = Note(record="r", id=said.id, text="Skrevet siden.", encounter=said.encounter)
        desk.add([other], "MKV")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "<ctrl+r>", "<down>", "<enter>")  # days later: nobody speaks now
        assert "En ældre kladde." in shown(pilot)
        assert "Kladden er ældre end det, der nu står i sagen" in shown(pilot)

    sit(path, story)


def test_in_the_list_the_last_correction_is_taken_back_and_its_words_are_offered_nobody(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "<down>", "<enter>", " Meget.", "<escape>", "<ctrl+z>")
        assert "Fortrudt note: ny tekst → teksten før. Ctrl+Y: hent det igen." in shown(pilot)
        assert HALF not in shown(pilot)
        await press(pilot, "<ctrl+y>")
        assert "Hentet igen note" in shown(pilot)
        await press(pilot, "<ctrl+z>", "<ctrl+z>")
        assert "Der er ikke mere at fortryde" in shown(pilot)
        await press(pilot, "<escape>", "+")
        assert "Meget" not in shown(pilot)  # no new note is begun with them
        await press(pilot, "<escape>", "q")

    sit(path, story, EVENING)
    [note] = notes(path)
    assert (note.text, note.corrected, drafts(path)) == ("Huset er stile.", None, [])


def test_what_is_half_set_right_is_told_at_closing_and_gone_on_with_from_there(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<ctrl+r>", "<down>", "<enter>", " Meget.", "<ctrl+c>")

    async def again(pilot: Pilot[str]) -> None:
        await press(pilot, "<f8>")
        assert "Ikke skrevet færdigt: en rettelse" in shown(pilot)
        await press(pilot, "u\n", "<enter>")
        assert HALF in shown(pilot)

    sit(path, story, EVENING)
    sit(path, again, EVENING)
