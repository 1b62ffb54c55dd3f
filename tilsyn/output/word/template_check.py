"""What is wrong with a Word template, all at once and before a case is at stake (T codes, docs/skabelon.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tilsyn.domain.problems import problem
from tilsyn.errors import QuestionnaireError
from tilsyn.output.word.charts import marked, radar_part
from tilsyn.output.word.template_parts import assembled, opened, refused, sources
from tilsyn.output.word.word_text import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docxtpl import DocxTemplate

    from tilsyn.domain.problems import Problem
    from tilsyn.output.word.template_names import NameReader

REPORT = "tilsynsrapport.docx"
PORTAL, APPROVAL = "portal.docx", "godkendelse.docx"
REPORTS = (REPORT, PORTAL, APPROVAL)
"""The report's templates: one for all kinds and readers, and those that hold only what one kind prints."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE_ID, _VAL = f"{_W}styleId", f"{_W}val"
_STYLED = (f"{_W}pStyle", f"{_W}rStyle", f"{_W}tblStyle")


def check_template(template: bytes, paper: str = REPORT) -> list[Problem]:
    """Errors stop the paper; warnings say what it would be without. An empty list: the template can be used.

    `paper`: the shipped template it takes the place of; each has its own placeholders.
    """
    try:
        read = opened(template)
        problems = [*_names(read, paper), *_styles(read)]
        if paper == REPORT:
            problems += _radar(read)
        if not any(each.severity == "error" for each in problems):
            _try(template, paper)
    except QuestionnaireError as stopped:
        return cast("list[Problem]", list(stopped.problems))
    except RecursionError:  # marks within marks, deeper than anybody writes
        return [problem("T013")]
    return problems


def usable(template: bytes | None, paper: str) -> bytes | None:
    """The template itself. Raises QuestionnaireError, with every problem, where it has errors; never another."""
    errors = [each for each in check_template(template, paper) if each.severity == "error"] if template else []
    if errors or template == b"":
        raise refused(errors or [problem("T001")])
    return template


def _names(template: DocxTemplate, paper: str) -> Iterator[Problem]:
    from jinja2 import TemplateSyntaxError

    from tilsyn.output.word.template_contract import CONTRACT, PAPERS
    from tilsyn.output.word.template_names import NameReader

    reader = NameReader(PAPERS.get(paper, CONTRACT))
    broken = False
    for source in sources(template):
        try:
            reader.read(environment().parse(source.text), source)
        except TemplateSyntaxError as error:
            broken = True
            yield problem("T002", excerpt=source.excerpt(error.lineno))
    yield from reader.problems
    if not (broken or reader.used or reader.problems):
        yield problem("T018")
    elif not broken and paper in REPORTS:
        yield from _lacking(reader, paper)


def _lacking(reader: NameReader, paper: str) -> Iterator[Problem]:
    from tilsyn.output.word.template_contract import (
        WANTED,
    )  # 10 ms for all records; our own template is checked by tests

    if "udkast" not in reader.used:
        yield problem("T008", at="udkast")
    printed = _printed(paper)
    for wanted in WANTED:
        if wanted.name not in reader.used and (printed is None or wanted.name in printed):
            yield problem("T007", at=wanted.name, name=wanted.name, what=wanted.what)


def _printed(paper: str) -> AbstractSet[str] | None:
    """What a kind of report prints is what our own template of it speaks of; None: everything."""
    from tilsyn.output.word.paper import shipped
    from tilsyn.output.word.template_contract import CONTRACT
    from tilsyn.output.word.template_names import NameReader

    if paper == REPORT:
        return None
    reader = NameReader(CONTRACT)
    for source in sources(opened(shipped(paper))):
        reader.read(environment().parse(source.text), source)
    return reader.used


def _radar(template: DocxTemplate) -> Iterator[Problem]:
    labels = marked(template.docx)
    if not labels:
        yield problem("T009", at="[[radar]]")
    elif any(radar_part(template.docx, label) is None for label in labels):
        yield problem("T010", at="[[radar]]")


def _styles(template: DocxTemplate) -> Iterator[Problem]:
    """Styles that are named and not there: lost where text was pasted from another document."""
    known = {each.get(_STYLE_ID) for each in template.docx.styles.element}
    used = (each.get(_VAL) or "" for kind in _STYLED for each in template.docx.element.body.iter(kind))
    for name in dict.fromkeys(used):
        if name and name not in known:
            yield problem("T017", at=name, name=name)


def _try(template: bytes, paper: str) -> None:
    """Put it together full and empty: a mark in the wrong place shows where its part is repeated or left out."""
    from tilsyn.output.word.template_contract import CONTRACT, PAPERS, empty_example, full_example  # as above

    contract = PAPERS.get(paper, CONTRACT)
    for example in (full_example(contract), empty_example(contract)):
        assembled(opened(template), cast("dict[str, Any]", example))
