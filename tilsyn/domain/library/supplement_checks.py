"""Cross-checks of a supplement: that it speaks of what is there, replaces nothing official, and says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from tilsyn.domain.cpr import mask_cpr
from tilsyn.domain.danish import listed
from tilsyn.domain.initials import initials
from tilsyn.domain.library.checks import OWN_ID_FORM
from tilsyn.domain.library.citations import alone, lacks
from tilsyn.domain.library.references import normalise_reference, parted
from tilsyn.domain.text import OwnWords
from tilsyn.domain.values import BINDINGS
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.library.directives import Catalogue, Directive
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.laws import Law
    from tilsyn.domain.library.supplement import Supplement, SuppliedMark
    from tilsyn.domain.library.yaml_paths import Path, Where
    from tilsyn.domain.problems import Problem

_EMPTY = OwnWords("Teksten må ikke være tom. Slet nøglen, eller skriv noget.")
_INITIALS = OwnWords("Skriv kun initialer, fx MKV: højst 20 tegn på én linje.")
_NAMING = {"indicators": ("id",), "anchors": ("indicator", "score"), "marks": ("directive", "point")}
"""What says which one an entry is."""


class StatedSupplement(NamedTuple):
    """The file as it was written, and the places in it whose form is wrong.

    Those have been mended, so that the rest could be checked, and nothing is said that rests on them.
    """

    where: Where
    faulty: frozenset[Path]

    def stands(self, entry: Path, *keys: str | int) -> bool:
        """Whether all of these have the right form in an entry, so that they are the writer's own words."""
        written = self._written(entry)
        return not any((*written, key) in self.faulty for key in keys)

    def all_named(self, part: str) -> bool:
        """Whether it is known of each entry of a part which one it is."""
        naming = {*_NAMING[part], part}
        return not any(each[:1] == (part,) and (len(each) == 2 or each[-1] in naming) for each in self.faulty)  # noqa: PLR2004

    def problem(self, code: str, path: Path, /, **facts: object) -> Problem:
        return self.where.problem(code, self._written(path), **facts)

    def line_of(self, path: Path) -> int | None:
        return self.where.line_of(self._written(path))

    def _written(self, path: Path) -> Path:
        """The place in the file: an entry that is none at all has been left out, and those after it moved up."""
        match path:
            case (str(part), int(at), *rest):
                for gone in sorted(each[1] for each in self.faulty if _is_entry(each, part)):
                    at += gone <= at
                return (part, at, *rest)
        return path


def _is_entry(path: Path, part: str) -> TypeGuard[tuple[str, int]]:
    match path:
        case (str(each), int()):
            return each == part
    return False


def check_supplement(
    supplement: Supplement,
    models: Iterable[QualityModel],
    catalogues: Iterable[Catalogue],
    laws: Iterable[Law],
    stated: StatedSupplement,
) -> list[Problem]:
    """All problems of a supplement, held against the edition it names; without that, only what is its own."""
    editions, catalogues, laws = list(models), list(catalogues), list(laws)
    model = next((each for each in editions if each.id == supplement.edition), None)
    taken = {each.id.casefold() for each in (*editions, *catalogues, *laws)}
    found = [*_own(supplement, stated), *_texts(supplement, stated), *_twice(supplement, stated)]
    if stated.stands((), "id") and supplement.id.casefold() in taken:  # it would stand in the other's way
        found.append(stated.problem("M016", ("id",), id=supplement.id, other=OwnWords("biblioteket")))
    if model is None:
        unknown = [stated.problem("M080", ("edition",), edition=supplement.edition)]
        return [*found, *(unknown if stated.stands((), "edition") else ())]
    held = [each for each in catalogues if each.id in model.directives]
    return [
        *found,
        *_wordings(supplement, model, stated),
        *_anchors(supplement, model, stated),
        *_marks(supplement, held, stated),
        *_bases(supplement, laws, stated),
    ]


def _own(supplement: Supplement, stated: StatedSupplement) -> Iterator[Problem]:
    if stated.stands((), "id") and not OWN_ID_FORM.fullmatch(supplement.id):
        yield stated.problem("M017", ("id",), id=supplement.id)
    labels = any(text is not None for _, text in supplement.labels)
    if not (supplement.indicators or supplement.anchors or supplement.marks or labels or stated.faulty):
        yield stated.problem("M007", (), what=OwnWords("Tillægget tilføjer intet"))
    for part in ("indicators", "anchors", "marks"):
        for at, each in enumerate(getattr(supplement, part)):
            if stated.stands((part, at), "by") and not _are_initials(each.by):
                yield stated.problem("M015", (part, at, "by"), key="by", advice=_INITIALS)


def _are_initials(given: str) -> bool:
    try:
        return bool(initials(given))
    except UsageProblem:
        return False


def _texts(supplement: Supplement, stated: StatedSupplement) -> Iterator[Problem]:
    """Texts go into reports and cases: none is blank, and none holds a CPR number."""
    for path, text in _leaves(supplement.model_dump(mode="json")):
        if not stated.stands(path[:-1], path[-1]):
            continue
        if not text.strip():
            yield stated.problem("M015", path, key=str(path[-1]), advice=_EMPTY)
        if mask_cpr(text) != text:
            yield stated.problem("M087", path)


