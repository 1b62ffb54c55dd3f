"""One submission, field by field: each under the name that our form gave it, read as what it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, get_args

from tilsyn.domain.danish import listed, typed_time
from tilsyn.domain.problems import problem
from tilsyn.domain.proposals.exchange.quoting import quoted
from tilsyn.domain.proposals.submissions.columns import EARLIER, LAST_RESORT, ROOT, VERSION
from tilsyn.domain.proposals.submissions.known import identity
from tilsyn.domain.text import OwnWords, one_line
from tilsyn.domain.values import OUTCOMES, VALUES, VALUES_ON_SCREEN, Group, letter_of
from tilsyn.domain.words import choices, meant
from tilsyn.domain.xlsform import CASE, END, GROUP, NOTE, OUTCOME, READINGS, SOURCE, START
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tilsyn.domain.problems import Problem
    from tilsyn.domain.proposals.submissions.columns import FormFields
    from tilsyn.domain.proposals.submissions.rows import Submitted

_GROUPS: tuple[str, ...] = get_args(Group)
_TIP = "anonym"
_READ = {
    words.casefold(): value
    for value in READINGS
    for words in (value, VALUES[value], VALUES_ON_SCREEN[value], letter_of(value))
}
"""A reading by its name in the form, by its label, and as it is typed."""


@dataclass(slots=True)
class SaidOf:
    """What a submission says of one question; each with the column it stands in."""

    reading: tuple[str, str] = ("", "")
    note: tuple[str, str] = ("", "")
    family: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether only the form speaks of it."""
        return not (self.reading[0] or self.note[0])


@dataclass(slots=True)
class SubmissionRead:
    """A submission as it was read: our own fields by name, its ids, and its answers by question."""

    row: Submitted
    own: dict[str, tuple[str, str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    answers: dict[str, SaidOf] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def fault(self, code: str, column: str = "", **facts: object) -> None:
        """Note a problem at a field."""
        self.problems.append(problem(code, at=self.row.place(column), file=None, line=None, **facts))

    def text(self, name: str) -> str:
        """What stands in one of our own fields."""
        return self.own.get(name, ("", name))[0]

    def column(self, name: str) -> str:
        """What that field is called in the file."""
        return self.own.get(name, ("", name))[1]

    @property
    def version(self) -> str:
        """The id of this version; empty where there is none."""
        return identity(self.ids.get(VERSION) or self.ids.get(ROOT) or self.ids.get(LAST_RESORT) or "")

    @property
    def root(self) -> str:
        """The id of the first version, where it is told."""
        return identity(self.ids.get(ROOT, ""))

    @property
    def earlier(self) -> str:
        """The id of the version before it, where it is told."""
        return identity(self.ids.get(EARLIER, ""))

    @property
    def said(self) -> tuple[object, ...]:
        """All that two copies of a submission must agree on."""
        stated = sorted((name, text) for name, (text, _) in self.own.items())
        answers = sorted((each, said.reading[0], said.note[0]) for each, said in self.answers.items())
        return (stated, answers)

    @property
    def source(self) -> str:
        """The source's code, on one line."""
        return one_line(self.text(SOURCE))

    @property
    def case(self) -> str:
        """The case that the form was written by."""
        return self.text(CASE).strip()

    @property
    def loose(self) -> str:
        """What belongs to none of the questions."""
        return self.text(NOTE)

    def group(self) -> str | None:
        """Of the source; None where nothing is said, or nothing that can be read."""
        given = self.text(GROUP).strip()
        if given.casefold().startswith(_TIP):
            return _TIP
        return self._one_of(GROUP, given, _GROUPS, "en gruppe")

    def outcome(self) -> str | None:
        """How it ended, if that is said."""
        return self._one_of(OUTCOME, self.text(OUTCOME).strip(), tuple(OUTCOMES), "udfald af en samtale")

    def _one_of(self, name: str, given: str, allowed: Collection[str], what: str) -> str | None:
        if not given:
            return None
        found = meant(given, allowed)
        if found in allowed:
            return found
        said = OwnWords(f"Vælg mellem: {choices(allowed)}.")
        self.fault("S175", self.column(name), given=quoted(given), what=what, advice=said)
        return None

    def times(self) -> dict[str, str]:
        """When it began and ended, as far as it can be read."""
        found: dict[str, str] = {}
        for name in (START, END):
            given = self.text(name).strip()
            try:
                found |= {name: typed_time(given)} if given else {}
            except UsageProblem as refused:
                self.fault("S175", self.column(name), given=quoted(given), what="et tidspunkt", advice=refused.hint)
        return found


class StatedAnswer(NamedTuple):
    """What was said of one question: a reading or none, a note, and the official questions that it was asked for."""

    question: str
    value: str | None
    note: str
    others: tuple[str, ...]


def said_in(row: Submitted, columns: FormFields) -> SubmissionRead:
    """Sort the fields of a submission: what is no field of ours is left aside."""
    made = SubmissionRead(row)
    for column, text in row.fields:
        known = columns.of(column)
        if known.kind == "own":
            _state(made, column, known.name, text)
        elif known.kind == "id":
            made.ids.setdefault(known.name, text)
        elif known.kind in {"reading", "note", "family"}:
            _answer(made, column, known.name, (known.kind, text))
    return made


def _state(made: SubmissionRead, column: str, name: str, text: str) -> None:
    held = made.own.setdefault(name, (text, column))
    if held[0] != text:
        made.fault("S133", column, first=made.row.place(held[1]))


def _answer(made: SubmissionRead, column: str, question: str, given: tuple[str, str]) -> None:
    said, (kind, text) = made.answers.setdefault(question, SaidOf()), given
    if kind == "family":
        said.family = tuple(text.split())
        return
    held = said.reading if kind == "reading" else said.note
    if held[0] and held[0] != text:
        made.fault("S133", column, first=made.row.place(held[1]))
    elif kind == "reading":
        said.reading = (text, column)
    else:
        said.note = (text, column)


def stated_answers(made: SubmissionRead) -> Iterator[tuple[StatedAnswer, SaidOf]]:
    """What the submission says, question by question."""
    for question, said in made.answers.items():
        if not said.nothing:
            others = tuple(each for each in said.family if each != question)
            yield StatedAnswer(question, _reading(made, said), said.note[0], others), said


def _reading(made: SubmissionRead, said: SaidOf) -> str | None:
    given, column = said.reading
    value = _READ.get(given.strip().casefold())
    if given and value is None:
        allowed = listed((VALUES[each] for each in READINGS), "eller")
        hint = OwnWords(f"Vælg mellem: {allowed}. Er det ord, så hører de til i noten.")
        made.fault("S175", column, given=quoted(given), what="en læsning", advice=hint)
    return value
