"""`ref`: what belongs together in a library; the shapes stand in interface.md (ref).

From plain JSON, so that a look-up in the shipped files makes no record of each question first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import item_id
from tilsyn.domain.library.references import normalise_reference, parted
from tilsyn.domain.values import NOT_OFFICIAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

Json = dict[str, Any]


class Books(NamedTuple):
    """What is looked up in. `beside`: catalogues that a case keeps no copy of, which neighbours may stand in.

    `service_types` are those of a case.
    """

    model: Json | None
    catalogues: Sequence[Json]
    laws: Sequence[Json] = ()
    beside: Sequence[Json] = ()
    service_types: Collection[str] = ()


def newest(models: Iterable[Json]) -> Json:
    """The newest edition, one that is still valid before one that is not; there is one at least."""
    return max(models, key=lambda each: (each.get("valid_to") is None, each["valid_from"], each["version"], each["id"]))


def ref(reference: str, books: Books) -> Json | None:
    """A question, an indicator, a directive or a provision; a bare directive number only where one catalogue has it.

    A theme or a criterion by its address; a service type and what the source says on one subject by their ids.
    """
    from tilsyn.services.law_lookup import provision
    from tilsyn.services.source_words import framed

    units = list(rated(books.model)) if books.model else []
    questions = [question for unit in units for question in asked(unit)]
    wanted = item_id(reference, [each["id"] for each in (*questions, *units)])
    for question in questions:
        if question["id"] == wanted:
            own = f" ({NOT_OFFICIAL})" if question.get("addition") else ""
            return item(wanted, f"{question['text']}{own}", [question], books)
    for unit in units:
        if unit["id"] == wanted:
            found = item(wanted, unit["title"] if "title" in unit else unit["text"], asked(unit), books)
            at = Place.criterion(wanted) if books.model and books.model["rated_level"] == "criterion" else wanted
            return {**found, **_supplied(unit, books.model or {}), **framed(books.model or {}, at, books.service_types)}
    directive = _directive(books.catalogues, reference)
    if directive:
        return directive_show(*directive, books)
    return _of_source(reference, books) or provision(reference, books)


def _supplied(unit: Json, model: Json) -> Json:
    """Whose words it is, where they are an office's own."""
    supplied = (model.get("supplement") or {}).get("indicators", ())
    return {"supplied": unit["note"]} if any(each["id"] == unit["id"] for each in supplied) else {}


def _of_source(reference: str, books: Books) -> Json | None:
    from tilsyn.services.source_words import above, named

    if books.model is None:
        return None
    return above(Place.of(reference), books.model, books) or named(reference.strip().lower(), books.model)


def known(model: Json, catalogues: Iterable[Json], laws: Iterable[Json] = ()) -> list[str]:
    """What can be looked up, to suggest from."""
    directives = (id_of(held, each) for held in catalogues for each in held["directives"])
    sections = (f"{law['id']} § {section['number']}" for law in laws for section in law["sections"])
    named = (f"tema:{theme['number']}" for theme in model["themes"])
    besides = (each["id"] for part in ("service_types", "passages") for each in model.get(part, ()))
    return [*(unit["id"] for unit in rated(model)), *directives, *sections, *named, *besides]


def holding(reference: str, catalogues: Iterable[Json]) -> list[tuple[str, str]]:
    """Id and subject in every catalogue that has a bare directive number; numbers mean other things there."""
    found = [_directive([each], reference) for each in catalogues]
    return [(id_of(catalogue, directive), directive["subject"]) for catalogue, directive in filter(None, found)]


def directive_show(catalogue: Json, directive: Json, books: Books) -> Json:
    """A directive, with the questions of the edition that cite exactly it: `ref NR2020:3.1.5 --json`."""
    from tilsyn.services.law_lookup import provisions_of

    identity = id_of(catalogue, directive)
    cited = _citing(books.model, identity) if books.model else []
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
        "also": [_neighbour(each, books) for each in directive.get("also", ())],
        "also_among": {
            each["id"]: [guideline["number"] for guideline in each["guidelines"]]
            for each in (*books.catalogues, *books.beside)
            if each["id"] != catalogue["id"]
        },
        "verified": directive.get("verified", True),
        "known_by": _known_by(directive),
        "source": dict(catalogue["source"]),
        "law": provisions_of(directive, books.laws),
    }


def _point(point: Json) -> Json:
    return {"text": point["text"], "binding": point.get("binding", "unknown"),
            "basis": point.get("basis"), "note": point.get("note")}  # fmt: skip


def _known_by(directive: Json) -> str:
    """What `verified` is about: the wording read, the number as it is cited, or a number that fits no contents list.

    Of a guideline that nothing cites whole, number and title stand in such a list.
    """
    if "known_by" in directive:
        return str(directive["known_by"])
    if not directive.get("verified", True):
        return "citation"
    return "text" if directive.get("text") else "number"


def _neighbour(stated: Json, books: Books) -> Json:
    """With its subject, where the catalogue it stands in is at hand."""
    found = _exact([*books.catalogues, *books.beside], stated["id"])
    subject = found[1]["subject"] if found else None
    return {"id": stated["id"], "reason": stated["reason"], "certainty": stated.get("certainty"), "subject": subject}


def _below(catalogue: Json, directive: Json) -> list[str]:
    """The directives of a guideline, where it is a whole guideline that is looked up."""
    number = directive["number"]
    if number != directive["guideline"]:
        return []
    return [id_of(catalogue, each) for each in catalogue["directives"]
            if each["guideline"] == number != each["number"]]  # fmt: skip


def id_of(catalogue: Json, directive: Json) -> str:
    """With the catalogue it stands in: NR2020:3.1.5."""
    return f"{catalogue['id']}:{directive['number']}"


def _guideline_title(catalogue: Json, number: str) -> str | None:
    return next((each["title"] for each in catalogue["guidelines"] if each["number"] == number), None)


def rated(model: Json) -> Iterator[Json]:
    """Indicators, or criteria where the edition rates those."""
    for theme in model["themes"]:
        for criterion in theme["criteria"]:
            yield from [criterion] if model["rated_level"] == "criterion" else criterion.get("indicators", ())


def asked(unit: Json) -> Sequence[Json]:
    """The questions of what is rated."""
    questions: Sequence[Json] = unit.get("questions", ())
    return questions


def _citing(model: Json, identity: str) -> list[tuple[str, str]]:
    return [
        (question["id"], unit["id"])
        for unit in rated(model)
        for question in asked(unit)
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
        (
            each,
            {"number": number, "guideline": number, "subject": found["title"] or "titel ukendt", "known_by": "title"},
        )
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


def item(identifier: str, text: str | None, questions: Iterable[Json], books: Books) -> Json:
    """A question or an indicator, with every directive its questions cite, each once and in the order of citing."""
    held = list(questions)
    cited = dict.fromkeys(reference for question in held for reference in question.get("references", ()))
    found = (_exact(books.catalogues, reference) for reference in cited)
    return {
        "id": identifier,
        "text": text,
        "directives": [directive_show(*each, books) for each in found if each],
        "questions": [question["id"] for question in held],
    }
