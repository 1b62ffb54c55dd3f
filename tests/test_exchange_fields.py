"""Every field of every payload leaves by the exchange file and comes back, or stands here with its reason."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from tests.framing import FRAMES
from tests.telling import Told
from tilsyn.domain.journal.case import Case
from tilsyn.domain.journal.entries import PAYLOAD, AnyPayload, Payload
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.proposals import plan
from tilsyn.domain.proposals.exchange import KEYS, parse
from tilsyn.domain.proposals.exchange.records import LISTS, SINGLES, ChecklistRecord, ExchangeRecord
from tilsyn.output.contexts.exchange_part import exchange
from tilsyn.output.exchange.file import exchange_bytes
from tilsyn.storage.frame_files import frame_in
from tilsyn.storage.library import load_library

Part = dict[str, Any]
KINDS: dict[str, type[Payload]] = {
    kind.model_fields["entry"].default: kind for kind in get_args(get_args(AnyPayload)[0])
}
RECORDS: tuple[type[ExchangeRecord], ...] = (*SINGLES.values(), *LISTS.values(), ChecklistRecord)
STAYS_WHOLE = {
    "opened": "the edition goes by name alone: its copies are in every installation",
    "supplement": "named with its checksum beside the edition: the file itself is the office's to hand on",
    "office": "leaves whole as case.office, with the bytes that its entry only names, guarded in test_office",
    "field": "the case's own fields have a part of their own, guarded in test_exchange",
    "alert": "taken in, never let out: what may call for action never leaves a case",
    "protect": "a decision of this case; what it hides does not leave at all",
    "not_cpr": "a decision of this case: its target is an entry of this journal",
    "withdrawal": "what is withdrawn does not leave",
    "redaction": "what is redacted does not leave",
    "frame": "its copy is in every installation: an answer to a point of it names it, and brings it",
    "sealed": "the file was sent from this case: what the next one makes of the same content is not that file",
    "transfer": "it has been moved from this case into the authority's own system, not from the next one",
}
"""Kinds that no file of ours holds, and why."""
_ONLY_NORMAL = "only what is normal leaves, so there is nothing to say"
_NO_BYTES = "what is known of a document leaves, and what is quoted from it; of its bytes nothing"
STAYS = {
    ("source", "about"): "the description of a person is taken in, and never let out",
    ("source", "protection"): _ONLY_NORMAL,
    ("encounter", "protection"): _ONLY_NORMAL,
    ("answer", "protection"): _ONLY_NORMAL,
    ("note", "protection"): _ONLY_NORMAL,
    ("own_question", "protection"): _ONLY_NORMAL,
    ("document", "protection"): _ONLY_NORMAL,
    ("document", "kept_text"): _NO_BYTES,
    ("document", "kept_file"): _NO_BYTES,
    ("focus", "internal_reason"): "the inner reason is the authority's own",
}
"""Fields that do not leave, and why."""
OF_THE_VERSION = {"entry", "record", "id", "imported"}
"""Fields that name the kind, the version and the identity; and whether a file began it, as it does in the next case.

