"""A code means one person: two windows cannot give it to two, and of two in a case nobody is taken at random."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import desk_of, entry_count
from tilsyn.cli import asking, console
from tilsyn.domain.journal.entries import Encounter, Source
from tilsyn.errors import UsageProblem
from tilsyn.services.judging import judge
from tilsyn.services.keeping import records
from tilsyn.services.planning import preparing

Run = Callable[..., tuple[int, str, str]]


def test_of_two_windows_that_make_one_code_the_second_is_refused(case_path: Path) -> None:
    with desk_of(case_path) as one, desk_of(case_path) as other:
        preparing.add_source(one, "Borger 9", "MKV", {"group": "borger"})
        with pytest.raises(UsageProblem, match="findes allerede"):
            preparing.add_source(other, "Borger 9", "AB", {"group": "medarbejder"})
        preparing.add_encounter(one, (), "MKV", {"method": "observation", "code": "S1"})
        with pytest.raises(UsageProblem, match="findes allerede"):
            preparing.add_encounter(other, (), "AB", {"method": "observation", "code": "S1"})
    with desk_of(case_path) as desk:
        assert [each.group for _, each in desk.case.of(Source)] == ["borger"]
        assert len(list(desk.case.of(Encounter))) == 1


@pytest.fixture
def two_of_one_code(case_path: Path) -> Path:
    """As an older program, or two laptops, may have left it."""
    with desk_of(case_path) as desk:
        for group in ("borger", "medarbejder"):
            identity = desk.world.new_id()
            stated = {"record": identity, "id": identity, "code": "Borger 9", "group": group}
            desk.add([Source.model_validate(stated)], "MKV")
        for day in ("24", "25"):
            identity = desk.world.new_id()
            stated = {"record": identity, "id": identity, "code": "S1", "start": f"2023-10-{day}"}
            desk.add([Encounter.model_validate(stated)], "MKV")
    return case_path


@pytest.mark.parametrize(
    "given",
    [
        ("encounter", "--source", "Borger 9"),
        ("interview", "--source", "Borger 9"),
        ("note", "--source", "Borger 9"),
        ("encounter", "S1", "--title", "Stuen"),
        ("interview", "--encounter", "S1"),
    ],
)
def test_a_code_that_two_go_by_is_refused_with_both(run: Run, two_of_one_code: Path, given: tuple[str, ...]) -> None:
    before = entry_count(two_of_one_code)
    code, out, err = run(given[0], two_of_one_code, *given[1:], typed="q\n")
    assert (code, out, entry_count(two_of_one_code)) == (2, "", before)
    assert "hører til 2" in err
    with desk_of(two_of_one_code) as desk:
        both = [each.id for _, each in desk.case.of(Source) if each.code in given]
        both += [each.id for _, each in desk.case.of(Encounter) if each.code in given]
    assert all(each[:8] in err for each in both)
    assert len(both) == len({"Borger 9", "S1"} & set(given)) * 2


def test_a_judgement_and_a_file_may_not_name_it_either(run: Run, two_of_one_code: Path) -> None:
    with desk_of(two_of_one_code) as desk, pytest.raises(UsageProblem, match="hører til 2"):
        judge.source_slot(desk, "Borger 9")
    file = two_of_one_code.parent / "ind.json"
    judged = {"indicator": "4.a", "text": "Tekst", "sources": ["Borger 9"]}
    met = {"code": "S5", "method": "interview", "sources": ["Borger 9"]}
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "judgements": [judged], "encounters": [met]}))
    code, _, err = run("import", two_of_one_code, file)
    assert (code, err.count("hører til 2 i sagen")) == (1, 2)


def test_the_id_says_which_of_the_two(run: Run, two_of_one_code: Path) -> None:
    with desk_of(two_of_one_code) as desk:
        entry, worker = next(each for each in desk.case.of(Source) if each[1].group == "medarbejder")
    for given in (worker.id[:8], entry.id[:8]):
        assert run("encounter", two_of_one_code, "--source", given)[0] == 0
    with desk_of(two_of_one_code) as desk:
        assert [each.sources for _, each in desk.case.of(Encounter)][-2:] == [(worker.id,)] * 2


def test_any_post_of_a_conversation_names_it(run: Run, case_path: Path) -> None:
    run("encounter", case_path, "--method", "observation", "--title", "Gangen")
    with desk_of(case_path) as desk:
        first, made = next(iter(desk.case.of(Encounter)))
    run("encounter", case_path, made.id[:8], "--title", "Stuen")
    with desk_of(case_path) as desk:
        newest = desk.case.current(made.slot)
        assert newest is not None
    for post in (first.id[:8], newest.id[:8]):
        assert run("encounter", case_path, post, "--outcome", "aaben")[0] == 0


def test_an_end_before_its_start_is_refused_and_one_that_stands_is_told(run: Run, case_path: Path) -> None:
    run("encounter", case_path, "--method", "observation", "--code", "O1", "--start", "2023-10-24T10:00")
    code, out, err = run("encounter", case_path, "O1", "--end", "2023-10-24T09:00")
    assert (code, out) == (2, "")
    assert "før den begynder" in err
    assert run("encounter", case_path, "O1", "--end", "2023-10-24")[0] == 0
    with desk_of(case_path) as desk:
        held = desk.encounter("O1")
        desk.add([held.model_copy(update={"record": desk.world.new_id(), "end": "2023-10-20"})], "MKV")
    codes = [each["code"] for each in json.loads(run("status", case_path, "--json")[1])["warnings"]]
    assert "S037" in codes
    file = case_path.parent / "ind.json"
    met = {"code": "O2", "method": "observation", "start": "2023-10-24", "end": "2023-10-23"}
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "encounters": [met]}))
    assert run("import", case_path, file)[0] == 1


def test_what_has_not_ended_yet_is_not_closed_and_a_plan_may_be_of_any_day(run: Run, case_path: Path) -> None:
    started = ("--method", "observation", "--code", "O1", "--start", "24-10-2023 10.00")
    code, _, err = run("encounter", case_path, *started, "--end", "24-10-2098 11.00")
    assert (code, "kan ikke være slut 24-10-2098 11.00: det er nu" in err) == (2, True)
    planned = ("--start", "24-10-2098 10.00", "--end", "24-10-2098 11.00")
    assert run("encounter", case_path, *started[:4], *planned)[0] == 0
    code, _, err = run("encounter", case_path, "O1", "--outcome", "gennemført")
    assert (code, "kan ikke være afsluttet, før den begynder 24-10-2098 10.00" in err) == (2, True)
    ended = ("--start", "24-10-2023 10.00", "--end", "24-10-2023 11.00", "--outcome", "gennemført")
    assert run("encounter", case_path, "O1", *ended)[0] == 0


def test_an_alert_can_be_traced_to_where_it_was_said(run: Run, case_path: Path) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    run("encounter", case_path, "--source", "Borger 1", "--code", "S1")
    assert run("note", case_path, "--alert", "--source", "Borger 1", typed="Et barn er i fare")[0] == 0
    row = next(line for line in run("log", case_path)[1].splitlines() if "Et barn er i fare" in line)
    assert "S1" in row
    code, out, _ = run("note", case_path, "--alert", "--indicator", "4.a", typed="Et barn er i fare")
    assert (code, out) == (2, "")


def test_a_code_that_looks_like_a_name_is_told_and_kept(run: Run, case_path: Path) -> None:
    for name in ("Anna Andersen", "Karoline"):
        code, out, err = run("source", case_path, name, "--group", "borger")
        assert (code, out) == (0, f"gemt {name}\n")
        assert "ligner et navn" in err
    for plain in ("Borger 1", "Leder", "Visitator Nordby Kommune 2", "medarbejder B"):
        assert run("source", case_path, plain, "--group", "andre")[2] == ""


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("Leder Mette", True), ("Sagsbehandler Hansen", True), ("Bo Sørensen 1", True), ("Mettes mor", True),
        ("Mor til Karen", True), ("Borger Yusuf 2", True),
        ("Mor til Borger 2", False), ("Borgerens mor", False), ("Borger A", False), ("Ny medarbejder", False),
        ("Afdelingens leder", False), ("Visitator Aarhus Kommune", False), ("Ung 4", False), ("Borgers søster", False),
        ("leder 2", False),
    ],
)  # fmt: skip
def test_a_name_beside_a_role_or_a_number_is_still_a_name(run: Run, case_path: Path, code: str, told: bool) -> None:
    exit_code, _, err = run("source", case_path, code, "--group", "andre")
    assert (exit_code, "ligner et navn" in err) == (0, told)


def test_a_new_code_is_told_how_to_be_made(run: Run, case_path: Path) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    code, _, err = run("interview", case_path, "--source", "Borger 9", typed="q\n")
    assert code == 2
    made = 'En ny kilde: tilsyn interview SAG --source "Borger 9" --group borger.'
    assert f"Råd: {made} Mente du Borger 1?" in err
    for new, group in (
        ("Afdelingens leder", "ledelse"),
        ("Mor til Borger 2", "paaroerende"),
        ("Nattevagt", "medarbejder"),
    ):
        assert f'--source "{new}" --group {group}' in run("interview", case_path, "--source", new)[2]
    assert (
        'tilsyn source SAG "Pårørende 2" --group paaroerende'
        in run("encounter", case_path, "--source", "Pårørende 2")[2]
    )


class Answering:
    """A person at the terminal, who says what she is given to say."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *said: bool) -> None:
        self.asked: list[str] = []
        self._said = list(said)
        monkeypatch.setattr(console, "interactive", lambda: True)
        monkeypatch.setattr(asking, "agreed", self.agreed)

    def agreed(self, question: str) -> bool:
        self.asked.append(question)
        return self._said.pop(0)


