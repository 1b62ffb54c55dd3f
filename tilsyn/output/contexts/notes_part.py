"""One note per encounter as a plain dict: who, when, what was promised, what was said; for the authority's own files.

It reads the visible case alone: what is protected, withdrawn or redacted leaves no trace, not in the digest either.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import frame_of
from tilsyn.domain.danish import clock_text, date_text, iso_day, listed, natural_key
from tilsyn.domain.findings.codes import own_questions
from tilsyn.domain.findings.evidence import heard_with, is_unread, unread_words
from tilsyn.domain.findings.flow import Narrowing, listener, prompts
from tilsyn.domain.findings.frame_words import read_words
from tilsyn.domain.findings.presence import Stay
from tilsyn.domain.findings.times import said_on
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.library.asked import AllAsked
from tilsyn.domain.library.supplement import edition_name
from tilsyn.domain.moments import NEVER, by_clock_of, moment
from tilsyn.domain.values import FORMS, GROUPS, METHODS, OUTCOMES, SELECTED_BY, TRACKS, VALUES
from tilsyn.output.contexts.authority_part import authority_part
from tilsyn.output.contexts.note_times import (
    NOT_SAID,
    WrittenAt,
    corrected,
    day_and_clock,
    said_clock,
    written_answer,
    written_down,
)
from tilsyn.output.contexts.photos_part import photos
from tilsyn.output.contexts.words import content_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Answer, Entry, Note, OwnQuestion
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.office import Authority
    from tilsyn.output.contexts.records.authority import AuthorityPart
    from tilsyn.output.contexts.records.encounter_note import EncounterNote, SaidAnswer, SaidNote

TITLES = {
    "interview": "Notat om samtale",
    "observation": "Notat om observation",
    "dokument": "Notat om gennemgang af dokumenter",
}
HEADINGS = {
    "interview": "Hvad der blev sagt",
    "observation": "Hvad vi så og hørte",
    "dokument": "Hvad der stod i dokumenterne",
}
OWN = "Egne spørgsmål"
_NOT_CLOSED = "ikke afsluttet"


class ToldEncounter(NamedTuple):
    """One encounter with what was said in it."""

    held: Held
    answers: tuple[tuple[Entry, Answer], ...]
    notes: tuple[tuple[Entry, Note], ...]
    own: tuple[tuple[Entry, OwnQuestion], ...]
    codes: dict[str, str]
    first: dict[str, str]
    """When each note and question of one's own was first written down, by its slot."""
    together: dict[tuple[str, str | None], str]
    """What each family that was asked as one was answered at."""

    @property
    def written(self) -> list[WrittenAt]:
        """When each thing said was written down; the encounter may have been planned weeks ago.

        A question of one's own was asked when it was answered, whenever its words came into the case.
        """
        answered = [written_answer(entry, said) for entry, said in self.answers]
        said = {answer.question for _, answer in self.answers}
        asked = {entry.header.slot for entry, own in self.own if own.code in said}
        stated = {entry.header.slot: note.recorded_at for entry, note in self.notes if note.recorded_at}
        noted = [
            WrittenAt(stated.get(slot, at), NOT_SAID, stated=slot in stated)
            for slot, at in self.first.items()
            if slot not in asked
        ]
        return [*answered, *noted] or [WrittenAt(self.held.entry.header.at, NOT_SAID, stated=True)]

    @property
    def stand(self) -> str:
        """When the last of its entries was recorded."""
        entries = [self.held.entry, *(entry for entry, _ in (*self.answers, *self.notes, *self.own))]
        return max((entry.header.at for entry in entries), key=moment)


class AskedTogether(NamedTuple):
    """Official questions answered in one: their ids, what they are about, and the topic they belong under."""

    ids: tuple[str, ...]
    words: str
    topic: str = ""


def notes(
    case: Case,
    model: QualityModel,
    only: str | None = None,
    frames: Sequence[Frame] = (),
    authority: Authority | None = None,
) -> list[EncounterNote]:
    """A note per encounter (or for the one with the id `only`), by when it was held. Same case, same notes.

    `frames`: those that the case uses; `authority`: the office as the case keeps it.
    """
    visible, asked = Visible(case, masked=True), AllAsked(model, frames)
    held = sorted(visible.encounters.values(), key=_began)
    sender = authority_part(authority, visible.fields.by)
    return [_note(_told(each, visible), asked, visible, sender) for each in held if only in {None, each.encounter.id}]


