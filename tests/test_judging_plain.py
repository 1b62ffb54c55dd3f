"""Judging line by line: text, sources, score, reason; and no text is ever lost with a refusal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import CTRL_C, NASTY, NASTY_CLEANED, Lines, desk_of, drafts, entry_count
from tilsyn.domain.journal.entries import Assessment, Judgement
from tilsyn.interview.ground_beside import ground_beside
from tilsyn.interview.plain.plain_judging import judge_in_lines
from tilsyn.interview.screen.judging.ground_text import ground_runs
from tilsyn.storage.lock import SessionLock

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    run("source", case_path, "Borger 1", "--group", "borger")
    run("source", case_path, "Leder", "--group", "ledelse")
    run("encounter", case_path, "--method", "observation", "--code", "O1")
    return case_path


def judged(path: Path, indicator: str = "4.a") -> Judgement:
    with desk_of(path) as desk:
        held = desk.case.one(Judgement, f"judgement|{indicator}")
    assert held is not None
    return held


def none_judged(path: Path) -> bool:
    with desk_of(path) as desk:
        return not list(desk.case.of(Judgement))


def judge(path: Path, *typed: str | type[KeyboardInterrupt], interactive: bool = True) -> Lines:
    streams = Lines(*typed, interactive=interactive)
    with desk_of(path) as desk:
        try:
            judge_in_lines(desk, "4.a", streams, "MKV")
        except KeyboardInterrupt:
            streams.say("<afbrudt>")
    return streams


def test_text_sources_and_score_in_that_order(run: Run, path: Path) -> None:
    code, out, err = run(
        "score", path, "4.A", "--plain", typed=f"{NASTY}\r\n\r\n..slut\r\n.\r\n Borger 1 ;O1; Borger 1\r\n 4 \r\n"
    )
    assert (code, err, out.splitlines()[-1]) == (0, "", "gemt 4.a")
    assert out.index("Kilder, der kan nævnes: Borger 1; Leder; O1") < out.index("Bedømmelse (afslut")
    assert out.index("Bedømmelse (afslut") < out.index("Kilder, delt") < out.index("Score (5 i meget høj grad opfyldt")
    held = judged(path)
    assert (held.text, held.score, held.reason) == (f"{NASTY_CLEANED}\n\n.slut", 4, None)
    assert [slot.split("|")[0] for slot in held.sources] == ["source", "encounter"]


def test_an_empty_score_is_none_yet_and_end_of_input_keeps_what_was_given(run: Run, path: Path) -> None:
    assert run("score", path, "4.a", typed="Tekst\n.\nBorger 1\n\n")[0] == 0
    assert judged(path).score is None
    assert run("score", path, "4.b", typed="Kun tekst")[0] == 0
    held = judged(path, "4.b")
    assert (held.text, held.sources, held.score) == ("Kun tekst", (), None)


@pytest.mark.slow
@pytest.mark.parametrize("score", ["0", "6", "3,5", "3.5", "true", "True", "fire", "-1", "5.0", "05", "4 4"])
def test_a_score_off_the_scale_writes_nothing_and_the_text_is_offered_back(run: Run, path: Path, score: str) -> None:
    before = entry_count(path)
    code, out, err = run("score", path, "4.a", typed=f"En lang tekst\nto linjer\n.\nBorger 1\n{score}\n")
    assert code == 2
    assert "gemt" not in out
    assert f"»{score}« er ikke en score." in err
    assert "Bedømmelsen er beholdt" in err.splitlines()[-1]
    assert entry_count(path) == before
    code, out, _ = run("score", path, "4.a", typed=".\nBorger 1\n4\n")
    assert (code, out.splitlines()[-1]) == (0, "gemt 4.a")
    assert "Ikke færdigskrevet: 4.a" in out
    assert judged(path).text == "En lang tekst\nto linjer"
    assert drafts(path) == []


def test_an_unknown_source_names_those_near_and_the_text_is_kept(run: Run, path: Path) -> None:
    before = entry_count(path)
    code, _, err = run("score", path, "4.a", typed="Tekst\n.\nBorger 1; Borger 2\n4\n")
    assert code == 2
    assert err.splitlines()[0] == "Kilden Borger 2 findes ikke i sagen."
    assert "Mente du Borger 1" in err
    assert entry_count(path) == before
    assert [(each.slot, each.text) for each in drafts(path)] == [("judgement|4.a", "Tekst")]
    run("score", path, "4.a", typed="Ny tekst\n.\nBorger 1\n4\n")
    assert judged(path).text == "Ny tekst"
    assert drafts(path) == []


@pytest.mark.parametrize("text", ["", ".", "  \n.", "\n\n4"])
def test_a_score_without_text_is_refused(run: Run, path: Path, text: str) -> None:
    before = entry_count(path)
    code, out, err = run("score", path, "4.a", typed=f"{text}\nBorger 1\n4\n")
    assert (code, "gemt" in out.splitlines()[-1], entry_count(path)) == (2, False, before)
    assert "Bedømmelsen af 4.a er tom. Intet er gemt." in err


def test_a_reason_is_asked_for_only_after_a_mark(run: Run, path: Path) -> None:
    assert "Begrundelse" not in run("score", path, "4.a", typed="Tekst\n.\nLeder\n3\n")[1]
    run("case", path, "--set", "stage=hoering")
    code, out, _ = run("score", path, "4.a", typed="Ny tekst\n.\nLeder\n4\nTilbuddet har ret\n")
    assert (code, out.splitlines()[-2:]) == (0, ["Begrundelse for ændringen:", "gemt 4.a"])
    assert "Står nu: Tekst\n(Leder; score 3)" in out
    held = judged(path)
    assert (held.text, held.score, held.reason) == ("Ny tekst", 4, "Tilbuddet har ret")
    before = entry_count(path)
    assert run("score", path, "4.a", typed="Tredje\n.\nLeder\n5\n\n")[0] == 2
    assert run("score", path, "4.a", typed="Tredje")[0] == 2
    assert entry_count(path) == before
    assert [each.text for each in drafts(path)] == ["Tredje"]


def test_an_assessment_too_takes_a_reason_after_a_mark(run: Run, path: Path) -> None:
    assert run("assess", path, "kriterium:2", typed="Tekst.")[0] == 0
    run("case", path, "--set", "stage=hoering")
    before = entry_count(path)
    assert run("assess", path, "kriterium:2", "--reason", "-", typed="Ny tekst.")[0] == 2
    assert run("assess", path, "kriterium:2", "--reason", "-", typed="\n.\nNy tekst.")[0] == 2
    assert entry_count(path) == before
    assert run("assess", path, "kriterium:2", "--reason", "-", typed="Tilbuddet har ret\n.\nNy tekst.\n")[0] == 0
    with desk_of(path) as desk:
        (held,) = [said for _, said in desk.case.of(Assessment)]
    assert (held.text.strip(), held.reason) == ("Ny tekst.", "Tilbuddet har ret")
    assert run("assess", path, "kriterium:2", typed="En tredje tekst.")[0] == 0, (
        "a script may say none, as it always could"
    )


def test_a_person_is_asked_again_until_it_is_right(run: Run, path: Path) -> None:
    run("case", path, "--set", "stage=hoering")
    done = judge(path, "Tekst", ".", "Borgr 1", "Borger 1", "3,5", "6", "4", " ", "Ny viden")
    assert done.saved == ["gemt 4.a"]
    assert [each.splitlines()[0] for each in done.warned] == [
        "Kilden Borgr 1 findes ikke i sagen.",
        "»3,5« er ikke en score.",
        "»6« er ikke en score.",
        "Begrundelsen er tom.",
    ]
    assert all("\nRåd: " in each for each in done.warned)
    held = judged(path)
    assert (held.score, held.reason) == (4, "Ny viden")


@pytest.mark.parametrize("stops", [("Tek", CTRL_C), ("Tek", ".", CTRL_C), ("Tek", ".", "Borger 1", CTRL_C)])
def test_ctrl_c_anywhere_keeps_the_text(path: Path, stops: tuple[str | type[KeyboardInterrupt], ...]) -> None:
    assert judge(path, *stops).said[-1] == "<afbrudt>"
    assert none_judged(path)
    again = judge(path, ".", "Borger 1", "2")
    assert "Tek" in again.said
    assert judged(path).text == "Tek"


def test_a_cpr_number_warns_and_is_not_echoed(run: Run, path: Path) -> None:
    code, out, err = run("score", path, "4.a", typed="Hun er 010180-1234\n.\nBorger 1\n4\n")
    assert (code, out.splitlines()[-1]) == (0, "gemt 4.a")
    assert "CPR-nummer" in err
    out += run("score", path, "4.a", typed="")[1]
    assert "Står nu: Hun er [CPR fjernet]" in out
    assert "1234" not in out + err


def test_nygodkendelse_has_words_for_scores(run: Run, path: Path) -> None:
    run("case", path, "--set", "kind=nygodkendelse")
    code, _, err = run("score", path, "4.a", typed="Tekst\n.\nLeder\n4\n")
    assert code == 2
    assert "forventes, forventes_ikke" in err
    assert run("score", path, "4.a", typed=".\nLeder\nforventes_ikke\n")[0] == 0
    assert json.loads(run("score", path, "--json")[1])["method"] is None
    assert judged(path).score == "forventes_ikke"


def test_a_protected_source_is_neither_listed_nor_accepted(run: Run, path: Path) -> None:
    run("source", path, "Tip 1", "--group", "anonym")
    code, out, err = run("score", path, "4.a", typed="Tekst\n.\nTip 1\n4\n")
    assert code == 2
    assert "Tip 1" not in out
    assert err.startswith("Kilden Tip 1 findes ikke i sagen.")


def talked(run: Run, path: Path) -> None:
    """A citizen and the leader each say something of 4.a; what a third says is protected."""
    run("interview", path, "--source", "Borger 1", "--indicator", "4.a", "--paper", typed="4.a.1 n: Ingen lytter.\n")
    run("interview", path, "--source", "Leder", "--indicator", "4.a", "--paper", typed="4.a.1 j: Vi lytter.\n")
    run("source", path, "Borger 3", "--group", "borger")
    run("interview", path, "--source", "Borger 3", "--indicator", "4.a", "--paper", typed="4.a.1 n: HEMMELIGT.\n")
    rows = json.loads(run("log", path, "--json")[1])
    for row in rows:
        if "Borger 3" in str(row):
            assert run("protect", path, row["post"], "--as", "fortrolig", "--reason", "-", typed="x")[0] == 0


def test_who_said_what_stands_before_the_judgement_and_the_protected_never(run: Run, path: Path) -> None:
    talked(run, path)
    out = run("score", path, "4.a", "--plain", typed="Tekst\n.\nLeder\n4\n")[1]
    told, _, after = out.partition("Bedømmelse (afslut")
    assert after
    for said in ("4.a.1 ", "Ingen lytter.", "Vi lytter.", "forskellige oplysninger", "Oplysningerne kommer fra"):
        assert said in told, said
    assert told.index("Borger 1") < told.index("Ingen lytter.") < told.index("Kilder, der kan nævnes")
    assert "HEMMELIGT" not in out
    assert "Borger 3" not in out


def test_line_by_line_and_on_the_screen_it_is_the_same(run: Run, path: Path) -> None:
    talked(run, path)
    with desk_of(path) as desk:
        shown = "".join(words for words, _ in ground_runs(desk, desk.unit("4.a"), before=False))
        beside = "".join(words for words, _ in ground_beside(desk, desk.unit("4.a"))).strip()
    assert beside in shown
    assert beside in judge(path, "Tekst", ".", "Leder", "4").told


def test_what_others_said_is_not_shown_while_a_conversation_is_held(run: Run, path: Path) -> None:
    talked(run, path)
    with SessionLock(path):
        code, out, _ = run("score", path, "4.a", "--plain", typed="Tekst\n.\nLeder\n4\n")
    assert (code, out.splitlines()[-1]) == (0, "gemt 4.a")
    assert "lytter" not in out
    assert "vises ikke imens" in out
