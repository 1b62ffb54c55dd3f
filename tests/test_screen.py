"""The full screen by its keys: what it records, what it shows, and what it never does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conversing import answers, converse, desk_of, drafts, encounters, notes
from tests.needing import needs_a_full_disk
from tests.playing import Story, play, press, shown, until
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.kit.glyphs import Marks, marks_for
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session

Run = Callable[..., tuple[int, str, str]]
THEME_4 = Asked(source="Borger 1", themes=(4,))
WHOLE = Asked(source="Borger 1")


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


def sit(path: Path, story: Story, asking: Asked = THEME_4, **more: Any) -> Interview:
    """One conversation on a screen of 80 by 24."""
    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, asking, "MKV"), narrowed(desk, asking), "MKV")
        app = Interview(session, Marks(), **more)
        play(app, story)
        return app


def journal(path: Path) -> list[tuple[str, str, int, str]]:
    """The journal without ids and times: each id is only the how-manieth it is."""
    seen: dict[str, str] = {}

    def place(found: re.Match[str]) -> str:
        return seen.setdefault(found[0], f"id{len(seen)}")

    with desk_of(path) as desk:
        rows = []
        for entry in desk.case.entries.values():
            held = entry.payload.model_dump_json() if entry.payload else ""
            told = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", place, held)
            told = re.sub(r"\d{4}-\d\d-\d\dT[0-9:.+]+", "then", re.sub(r"\.e[0-9a-f]{4}\b", ".own", told))
            rows.append((entry.header.kind, entry.header.who, len(entry.header.supersedes), told))
        return rows


def test_the_same_gestures_give_the_same_journal_on_screen_and_in_lines(run: Run, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "anden.tilsyn"
    other.write_bytes(path.read_bytes())

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "j\n", "<tab>", "kun tekst", "<ctrl+n>")
        await press(pilot, "noten fra start", "<escape>", "n\n")
        await press(pilot, "s\n", "+\n", "en rest", "<escape>", "e\n", "Hvad med vold?", "<enter>", "v\n")
        await press(pilot, "g 4.b.1\n", "d\n", "q\n")

    sit(path, story)
    converse(
        other,
        "k", "j", "", "t", "kun tekst", ".",
        "t", "noten fra start", ".", "b", "n", "noten fra start", ".",
        "s", "+", "en rest", ".", "e", "Hvad med vold?", "v", "",
        "g 4.b.1", "d", "", "q",
        asking=THEME_4,
    )  # fmt: skip
    assert journal(path) == journal(other)
    assert len(journal(path)) > 10


def test_a_whole_conversation_gives_the_same_journal_on_screen_and_in_lines(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "anden.tilsyn"
    other.write_bytes(path.read_bytes())
    keys: list[str] = []
    lines: list[str] = []
    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, WHOLE, "MKV"), narrowed(desk, WHOLE), "MKV")
        count = len(session.prompts)
    other.write_bytes(path.read_bytes())
    for number in range(count):
        letter = "jdnvøi"[number % 6]
        match number % 4:
            case 0:
                keys += [f"{letter}\n"]
                lines += [letter, ""]
            case 1:
                keys += ["<tab>", "æ\nå", "<ctrl+n>", "<escape>"]
                lines += ["t", "æ", "å", "."]
            case 2:
                keys += ["s\n" if number % 8 == 2 else "\n"]
                lines += ["s"]
            case _:
                keys += ["+\n", "x", "<escape>", f"{letter}\n"]
                lines += ["+", "x", ".", letter, ""]

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "<escape>", "<ctrl+k>", *keys)
        assert "Ikke flere spørgsmål" in shown(pilot)
        await press(pilot, "q\n")

    sit(path, story, WHOLE)
    converse(other, *lines, asking=WHOLE)
    assert journal(path) == journal(other)
    assert len(journal(path)) > count


def test_value_first_and_note_after_stand_as_they_do_from_lines(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "anden.tilsyn"
    other.write_bytes(path.read_bytes())

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "to linjer\nher", "<escape>", "j\n", "<tab>", "nok", "<escape>", "o\n")

    sit(path, story)
    converse(other, "j", "to linjer", "her", ".", "o", "nok", ".", "q", asking=THEME_4)

    def standing(where: Path) -> list[tuple[str, str | None, str]]:
        return [(said.question, said.value, said.note) for said in answers(where).values()]

    assert standing(path) == standing(other)


def test_a_letter_is_read_at_enter_and_an_empty_note_changes_nothing(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "du skriver her" in shown(pilot)
        assert "Intet gemt endnu" in shown(pilot)
        before = entry_count_of(pilot)
        await press(pilot, "<escape>", "j")
        assert ">j ja<" in shown(pilot)
        assert "j_ → ja · Enter" in shown(pilot)
        assert entry_count_of(pilot) == before
        await press(pilot, "<enter>")
        assert entry_count_of(pilot) == before + 2
        assert "Gemt 4.a.1: ja." in shown(pilot)
        assert "2/" in shown(pilot)
        assert "Gemt kl." in shown(pilot)
        assert "1 af" in shown(pilot)
        await press(pilot, "<tab>", "<escape>")
        assert entry_count_of(pilot) == before + 2
        assert pilot.app.focused is None
        await press(pilot, "<up>", "?\n")
        assert "NR2020" in shown(pilot)

    sit(path, story)
    assert answers(path)["4.a.1"].value == "ja"


def entry_count_of(pilot: Pilot[str]) -> int:
    assert isinstance(pilot.app, Interview)
    return len(pilot.app.session.desk.case.entries)


def test_a_note_is_undone_and_gone_back_to_and_its_value_read_later(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "for meget", "<ctrl+z>", "kort", "<ctrl+n>", "<escape>")
        await press(pilot, "b\n")
        assert "kort" in shown(pilot)
        await press(pilot, "d\n")

    sit(path, story)
    said = answers(path)["4.a.1"]
    assert (said.value, said.note) == ("delvist", "kort")


def test_the_screen_goes_dark_and_only_the_pin_lights_it(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "HEMMELIGT", "<f9>")
        assert "HEMMELIGT" not in shown(pilot)
        assert "4.a" not in shown(pilot)
        await press(pilot, "12\n", "1234\n", "1243\n", "1234\n", "1234\n")
        await press(pilot, "9999\n")
        assert "Forkert PIN" in shown(pilot)
        assert "HEMMELIGT" not in shown(pilot)
        await press(pilot, "<escape>")
        assert "HEMMELIGT" not in shown(pilot)
        await press(pilot, "1234\n")
        assert "HEMMELIGT" in shown(pilot)
        await press(pilot, "<f9>", *(["0000\n"] * 5))

    closed = sit(path, story)
    assert "for mange forkerte PIN" in (closed.return_value or "")
    assert [draft.text for draft in drafts(path)] == ["HEMMELIGT"]


def test_an_untouched_screen_goes_dark_by_itself(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await until(pilot, lambda: "Skærmen er slukket" in shown(pilot))
        assert "Skærmen er slukket" in shown(pilot)
        assert "4.a" not in shown(pilot)

    sit(path, story, untouched=0.3)


def test_the_opening_words_come_first_and_what_was_said_is_recorded(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "kommer fra socialtilsynet" in shown(pilot)
        await press(pilot, "1\n4\n4\n", "<down>", "<space>")
        assert shown(pilot).count("[x]") == 2
        await press(pilot, "<enter>")
        assert "Gemt kl." in shown(pilot)

    sit(path, story, WHOLE)
    assert encounters(path)[-1].informed == ("formaal", "frivilligt")

    async def again(pilot: Pilot[str]) -> None:
        assert "kommer fra socialtilsynet" not in shown(pilot)

    sit(path, again, WHOLE)


def test_what_others_said_is_behind_no_key(run: Run, path: Path) -> None:
    assert run("source", path, "Leder", "--group", "ledelse")[0] == 0
    typed = "j\nLEDERENS svar\n.\n+\nLEDERENS note\n.\ne\nLEDERENS spørgsmål?\nq\n"
    _, told, _ = run("interview", path, "--source", "Leder", "--theme", 4, typed=typed)
    own = next(line.split()[1] for line in told.splitlines() if re.match(r"gemt \S+\.e", line))
    seen: list[str] = []

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>")
        for keys in (["/lederens\n"], ["<escape>", "?\n"], ["<escape>", "<f1>"], ["<escape>", "g ", own, "\n"]):
            await press(pilot, *keys)
            seen.append(shown(pilot))
        for _ in range(30):
            await press(pilot, "s\n")
            seen.append(shown(pilot))

    sit(path, story, Asked(source="Borger 1", themes=(4,), everything=True))
    assert "LEDERENS" not in "".join(seen)
    assert "findes ikke" in seen[3]


def test_a_conversation_with_a_leader_shows_nothing_of_what_citizens_said(run: Run, path: Path) -> None:
    """Whatever key is pressed, function keys, palette and closing words included."""
    assert run("source", path, "Leder", "--group", "ledelse")[0] == 0
    said = "j\nBORGERENS svar om lederen\n.\n+\nBORGERENS note\n.\ne\nBORGERENS spørgsmål?\nq\n"
    run("interview", path, "--source", "Borger 1", "--theme", 4, typed=said)
    seen: list[str] = []

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>")
        for keys in (
            "/borgerens\n", "<escape>", "?\n", "<escape>", "<f1>", "<escape>", "<ctrl+o>", "<ctrl+p>", "b",
            "<escape>", "<ctrl+l>", "<escape>", "<f6>", "Borger 1\n",
            "<f7>", "<escape>", "<escape>", "<f8>", "<escape>", "<f3>", "<f9>", "<escape>",
        ):  # fmt: skip
            await press(pilot, keys)
            seen.append(shown(pilot))
        for _ in range(12):
            await press(pilot, "s\n")
            seen.append(shown(pilot))

    sit(path, story, Asked(source="Leder", themes=(4,), everything=True))
    assert "BORGERENS" not in "".join(seen)
    assert len(set(seen)) > 15


@needs_a_full_disk
def test_what_the_disk_refuses_is_said_and_stays_in_the_note(path: Path) -> None:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "må ikke tabes")
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
        try:
            await press(pilot, "<escape>")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert "IKKE GEMT" in shown(pilot)
        assert "ikke tabes" in shown(pilot)
        await press(pilot, "<escape>")
        assert "IKKE GEMT" not in shown(pilot)

    sit(path, story)
    assert answers(path)["4.a.1"].note == "må ikke tabes"


@needs_a_full_disk
def test_what_can_be_kept_nowhere_is_never_closed(path: Path) -> None:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "+\n", "må ikke tabes")
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
        try:
            await press(pilot, "<escape>")
            assert "IKKE GEMT" in shown(pilot)
            assert "Esc igen" not in shown(pilot)
            await press(pilot, "<escape>")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert "må ikke tabes" in shown(pilot)
        await press(pilot, "<escape>")

    sit(path, story)
    assert [each.text for each in notes(path)] == ["må ikke tabes"]


def test_the_number_of_an_indicator_says_what_to_do_instead(path: Path) -> None:
    instead = (
        "3.c er en indikator uden spørgsmål. Skriv det, du vil have med om 3.c, i en løs note: + og Enter.",
        "4.a er en indikator. Gå til et af dens spørgsmål, fx 4.a.1.",
        "Spørgsmålet 9.x.9 findes ikke.",
    )

    async def story(pilot: Pilot[str]) -> None:
        for typed, said in (("g 3.c", 0), ("/3.c", 0), ("/3C", 0), ("g 4.a", 1), ("g 9.x.9", 2)):
            await press(pilot, "<escape>", f"{typed}\n")
            assert instead[said] in " ".join(shown(pilot).split()), typed

    sit(path, story)
    said = converse(path, "g 3.c", "/3.c", "g 4.a", "g 9.x.9", "q", asking=THEME_4).told
    assert [said.count(each) for each in instead] == [2, 1, 1]


def test_a_draft_from_the_plain_interview_opens_on_the_screen(path: Path) -> None:
    converse(path, "j", "første linje", KeyboardInterrupt, asking=THEME_4)

    async def story(pilot: Pilot[str]) -> None:
        assert "Ikke færdigskrevet: Borger 1" in " ".join(shown(pilot).split())
        await press(pilot, "<escape>", "j\n")

    sit(path, story)
    assert answers(path)["4.a.1"].note == "første linje"
    assert drafts(path) == []


def test_every_mark_has_a_twin_of_one_cell() -> None:
    old = marks_for("cp850")
    assert old.fit("blåbærgrød – ja … »nej«").encode("cp850")
    assert all(len(each) == 1 and each.isascii() for each in old[:4])
