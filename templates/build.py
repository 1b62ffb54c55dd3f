"""Builds tilsynsrapport.docx: run `python templates/build.py` after a change here, and commit both.

The template is made by hand in Word's own terms (styles, fields, a native chart), so that a user can open it in Word
and change whatever she likes; docs/skabelon.md is its contract.
"""  # noqa: INP001  a script

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.parser import parse_xml

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from template_chart import add_chart  # noqa: E402  the folder is put on the path above
from template_internal import ground, internal  # noqa: E402
from template_maps import maps  # noqa: E402
from template_page import TEXT_WIDTH, Page, cell, guarded, kept  # noqa: E402
from template_styles import dress  # noqa: E402

from tilsyn.output.package import settled  # noqa: E402

STAND = "2023-10-01T00:00:00+00:00"
INDICATORS = "[kriterium.bedoemmelse] if kriterium.bedoemmelse else kriterium.indikatorer"
STATE = (
    "{% if punkt.tilstandstekst %}{% if punkt.scoretekst %}. {% endif %}{{ punkt.tilstandstekst }}{% endif %}"
    "{% if punkt.mangler %}{% if punkt.scoretekst or punkt.tilstandstekst %}. {% endif %}{{ punkt.mangler }}{% endif %}"
)
SCORE = "{{ punkt.score }}{% if punkt.score and punkt.scoretekst %} – {% endif %}{{ punkt.scoretekst }}"


def front(page: Page) -> None:
    page.when("udkast", "Udkast", "UDKAST. Rapporten er under udarbejdelse og kan blive ændret.")
    page.when("interne", "Udkast", "INTERNT. Arbejdsmateriale, der ikke må udleveres.")
    page.when("myndighed.logo", "Logo", "{{ myndighed.logo }}")
    page.text("Forside", "{{ myndighed.navn }}")
    for known in ("adresse", "telefon", "mail", "websted"):
        page.when(f"myndighed.{known}", "Afsender", f"{{{{ myndighed.{known} }}}}")
    page.text("Title", "{{ titel }}")
    page.text("Subtitle", "{{ tilbud }}")
    page.text("Forside", "**Tilsynstype:** {{ tilsynstype }}")
    page.text("Forside", "**Område:** {{ omraade }}")
    page.text("Forside", "**Dato:** {{ dato }}")
    page.tag("if dele.praktisk")
    unnumbered(page.text("Heading 1", "Praktiske oplysninger"))
    page.tag("if praktisk")
    pairs(page, "praktisk", "{{ felt.navn }}")
    page.tag("endif")
    page.tag("if fokus")
    page.text("Delrubrik", "Fokus")
    page.text("Normal", "{{ fokus }}")
    page.tag("endif")
    page.tag("endif")
    page.tag("if not (interne and udkast)")  # a draft's list has no page numbers, and leads nowhere on paper
    page.text("TOC Heading", "Indhold")
    contents(page)
    page.tag("endif")


def unnumbered(paragraph: Any) -> None:  # noqa: ANN401
    space = paragraph._p.nsmap["w"]  # noqa: SLF001
    off = f'<w:numPr xmlns:w="{space}"><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    paragraph._p.get_or_add_pPr()._insert_numPr(parse_xml(off))  # noqa: SLF001
    paragraph.paragraph_format.left_indent = 0
    paragraph.paragraph_format.first_line_indent = 0


def pairs(page: Page, values: str, name: str, condition: str = "") -> None:
    row = (cell(f"**{name}**"), cell("{{ felt.vaerdi }}"))
    page.table((2800, TEXT_WIDTH - 2800), (), (f"for felt in {values}{condition}", row, "endfor"))


def contents(page: Page) -> None:
    paragraph = page.text("toc 1", "")._p  # noqa: SLF001
    told = '<w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText>'
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        told,
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>Opdatér feltet for at se indholdet.</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph.append(parse_xml(f'<w:r xmlns:w="{paragraph.nsmap["w"]}">{inner}</w:r>'))


def master_data(page: Page) -> None:
    page.tag("if dele.praktisk")
    heading = page.text("Heading 1", "Stamoplysninger")
    heading.paragraph_format.page_break_before = True
    heading.paragraph_format.space_before = 0
    page.tag("else")
    page.text("Heading 1", "Stamoplysninger")
    page.tag("endif")
    page.tag("if stamoplysninger")
    name = "{{ felt.navn }}{% if felt.portal %}*{% endif %}"
    pairs(page, "stamoplysninger", name, " if felt.portal or dele.alle_stamoplysninger")
    page.tag("endif")
    page.text("Småt", "* Oplysninger til Tilbudsportalen.")


def overall(page: Page) -> None:
    page.text("Heading 1", "{{ samlet_vurdering.overskrift }}*")
    assessed(page, "samlet_vurdering")


def assessed(page: Page, owner: str) -> None:
    page.each("afsnit", f"{owner}.afsnit", "Normal")
    page.when(f"{owner}.mangler", "Mangler", f"{{{{ {owner}.mangler }}}}")


