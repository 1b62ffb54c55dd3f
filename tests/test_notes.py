"""One note per encounter for the authority's files: what it says, what it never says, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.conversing import desk_of
from tests.reporting import plain
from tests.telling import Told
from tilsyn.domain.journal.entries import Alert, Deviation, Encounter, Note, OwnQuestion, Protect, Withdrawal
from tilsyn.domain.library.edition import QualityModel
from tilsyn.errors import OutputBlocked
from tilsyn.output.contexts.notes_part import notes
from tilsyn.output.word.notes import render_notes
from tilsyn.services.leaving.notes_and_paste import file_names, write_notes

Run = Callable[..., tuple[int, str, str]]
NASTY = "& < > {{ 1+1 }} _x000D_ “” æøå\nnæste linje"


def words(package: bytes) -> str:
    """All text of the body, paragraph by paragraph, tables included."""
    return plain(package)


def tabbed(package: bytes) -> str:
    """As `words`, with what a tab parts."""
    return "\n".join(each.text for each in docx.Document(BytesIO(package)).paragraphs)


def conversation() -> Told:
    """A group conversation with all that can be known of one, and a leader's."""
    told = Told()
    borger, anden, leder = told.source(), told.source("Borger 2"), told.source("Leder 1", "ledelse")
    told.encounter(leder, start="2023-10-24T14:00:00.000+02:00", code="S2")
    held = told.encounter(
        borger, anden, code="S1", form="gruppe", end="2023-10-24T11:03:00.000+02:00",
        department="Hus B", place="Køkkenet", present=("Medarbejder gik kl. 10.40",),
        selected_by="tilbuddet", informed=("formaal",), outcome="afbrudt",
        quote_ok=False, read_back=True, by=("MKV",), participants=4,
    )  # fmt: skip
    otherwise = (Deviation(source=anden.id, note="Slet ikke"),)
    told.answer(
        held, "4.a.1", "ja", NASTY, deviates=otherwise, family="maaden", said_at="2023-10-24T10:12:00.000+02:00",
        recorded_at="2023-10-24T19:12:00.000+02:00", recorded_from="papir",
    )  # fmt: skip
    told.say(Note(record=told.id(), id=told.id(), text="Løst sagt", encounter=held.id, quote=True, at_items=("4.a",)))
    told.say(
        OwnQuestion(record=told.id(), id=told.id(), code="7.a.e1", at="7.a", text="Hvad med vold?", encounter=held.id)
    )
    told.answer(held, "7.a.e1", "nej", "Aldrig set")
    return told


def test_a_note_says_all_that_is_known_of_the_encounter(model: QualityModel) -> None:
    made = notes(conversation().case, model)
    assert [each["betegnelse"] for each in made] == ["S1", "S2"]
    head = {row["navn"]: row["vaerdi"] for row in made[0]["hoved"]}
    assert head == {
        "Tilbud": "Nordkaj (opdigtet)",
        "Tidspunkt": "24-10-2023 kl. 10.00 til 11.03",
        "Sted": "Køkkenet",
        "Afdeling": "Hus B",
        "Form": "samtale (i gruppe)",
        "Deltog": "Borger 1 (borger); Borger 2 (borger)",
        "Antal deltagere": "4",
        "Andre til stede": "Medarbejder gik kl. 10.40",
        "Udvalgt": "af tilbuddet",
        "Oplyst om": next(each.title for each in model.informed if each.id == "formaal"),
        "Udfald": "afbrudt",
        "Må citeres": "nej",
        "Læst op til godkendelse": "ja",
        "Ført og skrevet af": "MKV",
    }
    page = words(render_notes(made[:1]))
    for part in (NASTY.split("\n", maxsplit=1)[0], "næste linje", "Slet ikke", "Løst sagt", "Aldrig set", "4.a.1"):
        assert part in page
    assert f"10.12\t{made[0]['svar'][0]['spoergsmaal']}   4.a.1" in tabbed(render_notes(made[:1]))
    assert "24-10-2023 kl. 19.12 fra papir" in made[0]["noteret"]["tekst"]
    assert made[0]["noteret"]["tekst"] in page
    assert "Hvad med vold?" in page
    assert f"SHA-256 af indholdet: {made[0]['sha256']}" in page
    assert made[0]["sha256"] != made[1]["sha256"]


