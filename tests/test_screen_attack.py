"""Attempts to lose an answer, or to let one out: each was possible once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.conversing import answers, converse, desk_of, drafts, notes
from tests.needing import needs_a_full_disk
from tests.playing import press, shown, until
from tests.test_screen import THEME_4, sit
from tests.test_screen_marks import GROUP, exported
from tilsyn.interview.screen.kit.editor import Line
from tilsyn.services.conversation.opening import Asked

Run = Callable[..., tuple[int, str, str]]
ONE = Asked(source="Borger 1", indicators=("4.a",))
WHOLE = Asked(source="Borger 1", everything=True)


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    for number in range(1, 5):
        assert run("source", case_path, f"Borger {number}", "--group", "borger")[0] == 0
    return case_path


def open_text(path: Path) -> str:
    """Everything that may be seen of what was said."""
    with desk_of(path) as desk:
        return str([list(desk.visible().answers()), list(desk.visible().notes())])


def test_adding_to_a_protected_answer_of_a_family_protects_it_for_the_whole_family(path: Path) -> None:
    async def alone(pilot: Pilot[str]) -> None:
        await press(pilot, "<f4>", "HEMMELIGT", "<escape>", "j\n", "q\n")

    async def with_family(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "<escape>", "g 4.a.1\n", "<tab>", "MERE", "<escape>", "n\n", "q\n")

    sit(path, alone, ONE)
    assert answers(path)["4.a.1"].note == "HEMMELIGT"
    sit(path, with_family, WHOLE)
    assert len(answers(path)) > 1
    assert "HEMMELIGT" not in open_text(path)
    assert "MERE" not in open_text(path)
    assert answers(path)["4.a.1"].note == "HEMMELIGT\nMERE"


def test_lines_add_to_what_is_protected_and_never_write_over_it(path: Path) -> None:
    sit(path, lambda pilot: press(pilot, "<f4>", "HEMMELIGT", "<escape>", "j\n", "q\n"))
    told = converse(path, "g 4.a.1", "t", "mere", ".", "q", asking=THEME_4).told
    assert "HEMMELIGT" not in told
    said = answers(path)["4.a.1"]
    assert (said.value, said.note, said.protection) == ("ja", "HEMMELIGT\nmere", "fortrolig")


@pytest.mark.slow
def test_a_mark_that_waits_is_heeded_by_lines_and_by_paper(path: Path) -> None:
    sit(path, lambda pilot: press(pilot, "<f4>", "<escape>", "q\n"))
    converse(path, "t", "HEMMELIGT", ".", "q", asking=THEME_4)
    assert answers(path)["4.a.1"].protection == "fortrolig"
    sit(path, lambda pilot: press(pilot, "<escape>", "g 4.b.1\n", "<f4>", "q\n"))
    converse(path, "4.b.1 j: HEMMELIGT", asking=THEME_4._replace(paper=True))
    assert answers(path)["4.b.1"].protection == "fortrolig"
    assert "HEMMELIGT" not in open_text(path)
    assert drafts(path) == []


def test_a_loose_note_marked_on_the_screen_stays_fortrolig_from_lines(path: Path) -> None:
    sit(path, lambda pilot: press(pilot, "<escape>", "+\n", "<f4>", "HEMMELIGT", "<ctrl+c>"))
    converse(path, "+", ".", "+", "åbent", ".", "q", asking=THEME_4)
    assert [(each.text, each.protection) for each in notes(path)] == [("HEMMELIGT", "fortrolig"), ("åbent", "normal")]


def test_what_was_begun_in_a_narrowed_session_is_found_in_the_whole_one(path: Path) -> None:
    """A family's questions are fewer where the session is narrowed: its first one may be another."""

    async def again(pilot: Pilot[str]) -> None:
        assert "FORTROLIGT" in shown(pilot)
        assert "HEMMELIGT" in shown(pilot)
        await press(pilot, "<escape>", "q\n")

    family = next(iter(_families(path)))
    narrow = Asked(source="Borger 1", indicators=(family[-1].rpartition(".")[0],))
    sit(
        path,
        lambda pilot: press(pilot, "<escape>", f"g {family[-1]}\n", "<f4>", "<tab>", "HEMMELIGT", "<ctrl+c>"),
        narrow,
    )
    sit(path, again, Asked(source="Borger 1", everything=True))
    assert answers(path)[family[0]].note == "HEMMELIGT"
    assert "HEMMELIGT" not in open_text(path)
    assert drafts(path) == []


