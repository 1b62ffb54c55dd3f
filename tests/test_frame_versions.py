"""Two laptops brought two versions of one frame: which of them may be known of, where one looks at the case."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from tests.framing import RAMME
from tests.telling import Told
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import Encounter
from tilsyn.domain.journal.seal import unseal
from tilsyn.domain.library.frame import Frame
from tilsyn.services.frames import FramesOfCase, copied
from tilsyn.storage.library import parse

if TYPE_CHECKING:
    from tilsyn.storage.casefile import CaseFile

MORE = RAMME.read_text(encoding="utf-8") + '  - {id: "hemmelig", title: "Hvad kun den ene udgave spørger om"}\n'


class Kept:
    """A case and the copies it keeps, as a case file has them."""

    path = Path("sag.tilsyn")

    def __init__(self) -> None:
        self.case = Case()
        self.blobs: dict[str, bytes] = {}

    def blob(self, sha256: str) -> bytes:
        return self.blobs[sha256]


class TwoLaptops:
    """An open conversation by the frame as it is on the one; on the other a version with a point more of its own."""

    def __init__(self) -> None:
        self.kept = Kept()
        self.one = Told()
        who = self.one.source()
        self.open, self.other = self.one.encounter(who), self.one.encounter(who, protection="fortrolig")
        self.two = self.copy_of_the_first()
        self.bring(self.one, RAMME.read_text(encoding="utf-8"))
        self.bring(self.two, MORE)

    def copy_of_the_first(self) -> Told:
        copy = Told()
        copy.rows, copy.world = list(self.one.rows), self.one.world
        copy.case = reduce(apply, unseal(copy.rows), Case())
        return copy

    def bring(self, told: Told, text: str) -> None:
        frame = parse(text.encode(), RAMME.name).record
        assert isinstance(frame, Frame)
        copy = copied(frame, text.encode())
        self.kept.blobs |= copy.blobs
        told.say(copy.used(told.world))

    def merged(self) -> Told:
        held = {row.id for row in self.one.rows}
        self.one.rows += [row for row in self.two.rows if row.id not in held]
        self.one.case = self.kept.case = reduce(apply, unseal(self.one.rows), Case())
        return self.one

    def shown(self) -> dict[str, set[str]]:
        frames = FramesOfCase(cast("CaseFile", self.kept)).shown(Visible(self.merged().case))
        return {each.id: {item.id for item in each.items} for each in frames}


@pytest.fixture
def laptops() -> TwoLaptops:
    return TwoLaptops()


ORDINARY = {"1.1", "2.1", "1.2", "dage"}


def in_both(laptops: TwoLaptops, second: Encounter, *, at: str = "ramme:1.1") -> None:
    laptops.one.answer(laptops.open, "ramme:1.1", "ja", "Sagt.")
    laptops.two.answer(second, at, "nej", "Hvisket.")


def test_what_only_a_hidden_conversation_was_asked_by_adds_no_point_where_one_looks(laptops: TwoLaptops) -> None:
    in_both(laptops, laptops.other)
    assert laptops.shown() == {"ramme": ORDINARY}
    everything = FramesOfCase(cast("CaseFile", laptops.kept)).all()
    assert {item.id for item in everything[0].items} == {*ORDINARY, "hemmelig"}


def test_two_versions_that_were_spoken_by_openly_give_the_points_of_both(laptops: TwoLaptops) -> None:
    in_both(laptops, laptops.open, at="ramme:2.1")
    assert laptops.shown() == {"ramme": {*ORDINARY, "hemmelig"}}


def test_what_is_said_openly_after_the_merge_tells_of_a_version_by_a_point_that_no_other_has(
    laptops: TwoLaptops,
) -> None:
    in_both(laptops, laptops.other)
    laptops.merged().answer(laptops.open, "ramme:2.1", "ja", "Sagt.")
    assert laptops.shown() == {"ramme": ORDINARY}
    laptops.merged().answer(laptops.open, "ramme:hemmelig", "ja", "Sagt højt.")
    assert laptops.shown() == {"ramme": {*ORDINARY, "hemmelig"}}


def test_two_versions_of_hidden_conversations_alone_are_known_of_by_nothing(laptops: TwoLaptops) -> None:
    laptops.one.answer(laptops.other, "ramme:1.1", "ja", "Hvisket.")
    laptops.two.answer(laptops.other, "ramme:2.1", "nej", "Hvisket.")
    assert laptops.shown() == {}
