"""Typing in from paper: one line an answer (interface.md, Plain interview, --paper)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import (
    CTRL_C,
    NASTY,
    NASTY_CLEANED,
    Lines,
    answers,
    converse,
    desk_of,
    drafts,
    encounters,
    entry_count,
    saved,
)
from tilsyn.errors import AnswerIsNo
from tilsyn.interview.plain.start import run_interview
from tilsyn.services.conversation.opening import Asked

Run = Callable[..., tuple[int, str, str]]
PAPER = Asked(encounter="S1", paper=True)


@pytest.fixture
def enter(run: Run, case_path: Path) -> Callable[..., tuple[int, str, str]]:
    """Type in S1, a conversation with Borger 1 on 24 October 2023."""
    run("source", case_path, "Borger 1", "--group", "borger")
    run("encounter", case_path, "--source", "Borger 1", "--start", "2023-10-24T10:00", "--code", "S1")

    def call(*lines: str) -> tuple[int, str, str]:
        return run("interview", case_path, "--encounter", "S1", "--paper", typed="".join(f"{line}\n" for line in lines))

    return call


def test_a_line_is_an_answer_and_a_dash_continues_it(enter: Run, case_path: Path) -> None:
    code, out, err = enter(
        "4.a.3 Hun siger: j: det går",
        "4.A.4 j: Ja tak ",
        "-  indrykket",
        "-",
        "- til sidst",
        "",
        "4.a.5 J:",
        "- kun her",
    )
    assert (code, out, err) == (0, "gemt 4.a.3\ngemt 4.a.4\ngemt 4.a.5\n", "")
    held = answers(case_path)
    assert [(each.value, each.note) for each in held.values()] == [
        (None, "Hun siger: j: det går"), ("ja", "Ja tak \n indrykket\n\ntil sidst"), ("ja", "kun her"),
    ]  # fmt: skip
    assert {(each.recorded_from, each.said_at) for each in held.values()} == {("papir", None)}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "value", "note"),
    [
        ("j: x", "ja", "x"), ("D: x", "delvist", "x"), ("n: x", "nej", "x"), ("v: x", "ved_ikke", "x"),
        ("ø: x", "oensker_ikke", "x"), ("Ø: x", "oensker_ikke", "x"), ("o: x", "oensker_ikke", "x"),
        ("i: x", "ikke_relevant", "x"), ("t: x", None, "x"), ("j:x", "ja", "x"), ("j:", "ja", ""), ("j: :", "ja", ":"),
        ("ja: x", "ja", "x"), ("Delvist: x", "delvist", "x"), ("nej:", "nej", ""), ("ved ikke : x", "ved_ikke", "x"),
        ("ønsker ikke at svare: x", "oensker_ikke", "x"), ("oensker ikke: x", "oensker_ikke", "x"),
        ("Ikke relevant: x", "ikke_relevant", "x"), ("j : x", "ja", "x"),
        ("x: y", None, "x: y"), ("14:20 x", None, "14:20 x"), ("t: j x", None, "j x"),
        ("i modtagelsen sad to", None, "i modtagelsen sad to"), ("I huset bor ti", None, "I huset bor ti"),
    ],
)  # fmt: skip
def test_a_letter_or_a_word_with_its_colon_is_the_value(
    enter: Run, case_path: Path, typed: str, value: str | None, note: str
) -> None:
    assert enter(f"4.a.3 {typed}")[1] == "gemt 4.a.3\n"
    assert [(each.value, each.note) for each in answers(case_path).values()] == [(value, note)]


@pytest.mark.parametrize(
    ("typed", "value", "note"),
    [(": j: x", "ja", "x"), (": x", None, "x"), (":x", None, "x"), (":n:", "nej", ""), (" : D: x", "delvist", "x")],
)
def test_a_colon_after_the_number_is_taken_too(
    enter: Run, case_path: Path, typed: str, value: str | None, note: str
) -> None:
    assert enter(f"14:20 4.a.3{typed}")[1] == "gemt 4.a.3\n"
    held = answers(case_path)["4.a.3"]
    assert (held.value, held.note, (held.said_at or "")[11:16]) == (value, note, "14:20")


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    [
        "ja hun ved godt, hvem hun skal gå til", "ja og nej", "»Ja«, siger hun",
        "Ved ikke, hvem hun skal gå til", "ønsker ikke, at det bliver sagt",
        "ved ikke hvad planen er", "ønsker ikke at tale med sin mor", "vil ikke svare på det", "jagten går ind",
        "Nejtak til mere", "delvister", "ikke fundet en bolig endnu",
        "d.v.s. dagligt", "d. v. s. dagligt", "f.eks. om natten", "f. eks. om natten", "N.N. er ansvarlig",
        "i.f.t. planen", "o.lign. har de også", "d. 3. maj fik han en plan", "d. 12/10 kom han",
        "d. 12-10-2022 kom han", "d. 3 maj kom han", "v/lederen i huset", "i 2022", "i »Huset« bor ti",
    ],
)  # fmt: skip
def test_a_sentence_is_not_taken_for_a_value(enter: Run, case_path: Path, typed: str) -> None:
    assert enter(f"4.a.3 {typed}")[1] == "gemt 4.a.3\n"
    assert [(each.value, each.note) for each in answers(case_path).values()] == [(None, typed)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    ["d De når ikke alle", "j", "N nej", ": v ved de ikke", "ø", "o ønsker", "t hun tier", "f intet fundet",
     "j, hun gør", "i", "I", "i Har ingen børn", "I Aarhus", "n.", "d. det går", "D. Det går", "n. Ingen",
     "v. Det er", "j!", "j;hej", "j,hej", "(j) Hun", "[j] Hun", "- j Hun", "-> n", "d\tHun", "\td\tHun", "n.Ingen",
     "n.I huset", "d-", "d/n Hun", "d\u00a0Hun", "i. Har ingen", "i\tHar ingen", "i (ingen børn)",
     "i ikke relevant", "d. 3 af 8 sager",
     "ja", "Ja.", "nej.", "nej!", "delvist", "Delvist.", "delvis", "ja De når det", "Nej. Det gør de ikke",
     "ja - hun siger det", "ja (hun tøver)", "Ja, Hun siger det", "ja, delvist", "ja\tHun", "delvist De når ikke alle",
     "delvist de når ikke alle", "ved ikke", "ved ikke.", "ønsker ikke", "ønsker ikke at svare", "oensker ikke.",
     "Ikke relevant for ham", "- ja", "ja, det gør de", "Ja, hun ved det godt", "nej, det gør de ikke", "Ja,det går",
     "Ja, men ikke ret tit", "ja, hvis hun spørger", "Jo, ind imellem", "ved ikke, det må lederen svare på"],
)  # fmt: skip
def test_what_may_be_a_value_without_its_colon_is_not_made_a_note_in_silence(
    enter: Run, case_path: Path, typed: str
) -> None:
    code, out, err = enter(f"4.a.3 {typed}")
    assert (code, out) == (1, "")
    assert "Linje 1 er ikke gemt: »" in err
    assert "sæt et kolon efter" in err
    assert answers(case_path) == {}


def test_a_value_typed_with_a_tabulator_is_not_added_to_the_note_that_stands(enter: Run, case_path: Path) -> None:
    enter("9.a.2 j: Før")
    assert enter("9.a.2 d\tHun venter")[0] == 1
    assert answers(case_path)["9.a.2"].note == "Før"


@pytest.mark.parametrize("more", ["- j", "- d: De når det ikke", "-n.", "- (v)"])
def test_a_value_on_a_line_of_its_own_is_no_part_of_the_note(enter: Run, case_path: Path, more: str) -> None:
    code, out, err = enter("4.a.3 Hun siger", more, "- og mere")
    assert (code, out) == (1, "gemt 4.a.3\n")
    assert "Linje 2 er ikke gemt: »" in err
    assert answers(case_path)["4.a.3"].note == "Hun siger"


def test_a_number_alone_may_have_its_value_on_the_next_line_and_is_asked_about(enter: Run, case_path: Path) -> None:
    assert enter("4.a.3", "- delvist", "4.a.4 t:", "- d det siger hun", "4.a.5", "- ja det går")[:2] == (
        1,
        "gemt 4.a.4\ngemt 4.a.5\n",
    )
    assert {each: held.note for each, held in answers(case_path).items()} == {
        "4.a.4": "d det siger hun",
        "4.a.5": "ja det går",
    }


def test_what_was_asked_about_is_put_away_once_its_value_is_typed(enter: Run, case_path: Path) -> None:
    enter("4.a.3 ja", "4.a.4 delvist De når", "4.a.5 (n) Nix", "4.a.6 i Aarhus")
    assert enter("4.a.3 j:", "4.a.4 d: De når", "4.a.5 n: Nix", "4.a.6 t: i Aarhus")[0] == 0
    assert drafts(case_path) == []


def test_a_point_read_in_a_document_is_asked_about_by_its_own_words(run: Run, case_path: Path) -> None:
    command = ("interview", case_path, "--method", "dokument", "--title", "Standarden", "--checklist")
    typed = "1: dækkende: Side 1\n2: Ufuldstændig\n3: delvist: Side 3\n4: ja\n"
    code, out, err = run(*command, "kvalitetsstandard", "--paper", typed=typed)
    assert (code, saved(out)) == (1, ["gemt kvalitetsstandard:1", "gemt kvalitetsstandard:3"])
    assert "»ufuldstændig« kan være svaret" in err
    assert "»ja« kan være svaret" in err
    held = answers(case_path)
    assert [held[f"kvalitetsstandard:{n}"].value for n in (1, 3)] == ["daekkende", "ufuldstaendig"]


def test_lines_that_were_not_understood_are_kept_and_offered_until_they_are_mended(enter: Run, case_path: Path) -> None:
    enter("4.a.3 d De når det 010180-1234", "4.a.5 j: Før", "9.x.9 Hun kender sin plan", "4.a.4 j")
    (kept,) = drafts(case_path)
    assert kept.slot.startswith("paper|")
    assert kept.text == "4.a.3 d De når det 010180-1234\n9.x.9 Hun kender sin plan\n4.a.4 j"
    code, out, err = enter("4.a.3 d: De når det 010180-1234", "9.a.3 Hun kender sin plan")
    assert (code, saved(out)) == (0, ["gemt 4.a.3", "gemt 9.a.3"])
    assert "3 linjer fra sidst er ikke skrevet ind" in err
    assert "De når det" not in err
    assert [each.text for each in drafts(case_path)] == ["4.a.4 j"]
    assert "1 linje fra sidst" in enter("4.a.4 j:")[2]
    assert drafts(case_path) == []


def test_a_person_is_shown_the_lines_from_last_time_and_may_put_them_away(enter: Run, case_path: Path) -> None:
    enter("4.a.3 d De når det 010180-1234", "Hun sagde noget")
    sitting = Lines("9.z.9 Ny 020280-4321", ".", "q", interactive=True)
    with desk_of(case_path) as desk, pytest.raises(AnswerIsNo):
        run_interview(desk, PAPER, sitting, None)
    told = "\n".join(sitting.warned)
    assert "2 linjer fra sidst" in sitting.warned[0]
    assert sitting.warned[1:3] == ["  4.a.3 d De når det [CPR fjernet]", "  Hun sagde noget"]
    assert "  9.z.9 Ny [CPR fjernet]" in sitting.warned
    assert sitting.warned[-1] == "Linjerne fra sidst er lagt væk."
    assert "1234" not in told
    assert "4321" not in told
    assert [each.text for each in drafts(case_path)] == ["9.z.9 Ny 020280-4321"]


def test_a_clock_says_when_it_was_said_on_the_day_of_the_conversation(enter: Run, case_path: Path) -> None:
    enter("14:20 4.a.3 Om prisen", "9:05 4.a.4 j: Tidligt", "4.a.5 Uden tid")
    held = answers(case_path)
    assert (held["4.a.3"].said_at or "")[:23] == "2023-10-24T14:20:00.000"
    assert (held["4.a.4"].said_at or "")[:23] == "2023-10-24T09:05:00.000"
    assert held["4.a.5"].said_at is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("99.z.9 Hun 010180-1234", "spørgsmålet 99.z.9 findes ikke"),
        ("Hun sagde noget 010180-1234", "skriv fx"),
        ("25:10 4.a.3 x", "skriv fx"),
        ("14:61 4.a.3 x", "skriv fx"),
        ("4.a.3", "Et svar uden værdi skal have en tekst"),
        ("4.a.3 t:", "Et svar uden værdi skal have en tekst"),
        ("4.a.3 f: x", "f (ikke fundet) hører til dokumenter"),
    ],
)
def test_a_line_that_cannot_be_saved_is_named_by_number_never_by_its_words(
    enter: Run, case_path: Path, line: str, says: str
) -> None:
    before = entry_count(case_path)
    code, out, err = enter("4.a.5 j: Før", line, "4.a.6 n: Efter", "4.b.1")
    assert code == 1
    assert saved(out)[:2] == ["gemt 4.a.5", "gemt 4.a.6"]
    assert f"Linje 2 er ikke gemt: {says}" in err
    assert "1234" not in out + err
    assert "\n2 linjer er ikke gemt (2 og 4). Hvorfor står ovenfor.\nRåd: De er beholdt" in err
    assert entry_count(case_path) == before + 2
    assert answers(case_path)["4.a.5"].note == "Før"


def test_a_dash_never_continues_the_answer_before_a_line_that_was_refused(enter: Run, case_path: Path) -> None:
    _, out, err = enter("- løs", "4.a.5 j: Før", "ikke et svar", "- dens fortsættelse", "99.z.9 x", "- og dens")
    assert saved(out) == ["gemt 4.a.5"]
    assert "\n5 linjer er ikke gemt" in err
    assert answers(case_path)["4.a.5"].note == "Før"


def test_a_family_gets_the_note_once_and_the_value_stays_with_the_id_that_was_written(
    enter: Run, case_path: Path
) -> None:
    assert enter("7.a.4 n: Ikke pænt", "4.a.1 Først pænt")[1] == "gemt 7.a.4 4.a.1 10.b.1\ngemt 4.a.1\n"
    held = answers(case_path)
    assert {each: (held[each].value, held[each].note) for each in held} == {
        "7.a.4": ("nej", "Ikke pænt"), "4.a.1": (None, "Først pænt"), "10.b.1": (None, "Ikke pænt"),
    }  # fmt: skip
    assert {each.family for each in held.values()} == {"maaden-vi-taler"}


SELF, MADE = "7.a.1 j: Hun bestemmer selv", "7.a.2 n: Reglerne er lavet af lederen"


@pytest.mark.parametrize("runs", [[[SELF, MADE]], [[MADE, SELF]], [[SELF], [MADE]], [[MADE], [SELF]]])
def test_two_of_a_family_keep_their_own_words_in_whatever_order_and_run(
    enter: Run, case_path: Path, runs: list[list[str]]
) -> None:
    for lines in runs:
        assert enter(*lines)[0] == 0
    held = answers(case_path)
    assert (held["7.a.1"].value, held["7.a.1"].note) == ("ja", "Hun bestemmer selv")
    assert (held["7.a.2"].value, held["7.a.2"].note) == ("nej", "Reglerne er lavet af lederen")
    first = held[runs[0][0][:5]].note
    assert {held[each].note for each in ("2.a.2", "4.b.1", "4.b.2")} == {first}
    assert enter("7.a.1 Og mere", "7.a.2 t: Også her")[0] == 0
    held = answers(case_path)
    assert held["7.a.1"].note == "Hun bestemmer selv\nOg mere"
    assert held["7.a.2"].note == "Reglerne er lavet af lederen\nOgså her"


def test_words_without_a_value_are_added_to_where_they_were_typed_and_give_way_elsewhere(
    enter: Run, case_path: Path
) -> None:
    enter("7.a.2 Lederen", "7.a.2 Igen", "7.a.1 Hun selv", "7.a.1 Til sidst")
    held = answers(case_path)
    assert (held["7.a.2"].note, held["7.a.1"].note) == ("Lederen\nIgen", "Hun selv\nTil sidst")


def test_the_time_of_one_of_a_family_is_not_that_of_anothers_own_line(enter: Run, case_path: Path) -> None:
    enter("14:20 7.a.2 n: nej", SELF, "15:10 4.b.1 j:", "4.a.1 j:", "14:30 7.a.4 n: Højt")
    held = answers(case_path)
    times = {each: (said.said_at or "")[11:16] for each, said in held.items()}
    assert (held["7.a.1"].note, held["7.a.2"].note) == ("Hun bestemmer selv", "nej")
    assert [times[each] for each in ("7.a.2", "7.a.1", "4.b.1", "4.a.1", "7.a.4")] == [
        "14:20", "", "15:10", "", "14:30",
    ]  # fmt: skip


def test_own_words_from_paper_stay_where_the_family_is_answered_afterwards(enter: Run, case_path: Path) -> None:
    enter("7.a.1 j: Hun bestemmer selv", MADE)
    told = converse(case_path, "g 7.a.1", "d", "Mest hende", ".", "q", asking=Asked(encounter="S1"))
    held = answers(case_path)
    assert held["7.a.2"].note == "Reglerne er lavet af lederen"
    assert "7.a.2" not in "".join(told.saved)


def test_a_second_line_on_a_question_is_added_and_loses_nothing(enter: Run, case_path: Path) -> None:
    code, out, _ = enter("14:20 4.a.3 j: Først", "4.a.3 Så dette", "4.a.3 n: Til sidst")
    assert (code, saved(out)) == (0, ["gemt 4.a.3"] * 3)
    held = answers(case_path)["4.a.3"]
    assert (held.value, held.note, (held.said_at or "")[11:16]) == ("nej", "Først\nSå dette\nTil sidst", "14:20")


def test_q_ends_it_and_ctrl_c_keeps_the_line_that_was_being_typed(enter: Run, case_path: Path) -> None:
    assert enter("4.a.3 j: Før", "Q", "4.a.4 j: Efter")[1] == "gemt 4.a.3\n"
    stopped = converse(case_path, "4.a.5 j: Halvt", "- og mere", CTRL_C, asking=PAPER)
    assert stopped.said == ["gemt 4.a.5", "<afbrudt>"]
    assert answers(case_path)["4.a.5"].note == "Halvt\nog mere"


def test_what_stands_after_q_in_a_pipe_is_told_and_not_dropped_unsaid(enter: Run, case_path: Path) -> None:
    code, out, err = enter("4.a.1 Før", "q", "", "4.a.2 Efter HEMMELIG", "noget")
    assert (code, out) == (1, "gemt 4.a.1 7.a.4 10.b.1\n")
    assert "Linje 4 er ikke gemt" in err
    assert "2 linjer er ikke gemt (4 og 5)" in err
    assert "HEMMELIG" not in out + err
    assert enter("4.a.2 Før", "q", "", " ")[0] == 0


def test_nasty_and_long_lines_windows_ends_and_cpr(enter: Run, run: Run, case_path: Path) -> None:
    long = "åben & lukket " * 3600
    raw = f"4.a.3 j: {NASTY}\r\n- {long}\r\n4.a.4 Hun er 010180-1234\r\n".encode()
    code, out, err = run("interview", case_path, "--encounter", "S1", "--paper", typed=raw)
    assert (code, out) == (0, "gemt 4.a.3\ngemt 4.a.4\n")
    assert answers(case_path)["4.a.3"].note == f"{NASTY_CLEANED}\n{long}"
    assert "CPR-nummer" in err
    assert "1234" not in out + err
    code, out, _ = run(
        "interview", case_path, "--encounter", "S1", "--paper", typed="4.a.5 ø: Blå “ord” – æøå\r\n".encode("cp1252")
    )
    held = answers(case_path)["4.a.5"]
    assert (held.value, held.note) == ("oensker_ikke", "Blå “ord” – æøå")


def test_documents_may_be_searched_and_nothing_found(run: Run, case_path: Path) -> None:
    run("encounter", case_path, "--method", "dokument", "--code", "D1")
    code, out, _ = run(
        "interview", case_path, "--encounter", "D1", "--paper", typed="4.a.3 f: Ikke i sagen\n4.a.1 j: Side 3\n"
    )
    assert (code, out) == (0, "gemt 4.a.3\ngemt 4.a.1\n")
    assert answers(case_path)["4.a.3"].value == "ikke_fundet"


def test_paper_for_a_new_source_makes_its_encounter(run: Run, case_path: Path) -> None:
    run("source", case_path, "Leder", "--group", "ledelse")
    assert run("interview", case_path, "--source", "Leder", "--paper", typed="8.a.1 j: Ja\n")[:2] == (0, "gemt 8.a.1\n")
    assert [(each.method, each.outcome) for each in encounters(case_path)] == [("interview", None)]


def test_who_closes_from_outside_is_told_the_way_back_to_the_lines(enter: Run, run: Run, case_path: Path) -> None:
    enter("4.a.8 - : tom")
    identity = encounters(case_path)[0].id[:8]
    command = f"tilsyn interview SAG --encounter {identity}"
    err = run("encounter", case_path, "S1", "--outcome", "afbrudt")[2]
    assert f"Skriv videre: {command} --paper\n" in err
    with desk_of(case_path) as desk:
        desk.file.save_draft(f"answer|4.a.3|{encounters(case_path)[0].id}", "Halvt")
    err = run("encounter", case_path, "S1", "--outcome", "gennemført")[2]
    assert f"Skriv videre: {command} og {command} --paper\n" in err