def _began(held: Held) -> tuple[object, ...]:
    start = held.encounter.start
    return (*(moment(start) if start else (timedelta.min, "")), natural_key(held.label))


def _told(held: Held, visible: Visible) -> ToldEncounter:
    here = held.encounter.id
    notes = tuple(each for each in visible.notes() if each[1].encounter == here)
    own = tuple(each for each in visible.own_questions() if each[1].encounter == here)
    return ToldEncounter(
        held,
        tuple(each for each in visible.answers() if each[1].encounter == here),
        notes,
        own,
        {source.id: source.code for source in visible.sources.values()},
        {slot: visible.first_noted(slot) for slot in (entry.header.slot for entry, _ in (*notes, *own))},
        heard_with(visible),
    )


def _note(told: ToldEncounter, all_asked: AllAsked, visible: Visible, sender: AuthorityPart) -> EncounterNote:
    model = all_asked.model
    said = [_answered(asked, told) for asked in _asked(told, all_asked, visible)]
    answers = [each for each in said if each["afsnit"] != OWN]
    own = _own_questions((each for each in said if each["afsnit"] == OWN), told)
    loose = [_loose(note, told, model) for _, note in told.notes]
    by_the_clock = told.held.encounter.method == "observation"
    made: EncounterNote = {
        "format": "tilsyn-notat/1",
        "titel": TITLES[told.held.encounter.method],
        "betegnelse": told.held.told,
        "kode": told.held.label,
        "myndighed": sender,
        "tilbud": visible.fields.provider,
        "udgave": edition_name(model),
        "hoved": [{"navn": name, "vaerdi": value} for name, value in _head(told, all_asked, visible) if value],
        "overskrift": HEADINGS[told.held.encounter.method],
        "svar": _by_the_clock(answers, own, loose, told) if by_the_clock else _under_headings(answers),
        "egne": [each for each in own if not (by_the_clock and each["besvaret"])],
        "noter": [] if by_the_clock else loose,
        "fotos": list(photos(visible, told.held.encounter.documents)),
        "noteret": written_down(told.written, told.held.encounter),
        "stand": told.stand,
        "sha256": "",
    }
    return {**made, "sha256": content_digest(made)}


def _head(told: ToldEncounter, all_asked: AllAsked, visible: Visible) -> Iterator[tuple[str, str]]:
    held, encounter = told.held, told.held.encounter
    yield "Tilbud", visible.fields.provider
    yield "Tidspunkt", _when(encounter.start, encounter.end)
    yield "Besøg", date_text(encounter.visit if encounter.visit != iso_day(encounter.start) else None)
    yield "Sted", encounter.place or ""
    yield "Afdeling", encounter.department or ""
    yield "Form", _form(held)
    yield "Emne", encounter.title or ""
    yield "Spørgeramme", "; ".join(_gone_through(told, all_asked))
    yield "Spor", TRACKS[encounter.track] if encounter.track else ""
    papers = (visible.documents.get(each) for each in encounter.documents)
    yield "Dokumenter", "; ".join(each.title or each.type for each in papers if each and not each.is_photo)
    yield "Deltog", "; ".join(_who(held))
    yield "Antal deltagere", str(encounter.participants or "")
    yield "Andre til stede", "; ".join(Stay.of(each).told for each in encounter.present)
    yield "Udvalgt", SELECTED_BY.get(encounter.selected_by or "", "")
    yield from _terms(held, all_asked.model)
    yield "Ført og skrevet af", listed(encounter.by)


def _gone_through(told: ToldEncounter, all_asked: AllAsked) -> Iterator[str]:
    """Which frames, and which edition of its source each is."""
    answered = {frame_of(answer.question) for _, answer in told.answers}
    for frame in all_asked.frames:
        if frame.id in answered:
            yield " · ".join(filter(None, (frame.title, frame.edition)))


