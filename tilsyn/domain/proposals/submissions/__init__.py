"""The submissions of a form for tablets become the records of an exchange file: one conversation each.

A submission's id names its version, so the same twice changes nothing, and an edited one corrects what came before. An
empty field takes nothing away: what was read or written in the case since stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from tilsyn.domain.journal.entries import OwnQuestion
from tilsyn.domain.problems import problem
from tilsyn.domain.proposals.exchange import Exchange, stated
from tilsyn.domain.proposals.exchange.quoting import advice, quoted
from tilsyn.domain.proposals.identity import export_id
from tilsyn.domain.proposals.submissions.columns import FormFields
from tilsyn.domain.proposals.submissions.known import KnownInCase, Talk, part_of
from tilsyn.domain.proposals.submissions.said import StatedAnswer, SubmissionRead, said_in, stated_answers
from tilsyn.domain.text import OwnWords
from tilsyn.domain.values import GROUPS
from tilsyn.domain.xlsform import CASE, END, GROUP, NOTE, SOURCE, START

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.problems import Problem
    from tilsyn.domain.proposals.exchange.leaving import Leaving
    from tilsyn.domain.proposals.submissions.rows import SubmissionRows, Submitted

_NAMED_BY_SERVER = re.compile(r"/forms/([^/]+)\.svc")
_DAY = len("2023-10-24")
_SHORT = 8
_SHOWN = 5
_MOST_UNKNOWN = 20
_FORM_OF_KOBO = "_xform_id_string"


def as_exchange(rows: SubmissionRows, leaving: Leaving, name: str) -> Exchange:
    """The records of all submissions of a file, and everything that is wrong with them; pure, as a plan is."""
    # One that came to be protected since the form left is known still: its answers come in, and are hidden with it.
    own = [each.code for _, each in leaving.case.of(OwnQuestion)]
    columns = FormFields(leaving.questions, [*own, *leaving.outward.own.values()])
    if not rows.columns and not rows.submitted:
        return Exchange(name, problems=list(rows.problems), readable=not _refused(rows))
    if why := _no_form_of_ours(rows, columns):
        fault = problem("S171", file=name, why=OwnWords(why))
        return Exchange(name, problems=[*rows.problems, fault])
    if _is_of_another(rows, columns, leaving):
        return Exchange(name, problems=[*rows.problems, problem("S172", file=name)])
    taking = _Taking(leaving)
    taking.take([said_in(row, columns) for row in rows.submitted])
    unknown = _unknown_questions(rows, columns, leaving, name)
    problems = (*rows.problems, *taking.problems, *unknown, *_unread(rows, columns, name))
    exchange = stated(taking.document, name, problems)
    exchange.places, exchange.speaks, exchange.versions = taking.places, taking.speaks, taking.versions
    exchange.unread |= taking.unread
    return exchange


def _refused(rows: SubmissionRows) -> bool:
    return any(each.severity == "error" for each in rows.problems)


def _no_form_of_ours(rows: SubmissionRows, columns: FormFields) -> str:
    """An empty source is no field of JSON, so a single submission without one is told of at its place."""
    held = {columns.of(each) for each in rows.columns}
    if not any(each.kind == "own" and each.name == SOURCE for each in held):
        asked = any(each.kind in {"reading", "note"} for each in held)
        return "" if asked and rows.submitted and rows.submitted[0].called == "felt" else f"feltet {SOURCE} mangler"
    return ""


def _is_of_another(rows: SubmissionRows, columns: FormFields, leaving: Leaving) -> bool:
    """As far as the file tells: by the form's own field, else by what a server calls the form."""
    own = export_id(leaving.case.id)
    told = _NAMED_BY_SERVER.findall(rows.form)
    for row in rows.submitted:
        for column, text in row.fields:
            known = columns.of(column)
            if (known.kind == "own" and known.name == CASE) or column == _FORM_OF_KOBO:
                told.append(text.strip())
    return any(each != own for each in told if _is_ours(each))


def _is_ours(form: str) -> bool:
    """Whether a form may have been called so by us: servers have names of their own."""
    try:
        return bool(UUID(form))
    except ValueError:
        return False


