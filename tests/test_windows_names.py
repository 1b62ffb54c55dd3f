"""What Windows makes of a name: no report in the console, none in a stream that nobody sees, none too deep to open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tilsyn.storage import names
from tilsyn.storage.names import windows_fault
from tilsyn.storage.sight import Sight, look

Run = Callable[..., tuple[int, str, str]]
NEW = ("--provider", "P", "--service-type", "101-ambulant", "--date", "2023-10-24", "--by", "MKV", "--unencrypted")


@pytest.fixture(autouse=True)
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules as they hold there, whatever runs the tests."""
    monkeypatch.setattr(names, "WINDOWS", True)


def refused(given: str, folder: str = "C:\\Sager") -> str:
    return windows_fault(given, f"{folder}\\{given}") or ""


@pytest.mark.parametrize(
    "name",
    ["CON", "prn.docx", "Aux.json", "nul", "COM1.docx", "lpt9.tar.gz", "COM¹.docx", "LPT³", "CONIN$", "conout$.x",
     "con .docx", "nul:", "sager\\aux\\rapport.docx", "\\\\kommune\\faelles\\lpt1.docx"],
)  # fmt: skip
def test_the_names_of_consoles_and_ports_are_no_files(name: str) -> None:
    assert "noget andet end filer" in refused(name)


@pytest.mark.parametrize(
    "name",
    ["console.docx", "COM10.docx", "com.docx", "LPT0", "auxiliary", "rapport.con", "å.docx", "..\\x.docx", ".\\x.docx",
     "C:rapport.docx", "C:\\a b\\x.docx", "\\\\kommune\\faelles\\x.docx", "\\\\?\\C:\\Sager\\x.docx", ".skjult"],
)  # fmt: skip
def test_other_names_are_taken_as_they_are(name: str) -> None:
    assert windows_fault(name, "C:\\Sager\\x.docx") is None


@pytest.mark.parametrize(
    ("name", "letter"),
    [("rapport:kopi.docx", ":"), ("a?b.docx", "?"), ("a|b.docx", "|"), ("mappe*\\x.docx", "*"), ('"x".docx', '"'),
     ("C:\\<x>.docx", "<"), ("sag.tilsyn::$DATA", ":"), ("C:rapport:kopi.docx", ":")],
)  # fmt: skip
def test_a_letter_that_no_name_may_hold_is_shown(name: str, letter: str) -> None:
    assert f"tegnet {letter} må ikke stå" in refused(name)


@pytest.mark.parametrize("name", ["rapport.docx.", "rapport.docx ", "mappe \\x.docx", "C:\\mappe.\\x.docx", "..."])
def test_an_end_that_windows_would_drop_is_no_end(name: str) -> None:
    assert "fjerner punktum og mellemrum" in refused(name)


@pytest.mark.parametrize(
    ("folder", "name", "beside", "fits"),
    [
        (250, "rap.docx", "", False),  # itself 259 long, but not what is written first
        (238, "rap.docx", "", True),
        (238, "et langt navn til en rapport.docx", "", False),
        (224, "et langt navn til en rapport2.docx", "", True),
        (225, "et langt navn til en rapport2.docx", "", False),
        (224, "et langt navn til en sag xx.tilsyn", "-journal", False),
        (216, "et langt navn til en sag xx.tilsyn", "-journal", True),
    ],
)
def test_a_path_has_room_for_what_stands_beside_it_too(folder: int, name: str, beside: str, *, fits: bool) -> None:
    absolute = "C:\\".ljust(folder, "d") + "\\" + name
    told = windows_fault(name, absolute, beside=beside)
    assert (told is None) == fits
    assert fits or f"stien er {len(absolute)} tegn lang" in str(told)
    assert windows_fault(name, f"\\\\?\\{absolute}", beside=beside) is None


@pytest.mark.parametrize("name", ["CON.docx", "rapport:kopi.docx", "a?b.docx", "LPT¹.docx"])
def test_no_report_is_written_under_such_a_name(case_path: Path, run: Run, name: str) -> None:
    code, out, err = run("report", case_path, "-o", case_path.parent / name)
    assert (code, out, "Vælg et andet navn" in err, "Word" in err) == (5, "", True, False)
    assert [each.name for each in case_path.parent.iterdir()] == [case_path.name]


@pytest.mark.parametrize("folder", ["nul", "mappe:notater", "notater."])
def test_no_folder_is_made_under_such_a_name(case_path: Path, run: Run, folder: str) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    assert run("interview", case_path, "--source", "Borger 1", "--plain", typed="q\n")[0] == 0
    before = sorted(case_path.parent.iterdir())
    for words in (("notes", case_path, "-o"), ("demo", "--out")):
        code, _, err = run(*words, case_path.parent / folder)
        assert (code, "Vælg et andet navn" in err) == (5, True), err
    assert sorted(case_path.parent.iterdir()) == before


@pytest.mark.parametrize("name", ["AUX.tilsyn", "sag:kopi.tilsyn", "sag.tilsyn.", "sag.tilsyn "])
def test_no_case_is_made_under_such_a_name(tmp_path: Path, run: Run, name: str) -> None:
    code, _, err = run("new", tmp_path / name, *NEW)
    assert (code, "kan ikke være navnet på en sag" in err, "Er disken fuld" in err) == (4, True, False)
    assert list(tmp_path.iterdir()) == []


def test_a_path_too_deep_is_refused_by_its_length_before_anything_is_rendered(case_path: Path, run: Run) -> None:
    deep = case_path.parent / ("d" * 120) / ("e" * 120)
    code, _, err = run("report", case_path, "-o", deep / "rapport.docx")
    assert (code, "tegn lang" in err) == (5, True)
    assert "tegn lang" in run("new", deep / "sag.tilsyn", *NEW)[2]
    assert "tegn lang" in run("status", deep / "sag.tilsyn")[2]


@pytest.mark.parametrize("name", ["con", "NUL.json", "com1.tilsyn"])
def test_a_console_or_a_port_is_never_read(case_path: Path, run: Run, name: str) -> None:
    assert look(Path(name)) is Sight.DEVICE
    assert run("import", case_path, name)[0] == 2
    code, _, err = run("status", name)
    assert (code, "en anden slags fil" in err) == (4, True)