def _terms(held: Held, model: QualityModel) -> Iterator[tuple[str, str]]:
    """What was promised, and how it ended."""
    encounter = held.encounter
    titles = {each.id: each.title for each in model.informed}
    yield "Oplyst om", "; ".join(titles.get(each, each) for each in encounter.informed)
    yield "Udfald", OUTCOMES.get(encounter.outcome or "", _NOT_CLOSED)
    yield "Må citeres", _yes_no(encounter.quote_ok)
    yield "Læst op til godkendelse", _yes_no(encounter.read_back)


def _yes_no(stated: bool | None) -> str:  # noqa: FBT001  a value of the case, not a switch
    return "" if stated is None else "ja" if stated else "nej"


def _when(start: str | None, end: str | None) -> str:
    """As in: 24-10-2023 kl. 10.12 til 11.03; another day is written out."""
    if not start:
        return ""
    end = by_clock_of(end, start)
    same_day = end and date_text(end) == date_text(start)
    last = clock_text(end) if same_day else day_and_clock(end)
    return f"{day_and_clock(start)} til {last}" if last else day_and_clock(start)


def _form(held: Held) -> str:
    form = FORMS.get(held.encounter.form or "")
    return METHODS[held.encounter.method] + (f" ({form})" if form else "")


def _who(held: Held) -> Iterator[str]:
    """By code and group; neither names nor descriptions (domain.md 7)."""
    for source in held.sources:
        role = f", {source.role}" if source.role else ""
        yield f"{source.code} ({GROUPS[source.group]}{role})"


def _asked(told: ToldEncounter, all_asked: AllAsked, visible: Visible) -> Iterator[AskedTogether]:
    """What was answered, in conversation order; then what the case no longer asks, and points of frames.

    Own questions of elsewhere come last.
    """
    model = all_asked.model
    topics = {each.id: each.title for each in model.topics}
    answered = {answer.question: answer for _, answer in told.answers}
    own = {code: each.text for code, (_, each) in own_questions(visible).items()}
    who = listener(told.held.encounter, told.held.groups)
    for prompt in prompts(model, visible, who, Narrowing(everything=True)):
        ids = [each for each in prompt.ids if answered.pop(each, None)]
        topic = topics.get(prompt.topic, "")
        yield from (AskedTogether(same, _matter(prompt, same), topic) for same in _alike(ids, told))
    for _, question in model.questions():
        if question.id in answered:
            yield AskedTogether((question.id,), question.gist or question.text, topics.get(question.topic, ""))
    for frame in all_asked.frames:
        points = prompts(model, visible, who, Narrowing(everything=True, frame=frame))
        yield from (AskedTogether(each.ids, _of_point(each)) for each in points if each.ids[0] in answered)
    asked_here = {each.code for _, each in told.own}
    for code in sorted(own.keys() & answered.keys() - asked_here, key=natural_key):
        yield AskedTogether((code,), own[code], OWN)


def _matter(prompt: Prompt, ids: Sequence[str]) -> str:
    """What was asked about. The words that were said nobody knows: what is in the guide may never have been asked."""
    if prompt.family and len(ids) > 1:
        title = prompt.family.title
        return title[0].upper() + title[1:]
    lead = next(each for each in prompt.questions if each.id == ids[0])
    return lead.gist or lead.text


def _of_point(prompt: Prompt) -> str:
    """Which point it is."""
    return (prompt.point.item.title if prompt.point else "") or prompt.lead.text


def _alike(ids: Sequence[str], told: ToldEncounter) -> list[tuple[str, ...]]:
    """Questions of one family that were answered by one gesture stand together; others each by itself."""
    by_said: dict[object, list[str]] = {}
    answers = {answer.question: answer for _, answer in told.answers}
    for each in ids:
        said = answers[each]
        by_said.setdefault((said.note, said.deviates, said.said_at, said.reason, said.recorded_from), []).append(each)
    return [tuple(each) for each in by_said.values()]


