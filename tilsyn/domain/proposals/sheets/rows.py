"""The rows of one sheet, held against what each held when it left and what stands now: records for the import.

Only what somebody wrote is stated: a row as it left says nothing, whatever became of it in the case since. What was
emptied or taken out takes nothing away. What may not be seen is as if it were not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import counted, date_text, listed
from tilsyn.domain.fill_form import ID, digest
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.exchange import FilledRow, Given
from tilsyn.domain.proposals.exchange.form import check
from tilsyn.domain.proposals.exchange.quoting import advice, quoted
from tilsyn.domain.proposals.exchange.records import LISTS
from tilsyn.domain.proposals.sheets import typed
from tilsyn.domain.proposals.sheets.grid import names
from tilsyn.domain.proposals.sheets.standing import StandingRows, shown_value

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tilsyn.domain.proposals.exchange.leaving import Leaving
    from tilsyn.domain.proposals.exchange.records import ExchangeRecord
    from tilsyn.domain.proposals.sheets.grid import Grid, GridRow
    from tilsyn.domain.proposals.sheets.standing import StandingRow

_WHAT = {
    "question": "Spørgsmålet", "encounter": "Samtalen", "indicator": "Indikatoren", "sources": "Kilden",
    "at": "Stedet",
}  # fmt: skip
_READ: dict[str, Callable[[str, Leaving], object]] = {
    "question": typed.question_of,
    "encounter": typed.encounter_of,
    "indicator": typed.indicator_of,
    "at": typed.place_of,
    "score": typed.score_of,
    "sources": typed.sources_of,
}


class FilledRows:
    """One sheet's rows as they are read, in the order they stand in."""

    def __init__(self, grid: Grid, held: dict[str, dict[str, str]], leaving: Leaving) -> None:
        self._part, self._held, self._leaving = grid.sheet.part, held, leaving
        self._names = names(grid.sheet)
        self._standing = StandingRows(self._part, leaving)
        self._seen: dict[str, GridRow] = {}
        self._written: dict[int, frozenset[str]] = {}
        self._stated: dict[tuple[str, ...], str] = {}
        self._kept_by = {row.texts[ID].strip(): row for row in grid.rows if self._is_itself(row)}
        self.records: list[Given[ExchangeRecord]] = []
        self.problems: list[Problem] = []
        self.unchanged = 0
        for row in grid.rows:
            self._read(row)
        gone = len(held.keys() - {row.texts[ID].strip() for row in grid.rows})
        if gone and grid.keys:
            told = f"{counted(gone, 'række', 'rækker')} er slettet i arket"
            self.problems.append(problem("S168", at=grid.sheet.name, what=told))

    def _is_itself(self, row: GridRow) -> bool:
        """Whether a row still is about what it was about when it left."""
        held = self._held.get(row.texts[ID].strip())
        return held is not None and not self._changed(row, held) & set(self._names)

    def _changed(self, row: GridRow, held: dict[str, str]) -> frozenset[str]:
        """The keys under which something else stands than when the row left."""
        if row.number not in self._written:
            texts = ((key, text) for key, text in row.texts.items() if key != ID)
            self._written[row.number] = frozenset(key for key, text in texts if digest(text) != held.get(key))
        return self._written[row.number]

    def _read(self, row: GridRow) -> None:
        identity = row.texts[ID].strip()
        if identity and identity in self._kept_by and not self._is_itself(row):
            identity = ""  # a row that was copied to be written anew took the hidden id along
        if not identity:
            self._read_added(row)
        elif identity in self._seen:
            self._fault("S167", row, ID, first=self._seen[identity].at())
        else:
            self._seen[identity] = row
            self._read_held(row, identity)

    def _read_held(self, row: GridRow, identity: str) -> None:
        held = self._held.get(identity)
        if held is None:
            self._fault("S164", row, ID)
            return
        changed = self._changed(row, held)
        emptied = {key for key in changed if not row.texts[key].strip()}
        said = self._values(row, changed - emptied)
        standing = self._standing.by_id.get(identity)
        if said is None:
            return
        if said and standing is None:
            self._conflict_or_unknown(row, said)
            return
        self._warn_of_emptied(row, emptied)
        if standing is None or not self._differing(said, standing):
            self.unchanged += 1
        elif any(key in said for key in self._names):
            self._moved(row, said, standing)
        else:
            self._state(row, standing, said, identity)

    def _warn_of_emptied(self, row: GridRow, emptied: Collection[str]) -> None:
        self.problems += [problem("S169", at=row.at(key)) for key in row.texts if key in emptied]

    def _moved(self, row: GridRow, said: dict[str, object], standing: StandingRow) -> None:
        key = next((each for each in self._names if said.get(each, standing.says[each]) != standing.says[each]), None)
        if key is not None:
            self._fault("S166", row, key, given=quoted(standing.says[key]))
        elif self._differing(said, standing):  # only typed otherwise
            self._state(row, standing, said, standing.payload.record)

    def _conflict_or_unknown(self, row: GridRow, said: dict[str, object]) -> None:
        """What was corrected since is shown beside it; what is gone, or may not be seen, is as if it had never been."""
        standing = self._standing.about(self._part, self._about(row))
        if standing is None:
            self._fault("S164", row, ID)
        elif self._differing(said, standing):
            self._state(row, standing, said, row.texts[ID].strip(), self._conflict(row, said, standing))
        else:
            self.unchanged += 1

    def _about(self, row: GridRow) -> dict[str, object]:
        """What a row is about, as far as it can be seen; nothing where it cannot."""
        try:
            return {key: self._value(row, key) for key in self._names if row.texts.get(key)}
        except typed.Unread:
            return {}

    def _read_added(self, row: GridRow) -> None:
        says = {key for key, text in row.texts.items() if key not in {ID, *self._names} and text.strip()}
        if not says:
            return
        missing = [key for key in self._names if not row.texts.get(key, "").strip()]
        for key in missing:
            self.problems.append(problem("S108", at=row.at(key), key=row.sheet.title(key)))
        said = self._values(row, says | (set(self._names) - set(missing)))
        if said is None or missing or self._is_said_twice(row, said):
            return
        standing = self._standing.about(self._part, said)
        if standing is None:
            self._state(row, None, said, None)
        elif not self._differing(said, standing):
            self.unchanged += 1
        elif standing.payload.record in self._kept_by:
            self._fault("S133", row, first=self._kept_by[standing.payload.record].at())
        elif standing.payload.record in self._held:
            self._state(row, standing, said, standing.payload.record)  # its row was taken out and written again
        else:
            self._state(row, None, said, None, self._conflict(row, said, standing))

    def _is_said_twice(self, row: GridRow, said: dict[str, object]) -> bool:
        about = tuple(str(said[key]) for key in self._names)
        first = self._stated.setdefault(about, row.at())
        if first != row.at():
            self._fault("S133", row, first=first)
        return first != row.at()

    def _differing(self, said: dict[str, object], standing: StandingRow) -> list[str]:
        return [key for key, value in said.items() if value != standing.says[key]]

    def _conflict(self, row: GridRow, said: dict[str, object], standing: StandingRow) -> Problem:
        """Both, as far as they may be shown: texts are never repeated."""
        entry = standing.entry
        told = [self._difference(row, key, said, standing) for key in self._differing(said, standing)]
        where = f"post {entry.id[:8]}, {date_text(entry.header.at)}, {quoted(entry.header.who)}"
        key = next(iter(self._differing(said, standing)))
        return problem("S165", at=row.at(key), difference=f" ({where}): {'; '.join(told)}")

    @staticmethod
    def _difference(row: GridRow, key: str, said: dict[str, object], standing: StandingRow) -> str:
        here, there = shown_value(key, standing.says[key]), shown_value(key, said[key])
        title = row.sheet.title(key)
        return f"{title} er {here} i sagen og {there} i arket" if here else f"{title} er forskellig"

    def _values(self, row: GridRow, keys: Collection[str]) -> dict[str, object] | None:
        """What cells mean, by key; None where one of them means nothing."""
        found, read = dict[str, object](), True
        for key in (each for each in row.texts if each in keys):
            try:
                found[key] = self._value(row, key)
            except typed.Unread as unread:
                self._unread(row, key, unread.allowed)
                read = False
        return found if read else None

    def _value(self, row: GridRow, key: str) -> object:
        text = row.texts[key]
        if key == "value":
            allowed = typed.readings(row.texts.get("question", "").strip(), self._encounter(row), self._leaving)
            return typed.value_of(text, allowed)
        return _READ[key](text, self._leaving) if key in _READ else text

    def _encounter(self, row: GridRow) -> str:
        try:
            return self._standing.encounter(typed.encounter_of(row.texts.get("encounter", ""), self._leaving))
        except typed.Unread:
            return ""

    def _unread(self, row: GridRow, key: str, allowed: list[str]) -> None:
        given = quoted(row.texts[key])
        if key in _WHAT:
            self._fault("S120", row, key, what=_WHAT[key], given=given, advice=advice(row.texts[key], allowed))
        else:
            self._fault("S163", row, key, given=given, what=row.sheet.title(key), allowed=listed(allowed, "eller"))

    def _fault(self, code: str, row: GridRow, key: str = "", **facts: object) -> None:
        self.problems.append(problem(code, at=row.at(key), file=None, line=None, **facts))

    def _state(
        self,
        row: GridRow,
        standing: StandingRow | None,
        said: dict[str, object],
        identity: str | None,
        conflict: Problem | None = None,
    ) -> None:
        """A record of the exchange file, with its place here; of what stands already only what was written."""
        stated = {key: value for key, value in said.items() if key not in self._names}
        about = standing.says if standing else said
        whole = {**({"id": identity} if identity else {}), **{key: about[key] for key in self._names}, **stated}
        if self._part == "judgements" and standing:
            whole.setdefault("text", standing.says["text"])
        checked = check(LISTS[self._part], whole, ())
        speaks = frozenset(stated) if standing else frozenset(LISTS[self._part].model_fields)
        place = FilledRow(row.places, row.at(), speaks, conflict)
        self.problems += [each.model_copy(update={"at": place.at((each.at or "",))}) for each in checked.problems]
        if checked.record is not None and not checked.problems:
            self.records.append(Given((), checked.record, row=place))  # type: ignore[arg-type]  # of the part's kind