def test_a_family_answered_in_one_gesture_is_one_question_with_its_ids(model: QualityModel) -> None:
    told = Told()
    held = told.encounter(told.source())
    for question, value in (("4.a.1", "ja"), ("7.a.4", None), ("10.b.1", None)):
        told.answer(held, question, value, "De taler pænt", family="tale")
    told.answer(held, "4.a.2", "nej", "Noget andet")
    said = notes(told.case, model)[0]["svar"]
    assert sorted(each["numre"] for each in said) == [["4.a.1", "7.a.4", "10.b.1"], ["4.a.2"]]
    family = next(each for each in said if len(each["numre"]) > 1)
    assert family["vaerdi"] == "4.a.1 ja"
    assert family["spoergsmaal"] != next(q.text for _, q in model.questions() if q.id == "4.a.1")


def test_when_it_was_written_is_when_something_said_was_not_when_it_was_planned(model: QualityModel) -> None:
    told = Told()
    held = told.encounter(told.source())
    first, last = "2023-10-26T11:04:00.000+02:00", "2023-10-26T11:26:00.000+02:00"
    for question, at in (("4.a.1", last), ("4.a.2", first)):
        told.answer(held, question, "ja", "sagt", recorded_at=at)
    assert notes(told.case, model)[0]["noteret"] == {
        "foerst": "26-10-2023 11.04",
        "sidst": "26-10-2023 11.26",
        "tekst": "Skrevet 26-10-2023 kl. 11.04–11.26.",
    }


def test_where_a_loose_note_belongs_is_said_as_one_says_it(model: QualityModel) -> None:
    told = Told()
    held = told.encounter(told.source(), code="S1")
    at = ("4.a", "theme:4", "criterion:4", "overall")
    told.say(Note(record=told.id(), id=told.id(), text="Løst sagt", encounter=held.id, at_items=at))
    said = words(render_notes(notes(told.case, model)))
    assert "hører til 4.a, tema 4, kriterium 4, samlet vurdering" in said


def test_an_answer_the_case_no_longer_asks_for_is_still_in_the_note(model: QualityModel) -> None:
    told = Told()
    held = told.encounter(told.source(), method="observation")
    asked = [(question.id, told.answer(held, question.id, "ja", "set")) for _, question in model.questions()]
    said = notes(told.case, model)[0]["svar"]
    assert {number for each in said for number in each["numre"]} == {identity for identity, _ in asked}


def tip(told: Told) -> None:
    kilde = told.source("Anonym 1", "anonym", protection="whistleblow")
    samtale = told.encounter(kilde, start="2023-10-24T09:00:00.000+02:00")
    told.answer(samtale, "4.a.1", "nej", "HEMMELIGT svar", protection="whistleblow")
    shown = next(entry.payload.id for entry in told.case.entries.values() if entry.header.kind == "encounter")  # type: ignore[union-attr]
    for text in ("HEMMELIG note", "HEMMELIG to"):
        told.say(Note(record=told.id(), id=told.id(), text=text, encounter=shown, protection="fortrolig"))
    told.say(Alert(record=told.id(), id=told.id(), text="HEMMELIG besked", encounter=shown))


def test_a_tip_changes_no_byte_of_the_notes(model: QualityModel) -> None:
    told = conversation()
    before = render_notes(notes(told.case, model))
    tip(told)
    assert render_notes(notes(told.case, model)) == before
    assert len(notes(told.case, model)) == 2


@pytest.mark.parametrize("word", ["Løst sagt", "Aldrig set"])
@pytest.mark.parametrize(("payload", "more"), [(Protect, {"protection": "fortrolig"}), (Withdrawal, {})])
def test_what_is_protected_or_withdrawn_later_is_in_no_note(
    model: QualityModel, word: str, payload: Any, more: dict[str, str]
) -> None:
    told = conversation()
    entry = next(each for each in told.case.entries.values() if word in str(each.payload))
    told.say(payload.model_validate({"record": told.id(), "target": entry.id, "reason": "x", **more}))
    assert word not in words(render_notes(notes(told.case, model)))


def test_neither_about_nor_cpr_numbers_are_in_a_note(model: QualityModel) -> None:
    told = Told()
    kilde = told.source().model_copy(update={"about": "den eneste gravide", "record": told.id()})
    told.say(kilde)
    told.answer(told.encounter(kilde), "4.a.1", "ja", "Om 010180-1234 og mere")
    page = words(render_notes(notes(told.case, model)))
    assert "gravide" not in page
    assert "Om [CPR fjernet] og mere" in page


