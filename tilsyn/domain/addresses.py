"""Slots and places: what an entry states, and where in a case something stands, as values of their own.

Both are the very strings that files hold, so they are stored, compared and sorted as ever; only this module takes one
apart or puts one together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, get_args

from tilsyn.domain.danish import ascii_twin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.library.edition import QualityModel, RatedUnit

_AROUND = {
    "answer": (0, 1), "mark": (1, 1), "deviates": (0, 2), "checklist": (1, 1),
    "own": (0, 1), "spot": (0, 1), "where": (0, 1), "line": (0, 1),
}  # fmt: skip
"""How many parts stand before and after the one that a person named: a question's code may hold the divider itself."""
_ASKED = frozenset({"answer", "mark", "deviates", "own", "spot", "where"})


class Slot(str):
    """The one thing that an entry states or a half-typed text is for, as in `answer|4.a.1|<encounter>`."""

    __slots__ = ()

    @classmethod
    def of(cls, kind: str, *parts: str) -> Slot:
        """From its kind and parts."""
        return cls("|".join((kind, *parts)))

    @property
    def kind(self) -> str:
        """What sort of thing it is, "answer"."""
        return self.partition("|")[0]

    @property
    def rest(self) -> str:
        """All after the kind: the identity of a source or an encounter, the id of what is judged."""
        return self.partition("|")[2]

    @property
    def parts(self) -> tuple[str, ...]:
        """What follows the kind; a slot inside a slot stays whole."""
        if not self.rest:
            return ()
        before, after = _AROUND.get(self.kind, (0, 0))
        *first, middle = self.rest.split("|", before)
        return (*first, *middle.rsplit("|", after))

    @property
    def question(self) -> str:
        """The question that it names, else nothing."""
        return self.parts[_AROUND[self.kind][0]] if self._is_asked else ""

    @property
    def encounter(self) -> str:
        """The encounter that an answer or a mark was given in, the encounter itself, else nothing."""
        return self.rest if self.kind == "encounter" else self.parts[-1] if self._is_asked else ""

    @property
    def _is_asked(self) -> bool:
        """Whether it names a question and an encounter, whole."""
        return self.kind in _ASKED and len(self.parts) == sum(_AROUND[self.kind]) + 1

    def is_about(self, slot: str) -> bool:
        """Whether it is the slot, or what is half-typed beside it: a reason, where a note belongs."""
        return f"|{slot}|" in f"|{self}|"

    @classmethod
    def field(cls, name: str) -> Slot:
        """A field of the case's own."""
        return cls.of("case", name)

    @classmethod
    def source(cls, identity: str) -> Slot:
        """A source."""
        return cls.of("source", identity)

    @classmethod
    def meeting(cls, identity: str | None) -> Slot:
        """An encounter."""
        return cls.of("encounter", str(identity))

    @classmethod
    def document(cls, identity: str) -> Slot:
        """A document."""
        return cls.of("document", identity)

    @classmethod
    def answer(cls, question: str, encounter: str) -> Slot:
        """What was said about a question in one encounter."""
        return cls.of("answer", question, encounter)

    @classmethod
    def frame(cls, identifier: str) -> Slot:
        """A frame that the case uses."""
        return cls.of("frame", identifier)

    @classmethod
    def sealed(cls, audience: str) -> Slot:
        """The final report of one audience."""
        return cls.of("sealed", audience)

    @classmethod
    def note(cls, identity: str = "") -> Slot:
        """A note; without an identity, where the text of a new one is kept."""
        return cls.of("note", identity)

    @classmethod
    def scope(cls, item: str) -> Slot:
        """Whether an item is used."""
        return cls.of("scope", item)

    @classmethod
    def judgement(cls, item: str) -> Slot:
        """How an item is judged."""
        return cls.of("judgement", item)

    @classmethod
    def assessment(cls, place: str) -> Slot:
        """The prose of a place."""
        return cls.of("assessment", place)

    @classmethod
    def followup(cls, identity: str = "") -> Slot:
        """A follow-up point; without an identity, where the text of a new one is kept."""
        return cls.of("followup", identity)

    @classmethod
    def protect(cls, entry: str) -> Slot:
        """How an entry is protected."""
        return cls.of("protect", entry)

    @classmethod
    def not_cpr(cls, entry: str) -> Slot:
        """That an entry holds no CPR number after all."""
        return cls.of("not_cpr", entry)

    # What is half-typed is kept by the place it belongs to: the slot of the entry it will become, or one of these.
    # Earlier versions kept `own|<encounter>`, `place|<encounter>` and `where|<encounter>`, by no question.

    @classmethod
    def mark(cls, mark: str, question: str, encounter: str) -> Slot:
        """A mark that waits for an answer to carry it."""
        return cls.of("mark", mark, question, encounter)

    @classmethod
    def loose(cls, encounter: str) -> Slot:
        """A loose note of an encounter."""
        return cls.of("note", encounter)

    @classmethod
    def note_at(cls, place: str) -> Slot:
        """A note that will belong to a place."""
        return cls.of("note", "at", place)

    @classmethod
    def quoting(cls, identity: str) -> Slot:
        """A quote that is being typed from a document."""
        return cls.of("quote", cls.document(identity))

    @classmethod
    def own(cls, question: str, encounter: str) -> Slot:
        """A question of one's own, on the spot: it belongs where it was begun."""
        return cls.of("own", question, encounter)

    @classmethod
    def deviates(cls, question: str, source: str, encounter: str) -> Slot:
        """What one in a group said otherwise about a question."""
        return cls.of("deviates", question, source, encounter)

    @classmethod
    def spot(cls, question: str, encounter: str) -> Slot:
        """What was read or seen at one place in a document, a building, begun at a question."""
        return cls.of("spot", question, encounter)

    @classmethod
    def where(cls, question: str, encounter: str) -> Slot:
        """Where that place is."""
        return cls.of("where", question, encounter)

    @classmethod
    def line(cls, name: str, encounter: str) -> Slot:
        """What is typed in a line that finds something, by the line's name: a search, a number to go to."""
        return cls.of("line", name, encounter)

    @classmethod
    def paper(cls, encounter: str) -> Slot:
        """Lines from paper that are not answers yet."""
        return cls.of("paper", encounter)

    @classmethod
    def plan(cls, part: str) -> Slot:
        """A text of the plan: the focus, the analysis."""
        return cls.of("plan", part)

    @classmethod
    def beside(cls, kind: Literal["reason", "lines", "place"], slot: str) -> Slot:
        """What is typed beside the text of a slot: its `reason`, its short `lines`, the `place` of a note."""
        return cls.of(kind, slot)

    @classmethod
    def otherwise(cls, source: str, slot: str) -> Slot:
        """What one said otherwise in an answer that stands, as it is set right."""
        return cls.of("otherwise", source, slot)

    def is_typed_in(self, encounter: str) -> bool:
        """Whether it is of a text that is half-typed in an encounter; a mark is no text."""
        return self.kind != "mark" and self.parts[-1:] == (encounter,)


