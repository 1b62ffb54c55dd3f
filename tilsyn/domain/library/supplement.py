"""An office's supplement: what an edition lacks, with who supplied it and from where (domain.md 4, 5 and 9).

It gives words only where the edition has none; what stands in the official source is never touched by one.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from tilsyn.domain.danish import date_text, listed
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.library_record import LibraryRecord, Text
from tilsyn.domain.library.references import parted
from tilsyn.domain.record import IsoDate
from tilsyn.domain.values import BINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from tilsyn.domain.library.directives import Catalogue, Directive
    from tilsyn.domain.library.edition import Criterion, Indicator, Labels, RatedUnit

    Signed = Callable[[str], str]
    """How whoever stands behind initials is named: by these where nobody knows more."""


class SuppliedWording(LibraryRecord, shown="Ordlyden af en indikator, som udgaven ikke har."):
    """Words for an indicator whose text is null in the edition."""

    id: Text
    """Indikatorens id, fx 3.c."""
    text: Text
    """Indikatorens ordlyd."""
    source: Text
    """Hvor ordlyden er fra."""
    by: Text
    """Initialer på den, der har tilføjet den."""
    date: IsoDate
    """Dagen, den blev tilføjet, ÅÅÅÅ-MM-DD."""


class SuppliedLabels(LibraryRecord, shown="Overskrifter, som kontoret bruger."):
    """What is left out is as in the edition."""

    indicator: Text | None = None
    """Over indikatorens tekst."""
    criterion: Text | None = None
    """Over kriteriets tekst."""
    theme: Text | None = None
    """Over temaets tekst."""


class ScoringAnchor(LibraryRecord, shown="Et pejlemærke: hvad kontoret forstår ved en score for en indikator."):
    """Shown beside the score while one judges; never chosen, and never counted."""

    indicator: Text
    """Indikatorens id."""
    score: Annotated[int, Field(ge=1, le=5)] | Literal["forventes", "forventes_ikke"]
    """1-5, forventes eller forventes_ikke."""
    text: Text
    """Hvad kontoret forstår ved scoren."""
    by: Text
    """Initialer på den, der har tilføjet det."""
    date: IsoDate
    """Dagen, det blev tilføjet, ÅÅÅÅ-MM-DD."""


class SuppliedMark(LibraryRecord, shown="Om en anvisning, eller et punkt i den, er lov eller anbefaling."):
    """The binding of a directive, or of one of its points, where our sources leave it open."""

    directive: Text
    """Anvisningens id, fx NR2020:3.1.5."""
    point: Annotated[int, Field(ge=1)] | None = None
    """Hvilket af anvisningens punkter, talt fra 1; null: hele anvisningen."""
    binding: Literal["law", "recommended"]
    """law: lov; recommended: anbefaling."""
    basis: Text
    """Bestemmelsen eller stedet, det fremgår af."""
    by: Text
    """Initialer på den, der har sat mærket."""
    date: IsoDate
    """Dagen, det blev sat, ÅÅÅÅ-MM-DD."""

    def place(self) -> str:
        """The directive, and the point where it is one."""
        return self.directive if self.point is None else f"{self.directive}, punkt {self.point}"


class Supplement(LibraryRecord, shown="Et tillæg: det, et kontor føjer til en udgave, og hvem der har gjort det."):
    """One supplement, whole. Its canonical JSON is copied into every case that is made with it."""

    format: Literal["tilsyn-supplement/1"]
    """Altid tilsyn-supplement/1."""
    id: Text
    """Id, som tillægget kendes på, fx kontoret."""
    version: Annotated[int, Field(ge=1)]
    """Tillæggets eget versionsnummer; sæt det op, hver gang noget ændres."""
    title: Text
    """Titel, som den står i rapporten."""
    edition: Text
    """Den udgave, det hører til, fx KM2021."""
    indicators: tuple[SuppliedWording, ...] = ()
    """Ordlyd til indikatorer, hvor udgaven ingen har."""
    labels: SuppliedLabels = SuppliedLabels()
    """Overskrifter i stedet for udgavens."""
    anchors: tuple[ScoringAnchor, ...] = ()
    """Kontorets pejlemærker for scoren."""
    marks: tuple[SuppliedMark, ...] = ()
    """Om anvisninger er lov eller anbefaling."""

    def name(self) -> str:
        """How it is named in a sentence."""
        return f"{self.title} ({self.id}, version {self.version})"

    def words_for(self, indicator: str) -> SuppliedWording | None:
        return next((each for each in self.indicators if each.id == indicator), None)


class SuppliedModel(QualityModel):
    """An edition with a supplement: everywhere the edition of a case that has one."""

    supplement: Supplement


def supplement_of(model: QualityModel) -> Supplement | None:
    """What an edition is completed with, if anything."""
    return model.supplement if isinstance(model, SuppliedModel) else None


def version_text(model: QualityModel) -> str:
    """The edition's version, with that of its supplement: 3+1."""
    supplement = supplement_of(model)
    return f"{model.version}+{supplement.version}" if supplement else str(model.version)


