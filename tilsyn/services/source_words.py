"""What the source says of a theme, a criterion, a service type or a subject; from plain JSON, as `looking_up`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.addresses import Place
from tilsyn.domain.library.framing import definition_of, framing_of, passage_named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tilsyn.services.looking_up import Books

Json = dict[str, Any]
NO_YARDSTICK = "Ordret, til baggrund for et skøn; ingen målestok i sig selv."


def above(place: str, model: Json, books: Books) -> Json | None:
    """A theme or a criterion: the items below it, what they ask, and what the source says first."""
    from tilsyn.services.looking_up import asked, item, rated

    for theme in model["themes"]:
        for each, title, criteria in (
            (Place.theme(theme["number"]), theme["title"], theme["criteria"]),
            *((Place.criterion(below["id"]), below["title"], [below]) for below in theme["criteria"]),
        ):
            if each == place:
                below = list(rated({"themes": [{"criteria": criteria}], "rated_level": model["rated_level"]}))
                questions = [question for unit in below for question in asked(unit)]
                found = item(place, title, questions, books)
                units = [{"id": unit["id"], "text": unit.get("title") or unit.get("text")} for unit in below]
                return {**found, "indicators": units, **framed(model, place, books.service_types)}
    return None


def named(wanted: str, model: Json) -> Json | None:
    """A service type, or a subject that the source speaks of: its words, and where they stand."""
    types = (each for each in model["service_types"] if each["id"].lower() == wanted)
    kind = next((definition_of(each) for each in types), None)
    passage = passage_named(model, wanted)
    if kind:
        return {"id": kind["id"], "text": kind["label"], **_nothing(model), "definitions": [kind]}
    if passage:
        return {"id": passage["id"], "text": passage["title"], **_nothing(model), "passages": [passage]}
    return None


def framed(model: Json, place: str, service_types: Collection[str]) -> Json:
    """What the source says of a place, with the source; empty where an edition holds none of it."""
    found = framing_of(model, place, service_types)
    if found is None:
        return _nothing(model)
    return {
        **_nothing(model),
        "theme": {"number": found.theme["number"], "title": found.theme["title"]},
        "framing": found.words,
        "framing_alike": found.alike,
        "framing_place": found.place,
        "passages": found.passages,
        "methods": found.methods,
        "definitions": found.definitions,
    }


def _nothing(model: Json) -> Json:
    source = {name: model["source"][name] for name in ("title", "publisher", "date")}
    empty: Json = {name: [] for name in ("framing", "framing_alike", "passages", "methods", "definitions")}
    return {**empty, "framing_place": "", "source": source}


def framed_lines(found: Json) -> list[str]:
    """The source's words as they are read: each passage under its subject and its place, the source last."""
    framing = [each for each in found["framing"] if each not in found["framing_alike"]]
    parts = [("Rammesætning", found["framing_place"], framing)] if framing else []
    parts += [
        (passage["title"], quote["place"], quote["paragraphs"])
        for passage in found["passages"]
        for quote in passage["quotes"]
    ]
    parts += [(each["label"], each["place"], each["paragraphs"]) for each in found["definitions"] if each["place"]]
    if not parts:
        return ["Kilden beskriver ikke typen."] if found["definitions"] else []
    lines = [line for title, place, words in parts for line in ("", f"{title} · {place}", *_spaced(words))]
    source = found["source"]
    return [*lines, "", f"Kilde: {source['title']}, {source['publisher']}, {source['date']}. {NO_YARDSTICK}"]


def _spaced(paragraphs: Iterable[str]) -> Iterator[str]:
    """A blank line between two paragraphs; what is listed stands close."""
    for place, words in enumerate(paragraphs):
        if place and not words.startswith("- "):
            yield ""
        yield words
