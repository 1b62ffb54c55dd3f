"""Whether what should be a code or a role may be a person's name: a source's code, who was present, who is to be met.

Nobody can know a name from its letters. What is doubted is told of and kept (domain.md 7: never names of citizens).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS = (
    "anonym", "ansat", "ansatte", "assistent", "behandler", "beboer", "bestyrelse", "bisidder", "borger", "bruger",
    "chef", "deltager", "direktør", "driftsherre", "familie", "formand", "forstander", "forælder", "forældre",
    "frivillig", "hjælper", "indskrevet", "jurist", "klient", "kollega", "konsulent", "koordinator", "kursist",
    "ledelse", "leder", "læge", "lærer", "medarbejder", "netværk", "pårørende", "partner", "patient", "person",
    "personale", "plejerske", "praktikant", "psykiater", "psykolog", "pædagog", "repræsentant", "respondent",
    "rådgiver", "sekretær", "studerende", "terapeut", "vikar", "visitator", "værge",
)  # fmt: skip
"""How a word that names a role ends."""
_RELATIVES = (
    "barn", "barnebarn", "plejebarn", "stedbarn", "bror", "halvbror", "lillebror", "storebror", "datter", "far",
    "bedstefar", "farfar", "morfar", "plejefar", "stedfar", "svigerfar", "kæreste", "mor", "bedstemor", "farmor",
    "mormor", "plejemor", "stedmor", "svigermor", "søn", "søster", "halvsøster", "lillesøster", "storesøster", "tante",
    "onkel", "ven", "veninde", "ægtefælle",
)  # fmt: skip
_WHOLE = (
    *_RELATIVES, "advokat", "betjent", "daghold", "aftenhold", "nathold", "dreng", "ejer", "elev", "fagfolk", "gæst",
    "informant", "kvinde", "mand", "mentor", "nabo", "nattevagt", "pedel", "pige", "plejer", "politi", "tip", "tolk",
    "ung", "vagt", "vært",
)  # fmt: skip
"""Words of their own: a name may end as they do (Jafar, Sven, Reinhold)."""
_PLACES = (
    "administration", "afdeling", "afsnit", "arresthus", "beliggenhedskommune", "bosted", "botilbud", "center", "enhed",
    "forening", "forsorg", "fængsel", "gruppe", "herberg", "hospital", "institution", "jobcenter", "klinik", "kommune",
    "kontor", "psykiatri", "region", "råd", "selskab", "skole", "sygehus", "team", "tilbud", "udvalg", "værested",
)  # fmt: skip
"""A word beside one of these is the place's own name."""
_NEITHER = frozenset({"alle", "hemmelig", "ingen", "kilde", "kode", "møde", "samtale", "stemme"})
"""Words of a code that name nobody."""
_INFLECTED = "(?:s|e|n|r|en|et|er|ens|ets|ere|erne|ernes|ne|nes|ns|rs|es)?"
_ROLE = re.compile(
    rf"(?:[\w-]*(?:{'|'.join(_ENDINGS)})|(?:{'|'.join(_WHOLE)})){_INFLECTED}|\w*gruppe{_INFLECTED}", re.IGNORECASE
)
_PLACE = re.compile(rf"(?:[\w-]*(?:{'|'.join(_PLACES)})|hus){_INFLECTED}", re.IGNORECASE)
_MUNICIPALITY = re.compile(rf"\w*kommune{_INFLECTED}", re.IGNORECASE)
_RELATIVE = re.compile(rf"(?:{'|'.join(_RELATIVES)}){_INFLECTED}", re.IGNORECASE)
_ONES_OWN = re.compile(rf"(?:{'|'.join(_RELATIVES)}|\w*(?:behandler|person|partner|værge)){_INFLECTED}", re.IGNORECASE)
"""Who is somebody's, and not a house's: "Mettes behandler"."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INITIAL = re.compile(r"(?<=\w) [A-ZÆØÅ]\.? (?=[A-ZÆØÅ]\w)")
"""Between two names: Mette K. Jensen."""
_AT = frozenset({"fra", "på", "i", "ved", "af"})
_AROUND = frozenset(
    {"en", "et", "den", "det", "de", "to", "tre", "fire", "flere", "ny", "nye", "jer", "jeres", "dem", "der", "vi"}
)
_TWO_WORDS = frozenset({"høje", "ny", "nye", "store", "lille", "nørre", "sønder", "vester", "øster"})
_HOUSE_S = re.compile(r".{3,}(?:ens|ets|ernes)", re.IGNORECASE)
"""How the genitive of a common noun ends: afdelingens, husets, medarbejdernes; not Jens."""
_SHORT = 4
"""Capitals that are this few are an abbreviation: SSP, PPR."""
_LEAST = 3
"""Letters of a name beside a number; fewer are part of a code: K 7."""


class _Word(NamedTuple):
    """A word, whether it names a role or a place, and what stands between it and the one before."""

    text: str
    role: bool
    place: bool
    before: str

    @property
    def known(self) -> bool:
        return self.role or self.place or self.text.casefold() in _NEITHER

    @property
    def name(self) -> bool:
        """With a capital, and nothing that is known; neither the A of Borger A nor an abbreviation."""
        text = self.text
        shortened = text.isupper() and len(text) <= _SHORT
        known = self.known or text.casefold() in _AROUND
        return not known and len(text) > 1 and text[0].isupper() and not shortened


def is_role(word: str) -> bool:
    """Whether a word names a role, or the municipality as one: borgeren, kontaktperson, handlekommune."""
    return bool(_ROLE.fullmatch(word) or _MUNICIPALITY.fullmatch(word))


def unlike_a_code(code: str) -> bool:
    """Whether a code may be a name, alone or with a role or a number: "Mette", "Jensen 2", "Borger 12 (Mette)"."""
    words = _words(code)
    if any(each.known for each in words):
        return _names_beside_what_is_known(words)
    if not any(char.isdigit() for char in code):
        return any(len(each.text) > 1 for each in words)
    return any(len(each.text) >= _LEAST and not (each.text.isupper() and len(each.text) <= _SHORT) for each in words)


def may_name(line: str) -> bool:
    """Whether a line of who was or is to be there may hold a name: "Mette Jensen", "Leder Mette", "Karen"."""
    words = _words(line)
    if _names_beside_what_is_known(words) or any(map(_follow_each_other, words, words[1:])):
        return True
    few = 0 < len(words) <= 2  # noqa: PLR2004  a name and a surname, or a name and a number
    return few and words[0].name and not any(each.known for each in words)


def _words(text: str) -> list[_Word]:
    made: list[_Word] = []
    end = 0
    text = _INITIAL.sub(" ", text)
    for found in _WORD.finditer(text):
        word = found[0]
        made.append(_Word(word, bool(_ROLE.fullmatch(word)), bool(_PLACE.fullmatch(word)), text[end : found.start()]))
        end = found.end()
    return made


def _names_beside_what_is_known(words: list[_Word]) -> bool:
    """A name after a role, two names together, one that stands apart, or one whose somebody is."""
    named = [each.name and not _is_of_a_place(words, place) for place, each in enumerate(words)]
    roles = [place for place, each in enumerate(words) if each.role]
    after = bool(roles) and any(named[roles[0] + 1 :])
    together = any(_follow_each_other(*pair) for pair in _pairs(words, named))
    apart = any(named[place] and _stands_apart(words, place) for place in range(len(words)))
    return after or together or apart or any(_is_somebody_s(words, place) for place in range(1, len(words)))


def _pairs(words: list[_Word], named: list[bool]) -> Iterator[tuple[_Word, _Word]]:
    return ((words[at], words[at + 1]) for at in range(len(words) - 1) if named[at] and named[at + 1])


def _follow_each_other(one: _Word, other: _Word) -> bool:
    return one.name and other.name and not other.before.strip()


def _stands_apart(words: list[_Word], place: int) -> bool:
    """Between a comma or a parenthesis and the next: "Mette (leder)", "Borger 12, Mette"."""
    after = words[place + 1].before if place + 1 < len(words) else ""
    inside = re.search(r"[,;(/]|\s[–-]\s", words[place].before)
    closes = re.search(r"[,;()/]|\s[–-]\s", after)
    return bool(inside and (closes or not after)) or bool(place == 0 and closes)


def _is_somebody_s(words: list[_Word], place: int) -> bool:
    """Mettes mor, Jens' behandler; neither the house's nor another role's."""
    owner = words[place - 1]
    owned = _ONES_OWN.fullmatch(words[place].text)
    return bool(owned) and owner.name and owner.text.endswith("s") and not _HOUSE_S.fullmatch(owner.text)


def _is_of_a_place(words: list[_Word], place: int) -> bool:
    """Aarhus Kommune, Høje Taastrup Kommune, Afdeling Nord; leder af Havnen, but not søn af Karen."""
    after = words[place + 1 : place + 3]
    if after and not after[0].before.strip() and _names_a_place(words[place], after):
        return True
    if not place or words[place].before.strip():
        return False
    before = words[place - 1]
    relative = any(_RELATIVE.fullmatch(each.text) for each in words[:place])
    return before.place or (before.text.casefold() in _AT and not relative)


def _names_a_place(word: _Word, after: list[_Word]) -> bool:
    two = word.text.casefold() in _TWO_WORDS and after[-1].place and not after[-1].before.strip()
    return after[0].place or two
