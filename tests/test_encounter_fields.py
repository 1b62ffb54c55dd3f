"""Every field of an encounter can be stated and is told in its note, or stands here with its reason."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.telling import Told
from tests.test_exchange_fields import OF_THE_VERSION, filled
from tilsyn.cli import fieldwork
from tilsyn.domain.journal.entries import Encounter, Source
from tilsyn.domain.library.edition import QualityModel
from tilsyn.output.contexts.notes_part import notes

FIELDS = sorted(Encounter.model_fields.keys() - OF_THE_VERSION)
OPTIONS = {"sources": "source"}
"""Options that go by another name than their field."""
NOT_STATED = {"protection": "a decision of its own: tilsyn protect"}
NOT_TOLD = {
    "protection": "what is protected has no note",
    "documents": "told by the name of each, where it is in the case: tests/test_documents.py",
    "track": "chooses among the questions; what was asked stands in the note",
}


@pytest.mark.parametrize("field", [each for each in FIELDS if each not in NOT_STATED])
def test_a_field_can_be_stated_by_the_command(field: str) -> None:
    assert OPTIONS.get(field, field) in inspect.signature(fieldwork.encounter).parameters


@pytest.mark.parametrize("field", [each for each in FIELDS if each not in NOT_TOLD])
def test_a_field_is_told_in_the_note(field: str, model: QualityModel) -> None:
    held = filled("encounter")
    without = held.model_copy(update={field: Encounter.model_fields[field].default})
    assert said_of(held, model) != said_of(without, model), f"{field} is asked for and stands in no note"


def said_of(held: object, model: QualityModel) -> object:
    """What its note says; a digest or a time of recording would differ anyhow."""
    told = Told()
    source = filled("source")
    assert isinstance(source, Source)
    assert isinstance(held, Encounter)
    told.say(source, held)
    [note] = notes(told.case, model)
    return [note[key] for key in ("titel", "betegnelse", "hoved")]


def test_a_reason_is_given_only_for_fields_that_there_are() -> None:
    assert [each for each in (*OPTIONS, *NOT_STATED, *NOT_TOLD) if each not in FIELDS] == []


def test_what_has_not_begun_is_not_over(run: Callable[..., tuple[int, str, str]], case_path: Path) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    planned = ("encounter", case_path, "--source", "Borger 1", "--code", "S1", "--start", "24-10-2099 10.00")
    code, _, err = run(*planned, "--outcome", "gennemført")
    assert (code, "kan ikke være afsluttet, før den begynder 24-10-2099" in err) == (2, True)
    assert run(*planned)[0] == 0
    assert run("encounter", case_path, "S1", "--outcome", "gennemført")[0] == 2
    assert run("encounter", case_path, "S1", "--start", "24-10-2023 10.00", "--outcome", "gennemført")[0] == 0
