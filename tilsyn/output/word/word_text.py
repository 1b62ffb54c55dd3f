"""The language of Word templates, and the one door through which text reaches a document.

A template writes placeholders, goes through lists and chooses; it is a stranger's file and runs nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.text import clean

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# Braces too: docxtpl reads {_{ and %_} in the finished text as marks of its own.
_BRACES = re.compile("[{}]")
_ESCAPES = str.maketrans({"{": "&#123;", "}": "&#125;"})
# None that make text safe by decree (safe), escape it twice (e) or hide a placeholder that does not exist (default).
FILTERS = frozenset({
    "capitalize", "count", "first", "join", "last", "length", "list", "lower", "rejectattr", "replace", "reverse",
    "selectattr", "sort", "trim", "upper",
})  # fmt: skip


class UnprintableValue(TypeError):
    """A template writes a list or a group of values as if it were text; T004 says so in Danish."""


def environment() -> Environment:
    """Sandboxed, bounded and strict: a name that does not exist is an error, never an empty spot."""
    from jinja2 import StrictUndefined

    from tilsyn.output.word.bounds import BoundedEnvironment

    made = BoundedEnvironment(word_text, autoescape=True, undefined=StrictUndefined)
    made.globals.clear()
    made.bound_filters(FILTERS)
    return made


def word_text(value: object) -> Markup:
    """A value as Word takes it: literal text, no character that XML forbids.

    docxtpl makes Word's own tabs and line breaks of those in the text.
    """
    from markupsafe import Markup, escape

    if isinstance(value, Markup):
        return value  # what a template's own macro has written
    if isinstance(value, dict | list | tuple):
        raise UnprintableValue
    if value is None:
        return Markup("")
    text = ("ja" if value else "nej") if isinstance(value, bool) else clean(str(value))
    escaped = escape(text)
    return Markup(str(escaped).translate(_ESCAPES)) if _BRACES.search(text) else escaped  # noqa: S704  escaped above