Level = Literal["indicator", "criterion", "theme", "overall", "conclusion", "economy"]
_WHOLE = {
    "overall": "samlet vurdering",
    "conclusion": "konklusion",
    "economy": "økonomi",
    "economy:baeredygtig": "økonomisk bæredygtighed",
    "economy:pris": "pris i forhold til målgruppe og kvalitet",
    "economy:gennemsigtig": "gennemsigtighed",
    "case": "sagen",
}
_WORDS = {"theme": "tema", "criterion": "kriterium", "question": "spørgsmål"}
_LEVELS = frozenset({*_WORDS, "overall", "conclusion", "economy", "case", "source", "encounter", "family", "master"})
LEVEL_WORDS = frozenset({*_LEVELS, *_WORDS.values(), "stamdata"})
"""Words that a place or what is typed for one may begin with, before its colon."""
_TYPED_AGAIN = {
    "overall": "samlet",
    "conclusion": "konklusion",
    "economy": "økonomi",
    "economy:baeredygtig": "økonomi:bæredygtighed",
    "economy:pris": "økonomi:pris",
    "economy:gennemsigtig": "økonomi:gennemsigtighed",
}
_ALSO_TYPED = {
    "helhed": "overall", "helheden": "overall", "konklusionen": "conclusion", "oekonomien": "economy",
    "oekonomi:baeredygtig": "economy:baeredygtig", "oekonomi:gennemsigtig": "economy:gennemsigtig",
    "economy:baeredygtighed": "economy:baeredygtig", "economy:gennemsigtighed": "economy:gennemsigtig",
}  # fmt: skip
_TYPED = {
    **{re.sub(r"\s+", "", ascii_twin(words)): at for at, words in _WHOLE.items() if at != "case"},
    **{ascii_twin(words): at for at, words in _TYPED_AGAIN.items()},
    **_ALSO_TYPED,
}
_LEVEL_NAMES = {"tema": "theme", "kriterium": "criterion", "theme": "theme", "criterion": "criterion"}
_LEVEL = re.compile(r"(tema|kriterium|theme|criterion)\s*:?\s*([0-9]+(?:\.[0-9a-z]+)*)")


