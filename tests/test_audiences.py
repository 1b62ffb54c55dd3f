"""Who sees which part of a document: one table, narrow by default."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from tests.test_way_out import ordinary
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.values import Audience
from tilsyn.errors import UsageProblem
from tilsyn.output import contexts
from tilsyn.output.contexts import context
from tilsyn.output.contexts.audiences import AUDIENCES, SEES, audience_called, narrowed, sees
from tilsyn.output.word.template_contract import CONTRACT

Run = Callable[..., tuple[int, str, str]]
STRANGERS = ("aktindsigt", "kommune", "Provider", "", "portal ")


@pytest.mark.parametrize("name", STRANGERS)
def test_an_unknown_audience_is_refused_and_sees_no_part(
    model: QualityModel, catalogues: tuple[Catalogue, ...], name: Any
) -> None:
    with pytest.raises(UsageProblem, match="Modtageren »"):
        context(ordinary().case, model, catalogues, name)
    assert not [part for part in SEES if sees(name, part)]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_part_that_stands_in_no_row_is_seen_by_nobody(
    model: QualityModel, catalogues: tuple[Catalogue, ...], audience: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    for row in ("samlet_vurdering", "temaer.afsnit"):
        monkeypatch.delitem(SEES, row)
    framed = contexts.frame.frame
    monkeypatch.setattr(contexts.frame, "frame", lambda known: {**framed(known), "klagesager": ["HEMMELIG klage"]})
    made: Any = context(ordinary().case, model, catalogues, audience)
    assert (made["klagesager"], made["samlet_vurdering"], made["tilbud"]) == ([], None, "Nordkaj (opdigtet)")
    assert {(bool(theme["titel"]), str(theme["afsnit"])) for theme in made["temaer"]} == {(True, "[]")}


@pytest.mark.parametrize("blanked", [("tekst", ""), (["punkt"], []), ({"navn": "x"}, None), (3, None), (True, None)])
def test_what_an_audience_does_not_see_is_blank_and_still_there(blanked: tuple[object, object]) -> None:
    given, left = blanked
    assert narrowed({"interne": given}, "portal") == {"interne": left}
    assert narrowed({"interne": given}, "internal") == {"interne": given}


def test_every_part_of_the_context_has_its_row_and_every_row_its_part() -> None:
    themes = CONTRACT["temaer"]
    assert isinstance(themes, list)
    assert isinstance(themes[0], dict)
    parts = {*(set(CONTRACT) - {"sha256"}), *(f"temaer.{name}" for name in themes[0])}
    assert {row for row in SEES if ":" not in row} == parts
    assert {row.partition(":")[0] for row in SEES} == parts


def test_the_table_knows_all_audiences_and_no_other() -> None:
    assert set(AUDIENCES) == set(get_args(Audience)) == set().union(*SEES.values())


def test_an_audience_may_be_typed_in_danish() -> None:
    assert [audience_called(each) for each in ("tilbuddet", "Intern", "portal")] == ["provider", "internal", "portal"]


def test_the_help_names_every_audience(run: Run) -> None:
    said = " ".join(run("report", "--help")[1].split())
    assert not [each for each in AUDIENCES if each not in said]
