"""Creating a case, from nothing or from an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from tilsyn.domain.danish import counted, listed, typed_date
from tilsyn.domain.findings.privacy import masked
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.initials import initials
from tilsyn.domain.journal.entries import CaseField, EarlierJudgement, FollowUp, Previous, Scope
from tilsyn.domain.journal.fields import CaseFields
from tilsyn.domain.journal.revise import carried_on
from tilsyn.domain.library.supplement import supplement_of, supplemented
from tilsyn.domain.text import clean, quote
from tilsyn.domain.values import CaseKind
from tilsyn.domain.words import choices, meant
from tilsyn.errors import UsageProblem
from tilsyn.services import supplements
from tilsyn.services.open_case import who_writes
from tilsyn.services.planning.case_fields import check_service_types, validated
from tilsyn.storage.placing import refuse_taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.journal.entries import Payload
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.world import World
    from tilsyn.services.editions import Shelf
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.casefile import CaseFile

    DeskOpener = Callable[[Path], AbstractContextManager[Desk]]

LEFT_OUT = (
    "Den tidligere sag har tillægget {supplement} til udgaven, og den nye har ikke noget. "
    "Råd: Skal den have det, så brug tilsyn model supplement FIL --case SAG."
)
JUDGED = frozenset({"scored", "carried", "judged"})
CARRIED_FIELDS = frozenset(CaseFields.model_fields) - {
    "date", "kind", "by", "announced", "visits", "basis", "programme", "meet", "stage", "hearing_deadline",
    "hearing_reason", "report_date",
    "case_number",
}  # fmt: skip


class NewCase(NamedTuple):
    """What `new` was asked for. `edition` is an id or a path, None for the newest that fits the date.

    `supplement` likewise, None for the library's own to that edition, if there is one.
    """

    provider: str
    service_types: tuple[str, ...]
    kind: str
    date: str
    by: tuple[str, ...]
    edition: str | None
    announced: bool | None
    supplement: str | None = None


def read(wanted: NewCase) -> NewCase:
    """What was asked for, with its date and its words as the journal has them. Raises UsageProblem for the date."""
    return wanted._replace(
        kind=meant(wanted.kind, get_args(CaseKind)),
        date=typed_date(wanted.date, "--date") if wanted.date else "",
    )


class Inherited(NamedTuple):
    """What an earlier case brings: its master data, and what stands in the new one from the start (domain.md 12)."""

    fields: dict[str, Any]
    payloads: tuple[Payload, ...]
    supplement: str = ""


def check(wanted: NewCase, path: Path, *, inherits: bool = False) -> None:
    """The refusals that need no library, in the contract's order: usage, then the file.

    What an earlier case may bring is not missing yet.
    """
    if not inherits:
        _check_whole(wanted)
    if wanted.kind not in get_args(CaseKind):
        raise UsageProblem(
            f"Tilsynstypen »{quote(wanted.kind)}« kendes ikke.", f"Vælg mellem: {choices(get_args(CaseKind))}."
        )
    validated({"date": typed_date(wanted.date, "--date"), "provider": clean(wanted.provider)})
    if not wanted.by:
        raise who_writes()
    for each in wanted.by:
        initials(each)
    refuse_taken(path)


def _check_whole(wanted: NewCase) -> None:
    if not wanted.provider.strip():
        raise UsageProblem("Tilbuddets navn mangler.", 'Skriv det med --provider "NAVN".')
    if not wanted.service_types:
        raise UsageProblem("Tilbudstypen mangler.", "Skriv den med --service-type, fx 101-ambulant.")


class Prepared(NamedTuple):
    """A case that has passed every refusal and only needs a file."""

    model: QualityModel
    payloads: tuple[Payload, ...]
    blobs: dict[str, bytes]
    by: str


def brought(made: Prepared) -> str:
    """What an earlier case gave a new one, counted: whoever made it need not look for what is there."""
    points = sum(isinstance(each, FollowUp) for each in made.payloads)
    marks = sum(len(each.judgements) for each in made.payloads if isinstance(each, Previous))
    told = (
        counted(points, "opfølgningspunkt", "opfølgningspunkter") if points else "",
        counted(marks, "tidligere bedømmelse", "tidligere bedømmelser") if marks else "",
    )
    return listed(("stamdata", *filter(None, told)))


def prepare(path: Path, wanted: NewCase, shelf: Shelf, inherit: Callable[[], Inherited] | None = None) -> Prepared:
    """Refuse what must be refused, in the contract's order: usage, file exists, edition, service type.

    An earlier case is opened last, when nothing else stands in the way; what was asked for goes before what it brings.
    """
    check(wanted, path, inherits=inherit is not None)
    edition = shelf.edition(wanted.edition, wanted.date)
    supplement = supplements.chosen(shelf, wanted.supplement, edition.model)
    check_service_types(wanted.service_types, edition.model)
    earlier = inherit() if inherit else None
    if earlier and earlier.supplement and supplement is None:
        shelf.tell(LEFT_OUT.format(supplement=earlier.supplement))
    whole = completed(wanted, earlier)
    _check_whole(whole)
    check_service_types(whole.service_types, edition.model)
    opened, blobs = shelf.copies(edition)
    used = [supplement.used(shelf.world)] if supplement else []
    model = supplemented(edition.model, supplement.supplement) if supplement else edition.model
    brought = earlier.payloads if earlier else ()
    payloads = (opened, *used, *_first_fields(whole, shelf.world, earlier), *_kept(brought, model))
    copies = {**blobs, **(supplement.blobs if supplement else {})}
    return Prepared(model, payloads, copies, initials(wanted.by[0]))


def completed(wanted: NewCase, earlier: Inherited | None) -> NewCase:
    """With the earlier case's name and types where no others were asked for."""
    if earlier is None:
        return wanted
    return wanted._replace(
        provider=wanted.provider or str(earlier.fields.get("provider") or ""),
        service_types=wanted.service_types or tuple(earlier.fields.get("service_types") or ()),
    )


