"""A closed conversation is corrected: what was said, how and when stays, and the correction says when it was made."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import CTRL_C, PASSPHRASE, Lines, answers, encounters, notes
from tests.telling import Ticking
from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import Encounter, Entry, Protect
from tilsyn.errors import UsageProblem
from tilsyn.interview.plain.start import run_interview
from tilsyn.output.contexts.notes_part import notes as papers
from tilsyn.services.conversation import attendance
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.closed import ProposedEnd, proposed_end
from tilsyn.services.conversation.correcting import correct, written
from tilsyn.services.conversation.opening import Asked, sitting
from tilsyn.services.conversation.session import Session
from tilsyn.services.open_case import Desk
from tilsyn.services.planning import preparing
from tilsyn.storage.casefile import open_case

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]
HELD, EVENING, DAYS_LATER = (
    "2023-10-24T11:29:00+02:00",
    "2023-10-24T20:04:00+02:00",
    "2023-11-30T11:40:00+01:00",
)


@contextmanager
def desk_at(path: Path, now: str) -> Iterator[Desk]:
    with open_case(path, lambda: PASSPHRASE, Ticking(now).world()) as file:
        yield Desk(file)


@contextmanager
def session_at(path: Path, now: str, **asked: Any) -> Iterator[Session]:
    with desk_at(path, now) as desk, sitting(desk, Asked(**(asked or {"encounter": _only(desk)})), "MKV") as session:
        yield session


def _only(desk: Desk) -> str:
    [(_, held)] = desk.case.of(Encounter)
    return held.id


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    """One conversation that was held, and ended two minutes after its last answer."""
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    with session_at(case_path, HELD, source="Borger 1") as session:
        for question, value, note in (
            ("4.a.2", "ja", "Hun ved, hvem hun kan gaa til."),
            ("9.a.3", "delvist", "To uger."),
        ):
            session.ask(question)
            session.record(Said(value, note, "2023-10-24T11:31:00.000+02:00"))
        session.note("Huset er stille.")
        attendance.end(session, attendance.Ending("gennemfoert", quote_ok=True), "2023-10-24T11:50:00.000+02:00")
    return case_path


def closed_talk(path: Path, *typed: str | type[KeyboardInterrupt], paper: bool = False, now: str = DAYS_LATER) -> Lines:
    streams = Lines(*typed)
    with desk_at(path, now) as desk:
        run_interview(desk, Asked(encounter=_only(desk), paper=paper), streams, "MKV")
    return streams


def test_a_closed_conversation_is_opened_to_be_corrected_and_says_so(path: Path) -> None:
    told = closed_talk(path, "q")
    assert told.said[0] == (
        "Borger 1 24-10-2023 er afsluttet som gennemført. Den åbnes til rettelse: "
        "tider og udfald bliver, som de er, og nye svar står som skrevet efter hukommelsen."
    )
    assert "Hej, jeg hedder" not in told.told
    assert told.asked[0].startswith("4.a.2") or told.asked[0].startswith("9.a.3")  # what stands comes first


def test_a_correction_leaves_when_and_how_it_was_said_and_says_when_it_was_made(path: Path) -> None:
    [held], before = encounters(path), answers(path)
    closed_talk(path, "g 4.a.2", "d", "Hun ved, hvem hun kan gå til.", ".", "q")
    now, was = answers(path)["4.a.2"], before["4.a.2"]
    assert (now.value, now.note) == ("delvist", "Hun ved, hvem hun kan gå til.")
    assert (now.said_at, now.recorded_from) == (was.said_at, "direkte")
    assert (now.recorded_at or "").startswith("2023-10-24T11:29")
    assert (now.corrected or "").startswith("2023-11-30T11:40")
    assert answers(path)["9.a.3"].corrected is None
    assert encounters(path) == [held]


def test_what_is_new_in_a_closed_conversation_is_from_memory_or_from_paper(path: Path) -> None:
    closed_talk(path, "g 4.a.5", "j", "Kom jeg i tanke om.", ".", "+", "Også det.", ".", "q")
    closed_talk(path, "4.a.6 Stod på papiret", "9.a.3 Og tre uger", paper=True)
    held = answers(path)
    assert (held["4.a.5"].recorded_from, held["4.a.5"].corrected) == ("hukommelse", None)
    assert (held["4.a.6"].recorded_from, held["4.a.6"].corrected) == ("papir", None)
    assert (held["9.a.3"].recorded_from, held["9.a.3"].note) == ("direkte", "To uger.\nOg tre uger")
    assert held["9.a.3"].corrected
    assert [each.said_at is None for each in notes(path)] == [False, True]


def test_a_flag_is_no_correction(path: Path) -> None:
    with session_at(path, DAYS_LATER) as session:
        session.ask("4.a.2")
        shown = session.look()
        assert shown
        session.record(Said(shown.value, shown.note, flagged=True))
    assert (answers(path)["4.a.2"].flagged, answers(path)["4.a.2"].corrected) == (True, None)


def _times(made: Any) -> set[str]:
    """Whatever is a time in a file, but for when it was corrected."""
    match made:
        case dict():
            return set().union(*(_times(each) for key, each in made.items() if key != "corrected"), set())
        case list():
            return set().union(*map(_times, made), set())
        case _:
            return {made} if isinstance(made, str) and made[:4].isdecimal() and made[4:5] == "-" else set()


def _cells(package: bytes, *sheets: str) -> list[list[object]]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(package))
    return [[cell.value for cell in row] for name in sheets for row in book[name].iter_rows()]


def _written(run: Run, path: Path, folder: Path) -> tuple[Any, list[list[object]], str]:
    """The exchange file, the matrix' gathered sheets, and all the words of the report for internal use."""
    from docx import Document

    out = {name: folder / f"ud.{name}" for name in ("json", "xlsx", "docx")}
    for each in out.values():
        each.unlink(missing_ok=True)
        verb = ("report", path, "--audience", "internal") if each.suffix == ".docx" else ("export", path)
        assert run(*verb, "-o", each)[0] == 0
    sheets = _cells(out["xlsx"].read_bytes(), "Spørgsmål", "Noter")
    document = Document(str(out["docx"]))
    told = [each.text for each in document.paragraphs]
    told += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return json.loads(out["json"].read_text()), sheets, "\n".join(told)


