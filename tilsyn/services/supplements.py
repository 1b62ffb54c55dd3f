"""Supplements of an office: looked at before they are used, chosen for a new case, given to one that has none."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.danish import listed
from tilsyn.domain.journal.entries import CopyRef, Judgement, UsedSupplement
from tilsyn.domain.library.supplement import supplement_of, supplemented, supplied_lines, version_text
from tilsyn.domain.text import name_shown, quote
from tilsyn.errors import QuestionnaireError, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.supplement import Supplement
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.world import World
    from tilsyn.services.editions import Shelf
    from tilsyn.services.open_case import Desk

Json = dict[str, Any]
NONE = "intet"
"""Typed where a case is to be made without one, though the library has one."""


class SupplementCopy(NamedTuple):
    """A supplement with the bytes that a case keeps of it, by their digests."""

    supplement: Supplement
    kept: CopyRef
    blobs: Mapping[str, bytes]

    def used(self, world: World) -> UsedSupplement:
        """The entry that says that the case's edition is completed with it."""
        return UsedSupplement(record=world.new_id(), kept=self.kept)


def copied(supplement: Supplement, source: bytes) -> SupplementCopy:
    """Its canonical JSON, and the YAML beside it."""
    from tilsyn.storage.library import copy_of

    content, digest = copy_of(supplement)
    source_digest = hashlib.sha256(source).hexdigest()
    kept = CopyRef(id=supplement.id, sha256=digest, source=source_digest)
    return SupplementCopy(supplement, kept, {digest: content, source_digest: source})


def chosen(shelf: Shelf, named: str | None, model: QualityModel) -> SupplementCopy | None:
    """The one that is named, else the library's only one to this edition.

    Raises QuestionnaireError for one that is unknown, broken or of another edition.
    """
    from tilsyn.storage.supplements import says_supplement, supplement_in, supplements_to

    if named is not None:
        return None if named == NONE else _fitting(copied(*supplement_in(shelf.library, named)), model)
    held = supplements_to(shelf.library, model.id)
    if len(held) > 1:  # none may be guessed at, and a visit that has begun must not wait for it
        several = f"(advarsel) Biblioteket har flere tillæg til {model.id}: {listed(each.id for each in held)}."
        shelf.tell(f"{several} Ingen er brugt. Råd: Giv sagen et med tilsyn model supplement FIL --case SAG.")
    if not held and any(says_supplement(each.path) for each in shelf.library.unused):
        shelf.tell_unused()
    return copied(held[0], shelf.library.sources[held[0].id]) if len(held) == 1 else None


def _fitting(copy: SupplementCopy, model: QualityModel) -> SupplementCopy:
    if copy.supplement.edition != model.id:
        raise QuestionnaireError(
            f"Tillægget {quote(copy.supplement.id)} hører til {quote(copy.supplement.edition)}, ikke til {model.id}.",
            "Vælg den udgave, det er skrevet til, eller et andet tillæg.",
        )
    return copy


def completed(shelf: Shelf, model: QualityModel) -> QualityModel:
    """The edition as the next case would have it; where there are several supplements, none is chosen here."""
    from tilsyn.storage.supplements import supplements_to

    held = supplements_to(shelf.library, model.id)
    return supplemented(model, held[0]) if len(held) == 1 else model


def looked_at(shelf: Shelf, path: Path) -> Json:
    """What an edition with the supplement would be: `model supplement FIL --json`.

    Raises AnswerIsNo with every problem of the file, and UsageProblem where there is none.
    """
    from tilsyn.services.editions import checked
    from tilsyn.storage.supplements import supplement_in

    checked(shelf, path)
    copy = copied(*supplement_in(shelf.library, str(path)))
    return shown(shelf.library.models[copy.supplement.edition], copy)


def shown(model: QualityModel, copy: SupplementCopy) -> Json:
    """The edition, the supplement, and the two as one, each with its version and checksum."""
    from tilsyn.storage.library import copy_of

    supplement, whole = copy.supplement, supplemented(model, copy.supplement)
    return {
        "id": model.id,
        "version": version_text(whole),
        "sha256": copy_of(whole)[1],
        "edition": {"id": model.id, "version": model.version, "sha256": copy_of(model)[1]},
        "supplement": {**named(supplement), "sha256": copy.kept.sha256},
        "supplied": list(supplied_lines(supplement)),
        "still_missing": sorted(whole.unworded()),
        **supplement.model_dump(mode="json", include={"indicators", "labels", "anchors", "marks"}),
    }


