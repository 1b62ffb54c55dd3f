"""Code and identity: who is "Borger 9", which conversation is "S1", and what each goes by outside the case.

The one place that looks anything up by its code. What is protected answers to no code, which anybody may guess, and is
as if it were not there; it answers to its id alone, which only `log --protected` and its own making give (domain.md 7).
A code that two go by names neither: that is an error, and nobody is taken at random.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import iso_day
from tilsyn.domain.findings.visible import SPEAKING, Visible
from tilsyn.domain.journal.entries import Answer, Encounter, OwnQuestion, Source
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry

T = TypeVar("T", Source, Encounter)
SHORT = 8
_SPEAKS_AS = {
    "anonym": ("anonym", "henvendelse", "tip"),
    "borger": ("beboer", "borger", "ung"),
    "paaroerende": ("bror", "datter", "far", "forælder", "mor", "partner", "pårørende", "søster", "værge"),
    "medarbejder": (
        "assistent", "behandler", "kontaktperson", "koordinator", "læge", "lærer", "medarbejder", "nattevagt",
        "psykolog", "pædagog", "sygeplejerske", "terapeut", "vikar",
    ),
    "ledelse": ("bestyrelse", "chef", "forstander", "ledelse", "leder"),
    "kommune": ("driftsherre", "kommune", "rådgiver", "visitator"),
    "samarbejdspartner": ("samarbejdspartner",),
}  # fmt: skip
"""How a code ends that says which group it speaks for; offered to a person, never taken unasked."""
_MENDING = "Træk den ene tilbage med tilsyn withdraw, og opret den igen med sin egen kode. Indtil da: brug id'et."


def fits(identity: str, given: str) -> bool:
    """Whether a person means it by the first characters of its id."""
    return len(given) >= SHORT and identity.startswith(given.lower())


def likely_group(code: str) -> str | None:
    """The group that a code names: "Mor til Borger 2" a relative. None where it names none."""
    for word in code.casefold().split():
        ends = [(len(end), group) for group, known in _SPEAKS_AS.items() for end in known if word.endswith(end)]
        if ends:
            return max(ends)[1]
    return None


def source_of(case: Case, visible: Visible, given: str, *, spoken: bool = False) -> Source | None:
    """By code, or by the id of it or of any of its entries. Raises UsageProblem where two go by the code.

    `spoken`: as it is typed of one who comes in while people talk, in small letters or capitals. There what is
    protected is known by its code too: else it would be written among those who were present.
    """
    named = _coded(case, given, spoken=spoken)
    shown = [each for each in named if each.id in visible.sources]
    found = shown or (named if spoken else []) or _by_id(case, Source, given)
    return _only(given, "kilder", found, lambda source: source.group)


def _coded(case: Case, given: str, *, spoken: bool = False) -> list[Source]:
    held = [each for _, each in case.of(Source)]
    coded = [each for each in held if each.code == given]
    if spoken and not coded:
        coded = [each for each in held if each.code.casefold() == given.casefold()]
    return coded


def _by_id(case: Case, kind: type[T], given: str) -> list[T]:
    return [each for entry, each in case.of(kind) if fits(each.id, given) or _has_version(case, entry, given)]


def encounter_of(case: Case, visible: Visible, given: str) -> Encounter | None:
    """By code, by the name it goes by, by the id of it or of any of its entries, or by its title; as `source_of`."""
    held = [each for _, each in case.of(Encounter) if each.id in visible.encounters]
    coded = [each for each in held if each.code == given]
    labelled = {key for key, each in visible.encounters.items() if given in {each.label, each.told}}
    named = [each for each in held if each.id in labelled]
    found = (coded if len(coded) > 1 else None) or named or coded or _by_id(case, Encounter, given)
    return _only(given, "samtaler", found or _titled(visible, given), _day)


def _titled(visible: Visible, given: str) -> list[Encounter]:
    """By what was seen or read: Sag 3."""
    held = (each.encounter for each in visible.encounters.values())
    return [each for each in held if each.title and each.title.casefold() == given.casefold()]


def ground_of(case: Case, visible: Visible, given: str) -> Slot | None:
    """What a judgement may name by a code: a source, or an observation or documents, and of them what may be seen.

    Raises UsageProblem where two go by the code.
    """
    named = _coded(case, given) or _by_id(case, Source, given)
    shown = [each for each in named if each.id in visible.sources]
    source = _only(given, "kilder", shown, lambda each: each.group)
    looked_at = [
        held.encounter
        for held in visible.encounters.values()
        if held.encounter.method != SPEAKING and given in {held.label, held.told}
    ]
    encounter = _only(given, "samtaler", looked_at, _day)
    if source is None:
        return Slot.meeting(encounter.id) if encounter else None
    if encounter is not None and source.code == given:
        raise UsageProblem(
            f"Koden {given} hører både til en kilde og en samtale.",
            f"Giv samtalen en anden kode: tilsyn encounter SAG {encounter.id[:SHORT]} --code …",
        )
    return Slot.source(source.id)


def _day(encounter: Encounter) -> str:
    return iso_day(encounter.start)


def _has_version(case: Case, entry: Entry, given: str) -> bool:
    return any(fits(each, given) for each in case.slots[entry.header.slot])


def _only(given: str, what: str, found: Sequence[T], told: Callable[[T], str]) -> T | None:
    if len(found) > 1:
        named = "; ".join(f"{told(each)}, id {each.id[:SHORT]}".lstrip(", ") for each in found)
        raise UsageProblem(f"Koden {given} hører til {len(found)} {what}: {named}.", _MENDING)
    return found[0] if found else None


def code_of(slot: str, visible: Visible) -> str:
    """The code of a source or the label of an encounter that a judgement names; nothing of one that is hidden."""
    named = Slot(slot)
    if named.kind == "source":
        return visible.sources[named.rest].code if named.rest in visible.sources else ""
    return visible.encounters[named.rest].label if named.rest in visible.encounters else ""


def refuse_taken_source(code: str) -> Callable[[Case], None]:
    """For the gesture that adds a source: asked again inside it, of what another window has written meanwhile.

    The code of one that is hidden is free, also to a tip: the two stand beside each other, told apart by their ids.
    """

    def check(case: Case) -> None:
        if any(each.code == code for each in Visible(case).sources.values()):
            raise UsageProblem(
                f"Kilden {code} findes allerede.", "En kode hører til én kilde. Vælg den næste, fx Borger 2."
            )

    return check


def refuse_taken_encounter(code: str | None) -> Callable[[Case], None]:
    """The same for an encounter's own code."""

    def check(case: Case) -> None:
        shown = Visible(case).encounters.values() if code else ()
        if any(each.encounter.code == code for each in shown):
            raise UsageProblem(
                f"Der findes allerede en samtale med koden {code}.", "Vælg en anden kode, eller udelad den."
            )

    return check


