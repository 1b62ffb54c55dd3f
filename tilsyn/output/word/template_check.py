"""What is wrong with a Word template, all at once and before a case is at stake (T codes, docs/skabelon.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from tilsyn.domain.problems import problem
from tilsyn.errors import QuestionnaireError
from tilsyn.output.word.charts import marked, radar_part
from tilsyn.output.word.template_parts import assembled, opened, sources
from tilsyn.output.word.word_text import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docxtpl import DocxTemplate
    from jinja2 import TemplateSyntaxError

    from tilsyn.domain.problems import Problem
    from tilsyn.output.word.template_names import NameReader

_TAG = re.compile(r"<[^>]+>")
_EXCERPT = 60


def check_template(template: bytes) -> list[Problem]:
    """Errors stop a report; warnings say what it would be without. An empty list: the template can be used."""
    try:
        read = opened(template)
        problems = [*_names(read), *_radar(read)]
        if not any(each.severity == "error" for each in problems):
            _try(template)
    except QuestionnaireError as stopped:
        return cast("list[Problem]", list(stopped.problems))
    return problems


def _names(template: DocxTemplate) -> Iterator[Problem]:
    from jinja2 import TemplateSyntaxError

    from tilsyn.output.word.template_names import NameReader

    reader = NameReader()
    broken = False
    for source in sources(template):
        try:
            reader.read(environment().parse(source))
        except TemplateSyntaxError as error:
            broken = True
            yield problem("T002", excerpt=_excerpt(source, error))
    yield from reader.problems
    if not broken:
        yield from _lacking(reader)


def _lacking(reader: NameReader) -> Iterator[Problem]:
    from tilsyn.output.word.template_contract import (
        WANTED,
    )  # 10 ms for all records; our own template is checked by tests

    if "udkast" not in reader.used:
        yield problem("T008", at="udkast")
    for wanted in WANTED:
        if wanted.name not in reader.used:
            yield problem("T007", at=wanted.name, name=wanted.name, what=wanted.what)


def _excerpt(source: str, error: TemplateSyntaxError) -> str:
    """The nearest words before the error: what can be searched for in Word."""
    lines = [_TAG.sub("", line).strip() for line in source.split("\n")[: error.lineno]]
    return next((line for line in reversed(lines) if line), "")[:_EXCERPT]


def _radar(template: DocxTemplate) -> Iterator[Problem]:
    labels = marked(template.docx)
    if not labels:
        yield problem("T009", at="[[radar]]")
    elif any(radar_part(template.docx, label) is None for label in labels):
        yield problem("T010", at="[[radar]]")


def _try(template: bytes) -> None:
    """Put it together full and empty: a mark in the wrong place shows where its part is repeated or left out."""
    from tilsyn.output.word.template_contract import empty_example, full_example  # as above

    for example in (full_example(), empty_example()):
        assembled(opened(template), cast("dict[str, Any]", example))
