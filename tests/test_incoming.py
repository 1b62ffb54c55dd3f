"""Paths that lead nowhere, files of another kind, and editions of one's own that cannot be used."""

from __future__ import annotations

import io
import json
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.needing import LINKS, needs_links, needs_named_pipes
from tilsyn.domain.file_kinds import foreign

ROOT = Path(__file__).parents[1]
Run = Callable[..., tuple[int, str, str]]
NEW = ("--provider", "X", "--service-type", "101-ambulant", "--date", "2023-10-24", "--by", "MKV", "--unencrypted")
EDITION = (ROOT / "questionnaires" / "KM2021.yaml").read_text(encoding="utf-8")
OWN = EDITION.replace("id: KM2021", "id: MIN2031", 1).replace("valid_from: 2", "valid_from: 3", 1)


def refused(done: tuple[int, str, str], code: int) -> str:
    assert (done[0], done[1]) == (code, ""), done
    assert "Råd: " in done[2]
    assert "Der skete en fejl i tilsyn" not in done[2]
    assert max(map(len, done[2].splitlines())) < 400
    return done[2]


def strange(tmp_path: Path) -> dict[str, Path]:
    """Names that the system itself will not look up."""
    ring = tmp_path / "ring"
    if LINKS:
        ring.symlink_to(ring)
    (tmp_path / "fil.txt").write_text("x")
    return {
        "300 letters": tmp_path / ("q" * 300),
        "10,000 letters": tmp_path / ("x" * 10_000),
        "many short ones": tmp_path / "/".join(["mappe"] * 2_000),
        "links in a ring": ring,
        "through a ring": ring / "x",
        "a file for a folder": tmp_path / "fil.txt" / "x",
    }


NAMES = ["300 letters", "10,000 letters", "many short ones", "links in a ring", "through a ring",
         "a file for a folder"]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", [pytest.param(name, marks=needs_links if "ring" in name else ()) for name in NAMES])
def test_a_name_the_system_refuses_is_no_fault_of_ours(case_path: Path, tmp_path: Path, run: Run, name: str) -> None:
    given = strange(tmp_path)[name]
    document = given if name == "links in a ring" else given.with_name(given.name + ".docx")
    sheet = document.with_suffix(".xlsx")
    run("source", case_path, "Borger 1", "--group", "borger")
    run("interview", case_path, "--source", "Borger 1", "--theme", 4, typed="j\n.\nq\n")
    if name != "links in a ring":
        for command, to in (("report", document), ("guide", document), ("export", sheet), ("notes", document)):
            refused(run(command, case_path, "-o", to), 5)
    assert run("notes", case_path, "-o", given)[0] in {2, 5}
    refused(run("demo", "--out", given), 5)
    refused(run("import", case_path, given), 2)
    assert run("model", "check", given)[0] == 2
    assert run("model", "show", given)[0] == 3
    assert run("ref", "4.a", "--case", given)[0] == 4
    assert run("new", tmp_path / "ny.tilsyn", *NEW, "--edition", given)[0] == 3
    assert run("new", tmp_path / "ny.tilsyn", *NEW, "--from", given)[0] == 4
    refused(run("new", given, *NEW), 4)
    for command in ("status", "verify", "case", "log"):
        refused(run(command, given), 4)
    assert not (tmp_path / "ny.tilsyn").exists()


def test_an_output_with_an_empty_name_is_refused(case_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case_path.parent)
    run("encounter", case_path, "--method", "observation", "--start", "2023-10-24 13:00")
    before = sorted(case_path.parent.iterdir())
    for empty in ("", "  "):
        for command in ("report", "guide", "letter", "notes", "export"):
            assert "er tom." in refused(run(command, case_path, "-o", empty), 2)
        refused(run("demo", "--out", empty), 2)
    assert sorted(case_path.parent.iterdir()) == before
    assert run("notes", case_path, "-o", ".")[0] == 0


def test_a_folder_that_cannot_be_made_or_written_is_an_output_that_cannot_be(
    case_path: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("encounter", case_path, "--method", "observation", "--start", "2023-10-24 13:00")
    (tmp_path / "fil").write_text("x")
    refused(run("demo", "--out", tmp_path / "fil"), 5)
    refused(run("demo", "--out", tmp_path / "fil" / "inden i"), 5)

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "lukket")

    monkeypatch.setattr(Path, "mkdir", closed)
    refused(run("notes", case_path, "-o", tmp_path / "notater"), 5)
    refused(run("demo", "--out", tmp_path / "demo"), 5)