def filed(run: Run, case: Path) -> None:
    assert run("source", case, "Borger 1", "--group", "borger")[0] == 0
    assert run("interview", case, "--source", "Borger 1", "--theme", 4, typed="j\nOm 010180-1234\n.\nq\n")[0] == 0


def test_notes_go_into_a_folder_and_no_changed_one_is_written_over(run: Run, case_path: Path, tmp_path: Path) -> None:
    filed(run, case_path)
    assert run("encounter", case_path, "--method", "observation", "--start", "2023-10-24 13:00")[0] == 0
    folder = tmp_path / "notater"
    code, out, err = run("notes", case_path, "-o", folder)
    assert code == 0, err
    names = sorted(each.name for each in folder.iterdir())
    assert len(names) == 2
    assert out.count("skrevet ") == 2
    assert "CPR" in err
    before = {name: (folder / name).read_bytes() for name in names}
    (folder / names[0]).unlink()
    (folder / names[1]).write_bytes(before[names[1]][:-1])
    code, out, err = run("notes", case_path, "-o", folder)
    assert (code, out) == (5, "")
    assert "bliver ikke overskrevet" in err
    assert "Råd:" in err
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == {names[1]: before[names[1]][:-1]}
    assert run("notes", case_path, "-o", tmp_path / "igen")[0] == 0
    assert {each.name: each.read_bytes() for each in (tmp_path / "igen").iterdir()} == before


def test_one_file_holds_them_all_or_only_the_one_asked_for(run: Run, case_path: Path, tmp_path: Path) -> None:
    filed(run, case_path)
    assert run("encounter", case_path, "--method", "observation", "--start", "2023-10-24 13:00")[0] == 0
    whole, one = tmp_path / "alle.docx", tmp_path / "en.docx"
    assert run("notes", case_path, "-o", whole)[0] == 0
    label = "Observation 2023-10-24"
    assert run("notes", case_path, "-o", one, "--encounter", label)[0] == 0
    assert words(whole.read_bytes()).count("SHA-256 af indholdet") == 2
    assert words(one.read_bytes()).count("SHA-256 af indholdet") == 1
    assert "Notat om observation" in words(one.read_bytes())
    assert run("notes", case_path, "-o", case_path)[0] == 2


def test_a_protected_encounter_is_said_not_to_exist(run: Run, case_path: Path, tmp_path: Path) -> None:
    filed(run, case_path)
    with desk_of(case_path) as desk:
        identity = desk.world.new_id()
        desk.add([Encounter(record=identity, id=identity, code="HEM", protection="fortrolig")], "MKV")
    for name in ("HEM", identity):
        code, _, err = run("notes", case_path, "-o", tmp_path / "x.docx", "--encounter", name)
        assert code == 2
        assert "findes ikke" in err
    assert not (tmp_path / "x.docx").exists()


def test_what_is_redacted_is_in_no_note(run: Run, case_path: Path, tmp_path: Path) -> None:
    import json

    filed(run, case_path)
    rows = json.loads(run("log", case_path, "--json")[1])
    for post in (row["post"] for row in rows if row["kind"] == "answer"):
        assert run("redact", case_path, post, "--reason", "-", typed="et navn")[0] == 0
    assert run("notes", case_path, "-o", tmp_path / "x.docx")[0] == 0
    page = words((tmp_path / "x.docx").read_bytes())
    assert "[CPR fjernet]" not in page
    assert "Hvad der blev sagt" not in page


def test_all_notes_are_written_or_none(run: Run, case_path: Path, tmp_path: Path, monkeypatch: Any) -> None:
    from tilsyn.storage import atomic

    filed(run, case_path)
    assert run("encounter", case_path, "--method", "observation", "--start", "2023-10-24 13:00")[0] == 0
    place, placed = atomic.place_new, list[Path]()

    def full(temporary: Path, path: Path, *more: Any) -> None:
        if placed:
            raise OSError(28, "disken er fuld")
        placed.append(path)
        place(temporary, path, *more)

    monkeypatch.setattr(atomic, "place_new", full)
    with desk_of(case_path) as desk, pytest.raises(OutputBlocked):
        write_notes(desk, tmp_path / "notater", None)
    assert placed
    assert not (tmp_path / "notater").exists()