def edition_name(model: QualityModel) -> str:
    """The edition as a paper's heading names it."""
    supplement = supplement_of(model)
    return f"{model.id} med tillægget {supplement.id}, version {supplement.version}" if supplement else model.id


def supplemented(model: QualityModel, supplement: Supplement) -> SuppliedModel:
    """The edition with the supplement; a copy, built of records that are checked already."""
    themes = tuple(
        theme.model_copy(update={"criteria": tuple(_worded(each, supplement) for each in theme.criteria)})
        for theme in model.themes
    )
    parts = {**dict(model), "themes": themes, "labels": _labelled(model.labels, supplement)}
    return SuppliedModel.model_construct(**{**parts, "supplement": supplement})


def _labelled(labels: Labels, supplement: Supplement) -> Labels:
    return labels.model_copy(update={name: text for name, text in supplement.labels if text is not None})


def _worded(criterion: Criterion, supplement: Supplement) -> Criterion:
    return criterion.model_copy(
        update={"indicators": tuple(_with_words(each, supplement) for each in criterion.indicators)}
    )


def _with_words(indicator: Indicator, supplement: Supplement) -> Indicator:
    words = supplement.words_for(indicator.id)
    if words is None or indicator.text is not None:
        return indicator
    return indicator.model_copy(
        update={"text": words.text, "note": f"Ordlyden er {_added(words)}. Kilde: {words.source}"}
    )


def marked(catalogues: Iterable[Catalogue], supplement: Supplement) -> tuple[Catalogue, ...]:
    """The catalogues with the supplement's marks, each with its reference and initials."""
    return tuple(_marked(each, [mark for mark in supplement.marks if _is_in(mark, each)]) for each in catalogues)


def _is_in(mark: SuppliedMark, catalogue: Catalogue) -> bool:
    return parted(mark.directive)[0] == catalogue.id


def _marked(catalogue: Catalogue, marks: list[SuppliedMark]) -> Catalogue:
    if not marks:
        return catalogue
    directives = tuple(
        _with_marks(each, [mark for mark in marks if parted(mark.directive)[1] == each.number])
        for each in catalogue.directives
    )
    return catalogue.model_copy(update={"directives": directives})


def _with_marks(directive: Directive, marks: list[SuppliedMark]) -> Directive:
    for mark in marks:
        if mark.point is None:
            directive = directive.model_copy(update=_binding(mark, directive.note))
        else:
            points = list(directive.points)
            points[mark.point - 1] = points[mark.point - 1].model_copy(
                update=_binding(mark, points[mark.point - 1].note)
            )
            directive = directive.model_copy(update={"points": tuple(points)})
    return directive


def _binding(mark: SuppliedMark, note: str | None) -> dict[str, str]:
    """A recommendation's reference stands in the note, since a basis is what makes a point law."""
    by = f"mærket som {BINDINGS[mark.binding]} af {mark.by} {date_text(mark.date)}"
    said = by if mark.binding == "law" else f"{by} efter {mark.basis}"
    basis = {"basis": mark.basis} if mark.binding == "law" else {}
    return {"binding": mark.binding, **basis, "note": f"{note}; {said}" if note else said}


def anchors_of(model: QualityModel, unit: RatedUnit, kind: str) -> list[ScoringAnchor]:
    """The office's anchors for one item that are on the scale of the case, the scale's first step first."""
    supplement = supplement_of(model)
    steps = [step.value for step in model.scale(kind)]
    held = [each for each in (supplement.anchors if supplement else ()) if each.indicator == unit.id]
    return sorted((each for each in held if each.score in steps), key=lambda each: steps.index(each.score))


