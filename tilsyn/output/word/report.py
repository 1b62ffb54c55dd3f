"""The Word report: a template that users may edit, a context, and the same bytes for the same two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.contexts.authority_part import sender
from tilsyn.output.word.charts import fill_spiders
from tilsyn.output.word.collaboration_picture import fill_collaboration
from tilsyn.output.word.contents import fill_contents
from tilsyn.output.word.links import link_references
from tilsyn.output.word.paper import finished, hide_spelling, shipped
from tilsyn.output.word.pictures import NO_PICTURES, fill_pictures
from tilsyn.output.word.template_check import APPROVAL, PORTAL, REPORT, check_template, usable
from tilsyn.output.word.template_parts import assembled, opened
from tilsyn.output.word.typed_lists import make_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.output.contexts.records.report import Report
    from tilsyn.output.word.contents import Outline


def render(
    context: Report,
    template: bytes | None = None,
    pictures: Mapping[str, bytes] = NO_PICTURES,
    outline: Outline | None = None,
) -> bytes:
    """The report as a .docx package. None: the shipped template. `pictures` by the names that the context has.

    `outline`: of the same report laid out, from which its contents list has the numbers of pages.

    Raises QuestionnaireError, with every problem, where a template has errors; none of it is written. OutlineDiffers.
    """
    document = assembled(opened(usable(template, REPORT) or shipped(paper_for(context))), context)
    fill_spiders(document, context["spindelvaev"], context["stand"])
    maps = context["interne"]["kort"] if context["interne"] else None
    fill_collaboration(document, maps["aktoerer"] if maps else (), maps["tegning"] if maps else "")
    fill_pictures(document, pictures)
    make_lists(document)
    link_references(document)
    if not context["udkast"]:
        hide_spelling(document)
    fill_contents(document, outline, ask_word=context["udkast"])
    title = f"{context['titel']}: {context['tilbud']}"
    return finished(document, title, context["stand"], sender(context["myndighed"]), context["sha256"])


def paper_for(context: Report) -> str:
    """Which of the report's templates is of this kind."""
    if context["audience"] == "portal":
        return PORTAL
    return REPORT if context["udgave"]["metode"] else APPROVAL  # an approval has words and no means


def shipped_template(name: str = REPORT) -> bytes:
    """One of those that come with the program; unnamed the one that is for all kinds."""
    return shipped(name)


__all__ = ["check_template", "paper_for", "render", "shipped_template"]