def overview(page: Page) -> None:
    page.tag("if dele.vaerdier or dele.kriterier")
    page.text("Heading 1", "Scoreoversigt")
    page.tag("if udgave.metode and dele.vaerdier")
    page.tag("if spindelvaev")
    add_chart(page.document, page.text("Diagram", ""))
    page.when(
        "none in spindelvaev.vaerdier",
        "Småt",
        "Linjen er brudt ved temaer, der ikke har en værdi for alle indikatorer.",
    )
    page.tag("endif")
    row = (kept("{{ tema.nummer }} {{ tema.titel }}"), kept("{{ tema.middel }}"), kept("{{ tema.grundlag }}"))
    page.table((4200, 900, 3972), ("Tema", "Værdi", "Bedømte indikatorer"), ("for tema in temaer", row, "endfor"))
    page.when("not interne", "Småt", "Metoden bag værdierne står under Metode og skala.")
    page.tag("endif")
    page.tag("if dele.kriterier and not interne")
    overview_of_scores(page)
    page.tag("endif")
    page.tag("endif")


def overview_of_scores(page: Page) -> None:
    row = (cell("{{ punkt.id }}"), cell("{{ punkt.tekst }}"), cell(SCORE + STATE))
    loops = ("for tema in temaer", "for kriterium in tema.kriterier", f"for punkt in ({INDICATORS})")
    label = "{% if udgave.niveau == 'criterion' %}Kriterium{% else %}Indikator{% endif %}"
    page.table((700, 4700, 3672), ("Nr.", label, "Score"), (*loops, row, "endfor", "endfor", "endfor"))


def themes(page: Page) -> None:
    page.text("Heading 1", "Vurdering af temaerne")
    page.tag("for tema in temaer")
    page.text("Heading 2", "Tema {{ tema.nummer }}: {{ tema.titel }}")
    page.when("tema.afsnit", "Delrubrik", "{{ tema.overskrift }}")
    assessed(page, "tema")
    page.tag("if dele.kriterier")
    page.tag("for kriterium in tema.kriterier")
    page.text("Heading 3", "Kriterium {{ kriterium.id }}: {{ kriterium.titel }}")
    page.when("kriterium.afsnit", "Delrubrik", "{{ kriterium.overskrift }}")
    assessed(page, "kriterium")
    page.tag(f"for punkt in ({INDICATORS})")
    rated(page)
    page.tag("endfor")
    page.tag("endfor")
    page.tag("endif")
    page.tag("endfor")


def rated(page: Page) -> None:
    page.tag("if not kriterium.bedoemmelse")
    page.text("Heading 4", "Indikator {{ punkt.id }}")
    page.tag("endif")
    page.when("punkt.tekst != kriterium.titel", "Officiel ordlyd", "{{ punkt.tekst }}")
    page.when("punkt.score or punkt.scoretekst", "Score", f"**Score: {SCORE}**")
    page.when("punkt.tilstandstekst", "Tilstand", "{{ punkt.tilstandstekst }}")
    page.when("punkt.mangler", "Mangler", "{{ punkt.mangler }}")
    headed = "punkt.afsnit and not (interne and punkt.tilstand == 'scored')"  # inside, the score says it
    page.when(headed, "Delrubrik", "{{ punkt.overskrift }}")
    page.each("afsnit", "punkt.afsnit", "Normal")
    page.each("et_forbehold", "punkt.forbehold", "Småt")
    page.when("punkt.kilder", "Kilder", "{{ punkt.kilder }}")
    ground(page)


def economy(page: Page) -> None:
    page.tag("if oekonomi or udkast")
    page.text("Heading 1", "Økonomi")
    page.tag("for stykke in oekonomi")
    page.when("stykke.titel != 'Økonomi'", "Delrubrik", "{{ stykke.titel }}")
    page.each("afsnit", "stykke.afsnit", "Normal")
    page.tag("endfor")
    page.when("not oekonomi", "Mangler", "Der er ikke skrevet om tilbuddets økonomi.")
    page.tag("endif")


def followups(page: Page) -> None:
    page.text("Heading 1", "Opfølgning")
    page.tag("if opfoelgning")
    point = (
        "{{ punkt.tekst }}",
        *guarded("punkt.indikator", "Indikator: {{ punkt.indikator }}"),
        *guarded("punkt.afgoerelse", "Afgørelse: {{ punkt.afgoerelse }}"),
        *guarded("punkt.lov", "Lovgrundlag: {{ punkt.lov }}"),
        *guarded("punkt.oprindelse", "Stammer fra: {{ punkt.oprindelse }}"),
    )
    row = (
        cell("{{ punkt.type }}"),
        cell(*point),
        cell("{{ punkt.status }}"),
        cell("{{ punkt.frist }}"),
    )
    head = ("Type", "Opfølgningspunkt", "Status", "Frist")
    page.table((2250, 4222, 1350, 1250), head, ("for punkt in opfoelgning", row, "endfor"))
    page.tag("endif")
    page.when("not opfoelgning", "Normal", "Der er ingen opfølgningspunkter.")