def own_code(at: str, identity: str) -> str:
    """What a new question of one's own goes by, as it may be typed: no running number, in which a gap would show."""
    return f"{Place(at).name()}.e{identity[:4]}"


def own_questions(visible: Visible) -> dict[str, tuple[Entry, OwnQuestion]]:
    """What was asked on the spot, by the code that answers name it by; for reading, where nobody can be asked.

    Of two that go by one code the first keeps it: a question that comes later takes no answers with it.
    """
    found: dict[str, tuple[Entry, OwnQuestion]] = {}
    for entry, own in visible.own_questions():
        found.setdefault(own.code, (entry, own))
    return found


def own_question_of(asked: Iterable[OwnQuestion], typed: str, encounter: str) -> OwnQuestion | None:
    """The one that a person means: asked in this conversation, else elsewhere. Raises UsageProblem where two are."""
    named = [own for own in asked if own.code.lower() == typed.strip().lower()]
    found = [own for own in named if own.encounter == encounter] or named
    if len(found) > 1:
        raise UsageProblem(
            f"Koden {typed} hører til {len(found)} spørgsmål.", "Træk det ene tilbage med tilsyn withdraw."
        )
    return found[0] if found else None


def answers_to(case: Case, own: OwnQuestion) -> Iterator[tuple[Entry, Answer]]:
    """What was answered to a question of one's own, hidden answers too."""
    return (each for each in case.of(Answer) if each[1].question == own.code)


