"""The full screen in a real terminal: pastes, signals, resizing, an old console, and what lies behind afterwards."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import COMPILED, PASSPHRASE, answers, drafts, notes
from tests.needing import NO_TERMINAL, TERMINAL

if not TERMINAL:  # said before what drives one is imported
    pytest.skip(NO_TERMINAL, allow_module_level=True)

import pexpect
import pyte

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
Run = Callable[..., tuple[int, str, str]]
PATIENCE = 120.0
PAUSES = 2
"""Letters a second of somebody who looks for them: a sentence takes its time."""
RESTING, WRITING = "TASTER", "du skriver her"


@pytest.fixture
def path(sealed_path: Path) -> Path:
    return sealed_path


class Terminal:
    """A terminal a person sits at: keys go in, and what can be read on it comes out."""

    def __init__(
        self,
        path: Path,
        *options: str,
        size: tuple[int, int] = (24, 80),
        argv: tuple[str, ...] = (),
        **environment: str | None,
    ) -> None:
        env = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(path.parent), "TERM": "xterm-256color",
            "TILSYN_PASSPHRASE": PASSPHRASE, "LANG": "C.UTF-8", "TMPDIR": str(path.parent), **COMPILED, **environment,
        }  # fmt: skip
        env = {name: value for name, value in env.items() if value is not None}
        asked = argv or ("interview", str(path), "--source", "Borger 1", "--theme", "4", *options)
        self.process = pexpect.spawn(
            sys.executable, ["-m", "tilsyn", *asked], env=env, dimensions=size, timeout=PATIENCE
        )
        self.screen = pyte.Screen(size[1], size[0])
        self.raw = b""
        self._gone = False
        self._stream = pyte.ByteStream(self.screen)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def type(self, keys: str) -> None:
        self.process.send(keys.encode())

    def paste(self, text: str) -> None:
        self.process.send(b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~")

    def until(self, *words: str, without: str = "\0") -> str:
        """Read until all of it stands on the screen at once."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = self.text
            if all(each in text for each in words) and without not in text:
                return text
            self.read()
        raise AssertionError(self.text)

    def read(self) -> None:
        try:
            self._take(0.2)
        except pexpect.EOF:
            raise AssertionError(self.text) from None

    def read_for(self, seconds: float) -> None:
        """As a typist waits between two letters."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._take(left)

    def _take(self, patience: float) -> None:
        try:
            seen = self.process.read_nonblocking(65536, timeout=patience)
        except pexpect.TIMEOUT:
            return
        self.raw += seen
        self._stream.feed(seen)

    def code(self) -> int | None:
        """The exit code, once it has ended: all it writes is read till then, or it would wait for us as we for it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self._take(0.2)
            except pexpect.EOF:
                code: int | None = self.process.wait()
                return code
        raise AssertionError(self.text)

    def window_closed(self) -> int:
        """The terminal is taken away, as when its window is closed; the exit code."""
        os.close(self.process.child_fd)
        code = os.waitstatus_to_exitcode(os.waitpid(self.process.pid, 0)[1])
        self._gone = True
        return code

    def close(self) -> None:
        """Nothing of it is left, whatever the test met: neither the terminal nor who sat at it."""
        if not self._gone:
            with contextlib.suppress(ChildProcessError):
                self.process.kill(signal.SIGKILL)
            with contextlib.suppress(OSError):
                self.process.close(force=True)


def written(path: Path) -> list[str]:
    """The notes of the answers, once for each gesture: a family's share theirs."""
    return list(dict.fromkeys(said.note for said in answers(path).values()))


Sitting = Callable[..., Terminal]


@pytest.fixture
def sit(path: Path) -> Iterator[Sitting]:
    """Sit down at a terminal; it is taken away afterwards."""
    sat: list[Terminal] = []

    def down(*options: str, **more: Any) -> Terminal:
        sat.append(Terminal(path, *options, **more))
        return sat[-1]

    yield down
    for each in sat:
        each.close()


def test_a_paste_of_200_lines_and_a_note_of_20_000_characters_are_kept_whole(sit: Sitting, path: Path) -> None:
    lines = "\n".join(f"linje {number} j d n q æøå" for number in range(200))
    long = "ord æøå " * 2500
    terminal = sit()
    terminal.until("1/", WRITING)
    terminal.paste(lines)
    terminal.until("linje 199", WRITING)
    terminal.type("\x1b")
    terminal.until("1 af", RESTING)
    terminal.type("\r")
    terminal.until("2/", RESTING)
    terminal.paste(long)
    terminal.until(WRITING)
    terminal.type("\x1b")
    terminal.until("2 af", RESTING)
    terminal.type("q\r")
    assert terminal.code() == 0
    assert written(path) == [lines, long]
    assert {said.value for said in answers(path).values()} == {None}
    assert drafts(path) == []


