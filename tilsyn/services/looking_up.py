"""`ref`: what belongs together in a library; the shapes stand in interface.md (ref).

From plain JSON, so that a look-up in the shipped files makes no record of each question first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import item_id
from tilsyn.domain.library.framing import definition_of, framing_of, passage_named
from tilsyn.domain.library.references import normalise_reference, parted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

Json = dict[str, Any]
NO_YARDSTICK = "Ordret, til baggrund for et skøn; ingen målestok i sig selv."


def newest(models: Iterable[Json]) -> Json:
    """The newest edition, one that is still valid before one that is not; there is one at least."""
    return max(models, key=lambda each: (each.get("valid_to") is None, each["valid_from"], each["version"], each["id"]))


def ref(reference: str, model: Json, catalogues: Sequence[Json], service_types: Collection[str] = ()) -> Json | None:
    """A question, an indicator or a directive by id; a bare directive number only where one catalogue holds it.

    A theme or a criterion by its address; a service type and what the source says on one subject by their ids.
    `service_types` are those of a case.
    """
    units = list(_rated(model))
    questions = [question for unit in units for question in _asked(unit)]
    wanted = item_id(reference, [each["id"] for each in (*questions, *units)])
    for question in questions:
        if question["id"] == wanted:
            return _item(wanted, question["text"], [question], model, catalogues)
    for unit in units:
        if unit["id"] == wanted:
            item = _item(wanted, unit["title"] if "title" in unit else unit["text"], _asked(unit), model, catalogues)
            at = Place.criterion(wanted) if model["rated_level"] == "criterion" else wanted
            return {**item, **framed(model, at, service_types)}
    found = _directive(catalogues, reference)
    if found:
        return directive_show(*found, model)
    return _above(Place.of(reference), model, catalogues, service_types) or _named(reference.strip().lower(), model)


def known(model: Json, catalogues: Iterable[Json]) -> list[str]:
    """What can be looked up, to suggest from."""
    directives = (_id_of(held, each) for held in catalogues for each in held["directives"])
    named = (f"tema:{theme['number']}" for theme in model["themes"])
    besides = (each["id"] for part in ("service_types", "passages") for each in model.get(part, ()))
    return [*(unit["id"] for unit in _rated(model)), *directives, *named, *besides]


def _above(place: str, model: Json, catalogues: Sequence[Json], service_types: Collection[str]) -> Json | None:
    """A theme or a criterion: the items below it, what they ask, and what the source says first."""
    for theme in model["themes"]:
        for each, title, criteria in (
            (Place.theme(theme["number"]), theme["title"], theme["criteria"]),
            *((Place.criterion(below["id"]), below["title"], [below]) for below in theme["criteria"]),
        ):
            if each == place:
                below = list(_rated({"themes": [{"criteria": criteria}], "rated_level": model["rated_level"]}))
                asked = [question for unit in below for question in _asked(unit)]
                item = _item(place, title, asked, model, catalogues)
                named = [{"id": unit["id"], "text": unit.get("title") or unit.get("text")} for unit in below]
                return {**item, "indicators": named, **framed(model, place, service_types)}
    return None


def _named(wanted: str, model: Json) -> Json | None:
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


def holding(reference: str, catalogues: Iterable[Json]) -> list[tuple[str, str]]:
    """Id and subject in every catalogue that has a bare directive number; numbers mean other things there."""
    found = [_directive([each], reference) for each in catalogues]
    return [(_id_of(catalogue, directive), directive["subject"]) for catalogue, directive in filter(None, found)]


def directive_show(catalogue: Json, directive: Json, model: Json | None) -> Json:
    """A directive, with the questions of the edition that cite exactly it: `ref NR2020:3.1.5 --json`."""
    identity = _id_of(catalogue, directive)
    cited = _citing(model, identity) if model else []
    return {
        "id": identity,
        "edition": catalogue["id"],
        "number": directive["number"],
        "guideline": directive["guideline"],
        "guideline_title": _guideline_title(catalogue, directive["guideline"]),
        "binding": directive.get("binding", "unknown"),
        "basis": directive.get("basis"),
        "note": directive.get("note"),
        "subject": directive["subject"],
        "text": directive.get("text"),
        "intro": directive.get("intro"),
        "points": [_point(each) for each in directive.get("points", ())],
        "questions": [question for question, _ in cited],
        "below": _below(catalogue, directive),
        "indicators": list(dict.fromkeys(unit for _, unit in cited)),
        "also": [{"id": each["id"], "reason": each["reason"]} for each in directive.get("also", ())],
        "verified": directive.get("verified", True),
    }


def _point(point: Json) -> Json:
    return {"text": point["text"], "binding": point.get("binding", "unknown"),
            "basis": point.get("basis"), "note": point.get("note")}  # fmt: skip


def _below(catalogue: Json, directive: Json) -> list[str]:
    """The directives of a guideline, where it is a whole guideline that is looked up."""
    number = directive["number"]
    if number != directive["guideline"]:
        return []
    return [_id_of(catalogue, each) for each in catalogue["directives"]
            if each["guideline"] == number != each["number"]]  # fmt: skip


def _id_of(catalogue: Json, directive: Json) -> str:
    return f"{catalogue['id']}:{directive['number']}"


def _guideline_title(catalogue: Json, number: str) -> str | None:
    return next((each["title"] for each in catalogue["guidelines"] if each["number"] == number), None)


def _rated(model: Json) -> Iterator[Json]:
    """Indicators, or criteria where the edition rates those."""
    for theme in model["themes"]:
        for criterion in theme["criteria"]:
            yield from [criterion] if model["rated_level"] == "criterion" else criterion.get("indicators", ())


def _asked(unit: Json) -> Sequence[Json]:
    questions: Sequence[Json] = unit.get("questions", ())
    return questions


def _citing(model: Json, identity: str) -> list[tuple[str, str]]:
    return [
        (question["id"], unit["id"])
        for unit in _rated(model)
        for question in _asked(unit)
        if identity in question.get("references", ())
    ]


def _directive(catalogues: Sequence[Json], reference: str) -> tuple[Json, Json] | None:
    """A directive, else a guideline that nothing cites whole, so that one can look up what stands below it."""
    return _exact(catalogues, reference) or _whole_guideline(catalogues, reference)


def _exact(catalogues: Iterable[Json], reference: str) -> tuple[Json, Json] | None:
    held, number = _meant(catalogues, reference)
    return _only((each, found) for each in held if (found := _numbered(each["directives"], number)))


def _whole_guideline(catalogues: Iterable[Json], reference: str) -> tuple[Json, Json] | None:
    held, number = _meant(catalogues, reference)
    return _only(
        (each, {"number": number, "guideline": number, "subject": found["title"] or "titel ukendt"})
        for each in held
        if (found := _numbered(each["guidelines"], number))
    )


def _meant(catalogues: Iterable[Json], reference: str) -> tuple[list[Json], str]:
    """The catalogues that a reference may be to, and its number there."""
    edition, number = parted(normalise_reference(reference))
    return [each for each in catalogues if edition in {"", each["id"].upper()}], number


def _only(found: Iterable[tuple[Json, Json]]) -> tuple[Json, Json] | None:
    held = list(found)
    return held[0] if len(held) == 1 else None


def _numbered(parts: Iterable[Json], number: str) -> Json | None:
    return next((each for each in parts if each["number"] == number), None)


def _item(
    identifier: str, text: str | None, questions: Iterable[Json], model: Json, catalogues: Sequence[Json]
) -> Json:
    """A question or an indicator, with every directive its questions cite, each once and in the order of citing."""
    asked = list(questions)
    cited = dict.fromkeys(reference for question in asked for reference in question.get("references", ()))
    found = (_exact(catalogues, reference) for reference in cited)
    return {
        "id": identifier,
        "text": text,
        "directives": [directive_show(*each, model) for each in found if each],
        "questions": [question["id"] for question in asked],
    }