def _answered(asked: AskedTogether, told: ToldEncounter) -> SaidAnswer:
    answers = {answer.question: (entry, answer) for entry, answer in told.answers}
    entry, said = answers[asked.ids[0]]
    values = [(each, answers[each][1].value) for each in asked.ids]
    unread = "" if any(value for _, value in values) or not is_unread(said) else unread_words(said, told.together)
    return {
        "numre": list(asked.ids),
        "afsnit": asked.topic,
        "spoergsmaal": asked.words,
        "spurgt": next((words for each in asked.ids if (words := answers[each][1].asked)), ""),
        "vaerdi": "; ".join((*(_value(each, value, asked) for each, value in values if value), *read_words(said)))
        or unread,
        "dele": [f"{part.part}: {VALUES[part.value]}" for each in asked.ids for part in answers[each][1].parts],
        "note": said.note,
        "afvigelser": list(_otherwise(said, told)),
        "begrundelse": said.reason or "",
        "kl": said_clock(said_on(entry, said, told.held.encounter), told.held.encounter),
        "tid": corrected(answers[each][1] for each in asked.ids),
        "besvaret": True,
    }


def _own_questions(of_elsewhere: Iterable[SaidAnswer], told: ToldEncounter) -> list[SaidAnswer]:
    """Questions of one's own stand together, those of another conversation that were answered here too."""
    own = [*of_elsewhere, *(_own(each, told) for _, each in told.own)]
    for each in own:
        each["afsnit"] = ""
    return sorted(own, key=lambda each: natural_key(each["numre"][0]))


def _under_headings(answers: list[SaidAnswer]) -> list[SaidAnswer]:
    """Each topic is said once, above the first of its answers."""
    told = ""
    for each in answers:
        each["afsnit"], told = (each["afsnit"] if each["afsnit"] != told else ""), each["afsnit"]
    return answers


def _by_the_clock(
    answers: list[SaidAnswer], own: list[SaidAnswer], loose: list[SaidNote], told: ToldEncounter
) -> list[SaidAnswer]:
    """What was seen, as it was seen: a note of an observation is read by the clock, loose notes among the rest."""
    at = {answer.question: said_on(entry, answer, told.held.encounter) for entry, answer in told.answers}
    seen: list[tuple[str | None, SaidAnswer]] = []
    for each in (*answers, *(each for each in own if each["besvaret"])):
        each["afsnit"] = ""
        seen.append((at.get(each["numre"][0]), each))
    seen += zip((note.said_at for _, note in told.notes), map(_as_seen, loose), strict=True)
    return [each for _, each in sorted(seen, key=lambda found: (not found[0], moment(found[0] or NEVER)))]


def _as_seen(note: SaidNote) -> SaidAnswer:
    beside = ("ordret" if note["citat"] else "", note["sted"], note["tid"])
    return {
        **_empty(note["hoerer_til"], "Løs note"),
        "note": note["tekst"],
        "kl": note["kl"],
        "tid": " · ".join(filter(None, beside)),
        "besvaret": True,
    }


def _value(identity: str, value: str, asked: AskedTogether) -> str:
    """With its number where the question served several."""
    return VALUES[value] if len(asked.ids) == 1 else f"{identity} {VALUES[value]}"


def _otherwise(said: Answer, told: ToldEncounter) -> Iterator[str]:
    """One may have left the conversation since, and said what she said all the same."""
    return (f"{told.codes[each.source]}: {each.note}" for each in said.deviates)


def _own(own: OwnQuestion, told: ToldEncounter) -> SaidAnswer:
    if own.code in {answer.question for _, answer in told.answers}:
        return _answered(AskedTogether((own.code,), own.text), told)
    return _empty([own.code], own.text)


def _empty(numbers: list[str], words: str) -> SaidAnswer:
    return {
        "numre": numbers,
        "afsnit": "",
        "spoergsmaal": words,
        "spurgt": "",
        "vaerdi": "",
        "dele": [],
        "note": "",
        "afvigelser": [],
        "begrundelse": "",
        "kl": "",
        "tid": "",
        "besvaret": False,
    }


def _loose(note: Note, told: ToldEncounter, model: QualityModel) -> SaidNote:
    return {
        "tekst": note.text,
        "citat": note.quote,
        "sted": note.place or "",
        "hoerer_til": model.named(note.at_items),
        "kl": said_clock(note.said_at, told.held.encounter),
        "tid": corrected([note]),
    }