def anchor_lines(model: QualityModel, unit: RatedUnit, kind: str) -> list[str]:
    """The same as they are read while one judges: the step, what the office understands by it, and whose words."""
    words = {step.value: str(step.value) if isinstance(step.value, int) else step.label for step in model.scale(kind)}
    return [
        f"{words[each.score]}: {each.text} ({each.by}, {date_text(each.date)})"
        for each in anchors_of(model, unit, kind)
    ]


ANCHORS = "Kontorets pejlemærker for scoren (til orientering; scoren er din)"
"""What stands over them."""


def as_written(letters: str) -> str:
    """Initials, where nobody knows who stands behind them."""
    return letters


def supplied_lines(supplement: Supplement) -> Iterator[str]:
    """What was supplied, by whom and from where: a sentence each."""
    return method_lines(supplement, [each.directive for each in supplement.marks])


def standing_text(model: QualityModel, directive: str, law: str, signed: Signed) -> str:
    """What a directive binds to, for the row it stands in: the source's own words, and whose mark it or a point has."""
    supplement = supplement_of(model)
    marks = [each for each in (supplement.marks if supplement else ()) if each.directive == directive]
    whole = next((f"{law}{_hand(each, signed)}" for each in marks if each.point is None), law)
    return "; ".join(filter(None, [whole, *(_at_point(each, signed) for each in marks if each.point is not None)]))


def _at_point(mark: SuppliedMark, signed: Signed) -> str:
    law = f": {mark.basis}" if mark.binding == "law" else ""
    return f"punkt {mark.point}: {BINDINGS[mark.binding]}{law}{_hand(mark, signed)}"


def _hand(mark: SuppliedMark, signed: Signed) -> str:
    where = "" if mark.binding == "law" else f" efter {mark.basis}"  # what makes it law stands there already
    return f", mærket af {_dated(mark, signed)}{where}"


def method_lines(supplement: Supplement, cited: Collection[str], signed: Signed = as_written) -> Iterator[str]:
    """The same of a report: of the marks, those of the directives that it cites."""
    for words in supplement.indicators:
        yield f"Ordlyden af {words.id} er {_added(words, signed)}. Kilde: {words.source.rstrip('.')}."
    labels = [f"»{text}« for {_LEVELS[name]}" for name, text in supplement.labels if text is not None]
    if labels:
        yield f"Overskrifterne er tilføjet af socialtilsynet: {listed(labels)}."
    hands = sorted(supplement.anchors, key=lambda each: (each.date, each.by))
    for _, each_hand in groupby(hands, key=lambda each: (each.date, each.by)):
        held = list(each_hand)
        ids = listed(dict.fromkeys(each.indicator for each in held))
        said = "De er vist ved siden af scoren og tæller ikke med."
        yield f"Pejlemærker for scoren af {ids} er tilføjet af {_dated(held[0], signed)}. {said}"
    for mark in supplement.marks:
        if mark.directive in cited:
            by = f"af {_dated(mark, signed)}"
            yield f"{mark.place()} er mærket som {BINDINGS[mark.binding]} ({mark.basis}) {by}."


def supplied_words(model: QualityModel, item: str, signed: Signed) -> list[str]:
    """That an item's wording is the office's, in a sentence beside it; none where it is the source's own."""
    supplement = supplement_of(model)
    words = supplement.words_for(item) if supplement else None
    return [f"Ordlyden er tilføjet af socialtilsynet ({signed(words.by)}, {date_text(words.date)})."] if words else []


_LEVELS = {"indicator": "indikatorer", "criterion": "kriterier", "theme": "temaer"}


def _added(words: SuppliedWording, signed: Signed = as_written) -> str:
    return f"tilføjet af {_dated(words, signed)}"


def _dated(given: SuppliedWording | ScoringAnchor | SuppliedMark, signed: Signed) -> str:
    """As in: Maja Kvist, tilsynskonsulent, den 01-09-2023."""
    by = signed(given.by)
    return f"{by}{',' if ', ' in by else ''} den {date_text(given.date)}"