def is_answered(visible: Visible, own: OwnQuestion) -> bool:
    """Whether anything that may be seen was answered to a question of one's own."""
    return any(answer.question == own.code for _, answer in visible.answers())


class OutwardCodes(NamedTuple):
    """What each goes by outside the case, by identity: unique there, also where two laptops gave the same code."""

    sources: dict[str, str]
    encounters: dict[str, str]
    own: dict[str, str]
    own_by_code: dict[str, str]
    """By the code that answers in the case name an own question by."""

    def by_slot(self) -> dict[str, str]:
        """What a payload is written with, where it is to speak of others as a file does."""
        return {
            **{Slot.source(identity): code for identity, code in self.sources.items()},
            **{Slot.meeting(identity): code for identity, code in self.encounters.items()},
        }


def outward_codes(visible: Visible) -> OutwardCodes:
    """Of all that may be seen."""
    sources = _unique((identity, source.code) for identity, source in visible.sources.items())
    labels = ((identity, held.label) for identity, held in visible.encounters.items())
    encounters = _unique(labels, sources.values())
    asked = list(visible.own_questions())
    own = _unique((each.id, each.code) for _, each in asked)
    as_held = (entry.payload for entry, _ in asked)
    by_code: dict[str, str] = {}
    for each in as_held:
        if isinstance(each, OwnQuestion):
            by_code.setdefault(each.code, own[each.id])
    return OutwardCodes(sources, encounters, own, by_code)


def _unique(names: Iterable[tuple[str, str]], taken: Iterable[str] = ()) -> dict[str, str]:
    """Each name by identity, with "-2" and so on where it is taken."""
    used, found = set(taken), {}
    for identity, name in names:
        found[identity] = free_code(name, used)
        used.add(found[identity])
    return found


def free_code(name: str, taken: set[str]) -> str:
    """The name, with "-2" and so on where it is taken."""
    number, code = 2, name
    while code in taken:
        code, number = f"{name}-{number}", number + 1
    return code


@dataclass(slots=True)
class Codes:
    """Identity by code while a file is read: what the file names, and what the case shows."""

    shown: dict[str, str]
    twice: dict[str, int]
    file: dict[str, str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    """What a form of ours asked and came to be hidden since: its answers come in with it, and nobody is told of it."""

    def add(self, code: str, identity: str) -> None:
        """What the file itself states by a code."""
        self.file[code] = identity

    def is_twice(self, code: str) -> bool:
        """Whether two of the case go by a code, and the file does not say which."""
        return code in self.twice and code not in self.file

    def find(self, code: str) -> str | None:
        """What the file states or the case shows by a code; what is hidden goes by none but a form's."""
        return self.file.get(code) or self.shown.get(code) or self.asked.get(code)

    def code_of(self, identity: str) -> str | None:
        """The code something goes by: the file's, else that of the case as it is shown."""
        found = (code for held in (self.file, self.shown) for code, each in held.items() if each == identity)
        return next(found, None)

    def visible(self) -> list[str]:
        """All that may be suggested."""
        return [*self.file, *(each for each in self.shown if each not in self.file)]


def codes_in_case(visible: Visible, outward: OutwardCodes) -> dict[str, Codes]:
    """The codes of a case by the part of a file that they stand in."""
    sources, encounters = visible.sources.values(), visible.encounters.values()
    return {
        "sources": _codes(outward.sources, [each.code for each in sources]),
        "encounters": _codes(outward.encounters, [each.encounter.code for each in encounters]),
        "own_questions": _codes(outward.own, [each.code for _, each in visible.own_questions()]),
    }


def _codes(outward: dict[str, str], shown: Iterable[str | None]) -> Codes:
    counted = Counter(filter(None, shown))
    return Codes(
        shown={code: identity for identity, code in outward.items()},
        twice={code: number for code, number in counted.items() if number > 1},
    )
