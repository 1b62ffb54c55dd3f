"""The sheets that leave to be filled: what the exchange file holds of answers, judgements and assessments, in rows.

The same visible side, the same ids, the same codes: nothing protected stands here, nor anything that counts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import CONCLUSION, ECONOMIES, OVERALL, Place
from tilsyn.domain.fill_form import ANSWERS, ASSESSMENTS, JUDGEMENTS
from tilsyn.domain.journal.entries import Answer, Assessment, Judgement, OwnQuestion
from tilsyn.domain.proposals.exchange.leaving import Leaving
from tilsyn.domain.proposals.identity import export_id
from tilsyn.domain.values import GENERAL_READINGS, VALUES
from tilsyn.output.contexts.exchange_part import supplement_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import Frame
    from tilsyn.output.contexts.records.filled import FillBook, FillPart, FillRow


def fill_book(case: Case, model: QualityModel, frames: Sequence[Frame] = ()) -> FillBook:
    """What `export --fill` writes (interface.md, Workbook). The same case gives the same sheets."""
    leaving = Leaving(case, model, frames)
    parts: list[FillPart] = [
        {"slags": ANSWERS.part, "raekker": list(_answers(leaving))},
        {"slags": JUDGEMENTS.part, "raekker": list(_judgements(leaving))},
        {"slags": ASSESSMENTS.part, "raekker": list(_assessments(leaving))},
    ]
    return {
        "tilbud": leaving.visible.fields.provider,
        "stand": leaving.visible.last_at(),
        "sag": export_id(case.id),
        "udgave": model.id,
        "tillaeg": supplement_part(case, model).get("supplement", {}),
        "ark": parts,
        "valg": _choices(leaving, parts),
    }


def _answers(leaving: Leaving) -> Iterator[FillRow]:
    """By question in the order of the edition, and by conversation in the order they were held."""
    order = {each: number for number, each in enumerate(leaving.asked.ids())}
    held = enumerate(leaving.of(Answer))
    wordings = _own_wordings(leaving)
    for _, (_, answer) in sorted(held, key=lambda each: (order.get(each[1][1].question, len(order)), each[0])):
        asked = leaving.asked.find(answer.question)
        yield {
            "celler": {
                "question": answer.question,
                "encounter": leaving.encounter_codes.get(answer.encounter, ""),
                "value": VALUES.get(answer.value or "", ""),
                "note": answer.note,
            },
            "ordlyd": asked.question.text if asked else wordings.get(answer.question, ""),
            "id": answer.record,
        }


def _own_wordings(leaving: Leaving) -> dict[str, str]:
    return {leaving.outward.own[own.id]: own.text for _, own in leaving.of(OwnQuestion)}


def _judgements(leaving: Leaving) -> Iterator[FillRow]:
    """Every item that may be judged, judged or not."""
    held = {judgement.indicator: judgement for _, judgement in leaving.of(Judgement)}
    kind = leaving.visible.fields.kind
    for unit in leaving.units.values():
        if not leaving.may_be_judged(unit):
            continue
        judged = held.get(unit.id)
        score = judged.score if judged else None
        yield {
            "celler": {
                "indicator": unit.id,
                "text": judged.text if judged else "",
                "score": (leaving.model.label_of(kind, score) or "" if isinstance(score, str) else score) or "",
                "sources": "; ".join(leaving.codes[each] for each in judged.sources) if judged else "",
            },
            "ordlyd": unit.text or "",
            "id": judged.record if judged else "",
        }


def _assessments(leaving: Leaving) -> Iterator[FillRow]:
    """Every place that has an assessment of its own, written or not."""
    held: dict[str, tuple[Entry, Assessment]] = {each[1].at: each for each in leaving.of(Assessment)}
    listed = [*Place.all(leaving.model, ("criterion", "theme")), OVERALL, CONCLUSION, *ECONOMIES]
    for place in (*listed, *(Place(each) for each in held if each not in listed)):
        said = held[place][1] if place in held else None
        cells: dict[str, str | int] = {"at": place.title(), "text": said.text if said else ""}
        yield {"celler": cells, "ordlyd": "", "id": said.record if said else ""}


def _choices(leaving: Leaving, parts: Sequence[FillPart]) -> dict[str, list[str]]:
    """What a cell may hold, by the key of its column; what stands already is among it."""
    scale = leaving.model.scale(leaving.visible.fields.kind)
    spoken = {str(row["celler"]["value"]) for row in parts[0]["raekker"]} - {""}
    words = [VALUES[each] for each in GENERAL_READINGS]
    return {
        "question": [*leaving.asked.ids(), *leaving.outward.own.values()],
        "encounter": list(leaving.encounter_codes.values()),
        "value": [*words, *(each for each in VALUES.values() if each in spoken and each not in words)],
        "score": [str(step.value) if isinstance(step.value, int) else step.label for step in scale],
    }
