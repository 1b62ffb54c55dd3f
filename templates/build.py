"""Builds the report's templates: run `python templates/build.py` after a change here, and commit them with it.

One for all reports, and of the same parts one for each kind that prints fewer (template_kinds.py). They are made by
hand in Word's own terms (styles, fields, a native chart), so that a user can open one in Word and change whatever she
likes; docs/skabelon.md is their contract.
"""  # noqa: INP001  a script

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.parser import parse_xml

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from template_chart import add_chart  # noqa: E402  the folder is put on the path above
from template_internal import ground, internal  # noqa: E402
from template_kinds import KINDS, keep  # noqa: E402
from template_maps import maps  # noqa: E402
from template_page import TEXT_WIDTH, Cell, Page, bound, cell, guarded, joined, kept, linked  # noqa: E402
from template_styles import dress  # noqa: E402

from tilsyn.output.package import settled  # noqa: E402

STAND = "2023-10-01T00:00:00+00:00"
INDICATORS = "[kriterium.bedoemmelse] if kriterium.bedoemmelse else kriterium.indikatorer"
STATE = (
    "{% if punkt.tilstandstekst %}{% if punkt.scoretekst %}. {% endif %}{{ punkt.tilstandstekst }}{% endif %}"
    "{% if punkt.mangler %}{% if punkt.scoretekst or punkt.tilstandstekst %}. {% endif %}{{ punkt.mangler }}{% endif %}"
)
ABOUT_DIRECTIVES = (
    "Anvisninger fra de nationale retningslinjer ({{ anvisninger[0].udgave }}), som bedømmelserne bygger på. I teksten "
    "står {{ anvisninger[0].maerke }} foran deres numre."
    "{% if interne %} Internt står alle, udgaven henviser til.{% endif %}"
)
MODEL = (
    "Tilbuddet er vurderet efter kvalitetsmodellen, der er fælles for socialtilsynene: hvert tema har kriterier, og "
    "hvert kriterium har indikatorer."
)
OR = "{% if loop.revindex == 2 %} eller {% elif not loop.last %}, {% endif %}"
SCORE = "{{ punkt.score }}{% if punkt.score and punkt.scoretekst %} – {% endif %}{{ punkt.scoretekst }}"


def front(page: Page) -> None:
    """Who writes to whom about what, and when: what a reader must know before the first word."""
    page.when("udkast", "Udkast", "{{ form.udkast }}")
    page.when("interne", "Udkast", "Internt. Arbejdsmateriale, der ikke må udleveres.")
    page.when("myndighed.logo", "Logo", "{{ myndighed.logo }}")
    page.text("Forside", "{{ myndighed.navn }}")
    for known in ("adresse", "telefon", "mail", "websted"):
        page.when(f"myndighed.{known}", "Afsender", f"{{{{ myndighed.{known} }}}}")
    page.text("Title", "{{ titel }}")
    page.text("Subtitle", "{{ tilbud }}")
    page.text("Forside", "**{{ form.art }}:** {{ tilsynstype }}")
    page.text("Forside", "**Område:** {{ omraade }}")
    page.text("Forside", "**{{ form.besoeg }}:** {{ dato }}")
    dated = "{% if udkast %}Udkast af{% else %}Rapportens dato{% endif %}"
    page.text("Forside", f"**{dated}:** {{{{ rapportdato }}}}")
    page.when("sagsnummer", "Forside", "**Sagsnummer:** {{ sagsnummer }}")


def conclusion(page: Page) -> None:
    page.tag("if dele.konklusion and konklusion and konklusion.afsnit")
    page.text("Overskrift uden nummer", "{{ konklusion.overskrift }}")
    page.each("afsnit", "konklusion.afsnit", "Konklusion")
    page.tag("endif")


def at_a_glance(page: Page) -> None:
    """The first spread: each theme on a line, the spider, and what is to be done."""
    page.tag("if dele.vaerdier")
    page.text("Overskrift uden nummer", "{{ form.overblik }}")
    page.tag("if udgave.metode")
    number = cell("**{{ tema.middel }}**", *guarded("tema.sidst", "sidst {{ tema.sidst }}"))
    row = (theme_line("{{ tema.grundlag }}"), number)
    page.table((7872, 1200), ("Tema", "Værdi"), ("for tema in temaer", *bound(row), "endfor"))
    page.tag("else")
    page.table((TEXT_WIDTH,), ("Tema",), ("for tema in temaer", *bound((theme_line(),)), "endfor"))
    page.tag("endif")
    spider(page)
    page.tag("endif")
    page.tag("if dele.opfoelgning")
    followups(page)
    page.tag("endif")


