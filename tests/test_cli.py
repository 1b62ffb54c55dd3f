"""The contract as a script meets it: exit codes, one Danish line and a Råd, JSON shapes, nothing half written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import desk_of, drafts

Run = Callable[..., tuple[int, str, str]]
NEW = ("--provider", "Nordkaj (opdigtet)", "--service-type", "101-ambulant", "--by", "MKV", "--date", "2023-10-24")


def refused(done: tuple[int, str, str], code: int, says: str) -> None:
    assert done[0] == code, done
    assert says in done[2], done
    assert done[2].splitlines()[-1].startswith("Råd: ")
    assert "Traceback" not in done[2]


@pytest.mark.slow
def test_refusals_of_new_come_in_the_contracts_order(tmp_path: Path, run: Run, case_path: Path) -> None:
    new = tmp_path / "ny.tilsyn"
    refused(run("new", case_path, *NEW, "--kind", "hvad", "--edition", "X"), 2, "Tilsynstypen »hvad« kendes ikke")
    refused(run("new", case_path, *NEW[:-1], "i går", "--edition", "X"), 2, "date")
    refused(run("new", case_path, *NEW[:4], *NEW[-2:], "--edition", "X"), 2, "hvem der skriver")
    refused(run("new", case_path, *NEW, "--edition", "X"), 4, "findes i forvejen")
    refused(run("new", new, *NEW, "--edition", "X", "--service-type", "nej"), 3, "»X« findes ikke")
    refused(run("new", new, *NEW, "--service-type", "nej"), 2, "Tilbudstypen »nej« kendes ikke")
    assert not new.exists()


def test_new_takes_the_edition_of_its_date_and_says_where_the_law_has_moved(tmp_path: Path, run: Run) -> None:
    code, out, err = run("new", tmp_path / "å b.tilsyn", *NEW[:-1], "2026-11-22", "--unencrypted")
    assert (code, "KM2021" in out, "Lov om socialtilsyn er ændret" in err) == (0, True, True)
    assert "Lov" not in run("new", tmp_path / "b.tilsyn", *NEW, "--unencrypted")[2]


@pytest.mark.slow
def test_an_encrypted_case_needs_its_passphrase(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sag.tilsyn"
    assert run("new", path, *NEW)[0] == 0
    assert path.read_bytes()[:4] == b"TSN\x01"
    monkeypatch.setenv("TILSYN_PASSPHRASE", "forkert")
    refused(run("status", path), 4, "kan ikke åbnes med den adgangssætning")
    monkeypatch.delenv("TILSYN_PASSPHRASE")
    refused(run("status", path), 2, "adgangssætningen mangler")
    refused(run("new", tmp_path / "c.tilsyn", *NEW), 2, "adgangssætning")
    monkeypatch.setenv("TILSYN_PASSPHRASE", "")
    refused(run("new", tmp_path / "c.tilsyn", *NEW), 2, "tom")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + b"x" * 8192, b"x" * 100])
def test_another_file_is_no_case_and_no_passphrase_is_asked(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.delenv("TILSYN_PASSPHRASE", raising=False)
    path = tmp_path / "rapport.tilsyn"
    path.write_bytes(content)
    refused(run("status", path), 4, "er ikke en tilsynssag")
    refused(run("status", tmp_path / "findes-ikke.tilsyn"), 4, "findes ikke")


@pytest.mark.parametrize("score", ["0", "6", "3,5", "3.5", "true", "fire", "-1", "5.0"])
def test_scores_off_the_scale_are_refused_and_nothing_is_written(run: Run, case_path: Path, score: str) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    refused(run("score", case_path, "4.a", "--plain", typed=f"Tekst\n.\nBorger 1\n{score}\n"), 2, "er ikke en score")
    assert rated(run, case_path, "4.a")["state"] == "missing"


def rated(run: Run, path: Path, indicator: str) -> dict[str, Any]:
    document = json.loads(run("score", path, "--json")[1])
    every = [each for theme in document["themes"] for crit in theme["criteria"] for each in crit["indicators"]]
    found: dict[str, Any] = next(each for each in every if each["id"] == indicator)
    return found


def test_a_judgement_is_saved_with_its_sources(run: Run, case_path: Path) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    code, out, _ = run(
        "score", case_path, "4.a", "--plain", typed="Første linje\r\n\r\nAnden å linje\r\n.\r\nBorger 1\r\n4\r\n"
    )
    assert code == 0
    assert out.splitlines()[-1] == "gemt 4.a"
    found = rated(run, case_path, "4.a")
    assert (found["state"], found["score"], found["label"]) == ("scored", 4, "i høj grad opfyldt")
    assert (found["text"], found["sources"]) == ("Første linje\n\nAnden å linje", ["Borger 1"])
    refused(run("score", case_path, "4.b", "--plain", typed="\n\n4\n"), 2, "er tom")
    refused(run("score", case_path, "6.a", "--plain", typed="x\n.\n\n4\n"), 2, "gælder ikke for tilbudstypen")
    refused(run("score", case_path, "3.c", "--plain", typed="x\n.\n\n4\n"), 2, "Ordlyden")
    refused(run("score", case_path, "4.x", "--plain", typed="x\n.\n\n4\n"), 2, "4.x findes ikke")


def test_status_is_one_while_something_is_missing(run: Run, case_path: Path) -> None:
    code, out, _ = run("status", case_path, "--json")
    document = json.loads(out)
    assert code == 1
    assert set(document) == {
        "ready", "stage", "edition", "kind", "encrypted", "counts", "blocking", "warnings", "conflicts",
    }  # fmt: skip
    assert document["ready"] is False
    assert document["counts"] == {"sources": 0, "encounters": 0, "answers": 0, "judged": 0, "applicable": 20}
    assert set(document["blocking"][0]) == {"code", "severity", "file", "line", "at", "text", "hint"}


def test_score_json_has_the_contracts_shape(run: Run, case_path: Path) -> None:
    document = json.loads(run("score", case_path, "--json")[1])
    assert set(document) == {
        "edition", "kind", "rated_level", "method", "themes", "one_stage", "two_stage", "gaps", "conflicts",
    }  # fmt: skip
    theme = document["themes"][3]
    assert set(theme) == {"number", "title", "mean", "display", "judged", "carried", "applicable", "criteria"}
    assert (theme["mean"], theme["display"], theme["applicable"]) == (None, "–", 6)
    assert set(rated(run, case_path, "4.a")) == {
        "id", "state", "by", "reason", "score", "label", "text", "sources", "carried_from", "evidence",
    }  # fmt: skip
    assert document["one_stage"]["4"] is None


def test_case_fields_are_set_all_or_none(run: Run, case_path: Path) -> None:
    assert (
        run(
            "case",
            case_path,
            "--set",
            "address=Havnevej 1",
            "--set",
            "visits=2023-10-24 anmeldt; 2023-10-25 uanmeldt Nord",
        )[0]
        == 0
    )
    fields = json.loads(run("case", case_path, "--json")[1])
    assert fields["address"] == "Havnevej 1"
    assert [(each["date"], each["announced"], each["department"]) for each in fields["visits"]] == [
        ("2023-10-24", True, None), ("2023-10-25", False, "Nord"),
    ]  # fmt: skip
    refused(run("case", case_path, "--set", "phone=1", "--set", "adress=x"), 2, "Feltet adress")
    refused(run("case", case_path, "--set", "phone=1", "--set", "date=i dag"), 2, "date")
    refused(run("case", case_path, "--set", "service_types=nej"), 2, "nej")
    assert json.loads(run("case", case_path, "--json")[1])["phone"] is None
    assert run("case", case_path, "--set", "capacity=101-ambulant indskrevne=61 pr=2023-10-01")[0] == 0


def test_who_writes_must_be_known(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "to.tilsyn"
    run("new", path, *NEW, "--by", "MKV", "--by", "JTH", "--unencrypted")
    refused(run("source", path, "Borger 1", "--group", "borger"), 2, "hvem der skriver")
    assert run("source", path, "Borger 1", "--group", "borger", "--by", "JTH")[0] == 0
    monkeypatch.setenv("TILSYN_BY", "MKV")
    assert run("source", path, "Borger 2", "--group", "borger")[0] == 0
    assert [row["by"] for row in json.loads(run("log", path, "--json")[1])][-2:] == ["JTH", "MKV"]


def test_sources_have_codes_and_known_groups(run: Run, case_path: Path) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    refused(run("source", case_path, "Borger 1", "--group", "borger"), 2, "findes allerede")
    refused(run("source", case_path, "Borger 2", "--group", "naboer"), 2, "group")


def test_focus_scope_and_followup_say_what_is_wrong(run: Run, case_path: Path) -> None:
    refused(run("focus", case_path, "4.a", "9.z", "--reason", "-", typed="x"), 2, "9.z findes ikke")
    refused(run("focus", case_path, "4.a", "--reason", "-", typed=" "), 2, "begrundelse")
    refused(run("focus", case_path, "4.a"), 2, "Begrundelse mangler")
    assert run("focus", case_path, "4.a", "--reason", "-", typed="Opfølgning på 2022\n")[0] == 0
    refused(run("scope", case_path, "4.a", "--use", "ja", "--reason", "-", typed="x"), 2, "ikke i tvivl")
    refused(run("scope", case_path, "2.b", "--use", "måske", "--reason", "-", typed="x"), 2, "ja eller nej")
    assert run("scope", case_path, "2.b", "--use", "nej", "--reason", "-", typed="Ambulant")[0] == 0
    assert (rated(run, case_path, "2.b")["state"], rated(run, case_path, "2.b")["by"]) == ("exempt", "user")
    refused(run("followup", case_path, "--kind", "bøde", typed="x"), 2, "bøde")
    refused(run("followup", case_path, "--kind", "paabud"), 2, "en type og en tekst")
    wrong_date = run("followup", case_path, "--kind", "paabud", "--deadline", "2024-99-01", typed="x")
    refused(wrong_date, 2, "Værdien af --deadline kendes ikke")
    assert "dd-mm-åååå" in wrong_date[2]
    refused(run("encounter", case_path), 2, "hvad der skal oprettes")
    assert run("followup", case_path, "--kind", "paabud", "--indicator", "4.a", typed="Gør noget")[0] == 0


def test_posts_are_named_by_eight_characters(run: Run, case_path: Path) -> None:
    run("note", case_path, typed="En note om xyzzy")
    post = json.loads(run("log", case_path, "--json")[1])[-1]["post"]
    refused(run("withdraw", case_path, "1234567", "--reason", "-", typed="x"), 2, "findes ikke")
    refused(run("protect", case_path, post, "--as", "hemmelig", "--reason", "-", typed="x"), 2, "hemmelig")
    assert run("redact", case_path, post, "--reason", "-", typed="sagde xyzzy")[0] == 0
    assert b"xyzzy" not in case_path.read_bytes().replace(b'"reason":"sagde xyzzy"', b"")
    refused(run("redact", case_path, post, "--reason", "-", typed="x"), 2, "allerede maskeret")
    assert json.loads(run("verify", case_path, "--json")[1])["ok"] is True


def test_protected_entries_are_in_no_log_but_the_one_opened_for_it(run: Run, case_path: Path) -> None:
    run("note", case_path, typed="HEMMELIGT")
    post = json.loads(run("log", case_path, "--json")[1])[-1]["post"]
    run("protect", case_path, post, "--as", "fortrolig", "--reason", "-", typed="bedt om det")
    code, out, _ = run("log", case_path, "--json")
    assert (code, "HEMMELIGT" in out, "bedt om det" in out, post in out) == (0, False, False, False)
    refused(run("log", case_path, "--protected"), 2, "kun i en terminal")


def test_a_pipes_text_takes_the_place_of_nothing_half_typed(run: Run, case_path: Path) -> None:
    with desk_of(case_path) as desk:
        for slot in ("assessment|theme:4", "note|", "followup|"):
            desk.file.save_draft(slot, "Halvt skrevet")
    assert run("assess", case_path, "theme:4", typed="Tema 4.")[0] == 0
    assert run("note", case_path, typed="En note")[0] == 0
    assert run("followup", case_path, "--kind", "udviklingspunkt", typed="Et punkt")[0] == 0
    assert [each.text for each in drafts(case_path)] == ["Halvt skrevet"] * 3


@pytest.mark.slow
def test_the_log_names_no_protected_member_of_a_group(run: Run, case_path: Path) -> None:
    for code in ("Borger 1", "Borger 2"):
        run("source", case_path, code, "--group", "borger")
    run("encounter", case_path, "--source", "Borger 1", "--source", "Borger 2", "--form", "gruppe", "--code", "S1")
    assert "Borger 1 og Borger 2" in run("log", case_path)[1]
    post = next(row["post"] for row in json.loads(run("log", case_path, "--json")[1]) if row["text"] == "Borger 2")
    run("protect", case_path, post, "--as", "fortrolig", "--reason", "-", typed="x")
    assert "Borger 2" not in run("log", case_path)[1]


def test_cpr_in_a_note_warns_and_keeps_it_and_final_refuses(run: Run, case_path: Path, tmp_path: Path) -> None:
    code, out, err = run("note", case_path, typed="Borgeren 010180-1234 kom")
    assert (code, "gemt note" in out, "CPR-nummer" in err, "1234" in out + err) == (0, True, True, False)
    done = run("report", case_path, "-o", tmp_path / "r.docx", "--final")
    refused(done, 1, "ikke klar til en endelig rapport")
    assert "S012" in done[2]
    assert "1234" not in done[2]
    assert not (tmp_path / "r.docx").exists()
    post = json.loads(run("log", case_path, "--json")[1])[-1]["post"]
    run("protect", case_path, post, "--as", "ikke-cpr", "--reason", "-", typed="Et sagsnummer")
    assert "S012" not in run("report", case_path, "-o", tmp_path / "r.docx", "--final")[2]


def test_outputs_are_whole_or_not_at_all(run: Run, case_path: Path, tmp_path: Path) -> None:
    refused(run("report", case_path, "-o", tmp_path / "ingen" / "r.docx"), 5, "findes ikke")
    refused(run("report", case_path, "-o", tmp_path / "r.pdf"), 2, "skal ende på .docx")
    refused(run("report", case_path, "-o", tmp_path / "r.docx", "--audience", "avisen"), 2, "avisen")
    refused(run("export", case_path, "-o", tmp_path / "r.csv"), 2, "skal ende på")
    (tmp_path / "mappe.docx").mkdir()
    refused(run("report", case_path, "-o", tmp_path / "mappe.docx"), 5, "kan ikke skrives")
    assert run("report", case_path, "-o", tmp_path / "r.docx")[0] == 0
    assert run("export", case_path, "-o", tmp_path / "m.xlsx")[0] == 0
    assert run("export", case_path, "-o", tmp_path / "m.json")[0] == 0
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == [
        "m.json", "m.xlsx", "nordkaj.tilsyn", "r.docx",
    ]  # fmt: skip


def test_verify_finds_a_cut_off_end_by_its_receipt(run: Run, case_path: Path) -> None:
    head = json.loads(run("verify", case_path, "--json")[1])["heads"][0]
    assert run("verify", case_path, "--receipt", head)[0] == 0
    refused_code, out, _ = run("verify", case_path, "--receipt", "f" * 16, "--json")
    assert refused_code == 1
    assert json.loads(out)["ok"] is False


def test_new_from_an_earlier_case_brings_reference_and_nothing_said(run: Run, case_path: Path, tmp_path: Path) -> None:
    run("case", case_path, "--set", "address=Havnevej 1")
    run("source", case_path, "Borger 1", "--group", "borger")
    run("interview", case_path, "--source", "Borger 1", "--plain", typed="j\nHEMMELIGT\n.\nq\n")
    run("score", case_path, "4.a", "--plain", typed="Fra dengang.\n.\nBorger 1\n4\n")
    run("followup", case_path, "--kind", "udviklingspunkt", typed="Følg op")
    new = tmp_path / "ny.tilsyn"
    code, _, err = run("new", new, *NEW[:-1], "2024-10-20", "--by", "MKV", "--from", case_path, "--unencrypted")
    assert code == 0
    assert f"Fra {case_path.name}: stamdata, 1 opfølgningspunkt og 1 tidligere bedømmelse." in err
    run("focus", new, "5.c", "--reason", "-", typed="Opfølgning")
    found = rated(run, new, "4.a")
    assert (found["state"], found["score"], found["carried_from"]) == (
        "carried",
        4,
        {"date": "2023-10-24", "edition": "KM2021"},
    )
    log = run("log", new, "--json")[1]
    assert "HEMMELIGT" not in log
    assert "Borger 1" not in log
    assert "Følg op" in log
    assert json.loads(run("case", new, "--json")[1])["address"] == "Havnevej 1"


def judged_in(run: Run, path: Path, indicator: str) -> None:
    run("source", path, "Borger 1", "--group", "borger")
    assert run("score", path, indicator, "--plain", typed="Fra dengang.\n.\nBorger 1\n4\n")[0] == 0


def made_from(run: Run, earlier: Path, name: str, date: str, *options: object) -> Path:
    """A case built on another: what that one says is not said again."""
    path = earlier.parent / name
    code, _, err = run("new", path, "--date", date, "--by", "MKV", "--from", earlier, "--unencrypted", *options)
    assert code == 0, err
    return path


def test_an_earlier_case_gives_name_and_types_and_its_choices_to_be_confirmed(run: Run, case_path: Path) -> None:
    run("scope", case_path, "2.b", "--use", "ja", "--reason", "-", typed="De holder netværksmøder.")
    new = made_from(run, case_path, "ny.tilsyn", "2024-10-20", "--kind", "opfoelgning")
    stated = json.loads(run("case", new, "--json")[1])
    assert (stated["provider"], stated["service_types"]) == ("Nordkaj (opdigtet)", ["101-ambulant"])

    def scoped() -> list[str]:
        found = json.loads(run("status", new, "--json")[1])["blocking"]
        return [each["code"] for each in found if each["at"] == "2.b" and each["code"] != "S001"]

    assert scoped() == ["S015"]
    run("focus", new, "4.a", "--reason", "-", typed="Opfølgning")
    assert scoped() == []
    run("focus", new, "2.b", "--reason", "-", typed="Opfølgning")
    run("scope", new, "2.b", "--use", "ja", "--reason", "-", typed="Stadig.")
    assert scoped() == []


def test_a_choice_that_waits_to_be_confirmed_waits_also_after_a_journey_by_file(run: Run, case_path: Path) -> None:
    run("scope", case_path, "2.b", "--use", "nej", "--reason", "-", typed="Det sker ikke her.")
    new = made_from(run, case_path, "ny.tilsyn", "2024-10-20")
    out = case_path.parent / "x.json"
    assert run("export", new, "-o", out)[0] == 0
    assert json.loads(out.read_text("utf-8"))["scope"][0]["carried_from"] == "2023-10-24"
    other = made_from(run, case_path, "anden.tilsyn", "2024-10-20")
    run("scope", other, "2.b", "--use", "ja", "--reason", "-", typed="Jo.")
    fresh = case_path.parent / "frisk.tilsyn"
    assert run("new", fresh, *NEW[:-1], "2024-10-20", "--by", "MKV", "--unencrypted")[0] == 0
    assert run("import", fresh, out, "--update-case")[0] == 0
    assert "S015" in {each["code"] for each in json.loads(run("status", fresh, "--json")[1])["blocking"]}


def test_what_is_carried_over_twice_stands_with_the_date_it_was_given(run: Run, case_path: Path) -> None:
    judged_in(run, case_path, "4.a")
    second = made_from(run, case_path, "to.tilsyn", "2024-10-20")
    run("focus", second, "5.c", "--reason", "-", typed="x")
    judged_in(run, second, "5.c")
    third = made_from(run, second, "tre.tilsyn", "2025-10-20")
    run("focus", third, "7.a", "--reason", "-", typed="x")
    assert [rated(run, third, each)["carried_from"]["date"] for each in ("4.a", "5.c")] == ["2023-10-24", "2024-10-20"]
    assert "videreført 24-10-2023" in run("score", third)[1]
    out = case_path.parent / "x.json"
    assert run("export", third, "-o", out)[0] == 0
    held = {each["indicator"]: each for each in json.loads(out.read_text("utf-8"))["previous"]["judgements"]}
    assert (held["4.a"]["date"], held["4.a"]["edition"]) == ("2023-10-24", "KM2021")
    assert "date" not in held["5.c"]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--kind", "hvad", "--edition", "X"), 2, "hvad"),
        (("--edition", "X", "--service-type", "nej"), 3, "X"),
        (("--service-type", "nej"), 2, "nej"),
        ((), 4, "findes ikke"),
    ],
)
def test_an_earlier_case_is_opened_only_when_nothing_else_is_wrong(
    run: Run, tmp_path: Path, options: tuple[str, ...], code: int, said: str
) -> None:
    refused(
        run("new", tmp_path / "ny.tilsyn", "--from", tmp_path / "væk.tilsyn", "--by", "MKV", "--unencrypted", *options),
        code,
        said,
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["provider", "service_types", "kind", "date", "by", "stage"])
@pytest.mark.parametrize("nothing", ["", "  ", " ; "])
def test_what_a_case_cannot_be_without_cannot_be_emptied(run: Run, case_path: Path, name: str, nothing: str) -> None:
    before = run("case", case_path, "--json")[1]
    if nothing != " ; " or name in {"service_types", "by"}:
        refused(run("case", case_path, "--set", f"{name}={nothing}"), 2, "kan ikke tømmes")
    assert run("case", case_path, "--json")[1] == before
    assert run("case", case_path, "--set", "address=")[0] == 0


def test_an_import_cannot_empty_name_or_types_either(run: Run, case_path: Path, tmp_path: Path) -> None:
    before = run("case", case_path, "--json")[1]
    stated = {"format": "tilsyn-exchange/1", "edition": "KM2021", "case": {"provider": "", "service_types": []}}
    (tmp_path / "x.json").write_text(json.dumps(stated), "utf-8")
    run("import", case_path, tmp_path / "x.json", "--update-case")
    assert run("case", case_path, "--json")[1] == before


def test_ref_goes_both_ways(run: Run) -> None:
    directive = json.loads(run("ref", "NR2020:3.1.5", "--json")[1])
    assert set(directive) >= {
        "id", "edition", "number", "guideline", "guideline_title", "binding", "basis", "subject", "points", "questions",
        "below", "indicators", "also", "verified",
    }  # fmt: skip
    assert directive["questions"] == ["4.a.1", "5.a.2", "7.a.4", "9.a.1"]
    question = json.loads(run("ref", "4.a.1", "--json")[1])
    assert [each["id"] for each in question["directives"]] == ["NR2020:3.1.5"]
    indicator = json.loads(run("ref", "4.a", "--json")[1])
    assert len(indicator["questions"]) == 7
    refused(run("ref", "NR2020:9.9.9"), 2, "findes ikke")


def test_a_group_hears_the_citizens_words_and_its_own_in_addition(case_path: Path, run: Run) -> None:
    for number in (1, 2):
        run("source", case_path, f"Borger {number}", "--group", "borger")
    run("encounter", case_path, "--source", "Borger 1", "--source", "Borger 2", "--code", "G1")
    out = run("interview", case_path, "--encounter", "G1", "--plain", typed="q\n")[1]
    assert "kommer fra socialtilsynet" in out
    assert "Det, I hører af hinanden" in out


def test_status_and_log_say_where_in_words_and_json_in_ids(run: Run, case_path: Path) -> None:
    assert run("focus", case_path, "4.a", "--reason", "-", typed="Kun den")[0] == 0
    run("source", case_path, "Borger 1", "--group", "borger")
    run("interview", case_path, "--source", "Borger 1", "--indicator", "4.a", typed="j\n\nq\n")
    _, out, _ = run("status", case_path, "--all")
    assert "tema 4:" in out
    assert "\ntheme:" not in out
    log = [line.split("\t") for line in run("log", case_path)[1].splitlines()]
    kind, where, words = log[-1][3:]
    assert (kind, where.startswith("4.a.1 · Borger 1 "), words) == ("svar", True, "ja")
    assert not [line for line in log if any("[" in cell or cell == "True" for cell in line)]
    _, document, _ = run("status", case_path, "--json")
    assert "theme:4" in document


def test_an_alert_is_in_status_and_in_no_output(run: Run, case_path: Path, tmp_path: Path) -> None:
    def outputs() -> list[bytes]:
        made = [tmp_path / name for name in ("m.xlsx", "x.json", "i.docx")]
        for path in made:
            path.unlink(missing_ok=True)
        assert run("export", case_path, "-o", made[0])[0] == run("export", case_path, "-o", made[1])[0] == 0
        assert run("report", case_path, "-o", made[2], "--audience", "internal")[0] == 0
        return [path.read_bytes() for path in made]

    before = outputs()
    assert run("note", case_path, "--alert", typed="ZEBRA 010180-1234 om et barn")[0] == 0
    assert outputs() == before
    assert "ZEBRA" in run("status", case_path)[1]


def test_what_cannot_be_judged_is_no_focus(run: Run, case_path: Path) -> None:
    refused(run("focus", case_path, "4.a", "3.c", "--reason", "-", typed="x"), 2, "Ordlyden af 3.c")
    refused(run("focus", case_path, "6.a", "--reason", "-", typed="x"), 2, "6.a gælder ikke")


def test_a_protected_open_conversation_stands_in_no_list(run: Run, case_path: Path) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    for day in ("2023-10-24", "2023-10-25"):
        run("encounter", case_path, "--source", "Borger 1", "--start", f"{day}T12:00")
    rows = json.loads(run("log", case_path, "--json")[1])
    post = next(row["post"] for row in rows if row["kind"] == "encounter")
    assert run("protect", case_path, post, "--as", "fortrolig", "--reason", "-", typed="x")[0] == 0
    code, out, err = run("interview", case_path, "--source", "Borger 1", typed="q\n")
    assert (code, "2023-10-24" in out + err) == (0, False)


@pytest.mark.parametrize(("talks", "said"), [(0, "0 samtaler og gennemgange"), (1, "1 samtale eller gennemgang")])
def test_counts_in_status_are_inflected(run: Run, case_path: Path, talks: int, said: str) -> None:
    for _ in range(talks):
        run("encounter", case_path, "--method", "observation", "--title", "Gangen")
    assert said in run("status", case_path)[1]


def test_a_case_is_made_by_somebody(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, nobody = tmp_path / "ny.tilsyn", (*NEW[:4], *NEW[-2:], "--unencrypted")
    refused(run("new", new, *nobody), 2, "Det fremgår ikke, hvem der skriver.")
    assert not new.exists()
    monkeypatch.setenv("TILSYN_BY", "AB")
    assert run("new", new, *nobody)[0] == 0
    assert json.loads(run("case", new, "--json")[1])["by"] == ["AB"]
    assert {each["by"] for each in json.loads(run("log", new, "--json")[1])} == {"AB"}


def test_a_service_type_that_is_gone_on_the_day_is_said(run: Run, tmp_path: Path) -> None:
    new = tmp_path / "ny.tilsyn"
    asked = ("--provider", "N", "--service-type", "66-1-5", "--by", "MKV", "--unencrypted", "--date")
    assert "findes ikke efter" not in run("new", tmp_path / "a.tilsyn", *asked, "31-12-2023")[2]
    code, _, err = run("new", new, *asked, "24-10-2024")
    assert (code, "Tilbudstypen 66-1-5 findes ikke efter 31-12-2023" in err) == (0, True)
    assert "findes ikke efter" not in run("case", new, "--set", "telefon=12345678", "--by", "MKV")[2]
    assert "findes ikke efter" not in run("case", new, "--set", "dato=24-10-2023", "--by", "MKV")[2]
    assert "findes ikke efter 31-12-2023" in run("case", new, "--set", "dato=24-10-2024", "--by", "MKV")[2]


@pytest.mark.parametrize("given", [", ,", ",", "MKV, AB", "MKV;AB", "-", "—"])
def test_initials_are_one_persons_at_every_door(run: Run, case_path: Path, tmp_path: Path, given: str) -> None:
    refused(run("new", tmp_path / "ny.tilsyn", *NEW[:4], "--by", given, "--unencrypted"), 2, "skal være én persons")
    refused(run("note", case_path, "--by", given, typed="x"), 2, "skal være én persons")
    if ";" not in given:
        refused(run("case", case_path, "--set", f"by={given}", "--by", "MKV"), 2, "skal være én persons")
    file = tmp_path / "x.json"
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "edition": "KM2021", "case": {"by": [given]}}))
    code, out, err = run("import", case_path, file, "--update-case", "--by", "MKV")
    assert (code, "én persons" in out + err) == (1, True)


def test_one_rule_for_the_fields_of_a_case_at_every_door(run: Run, tmp_path: Path) -> None:
    def brought(**stated: object) -> int:
        file = tmp_path / "x.json"
        file.write_text(json.dumps({"format": "tilsyn-exchange/1", "edition": "KM2021", "case": stated}))
        return run("import", new, file, "--update-case", "--by", "MKV")[0]

    def held() -> dict[str, object]:
        return dict(json.loads(run("case", new, "--json")[1]))

    new = tmp_path / "ny.tilsyn"
    run("new", new, *NEW, "--service-type", "101-ambulant", "--unencrypted")
    assert held()["service_types"] == ["101-ambulant"]
    for refuse in ({"provider": "  "}, {"service_types": [" "]}, {"departments": ["  "]}):
        assert brought(**refuse) == 1
    assert brought(service_types=["107", "107"], departments=["Nord", "Nord"], address="  ", cvr="") == 0
    assert (held()["service_types"], held()["departments"]) == (["107"], ["Nord"])
    assert (held()["address"], held()["cvr"], held()["provider"]) == (None, None, "Nordkaj (opdigtet)")
    assert run("case", new, "--set", "afdelinger=Syd;Syd; ", "--set", "adresse=  ", "--by", "MKV")[0] == 0
    assert (held()["departments"], held()["address"]) == (["Syd"], None)
