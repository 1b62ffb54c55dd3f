"""Builds interviewguide.docx: run `python templates/build_guide.py` after a change here, and commit both.

One section of the guide: a conversation, a reading of documents or an observation. docs/skabelon.md is its contract.
"""  # noqa: INP001  a script

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from paper_page import Paper, drop_first  # noqa: E402  the path is set above
from paper_styles import WRITING_WIDTH, Look, blank_document, underline  # noqa: E402  as above

from tilsyn.output.package import settled  # noqa: E402  as above
from tilsyn.output.word.guide_fit import LINE_HEIGHT, LISTED, MARGIN_COLUMN, PROTECTING, RULE, TEXT_WIDTH  # noqa: E402  as above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import _Cell

STAND = "2023-10-01T00:00:00+00:00"
TOP, NOTES, BOX = ("top",), ("top", "left"), ("top", "left", "bottom", "right")
FIELDS = (
    ("Kode, aldrig navn", 3.4),
    ("Dato", 2.7),
    ("Kl. fra", 1.9),
    ("Kl. til", 1.9),
    ("Sted", 4.0),
    ("Andre til stede", 4.1),
)
LOOKED = {
    "dokument": (("Dato", 3.0), ("Sted", 5.0), ("Stikprøve: k af n, hvad og pr. dato", 6.0), ("Udtrukket af", 4.0)),
    "observation": (("Dato", 3.0), ("Kl. fra", 2.0), ("Kl. til", 2.0), ("Sted", 5.5), ("Aftalt med", 5.5)),
}
ADVICE = {
    "dokument": "Til højre: k af n og egne noter. Om personer noteres kun, om feltet er udfyldt, aldrig svaret.",
    "observation": "Til højre: klokkeslættet, og hvad der sker – ikke hvad du mener. Skriv handlinger, ikke personer.",
}
LOOK_COLUMNS = {"dokument": (8.2, 1.7, 6.75), "observation": (6.2, 1.5, 8.95)}
LOOK_HEADS = {
    "dokument": ("Nr.", "Hvad der skal læses", "k af n", "Egne noter"),
    "observation": ("Nr.", "Hvad der skal ses", "Kl.", "Hvad der skete"),
}
GROUP = "{% if afsnit.art == 'samtale' %}     Gruppe ____________________{% endif %}"
SHEET = f"Kode ____________________{GROUP}     Ark ______ af ______"
NOTE_RULES = 32
"""Lines that fill a page."""
CLOSING_TAKES = 5
"""So many lines' room do the words said last take, with their heading."""
LOOK_HEIGHT = {"dokument": 0.9, "observation": 1.7}
GROUND_LOOK = Look("Grundlag", 8.5, after=1)
SHEET_LOOK = Look("Arkets kode", 9.5, before=7, after=2)
GROUND = "Ordret fra {{ afsnit.kilde }}. Til baggrund for dit skøn: ingen målestok i sig selv, og ikke til at læse op."
BOXES = "{% for punkt in afsnit.sagt %}\u2610\u00a0{{ punkt }}{% if not loop.last %}   {% endif %}{% endfor %}"


def begin(page: Paper) -> None:
    focus = "{% if fokus %} · i fokus: {{ fokus|join(', ') }}{% endif %}"
    page.new_page(
        "{{ tilbud }} · {{ dato }}",
        "{{ titel }} – udleveres ikke · {{ afsnit.titel }}",
        f"Kvalitetsmodel {{{{ udgave }}}}{focus} · {{{{ afsnit.titel }}}}",
        counts_alone=True,
    )
    section = page.document.sections[0]
    section.top_margin = Cm(2.4)  # two lines stand above
    section.header.add_paragraph(f"{{% if afsnit.art != 'tema' %}}{SHEET}{{% endif %}}", style="Arkets kode")
    page.text("Heading 1", "{{ afsnit.titel }}")


