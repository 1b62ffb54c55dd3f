"""Follow-up points as one goes through them: in which order, and what writes nothing or is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversing import desk_of
from tilsyn.domain.journal.entries import FollowUp
from tilsyn.errors import UsageProblem
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging.followups import change_point, save_point, standing_points


def point(path: Path) -> FollowUp:
    with desk_of(path) as desk:
        return standing_points(desk)[0].point


@pytest.fixture
def path(case_path: Path) -> Path:
    with desk_of(case_path) as desk:
        assert save_point(desk, None, "PUNKT", {"kind": "udviklingspunkt"}, "MKV")
    return case_path


def test_a_new_point_tells_its_id_and_what_says_the_same_writes_nothing_and_drops_its_draft(path: Path) -> None:
    stands = point(path)
    with desk_of(path) as desk:
        Keeper(desk, stands.slot).keep("halvt")
        count = len(desk.case.entries)
        assert save_point(desk, stands, " PUNKT ", {"law": ""}, "MKV") is None
        assert Keeper(desk, stands.slot).found() is None
        assert not change_point(desk, stands, "MKV", kind="udviklingspunkt")
        assert len(desk.case.entries) == count
        assert save_point(desk, stands, "PUNKT", {"law": "§ 12"}, "MKV") == stands.id
        assert len(desk.case.entries) == count + 1


def test_no_letter_chooses_between_two_versions(path: Path) -> None:
    stands = point(path)
    with desk_of(path) as desk, desk_of(path) as other:
        assert save_point(desk, stands, "DEN ENE", {}, "MKV")
        other.add([stands.model_copy(update={"record": other.world.new_id(), "text": "DEN ANDEN"})], "ABC")
    with desk_of(path) as desk:
        (found,) = standing_points(desk)
        assert {found.point.text, *found.also} == {"DEN ENE", "DEN ANDEN"}
        with pytest.raises(UsageProblem, match="flere udgaver"):
            change_point(desk, found.point, "MKV", status="opfyldt")


def test_what_is_left_from_last_time_comes_first_and_first_of_all_what_nobody_has_looked_into(case_path: Path) -> None:
    with desk_of(case_path) as desk:
        assert save_point(desk, None, "PUNKT", {"kind": "udviklingspunkt"}, "MKV")
        for status in ("opfyldt", "ikke_undersoegt"):
            identity = desk.world.new_id()
            stated = {"record": identity, "id": identity, "kind": "udviklingspunkt", "text": status, "status": status}
            desk.add([FollowUp.model_validate({**stated, "origin": "2022-10-12"})], "MKV")
        assert [each.point.text for each in standing_points(desk)] == ["ikke_undersoegt", "opfyldt", "PUNKT"]