def test_a_case_without_encounters_and_a_folder_nowhere_are_refused(run: Run, case_path: Path, tmp_path: Path) -> None:
    assert run("notes", case_path, "-o", tmp_path / "notater")[0] == 2
    filed(run, case_path)
    assert run("notes", case_path, "-o", tmp_path / "ingen" / "notater")[0] == 5


def test_names_of_files_are_safe_and_never_the_same_twice() -> None:
    assert file_names(["Borger 1 2023-10-24", 'a/b: "c"?', "A-b- -c-", "slut. "]) == [
        "Notat Borger 1 2023-10-24.docx",
        "Notat a-b- -c-.docx",
        "Notat A-b- -c- (2).docx",
        "Notat slut.docx",
    ]


@pytest.mark.parametrize("method", ["interview", "dokument", "observation"])
def test_a_note_says_the_matter_and_never_words_that_may_not_have_been_said(model: QualityModel, method: str) -> None:
    told = Told()
    held = told.encounter(*([told.source()] if method == "interview" else []), method=method)
    for _, question in model.questions():
        told.answer(held, question.id, "ja", "set", family=question.family)
    asks = [*(each.ask for each in model.families), *(question.ask for _, question in model.questions())]
    spoken = {words[0] for ask in asks for words in ask.values()}
    looked = {text for _, q in model.questions() for text in (q.look.dokument, q.look.observation) if text}
    printed = {each["spoergsmaal"] for each in notes(told.case, model)[0]["svar"]}
    assert printed
    assert not printed & (spoken | looked)


def test_a_conversation_is_read_by_topic_and_each_topic_is_said_once(model: QualityModel) -> None:
    told = Told()
    held = told.encounter(told.source())
    for question in ("4.a.2", "4.a.5", "4.a.6", "14.a.1"):
        told.answer(held, question, "ja", "sagt")
    said = notes(told.case, model)[0]["svar"]
    headings = [each["afsnit"] for each in said if each["afsnit"]]
    assert len(headings) == len(set(headings)) > 1
    assert set(headings) <= {each.title for each in model.topics}


def test_an_observation_is_read_by_the_clock_loose_notes_among_the_rest(model: QualityModel) -> None:
    told = Told()
    held = told.encounter(method="observation", start="2023-10-24T08:40:00.000+02:00")
    for question, clock in (("14.a.1", "08:49"), ("14.b.1", "08:43"), ("4.a.2", None)):
        said_at = clock and f"2023-10-24T{clock}:00.000+02:00"
        told.answer(held, question, "ja", "set", said_at=said_at, recorded_from="papir")
    told.say(
        Note(record=told.id(), id=told.id(), text="Løst", encounter=held.id, said_at="2023-10-24T08:45:00.000+02:00")
    )
    made = notes(told.case, model)[0]
    assert [(each["kl"], each["numre"]) for each in made["svar"]] == [
        ("08.43", ["14.b.1"]), ("08.45", []), ("08.49", ["14.a.1"]), ("", ["4.a.2"]),
    ]  # fmt: skip
    assert made["noter"] == []
    assert not any(each["afsnit"] for each in made["svar"])


def test_what_came_into_the_case_years_later_is_not_when_the_note_was_taken(model: QualityModel) -> None:
    told = Told()
    held = told.encounter(told.source(), start="2000-10-24T10:00:00.000+02:00")
    told.answer(held, "4.a.1", "ja", "sagt", recorded_at="2000-10-24T10:05:00.000+02:00", recorded_from="direkte")
    told.say(Note(record=told.id(), id=told.id(), text="Løst", encounter=held.id))
    made = notes(told.case, model)[0]["noteret"]
    assert made["tekst"].startswith("Skrevet 24-10-2000 kl. 10.05 direkte. Mere er lagt i sagen ")
    assert (made["foerst"], made["sidst"]) == ("24-10-2000 10.05",) * 2


def test_a_loose_note_was_written_when_its_file_says(model: QualityModel) -> None:
    told = Told()
    held = told.encounter(told.source(), start="2000-10-24T10:00:00.000+02:00")
    at = "2000-10-24T10:05:00.000+02:00"
    told.say(Note(record=told.id(), id=told.id(), text="Løst", encounter=held.id, said_at=at, recorded_at=at))
    assert notes(told.case, model)[0]["noteret"]["tekst"] == "Skrevet 24-10-2000 kl. 10.05."


