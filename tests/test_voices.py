"""The internal report as a working paper: under a judgement its questions once, and the voices by group, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import docx
import pytest

from tests.framing import RAMME
from tests.reporting import W, paragraphs, styled, told_context, tree, whole_text
from tests.samples_read import NAMES, Sample
from tests.telling import Told
from tilsyn.domain.journal.entries import Note, OwnQuestion
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.frame import Frame
from tilsyn.output.contexts import context
from tilsyn.output.word.report import render
from tilsyn.storage.library import parse

Run = Callable[..., tuple[int, str, str]]
FAMILY = "haenger-hjaelpen-sammen"


def inside(told: Told, model: QualityModel) -> Any:
    return cast("Any", context(told.case, model, (), "internal")["interne"])


def ground(told: Told, model: QualityModel, at: str) -> Any:
    return next(each for each in inside(told, model)["grundlag"] if each["id"] == at)


def voices(part: Any) -> list[tuple[str, str, str]]:
    return [(group["gruppe"], each["numre"], each["tekst"]) for group in part["grupper"] for each in group["stemmer"]]


def test_what_was_said_once_stands_once_with_all_its_numbers_and_is_named_elsewhere(
    told: Told, model: QualityModel
) -> None:
    talk = told.encounter(told.source(), code="S1")
    for question, value in (("3.a.5", "ja"), ("3.d.2", None), ("8.a.3", "nej")):
        told.answer(talk, question, value, "De ringer til hinanden.", family=FAMILY)
    assert voices(ground(told, model, "3.a")) == [
        ("Borgere", "3.a.5 ja · 3.d.2 · 8.a.3 nej", "De ringer til hinanden.")
    ]
    assert ground(told, model, "3.d")["grupper"] == []
    assert ground(told, model, "3.d")["andre_steder"] == [{"sted": "3.a", "stemmer": "S1 (3.d.2)"}]
    assert ground(told, model, "8.a")["andre_steder"] == [{"sted": "3.a", "stemmer": "S1 (8.a.3 nej)"}]


def test_a_family_is_named_in_danish_and_never_by_its_id(told: Told, model: QualityModel) -> None:
    talk = told.encounter(told.source(), code="S1")
    for question in ("3.a.5", "3.d.2"):
        told.answer(talk, question, "ja", "De ringer.", family=FAMILY)
    title = next(each.title for each in model.families if each.id == FAMILY)
    text = whole_text(render(context(told.case, model, (), "internal")))
    assert f"S1 ({title}) 3.a.5 og 3.d.2 ja: De ringer." in text
    assert FAMILY not in text


def test_what_is_only_heard_is_named_as_unread_where_it_would_bear(told: Told, model: QualityModel) -> None:
    talk = told.encounter(told.source(), code="S1")
    told.answer(talk, "3.d.2", family=FAMILY)
    told.answer(talk, "3.a.5", "ja", "De ringer.", family=FAMILY)
    assert voices(ground(told, model, "3.a")) == [("Borgere", "3.a.5 ja · 3.d.2 ikke aflæst", "De ringer.")]
    assert ground(told, model, "3.d")["andre_steder"] == [{"sted": "3.a", "stemmer": "S1 (3.d.2 ikke aflæst)"}]
    assert ground(told, model, "3.d")["hviler_paa"] == ""


def test_voices_stand_by_group_people_before_places_and_papers(told: Told, model: QualityModel) -> None:
    told.answer(told.encounter(method="dokument", code="S1"), "4.a.1", "ja", "Læst.")
    told.answer(told.encounter(told.source("Leder 1", "ledelse"), code="S2"), "4.a.1", "ja", "Sagt.")
    told.answer(told.encounter(told.source("Borger 2"), code="S10"), "4.a.1", "nej", "Ti.")
    told.answer(told.encounter(told.source("Borger 1"), code="S9"), "4.a.1", "nej", "Ni.")
    told.answer(told.encounter(method="observation", code="S4"), "4.a.1", "nej", "Set.")
    part = ground(told, model, "4.a")
    assert [(group, text) for group, _, text in voices(part)] == [
        ("Borgere", "Ni."), ("Borgere", "Ti."), ("Ledelsen", "Sagt."), ("Observation", "Set."), ("Dokumenter", "Læst."),
    ]  # fmt: skip
    assert part["forskellige"] is True


def test_a_question_stands_once_however_many_answer_it_and_says_if_nobody_did(told: Told, model: QualityModel) -> None:
    for number in range(1, 4):
        told.answer(
            told.encounter(told.source(f"Borger {number}"), code=f"S{number}"), "4.a.1", "ja", f"Svar {number}."
        )
    told.say(OwnQuestion(record=told.id(), id=told.id(), code="4.a.e1", at="4.a", text="Hvem spørger?"))
    lines = paragraphs(render(context(told.case, model, (), "internal")))
    words = {question.id: question.text for _, question in model.questions()}
    assert lines.count(f"4.a.1\t{words['4.a.1']}") == 1
    assert f"4.a.2\t{words['4.a.2']} (ikke belyst)" in lines
    assert "4.a.e1\tHvem spørger? (ikke belyst)" in lines


def test_a_note_stands_at_its_narrowest_place_and_places_are_named_in_danish(told: Told, model: QualityModel) -> None:
    told.say(
        Note(record=told.id(), id=told.id(), text="Om begge dele.", at_items=("theme:4", "3.b")),
        Note(record=told.id(), id=told.id(), text="Om temaet alene.", at_items=("theme:4",)),
        Note(record=told.id(), id=told.id(), text="Om intet endnu."),
    )
    assert voices(ground(told, model, "3.b")) == [("Egne noter", "tema 4", "Om begge dele.")]
    apart = {group["gruppe"]: [each["tekst"] for each in group["stemmer"]] for group in inside(told, model)["oevrige"]}
    assert apart == {"Tema 4": ["Om temaet alene."], "Uden plads": ["Om intet endnu."]}
    assert "theme:" not in whole_text(render(context(told.case, model, (), "internal")))


def test_a_point_of_a_frame_is_told_with_its_frame_and_only_named_at_the_item_it_bears_on(
    told: Told, model: QualityModel
) -> None:
    frame = parse(RAMME.read_bytes(), RAMME.name).record
    assert isinstance(frame, Frame)
    told.answer(told.encounter(told.source(), code="S1"), "ramme:1.1", "ja", "Ved det godt.", at_items=("4.a",))
    made = cast("Any", context(told.case, model, (), "internal", frames=[frame])["interne"])
    part = next(each for each in made["grundlag"] if each["id"] == "4.a")
    assert (part["grupper"], made["oevrige"]) == ([], [])
    assert part["andre_steder"] == [{"sted": "spørgerammerne", "stemmer": "S1 (ramme:1.1 ja)"}]


def test_who_said_otherwise_is_told_with_what_the_others_said(told: Told, model: QualityModel) -> None:
    one, two = told.source("Borger 1"), told.source("Borger 2")
    talk = told.encounter(one, two, code="S1")
    told.answer(talk, "4.a.1", "ja", "De bliver hørt.", deviates=({"source": two.id, "note": "Ikke af vikarer."},))
    text = whole_text(render(context(told.case, model, (), "internal")))
    assert "S1 4.a.1 ja: De bliver hørt. Andet fra Borger 2: Ikke af vikarer." in text


def test_what_is_missing_is_no_list_of_what_to_type_nor_of_what_people_see_differently(
    told: Told, model: QualityModel
) -> None:
    for code, value in (("S1", "ja"), ("S2", "nej")):
        told.answer(told.encounter(told.source(f"Borger {code}"), code=code), "4.a.1", value, "Sagt.")
    told.judge("4.a", 4)
    made = context(told.case, model, (), "internal")
    rows = cast("Any", made["interne"])["mangler"]
    assert {each["kode"] for each in rows if not each["i_listen"]} == {"S021", "S022", "S028"}
    text = whole_text(render(made))
    missing = text[text.rindex("Mangler") : text.rindex("Samtaler, observationer og gennemgange")]
    assert "Bedømmelse" in missing
    assert "forskellige" not in missing
    assert not re.search(r"\btilsyn ", missing)
    assert text.count("Oplysningerne er forskellige.") == 1


def test_a_code_can_be_looked_up_and_stands_in_no_report_for_others(told: Told, model: QualityModel) -> None:
    told.answer(told.encounter(told.source(), code="S1", form="telefon"), "4.a.1", "ja", "Sagt.")
    [row] = inside(told, model)["koder"]
    assert row == {"kode": "S1", "hvad": "Samtale pr. telefon", "hvem": "Borger 1", "hvornaar": "24-10-2023 kl. 10.00"}
    for audience in ("provider", "portal"):
        assert "S1" not in whole_text(render(context(told.case, model, (), audience))).split()


def test_a_working_paper_says_nothing_that_is_the_same_from_case_to_case_nor_a_score_twice() -> None:
    draft = [text for style, text in styled(render(told_context())) if style in {"Heading 1", "Indhold på ny side"}]
    assert draft[-1] == "Internt grundlag"
    assert not {"«form.metode»", "Anvisninger", "Indhold"} & set(draft)
    assert "Nr." not in paragraphs(render(told_context()))  # the head of the scores by indicator
    final = [text for style, text in styled(render(told_context(udkast=False)))]
    assert "Indhold" in final  # it has page numbers


def test_no_row_of_a_table_is_split_between_pages() -> None:
    """But for the one after the first, which is whole by its lines: see test_page_turns."""
    for table in tree(render(told_context())).iter(f"{W}tbl"):
        rows = enumerate(table.iter(f"{W}tr"))
        assert {number for number, row in rows if row.find(f"{W}trPr/{W}cantSplit") is None} <= {2}


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_note_of_a_sample_stands_once_in_its_internal_report(name: str, run: Run, tmp_path: Path) -> None:
    sample = Sample(name).told
    case, paper = tmp_path / "a.tilsyn", tmp_path / "a.docx"
    told = sample["case"]
    types = [word for each in told["service_types"] for word in ("--service-type", each)]
    assert run("new", case, "--provider", told["provider"], *types, "--by", told["by"][0], "--kind", told["kind"],
               "--date", told["date"], "--unencrypted")[0] == 0  # fmt: skip
    source = Path(__file__).parent.parent / "samples" / f"{name}.json"
    assert run("import", case, source, "--by", told["by"][0], "--update-case")[0] == 0
    assert run("report", case, "-o", paper, "--audience", "internal")[0] == 0
    document = docx.Document(BytesIO(paper.read_bytes()))
    kept = (each for each in document.paragraphs if each.style and each.style.name in {"Stemme", "Første stemme"})
    said = [each.text.replace("\u00a0", " ") for each in kept]  # what belongs together is kept on one line
    open_answers = [each for each in sample["answers"] if each.get("protection", "normal") == "normal" and each["note"]]
    gestures = Counter((each["encounter"], each["note"]) for each in open_answers)
    for encounter, note in gestures:
        assert sum(note in line and f"{encounter} " in line for line in said) == 1, (encounter, note)
