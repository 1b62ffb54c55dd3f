"""The map of our own inspection: steps that are lit, by which kind of source, and steps that are not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from textual.pilot import Pilot

from tests.conversing import desk_of
from tests.framing import go_through, review
from tests.playing import play
from tests.playing import shown as on_screen
from tests.telling import Told
from tests.test_screen_judging import Alone
from tilsyn.domain.findings.course_map import LEFT_OUT, course_map, leaves_out, unlit, unlit_sentence
from tilsyn.domain.findings.unread import is_unread
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Answer, Protect
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.frame import Frame
from tilsyn.interview.screen.judging.assess import AssessScreen
from tilsyn.interview.screen.judging.ground_text import ground_runs
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.output.contexts import context
from tilsyn.resources import questionnaires
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.frame_maps import course_table, unlit_words
from tilsyn.storage.library import Library, load_library, parse

Run = Callable[..., tuple[int, str, str]]
SPEAKING = {"4.a.3": "henvendelse", "3.b.1": "plan", "3.d.3": "udskrivning"}


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library((questionnaires(),))


@pytest.fixture
def frame(shipped: Library) -> Frame:
    return shipped.frames["retningslinjer"]


def lit(frame: Frame, told: Told) -> dict[str, dict[str, int]]:
    return {each.step.id: each.kinds for each in course_map(frame, Visible(told.case)) if each.lit}


def answered(note: str = "", value: str | None = None, **more: object) -> Answer:
    stated = {"record": "r", "question": "4.a.3", "encounter": "e", "note": note, "value": value, **more}
    return Answer.model_validate(stated)


def test_every_official_question_of_the_edition_stands_in_one_step(frame: Frame, shipped: Library) -> None:
    named = Counter(question for step in frame.steps for question in step.questions)
    official = {each.id for _, each in shipped.models["KM2021"].questions() if not each.addition}
    assert len(official) == 86
    assert official <= set(named)
    assert set(named.values()) == {1}


def test_a_question_of_the_programs_own_lights_a_step_or_none_and_the_reason_is_told(
    frame: Frame, shipped: Library
) -> None:
    own = {each.id for _, each in shipped.models["KM2021"].questions() if each.addition}
    placed = {question: why for step in frame.steps for question, why in step.additions.items()}
    assert placed.keys() | frame.off_course.keys() == own
    assert all((placed | frame.off_course).values())
    assert placed.keys() & frame.off_course.keys() == set()


def test_the_reasons_are_shown_with_the_steps(run: Run) -> None:
    _, out, _ = run("model", "show", "retningslinjer")
    assert "    også 14.c.t1: Værelset og fællesrummene er rammer" in out
    assert "  Uden for trinnene 6.a.t1: Magtanvendelse er ikke et led" in out


def test_a_question_of_the_programs_own_lights_its_step_as_any_other(frame: Frame) -> None:
    told = Told()
    told.answer(told.encounter(told.source()), "14.c.t1", "ja", "Hun låser selv.")
    told.answer(told.encounter(told.source("Leder", "ledelse")), "6.b.t1", "ja", "De læser dem.")
    assert lit(frame, told) == {"adgang": {"borger": 1}}


def test_every_point_that_a_step_names_is_in_its_frame(frame: Frame, shipped: Library) -> None:
    points = {question for each in shipped.frames.values() for question in each.ids()}
    named = {question for step in frame.steps for question in step.questions if ":" in question}
    assert named <= points
    assert {"kerneydelser:3.1.3.1", "kerneydelser:3.1.3.2"} <= set(frame.steps[7].questions)
    assert {"kerneydelser:3.1.6.1", "journalgennemgang:efter"} <= set(frame.steps[-1].questions)


STEPS = """format: tilsyn-checklist/1
id: kort
version: 1
title: "Kort (opdigtet)"
source: {title: "T", publisher: "P", date: "2020", file: "f"}
unlit_told_at: ["theme:4"]
steps:
  - {id: et, part: organisering, title: "Et", questions: ["4.a.3", "kort:a"]}
  - {id: to, part: borgerforloeb, title: "To", questions: []}
