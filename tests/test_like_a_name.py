"""What should be a code or a role and may be a person's name: one rule, at every door."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import entry_count
from tilsyn.cli import asking, console
from tilsyn.domain.like_a_name import is_role, may_name, unlike_a_code

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    "code",
    [
        "Mette", "mette", "Mette Jensen", "Jensen 2", "jensen 2", "Bo Sørensen 1", "Leder Mette", "Leder: Mette",
        "Leder Morten", "Borger Yusuf 2", "Borger 12 (Mette)", "Borger 3 (Farid)", "Borger 12, Mette", "Borger 1/Mette",
        "Borger 12 - Mette", "Borger-Mette", "Mette (leder)", "Mette, borger 12", "Mettes mor", "Jens' behandler",
        "Mettes kontaktperson", "Mor til Karen", "Søn af Karen", "Sven", "Jafar 2", "Mette K. Jensen, leder",
        "Mette Jensen, Aarhus Kommune", "Leder Karen Aarhus Kommune",
    ],
)  # fmt: skip
def test_a_name_is_doubted_however_it_stands_in_a_code(code: str) -> None:
    assert unlike_a_code(code)


@pytest.mark.parametrize(
    "code",
    [
        "Borger 1", "Borger A", "borger 2", "Mandlig borger 2", "Ung 4", "Ung kvinde 1", "K7", "K 7", "B", "SSP 1",
        "Leder", "Souschef", "Afdelingens leder", "Leder af Havnen", "Leder Afdeling Nord", "Hus Nord 2", "Nattevagten",
        "Visitator Nordby Kommune 2", "Høje Taastrup Kommune 2", "Lyngby-Taarbæk Kommune", "Jobcenter 1", "Psykiatri 2",
        "Samarbejdspartner 1", "Medarbejdergruppe 1", "Borgerens mor", "Borgers søster", "Mor til Borger 2", "Mor 1",
        "Borger 1's mor", "Tolk", "Bisidder 1", "Nabo 1", "Kilde 3", "Anonym 1", "Tip 3", "Å 1", "Borger 3, kvinde",
        "Sundhedsplejerske 1", "Forældre 2", "Boligselskab 1", "Kode 4",
    ],
)  # fmt: skip
def test_a_code_and_a_role_are_not(code: str) -> None:
    assert not unlike_a_code(code)


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("Mette Jensen", True), ("Karen", True), ("Jensen 2", True), ("Leder Mette", True), ("Mor til Karen", True),
        ("Lederen Mette Jensen", True), ("to medarbejdere og Mette Jensen", True), ("Karen, medarbejder", True),
        ("Lederen", False), ("2 medarbejdere", False), ("Borgere, der har lyst", False), ("En medarbejder", False),
        ("Leder fra Afdeling Nord", False), ("Dem, der har tid", False), ("Natholdet", False), ("Beboerrådet", False),
        ("Jer alle", False), ("Visitator, Aarhus Kommune", False), ("Pædagog fra aftenvagten", False), ("K7", False),
    ],
)  # fmt: skip
def test_a_line_of_who_was_there_may_be_a_sentence(line: str, doubted: bool) -> None:
    assert may_name(line) is doubted


def test_what_names_nobody_is_no_role_either() -> None:
    assert all(map(is_role, ("borgeren", "kontaktperson", "tolk", "lederne", "handlekommunen", "mormor")))
    assert not any(map(is_role, ("ingen", "alle", "kode", "afdelingen", "Morten", "Jafar", "Sven")))


EXCHANGE = {"format": "tilsyn-exchange/1", "edition": "KM2021"}
DOORS: dict[str, tuple[list[str], str]] = {
    "a source": (["source", "Borger 12 (Mette)", "--group", "borger"], "Kildens kode ligner et navn."),
    "a source with a number": (["source", "Jensen 2", "--group", "borger"], "Kildens kode ligner et navn."),
    "an interview": (["interview", "--source", "Jensen 2", "--group", "borger"], "Kildens kode ligner et navn."),
    "who was present": (["encounter", "S1", "--present", "Mette Jensen"], "En, der er til stede, ligner et navn."),
    "who is to be met": (["plan", "--meet", "Mette Jensen"], "En, I gerne vil møde, ligner et navn."),
    "a field of the case": (["case", "--set", "vil-møde=Leder; Mette Jensen"], "En, I gerne vil møde, ligner et navn."),
}


@pytest.fixture
def case(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[2] == ""
    assert run("encounter", case_path, "--source", "Borger 1", "--code", "S1", "--present", "Leder")[2] == ""
    return case_path


@pytest.mark.parametrize("door", DOORS)
def test_every_door_keeps_it_and_says_so_once(run: Run, case: Path, door: str) -> None:
    words, says = DOORS[door]
    for told in (1, 0):  # what was so called before is not told of again
        code, _, err = run(words[0], case, *words[1:])
        assert (err.count(says), err.count("ligner et navn")) == (told, told)
        assert code == (2 if words[0] == "source" and not told else 0)


@pytest.mark.parametrize("door", [each for each in DOORS if each != "a field of the case"])
def test_a_person_is_asked_before_anything_is_made(
    run: Run, case: Path, door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [False, True]
    monkeypatch.setattr(console, "interactive", lambda: True)

    def agreed(question: str) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(asking, "agreed", agreed)
    before, (words, _) = entry_count(case), DOORS[door]
    code, out, err = run(words[0], case, *words[1:])
    assert (code, out, entry_count(case)) == (2, "", before), err
    code, _, err = run(words[0], case, *words[1:])
    assert (code, "ligner et navn" in err, len(asked)) == (0, False, 2)
    assert entry_count(case) > before


def test_a_file_is_told_of_place_by_place_before_and_after(run: Run, case: Path, tmp_path: Path) -> None:
    file = tmp_path / "fil.json"
    file.write_text(
        json.dumps(
            {
                **EXCHANGE,
                "case": {"meet": ["Lederen", "Mette Jensen"]},
                "sources": [{"code": "Borger 2", "group": "borger"}, {"code": "Karen Blom", "group": "borger"}],
                "encounters": [
                    {"code": "S2", "method": "interview", "form": "enkelt", "sources": ["Borger 2"],
                     "present": ["Leder 1", "Mette Jensen"]},
                    {"code": "S3", "method": "interview", "form": "enkelt", "sources": ["Borger 2"],
                     "present": ["Leder"]},
                ],
            }
        ),
        encoding="utf-8",
    )  # fmt: skip
    for more in (("--dry-run",), ()):
        code, _, err = run("import", case, file, *more)
        assert (code, err.count("S147"), err.count("ligner et navn")) == (0, 3, 3)
        assert "sources[1]" in err
        assert "encounters[0]" in err
        assert not {"Karen", "Mette"} & set(err.split())
