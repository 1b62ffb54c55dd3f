"""`ref` of a provision, "SEL § 101, stk. 4", and which of them a directive names; from plain JSON, as `looking_up`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import listed
from tilsyn.domain.library.citations import LawNames, Provision, alone, holds, mentioned, section_text
from tilsyn.domain.text import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.services.looking_up import Books, Json


def law_names(law: Json) -> LawNames:
    """What citations of a law are read by."""
    sections = {each["number"]: tuple(part["number"] for part in each["subsections"]) for each in law["sections"]}
    return LawNames(law["id"], tuple(law["names"]), sections)


def provision(reference: str, books: Books) -> Json | None:
    """A section or a subsection that the laws hold: `ref "SEL § 101, stk. 4" --json`, in the shape of a directive."""
    cited = alone(reference, [law_names(each) for each in books.laws])
    if cited is None:
        return None
    law = next(each for each in books.laws if each["id"] == cited.law)
    return provision_show(law, cited.whole, books) if holds(law_names(law), cited) else None


def missing(reference: str, laws: Sequence[Json]) -> tuple[str, str] | None:
    """What is cited of an act that does not hold it, or of none we have, and what they do hold; None where none is."""
    cited = alone(reference, [law_names(each) for each in laws])
    if cited is not None:
        return str(cited), _held(next(each for each in laws if each["id"] == cited.law))
    if "§" in reference and ":" not in reference and laws:
        return f"»{quote(reference)}«", f"{listed(map(_held, laws))}, ét stykke ad gangen"
    return None


def _held(law: Json) -> str:
    """As in: Serviceloven § 101, stk. 1-13 (Socialstyrelsen, juli 2021)."""
    sections = [f"§ {section_text(each['number'])}, stk. 1-{len(each['subsections'])}" for each in law["sections"]]
    source = law["source"]
    return f"{law['title']} {', '.join(sections)} ({source['publisher']}, {source['date']})"


def provision_show(law: Json, cited: Provision, books: Books) -> Json:
    """A provision with its exact wording, and what rests on it."""
    section = next(each for each in law["sections"] if each["number"] == cited.section)
    shown = [each for each in section["subsections"] if cited.subsection in {None, each["number"]}]
    one = shown[0] if cited.subsection is not None else None
    asked_in = list(_questions(books, cited))
    return {
        "id": str(cited),
        "edition": law["id"],
        "number": str(cited).removeprefix(f"{law['id']} "),
        "guideline": f"§ {section_text(cited.section)}",
        "guideline_title": section["subject"],
        "binding": "law",
        "basis": str(cited),
        "note": one.get("note") if one else None,
        "subject": one["subject"] if one else section["subject"],
        "text": one["text"] if one else None,
        "intro": None,
        "points": [] if one else [_subsection(each, cited) for each in shown],
        "questions": [question for question, _ in asked_in],
        "below": [] if one else [str(cited._replace(subsection=each["number"])) for each in shown],
        "indicators": list(dict.fromkeys(unit for _, unit in asked_in)),
        "also": [],
        "verified": True,
        "known_by": "text",
        "source": dict(law["source"]),
        "law": [],
        "law_title": law["title"],
        "unknown": list(law["unknown"]),
        "directives": list(_directives(books, cited)),
    }


def _subsection(stated: Json, cited: Provision) -> Json:
    """As a point; its basis is itself."""
    basis = str(cited._replace(subsection=stated["number"]))
    return {"text": stated["text"], "binding": "law", "basis": basis, "note": stated.get("note")}


def _questions(books: Books, cited: Provision) -> Iterator[tuple[str, str]]:
    """Questions whose own words name it."""
    from tilsyn.services.looking_up import asked, rated

    names = [law_names(each) for each in books.laws]
    for unit in rated(books.model) if books.model else ():
        for question in asked(unit):
            if "§" in question["text"] and cited in mentioned(question["text"], names):
                yield question["id"], unit["id"]


def _directives(books: Books, cited: Provision) -> Iterator[Json]:
    """Directives that name it, in the case's catalogues and those beside: as what makes them law, or in our note."""
    from tilsyn.services.looking_up import id_of

    for catalogue in (*books.catalogues, *books.beside):
        for directive in catalogue["directives"]:
            named = [each for each in provisions_of(directive, books.laws) if _within(each["id"], cited)]
            if named:
                identity = id_of(catalogue, directive)
                yield {"id": identity, "subject": directive["subject"], "as": named[0]["as"]}


def _within(identity: str, cited: Provision) -> bool:
    """Whether it is what is cited, or a part of it."""
    return identity == str(cited) or identity.startswith(f"{cited},")


def provisions_of(directive: Json, laws: Sequence[Json]) -> list[Json]:
    """The provisions that a directive names, with their words: `as` basis (what makes a point law) or note (ours).

    A section says nothing more where a subsection of it is named.
    """
    stated = [(how, text) for how, text in _stated(directive) if text and "§" in text]
    if not stated:
        return []
    names = [law_names(each) for each in laws]
    found: dict[Provision, str] = {}
    for how, text in stated:
        for each in mentioned(text, names):
            found.setdefault(each, how)
    parts = {each._replace(subsection=None) for each in found if each.subsection is not None}
    return [_named(each, how, laws) for each, how in found.items() if each not in parts]


def _stated(directive: Json) -> Iterable[tuple[str, str | None]]:
    """What makes it law before what is only said of it."""
    parts = [directive, *directive.get("points", ())]
    return [(how, each.get(how)) for how in ("basis", "note") for each in parts]


def _named(cited: Provision, how: str, laws: Iterable[Json]) -> Json:
    law = next(each for each in laws if each["id"] == cited.law)
    section = next(each for each in law["sections"] if each["number"] == cited.section)
    text = next((each["text"] for each in section["subsections"] if each["number"] == cited.subsection), None)
    return {"id": str(cited), "as": how, "text": text}