@pytest.mark.parametrize(("how", "code"), [("ctrl-c", 130), ("SIGTERM", 130), ("SIGHUP", 130)])
def test_what_is_half_typed_is_kept_however_it_ends(sit: Sitting, path: Path, how: str, code: int) -> None:
    terminal = sit()
    terminal.until("1/", WRITING)
    terminal.type("Halvt skrevet")
    terminal.until("Halvt skrevet")
    if how == "ctrl-c":
        terminal.type("\x03")
    else:
        terminal.process.kill(getattr(signal, how))
    assert terminal.code() == code
    assert [draft.text for draft in drafts(path)] == ["Halvt skrevet"]
    again = sit()
    shown = again.until("Ikke færdigskrevet: Borger 1", "Halvt skrevet")
    assert "13 tegn" in shown
    again.type(" og færdigt\x1b")
    again.until("1 af")
    assert written(path) == ["Halvt skrevet og færdigt"]
    assert drafts(path) == []


def test_a_kill_after_two_seconds_loses_nothing_and_a_closed_window_neither(sit: Sitting, path: Path) -> None:
    terminal = sit()
    terminal.until("1/", WRITING)
    terminal.type("\x1bj\r")
    terminal.until("Gemt kl.", "2/", RESTING)
    terminal.type("Hun siger")
    terminal.until("Hun siger", "kladde gemt kl.")
    terminal.process.kill(signal.SIGKILL)
    terminal.code()
    assert answers(path)["4.a.1"].value == "ja"
    again = sit()
    again.until("Ikke færdigskrevet")
    again.type("x fra vinduet")
    again.until("fra vinduet")
    assert again.window_closed() == 130
    sit().until("2/", "Hun sigerx fra vinduet")


def test_a_fast_typist_is_taken_in_order(sit: Sitting, path: Path) -> None:
    terminal = sit()
    terminal.until("1/", WRITING)
    terminal.type("Det siger hun dog nok\x1bj\r")
    terminal.until("1 af", "2/", RESTING)
    terminal.type("bare nej\x1bn\r")
    terminal.until("2 af", "3/", RESTING)
    terminal.type("+\r")
    terminal.until("LØS NOTE")
    terminal.type("en løs note")
    terminal.until("LØS NOTE", "en løs note")
    terminal.type("\x1b")
    terminal.until(RESTING, without="LØS NOTE")
    terminal.type("g 4.b.1\r")
    terminal.until("4.b.1 4.b.2", RESTING)
    terminal.type("ved ikke: tekst uden ordre\x1bv\r")
    terminal.until("3 af", RESTING)
    terminal.type("q\r")
    assert terminal.code() == 0
    given = [(said.value, said.note) for said in answers(path).values() if said.value]
    assert given == [("ja", "Det siger hun dog nok"), ("nej", "bare nej"), ("ved_ikke", "ved ikke: tekst uden ordre")]
    assert answers(path)["4.b.1"].value == "ved_ikke"
    assert [note.text for note in notes(path)] == ["en løs note"]


def test_the_window_may_change_its_size_while_a_note_is_written(sit: Sitting, path: Path) -> None:
    terminal = sit()
    terminal.until("1/", WRITING)
    terminal.type("Noget før")
    terminal.until("Noget før")
    for rows, columns in ((40, 130), (20, 60), (24, 80)):
        terminal.screen.resize(rows, columns)
        terminal.process.setwinsize(rows, columns)
        terminal.until("Noget før", "0 af")
    terminal.type(" og efter\x1b")
    terminal.until("1 af")
    assert written(path) == ["Noget før og efter"]


def test_an_old_console_gets_ascii_and_one_without_colour_still_shows_where_it_is(sit: Sitting) -> None:
    terminal = sit(PYTHONIOENCODING="ascii", NO_COLOR="1")
    shown = terminal.until("1/", "NOTE", WRITING, "j ja", "o oensker ikke", "* kerne")
    assert shown.isascii()
    terminal.type("\x1bj")
    shown = terminal.until("> TASTER: j_ -> ja", ">j ja<")
    assert shown.isascii()
    terminal.type("\r")
    terminal.until("2/")
    terminal.type("b\r")
    assert terminal.until("1/", "[j ja]").isascii()