def data_sources(page: Page) -> None:
    page.tag("if datakilder or udkast")
    page.text("Heading 1", "Datakilder")
    page.tag("for kilde in datakilder")
    page.text("Delrubrik", "{{ kilde.titel }}")
    page.each("punkt", "kilde.punkter", "Punkt")
    page.tag("endfor")
    page.when("not datakilder", "Mangler", "Der er ikke registreret datakilder.")
    page.tag("endif")


def method(page: Page) -> None:
    page.text("Heading 1", "Metode{% if dele.metode %} og skala{% endif %}")
    page.text("Normal", "Kvalitetsmodellen er brugt i udgaven {{ udgave.id }}: {{ udgave.titel }}.")
    page.text("Normal", "Kilde: {{ udgave.kilde }}")
    page.each("tilfoejet", "udgave.tillaeg", "Punkt")
    page.tag("if dele.metode")
    page.text("Normal", "{{ udgave.metodetekst }}")
    page.tag("if udgave.metode")
    row = (kept("{{ trin.vaerdi }}"), kept("{{ trin.tekst }}"))
    page.table((900, 5000), ("Score", "Betydning"), ("for trin in udgave.skala", row, "endfor"))
    page.tag("else")
    page.tag("for trin in udgave.skala")
    page.text("Punkt", "{{ trin.tekst }}")
    page.tag("endfor")
    page.tag("endif")
    page.tag("endif")
    page.when("forbehold", "Delrubrik", "Forbehold")
    page.each("et_forbehold", "forbehold", "Normal")


def directives(page: Page) -> None:
    page.tag("if (anvisninger or lovbestemmelser) and dele.anvisninger")
    page.text("Heading 1", "Anvisninger")
    page.tag("if anvisninger")
    law = "anvisning.bindingstekst and (anvisning.binding == 'law' or interne)"
    number = (
        "{{ anvisning.id|replace(':', ' ') }}",  # as one writes it; the colon is ours
        *guarded("interne and not anvisning.berort", "Ikke berørt"),
        *guarded("interne and not anvisning.verificeret", "Ikke verificeret"),
        *guarded("interne and anvisning.kendt and anvisning.verificeret", "{{ anvisning.kendt|capitalize }}"),
    )
    subject = ("{{ anvisning.emne }}", *guarded(law, "{{ anvisning.bindingstekst }}"))
    cited = (
        "{{ anvisning.indikatorer|join(', ') }}",
        *guarded("interne", "{{ anvisning.spoergsmaal|join(', ') }}"),
    )
    row = (cell(*number), cell(*subject), cell("{{ anvisning.retningslinje }}"), cell(*cited))
    asked = "{% if interne %} og spørgsmål{% endif %}"
    head = ("Anvisning", "Emne", "Retningslinje", f"Indikatorer{asked}")
    page.table((1550, 3322, 2500, 1700), head, ("for anvisning in anvisninger", row, "endfor"))
    page.tag("endif")
    provisions(page)
    page.tag("endif")


def provisions(page: Page) -> None:
    """The exact words of the acts that the report uses, and how far our source goes."""
    page.tag("if lovbestemmelser")
    page.text("Delrubrik", "Lov")
    words = (
        "{{ bestemmelse.emne }}",
        *guarded("bestemmelse.ordlyd", "»{{ bestemmelse.ordlyd }}«"),
        "{{ bestemmelse.kilde }}",
    )
    row = (
        cell("{{ bestemmelse.id }}", "{{ bestemmelse.lov }}"),
        cell(*words),
        cell("{{ bestemmelse.brugt|join(', ') }}"),
    )
    head = ("Bestemmelse", "Ordlyd", "Brugt ved")
    page.table((1850, 5522, 1700), head, ("for bestemmelse in lovbestemmelser", row, "endfor"))
    page.text("Småt", "Ordlyden er gengivet, som kilden trykker den. Senere ændringer er ikke med.")
    page.tag("endif")


def colophon(page: Page) -> None:
    page.text("Småt", "Rapportens indhold har kontrolsummen (SHA-256) {{ sha256 }}")


def build() -> bytes:
    """The template's bytes: the same every time."""
    document = Document()
    dress(document)
    page = Page(document)
    for section in (front, master_data, overall, overview, themes, economy_to_directives, internal, maps, colophon):
        section(page)
    buffer = BytesIO()
    document.save(buffer)
    return settled(buffer.getvalue(), STAND)


def economy_to_directives(page: Page) -> None:
    for part, section in (("oekonomi", economy), ("opfoelgning", followups), ("datakilder", data_sources)):
        page.tag(f"if dele.{part}")
        section(page)
        page.tag("endif")
    page.tag("if not interne")  # a working paper has its own, and of what does not change from case to case nothing
    method(page)
    directives(page)
    page.tag("endif")


if __name__ == "__main__":
    (HERE / "tilsynsrapport.docx").write_bytes(build())
