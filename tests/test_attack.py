"""Attempts to leak or lose what was recorded: what is protected must not show, in whatever order things are done."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from io import FileIO
from typing import TYPE_CHECKING

import pytest

from tests.needing import needs_a_full_disk, needs_a_terminal
from tests.telling import Told
from tilsyn.cli import main
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.findings.readiness import readiness
from tilsyn.domain.findings.scoring import scorecard
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Deviation, NotCpr, OwnQuestion, Protect, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tilsyn.domain.library.edition import QualityModel

CPR = "010180-1234"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with a citizen, and a tip that nothing but `log --protected` may know of."""
    monkeypatch.setenv("TILSYN_BY", "MKV")
    path = tmp_path / "s.tilsyn"
    run("new", path, "--provider", "Nordkaj (opdigtet)", "--service-type", "101-ambulant", "--unencrypted")
    run("source", path, "Borger 1", "--group", "borger")
    run("source", path, "Tip 1", "--group", "anonym")
    for source, text in (("Borger 1", "Åbent sagt"), (stored(path, '"code":"Tip 1"'), "TIPPET")):
        monkeypatch.setattr("sys.stdin", Typed(f"4.a.1 j: {text}\n"))
        run("interview", path, "--source", source, "--paper")
    return path


class Typed:
    """What comes through a pipe."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines(keepends=True)
        self.encoding = "utf-8"

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        return self._lines.pop(0) if self._lines else ""

    def read(self) -> str:
        return "".join(self._lines)


def run(*words: object, said: str = "") -> int:
    held = sys.stdin
    sys.stdin = Typed(said) if said else held
    try:
        return main([str(each) for each in words])
    finally:
        sys.stdin = held


def rows(case: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capsys.readouterr()
    run("log", case, "--json")
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]  # json.loads gives Any


def stored(case: Path, words: str) -> str:
    """The id of the first stored entry with some words, as `log --protected` would show it in a terminal."""
    import sqlite3

    held = sqlite3.connect(case)
    found = held.execute("SELECT id, payload FROM entry ORDER BY seq").fetchall()
    held.close()
    return next(str(each)[:12] for each, payload in found if payload and words in payload.decode())


@pytest.mark.parametrize("words", ["TIPPET", '"code":"Tip 1"'])
def test_masking_part_of_a_tip_does_not_bring_it_into_the_log(
    case: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    before = rows(case, capsys)
    assert run("redact", case, stored(case, words), "--reason", "-", said="Tipperens navn") == 0
    assert rows(case, capsys) == before


def test_what_is_said_of_a_corrected_entry_is_refused_not_lost(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    post = stored(case, "Åbent sagt")
    monkeypatch.setattr("sys.stdin", Typed("4.a.1 j: og mere\n"))
    run("interview", case, "--source", "Borger 1", "--paper")
    for words in (["protect", case, post, "--as", "fortrolig"], ["withdraw", case, post]):
        assert run(*words, "--reason", "-", said="x") == 2
        assert "er rettet siden" in capsys.readouterr().err


def test_one_gestures_other_answers_are_named_when_one_is_protected(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others = [row["post"] for row in rows(case, capsys) if row["text"] == "Åbent sagt"][1:]
    assert others
    run("protect", case, stored(case, "Åbent sagt"), "--as", "fortrolig", "--reason", "-", said="x")
    assert capsys.readouterr().err == f"Det samme står også i: {', '.join(others)}. De er ikke ændret.\n"


def test_correcting_a_protected_conversation_leaves_it_protected(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = next(row for row in rows(case, capsys) if row["kind"] == "encounter")
    label = f"Borger 1 {held['at'][:10]}"
    capsys.readouterr()
    run("encounter", case, label, "--place", "Kontoret")
    identity = capsys.readouterr().out.rpartition("(")[2].strip(")\n")
    run("protect", case, stored(case, "Kontoret"), "--as", "fortrolig", "--reason", "-", said="x")
    run("encounter", case, identity, "--outcome", "gennemfoert")
    run("export", case, "-o", case.with_name("ud.json"))
    left = json.loads(case.with_name("ud.json").read_text(encoding="utf-8"))
    assert (left["encounters"], left["answers"]) == ([], [])


def test_a_protected_followup_is_not_brought_out_by_correcting_it(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Typed("HEMMELIGT punkt\n"))
    run("followup", case, "--kind", "udviklingspunkt")
    post = stored(case, "HEMMELIGT punkt")
    run("protect", case, post, "--as", "fortrolig", "--reason", "-", said="x")
    capsys.readouterr()
    said = []
    for each in (post, stored(case, "TIPPET"), "0123456789"):
        assert run("followup", case, each, "--status", "opfyldt") == 2
        said.append(capsys.readouterr().err.replace(each, "…"))
    assert len(set(said)) == 1
    run("export", case, "-o", case.with_name("ud.json"))
    assert "HEMMELIGT" not in case.with_name("ud.json").read_text(encoding="utf-8")


def test_a_number_recorded_as_none_in_a_tip_moves_no_date() -> None:
    told = Told()
    tip = told.answer(told.encounter(told.source("Tip 1", "anonym", "whistleblow")), "4.a.1", "nej", CPR)
    before = Visible(told.case).last_at()
    told.say(NotCpr(record=told.id(), target=tip.id, reason="Et sagsnummer"))
    assert Visible(told.case).last_at() == before


def test_a_protected_members_deviation_does_not_show_as_disagreement(model: QualityModel) -> None:
    told = Told()
    borger, tipper = told.source(), told.source("Tip 1", "anonym", "whistleblow")
    samtale = told.encounter(borger, tipper, form="gruppe")
    told.answer(samtale, "4.a.1", "ja", "Sagt", deviates=(Deviation(source=tipper.id, note="HEMMELIGT"),))
    told.judge("4.a", 4, "Tekst.", f"source|{borger.id}")
    state = next(each for each in scorecard(model, Visible(told.case)).states if each.unit.id == "4.a")
    assert not state.ground.differs
    assert "HEMMELIGT" not in str([answer for _, answer in Visible(told.case).answers()])


def test_the_answer_to_a_protected_question_goes_with_it() -> None:
    told = Told()
    samtale = told.encounter(told.source())
    own = OwnQuestion(record=told.id(), id=told.id(), code="7.a.e1", at="7.a", text="HEMMELIGT?", encounter=samtale.id)
    asked = told.say(own)[0]
    told.answer(samtale, "7.a.e1", "ja", "Sagt")
    assert [answer.question for _, answer in Visible(told.case).answers()] == ["7.a.e1"]
    told.say(Protect(record=told.id(), target=asked.id, protection="fortrolig", reason="x"))
    assert list(Visible(told.case).answers()) == []


def test_withdrawing_what_was_protected_tells_nothing(model: QualityModel) -> None:
    told = Told()
    borger = told.source()
    told.answer(told.encounter(borger), "4.a.1", "ja", "Sagt åbent")
    secret = told.answer(told.encounter(borger), "4.a.1", "nej", "HEMMELIGT", protection="fortrolig")
    told.judge("4.a", 4, "Tekst.", f"source|{borger.id}")
    before = problems(told, model)
    told.say(Withdrawal(record=told.id(), target=secret.id, reason="x"))
    assert problems(told, model) == before


def problems(told: Told, model: QualityModel) -> list[tuple[str, str | None]]:
    visible = Visible(told.case)
    found = readiness(model, told.case, visible, scorecard(model, visible))
    return [(each.code, each.at) for each in (*found.blocking, *found.warnings)]


@pytest.mark.parametrize(
    "written",
    ["01-01-80-1234", "01/01/80-1234", "01011980-1234", "01-01-1980-1234", "010180--1234", "010180_1234",
     "010180\u200b-1234", "010180\u00ad1234"],
)  # fmt: skip
def test_a_cpr_number_is_found_however_it_is_spelt(written: str) -> None:
    assert mask_cpr(f"Borgeren {written} kom") == "Borgeren [CPR fjernet] kom"


@pytest.mark.parametrize(
    "written", ["2012-01-02T10:11:12.000+02:00", "24-10-2023 10.15", "24.10.2023-31.12.2024", "01-01-2023 til 2024"]
)
def test_dates_are_not_taken_for_cpr_numbers(written: str) -> None:
    assert mask_cpr(written) == written


def test_no_command_says_a_cpr_number_back(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run("source", case, CPR, "--group", "borger")
    run("encounter", case, "--source", CPR, "--place", f"Hos {CPR}")
    run("case", case, "--set", f"provider=Nordkaj {CPR}")
    for words in (
        ["source", case, CPR, "--group", "borger"], ["encounter", case, f"Borger {CPR}"], ["focus", case, CPR],
        ["assess", case, CPR], ["protect", case, CPR, "--as", CPR], ["ref", CPR], ["status", case],
        ["status", case, "--json"], ["log", case], ["report", case, "-o", case.with_name(f"{CPR}.pdf")],
        ["interview", case, "--source", f"{CPR}-x"], ["case", case, "--set", f"{CPR}=x"],
    ):  # fmt: skip
        run(*words)
    said = capfd.readouterr()
    assert CPR not in said.out
    assert CPR not in said.err


@needs_a_full_disk
@pytest.mark.slow
def test_a_full_temporary_folder_stops_a_report_politely(case: Path) -> None:
    output = case.with_name("r.docx")
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); from tilsyn.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    words = [sys.executable, "-c", script, "report", str(case), "-o", str(output)]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, output.exists()) == (5, False)
    assert "Råd:" in done.stderr


@pytest.fixture
def forked() -> Iterator[Callable[..., tuple[int, FileIO]]]:
    """Start our program in a terminal of its own: its process and our end. None is left behind."""
    import os
    import pty
    import signal

    begun: list[tuple[int, FileIO]] = []

    def start(*words: str) -> tuple[int, FileIO]:
        pid, held = pty.fork()
        if pid == 0:
            os.execv(sys.executable, [sys.executable, "-m", "tilsyn", *words])  # noqa: S606  our own program
        begun.append((pid, FileIO(held, "r+")))
        return begun[-1]

    yield start
    for pid, terminal in begun:
        with contextlib.suppress(ChildProcessError):  # the test has waited for it
            if os.waitpid(pid, os.WNOHANG) == (0, 0):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
        terminal.close()


@needs_a_terminal
@pytest.mark.parametrize(("command", "slot"), [(["note"], "note|"), (["assess", "theme:4"], "assessment|theme:4")])
@pytest.mark.parametrize("ending", ["window", "SIGTERM", "SIGHUP"])
def test_a_closed_window_keeps_what_was_typed(
    forked: Callable[..., tuple[int, FileIO]], case: Path, command: list[str], slot: str, ending: str
) -> None:
    import os
    import signal

    pid, typed = forked(command[0], str(case), *command[1:])
    seen = _until(typed, b"st\xc3\xa5r .):")
    typed.write("Linje ét\nLinje to\n".encode())
    _until(typed, b"> ", times=3, seen=seen)  # the third prompt comes once the second line is read
    if ending == "window":
        typed.close()
    else:
        os.kill(pid, getattr(signal, ending))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 130
    assert drafts(case) == {slot: "Linje ét\nLinje to"}


def _until(terminal: FileIO, words: bytes, times: int = 1, seen: bytes = b"") -> bytes:
    while seen.count(words) < times:
        seen += terminal.read(4096)
    return seen


def drafts(case: Path) -> dict[str, str]:
    import sqlite3

    held = sqlite3.connect(case)
    found = dict(held.execute("SELECT slot, text FROM draft"))
    held.close()
    return found


def test_no_output_takes_the_place_of_its_own_case(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renamed = case.with_name("sag.docx")
    case.rename(renamed)
    content = renamed.read_bytes()
    for command in ("report", "guide"):
        assert run(command, renamed, "-o", renamed) == 2
        assert "er selve sagen" in capsys.readouterr().err
    assert renamed.read_bytes() == content