def test_note_report_matrix_and_exchange_keep_every_time_that_was(run: Run, path: Path, tmp_path: Path) -> None:
    def paper() -> Any:
        with desk_at(path, DAYS_LATER) as desk:
            [made] = papers(desk.case, desk.model)
            return made

    note, written = paper(), _written(run, path, tmp_path)
    closed_talk(path, "g 9.a.3", "n", "Tre uger.", ".", "q")
    corrected_note, corrected = paper(), _written(run, path, tmp_path)

    said = next(each for each in corrected_note["svar"] if "9.a.3" in each["numre"])
    was = next(each for each in note["svar"] if "9.a.3" in each["numre"])
    assert said["note"] == "Tre uger."
    assert (said["kl"], said["tid"]) == (was["kl"], "rettet 30-11-2023 kl. 11.40")
    assert (corrected_note["hoved"], corrected_note["noteret"]) == (note["hoved"], note["noteret"])

    [answer] = [each for each in corrected[0]["answers"] if each["question"] == "9.a.3"]
    assert (answer["note"], answer["corrected"][:16]) == ("Tre uger.", "2023-11-30T11:40")
    assert _times(corrected[0]) == _times(written[0])

    changed = [(old, new) for old, new in zip(written[1], corrected[1], strict=True) if old != new]
    differing = {(one, two) for old, new in changed for one, two in zip(old, new, strict=True) if one != two}
    assert differing == {("delvist", "nej"), ("To uger.", "Tre uger.")}

    times = re.compile(r"\d\d-\d\d-\d{4}|\d\d\.\d\d")
    assert "Tre uger." in corrected[2]
    assert times.findall(corrected[2]) == times.findall(written[2])


def test_another_time_it_is_still_corrected_when_only_its_value_is_read(path: Path) -> None:
    closed_talk(path, "g 9.a.3", "d", "Tre uger.", ".", "q")
    corrected = answers(path)["9.a.3"].corrected
    from tilsyn.services.judging.evening import EveningLook, set_value

    with desk_at(path, "2023-12-01T10:00:00+01:00") as desk:
        seen = EveningLook(desk)
        [piece] = [each for each in seen.ground("9.a").pieces if each.question == "9.a.3"]
        set_value(desk, piece, "nej", None, "MKV")
    assert (answers(path)["9.a.3"].value, answers(path)["9.a.3"].corrected) == ("nej", corrected)


