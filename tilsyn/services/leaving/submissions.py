"""The submissions of a form for tablets, read in: their letters, their form, their records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.file_kinds import foreign
from tilsyn.domain.proposals.exchange.leaving import Leaving
from tilsyn.domain.proposals.submissions import as_exchange
from tilsyn.domain.proposals.submissions.rows import SubmissionRows, from_csv, from_json, is_json, is_zipped, refused
from tilsyn.storage.documents.encodings import decoded
from tilsyn.storage.documents.refusals import Refused

if TYPE_CHECKING:
    from tilsyn.domain.proposals.exchange import Exchange
    from tilsyn.services.open_case import Desk


def submissions(desk: Desk, content: bytes, name: str) -> Exchange:
    """The records of a file of submissions, and every problem of it."""
    leaving = Leaving(desk.case, desk.model, desk.asked().frames)
    return as_exchange(_rows(content, name), leaving, name)


def _rows(content: bytes, name: str) -> SubmissionRows:
    if is_json(content):
        return from_json(content, name)
    if is_zipped(content):
        return refused(name, "den er pakket i en zip-fil; pak den ud, og læs CSV-filen ind")
    if what := foreign(content):
        return refused(name, f"den er {what}")
    try:
        return from_csv(decoded(content), name)
    except Refused:
        return refused(name, "bogstaverne kan ikke læses")