def _families(path: Path) -> list[tuple[str, ...]]:
    with desk_of(path) as desk:
        served = [tuple(each.questions) for each in desk.model.families]
    return [each for each in served if each[0].rpartition(".")[0] != each[-1].rpartition(".")[0]]


def test_what_another_window_protects_meanwhile_stays_protected(run: Run, path: Path, tmp_path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "HEMMELIGT", "<escape>", "j\n", "b\n", "<tab>")
        entry = pilot.app.session.guard.held("4.a.1").id  # type: ignore[attr-defined]
        done = run("protect", path, entry, "--as", "whistleblow", "--reason", "-", typed="lovet\n")
        assert done[0] == 0, done
        await press(pilot, " OG MERE", "<escape>", "q\n")

    sit(path, story, ONE)
    assert answers(path)["4.a.1"].protection == "whistleblow"
    assert "OG MERE" in answers(path)["4.a.1"].note
    assert "HEMMELIGT" not in exported(run, path, tmp_path)


def test_what_another_window_withdraws_is_not_recorded_again_unseen(run: Run, path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "FEJL", "<ctrl+s>")
        entry = pilot.app.session.guard.held("4.a.1").id  # type: ignore[attr-defined]
        done = run("withdraw", path, entry, "--reason", "-", typed="forkert\n")
        assert done[0] == 0, done
        await press(pilot, " mere", "<escape>")
        assert "IKKE GEMT" in shown(pilot)
        assert "fra et andet vindue" in " ".join(shown(pilot).split())

    sit(path, story, ONE)
    assert answers(path) == {}


def test_nobody_protected_is_among_those_who_may_have_said_otherwise(run: Run, path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "j\n", "b\n", "<f7>")
        assert "Borger 2" in shown(pilot)
        assert "Borger 3" not in shown(pilot)

    sit(path, lambda pilot: press(pilot, "<escape>", "q\n"), GROUP)
    with desk_of(path) as desk:
        entry = desk.case.current(f"source|{desk.source('Borger 3').id}")
        assert entry
    assert run("protect", path, entry.id, "--as", "fortrolig", "--reason", "-", typed="lovet\n")[0] == 0
    sit(path, story, Asked(encounter=_only(path), themes=(4,)))


def _only(path: Path) -> str:
    from tests.conversing import encounters

    return encounters(path)[0].id


async def burst(pilot: Pilot[str], *keys: str) -> None:
    """Keys that all wait in the terminal at once, as a fast typist's or a slow machine's do."""
    for key in keys:
        character = key if len(key) == 1 else None
        pilot.app.post_message(events.Key(key, character))
    await pilot.pause()