def _entry(desk: Desk, question: str) -> Entry:
    entry = desk.case.current(Slot.answer(question, _only(desk)))
    assert entry
    return entry


def test_a_protected_answer_in_a_closed_conversation_leaves_no_trace_and_is_added_to_unseen(
    run: Run, path: Path, tmp_path: Path
) -> None:
    with desk_at(path, EVENING) as desk:
        target = _entry(desk, "9.a.3").id
        desk.add([Protect(record="p", target=target, protection="fortrolig", reason="bad om det")], "MKV")
    told = closed_talk(path, "g 9.a.3", "n", "SENERE", ".", "q").told
    assert "To uger" not in told
    held = answers(path)["9.a.3"]
    assert (held.note, held.protection, held.recorded_from) == ("To uger.\nSENERE", "fortrolig", "direkte")
    written = _written(run, path, tmp_path)
    assert "SENERE" not in str(written)
    assert "corrected" not in str(written[0])


def test_nobody_comes_or_goes_in_a_conversation_that_is_closed(path: Path) -> None:
    with session_at(path, DAYS_LATER) as session:
        for act in (attendance.come, attendance.leave):
            with pytest.raises(UsageProblem, match="ingen kan komme eller gå"):
                act(session, "Leder")


def test_what_another_window_has_closed_ends_when_it_was_closed_there(run: Run, path: Path) -> None:
    with session_at(path, EVENING, source="Borger 1") as session:
        preparing.change_encounter(
            session.desk, session.encounter.id, (), "MKV", {"outcome": "afbrudt", "end": "2023-10-24T20:05"}
        )
        attendance.end(session, attendance.Ending("gennemfoert", quote_ok=True))
        held = session.encounter
    assert (held.outcome, (held.end or "")[:16], held.quote_ok) == ("afbrudt", "2023-10-24T20:05", True)


@pytest.mark.parametrize(
    ("closed_at", "how", "proposed"),
    [
        ("2023-10-24T11:39:00+02:00", "direkte", None),
        (EVENING, "direkte", "2023-10-24T11:29"),
        (EVENING, "papir", None),
    ],
    ids=["at once", "in the evening", "nobody knows when it was said"],
)
def test_closed_long_after_the_last_answer_that_answers_time_is_proposed(
    run: Run, case_path: Path, closed_at: str, how: str, proposed: str | None
) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    with session_at(case_path, HELD, source="Borger 1") as session:
        session.record(Said("ja", "", recorded_from=how))
    with session_at(case_path, closed_at) as session:
        found = proposed_end(session)
    assert (found.at[:16] if found else None) == proposed


def test_what_was_closed_and_opened_again_is_proposed_to_end_when_it_did(path: Path) -> None:
    with desk_at(path, DAYS_LATER) as desk:
        preparing.change_encounter(desk, _only(desk), (), "MKV", {"outcome": "aaben"})
    with session_at(path, DAYS_LATER) as session:
        assert proposed_end(session) == ProposedEnd("2023-10-24T11:50:00.000+02:00", stood=True)


def test_a_correction_is_taken_back_within_the_sitting(path: Path) -> None:
    with session_at(path, DAYS_LATER) as session:
        [what] = [each.what for each in written(session.desk, session.encounter.id) if "9.a.3" in each.ids]
        assert what
        assert correct(session.desk, what, "nej", "Noget andet.", "MKV")
        session.undo()
    said = answers(path)["9.a.3"]
    assert (said.value, said.note, said.corrected, said.recorded_from) == ("delvist", "To uger.", None, "direkte")
    assert (said.recorded_at or "")[:16] == "2023-10-24T11:29"


def test_who_names_none_is_told_how_what_is_closed_is_set_right(run: Run, path: Path) -> None:
    code, _, told = run("interview", path)
    assert code == 2
    assert f"En afsluttet rettes med --encounter, fx Borger 1 24-10-2023 (id {encounters(path)[0].id[:8]})." in told