def theme_line(basis: str = "") -> Cell:
    """A theme's title, what its value rests on, and its one sentence."""
    beside = f" · {basis}" if basis else ""
    said = guarded("tema.lead", "{{ tema.lead }}")
    rated = guarded("tema.fordeling", "{{ tema.fordeling }}")
    title = f"**{{{{ tema.nummer }}}} {{{{ tema.titel }}}}**{beside}"
    return tuple(("Tabeltekst", line) for line in (title, *said, *rated))


def spider(page: Page) -> None:
    page.tag("if spindelvaev")
    add_chart(page.document, page.text("Diagram", ""))
    broken = "{% if none in spindelvaev.vaerdier %} Linjen er brudt, hvor et tema ikke har en værdi.{% endif %}"
    hollow = "{% if true in spindelvaev.viderefoert %} Et firkantet mærke: helt eller delvist videreført.{% endif %}"
    page.text("Småt", f"Ringene er 1 til 5; jo længere ude, jo højere værdi.{broken}{hollow}")
    page.tag("endif")


def table_of_contents(page: Page) -> None:
    page.tag("if not (interne and udkast)")  # a draft's list has no page numbers, and leads nowhere on paper
    page.tag("if dele.opfoelgning")  # points fill a page; LibreOffice would leave the heading there and move the list
    page.text("Indhold på ny side", "Indhold")
    page.tag("else")
    page.text("TOC Heading", "Indhold")
    page.tag("endif")
    contents(page)
    page.tag("endif")


def pairs(page: Page, values: str, name: str, condition: str = "", *, short: bool = False) -> None:
    row = (
        (kept(f"**{name}**"), kept("{{ felt.vaerdi }}")) if short else (cell(f"**{name}**"), cell("{{ felt.vaerdi }}"))
    )
    page.table((2800, TEXT_WIDTH - 2800), (), (f"for felt in {values}{condition}", row, "endfor"))


def contents(page: Page) -> None:
    paragraph = page.text("toc 1", "")._p  # noqa: SLF001
    told = '<w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText>'
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        told,
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>Opdatér feltet for at se indholdet.</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph.append(parse_xml(f'<w:r xmlns:w="{paragraph.nsmap["w"]}">{inner}</w:r>'))


def practical(page: Page) -> None:
    page.tag("if dele.praktisk")
    page.text("Heading 1", "Praktiske oplysninger")
    page.tag("if praktisk")
    pairs(page, "praktisk", "{{ felt.navn }}", short=True)
    page.tag("endif")
    page.tag("if fokus")
    page.text("Delrubrik", "Fokus")
    page.text("Brødtekst", "{{ fokus }}")
    page.tag("endif")
    page.tag("endif")


def master_data(page: Page) -> None:
    page.text("Heading 1", "Stamoplysninger")
    page.tag("if stamoplysninger")
    name = "{{ felt.navn }}{% if felt.portal %}*{% endif %}"
    pairs(page, "stamoplysninger", name, " if felt.portal or dele.alle_stamoplysninger")
    page.tag("endif")
    page.text("Småt", "* Oplysninger til Tilbudsportalen.")


def overall(page: Page) -> None:
    page.text("Heading 1", "{{ samlet_vurdering.overskrift }}*")
    assessed(page, "samlet_vurdering")


def assessed(page: Page, owner: str) -> None:
    page.each("afsnit", f"{owner}.afsnit", "Vurdering")
    page.when(f"{owner}.mangler", "Mangler", f"{{{{ {owner}.mangler }}}}")


