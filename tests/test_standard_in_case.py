"""The quality standard among a case's documents: what is found in it stands beside its points, and decides nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conversing import desk_of
from tests.framing import desk_with_frames, go_through
from tests.playing import play, press, shown
from tests.reporting import plain
from tests.standard_texts import TEXTS
from tilsyn.domain.journal.entries import Answer, Protect
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.services.checklists import beside_words, gone_through, searched_lines
from tilsyn.services.conversation.found_here import FOUND
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session
from tilsyn.services.standard_search import found_beside

Run = Callable[..., tuple[int, str, str]]
NAME = "kvalitetsstandard"


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    lay(run, case_path, TEXTS / "solkaer.txt")
    return case_path


def lay(run: Run, case: Path, file: Path, *options: str) -> None:
    code, _, err = run("document", "add", case, file, "--type", NAME, *options)
    assert code == 0, err


def told(run: Run, case: Path) -> dict[str, Any]:
    code, out, _ = run("checklist", case, NAME, "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def by_item(shown: dict[str, Any]) -> dict[str, Any]:
    return {each["item"]: each for each in shown["items"]}


def review(path: Path, *typed: str) -> list[str]:
    said = go_through(path, *typed, asking=Asked(method="dokument", title=NAME), checklist=NAME).said
    return "\n".join(said).split("\n")


def test_each_point_has_its_places_and_no_value_and_the_standard_its_date(path: Path, run: Run) -> None:
    shown = told(run, path)
    items = by_item(shown)
    assert (shown["dated"], shown["overdue"], shown["searched"]) == ("2022-11-24", False, ["solkaer"])
    assert [each["line"] for each in items["1"]["places"]] == [42]
    assert items["1"]["mentions"][0]["why"].startswith("nævnt i loven, ikke beskrevet")
    assert items["18"]["places"] == []
    assert {each["value"] for each in shown["items"]} == {None}


def test_the_parts_of_a_point_are_told_apart_and_what_is_lacking_of_one(path: Path, run: Run) -> None:
    items = by_item(told(run, path))
    made, followed = items["8"]["parts"]
    assert (len(made["places"]), len(followed["places"]), len(items["8"]["places"])) == (1, 1, 2)
    assert items["13"]["lacking"] == ["kompetenceudvikling"]


def test_a_person_reads_the_same(path: Path, run: Run) -> None:
    _, out, _ = run("checklist", path, NAME)
    assert "\nDateret 24-11-2022.\n" in out
    assert "Steder er fundet i: solkaer. De er fund, ingen læsning." in out
    assert "      Ikke fundet: kompetenceudvikling\n" in out
    assert "  18  Fremtidig indsats: ikke belyst\n      Ikke fundet i sagens dokumenter.\n" in out


def test_a_standard_that_was_too_old_on_the_day_of_the_visit_is_told(case_path: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "gammel.txt"
    file.write_text("Kvalitetsstandard\nGodkendt august 2020\n\nMålgruppe\n\nBorgere over 18 år.\n", encoding="utf-8")
    lay(run, case_path, file)
    assert (told(run, case_path)["dated"], told(run, case_path)["overdue"]) == ("2020-08", True)
    _, out, _ = run("checklist", case_path, NAME)
    assert "Dateret 08-2020: ældre end 24 måneder på tilsynets dag." in out
    said = review(case_path, "g F2", "q")
    assert "  Dateret 08-2020: ældre end 24 måneder på tilsynets dag." in said


def test_the_paper_of_the_frame_has_the_places_and_the_date(path: Path, run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "ramme.docx"
    code, _, err = run("checklist", path, NAME, "-o", paper)
    assert code == 0, err
    words = "".join(paragraphs(paper))
    assert "Brugerrådet mødes med ledelsen hver måned." in words
    assert "24-11-2022" in words


def paragraphs(paper: Path) -> list[str]:
    return plain(paper.read_bytes()).split("\n")


def test_the_paper_tells_all_that_the_terminal_does(path: Path, run: Run, tmp_path: Path) -> None:
    more = tmp_path / "vesteraa.txt"
    more.write_text(
        "Vesterå Kommune\n\nMålgruppe\n\nVoksne.\n\nFrit valg\n\nDet frie valg står i servicelovens § 101, stk. 4.\n",
        encoding="utf-8",
    )
    lay(run, path, more)
    paper = tmp_path / "ramme.docx"
    assert run("checklist", path, NAME, "-o", paper)[0] == 0
    on_paper = {line.strip() for line in paragraphs(paper)}
    with desk_of(path) as desk:
        gone = gone_through(desk, NAME)
        frame, beside = gone.reading.frame, gone.beside
        head = list(searched_lines(frame, beside))
        points = [line for each in frame.items for line in beside_words(each, beside)]
        remarks = [place.remarks for each in gone.reading.items for place in each.places if place.remarks]
    assert any("sådan lød paragraffens nummerering før 1-1-2020" in line for line in head)
    assert any("ikke fundet en dato" in line for line in head)
    assert any("nævnt i loven, ikke beskrevet" in line for line in points)
    assert any("Ikke fundet: kompetenceudvikling" in line for line in points)
    assert {line.strip() for line in (*head, *points)} <= on_paper
    assert {" ".join(each) for each in remarks} <= on_paper
    assert "Vesterå Kommune: »Voksne.« (»Målgruppe«)" in on_paper


def test_the_paper_says_where_nothing_was_searched(case_path: Path, run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "ramme.docx"
    assert run("checklist", case_path, NAME, "-o", paper)[0] == 0
    assert any(line.startswith("Ingen dokumenter i sagen er gennemsøgt.") for line in paragraphs(paper))


def test_places_stand_beside_the_point_that_is_read_and_nothing_is_recorded_by_itself(path: Path) -> None:
    said = review(path, "s", "d", "Kun om voksne.", ".", "q")
    at = said.index(f"  {FOUND}")
    assert said[at + 1].startswith("  »Rusmiddelcentret tager imod henvendelser")
    with desk_of(path) as desk:
        assert [answer.question for _, answer in desk.case.of(Answer)] == [f"{NAME}:2"]


@pytest.mark.slow
def test_the_screen_shows_them_too(path: Path) -> None:
    seen: list[str] = []

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "\n")
        seen.append(" ".join(shown(pilot).split()))
        await press(pilot, "q\n")

    asking = Asked(method="dokument", title=NAME, checklist=NAME)
    with desk_with_frames(path) as desk:
        session = Session(desk, chosen(desk, asking, "MKV"), narrowed(desk, asking), "MKV")
        play(Interview(session, Marks()), story, (110, 60))
    assert "Fundet i dokumenterne" in seen[0]
    assert seen[0].index("Fundet i dokumenterne") < seen[0].index("kommunens pligt")  # above the fold of a small screen
    assert "»Rusmiddelcentret tager imod henvendelser" in seen[0]
    assert "nævnt i loven, ikke beskrevet" in seen[0]


def test_in_a_conversation_nothing_is_looked_up(path: Path, run: Run) -> None:
    run("source", path, "Leder", "--group", "ledelse")
    streams = go_through(path, "q", asking=Asked(source="Leder"), checklist=NAME)
    assert FOUND not in "\n".join(streams.said)


def test_several_documents_make_one_standard(path: Path, run: Run, tmp_path: Path) -> None:
    more = tmp_path / "tillaeg.txt"
    more.write_text(
        "Fremtidig indsats\n\nKommunen vil de næste to år udvide den opsøgende indsats.\n", encoding="utf-8"
    )
    lay(run, path, more)
    shown = told(run, path)
    assert shown["searched"] == ["solkaer", "tillaeg"]
    assert by_item(shown)["18"]["places"]


def test_what_is_protected_is_not_looked_in(path: Path, run: Run) -> None:
    with desk_of(path) as desk:
        [entry] = [each for each in desk.case.entries.values() if each.header.kind == "document"]
        secret = Protect(record=desk.world.new_id(), target=entry.id, protection="fortrolig", reason="x")
        desk.add([secret], "MKV")
    shown = told(run, path)
    assert (shown["searched"], shown["dated"], by_item(shown)["1"]["places"]) == ([], None, [])


def test_cpr_numbers_in_a_quote_are_masked(case_path: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "standard.txt"
    file.write_text("Målgruppe\n\nBorgere over 18 år som 010190-1111.\n", encoding="utf-8")
    lay(run, case_path, file, "--store")
    shown = json.dumps(told(run, case_path), ensure_ascii=False)
    assert "Borgere over 18 år" in shown
    assert "010190" not in shown


def test_a_frame_that_is_not_looked_for_reads_no_document(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk_of(path) as desk:
        frame = desk.at_hand("kerneydelser")
        monkeypatch.setattr(desk.file, "blob", None)
        assert found_beside(desk, frame).searched == ()
