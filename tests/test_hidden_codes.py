"""What is protected answers to no code that anyone may guess: every command takes it for an unknown one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest

from tests.conversing import desk_of, hidden_id
from tilsyn.domain.journal.entries import Document, Encounter, OwnQuestion, Source
from tilsyn.services.planning import preparing

pytestmark = pytest.mark.slow  # some thirty commands, twice

Run = Callable[..., tuple[int, str, str]]
Files = dict[str, object]
START = "2023-10-24T09:00:00.000+02:00"


@pytest.fixture
def open_case(run: Run, case_path: Path) -> Path:
    """A citizen with a conversation, and one who has none yet."""
    for code in ("Borger 1", "Borger 2"):
        assert run("source", case_path, code, "--group", "borger")[0] == 0
    with desk_of(case_path) as desk:
        preparing.add_encounter(desk, ("Borger 1",), "MKV", {"code": "S1", "start": START})
    return case_path


def hide(case: Path, paper: Path) -> None:
    """A tip, one who is protected, each with a conversation; a protected one of somebody seen; a paper, a question."""
    with desk_of(case) as desk:
        new = desk.world.new_id
        tip, other = (
            Source.model_validate({"record": new(), "id": new(), "code": code, "group": group, "protection": word})
            for code, group, word in (("Tip 3", "anonym", "whistleblow"), ("Borger 7", "borger", "fortrolig"))
        )
        seen = desk.source("Borger 2")
        talks = [
            Encounter(record=new(), id=new(), code=code, sources=(each.id,), start=START, protection="fortrolig")
            for code, each in (("S7", other), ("S8", seen), ("S9", tip))
        ]
        came = Document(
            record=new(), id=new(), type="notat", title="Hemmelig", file=paper.name, status="modtaget",
            protection="fortrolig",
        )  # fmt: skip
        own = OwnQuestion(
            record=new(), id=new(), code="4.a.e9", at="4.a", text="?", encounter=talks[0].id, protection="fortrolig"
        )
        desk.add([tip, other, *talks, came, own], "MKV")


GIVEN: tuple[tuple[str, ...], ...] = (
    ("source", "Tip 3", "--group", "anonym"), ("source", "Tip 3", "--group", "borger"),
    ("source", "Borger 7", "--group", "borger"), ("source", "Borger 7", "--group", "anonym"),
    ("encounter", "S8", "--outcome", "gennemfoert"), ("encounter", "S8", "--source", "Borger 1"),
    ("encounter", "Borger 2 24-10-2023"), ("encounter", "Borger 7 2023-10-24"),
    ("encounter", "--source", "Tip 3"), ("encounter", "--source", "Borger 7"), ("encounter", "--source", "Borger 2"),
    ("encounter", "--source", "Borger 1", "--source", "Borger 7"), ("encounter", "S1", "--source", "Borger 7"),
    ("encounter", "--source", "Borger 1", "--code", "S8"), ("encounter", "S1", "--code", "S8"),
    ("encounter", "--method", "dokument", "--title", "Hemmelig"),
    ("encounter", "--method", "dokument", "--document", "Hemmelig"),
    ("interview", "--source", "Tip 3"), ("interview", "--source", "Tip 3", "--group", "anonym"),
    ("interview", "--source", "Tip 3", "--group", "borger"), ("interview", "--source", "Borger 7"),
    ("interview", "--source", "Borger 7", "--group", "borger"), ("interview", "--source", "Borger 2"),
    ("interview", "--source", "Borger 1", "--source", "Borger 7"), ("interview", "--encounter", "S7"),
    ("interview", "--source", "Borger 1", "--source", "Tip 3", "--group", "anonym"),
    ("interview", "--source", "Borger 7", "--method", "observation"), ("interview", "--encounter", "S8", "--paper"),
    ("note", "--source", "Tip 3"), ("note", "--source", "Borger 2"), ("note", "--alert", "--source", "Borger 7"),
    ("document", "add", "{paper}", "--encounter", "S8"), ("document", "add", "{paper}", "--type", "notat"),
    ("document", "get", "Hemmelig", "-o", "{folder}/ud.txt"), ("document", "quote", "Hemmelig", "--indicator", "4.a"),
    ("notes", "--encounter", "S8", "-o", "{folder}/ud.docx"), ("plan", "--question", "-", "--code", "4.a.e9"),
    ("score", "4.a", "--plain", "Borger 7"), ("score", "4.a", "--plain", "Borger 2"), ("import", "{folder}/ind.json"),
)  # fmt: skip
FILES: tuple[Files, ...] = (
    {"answers": [{"question": "4.a.1", "encounter": "S8", "value": "ja", "note": "Sagt"}]},
    {"answers": [{"question": "4.a.1", "source": "Borger 7", "value": "ja", "note": "Sagt"}]},
    {"answers": [{"question": "4.a.e9", "encounter": "S1", "value": "ja", "note": "Sagt"}]},
    {"encounters": [{"code": "S1", "method": "interview", "sources": ["Borger 1", "Borger 7"]}]},
    {"encounters": [{"code": "S2", "method": "interview", "sources": ["Borger 7"]}]},
    {"notes": [{"text": "Sagt", "encounter": "S8"}]},
    {"judgements": [{"indicator": "4.a", "text": "Godt.", "sources": ["Borger 7"]}]},
    {"judgements": [{"indicator": "4.a", "text": "Godt.", "sources": ["Borger 2"]}]},
)
_IDS = re.compile(r"\b[0-9a-f]{8}\b")


def tried(run: Run, case: Path, folder: Path, given: tuple[str, ...], typed: str) -> list[object]:
    """One command on a copy of the case that always has the same name, and how much it wrote."""
    folder.mkdir(exist_ok=True)
    held = folder / "sag.tilsyn"
    copyfile(case, held)
    with desk_of(held) as desk:
        before = len(desk.case.entries)
    verb = 2 if given[0] == "document" else 1
    filled = [each.format(paper=folder.parent / "hemmelig.txt", folder=folder) for each in given]
    said = [_IDS.sub("…", str(each)) for each in run(*filled[:verb], held, *filled[verb:], typed=typed)]
    with desk_of(held) as desk:
        return [*said, len(desk.case.entries) - before]


@pytest.fixture
def two(open_case: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The case as it was, and with what is hidden in it."""
    paper = tmp_path / "hemmelig.txt"
    paper.write_text("Noget andet.\n", encoding="utf-8")
    hidden = tmp_path / "skjult.tilsyn"
    copyfile(open_case, hidden)
    hide(hidden, paper)
    return open_case, hidden


