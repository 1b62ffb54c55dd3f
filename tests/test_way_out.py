"""What leaves a case tells nothing of what is protected, withdrawn or redacted; what should be there is there."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from tests.telling import Told
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import (
    Alert,
    Assessment,
    FollowUp,
    Note,
    NotInterviewed,
    OwnQuestion,
    Protect,
    Scope,
    Withdrawal,
)
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.values import Group
from tilsyn.output.contexts import context
from tilsyn.output.contexts.exchange_part import exchange
from tilsyn.output.contexts.fill_part import fill_book
from tilsyn.output.contexts.guide_part import TITLES, guide
from tilsyn.output.contexts.workbook_part import workbook
from tilsyn.output.contexts.xlsform_part import tablet_form
from tilsyn.output.excel.case_workbook import workbook_bytes
from tilsyn.output.excel.fill import fill_bytes
from tilsyn.output.excel.sheets import sheets
from tilsyn.output.excel.xlsform import xlsform_bytes
from tilsyn.output.exchange.file import exchange_bytes
from tilsyn.output.word.report import render

pytestmark = pytest.mark.slow  # every paper and every text of a command, before and after

AUDIENCES = ("portal", "provider", "internal")
NASTY = "& < > {{ 1+1 }} _x000D_ “” æøå =1+1 \t til sidst"


def ordinary() -> Told:
    told = Told()
    borger, leder = told.source(), told.source("Leder 1", "ledelse")
    samtale = told.encounter(borger)
    told.answer(samtale, "4.a.1", "ja", f"Hun siger {NASTY}")
    told.answer(told.encounter(leder), "4.a.1", "nej", "Lederens note")
    told.say(Note(record=told.id(), id=told.id(), text="En løs note", encounter=samtale.id))
    told.say(OwnQuestion(record=told.id(), id=told.id(), code="7.a.e1", at="7.a", text="Eget spørgsmål?"))
    told.judge("4.a", 4, f"Bedømmelsen {NASTY}", f"source|{borger.id}", f"source|{leder.id}")
    told.say(Assessment(record=told.id(), at="theme:4", text=f"Temaet {NASTY}"))
    told.say(Assessment(record=told.id(), at="overall", text=f"Samlet {NASTY}"))
    told.say(Assessment(record=told.id(), at="criterion:4", text="Kriteriet i ord"))
    return told


def tip(told: Told) -> None:
    """A whistleblower tip comes in: a source, an encounter, answers, a note, an own question, an alert."""
    kilde = told.source("Anonym 1", "anonym", protection="whistleblow")
    samtale = told.encounter(kilde)
    told.answer(samtale, "4.a.1", "nej", "HEMMELIGT svar", protection="whistleblow")
    told.answer(samtale, "8.a.1", "nej", "HEMMELIGT", protection="whistleblow")
    told.say(Note(record=told.id(), id=told.id(), text="HEMMELIG note", encounter=samtale.id, at_items=("4.a",)))
    told.say(
        OwnQuestion(record=told.id(), id=told.id(), code="8.a.e1", at="8.a", text="HEMMELIGT?", encounter=samtale.id)
    )
    told.say(Alert(record=told.id(), id=told.id(), text="HEMMELIG fare", encounter=samtale.id))


def confidence(told: Told) -> None:
    """Something is said in confidence in an encounter of its own, by a source who also speaks openly."""
    leder = next(source for source in Visible(told.case).sources.values() if source.code == "Leder 1")
    samtale = told.encounter(leder, protection="fortrolig")
    told.answer(samtale, "9.a.3", "nej", "HEMMELIGT i fortrolighed")


def leavings(told: Told, model: QualityModel, catalogues: tuple[Catalogue, ...]) -> dict[str, bytes]:
    made = {each: context(told.case, model, catalogues, each) for each in AUDIENCES}  # type: ignore[arg-type]
    return {
        **{f"report {each}": render(made[each]) for each in AUDIENCES},
        "workbook": workbook_bytes(workbook(told.case, model, catalogues)),
        "exchange": exchange_bytes(exchange(told.case, model)),
        "guide": repr(guide(told.case, model, list(TITLES))).encode(),
        "form": xlsform_bytes(tablet_form(told.case, model, get_args(Group), Narrowing())),
        "sheets to fill": fill_bytes(fill_book(told.case, model)),
    }


@pytest.mark.parametrize("arrival", [tip, confidence])
def test_whatever_leaves_is_the_same_before_and_after(
    model: QualityModel, catalogues: tuple[Catalogue, ...], arrival: Any
) -> None:
    told = ordinary()
    before = leavings(told, model, catalogues)
    arrival(told)
    assert leavings(told, model, catalogues) == before


def test_an_entry_protected_or_withdrawn_later_leaves_everything(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    for word, payload in (("Lederens note", Protect), ("En løs note", Withdrawal)):
        told = ordinary()
        entry = next(each for each in told.case.entries.values() if word in str(each.payload))
        extra = {"protection": "fortrolig"} if payload is Protect else {}
        told.say(payload.model_validate({"record": told.id(), "target": entry.id, "reason": "x", **extra}))
        for audience in AUDIENCES:
            assert word not in str(context(told.case, model, catalogues, audience))  # type: ignore[arg-type]
        assert word not in exchange_bytes(exchange(told.case, model)).decode()


def test_each_audience_sees_what_it_should(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    told = ordinary()
    seen = {each: str(context(told.case, model, catalogues, each)) for each in AUDIENCES}  # type: ignore[arg-type]
    assert "Temaet &" in seen["portal"]
    assert "Samlet &" in seen["portal"]
    assert "Bedømmelsen &" not in seen["portal"]
    assert "Kriteriet i ord" not in seen["portal"]
    assert "Bedømmelsen &" in seen["provider"]
    assert "Hun siger" not in seen["provider"]
    assert "Lederens note" in seen["internal"]


def test_the_portal_shows_no_values(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    made = context(ordinary().case, model, catalogues, "portal")
    assert made["spindelvaev"] is None
    assert {theme["middel"] for theme in made["temaer"]} == {""}
    assert all(row["portal"] for row in made["stamoplysninger"])


def test_cpr_is_masked_in_everything_that_leaves(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    told = ordinary()
    told.judge("4.b", 3, "Om 010180-1234 og mere")
    told.field(manager="Leder 010180 1234")
    for audience in AUDIENCES:
        made = str(context(told.case, model, catalogues, audience))  # type: ignore[arg-type]
        assert "1234" not in made.replace("sha256", "")
    assert b"010180" not in exchange_bytes(exchange(told.case, model))


@pytest.mark.parametrize(("decision", "printed"), [("overvejes", False), ("varslet", False), ("meddelt", True)])
def test_only_an_announced_decision_is_printed_outside(
    model: QualityModel, catalogues: tuple[Catalogue, ...], decision: str, printed: bool
) -> None:
    told = ordinary()
    point = {"record": told.id(), "id": told.id(), "kind": "paabud", "text": "PÅBUDDET", "decision": decision}
    told.say(FollowUp.model_validate(point))
    assert ("PÅBUDDET" in str(context(told.case, model, catalogues, "provider"))) is printed
    assert "PÅBUDDET" in str(context(told.case, model, catalogues, "internal"))


def test_small_groups_are_not_counted_on_paper(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    told = ordinary()
    assert "Samtale med en eller flere borgere" in str(context(told.case, model, catalogues, "provider"))
    for number in (2, 3):
        told.encounter(told.source(f"Borger {number}"))
    assert "3 samtaler med borgere" in str(context(told.case, model, catalogues, "provider"))


def test_the_same_case_gives_the_same_bytes(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    told = ordinary()
    assert leavings(told, model, catalogues) == leavings(told, model, catalogues)


def said_of_choices(told: Told, model: QualityModel, catalogues: tuple[Catalogue, ...]) -> list[str]:
    return [each for each in context(told.case, model, catalogues, "provider")["forbehold"] if "har valgt" in each]


def test_only_a_choice_that_holds_is_told_and_why(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    told = ordinary()
    told.say(Scope(record=told.id(), indicator="2.b", use=True, reason="De tilbyder netværksmøder."))
    why = "2.b: socialtilsynet har valgt, at indikatoren gælder for tilbuddet. De tilbyder netværksmøder."
    assert said_of_choices(told, model, catalogues) == [why]
    told.say(Scope(record=told.id(), indicator="2.b", use=False, reason="Det sker ikke her."))
    assert said_of_choices(told, model, catalogues) == [
        "2.b: socialtilsynet har valgt, at indikatoren ikke gælder for tilbuddet. Det sker ikke her."
    ]
    told.field(service_types=["101-doegn"])
    assert said_of_choices(told, model, catalogues) == []


def test_the_workbook_says_who_left_an_indicator_out(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    told = ordinary()
    told.say(Scope(record=told.id(), indicator="2.b", use=False, reason="Det sker ikke her."))
    made = {sheet.name: sheet.rows for sheet in sheets(workbook(told.case, model, catalogues))}
    for name in ("Ikke belyst", "Bedømmelser"):
        rows = {str(each): str(row) for row in made[name] for each in row[:4]}
        assert "Valgt fra af socialtilsynet: Det sker ikke her." in rows["2.b"]
        assert "Gælder ikke for tilbudstypen" in rows["6.a"]
        assert "tilbudstypen" not in rows["2.b"]


def test_an_own_question_stands_in_its_theme_after_what_it_belongs_to(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    told = Told()
    for code, at in (("t", "theme:4"), ("k", "criterion:4"), ("i", "4.b"), ("c", "2.c")):
        told.say(OwnQuestion(record=told.id(), id=told.id(), code=code, at=at, text="Og hvad så?"))
    made: Any = context(told.case, model, catalogues, "internal")
    rows = made["interne"]["spoergsmaal"]
    order = [row["id"] for row in rows]
    place = order.index("4.b.4")
    assert order[place + 1 : place + 3] == ["i", "k"]
    assert (order[order.index("7.a.t1") + 1], order[order.index("2.c.t1") + 1]) == ("t", "c")
    assert {row["tema"] for row in rows if row["id"] in {"t", "k", "i"}} == {"4 Sundhed og trivsel"}


def test_a_reason_for_not_speaking_with_someone_goes_when_they_are_spoken_with(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    def told_of(told: Told) -> str:
        return str(context(told.case, model, catalogues, "provider")["datakilder"])

    told = Told()
    told.say(NotInterviewed(record=told.id(), group="borger", reason="Ingen er her om mandagen."))
    assert "Ingen er her" in told_of(told)
    told.encounter(told.source())
    assert "Ingen er her" not in told_of(told)
    told.say(NotInterviewed(record=told.id(), group="borger", reason="To ønskede ikke at tale med os."))
    assert "To ønskede ikke" in told_of(told)
