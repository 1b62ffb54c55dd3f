"""No output replaces a case, nor a file that a person may have changed."""

from __future__ import annotations

import io
import os
import re
import sys
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.needing import needs_links
from tilsyn.domain.imprint import imprinted, untouched
from tilsyn.errors import CaseInTheWay, OutputIsTheCase, OutputKept, OutputNameRefused
from tilsyn.storage.outgoing import SIDECARS, Door

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
Run = Callable[..., tuple[int, str, str]]
FILES = {
    "report": "rapport.docx",
    "guide": "guide.docx",
    "letter": "brev.docx",
    "notes": "notater.docx",
    "export": "matrix.xlsx",
}
OUTPUTS = [*FILES.items(), ("export", "sag.json")]


@pytest.fixture
def case(run: Run, case_path: Path) -> Path:
    """A case with something to say in every output."""
    assert run("case", case_path, "--set", "visits=2023-10-24 anmeldt")[0] == 0
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    typed = "j\nHun får hjælp.\n.\nq\n"
    assert run("interview", case_path, "--source", "Borger 1", "--theme", 4, typed=typed)[0] == 0
    return case_path


def package(text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", text)
    return buffer.getvalue()


def saved_by_another(path: Path) -> None:
    """Opened and saved in a program of a person's own."""
    if path.suffix == ".docx":
        from docx import Document

        document = Document(str(path))
        document.add_paragraph("Rettet i hånden.")
        document.save(str(path))
    elif path.suffix == ".xlsx":
        from openpyxl import load_workbook

        book = load_workbook(path)
        book.worksheets[0]["A1"] = "Rettet i hånden"
        book.save(path)
    else:
        path.write_text(path.read_text(encoding="utf-8").replace("Nordkaj", "Sydkaj"), encoding="utf-8")


def one_byte_flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(content)


def appended_to(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def checksum_copied(path: Path) -> None:
    """Rewritten by a tool that keeps the comment, or the last key, as it found it."""
    content = path.read_bytes()
    if path.suffix == ".json":
        path.write_bytes(content.replace(b"Hun", b"Han"))
        return
    with zipfile.ZipFile(path) as archive:
        comment, held = archive.comment, {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = comment
        for name, part in held.items():
            archive.writestr(name, part + b" " if name.endswith("core.xml") else part)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


CHANGES = [saved_by_another, one_byte_flipped, appended_to, checksum_copied, emptied]


@pytest.mark.parametrize(("command", "name"), OUTPUTS)
def test_an_output_nobody_touched_is_replaced_and_the_same_case_gives_the_same_bytes(
    case: Path, run: Run, command: str, name: str
) -> None:
    path = case.with_name(name)
    assert run(command, case, "-o", path)[0] == 0
    first = path.read_bytes()
    assert untouched(first)
    assert run(command, case, "-o", path)[0] == 0
    assert path.read_bytes() == first
    run("case", case, "--set", "address=Havnevej 1")
    code, out, err = run(command, case, "-o", path)
    assert (code, f"skrevet {path}" in out) == (0, True), err


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", ["rapport.docx", "matrix.xlsx", "sag.json"])
def test_a_file_a_person_may_have_changed_is_replaced_only_when_told_so(
    case: Path, run: Run, name: str, change: Callable[[Path], None]
) -> None:
    path, command = case.with_name(name), "report" if name.endswith(".docx") else "export"
    assert run(command, case, "-o", path)[0] == 0
    change(path)
    changed = path.read_bytes()
    code, out, err = run(command, case, "-o", path)
    assert (code, out) == (5, "")
    assert "bliver ikke overskrevet" in err
    assert "--overwrite" in err
    assert path.read_bytes() == changed
    assert run(command, case, "-o", path, "--overwrite")[0] == 0
    assert untouched(path.read_bytes())


def writers() -> list[tuple[str, Any]]:
    """Every command that writes a file, by its own options: one that comes later is tried too."""
    from tilsyn.cli.app import COMMANDS

    found = []
    for name, (module, _) in COMMANDS.items():
        command = typer.main.get_group(import_module(f"tilsyn.cli.{module}").app).commands[name]
        options = {option for each in command.params for option in each.opts}
        if options & {"-o", "--out", "--output"}:
            found.append((name, options))
    return found


def test_every_command_that_writes_a_file_asks_before_it_replaces_one() -> None:
    found = writers()
    assert {name for name, _ in found} >= {*FILES, "demo"}
    assert [name for name, options in found if "--overwrite" not in options] == []


def test_nothing_but_the_one_door_writes_a_file_over_another() -> None:
    callers = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tilsyn").rglob("*.py")
        if re.search(
            r"\batomic\.(write|replace)\(|write_bytes\(|write_text\(\s*(?!work)[a-z.]*encoding", path.read_text("utf-8")
        )
    }
    in_a_folder_of_its_own, the_offices_own_file = "tilsyn/storage/typesetting.py", "tilsyn/storage/office_file.py"
    assert callers == {"tilsyn/storage/outgoing.py", in_a_folder_of_its_own, the_offices_own_file}


@pytest.mark.parametrize(("command", "name"), OUTPUTS)
def test_each_output_refuses_a_strangers_file(case: Path, run: Run, command: str, name: str) -> None:
    path = case.with_name(name)
    own = package("min egen")
    path.write_bytes(own)
    assert run(command, case, "-o", path)[0] == 5
    assert path.read_bytes() == own


def test_a_person_is_asked_once_and_her_no_keeps_the_file(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tilsyn.cli import console

    path = case.with_name("rapport.docx")
    path.write_bytes(b"mit")
    monkeypatch.setattr(console, "interactive", lambda: True)
    code, _, err = run("report", case, "-o", path, typed="n\n")
    assert (code, path.read_bytes()) == (5, b"mit")
    assert err.count("Skal den erstattes? (j/n)") == 1
    assert run("report", case, "-o", path, typed="j\n")[0] == 0
    assert untouched(path.read_bytes())


def test_notes_in_a_folder_are_all_replaced_or_none(case: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from tilsyn.storage import atomic

    assert run("encounter", case, "--method", "observation", "--start", "2023-10-24 13:00")[0] == 0
    folder = case.with_name("notater")
    assert run("notes", case, "-o", folder)[0] == 0
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    run("case", case, "--set", "provider=Sydkaj (opdigtet)")
    replace, done = atomic.replace, list[Path]()

    def full(temporary: Path, path: Path, *more: Any) -> None:
        done.append(path)
        if len(done) == 2:
            raise OSError(28, "disken er fuld")
        replace(temporary, path, *more)

    monkeypatch.setattr(atomic, "replace", full)
    assert run("notes", case, "-o", folder)[0] == 5
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    assert run("notes", case, "-o", folder)[0] == 0
    assert {each.name for each in folder.iterdir()} == set(before)
    assert all(each.read_bytes() != before[each.name] for each in folder.iterdir())


def test_an_exchange_file_with_its_checksum_is_taken_in_again_whatever_it_says(case: Path, run: Run) -> None:
    path = case.with_name("sag.json")
    assert run("export", case, "-o", path)[0] == 0
    assert path.read_text(encoding="utf-8").rstrip("}\n").rpartition(",")[2].strip().startswith('"checksum": "')
    assert run("import", case, path)[1].startswith("0 skrevet")
    path.write_text(re.sub('"checksum": "[a-p]+"', '"checksum": "x"', path.read_text("utf-8")), encoding="utf-8")
    assert run("import", case, path)[1].startswith("0 skrevet")
    path.write_text(path.read_text("utf-8").replace('"checksum": "x"', '"checksum": 5'), encoding="utf-8")
    assert run("import", case, path)[0] == 1


def test_a_checksum_holds_no_row_of_digits() -> None:
    for content in (package("a"), b'{\n "a": 1\n}\n', b"%PDF-1.7\n%%EOF\n"):
        assert re.findall(rb"\d{4}", imprinted(content)[len(content) - 5 :]) == []


def test_what_has_no_place_for_a_checksum_is_never_taken_for_untouched() -> None:
    for content in (b"", b"tekst", b"{}\n", b"%PDF-1.7\n", package("a") + b"x"):
        assert imprinted(content) == content
        assert not untouched(content)


def encrypted(run: Run, path: Path) -> bytes:
    code, _, err = run(
        "new", path, "--provider", "X", "--service-type", "101-ambulant", "--date", "2023-10-24", "--by", "MKV"
    )
    assert code == 0, err
    return path.read_bytes()


@pytest.mark.parametrize("secret", [True, False])
@pytest.mark.parametrize(("command", "name"), OUTPUTS)
def test_no_output_ever_replaces_another_case(  # noqa: PLR0913  what is tried
    case: Path, run: Run, tmp_path: Path, command: str, name: str, *, secret: bool
) -> None:
    other = tmp_path / name
    if secret:
        encrypted(run, other)
    else:
        other.write_bytes(case.read_bytes())
    before = other.read_bytes()
    for more in ((), ("--overwrite",)):
        code, _, err = run(command, case, "-o", other, *more)
        assert (code, other.read_bytes() == before) == (5, True)
        assert "er en tilsynssag" in err


@pytest.mark.parametrize("way", [pytest.param("symlink", marks=needs_links), "hard link", "relative", "absolute"])
def test_no_output_replaces_its_own_case_by_any_way(
    case: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.chdir(tmp_path)
    renamed, link = case.rename(case.with_suffix(".docx")), tmp_path / "link.docx"
    ways = {"relative": Path(renamed.name), "absolute": renamed.absolute()}
    if way == "symlink" and sys.platform == "win32":
        pytest.skip("making a link takes a right there")
    if way == "symlink":
        link.symlink_to(renamed)
    elif way == "hard link":
        os.link(renamed, link)
    before = renamed.read_bytes()
    for given in (renamed, Path("..") / tmp_path.name / renamed.name):
        for command in ("report", "guide", "letter", "notes"):
            code, _, err = run(command, given, "-o", ways.get(way, link), "--overwrite")
            assert (code, "selve sagen" in err) == (2, True)
    assert renamed.read_bytes() == before
    assert run("verify", renamed)[0] == 0


@pytest.mark.parametrize("sidecar", SIDECARS)
def test_what_stands_beside_a_case_is_never_taken(case: Path, run: Run, tmp_path: Path, sidecar: str) -> None:
    other = tmp_path / "anden.tilsyn"
    encrypted(run, other)
    mine, theirs = tmp_path / f"{case.name}{sidecar}", tmp_path / f"{other.name}{sidecar}"
    assert run("notes", case, "-o", mine)[0] == 2
    assert run("notes", case, "-o", theirs, "--overwrite")[0] == 5
    for folder in (mine, theirs):
        assert run("demo", "--out", folder / "inden i")[0] == 5
        code, _, err = run(
            "new", folder, "--provider", "X", "--service-type", "101-ambulant", "--date", "2023-10-24", "--by", "MKV"
        )
        assert (code, "Råd:" in err) == (4, True)
        assert not folder.is_dir()
    assert run("status", case)[0] == 1


@pytest.mark.parametrize("sidecar", [*SIDECARS, "-JOURNAL", "-journal.", ".lock "])
def test_the_door_knows_a_sidecar_by_any_spelling(case: Path, sidecar: str) -> None:
    # Windows refuses a name with such an end before anything is compared.
    otherwise = (OutputNameRefused,) if sidecar[-1] in ". " else ()
    with pytest.raises((OutputIsTheCase, *otherwise)):
        Door(case).check(case.with_name(case.name + sidecar))
    with pytest.raises((CaseInTheWay, *otherwise)):
        Door().check(case.with_name(case.name + sidecar))
    with pytest.raises(OutputIsTheCase):
        Door(case, lambda _: True).check(case)


@pytest.mark.parametrize("sidecar", [*SIDECARS, "-JOURNAL"])
def test_no_output_takes_the_name_of_what_will_stand_beside_a_case_to_come(
    case: Path, tmp_path: Path, run: Run, sidecar: str
) -> None:
    """SQLite would play what stands there into the case as soon as one of that name is made."""
    for name in (f"ny.tilsyn{sidecar}", f"NY.TILSYN{sidecar}"):
        with pytest.raises(OutputNameRefused, match="ved siden af en sag"):
            Door(case).check(tmp_path / name)
        with pytest.raises(OutputNameRefused):
            Door(case, lambda _: True).check_folder(tmp_path / name)
        asked = ("--provider", "X", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted")
        assert run("new", tmp_path / name, *asked)[0] == 4
        assert not (tmp_path / name).exists()
    Door(case).check(tmp_path / f"ny{sidecar}")


@pytest.mark.skipif(sys.platform == "win32", reason="locks are dropped by another handle on POSIX alone")
def test_the_open_case_is_never_opened_a_second_time(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = case.with_name("link.docx")
    os.link(case, link)
    opened, real = list[Path](), Path.open

    def noted(self: Path, *arguments: Any, **more: Any) -> Any:
        opened.append(self)
        return real(self, *arguments, **more)

    monkeypatch.setattr(Path, "open", noted)
    for name in (link, case, case.with_name(case.name + "-journal")):
        with pytest.raises(OutputIsTheCase):
            Door(case).check(name)
    assert opened == []


def test_the_demo_plays_nothing_where_it_could_not_write_at_the_end(tmp_path: Path, run: Run) -> None:
    (tmp_path / "report.docx").write_bytes(b"mit")
    assert run("demo", "--out", tmp_path)[0] == 5
    assert [each.name for each in tmp_path.iterdir()] == ["report.docx"]


def test_a_door_without_consent_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    Door().put(path, package("a"))
    Door().put(path, package("b"))
    path.write_bytes(package("c"))
    with pytest.raises(OutputKept):
        Door().put(path, package("d"))
    Door(None, lambda _: True).put(path, package("d"))
    assert untouched(path.read_bytes())
