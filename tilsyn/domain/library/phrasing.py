"""What a machine can test about spoken questions (content.md, Regler for ask og look). The rest needs a reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Place, asked_id
from tilsyn.domain.library.yaml_paths import Path, Where, question_places
from tilsyn.domain.text import OwnWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tilsyn.domain.library.edition import Family, QualityModel, Question
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.values import AskGroup

MAIN_LENGTH = range(20, 221)
FOLLOW_UP_LENGTH = range(8, 221)
COPIED_WORDS = 6
MOST_FOLLOW_UPS = 2
CITIZENS = frozenset({"borger", "ung"})
NO_WHY = CITIZENS | {"paaroerende"}
FINITE_VERBS = frozenset({
    "er", "var", "har", "havde", "får", "fik", "kan", "kunne", "bliver", "blev", "oplever", "ved", "føler", "synes",
    "vil", "ville", "skal", "skulle", "må", "burde", "bør", "kender", "bruger", "gør", "tror", "mener", "siger",
    "taler", "snakker", "arbejder", "deltager", "modtager", "kommer", "går", "skriver", "følger", "spørger", "giver",
    "foregår", "findes", "sker", "sørger", "holder", "tager", "ser", "hører", "står", "ligger", "passer", "virker",
    "hjælper",
})  # fmt: skip
INVITATIONS = ("Fortæl", "Beskriv", "Vis", "Tænk")
JARGON_STEMS = (
    "behandlingsplan", "afdækning", "udredning", "civilsamfund", "netværk", "tilbagefald", "inddrag", "indsats",
    "ydelse", "tilbuddet", "relation", "recovery", "mestring", "trivsel", "skadesreduktion", "visiter", "visitation",
    "handleplan", "screening", "kompetence", "koordiner", "sammenhængende", "supervision", "anvisning", "retningslinje",
)  # fmt: skip
JARGON_WORDS = frozenset({"slip"})
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
_SINGULAR = frozenset({"du", "dig", "din", "dit", "dine"})
_PLURAL = frozenset({"jer", "jeres"})
# A citizen may speak of "I" (she and her therapist), a relative of "jer" (the family at home): content.md 3 and 4.
UNFIT_ADDRESS: Mapping[str, tuple[frozenset[str], str]] = {
    "borger": (_PLURAL, "Sig du til en borger."),
    "ung": (_PLURAL, "Sig du til en ung."),
    "kommune": (_SINGULAR, "Sig I til en kommune."),
    "samarbejdspartner": (_SINGULAR, "Sig I til en samarbejdspartner."),
}


class Spoken(NamedTuple):
    """One text that is said aloud, where it stands, to whom, and the words of the official texts it asks about."""

    path: Path
    at: str
    group: str
    follow_up: bool
    text: str
    words: tuple[str, ...]
    official: frozenset[tuple[str, ...]]
    varied: bool = False
    """Whether it stands in a variant: what is asked after the main question may then be what is asked elsewhere."""

    def may_repeat(self, first: Spoken) -> bool:
        return self.varied and (self.follow_up or (first.at, first.group) == (self.at, self.group))


def check_phrasing(model: QualityModel, where: Where) -> Iterator[Problem]:
    """Every breach of the rules that a machine can see, in the order of the file."""
    seen: dict[tuple[str, ...], Spoken] = {}
    for spoken in spoken_texts(model):
        first = seen.setdefault(spoken.words, spoken)
        if first is not spoken and not spoken.may_repeat(first):
            other = OwnWords(f"{Place(first.at).id} ({first.group})")
            yield where.problem("M050", spoken.path, spoken.at, other=other)
        yield from _faults(spoken, where)
    yield from _too_many(model, where)


def check_frame_phrasing(frame: Frame, where: Where) -> Iterator[Problem]:
    """The same of a frame; what tests a promise is said aloud too.

    Here two sides may be asked the same in the same words: that is how they are held against each other.
    """
    return (found for spoken in _spoken_in(frame) for found in _faults(spoken, where))


def _spoken_in(frame: Frame) -> Iterator[Spoken]:
    for number, item in enumerate(frame.items):
        at, copied = Place.question(asked_id(frame.id, item.id)), _sequences(_words(item.text or ""))
        for key, asked in (("ask", item.ask), ("test", item.test)):
            yield from _spoken(("items", number, key), at, asked, copied)


def _faults(spoken: Spoken, where: Where) -> Iterator[Problem]:
    return (where.problem(code, spoken.path, spoken.at, **facts) for code, facts in _breaches(spoken))


def spoken_texts(model: QualityModel) -> Iterator[Spoken]:
    """Families first, as in the file, then the questions."""
    official = {question.id: _sequences(_words(question.text)) for _, _, question in question_places(model)}
    for number, family in enumerate(model.families):
        copied = frozenset[tuple[str, ...]]().union(*(official.get(each, ()) for each in family.questions))
        yield from _of_one(("families", number), Place.family(family.id), family, copied)
    for path, _, question in question_places(model):
        yield from _of_one(path, Place.question(question.id), question, official[question.id])


def _of_one(path: Path, at: str, asked: Family | Question, official: frozenset[tuple[str, ...]]) -> Iterator[Spoken]:
    """Its own words, then those of its variants."""
    yield from _spoken((*path, "ask"), at, asked.ask, official)
    for number, variant in enumerate(asked.variants):
        for each in _spoken((*path, "variants", number, "ask"), at, variant.ask, official):
            yield each._replace(varied=True)


def _spoken(
    path: Path, at: str, ask: Mapping[AskGroup, Iterable[str]], official: frozenset[tuple[str, ...]]
) -> Iterator[Spoken]:
    return (
        Spoken((*path, group, number), at, group, number > 0, text, _words(text), official)
        for group, texts in ask.items()
        for number, text in enumerate(texts)
    )


def _too_many(model: QualityModel, where: Where) -> Iterator[Problem]:
    """A citizen's core questions have at most two follow-ups each (content.md, Papir og tid)."""
    core = {question.id for _, _, question in question_places(model) if question.priority.get("borger") == "core"}
    speaking = {family.id for family in model.families if "borger" in family.ask}
    asked: list[tuple[Path, str, Family | Question]] = [
        (("families", number), Place.family(family.id), family)
        for number, family in enumerate(model.families)
        if core & set(family.questions)
    ]
    asked += [
        (path, Place.question(question.id), question)
        for path, _, question in question_places(model)
        if question.id in core and question.family not in speaking
    ]
    for path, at, each in asked:
        said = [((*path, "ask", "borger"), each.ask.get("borger", ()))]
        said += [
            ((*path, "variants", number, "ask", "borger"), variant.ask.get("borger", ()))
            for number, variant in enumerate(each.variants)
        ]
        for place, texts in said:
            if len(texts) > 1 + MOST_FOLLOW_UPS:
                yield where.problem("M059", place, at, count=len(texts) - 1)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _sequences(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[start : start + COPIED_WORDS] for start in range(len(words) - COPIED_WORDS + 1))


