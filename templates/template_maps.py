"""The report's maps of the inspection, in its internal part; for build.py alone."""  # noqa: INP001  a script

from __future__ import annotations

from typing import TYPE_CHECKING

from template_page import cell, guarded

from tilsyn.output.word.collaboration_picture import CAPTION, MARK, picture

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from template_page import Page

    from tilsyn.output.contexts.records.frame_maps import ActorLine

EXAMPLE: ActorLine = {
    "aktoer": "En aktør",
    "stand": "written",
    "aftale": "på skrift",
    "kontakt": "",
    "sager": "5 af 8",
    "bemaerk": "",
    "moedt": True,
    "hoert": "1 samtale",
}


def maps(page: Page) -> None:
    """Which steps are lit; the map of collaboration drawn and as a table; who does what, side by side."""
    page.tag("if interne")
    for name, title, section in (
        ("trin", "Hvad tilsynet har belyst", steps),
        ("aktoerer", "Samarbejdskort", collaboration),
        ("sider", "Hvem gør hvad, side om side", side_by_side),
    ):
        page.tag(f"if interne.kort.{name}")
        page.text("Heading 2", title)
        section(page)
        page.tag("endif")
    page.tag("endif")


def steps(page: Page) -> None:
    row = tuple(cell(f"{{{{ trin.{name} }}}}") for name in ("afsnit", "trin", "samtaler", "set", "laest"))
    head = ("Del", "Trin", "Samtaler med", "Set", "Læst")
    page.table((1700, 2400, 3572, 700, 700), head, ("for trin in interne.kort.trin", row, "endfor"))
    page.each("linje", "interne.kort.om_trin", "Småt")


def draw(paragraph: Paragraph) -> None:
    """A drawing to stand where the map is put when the paper is written."""
    run = paragraph.add_run()
    run._r.append(run._r.makeelement(f"{{{run._r.nsmap['w']}}}drawing"))  # noqa: SLF001  python-docx draws none
    run._r[-1].append(picture([EXAMPLE] * 4, MARK))  # noqa: SLF001


def collaboration(page: Page) -> None:
    draw(page.text("Diagram", ""))
    page.text("Småt", CAPTION)
    agreement = cell("{{ en.aftale }}")
    met = cell("{{ en.sager }}", *guarded("en.bemaerk", "{{ en.bemaerk }}"))
    row = (cell("{{ en.aktoer }}"), agreement, cell("{{ en.kontakt }}"), met, cell("{{ en.hoert }}"))
    head = ("Aktør", "Aftale", "Kontakt", "I sagerne", "Hørt af os")
    page.table((2050, 1850, 2322, 1650, 1200), head, ("for en in interne.kort.aktoerer", row, "endfor"))


def side_by_side(page: Page) -> None:
    row = tuple(cell(f"{{{{ svar.{name} }}}}") for name in ("ledelse", "kommune", "samarbejdspartner"))
    head = ("Ledelsen", "Kommunen", "Samarbejdspartneren")
    page.table((3024, 3024, 3024), head, ("for svar in interne.kort.sider", row, "endfor"))