def named(supplement: Supplement) -> Json:
    """Which supplement it is."""
    return {"id": supplement.id, "version": supplement.version, "title": supplement.title}


def told(found: Json) -> Iterator[str]:
    """The same in lines, for a person."""
    supplement, edition = found["supplement"], found["edition"]
    yield f"{found['id']} version {found['version']}: {edition['id']} version {edition['version']} med tillægget"
    yield f"{supplement['title']} ({supplement['id']}, version {supplement['version']})"
    yield f"Kontrolsum: {found['sha256']}"
    yield from (f"  {each}" for each in found["supplied"])
    yield from (f"  {each['id']} {each['text']}" for each in found["indicators"])
    if found["still_missing"]:
        yield f"Uden ordlyd er stadig: {listed(found['still_missing'])}."


def standing(desk: Desk) -> Json:
    """What the case's edition is with the supplement it has."""
    [kept] = [each.payload.kept for each in desk.case.live("supplement") if isinstance(each.payload, UsedSupplement)]
    supplement = supplement_of(desk.model)
    assert supplement is not None  # noqa: S101  the entry says that there is one
    return shown(desk.official()[0], SupplementCopy(supplement, kept, {}))


def give(desk: Desk, path: Path, by: str | None) -> SupplementCopy | None:
    """Complete the case's own edition with a supplement, or with a later version of it; None where it stands so.

    Only ever asked for: what a library holds never changes a case by itself. Raises AnswerIsNo with every problem of
    the file, QuestionnaireError for another edition's, UsageProblem where what has been judged would read otherwise.
    """
    copy = _read_for(desk, path)
    desk.file.refresh()
    stands = [each.payload for each in desk.case.live("supplement")]
    if [each.kept for each in stands if isinstance(each, UsedSupplement)] == [copy.kept]:
        return None
    _refuse_too_late(desk, copy.supplement)
    desk.file.append([copy.used(desk.world)], desk.who(by), blobs=copy.blobs)
    desk.read_copies()
    return copy


def reports_outdated(desk: Desk) -> list[Problem]:
    """The final reports that read otherwise now that the case has been given a supplement."""
    from tilsyn.services.leaving.seals import no_longer_answering  # most cases have no final report

    return no_longer_answering(desk)


def _read_for(desk: Desk, path: Path) -> SupplementCopy:
    """Checked against the case's own edition, which the library may have otherwise today."""
    from tilsyn.domain.library.supplement import Supplement
    from tilsyn.services.editions import refuse_problems
    from tilsyn.storage.incoming import require_file
    from tilsyn.storage.library import broken_questionnaire, parse_file

    require_file(path)
    model, catalogues, laws = desk.official()
    parsed = parse_file(path, [model, *catalogues, *laws])
    if any(each.code == "M080" for each in parsed.problems):
        raise QuestionnaireError(
            f"{name_shown(path.name)} hører ikke til sagens udgave, {model.id}.",
            "Vælg et tillæg, der er skrevet til den.",
        )
    refuse_problems(path, parsed.problems)
    if not isinstance(parsed.record, Supplement):
        raise broken_questionnaire(path.name, parsed.problems, path)
    return copied(parsed.record, parsed.content)


def _refuse_too_late(desk: Desk, supplement: Supplement) -> None:
    visible = desk.visible()
    if visible.fields.stage == "endelig":
        raise UsageProblem(
            "Rapporten er endelig, så sagens udgave kan ikke ændres.", "Sæt først tilstanden tilbage med tilsyn case."
        )
    now = {unit.id: unit.text for unit in desk.model.rated()}
    would_be = {unit.id: unit.text for unit in supplemented(desk.official()[0], supplement).rated()}
    judged = {each.indicator for _, each in visible.of(Judgement)}
    reworded = sorted(each for each in judged if now.get(each) != would_be.get(each))
    if reworded:
        raise UsageProblem(
            f"Ordlyden af {listed(reworded)} ville blive en anden, og der er bedømt efter den, der står.",
            "Behold ordlyden i tillægget, eller træk bedømmelsen tilbage først.",
        )
