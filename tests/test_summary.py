"""A case leaves itself in short when it is let go of: enough for a portfolio, and nothing that anyone wrote."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
import pytest

from tests.telling import Told
from tilsyn.domain.findings.scoring import scorecard
from tilsyn.domain.findings.summary import ItemInShort, PointInShort, Summary, read_summary, summarised
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Document, FollowUp, Note, Protect
from tilsyn.errors import CaseDamaged, CaseNewer, CaseNotWritten
from tilsyn.services.in_short import in_short
from tilsyn.services.open_case import CaseKey, opened
from tilsyn.storage import casefile, migrations
from tilsyn.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.world import World

    Run = Callable[..., tuple[int, str, str]]

OLD = Path(__file__).parent / "cases" / "format-1.tilsyn"


def _left(path: Path, world: World) -> Summary | None:
    return in_short(path, CaseKey(lambda: "blåbær og æbler", world))


def _summary(path: Path, world: World) -> Summary:
    left = _left(path, world)
    assert left is not None
    return left


def test_a_new_case_and_every_command_that_writes_leave_it(case_path: Path, run: Run, world: World) -> None:
    new = _summary(case_path, world)
    assert (new.edition, new.kind, new.stage, new.date) == ("KM2021", "drift", "udkast", "2023-10-24")
    assert (new.service_types, new.counts.sources) == (("101-ambulant",), 0)
    run("source", case_path, "Borger 1", "--group", "borger")
    run("note", case_path, typed="En note")
    assert _summary(case_path, world).counts.sources == 1


def test_it_says_what_the_commands_say(case_path: Path, run: Run, world: World) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    run("interview", case_path, "--source", "Borger 1", "--plain", typed="j\nHun siger ja\n.\nq\n")
    run("score", case_path, "4.a", "--plain", typed="Teksten.\n.\nBorger 1\n4\n")
    run(
        "followup", case_path, "--kind", "udviklingspunkt", "--indicator", "4.a", "--deadline", "01-02-2024",
        typed="Punktets tekst",
    )  # fmt: skip
    run("case", case_path, "--set", "stage=hoering", "--set", "hearing_deadline=01-03-2024")
    found, counts = _summary(case_path, world), json.loads(run("status", case_path, "--json")[1])["counts"]
    assert found.counts.model_dump(exclude={"conflicts"}) == counts
    assert (found.stage, found.hearing_deadline) == ("hoering", "2024-03-01")
    assert ItemInShort(id="4.a", state="scored", score=4) in found.items
    themes = json.loads(run("score", case_path, "--json")[1])["themes"]
    assert [(each.number, each.mean) for each in found.themes] == [(each["number"], each["mean"]) for each in themes]
    assert found.points == (PointInShort(kind="udviklingspunkt", status=None, decision=None, deadline="2024-02-01"),)


@pytest.mark.parametrize("command", [("status",), ("log",), ("verify",), ("score", "--json")], ids=" ".join)
def test_who_reads_leaves_nothing(case_path: Path, run: Run, world: World, command: tuple[str, ...]) -> None:
    with casefile.open_case(case_path, lambda: "", world) as file:
        file.append([Note(record="1", id="1", text="uden at lade noget efter sig")], "MKV")
    before = case_path.read_bytes()
    run(command[0], case_path, *command[1:])
    assert _left(case_path, world) is None
    assert case_path.read_bytes() == before


def test_it_is_believed_only_while_nothing_came_after(case_path: Path, run: Run, world: World) -> None:
    with opened(case_path, CaseKey(lambda: "", world)) as mine:
        mine.add([Note(record="1", id="1", text="min")], "MKV")
        with casefile.open_case(case_path, lambda: "", world) as other:
            other.append([Note(record="2", id="2", text="den andens")], "JHB")
    assert _left(case_path, world) is None
    run("note", case_path, typed="En note")
    assert _left(case_path, world) is not None


def _broken_off(path: Path, world: World) -> None:
    with opened(path, CaseKey(lambda: "", world)) as mine:
        mine.add([Note(record="1", id="1", text="min")], "MKV")
        raise KeyboardInterrupt


def test_one_who_is_broken_off_leaves_nothing_false(case_path: Path, run: Run, world: World) -> None:
    with pytest.raises(KeyboardInterrupt):
        _broken_off(case_path, world)
    left = _left(case_path, world)
    run("note", case_path, typed="En note")
    assert left == _summary(case_path, world)


def test_where_it_cannot_be_left_nothing_is_said_and_all_is_stored(
    case_path: Path, run: Run, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise CaseNotWritten(case_path)

    with monkeypatch.context() as patch:
        patch.setattr("tilsyn.storage.summary_row.keep", no_room)
        assert run("note", case_path, typed="En note") == (0, "gemt note\n", "")
    assert _left(case_path, world) is None
    assert "En note" in run("log", case_path)[1]


def test_a_redaction_takes_what_stood_there_with_it(case_path: Path, run: Run, world: World) -> None:
    run("note", case_path, typed="En note")
    with casefile.open_case(case_path, lambda: "", world) as file:
        file.redact(next(each.id for each in file.case.entries.values() if isinstance(each.payload, Note)), "x", "MKV")
        assert file._database.connection.execute("SELECT count(*) FROM summary").get == 0


@pytest.mark.slow
def test_an_earlier_form_has_none_and_is_not_changed(tmp_path: Path, world: World) -> None:
    path = Path(shutil.copy(OLD, tmp_path / "nordkaj.tilsyn"))
    assert _left(path, world) is None
    assert path.read_bytes() == OLD.read_bytes()


UNBELIEVED = {
    "of another place": "UPDATE summary SET seq = 1",
    "of another entry": "UPDATE summary SET id = 'abc'",
    "no summary": """UPDATE summary SET content = '{"edition":"KM2021"}'""",
    "no JSON": "UPDATE summary SET content = 'x'",
    "of a newer program": "UPDATE summary SET content = json_set(content, '$.mood', 'glad')",
}


@pytest.mark.parametrize("what", UNBELIEVED)
def test_what_is_not_as_it_was_left_is_not_believed(case_path: Path, world: World, what: str) -> None:
    apsw.Connection(str(case_path)).execute(UNBELIEVED[what]).connection.close()
    assert _left(case_path, world) is None


FOUND = {
    "of an entry that is gone": "UPDATE summary SET id = 'abc'",
    "no summary": "UPDATE summary SET content = 'x'",
}


@pytest.mark.parametrize("what", FOUND)
def test_verify_finds_what_no_program_left(case_path: Path, run: Run, what: str) -> None:
    assert run("verify", case_path)[0] == 0
    apsw.Connection(str(case_path)).execute(FOUND[what]).connection.close()
    code, out, _ = run("verify", case_path)
    assert (code != 0, "resumé" in out) == (True, True)


def test_tables_of_somebody_elses_and_a_newer_form_are_refused_here_too(case_path: Path, world: World) -> None:
    connection = apsw.Connection(str(case_path))
    connection.pragma("user_version", migrations.FORMAT + 1)
    with pytest.raises(CaseNewer):
        _left(case_path, world)
    connection.pragma("user_version", migrations.FORMAT)
    connection.execute("CREATE VIEW mine AS SELECT 1")
    with pytest.raises(CaseDamaged, match="tabeller"):
        _left(case_path, world)
    connection.close()


def test_it_is_read_without_reading_the_journal(case_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("rows", "check_whole", "salvage"):
        monkeypatch.delattr(Database, name)
    assert _left(case_path, world) is not None


CANARY = "kanariefugl"


def _full_of_words(told: Told) -> None:
    """A case in which every word that someone may write is the canary."""
    borger = told.source(f"{CANARY} 1")
    samtale = told.encounter(borger, title=CANARY, place=CANARY, department=CANARY)
    told.answer(samtale, "4.a.1", "ja", CANARY)
    told.judge("4.a", 4, CANARY, f"source|{borger.id}")
    told.field(
        provider=CANARY, address=CANARY, manager=CANARY, by=[CANARY], departments=[CANARY], basis=CANARY,
        service_types=["101-ambulant", CANARY], visits=[{"date": "2023-10-24", "note": CANARY, "department": CANARY}],
    )  # fmt: skip
    told.say(
        FollowUp(record=told.id(), id="f", kind=CANARY, text=CANARY, origin=CANARY, law=CANARY, deadline="2024-02-01"),
        Document(record=told.id(), id="d", type=CANARY, title=CANARY, status="anmodet", deadline="2024-02-02"),
        Note(record=told.id(), id="n", text=CANARY),
    )


def _of(model: QualityModel, case: Case) -> Summary:
    visible = Visible(case)
    return summarised(scorecard(model, visible), visible)


def test_no_word_that_anyone_wrote_stands_in_it(told: Told, model: QualityModel) -> None:
    _full_of_words(told)
    found = _of(model, told.case)
    assert CANARY not in found.model_dump_json()
    assert (found.points[0].deadline, found.papers[0].deadline, found.counts.answers) == ("2024-02-01", "2024-02-02", 1)
    assert read_summary(found.model_dump_json()) == found


def test_nothing_protected_is_felt_in_it(told: Told, model: QualityModel) -> None:
    _full_of_words(told)
    before = _of(model, told.case)
    tip = told.source("Tip 1", "anonym", protection="whistleblow")
    talk = told.encounter(tip)
    told.answer(talk, "4.a.2", "nej", "hemmeligt")
    paper = Document(record=told.id(), id="h", type="andet", deadline="2024-05-05", protection="fortrolig")
    told.say(paper, Note(record=told.id(), id="m", text="hemmeligt", protection="fortrolig"))
    judged = told.judge("1.a", 1, "hemmeligt")
    told.say(Protect(record=told.id(), target=judged.id, protection="fortrolig", reason="x"))
    assert _of(model, told.case) == before
