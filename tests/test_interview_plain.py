"""The plain interview as a script meets it: interface.md, Plain interview, line by line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import NASTY, NASTY_CLEANED, answers, asked, encounters, entry_count, notes, saved
from tilsyn.interview.plain.conversation import HELP, VALUE_ALONE
from tilsyn.interview.plain.start import HOW

Run = Callable[..., tuple[int, str, str]]
FAMILY = ["4.a.1", "7.a.4", "10.b.1"]


@pytest.fixture
def talk(run: Run, case_path: Path) -> Callable[..., tuple[int, str, str]]:
    """Interview Borger 1 of a new case: talk("j", "note", ".", "q", options…)."""
    run("source", case_path, "Borger 1", "--group", "borger")

    def call(*lines: str, options: tuple[object, ...] = ("--source", "Borger 1")) -> tuple[int, str, str]:
        return run("interview", case_path, *options, "--plain", typed="".join(f"{line}\n" for line in lines))

    return call


@pytest.mark.slow
@pytest.mark.parametrize(
    ("letter", "value"),
    [
        ("j", "ja"), ("J", "ja"), ("d", "delvist"), ("D", "delvist"), ("n", "nej"), ("N", "nej"),
        ("v", "ved_ikke"), ("ø", "oensker_ikke"), ("Ø", "oensker_ikke"), ("o", "oensker_ikke"), ("O", "oensker_ikke"),
        ("i", "ikke_relevant"), ("t", None), ("T", None),
    ],
)  # fmt: skip
def test_a_letter_alone_is_a_value_and_its_note_ends_with_a_full_stop(
    talk: Run, case_path: Path, letter: str, value: str | None
) -> None:
    code, out, err = talk("g 4.a.3", letter, "Hun siger ja.", "", "Og nej.", ".", "q")
    assert (code, err, saved(out)) == (0, "", ["gemt 4.a.3"])
    held = answers(case_path)
    assert [(each.question, each.value, each.note) for each in held.values()] == [
        ("4.a.3", value, "Hun siger ja.\n\nOg nej.")
    ]
    assert (held["4.a.3"].recorded_from, held["4.a.3"].said_at) == ("direkte", None)


@pytest.mark.slow
@pytest.mark.parametrize("line", ["ja", "hun siger", "jj", ".", "f", "5", "g", "/", "4.a.1", "se på det", "", "ß"])
def test_anything_else_is_one_line_of_help_and_the_same_question_again(talk: Run, case_path: Path, line: str) -> None:
    talk("q")
    before = entry_count(case_path)
    code, out, _ = talk(line, "q")
    assert code == 0
    assert out.splitlines().count(HELP) == 1
    assert len(asked(out)) == 2
    assert len(set(asked(out))) == 1
    assert entry_count(case_path) == before


def test_the_first_lines_say_how_one_answers_and_the_last_that_it_stays_open(
    talk: Run, run: Run, case_path: Path
) -> None:
    _, out, _ = talk("q")
    assert out.splitlines()[1] == HOW
    last = out.splitlines()[-1]
    assert last.startswith("Samtalen står åben.")
    named = last.partition('"')[2].rpartition('"')[0]
    assert run("encounter", case_path, named, "--outcome", "gennemført")[0] == 0
    _, out, _ = talk("q", options=("--encounter", named))
    assert "står åben" not in out


@pytest.mark.parametrize("line", ["d De venter", "N nej tak", "t Om haven"])
def test_a_value_with_its_note_behind_it_is_told_how_in_one_line(talk: Run, case_path: Path, line: str) -> None:
    talk("q")
    before = entry_count(case_path)
    _, out, _ = talk(line, "q")
    assert out.splitlines().count(VALUE_ALONE.format(letter=line[0].lower())) == 1
    assert HELP not in out
    assert len(asked(out)) == 2
    assert entry_count(case_path) == before


@pytest.mark.parametrize("note", [("",), (".",), ("  ", ".")])
def test_text_without_a_value_needs_a_text(talk: Run, case_path: Path, note: tuple[str, ...]) -> None:
    code, out, _ = talk("t", *note, "q")
    assert (code, saved(out), answers(case_path)) == (0, [], {})
    assert len(set(asked(out))) == 1


def test_an_empty_first_line_means_no_note(talk: Run, case_path: Path) -> None:
    assert saved(talk("g 4.a.3", "j", "", "q")[1]) == ["gemt 4.a.3"]
    assert answers(case_path)["4.a.3"].note == ""


def test_a_line_that_begins_with_a_full_stop_is_typed_with_one_more(talk: Run, case_path: Path) -> None:
    talk("g 4.a.3", "t", "..", "..net er nævnt", "...", ".5 promille", ". ", ".", "q")
    assert answers(case_path)["4.a.3"].note == ".\n.net er nævnt\n..\n.5 promille\n. "


def test_one_gesture_writes_the_whole_family_and_one_line_says_so(talk: Run, case_path: Path) -> None:
    code, out, _ = talk("g 7.a.4", "D", "De taler pænt.", ".", "q")
    assert (code, saved(out)) == (0, ["gemt 4.a.1 7.a.4 10.b.1"])
    held = answers(case_path)
    assert list(held) == FAMILY
    assert [held[each].value for each in FAMILY] == ["delvist", None, None]
    assert {held[each].note for each in FAMILY} == {"De taler pænt."}
    assert {held[each].family for each in FAMILY} == {"maaden-vi-taler"}
    assert len({held[each].record for each in FAMILY}) == 3


def test_one_question_of_an_answered_family_is_given_its_own_value(talk: Run, case_path: Path) -> None:
    typed = ("g 4.a.1", "n", "De taler pænt.", ".", "g 7.a.4", "d", "Kun om natten.", ".", "j 10B1", "", "q")
    code, out, _ = talk(*typed[:8], "g 4.a.1", *typed[8:])
    assert (code, saved(out)) == (0, ["gemt 4.a.1 7.a.4 10.b.1", "gemt 7.a.4", "gemt 10.b.1"])
    assert "Svaret gælder kun 7.a.4; g 4.a.1 er for dem alle." in out
    held = answers(case_path)
    assert {each: (held[each].value, held[each].note) for each in FAMILY} == {
        "4.a.1": ("nej", "De taler pænt."), "7.a.4": ("delvist", "Kun om natten."), "10.b.1": ("ja", "De taler pænt."),
    }  # fmt: skip
    assert {held[each].family for each in FAMILY} == {"maaden-vi-taler"}


def test_a_protected_answer_of_a_family_is_not_felt_where_one_goes_to_it(run: Run, talk: Run, case_path: Path) -> None:
    talk("g 4.a.1", "n", "Pænt.", ".", "q")
    for row in json.loads(run("log", case_path, "--json")[1]):
        if row["kind"] == "answer":
            run("protect", case_path, row["post"], "--as", "fortrolig", "--reason", "-", typed="x")
    assert "Svaret gælder kun" not in talk("g 7.a.4", "q")[1]


def test_what_is_gone_to_and_left_again_is_answered_as_a_family(talk: Run, case_path: Path) -> None:
    _, out, _ = talk("g 4.a.1", "n", "Pænt.", ".", "g 7.a.4", "g 4.a.1", "d", "Nu alle.", ".", "d 9.z.9", "q")
    assert saved(out)[1] == "gemt 4.a.1 7.a.4 10.b.1"
    assert "Skriv d alene" in out
    assert {answers(case_path)[each].note for each in FAMILY} == {"Nu alle."}


def test_narrowing_by_indicator_narrows_the_family(talk: Run, case_path: Path) -> None:
    options = ("--source", "Borger 1", "--indicator", "7.a", "--indicator", "10.b")
    assert saved(talk("g 7.a.4", "j", "x", ".", "q", options=options)[1]) == ["gemt 7.a.4 10.b.1"]
    held = answers(case_path)
    assert {each: held[each].value for each in held} == {"7.a.4": "ja", "10.b.1": None}
    alone = talk("g 4.a.1", "n", "y", ".", "q", options=("--source", "Borger 1", "--indicator", "7.a"))
    assert saved(alone[1]) == ["gemt 4.a.1"]
    assert answers(case_path)["7.a.4"].value == "ja"


def test_skip_back_go_to_and_the_way_on(talk: Run, case_path: Path) -> None:
    first, second = asked(talk("s", "q")[1])
    assert asked(talk("s", "b", "b", "q")[1]) == [first, second, first, first]
    there_and_on = asked(talk("g 14.B.1", "j", "", "q")[1])
    assert there_and_on[:2] == [first, "14.b.1"]
    assert list(answers(case_path)) == ["14.b.1"]
    code, out, _ = talk("g 99.z", "g", "s", "q")
    assert (code, asked(out)) == (0, [first, first, first, second])
    assert "99.z findes ikke. Intet er ændret." in out


def test_what_was_jumped_over_is_asked_before_the_end_and_what_was_skipped_is_not(talk: Run) -> None:
    options = ("--source", "Borger 1", "--indicator", "14.b", "--indicator", "14.a")
    _, out, _ = talk("s", "g 14.b.2", "n", "", "j", "", options=options)
    assert asked(out) == ["14.a.1 14.a.2", "14.b.1", "14.b.2", "14.b.1"]
    assert "1 er sprunget over og kommer igen næste gang" in out


def test_a_question_asked_of_others_is_accepted_here_and_the_conversation_goes_on(talk: Run, case_path: Path) -> None:
    first = asked(talk("q")[1])[0]
    code, out, _ = talk("g 8.a.1", "j", "Det ved hun faktisk.", ".", "q")
    assert (code, saved(out), asked(out)) == (0, ["gemt 8.a.1"], [first, "8.a.1", first])
    assert answers(case_path)["8.a.1"].value == "ja"


def test_search_and_directives_record_nothing(talk: Run, case_path: Path) -> None:
    talk("q")
    before = entry_count(case_path)
    code, out, _ = talk("/husORDEN", "/findes-slet-ikke", "g 4.a.3", "?", "q")
    assert code == 0
    assert "Intet fundet med de ord." in out
    assert "Se anvisning" in out
    assert "NR2020:" in out
    assert entry_count(case_path) == before


def test_a_loose_note_and_a_question_of_ones_own(talk: Run, case_path: Path) -> None:
    code, out, _ = talk(
        "+", "Lugter af røg.", ".", "+", "", "g 7.a.5", "e", "Hvad skete der i maj?", "j", "Det gik.", ".", "q"
    )
    own = next(each for each in asked(out) if ".e" in each)
    assert (code, saved(out)) == (0, ["gemt note", f"gemt {own}", f"gemt {own}"])
    assert own.startswith("7.a.e")
    assert "  Eget spørgsmål (7.a): Hvad skete der i maj?" in out
    assert "Officielt: Hvad skete der i maj?" not in out
    assert [(each.text, each.encounter, each.at_items) for each in notes(case_path)] == [
        ("Lugter af røg.", encounters(case_path)[0].id, ())
    ]
    assert (answers(case_path)[own].value, answers(case_path)[own].note) == ("ja", "Det gik.")
    assert saved(talk("e", "", "e", ".", "e")[1]) == []


def test_end_of_input_inside_a_note_records_the_lines_given(talk: Run, case_path: Path) -> None:
    assert saved(talk("g 4.a.3", "j", "Halvt", "skrevet")[1]) == ["gemt 4.a.3"]
    assert answers(case_path)["4.a.3"].note == "Halvt\nskrevet"
    code, out, _ = talk("g 4.a.6", "n")
    assert (code, saved(out)) == (0, ["gemt 4.a.6"])
    code, out, _ = talk("g 4.a.4", "t")
    assert (code, saved(out)) == (0, [])
    assert saved(talk("+", "Halv note")[1]) == ["gemt note"]


def test_a_long_and_nasty_note_comes_through_word_for_word(talk: Run, case_path: Path) -> None:
    long = "æ & <å> 12345 " * 3572
    assert len(long) > 50_000
    talk("g 4.a.3", "t", NASTY, long, ".", "q")
    assert answers(case_path)["4.a.3"].note == f"{NASTY_CLEANED}\n{long}"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("utf-8", "Blå “ord” – æøå"), ("utf-8-sig", "Blå"), ("cp1252", "Blå “ord” – æøå")],
)
def test_windows_line_ends_and_windows_letters(run: Run, case_path: Path, encoding: str, text: str) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    raw = f"g 4.a.3\r\nØ\r\n{text}\r\n\r\nMere\r\n.\r\nq\r\n".encode(encoding)
    code, out, _ = run("interview", case_path, "--source", "Borger 1", "--plain", typed=raw)
    assert (code, saved(out)) == (0, ["gemt 4.a.3"])
    held = answers(case_path)["4.a.3"]
    assert (held.value, held.note) == ("oensker_ikke", f"{text}\n\nMere")


def test_a_cpr_number_warns_and_is_kept_and_never_echoed(talk: Run, case_path: Path) -> None:
    _, out, err = talk(
        "g 4.a.3", "j", "Hun er 010180-1234", ".", "+", "0101801234", ".", "e", "Hvem er 010180 1234?", "q"
    )
    assert err.count("CPR-nummer") == 3
    assert "1234" not in out + err
    assert answers(case_path)["4.a.3"].note == "Hun er 010180-1234"
    _, out, err = talk("g 4.a.3", "q")
    assert "Står nu: ja. Hun er [CPR fjernet]" in out
    assert "1234" not in out + err


def test_only_a_document_can_be_searched_and_nothing_found(talk: Run, run: Run, case_path: Path) -> None:
    for method in ("dokument", "observation"):
        run("encounter", case_path, "--method", method, "--code", method)
    assert saved(talk("g 4.a.3", "f", "", "q", options=("--encounter", "dokument"))[1]) == ["gemt 4.a.3"]
    assert answers(case_path)["4.a.3"].value == "ikke_fundet"
    _, out, _ = talk("f", "q", options=("--encounter", "observation"))
    assert saved(out) == []
    assert HELP in out.splitlines()


def test_documents_and_observations_are_asked_by_method_one_by_one(talk: Run, run: Run, case_path: Path) -> None:
    run("encounter", case_path, "--method", "observation", "--code", "O1")
    _, out, _ = talk("s", "s", "g 14.a.1", "q", options=("--encounter", "O1"))
    assert "O1 · 33 spørgsmål" in out
    assert all(" " not in each for each in asked(out))
    assert "Hej, jeg hedder" not in out
    _, out, _ = talk("q", options=("--encounter", "O1", "--all"))
    assert "O1 · 88 spørgsmål" in out


def test_all_group_and_theme(talk: Run) -> None:
    assert "Borger 1" in talk("q")[1]
    wide = talk("q", options=("--source", "Borger 1", "--all"))[1]
    assert int(wide.split(" · ")[1].split()[0]) > 40
    staff = talk("g 8.a.2", "q", options=("--source", "Borger 1", "--group", "medarbejder"))[1]
    assert "Jeg vil gerne forstå, hvordan I arbejder til daglig" in staff
    by_theme = talk(*["s"] * 20, options=("--source", "Borger 1", "--theme", "1"))[1]
    assert {each.split(".")[0] for each in asked(by_theme)} == {"1"}
    assert "Hej, jeg hedder" not in by_theme


def test_conversation_order_without_narrowing_and_model_order_with_it(talk: Run) -> None:
    first = asked(talk(*["s"] * 60)[1])
    assert first[:2] == ["5.a.2 9.a.1 9.a.2", "9.a.3"]  # the first of the core, and from there
    assert first[-3:] == ["1.a.2", "3.a.4", "4.a.4"]
    narrowed = asked(talk(*["s"] * 60, options=("--source", "Borger 1", "--theme", "4", "--indicator", "14.b"))[1])
    numbers = [
        tuple(int(part) if part.isdecimal() else ord(part[0]) for part in each.split()[0].split("."))
        for each in narrowed
    ]
    assert numbers == sorted(numbers)
    assert narrowed[-1] == "14.b.2"


def test_opening_words_are_said_once_and_a_group_hears_its_own(talk: Run, run: Run, case_path: Path) -> None:
    assert "Hej, jeg hedder" in talk("j", "", "q")[1]
    assert "Hej, jeg hedder" not in talk("q")[1]
    run("source", case_path, "Borger 2", "--group", "borger")
    run("encounter", case_path, "--source", "Borger 1", "--source", "Borger 2", "--code", "G1")
    assert "Det, I hører af hinanden" in talk("q", options=("--encounter", "G1"))[1]


def test_a_source_gets_one_encounter_and_continues_it(talk: Run, run: Run, case_path: Path) -> None:
    talk("j", "", "q")
    talk("j", "", "q")
    made = encounters(case_path)
    assert [(each.method, each.form, each.outcome, each.by) for each in made] == [
        ("interview", "enkelt", None, ("MKV",))
    ]
    assert {each.encounter for each in answers(case_path).values()} == {made[0].id}


def test_a_closed_encounter_is_never_continued_silently(talk: Run, run: Run, case_path: Path) -> None:
    talk("j", "", "q")
    closed = encounters(case_path)[0].id
    run("encounter", case_path, closed, "--outcome", "gennemfoert")
    code, out, _ = talk("q", options=("--encounter", closed[:8]))
    assert code == 0
    assert "er afsluttet som gennemført. Den åbnes til rettelse" in out.splitlines()[0]
    talk("q")
    assert [each.outcome for each in encounters(case_path)] == ["gennemfoert", None]


def test_several_open_encounters_are_listed_and_nothing_is_made(talk: Run, run: Run, case_path: Path) -> None:
    for start in ("2023-10-24", "2023-10-25"):
        run("encounter", case_path, "--source", "Borger 1", "--start", start)
    before = entry_count(case_path)
    code, out, err = talk("j", "", "q")
    assert (code, out, entry_count(case_path)) == (2, "", before)
    assert "Borger 1 har flere åbne samtaler" in err
    assert "Borger 1 24-10-2023 (" in err
    assert "Borger 1 25-10-2023 (" in err
    for named in ("Borger 1 25-10-2023", "Borger 1 2023-10-25"):
        assert talk("q", options=("--encounter", named))[0] == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--source", "Borger 7"), "Borger 7 findes ikke"),
        (("--encounter", "S9"), "S9 findes ikke"),
        (("--source", "Borger 1", "--indicator", "4.x"), "4.x findes ikke"),
        (("--source", "Borger 1", "--theme", "9"), "Tema 9 findes ikke"),
        (("--source", "Borger 1", "--group", "naboer"), "Gruppen »naboer« kendes ikke"),
        (("--source", "Borger 7", "--group", "naboer"), "Gruppen »naboer« kendes ikke"),
        ((), "hvem samtalen er med"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_anything_is_made(
    talk: Run, case_path: Path, options: tuple[str, ...], says: str
) -> None:
    before = entry_count(case_path)
    code, out, err = talk("j", "", "q", options=options)
    assert (code, out, entry_count(case_path)) == (2, "", before)
    assert says in err.splitlines()[0]
    assert err.splitlines()[-1].startswith("Råd: ")


@pytest.mark.parametrize(("option", "says"), [("--form", "Formen »zz«"), ("--method", "Metoden »zz«")])
def test_a_form_or_method_nobody_knows_is_refused_where_the_conversation_is_open_too(
    talk: Run, case_path: Path, option: str, says: str
) -> None:
    talk("q")
    before = entry_count(case_path)
    code, out, err = talk("j", "", "q", options=("--source", "Borger 1", option, "zz"))
    assert (code, out, entry_count(case_path)) == (2, "", before)
    assert err.startswith(f"{says} kendes ikke.\nRåd: Vælg mellem: ")


@pytest.mark.parametrize("option", [("--form", "telefon"), ("--method", "observation"), ("--title", "Modtagelsen")])
def test_an_open_conversation_is_not_continued_as_if_it_were_another(
    talk: Run, case_path: Path, option: tuple[str, str]
) -> None:
    talk("q")
    before = entry_count(case_path)
    code, out, err = talk("j", "", "q", options=("--source", "Borger 1", *option))
    assert (code, out, entry_count(case_path)) == (2, "", before)
    assert f"har en anden {option[0]}" in err.splitlines()[0]
    assert err.splitlines()[-1].startswith(f"Råd: Udelad {option[0]}")
    assert talk("q", options=("--source", "Borger 1", "--form", "enkelt"))[0] == 0


def test_focus_narrows_and_a_question_out_of_focus_is_still_accepted(talk: Run, run: Run, case_path: Path) -> None:
    run("focus", case_path, "14.b", "--reason", "-", typed="Opfølgning")
    _, out, _ = talk("s", "s", "g 4.a.3", "j", "", options=("--source", "Borger 1"))
    assert asked(out)[:2] == ["14.b.1", "14.b.2"]
    _, out, _ = talk("g 4.a.3", "j", "", "q")
    assert saved(out) == ["gemt 4.a.3"]


def test_a_group_no_question_is_meant_for_is_told_so(talk: Run, run: Run, case_path: Path) -> None:
    run("source", case_path, "Nabo 1", "--group", "andre")
    code, out, _ = talk("q", options=("--source", "Nabo 1"))
    assert code == 0
    assert "Prøv med --all" in out


def test_a_note_comes_from_stdin_whole(run: Run, case_path: Path) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    run("encounter", case_path, "--source", "Borger 1", "--code", "S1")
    code, out, err = run(
        "note",
        case_path,
        "--indicator",
        "7.a",
        "--indicator",
        "theme:4",
        "--source",
        "Borger 1",
        typed=f"{NASTY}\n.\n\nMere\n",
    )
    assert (code, out, err) == (0, "gemt note\n", "")
    assert [(each.text, each.at_items, each.encounter) for each in notes(case_path)] == [
        (f"{NASTY_CLEANED}\n.\n\nMere", ("7.a", "theme:4"), encounters(case_path)[0].id)
    ]
    for options, says in (
        (("--indicator", "7.x"), "7.x findes ikke"),
        (("--source", "Borger 9"), "Borger 9 findes ikke"),
    ):
        code, out, err = run("note", case_path, *options, typed="x\n")
        assert (code, out) == (2, "")
        assert says in err
    assert run("note", case_path, typed=" \n")[0] == 2
    assert len(notes(case_path)) == 1
