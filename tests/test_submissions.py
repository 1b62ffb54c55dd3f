"""Submissions of a form for tablets, as ODK Central and KoboToolbox hand them out: one conversation each, once."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, get_args
from uuid import uuid4
from zipfile import ZipFile

import pytest
from lxml import etree
from pyxform.xls2xform import convert

from tests.telling import Told
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Answer, Deviation, Encounter, Note, Protect, Source, Withdrawal
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.proposals import Plan, plan
from tilsyn.domain.proposals.exchange.leaving import Leaving
from tilsyn.domain.proposals.identity import export_id
from tilsyn.domain.proposals.submissions import as_exchange
from tilsyn.domain.proposals.submissions.rows import MOST_COLUMNS, MOST_LINES, MOST_SUBMISSIONS, are_submissions
from tilsyn.domain.values import Group
from tilsyn.output.contexts.xlsform_part import tablet_form
from tilsyn.output.excel.xlsform import xlsform_bytes
from tilsyn.services.leaving import outputs
from tilsyn.services.leaving.submissions import _rows

Run = Callable[..., tuple[int, str, str]]
Row = dict[str, str]
ONE, TWO, THREE = (f"{each}1111111-1111-4111-8111-111111111111" for each in "123")
MORNING = {"start": "2023-10-24T10:00:00.000+02:00", "end": "2023-10-24T10:40:00.000+02:00"}


class Tablet:
    """A case, and what comes back to it from a server."""

    def __init__(self, model: QualityModel) -> None:
        self.model = model
        self.told = Told()

    @property
    def form(self) -> str:
        return export_id(self.told.case.id)

    def row(self, **said: str) -> Row:
        """A submission by the names of the form."""
        return {**MORNING, "sag": self.form, "kilde": "Borger 1", "gruppe": "borger", **said}

    def plan(self, content: bytes, name: str = "svar.csv") -> Plan:
        assert are_submissions(content, name)
        exchange = as_exchange(_rows(content, name), Leaving(self.told.case, self.model), name)
        return plan(self.told.case, self.model, exchange, update_case=False)

    def take(self, content: bytes, name: str = "svar.csv") -> Plan:
        """Import, which must go well."""
        planned = self.plan(content, name)
        assert [each for each in planned.problems if each.severity == "error"] == []
        self.told.say(*planned.payloads)
        return planned

    def answers(self) -> dict[str, tuple[str | None, str]]:
        return {each.question: (each.value, each.note) for _, each in self.told.case.of(Answer)}

    def talks(self) -> list[Encounter]:
        return [each for _, each in self.told.case.of(Encounter)]


@pytest.fixture
def tablet(model: QualityModel) -> Tablet:
    return Tablet(model)


def table(rows: list[Row], delimiter: str = ",") -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    made = StringIO()
    writer = csv.DictWriter(made, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


def ids(version: str, root: str | None = None) -> Row:
    """As Central's CSV has them: KEY stays, and meta-instanceID is the newest version's."""
    return {"meta-instanceID": f"uuid:{version}", "KEY": f"uuid:{root or version}"}


def central(*rows: Row) -> bytes:
    """The pages of the groups before the names."""
    return table([{column_of(name, "-"): text for name, text in row.items()} for row in rows]).encode()


def column_of(name: str, joined: str) -> str:
    return joined.join(("borger", f"p_{name[2:].removesuffix('_note')}", name)) if name[:2] in {"q_", "f_"} else name


def faults(planned: Plan) -> list[tuple[str, str | None]]:
    return [(each.code, each.at or each.file) for each in planned.problems]


def said(tablet: Tablet) -> Row:
    family = next(each for each in tablet.model.families if "4.a.1" in each.questions)
    answered = {"q_4.a.1_note": 'Hun siger "ja",\nog mere; æøå', "q_4.a.1": "ja", "f_4.a.1": " ".join(family.questions)}
    return tablet.row(**answered, **{"q_4.a.2": "ved_ikke"}, note="Løst sagt", udfald="gennemfoert")


def kobo(row: Row) -> Row:
    named = {column_of(name, "/"): text for name, text in row.items()}
    return {**named, "_id": "17", "_uuid": ONE, "_submission_time": "2023-10-24T09:00:00", "meta/instanceName": "x"}


def odata(row: Row) -> dict[str, Any]:
    made: dict[str, Any] = {"__id": f"uuid:{ONE}", "meta": {"instanceID": f"uuid:{ONE}"}, "borger": {}}
    for name, text in row.items():
        if name[:2] in {"q_", "f_"}:
            page = made["borger"].setdefault(f"p_{name[2:].removesuffix('_note')}".replace(".", "_"), {})
            page[name.replace(".", "_")] = text
        else:
            made[name] = text
    return {**made, "__system": {"submitterId": "5", "edits": 0, "reviewState": None}}


SPELLINGS: dict[str, Callable[[Row], tuple[bytes, str]]] = {
    "Central's CSV": lambda row: (central({**row, **ids(ONE)}), "x.csv"),
    "the same with a mark": lambda row: (b"\xef\xbb\xbf" + central({**row, **ids(ONE)}), "x.csv"),
    "the same, of another name": lambda row: (central({**row, **ids(ONE)}), "svar.txt"),
    "saved by Excel": lambda row: (table([{**row, **ids(ONE)}], ";").encode("cp1252"), "x.csv"),
    "Excel's Unicode": lambda row: (table([{**row, **ids(ONE)}], "\t").encode("utf-16"), "x.csv"),
    "Kobo's CSV": lambda row: (table([kobo(row)], ";").encode("utf-8-sig"), "x.csv"),
    "Kobo's CSV without groups": lambda row: (table([{**row, "_uuid": ONE}], ";").encode(), "x.csv"),
    "Central's OData": lambda row: (json.dumps({"value": [odata(row)]}).encode(), "x.json"),
    "Kobo's API": lambda row: (json.dumps({"count": 1, "next": None, "results": [kobo(row)]}).encode(), "x.json"),
    "Kobo's list": lambda row: (json.dumps([kobo(row)]).encode(), "x.json"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_however_a_server_hands_it_out_a_submission_is_one_conversation_and_only_once(
    tablet: Tablet, spelling: str
) -> None:
    content, name = SPELLINGS[spelling](said(tablet))
    assert faults(tablet.take(content, name)) == []
    [(_, source)] = tablet.told.case.of(Source)
    [talk] = tablet.talks()
    assert (source.code, source.group, talk.sources) == ("Borger 1", "borger", (source.id,))
    assert (talk.record, talk.method, talk.outcome) == (ONE, "interview", "gennemfoert")
    assert (talk.start, talk.end) == ("2023-10-24T10:00:00+02:00", "2023-10-24T10:40:00+02:00")
    family = next(each for each in tablet.model.families if "4.a.1" in each.questions)
    note = 'Hun siger "ja",\nog mere; æøå'
    shared = dict.fromkeys(family.questions, (None, note))
    assert tablet.answers() == {**shared, "4.a.1": ("ja", note), "4.a.2": ("ved_ikke", "")}
    origins = {each.question: each.family for _, each in tablet.told.case.of(Answer)}
    assert origins == {**dict.fromkeys(family.questions, family.id), "4.a.2": None}
    assert {each.recorded_at for _, each in tablet.told.case.of(Answer)} == {talk.end}
    assert [each.text for _, each in tablet.told.case.of(Note)] == ["Løst sagt"]
    again = tablet.plan(content, name)
    assert (again.payloads, faults(again)) == ((), [])


@pytest.mark.slow
def test_the_columns_of_a_real_form_come_back(tablet: Tablet) -> None:
    """Every field of the form as ODK's converter names it, filled for one group, in Central's columns."""
    package = xlsform_bytes(tablet_form(tablet.told.case, tablet.model, get_args(Group), Narrowing()))
    form = etree.fromstring(convert(BytesIO(package), validate=False, file_type=".xlsx").xform.encode())
    binds = [dict(each.attrib) for each in form.iterfind(".//{*}bind")]
    bound = {each["nodeset"].removeprefix("/data/"): each.get("calculate", "") for each in binds}
    row = {**MORNING, **ids(ONE), "kilde": "Leder", "gruppe": "ledelse"}
    for path, calculated in bound.items():
        fixed = calculated.strip("'")
        asked_here = path.startswith("ledelse/") and "/q_" in path
        word = "En note." if path.endswith("_note") else "delvist"
        row.setdefault(path.replace("/", "-"), fixed or (word if asked_here else ""))
    planned = tablet.take(table([row]).encode())
    assert faults(planned) == []
    asked = [each for each in planned.payloads if isinstance(each, Answer)]
    assert len(asked) > 50
    assert {each.note for each in asked} == {"En note."}
    read = {each.question for each in asked if each.value == "delvist"}
    assert len(read) == sum(1 for each in row if each.startswith("ledelse-") and "-q_" in each and "_note" not in each)


def test_an_edited_submission_corrects_the_earlier_and_keeps_its_times(tablet: Tablet) -> None:
    first = central({**tablet.row(**{"q_4.a.1_note": "Før", "q_4.a.1": "ja", "q_4.a.2_note": "Står"}), **ids(ONE)})
    tablet.take(first)
    later = {**tablet.row(**{"q_4.a.1_note": "Efter", "q_4.a.1": "nej"}), "end": "2023-10-25T09:00:00.000+02:00"}
    second = central({**later, **ids(TWO, ONE)})
    [warned] = tablet.take(second).problems
    assert (warned.code, warned.at) == ("S179", "række 2")
    assert "ikke slettet i sagen: 4.a.2" in warned.text
    assert tablet.answers() == {"4.a.1": ("nej", "Efter"), "4.a.2": (None, "Står")}
    [talk] = tablet.talks()
    assert talk.end == "2023-10-24T10:40:00+02:00"
    for old in (first, second):
        assert tablet.plan(old).payloads == ()
    tablet.take(central({**tablet.row(**{"q_4.a.1_note": "Før", "q_4.a.1": "ja"}), **ids(THREE, ONE)}))
    assert tablet.answers()["4.a.1"] == ("ja", "Før")
    for old in (first, second):
        assert tablet.plan(old).payloads == ()


def test_a_server_that_only_names_the_version_before_tells_enough(tablet: Tablet) -> None:
    def version(identity: str, earlier: str, note: str) -> bytes:
        row = {**tablet.row(**{"borger/q_4.a.1_note": note}), "meta/instanceID": f"uuid:{identity}", "_uuid": identity}
        edited = {"meta/deprecatedID": f"uuid:{earlier}"} if earlier else {}
        return json.dumps({"results": [{**row, **edited}]}).encode()

    tablet.take(version(TWO, ONE, "Rettet en gang, før nogen læste det."), "x.json")
    tablet.take(version(THREE, TWO, "Rettet igen."), "x.json")
    [talk] = tablet.talks()
    assert talk.id == ONE
    assert tablet.answers() == {"4.a.1": (None, "Rettet igen.")}


def test_what_was_read_in_the_case_since_stays_when_the_submission_is_edited(tablet: Tablet) -> None:
    tablet.take(central({**tablet.row(**{"q_4.a.1_note": "Før"}), **ids(ONE)}))
    [(_, answer)] = tablet.told.case.of(Answer)
    [(_, source)] = tablet.told.case.of(Source)
    read = {"value": "delvist", "deviates": (Deviation(source=source.id, note="En anden."),), "flagged": True}
    tablet.told.say(answer.model_copy(update={"record": tablet.told.id(), **read}))
    tablet.take(central({**tablet.row(**{"q_4.a.1_note": "Efter"}), **ids(TWO, ONE)}))
    [(_, now)] = tablet.told.case.of(Answer)
    assert (now.note, now.value, now.flagged, now.deviates) == ("Efter", "delvist", True, read["deviates"])


def test_two_conversations_of_a_day_are_told_apart_in_whatever_order_they_come(tablet: Tablet) -> None:
    rows = [{**tablet.row(**{"q_4.a.1_note": each}), **ids(each)} for each in (ONE, TWO)]
    tablet.take(central(rows[0]))
    tablet.take(central(*reversed(rows)))
    assert [each.code for each in tablet.talks()] == ["Borger 1 2023-10-24", "Borger 1 2023-10-24-2"]
    assert tablet.plan(central(*rows)).payloads == ()


def test_a_protected_conversation_keeps_its_code_beside_a_new_one_of_the_day(tablet: Tablet) -> None:
    rows = [{**tablet.row(**{"q_4.a.1_note": each}), **ids(each)} for each in (ONE, TWO)]
    tablet.take(central(rows[0]))
    [(entry, _)] = tablet.told.case.of(Encounter)
    protect: dict[str, Any] = {"target": entry.id, "protection": "fortrolig", "reason": "bedt om det"}
    tablet.told.say(Protect(record=tablet.told.id(), **protect))
    assert faults(tablet.take(central(*reversed(rows)))) == []
    assert [held.encounter.record for held in Visible(tablet.told.case).encounters.values()] == [TWO]
    assert tablet.plan(central(*reversed(rows))).payloads == ()


def test_what_was_taken_back_or_protected_in_the_case_does_not_come_again(tablet: Tablet) -> None:
    content = central({**said(tablet), **ids(ONE)})
    tablet.take(content)
    entries = {each.payload.entry: each for each in tablet.told.case.entries.values() if each.payload}
    taken = Withdrawal(record=tablet.told.id(), target=entries["note"].id, reason="forkert")
    hidden = Protect(
        record=tablet.told.id(), target=entries["encounter"].id, protection="fortrolig", reason="bedt om det"
    )
    tablet.told.say(taken, hidden)
    assert tablet.plan(content).payloads == ()


def test_a_tip_is_protected_with_all_that_it_said(tablet: Tablet) -> None:
    row = {**tablet.row(kilde="Henvendelse 1", gruppe="anonym", note="HEMMELIG"), **ids(ONE)}
    labelled = {**row, "gruppe": "anonym henvendelse (bliver beskyttet i sagen)"}
    tablet.take(central({**row, "q_4.a.1_note": "HEMMELIG"}))
    kinds: tuple[Any, ...] = (Source, Encounter, Answer, Note)
    assert {each.protection for kind in kinds for _, each in tablet.told.case.of(kind)} == {"whistleblow"}
    visible = Visible(tablet.told.case)
    shown = [*visible.sources, *visible.encounters, *visible.notes(), *visible.answers()]
    assert shown == []
    assert tablet.plan(central(labelled)).payloads == ()


def test_an_edit_that_nothing_tells_of_is_a_conversation_of_its_own_and_said(tablet: Tablet) -> None:
    for version in (ONE, TWO):
        planned = tablet.take(table([{**tablet.row(note=version), "_uuid": version}], ";").encode())
    assert faults(planned) == [("S179", "række 2, kolonne start")]
    assert "en samtale med »Borger 1«" in planned.problems[0].text
    for entry, _ in [*tablet.told.case.of(Encounter)]:
        protect: dict[str, Any] = {"target": entry.id, "protection": "fortrolig", "reason": "bedt om det"}
        tablet.told.say(Protect(record=tablet.told.id(), **protect))
    again = tablet.take(table([{**tablet.row(note=THREE), "_uuid": THREE}], ";").encode())
    assert faults(again) == []  # what is hidden is not told of


def test_a_code_is_known_whatever_its_capitals_and_a_known_source_needs_no_group(tablet: Tablet) -> None:
    tablet.told.source("Borger 1")
    tablet.take(central({**tablet.row(kilde=" borger  1", gruppe="", note="Sagt"), **ids(ONE)}))
    assert [each.code for _, each in tablet.told.case.of(Source)] == ["Borger 1"]
    assert [each.code for each in tablet.talks()] == ["Borger 1 2023-10-24"]


def test_everything_wrong_is_said_at_once_by_row_and_column_and_nothing_is_taken(tablet: Tablet) -> None:
    tablet.told.source("Leder 1", "ledelse")
    rows = [
        {**tablet.row(kilde=""), **ids(str(uuid4())), "q_4.a.1": "måske"},
        {**tablet.row(kilde="Ukendt 1", gruppe=""), **ids(str(uuid4())), "note": "Sagt"},
        {**tablet.row(kilde="Leder 1", gruppe="borger"), **ids(str(uuid4())), "start": "i går", "udfald": "fint"},
        {**tablet.row(note="Sagt")},
        {**tablet.row(gruppe="naboer", note="Sagt"), **ids(str(uuid4())), "q_99.z.1": "ja"},
        {**tablet.row(note="Sagt"), **ids(ONE)},
        {**tablet.row(note="Sagt noget andet"), **ids(ONE)},
        {**tablet.row(note="Sagt"), **ids(TWO), "q_4.a.1_note": "Et", "medarbejder-q_4.a.1_note": "To"},
        {**tablet.row(end="2023-10-24T09:00"), **ids(THREE)},
        {
            **tablet.row(kilde="Borger 2", gruppe="borger"),
            **ids(str(uuid4())),
            "f_4.a.1": "4.a.1 9.z.9",
            "q_4.a.1": "j",
        },
    ]
    planned = tablet.plan(central(*rows))
    assert planned.payloads == ()
    page = "borger-p_4.a.1"
    assert sorted(faults(planned)) == sorted(
        [
            ("S175", f"række 2, kolonne {page}-q_4.a.1"),
            ("S176", "række 2, kolonne kilde"),
            ("S177", "række 3, kolonne gruppe"),
            ("S175", "række 4, kolonne start"),
            ("S175", "række 4, kolonne udfald"),
            ("S178", "række 4, kolonne gruppe"),
            ("S173", "række 5"),
            ("S175", "række 6, kolonne gruppe"),
            ("S120", "række 6, kolonne borger-p_99.z.1-q_99.z.1"),
            ("S174", "række 8"),
            ("S133", "række 9, kolonne medarbejder-q_4.a.1_note"),
            ("S136", "række 10, kolonne end"),
            ("S120", f"række 11, kolonne {page}-q_4.a.1"),
        ]
    )


def lines_of(planned: Plan) -> list[str]:
    """Those of a file that is refused: one each, with advice."""
    assert planned.payloads == ()
    assert all(each.hint for each in planned.problems)
    return [f"{each.place()}: {each.code} {each.text}" for each in planned.problems]


def test_a_file_that_is_none_of_ours_is_one_line(tablet: Tablet) -> None:
    other = {**tablet.row(note="Sagt"), **ids(ONE), "sag": str(uuid4())}
    whole = tablet.row(note="Sagt")
    named = {"@odata.context": f"https://x.example/v1/projects/1/forms/{uuid4()}.svc/$metadata#Submissions"}
    bare = {name: text for name, text in odata(whole).items() if name != "sag"}
    wide = ",".join(["KEY", "kilde", *(f"c{each}" for each in range(MOST_COLUMNS))]).encode()
    edition = {**whole, **ids(ONE), **{f"q_9{each}.z.1": "ja" for each in range(30)}}
    zipped = BytesIO()
    with ZipFile(zipped, "w") as archive:
        archive.writestr("nordkaj.csv", central({**whole, **ids(ONE)}))
    assert are_submissions(zipped.getvalue(), "nordkaj.csv.zip")
    files: list[tuple[bytes, str, str]] = [
        (central(other), "S172", "en anden sag"),
        (json.dumps({**named, "value": [bare]}).encode(), "S172", "en anden sag"),
        (json.dumps([{**kobo(bare), "_xform_id_string": str(uuid4())}]).encode(), "S172", "en anden sag"),
        (b"navn,alder,KEY\nPer,12,1\n", "S171", "feltet kilde mangler"),
        (json.dumps([{"_uuid": ONE, "alder": 12}]).encode(), "S171", "feltet kilde mangler"),
        (json.dumps({"_uuid": ONE}).encode(), "S171", "ingen liste"),
        (wide, "S171", "5002 kolonner"),
        (central(edition), "S171", "30 af dens spørgsmål"),
        (b'kilde,KEY\n"Borger 1,x\n', "S170", "anførselstegn"),
        (b"", "S170", "tom"),
        (b"PK\x03\x04 xl/workbook.xml", "S170", "et Excel-ark"),
        (zipped.getvalue(), "S170", "pak den ud"),
        (b"kilde,KEY\n\x00\x01\x02\x03,x\n", "S170", "bogstaverne"),
        (b'{"value": [{"__id": "x"', "S102", "ikke gyldig JSON"),
    ]
    for content, code, words in files:
        [line] = lines_of(tablet.plan(content))
        assert code in line
        assert words in line


@pytest.mark.slow
def test_a_file_with_more_rows_than_a_case_can_have_is_one_line_and_soon_given_up(tablet: Tablet) -> None:
    head, many = b"kilde,note,KEY\n", MOST_SUBMISSIONS + 2
    over = b"".join(b"Borger 1,Sagt,uuid:%d\n" % each for each in range(many))
    listed = json.dumps({"value": [{"__id": "uuid:1", "kilde": ""}] * many}).encode()
    crooked = b"Borger 1,Sagt,uuid:1,og mere\n" * many
    for content in (head + over, head + crooked, head + b"\n" * (MOST_LINES + 1), listed):
        [line] = lines_of(tablet.plan(content))
        assert "S171" in line
        assert "flere" in line


def test_empty_rows_below_take_nothing_away(tablet: Tablet) -> None:
    tablet.take(central({**tablet.row(**{"q_4.a.1": "ja"}), **ids(ONE)}) + b",,\r\n" * (MOST_SUBMISSIONS + 2))
    assert tablet.answers()["4.a.1"][0] == "ja"


def test_a_row_with_more_cells_than_the_heading_is_refused_by_its_number(tablet: Tablet) -> None:
    content = b"kilde,note,KEY\nBorger 1,Hun kom, og gik igen,uuid:1\n"
    assert ("S170", "række 2") in faults(tablet.plan(content))


def test_a_note_is_as_long_as_it_is_and_numbers_of_persons_are_told_of_at_their_place(tablet: Tablet) -> None:
    long = "Lang\r\n" * 50_000
    planned = tablet.take(central({**tablet.row(**{"q_4.a.1_note": long}, note="CPR 010101-1234"), **ids(ONE)}))
    assert tablet.answers()["4.a.1"][1] == "Lang\n" * 50_000
    assert faults(planned) == [("S140", "række 2, kolonne note")]


def test_what_is_left_unread_is_said(tablet: Tablet) -> None:
    row = {**odata(tablet.row(note="Sagt")), "eget_felt": "noget", "billede": [1, 2]}
    planned = tablet.take(json.dumps({"value": [row], "@odata.nextLink": "https://x.example/"}).encode(), "x.json")
    assert [(each.code, each.severity) for each in planned.problems] == [("S179", "warning")] * 2
    assert "eget_felt, billede" in planned.problems[1].text
    assert len(tablet.talks()) == 1


def test_an_exchange_file_is_no_submission_whatever_its_texts_say() -> None:
    said_of = {"format": "tilsyn-exchange/1", "notes": [{"text": "instanceID og _uuid"}]}
    assert not are_submissions(json.dumps(said_of).encode(), "x.json")
    assert not are_submissions(b"[]", "x.json")
    assert not are_submissions(b"kilde, og hvad hun sagde", "x.txt")


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "nordkaj.tilsyn"
    made = ("new", path, "--provider", "Nordkaj", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted")
    assert run(*made)[0] == 0
    return path


def test_the_command_shows_first_takes_it_once_and_refuses_whole(
    case: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {**MORNING, "kilde": "Borger 1", "gruppe": "borger", "borger-q_4.a.1_note": "Hun siger ja.", **ids(ONE)}
    file = case.with_name("svar.csv")
    file.write_bytes(table([row], ";").encode("cp1252"))
    assert run("import", case, file, "--dry-run")[:2] == (0, "3 ville blive skrevet, 0 fandtes i forvejen\n")
    assert run("import", case, file)[:2] == (0, "3 skrevet, 0 fandtes i forvejen\n")
    assert run("import", case, file)[:2] == (0, "0 skrevet, 2 fandtes i forvejen\n")
    file.write_bytes(table([{**row, **ids(TWO)}, {**row, **ids(THREE), "kilde": ""}]).encode())
    code, out, err = run("import", case, file)
    assert (code, out) == (1, "")
    assert "række 3, kolonne kilde: S176 Kildens kode mangler." in err
    assert run("import", case, file, "--dry-run")[0] == 1
    monkeypatch.setattr(outputs, "LARGEST_IMPORT", 0)
    assert run("import", case, file)[0] == 2
