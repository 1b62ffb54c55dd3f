"""Where there is little room: what must be seen is seen, and nothing is cut without a sign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from textual.pilot import Pilot

from tests.conversing import desk_of
from tests.playing import burst, play, press, shown
from tests.test_screen import WHOLE
from tilsyn.interview.screen.conversation.app import HELP, Interview
from tilsyn.interview.screen.conversation.screen import KEYS_ASKING, KEYS_WRITING
from tilsyn.interview.screen.kit.clipped import Clipped
from tilsyn.interview.screen.kit.dialogs import MORE_ABOVE, MORE_BELOW
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session

pytestmark = pytest.mark.slow

IN_THE_FRAME = 66
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


def walk(path: Path, size: tuple[int, int], look: Callable[[str, Session], None], *keys: str) -> None:
    """Through every question, and look at each as it stands on the screen."""
    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, WHOLE, "MKV"), narrowed(desk, WHOLE), "MKV")

        async def story(pilot: Pilot[str]) -> None:
            await press(pilot, "<enter>", "<escape>", "<ctrl+k>")
            for prompt in list(session.prompts):
                await press(pilot, f"g {prompt.ids[0]}\n", *keys)
                look(shown(pilot), session)
                if keys:
                    await press(pilot, "<escape>")

        play(Interview(session, Marks()), story, size)


def test_the_official_words_stand_above_the_values_at_every_question(path: Path) -> None:
    def look(seen: str, session: Session) -> None:
        assert session.current
        lines = seen.splitlines()
        begins = session.current.lead.text.split()[:3]
        official = next(place for place, line in enumerate(lines) if f"Officielt: {' '.join(begins)}" in line)
        values = next(place for place, line in enumerate(lines) if "j ja" in line)
        assert official < values
        assert "kerne" in seen or "supplement" in seen
        is_whole = session.current.lead.text.split()[-1] in " ".join(" ".join(lines[official:values]).split())
        assert is_whole or "…" in "".join(lines[official:values])

    walk(path, (80, 24), look)


def test_official_words_that_there_is_room_for_stand_whole_and_once(path: Path) -> None:
    asking = Asked(method="observation", title="Rundvisning")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 14.a.1\n")
        seen = " ".join(shown(pilot).split())
        assert seen.count("Officielt:") == 1
        assert "fortrolighed om personlige oplysninger? j ja" in seen

    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, asking, "MKV"), narrowed(desk, asking), "MKV")
        play(Interview(session, Marks()), story)


def test_at_40_by_15_the_note_is_seen_while_it_takes_the_keys(path: Path) -> None:
    def look(seen: str, session: Session) -> None:
        assert session.current
        assert "║til sidst" in seen
        assert "du skriver her" in seen
        assert "Officielt:" in seen
        assert "mere (" in seen or session.current.ask[-1].split()[-1] in seen

    walk(path, (40, 15), look, "<tab>", "til sidst")


def above_the_note(pilot: Pilot[str]) -> str:
    """What can be read down to the note: what is said of its saving changes by itself."""
    return shown(pilot).partition("║Noten")[0]


def test_what_is_below_is_told_and_turned_to_while_one_writes(path: Path) -> None:
    seen: list[str] = []

    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, WHOLE, "MKV"), narrowed(desk, WHOLE), "MKV")

        async def story(pilot: Pilot[str]) -> None:
            await press(pilot, "<enter>", "<escape>", "g 2.b.1\n", "<tab>", "Noten")
            for _ in range(5):
                assert "║Noten" in shown(pilot)
                seen.append(above_the_note(pilot))
                await press(pilot, "<pagedown>")
            await press(pilot, *["<pageup>"] * 5)
            seen.append(above_the_note(pilot))

        play(Interview(session, Marks()), story, (60, 20))
    assert "▼ mere (PgDn)" in seen[0]
    assert "▲ mere (PgUp)" in seen[-2]
    assert "borgernes recovery-proces?" in " ".join(seen[-2].split())
    assert seen[-1] == seen[0]


@pytest.mark.parametrize("writes", [True, False])
def test_of_keys_that_come_in_one_read_each_reads_on(path: Path, writes: bool) -> None:
    down, up = ("\x1b[6~", "\x1b[5~") if writes else ("\x1b[B", "\x1b[A")
    seen: list[str] = []

    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, WHOLE, "MKV"), narrowed(desk, WHOLE), "MKV")

        async def story(pilot: Pilot[str]) -> None:
            await press(pilot, "<enter>", "<escape>", "g 2.b.1\n", *(["<tab>", "Noten"] if writes else []))
            at_first = above_the_note(pilot)
            for _ in range(2):
                await burst(pilot, down)
            seen.append(above_the_note(pilot))
            await burst(pilot, up * 2)
            assert above_the_note(pilot) == at_first
            await burst(pilot, down * 2)
            seen.append(above_the_note(pilot))
            assert at_first not in seen

        play(Interview(session, Marks()), story, (60, 20))
    assert seen[0] == seen[1]


def test_the_list_folds_away_where_the_question_needs_the_room(path: Path) -> None:
    for size, stands in (((80, 24), False), ((120, 40), True)):
        walk_once(path, size, stands)


def walk_once(path: Path, size: tuple[int, int], stands: bool) -> None:
    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, WHOLE, "MKV"), narrowed(desk, WHOLE), "MKV")

        async def story(pilot: Pilot[str]) -> None:
            await press(pilot, "<enter>")
            assert ("● kerne ○ supplement" in shown(pilot)) is stands
            rows = [line for line in shown(pilot).splitlines() if " ○ 4.a.4 Ved borgeren" in line]
            assert len(rows) == stands
            assert all("…" in row for row in rows)

        play(Interview(session, Marks()), story, size)


def test_the_lines_of_keys_fit_eighty_columns_and_the_help_its_frame() -> None:
    assert max(map(len, (KEYS_ASKING, KEYS_WRITING))) <= 78
    marks = dict.fromkeys(("answered", "core", "supplement", "flagged", "more"), "x")
    assert [line for line in HELP.format(**marks).splitlines() if len(line) > IN_THE_FRAME] == []


def test_the_help_says_that_there_is_more_only_where_there_is(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "<f1>")
        assert (MORE_BELOW in shown(pilot), MORE_ABOVE in shown(pilot)) == (True, False)
        await press(pilot, *["<pagedown>"] * 3)
        assert "Det halvskrevne gemmes hvert andet sekund." in shown(pilot)
        assert (MORE_BELOW in shown(pilot), MORE_ABOVE in shown(pilot)) == (False, True)
        await press(pilot, "<up>")
        assert MORE_BELOW in shown(pilot)

    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, WHOLE, "MKV"), narrowed(desk, WHOLE), "MKV")
        play(Interview(session, Marks()), story)


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
def test_what_is_refused_beside_the_question_is_read_in_full(
    run: Run, case_path: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    paper = tmp_path / "uge40.txt"
    paper.write_text("Planen følges.", encoding="utf-8")
    run("document", "add", case_path, paper, "--type", "andet")
    asking = Asked(method="dokument", title="uge40", themes=(4,))

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "<f7>", "side 1\n", "Planen kendes.", "<escape>")
        seen = shown(pilot).replace("║", " ")
        assert "Planen kendes." in seen
        assert seen.index("IKKE GEMT.") < seen.index("Råd:") < seen.index("note.") < seen.index("kladde.")

    with desk_of(case_path) as desk:
        session = Session(desk, chosen(desk, asking, "MKV"), narrowed(desk, asking), "MKV")
        play(Interview(session, Marks()), story, size)


@pytest.mark.parametrize("width", [8, 12, 40])
@pytest.mark.parametrize("rows", [1, 2, 9])
def test_what_is_clipped_ends_with_its_sign_and_never_wider_than_it_may_be(width: int, rows: int) -> None:
    words = "Officielt: Samarbejder behandlingstilbuddet med relevante aktører?"
    console = Console(width=width, color_system=None)
    with console.capture() as caught:
        console.print(Clipped(words, rows))
    lines = caught.get().splitlines()
    assert len(lines) <= rows
    assert "  " not in "".join(lines).rstrip()
    assert all(len(line) <= width for line in lines)
    assert lines[-1].rstrip().endswith("…") or "".join("".join(lines).split()) == "".join(words.split())


@pytest.mark.parametrize("size", [(40, 15), (60, 20)])
def test_a_sentence_in_the_letter_line_is_cut_with_a_sign(path: Path, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "Hun siger, at det var en meget lang og god dag her")
        lines = shown(pilot).splitlines()
        first = next(place for place, line in enumerate(lines) if "TASTER" in line)
        assert "her_" in " ".join(lines[first : first + 2])
        assert lines[first + 1].rstrip().endswith("…")

    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, WHOLE, "MKV"), narrowed(desk, WHOLE), "MKV")
        play(Interview(session, Marks()), story, size)