def overview(page: Page) -> None:
    page.tag("if dele.kriterier and not interne")
    page.text("Heading 1", "{{ form.oversigt }}")
    row = (linked("{{ punkt.id }}"), cell("{{ punkt.tekst }}"), cell(SCORE + STATE))
    loops = ("for tema in temaer", "for kriterium in tema.kriterier", f"for punkt in ({INDICATORS})")
    label = "{% if udgave.niveau == 'criterion' %}Kriterium{% else %}Indikator{% endif %}"
    head = ("Nr.", label, "{{ form.score }}")
    ends = "tema.nummer in (temaer[0].nummer, temaer[-1].nummer)"
    second = "tema.nummer == temaer[1].nummer"
    page.table((650, 6022, 2400), head, (*loops, *bound(row, ends, second), "endfor", "endfor", "endfor"))
    page.tag("endif")


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
    before = "{% if punkt.tidligere %} · {{ punkt.tidligere }}{% endif %}"
    band = f"**{{{{ form.score }}}}: {SCORE}**{before}"
    page.when("punkt.score or punkt.scoretekst", "Score", band)
    followed = "punkt.afsnit or punkt.mangler"
    page.when(f"punkt.tilstandstekst and ({followed})", "Tilstand", "{{ punkt.tilstandstekst }}")
    page.when(f"punkt.tilstandstekst and not ({followed})", "Tilstand alene", "{{ punkt.tilstandstekst }}")
    page.when("punkt.aendring", "Tilstand", "{{ punkt.aendring }}")
    page.when("punkt.mangler", "Mangler", "{{ punkt.mangler }}")
    headed = "punkt.afsnit and not (interne and punkt.tilstand == 'scored')"  # inside, the score says it
    page.when(headed, "Delrubrik", "{{ punkt.overskrift }}")
    page.tag("if punkt.tilstand == 'carried'")
    page.each("afsnit", "punkt.afsnit", "Videreført")
    page.tag("else")
    judged(page)
    page.tag("endif")
    page.each("et_forbehold", "punkt.forbehold", "Småt")
    page.when("punkt.kilder and not punkt.grundlag", "Kilder", "{{ punkt.kilder }}")
    page.when("punkt.grundlag and not interne", "Kilder", "{{ punkt.grundlag }}")
    ground(page)


def judged(page: Page) -> None:
    """The judgement's paragraphs; the last two, one of sources among them, take the line of its ground along.

    Smaller in a working paper, where the voices under them are what is read.
    """
    page.tag("for afsnit in punkt.afsnit")
    page.tag("if interne")
    page.text("Bedømmelse internt", "{{ afsnit }}")
    page.tag("else")
    page.tag("if loop.revindex <= 2 and punkt.grundlag and not punkt.forbehold")
    page.text("Bedømmelse før kilder", "{{ afsnit }}")
    page.tag("else")
    page.text("Bedømmelse", "{{ afsnit }}")
    page.tag("endif")
    page.tag("endif")
    page.tag("endfor")


def economy(page: Page) -> None:
    page.tag("if oekonomi or udkast")
    page.text("Heading 1", "Økonomi")
    page.tag("for stykke in oekonomi")
    page.when("stykke.titel != 'Økonomi'", "Delrubrik", "{{ stykke.titel }}")
    page.each("afsnit", "stykke.afsnit", "Vurdering")
    page.tag("endfor")
    page.when("not oekonomi", "Mangler", "Der er ikke skrevet om tilbuddets økonomi.")
    page.tag("endif")


def followups(page: Page) -> None:
    """The new, those from before, and decisions as references; each point a block of its own."""
    page.tag("if opfoelgning or form.ingen_opfoelgning")
    page.text("Overskrift uden nummer", "{{ form.opfoelgning }}")
    page.when("opfoelgning|rejectattr('afgoerelse')|list", "Brødtekst", "{{ form.ikke_afgoerelser }}")
    page.tag("for punkt in opfoelgning")
    page.when("punkt.gruppe", "Delrubrik", "{{ punkt.gruppe }}")
    about = "{{ punkt.type }}{% if punkt.indikator %}, indikator {{ punkt.indikator }}{% endif %}"
    page.text("Opfølgningsart", about)
    facts = "punkt.status or punkt.frist or punkt.oprindelse"
    page.when(facts, "Opfølgningspunkt med fakta", "{{ punkt.tekst }}")
    page.when(f"not ({facts})", "Opfølgningspunkt", "{{ punkt.tekst }}")
    page.when(
        facts,
        "Fakta",
        joined(
            ("punkt.frist", "Frist: {{ punkt.frist }}"),
            ("punkt.oprindelse", "Stammer fra: {{ punkt.oprindelse }}"),
            ("punkt.status", "Status: {{ punkt.status }}"),
        ),
    )
    page.when("punkt.afgoerelse", "Fakta", "Afgørelse: {{ punkt.afgoerelse }}")
    page.when("punkt.lov", "Fakta", "Hjemmel: {{ punkt.lov }}")
    page.when("punkt.regel", "Fakta", "Regel, der ikke er fulgt: {{ punkt.regel }}")
    page.tag("endfor")
    page.when("not opfoelgning", "Brødtekst", "{{ form.ingen_opfoelgning }}")
    page.tag("endif")