def _unknown_questions(rows: SubmissionRows, columns: FormFields, leaving: Leaving, name: str) -> Iterator[Problem]:
    """Each once, where it first holds something; many of them are a form of another edition."""
    first: dict[str, Submitted] = {}
    for row in rows.submitted:
        for column, _ in row.fields:
            if columns.of(column).kind == "unknown_question":
                first.setdefault(column, row)
    if len(first) > _MOST_UNKNOWN:
        named = _some([columns.of(each).name for each in first])
        why = OwnWords(f"{len(first)} af dens spørgsmål findes ikke i sagens udgave, fx {named}")
        yield problem("S171", file=name, why=why)
        return
    for column, row in first.items():
        given = columns.of(column).name
        hint = advice(given, sorted(leaving.questions))
        yield problem("S120", at=row.place(column), what="Spørgsmålet", given=quoted(given), advice=hint)


def _unread(rows: SubmissionRows, columns: FormFields, name: str) -> Iterator[Problem]:
    """What holds something and is no field of ours or of a server: said, since it stays behind."""
    filled = dict.fromkeys(column for row in rows.submitted for column, _ in row.fields)
    unknown = [each for each in filled if columns.of(each).kind == "unknown"]
    if unknown:
        what = OwnWords(f"Ikke læst, for de er ikke i formularen fra tilsyn: {_some(unknown)}")
        hint = "Skal det med i sagen, så skriv det som en note: tilsyn note SAG."
        yield problem("S179", file=name, what=what, advice=hint)


def _some(names: Sequence[str]) -> str:
    """The first few, and how many there are besides."""
    more = f" og {len(names) - _SHOWN} mere" if len(names) > _SHOWN else ""
    return ", ".join(map(quoted, names[:_SHOWN])) + more


class _Where(NamedTuple):
    """The columns of an answer's note and its reading, and when it was noted, if that is new."""

    note: str
    reading: str
    noted: dict[str, str]


