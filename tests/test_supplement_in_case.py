"""A case with the office's supplement: 3.c is judged, counted and printed; without, it is nowhere."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conversing import Lines, desk_of
from tests.finishing import blocking
from tests.playing import play, press, shown
from tests.sample_cases import sealed_case
from tests.test_screen_judging import Alone
from tests.test_supplement import SUPPLEMENT
from tilsyn.domain.journal.entries import UsedSupplement
from tilsyn.interview.plain.plain_judging import judge_in_lines
from tilsyn.interview.screen.judging.ground_text import ground_runs
from tilsyn.interview.screen.judging.judge import JudgeScreen
from tilsyn.interview.screen.kit.glyphs import Marks

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]
NEW = ("--provider", "Nordkaj (opdigtet)", "--service-type", "101-ambulant", "--date", "2023-10-24", "--by", "MKV")
JUDGED = "Teksten om opfølgning på udbyttet.\n.\nBorger 1\n4\n"
WORDS = "Tilbuddet følger op på udbyttet af indsatsen (opdigtet ordlyd)"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tillaeg.yaml"
    path.write_text(SUPPLEMENT, encoding="utf-8")
    return path


@pytest.fixture
def given(run: Run, case_path: Path, file: Path) -> Path:
    """A case that was made without one, and was given it."""
    assert run("model", "supplement", file, "--case", case_path)[0] == 0
    run("source", case_path, "Borger 1", "--group", "borger")
    return case_path


def card(run: Run, case: Path, indicator: str = "3.c") -> tuple[dict[str, Any], dict[str, Any]]:
    """An indicator, and the theme it stands in."""
    document = json.loads(run("score", case, "--json")[1])
    return next(
        (each, theme)
        for theme in document["themes"]
        for criterion in theme["criteria"]
        for each in criterion["indicators"]
        if each["id"] == indicator
    )


def words_of(path: Path) -> str:
    """All that can be read of a file, whatever it is."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(each).decode("utf-8", "ignore") for each in archive.namelist() if each.endswith(".xml")]
    plain = (each.replace("<w:noBreakHyphen/>", "-").replace("\u00a0", " ") for each in parts)
    return " ".join(re.sub(r"<[^>]+>", "", each) for each in plain)


def papers(run: Run, case: Path, folder: Path) -> dict[str, str]:
    """Everything that may leave a case."""
    folder.mkdir()
    for audience in ("portal", "provider", "internal"):
        run("report", case, "-o", folder / f"{audience}.docx", "--audience", audience)
    for name in ("matrix.xlsx", "exchange.json"):
        run("export", case, "-o", folder / name)
    run("case", case, "--set", "anmeldt=ja")
    run("guide", case, "-o", folder / "guide.docx")
    run("letter", case, "-o", folder / "brev.docx")
    run("notes", case, "-o", folder / "noter")
    found = {each.name: words_of(each) for each in folder.rglob("*.*") if each.is_file()}
    return {**found, "paste": run("paste", case)[1]}


def test_with_it_the_indicator_is_judged_counted_and_printed(run: Run, given: Path, tmp_path: Path) -> None:
    before = card(run, given)[1]["applicable"]
    code, out, err = run("score", given, "3.c", "--plain", typed=JUDGED)
    rated, theme = card(run, given)

    assert (code, out.splitlines()[-1], err) == (0, "gemt 3.c", "")
    assert (rated["state"], rated["score"], theme["judged"], theme["applicable"]) == ("scored", 4, 1, before)
    assert theme["display"] == "4,0"
    made = papers(run, given, tmp_path / "ud")
    for name in ("provider.docx", "internal.docx", "matrix.xlsx"):
        assert WORDS in made[name], name
        assert "Teksten om opfølgning" in made[name], name
        assert "Ordlyden af 3.c er tilføjet af MKV den 01-09-2023. Kilde: Kontorets håndbog" in made[name], name
    assert "NR2020:3.1.5" not in made["provider.docx"]
    run("score", given, "4.a", "--plain", typed="Efter anvisning 3.1.5.\n.\nBorger 1\n4\n")
    run("report", given, "-o", tmp_path / "ud" / "igen.docx", "--audience", "internal")
    assert "anbefaling, mærket af MKV den 01-09-2023 efter Kontorets notat" in words_of(tmp_path / "ud" / "igen.docx")
    assert "Ordlyden er tilføjet af socialtilsynet (MKV, 01-09-2023)." in run("paste", given, "3.c")[1]
    assert "Teksten om opfølgning" in made["exchange.json"]
    assert "KM2021 med tillægget kontoret, version 1" in made["guide.docx"]
    assert "3.c" not in made["portal.docx"]


