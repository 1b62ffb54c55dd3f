"""Half-typed text: kept by the place it belongs to, offered back, and truly spoken of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import desk_of, drafts
from tilsyn.domain.addresses import Slot
from tilsyn.errors import CaseNotWritten, UsageProblem
from tilsyn.interview.screen.kit.draft_field import Box, DraftField, SaveLine
from tilsyn.services.drafts import Keeper, apart, as_one, not_finished, unfinished
from tilsyn.storage.casefile import CaseFile
from tilsyn.storage.drafts import Draft


class Owner:
    """A screen whose timer rings when the test says so."""

    def __init__(self) -> None:
        self.set = 0

    def set_timer(self, _: float, __: Callable[[], None]) -> Owner:
        self.set += 1
        return self

    def stop(self) -> None: ...


class Typing:
    """A screen with a text and a line beside it, in one question after another."""

    def __init__(self) -> None:
        self.owner, self.line, self.drawn = Owner(), SaveLine(), 0
        self.text = self.beside = ""
        self.field = DraftField(self.owner, self.line, self._draw)  # type: ignore[arg-type]  # only its timers are asked for

    def _draw(self) -> None:
        self.drawn += 1

    def stand_at(self, desk: Any, slot: str) -> Draft | None:
        beside = Keeper(desk, Slot.beside("lines", slot))
        return self.field.stands_at(Box(Keeper(desk, slot), lambda: self.text), Box(beside, lambda: self.beside))

    def type(self, text: str, beside: str = "") -> None:
        self.text, self.beside = text, beside
        self.field.typing(text)


def test_what_is_typed_is_kept_by_its_place_and_dropped_where_it_is_emptied(case_path: Path) -> None:
    typing = Typing()
    with desk_of(case_path) as desk:
        assert typing.stand_at(desk, "note|en") is None
        typing.type("Hun si", "ved døren")
        assert typing.line.line() == "Intet gemt endnu · 6 tegn ikke gemt endnu"
        typing.field.keep()
        assert "kladde gemt kl." in typing.line.line()
        typing.stand_at(desk, "note|to")
        typing.type("andet")
        typing.field.keep()
        typing.stand_at(desk, "note|en")
        typing.type("", "ved døren")
        typing.field.keep()
        assert typing.line.line() == "Intet gemt endnu"
    assert {each.slot: each.text for each in drafts(case_path)} == {"lines|note|en": "ved døren", "note|to": "andet"}


def test_however_many_keys_one_timer_runs_and_none_does_once_it_is_settled(case_path: Path) -> None:
    typing = Typing()
    with desk_of(case_path) as desk:
        typing.stand_at(desk, "note|en")
        for length in range(5):
            typing.type("x" * length)
        assert typing.owner.set == 1
        typing.field.settle()
        typing.field.keep()
        assert (typing.drawn, typing.line.line()) == (0, "Intet gemt endnu")
    assert drafts(case_path) == []


@pytest.mark.parametrize("text", ["halvt", ""], ids=["kept", "emptied"])
def test_what_cannot_be_kept_is_said_until_it_can(case_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    def refused(file: CaseFile, *_: object) -> None:
        raise CaseNotWritten(file.path)

    typing = Typing()
    with desk_of(case_path) as desk:
        desk.file.save_draft("note|en", "før")
        assert typing.stand_at(desk, "note|en") == desk.file.drafts()[0]
        with monkeypatch.context() as held:
            held.setattr(CaseFile, "save_draft", refused)
            held.setattr(CaseFile, "drop_draft", refused)
            typing.type(text)
            typing.field.keep()
        assert typing.line.line().startswith("KLADDEN KUNNE IKKE GEMMES")
        typing.type(text)
        typing.field.keep()
        assert not typing.line.trouble


def test_a_short_field_that_cannot_be_kept_is_said_too(case_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = CaseFile.save_draft

    def refused(file: CaseFile, slot: str, text: str) -> None:
        if Slot(slot).kind == "lines":
            raise CaseNotWritten(file.path)
        keep(file, slot, text)

    typing = Typing()
    with desk_of(case_path) as desk, monkeypatch.context() as held:
        held.setattr(CaseFile, "save_draft", refused)
        typing.stand_at(desk, "note|en")
        typing.type("halvt", "ved døren")
        typing.field.keep()
        assert typing.line.line().startswith("KLADDEN KUNNE IKKE GEMMES")


def test_a_refusal_to_save_is_not_wiped_away_by_a_kept_draft(case_path: Path) -> None:
    typing = Typing()
    with desk_of(case_path) as desk:
        typing.stand_at(desk, "note|en")
        typing.line.refused(UsageProblem("Den er væk.", "Find den."))
        typing.type("tekst")
        typing.field.keep()
        assert typing.line.line().startswith("IKKE GEMT.")
        assert "kladde gemt" in typing.line.line()
        typing.field.settle()
        assert "IKKE GEMT" not in typing.line.line()


def test_what_is_unfinished_in_a_conversation_is_told_by_its_place_and_marks_are_not(case_path: Path) -> None:
    slots = [Slot.answer("4.a.1", "x"), Slot.loose("x"), Slot.own("4.a.1", "x"), Slot.deviates("4.a.1", "kilde", "x"),
             Slot.spot("4.a.1", "x"), Slot.where("4.a.1", "x"), Slot.paper("x")]  # fmt: skip
    others = [Slot.mark("flag", "4.a.1", "x"), Slot.line("search", "x"),
              Slot.answer("4.a.1", "y"), Slot.judgement("4.a"), Slot.plan("focus")]  # fmt: skip
    with desk_of(case_path) as desk:
        for slot in (*slots, *others):
            desk.file.save_draft(slot, "halvt")
        desk.file.save_draft(Slot.own("4.a.1", "x"), "  ")
        found = [each.slot for each in unfinished(desk, "x")]
    assert found == sorted(set(slots) - {Slot.own("4.a.1", "x")}, key=slots.index)


def test_a_half_typed_text_is_offered_back_in_one_sentence() -> None:
    draft = Draft("note|x", "fire", "2023-10-24T14:20:00.000+02:00")
    assert not_finished(draft, "Borger 1", "4.a.1") == (
        "Ikke færdigskrevet: Borger 1, 4.a.1, 24-10-2023 14.20, 4 tegn."
    )
    assert not_finished(draft, "", sized=" ({size}):") == "Ikke færdigskrevet: 24-10-2023 14.20 (4 tegn):"


def test_short_fields_are_one_draft_and_what_is_none_of_theirs_is_no_field() -> None:
    fields = {"kind": "vilkaar", "law": "§ 5"}
    kept = Draft("lines|note|x", as_one(fields), "")
    assert apart(kept) == fields
    assert (as_one({}), apart(None), apart(kept._replace(text="halvt")), apart(kept._replace(text="[1]"))) == (
        "",
        {},
        {},
        {},
    )