def _leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, (*path, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _leaves(each, (*path, at))


def _twice(supplement: Supplement, stated: StatedSupplement) -> Iterator[Problem]:
    named: list[tuple[Path, str]] = [
        *((("indicators", at, "id"), f"Ordlyden af {each.id}") for at, each in enumerate(supplement.indicators)),
        *(
            (("anchors", at, "score"), f"Pejlemærket for {each.score} ved {each.indicator}")
            for at, each in enumerate(supplement.anchors)
        ),
        *((("marks", at, "directive"), f"Mærket ved {each.place()}") for at, each in enumerate(supplement.marks)),
    ]
    first: dict[str, Path] = {}
    for path, what in named:
        if not stated.stands(path[:-1], *_NAMING[str(path[0])]):
            continue
        if what in first:
            line = stated.line_of(first[what])
            yield stated.problem("M084", path, what=what, first=f"på linje {line}" if line else "længere oppe")
        first.setdefault(what, path)


def _wordings(supplement: Supplement, model: QualityModel, stated: StatedSupplement) -> Iterator[Problem]:
    texts = {unit.id: unit.text for unit in model.rated()}
    lacking = [each for each, text in texts.items() if text is None]
    could = f"Udgaven mangler ordlyden af {listed(lacking)}." if lacking else "Udgaven mangler ingen."
    for at, each in enumerate(supplement.indicators):
        path: Path = ("indicators", at, "id")
        if not stated.stands(("indicators", at), "id"):
            continue
        if each.id not in texts:
            yield stated.problem("M081", path, indicator=each.id, edition=model.id)
        elif texts[each.id] is not None:
            yield stated.problem("M082", path, indicator=each.id, lacking=OwnWords(could))


def _anchors(supplement: Supplement, model: QualityModel, stated: StatedSupplement) -> Iterator[Problem]:
    supplied, all_read = {each.id for each in supplement.indicators}, stated.all_named("indicators")
    texts = {unit.id: unit.text for unit in model.rated()}
    for at, each in enumerate(supplement.anchors):
        path: Path = ("anchors", at, "indicator")
        if not stated.stands(("anchors", at), "indicator"):
            continue
        if each.indicator not in texts:
            yield stated.problem("M081", path, indicator=each.indicator, edition=model.id)
        elif texts[each.indicator] is None and each.indicator not in supplied and all_read:
            yield stated.problem("M083", path, indicator=each.indicator)


def _marks(supplement: Supplement, catalogues: list[Catalogue], stated: StatedSupplement) -> Iterator[Problem]:
    for at, mark in enumerate(supplement.marks):
        if not stated.stands(("marks", at), "directive"):
            continue
        edition, number = parted(mark.directive)
        catalogue = next((each for each in catalogues if each.id == edition), None)
        directive = catalogue.find(number) if catalogue else None
        if directive is None:
            yield _unknown(mark, catalogues, ("marks", at, "directive"), stated)
        elif stated.stands(("marks", at), "point"):
            yield from _on(mark, directive, ("marks", at), stated)


def _unknown(mark: SuppliedMark, catalogues: list[Catalogue], path: Path, stated: StatedSupplement) -> Problem:
    """As an edition's own reference is refused; where to look is the catalogue it names, else the edition's first."""
    edition, number = parted(normalise_reference(mark.directive))
    near = [each for each in catalogues if edition in {"", each.id.upper()}]
    found = next(((each, directive) for each in near if (directive := each.find(number))), None)
    suggestion = OwnWords(f" – mente du '{found[0].id_of(found[1])}'?" if found else ".")
    shown = OwnWords(next((each.id for each in (*near, *catalogues)), mark.directive[:20]))
    return stated.problem("M035", path, reference=mark.directive, catalogue=shown, suggestion=suggestion)


def _on(mark: SuppliedMark, directive: Directive, path: Path, stated: StatedSupplement) -> Iterator[Problem]:
    if mark.point is not None and mark.point > len(directive.points):
        facts = {"directive": mark.directive, "point": mark.point, "count": len(directive.points)}
        yield stated.problem("M085", (*path, "point"), **facts)
        return
    stands = directive if mark.point is None else directive.points[mark.point - 1]
    if stands.binding != "unknown":
        yield stated.problem("M086", (*path, "binding"), place=mark.place(), binding=BINDINGS[stands.binding])


def _bases(supplement: Supplement, laws: Iterable[Law], stated: StatedSupplement) -> Iterator[Problem]:
    """A basis that is a citation of an act in the library must be there, as in a catalogue."""
    named = {each.id: each.named() for each in laws}
    for at, mark in enumerate(supplement.marks):
        cited = alone(mark.basis, named.values())
        if stated.stands(("marks", at), "basis") and cited is not None and lacks(named[cited.law], cited):
            yield stated.problem("M043", ("marks", at, "basis"), provision=str(cited), law=cited.law)