def fields(page: Paper, named: Sequence[tuple[str, float]]) -> None:
    cells = page.row(page.table([width for _, width in named]), [BOX] * len(named), 1.15)
    for cell, (name, _) in zip(cells, named, strict=True):
        page.lines(cell, "Felt", [name])


def talk(page: Paper) -> None:
    page.tag("if afsnit.art == 'samtale'")
    fields(page, FIELDS)
    page.when("afsnit.sagt", "Afkrydsning", f"Sagt først:  {BOXES}")
    script(page, "Åbning", "afsnit.aabning")
    page.tag("for emne in afsnit.emner")
    page.text("Heading 2", "{{ emne.titel }}")
    questions(page)
    page.tag("endfor")
    supplements(page)
    closing(page)
    page.tag("endif")


def closing(page: Paper) -> None:
    """What is said last stands on the sheet with room for the answers, never with two lines of it on one of its own."""
    page.tag("if afsnit.afslutning")
    page.text("Heading 2", "Afslutning").paragraph_format.page_break_before = True
    said(page, "afsnit.afslutning")
    loose_notes(page, below=True)
    page.tag("else")
    loose_notes(page)
    page.tag("endif")


def loose_notes(page: Paper, *, below: bool = False) -> None:
    """A page, or the rest of one, for what came up and belongs to no question, or to one whose lines are full."""
    page.text("Heading 2", "Løse noter").paragraph_format.page_break_before = not below
    page.text("Forklaring", "Skriv spørgsmålets nummer foran, hvor der er et.")
    for _ in range(NOTE_RULES - (CLOSING_TAKES if below else 0)):
        page.text("Skrivelinje", "")


def script(page: Paper, title: str, values: str) -> None:
    page.when(values, "Heading 2", title)
    said(page, values)


def said(page: Paper, values: str) -> None:
    page.tag(f"for replik in {values}")
    line = page.text("Replik", "")
    page.run(line, "{% if replik.hvis %}{{ replik.hvis }}: {% endif %}").italic = True
    page.run(line, "»{{ replik.tekst }}«")
    page.tag("endfor")


def questions(page: Paper) -> None:
    table = page.table([MARGIN_COLUMN, TEXT_WIDTH, WRITING_WIDTH])
    page.row_tag(table, "for spoergsmaal in emne.spoergsmaal")
    number, words, room = page.row(table, [TOP] * 3)
    page.row_tag(table, "endfor")
    numbers(page, number)
    page.when("spoergsmaal.maerkes", "Kerne", "kerne", number)
    long_number(page, words)
    page.when("spoergsmaal.kerne", "Hovedspørgsmål", "{{ spoergsmaal.tekst }}", words)
    page.when("not spoergsmaal.kerne", "Supplerende spørgsmål", "{{ spoergsmaal.tekst }}", words)
    page.each("opfoelgning", "spoergsmaal.opfoelgning", "Opfølgning", "{{ opfoelgning }}", words)
    page.when("spoergsmaal.vink", "Vink", "{{ spoergsmaal.vink }}", words)
    page.each("linje", "spoergsmaal.linjer", "Skrivelinje", owner=room)
    for cell in (words, room):
        drop_first(cell)


def long_number(page: Paper, cell: _Cell) -> None:
    """Above its words, where it would be broken in the margin."""
    page.when("spoergsmaal.langt_nummer", "Nummer", "{{ spoergsmaal.langt_nummer }}", cell)


def numbers(page: Paper, cell: _Cell) -> None:
    """The first is the one the value goes to, and the one to write from paper by."""
    page.run(page.text("Nummer", "", cell), "{{ spoergsmaal.nummer }}").bold = True
    page.each("nummer", "spoergsmaal.andre_numre", "Nummer", owner=cell)
    drop_first(cell)


