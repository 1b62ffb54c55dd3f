"""The demo plays a whole visit: nothing asked, nothing leaked, and a report one can read from first page to last."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sample_cases import demo_folder

pytestmark = pytest.mark.slow
Run = Callable[..., tuple[int, str, str]]
REPEATED = "S034"
"""What `status` says of a judgement that repeats another."""
SECRETS = ("påvirket af rusmidler", "pres fra ledelsen", "Anonym 1", "Notat med et navn", "ringede og trak tilbage")


@pytest.fixture
def played(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TILSYN_PASSPHRASE", "demo")
    return demo_folder(tmp_path / "demo æøå")


def texts_of(package: Path) -> str:
    with zipfile.ZipFile(package) as parts:
        return "\n".join(
            parts.read(name).decode("utf-8", "replace") for name in parts.namelist() if name.endswith(".xml")
        )


def test_it_leaves_one_case_a_report_and_a_matrix(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TILSYN_PASSPHRASE")
    played = tmp_path / "demo æøå"
    code, out, err = run("demo", "--out", played)
    assert code == 0, err
    assert "Scoreoversigt" in out or "Sundhed og trivsel" in out
    monkeypatch.setenv("TILSYN_PASSPHRASE", "demo")
    told = json.loads(run("status", played / "nordkaj.tilsyn", "--json")[1])["counts"]["answers"]
    assert f": {told} svar og " in out
    assert sorted(each.name for each in played.iterdir()) == ["matrix.xlsx", "nordkaj.tilsyn", "report.docx"]
    assert (played / "nordkaj.tilsyn").read_bytes()[:4] == b"TSN\x01"


def test_without_a_name_the_folder_is_called_as_help_says(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILSYN_PASSPHRASE", "demo")
    monkeypatch.chdir(tmp_path)
    assert run("demo")[0] == 0
    assert [each.name for each in tmp_path.iterdir()] == ["tilsyn-demo"]
    assert "tilsyn-demo" in run("demo", "--help")[1]


def test_the_tip_and_the_confidence_are_in_no_output(played: Path, run: Run) -> None:
    run("export", played / "nordkaj.tilsyn", "-o", played / "alt.json")
    run("report", played / "nordkaj.tilsyn", "-o", played / "noter.docx", "--audience", "internal")
    run("guide", played / "nordkaj.tilsyn", "-o", played / "guide.docx")
    for name in ("report.docx", "noter.docx", "matrix.xlsx", "guide.docx"):
        for secret in SECRETS:
            assert secret not in texts_of(played / name), (name, secret)
    text = (played / "alt.json").read_text(encoding="utf-8")
    log = run("log", played / "nordkaj.tilsyn")[1] + run("status", played / "nordkaj.tilsyn")[1]
    assert not [secret for secret in SECRETS if secret in text]
    assert not [secret for secret in SECRETS[:3] if secret in log]


def test_the_case_is_judged_whole_and_verifies(played: Path, run: Run) -> None:
    case = played / "nordkaj.tilsyn"
    document = json.loads(run("score", case, "--json")[1])
    health = document["themes"][3]
    assert (health["mean"], document["one_stage"]["4"], health["judged"]) == ("35/9", "23/6", 6)
    status = json.loads(run("status", case, "--json")[1])
    assert status["blocking"] == []
    assert [each for each in status["warnings"] if each["code"] == REPEATED] == []
    found = json.loads(run("verify", case, "--json")[1])
    assert (found["ok"], found["redacted"], found["withdrawn"]) == (True, 1, 1)


def test_a_second_demo_in_the_same_folder_overwrites_nothing(played: Path, run: Run) -> None:
    before = (played / "nordkaj.tilsyn").read_bytes()
    code, _, err = run("demo", "--out", played)
    assert (code, "findes i forvejen" in err) == (4, True)
    assert (played / "nordkaj.tilsyn").read_bytes() == before


def test_every_answer_of_the_sample_is_played(played: Path, run: Run) -> None:
    from tilsyn.resources import samples
    from tilsyn.services.demo import open_answers

    sample = json.loads((samples() / "nordkaj.json").read_text(encoding="utf-8"))
    run("export", played / "nordkaj.tilsyn", "-o", played / "alt.json")
    told = json.loads((played / "alt.json").read_text(encoding="utf-8"))["answers"]
    assert {(each["question"], each["encounter"]) for each in told} == {
        (each["question"], each["encounter"]) for each in open_answers(sample)
    }


def test_every_text_of_the_sample_is_played_with_the_sentence_that_stands_for_it(played: Path, run: Run) -> None:
    from tilsyn.resources import samples

    sample = json.loads((samples() / "nordkaj.json").read_text(encoding="utf-8"))
    run("export", played / "nordkaj.tilsyn", "-o", played / "alt.json")
    told = json.loads((played / "alt.json").read_text(encoding="utf-8"))["assessments"]
    assert {each["at"]: (each["text"], each.get("lead")) for each in told} == {
        each["at"]: (each["text"], each.get("lead")) for each in sample["assessments"]
    }


def test_the_same_demo_is_played_everywhere(tmp_path: Path, played: Path, run: Run) -> None:
    run("demo", "--out", tmp_path / "igen")
    for case in (played, tmp_path / "igen"):
        assert run("export", case / "nordkaj.tilsyn", "-o", case / "alt.json")[0] == 0
    assert (played / "alt.json").read_bytes() == (tmp_path / "igen" / "alt.json").read_bytes()