items:
  - {id: a, title: "A"}
"""


@pytest.mark.parametrize(
    ("whole", "broken", "code"),
    [
        ('questions: ["4.a.3", "kort:a"]', 'questions: ["4.z.3"]', "M076"),
        ('questions: ["4.a.3", "kort:a"]', 'questions: ["kort:b"]', "M076"),
        ('questions: ["4.a.3", "kort:a"]', 'questions: ["fremmed:a"]', "M076"),
        ('["theme:4"]', '["theme:44"]', "M076"),
        ("questions: []", 'questions: ["4.a.3"]', "M077"),
        ("questions: []", 'questions: [], additions: {"7.a.t9": "Hvorfor."}', "M076"),
        ("questions: []", 'questions: [], additions: {"4.a.3": "Hvorfor."}', "M077"),
        ("items:", 'off_course: {"4.a.3": "Hvorfor ikke."}\nitems:', "M077"),
        ("items:", 'off_course: {"7.a.t9": "Hvorfor ikke."}\nitems:', "M076"),
        ("id: to", "id: et", "M022"),
        ("id: to", 'id: "t o"', "M017"),
    ],
)
def test_a_step_that_names_what_is_not_there_or_is_elsewhere_is_a_problem(
    model: QualityModel, whole: str, broken: str, code: str
) -> None:
    assert parse(STEPS.encode(), "kort.yaml", [model]).problems == ()
    found = parse(STEPS.replace(whole, broken).encode(), "kort.yaml", [model]).problems
    assert code in {each.code for each in found}
    assert all(each.line for each in found)


def test_one_s_own_version_of_another_frame_does_not_take_the_map_away(tmp_path: Path) -> None:
    (tmp_path / "samarbejde.yaml").write_text(STEPS.replace("id: kort", "id: samarbejde"), encoding="utf-8")
    library = load_library((tmp_path, questionnaires()))
    assert {each.code for each in library.problems} == {"M076"}
    assert library.frames["retningslinjer"].steps
    assert "retningslinjer" not in library.broken


def test_conversations_are_counted_and_never_heads_or_answers(frame: Frame) -> None:
    told = Told()
    citizens = [told.source(f"Borger {number}") for number in range(1, 5)]
    group = told.encounter(*citizens, form="gruppe")
    told.answer(group, "4.a.3", "ja", "De siger det alle fire.")
    told.answer(group, "4.a.6", "nej")
    assert lit(frame, told) == {"henvendelse": {"borger": 1}}


def test_what_is_seen_and_what_is_read_are_kinds_of_their_own(frame: Frame) -> None:
    told = Told()
    told.answer(told.encounter(method="observation", title="Modtagelsen"), "4.a.3", note="Kl. 9 stod to i kø.")
    for number in (1, 2):
        told.answer(told.encounter(method="dokument", title=f"Sag {number}"), "3.b.1", "ja")
    leader = told.source("Leder", "ledelse")
    told.answer(told.encounter(leader), "4.a.3", "ja")
    assert lit(frame, told) == {"henvendelse": {"ledelse": 1, "observation": 1}, "plan": {"dokument": 2}}


def test_a_point_of_a_frame_lights_its_step(frame: Frame) -> None:
    told = Told()
    told.answer(told.encounter(told.source()), "kerneydelser:3.1.6.1", "nej", "Der er intet bagefter.")
    assert lit(frame, told) == {"efter": {"borger": 1}}


@pytest.mark.parametrize("value", [None, "ved_ikke", "oensker_ikke", "ikke_relevant", "ikke_fundet"])
def test_an_answer_that_nothing_can_be_read_from_lights_nothing(frame: Frame, value: str | None) -> None:
    told = Told()
    told.answer(told.encounter(told.source()), "4.a.3", value)
    assert lit(frame, told) == {}
    told.answer(told.encounter(told.source("Borger 2")), "4.a.3", value, "Hun kom ind ad døren uden en aftale.")
    assert lit(frame, told) == {"henvendelse": {"borger": 1}}


@pytest.mark.parametrize(
    ("answer", "unread"),
    [
        (answered(), True),
        (answered(value="ikke_fundet"), True),
        (answered(value="delvist"), False),
        (answered(value="i_strid_med_kilden"), False),
        (answered(note=" "), True),
        (answered(k=0, n=8), False),
        (answered(k=0, n=0, unknown=0), True),
        (answered(dates=({"event": "visitation", "date": "2023-01-03"},)), False),
        (answered(parts=({"part": "a", "value": "nej"},)), False),
        (answered(parts=({"part": "a", "value": "ved_ikke"},)), True),
    ],
)
def test_what_can_be_read_from_an_answer(answer: Answer, *, unread: bool) -> None:
    assert is_unread(answer) is unread


def test_what_is_protected_lights_nothing(frame: Frame) -> None:
    told = Told()
    entry = told.answer(told.encounter(told.source()), "3.d.3", "nej", "Ingen fik det at vide.")
    told.answer(
        told.encounter(told.source("Tip", "anonym", "whistleblow")), "3.b.1", "nej", "Planen er skrevet bagefter."
    )
    assert lit(frame, told) == {"udskrivning": {"borger": 1}}
    told.say(Protect(record=told.id(), target=entry.id, protection="fortrolig", reason="Bedt om det."))
    assert lit(frame, told) == {}


@pytest.mark.parametrize("track", ["alkohol", "integreret"])
def test_other_treatments_are_left_out_and_that_is_said(frame: Frame, track: str) -> None:
    told = Told()
    told.answer(told.encounter(told.source(), track="stof"), "4.a.3", "ja")
    assert not leaves_out(Visible(told.case))
    told.answer(told.encounter(method="dokument", title="Sag 1", track=track), "3.b.1", "ja")
    assert lit(frame, told) == {"henvendelse": {"borger": 1}}
    assert LEFT_OUT in course_table(frame, Visible(told.case)).notes


def test_no_share_of_anything_is_shown(frame: Frame) -> None:
    told = Told()
    told.answer(told.encounter(told.source()), "4.a.3", "ja")
    table = course_table(frame, Visible(told.case))
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Henvendelse"] == ("borgere\N{NO-BREAK SPACE}1", "", "")
    assert rows["Efter behandlingen"] == ("ikke belyst", "", "")
    assert "%" not in str(table)


def test_a_theme_is_told_of_its_own_steps_and_of_those_of_no_theme(frame: Frame, model: QualityModel) -> None:
    told = Told()
    told.answer(told.encounter(told.source()), "3.b.1", "ja")
    visible = Visible(told.case)
    third, fourth = (unlit(frame, model, visible, f"theme:{number}") for number in (3, 4))
    assert "Udskrivning" in third
    assert "Udskrivning" not in fourth
    assert "Henvendelse" in fourth
    assert "Efter behandlingen" in third
    assert "Efter behandlingen" in fourth
    assert "Plan" not in third + fourth
    assert unlit(frame, model, visible, "theme:5") == []


def test_what_is_not_lit_is_said_in_a_sentence() -> None:
    assert unlit_sentence(["Henvendelse", "Efter behandlingen"]) == (
        "Ikke belyst ved tilsynet: henvendelse og efter behandlingen."
    )
    assert unlit_sentence([]) == ""


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    run("source", case_path, "Leder", "--group", "ledelse")
    return case_path


def leader_tells(path: Path) -> None:
    asked = Asked(source="Leder")
    go_through(path, "j", "De ligger på fællesdrevet.", ".", "q", asking=asked, checklist="retningslinjer")


def test_the_judging_screen_says_what_is_not_lit_once_the_frame_is_used(path: Path) -> None:
    with desk_of(path) as desk:
        assert unlit_words(desk, "theme:3") == ""
    leader_tells(path)
    with desk_of(path) as desk:
        shown = "".join(text for text, _ in ground_runs(desk, desk.unit("3.a"), before=False))
        assert "Ikke belyst ved tilsynet: samarbejde og kvalitetsstandard, " in shown
        elsewhere = "".join(text for text, _ in ground_runs(desk, desk.unit("8.a"), before=False))
        assert "Ikke belyst ved tilsynet" not in elsewhere


@pytest.mark.slow
def test_a_theme_is_assessed_beside_what_is_not_lit(path: Path) -> None:
    leader_tells(path)

    async def story(pilot: Pilot[str]) -> None:
        await pilot.pause()
        assert "Ikke belyst ved tilsynet: fagligheder og kompetencer" in " ".join(on_screen(pilot).split())

    with desk_of(path) as desk:
        play(Alone(AssessScreen(desk, "MKV", Marks(), "theme:4")), story)


def test_the_internal_report_has_the_map_and_no_other_paper_has(path: Path) -> None:
    leader_tells(path)
    with desk_of(path) as desk:
        told = [
            context(desk.case, desk.model, desk.catalogues, each, frames=desk.frames())
            for each in ("internal", "provider", "portal")
        ]
    inside, *outside = told
    assert inside["interne"] is not None
    rows = {each["trin"]: each for each in inside["interne"]["kort"]["trin"]}
    assert rows["Metoder og viden"]["samtaler"] == "ledelsen\N{NO-BREAK SPACE}1"
    assert rows["Plan"]["samtaler"] == "ikke belyst"
    assert [each["interne"] for each in outside] == [None, None]
    assert not any("Efter behandlingen" in json.dumps(each, ensure_ascii=False) for each in outside)


@pytest.mark.slow
def test_the_frames_own_paper_has_the_map_as_the_terminal_has(path: Path, run: Run, tmp_path: Path) -> None:
    leader_tells(path)
    out = tmp_path / "ramme.docx"
    assert run("checklist", path, "retningslinjer", "-o", out)[0] == 0
    *_, grid = docx.Document(str(out)).tables
    rows = [tuple(cell.text for cell in row.cells) for row in grid.rows]
    assert rows[0] == ("Del", "Trin", "Samtaler med", "Set", "Læst")
    assert ("Organisering", "Metoder og viden", "ledelsen\N{NO-BREAK SPACE}1", "", "") in rows
    assert ("Borgerens forløb", "Efter behandlingen", "ikke belyst", "", "") in rows


def test_the_command_shows_the_map_line_by_line_in_a_pipe(path: Path, run: Run) -> None:
    leader_tells(path)
    code, out, _ = run("checklist", path, "retningslinjer")
    assert code == 0
    assert "Metoder og viden\tledelsen\N{NO-BREAK SPACE}1\t\t" in out.splitlines()
    assert "Efter behandlingen\tikke belyst\t\t" in out.splitlines()


def test_the_source_begins_a_frame_in_its_own_words_wherever_its_head_stands(path: Path, run: Run) -> None:
    run("source", path, "Borger 1", "--group", "borger")
    words = "Kilden, Målgruppe: Alle borgere indskrevet i stofmisbrugsbehandling."
    aim = "Kilden, Formål: Formålet med retningslinjen er at præcisere kerneydelsen"
    section = (
        "Kilden, Kerneydelser i social stofmisbrugsbehandling: Behandling efter § 101 omfatter en socialpædagogisk"
    )
    heads = (
        run("model", "show", "kerneydelser")[1],
        run("checklist", path, "kerneydelser")[1],
        go_through(path, "q", checklist="kerneydelser").told,
        review(path, "q", checklist="kerneydelser").told,
    )
    for head in heads:
        assert words in head.splitlines()
        assert aim in head
        assert section in head
    assert json.loads(run("model", "show", "kerneydelser", "--json")[1])["framing"][1]["heading"] == "Målgruppe"
