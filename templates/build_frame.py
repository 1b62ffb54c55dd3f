"""Builds spoergeramme.docx: run `python templates/build_frame.py` after a change here, and commit both.

One frame as the case stands, for the consultant's own eyes. docs/skabelon.md is its contract.
"""  # noqa: INP001  a script

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from paper_page import Paper  # noqa: E402  the path is set above
from paper_styles import blank_document  # noqa: E402  as above
from template_maps import draw  # noqa: E402  as above

from tilsyn.output.package import settled  # noqa: E402  as above
from tilsyn.output.word.collaboration_picture import CAPTION  # noqa: E402  as above
from tilsyn.output.word.guide_fit import WIDTH  # noqa: E402  as above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.table import _Cell

STAND = "2023-10-01T00:00:00+00:00"
NUMBERS, KNOWN = 2.5, 8.8
"""Centimetres for the points' numbers, and for what is known of them."""
BELOW = (("bottom",),) * 3
ASIDE, SAID, LOOK = "Felt", "Replik", "Se efter"


def head(page: Paper) -> None:
    """Which edition of its source it is stands first, always."""
    page.text("Heading 1", "{{ ramme.titel }}")
    page.when("ramme.udgave", "Undertitel", "{{ ramme.udgave }}")
    page.text(ASIDE, "Kilde: {{ ramme.kilde }}")
    page.when("ramme.bemaerkning", "Forklaring", "{{ ramme.bemaerkning }}")
    page.each("linje", "ramme.soegt", LOOK)
    page.when("ramme.udtraek", LOOK, "{{ ramme.udtraek }}")


def points(page: Paper) -> None:
    page.tag("for del in ramme.afsnit")
    page.when("del.titel", "Heading 2", "{{ del.titel }}")
    table = page.table([NUMBERS, WIDTH - NUMBERS - KNOWN, KNOWN])
    page.row_tag(table, "for punkt in del.punkter")
    page.row_tag(table, "if punkt.steder and punkt.ved_siden")  # places of several standards may fill a page
    point(page, page.row(table, BELOW, splits=True))
    page.row_tag(table, "else")
    point(page, page.row(table, BELOW))
    page.row_tag(table, "endif")
    page.row_tag(table, "endfor")
    page.tag("endfor")


def point(page: Paper, cells: tuple[_Cell, ...]) -> None:
    number, asked, known = cells
    page.lines(number, "Nummer", ["{{ punkt.id }}"])
    question(page, asked)
    answers(page, known)


def question(page: Paper, cell: _Cell) -> None:
    page.lines(cell, "Supplerende spørgsmål", ["{{ punkt.titel }}"])
    page.when("punkt.ordlyd", LOOK, "»{{ punkt.ordlyd }}«", cell)
    bound = "{{ punkt.binding }}{% if punkt.binding and punkt.pligt %} · {% endif %}{{ punkt.pligt }}"
    page.when("punkt.binding or punkt.pligt", ASIDE, bound, cell)
    page.when("punkt.henvisning", ASIDE, "Kildens henvisning: {{ punkt.henvisning }}", cell)
    page.when("punkt.kan_bruges", ASIDE, "Kan bruges til {{ punkt.kan_bruges|join(', ') }}", cell)


def answers(page: Paper, cell: _Cell) -> None:
    page.lines(cell, "Supplerende spørgsmål", ["{{ punkt.laesning }}"])
    page.each("linje", "punkt.beregnet", LOOK, owner=cell)
    page.tag("for sted in punkt.steder", cell)
    whose = "{% if sted.kommune %}{{ sted.kommune }}: {% endif %}{% if sted.delen %}{{ sted.delen }}: {% endif %}"
    page.text(LOOK, f"{whose}»{{{{ sted.citat }}}}«{{% if sted.sted %}} ({{{{ sted.sted }}}}){{% endif %}}", cell)
    page.when("sted.bemaerk", ASIDE, "{{ sted.bemaerk|join(' ') }}", cell)
    page.tag("endfor", cell)
    page.each("linje", "punkt.ved_siden", ASIDE, owner=cell)
    page.tag("for stemme in punkt.stemmer", cell)
    who = "{{ stemme.samtale }}{% if stemme.emne %}, {{ stemme.emne }}{% endif %}"
    page.text(ASIDE, f"{who}{{% if stemme.gruppe %}} · {{{{ stemme.gruppe }}}}{{% endif %}}", cell)
    said = "{{ stemme.vaerdi }}{% if stemme.vaerdi and stemme.laest %} · {% endif %}{{ stemme.laest|join(' · ') }}"
    page.when("stemme.vaerdi or stemme.laest", SAID, said, cell)
    page.when("stemme.note", SAID, "{{ stemme.note }}", cell)
    page.tag("endfor", cell)


