"""The letter before an announced visit, with a notice for the citizens. The same letter gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.contexts.authority_part import sender
from tilsyn.output.word.paper import filled, finished

if TYPE_CHECKING:
    from tilsyn.output.contexts.records.letter import Letter

TEMPLATE = "brev.docx"


def render_letter(letter: Letter, template: bytes | None = None) -> bytes:
    """The letter of `context.letter_part` as a .docx package: the letter, and the notice on a page of its own.

    `template`: the office's own, instead of the shipped one. Raises QuestionnaireError where it cannot be used.
    """
    from tilsyn.output.word.template_check import usable

    title, own = f"Brev om besøg: {letter['tilbud']}", usable(template, TEMPLATE)
    return finished(filled(TEMPLATE, letter, own), title, letter["stand"], sender(letter["myndighed"]))
