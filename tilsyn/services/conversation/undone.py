"""What is said of a gesture that was taken back: by its question, what it said and what stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import clock_text, listed
from tilsyn.domain.findings.frame_words import figures_words, ground_words
from tilsyn.domain.journal.entries import Answer, Judgement, Note, OwnQuestion
from tilsyn.domain.values import VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.addresses import Slot
    from tilsyn.domain.journal.entries import Entry, Payload
    from tilsyn.services.recorded_here import StoodMark


class Undone(NamedTuple):
    """What a gesture was about, and what became of it. Of what is protected neither value nor words.

    `question`: where it was; empty for a loose note and for a question that is no more. `kind`: the slot's, "mark" for
    one that waited for an answer. `text`: the words that went and are to be written on; of what was set right none.
    `encounter`: in which it was said, if in any.
    """

    kind: str
    told: str
    question: str = ""
    text: str = ""
    encounter: str = ""

    @property
    def line(self) -> str:
        """As in: fortrudt 4.a.1: ja → ingen værdi."""
        return f"fortrudt {self.told}"

    @property
    def brought_back(self) -> str:
        """The same where it was taken back after all: hentet igen 4.a.1: ingen værdi → ja."""
        return f"hentet igen {self.told}"

    @property
    def notice(self) -> str:
        """Of what was cleared with one key: what went, and how it comes back."""
        return f"Taget tilbage: {self.told}. Hent det igen med u (Enter) eller Ctrl+Z."


class Change(NamedTuple):
    """One slot: the entry written last here, `gone` where it is withdrawn; and what is to stand again, if anything."""

    slot: Slot
    head: Entry
    gone: bool
    then: Entry | None
    hidden: bool

    @property
    def said_now(self) -> Payload | None:
        """What stands until it is taken back."""
        return None if self.gone else self.head.payload

    @property
    def said_then(self) -> Payload | None:
        """What stands afterwards."""
        return self.then.payload if self.then else None


def undone(changes: Sequence[Change], marks: Sequence[StoodMark]) -> Undone:
    """Of a whole gesture: its first question is the one that the value went to."""
    if not changes:
        return _unmarked(marks[0])
    lead = changes[0]
    question = lead.slot.question or (_code(lead) if lead.then else "")
    if any(each.hidden for each in changes):
        return Undone(lead.slot.kind, " ".join(map(_name, changes)), question)
    encounter = getattr(lead.head.payload, "encounter", None) or ""
    return Undone(lead.slot.kind, _told(changes), question, _words_gone(lead), encounter)


def _told(changes: Sequence[Change]) -> str:
    """What really went: of the first the most telling, and what others had in common with it once, by their names.

    Of those of a family that nothing was said of nothing is told.
    """
    lead, *others = changes
    first, *more = [*_differences(lead)] or [""]
    named: dict[str, list[str]] = {first: [_name(lead)]}
    for each in others:
        went = next(_differences(each), "")
        if went:
            named.setdefault(went, [_name(lead)] if went in more else []).append(_name(each))
    return "; ".join(f"{' '.join(names)}{went and f': {went}'}" for went, names in named.items())


def _unmarked(mark: StoodMark) -> Undone:
    words = {"flag": ("flag", "intet flag"), "said_at": ("tidspunkt", "intet tidspunkt"), "asked": ASKED}
    there, none = words.get(mark.mark, ("", ""))
    change = f"{there} → {none}" if mark.before is None else f"{none} → {there}"
    if mark.mark == "said_at" and mark.before:
        change = f"tidspunkt → {_clock(mark.before)}"
    return Undone("mark", f"{mark.question}: {change}", mark.question)


def _name(change: Change) -> str:
    if change.slot.kind == "own_question":
        return f"eget spørgsmål {_code(change)}".strip()
    if change.slot.kind == "judgement":
        return f"bedømmelsen af {change.slot.rest}"
    return change.slot.question or "note"


def _code(change: Change) -> str:
    return change.head.payload.code if isinstance(change.head.payload, OwnQuestion) else ""


def _differences(change: Change) -> Iterator[str]:
    """As in: ja → ingen værdi. The most telling first."""
    now, then = _facets(change.said_now), _facets(change.said_then)
    if change.slot.kind == "note" and change.then and _words(change.said_now) != _words(change.said_then):
        yield _texts(_words(change.said_now), _words(change.said_then))
    for name, none in _FACETS.items():
        one, other = now.get(name), then.get(name)
        if one != other:
            yield f"{one or none} → {other or none}" if name != "tekst" else _texts(one, other)


def _texts(now: str | None, then: str | None) -> str:
    if now and then:
        return "ny tekst → teksten før"
    return "tekst → ingen tekst" if now else "ingen tekst → tekst"


ASKED = ("spurgt sådan", "ikke mærket spurgt sådan")
_FACETS = {
    "værdi": "ingen værdi",
    "læst": "intet talt eller læst",
    "grundlag": "ikke grundlag",
    "score": "ingen score",
    "tekst": "ingen tekst",
    "afvigelse": "ingen sagde noget andet",
    "flag": "intet flag",
    "tidspunkt": "intet tidspunkt",
    "spurgt": ASKED[1],
    "begrundelse": "ingen begrundelse",
    "forskel": "ingen begrundet forskel",
    "placering": "løs note",
}
"""What an answer or a note says, the most telling first; and what stands in the line where it says none of it."""


def _facets(said: Payload | None) -> dict[str, str]:
    """What an answer says, in the words of a line; a note and a question of one's own are told by their name alone."""
    match said:
        case Judgement(score=score, text=text, change=why):
            change = "begrundet forskel fra sidst" if why else ""
            facets = {"score": f"score {score}" if score else "", "tekst": text.strip(), "forskel": change}
            return {name: words for name, words in facets.items() if words}
        case Answer():
            otherwise = f"{len(said.deviates)} sagde noget andet" if said.deviates else ""
            facets = {
                "værdi": VALUES.get(said.value or "", ""),
                "læst": " · ".join(figures_words(said)),
                "grundlag": ground_words(said),
                "tekst": said.note.strip(),
                "afvigelse": otherwise,
                "flag": "flag" if said.flagged else "",
                "tidspunkt": _clock(said.said_at) if said.said_at else "",
                "spurgt": ASKED[0] if said.asked else "",
                "begrundelse": said.reason or "",
            }
            return {name: words for name, words in facets.items() if words}
        case Note(at_items=places):
            return {"placering": listed(places)} if places else {}
        case _:
            return {}


def _clock(at: str) -> str:
    return f"sagt {clock_text(at)}"


def _words(said: Payload | None) -> str:
    match said:
        case Answer(note=text) | Note(text=text) | OwnQuestion(text=text):
            return text
        case _:
            return ""


def _words_gone(change: Change) -> str:
    """The words that are not set right but gone: of a correction that is taken back nobody wants the mistake again.

    Where other words stand afterwards the gesture was a correction, unless it read another value: then the letter may
    have been the mistake, and not the words.
    """
    now, then = change.said_now, change.said_then
    corrected = getattr(now, "corrected", None) != getattr(then, "corrected", None) and then is not None
    reread = getattr(now, "value", None) != getattr(then, "value", None)
    if corrected or (_words(then).strip() and not reread):
        return ""
    return _words(now) if _words(now).strip() and _words(now) != _words(then) else ""