`test_exchange` follows them out and back.
"""

SAID: dict[str, Part] = {
    "source": {"code": "Borger 1", "group": "borger"},
    "encounter": {"sources": ["source-1"], "start": "2023-10-24T10:00:00+02:00", "end": "2023-10-24T11:00:00+02:00",
                  "documents": ["document-1"]},
    "answer": {"question": "4.a.1", "family": "min-plan", "encounter": "encounter-1",
               "deviates": [{"source": "source-1", "note": "Han siger nej."}]},
    "note": {"encounter": "encounter-1", "at_items": ["4.a"], "document": "document-1"},
    "judgement": {"indicator": "4.a", "score": 4, "sources": ["source|source-1"]},
    "focus": {"indicators": ["4.a"]},
    "scope": {"indicator": "2.b", "use": True},
    "assessment": {"at": "theme:4"},
    "followup": {"kind": "paabud", "indicator": "4.a"},
    "previous": {"judgements": [{"indicator": "4.a", "text": "Før.", "score": 3, "wording": "Ordlyd",
                                 "date": "2021-10-12", "edition": "KM2021"}]},
    "own_question": {"code": "7.a.e1", "at": "criterion:7", "encounter": "encounter-1", "groups": ["ledelse"]},
    "checklist": {"checklist": "kvalitetsstandard", "item": "F1", "document": "document-1"},
}  # fmt: skip
"""What must name something that is there. Every other field is given the first of ANYTHING that it takes."""
OF_POINTS = ("k", "n", "unknown", "dates", "at_items")
READ_AT: dict[str, Part] = {
    "official": {"parts": [{"part": "respekt", "value": "nej"}], **dict.fromkeys(OF_POINTS)},
    "value": {"question": "ramme:1.1", "value": "daekkende", "parts": [{"part": "stof", "value": "nej"}],
              "at_items": ["3.d"], **dict.fromkeys(("k", "n", "unknown", "dates"))},
    "k_of_n": {"question": "ramme:1.2", "at_items": ["3.d"], **dict.fromkeys(("parts", "dates"))},
    "dates": {"question": "ramme:dage", "at_items": ["3.d"], **dict.fromkeys(("parts", "k", "n", "unknown")),
              "dates": [{"event": "henvendelse", "date": "2023-01-03", "place": "side 2"}]},
}  # fmt: skip
"""What an answer may be read as is another thing at each kind of point; None: that field is not filled there."""
ANYTHING: tuple[object, ...] = ("tekst", "2023-10-25", 3, True, False, ["tekst"])


def candidates(kind: type[Payload], name: str) -> list[object]:
    """Values to try for a field: of a list of values its last, else one of each form."""
    return [*reversed(_listed(kind.model_fields[name].annotation)), *ANYTHING]


def _listed(annotation: object) -> list[object]:
    found: list[object] = []
    for each in get_args(annotation):
        found.extend([each] if isinstance(each, str) else _listed(each))
    return found


def taken(kind: str, stated: Part, name: str) -> bool:
    """Whether a field takes the value it has been given, whatever is still missing beside it."""
    try:
        PAYLOAD.validate_python({"entry": kind, "record": "r", **stated}, strict=False)
    except ValidationError as error:
        return all(name not in fault["loc"] for fault in error.errors())
    return True


def filled(kind: str, said: Part | None = None) -> Payload:
    """A payload that says something in every field, and never only what is said anyhow."""
    said = SAID.get(kind, {}) if said is None else said
    stated: Part = {"id": f"{kind}-1"} if "id" in KINDS[kind].model_fields else {}
    for name, field in KINDS[kind].model_fields.items():
        if name in OF_THE_VERSION or (kind, name) in STAYS:
            continue
        if name in said:
            stated |= {name: said[name]} if said[name] is not None else {}
            continue
        options = (each for each in candidates(KINDS[kind], name) if each != field.default)
        stated[name] = next(each for each in options if taken(kind, {**stated, name: each}, name))
    return PAYLOAD.validate_python({"entry": kind, "record": f"{kind}-1", **stated}, strict=False)


def told(kind: str, said: Part) -> Told:
    """A case that holds one filled payload, and the paper, the person and the talk that it may name."""
    case = Told()
    for each in dict.fromkeys(["document", "source", "encounter", kind]):
        case.say(filled(each, said if each == kind else None))
    return case


def only(case: Case, kind: type[Payload]) -> Payload:
    [(_, payload)] = case.of(kind)
    return payload


def lost_on_the_way(kind: str, model: QualityModel, said: Part) -> list[str]:
    """The fields that a file which leaves, and comes back into another case, does not bring."""
    frame = frame_in(load_library([FRAMES]), "ramme")[0]
    here, there = told(kind, said), Told()
    file = parse(exchange_bytes(exchange(here.case, model, [frame])), "x.json")
    planned = plan(there.case, model, file, update_case=False, frames=[frame])
    assert [each for each in planned.problems if each.severity == "error"] == []
    there.say(*planned.payloads)
    sent, come = only(here.case, KINDS[kind]), only(there.case, KINDS[kind])
    followed = [name for name in KINDS[kind].model_fields if name not in OF_THE_VERSION]
    return [name for name in followed if getattr(come, name) != getattr(sent, name)]


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - STAYS_WHOLE - {"answer"}))
def test_every_field_of_a_payload_leaves_and_comes_back_or_stands_here_with_its_reason(
    kind: str, model: QualityModel
) -> None:
    lost = lost_on_the_way(kind, model, SAID.get(kind, {}))
    assert lost == [], f"{kind}: {lost} would be lost by a file that leaves and comes back"


@pytest.mark.parametrize("point", READ_AT)
def test_so_does_every_field_of_an_answer_whatever_kind_of_point_it_is_of(point: str, model: QualityModel) -> None:
    lost = lost_on_the_way("answer", model, {**SAID["answer"], **READ_AT[point]})
    assert lost == [], f"{lost} would be lost"


def test_every_field_of_an_answer_is_filled_at_some_kind_of_point() -> None:
    left = set.intersection(*({name for name, each in said.items() if each is None} for said in READ_AT.values()))
    assert left == set()


def test_a_kind_that_has_no_part_of_the_file_stands_here_with_its_reason() -> None:
    in_the_file = {kind.states.model_fields["entry"].default for kind in RECORDS}
    assert in_the_file | STAYS_WHOLE.keys() == KINDS.keys()
    assert in_the_file & STAYS_WHOLE.keys() == {"alert"}
    assert {*SINGLES, *LISTS, "checklists"} <= set(KEYS)


def test_a_reason_is_given_only_for_fields_that_there_are() -> None:
    assert [each for each in STAYS if each[1] not in KINDS[each[0]].model_fields] == []


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_key_of_the_contract_and_a_shorthand_are_keys_of_their_record(kind: type[ExchangeRecord]) -> None:
    assert set(kind.contract) <= kind.fields.keys() <= kind.model_fields.keys()
    assert set(kind.shorthand) <= kind.model_fields.keys()


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_what_a_record_writes_out_says_the_same_as_the_payload_does(kind: type[ExchangeRecord]) -> None:
    """The file may ask for more than the journal, never for another default: that would come back as another value."""
    fields = {key: kind.states.model_fields[name] for key, name in kind.fields.items()}
    other = [
        key
        for key, field in fields.items()
        if not field.is_required() and kind.model_fields[key].default != field.default
    ]
    assert other == []
