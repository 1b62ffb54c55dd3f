"""What no kind of entry may lack: a Danish word in the log, and ids that are never read as a person's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest
from pydantic import PlainSerializer

from tests.test_exchange_fields import KINDS
from tilsyn.domain.findings.privacy import IDENTITIES
from tilsyn.domain.record import Record
from tilsyn.services.keeping import log

if TYPE_CHECKING:
    from collections.abc import Iterator

BY_METHOD = {"encounter"}
"""Called a conversation, an observation or a review of documents: METHODS_COUNTED."""


def test_every_kind_has_its_word_in_the_log() -> None:
    assert log.KINDS.keys() | BY_METHOD == KINDS.keys()
    assert all(log.KINDS.values())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_names_a_source_or_an_encounter_is_no_text(kind: str) -> None:
    """Were it one, digits of an id could be masked as a CPR number, and it would name nobody."""
    assert set(naming(KINDS[kind])) - IDENTITIES == set()


def naming(kind: type[Record]) -> Iterator[str]:
    """Fields of the types in `entries/payload.py`, also of the records inside."""
    for name, form in get_type_hints(kind, include_extras=True).items():
        parts = list(_parts(form))
        if any(isinstance(each, PlainSerializer) for each in parts):
            yield name
        for each in parts:
            if isinstance(each, type) and issubclass(each, Record):
                yield from naming(each)


def _parts(form: object) -> Iterator[object]:
    yield form
    for each in (*get_args(form), *getattr(form, "__metadata__", ())):
        yield from _parts(each)


def test_the_fields_that_name_are_found() -> None:
    assert set(naming(KINDS["answer"])) == {"encounter", "source"}
    assert set(naming(KINDS["encounter"])) == {"sources"}
