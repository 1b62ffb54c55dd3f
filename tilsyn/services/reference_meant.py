"""A reference as it is typed or copied, "NR2016, anvisning 3.1.5.", and what is near one that is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import either, listed
from tilsyn.domain.library.references import parted
from tilsyn.domain.text import quote
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tilsyn.services.looking_up import Books, Json

_BEFORE = re.compile(
    r"(?:se|anvisning(?:en|er|erne)?|anv|retningslinje(?:n|r|rne)?|guideline|punkt|pkt|nr|nummer)\b[\s.:]*",
    re.IGNORECASE,
)
"""What is written in front of a directive's number: "Se anvisning nr. 3.1.5"."""
_NUMBER = re.compile(r"(?:§\s*)?\d+(?:\.\d+)*\s*[a-z]?", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:-|–|,|;|\bog\b|\btil\b)\s*", re.IGNORECASE)
_MOST = 3
OFFERED = (
    "Slå en anvisning op (3.1.5), en indikator (4.a), et spørgsmål (4.a.1), tema:4, kriterium:3, en tilbudstype "
    '(101-dag) eller loven ("SEL § 101, stk. 4"). Se numrene med tilsyn model show {shown}.'
)


class Instead(NamedTuple):
    """A bare number that no cited catalogue is known to have: which those are, and what of theirs is near."""

    cited: tuple[str, ...]
    near: tuple[str, ...]


def as_meant(reference: str, books: Books) -> str:
    """With its catalogue and a colon, "NR2016:3.1.5", or the bare number; anything else as it was typed."""
    text = reference.strip().rstrip(".,;: ")
    catalogue, rest = _of_catalogue(text, [each["id"] for each in books.catalogues])
    number = _number_in(rest)
    if number is None:
        edition = (books.model or {}).get("id", "")
        own, of_edition = _of_catalogue(text, [edition] if edition else [])
        return of_edition if own and of_edition else text
    return f"{catalogue}:{number}" if catalogue else number


def _of_catalogue(text: str, ids: Iterable[str]) -> tuple[str, str]:
    """Which catalogue is named first, however it is spelled, and what stands after it."""
    for each in ids:
        spelled = r"\s*".join(map(re.escape, re.findall(r"[^\W\d_]+|\d+|[\W_]+", each)))
        if found := re.match(rf"{spelled}(?!\w)[\s:.,/–-]*", text, re.IGNORECASE):
            return each, text[found.end() :]
    return "", text


def _number_in(text: str) -> str | None:
    while found := _BEFORE.match(text):
        text = text[found.end() :]
    return text if _NUMBER.fullmatch(text) else None


def instead_of(found: Json, reference: str, books: Books) -> Instead | None:
    """Where what was found of a bare number stands in a catalogue that the edition does not cite."""
    cited = tuple((books.model or {}).get("directives", ()))
    named = {each["id"] for each in (*books.catalogues, *books.beside)}
    if ":" in reference or not cited or found.get("edition") not in named - set(cited):
        return None
    held = [each for each in (*books.catalogues, *books.beside) if each["id"] in cited]
    numbers = [each["number"] for catalogue in held for each in catalogue["directives"]]
    near = tuple(each for each in numbers if re.fullmatch(rf"{re.escape(found['number'])}\.?[a-z]\d*", each))
    return Instead(cited, near)


def told_instead(found: Json, instead: Instead) -> str:
    """That the number is another rule there; of a catalogue only what is cited may be known."""
    near = f"; der står {listed(instead.near)}" if instead.near else ""
    return (
        f"{listed(instead.cited)}, som udgaven henviser til, har ikke {found['number']}, så vidt vi ved{near}. "
        f"Her vises {found['id']}: en anden udgave, hvor numrene betyder noget andet."
    )


def not_found(reference: str, books: Books, where: str) -> UsageProblem:
    """Of an act what of it is known, since the nearest number is another rule; else what is near or can be had."""
    from tilsyn.services.law_lookup import missing
    from tilsyn.services.looking_up import known

    if lacking := missing(reference, books.laws):
        provision, held = lacking
        return UsageProblem(f"{provision} findes ikke i biblioteket.", f"Vi kender {held}. Resten er ukendt.")
    everything = known(books.model or {}, books.catalogues, books.laws)
    return UsageProblem(f"»{quote(reference)}« findes ikke {where}.", _hint(reference.strip(), everything, books))


def _hint(reference: str, everything: Sequence[str], books: Books) -> str:
    edition = (books.model or {}).get("id", "")
    ids = [edition, *(each["id"] for each in books.catalogues)]
    if whole := next((each for each in ids if each and each.casefold() == reference.casefold()), None):
        return f"Se den med tilsyn model show {whole}."
    several = [each for each in _SEVERAL.split(parted(reference)[1]) if _number_in(each)]
    if len(several) > 1 and (number := _number_in(several[0])):
        return f"Slå ét nummer op ad gangen: tilsyn ref {number}"
    if near := _nearest(reference, everything):
        return f"Mente du {either(near)}?"
    catalogue, _ = _of_catalogue(reference, [each["id"] for each in books.catalogues])
    return OFFERED.format(shown=catalogue or edition)


def _nearest(reference: str, everything: Sequence[str]) -> list[str]:
    """Of a number those that begin as it does, in the catalogue it names; of a word those spelled alike."""
    from difflib import get_close_matches

    catalogue, number = parted(reference)
    if not number or not number[0].isdigit():
        return get_close_matches(reference, everything, n=_MOST, cutoff=0.6) if reference else []
    among = [each for each in everything if each.casefold().startswith(f"{catalogue.casefold()}:" if catalogue else "")]
    begun = [(_begun_alike(number, parted(each)[1]), each) for each in among]
    most = max((alike for alike, _ in begun), default=0)
    return [each for alike, each in begun if alike == most][:_MOST] if most else []


def _begun_alike(one: str, other: str) -> int:
    """How many parts two numbers begin alike with: 3.1.99 and 3.1.5 two."""
    count = 0
    for here, there in zip(_parts(one), _parts(other), strict=False):
        if here != there:
            break
        count += 1
    return count


def _parts(number: str) -> list[str]:
    return re.findall(r"\d+|[^\W\d_]+", number.casefold())
