"""Who sees which part of a document: one table, narrow by default."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from tests.test_template import with_lines
from tests.test_way_out import ordinary
from tilsyn.domain.journal.entries import Assessment
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.values import Audience
from tilsyn.errors import UsageProblem
from tilsyn.output import contexts
from tilsyn.output.contexts import context
from tilsyn.output.contexts.audiences import AUDIENCES, SEES, audience_called, narrowed, sees, shown_parts
from tilsyn.output.contexts.records.report import Report, ThemePart
from tilsyn.output.contexts.words import content_digest
from tilsyn.output.word.report import check_template
from tilsyn.output.word.template_contract import CONTRACT
from tilsyn.output.word.template_parts import opened, sources

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent
ASKED = re.compile(r"(?:shows\(|sees\(audience, )\"([^\"]+)\"")
STRANGERS = ("aktindsigt", "kommune", "Provider", "", "portal ")


@pytest.fixture(autouse=True)
def _in_order() -> Iterator[None]:
    """A row that is taken out comes back as the last; docs/skabelon.md lists them as they stand."""
    rows = dict(SEES)
    yield
    SEES.clear()
    SEES.update(rows)


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
    added = {"klagesager": ["HEMMELIG klage"]}
    monkeypatch.setattr(contexts.frame, "frame", lambda known, *, draft: {**framed(known, draft=draft), **added})
    made: Any = context(ordinary().case, model, catalogues, audience)
    assert (made["klagesager"], made["samlet_vurdering"], made["tilbud"]) == ([], None, "Nordkaj (opdigtet)")
    assert {(bool(theme["titel"]), str(theme["afsnit"])) for theme in made["temaer"]} == {(True, "[]")}


def test_the_conclusion_is_for_the_provider_and_never_for_the_portal(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    told = ordinary()
    told.say(Assessment(record=told.id(), at="conclusion", text="Godkendelsen kan opretholdes."))
    made = {each: context(told.case, model, catalogues, each)["konklusion"] for each in AUDIENCES}
    assert made["portal"] is None
    for each in ("provider", "internal"):
        assert made[each] == {
            "overskrift": "Konklusion", "afsnit": ["Godkendelsen kan opretholdes."], "mangler": "",
        }  # fmt: skip


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


def test_what_a_template_may_ask_of_its_reader_is_what_the_table_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(shown_parts("internal").values()) == {True}
    assert set(shown_parts("portal").values()) == {False}
    monkeypatch.delitem(SEES, "oekonomi")
    assert [name for name, shown in shown_parts("internal").items() if not shown] == ["oekonomi"]


def test_what_a_template_may_ask_is_no_part_of_what_the_report_says(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    made = context(ordinary().case, model, catalogues, "portal")
    assert content_digest({**made, "dele": {}, "sha256": ""}) == made["sha256"]
    assert content_digest({**made, "tilbud": ""}) != made["sha256"]


def test_every_row_that_the_contexts_ask_for_is_in_the_table_and_every_nuance_is_asked_for() -> None:
    """A row that is misspelled where it is asked for is seen by nobody, and nothing else would tell."""
    rooms = (ROOT / "tilsyn" / "output" / "contexts").glob("*.py")
    asked = {row for room in rooms for row in ASKED.findall(room.read_text(encoding="utf-8"))}
    assert asked - set(SEES) == set()
    assert {row for row in SEES if ":" in row} - asked == set()


def test_a_part_that_someone_does_not_see_can_be_blank() -> None:
    """A blank number, record, yes or no is None: its field has to say so, else a template or a sheet is surprised."""
    everybody = frozenset(AUDIENCES)
    records = (("", get_type_hints(Report)), ("temaer.", get_type_hints(ThemePart)))
    hidden = [kind for within, kinds in records for name, kind in kinds.items() if SEES.get(within + name) != everybody]
    assert len(hidden) > 8
    assert [kind for kind in hidden if kind is not str and get_origin(kind) is not list and not may_be_none(kind)] == []


def may_be_none(kind: Any) -> bool:
    return type(None) in get_args(kind)


def test_no_shipped_template_asks_who_its_reader_is() -> None:
    for template in (ROOT / "templates").glob("*.docx"):
        asked = [source for source in sources(opened(template.read_bytes())) if "audience" in source.text]
        assert asked == [], template.name


@pytest.mark.slow
def test_a_template_that_was_written_with_the_audience_still_works() -> None:
    assert check_template(with_lines("{% if audience == 'portal' %}Portal{% endif %}")) == []
    misspelled = check_template(with_lines("{% if dele.okonomi %}Økonomi{% endif %}"))
    assert [(each.code, each.at) for each in misspelled] == [("T003", "dele.okonomi")]


def test_the_table_knows_all_audiences_and_no_other() -> None:
    assert set(AUDIENCES) == set(get_args(Audience)) == set().union(*SEES.values())


def test_an_audience_may_be_typed_in_danish() -> None:
    assert [audience_called(each) for each in ("tilbuddet", "Intern", "portal")] == ["provider", "internal", "portal"]


def test_the_help_names_every_audience(run: Run) -> None:
    said = " ".join(run("report", "--help")[1].split())
    assert not [each for each in AUDIENCES if each not in said]
