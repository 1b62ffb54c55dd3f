"""The report's own templates are compiled beforehand, and say the same as when they are compiled at the moment."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docxtpl
import jinja2
import pytest

from tests.reporting import told_context
from tilsyn.output.word import ready, template_parts
from tilsyn.output.word.paper import _parts, shipped
from tilsyn.output.word.report import render
from tilsyn.output.word.template_check import APPROVAL, PORTAL, REPORT
from tilsyn.output.word.template_parts import opened
from tilsyn.output.word.word_text import environment

ROOT = Path(__file__).parents[1]
PINNED = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
as_pinned = pytest.mark.skipif(
    not {f"docxtpl=={docxtpl.__version__}", f"jinja2=={jinja2.__version__}"} <= set(PINNED),
    reason="another docxtpl or jinja2 than that of constraints.txt compiles at the moment",
)


@as_pinned
def test_what_lies_ready_is_what_the_templates_give_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "templates"))
    import build_ready

    held = {each.name: each.read_text(encoding="utf-8") for each in ready.ready_folder().glob("*.py")}
    assert held == build_ready.made(), "python templates/build_ready.py"
    sys.modules.pop("build_ready")


@as_pinned
@pytest.mark.parametrize("name", [REPORT, APPROVAL, PORTAL])
def test_a_report_of_ours_is_not_compiled(name: str) -> None:
    assert ready.ready_body(opened(shipped(name)), environment()) is not None


def test_a_template_of_ones_own_or_another_jinja_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    template = opened(shipped(REPORT))
    template.docx.add_paragraph("{{ titel }}")
    assert ready.ready_body(template, environment()) is None
    monkeypatch.setattr(jinja2, "__version__", "3.1.999")
    assert ready.ready_body(opened(shipped(REPORT)), environment()) is None


@as_pinned
@pytest.mark.parametrize("audience", ["provider", "internal", "portal"])
def test_both_ways_give_the_same_bytes(audience: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = told_context(audience=audience) if audience == "internal" else told_context(audience=audience, interne=None)
    at_once = render(told)
    monkeypatch.setattr(template_parts, "ready_body", lambda *_: None)
    assert render(told) == at_once


def test_what_is_packed_once_is_what_python_docx_would_save() -> None:
    document = opened(shipped(REPORT)).docx
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        assert _parts(document) == {name: package.read(name) for name in package.namelist()}