def test_nothing_of_the_case_is_in_the_title_or_beside_the_case(sit: Sitting, path: Path) -> None:
    terminal = sit(TEXTUAL_LOG=str(path.parent / "log.txt"), TEXTUAL="debug,devtools")
    terminal.until("1/", WRITING)
    terminal.type("HEMMELIGT svar\x1bj\r")
    terminal.until("2/", "1 af", RESTING)
    terminal.type("q\r")
    assert terminal.code() == 0
    assert re.search(rb"\x1b\][012];", terminal.raw) is None
    left = [each for each in path.parent.rglob("*") if each.is_file()]
    assert {each.name for each in left} <= {"Nord å.tilsyn", "Nord å.tilsyn.lock"}
    assert all(b"HEMMELIGT" not in each.read_bytes() for each in left)


@pytest.mark.parametrize("how", ["--plain", "TERM=dumb"])
def test_the_plain_interview_opens_without_textual_where_it_is_asked_for(sit: Sitting, how: str) -> None:
    terminal = sit("--plain") if how == "--plain" else sit(TERM="dumb")
    terminal.until("[4.a.1", "> ")
    assert b"\x1b[?1049h" not in terminal.raw
    terminal.type("q\n")
    assert terminal.code() == 0


def test_a_stopped_program_wakes_dark_and_asks_for_the_passphrase_of_the_case(sit: Sitting, path: Path) -> None:
    """The clock is moved by a wrapper: a real sleep of a minute would be a minute."""
    terminal = sit(PYTHONPATH=f"{_sleeping(path.parent)}{os.pathsep}{ROOT}")
    terminal.until("1/", WRITING)
    terminal.type("HEMMELIGT")
    terminal.until("HEMMELIGT", "kladde gemt kl.")
    (path.parent / "slept").touch()
    terminal.type("x")
    terminal.until("adgangssætning", without="HEMMELIGT")
    terminal.type("forkert\r")
    terminal.until("Forkert adgangssætning")
    terminal.type(f"{PASSPHRASE}\r")
    terminal.until("HEMMELIGT", "du skriver her")


def _sleeping(folder: Path) -> Path:
    """A folder whose sitecustomize adds an hour to the time of day once a file `slept` is there."""
    made = folder / "site"
    made.mkdir()
    (made / "sitecustomize.py").write_text(
        "import os, time\n"
        "real = time.time\n"
        f"time.time = lambda: real() + (3600 if os.path.exists({str(folder / 'slept')!r}) else 0)\n"
    )
    return made


def test_a_wait_that_cannot_be_is_refused_before_anything_is_made(sit: Sitting, path: Path) -> None:
    terminal = sit(TILSYN_DARK_AFTER="aldrig")
    assert terminal.code() == 2
    assert b"TILSYN_DARK_AFTER" in terminal.raw
    assert answers(path) == {}


def test_the_bare_command_asks_which_conversation_and_opens_it(sit: Sitting, path: Path) -> None:
    terminal = sit(argv=("interview", str(path)))
    terminal.until("Hvilken samtale?", "Ny samtale")
    terminal.type("\r")
    terminal.until("Med hvem?")
    terminal.type("Borger 1\r")
    terminal.until("kommer fra socialtilsynet")
    terminal.type("\r")
    terminal.until("1/", WRITING)
    terminal.type("\x1bq\r")
    assert terminal.code() == 0


def test_nothing_is_written_that_a_256_colour_xterm_does_not_know(sit: Sitting) -> None:
    terminal = sit(COLORTERM="truecolor")
    terminal.until("1/", WRITING)
    terminal.type("noget\x1bj\r")
    terminal.until("1 af", RESTING)
    terminal.type("q\r")
    assert terminal.code() == 0
    assert b"38;5;" in terminal.raw
    assert re.search(rb"[34]8;2;", terminal.raw) is None
    assert re.search(rb"\x1b\[[<>=][0-9;]*u|\?20(26|48)|\x1b[P_^]", terminal.raw) is None


def test_esc_and_a_letter_in_one_breath_are_two_keys(sit: Sitting, path: Path) -> None:
    terminal = sit()
    terminal.until("1/", WRITING)
    terminal.type("noget\x1bj\r")
    terminal.until("2/", RESTING)
    terminal.type("andet\x1b\r")
    terminal.until("3/", RESTING)
    terminal.type("t\r")
    terminal.until(WRITING)
    terminal.type("\x1bborger siger at planen er god, og at den blev lavet")
    terminal.until("blev lavet", WRITING)
    terminal.type("\x1b\x7f")
    terminal.until(RESTING)
    terminal.type("\x1bq\r")
    assert terminal.code() == 0
    assert [said.value for said in answers(path).values() if said.note == "noget" and said.value] == ["ja"]
    assert {said.value for said in answers(path).values() if said.note == "andet"} == {None}