@pytest.mark.parametrize(
    "command",
    [("source", "Mette Jensen", "--group", "borger"), ("interview", "--source", "Mette Jensen", "--group", "borger")],
)
def test_a_person_is_asked_about_a_name_before_anything_is_made(
    run: Run, case_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    before = entry_count(case_path)
    person = Answering(monkeypatch, False, True)
    code, out, err = run(command[0], case_path, *command[1:])
    assert (code, out, entry_count(case_path)) == (2, "", before)
    assert "intet er gemt" in err
    assert "»Mette Jensen« ligner et navn" in person.asked[0]
    assert run(command[0], case_path, *command[1:])[0] == 0
    assert entry_count(case_path) > before
    assert "ligner et navn" not in run("interview", case_path, "--source", "Mette Jensen")[2]
    assert len(person.asked) == 2


def test_a_name_is_told_of_where_nobody_can_be_asked(run: Run, case_path: Path) -> None:
    code, _, err = run("interview", case_path, "--source", "Karen Blixen", "--group", "borger")
    assert (code, "ligner et navn" in err) == (0, True)


CONTRADICTIONS: tuple[tuple[str, ...], ...] = (
    ("interview", "--source", "Borger 1", "--encounter", "S1"),
    ("interview", "--method", "dokument", "--form", "enkelt"),
    ("interview", "--source", "Borger 2", "--method", "observation"),
    ("encounter", "--source", "Borger 1", "--quote-ok", "--no-quote"),
    ("encounter", "S1", "--title", "a", "--title", "b"),
    ("score", "4.a", "--json"),
    ("case", "--set", "phone=1", "--set", "phone=2"),
    ("note", "--alert", "--indicator", "4.a"),
    ("report", "-o", "a.docx", "-o", "b.docx"),
    ("paste", "--done"),
    ("source", "Borger 3", "--group", "borger", "--group", "ledelse"),
)


@pytest.mark.slow
@pytest.mark.parametrize("given", CONTRADICTIONS)
def test_options_that_contradict_each_other_are_refused_and_none_is_lost(
    run: Run, case_path: Path, given: tuple[str, ...]
) -> None:
    for who in ("Borger 1", "Borger 2"):
        run("source", case_path, who, "--group", "borger")
    run("encounter", case_path, "--source", "Borger 1", "--code", "S1")
    before = entry_count(case_path)
    code, out, err = run(given[0], case_path, *given[1:], typed="q\n")
    assert (code, out, entry_count(case_path)) == (2, "", before)
    assert "Råd:" in err


def test_new_is_announced_or_not_and_makes_no_file_of_both(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ny.tilsyn"
    asked = ("--provider", "N", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted")
    assert run("new", path, *asked, "--announced", "--unannounced")[0] == 2
    assert not path.exists()


def test_a_ticked_field_is_told_as_json_where_that_was_asked_for(run: Run, case_path: Path) -> None:
    run("assess", case_path, "overall", typed="Samlet")
    code, out, _ = run("paste", case_path, "overall", "--done", "--json")
    assert code == 0
    assert [each["state"] for each in json.loads(out)] == ["overført"]


def test_what_stands_elsewhere_in_the_same_words_names_nothing_hidden(case_path: Path) -> None:
    from tilsyn.domain.journal.entries import Note

    with desk_of(case_path) as desk:
        met = preparing.add_encounter(desk, (), "MKV", {"method": "observation"})
        for protection in ("normal", "fortrolig"):
            identity = desk.world.new_id()
            stated = {"record": identity, "id": identity, "text": "De samme ord", "encounter": met.id}
            desk.add([Note.model_validate({**stated, "protection": protection})], "MKV")
        shown = next(entry for entry, _ in desk.visible().notes())
        assert records.same_words(desk, shown.id) == []