def collaboration(page: Paper) -> None:
    """The map: drawn, and the same as a table."""
    page.tag("if kort")
    page.text("Heading 2", "Samarbejdskort")
    draw(page.text("Normal", ""))
    page.text(ASIDE, CAPTION)
    table = page.table([3.4, 2.9, 3.9, 2.3, WIDTH - 12.5])
    first = page.row(table, (("bottom",),) * 5)
    names = ("Aktør", "Aftale på skrift", "Seneste kontakt", "I sagerne", "Hørt af os")
    for cell, name in zip(first, names, strict=True):
        page.lines(cell, "Nummer", [name])
    page.row_tag(table, "for en in kort")
    row = page.row(table, (("bottom",),) * 5)
    for cell, name in zip(row, ("aktoer", "aftale", "kontakt", "sager", "hoert"), strict=True):
        page.lines(cell, LOOK, [f"{{{{ en.{name} }}}}"])
    page.when("en.bemaerk", ASIDE, "{{ en.bemaerk }}", row[3])
    page.row_tag(table, "endfor")
    page.tag("endif")
    grid(page, "sider", "Hvem gør hvad, side om side", SIDES)


def steps(page: Paper) -> None:
    """What the inspection has on each step of a course."""
    grid(page, "trin", "Hvad tilsynet har belyst", STEPS)
    page.each("linje", "om_trin", ASIDE)


STEPS = (
    ("Del", "afsnit", 3.2),
    ("Trin", "trin", 4.6),
    ("Samtaler med", "samtaler", WIDTH - 10.6),
    ("Set", "set", 1.4),
    ("Læst", "laest", 1.4),
)
SIDES = tuple(
    (head, name, WIDTH / 3)
    for head, name in (
        ("Ledelsen", "ledelse"),
        ("Kommunen", "kommune"),
        ("Samarbejdspartneren", "samarbejdspartner"),
    )
)
"""The columns of two maps: what stands over each, the field, and how wide it is."""


def grid(page: Paper, rows: str, title: str, columns: Sequence[tuple[str, str, float]]) -> None:
    """A map that is a table, where there is one."""
    lines = (("bottom",),) * len(columns)
    page.tag(f"if {rows}")
    page.text("Heading 2", title)
    table = page.table([width for _, _, width in columns])
    for cell, (head, _, _) in zip(page.row(table, lines), columns, strict=True):
        page.lines(cell, "Nummer", [head])
    page.repeat(table)
    page.row_tag(table, f"for en in {rows}")
    for cell, (_, name, _) in zip(page.row(table, lines, splits=True), columns, strict=True):
        page.lines(cell, LOOK, [f"{{{{ en.{name} }}}}"])
    page.row_tag(table, "endfor")
    page.tag("endif")


def build() -> bytes:
    """The template's bytes: the same every time."""
    page = Paper(blank_document("Spørgeramme"))
    page.new_page("{{ tilbud }}", "{{ ramme.titel }} – udleveres ikke", "{{ ramme.udgave }}")
    head(page)
    points(page)
    collaboration(page)
    steps(page)
    page.text("Forklaring", "Værdierne er konsulentens læsning. Intet her tæller eller giver score.")
    page.text(ASIDE, "SHA-256 af indholdet: {{ sha256 }}")
    buffer = BytesIO()
    page.document.save(buffer)
    return settled(buffer.getvalue(), STAND)


if __name__ == "__main__":
    (HERE / "spoergeramme.docx").write_bytes(build())