@pytest.mark.parametrize("pace", [2, 5, 10])
def test_a_sentence_is_text_however_fast_it_is_typed_at_the_key_line(sit: Sitting, path: Path, pace: int) -> None:
    sentence = "ja hun ved godt hvem hun skal gå til" if pace > PAUSES else "borger siger det"
    terminal = sit()
    terminal.until("1/", WRITING)
    terminal.type("\x1b")
    terminal.until(RESTING)
    for letter in sentence:
        terminal.type(letter)
        terminal.read_for(1 / pace)
    terminal.until(sentence, WRITING)
    terminal.type("\x1bq\r")
    assert terminal.code() == 0
    assert written(path) == [sentence]
    assert {said.value for said in answers(path).values()} == {None}


@pytest.mark.parametrize("sentence", ["borger siger at planen er god", "ja hun ved godt\rhvem hun skal gå til"])
@pytest.mark.parametrize("at_the_keys", [False, True])
def test_a_sentence_in_one_read_is_text_wherever_it_lands(
    sit: Sitting, path: Path, sentence: str, at_the_keys: bool
) -> None:
    terminal = sit()
    terminal.until("1/", WRITING)
    if at_the_keys:
        terminal.type("\x1b")
        terminal.until(RESTING)
    terminal.type(sentence)
    terminal.until(sentence.rpartition("\r")[2], WRITING)
    terminal.type("\x1bq\r")
    assert terminal.code() == 0
    assert written(path) == [sentence.replace("\r", "\n")]
    assert {said.value for said in answers(path).values()} == {None}


def test_leaving_a_half_written_judgement_leads_back_to_a_screen_that_hears(sit: Sitting, path: Path) -> None:
    terminal = sit(argv=("score", str(path), "4.a"))
    terminal.until("4.a Bedømmelse")
    terminal.type("\rxyz")
    terminal.until("kladde gemt kl.")
    terminal.type("\x1b")
    terminal.until("2 KILDER")
    terminal.type("\x1b")
    terminal.until("2 Kilder", without="2 KILDER")
    terminal.type("\x1b")
    terminal.until("Der er noget, der ikke er gemt")
    terminal.type("\x1b")
    assert hears(terminal) == 0
    assert [draft.text for draft in drafts(path)] == ["xyz"]


def test_leaving_a_draft_of_an_assessment_leads_back_to_a_screen_that_hears(sit: Sitting, path: Path) -> None:
    terminal = sit(argv=("score", str(path)))
    terminal.until("Aftenvisning")
    terminal.type("v")
    terminal.until("skriv vurderingen")
    terminal.type("\r")
    terminal.until("Vurdering · Enter")
    terminal.type("\rxyz")
    terminal.until("kladde gemt kl.")
    terminal.type("\x03")
    assert terminal.code() == 130
    again = sit(argv=("score", str(path)))
    again.until("Aftenvisning")
    again.type("v")
    again.until("skriv vurderingen")
    again.type("\r")
    again.until("xyz", "Ikke færdigskrevet")
    again.type("\x1b")
    again.until("Teksten er ikke gemt i sagen")
    again.type("\x1b")
    assert hears(again) == 0
    assert [draft.text for draft in drafts(path)] == ["xyz"]


def hears(terminal: Terminal) -> int | None:
    """The overview takes its keys again: help opens and closes, and q leaves; the exit code."""
    terminal.until("Aftenvisning")
    terminal.type("\x1bOP")
    terminal.until("Hjælp")
    terminal.type("\x1b")
    terminal.until("Aftenvisning", without="Hjælp")
    terminal.type("q")
    terminal.until("luk · Enter")
    terminal.type("\r")
    return terminal.code()


def test_a_burst_in_the_evening_is_a_note_whole_and_presses_nothing(sit: Sitting, path: Path) -> None:
    terminal = sit(argv=("score", str(path)))
    terminal.until("Aftenvisning")
    terminal.type("borger siger at planen er god\rog de når den ikke\r")
    terminal.until("NOTE TIL 1.a", "planen er god", "den ikke")
    terminal.type("\x1bv")  # Esc and a letter in one read: the note is saved, and the letter waits for its Enter
    terminal.until("skriv vurderingen", "Gemt kl.")
    assert [each.text for each in notes(path)] == ["borger siger at planen er god\nog de når den ikke\n"]
    terminal.type("\x1b")
    terminal.until("Aftenvisning", without="TASTER")
    terminal.type("q")
    terminal.until("luk · Enter")
    terminal.type("\r")
    assert terminal.code() == 0
