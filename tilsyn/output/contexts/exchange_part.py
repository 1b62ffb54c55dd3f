"""The exchange file's document: everything unprotected but keys, alerts, `about` and CPR numbers; no backup.

References go by code. Keys of the contract always stand there, further ones only where they say something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.journal.entries import CaseField, ChecklistPlace, UsedSupplement
from tilsyn.domain.library.supplement import supplement_of
from tilsyn.domain.office import stated
from tilsyn.domain.proposals.exchange import FORMAT, OFFICE
from tilsyn.domain.proposals.exchange.leaving import Leaving
from tilsyn.domain.proposals.exchange.records import (
    LISTS,
    SINGLES,
    TAKEN_IN_ONLY,
    ChecklistRecord,
    ExchangeRecord,
    PreviousRecord,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Payload
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.office import Authority

Part = dict[str, Any]


def exchange(case: Case, model: QualityModel, frames: Sequence[Frame] = (), authority: Authority | None = None) -> Part:
    """The document of `export -o x.json` (interface.md, Exchange file). The same case gives the same document.

    `authority`: the office of the case, with its logo.
    """
    leaving = Leaving(case, model, frames)
    return {
        "format": FORMAT,
        "edition": model.id,
        **supplement_part(case, model),
        "case": {**case_part(leaving), **({OFFICE: stated(authority)} if authority else {})},
        **{part: each for part, kind in SINGLES.items() for each in records(leaving, kind)},
        **{part: list(records(leaving, kind)) for part, kind in LISTS.items() if part not in TAKEN_IN_ONLY},
        "checklists": checklists(leaving),
    }


def supplement_part(case: Case, model: QualityModel) -> Part:
    """What the edition is completed with; nothing where it stands alone."""
    used, supplement = case.one(UsedSupplement, "supplement"), supplement_of(model)
    if used is None or supplement is None:
        return {}
    return {"supplement": {"id": supplement.id, "version": supplement.version, "sha256": used.kept.sha256}}


def case_part(leaving: Leaving) -> Part:
    """The fields that have been stated, each in its own form."""
    stated = {each.field for _, each in leaving.visible.of(CaseField)}
    fields = leaving.visible.fields.model_dump(mode="json")
    return {name: value for name, value in fields.items() if name in stated and value not in (None, "", [])}


def records(leaving: Leaving, kind: type[ExchangeRecord]) -> Iterator[Part]:
    """The records of one part."""
    for _, payload in leaving.of(kind.states):
        yield record(payload, kind, leaving)


def record(payload: Payload, kind: type[ExchangeRecord], leaving: Leaving) -> Part:
    """One record: the id of its version, the keys of the contract, and further ones that say something."""
    stated = _by_papers(payload.model_dump(mode="json", context=leaving.codes), leaving)
    said = {key: stated[name] for key, name in kind.fields.items()}
    further = {key: said[key] for key in said if key not in kind.contract and _says_something(payload, kind, key)}
    made = {"id": payload.record, **{key: said[key] for key in kind.contract}, **further}
    if kind is PreviousRecord:
        made["judgements"] = [_earlier(each) for each in made["judgements"]]
    return made


def _by_papers(stated: Part, leaving: Leaving) -> Part:
    """Documents by what they go by in the file."""
    if "documents" in stated:
        stated["documents"] = [leaving.papers[each] for each in stated["documents"] if each in leaving.papers]
    if stated.get("document") is not None:
        stated["document"] = leaving.papers.get(stated["document"])
    return stated


def _says_something(payload: Payload, kind: type[ExchangeRecord], key: str) -> bool:
    value = getattr(payload, kind.fields[key])
    return value is not None and value != kind.model_fields[key].default


def _earlier(judgement: Part) -> Part:
    """An earlier judgement always has a score, if only to say that there was none."""
    return {key: value for key, value in judgement.items() if value is not None or key == "score"}


def checklists(leaving: Leaving) -> Part:
    """Places by checklist."""
    made: Part = {}
    for _, each in leaving.of(ChecklistPlace):
        made.setdefault(each.checklist, []).append(record(each, ChecklistRecord, leaving))
    return made
