"""The professional ground of a place, as the source of an edition words it: for the consultant, never a yardstick.

From plain JSON, which a look-up in the shipped files has without a record of each question. Only the standard library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.addresses import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Json = dict[str, Any]


class Framing(NamedTuple):
    """What the source says on a theme, a criterion or an indicator.

    `alike` are the paragraphs of the framing that open every theme: they say nothing of this one.
    """

    theme: Json
    words: list[str]
    alike: list[str]
    place: str
    passages: list[Json]
    methods: list[str]
    definitions: list[Json]


def framing_of(model: Json, place: str, service_types: Collection[str] = ()) -> Framing | None:
    """By its address, `theme:4`, `criterion:3` or `3.a`; None where the edition has no such place.

    A passage is of a place where it is said to be shown there, above it or below it. What is quoted already, in the
    theme's own framing or in a passage before, is not quoted again. With the source's list of the kinds of treatment
    comes what it says of the given `service_types`.
    """
    for theme in model["themes"]:
        lines = [line for line in _lines(theme) if place in line]
        if lines:
            words = list(theme.get("framing", ()))
            touching = {each for line in lines for each in line}
            passages = list(_passages(model, touching, words))
            offered = touching & set(model.get("methods_for", ()))
            return Framing(
                theme,
                words,
                _alike(model, words),
                theme.get("framing_place", ""),
                passages,
                list(model.get("methods", ())) if offered else [],
                list(_definitions(model, passages, service_types)),
            )
    return None


def passage_named(model: Json, name: str) -> Json | None:
    """A passage by its own id, `recovery`."""
    found = (each for each in model.get("passages", ()) if each["id"] == name.strip().lower())
    return next((_quoted(each) for each in found), None)


def definition_line(definition: str | None) -> str:
    """The source's line in its list of the kinds of treatment; what it says besides stands on the lines after it."""
    return (definition or "").partition("\n")[0]


def _lines(theme: Json) -> Iterator[tuple[str, ...]]:
    """Each way from the theme down, whole: theme, criterion, indicator."""
    first = Place.theme(theme["number"])
    yield (first,)
    for criterion in theme["criteria"]:
        second = Place.criterion(criterion["id"])
        yield first, second
        for indicator in criterion.get("indicators", ()):
            yield first, second, indicator["id"]


def _alike(model: Json, words: Iterable[str]) -> list[str]:
    opening = [set(theme.get("framing", ())) for theme in model["themes"]]
    return [each for each in words if len(opening) > 1 and all(each in theme for theme in opening)]


def _passages(model: Json, touching: set[str], said: Iterable[str]) -> Iterator[Json]:
    standing = set(said)
    for passage in model.get("passages", ()):
        if touching & set(passage.get("at", ())):
            quoted = _quoted(passage)
            left = [
                {**quote, "paragraphs": [each for each in quote["paragraphs"] if each not in standing]}
                for quote in quoted["quotes"]
            ]
            standing.update(words for quote in quoted["quotes"] for words in quote["paragraphs"])
            if any(quote["paragraphs"] for quote in left):
                yield {**quoted, "quotes": [quote for quote in left if quote["paragraphs"]]}


def _definitions(model: Json, passages: Iterable[Json], service_types: Collection[str]) -> Iterator[Json]:
    listed = [words for passage in passages for quote in passage["quotes"] for words in quote["paragraphs"]]
    for each in model["service_types"]:
        line = definition_line(each.get("definition"))
        if each["id"] in service_types and line and any(line in words for words in listed):
            yield definition_of(each)


def definition_of(service_type: Json) -> Json:
    """What the source says of a service type, each of its lines a paragraph."""
    return {
        "id": service_type["id"],
        "label": service_type["label"],
        "place": service_type.get("definition_place", ""),
        "paragraphs": (service_type.get("definition") or "").splitlines(),
    }


def _quoted(passage: Json) -> Json:
    return {
        "id": passage["id"],
        "title": passage["title"],
        "at": list(passage.get("at", ())),
        "quotes": [{"place": each["place"], "paragraphs": list(each["paragraphs"])} for each in passage["quotes"]],
    }
