"""What a column or field of a submission is, by the last part of its name: servers put the groups before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from tilsyn.domain.xlsform import (
    CASE,
    END,
    GROUP,
    NOTE,
    OUTCOME,
    SOURCE,
    START,
    as_served,
    family_field,
    fits_a_name,
    note_field,
    own_name,
    reading_field,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["own", "reading", "note", "family", "id", "server", "unknown", "unknown_question"]
VERSION, ROOT, EARLIER, LAST_RESORT = "instanceID", "root", "deprecatedID", "_uuid"
_OWN = frozenset({CASE, SOURCE, GROUP, START, END, NOTE, OUTCOME})
_IDS = {VERSION: VERSION, EARLIER: EARLIER, "rootUuid": ROOT, "KEY": ROOT, "__id": ROOT, "_uuid": LAST_RESORT}
_OF_SERVERS = frozenset(
    {
        *("SubmissionDate", "instanceName", "SubmitterID", "SubmitterName", "AttachmentsPresent"),
        *("AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion", "today", "deviceid"),
        *("username", "phonenumber", "simserial", "subscriberid", "audit", "id", "PARENT_KEY"),
    }
)
_AROUND = re.compile(r"(?:formhub|meta|__system)[-/].*|_.*|.*@odata\..*")
_READ_ALOUD = re.compile(r"(?:aabning|afslutning)_\w+")
_ASKED = re.compile(r"[qf]_[0-9A-Za-z].*")


class FormField(NamedTuple):
    """What a field holds; `name` is the question's id, or which of our own fields or of a submission's ids it is."""

    kind: Kind
    name: str = ""


class FormFields:
    """Every field that may stand in a submission to this case, as a form names it and as a server may."""

    def __init__(self, questions: Iterable[str], own: Iterable[str] = ()) -> None:
        """The ids of official questions, and the codes of one's own."""
        self._found: dict[str, FormField] = {}
        self._known: dict[str, FormField] = {each: FormField("own", each) for each in _OWN}
        for question in filter(fits_a_name, questions):
            self._know_question(question, question)
        for code in own:
            self._know_question(own_name(code), code)

    def _know_question(self, named: str, question: str) -> None:
        self._know(reading_field(named), FormField("reading", question))
        self._know(note_field(named), FormField("note", question))
        self._know(family_field(named), FormField("family", question))

    def _know(self, field: str, column: FormField) -> None:
        self._known[field] = column
        self._known.setdefault(as_served(field), column)

    def of(self, named: str) -> FormField:
        """By its whole name, with groups or without."""
        if named not in self._found:
            self._found[named] = self._meant(named)
        return self._found[named]

    def _meant(self, named: str) -> FormField:
        leaf = re.split(r"[-/]", named)[-1]
        if leaf in _IDS:
            return FormField("id", _IDS[leaf])
        if leaf in self._known:
            return self._known[leaf]
        if leaf in _OF_SERVERS or _AROUND.fullmatch(named) or _READ_ALOUD.fullmatch(leaf):
            return FormField("server")
        return FormField("unknown_question", leaf[2:]) if _ASKED.fullmatch(leaf) else FormField("unknown")