class Place(str):
    """Where in a case something stands: an indicator's id, `theme:4`, `overall`, `economy:pris`, `case`."""

    __slots__ = ()

    @classmethod
    def theme(cls, number: object) -> Place:
        """A theme by its number."""
        return cls(f"theme:{number}")

    @classmethod
    def criterion(cls, identifier: str) -> Place:
        """A criterion by its id."""
        return cls(f"criterion:{identifier}")

    @classmethod
    def question(cls, identifier: str) -> Place:
        """A question by its id: problems name one."""
        return cls(f"question:{identifier}")

    @classmethod
    def source(cls, code: str) -> Place:
        """A source by its code: problems name one."""
        return cls(f"source:{code}")

    @classmethod
    def family(cls, identifier: str) -> Place:
        """A family of questions: problems name one."""
        return cls(f"family:{identifier}")

    @classmethod
    def master(cls, field: str) -> Place:
        """A field of the case's own, as it is carried into the authority's system."""
        return cls(f"master:{field}")

    @classmethod
    def part_of(cls, item: str, part: str) -> Place:
        """What is carried over beside the text of an item: its `score`, its `kilder`."""
        return cls(f"{item}:{part}")

    @classmethod
    def above(cls, unit: RatedUnit) -> tuple[Place, Place]:
        """The criterion and the theme of a rated item."""
        return cls.criterion(unit.criterion.id), cls.theme(unit.theme.number)

    @classmethod
    def of(cls, typed: str) -> Place:
        """From how a person may name it: "Tema 4", "kriterium:4", "samlet", "økonomi: pris"; the journal's names stand.

        What is no such place is given back, trimmed and in small letters.
        """
        wanted = typed.strip().lower()
        level = _LEVEL.fullmatch(wanted)
        if level:
            return cls(f"{_LEVEL_NAMES[level[1]]}:{level[2]}")
        if wanted.startswith("stamdata:"):
            return cls.master(wanted.removeprefix("stamdata:"))
        closed = re.sub(r"\s*[:,]\s*", ":", ascii_twin(wanted))
        return cls(_TYPED.get(re.sub(r"\s+", "", closed), wanted))

    @classmethod
    def all(cls, model: QualityModel, levels: Iterable[Level] = get_args(Level)) -> list[Place]:
        """Every place of a model, level by level, each in model order."""
        return [place for level in levels for place in cls._on(level, model)]

    @classmethod
    def _on(cls, level: Level, model: QualityModel) -> Iterator[Place]:
        match level:
            case "indicator":
                yield from (cls(unit.id) for unit in model.rated())
            case "criterion":
                yield from (cls.criterion(criterion.id) for _, criterion in model.criteria())
            case "theme":
                yield from (cls.theme(theme.number) for theme in model.themes)
            case "overall":
                yield OVERALL
            case "conclusion":
                yield CONCLUSION
            case "economy":
                yield from ECONOMIES

    @property
    def _after(self) -> str:
        return self.partition(":")[2]

    @property
    def level(self) -> str:
        """Its sort; an item's id has no word before it."""
        level = self.partition(":")[0]
        return level if level in _LEVELS else "indicator"

    @property
    def id(self) -> str:
        """The id that it names: "4" of theme:4, "4.a" of an indicator and of what is carried over beside it."""
        return self.partition(":")[0] if self.level == "indicator" else self._after

    @property
    def part(self) -> str:
        """What beside an item's text it is, else nothing."""
        return self._after if self.level == "indicator" else ""

    @property
    def is_item(self) -> bool:
        """Whether it is an item's own id, and nothing beside it."""
        return self.level == "indicator" and not self.part

    def text(self) -> str:
        """As it is read in a sentence: tema 4, økonomisk bæredygtighed; an item's id stays as it is."""
        if self in _WHOLE:
            return _WHOLE[self]
        if self.level in _WORDS:
            return f"{_WORDS[self.level]} {self.id}"
        return self.id if self.level in {"source", "encounter"} else str(self)

    def title(self) -> str:
        """As it stands over a text: Tema 4, Samlet vurdering, Økonomisk bæredygtighed."""
        return self.text()[:1].upper() + self.text()[1:]

    def name(self) -> str:
        """As it may be typed again: tema:4, samlet, økonomi:pris; an item's id stays as it is."""
        if self.level in {"theme", "criterion"}:
            return f"{_WORDS[self.level]}:{self.id}"
        if self.level == "master":
            return f"stamdata:{self.id}"
        return _TYPED_AGAIN.get(self, str(self))


OVERALL = Place("overall")
CONCLUSION = Place("conclusion")
CASE = Place("case")
ECONOMIES = tuple(Place(at) for at in ("economy", "economy:baeredygtig", "economy:pris", "economy:gennemsigtig"))
"""The economy as one, and its three texts (§ 6 stk. 3)."""


def asked_id(frame: str, item: str) -> str:
    """The question id of a point of a frame, kerneydelser:3.1.3.2."""
    return f"{frame}:{item}"


def frame_of(question: str) -> str:
    """What stands before the colon: the frame, where it is one; the code of an own question may begin so too."""
    return question.partition(":")[0] if ":" in question else ""


def item_of(question: str) -> str:
    """What stands after it: the point's own id."""
    return question.partition(":")[2]
