"""Cross-checks of the library: what no schema can see. Each takes a valid record and says all that is wrong with it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import listed, natural_key
from tilsyn.domain.library.law_checks import catalogue_bases, check_bases, check_subsections
from tilsyn.domain.library.phrasing import check_phrasing
from tilsyn.domain.library.references import normalise_reference, parted
from tilsyn.domain.library.wording_checks import check_wording
from tilsyn.domain.library.yaml_paths import (
    NOWHERE,
    Path,
    Where,
    criterion_places,
    question_places,
    rated_places,
    theme_places,
)
from tilsyn.domain.text import OwnWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.laws import Law
    from tilsyn.domain.problems import Problem

ID_FORM = re.compile(r"[0-9a-zæøå]+([._-][0-9a-zæøå]+)*")
"""Ids are typed in lower case by hand (`g 4.a.3`) and are parts of slot names, so no blanks, colons or bars."""
OWN_ID_FORM = re.compile(r"[0-9A-Za-zÆØÅæøå]+([._-][0-9A-Za-zÆØÅæøå]+)*")
"""The form of a file's own id, and of a frame's items (F1)."""
SCALES: dict[str, tuple[int | str, ...]] = {"drift": (1, 2, 3, 4, 5), "nygodkendelse": ("forventes", "forventes_ikke")}
Ids = list[tuple[Path, str]]
"""Ids, each with where it stands."""


def check_edition(
    model: QualityModel,
    catalogues: Iterable[Catalogue] = (),
    where: Where = NOWHERE,
    laws: Iterable[Law] = (),
) -> list[Problem]:
    """All problems of an edition; its references are looked up in the given catalogues, its acts among the laws."""
    known = {each.id for each in laws}
    return [
        *_edition_ids(model, where),
        *_validity(model, where),
        *_scales(model, where),
        *_levels(model, where),
        *_service_types(model, where),
        *_topics(model, where),
        *_families(model, where),
        *_references(model, catalogues, where),
        *(where.problem("M042", ("laws", at), law=each) for at, each in enumerate(model.laws) if each not in known),
        *_groups(model, where),
        *_ground(model, where),
        *_twice(model, where),
        *check_wording(model, where),
        *check_phrasing(model, where),
    ]


def check_catalogue(
    catalogue: Catalogue,
    catalogues: Iterable[Catalogue] = (),
    where: Where = NOWHERE,
    laws: Iterable[Law] = (),
) -> list[Problem]:
    """All problems of a directive catalogue; its neighbours are looked up in the given catalogues and in itself."""
    numbers: Ids = [(("directives", at, "number"), each.number) for at, each in enumerate(catalogue.directives)]
    guidelines: Ids = [(("guidelines", at, "number"), each.number) for at, each in enumerate(catalogue.guidelines)]
    return [
        *check_forms([(("id",), catalogue.id)], OWN_ID_FORM, where),
        *check_unique(numbers, where),
        *check_unique(guidelines, where),
        *check_ordered(numbers, where),
        *_guidelines(catalogue, where),
        *_neighbours(catalogue, [catalogue, *(each for each in catalogues if each.id != catalogue.id)], where),
        *check_bases(catalogue_bases(catalogue), laws, where),
    ]


def check_law(law: Law, where: Where = NOWHERE) -> list[Problem]:
    """All problems of an act, as far as it is printed."""
    numbers: Ids = [(("sections", at, "number"), each.number) for at, each in enumerate(law.sections)]
    return [
        *check_forms([(("id",), law.id)], OWN_ID_FORM, where),
        *check_unique(numbers, where),
        *check_ordered(numbers, where),
        *check_subsections(law, where),
    ]


def check_forms(ids: Iterable[tuple[Path, str]], form: re.Pattern[str], where: Where) -> Iterator[Problem]:
    """What can be no id."""
    return (where.problem("M017", path, id=each) for path, each in ids if not form.fullmatch(each))


def check_unique(ids: Iterable[tuple[Path, str]], where: Where) -> Iterator[Problem]:
    """What stands twice."""
    first: dict[str, Path] = {}
    for path, each in ids:
        if each in first:
            line = where.line_of(first[each])
            earlier = f"på linje {line}" if line else "længere oppe"
            yield where.problem("M022", path, each, id=each, first=earlier)
        first.setdefault(each, path)


def check_twice(words: Sequence[str], path: Path, where: Where, at: str | None = None) -> Iterator[Problem]:
    """What stands twice in a list of words: of two that are the same neither could be told from the other."""
    for number, each in enumerate(words):
        first = words.index(each)
        if first < number:
            line = where.line_of((*path, first))
            yield where.problem(
                "M084", (*path, number), at, what=each, first=f"på linje {line}" if line else "længere oppe"
            )


def check_ordered(siblings: Sequence[tuple[Path, str]], where: Where) -> Iterator[Problem]:
    """What does not stand in the order of the numbers."""
    for (_, before), (path, each) in pairwise(siblings):
        if natural_key(each.lstrip("§")) < natural_key(before.lstrip("§")):
            yield where.problem("M024", path, each, id=each, before=before)


def _edition_ids(model: QualityModel, where: Where) -> Iterator[Problem]:
    ids = _item_ids(model)
    yield from check_forms([(("id",), model.id)], OWN_ID_FORM, where)
    yield from check_forms(ids, ID_FORM, where)
    yield from check_unique(ids, where)
    for name in ("service_types", "topics", "informed", "followup_kinds", "families", "passages", "targets"):
        own: Ids = [((name, at, "id"), each.id) for at, each in enumerate(getattr(model, name))]
        yield from check_forms(own, ID_FORM, where)
        yield from check_unique(own, where)
    yield from _parents(model, where)
    yield from _order(model, where)


def _item_ids(model: QualityModel) -> Ids:
    rated: Ids = [((*path, "id"), rated.id) for path, rated in rated_places(model)]
    return rated + [((*path, "id"), question.id) for path, _, question in question_places(model)]


def _parents(model: QualityModel, where: Where) -> Iterator[Problem]:
    for path, criterion in criterion_places(model):
        for at, indicator in enumerate(criterion.indicators):
            yield from _parent((*path, "indicators", at, "id"), indicator.id, criterion.id, where)
    for path, rated, question in question_places(model):
        yield from _parent((*path, "id"), question.id, rated.id, where)


def _parent(path: Path, child: str, parent: str, where: Where) -> Iterator[Problem]:
    if not child.startswith(f"{parent}."):
        yield where.problem("M023", path, child, id=child, parent=parent, prefix=f"{parent}.")


def _order(model: QualityModel, where: Where) -> Iterator[Problem]:
    themes: Ids = [((*path, "number"), str(theme.number)) for path, theme in theme_places(model)]
    yield from check_unique(themes, where)
    yield from check_ordered(themes, where)
    for path, theme in theme_places(model):
        own: Ids = [((*path, "criteria", at, "id"), each.id) for at, each in enumerate(theme.criteria)]
        yield from check_ordered(own, where)
    for path, criterion in criterion_places(model):
        own = [((*path, "indicators", at, "id"), each.id) for at, each in enumerate(criterion.indicators)]
        yield from check_ordered(own, where)
    for path, rated in rated_places(model):
        asked: Ids = [((*path, "questions", at, "id"), each.id) for at, each in enumerate(rated.questions)]
        yield from check_ordered(asked, where)


def _twice(model: QualityModel, where: Where) -> Iterator[Problem]:
    for place in question_places(model):
        for name in ("parts", "references"):
            yield from check_twice(getattr(place.question, name), (*place.path, name), where, place.question.id)


def _validity(model: QualityModel, where: Where) -> Iterator[Problem]:
    if model.valid_to is not None and model.valid_from > model.valid_to:
        yield where.problem("M039", ("valid_from",))


def _scales(model: QualityModel, where: Where) -> Iterator[Problem]:
    stated: dict[str, list[int | str]] = {name: [step.value for step in steps] for name, steps in model.scales.items()}
    for name, steps in SCALES.items():
        values = stated.get(name, [])
        missing = [str(step) for step in steps if step not in values]
        if missing:
            yield where.problem("M025", ("scales", name), scale=name, what=OwnWords(f"{listed(missing)} mangler"))
        for at, value in enumerate(values):
            if value not in steps:
                what = OwnWords(f"{value} hører ikke hjemme her")
                yield where.problem("M025", ("scales", name, at, "value"), scale=name, what=what)
            elif value in values[:at]:
                yield where.problem("M025", ("scales", name, at, "value"), scale=name, what=f"{value} står to gange")


def _levels(model: QualityModel, where: Where) -> Iterator[Problem]:
    """Nothing empty, and questions only where a score stands (domain.md 4: the rated level is data)."""
    if not model.themes:
        yield where.problem("M007", ("themes",), what=OwnWords("Udgaven har ingen temaer"))
    for path, theme in theme_places(model):
        if not theme.criteria:
            at = Place.theme(theme.number)
            yield where.problem("M007", path, at, what=OwnWords(f"Tema {theme.number} har ingen kriterier"))
    for path, criterion in criterion_places(model):
        at = Place.criterion(criterion.id)
        if criterion.in_guideline and not criterion.indicators and not criterion.questions:
            what = OwnWords(f"Kriterium {criterion.id[:20]} har hverken indikatorer eller spørgsmål")
            yield where.problem("M007", path, at, what=what)
        if model.rated_level == "criterion" and criterion.indicators:
            yield where.problem("M038", (*path, "indicators"), at, id=criterion.id, what="indikatorer")
        if model.rated_level == "indicator" and criterion.questions:
            yield where.problem("M038", (*path, "questions"), at, id=criterion.id, what="spørgsmål")


def _service_types(model: QualityModel, where: Where) -> Iterator[Problem]:
    known = [each.id for each in model.service_types]
    stated = [
        ((*path, name, at), each)
        for path, rated in rated_places(model)
        for name in ("not_for", "only_for", "contested_for")
        for at, each in enumerate(getattr(rated, name))
    ]
    stated += [
        ((*path, "applies_to", at), each)
        for path, _, question in question_places(model)
        for at, each in enumerate(question.applies_to or ())
    ]
    for place, each in stated:
        if each not in known:
            yield where.problem("M027", place, service_type=each, known=OwnWords(", ".join(known)))


def _topics(model: QualityModel, where: Where) -> Iterator[Problem]:
    known = [each.id for each in model.topics]
    for path, _, question in question_places(model):
        if question.topic and question.topic not in known:
            at = Place.question(question.id)
            yield where.problem("M030", (*path, "topic"), at, topic=question.topic, known=OwnWords(", ".join(known)))


def _families(model: QualityModel, where: Where) -> Iterator[Problem]:
    known = {family.id for family in model.families}
    stated: dict[str, str | None] = {}
    for _, _, question in question_places(model):
        stated.setdefault(question.id, question.family)
    holder: dict[str, str] = {}
    for at, family in enumerate(model.families):
        for number, each in enumerate(family.questions):
            path: Path = ("families", at, "questions", number)
            if each not in stated:
                yield where.problem("M032", path, family=family.id, question=each)
            elif each in holder:
                yield where.problem("M033", path, family=family.id, question=each, first=holder[each])
            elif stated[each] != family.id:
                yield where.problem("M034", path, family=family.id, question=each)
            holder.setdefault(each, family.id)
    for path, _, question in question_places(model):
        if question.family is not None and question.family not in known:
            yield where.problem("M031", (*path, "family"), Place.question(question.id), family=question.family)
        elif question.family is not None and question.id not in holder:
            facts = {"question": question.id, "family": question.family}
            yield where.problem("M034", (*path, "family"), Place.question(question.id), **facts)


def _references(model: QualityModel, catalogues: Iterable[Catalogue], where: Where) -> Iterator[Problem]:
    held = {catalogue.id: catalogue for catalogue in catalogues}
    for at, each in enumerate(model.directives):
        if each not in held:
            yield where.problem("M036", ("directives", at), catalogue=each)
    for path, _, question in question_places(model):
        for at, reference in enumerate(question.references):
            edition = parted(reference)[0]
            place, at_question = (*path, "references", at), Place.question(question.id)
            if edition not in model.directives:
                yield where.problem("M037", place, at_question, reference=reference)
            elif edition in held:
                yield from _reference(reference, held[edition], place, where)


def _reference(reference: str, catalogue: Catalogue, place: Path, where: Where) -> Iterator[Problem]:
    if catalogue.find(parted(reference)[1]) is None:
        meant = normalise_reference(reference)
        near = catalogue.find(parted(meant)[1])
        suggestion = OwnWords(f" – mente du '{catalogue.id_of(near)}'?" if near else ".")
        yield where.problem("M035", place, reference=reference, catalogue=catalogue.id, suggestion=suggestion)


def _groups(model: QualityModel, where: Where) -> Iterator[Problem]:
    for path, _, question in question_places(model):
        varied = {group for variant in question.variants for group in variant.ask}
        for group in question.not_for_groups:
            if group in question.ask or group in varied:
                at = Place.question(question.id)
                yield where.problem("M040", (*path, "not_for_groups", group), at, group=group)


def _ground(model: QualityModel, where: Where) -> Iterator[Problem]:
    """What the source says besides its questions: word for word, each with its place, at places that are there."""
    yield from _quoted_places(model, where)
    known = set(Place.all(model, ("indicator", "criterion", "theme")))
    stated: Ids = [(("methods_for", number), each) for number, each in enumerate(model.methods_for)]
    for number, passage in enumerate(model.passages):
        stated += [(("passages", number, "at", place), each) for place, each in enumerate(passage.at)]
        for at, quote in enumerate(passage.quotes):
            if not quote.paragraphs:
                what = OwnWords(f"Emnet {passage.id[:20]} har et sted uden ord")
                yield where.problem("M007", ("passages", number, "quotes", at, "paragraphs"), what=what)
    for path, each in stated:
        if each not in known:
            yield where.problem("M060", path, place=each)
    said = [words for passage in model.passages for quote in passage.quotes for words in quote.paragraphs]
    for number, method in enumerate(model.methods):
        if not any(method in words for words in said):
            yield where.problem("M062", ("methods", number), method=method)


def _quoted_places(model: QualityModel, where: Where) -> Iterator[Problem]:
    """Words without their place, or a place without words."""
    quoted: list[tuple[Path, str, object, str]] = [
        (path, "framing", theme.framing, theme.framing_place) for path, theme in theme_places(model)
    ]
    quoted += [
        (("service_types", number), "definition", each.definition, each.definition_place)
        for number, each in enumerate(model.service_types)
    ]
    for path, name, words, place in quoted:
        if bool(words) != bool(place):
            stands, missing = (name, f"{name}_place") if words else (f"{name}_place", name)
            yield where.problem("M061", (*path, stands), missing=OwnWords(missing))


def _guidelines(catalogue: Catalogue, where: Where) -> Iterator[Problem]:
    known = {each.number for each in catalogue.guidelines}
    for at, each in enumerate(catalogue.directives):
        if each.guideline not in known:
            yield where.problem("M041", ("directives", at, "guideline"), guideline=each.guideline)
        elif not f"{each.number.lstrip('§')}.".startswith(f"{each.guideline.lstrip('§')}."):
            prefix = f"{each.guideline}."
            yield where.problem(
                "M023", ("directives", at, "number"), id=each.number, parent=each.guideline, prefix=prefix
            )


def _neighbours(catalogue: Catalogue, catalogues: Iterable[Catalogue], where: Where) -> Iterator[Problem]:
    held = {each.id: each for each in catalogues}
    for at, directive in enumerate(catalogue.directives):
        for number, neighbour in enumerate(directive.also):
            edition = parted(neighbour.id)[0]
            place: Path = ("directives", at, "also", number, "id")
            if edition in held:
                yield from _reference(neighbour.id, held[edition], place, where)
            else:
                yield where.problem("M036", place, catalogue=edition)
