"""What was sent stands: a final report is sealed in the case, and comes again byte for byte until a new one is made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import desk_of, hidden_id
from tests.finishing import REASON, blocking, final, post, rows
from tests.reporting import whole_text
from tests.sample_cases import sample_case, sealed_case
from tests.test_template import of_lines
from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.as_it_stood import as_it_stood
from tilsyn.domain.journal.entries import Assessment, SealedReport
from tilsyn.errors import CaseDamaged
from tilsyn.output.word import report
from tilsyn.output.word.said import says_any
from tilsyn.services.judging.judge import Verdict, judge
from tilsyn.services.leaving.laying_out import UNNUMBERED
from tilsyn.services.open_case import Desk

Run = Callable[..., tuple[int, str, str]]
pytestmark = pytest.mark.slow


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The smallest of the samples: a new provider, without citizens."""
    return sample_case(tmp_path, "havblik")


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    return sealed_case(tmp_path, "havblik", "endelig.docx")


def sent(case: Path, name: str = "endelig.docx") -> bytes:
    return case.with_name(name).read_bytes()


def test_what_is_sent_is_in_the_case_with_its_digest_when_and_by_whom(sealed: Path, run: Run) -> None:
    [entry] = rows(run, sealed, "sealed")
    assert entry["by"] == "RTH"
    with desk_of(sealed) as desk:
        held = desk.case.one(SealedReport, Slot.sealed("provider"))
        assert held is not None
        assert held.sha256 == hashlib.sha256(sent(sealed)).hexdigest()
        assert desk.file.blob(held.sha256) == sent(sealed)
    assert "til tilbuddet" in run("log", sealed)[1]
    assert "UDKAST" not in whole_text(sent(sealed))
    assert json.loads(run("verify", sealed, "--json")[1])["ok"]


def test_it_comes_again_byte_for_byte_also_after_the_template_is_another(
    sealed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "render", lambda *_a, **_k: b"PK another template")
    code, _, said = final(run, sealed, name="igen.docx")
    assert (code, "uændret" in said) == (0, True)
    assert sent(sealed, "igen.docx") == sent(sealed)
    assert len(rows(run, sealed, "sealed")) == 1


def test_each_audience_has_a_report_of_its_own(sealed: Path, run: Run) -> None:
    assert final(run, sealed, "--audience", "internal", name="internal.docx")[0] == 0
    assert sent(sealed, "internal.docx") != sent(sealed)
    assert len(rows(run, sealed, "sealed")) == 2


def test_a_draft_is_the_same_before_and_after_the_seal(case: Path, run: Run) -> None:
    run("report", case, "-o", case.with_name("a.docx"))
    final(run, case)
    run("report", case, "-o", case.with_name("b.docx"))
    assert sent(case, "a.docx") == sent(case, "b.docx")


