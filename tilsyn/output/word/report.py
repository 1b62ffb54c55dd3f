"""The Word report: a template that users may edit, a context, and the same bytes for the same two."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from tilsyn import resources
from tilsyn.output.package import settled
from tilsyn.output.word.charts import fill_spiders
from tilsyn.output.word.contents import fill_contents
from tilsyn.output.word.template_check import check_template
from tilsyn.output.word.template_parts import assembled, opened, refused

if TYPE_CHECKING:
    from docx.document import Document

SHIPPED = "tilsynsrapport.docx"
_LONGEST_PROPERTY = 255  # Word's own limit


def render(context: dict[str, Any], template: bytes | None = None) -> bytes:
    """The report as a .docx package. None: the shipped template.

    Raises QuestionnaireError, with every problem, where a template has errors; none of it is written.
    """
    if template is not None:
        errors = [each for each in check_template(template) if each.severity == "error"]
        if errors:
            raise refused(errors)
    document = assembled(opened(template or shipped_template()), context)
    fill_spiders(document, context["spindelvaev"], context["stand"])
    fill_contents(document)
    _entitle(document, f"{context['titel']}: {context['tilbud']}")
    buffer = BytesIO()
    document.save(buffer)
    return settled(buffer.getvalue(), context["stand"])


def shipped_template() -> bytes:
    """The template that comes with the program."""
    return (resources.templates() / SHIPPED).read_bytes()


def _entitle(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title = " ".join(title.split())[:_LONGEST_PROPERTY]
    properties.language = "da-DK"
    properties.last_modified_by = ""


__all__ = ["check_template", "render", "shipped_template"]