def test_what_came_with_no_times_only_says_when_it_came_into_the_case(model: QualityModel) -> None:
    told = Told()
    held = told.encounter(told.source(), start="2000-10-24T10:00:00.000+02:00")
    told.answer(held, "4.a.1", "ja", "sagt", recorded_from="direkte")
    said = notes(told.case, model)[0]["noteret"]["tekst"]
    assert said.startswith("Lagt i sagen ")
    assert "direkte" not in said


def test_a_question_of_ones_own_was_written_when_it_was_answered_and_all_of_them_stand_together(
    model: QualityModel,
) -> None:
    told = Told()
    first = told.encounter(told.source(), start="2000-10-24T09:00:00.000+02:00")
    held = told.encounter(told.source("Borger 2"), start="2000-10-24T10:00:00.000+02:00")
    for code, where in (("7.a.e1", held), ("4.a.e1", first)):
        told.say(
            OwnQuestion(record=told.id(), id=told.id(), code=code, at=code[:3], text=f"Om {code}?", encounter=where.id)
        )
        told.answer(held, code, None, "sagt", recorded_at="2000-10-24T10:05:00.000+02:00", recorded_from="direkte")
    made = next(each for each in notes(told.case, model) if each["egne"] and each["egne"][0]["note"])
    assert made["noteret"]["tekst"] == "Skrevet 24-10-2000 kl. 10.05 direkte."
    assert (made["svar"], [each["numre"] for each in made["egne"]]) == ([], [["4.a.e1"], ["7.a.e1"]])


def test_no_line_of_an_answer_can_stand_alone_on_the_next_page(model: QualityModel) -> None:
    package = render_notes(notes(conversation().case, model)[:1])
    lines = [each for each in docx.Document(BytesIO(package)).paragraphs if "Læst som" in each.text]
    assert lines
    assert all(each.text.partition("Læst som")[0].endswith("\n") for each in lines)
    assert docx.Document(BytesIO(package)).paragraphs[-1].text.startswith("ordret")


@pytest.mark.parametrize("typed", ["spurgt\nj\nHun siger ja.\n.\nq\n", "j\nHun siger ja.\n.\nb\nspurgt\nq\n"])
def test_the_words_said_are_in_the_note_where_they_are_marked_as_said(
    run: Run, case_path: Path, tmp_path: Path, typed: str
) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    code, out, _ = run("interview", case_path, "--source", "Borger 1", "--indicator", "4.a", typed=typed)
    assert code == 0
    words_said = out.partition("Mærket: spurgt sådan: »")[2].partition("«")[0]
    assert words_said
    assert run("notes", case_path, "-o", tmp_path / "x.docx")[0] == 0
    assert f"Spurgt sådan: »{words_said}«Hun siger ja.Læst som: " in words((tmp_path / "x.docx").read_bytes())


def test_the_words_of_the_guide_give_way_to_those_that_were_typed_and_the_mark_can_be_undone(
    run: Run, case_path: Path, tmp_path: Path
) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    asked = ("interview", case_path, "--source", "Borger 1", "--indicator", "4.a")
    _, out, _ = run(*asked, typed="j\nJa.\n.\nb\nspurgt Hvem 010180-1234?\nu\nspurgt Hvem bestemmer her?\nq\n")
    assert "spurgt sådan → ikke mærket spurgt sådan" in out
    assert run("notes", case_path, "-o", tmp_path / "x.docx")[0] == 0
    page = words((tmp_path / "x.docx").read_bytes())
    assert page.count("Spurgt sådan") == page.count("Spurgt sådan: »Hvem bestemmer her?«Ja.") == 1
    assert "1234" not in out + page


def test_a_note_of_unmarked_answers_holds_no_words_that_were_said(model: QualityModel) -> None:
    made = notes(conversation().case, model)[0]
    assert not any(each["spurgt"] for each in (*made["svar"], *made["egne"]))


def test_a_folder_that_cannot_be_is_named_and_none_of_its_notes(run: Run, case_path: Path, tmp_path: Path) -> None:
    assert run("encounter", case_path, "--method", "observation", "--title", "Stuen")[0] == 0
    code, _, err = run("notes", case_path, "-o", tmp_path / ("n" * 300))
    assert (code, "Notat" in err) == (5, False)
    assert "nnn… kan ikke skrives." in err or "tegn lang, og her kan den højst" in err  # Windows counts the whole path
