"""What a shell fills in: nothing else is said, nothing is written, and what is protected is never offered."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from tests.conversing import COMPILED
from tilsyn.cli import completion, main
from tilsyn.cli.app import ALIASES, COMMANDS
from tilsyn.storage import database
from tilsyn.storage.lock import SessionLock

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
Run = Callable[..., tuple[int, str, str]]
Fill = Callable[..., list[str]]


def _typed(word: object) -> str:
    return word.as_posix() if isinstance(word, Path) else str(word)


@pytest.fixture
def fill(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Fill:
    """What bash is offered for the last of the words; nothing may be said beside it."""
    monkeypatch.setenv("TILSYN_PASSPHRASE", "en lang sætning")
    monkeypatch.chdir(tmp_path)

    def call(*words: object) -> list[str]:
        monkeypatch.setenv("COMP_WORDS", "\n".join(("tilsyn", *(_typed(each) for each in words))))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        with monkeypatch.context() as asking:
            asking.setenv("_TILSYN_COMPLETE", "complete_bash")
            capfd.readouterr()
            code = main([])
        said = capfd.readouterr()
        assert (code, said.err) == (0, "")
        return said.out.split("\n")[:-1] if said.out.strip() else []

    return call


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    """An encrypted case with two citizens, a leader, a confidential source and a tip."""
    path = tmp_path / "nordkaj.tilsyn"
    new = ("--provider", "Nordkaj", "--service-type", "101-ambulant", "--date", "2023-10-24", "--by", "MKV")
    assert run("new", path, *new)[0] == 0
    for code, group in (("Borger 1", "borger"), ("Borger 2", "borger"), ("Leder", "ledelse"), ("Tip 1", "anonym")):
        assert run("source", path, code, "--group", group)[0] == 0
    assert run("source", path, "Borger 3", "--group", "borger")[0] == 0
    post = json.loads(run("log", path, "--json")[1])[-1]["post"]
    assert run("protect", path, post, "--as", "fortrolig", "--reason", "-", typed="x")[0] == 0
    return path


def test_the_names_of_templates_are_offered_where_one_is_meant(fill: Fill) -> None:
    assert "brev" in fill("template", "copy", "")
    assert fill("skabelon", "copy", "tils") == ["tilsynsrapport"]
    assert "interviewguide" in fill("guide", "x.tilsyn", "--template", "")


def test_commands_and_their_danish_names_are_offered(fill: Fill) -> None:
    assert fill("") == list(dict.fromkeys(each.partition(" ")[0] for each in COMMANDS))
    assert fill("int") == ["interview"]
    assert fill("sam") == ["samtale"]
    assert set(ALIASES) & set(fill("")) == set()
    assert fill("model", "") == ["list", "show", "supplement", "check", "schema"]
    assert fill("document", "") == ["add", "list", "get", "quote"]
    assert fill("document", "l") == ["list"]
    assert "--source" in fill("interview", "x.tilsyn", "--s")


def test_case_files_are_offered_where_they_lie(fill: Fill, tmp_path: Path) -> None:
    folder = tmp_path / "sager"
    folder.mkdir()
    for name in ("nordkaj.tilsyn", "min sag.tilsyn", "rapport.docx", "sager/syd.tilsyn"):
        (tmp_path / name).touch()
    assert fill("status", "") == ["min\\ sag.tilsyn", "nordkaj.tilsyn"]
    assert fill("status", '"min') == ["min sag.tilsyn"]
    assert fill("status", "sager/") == ["sager/syd.tilsyn"]
    assert fill("new", "ny.tilsyn", "--from", "nord") == ["nordkaj.tilsyn"]
    assert fill("status", "findes-ikke/") == []


@pytest.mark.parametrize(
    "words",
    [("focus", "{case}", "1.a", "2."), ("status", "{case}", "2."), ("score", "{case}", "2."), ("scope", "{case}", "2."),
     ("interview", "{case}", "--indicator", "2."), ("note", "{case}", "--indicator", "2."),
     ("followup", "{case}", "--indicator", "2.")],
)  # fmt: skip
def test_indicators_are_offered_also_where_the_case_stays_shut(
    fill: Fill, case: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    line = [each.format(case=case.as_posix()) for each in words]
    assert fill(*line) == ["2.a", "2.b", "2.c", "2.d"]
    monkeypatch.delenv("TILSYN_PASSPHRASE")
    assert fill(*line) == ["2.a", "2.b", "2.c", "2.d"]


@pytest.mark.parametrize("command", ["interview", "encounter", "note"])
def test_codes_of_sources_are_offered_and_never_a_protected_one(fill: Fill, case: Path, command: str) -> None:
    assert fill(command, case, "--source", "") == ["Borger\\ 1", "Borger\\ 2", "Leder"]
    assert fill(command, case, "--source", "Borger\\ ") == ["Borger\\ 1", "Borger\\ 2"]
    assert fill(command, case, "--source", "'Bor") == ["Borger 1", "Borger 2"]
    assert fill(command, case, "--source", "Tip") == []


def test_documents_are_offered_by_their_names_and_never_a_protected_one(
    fill: Fill, case: Path, run: Run, tmp_path: Path
) -> None:
    for name, options in (("plan", ("--store",)), ("standard", ()), ("hemmelig", ("--store",)), ("010190-1111", ())):
        (tmp_path / f"{name}.txt").write_text(f"Om {name}.\n", encoding="utf-8")
        assert run("document", "add", case, tmp_path / f"{name}.txt", "--type", "notat", *options)[0] == 0
        if name == "hemmelig":
            post = json.loads(run("log", case, "--json")[1])[-1]["post"]
            assert run("protect", case, post, "--as", "fortrolig", "--reason", "-", typed="x")[0] == 0
    assert fill("document", "quote", case, "")[:2] == ["plan", "standard"]
    assert not [each for each in fill("document", "quote", case, "") if "010190" in each or "hemmelig" in each]
    assert fill("document", "get", case, "") == ["plan"]


def test_where_the_passphrase_is_not_given_or_wrong_it_is_silent(
    fill: Fill, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILSYN_PASSPHRASE", "en anden")
    assert fill("interview", case, "--source", "") == []
    monkeypatch.delenv("TILSYN_PASSPHRASE")
    assert fill("interview", case, "--source", "") == []


def test_a_case_that_is_damaged_or_waits_to_be_mended_is_left_as_it_is(fill: Fill, case: Path) -> None:
    whole = case.read_bytes()
    journal = case.with_name(f"{case.name}-journal")
    journal.write_bytes(b"halvt")
    assert fill("interview", case, "--source", "") == []
    assert (case.read_bytes(), journal.read_bytes()) == (whole, b"halvt")
    journal.unlink()
    for damaged in (whole[:-100], whole[:6000] + b"\0" * 3000 + whole[9000:], b"", b"noget andet" * 500):
        case.write_bytes(damaged)
        assert fill("interview", case, "--source", "") == []
        assert case.read_bytes() == damaged
    assert [each.name for each in case.parent.iterdir()] == [case.name]


def test_a_case_that_is_locked_is_silent_at_once(
    fill: Fill, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "aaben.tilsyn"
    run("new", path, "--provider", "N", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted")
    run("source", path, "Borger 1", "--group", "borger")
    assert fill("interview", path, "--source", "") == ["Borger\\ 1"]
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 1_000_000)  # who waited as a command does would be here still
    with closing(apsw.Connection(str(path))) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert fill("interview", path, "--source", "") == []
        assert "4.a" in fill("score", path, "4.")
    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name]


def test_beside_a_conversation_that_is_held_the_codes_are_offered_and_nothing_is_left(fill: Fill, case: Path) -> None:
    with SessionLock(case):
        held = {each.name for each in case.parent.iterdir()}
        assert fill("interview", case, "--source", "Bor") == ["Borger\\ 1", "Borger\\ 2"]
        assert {each.name for each in case.parent.iterdir()} == held


def test_nothing_is_written(fill: Fill, case: Path) -> None:
    before = {each: each.stat().st_mtime_ns for each in case.parent.iterdir()}
    fill("interview", case, "--source", "")
    fill("focus", case, "")
    assert {each: each.stat().st_mtime_ns for each in case.parent.iterdir()} == before


ANSWERS = {
    "fish": ("'Bor", "Borger 1\tborger\nBorger 2\tborger\n"),
    "powershell": ("'Bor", "'Borger 1':::borger\n'Borger 2':::borger\n"),
    "pwsh": ("Led", "Leder:::ledelse\n"),
    "zsh": ("Led", """_arguments '*: :(("Leder":"ledelse"))'\n"""),
}


@pytest.mark.parametrize("shell", ANSWERS)
def test_each_shell_is_answered_in_its_own_way(
    case: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], shell: str
) -> None:
    word, offered = ANSWERS[shell]
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"tilsyn interview {case.as_posix()} --source {word}")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", word)
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TILSYN_COMPLETE", f"complete_{shell}")
    capfd.readouterr()
    assert main([]) == 0
    assert capfd.readouterr() == (offered, "")


def test_in_powershell_a_backslash_is_a_part_of_a_name(
    case: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(case.parent)
    odd = case.rename(case.with_name("a\\b.tilsyn")) if os.name != "nt" else case
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"tilsyn interview {odd.name} --source Led")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "Led")
    monkeypatch.setenv("_TILSYN_COMPLETE", "complete_powershell")
    capfd.readouterr()
    assert main([]) == 0
    assert capfd.readouterr().out == "Leder:::ledelse\n"


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_each_shell_is_told_how_to_ask(run: Run, shell: str) -> None:
    code, out, err = run("--show-completion", shell)
    assert (code, err) == (0, "")
    assert "_TILSYN_COMPLETE" in out
    assert "tilsyn" in out


def test_the_shell_one_stands_in_needs_no_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completion, "running_shell", lambda: "zsh")
    assert run("--show-completion")[1].startswith("#compdef tilsyn")
    monkeypatch.setattr(completion, "running_shell", lambda: "")
    code, out, err = run("--show-completion")
    assert (code, out) == (2, "")
    assert "Råd: Nævn den: tilsyn --show-completion bash" in err


def test_it_is_switched_on_where_the_shell_looks_but_not_in_powershell(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    code, out, _ = run("--install-completion", "fish")
    written = tmp_path / ".config" / "fish" / "completions" / "tilsyn.fish"
    assert (code, written.exists()) == (0, True)
    assert f"skrevet {written}" in out
    code, _, err = run("--install-completion", "powershell")
    assert (code, "$PROFILE" in err) == (2, True)


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="there is no bash")
def test_in_a_real_bash_a_code_with_a_blank_is_one_word(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "tilsyn").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tilsyn "$@"\n', encoding="utf-8")
    (folder / "tilsyn").chmod(0o755)
    asking = f"""
    eval "$(tilsyn --show-completion bash)"
    COMP_WORDS=(tilsyn interview "{case}" --source Bor); COMP_CWORD=4
    _tilsyn_completion tilsyn
    printf '[%s]' "${{COMPREPLY[@]}}"
    """
    env = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8",
        "TILSYN_PASSPHRASE": "en lang sætning", "HOME": str(tmp_path), **COMPILED,
    }  # fmt: skip
    done = subprocess.run(["bash", "--norc", "-c", asking], env=env, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("[Borger\\ 1][Borger\\ 2]", "")
