"""Where the process matters: killed, interrupted, two at once, its reader gone, and nothing readable on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conversing import COMPILED, PASSPHRASE, answers, desk_of, drafts, encounters, notes
from tests.needing import heard, needs_a_terminal, needs_signals

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
Run = Callable[..., tuple[int, str, str]]
SECRET = "HEMMELIGT-æøå-svar"


@pytest.fixture
def path(sealed_path: Path) -> Path:
    return sealed_path


@pytest.fixture
def world_env(tmp_path: Path) -> dict[str, str]:
    """An environment whose HOME and TMPDIR can be searched afterwards."""
    for name in ("hjem", "tmp"):
        (tmp_path / name).mkdir()
    return {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TILSYN_PASSPHRASE": PASSPHRASE,
        "HOME": str(tmp_path / "hjem"), "TMPDIR": str(tmp_path / "tmp"), **COMPILED,
    }  # fmt: skip


class Talking:
    """An interview in a process of its own. Unbuffered here, so that no line it said is lost when it is killed."""

    def __init__(self, path: Path, env: dict[str, str], *options: str) -> None:
        argv = [sys.executable, "-m", "tilsyn", "interview", str(path), "--source", "Borger 1", "--plain", *options]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(argv, env=env, bufsize=0, stdin=pipe, stdout=pipe, stderr=pipe)

    def type(self, *lines: str) -> None:
        assert self.process.stdin
        self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())

    def until_saved(self) -> str:
        assert self.process.stdout
        return next(heard(line).strip() for line in self.process.stdout if line.startswith(b"gemt"))

    def end(self) -> int:
        _, err = self.process.communicate()
        assert b"Traceback" not in err
        return self.process.returncode

    def kill(self) -> list[str]:
        """SIGKILL; what it had said when it died."""
        self.process.kill()
        out, _ = self.process.communicate()
        return [line for line in heard(out).splitlines() if line.startswith("gemt")]


@pytest.fixture
def talking(path: Path, world_env: dict[str, str]) -> Iterator[Callable[..., Talking]]:
    begun: list[Talking] = []

    def begin(*options: str) -> Talking:
        begun.append(Talking(path, world_env, *options))
        return begun[-1]

    yield begin
    for each in begun:
        each.process.kill()
        with each.process:  # waits, and closes what is open
            pass


def on_disk(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in folder.rglob("*"):
        if file.is_file():
            yield file.name, file.read_bytes()
            assert not zipfile.is_zipfile(file)


@pytest.mark.parametrize("said_before", [1, 7, 40])
def test_every_answer_that_was_acknowledged_survives_a_kill(
    talking: Callable[..., Talking], path: Path, said_before: int
) -> None:
    """Killed among commits: all that was said, and at most the one that was under way."""
    talk = talking("--all")
    typed = [
        line for number in range(120) for line in ("g 4.a.3", "j", f"svar {number}", ".", "+", f"note {number}", ".")
    ]
    talk.type(*typed)
    seen = [talk.until_saved() for _ in range(said_before)]
    seen += talk.kill()
    assert set(seen) <= {"gemt 4.a.3", "gemt note"}
    said, noted = seen.count("gemt 4.a.3"), seen.count("gemt note")
    with desk_of(path) as desk:
        of_answer = [entry for entry in desk.case.entries.values() if entry.header.kind == "answer"]
        assert said <= len(of_answer) <= said + 1
        assert desk.file.verify().ok
    assert [note.text for note in notes(path)][:noted] == [f"note {number}" for number in range(noted)]
    assert answers(path)["4.a.3"].note == f"svar {len(of_answer) - 1}"


def test_no_answer_text_is_readable_while_it_runs_nor_after_a_kill(
    talking: Callable[..., Talking], tmp_path: Path
) -> None:
    talk = talking()
    talk.type("g 4.a.3", "j", SECRET, ".", "+", SECRET, ".", "e", SECRET, "t", SECRET, ".")
    for _ in range(4):
        talk.until_saved()
    talk.type("j", SECRET)
    wanted = [SECRET.encode(encoding) for encoding in ("utf-8", "utf-16-le", "cp1252")] + [b"HEMMELIGT", b"MELIGT"]
    running = dict(on_disk(tmp_path))
    talk.kill()
    killed = dict(on_disk(tmp_path))
    for found in (running, killed):
        assert set(found) == {"Nord å.tilsyn", "Nord å.tilsyn.lock"}
        assert found["Nord å.tilsyn.lock"] == b""
        assert not any(words in content for content in found.values() for words in wanted)


def test_a_second_interview_is_refused_and_a_short_command_is_not(
    talking: Callable[..., Talking], run: Run, path: Path
) -> None:
    first = talking()
    first.type("g 4.a.3", "j", "Første", ".")
    assert first.until_saved() == "gemt 4.a.3"
    code, out, err = run("interview", path, "--source", "Borger 1", "--plain", typed="j\n\nq\n")
    assert (code, out) == (4, "")
    assert "er i brug et andet sted" in err.splitlines()[0]
    assert err.splitlines()[1].startswith("Råd: ")
    assert run("note", path, typed="Ved siden af")[:2] == (0, "gemt note\n")
    assert run("status", path, "--json")[0] == 1
    first.type("g 4.a.6", "n", "Anden", ".", "q")
    assert first.until_saved() == "gemt 4.a.6"
    assert first.end() == 0
    assert sorted(answers(path)) == ["4.a.3", "4.a.6"]
    assert [note.text for note in notes(path)] == ["Ved siden af"]
    with desk_of(path) as desk:
        assert desk.file.verify().ok
        assert desk.case.conflicts() == []
    assert run("interview", path, "--source", "Borger 1", "--plain", typed="q\n")[0] == 0


def test_a_killed_interview_leaves_no_lock_and_is_resumed(talking: Callable[..., Talking], path: Path) -> None:
    first = talking()
    first.type("j", "", "j", "")
    said = [first.until_saved(), first.until_saved()]
    first.kill()
    again = talking()
    again.type("j", "", "q")
    assert again.until_saved() not in said
    assert again.end() == 0
    assert len(encounters(path)) == 1


def test_a_closed_pipe_ends_it_quietly_and_what_was_typed_before_is_there(
    talking: Callable[..., Talking], path: Path
) -> None:
    talk = talking()
    talk.type("g 4.a.3", "j", "Før", ".")
    talk.until_saved()
    assert talk.process.stdout
    talk.process.stdout.close()
    talk.type("g 4.a.6", "j", "Efter", ".", "q")
    assert talk.process.stdin
    talk.process.stdin.close()
    assert talk.process.stderr
    assert talk.process.stderr.read() == b""
    assert talk.process.wait() == 0
    assert answers(path)["4.a.3"].note == "Før"


@needs_a_terminal
def test_ctrl_c_in_a_terminal_keeps_the_note_and_offers_it_back(path: Path, world_env: dict[str, str]) -> None:
    import pexpect

    def spawn(*argv: str) -> pexpect.spawn:
        return pexpect.spawn(
            sys.executable, ["-m", "tilsyn", *argv], env={**world_env, "TERM": "dumb"},
            encoding="utf-8", echo=False, timeout=120, dimensions=(40, 200),
        )  # fmt: skip

    talk = spawn("interview", str(path), "--source", "Borger 1", "--plain")
    for line in ("g 14.b.1", "j", "Hun sagde noget", "og så"):
        talk.expect("> ")
        talk.sendline(line)
    talk.expect("> ")
    talk.sendintr()
    talk.expect("Afbrudt")
    talk.expect(pexpect.EOF)
    talk.close()
    assert talk.exitstatus == 130
    assert answers(path) == {}
    assert [each.text for each in drafts(path)] == ["Hun sagde noget\nog så"]
    again = spawn("interview", str(path), "--source", "Borger 1", "--plain")
    again.expect(r"\[14\.b\.1\]")
    again.expect("Hun sagde noget\r\nog så")
    for before, line in (("> ", "j"), ("> ", "."), ("gemt 14.b.1(?s:.*)> ", "q")):
        again.expect(before)
        again.sendline(line)
    again.expect(pexpect.EOF)
    again.close()
    assert again.exitstatus == 0
    assert answers(path)["14.b.1"].note == "Hun sagde noget\nog så"


@needs_a_terminal
def test_a_person_in_a_terminal_is_asked_again_for_a_score(path: Path, world_env: dict[str, str]) -> None:
    import pexpect

    talk = pexpect.spawn(
        sys.executable, ["-m", "tilsyn", "score", str(path), "4.a", "--plain"], env={**world_env, "TERM": "dumb"},
        encoding="utf-8", echo=False, timeout=120, dimensions=(40, 200),
    )  # fmt: skip
    typed = [("> ", "Tekst"), ("> ", "."), ("> ", "Borger 9"), ("Borger 9 findes ikke(?s:.*)> ", "Borger 1")]
    for before, line in (*typed, ("Score(?s:.*)> ", "3,5"), ("»3,5« er ikke en score(?s:.*)> ", "4")):
        talk.expect(before)
        talk.sendline(line)
    talk.expect("gemt 4.a")
    talk.expect(pexpect.EOF)
    talk.close()
    assert talk.exitstatus == 0


@needs_a_terminal
def test_an_interrupted_followup_point_is_offered_back(path: Path, world_env: dict[str, str]) -> None:
    import pexpect

    def spawn() -> pexpect.spawn:
        argv = ["-m", "tilsyn", "followup", str(path), "--kind", "udviklingspunkt"]
        return pexpect.spawn(
            sys.executable, argv, env={**world_env, "TERM": "dumb"}, encoding="utf-8", echo=False, timeout=120
        )

    talk = spawn()
    talk.expect("> ")
    talk.sendline("At beskrive")
    talk.expect("> ")
    talk.sendintr()
    talk.expect(pexpect.EOF)
    assert [each.text for each in drafts(path)] == ["At beskrive"]
    again = spawn()
    again.expect("At beskrive")
    again.expect("> ")
    again.sendline(".")
    again.expect("gemt opfølgningspunkt")
    again.expect(pexpect.EOF)
    assert drafts(path) == []


@needs_signals
def test_an_interrupt_at_a_pipe_is_130_and_keeps_what_was_saved(talking: Callable[..., Talking], path: Path) -> None:
    talk = talking()
    talk.type("g 4.a.3", "j", "Før", ".")
    assert talk.until_saved() == "gemt 4.a.3"
    talk.process.send_signal(signal.SIGINT)
    assert talk.end() == 130
    assert answers(path)["4.a.3"].note == "Før"


@pytest.mark.parametrize("env", [{"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_an_old_console_loses_nothing_that_is_typed(path: Path, world_env: dict[str, str], env: dict[str, str]) -> None:
    typed = "g 4.a.3\nØ\nBlå “ord” æøå\n.\nq\n".encode("cp1252" if "cp1252" in env.values() else "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tilsyn", "interview", str(path), "--source", "Borger 1", "--plain"],
        env={**world_env, **env}, input=typed, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"gemt 4.a.3\n" in done.stdout.replace(b"\r\n", b"\n")
    held = answers(path)["4.a.3"]
    assert (held.value, held.note) == ("oensker_ikke", "Blå “ord” æøå")


@pytest.mark.parametrize("how", ["put back", "emptied"])
def test_a_file_put_back_underneath_ends_the_interview_and_stays_whole(
    talking: Callable[..., Talking], path: Path, run: Run, how: str
) -> None:
    backup = path.read_bytes() if how == "put back" else b""
    talk = talking()
    talk.type("j", "først", ".")
    talk.until_saved()
    path.write_bytes(backup)
    talk.type("j", "så", ".")
    out, err = talk.process.communicate(timeout=60)
    assert talk.process.returncode == 4
    assert "skiftet ud" in heard(err)
    assert not [line for line in heard(out).splitlines() if line.startswith("gemt")]
    assert path.read_bytes() == backup
    if backup:
        assert run("verify", path)[0] == 0
