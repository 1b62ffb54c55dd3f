"""What the library says about itself, as plain JSON; the shapes stand in interface.md (model show)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.library.supplement import supplement_of, supplied_lines
from tilsyn.services.looking_up import Books, Json, directive_show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import Criterion, QualityModel, Rated, Theme
    from tilsyn.domain.library.laws import Law
    from tilsyn.domain.library.supplement import Supplement


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
        "laws": list(model.laws),
        "targets": [_plain(each) for each in model.targets],
        "swaps": [_plain(each) for each in model.swaps],
        "kinds": [_plain(each) for each in model.kinds],
        "topics": [_plain(each) for each in model.topics],
        "informed": [_plain(each) for each in model.informed],
        "methods": list(model.methods),
        "methods_for": list(model.methods_for),
        "passages": [_plain(each) for each in model.passages],
        "themes": [_theme(each) for each in model.themes],
        "scripts": {group: _plain(script) for group, script in model.scripts.items()},
        "families": [_plain(each) for each in model.families],
        **({"supplement": supplement_show(supplement)} if (supplement := supplement_of(model)) else {}),
    }


def supplement_show(supplement: Supplement) -> Json:
    """A supplement, whole, with a sentence on each thing it adds: who, when and from where."""
    return {**_plain(supplement), "kind": "supplement", "supplied": list(supplied_lines(supplement))}


def _plain(record: Any) -> Json:  # noqa: ANN401  any of our records
    shown: Json = record.model_dump(mode="json")
    return shown


def _theme(theme: Theme) -> Json:
    return {
        "number": theme.number,
        "title": theme.title,
        "framing": list(theme.framing),
        "framing_place": theme.framing_place,
        "criteria": [_criterion(each) for each in theme.criteria],
    }


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


def catalogue_show(
    catalogue: Catalogue,
    models: Iterable[QualityModel],
    laws: Iterable[Law] = (),
    beside: Iterable[Catalogue] = (),
) -> Json:
    """A directive catalogue: `model show NR2020 --json`. Questions are those of the newest edition that cites it."""
    citing = [each for each in models if catalogue.id in each.directives]
    model = max(citing, key=lambda each: (each.valid_from, each.version, each.id), default=None)
    held, others = _plain(catalogue), [_plain(each) for each in beside if each.id != catalogue.id]
    books = Books(_plain(model) if model else None, [held], [_plain(each) for each in laws], others)
    return {
        "id": catalogue.id,
        "version": catalogue.version,
        "title": catalogue.title,
        "source": _plain(catalogue.source),
        "kind": "directives",
        "directives": [directive_show(held, each, books) for each in held["directives"]],
    }


def law_show(law: Law) -> Json:
    """An act as far as it is printed: `model show SEL --json`."""
    return {
        "id": law.id,
        "version": law.version,
        "title": law.title,
        "source": _plain(law.source),
        "kind": "law",
        "names": list(law.names),
        "unknown": list(law.unknown),
        "sections": [_plain(each) for each in law.sections],
    }
