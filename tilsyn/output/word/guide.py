"""The interview guide on paper: what to say and look for, and room to write. The same guide gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.contexts.authority_part import sender
from tilsyn.output.word.guide_fit import fitted, in_place, listed, long_number, rules_beside
from tilsyn.output.word.paper import filled, finished
from tilsyn.output.word.sections import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.output.contexts.records.guide import (
        Guide,
        GuidePage,
        GuideQuestion,
        GuideSection,
        PageBody,
        PageQuestion,
        PageTopic,
    )
    from tilsyn.output.word.guide_fit import Fit

TEMPLATE = "interviewguide.docx"


def render_guide(guide: Guide, template: bytes | None = None) -> bytes:
    """The guide of `context.guide_part` as a .docx package, each section on a page of its own.

    `template`: the office's own, instead of the shipped one. Raises QuestionnaireError where it cannot be used.
    """
    from tilsyn.output.word.template_check import usable

    own = usable(template, TEMPLATE)
    document = joined([filled(TEMPLATE, page(guide, each), own) for each in guide["afsnit"]])
    return finished(document, f"{guide['titel']}: {guide['tilbud']}", guide["stand"], sender(guide["myndighed"]))


def page(guide: Guide, section: GuideSection) -> GuidePage:
    """One section as its template sees it."""
    return {**guide, "afsnit": laid_out(section)}


def laid_out(section: GuideSection) -> PageBody:
    """A section as its template goes through it: which questions stand where, and the lines beside each."""
    emner, supplerende = _talk(section) if section["art"] == "samtale" else (_look(section), [])
    return {
        "art": section["art"],
        "gruppe": section["gruppe"],
        "titel": section["titel"],
        "foran": section.get("foran", ""),
        "sagt": [each.replace(" ", "\u00a0") for each in section.get("sagt", ())],
        "aabning": section.get("aabning", []),
        "emner": emner,
        "supplerende": supplerende,
        "afslutning": section.get("afslutning", []),
        "grundlag": section.get("grundlag", []),
        "kilde": section.get("kilde", ""),
    }


def _talk(section: GuideSection) -> tuple[list[PageTopic], list[PageTopic]]:
    fit = fitted(section)
    mixed = len({each["kerne"] for topic in section["emner"] for each in topic["spoergsmaal"]}) > 1
    beside = [(each["titel"], in_place(each["spoergsmaal"], fit)) for each in section["emner"]]
    behind = [(each["titel"], listed(each["spoergsmaal"], fit)) for each in section["emner"]]
    return _topics(beside, fit, mixed=mixed), _topics(behind, fit, mixed=mixed)


def _topics(topics: Sequence[tuple[str, list[GuideQuestion]]], fit: Fit, *, mixed: bool) -> list[PageTopic]:
    return [
        {"titel": title, "spoergsmaal": [_asked(each, fit, mixed=mixed) for each in questions]}
        for title, questions in topics
        if questions
    ]


def _asked(question: GuideQuestion, fit: Fit, *, mixed: bool) -> PageQuestion:
    """`mixed`: some questions of the section are core and some are not, so that it must be seen which."""
    number, others, long = _numbers(question)
    return {
        "nummer": number,
        "andre_numre": others,
        "langt_nummer": long,
        "kerne": question["kerne"],
        "maerkes": question["kerne"] and mixed,
        "tekst": question["hoved"],
        "opfoelgning": question["opfoelgning"],
        "vink": question["vink"],
        "foelsomt": question["foelsomt"],
        "linjer": [""] * rules_beside(question, fit),
    }


def _numbers(question: GuideQuestion) -> tuple[str, list[str], str]:
    """The number, the others, and all of them as a line of their own where the margin has no room."""
    first, *others = question["numre"]
    return ("", [], long) if (long := long_number(question)) else (first, others, "")


def _look(section: GuideSection) -> list[PageTopic]:
    return [
        {"titel": topic["titel"], "spoergsmaal": [_looked_for(each) for each in topic["spoergsmaal"]]}
        for topic in section["emner"]
    ]


def _looked_for(question: GuideQuestion) -> PageQuestion:
    """What is looked for is read, not said: no lines, no follow-up."""
    number, others, long = _numbers(question)
    return {
        "nummer": number,
        "andre_numre": others,
        "langt_nummer": long,
        "kerne": False,
        "maerkes": False,
        "tekst": question["tekst"],
        "opfoelgning": [],
        "vink": "",
        "foelsomt": False,
        "linjer": [],
    }