@pytest.mark.parametrize("given", GIVEN, ids=" ".join)
def test_a_hidden_code_is_answered_as_an_unknown_one(
    run: Run, two: tuple[Path, Path], tmp_path: Path, given: tuple[str, ...]
) -> None:
    folder = tmp_path / "her"
    folder.mkdir()
    (folder / "ind.json").write_text('{"format":"tilsyn-exchange/1"}')
    typed = f"Det er godt.\n.\n{given[-1]}\n4\n" if given[0] == "score" else "Sagt\nq\n"
    given = given[:-1] if given[0] == "score" else given
    without, hidden = (tried(run, each, folder, given, typed) for each in two)
    assert hidden == without


@pytest.mark.parametrize("parts", FILES, ids=lambda parts: json.dumps(parts, ensure_ascii=False)[:60])
def test_a_file_that_names_a_hidden_code_is_answered_as_if_it_were_unknown(
    run: Run, two: tuple[Path, Path], tmp_path: Path, parts: Files
) -> None:
    folder = tmp_path / "her"
    folder.mkdir()
    (folder / "ind.json").write_text(json.dumps({"format": "tilsyn-exchange/1", **parts}), encoding="utf-8")
    without, hidden = (tried(run, each, folder, ("import", "{folder}/ind.json"), "") for each in two)
    assert hidden == without


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("Tip 3", ("encounter", "S1", "--source", "{id}")),
        ("Tip 3", ("encounter", "--source", "Borger 1", "--source", "{id}")),
        ("Borger 7", ("interview", "--source", "Borger 1", "--source", "{id}")),
        ("Borger 7", ("score", "4.a", "--plain")),
        ("S8", ("notes", "--encounter", "{id}", "-o", "{folder}/ud.docx")),
    ],
)
def test_where_nothing_can_be_done_with_it_a_hidden_id_is_as_one_that_nobody_knows(
    run: Run, two: tuple[Path, Path], tmp_path: Path, code: str, given: tuple[str, ...]
) -> None:
    known, folder = hidden_id(two[1], code), tmp_path / "her"
    said = []
    for each in (known, "0a1b2c3d"):
        filled = tuple(part.replace("{id}", each) for part in given)
        said.append(tried(run, two[1], folder, filled, f"Det er godt.\n.\n{each}\n4\n"))
    assert said[0] == said[1]
    assert said[0][0] == "2"


def test_by_its_id_what_is_protected_is_worked_with_and_whoever_makes_it_is_told(run: Run, open_case: Path) -> None:
    _, out, err = run("source", open_case, "Tip 3", "--group", "anonym")
    tip = hidden_id(open_case, "Tip 3")
    assert (out, f"--source {tip}" in err) == ("gemt Tip 3\n", True)
    code, _, err = run("interview", open_case, "--source", tip, "--group", "borger", typed="q\n")
    with desk_of(open_case) as desk:
        talk = next(each for _, each in desk.case.of(Encounter) if each.id not in desk.visible().encounters).id[:8]
    assert (code, f"--encounter {talk}" in err) == (0, True)
    for given in (("note", "--source", tip), ("interview", "--encounter", talk), ("interview", "--source", tip)):
        assert run(given[0], open_case, *given[1:], typed="Sagt\nq\n")[0] == 0, given
    with desk_of(open_case) as desk:
        assert len(list(desk.case.of(Encounter))) == len(desk.visible().encounters) + 1
    assert run("encounter", open_case, talk, "--outcome", "gennemfoert")[0] == 0


def test_whoever_protects_a_conversation_is_told_how_it_is_gone_on_with(run: Run, open_case: Path) -> None:
    rows = json.loads(run("log", open_case, "--json")[1])
    post = next(row["post"] for row in rows if row["kind"] == "encounter")
    talk = hidden_id(open_case, "S1")
    _, _, err = run("protect", open_case, post, "--as", "fortrolig", "--reason", "-", typed="x")
    assert f"--encounter {talk}" in err
    assert "--encounter" not in run("protect", open_case, post, "--as", "normal", "--reason", "-", typed="x")[2]


def test_two_tips_of_one_code_stay_two_people(run: Run, open_case: Path) -> None:
    for _ in range(2):
        assert run("source", open_case, "Tip 3", "--group", "anonym")[0] == 0
    with desk_of(open_case) as desk:
        held = [(entry.id, each) for entry, each in desk.case.of(Source) if each.code == "Tip 3"]
        assert len({each.id for _, each in held}) == 2
        assert {desk.source(each.id[:8]).id for _, each in held} == {each.id for _, each in held}


def test_a_tip_is_never_taken_down_openly_by_a_code_that_says_what_it_is(run: Run, open_case: Path) -> None:
    for given in (("source", "Tip 3"), ("interview", "--source", "Anonym 1")):
        code, out, err = run(given[0], open_case, *given[1:], "--group", "borger", typed="q\n")
        assert (code, out, "--group anonym" in err) == (2, "", True)