def test_backspaces_and_letters_in_one_burst_take_effect_in_order(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await burst(pilot, "a", "x", "backspace", "b", "left", "c", "end", "d")
        await press(pilot, "<escape>", "e\n")
        await burst(pilot, "H", "x", "y", "backspace", "backspace", "v", "d", "left", "a")
        await press(pilot, "<enter>")
        assert "Hvad" in shown(pilot)

    sit(path, story, ONE)
    assert answers(path)["4.a.1"].note == "acbd"


def test_a_q_on_the_paper_stops_nothing_and_takes_nothing_with_it(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "4.a.1 De bliver hørt\nq\n4.b.1 for lidt", "<ctrl+s>")
        assert "Linje 1 er ikke gemt" in shown(pilot)
        await press(pilot, "<ctrl+c>")

    sit(path, story, THEME_4, paper=True)
    assert answers(path)["4.b.1"].note == "for lidt"
    assert [each.text for each in drafts(path)] == ["q"]


@contextmanager
def full_disk() -> Iterator[None]:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@needs_a_full_disk
def test_a_sentence_that_was_refused_is_written_on_and_not_over(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "e\n", "Hvad siger naboerne")
        with full_disk():
            await press(pilot, "<enter>")
            assert "IKKE GEMT" in shown(pilot) or "Råd:" in shown(pilot)
        await press(pilot, " til det?")
        assert pilot.app.screen.query_one(Line).value == "Hvad siger naboerne til det?"

    sit(path, story)


@needs_a_full_disk
def test_a_full_disk_ends_no_sitting_and_takes_no_line(path: Path) -> None:
    """Every gesture that writes, one after the other."""

    async def sheet(pilot: Pilot[str]) -> None:
        await press(pilot, "4.a.1 må ikke tabes")
        await until(pilot, lambda: [each.text for each in drafts(path)] == ["4.a.1 må ikke tabes"])
        with full_disk():
            await press(pilot, "<ctrl+s>")
            assert "IKKE GEMT" in shown(pilot)
            assert "må ikke tabes" in shown(pilot)
            await press(pilot, *["<backspace>"] * 19)
            await until(pilot, lambda: "KLADDEN KUNNE IKKE GEMMES" in shown(pilot))
        await press(pilot, "4.a.1 tabt og fundet", "<escape>")

    async def story(pilot: Pilot[str]) -> None:
        with full_disk():
            await press(pilot, "<escape>", "+\n", "<f4>", "noten")
            assert "noten" in shown(pilot)
            await press(pilot, "<escape>")
            assert "IKKE GEMT" in shown(pilot)
        await press(pilot, "<escape>")
        for keys in (["<f3>"], ["<f4>"], ["<f5>", "14:20\n"], ["<f6>", "Leder\n"], ["<f8>", "1\n", "g\n"]):
            with full_disk():
                await press(pilot, *keys)
            assert "ikke" in shown(pilot).casefold(), keys
        await press(pilot, "q\n")

    sit(path, sheet, THEME_4, paper=True)
    assert answers(path)["4.a.1"].note == "tabt og fundet"
    sit(path, story, THEME_4)
    assert [each.text for each in notes(path)] == ["noten"]


def test_a_line_half_typed_in_a_field_of_one_line_is_offered_again(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "Enige", "<ctrl+s>", "<f7>", "<down>", "<enter>", "Det er jeg ik", "<ctrl+c>")

    async def again(pilot: Pilot[str]) -> None:
        assert "Ikke færdigskrevet" in shown(pilot)
        await press(pilot, "<escape>", "g 4.a.1\n", "<f7>", "<down>", "<enter>", "ke\n")
        await press(pilot, "g 4.b.1\n", "e\n", "Hvad med", "<ctrl+c>")

    async def own(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 4.b.1\n", "e\n", " vold?\n")
        assert "Hvad med vold?" in shown(pilot)

    sit(path, story, GROUP)
    assert "Det er jeg ik" in [each.text for each in drafts(path)]
    sit(path, again, GROUP)
    assert [each.note for each in answers(path)["4.a.1"].deviates] == ["Det er jeg ikke"]
    sit(path, own, GROUP)
    assert drafts(path) == []


def test_a_place_left_from_its_first_line_takes_nothing_with_it(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f7>", "side 3\n", "inddrages", "<shift+tab>", "<escape>", "<f7>")
        assert "side 3" in shown(pilot)
        assert "inddrages" in shown(pilot)
        await press(pilot, "<ctrl+c>")

    async def again(pilot: Pilot[str]) -> None:
        await press(pilot, "<f7>", "\n", " i planen", "<escape>", "<escape>", "q\n")

    asking = Asked(method="dokument", title="Sager", themes=(4,))
    sit(path, story, asking)
    sit(path, again, asking)
    assert [(each.place, each.text) for each in notes(path)] == [("side 3", "inddrages i planen")]
    assert drafts(path) == []


def test_a_change_to_the_room_keeps_what_another_window_said_of_it(run: Run, path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "j\n")
        done = run("encounter", path, _only(path), "--present", "Leder", "--department", "Nord")
        assert done[0] == 0, done
        entry = encounter_entry(pilot)
        done = run("protect", path, entry, "--as", "fortrolig", "--reason", "-", typed="lovet\n")
        assert done[0] == 0, done
        await press(pilot, "<f6>", "En vikar\n", "q\n")

    sit(path, story, ONE)
    with desk_of(path) as desk:
        held = desk.encounter(_only(path))
        assert [each.split(" kom ")[0] for each in held.present] == ["Leder", "En vikar"]
        assert held.department == "Nord"
        assert not desk.visible().encounters
        assert not desk.visible().conflicts()


def encounter_entry(pilot: Pilot[str]) -> str:
    session = pilot.app.session  # type: ignore[attr-defined]
    session.desk.file.refresh()
    found = session.desk.case.current(session.encounter.slot).id
    assert isinstance(found, str)
    return found


def test_a_protected_source_that_comes_in_leaves_no_trace(run: Run, path: Path, tmp_path: Path) -> None:
    with desk_of(path) as desk:
        entry = desk.case.current(f"source|{desk.source('Borger 4').id}")
        assert entry
    assert run("protect", path, entry.id, "--as", "whistleblow", "--reason", "-", typed="tip\n")[0] == 0

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "j\n", "<f6>", "Borger 4\n")
        assert "Borger 4" not in shown(pilot)
        await press(pilot, "<f6>", "-Borger 4\n", "q\n")
        assert "Borger 4" not in shown(pilot)

    sit(path, story, ONE)
    assert "Borger 4" not in exported(run, path, tmp_path)


def test_light_again_a_half_typed_line_is_written_on_not_over(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "e\n", "Hvad med", "<f9>", "1234\n", "1234\n", "1234\n", " vold?\n")
        assert "Hvad med vold?" in shown(pilot)

    sit(path, story, ONE)


def test_an_answer_in_a_conversation_closed_elsewhere_is_not_recorded_silently(run: Run, path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "j\n")
        done = run("encounter", path, _only(path), "--outcome", "gennemfoert")
        assert done[0] == 0, done
        await press(pilot, "<tab>", "bliver gemt", "<escape>")
        assert "er afsluttet" in " ".join(shown(pilot).split())
        await press(pilot, "q\n")

    sit(path, story, ONE)
    assert "bliver gemt" in open_text(path)


async def _until(pilot: Pilot[str], *words: str) -> None:
    for _ in range(100):
        seen = " ".join(shown(pilot).split())
        if all(each in seen for each in words):
            return
        await pilot.pause(0.1)
    pytest.fail(f"never on the screen: {words}")


def test_what_is_typed_stays_on_the_screen_when_the_file_is_put_back_underneath(path: Path) -> None:
    backup, put_back, stands = path.read_bytes(), path.write_bytes, path.read_bytes

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "først", "<ctrl+s>")
        right = stands()
        put_back(backup)
        await press(pilot, " mere")
        await press(pilot, "<ctrl+s>")
        await _until(pilot, "IKKE GEMT", "skiftet ud", "først mere")
        await press(pilot, "<escape>")
        await _until(pilot, "skiftet ud", "først mere")
        assert stands() == backup
        put_back(right)
        await press(pilot, "<escape>", "q\n")

    sit(path, story, ONE)
    assert answers(path)["4.a.1"].note == "først mere"