def test_a_corrected_note_says_so_in_the_file_and_goes_on_having_been_written_when_it_was(path: Path) -> None:
    with desk_at(path, DAYS_LATER) as desk:
        [before] = papers(desk.case, desk.model)
        [what] = [each.what for each in written(desk, _only(desk)) if each.text == "Huset er stille."]
        assert what
        assert correct(desk, what, None, "»Huset er helt stille.«", "MKV")
        [after] = papers(desk.case, desk.model)
    assert (before["noter"][0]["kl"], before["noter"][0]["tid"]) == ("11.29", "")
    assert (after["noter"][0]["kl"], after["noter"][0]["tid"]) == ("11.29", "rettet 30-11-2023 kl. 11.40")
    assert after["noter"][0]["citat"]
    assert after["noteret"] == before["noteret"]


@pytest.mark.parametrize("after", ["Hun siger, at de venter.", "Hun sigre, at de venter. Og igen."])
def test_a_note_worded_better_or_gone_on_with_was_said_when_it_was_first_said(
    run: Run, case_path: Path, after: str
) -> None:
    """As one types on in the note of a conversation that is open: there it is no correction."""
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    with session_at(case_path, HELD, source="Borger 1") as session:
        session.ask("14.b.1")
        session.record(Said("ja", "Hun sigre, at de venter."))
    with session_at(case_path, EVENING, source="Borger 1") as session:
        session.ask("14.b.1")
        session.record(Said("ja", after))
        [said] = written(session.desk, session.encounter.id)
        assert said.what is not None
        assert (said.at[:16], said.what.said.corrected) == (HELD[:16], None)
    with session_at(case_path, "2023-10-24T21:30:00+02:00", source="Borger 1") as session:
        found = proposed_end(session)
        # To word it better says nothing more; to go on with it does.
        assert found is not None
        assert found.at[:16] == (EVENING if after.endswith("igen.") else HELD)[:16]


def test_what_said_nothing_yet_was_noted_when_it_first_said_something(run: Run, case_path: Path) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    with session_at(case_path, HELD, source="Borger 1") as session:
        session.ask("4.a.1")
        session.record(Said("ja", ""))
    with session_at(case_path, EVENING, source="Borger 1") as session:
        session.ask("4.a.1")
        session.record(Said(None, "Det er der."), only=("7.a.4",))
        at = {said.ids[0]: said.at[:16] for said in written(session.desk, session.encounter.id)}
    assert (at["4.a.1"], at["7.a.4"]) == (HELD[:16], EVENING[:16])


@pytest.mark.parametrize("closed", [False, True])
def test_line_by_line_a_loose_note_is_set_right_and_keeps_its_times(run: Run, case_path: Path, closed: bool) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    with session_at(case_path, HELD, source="Borger 1") as session:
        session.note("Huset er stile.")
        session.note("Ingen hilser.")
        if closed:
            attendance.end(session, attendance.Ending("gennemfoert"), "2023-10-24T11:50:00.000+02:00")
    before = notes(case_path)
    told = closed_talk(case_path, "r", "r 3", "r 1", "", "r 1", "Huset er stille.", ".", "q", now=EVENING)
    assert "  r 1  11.29  Huset er stile." in told.told
    assert "ingen note med nummeret 3" in told.told
    assert "Noten står, som den stod." in told.said
    assert told.saved == ["gemt note"]
    after = notes(case_path)
    assert [each.text for each in after] == ["Ingen hilser.", "Huset er stille."]
    right = after[1]
    assert (right.id, right.said_at) == (before[0].id, before[0].said_at)
    assert (right.corrected or "")[:16] == EVENING[:16]


def test_half_of_a_corrected_note_is_offered_back_at_its_number(run: Run, case_path: Path) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    with session_at(case_path, HELD, source="Borger 1") as session:
        session.note("Huset er stile.")
    with pytest.raises(KeyboardInterrupt):
        closed_talk(case_path, "r 1", "Huset er stille, og", CTRL_C, now=EVENING)
    told = closed_talk(case_path, "r 1", ".", "q", now=EVENING)
    assert "Ikke færdigskrevet: rettelsen" in told.told
    assert [each.text for each in notes(case_path)] == ["Huset er stille, og"]