def data_sources(page: Page) -> None:
    """The method on a spread: each occasion, each document, the samples; and what was not examined."""
    page.tag("if anledninger or dokumenter or udkast")
    page.text("Heading 1", "Datakilder")
    page.tag("if anledninger and not interne")
    page.text("Delrubrik", "Samtaler, observationer og gennemgange")
    row = tuple(cell(f"{{{{ en.{name} }}}}") for name in ("hvad", "form", "udvalgt", "hvornaar"))
    head = ("Hvad", "Form", "Udvalgt", "Hvornår")
    page.table((3572, 1600, 2400, 1500), head, ("for en in anledninger", *bound(row), "endfor"))
    page.when(
        "anledninger|rejectattr('hvornaar')|list",
        "Småt",
        "Antal, form og dage for borgere, pårørende og medarbejdere står kun, hvor der er tre samtaler eller flere. "
        "Er der færre, er gruppen ikke nævnt i linjerne om grundlag.",
    )
    page.tag("endif")
    page.tag("if dokumenter")
    page.text("Delrubrik", "Dokumenter")
    row = tuple(cell(f"{{{{ et.{name} }}}}") for name in ("navn", "anmodet", "modtaget"))
    page.table((5872, 1500, 1700), ("Dokument", "Bedt om", "Modtaget"), ("for et in dokumenter", *bound(row), "endfor"))
    page.tag("endif")
    page.when("stikproever", "Delrubrik", "Stikprøver")
    page.each("en", "stikproever", "Punkt")
    page.when("not anledninger and not dokumenter", "Mangler", "Der er ikke registreret datakilder.")
    page.tag("endif")
    page.tag("if ikke_undersoegt")
    page.text("Heading 1", "{{ form.ikke_undersoegt }}")
    page.each("et", "ikke_undersoegt", "Punkt")
    page.tag("endif")


def method(page: Page) -> None:
    page.text("Heading 1", "{% if dele.metode %}{{ form.skala }}{% else %}Metode{% endif %}")
    page.text("Brødtekst", MODEL)
    page.text("Brødtekst", "{{ udgave.titel }}. Kilde: {{ udgave.kilde }}.")
    page.each("tilfoejet", "udgave.tillaeg", "Punkt")
    page.tag("if dele.metode")
    page.text("Brødtekst", "{{ udgave.metodetekst }}")
    page.tag("if udgave.metode")
    row = (kept("{{ trin.vaerdi }}"), kept("{{ trin.tekst }}"))
    page.table((900, 5000), ("{{ form.score }}", "Betydning"), ("for trin in udgave.skala", row, "endfor"))
    page.tag("else")
    page.text("Brødtekst", "Vurderingen er {% for trin in udgave.skala %}»{{ trin.tekst }}«" + OR + "{% endfor %}.")
    page.tag("endif")
    page.tag("endif")
    page.when("forbehold", "Delrubrik", "Forbehold")
    page.each("et_forbehold", "forbehold", "Brødtekst")


def directives(page: Page) -> None:
    page.tag("if (anvisninger or lovbestemmelser) and dele.anvisninger")
    page.text("Heading 1", "Anvisninger")
    page.tag("if anvisninger")
    law = "anvisning.bindingstekst and (anvisning.binding == 'law' or interne)"
    number = (
        "{{ anvisning.nummer }}",
        *guarded("interne", "{{ anvisning.id }}"),
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
    page.text("Brødtekst", ABOUT_DIRECTIVES)
    page.table((1250, 4022, 2400, 1400), head, ("for anvisning in anvisninger", *bound(row), "endfor"))
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


def build(name: str = "tilsynsrapport.docx") -> bytes:
    """A template's bytes: the same every time."""
    document = Document()
    dress(document)
    page = Page(document)
    for section in (
        front, conclusion, at_a_glance, table_of_contents, practical, master_data, overall, overview, themes,
        economy_to_directives, internal, maps,
    ):  # fmt: skip
        section(page)
    keep(document, KINDS[name])
    buffer = BytesIO()
    document.save(buffer)
    return settled(buffer.getvalue(), STAND)


def economy_to_directives(page: Page) -> None:
    for part, section in (("oekonomi", economy), ("datakilder", data_sources)):
        page.tag(f"if dele.{part}")
        section(page)
        page.tag("endif")
    page.tag("if not interne")  # a working paper has its own, and of what does not change from case to case nothing
    method(page)
    directives(page)
    page.tag("endif")


if __name__ == "__main__":
    for made in KINDS:
        (HERE / made).write_bytes(build(made))
