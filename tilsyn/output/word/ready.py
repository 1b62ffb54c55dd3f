"""The code of the report's own templates, made beforehand: to compile one takes as long as all the rest of a report.

It is jinja's, word for word, by the sandbox that the report is rendered in (`templates/build_ready.py` writes it), and
Python keeps it compiled as it keeps a module. Another template, or another docxtpl or jinja, is compiled when needed.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.machinery import SourceFileLoader
from typing import TYPE_CHECKING, NamedTuple, cast

from tilsyn import resources

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType

    from docxtpl import DocxTemplate
    from jinja2 import Environment, Template

_DIGITS = 16


def ready_name(body: str) -> str:
    """The name of its file: by the template's body, and by those who make code of it."""
    import docxtpl
    import jinja2

    told = f"docxtpl {docxtpl.__version__}, jinja {jinja2.__version__}\n{body}"
    return sha256(told.encode()).hexdigest()[:_DIGITS] + ".py"


def ready_folder() -> Path:
    """Beside the templates."""
    return resources.templates() / "ready"


def ready_body(template: DocxTemplate, language: Environment) -> ReadyBody | None:
    """What stands in for the language where a template's body is to be rendered; None where nobody made it."""
    path = ready_folder() / ready_name(template.get_xml())
    try:
        code = SourceFileLoader(path.stem, str(path)).get_code(path.stem)
    except OSError:
        return None
    return ReadyBody(language, cast("CodeType", code))


class ReadyBody(NamedTuple):
    """As docxtpl asks for a template: from its text, which this one needs no more."""

    language: Environment
    code: CodeType

    def from_string(self, _source: str) -> Template:
        """The one that was made beforehand."""
        kind = self.language.template_class
        return kind.from_code(self.language, self.code, self.language.make_globals(None), None)
