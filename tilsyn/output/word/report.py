"""The Word report: a template that users may edit, a context, and the same bytes for the same two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.contexts.authority_part import sender
from tilsyn.output.word.charts import fill_spiders
from tilsyn.output.word.collaboration_picture import fill_collaboration
from tilsyn.output.word.contents import fill_contents
from tilsyn.output.word.paper import finished, shipped
from tilsyn.output.word.pictures import NO_PICTURES, fill_pictures
from tilsyn.output.word.template_check import check_template
from tilsyn.output.word.template_parts import assembled, opened, refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.output.contexts.records.report import Report

SHIPPED = "tilsynsrapport.docx"


def render(context: Report, template: bytes | None = None, pictures: Mapping[str, bytes] = NO_PICTURES) -> bytes:
    """The report as a .docx package. None: the shipped template. `pictures` by the names that the context has.

    Raises QuestionnaireError, with every problem, where a template has errors; none of it is written.
    """
    if template is not None:
        errors = [each for each in check_template(template) if each.severity == "error"]
        if errors:
            raise refused(errors)
    document = assembled(opened(template or shipped_template()), context)
    fill_spiders(document, context["spindelvaev"], context["stand"])
    fill_collaboration(document, context["interne"]["kort"] if context["interne"] else None)
    fill_pictures(document, pictures)
    fill_contents(document)
    title = f"{context['titel']}: {context['tilbud']}"
    return finished(document, title, context["stand"], sender(context["myndighed"]))


def shipped_template() -> bytes:
    """The template that comes with the program."""
    return shipped(SHIPPED)


__all__ = ["check_template", "render", "shipped_template"]
