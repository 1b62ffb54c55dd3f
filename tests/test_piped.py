"""Text on stdin in whatever bytes a Danish machine sends it, and words on the command line that are no text."""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import answers, entry_count, notes
from tests.needing import needs_words_as_bytes

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[1]
TEXT = "Pårørende siger, at Åse går på værelset. Ø, æble og Ærø"


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


def noted(run: Run, path: Path, raw: bytes) -> tuple[str, str]:
    """The note that the bytes become, and what is said beside it."""
    code, out, err = run("note", path, typed=raw)
    assert (code, out) == (0, "gemt note\n"), err
    return notes(path)[-1].text, err


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (TEXT.encode(), ""),
        (codecs.BOM_UTF8 + TEXT.encode(), ""),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), ""),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), ""),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("cp850"), "cp850"),
    ],
)
def test_every_letter_is_right_whatever_the_machine_sends(run: Run, path: Path, raw: bytes, said: str) -> None:
    text, err = noted(run, path, raw)
    assert text == TEXT
    assert (said in err) if said else (err == "")


@pytest.mark.parametrize("text", ["på", "Ås", "få ørred", "æble", "være", "Ærø er en ø", "blå, grå og sød"])
def test_a_word_of_dos_is_known_by_its_letters(run: Run, path: Path, text: str) -> None:
    assert noted(run, path, text.encode("cp850"))[0] == text


@pytest.mark.parametrize("text", ["‘citat’ – her", "“Hej” sagde han…", "café", "Prisen er 5 €", "‘Hun går’", "10 † 5"])
def test_quotes_and_signs_of_windows_are_not_taken_for_dos(run: Run, path: Path, text: str) -> None:
    assert noted(run, path, text.encode("cp1252"))[0] == text


def test_no_replacement_letter_is_ever_written(run: Run, path: Path) -> None:
    assert "\ufffd" not in noted(run, path, bytes(range(1, 256)))[0]


def test_a_stray_byte_leaves_the_rest_of_a_utf8_text_as_it_is(run: Run, path: Path) -> None:
    text, err = noted(run, path, "rødgrød på å".encode() + b" \x96 og Caf\xe9")
    assert text == "rødgrød på å – og Café"
    assert "det andet er læst som" in err


@pytest.mark.parametrize("raw", ["Hej på".encode("utf-16-le"), b"a\0b", codecs.BOM_UTF16_LE + b"a\0b"])
def test_what_is_no_text_is_refused_and_nothing_is_written(run: Run, path: Path, raw: bytes) -> None:
    before = entry_count(path)
    code, out, err = run("note", path, typed=raw)
    assert (code, out, err.startswith("Det på stdin er ikke en tekst")) == (2, "", True)
    assert entry_count(path) == before


@pytest.mark.parametrize("encoding", ["cp850", "cp1252", "utf-16"])
def test_a_conversation_is_read_in_one_encoding(run: Run, path: Path, encoding: str) -> None:
    """The first line that is not UTF-8 may say little by itself; what has come with it decides."""
    typed = "j\nCafé\nog på værtshus\n.\nn\nmere på vej\n.\nq\n".encode(encoding)
    code, _, err = run("interview", path, "--source", "Borger 1", "--plain", "--indicator", "4.a", typed=typed)
    assert code == 0
    assert sorted(each.note for each in answers(path).values()) == ["Café\nog på værtshus", "mere på vej"]
    assert err.count("ikke UTF-8") == (encoding != "utf-16")


def test_what_pythonioencoding_names_is_believed(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp850")
    assert noted(run, path, "Café på".encode("cp850")) == ("Café på", "")


def test_a_program_at_the_other_end_is_answered_line_by_line(path: Path) -> None:
    words = [sys.executable, "-m", "tilsyn", "interview", str(path), "--source", "Borger 1", "--plain"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment()
    ) as talk:
        assert talk.stdin
        assert talk.stdout
        for note in ("første", "på værelset"):
            talk.stdin.write(f"j\n{note}\n.\n".encode("cp850"))
            talk.stdin.flush()
            while not talk.stdout.readline().startswith(b"gemt"):
                pass
        talk.stdin.write(b"q\n")
        talk.stdin.close()
        talk.stdout.read()
    assert sorted(each.note for each in answers(path).values() if each.value) == ["første", "på værelset"]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "TILSYN_BY": "MKV", "PYTHONUTF8": "1", **more}


