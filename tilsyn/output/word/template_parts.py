"""A Word template as docxtpl reads it: opened, its text parts as template source, and put together with a context."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from zipfile import BadZipFile

from tilsyn.domain.problems import problem
from tilsyn.errors import QuestionnaireError
from tilsyn.output.word.contents import empty_contents
from tilsyn.output.word.ready import ready_body
from tilsyn.output.word.template_file import file_problems, forget_origin
from tilsyn.output.word.word_text import UnprintableValue, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.document import Document
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    from tilsyn.domain.problems import Problem

_TAG = re.compile(r"<[^>]+>")
_EXCERPT = 60
_QUOTED = re.compile(r"'([^' ]+)'")  # in jinja's sentence the name that is missing stands last


def opened(template: bytes) -> DocxTemplate:
    """The template, its contents list emptied. Raises QuestionnaireError where the file cannot be one."""
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate  # 80 ms; only the report needs it
    from lxml.etree import LxmlError

    if problems := file_problems(template):
        raise refused(problems)
    made = DocxTemplate(BytesIO(template))
    try:
        made.render_init()
    except (BadZipFile, zlib.error, KeyError, ValueError, OpcError, LxmlError, NotImplementedError) as cause:
        raise refused([problem("T001")]) from cause
    empty_contents(made.docx)
    forget_origin(made.docx)
    return made


def refused(problems: Sequence[Problem]) -> QuestionnaireError:
    """One error for all that is wrong with a template."""
    return QuestionnaireError(
        f"Skabelonen kan ikke bruges: {problems[0].text}",
        problems[0].hint,
        problems,
    )


class PartSource(NamedTuple):
    """A part of a template as template source, a line per paragraph; `where` is nothing for the body."""

    text: str
    where: str = ""

    def excerpt(self, line: int) -> str:
        """The words of a paragraph, or of the nearest before it that has any: what can be searched for in Word."""
        before = (_TAG.sub("", each).strip() for each in reversed(self.text.split("\n")[:line]))
        return next(filter(None, before), "")[:_EXCERPT]


def sources(template: DocxTemplate) -> Iterator[PartSource]:
    """The body, headers, footers and footnotes."""
    yield _source(template.patch_xml(template.get_xml()))
    for uri, where in ((template.HEADER_URI, "sidehovedet"), (template.FOOTER_URI, "sidefoden")):
        for _, part in template.get_headers_footers(uri):
            yield _source(template.patch_xml(template.get_part_xml(part)), where)
    for part in template.docx.part.package.parts:
        if part.content_type.endswith("footnotes+xml"):
            yield _source(template.patch_xml(part.blob.decode()), "fodnoterne")


def _source(text: str, where: str = "") -> PartSource:
    return PartSource(text.replace("<w:p ", "\n<w:p ").replace("<w:p>", "\n<w:p>"), where)


def assembled(template: DocxTemplate, context: Mapping[str, Any]) -> Document:
    """The template with the context's texts. Raises QuestionnaireError where a mark or a placeholder does not fit."""
    from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
    from lxml.etree import XMLSyntaxError

    from tilsyn.output.word.bounds import TooMuch

    try:
        _put_together(template, context)
    except SecurityError as cause:
        raise refused([problem("T005", name="Python-kode", place="")]) from cause
    except UndefinedError as cause:
        raise refused([_undefined(cause.message or "")]) from cause
    except UnprintableValue as cause:
        raise refused([problem("T004", name="En pladsholder", place="")]) from cause
    except XMLSyntaxError as cause:
        raise refused([problem("T006")]) from cause
    except (TooMuch, RecursionError, MemoryError, SyntaxError) as cause:  # the last: loops deeper than Python nests
        raise refused([problem("T013")]) from cause
    except TemplateError as cause:
        raise refused([problem("T002", excerpt=cause.message or "")]) from cause
    return cast("Document", template.docx)


def _undefined(message: str) -> Problem:
    """As in: 'None' has no attribute 'tekst' · 'dict object' has no attribute 'titell' · 'tema' is undefined."""
    name = (_QUOTED.findall(message) or ["?"])[-1]
    absent = message.startswith("'None'")
    return problem("T012" if absent else "T003", at=name, name=name, suggestion="", place="")


def _put_together(template: DocxTemplate, context: Mapping[str, Any]) -> None:
    """As docxtpl's own render, but a document that does not hold together is an error, not silently mended.

    The document's properties are left out: docxtpl would escape their text twice.
    """
    from lxml import etree

    language = environment()
    body = _body(template, context, language)
    etree.fromstring(body, etree.XMLParser(resolve_entities=False))
    tree = template.fix_tables(body)
    template.fix_docpr_ids(tree)
    template.map_tree(tree)
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for relation, part in template.build_headers_footers_xml(context, uri, language):
            template.map_headers_footers_xml(relation, part)
    template.render_footnotes(context, language)


def _body(template: DocxTemplate, context: Mapping[str, Any], language: Environment) -> str:
    """As docxtpl's `build_xml`, by the code that was made beforehand where there is any."""
    ready = ready_body(template, language)
    if ready is None:
        return cast("str", template.build_xml(context, language))
    return cast("str", template.render_xml_part("", template.docx.part, context, ready))
