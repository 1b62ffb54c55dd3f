"""The interview guide on paper: what to say and look for, and room to write. The same guide gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.output.word.guide_fit import fitted, in_place, listed, rules_beside
from tilsyn.output.word.paper import filled, finished
from tilsyn.output.word.sections import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.output.word.guide_fit import Fit

Part = dict[str, Any]
TEMPLATE = "interviewguide.docx"


def render_guide(guide: Part) -> bytes:
    """The guide of `context.guide_part` as a .docx package, each section on a page of its own."""
    document = joined([filled(TEMPLATE, {**guide, "afsnit": laid_out(each)}) for each in guide["afsnit"]])
    return finished(document, f"{guide['titel']}: {guide['tilbud']}", guide["stand"])


def laid_out(section: Part) -> Part:
    """A section as its template goes through it: which questions stand where, and the lines beside each."""
    placed = _talk(section) if section["art"] == "samtale" else _look(section)
    return {
        "art": section["art"],
        "gruppe": section["gruppe"],
        "titel": section["titel"],
        "sagt": [each.replace(" ", "\u00a0") for each in section.get("sagt", ())],
        "aabning": section.get("aabning", []),
        "afslutning": section.get("afslutning", []),
        **placed,
    }


def _talk(section: Part) -> Part:
    fit = fitted(section)
    beside = [(each["titel"], in_place(each["spoergsmaal"], fit)) for each in section["emner"]]
    behind = [(each["titel"], listed(each["spoergsmaal"], fit)) for each in section["emner"]]
    return {"emner": _topics(beside, fit), "supplerende": _topics(behind, fit)}


def _topics(topics: Sequence[tuple[str, list[Part]]], fit: Fit) -> list[Part]:
    return [
        {"titel": title, "spoergsmaal": [_asked(each, fit) for each in questions]}
        for title, questions in topics
        if questions
    ]


def _asked(question: Part, fit: Fit) -> Part:
    return {
        **_numbered(question["numre"]),
        "kerne": question["kerne"],
        "tekst": question["hoved"],
        "opfoelgning": question["opfoelgning"],
        "vink": question["vink"],
        "linjer": [""] * rules_beside(question, fit),
    }


def _look(section: Part) -> Part:
    nothing: Part = {"kerne": False, "opfoelgning": [], "vink": "", "linjer": []}
    topics = [
        {
            "titel": topic["titel"],
            "spoergsmaal": [
                {**_numbered(each["numre"]), "tekst": each["tekst"], **nothing} for each in topic["spoergsmaal"]
            ],
        }
        for topic in section["emner"]
    ]
    return {"emner": topics, "supplerende": []}


def _numbered(numbers: Sequence[str]) -> Part:
    return {"nummer": numbers[0], "andre_numre": list(numbers[1:])}
