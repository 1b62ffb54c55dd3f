"""Which words are said: what differs by setting, by target group and by kind of case is data (content.md, rule 16)."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import Field

from tilsyn.domain.library.library_record import LibraryRecord, Text
from tilsyn.domain.values import AskGroup, CaseKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.library.edition import Family, QualityModel, Question

Priority = Literal["core", "supplement"]
Setting = Literal["ambulant", "dag", "doegn", "botilbud"]
CITIZEN: AskGroup = "borger"
_WORDS = re.compile(r"[^\W\d_]+")
_SAYS_NOTHING = ("behandlingstilbud", "behandling", "voksne", "under", "til")
"""Of a service type's label: what stands in several of them, or in none of a department's name."""
_SHORTEST, _STEM = 3, 6
_AGES = re.compile(r"(\d{1,2})\s*(?:til|-|–)\s*(\d{1,3})\s*år")


class Look(LibraryRecord, shown="Anvisninger til konsulenten, ikke spørgsmål."):
    """Instructions, not questions, for documents and observation."""

    dokument: Text | None = None
    """Hvad man ser efter i dokumenter."""
    observation: Text | None = None
    """Hvad man ser efter på stedet."""


class When(LibraryRecord, shown="Hvornår andre ord bruges: alt, der er nævnt, skal passe på sagen."):
    """Every condition named must hold; one that names none never does, and `model check` says so."""

    settings: tuple[Setting, ...] = ()
    """ambulant, dag, doegn, botilbud: bruges, når alle sagens tilbudstyper har en af dem."""
    targets: tuple[str, ...] = ()
    """Målgrupper (id under targets): bruges, når sagen har mindst en af dem."""
    kinds: tuple[CaseKind, ...] = ()
    """Slags tilsyn, fx nygodkendelse."""


class Variant(LibraryRecord, shown="Andre ord til det samme spørgsmål, når sagen er en anden."):
    """Takes the place of a group's words as a whole, hint and all; the first that fits the case is used."""

    when: When
    """Hvornår ordene bruges."""
    ask: dict[AskGroup, tuple[Text, ...]] = {}
    """For hver kildegruppe: hovedspørgsmålet og en til tre opfølgninger."""
    hints: dict[AskGroup, Text] = {}
    """Et råd til konsulenten om en gruppes spørgsmål."""
    priority: dict[AskGroup, Priority] = {}
    """core eller supplement, hvor det er en anden end ellers."""
    look: Look = Look()
    """Hvad man ser efter; kun ved et spørgsmål, ikke ved en familie."""


class Swap(LibraryRecord, shown="Ord, der siges på en anden måde i en bestemt slags sag."):
    """For a word that stands in many questions: a place where people live has nobody who comes and goes."""

    when: When
    """Hvornår ordene skiftes ud."""
    say: Annotated[dict[Text, Text], Field(min_length=1)]
    """Ordene, som de står i spørgsmål og vink, og det, der siges i stedet."""


class Target(LibraryRecord, shown="En målgruppe, der har sine egne ord."):
    """Known by the case's target groups as they are written, by their ages, or by its service types."""

    id: Text
    """Id, fx unge."""
    title: Text
    """Navnet, som det vises."""
    words: tuple[Text, ...] = ()
    """Ord i sagens målgrupper, fx opioider."""
    below_age: Annotated[int, Field(ge=1)] | None = None
    """Når den yngste er under denne alder."""
    service_types: tuple[str, ...] = ()
    """Tilbudstyper (id), der altid har målgruppen."""
    asked_as: AskGroup | None = None
    """Den gruppe, hvis ord siges til borgere i målgruppen, fx ung."""
    asked_if: str = ""
    """Det, der står foran de ord, når andre borgere spørges med de sædvanlige, fx Er borgeren under 18 år."""

    def is_of(self, service_types: Iterable[str], target_groups: Iterable[str]) -> bool:
        if set(self.service_types) & set(service_types):
            return True
        return any(self._is_written(text.casefold()) for text in target_groups)

    def _is_written(self, text: str) -> bool:
        young = self.below_age is not None and any(int(low) < self.below_age for low, _ in _AGES.findall(text))
        return young or any(word.casefold() in text for word in self.words)


class KindWords(LibraryRecord, shown="En slags sag, der har sine egne ord."):
    """A kind of case with words of its own: what has no words for it is not asked, and documents are read otherwise."""

    kind: CaseKind
    """Slagsen, fx nygodkendelse."""
    look: Look = Look()
    """Det, der siges foran spørgsmålets kerne, når der ses efter; tom: som ellers."""
    only_own: tuple[Literal["dokument", "observation"], ...] = ()
    """Her ses kun efter det, der har sine egne ord i en variant til slagsen."""


class Situation(NamedTuple):
    """What a case says of itself that decides the words."""

    settings: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    kind: str = "drift"
    only: frozenset[str] = frozenset()
    """The target groups that all of its service types are for."""

    def fits(self, when: When) -> bool:
        """An unknown setting fits none: the words that stand are the ones for any place."""
        return (
            (not when.settings or (bool(self.settings) and self.settings <= set(when.settings)))
            and (not when.targets or bool(self.targets & set(when.targets)))
            and (not when.kinds or self.kind in when.kinds)
        )


def situation(model: QualityModel, service_types: Iterable[str], target_groups: Iterable[str], kind: str) -> Situation:
    """Read from the case's service types, target groups and kind, as the edition says that they are read."""
    types, groups = tuple(service_types), tuple(target_groups)
    settings = {each.words or each.setting for each in model.service_types if each.id in types}
    targets = {each.id for each in model.targets if each.is_of(types, groups)}
    only = {each.id for each in model.targets if types and set(types) <= set(each.service_types)}
    return Situation(frozenset(settings), frozenset(targets), kind, frozenset(only))