class _Taking:
    """The records of a file under way."""

    def __init__(self, leaving: Leaving) -> None:
        self._leaving = leaving
        self._known = KnownInCase(leaving)
        self._seen: dict[str, SubmissionRead] = {}
        self._sources: dict[str, tuple[str, str]] = {}
        self.document: dict[str, list[dict[str, Any]]] = {
            part: [] for part in ("sources", "encounters", "answers", "notes")
        }
        self.problems: list[Problem] = []
        self.places: dict[str, str] = {}
        self.speaks: dict[str, frozenset[str]] = {}
        self.versions: dict[str, str] = {}
        self.unread: set[tuple[str, str]] = set()

    def take(self, submissions: Sequence[SubmissionRead]) -> None:
        """All of them; the codes of those that the case holds are kept for them."""
        for read in submissions:
            self._known.keep_code(read.version, read.root, read.earlier)
        for read in submissions:
            self._take_once(read)
            self.problems.extend(read.problems)

    def _take_once(self, read: SubmissionRead) -> None:
        """The same copied is one."""
        if not (read.own or read.answers):
            return
        if not read.version:
            read.fault("S173")
        held = self._seen.setdefault(read.version, read) if read.version else read
        if held is read:
            self._take(read)
        elif held.said != read.said:
            read.fault("S174", first=held.row.at)

    def _take(self, read: SubmissionRead) -> None:
        times, outcome, group = read.times(), read.outcome(), read.group()
        answers = list(stated_answers(read))
        if not read.source:
            read.fault("S176", read.column(SOURCE))
        if not (read.source and read.version):
            return
        code = self._known.source_meant(read.source)
        self._source(read, code, group)
        day = times.get(START, times.get(END, ""))[:_DAY]
        talk = self._known.talk(read.version, read.root, read.earlier, f"{code} {day or read.version[:_SHORT]}")
        self.versions[read.version] = talk.encounter
        self._encounter(read, talk, code, {**times, **({"outcome": outcome} if outcome else {})})
        self._look_twice(read, talk, code, times.get(START, ""))
        ended = times.get(END, "")
        noted = {"at": ended} if "T" in ended and not talk.held else {}
        for said, where in answers:
            self._answers(read, talk, said, _Where(where.note[1], where.reading[1], noted))
        if read.loose:
            place = read.row.place(read.column(NOTE))
            note = {"id": part_of(talk.encounter, NOTE), "text": read.loose, "encounter": talk.code}
            self._add("notes", note, place, {"text", "encounter"})

    def _look_twice(self, read: SubmissionRead, talk: Talk, code: str, start: str) -> None:
        """What a person must see to: a server need not say which version came before; and nothing is deleted."""
        if not talk.held and start and self._known.begins_alike(code, start):
            what = OwnWords(f"Sagen har i forvejen en samtale med »{quoted(code)}«, der begynder på samme tidspunkt")
            hint = "Er det den samme indsendelse, rettet på serveren, så træk den ene tilbage med tilsyn withdraw."
            read.fault("S179", read.column(START), what=what, advice=hint)
        if talk.edited:
            said = {each for lead, here in read.answers.items() for each in (lead, *here.family)}
            empty = [each for each in self._known.answered(talk.encounter) if each not in said]
            if empty:
                what = OwnWords(f"Tomt i den rettede indsendelse, og ikke slettet i sagen: {_some(empty)}")
                read.fault("S179", what=what, advice="Skal det væk, så brug tilsyn withdraw.")

    def _add(self, part: str, record: dict[str, Any], place: str, speaks: set[str] | None = None, **at: str) -> None:
        listed = self.document[part]
        path = f"{part}[{len(listed)}]"
        listed.append(record)
        self.places |= {path: place, **{f"{path}.{key}": each for key, each in at.items()}}
        if speaks is not None:
            self.speaks[path] = frozenset(speaks)

    def _source(self, read: SubmissionRead, code: str, group: str | None) -> None:
        """A source that is not known yet, with its group; one that is known must be of the group that is stated."""
        held, where = self._sources.get(code) or (self._known.group_of(code), "i sagen")
        if held is None and group is None:
            self.unread.add(("sources", code))
            if not read.text(GROUP).strip():
                read.fault("S177", read.column(GROUP), given=quoted(code))
            return
        if held is None and group is not None:
            self._sources[code] = (group, f"i {read.row.at}")
            self._add("sources", {"code": code, "group": group}, read.row.place(read.column(SOURCE)))
        elif group not in {None, held}:
            words = {"held": GROUPS[str(held)], "stated": GROUPS[str(group)]}
            read.fault("S178", read.column(GROUP), given=quoted(code), where=where, **words)

    def _encounter(self, read: SubmissionRead, talk: Talk, code: str, more: dict[str, str]) -> None:
        """One that the case holds keeps its times and how it ended: an edited form is not a conversation held again."""
        record = {"id": read.version, "code": talk.code, "sources": [code]}
        if not talk.held:
            record |= {"method": "interview", **more}
        times = {each: read.row.place(read.column(each)) for each in (START, END)}
        self._add("encounters", record, read.row.place(read.column(SOURCE)), None, **times)

    def _answers(self, read: SubmissionRead, talk: Talk, said: StatedAnswer, where: _Where) -> None:
        """One for each official question that the words asked; the reading is of the first alone."""
        known = self._leaving.asked.find(said.question)
        family = known.question.family if known and said.others else None
        for question in (said.question, *said.others):
            value = said.value if question == said.question else None
            record = {"question": question, "encounter": talk.code, "value": value, "note": said.note, "family": family}
            spoken = {key: each for key, each in record.items() if each}
            speaks = {*spoken}
            if made := self._id(read, talk, spoken):
                spoken["id"] = made
            place = read.row.place(where.note or where.reading)
            self._add("answers", {**spoken, **where.noted}, place, speaks, value=read.row.place(where.reading))

    def _id(self, read: SubmissionRead, talk: Talk, spoken: dict[str, Any]) -> str | None:
        """Of what an edited submission says otherwise; what is said for the first time is named by what it says."""
        made = part_of(read.version, spoken["question"])
        if self._known.has_version(spoken["question"], talk.encounter, made):
            return made
        stands = self._known.answer(spoken["question"], talk.encounter) if talk.edited else None
        compared = {key: each for key, each in spoken.items() if key in {"value", "note"}}
        return made if stands and any(getattr(stands, key) != each for key, each in compared.items()) else None