def test_a_paper_says_whose_it_is_by_name_where_the_case_knows_it(
    run: Run, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILSYN_OFFICE", str(tmp_path / "office.json"))
    run("score", given, "3.c", "--plain", typed=JUDGED)
    run("score", given, "4.a", "--plain", typed="Efter anvisning 3.1.5.\n.\nBorger 1\n4\n")
    assert run("office", "--set", "person.MKV=Maja K. Vester, tilsynskonsulent")[0] == 0
    assert run("case", given, "--set", "kontor=nu")[0] == 0
    made = papers(run, given, tmp_path / "ud")
    person = "Maja K. Vester, tilsynskonsulent, den 01-09-2023"
    for name in ("provider.docx", "internal.docx", "matrix.xlsx"):
        assert f"Ordlyden af 3.c er tilføjet af {person}. Kilde:" in made[name], name
        assert f"Pejlemærker for scoren af 3.c er tilføjet af {person}." in made[name], name
        assert "tilføjet af LAB den 02-09-2023" in made[name], name
        assert f"NR2020:3.1.5 er mærket som anbefaling (Kontorets notat (opdigtet)) af {person}." in made[name], name
        assert "(MKV, 01-09-2023)" not in made[name], name
    beside = "Ordlyden er tilføjet af socialtilsynet (Maja K. Vester, tilsynskonsulent, 01-09-2023)."
    assert beside in made["provider.docx"]
    assert beside in run("paste", given, "3.c")[1]
    assert f"anbefaling, mærket af {person} efter Kontorets notat" in made["internal.docx"]


POINT = (
    'marks:\n  - {directive: "NR2020:3.7", point: 2, binding: law, basis: "Kontorets notat (opdigtet)", by: MKV, '
    'date: "2023-09-01"}\n  - directive'
)


def test_a_mark_of_one_point_stands_where_the_report_names_the_directive_and_nowhere_else(
    run: Run, case_path: Path, file: Path, tmp_path: Path
) -> None:
    file.write_text(SUPPLEMENT.replace("marks:\n  - directive", POINT), encoding="utf-8")
    assert run("model", "supplement", file, "--case", case_path)[0] == 0
    run("source", case_path, "Borger 1", "--group", "borger")
    said = "NR2020:3.7, punkt 2 er mærket som lov (Kontorets notat (opdigtet)) af MKV den 01-09-2023."
    before = papers(run, case_path, tmp_path / "før")
    assert {name for name, words in before.items() if said in words} == {"internal.docx", "matrix.xlsx"}
    run("score", case_path, "4.a", "--plain", typed="Planerne er skrevet (NR2020:3.7).\n.\nBorger 1\n4\n")
    after = papers(run, case_path, tmp_path / "efter")
    assert {name for name, words in after.items() if said in words} == {"provider.docx", "internal.docx", "matrix.xlsx"}
    at_the_row = "punkt 2: lov: Kontorets notat (opdigtet), mærket af MKV den 01-09-2023"
    assert {name for name, words in after.items() if at_the_row in words} == {"internal.docx", "matrix.xlsx"}


def test_a_final_report_that_reads_otherwise_with_it_is_named(run: Run, tmp_path: Path, file: Path) -> None:
    case = sealed_case(tmp_path, "havblik", "endelig.docx")
    code, told, err = run("model", "supplement", file, "--case", case)
    assert (code, told) == (0, "gemt tillæg kontoret · udgave KM2021 4+1\n")
    assert re.search(r"\(advarsel\) .*Endelig rapport 1 til tilbuddet, lavet [\d-]+ [\d.]+, svarer ikke længere", err)
    assert blocking(run, case) >= {"S075"}
    assert run("model", "supplement", file, "--case", case)[1:] == ("uændret tillæg kontoret · udgave KM2021 4+1\n", "")


def test_without_it_the_indicator_is_in_no_paper_and_is_named_once_in_status(
    run: Run, case_path: Path, tmp_path: Path
) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    run("interview", case_path, "--source", "Borger 1", typed="j\nDe spurgte\n.\nq\n")
    made = papers(run, case_path, tmp_path / "ud")

    assert len(made) == 9
    assert {name for name, words in made.items() if "3.c" in words or "rdlyden er ikke" in words} == set()
    assert run("status", case_path)[1].count("3.c") == 1
    assert [each["at"] for each in json.loads(run("status", case_path, "--json")[1])["warnings"]].count("3.c") == 1
    assert card(run, case_path)[0]["state"] == "unknown"


@pytest.mark.parametrize(
    "command",
    [
        ("note", "--indicator", "3.c"),
        ("focus", "3.c", "--reason", "-"),
        ("followup", "--kind", "udviklingspunkt", "--indicator", "3.c"),
        ("score", "3.c", "--plain"),
    ],
)
def test_without_it_nothing_is_put_at_the_indicator(run: Run, case_path: Path, command: tuple[str, ...]) -> None:
    code, _, err = run(command[0], case_path, *command[1:], typed=JUDGED)
    assert code == 2
    assert "Ordlyden af 3.c er ikke fundet" in err
    assert "tilsyn model supplement FIL --case SAG" in err


def test_what_was_put_there_before_leaves_without_it(run: Run, given: Path, tmp_path: Path) -> None:
    """A file of such a case is taken in by one that has not the words: the note is kept, and no paper says where."""
    run("note", given, "--indicator", "3.c", "--indicator", "4.a", typed="Noget om opfølgning")
    run("export", given, "-o", tmp_path / "x.json")
    document = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert document["notes"][0]["at_items"] == ["3.c", "4.a"]
    del document["supplement"], document["checksum"], document["case"]
    (tmp_path / "y.json").write_text(json.dumps(document), encoding="utf-8")
    run("new", tmp_path / "ny.tilsyn", *NEW, "--unencrypted")
    assert run("import", tmp_path / "ny.tilsyn", tmp_path / "y.json")[0] == 0
    run("export", tmp_path / "ny.tilsyn", "-o", tmp_path / "z.json")
    again = json.loads((tmp_path / "z.json").read_text(encoding="utf-8"))
    assert [each["at_items"] for each in again["notes"]] == [["4.a"]]
    run("export", tmp_path / "ny.tilsyn", "-o", tmp_path / "z.xlsx")
    assert "3.c" not in words_of(tmp_path / "z.xlsx")


def test_a_new_case_takes_the_one_that_is_named_or_lies_in_the_library(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "udgave KM2021 med tillægget kontoret, version 1"
    assert told in run("new", tmp_path / "a.tilsyn", *NEW, "--unencrypted", "--supplement", file)[1]
    monkeypatch.setenv("TILSYN_LIBRARY", str(tmp_path))
    assert told in run("new", tmp_path / "b.tilsyn", *NEW, "--unencrypted")[1]
    assert told in run("new", tmp_path / "c.tilsyn", *NEW, "--unencrypted", "--supplement", "KONTORET")[1]
    without = run("new", tmp_path / "d.tilsyn", *NEW, "--unencrypted", "--supplement", "intet")[1]
    assert without == "oprettet d.tilsyn · udgave KM2021\n"
    states = [card(run, tmp_path / f"{name}.tilsyn")[0]["state"] for name in "abcd"]
    assert states == ["missing", "missing", "missing", "unknown"]


@pytest.mark.usefixtures("file")
def test_of_several_in_a_library_none_is_guessed_at(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "andet.yaml").write_text(SUPPLEMENT.replace("id: kontoret", "id: andet"), encoding="utf-8")
    monkeypatch.setenv("TILSYN_LIBRARY", str(tmp_path))
    code, out, err = run("new", tmp_path / "a.tilsyn", *NEW, "--unencrypted")
    assert (code, out) == (0, "oprettet a.tilsyn · udgave KM2021\n")
    assert "Biblioteket har flere tillæg til KM2021: andet og kontoret. Ingen er brugt." in err
    code, out, err = run("new", tmp_path / "b.tilsyn", *NEW, "--unencrypted", "--supplement", "andet")
    assert (code, out, err) == (0, "oprettet b.tilsyn · udgave KM2021 med tillægget andet, version 1\n", "")


def test_one_that_cannot_be_used_is_not_passed_over_in_silence(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(SUPPLEMENT.replace("score: 3", "score: 7"), encoding="utf-8")
    monkeypatch.setenv("TILSYN_LIBRARY", str(tmp_path))
    code, out, err = run("new", tmp_path / "a.tilsyn", *NEW, "--unencrypted", "--edition", "KM2021")
    assert (code, out) == (0, "oprettet a.tilsyn · udgave KM2021\n")
    assert "tillaeg.yaml:21: M015" in err
    code, _, err = run("new", tmp_path / "b.tilsyn", *NEW, "--unencrypted", "--supplement", file)
    assert (code, (tmp_path / "b.tilsyn").exists()) == (3, False)


def test_next_years_file_changes_no_case(run: Run, given: Path, file: Path) -> None:
    file.write_text(SUPPLEMENT.replace("følger op på udbyttet", "noget helt andet"), encoding="utf-8")
    told = run("ref", "3.c", "--case", given)[1]
    assert WORDS in told
    assert "Ordlyden er tilføjet af MKV den 01-09-2023. Kilde: Kontorets håndbog (opdigtet), s. 12." in told
    file.unlink()
    with desk_of(given) as desk:
        assert next(unit.text for unit in desk.model.rated() if unit.id == "3.c") == WORDS
        assert desk.catalogues[-1].find("3.1.5").binding == "recommended"  # type: ignore[union-attr]  # it is there


def test_given_twice_it_is_written_once_and_a_later_version_takes_its_place(run: Run, given: Path, file: Path) -> None:
    assert run("model", "supplement", file, "--case", given)[1] == "uændret tillæg kontoret · udgave KM2021 4+1\n"
    file.write_text(SUPPLEMENT.replace("version: 1", "version: 2").replace("brugt.", "brugt hver gang."), "utf-8")
    assert run("model", "supplement", file, "--case", given)[1] == "gemt tillæg kontoret · udgave KM2021 4+2\n"
    with desk_of(given) as desk:
        assert len(list(desk.case.of(UsedSupplement))) == 1
        assert len(desk.case.slots["supplement"]) == 2
    assert json.loads(run("verify", given, "--json")[1])["ok"]


def test_words_that_were_judged_by_are_not_changed_under_the_judgement(run: Run, given: Path, file: Path) -> None:
    run("score", given, "3.c", "--plain", typed=JUDGED)
    file.write_text(SUPPLEMENT.replace("udbyttet af indsatsen", "det hele"), "utf-8")
    code, out, err = run("model", "supplement", file, "--case", given)
    assert (code, out) == (2, "")
    assert "Ordlyden af 3.c ville blive en anden" in err
    run("case", given, "--set", "tilstand=endelig")
    file.write_text(SUPPLEMENT.replace("version: 1", "version: 2"), "utf-8")
    assert "Rapporten er endelig" in run("model", "supplement", file, "--case", given)[2]


def test_it_is_held_against_the_cases_own_edition(run: Run, file: Path, tmp_path: Path, case_path: Path) -> None:
    own = (Path(__file__).parent.parent / "questionnaires" / "KM2021.yaml").read_text(encoding="utf-8")
    edition = tmp_path / "km.yaml"
    edition.write_text(
        own.replace("            text: null\n", "            text: Ord, der er officielle her\n", 1), "utf-8"
    )
    assert run("new", tmp_path / "a.tilsyn", *NEW, "--unencrypted", "--edition", edition)[0] == 0
    code, _, err = run("model", "supplement", file, "--case", tmp_path / "a.tilsyn")
    assert (code, "tillaeg.yaml:7: M082" in err) == (1, True)
    file.write_text(SUPPLEMENT.replace("edition: KM2021", "edition: KM1999"), "utf-8")
    code, _, err = run("model", "supplement", file, "--case", case_path)
    assert (code, "hører ikke til sagens udgave, KM2021" in err) == (3, True)


def test_its_entry_is_told_of_and_can_be_neither_withdrawn_nor_hidden(run: Run, given: Path) -> None:
    post = next(line.split()[0] for line in run("log", given)[1].splitlines() if "tillæg til udgaven" in line)
    for command in (("withdraw", post), ("redact", post), ("protect", post, "--as", "fortrolig")):
        assert run(command[0], given, *command[1:], "--reason", "-", typed="En grund")[0] == 2
    assert json.loads(run("status", given, "--json")[1])["supplement"]["id"] == "kontoret"
    assert "Udgave KM2021 med tillægget kontoret" in run("status", given)[1]


def test_verify_tells_of_its_copy_and_of_one_that_was_changed(run: Run, given: Path) -> None:
    import sqlite3

    found = json.loads(run("verify", given, "--json")[1])
    assert (found["ok"], found["supplement"]["id"], found["edition"]["id"]) == (True, "kontoret", "KM2021")
    with sqlite3.connect(given) as connection:
        connection.execute("UPDATE blob SET content = x'78' WHERE sha256 = ?", (found["supplement"]["sha256"],))
    connection.close()
    assert not json.loads(run("verify", given, "--json")[1])["ok"]
    assert run("status", given)[0] == 4


def test_anchors_are_shown_before_the_score_is_asked_for_and_choose_nothing(run: Run, given: Path) -> None:
    streams = Lines("Tekst om 3.c.", ".", "Borger 1", "")
    with desk_of(given) as desk:
        judge_in_lines(desk, "3.c", streams, "MKV")
    said = "\n".join(streams.said)
    anchor = "  5: Opfølgningen er skrevet ned og brugt. (MKV, 01-09-2023)"
    assert (
        said.index("Kilder, delt") < said.index("Kontorets pejlemærker") < said.index(anchor) < said.index("Score (5")
    )
    assert card(run, given)[0]["score"] is None
    other = Lines("Tekst om 5.a.", ".", "Borger 1", "")
    with desk_of(given) as desk:
        judge_in_lines(desk, "5.a", other, "MKV")
    assert "pejlemærker" not in "\n".join(other.said)


def test_anchors_stand_beside_the_scale_on_the_screen(given: Path) -> None:
    with desk_of(given) as desk:
        beside = "".join(text for text, _ in ground_runs(desk, desk.unit("4.a"), before=False))
    order = ("Kontorets pejlemærker for scoren", "3: Borgerne høres, men", "(LAB, 02-09-2023)", "Grundlag")
    assert sorted(order, key=beside.index) == list(order)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_anchors_can_be_read_where_the_score_is_chosen_and_none_is_marked(given: Path, size: tuple[int, int]) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "Teksten om 4.a.", "<escape>", "<enter>")
        assert "3 SCORE · ikke valgt endnu" in read(pilot)
        assert "Kontorets pejlemærker for scoren" in read(pilot)
        assert "3: Borgerne høres" in read(pilot)
        assert "[x]" not in read(pilot)

    with desk_of(given) as desk:
        play(Alone(JudgeScreen(desk, "MKV", Marks(), "4.a")), story, size)


def read(pilot: Pilot[str]) -> str:
    return " ".join(shown(pilot).split())


def test_a_file_of_another_supplement_is_another_editions(run: Run, given: Path, file: Path, tmp_path: Path) -> None:
    run("score", given, "3.c", "--plain", typed=JUDGED)
    run("export", given, "-o", tmp_path / "x.json")
    with_it, without = tmp_path / "med.tilsyn", tmp_path / "uden.tilsyn"
    run("new", with_it, *NEW, "--unencrypted", "--supplement", file)
    run("new", without, *NEW, "--unencrypted")
    assert run("import", with_it, tmp_path / "x.json")[0] == 0
    assert card(run, with_it)[0]["score"] == 4
    code, _, err = run("import", without, tmp_path / "x.json")
    assert (code, "S141" in err, "kontoret, version 1" in err, "har ikke noget tillæg" in err) == (1, True, True, True)
    file.write_text(SUPPLEMENT.replace("version: 1", "version: 2"), "utf-8")
    run("model", "supplement", file, "--case", without)
    assert "S141" in run("import", without, tmp_path / "x.json")[2]


def test_a_file_that_names_none_is_taken_in_and_that_is_said(run: Run, given: Path, tmp_path: Path) -> None:
    document = {"format": "tilsyn-exchange/1", "edition": "KM2021", "sources": [{"code": "B2", "group": "borger"}]}
    (tmp_path / "x.json").write_text(json.dumps(document), encoding="utf-8")
    code, _, err = run("import", given, tmp_path / "x.json")
    assert (code, "S142" in err) == (0, True)


def test_the_earlier_reports_judgement_is_carried_on_only_under_the_same_words(
    run: Run, given: Path, file: Path, tmp_path: Path
) -> None:
    run("score", given, "3.c", "--plain", typed=JUDGED)
    for name, more in (("med", ("--supplement", file)), ("uden", ())):
        case = tmp_path / f"{name}.tilsyn"
        made = run("new", case, "--from", given, "--date", "2024-10-24", "--by", "MKV", "--unencrypted", *more)
        assert (made[0], "Den tidligere sag har tillægget" in made[2]) == (0, name == "uden")
        run("focus", case, "4.a", "--reason", "-", typed="Opfølgning")
    assert card(run, tmp_path / "med.tilsyn")[0]["state"] == "carried"
    assert card(run, tmp_path / "uden.tilsyn")[0]["state"] == "unknown"


def test_the_demo_is_the_same_whatever_an_office_has(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tilsyn.cli.options import shelf
    from tilsyn.services import demo

    monkeypatch.setenv("TILSYN_LIBRARY", str(file.parent))
    playing = demo.stage(tmp_path / "demo")
    assert demo.create(playing, shelf()).case.one(UsedSupplement, "supplement") is None
    assert run("model", "list")[1].count("kontoret") == 1