def supplements(page: Paper) -> None:
    page.tag("if afsnit.supplerende")
    page.columns(2)
    page.text("Heading 2", "Supplerende spørgsmål, hvis der er tid")  # in the column, to stay with what it is above
    page.text("Vink", PROTECTING).paragraph_format.keep_with_next = True
    page.tag("for emne in afsnit.supplerende")
    page.text("Heading 3", "{{ emne.titel }}")
    page.tag("for spoergsmaal in emne.spoergsmaal")
    line = page.text("Spørgsmål i liste", "{{ spoergsmaal.nummer }}\t{{ spoergsmaal.tekst }}")
    others = "{% if spoergsmaal.andre_numre %}  {{ spoergsmaal.andre_numre|join(' ') }}{% endif %}"
    page.run(line, others, "Flere numre")
    hint = "{% if spoergsmaal.vink and spoergsmaal.foelsomt %}\n{{ spoergsmaal.vink }}{% endif %}"
    page.run(line, hint, "Flere numre").italic = True
    # One paragraph with its line: kept to the next one, it would upset how columns are balanced.
    line.paragraph_format.keep_together = True
    page.run(line, "\n\u00a0").font.size = Pt(Cm(RULE).pt / LINE_HEIGHT)
    page.tag("endfor")
    page.tag("endfor")
    page.columns(1, new_page=True)
    page.tag("endif")


def look(page: Paper, art: str) -> None:
    page.tag(f"if afsnit.art == '{art}'")
    fields(page, LOOKED[art])
    page.text("Forklaring", ADVICE[art])
    page.when("afsnit.foran", "Hovedspørgsmål", "{{ afsnit.foran }}")
    page.tag("for emne in afsnit.emner")
    page.text("Heading 2", "{{ emne.titel }}")
    table = page.table([MARGIN_COLUMN, *LOOK_COLUMNS[art]])
    heads = page.row(table, [()] * len(table.columns))
    for cell, head in zip(heads, LOOK_HEADS[art], strict=True):
        page.lines(cell, "Felt", [head])
    page.repeat(table)
    page.row_tag(table, "for spoergsmaal in emne.spoergsmaal")
    cells = page.row(table, [TOP, TOP, *[NOTES] * (len(LOOK_COLUMNS[art]) - 1)], LOOK_HEIGHT[art])
    page.row_tag(table, "endfor")
    numbers(page, cells[0])
    long_number(page, cells[1])
    page.lines(cells[1], "Se efter", ["{{ spoergsmaal.tekst }}"])
    page.tag("endfor")
    loose_notes(page)
    page.tag("endif")


def ground(page: Paper) -> None:
    """A theme's page: the source's own words, small enough for one page and no room to write on."""
    page.tag("if afsnit.art == 'tema'")
    page.text("Forklaring", GROUND)
    page.tag("for emne in afsnit.grundlag")
    title = page.text("Heading 2", "{{ emne.titel }}")
    page.run(title, "   {{ emne.sted }}", "Flere numre").bold = False
    page.each("ord", "emne.afsnit", "Grundlag")
    page.tag("endfor")
    page.tag("endif")


def as_list(document: Document, style: str, mark: str) -> None:
    """A style whose paragraphs are Word's own list: the mark is no text that one types or copies."""
    numbering: Any = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    inner = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="198" w:hanging="198"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbering.extend(list(parse_xml(f'<w:holder xmlns:w="{numbering.nsmap["w"]}">{inner}</w:holder>')))
    named: Any = document.styles[style].element.get_or_add_pPr()
    named.get_or_add_numPr().get_or_add_numId().val = 1


def build() -> bytes:
    """The template's bytes: the same every time."""
    page = Paper(blank_document("Samtaleguide", GROUND_LOOK, SHEET_LOOK))
    as_list(page.document, "Opfølgning", "–")
    listed: Any = page.document.styles["Spørgsmål i liste"]
    listed.font.size = Pt(LISTED)
    underline(listed)
    begin(page)
    talk(page)
    for art in LOOKED:
        look(page, art)
    ground(page)
    buffer = BytesIO()
    page.document.save(buffer)
    return settled(buffer.getvalue(), STAND)


if __name__ == "__main__":
    (HERE / "interviewguide.docx").write_bytes(build())
