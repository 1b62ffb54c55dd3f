"""What the codes of a file name: in the file first, then in the case as it is shown (`domain/findings/codes.py`).

Hidden ones answer to no code: a file reaches them by the ids of its records alone (domain.md 7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import iso_day
from tilsyn.domain.findings.codes import Codes, codes_in_case
from tilsyn.domain.journal.entries import Encounter, OwnQuestion, Source
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.exchange.quoting import advice, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.proposals.exchange.leaving import Leaving

DATE = len("2023-10-24")
UNREAD = ""
"""Stands for what a faulty record of the file names: said once there, and not again wherever it is referred to."""
WORDS = {"sources": "Kilden", "encounters": "Samtalen", "own_questions": "Spørgsmålet"}


class Meeting(NamedTuple):
    """An encounter after the import, as far as references to it depend on it; `hidden`: the case hides it now."""

    id: str
    code: str
    method: str
    sources: tuple[str, ...]
    date: str
    hidden: bool = False


class Names:
    """Built from the case; the file's own sources and encounters are added as they are read."""

    def __init__(self, leaving: Leaving, unread: Iterable[tuple[str, str]], *, only_shown: bool = False) -> None:
        """`only_shown`: the file was written by what the case shows, and names nothing else."""
        self._unread = set(unread)
        self.codes = codes_in_case(leaving.visible, leaving.outward)
        if only_shown:
            self.codes = {part: Codes(each.shown, {}) for part, each in self.codes.items()}
        self.first_sources: dict[str, dict[str, object]] = {}
        self.own_questions = {own.id: own.code for _, own in leaving.case.of(OwnQuestion)}
        held = {source.id for _, source in leaving.case.of(Source)}
        self.hidden_sources = set() if only_shown else held - leaving.source_codes.keys()
        anonymous = {source.id for _, source in leaving.case.of(Source) if source.group == "anonym"}
        self.tips = anonymous & self.hidden_sources  # one that has been opened is a source like others
        self.meetings = {meeting.id: meeting for meeting in _meetings(leaving)}
        self.file_meetings: dict[str, Meeting] = {}

    def find(self, part: str, code: str) -> str | None:
        """The identity a code names; UNREAD where it is that of a record that could not be read."""
        return self.codes[part].find(code) or (UNREAD if (part, code) in self._unread else None)

    def find_ground(self, code: str) -> tuple[str | None, str | None]:
        """The source and the encounter that a code names: what is hidden is no ground."""
        return self.find("sources", code), self.find("encounters", code)

    def unknown(self, part: str, code: str, at: str) -> Problem:
        known = self.codes[part].visible()
        return problem("S120", at=at, what=WORDS[part], given=quoted(code), advice=advice(code, known))

    def add_source(self, code: str, identity: str, content: dict[str, object], *, tip: bool) -> None:
        """A source that the file states, and what it says of it."""
        self.codes["sources"].add(code, identity)
        self.first_sources[code] = content
        if tip:
            self.tips.add(identity)
            self.hidden_sources.add(identity)

    def add_own_question(self, code: str, identity: str) -> None:
        """A question of one's own that the file states; answers name it by the code it has in the case."""
        self.codes["own_questions"].add(code, identity)
        self.own_questions.setdefault(identity, code)

    def know_what_a_form_asked(self, leaving: Leaving) -> None:
        """The submissions of a form speak of what it asked when it left, whatever came to be protected since."""
        self.codes["own_questions"].asked.update((own.code, own.id) for _, own in leaving.case.of(OwnQuestion))

    def add_meeting(self, meeting: Meeting) -> None:
        """An encounter that the file states, whether the case holds it or not."""
        self.meetings[meeting.id] = self.file_meetings[meeting.id] = meeting
        if meeting.code:
            self.codes["encounters"].add(meeting.code, meeting.id)

    def meetings_of(self, source: str) -> list[Meeting]:
        """The encounters of a source: the file's where it has any, else those the case shows.

        Those it hides only of a source that is hidden itself: else their number would be told.
        """
        taken_part = [each for each in self.meetings.values() if source in each.sources]
        in_file = [each for each in taken_part if each.id in self.file_meetings]
        shown = [each for each in taken_part if not self.hides(each)]
        return in_file or shown or (taken_part if source in self.hidden_sources else [])

    def may_ground(self, source: str) -> bool:
        """Whether a judgement may name a source: not where it is protected.

        One whose conversations all are is as one who has had none: `status` says whether what is seen carries it.
        """
        return source not in self.hidden_sources

    def code_of(self, meeting: Meeting) -> str:
        """The code an encounter goes by: the file's, else that of the case as it is shown."""
        return self.codes["encounters"].code_of(meeting.id) or meeting.code

    def is_tip(self, meeting: Meeting | None) -> bool:
        """Whether someone of group `anonym` took part, by the file or by the case."""
        return meeting is not None and any(each in self.tips for each in meeting.sources)

    def hides(self, meeting: Meeting) -> bool:
        """Whether an encounter will be protected: in itself, as a tip, or with all who took part."""
        all_hidden = bool(meeting.sources) and all(each in self.hidden_sources for each in meeting.sources)
        return meeting.hidden or self.is_tip(meeting) or all_hidden


def _meetings(leaving: Leaving) -> Iterator[Meeting]:
    for _, each in leaving.case.of(Encounter):
        hidden = each.id not in leaving.encounter_codes
        yield Meeting(each.id, each.code or "", each.method, each.sources, iso_day(each.start), hidden)
