"""Half-typed text is kept by the place it belongs to, Esc throws nothing away, and closing lists what is left."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conversing import answers, desk_of, drafts, encounters, notes
from tests.playing import press, shown, until
from tests.test_screen import THEME_4, WHOLE, sit
from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import OwnQuestion
from tilsyn.interview.screen.kit.dialogs import Noting, Read
from tilsyn.services.conversation.closed import left_words
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.drafts import kept_before, unfinished

pytestmark = pytest.mark.slow
Run = Callable[..., tuple[int, str, str]]
LOOKING = Asked(method="observation", themes=(4,))
READING = Asked(method="dokument", title="Sager", themes=(4,))
GROUP = Asked(source="Borger 1", others=("Borger 2",), form="gruppe", themes=(4,))
SENTENCE = "To borgere venter, og ingen hilser i fire minutter."


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    for code in ("Borger 1", "Borger 2"):
        assert run("source", case_path, code, "--group", "borger")[0] == 0
    return case_path


async def act(pilot: Pilot[str], name: str) -> None:
    """A command by its name, whichever key it has."""
    pilot.app.screen.commands.act(name)  # type: ignore[attr-defined]
    await pilot.pause()


async def go(pilot: Pilot[str], question: str) -> None:
    pilot.app.screen.commands.gone_to(question)  # type: ignore[attr-defined]
    await pilot.pause()


def one_line(pilot: Pilot[str]) -> str:
    """What can be read, with its frames and breaks taken out."""
    return re.sub(r"[\s║│]+", " ", shown(pilot))


def test_what_was_seen_belongs_to_the_question_it_was_begun_at_also_after_going_on(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await go(pilot, "14.a.1")
        await press(pilot, "<f7>", "Køkkenet\n", "Opvasken står", "<shift+tab>", "<escape>")
        await go(pilot, "4.a.1")
        await press(pilot, "<f7>")
        assert "Opvasken" not in shown(pilot)
        assert "ved 4.a.1" in shown(pilot)
        await press(pilot, "<escape>")
        await go(pilot, "14.a.1")
        await press(pilot, "<f7>")
        assert "Køkkenet" in shown(pilot)
        await press(pilot, "\n", " over", "<escape>")
        await act(pilot, "stop")

    sit(path, story, LOOKING)
    assert [(each.place, each.text, each.at_items) for each in notes(path)] == [
        ("Køkkenet", "Opvasken står over", ("14.a",))
    ]
    assert drafts(path) == []


def test_a_place_without_a_text_is_not_dropped(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f7>", f"{SENTENCE}\n", "<escape>", "<f7>")
        assert "ingen hilser" in shown(pilot)
        await press(pilot, "<ctrl+c>")

    sit(path, story, READING)
    assert [(Slot(each.slot).kind, each.text) for each in drafts(path)] == [("where", SENTENCE)]


def test_what_one_in_the_group_said_is_kept_by_person_and_question_and_esc_keeps_it(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f7>", "<down>", "<enter>", "Det er jeg ik")
        assert "Esc: luk; teksten bliver stående" in shown(pilot)
        await press(pilot, "<escape>", "<f7>", "<down>", "<up>", "<enter>")
        assert "Det er jeg ik" not in shown(pilot)
        await press(pilot, "<escape>")
        await act(pilot, "close")
        assert "Ikke skrevet færdigt: hvad Borger 2 sagde ved 4.a.1, 13 tegn" in one_line(pilot)
        await press(pilot, "<escape>")
        await go(pilot, "4.b.1")
        await press(pilot, "<f7>", "<down>", "<enter>")
        assert "Det er jeg ik" not in shown(pilot)
        await press(pilot, "<escape>")
        await go(pilot, "4.a.1")
        await press(pilot, "<f7>", "<down>", "<enter>", "ke\n")
        await act(pilot, "stop")

    sit(path, story, GROUP)
    assert [each.note for each in answers(path)["4.a.1"].deviates] == ["Det er jeg ikke"]
    assert drafts(path) == []


def test_an_own_question_half_typed_stays_where_it_was_begun_and_esc_keeps_it(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await go(pilot, "14.a.1")
        await act(pilot, "own_question")
        await press(pilot, "Hvad med", "<escape>")
        await go(pilot, "4.a.1")
        await act(pilot, "own_question")
        assert "Hvad med" not in shown(pilot)
        await press(pilot, "<escape>")
        await go(pilot, "14.a.1")
        await act(pilot, "own_question")
        await press(pilot, " vold?\n")
        await act(pilot, "stop")

    sit(path, story)
    with desk_of(path) as desk:
        assert [(own.at, own.text) for _, own in desk.case.of(OwnQuestion)] == [("14.a", "Hvad med vold?")]
    assert drafts(path) == []


@pytest.mark.parametrize("name", ["go_to", "search", "palette", "say_at", "come_or_go"])
def test_a_sentence_in_a_line_that_finds_something_is_kept_and_told_of(path: Path, name: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await act(pilot, name)
        await press(pilot, SENTENCE, "<escape>")
        await act(pilot, name)
        assert "ingen hilser" in shown(pilot)
        await press(pilot, "<ctrl+c>")

    sit(path, story)
    assert [each.text for each in drafts(path)] == [SENTENCE]
    with desk_of(path) as desk:
        assert len(unfinished(desk, encounters(path)[0].id)) == 1


@pytest.mark.parametrize("name", ["go_to", "palette", "say_at"])
def test_a_sentence_that_is_no_command_is_shown_again_and_changes_nothing(path: Path, name: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        before = pilot.app.session.current  # type: ignore[attr-defined]
        await act(pilot, name)
        await press(pilot, f"{SENTENCE}\n")
        assert "ingen hilser" in shown(pilot)
        assert pilot.app.session.current is before  # type: ignore[attr-defined]
        await press(pilot, "<escape>")
        await act(pilot, "stop")

    sit(path, story)
    assert answers(path) == {}
    assert [each.text for each in drafts(path)] == [SENTENCE]


def test_closing_lists_what_is_unfinished_with_a_way_to_each_and_asks_once(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await go(pilot, "14.a.1")
        await press(pilot, "<f7>", "Køkkenet\n", "Opvasken", "<shift+tab>", "<escape>")
        await go(pilot, "4.a.1")
        await act(pilot, "close")
        assert "Ikke skrevet færdigt: sted og iagttagelse ved 14.a.1, 8 tegn" in one_line(pilot)
        await press(pilot, "g\n")
        assert "1 tekst er ikke skrevet færdig" in one_line(pilot)
        await press(pilot, "u\n", "<enter>")
        assert "Opvasken" in shown(pilot)
        assert pilot.app.session.current.ids[0] == "14.a.1"  # type: ignore[attr-defined]
        await press(pilot, "\n", " står", "<escape>")
        await act(pilot, "close")
        await press(pilot, "g\n")

    sit(path, story, LOOKING)
    assert [(each.text, each.at_items) for each in notes(path)] == [("Opvasken står", ("14.a",))]
    assert encounters(path)[0].outcome == "gennemfoert"


def test_closing_all_the_same_leaves_the_draft(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await act(pilot, "loose_note")
        await press(pilot, "halv")
        await until(pilot, lambda: [each.text for each in drafts(path)] == ["halv"])
        pilot.app.screen.dismiss(None)
        await pilot.pause()
        await act(pilot, "close")
        await press(pilot, "a\n", "a\n")

    sit(path, story)
    assert encounters(path)[0].outcome == "afbrudt"
    assert [each.text for each in drafts(path)] == ["halv"]


@pytest.mark.parametrize("asking", [THEME_4, WHOLE])
def test_a_half_written_loose_note_is_told_of_when_one_sits_down_again(path: Path, asking: Asked) -> None:
    """Also where nothing has been said yet, and the opening words come first."""

    async def story(pilot: Pilot[str]) -> None:
        if asking is WHOLE:
            await press(pilot, "<enter>")
        await act(pilot, "loose_note")
        await press(pilot, "halv", "<ctrl+c>")

    async def again(pilot: Pilot[str]) -> None:
        if asking is WHOLE:
            assert "kommer fra socialtilsynet" in shown(pilot)
            await press(pilot, "<enter>")
        assert re.search(r"Ikke færdigskrevet: (?s:.*)en løs(?s:.*)note, ", shown(pilot))
        await act(pilot, "stop")

    sit(path, story, asking)
    sit(path, again, asking)


def test_what_an_earlier_version_kept_by_no_question_is_still_found(path: Path) -> None:
    with desk_of(path) as desk:
        desk.file.save_draft(Slot.of("place", "x"), SENTENCE)
        assert [each.text for each in unfinished(desk, "x")] == [SENTENCE]
        kept_before(desk, Slot.spot("4.a.1", "x"), Slot.of("place", "x"))
        assert [(each.slot, each.text) for each in desk.file.drafts()] == [("spot|4.a.1|x", SENTENCE)]
        kept_before(desk, Slot.spot("4.b.1", "x"), Slot.of("place", "x"))
        assert len(desk.file.drafts()) == 1


LISTS = {"who in the group": "<f7>", "all questions": "<ctrl+l>", "help": "<f1>", "closing words": "<f8>"}


@pytest.mark.parametrize("name", LISTS)
def test_a_sentence_typed_into_a_list_is_kept_meanwhile_and_gone_on_with_in_the_note(path: Path, name: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "Hun siger", "<escape>", LISTS[name], "det er jeg ik")
        assert "Esc: luk, og skriv videre i noten" in one_line(pilot)
        kept = pilot.app.session.desk.file.drafts  # type: ignore[attr-defined]
        await until(pilot, lambda: [each.text for each in kept()] == ["Hun siger\ndet er jeg ik"])
        await press(pilot, "<escape>", "ke enig i.")
        assert "Det, du skrev, står i noten: skriv videre." in one_line(pilot)
        await press(pilot, "<escape>")

    sit(path, story, GROUP)
    assert answers(path)["4.a.1"].note == "Hun siger\ndet er jeg ikke enig i."
    assert drafts(path) == []


@pytest.mark.parametrize("typed", ["7\n", "7", "n\n", "ham\n"])
def test_what_chooses_nothing_in_a_list_never_becomes_a_note(path: Path, typed: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "Hun siger", "<escape>", "<f7>", typed)
        assert "ikke taget imod" in one_line(pilot)
        assert "Esc: tøm linjen" in one_line(pilot)
        await press(pilot, "<escape>", "<escape>")
        assert "Hvem sagde" not in shown(pilot)
        await press(pilot, "<f6>", "n\n")
        assert "»n« er hverken en kode eller en rolle" in one_line(pilot)
        await press(pilot, "<backspace>", "<escape>")
        await act(pilot, "stop")

    sit(path, story, GROUP)
    assert answers(path)["4.a.1"].note == "Hun siger"
    assert (encounters(path)[0].present, notes(path), drafts(path)) == ((), [], [])


def test_after_a_value_the_list_says_which_question_it_is_about_and_a_number_picks(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "d\n", "<f7>")
        assert "Hvem sagde noget andet om 4.a.2?" in one_line(pilot)
        await press(pilot, "2\n")
        assert "Hvad sagde Borger 2 om 4.a.2?" in one_line(pilot)
        await press(pilot, "<escape>")

    sit(path, story, GROUP)


def test_help_opens_above_a_box_one_writes_in_and_closes_again(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await act(pilot, "loose_note")
        await press(pilot, "en rest", "<f1>")
        assert isinstance(pilot.app.screen, Read)
        await press(pilot, "<f1>", " mere")
        assert isinstance(pilot.app.screen, Noting)
        await press(pilot, "<f1>", "hun siger", "<f1>")
        assert "Her vælges der kun; teksten er ikke taget imod" in one_line(pilot)
        await press(pilot, "<escape>", "<escape>", "<escape>")
        await press(pilot, "<f7>", "<enter>", "Nej", "<f1>", "<f1>", "<enter>")
        await act(pilot, "stop")

    sit(path, story, GROUP)
    assert [each.text for each in notes(path)] == ["en rest mere"]
    assert [each.note for each in answers(path)["4.a.1"].deviates] == ["Nej"]


def test_what_was_taken_out_of_the_line_again_is_kept_nowhere(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f7>", "jeg", *["<backspace>"] * 3, "<down>", "<enter>", "<escape>")
        await act(pilot, "stop")

    sit(path, story, GROUP)
    assert drafts(path) == []


def half_in_the_group(path: Path, *, out: str = "stop") -> str:
    """What two in a group said, left in the middle; gives what is said as one leaves."""

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f7>", "<down>", "<enter>", "Det er jeg ikke enig i", "<escape>")
        await press(pilot, "<f7>", "<enter>", "Jo, det er", "<escape>")
        await act(pilot, out)

    return sit(path, story, GROUP).return_value or ""


TWO = "hvad Borger 2 sagde ved 4.a.1, 22 tegn; hvad Borger 1 sagde ved 4.a.1, 10 tegn"


def test_whoever_leaves_or_closes_a_conversation_is_told_what_is_left_half_typed_in_it(run: Run, path: Path) -> None:
    assert TWO in half_in_the_group(path)
    (held,) = encounters(path)
    status = run("status", path)[1]
    assert "Ikke skrevet færdigt; kladderne er ikke i sagen:" in status
    assert "hvad Borger 2 sagde ved 4.a.1; hvad Borger 1 sagde ved 4.a.1" in status
    code, out, err = run("encounter", path, held.id[:8], "--outcome", "gennemført")
    assert (code, out.startswith("gemt ")) == (0, True)
    assert TWO in err
    assert f"tilsyn interview SAG --encounter {held.id[:8]}" in err
    assert len(drafts(path)) == 2


def test_a_closed_conversation_names_all_that_is_half_typed_and_is_not_left_past_it(run: Run, path: Path) -> None:
    half_in_the_group(path)
    (held,) = encounters(path)
    run("encounter", path, held.id[:8], "--outcome", "gennemført")

    async def story(pilot: Pilot[str]) -> None:
        for who in ("Borger 1", "Borger 2"):
            assert f"hvad {who} sagde ved 4.a.1 (F7 ved 4.a.1)" in one_line(pilot)
        await press(pilot, "<f8>")
        assert "gå ud; kladden bliver liggende uden for sagen" in one_line(pilot)
        await press(pilot, "<down>", "<enter>")
        assert "Jo, det er" in shown(pilot)
        await press(pilot, "<escape>", "<f8>", "<down>", "<down>", "<enter>")

    left = sit(path, story, Asked(encounter=held.id)).return_value or ""
    assert "Intet er ændret. Ikke skrevet færdigt: hvad Borger 1" in left
    assert "hvad Borger 2 sagde ved 4.a.1, 22 tegn" in left


def test_of_what_is_or_will_be_protected_nothing_half_typed_is_told(run: Run, path: Path) -> None:
    half_in_the_group(path)
    with desk_of(path) as desk:
        (held,) = [each.id for each in encounters(path)]
        desk.file.save_draft(Slot.mark("fortrolig", "4.a.1", held), "fortrolig")
    assert "Ikke skrevet færdigt" not in run("status", path)[1]
    assert "skrevet færdigt" not in run("encounter", path, held[:8], "--outcome", "gennemført")[2]


def test_what_is_half_written_in_the_evening_is_told_too(run: Run, path: Path) -> None:
    with desk_of(path) as desk:
        desk.file.save_draft(Slot.judgement("4.a"), "Borgerne")
        desk.file.save_draft(Slot.assessment("theme:4"), "Temaet")
        desk.file.save_draft(Slot.note_at("4.a"), "Husk")
    status = run("status", path)[1]
    for words in ("bedømmelsen af 4.a", "vurderingen: tema 4", "en note til 4.a"):
        assert words in status


def test_beside_an_observation_the_frame_says_of_esc_what_it_does_where_one_types(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f7>")
        assert "Esc: luk; det skrevne bliver stående" in one_line(pilot)
        await press(pilot, "Køkkenet\n")
        assert "Esc: luk" not in one_line(pilot)
        assert "du skriver her · Esc: gem" in one_line(pilot)
        await press(pilot, "<shift+tab>")
        assert "Esc: luk; det skrevne bliver stående" in one_line(pilot)
        await press(pilot, "<ctrl+c>")

    sit(path, story, LOOKING)


@pytest.mark.parametrize(("looked", "what"), [(LOOKING, "observationen"), (READING, "gennemgangen")])
def test_what_is_looked_at_is_no_conversation_as_it_ends(path: Path, looked: Asked, what: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "<f8>", "g")
        assert f"{what} afsluttes som gennemført" in one_line(pilot)
        await press(pilot, "\n")

    assert f"{what.capitalize()} er afsluttet som gennemført" in (sit(path, story, looked).return_value or "")
    [held] = encounters(path)
    assert left_words(held, corrected=False).startswith(f"{what.capitalize()} er stadig afsluttet som gennemført")
