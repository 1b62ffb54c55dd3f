"""What the library says about itself, as plain JSON; the shapes stand in interface.md (model show, ref)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.danish import item_id
from tilsyn.domain.library.directives import Directive, citing_questions, find_directive, normalise_reference, parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import Criterion, QualityModel, Question, Rated

Json = dict[str, Any]


def model_show(model: QualityModel) -> Json:
    """An edition, whole: `model show KM2021 --json`."""
    return {
        "id": model.id,
        "version": model.version,
        "title": model.title,
        "source": _plain(model.source),
        "valid_from": model.valid_from,
        "valid_to": model.valid_to,
        "law_note": _plain(model.law_note) if model.law_note else None,
        "averaging": model.averaging,
        "rated_level": model.rated_level,
        "labels": _plain(model.labels),
        "scales": {name: [_plain(step) for step in steps] for name, steps in model.scales.items()},
        "service_types": [_plain(each) for each in model.service_types],
        "followup_kinds": [_plain(each) for each in model.followup_kinds],
        "directives": list(model.directives),
        "topics": [_plain(each) for each in model.topics],
        "informed": [_plain(each) for each in model.informed],
        "themes": [
            {"number": theme.number, "title": theme.title, "criteria": [_criterion(each) for each in theme.criteria]}
            for theme in model.themes
        ],
        "scripts": {group: _plain(script) for group, script in model.scripts.items()},
        "families": [_plain(each) for each in model.families],
    }


def _plain(record: Any) -> Json:  # noqa: ANN401  any of our records
    shown: Json = record.model_dump(mode="json")
    return shown


def _criterion(criterion: Criterion) -> Json:
    """`questions` is empty where the indicators are the rated level."""
    indicators = [{"text": each.text, **_rated(each)} for each in criterion.indicators]
    return {"title": criterion.title, **_rated(criterion), "indicators": indicators}


def _rated(rated: Rated) -> Json:
    return {
        "id": rated.id,
        "in_guideline": rated.in_guideline,
        "not_for": list(rated.not_for),
        "only_for": list(rated.only_for),
        "contested_for": list(rated.contested_for),
        "note": rated.note,
        "questions": [_plain(each) for each in rated.questions],
    }


def catalogue_show(catalogue: Catalogue, models: Iterable[QualityModel]) -> Json:
    """A directive catalogue: `model show NR2020 --json`. Questions are those of the newest edition that cites it."""
    citing = [each for each in models if catalogue.id in each.directives]
    model = max(citing, key=lambda each: (each.valid_from, each.version, each.id), default=None)
    return {
        "id": catalogue.id,
        "version": catalogue.version,
        "title": catalogue.title,
        "source": _plain(catalogue.source),
        "kind": "directives",
        "directives": [directive_show(catalogue, each, model) for each in catalogue.directives],
    }


def directive_show(catalogue: Catalogue, directive: Directive, model: QualityModel | None) -> Json:
    """A directive, with the questions of the edition that cite exactly it: `ref NR2020:3.1.5 --json`."""
    identity = catalogue.id_of(directive)
    cited = citing_questions(model, identity) if model else []
    return {
        "id": identity,
        "edition": catalogue.id,
        "number": directive.number,
        "guideline": directive.guideline,
        "guideline_title": catalogue.guideline_title(directive.guideline),
        "binding": directive.binding,
        "basis": directive.basis,
        "note": directive.note,
        "subject": directive.subject,
        "text": directive.text,
        "intro": directive.intro,
        "points": [_plain(each) for each in directive.points],
        "questions": [question for question, _ in cited],
        "below": _below(catalogue, directive),
        "indicators": list(dict.fromkeys(unit for _, unit in cited)),
        "also": [_plain(each) for each in directive.also],
        "verified": directive.verified,
    }


def _below(catalogue: Catalogue, directive: Directive) -> list[str]:
    """The directives of a guideline, where it is a whole guideline that is looked up."""
    if directive.number != directive.guideline:
        return []
    others = (each for each in catalogue.directives if each.guideline == directive.number and each is not directive)
    return [catalogue.id_of(each) for each in others]


def ref(reference: str, model: QualityModel, catalogues: Sequence[Catalogue]) -> Json | None:
    """A question, an indicator or a directive by id; a bare directive number only where one catalogue holds it."""
    known = [*(question.id for _, question in model.questions()), *(unit.id for unit in model.rated())]
    wanted = item_id(reference, known)
    for _, question in model.questions():
        if question.id == wanted:
            return _item(question.id, question.text, [question], model, catalogues)
    for unit in model.rated():
        if unit.id == wanted:
            return _item(unit.id, unit.text, unit.item.questions, model, catalogues)
    found = _directive(catalogues, reference)
    return directive_show(*found, model) if found else None


def _directive(catalogues: Iterable[Catalogue], reference: str) -> tuple[Catalogue, Directive] | None:
    held = list(catalogues)
    return find_directive(held, reference) or _whole_guideline(held, reference)


def holding(reference: str, catalogues: Iterable[Catalogue]) -> list[tuple[str, str]]:
    """Id and subject in every catalogue that has a bare directive number; numbers mean other things there."""
    found = [_directive([each], reference) for each in catalogues]
    return [(catalogue.id_of(directive), directive.subject) for catalogue, directive in filter(None, found)]


def _whole_guideline(catalogues: Iterable[Catalogue], reference: str) -> tuple[Catalogue, Directive] | None:
    """A guideline that nothing cites whole, so that one can look up what stands below it."""
    edition, number = parted(normalise_reference(reference))
    found = [
        (catalogue, Directive(number=number, guideline=number, subject=each.title or "titel ukendt"))
        for catalogue in catalogues
        if edition in {"", catalogue.id.upper()}
        for each in catalogue.guidelines
        if each.number == number
    ]
    return found[0] if len(found) == 1 else None


def _item(
    identifier: str,
    text: str | None,
    questions: Sequence[Question],
    model: QualityModel,
    catalogues: Sequence[Catalogue],
) -> Json:
    """A question or an indicator, with every directive its questions cite, each once and in the order of citing."""
    cited = dict.fromkeys(reference for question in questions for reference in question.references)
    found = (find_directive(catalogues, reference) for reference in cited)
    return {
        "id": identifier,
        "text": text,
        "directives": [directive_show(*each, model) for each in found if each],
        "questions": [question.id for question in questions],
    }
