"""The interview guide on paper: what it asks, of whom, and that it tells nothing of what was found."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION

from tests.conversing import converse, desk_of
from tests.reporting import plain
from tests.telling import Told
from tilsyn.domain.findings.flow import Listener, Narrowing, prompts
from tilsyn.domain.findings.nobody_yet import ASK_INSTEAD, NOBODY_YET
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Focus, Note, Protect
from tilsyn.domain.library.edition import QualityModel
from tilsyn.interview.screen.conversation.question_text import _finished
from tilsyn.output.contexts.guide_part import TITLES, guide
from tilsyn.output.contexts.records.guide import GuideSection
from tilsyn.output.word.guide import render_guide
from tilsyn.output.word.guide_fit import PROTECTING, TALK, Fit, fitted, length
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]
GROUPS = ("borger", "paaroerende", "medarbejder", "ledelse", "kommune", "samarbejdspartner")
LEAST_LINES, MOST = 4, 10
SPECIAL = "& < > {{ 1+1 }} _x000D_ “” æøå"


def rendered(told: Told, model: QualityModel, *groups: str) -> bytes:
    return render_guide(guide(told.case, model, groups or tuple(TITLES)))


def written(package: bytes) -> Document:
    return docx.Document(BytesIO(package))


def words(package: bytes) -> str:
    """All text of the body, paragraph by paragraph, tables included."""
    return plain(package, " ")


def spoken(told: Told, model: QualityModel, group: str, *, core: bool) -> list[str]:
    asked = prompts(model, Visible(told.case), Listener("interview", (group,)), Narrowing())
    return [text for each in asked if each.core is core for text in (each.ask if core else each.ask[:1])]


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_is_asked_all_its_own_questions_and_none_of_anothers(
    told: Told, model: QualityModel, group: str
) -> None:
    page = words(rendered(told, model, group))
    mine = [*spoken(told, model, group, core=True), *spoken(told, model, group, core=False)]
    assert [text for text in mine if text not in page] == []
    others = [text for other in GROUPS if other != group for text in spoken(told, model, other, core=True)]
    lines = {line.strip() for line in page.splitlines()}
    assert lines & (set(others) - set(mine)) == set()


def test_every_official_id_of_a_prompt_stands_on_the_page(told: Told, model: QualityModel) -> None:
    page = words(rendered(told, model, "borger")).split()
    asked = prompts(model, Visible(told.case), Listener("interview", ("borger",)), Narrowing())
    assert {each for prompt in asked for each in prompt.ids} <= set(page)


def test_core_questions_come_first_and_in_conversation_order(told: Told, model: QualityModel) -> None:
    page = words(rendered(told, model, "borger"))
    asked = prompts(model, Visible(told.case), Listener("interview", ("borger",)), Narrowing())
    places = [page.index(each.ask[0]) for each in asked if each.core]
    assert places == sorted(places)
    assert max(places) < page.index("Supplerende spørgsmål") < page.index("Afslutning")
    assert page.count("\nkerne\n") == len(places)


def test_opening_and_closing_words_stand_whole(told: Told, model: QualityModel) -> None:
    page = words(rendered(told, model, "borger"))
    for name in ("borger", "gruppe", "ung"):
        assert model.scripts[name].opening in page
        assert model.scripts[name].closing in page


def test_documents_and_observation_have_their_instructions(told: Told, model: QualityModel) -> None:
    for method in ("dokument", "observation"):
        page = words(rendered(told, model, method))
        asked = prompts(model, Visible(told.case), Listener(method, ()), Narrowing())
        looks = [prompt.look for prompt in asked]
        assert [text for text in looks if text and text not in page] == []
        assert "kerne" not in page.split()


def test_every_section_begins_on_a_new_page_under_a_real_heading(told: Told, model: QualityModel) -> None:
    made = written(rendered(told, model))
    titles = [each.text for each in made.paragraphs if each.style and each.style.name == "Heading 1"]
    assert titles == list(TITLES.values())
    headers = [each.header.paragraphs[0].text for each in made.sections if not each.header.is_linked_to_previous]
    assert len(headers) == len(titles)
    assert all(title in header for title, header in zip(titles, headers, strict=True))
    assert {round(each.page_height.cm, 1) for each in made.sections if each.page_height} == {29.7}


def test_focus_narrows_the_guide_and_its_reason_stays_at_home(told: Told, model: QualityModel) -> None:
    whole = words(rendered(told, model, "medarbejder"))
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="HEMMELIG", internal_reason="HEMMELIG"))
    package = rendered(told, model, "medarbejder")
    page = words(package)
    assert len(page) < len(whole) / 2
    assert "4.a.6" in page
    assert "9.a.3" in whole
    assert "9.a.3" not in page
    assert b"HEMMELIG" not in b"".join(
        ZipFile(BytesIO(package)).read(each) for each in ZipFile(BytesIO(package)).namelist()
    )


def test_supplements_are_listed_at_the_end_only_where_there_is_no_room_for_them(
    told: Told, model: QualityModel
) -> None:
    title = "Supplerende spørgsmål, hvis der er tid"
    assert title in words(rendered(told, model, "borger"))
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="x"))
    page = words(rendered(told, model, "borger"))
    supplements = [
        each
        for each in prompts(model, Visible(told.case), Listener("interview", ("borger",)), Narrowing())
        if not each.core
    ]
    assert supplements
    assert title not in page
    assert [text for each in supplements for text in each.ask if text not in page] == []


@pytest.mark.parametrize("service_type", ["101-ambulant", "101-dag", "101-doegn", "107", "110", "141-sul"])
def test_more_than_one_talk_holds_is_parted_alike_for_every_group_and_place(
    told: Told, model: QualityModel, service_type: str
) -> None:
    told.field(service_types=[service_type])
    for section in guide(told.case, model, GROUPS)["afsnit"]:
        asked = [each for topic in section["emner"] for each in topic["spoergsmaal"]]
        assert len(asked) > TALK
        assert not fitted(section).inline, f"{section['gruppe']}: {len(asked)} questions one after another"


def in_list(package: bytes) -> list[str]:
    return [each.text for each in written(package).paragraphs if each.style and each.style.name == "Spørgsmål i liste"]


@pytest.mark.parametrize(("group", "question"), [("borger", "6.a.t1"), ("borger", "5.c.8"), ("paaroerende", "7.a.t1")])
def test_what_protects_whoever_is_spoken_to_stands_in_the_list_too(
    told: Told, model: QualityModel, group: str, question: str
) -> None:
    told.field(service_types=["101-doegn"])
    asked = prompts(model, Visible(told.case), Listener("interview", (group,)), Narrowing())
    hint = next(dict(each.hints)[group] for each in asked if question in each.ids)
    assert [hint in each for each in in_list(rendered(told, model, group)) if each.startswith(question)] == [True]


def test_no_list_begins_where_there_is_room_for_its_title_alone(told: Told, model: QualityModel) -> None:
    told.field(service_types=["101-ambulant"])
    section = guide(told.case, model, ("paaroerende",))["afsnit"][0]
    rules = fitted(section).rules
    assert rules < MOST, "the list would begin on the last two centimetres of a page"
    assert length(section, fitted(section)) < length(section, Fit(MOST, inline=False))


def test_every_list_says_first_what_is_never_noted(told: Told, model: QualityModel) -> None:
    for group in GROUPS:
        page = words(rendered(told, model, group))
        assert page.index("Supplerende spørgsmål") < page.index(PROTECTING)
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="x"))
    assert PROTECTING not in words(rendered(told, model, "borger"))


def test_what_is_said_last_takes_no_room_from_what_is_asked(told: Told, model: QualityModel) -> None:
    section = guide(told.case, model, ("ledelse",))["afsnit"][0]
    before = length(section, fitted(section))
    section["afslutning"] *= 9
    assert length(section, fitted(section)) == before


@pytest.mark.parametrize("group", ["borger", "paaroerende"])
def test_an_applicant_has_nobody_yet_and_the_focus_is_not_to_blame(run: Run, case_path: Path, group: str) -> None:
    run("case", case_path, "--set", "kind=nygodkendelse")
    whom = ("--group", group, "-o")
    for command in (
        ("guide", case_path, *whom, case_path.with_name("guide.docx")),
        ("export", case_path, "--xlsform", *whom, case_path.with_name("formular.xlsx")),
    ):
        code, _, err = run(*command)
        assert (code, err.splitlines()) == (2, [NOBODY_YET, f"Råd: {ASK_INSTEAD}"])
    run("source", case_path, "Nogen 1", "--group", group)
    asking = Asked(source="Nogen 1")
    assert NOBODY_YET in converse(case_path, "q", asking=asking).told
    with desk_of(case_path) as desk:
        session = Session(desk, chosen(desk, asking, "MKV"), narrowed(desk, asking), "MKV")
        assert NOBODY_YET in "".join(words for words, _ in _finished(session))
    run("source", case_path, "Nabo 1", "--group", "andre")
    assert NOBODY_YET not in converse(case_path, "q", asking=Asked(source="Nabo 1")).told


def test_what_does_not_apply_is_not_asked(told: Told, model: QualityModel) -> None:
    asked = [row for section in guide(told.case, model, tuple(TITLES))["afsnit"] for row in section["emner"]]
    numbers = [number for topic in asked for row in topic["spoergsmaal"] for number in row["numre"]]
    assert "4.a.1" in numbers
    assert not [each for each in numbers if each.startswith(("6.", "14.c"))]


@pytest.mark.slow
def test_what_is_found_changes_no_byte_of_the_guide(told: Told, model: QualityModel) -> None:
    before = rendered(told, model)
    talk = told.encounter(told.source())
    told.answer(talk, "4.a.1", "nej", "HEMMELIGT svar")
    told.judge("4.a", 4)
    told.say(Note(record=told.id(), id=told.id(), text="En note"))
    tip = told.encounter(told.source("Anonym 1", "anonym", protection="whistleblow"))
    told.answer(tip, "8.a.1", "nej", "HEMMELIGT tip", protection="whistleblow")
    assert rendered(told, model) == before


@pytest.mark.slow
def test_a_protected_focus_changes_no_byte_of_the_guide(told: Told, model: QualityModel) -> None:
    before = rendered(told, model)
    entry = told.say(Focus(record=told.id(), indicators=("8.a",), reason="Tippet"))[0]
    told.say(Protect(record=told.id(), target=entry.id, protection="whistleblow", reason="x"))
    assert rendered(told, model) == before


def test_names_with_odd_letters_and_cpr_numbers(told: Told, model: QualityModel) -> None:
    told.field(provider=f"{SPECIAL} 010180-1234\x0b")
    header = written(rendered(told, model, "ledelse")).sections[0].header.paragraphs[0].text
    assert f"{SPECIAL} [CPR fjernet]" in header


def test_the_properties_are_dated_by_what_the_guide_rests_on(told: Told, model: QualityModel) -> None:
    first = written(rendered(told, model, "ledelse")).core_properties
    told.say(Focus(record=told.id(), indicators=("9.a",), reason="x"))
    later = written(rendered(told, model, "ledelse")).core_properties
    assert first.modified
    assert later.modified
    assert first.modified < later.modified
    assert (later.author, later.comments, later.language) == ("", "", "da-DK")


def test_the_command_writes_the_guide(run: Run, case_path: Path, tmp_path: Path) -> None:
    output = tmp_path / "guide.docx"
    code, out, err = run("guide", case_path, "-o", output, "--group", "borger")
    assert (code, err) == (0, "")
    assert out == f"skrevet {output}: Samtale med borgere\n"
    assert "Samtale med borgere" in words(output.read_bytes())


@pytest.mark.parametrize(
    ("name", "group", "refusal"),
    [
        ("guide.docx", "nabo", (2, "Gruppen »nabo« kendes ikke.")),
        ("guide.pdf", "borger", (2, "skal ende på .docx")),
        ("mangler/guide.docx", "borger", (5, "mangler findes ikke")),
    ],
)
def test_what_cannot_be_written_is_said_with_advice(
    run: Run, case_path: Path, name: str, group: str, refusal: tuple[int, str]
) -> None:
    output = case_path.parent / name
    code, out, err = run("guide", case_path, "-o", output, "--group", group)
    assert (code, out) == (refusal[0], "")
    assert refusal[1] in err
    assert "\nRåd: " in err
    assert not output.exists()


def test_a_group_with_nothing_to_ask_is_refused(run: Run, case_path: Path, tmp_path: Path) -> None:
    run("focus", case_path, "8.b", "--reason", "-", typed="Kun ledelsens kompetencer")
    code, _, err = run("guide", case_path, "-o", tmp_path / "guide.docx", "--group", "paaroerende")
    assert code == 2
    assert "ingen spørgsmål til gruppen pårørende" in err


def test_a_loose_sheet_has_room_for_its_code_its_group_and_its_number(told: Told, model: QualityModel) -> None:
    for group in TITLES:
        first, *others = written(rendered(told, model, group)).sections
        lines = [each.text for each in first.header.paragraphs]
        assert [("Kode ___" in each, "Gruppe ___" in each, "Ark ___" in each) for each in lines] == [
            (False, False, False),
            (True, group in GROUPS, True),
        ]
        assert " ".join(lines).casefold().count("kode ___") == 1, "it is written once on a sheet"
        assert all(each.header.is_linked_to_previous for each in others)
    theme = written(render_guide(guide(told.case, model, ("temaer",)))).sections[0]
    assert "Kode" not in theme.header.paragraphs[1].text


def test_the_pages_of_each_part_are_numbered_from_one(told: Told, model: QualityModel) -> None:
    made = written(rendered(told, model, "borger", "medarbejder", "dokument"))
    parts = [each for each in made.sections if not each.footer.is_linked_to_previous]
    assert ["".join(each.footer._element.xpath(".//@w:instr")).split() for each in parts] == [["PAGE"]] * 3
    numbered = [section._sectPr.xpath("string(./w:pgNumType/@w:start)") for section in made.sections]
    assert [number for number in numbered if number] == ["1"] * 3
    begun = [not section.footer.is_linked_to_previous for section in made.sections]
    assert [bool(number) for number in numbered] == begun


def test_the_columns_to_write_in_say_what_for(told: Told, model: QualityModel) -> None:
    wanted = {
        "dokument": ("Nr.", "Hvad der skal læses", "k af n", "Egne noter"),
        "observation": ("Nr.", "Hvad der skal ses", "Kl.", "Hvad der skete"),
    }
    for group, heads in wanted.items():
        tables = [each for each in written(rendered(told, model, group)).tables if len(each.rows) > 1]
        assert tables
        assert {tuple(cell.text for cell in each.rows[0].cells) for each in tables} == {heads}


def test_the_column_to_write_in_holds_lines_and_nothing_to_read(told: Told, model: QualityModel) -> None:
    made = written(rendered(told, model, "borger"))
    rows = [row.cells for table in made.tables if len(table.columns) == 3 for row in table.rows]
    hints = [hint for section in guide(told.case, model, ("borger",))["afsnit"] for hint in hints_of(section)]
    assert hints
    assert [hint for hint in hints if not any(hint in words.text for _, words, _ in rows)] == []
    assert {room.text.strip() for _, _, room in rows} == {""}
    assert all(len(room.paragraphs) >= LEAST_LINES for _, _, room in rows)
    assert all(room.width > words.width for _, words, room in rows)


def hints_of(section: GuideSection) -> list[str]:
    asked = [each for topic in section["emner"] for each in topic["spoergsmaal"] if each["kerne"]]
    return [each["vink"] for each in asked if each["vink"]]


def test_a_supplement_in_the_list_has_a_line_of_its_own(told: Told, model: QualityModel) -> None:
    made = written(rendered(told, model, "borger"))
    listed = [each for each in made.paragraphs if each.style and each.style.name == "Spørgsmål i liste"]
    assert listed
    assert made.styles["Spørgsmål i liste"].element.xpath("./w:pPr/w:pBdr/w:bottom")
    assert all(each.text.endswith("\n\u00a0") and each.paragraph_format.keep_together for each in listed)
    assert not [each for each in listed if each.paragraph_format.keep_with_next], "it would unbalance the columns"


@pytest.mark.parametrize("kind", ["drift", "nygodkendelse"])
@pytest.mark.parametrize("service_type", ["101-ambulant", "101-dag", "101-doegn", "107", "110"])
def test_no_page_is_begun_for_a_line_or_two(told: Told, model: QualityModel, service_type: str, kind: str) -> None:
    told.field(kind=kind, service_types=[service_type])
    for section in guide(told.case, model, GROUPS)["afsnit"]:
        fit = fitted(section)
        pages = length(section, fit)
        assert 0.1 < pages % 1 <= 0.9, f"{section['gruppe']}: {pages:.2f}"
        assert fit.rules >= LEAST_LINES


def test_every_part_ends_with_a_page_for_loose_notes(told: Told, model: QualityModel) -> None:
    for group, first in (("borger", "Afslutning"), ("dokument", "Løse noter"), ("observation", "Løse noter")):
        made = written(rendered(told, model, group)).paragraphs
        turned = next(each for each in made if each.text == first)
        assert turned.paragraph_format.page_break_before
        start = next(place for place, each in enumerate(made) if each.text == "Løse noter")
        assert len([each for each in made[start:] if each.style and each.style.name == "Skrivelinje"]) >= 27


def test_what_is_said_last_is_on_the_page_of_the_loose_notes(told: Told, model: QualityModel) -> None:
    document = written(rendered(told, model, "borger"))
    texts = [each.text for each in document.paragraphs]
    assert texts.index("Afslutning") < texts.index("Løse noter")
    assert not document.paragraphs[texts.index("Løse noter")].paragraph_format.page_break_before


def test_supplements_fill_their_columns_one_by_one(told: Told, model: QualityModel) -> None:
    """Two even columns, with a break of the page behind them, put the last question on a sheet of its own."""
    sections = written(rendered(told, model, "borger")).sections
    assert [each.start_type for each in sections][-2:] == [WD_SECTION.CONTINUOUS, WD_SECTION.NEW_PAGE]


def test_a_follow_up_is_an_item_of_a_list_and_its_dash_no_text(told: Told, model: QualityModel) -> None:
    made = written(rendered(told, model, "borger"))
    assert made.styles["Opfølgning"].element.xpath("./w:pPr/w:numPr/w:numId")
    follow_ups = [each.text for table in made.tables for row in table.rows for each in row.cells[1].paragraphs
                  if each.style and each.style.name == "Opfølgning"]  # fmt: skip
    assert follow_ups
    assert not [each for each in follow_ups if each.startswith("–")]