def _breaches(spoken: Spoken) -> Iterator[tuple[str, dict[str, object]]]:
    first = spoken.words[0] if spoken.words else ""
    if len(spoken.text) not in (FOLLOW_UP_LENGTH if spoken.follow_up else MAIN_LENGTH):
        yield "M052" if spoken.follow_up else "M051", {"length": len(spoken.text)}
    if not _ends_well(spoken.text):
        yield "M053", {}
    if first in FINITE_VERBS:
        yield "M054", {"word": first}
    if first == "hvorfor" and spoken.group in NO_WHY:
        yield "M055", {}
    yield from _foreign_words(spoken)
    copied = next((each for each in _sequences(spoken.words) if each in spoken.official), None)
    if copied:
        yield "M058", {"words": " ".join(copied)}


def _foreign_words(spoken: Spoken) -> Iterator[tuple[str, dict[str, object]]]:
    """Words that do not fit the one who listens: the model's language, and the wrong du or I."""
    if spoken.group in CITIZENS:
        for word in spoken.words:
            if word in JARGON_WORDS or word.startswith(JARGON_STEMS):
                yield "M056", {"word": word}
    unfit, advice = UNFIT_ADDRESS.get(spoken.group, (frozenset(), ""))
    for word in spoken.words:
        if word in unfit:
            yield "M057", {"word": word, "advice": OwnWords(advice)}


def _ends_well(text: str) -> bool:
    last = _SENTENCE_END.split(text.strip())[-1].lstrip("–- ")
    return text.endswith("?") or (text.endswith(".") and last.startswith(INVITATIONS))