def test_a_folder_or_a_device_is_no_file_and_a_locked_one_is_not_handed_out(
    case_path: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, opened = tmp_path / "låst.json", Path.open
    path.write_text("{}")
    assert "er en mappe" in refused(run("import", case_path, tmp_path), 2)
    assert "er ikke en almindelig fil" in refused(run("import", case_path, os.devnull), 2)
    assert "er en mappe" in refused(run("model", "check", tmp_path), 2)

    def locked(self: Path, *arguments: object, **more: object) -> object:
        if self == path:
            raise PermissionError(13, "i brug")
        return opened(self, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    assert "kan ikke læses" in refused(run("import", case_path, path), 4)


@pytest.mark.parametrize(
    "words",
    ["status {}", "import SAG {}", "model check {}", "model supplement {}", "template check {}", "document add SAG {}"],
)
def test_a_file_that_is_closed_to_us_is_said_to_be_so(
    case_path: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    path, opened, access = tmp_path / "lukket.docx", Path.open, os.access
    path.write_bytes(b"PK")

    def closed(self: Path, *arguments: object, **more: object) -> object:
        if self == path:
            raise PermissionError(13, "lukket")
        return opened(self, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", closed)
    monkeypatch.setattr(
        os, "access", lambda named, mode, **more: str(named) != str(path) and access(named, mode, **more)
    )
    named = {"{}": path, "SAG": case_path}
    told = refused(run(*(named.get(each, each) for each in words.split())), 4)
    assert "lukket.docx kan ikke læses." in told
    assert "Kontrollér, at du har adgang til filen" in told


def test_an_import_larger_than_an_inspection_can_be_is_not_read(case_path: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "stor.json"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    assert "fylder mere end 64 MB" in refused(run("import", case_path, path), 2)


def workbook() -> bytes:
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet()
    return buffer.getvalue()


def letter() -> bytes:
    from docx import Document

    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


def picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"IEND", b"")


OTHERS: list[tuple[bytes, str]] = [
    (workbook(), "et Excel-ark"),
    (letter(), "et Word-dokument"),
    (b"PK\x03\x04" + bytes(60), "en zip-fil"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "ældre format"),
    (b"%PDF-1.7\n", "en PDF-fil"),
    (b"TSN\x01" + bytes(4092), "en tilsynssag"),
    (b"SQLite format 3\0" + bytes(52) + b"TSN1" + bytes(100), "en ukrypteret tilsynssag"),
    (b"SQLite format 3\0" + bytes(200), "en database"),
    (picture(), "et billede"),
    (b"\xff\xd8\xff\xe0" + bytes(20), "et billede"),
    (b"\n<!DOCTYPE html><p>", "en webside"),
    (b"\x1f\x8b\x08\0", "en komprimeret fil"),
]


@pytest.mark.slow
@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("name", ["x.json", "x.yaml", "uden endelse"])
def test_a_file_of_another_kind_is_named_whatever_its_name(
    case_path: Path, tmp_path: Path, run: Run, other: tuple[bytes, str], name: str
) -> None:
    content, what = other
    path = tmp_path / name
    path.write_bytes(content)
    for command in (("import", case_path), ("model", "check")):
        code, _, err = run(*command, path)
        assert (code, what in err, "UTF-8" in err) == (1, True, False), err
    code, _, err = run("new", tmp_path / "ny.tilsyn", *NEW, "--edition", path)
    assert (code, what in err, "UTF-8" in err) == (3, True, False), err


def test_an_empty_file_is_said_to_be_empty(case_path: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "tom.json").touch()
    code, _, err = run("import", case_path, tmp_path / "tom.json")
    assert (code, "den er tom" in err) == (1, True)


def test_texts_are_not_taken_for_another_kind() -> None:
    for text in ("{}", "format: tilsyn-edition/1", "# TSN", "[]", "﻿{}", "BM: ja", "Rar"):
        assert foreign(text.encode()) is None


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "egne"
    folder.mkdir()
    monkeypatch.setenv("TILSYN_LIBRARY", str(folder))
    return folder


BROKEN = OWN.replace("averaging: two_stage", "averaging: to_trin")


@pytest.mark.slow
def test_an_edition_of_ones_own_with_a_mistake_is_told_once(library: Path, tmp_path: Path, run: Run) -> None:
    (library / "min.yaml").write_text(BROKEN, encoding="utf-8")
    (library / "fremmed.yaml").write_text("version: 2\nformat: andet\n: [", encoding="utf-8")
    for command, shown in ((("model", "list", "--json"), "KM2021"), (("new", tmp_path / "ny.tilsyn", *NEW), "KM2021")):
        code, out, err = run(*command)
        told = [line for line in err.splitlines() if "Filen bruges ikke" in line]
        assert (code, len(told)) == (0, 1), err
        assert "min.yaml:" in told[0]
        assert "M014" in told[0]
        assert f"tilsyn model check {library / 'min.yaml'}" in told[0]
        assert shown in out
        assert "fremmed" not in err
    assert "Uden --edition bruges den nyeste udgave, der er i orden: KM2021." in err
    assert {row["id"] for row in json.loads(run("model", "list", "--json")[1])} >= {"KM2021", "NR2020"}
    assert run("new", tmp_path / "to.tilsyn", *NEW, "--edition", "KM2021")[2].count("bruges") == 0
    (library / "min.yaml").write_text(OWN, encoding="utf-8")
    assert "bruges" not in run("model", "list")[2]


@pytest.mark.slow
def test_an_own_edition_with_a_mistake_in_the_only_ones_way_is_what_is_told(
    library: Path, tmp_path: Path, run: Run
) -> None:
    (library / "km.yaml").write_text(EDITION.replace("averaging: two_stage", "averaging: to_trin"), encoding="utf-8")
    commands = (("new", tmp_path / "ny.tilsyn", *NEW), ("demo", "--out", tmp_path / "d"), ("ref", "4.a"))
    for command in (
        *commands,
        ("model", "show", "KM2021"),
        ("new", tmp_path / "ny.tilsyn", *NEW, "--edition", "km2021"),
    ):
        code, out, err = run(*command)
        assert (code, out) == (3, ""), command
        assert "km.yaml:23: M014 'averaging' kan ikke være 'to_trin'." in err
        assert f"tilsyn model check {library / 'km.yaml'}." in err.splitlines()[-1]
    code, out, err = run("new", "--help")
    assert (code, "Tilbudstyper (mere" in out, "km.yaml" in err) == (0, False, True)
    assert not (tmp_path / "ny.tilsyn").exists()


@needs_named_pipes
def test_two_files_of_one_id_and_one_that_cannot_be_read_are_told(library: Path, run: Run) -> None:
    for name in ("a.yaml", "b.yaml"):
        (library / name).write_text(OWN, encoding="utf-8")
    os.mkfifo(library / "c.yaml")
    err = run("model", "list")[2]
    assert [line.split(":")[0] for line in err.splitlines()] == ["(advarsel) b.yaml", "(advarsel) c.yaml"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("STOR.YAML", BROKEN.encode()),
        ("notesblok.yaml", BROKEN.encode("utf-16")),
        ("modsat.yml", b"\xfe\xff" + BROKEN.encode("utf-16-be")),
        ("brudt.yaml", b"format: tilsyn-edition/1\nid: [\n"),
    ],
)
def test_an_own_edition_is_told_however_it_was_saved_and_the_advice_names_its_file(
    library: Path, run: Run, name: str, content: bytes
) -> None:
    (library / name).write_bytes(content)
    (library / "brev.yaml").write_bytes("til: alle\n: [".encode("utf-16"))
    (told,) = run("model", "list")[2].splitlines()
    assert told.startswith(f"(advarsel) {name}:")
    assert told.endswith(f"tilsyn model check {library / name}.")


@needs_named_pipes
@pytest.mark.timeout(60)
def test_a_pipe_among_the_editions_stops_nothing(library: Path, tmp_path: Path, run: Run) -> None:
    os.mkfifo(library / "a.yaml")
    os.mkfifo(library / "b.yml")
    assert run("model", "list")[0] == 0
    assert run("new", tmp_path / "ny.tilsyn", *NEW)[0] == 0
    assert run("model", "check", library / "a.yaml")[0] == 2
    assert run("new", tmp_path / "to.tilsyn", *NEW, "--edition", library / "a.yaml")[0] == 3


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["nothing", "a file", "too long", pytest.param("a ring", marks=needs_links)])
def test_a_library_that_is_no_folder_is_told(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    (tmp_path / "fil").write_text("x")
    if LINKS:
        (tmp_path / "ring").symlink_to(tmp_path / "ring")
    name = {"nothing": "nix", "a file": "fil", "too long": "x" * 5_000, "a ring": "ring"}[kind]
    monkeypatch.setenv("TILSYN_LIBRARY", str(tmp_path / name))
    for command in (("model", "list", "--json"), ("new", tmp_path / "ny.tilsyn", *NEW)):
        code, out, err = run(*command)
        assert (code, err.count("TILSYN_LIBRARY")) == (0, 1)
        said = ("findes ikke" in err, "er ikke en mappe" in err)
        # Windows tells a name that is too long from none only where the whole path is.
        assert said == (kind == "nothing", kind == "a file") or kind == "too long"
        assert "KM2021" in out
