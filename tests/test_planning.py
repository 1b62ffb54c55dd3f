"""The plan of a visit: what it shows, what one gesture writes, and that it tells nothing of what is protected."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import PASSPHRASE, entry_count
from tests.telling import Ticking
from tilsyn.domain.journal.entries import Document
from tilsyn.domain.values import GROUPS, SPOKEN_GROUPS
from tilsyn.domain.world import World
from tilsyn.errors import UsageProblem
from tilsyn.services.open_case import Desk
from tilsyn.services.planning.plan import DOCUMENT_TYPES, PlanChanges, plan_document, write_plan
from tilsyn.services.planning.plan_lines import plan_lines
from tilsyn.storage.casefile import open_case

Run = Callable[..., tuple[int, str, str]]
TODAY = "2023-10-25"


@contextmanager
def desk_of(path: Path) -> Iterator[Desk]:
    """The case on 25 October 2023, with ids that differ from one call to the next."""
    world = World(Ticking(f"{TODAY}T09:00:00+02:00").clock, secrets.token_bytes, "tilsyn test")
    with open_case(path, lambda: PASSPHRASE, world) as file:
        yield Desk(file)


def planned(path: Path) -> dict[str, Any]:
    """The plan on 25 October 2023."""
    with desk_of(path) as desk:
        return plan_document(desk)


def write(path: Path, **stated: Any) -> tuple[str, ...]:
    with desk_of(path) as desk:
        return write_plan(desk, PlanChanges(**stated), "MKV").what


def documents(path: Path) -> list[tuple[str, str | None, str | None, str | None, str | None, str | None]]:
    with desk_of(path) as desk:
        held = [each for _, each in desk.case.of(Document)]
    return [(each.type, each.title, each.status, each.requested, each.received, each.deadline) for each in held]


def lines(path: Path) -> list[str]:
    return list(plan_lines(planned(path), path.name))


def asked_for(path: Path) -> list[str]:
    return [each["what"] for each in planned(path)["missing"]]


def test_the_plan_of_a_new_case_says_what_is_worth_deciding_and_judges_nothing(run: Run, case_path: Path) -> None:
    code, out, err = run("plan", case_path)
    assert (code, err) == (0, "")
    assert out.splitlines()[:4] == [
        "Plan for Nordkaj (opdigtet)",
        "Driftsorienteret tilsyn, 24-10-2023 · § 101 (ambulant behandlingstilbud til voksne)",
        "Besøg: ingen dato endnu",
        "Grundlag: intet endnu",
    ]
    assert "Mangler før besøget:\n  - Besøgets dato. tilsyn case nordkaj.tilsyn --set besøg=" in out
    assert asked_for(case_path) == [
        "Besøgets dato.", "Om besøget er anmeldt.", "Et fokus; uden er alle indikatorer i fokus.",
        "Grundlaget for tilsynet.",
    ]  # fmt: skip


def test_an_announced_visit_lacks_more_than_an_unannounced_and_one_that_is_over_lacks_nothing(
    run: Run, case_path: Path
) -> None:
    run("case", case_path, "--set", "visits=2023-11-24 uanmeldt")
    unannounced = asked_for(case_path)
    run("case", case_path, "--set", "visits=2023-11-24 anmeldt")
    announced = asked_for(case_path)
    assert not set(unannounced) & {"Dokumenter er der ikke bedt om.", "Hvem vi gerne vil møde."}
    assert set(announced) - set(unannounced) == {
        "Dokumenter er der ikke bedt om.", "Hvem vi gerne vil møde.", "Et program for dagen.",
    }  # fmt: skip
    run("case", case_path, "--set", "visits=2023-10-24 anmeldt")
    assert asked_for(case_path) == []
    assert lines(case_path)[2] == "Besøg: 24-10-2023 (anmeldt)"


def test_a_whole_plan_is_read_in_one_go(run: Run, case_path: Path) -> None:
    run("case", case_path, "--set", "visits=2023-11-24 anmeldt Nord; 2023-11-25", "--set", "announced=nej")
    run("case", case_path, "--set", "departments=Nord; Syd")
    run("focus", case_path, "4.a", "5.c", "--reason", "-", typed="Opfølgning på 2022")
    write(
        case_path, basis="Årligt tilsyn", programme="Kl. 9 ledelsen\nKl. 10 borgere", meet=("Lederen", "2 borgere"),
        documents=("Vagtplaner",), title="Uge 40", deadline="2023-10-24", not_interviewed="paaroerende",
        reason="Ingen ønskede det", sample="sager", population=61, drawn=8, as_of="2023-10-20",
        drawn_by="socialtilsynet", criteria="tilfældigt",
    )  # fmt: skip
    assert lines(case_path)[2:] == [
        "Besøg:", "  - 24-11-2023, Nord (anmeldt)", "  - 25-11-2023 (uanmeldt)",
        "Afdelinger:", "  - Nord", "  - Syd",
        "Grundlag: Årligt tilsyn",
        "Fokus:", "  - 4.a og 5.c", "  - Begrundelse: Opfølgning på 2022",
        "Program:", "  - Kl. 9 ledelsen", "  - Kl. 10 borgere",
        "Vi vil gerne møde:", "  - Lederen", "  - 2 borgere",
        "Samtaler indtil nu: ingen endnu",
        "Ikke talt med: pårørende: Ingen ønskede det",
        "Dokumenter: vagtplaner, »Uge 40«: anmodet om 25-10-2023, frist 24-10-2023, fristen er overskredet",
        "Stikprøver: 8 af 61 sager, tilfældigt, udtrukket af socialtilsynet, pr. 20-10-2023",
    ]  # fmt: skip


def test_all_options_of_one_call_are_one_gesture_or_none(case_path: Path) -> None:
    before = entry_count(case_path)
    with desk_of(case_path) as desk, pytest.raises(UsageProblem, match="--deadline kendes ikke"):
        write_plan(desk, PlanChanges(meet=("Lederen",), documents=("husorden",), deadline="i morgen"), "MKV")
    assert entry_count(case_path) == before
    assert write(case_path, meet=(" Lederen \n Nord ",), documents=("husorden", "Husorden")) == (
        "hvem vi gerne vil møde", "dokument: husorden",
    )  # fmt: skip
    assert planned(case_path)["meet"] == ["Lederen Nord"]
    write(case_path, meet=("To medarbejdere",))
    assert planned(case_path)["meet"] == ["To medarbejdere"]


def test_a_document_of_the_same_type_and_title_is_corrected_and_keeps_what_is_not_said(case_path: Path) -> None:
    write(case_path, documents=("vagtplaner",), title="Uge 40", deadline="2023-11-01")
    assert documents(case_path) == [("vagtplaner", "Uge 40", "anmodet", TODAY, None, "2023-11-01")]
    write(case_path, documents=("VAGTPLANER",), title="uge 40", status="modtaget")
    assert documents(case_path) == [("vagtplaner", "Uge 40", "modtaget", TODAY, TODAY, "2023-11-01")]
    assert write(case_path, documents=("vagtplaner",), title="Uge 40") == ()
    write(case_path, documents=("vagtplaner",), title="Uge 41", status="set_paa_stedet")
    write(case_path, documents=("vagtplaner",), title="Uge 40", status="ikke_modtaget")
    assert sorted(documents(case_path), key=str) == [
        ("vagtplaner", "Uge 40", "ikke_modtaget", TODAY, None, "2023-11-01"),
        ("vagtplaner", "Uge 41", "set_paa_stedet", None, None, None),
    ]


def test_a_document_that_is_received_without_its_title_is_not_guessed_at(case_path: Path) -> None:
    write(case_path, documents=("husorden",), title="Stuen")
    with desk_of(case_path) as desk, pytest.raises(UsageProblem) as refused:
        write_plan(desk, PlanChanges(documents=("husorden",), status="modtaget"), "MKV")
    assert "»Stuen«" in refused.value.hint
    assert len(documents(case_path)) == 1


@pytest.mark.parametrize(
    ("status", "deadline", "overdue"),
    [
        ("anmodet", "2023-10-24", True), ("anmodet", TODAY, False), ("anmodet", None, False),
        ("modtaget", "2023-10-24", False), ("findes_ikke", "2023-10-24", False), ("ikke_modtaget", "2023-10-24", False),
    ],
)  # fmt: skip
def test_only_what_is_still_waited_for_is_overdue(
    case_path: Path, status: str, deadline: str | None, *, overdue: bool
) -> None:
    write(case_path, documents=("årshjul",), status=status, deadline=deadline)
    assert planned(case_path)["documents"][0]["overdue"] is overdue
    assert any("fristen er overskredet" in line for line in lines(case_path)) is overdue


def test_a_sample_of_the_same_is_corrected(case_path: Path) -> None:
    write(case_path, sample="sager", population=61, drawn=8)
    write(case_path, sample="Sager", drawn=9)
    assert [(each["of"], each["N"], each["n"]) for each in planned(case_path)["samples"]] == [("sager", 61, 9)]
    assert "Stikprøver: 9 af 61 sager" in lines(case_path)


def test_conversations_are_counted_by_group_and_not_by_heads(run: Run, case_path: Path) -> None:
    for code, group in (("Borger 1", "borger"), ("Borger 2", "borger"), ("Leder", "ledelse")):
        run("source", case_path, code, "--group", group)
    run("encounter", case_path, "--source", "Borger 1", "--source", "Borger 2", "--participants", "5")
    run("encounter", case_path, "--source", "Leder")
    run("encounter", case_path, "--source", "Leder")
    run("encounter", case_path, "--method", "observation", "--title", "Modtagelsen")
    assert planned(case_path)["conversations"] == [{"group": "borger", "count": 1}, {"group": "ledelse", "count": 2}]
    assert "  - borger: 1 samtale" in lines(case_path)


def test_what_was_not_examined_since_last_time_stands_and_todays_own_points_do_not(
    run: Run, case_path: Path, tmp_path: Path
) -> None:
    run("followup", case_path, "--kind", "udviklingspunkt", "--indicator", "5.c", typed="En fælles fremgangsmåde")
    assert planned(case_path)["followups"] == []
    later = tmp_path / "senere.tilsyn"
    code, _, err = run(
        "new", later, "--provider", "Nordkaj", "--service-type", "101-ambulant", "--date", "2024-10-24",
        "--by", "MKV", "--from", case_path, "--unencrypted",
    )  # fmt: skip
    assert code == 0, err
    assert "Fra sidste gang, endnu ikke undersøgt: udviklingspunkt 5.c (24-10-2023): En fælles fremgangsmåde" in [
        line.replace("Udviklingspunkt", "udviklingspunkt") for line in lines(later)
    ]
    post = next(each["post"] for each in json.loads(run("log", later, "--json")[1]) if each["kind"] == "followup")
    run("followup", later, post, "--status", "opfyldt")
    assert planned(later)["followups"] == []


def test_an_order_of_an_earlier_report_of_the_same_date_stands_in_the_plan(run: Run, case_path: Path) -> None:
    run("followup", case_path, "--kind", "udviklingspunkt", typed="En fælles fremgangsmåde")
    same = case_path.parent / "samme.tilsyn"
    assert run("new", same, "--date", "2023-10-24", "--by", "MKV", "--from", case_path, "--unencrypted")[0] == 0
    assert [each["text"] for each in planned(same)["followups"]] == ["En fælles fremgangsmåde"]


@pytest.mark.parametrize(("option", "word"), [("--unannounced", "uanmeldt"), ("--announced", "anmeldt")])
def test_the_date_asked_for_is_the_visits_where_no_other_is_entered(
    run: Run, tmp_path: Path, option: str, word: str
) -> None:
    path = tmp_path / "ny.tilsyn"
    new = ("new", path, "--provider", "Nordkaj", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted")
    assert run(*new, "--date", "2023-10-25", option)[0] == 0
    assert lines(path)[2] == f"Besøg: 25-10-2023 ({word})"
    assert "Besøgets dato." not in asked_for(path)
    run("case", path, "--set", "visits=2023-11-24")
    assert lines(path)[2] == f"Besøg: 24-11-2023 ({word})"


def test_the_plan_tells_nothing_of_what_is_protected(run: Run, case_path: Path) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    run("encounter", case_path, "--source", "Borger 1")
    run("plan", case_path, "--document", "redegørelser", "--title", "Henvendelsen")
    bare = planned(case_path)
    for row in json.loads(run("log", case_path, "--json")[1]):
        if row["kind"] in {"source", "document"}:
            run("protect", case_path, row["post"], "--as", "fortrolig", "--reason", "-", typed="x")
    hidden = planned(case_path)
    assert bare["conversations"]
    assert bare["documents"]
    assert (hidden["conversations"], hidden["documents"]) == ([], [])
    # The same words again are a document of its own: that one stands hidden must not show.
    assert write(case_path, documents=("redegørelser",), title="Henvendelsen") == ("dokument: redegørelser",)
    assert len(planned(case_path)["documents"]) == 1


def test_a_cpr_number_is_kept_warned_of_and_never_shown(run: Run, case_path: Path) -> None:
    code, _, err = run("plan", case_path, "--basis", "-", typed="Klage om 010190-1234")
    assert code == 0
    assert "CPR-nummer" in err
    assert "1234" not in err
    for shown in (run("plan", case_path)[1], run("plan", case_path, "--json")[1]):
        assert "1234" not in shown
        assert "[CPR fjernet]" in shown


def test_texts_come_from_stdin_one_at_a_time(run: Run, case_path: Path) -> None:
    assert run("plan", case_path, "--programme", "-", typed="Kl. 9\nKl. 10\n")[:2] == (0, "gemt program\n")
    assert planned(case_path)["programme"] == "Kl. 9\nKl. 10"
    before = entry_count(case_path)
    code, out, err = run("plan", case_path, "--basis", "-", "--programme", "-", typed="x")
    assert (code, out) == (2, "")
    assert "ikke --basis og --programme" in err
    code, _, err = run("plan", case_path, "--basis", "-", typed=" \n")
    assert code == 2
    assert "--set grundlag=" in err
    assert entry_count(case_path) == before


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["--title", "x"], "--title hører til --document TYPE."),
        (["--drawn-by", "x"], "--drawn-by hører til --sample TEKST."),
        (["--reason", "-"], "--reason hører til --not-interviewed GRUPPE."),
        (["--document", "husorden", "--status", "tabt"], "Værdien af --status kendes ikke."),
        (["--document", " "], "Værdien af --document er tom."),
        (["--document", "a", "--document", "b", "--title", "x"], "--title kan kun stå ved ét dokument."),
        (["--sample", "sager", "--drawn", "9", "--population", "8"], "--drawn er større end --population."),
        (["--sample", "sager", "--drawn", "-1"], "Værdien af --drawn kendes ikke."),
        (["--not-interviewed", "anonym", "--reason", "-"], "Gruppen »anonym« kendes ikke."),
        (["--not-interviewed", "borger"], "Begrundelsen mangler."),
        (["--not-interviewed", "borger", "--reason", "-"], "Begrundelsen mangler."),
    ],
)
def test_what_does_not_fit_is_refused_with_advice_and_nothing_is_written(
    run: Run, case_path: Path, argv: list[str], says: str
) -> None:
    before = entry_count(case_path)
    code, out, err = run("plan", case_path, *argv)
    assert (code, out) == (2, "")
    assert err.startswith(says)
    assert "\nRåd: " in err
    assert entry_count(case_path) == before


def test_the_help_page_names_what_can_be_written(run: Run) -> None:
    page = " ".join(run("plan", "--help")[1].split())
    assert all(each in page for each in (*DOCUMENT_TYPES, *(GROUPS[group] for group in SPOKEN_GROUPS)))


def test_the_json_is_the_plan_alone_even_after_writing(run: Run, case_path: Path) -> None:
    code, out, err = run("plan", case_path, "--document", "husorden", "--json")
    plan = json.loads(out)
    assert (code, err) == (0, "gemt dokument: husorden\n")
    assert plan["documents"][0]["type"] == "husorden"
    assert list(plan)[-1] == "missing"


def test_a_focus_is_lifted_with_all_and_no_earlier_one_comes_back(run: Run, case_path: Path) -> None:
    def blocking() -> set[str]:
        return {each["at"] for each in json.loads(run("status", case_path, "--json")[1])["blocking"]}

    whole = blocking()
    assert run("focus", case_path, "--all")[:2] == (0, "uændret fokus\n")
    run("focus", case_path, "4.a", "--reason", "-", typed="Første")
    run("focus", case_path, "5.c", "--reason", "-", typed="Anden")
    assert blocking() < whole
    assert run("focus", case_path, "--all")[:2] == (0, "gemt fokus\n")
    assert blocking() == whole
    assert run("focus", case_path, "--all")[1] == "uændret fokus\n"
    run("focus", case_path, "5.c", "--reason", "-", typed="Anden")
    assert blocking() < whole
    assert run("focus", case_path, "4.a", "--all")[0] == 2
    assert "INDIKATOR… mangler" in run("focus", case_path)[2]
