"""One's own questions among what nobody told: in their place, by whom they were put to, and why nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.telling import Told
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import NotInterviewed, OwnQuestion, Protect
from tilsyn.output.contexts.workbook_part import workbook

if TYPE_CHECKING:
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.output.contexts.records.workbook import UnexaminedRow

SPOKEN_TO = {"borgere", "pårørende", "medarbejdere", "ledelsen", "kommuner", "samarbejdspartnere"}


class Asking:
    """A case with questions of its own, and what its workbook says of what nobody told."""

    def __init__(self, model: QualityModel) -> None:
        self.model, self.told = model, Told()

    def own(self, *groups: str, at: str = "4.b", code: str = "e1", **more: Any) -> OwnQuestion:
        stated = {"id": self.told.id(), "code": code, "at": at, "text": "Hvem får besøg?", "groups": groups, **more}
        made = OwnQuestion.model_validate({"record": self.told.id(), **stated})
        self.told.say(made)
        return made

    def rows(self) -> list[UnexaminedRow]:
        return workbook(self.told.case, self.model, ())["ikke_belyst"]

    def why(self, code: str = "e1") -> dict[str, tuple[str, str]]:
        """By group or method: why, and in which conversation."""
        return {
            each["gruppe"]: (each["hvorfor"], each["samtale"]) for each in self.rows() if each["spoergsmaal"] == code
        }


@pytest.fixture
def asking(model: QualityModel) -> Asking:
    return Asking(model)


UNASKED, NO_RESULT = ("ikke stillet", ""), ("stillet uden resultat", "S1")


def test_it_is_asked_for_of_those_it_is_planned_for_and_of_all_where_none_is_named(asking: Asking) -> None:
    asking.own("borger", "ledelse", "observation", code="e1")
    asking.own(code="e2")
    assert asking.why("e1") == dict.fromkeys(("borgere", "ledelsen", "observation"), UNASKED)
    assert asking.why("e2") == dict.fromkeys((*SPOKEN_TO, "dokument"), UNASKED)
    asking.told.field(kind="nygodkendelse")
    assert "borgere" not in asking.why("e2"), "nothing else is asked of them"
    assert "borgere" in asking.why("e1")


def test_they_stand_after_those_of_what_they_belong_to_and_say_what_it_is(asking: Asking) -> None:
    for code, at in (("t", "theme:4"), ("k", "criterion:4"), ("i", "4.b"), ("u", "6.a")):
        asking.own("ledelse", at=at, code=code)
    rows = asking.rows()
    order = [*dict.fromkeys((each["indikator"], each["spoergsmaal"]) for each in rows)]
    place = order.index(("4.b", "4.b.4"))
    assert order[place : place + 4] == [("4.b", "4.b.4"), ("4.b", "i"), ("kriterium 4", "k"), ("5.a", "5.a.1")]
    assert order.index(("tema 4", "t")) == order.index(("8.a", "8.a.1")) - 1
    assert order.index(("6.a", "u")) == order.index(("6.a", "")) + 1, "where the item itself does not apply"
    [row] = [each for each in rows if each["spoergsmaal"] == "i"]
    assert (row["tema"], row["ordlyd"], row["tilstand"], row["belyst_af"]) == (
        *("4 Sundhed og trivsel", "Hvem får besøg?", "mangler", "ingen"),
    )
    assert [each["tilstand"] for each in rows if each["spoergsmaal"] in {"k", "t"}] == ["", ""]


def test_what_came_of_it_is_told_group_by_group(asking: Asking) -> None:
    asking.own("borger", "ledelse", "medarbejder")
    told = asking.told
    told.answer(told.encounter(told.source(), code="S1"), "e1", "ved_ikke")
    leder = told.encounter(told.source("Leder 1", "ledelse"), code="S2")
    told.answer(leder, "e1", "ikke_relevant", reason="Ingen bor her.")
    told.say(NotInterviewed(record=told.id(), group="medarbejder", reason="Alle var til møde."))
    assert asking.why() == {
        "borgere": NO_RESULT,
        "medarbejdere": UNASKED,
        "ledelsen": ("ikke relevant", "S2"),
    }
    reasons = {each["gruppe"]: each["begrundelse"] for each in asking.rows() if each["spoergsmaal"] == "e1"}
    assert (reasons["medarbejdere"], reasons["ledelsen"]) == ("Alle var til møde.", "Ingen bor her.")
    told.answer(told.encounter(told.source("Borger 2"), code="S3"), "e1", "ja", "Alle får besøg.")
    told.answer(told.encounter(told.source("Bror 1", "paaroerende"), code="S4"), "e1", "ved_ikke")
    assert {*asking.why()} == {"medarbejdere", "ledelsen", "pårørende"}, "whoever was asked besides, too"
    assert {each["belyst_af"] for each in asking.rows() if each["spoergsmaal"] == "e1"} == {"borgere"}


def test_one_asked_on_the_spot_was_asked_there_whatever_came_of_it(asking: Asking) -> None:
    talk = asking.told.encounter(asking.told.source(), code="S1")
    asking.own(encounter=talk.id)
    assert asking.why() == {"borgere": NO_RESULT}
    asking.told.answer(talk, "e1", "nej", "Ingen.")
    assert asking.why() == {}


def test_what_is_protected_is_felt_nowhere(asking: Asking) -> None:
    told = asking.told
    talk = told.encounter(told.source(), code="S1")
    asking.own("borger", code="e2")
    before = asking.rows()
    own = asking.own("borger", code="e1")
    entry = Visible(told.case).entry(own.slot)
    assert entry is not None
    stated: dict[str, Any] = {"target": entry.id, "protection": "fortrolig", "reason": "bedt om det"}
    told.say(Protect(record=told.id(), **stated))
    told.answer(talk, "e1", "ved_ikke")
    told.answer(talk, "e2", "ved_ikke", protection="fortrolig")
    assert asking.rows() == before
