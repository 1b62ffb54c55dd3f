"""What must stay true of every start: nothing heavy before it is needed, no traces, Danish help."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needing import heard
from tilsyn.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent
HEAVY = {
    "docx",
    "docxtpl",
    "openpyxl",
    "xlsxwriter",
    "textual",
    "apsw",
    "lxml",
    "jinja2",
    "pypdfium2",
    "PIL",
    "yaml",
    "pydantic",
    "rich.table",
}
START = """
import sys
from tilsyn.cli import main
code = main({argv!r})
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def start(*argv: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": "/nonexistent", **environment}
    command = [sys.executable, "-c", START.format(argv=list(argv))]
    done = subprocess.run(command, env=env, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    return subprocess.CompletedProcess(command, done.returncode, heard(done.stdout), heard(done.stderr))


def loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    return set(done.stderr.split())


def test_help_imports_nothing_heavy_and_speaks_danish() -> None:
    done = start("--help")
    assert done.returncode == 0
    assert loaded(done) & {*HEAVY, "tempfile"} == set()
    for word in ("Usage", "Options", "Commands", "Show this message"):
        assert word not in done.stdout
    assert "Brug: tilsyn" in done.stdout
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself_in_danish_with_an_example(name: str) -> None:
    argv = ["model", "show", "--help"] if name == "model" else [name, "--help"]
    done = start(*argv)
    assert done.returncode == 0, done.stderr
    assert loaded(done) & (HEAVY - {"pydantic", "yaml"}) == set()
    assert "Eksempel: tilsyn" in done.stdout
    for word in ("Usage", "Options:", "Arguments:", "required]", "default:", "Show this"):
        assert word not in done.stdout


def test_a_plugin_for_pydantic_that_stands_beside_us_is_handed_nothing(tmp_path: Path) -> None:
    """Such plugins are given every record that is made; one of them sends what it sees over the network."""
    described = tmp_path / "spion-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: spion\nVersion: 1.0\n", encoding="utf-8")
    (described / "entry_points.txt").write_text("[pydantic]\nspion = spion:plugin\n", encoding="utf-8")
    (tmp_path / "spion.py").write_text("raise SystemExit('spion')\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT))), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "tilsyn", "model", "list"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_the_model_is_shown_without_word_excel_or_the_database() -> None:
    done = start("model", "show", "KM2021", "--json")
    assert done.returncode == 0, done.stderr
    assert loaded(done) & {"docx", "docxtpl", "openpyxl", "xlsxwriter", "apsw", "rich", "lxml"} == set()


@pytest.mark.slow
def test_the_screen_of_a_conversation_does_not_wait_for_the_plain_ways() -> None:
    code = "import sys, tilsyn.interview.screen.conversation.app, tilsyn.interview.screen.start; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    of_lines = [each for each in done.stdout.split() if each.startswith("tilsyn.interview.plain") or "paper" in each]
    assert of_lines == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["nyt"], "Kommandoen nyt kendes ikke."),
        (["new"], "mangler."),
        (["status"], "SAG mangler."),
        (["status", "x.tilsyn", "--jsn"], "--jsn kendes ikke."),
        (["interview", "x.tilsyn", "--theme", "fire"], "--theme kan ikke bruges."),
        (["status", "x.tilsyn", "en", "to"], "for mange argumenter"),
    ],
)
def test_usage_errors_are_one_danish_line_and_a_raad(argv: list[str], says: str) -> None:
    done = start(*argv)
    lines = done.stderr.splitlines()[:-1]
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in lines[0]
    assert lines[1].startswith("Råd: ")
    assert len(lines) == 2


def test_only_the_console_rooms_write_to_the_terminal() -> None:
    allowed = {"cli/console.py", "cli/faults.py"}
    for path in (ROOT / "tilsyn").rglob("*.py"):
        name = path.relative_to(ROOT / "tilsyn").as_posix()
        text = path.read_text(encoding="utf-8")
        if name not in allowed:
            assert not re.search(r"\bprint\(|sys\.stdout\.write|sys\.stderr\.write|\binput\(", text), name


@pytest.mark.slow
def test_the_house_keeps_its_measures() -> None:
    sizes = []
    for path in (ROOT / "tilsyn").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") <= 400, path
        functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
        sizes += [(node.end_lineno or 0) - node.lineno + 1 for node in functions]
    assert max(sizes) <= 50
    assert sorted(sizes)[len(sizes) // 2] <= 8
    assert sum(size <= 30 for size in sizes) >= 0.9 * len(sizes)


def test_a_fault_of_ours_leaves_frames_and_types_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from tilsyn.cli import faults

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    secret = "Borgeren sagde noget hemmeligt"
    fault = RuntimeError(secret)
    fault.__cause__ = ValueError(secret)
    assert faults.report_fault(fault) == 70
    kept = next(tmp_path.glob("tilsyn-fejl-*")).read_text(encoding="utf-8")
    assert "RuntimeError" in kept
    assert "ValueError" in kept
    assert secret not in kept


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp850"])
def test_a_console_of_another_encoding_is_no_fault(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tilsyn", "model", "show", "KM2021"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "HOME": "/nonexistent"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Fysiske rammer" in done.stdout.decode(encoding)


@pytest.mark.slow
def test_json_is_utf8_whatever_the_console() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tilsyn", "ref", "4.a", "--json"],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "cp1252",
            "LC_ALL": "C",
            "HOME": "/x",
        },
        capture_output=True,
        check=False,
    )
    assert "Borgerne bliver hørt" in done.stdout.decode("utf-8")


@pytest.mark.slow
def test_no_two_classes_of_the_program_have_one_name() -> None:
    """One word, one thing. A class inside another is named by its owner: Editor.Left."""
    places: dict[str, list[str]] = {}
    for path in (ROOT / "tilsyn").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(path.relative_to(ROOT).as_posix())
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_what_a_command_takes_by_itself_is_taken_as_if_it_had_been_written() -> None:
    """A default goes through the option's own reading, as the demo's folder does."""
    from importlib import import_module

    import typer

    from tilsyn.cli.app import COMMANDS

    read = []
    for name, (module, _) in COMMANDS.items():
        command = typer.main.get_group(import_module(f"tilsyn.cli.{module}").app).commands[name]
        for each in command.params:
            if each.default is not None and not callable(each.default):
                each.type_cast_value(typer.Context(command), each.default)
                read.append((name, each.name))
    assert ("demo", "out") in read