def called(
    *words: bytes | str, cwd: Path, more: dict[bytes, bytes] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """With words as bytes, as a script in another character set has them."""
    env = {os.fsencode(key): os.fsencode(value) for key, value in environment(PYTHONPATH=str(ROOT)).items()}
    argv = [os.fsencode(sys.executable), b"-m", b"tilsyn", *map(os.fsencode, words)]
    return subprocess.run(argv, cwd=cwd, env={**env, **(more or {})}, capture_output=True, check=False)


NEW = ("--provider", "Nordkaj", "--service-type", "101-ambulant", "--unencrypted")


@needs_words_as_bytes
@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        (b"source", b"nordkaj.tilsyn", "Søster 1".encode("latin-1"), b"--group", b"paaroerende"),
        (b"case", b"nordkaj.tilsyn", b"--set", "address=Sølvgade 4".encode("latin-1")),
        (b"new", "sæg.tilsyn".encode("latin-1"), *NEW),
        (b"new", b"ny.tilsyn", *NEW, "--by=æ".encode("latin-1")),
        (b"model", b"show", b"\xff"),
    ],
)
def test_words_that_are_no_text_are_refused_whole_and_leave_no_file(path: Path, words: tuple[bytes, ...]) -> None:
    before, files = entry_count(path), sorted(path.parent.iterdir())
    done = called(*words, cwd=path.parent)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "er ikke gyldig tekst" in done.stderr.decode()
    assert (entry_count(path), sorted(path.parent.iterdir())) == (before, files)


@needs_words_as_bytes
@pytest.mark.parametrize("name", [b"TILSYN_BY", b"TILSYN_LIBRARY", b"TILSYN_PASSPHRASE"])
def test_a_variable_that_is_no_text_is_refused_by_its_name(path: Path, name: bytes) -> None:
    done = called("status", str(path), cwd=path.parent, more={name: b"\xe6\xf8"})
    assert done.returncode == 2
    assert done.stderr.startswith(b"V\xc3\xa6rdien af " + name)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot tell a silent pipe from a slow one")
def test_a_correction_does_not_wait_for_a_pipe_that_says_nothing(run: Run, path: Path) -> None:
    run("followup", path, "--kind", "udviklingspunkt", typed="Lås døren")
    post = next(row["post"] for row in json.loads(run("log", path, "--json")[1]) if row["kind"] == "followup")
    words = [sys.executable, "-m", "tilsyn", "followup", str(path), post, "--status", "opfyldt"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment()) as done:
        assert done.stdout
        assert done.stdout.read() == "gemt opfølgningspunkt\n".encode()
    told = json.loads(run("log", path, "--json")[1])[-1]
    assert (told["text"], done.returncode) == ("Lås døren", 0)


@pytest.mark.parametrize(
    "words",
    [
        ("focus", "SAG", "4.a"), ("scope", "SAG", "2.b", "--use", "ja"), ("withdraw", "SAG", "POST"),
        ("protect", "SAG", "POST", "--as", "fortrolig"), ("redact", "SAG", "POST"),
        ("plan", "SAG", "--not-interviewed", "borger"),
    ],
)  # fmt: skip
def test_a_reason_is_never_an_argument_and_is_not_said_back(run: Run, path: Path, words: tuple[str, ...]) -> None:
    before = entry_count(path)
    post = json.loads(run("log", path, "--json")[1])[-1]["post"]
    argv = [{"SAG": str(path), "POST": post}.get(each, each) for each in words]
    code, out, err = run(*argv, "--reason", "Moren har ringet", typed="")
    assert (code, out, "Moren" in err, "--reason -" in err) == (2, "", False, True)
    code, _, err = run(*argv)
    assert (code, "--reason - " in err) == (2, True)
    assert entry_count(path) == before


@pytest.mark.parametrize("option", ["--basis", "--programme"])
def test_the_texts_of_the_plan_are_no_arguments_either(run: Run, path: Path, option: str) -> None:
    code, _, err = run("plan", path, option, "Klage fra en far")
    assert (code, "Klage" in err) == (2, False)
    code, _, err = run("case", path, "--set", f"{option.strip('-')}=Klage fra en far")
    assert (code, "Klage" in err) == (2, False)
    assert run("case", path, "--set", f"{option.strip('-')}=-", typed="Årligt")[0] == 0
    assert json.loads(run("case", path, "--json")[1])[option.strip("-")] == "Årligt"
    assert run("case", path, "--set", f"{option.strip('-')}=")[0] == 0


def test_a_reason_and_a_text_come_in_one_stream_the_reason_first(run: Run, path: Path) -> None:
    words = ("plan", path, "--basis", "-", "--not-interviewed", "borger", "--reason", "-")
    assert run(*words, typed="Ingen ville\n.\nÅrligt tilsyn\n\nog opfølgning\n")[0] == 0
    plan = json.loads(run("plan", path, "--json")[1])
    assert (plan["not_interviewed"][0]["reason"], plan["basis"]) == ("Ingen ville", "Årligt tilsyn\n\nog opfølgning")
    code, _, err = run(*words, typed="Kun én tekst")
    assert (code, "to tekster på stdin" in err) == (2, True)


@pytest.mark.parametrize(
    "words", [("note", "SAG"), ("assess", "SAG", "theme:4"), ("assess", "SAG"), ("followup", "SAG")]
)
def test_a_text_on_the_command_line_is_told_where_it_belongs(run: Run, path: Path, words: tuple[str, ...]) -> None:
    argv = [str(path) if each == "SAG" else each for each in words]
    code, _, err = run(*argv, "Hun sagde det")
    assert (code, "Hun" in err, "stdin" in err) == (2, False, True)