CHANGES: dict[str, tuple[tuple[object, ...], str, str]] = {
    "an assessment": (("assess", "tema:4"), "Temaet i andre ord.", "Tema 4"),
    "the whole": (("assess", "samlet"), "Det hele i andre ord.", "Den samlede vurdering"),
    "a criterion": (("assess", "kriterium:4"), "Kriteriet i andre ord.", "Kriterium 4"),
    "a point": (("followup", "--kind", "vilkaar", "--decision", "meddelt"), "Et punkt til.", "Opfølgningspunkterne"),
    "master data": (("case", "--set", "telefon=11 11 11 11"), "", "Stamoplysningerne"),
    "a document": (("plan", "--document", "vagtplaner", "--title", "Uge 40"), "", "Datakilderne"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_the_reader_would_see_is_told_by_its_place_until_a_new_one_is_made(
    change: str, sealed: Path, run: Run
) -> None:
    (command, *rest), typed, place = CHANGES[change]
    before = sent(sealed)
    assert run(command, sealed, *rest, typed=typed)[0] == 0
    code, _, err = final(run, sealed)
    assert code == 1
    assert err.count("S075") == 1
    assert f"{place} er ændret" in err
    assert blocking(run, sealed) == {"S075"}
    assert sent(sealed) == before
    assert final(run, sealed, "--again", *REASON)[0] == 2
    assert final(run, sealed, "--again", *REASON, typed="Rettet efter henvendelse.")[0] == 0
    assert sent(sealed) != before
    assert final(run, sealed, name="igen.docx")[0] == 0
    assert sent(sealed, "igen.docx") == sent(sealed)
    assert "Rettet efter henvendelse." in run("log", sealed)[1]
    with desk_of(sealed) as desk:
        kept = [each.payload for each in desk.case.slots[Slot.sealed("provider")].values()]
        files = [desk.file.blob(each.sha256) for each in kept if isinstance(each, SealedReport)]
    assert sorted(files) == sorted([before, sent(sealed)])


def test_status_says_what_final_would_stop_on_until_a_new_one_is_made(sealed: Path, run: Run) -> None:
    assert run("status", sealed)[1].startswith("Klar til endelig rapport.")
    run("assess", sealed, "tema:4", typed="Temaet i andre ord.")
    code, told, _ = run("status", sealed)
    assert (code, told.splitlines()[0]) == (1, "En endelig rapport er lavet, og den svarer ikke længere til sagen.")
    assert "  Tema 4 er ændret, siden den endelige rapport til tilbuddet blev lavet" in told.splitlines()
    assert final(run, sealed, "--again", *REASON, typed="Rettet efter henvendelse.")[0] == 0
    assert run("status", sealed)[1].startswith("Klar til endelig rapport.")


def test_a_score_that_is_changed_is_told_by_its_indicator(sealed: Path, run: Run) -> None:
    with desk_of(sealed) as desk:
        judge(desk, "4.a", Verdict("Set igen.", ("Leder 1",), "forventes_ikke", "Vi har set igen."), None)
    err = final(run, sealed)[2]
    assert "Bedømmelsen af 4.a er ændret" in err


def test_what_the_reader_does_not_see_changes_nothing(sealed: Path, run: Run) -> None:
    assert run("note", sealed, typed="En note til os selv.")[0] == 0
    assert run("case", sealed, "--set", "tilstand=endelig")[0] == 0
    assert final(run, sealed, name="igen.docx")[0] == 0
    assert sent(sealed, "igen.docx") == sent(sealed)


def test_the_internal_report_is_another_once_something_was_noted(case: Path, run: Run) -> None:
    assert final(run, case, "--audience", "internal")[0] == 0
    run("note", case, typed="En note til os selv.")
    code, _, err = final(run, case, "--audience", "internal")
    assert (code, "Noterne er ændret" in err, err.count("S075")) == (1, True, 1)


def test_what_is_protected_afterwards_asks_only_where_the_reader_was_told_of_it(tmp_path: Path, run: Run) -> None:
    case = sample_case(tmp_path, "nordkaj")
    for audience in ("provider", "portal", "internal"):
        assert final(run, case, "--audience", audience, name=f"{audience}.docx")[0] == 0
    told_of, beside = (
        next(str(each["post"]) for each in rows(run, case, "answer") if each["text"].startswith(text))
        for text in ("Kl. 13.30 er fire ansatte", "Kl. 08.54 gennemgår jeg")
    )
    assert run("protect", case, beside, "--as", "fortrolig", *REASON, typed="Bad om det")[0] == 0
    for audience in ("provider", "portal"):
        assert final(run, case, "--audience", audience, name="igen.docx")[0] == 0
        assert sent(case, "igen.docx") == sent(case, f"{audience}.docx")
    told = [each for each in json.loads(run("status", case, "--json")[1])["blocking"] if each["code"] == "S075"]
    [once] = told
    assert (once["at"], once["text"]) == (
        "case",
        "Noget er ændret, siden den endelige rapport til intern brug blev lavet.",
    )
    err = final(run, case, "--audience", "internal")[2]
    assert ("Svarene på 4.a.6 er ændret" in err, "bedømmelsen" in err) == (True, False)
    assert run("protect", case, told_of, "--as", "fortrolig", *REASON, typed="Bad om det")[0] == 0
    code, _, err = final(run, case)
    assert (code, "Grundlaget for bedømmelsen af 9.a er ændret" in err, err.count("S075")) == (1, True, 1)
    assert final(run, case, "--audience", "portal", name="igen.docx")[0] == 0
    code, _, err = final(run, case, "--audience", "internal", "--sealed", "1")
    assert (code, "S078" in err) == (1, True)
    assert final(run, case, "--sealed", "1", name="sendt.docx")[0] == 0
    assert sent(case, "sendt.docx") == sent(case, "provider.docx")


def test_a_tip_breaks_no_seal_and_moves_no_byte(case: Path, run: Run) -> None:
    final(run, case)
    final(run, case, "--audience", "internal", name="intern.docx")
    run("source", case, "Anonym 9", "--group", "anonym")
    tip = hidden_id(case, "Anonym 9")
    run("encounter", case, "--source", tip, "--code", "T9", "--outcome", "gennemfoert")
    assert run("note", case, "--source", tip, "--indicator", "4.a", typed="Lederen slår.")[0] == 0
    for audience, name in (("provider", "endelig.docx"), ("internal", "intern.docx")):
        assert final(run, case, "--audience", audience, name="igen.docx")[0] == 0
        assert sent(case, "igen.docx") == sent(case, name)


def test_a_hearing_opened_again_is_a_change_too(sealed: Path, run: Run) -> None:
    run("case", sealed, "--set", "tilstand=høring", *REASON, typed="En bemærkning kom for sent.")
    code, _, err = final(run, sealed)
    assert (code, "Sagens tilstand er ændret" in err) == (1, True)
    assert "S070" in final(run, sealed, "--again", *REASON, typed="x")[2]
    run("case", sealed, "--set", "tilstand=ingen bemærkninger")
    assert final(run, sealed)[0] == 0
    run("case", sealed, "--set", "tilstand=bemærkninger behandlet")
    code, _, err = final(run, sealed)
    assert (code, "Oplysningerne om tilsynet er ændret" in err, "Sagens tilstand" in err) == (1, True, False)


def test_what_is_masked_leaves_the_sealed_file_too(sealed: Path, run: Run) -> None:
    said = post(run, sealed, "assessment", place="theme:4")
    with desk_of(sealed) as desk:
        held = desk.case.one(SealedReport, Slot.sealed("provider"))
        assert held is not None
        assert desk.file.blob(held.sha256)
    code, _, err = run("redact", sealed, said, *REASON, typed="Der stod et navn")
    assert (code, "den endelige rapport til tilbuddet" in err) == (0, True)
    with desk_of(sealed) as desk, pytest.raises(CaseDamaged):
        desk.file.blob(held.sha256)
    assert json.loads(run("verify", sealed, "--json")[1])["ok"]
    code, _, err = final(run, sealed)
    assert (code, "S077" in err) == (1, True)
    run("assess", sealed, "tema:4", typed="Temaet uden navnet.")
    assert "S077" in final(run, sealed)[2]
    assert final(run, sealed, "--again", *REASON, typed="Uden navnet")[0] == 0
    assert final(run, sealed)[0] == 0


def test_what_only_the_file_still_says_is_found_in_its_words(
    sealed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where an older program printed what this one does not."""
    monkeypatch.setattr("tilsyn.output.contexts.changes.changes", lambda *_: [])
    run("redact", sealed, post(run, sealed, "assessment", place="theme:4"), *REASON, typed="Der stod et navn")
    assert "S077" in final(run, sealed)[2]


def test_a_sentence_is_found_however_it_is_set(sealed: Path) -> None:
    with desk_of(sealed) as desk:
        stated = desk.case.one(Assessment, Slot.assessment("theme:4"))
        assert stated is not None
    assert says_any(sent(sealed), [stated.text])
    assert says_any(sent(sealed), [f"Ingen steder.\n  {stated.text.splitlines()[0]}"])
    assert not says_any(sent(sealed), ["ja", "Det står her ingen steder i rapporten."])
    assert not says_any(b"ingen pakke", [stated.text])


def test_what_no_report_says_is_masked_and_the_seal_stands(sealed: Path, run: Run) -> None:
    run("note", sealed, typed="Et navn, der ikke skulle stå her.")
    run("redact", sealed, post(run, sealed, "note"), *REASON, typed="Navn")
    assert final(run, sealed, name="igen.docx")[0] == 0
    assert sent(sealed, "igen.docx") == sent(sealed)


def test_an_earlier_version_of_a_text_may_go_where_no_report_holds_it(case: Path, run: Run) -> None:
    earlier = post(run, case, "assessment", place="theme:4")
    run("assess", case, "tema:4", typed="Temaet i andre ord.")
    final(run, case)
    run("redact", case, earlier, *REASON, typed="Navn")
    assert final(run, case, name="igen.docx")[0] == 0


@pytest.mark.parametrize("gesture", [("withdraw",), ("protect", "--as", "fortrolig")])
def test_a_final_report_is_neither_taken_back_nor_hidden(sealed: Path, run: Run, gesture: tuple[str, ...]) -> None:
    command, *more = gesture
    code, _, err = run(command, sealed, post(run, sealed, "sealed"), *more, *REASON, typed="x")
    assert (code, "--again" in err) == (2, True)


def test_two_seals_made_unseen_of_each_other_both_stand_until_one_is_made_of_them(sealed: Path, run: Run) -> None:
    """As a merge leaves them: neither has taken the place of the other."""
    with desk_of(sealed) as desk:
        _beside(desk, b"PK another")
    status = json.loads(run("status", sealed, "--json")[1])
    assert "S076" in {each["code"] for each in status["warnings"]}
    assert status["ready"] is True
    code, _, err = final(run, sealed)
    assert (code, "S076" in err) == (1, True)
    assert final(run, sealed, "--again", *REASON, typed="Denne gælder.")[0] == 0
    assert final(run, sealed)[0] == 0
    with desk_of(sealed) as desk:
        assert desk.file.blob(hashlib.sha256(b"PK another").hexdigest()) == b"PK another"


def _beside(desk: Desk, content: bytes) -> None:
    """A seal that does not know of the one that stands: in the file it is hidden while this one is written."""
    sha256 = hashlib.sha256(content).hexdigest()
    slot = Slot.sealed("provider")
    held = desk.case.slots.pop(slot)
    made = SealedReport(record=desk.world.new_id(), audience="provider", sha256=sha256)
    desk.file.append([made], "RTH", blobs={sha256: content})
    desk.case.slots[slot].update(held)


def test_every_version_comes_again_byte_for_byte_and_the_case_lists_them(sealed: Path, run: Run) -> None:
    first = sent(sealed)
    run("assess", sealed, "tema:4", typed="Temaet i andre ord.")
    assert final(run, sealed, "--sealed", "1", name="a.docx")[0] == 0
    assert final(run, sealed, "--again", *REASON, typed="Rettet efter\nhenvendelse.", name="ny.docx")[0] == 0
    final(run, sealed, "--audience", "internal", name="internal.docx")
    code, _, err = final(run, sealed, "--sealed", "1", name="b.docx")
    assert (code, "Det, der siden er ændret i sagen, er ikke med." in err) == (0, True)
    assert final(run, sealed, "--sealed", "2", name="c.docx")[0] == 0
    assert [sent(sealed, f"{each}.docx") for each in "abc"] == [first, first, sent(sealed, "ny.docx")]
    listed = json.loads(run("case", sealed, "--json")[1])["sealed"]
    assert [(each["audience"], each["number"]) for each in listed] == [
        ("provider", 1),
        ("provider", 2),
        ("internal", 1),
    ]
    digests = [
        hashlib.sha256(each).hexdigest() for each in (first, sent(sealed, "c.docx"), sent(sealed, "internal.docx"))
    ]
    assert [each["sha256"] for each in listed] == digests
    lines = run("case", sealed)[1].splitlines()
    assert lines[-2].startswith("endelig rapport 2 til tilbuddet\t")
    assert lines[-2].endswith(" · RTH · Rettet efter henvendelse.")


def test_a_version_that_is_not_there_or_was_masked_is_not_given(sealed: Path, run: Run) -> None:
    code, _, err = final(run, sealed, "--sealed", "2")
    assert (code, "Vælg 1;" in err) == (2, True)
    assert final(run, sealed, "--audience", "portal", "--sealed", "1")[0] == 2
    run("redact", sealed, post(run, sealed, "assessment", place="theme:4"), *REASON, typed="Der stod et navn")
    code, _, err = final(run, sealed, "--sealed", "1", name="a.docx")
    assert (code, "S077" in err, sealed.with_name("a.docx").exists()) == (1, True, False)
    assert run("case", sealed)[1].splitlines()[-1].endswith(" · maskeret")


@pytest.mark.parametrize("more", [("--again",), ("--template", "tilsynsrapport"), ("--reason", "-")])
def test_one_that_was_made_is_not_made_anew(more: tuple[str, ...], sealed: Path, run: Run) -> None:
    assert final(run, sealed, "--sealed", "1", *more, name="a.docx")[0] == 2
    assert run("report", sealed, "-o", sealed.with_name("a.docx"), "--sealed", "1")[0] == 2
    assert not sealed.with_name("a.docx").exists()


def test_another_template_than_it_was_made_with_is_refused_and_the_same_is_not(case: Path, run: Run) -> None:
    own = case.with_name("vores.docx")
    own.write_bytes(of_lines("Vores egen om {{ tilbud }}"))
    assert final(run, case)[0] == 0
    assert final(run, case, "--template", "tilsynsrapport", name="a.docx")[0] == 0
    code, _, err = final(run, case, "--template", own, name="b.docx")
    assert (code, "ikke med den skabelon" in err, "--again" in err) == (1, True, True)
    assert not case.with_name("b.docx").exists()
    assert final(run, case, "--template", own, "--again", *REASON, typed="Ny opsætning", name="b.docx")[0] == 0
    for more in ((), ("--template", own)):
        assert final(run, case, *more, name="c.docx")[0] == 0
        assert sent(case, "c.docx") == sent(case, "b.docx") != sent(case, "a.docx")
    assert final(run, case, "--template", "tilsynsrapport", name="d.docx")[0] == 1


def test_again_is_for_what_was_made_and_a_reason_for_again(case: Path, run: Run) -> None:
    assert "Udelad --again" in final(run, case, "--again", *REASON, typed="x")[2]
    assert run("report", case, "-o", case.with_name("r.docx"), "--again")[0] == 2
    assert final(run, case, *REASON, typed="x")[0] == 2
    assert rows(run, case, "sealed") == []


def test_who_seals_is_told_where_there_are_several(case: Path, run: Run) -> None:
    run("case", case, "--set", "konsulenter=RTH; MKV")
    code, _, err = final(run, case)
    assert (code, "--by" in err) == (2, True)
    assert final(run, case, "--by", "MKV")[0] == 0
    assert rows(run, case, "sealed")[0]["by"] == "MKV"
    assert final(run, case)[0] == 0


def test_a_file_that_may_not_be_written_is_refused_before_anything_is_sealed(case: Path, run: Run) -> None:
    case.with_name("endelig.docx").write_bytes(b"mit eget")
    assert final(run, case)[0] != 0
    assert rows(run, case, "sealed") == []
    assert sent(case) == b"mit eget"


def test_the_case_as_it_stood_holds_what_the_writer_knew_and_no_more(sealed: Path, run: Run) -> None:
    run("assess", sealed, "tema:4", typed="Temaet i andre ord.")
    with desk_of(sealed) as desk:
        entry = desk.case.current(Slot.sealed("provider"))
        assert entry is not None
        stood = as_it_stood(desk.case, entry)
        assert entry.id not in stood.entries
        assert len(stood.entries) == len(desk.case.entries) - 2
        theme = Slot.assessment("theme:4")
        before: Any = stood.current(theme)
        assert before.payload.text != "Temaet i andre ord."
        assert not as_it_stood(desk.case, entry, without={before.id}).live(theme)


@pytest.mark.parametrize("name", ["nordkaj", "solbakken"])
def test_the_samples_have_been_heard_and_every_final_report_of_theirs_is_written(
    name: str, tmp_path: Path, run: Run
) -> None:
    case = sample_case(tmp_path, name)
    for audience in ("provider", "portal", "internal"):
        code, _, err = final(run, case, "--audience", audience, name=f"{audience}.docx")
        assert (code, err) == (0, f"{UNNUMBERED}\n")