def _kept(brought: Iterable[Payload], model: QualityModel) -> Iterator[Payload]:
    """Without choices of scope about what the new edition does not hold."""
    units = {unit.id for unit in model.rated()}
    return (each for each in brought if not isinstance(each, Scope) or each.indicator in units)


def holds_cpr(made: Prepared) -> bool:
    """Whether what a new case begins with holds what looks like a CPR number: a warning, never a refusal."""
    return any(masked(each) is not each for each in made.payloads)


def create_case(path: Path, passphrase: str | None, made: Prepared, world: World) -> CaseFile:
    """Write the new file; an existing one is never overwritten."""
    from tilsyn.storage.casefile import create

    file = create(path, passphrase, made.payloads, made.blobs, made.by, world)
    file.summarise = lambda: _in_short(made.model, Visible(file.case))
    return file


def _in_short(model: QualityModel, visible: Visible) -> str:
    from tilsyn.domain.findings.scoring import scorecard
    from tilsyn.domain.findings.summary import summarised

    return summarised(scorecard(model, visible), visible).model_dump_json()


def law_sentences(made: Prepared, date: str) -> list[str]:
    """Said by `new` where the law has moved on since the edition (domain.md 12)."""
    note = made.model.law_note
    return [f"Bemærk: {note.text}."] if note and date >= note.since else []


def _first_fields(wanted: NewCase, world: World, earlier: Inherited | None) -> Iterator[CaseField]:
    stated: dict[str, Any] = {
        **(earlier.fields if earlier else {}),
        "provider": clean(wanted.provider),
        "service_types": list(dict.fromkeys(wanted.service_types)),
        "kind": wanted.kind,
        "date": wanted.date,
    }
    stated["by"] = list(dict.fromkeys(initials(each) for each in wanted.by))
    if wanted.announced is not None:
        stated["announced"] = wanted.announced
    return (CaseField(record=world.new_id(), field=name, value=value) for name, value in stated.items())


def _carried_fields(source: Desk) -> dict[str, Any]:
    """Master data and departments of an earlier case (domain.md 12)."""
    return {each.field: each.value for _, each in source.visible().of(CaseField) if each.field in CARRIED_FIELDS}


def _earlier_judgement(state: RatedState) -> EarlierJudgement:
    """As the earlier report has it; what that one only carried over keeps the date and edition it was given in."""
    given = state.carried_from
    return EarlierJudgement(
        indicator=state.unit.id,
        text=state.text,
        score=state.score,  # type: ignore[arg-type]  # a score is typed wider there
        wording=state.unit.text,
        date=given.date if given else None,
        edition=given.edition if given else None,
    )


def inherit(path: Path, desk: DeskOpener, world: World) -> Inherited:
    """Open an earlier case and take what the next one is built on. Errors: storage.casefile.open_case."""
    with desk(path) as source:
        supplement = supplement_of(source.model)
        fields, payloads = _carried_fields(source), tuple(_from_earlier(source, world))
        return Inherited(fields, payloads, supplement.name() if supplement else "")


def _carried_scopes(model: QualityModel, visible: Visible, world: World) -> Iterator[Scope]:
    """The choices that hold, each to be confirmed; one that nobody confirmed keeps the date it came from."""
    from tilsyn.domain.findings.scoring import applicability

    for unit in model.rated():
        _, choice = applicability(unit.item, visible)
        if choice is not None:
            came = choice.carried_from or visible.fields.date
            yield carried_on(choice, world.new_id(), carried_from=came)


def _from_earlier(source: Desk, world: World) -> Iterator[Payload]:
    """Earlier judgements as reference, choices of scope to be confirmed, open follow-ups as "ikke undersøgt".

    Never answers, notes, sources or keys.
    """
    from tilsyn.domain.findings.scoring import rated_states

    visible = source.visible()
    states = rated_states(source.model, visible)
    earlier = tuple(_earlier_judgement(each) for each in states.values() if each.state in JUDGED)
    date = visible.fields.date
    yield Previous(record=world.new_id(), date=date, edition=source.model.id, judgements=earlier)
    yield from _carried_scopes(source.model, visible, world)
    for _, point in visible.of(FollowUp):
        if point.status not in {"opfyldt", "bortfaldet"}:
            record, identity, origin = world.new_id(), world.new_id(), point.origin or date
            yield carried_on(point, record, id=identity, status="ikke_undersoegt", origin=origin)