def types_of_department(model: QualityModel, service_types: Sequence[str], department: str | None) -> tuple[str, ...]:
    """Those of a case's service types that a department is named after; all of them where it is named after none.

    "Nord (døgnbehandling)" is named after § 101 (døgnbehandlingstilbud til voksne), and "Ambulatoriet" after ambulant.
    """
    named = [word.casefold() for word in _WORDS.findall(department or "")]
    labels = {each.id: each.label for each in model.service_types}
    alike = {each: sum(_is_named(stem, named) for stem in _stems(labels.get(each, ""))) for each in service_types}
    most = max(alike.values(), default=0)
    return tuple(each for each in service_types if alike[each] == most)


def _stems(label: str) -> Iterator[str]:
    """What tells a service type from others, so far as a person may write it in another way."""
    for word in _WORDS.findall(label.casefold()):
        ending = next((each for each in _SAYS_NOTHING if word.endswith(each)), "")
        stem = word.removesuffix(ending)
        if len(stem) >= _SHORTEST:
            yield stem[:_STEM]


def _is_named(stem: str, words: Iterable[str]) -> bool:
    return any(word.startswith(stem) for word in words)


class Phrasebook:
    """An edition's words for one situation."""

    def __init__(self, model: QualityModel, at: Situation) -> None:
        self._at = at
        said = {old: new for swap in model.swaps if at.fits(swap.when) for old, new in swap.say.items()}
        self._swaps = [(_whole(old), old, said[old]) for old in sorted(said, key=len, reverse=True)]
        self.kind = next((each for each in model.kinds if each.kind == at.kind), None)
        spoken_to = [each for each in model.targets if each.asked_as and each.id in at.targets]
        self._instead = next((each.asked_as for each in spoken_to if each.id in at.only), None)
        self._beside = [each for each in spoken_to if each.id not in at.only]

    def ask(self, of: Question | Family, group: AskGroup) -> tuple[str, ...]:
        """Main question and follow-ups to a group; empty where it has none for this situation."""
        if group == CITIZEN and self._instead and (young := self.ask(of, self._instead)):
            return young
        variant = self._variant(of, group)
        if variant is not None:
            return variant.ask[group]
        return () if self.kind else tuple(map(self.said, of.ask.get(group, ())))

    def hint(self, of: Question | Family, group: AskGroup) -> str:
        """What stands beside those words, and no others; those asked in other words may have a hint of their own."""
        if group == CITIZEN and self._instead and self.ask(of, self._instead):
            young = self._stated(of, self._instead)
            if young:
                return young
        return " ".join((self._stated(of, group), *self._to_some(of, group))).strip()

    def _stated(self, of: Question | Family, group: AskGroup) -> str:
        """A variant has its own hint, or none."""
        variant = self._variant(of, group)
        stated = variant.hints.get(group, "") if variant else "" if self.kind else of.hints.get(group, "")
        return self.said(stated)

    def _to_some(self, of: Question | Family, group: AskGroup) -> Iterator[str]:
        """The main question as it is put to those citizens who are asked in other words."""
        for each in self._beside if group == CITIZEN else ():
            words = self.ask(of, each.asked_as) if each.asked_as else ()
            if words:
                yield f"{each.asked_if}: »{words[0]}«"

    def asks(self, question: Question, group: str) -> bool:
        """Whether a group is asked it; an edition that has groups and no words yet is asked in the official ones."""
        return bool(self.ask(question, group)) if self.kind else group in question.groups  # type: ignore[arg-type]

    def core(self, question: Question, group: AskGroup) -> bool:
        stated = next(
            (each.priority[group] for each in self._fitting(question) if group in each.priority),
            question.priority.get(group),
        )
        return stated == "core"

    def look(self, question: Question, method: str) -> str | None:
        """What to look for; in a kind of case of its own, its words before the gist."""
        for each in self._fitting(question):
            if getattr(each.look, method):
                return str(getattr(each.look, method))
        usual: str | None = getattr(question.look, method, None)
        if not usual or (self.kind and method in self.kind.only_own):
            return None
        before = self.before(method)
        return f"{before} {question.gist}" if before and question.gist else self.said(usual)

    def before(self, method: str) -> str:
        """What is said before the gist of whatever is looked for; nothing where each has words of its own."""
        return str(getattr(self.kind.look, method, None) or "") if self.kind else ""

    def looks(self, question: Question, method: str) -> bool:
        """Whether it is looked for; an edition that names a method and no words yet has the official ones."""
        return method in question.methods and (not self.kind or bool(self.look(question, method)))

    def has(self, targets: Iterable[str]) -> bool:
        """Whether the case has one of these target groups."""
        return bool(self._at.targets & set(targets))

    def _variant(self, of: Question | Family, group: AskGroup) -> Variant | None:
        return next((each for each in self._fitting(of) if group in each.ask), None)

    def _fitting(self, of: Question | Family) -> Iterator[Variant]:
        """In a kind of case with words of its own only those count: an applicant has nobody who lives there yet."""
        fitting = (each for each in of.variants if self._at.fits(each.when))
        return (each for each in fitting if not self.kind or self.kind.kind in each.when.kinds)

    def said(self, text: str) -> str:
        """The text in the words of the situation."""
        folded = text.casefold()
        for pattern, old, new in self._swaps:
            if old.casefold() in folded:  # most are in no text, and a search for each takes its time
                text = pattern.sub(partial(_as_written, old, new), text)
                folded = text.casefold()
        return text


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)


def _as_written(old: str, new: str, found: re.Match[str]) -> str:
    """Where a sentence begins with it, the new words begin it too."""
    begins = found[0][0].isupper() and not old[0].isupper()
    return new[0].upper() + new[1:] if begins else new
