"""A file's track: a review may be opened with it, and what follows of another treatment is told as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversing import desk_of
from tests.framing import review
from tests.telling import Told
from tilsyn.domain.findings.evidence import touched_directives
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.library.edition import QualityModel
from tilsyn.errors import UsageProblem
from tilsyn.resources import questionnaires
from tilsyn.services.conversation.opening import Asked
from tilsyn.storage.library import load_library


def opened(path: Path, track: str | None, title: str = "Sag 1") -> str | None:
    asked = Asked(method="dokument", title=title, track=track)
    from tests.framing import go_through

    go_through(path, "q", asking=asked, checklist="journalgennemgang")
    with desk_of(path) as desk:
        return next(
            each.encounter.track for each in desk.visible().encounters.values() if each.encounter.title == title
        )


@pytest.mark.parametrize("typed", ["integreret", "integreret dobbeltdiagnose", "INTEGRERET"])
def test_a_review_is_opened_with_the_track_of_the_file(case_path: Path, typed: str) -> None:
    assert opened(case_path, typed) == "integreret"
    assert opened(case_path, None) == "integreret"


def test_an_unknown_track_makes_no_review(case_path: Path) -> None:
    with pytest.raises(UsageProblem, match="Sporet »hash« kendes ikke"):
        opened(case_path, "hash")
    with desk_of(case_path) as desk:
        assert desk.visible().encounters == {}


def test_another_track_for_a_review_that_stands_is_stated_and_not_slipped_in(case_path: Path) -> None:
    assert opened(case_path, "stof") == "stof"
    with pytest.raises(UsageProblem, match="har en anden --track"):
        opened(case_path, "alkohol")


@pytest.mark.parametrize(
    ("track", "touched"), [("stof", True), ("begge", True), ("alkohol", False), ("integreret", False)]
)
def test_integrated_treatment_is_no_examination_of_what_is_about_drugs(
    model: QualityModel, track: str, *, touched: bool
) -> None:
    told = Told()
    told.answer(told.encounter(method="dokument", title="Sag 1", track=track), "4.a.3", "ja")
    assert bool(touched_directives(model, Visible(told.case))) is touched


def test_the_review_of_files_asks_no_more_for_what_the_review_carries(case_path: Path) -> None:
    frame = load_library((questionnaires(),)).frames["journalgennemgang"]
    assert frame.find("spor") is None
    told = review(case_path, "g afslutning", "j", "Afsluttet efter aftale, siger sagen.", ".", "q", checklist=frame.id)
    assert told.saved == ["gemt journalgennemgang:afslutning"]
    ended = frame.find("afslutning")
    assert ended is not None
    assert [each.id for each in frame.in_order()].index("afslutning") < [each.id for each in frame.in_order()].index(
        "efter"
    )
