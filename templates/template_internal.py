"""The report's internal part: gaps, the ground under each indicator, answers and notes; for build.py alone."""  # noqa: INP001  a script

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from template_page import cell, guarded

if TYPE_CHECKING:
    from template_page import Page


def internal(page: Page) -> None:
    page.tag("if interne")
    page.text("Heading 1", "Internt grundlag")
    page.text("Småt", "Kvalitetsmodel {{ udgave.id }}. Metode, skala, forbehold og lovtekst står i tilbuddets rapport.")
    page.each("tilfoejet", "udgave.tillaeg", "Småt")
    for name, title, section in (
        ("mangler|selectattr('i_listen')|list", "Mangler", gaps),
        ("koder", "Samtaler, observationer og gennemgange", encounters),
        ("oevrige", "Noter og svar uden for indikatorerne", others),
        ("rammer", "Spørgerammer", frames),
        ("anvisninger.uberoert or interne.anvisninger.beroert", "Anvisninger bag spørgsmålene", directives),
        ("fotos", "Fotos", photos),
    ):
        page.tag(f"if interne.{name}")
        page.text("Heading 2", title)
        section(page)
        page.tag("endif")
    page.tag("endif")


def frames(page: Page) -> None:
    """Under its title, and which edition of its source it is: what was touched in full, of the rest only which."""
    page.tag("for ramme in interne.rammer")
    page.text("Heading 3", "{{ ramme.titel }} ({{ ramme.id }})")
    for name, text in (
        ("udgave", "{{ ramme.udgave }}"),
        ("kilde", "Kilde: {{ ramme.kilde }}"),
        ("bemaerkning", "{{ ramme.bemaerkning }}"),
        ("dateret", "Det læste er dateret {{ ramme.dateret }}."),
        ("udtraek", "{{ ramme.udtraek }}"),
    ):
        page.when(f"ramme.{name}", "Normal", text)
    page.tag("for linje in ramme.soegt")
    page.text("Normal", "{{ linje }}")
    page.tag("endfor")
    page.tag("for del in ramme.afsnit")
    page.when("del.titel", "Delrubrik", "{{ del.titel }}")
    row = (cell("{{ punkt.id }}"), cell(*point()), cell(*known()), cell("{{ punkt.grundlag|join(', ') }}"))
    head = ("Punkt", "Hvad", "Belyst", "Grundlag for")
    page.tag("if del.punkter|selectattr('roert')|list")
    page.table((1500, 2772, 3600, 1200), head, ("for punkt in del.punkter if punkt.roert", row, "endfor"))
    page.tag("endif")
    page.when("del.uroert", "Normal", "Ikke rørt: {{ del.uroert|join(', ') }}")
    page.tag("endfor")
    page.tag("endfor")


def point() -> tuple[str, ...]:
    """What the source says of a point, and how binding it is."""
    return (
        "{{ punkt.titel }}",
        *guarded("punkt.ordlyd", "»{{ punkt.ordlyd }}«"),
        *guarded("punkt.binding", "{{ punkt.binding }}"),
        *guarded("punkt.pligt", "{{ punkt.pligt }}"),
        *guarded("punkt.henvisning", "Kildens henvisning: {{ punkt.henvisning }}"),
        *guarded("punkt.kan_bruges", "Kan bruges til {{ punkt.kan_bruges|join(', ') }}"),
    )


def known() -> tuple[str, ...]:
    """What is known of a point: in few words, then each place and each voice."""
    part = "{% if sted.kommune %}{{ sted.kommune }}: {% endif %}{% if sted.delen %}{{ sted.delen }}: {% endif %}"
    remarks = "{% for ord in sted.bemaerk %} {{ ord }}{% endfor %}"
    place = f"{part}»{{{{ sted.citat }}}}«{{% if sted.sted %}} ({{{{ sted.sted }}}}){{% endif %}}{remarks}"
    who = "{{ stemme.samtale }}{% if stemme.emne %}, {{ stemme.emne }}{% endif %} ({{ stemme.metode }}"
    group = "{% if stemme.gruppe %}, {{ stemme.gruppe }}{% endif %}): {{ stemme.vaerdi }}"
    dot = "{% if stemme.vaerdi or not loop.first %} · {% endif %}"
    read = f"{{% for laest in stemme.laest %}}{dot}{{{{ laest }}}}{{% endfor %}}"
    dot = "{% if stemme.vaerdi or stemme.laest %} · {% endif %}"
    said = f"{read}{{% if stemme.note %}}{dot}{{{{ stemme.note }}}}{{% endif %}}"
    return (
        "{{ punkt.laesning }}",
        *guarded("punkt.talt and punkt.talt not in punkt.laesning", "{{ punkt.talt }}"),
        *repeated("for linje in punkt.beregnet", "{{ linje }}"),
        *repeated("for sted in punkt.steder", place),
        *repeated("for linje in punkt.ved_siden", "{{ linje }}"),
        *repeated("for stemme in punkt.stemmer", f"{who}{group}{said}"),
    )


def repeated(mark: str, text: str) -> tuple[str, ...]:
    """Paragraphs of a cell that stand there as often as there is something to say."""
    return (f"{{%p {mark} %}}", text, "{%p endfor %}")


def gaps(page: Page) -> None:
    """What is missing, as it is said; what to type about it is no matter for paper."""
    where = "{% if mangel.sted and mangel.sted not in mangel.tekst %}{{ mangel.sted|capitalize }}: {% endif %}"
    page.tag("for mangel in interne.mangler if mangel.i_listen")
    page.text("Punkt", f"{where}{{{{ mangel.tekst }}}}")
    page.tag("endfor")


def encounters(page: Page) -> None:
    """The key to the codes that stand at the voices."""
    row = tuple(cell(f"{{{{ en.{name} }}}}") for name in ("kode", "hvad", "hvem", "hvornaar"))
    head = ("Kode", "Hvad", "Hvem", "Hvornår")
    page.table((800, 2200, 3572, 2500), head, ("for en in interne.koder", row, "endfor"))


def others(page: Page) -> None:
    voices(page, "interne.oevrige")


def ground(page: Page) -> None:
    """Under a judgement: what it rests on, the questions once, then the voices by group."""
    page.tag("if interne")
    page.tag("for hos in interne.grundlag if hos.id == punkt.id")
    differs = "{% if hos.forskellige %} **Oplysningerne er forskellige.**{% endif %}"
    remark = "{% if hos.bemaerkning %} {{ hos.bemaerkning }}{% endif %}"
    page.text(
        "Grundlag",
        f"Grundlag: {{% if hos.hviler_paa %}}{{{{ hos.hviler_paa }}}}{{% else %}}intet{{% endif %}}.{differs}{remark}",
    )
    page.tag("for spurgt in hos.spoergsmaal")
    unanswered = "{% if not spurgt.belyst %} (ikke belyst){% endif %}"
    page.text("Spurgt", f"{{{{ spurgt.nummer }}}}\t{{{{ spurgt.tekst }}}}{unanswered}")
    page.tag("endfor")
    voices(page, "hos.grupper")
    page.tag("for sted in hos.andre_steder")
    page.text("Stemme", "Se også under {{ sted.sted }}: {{ sted.stemmer }}.")
    page.tag("endfor")
    page.tag("endfor")
    page.tag("endif")


def directives(page: Page) -> None:
    """What no question has touched, in full; of the others only which they are."""
    page.text("Småt", "Hvor intet andet står, kendes kun anvisningens nummer og emne.")
    page.when("interne.anvisninger.uberoert", "Delrubrik", "Ikke berørt")
    page.tag("for anvisning in interne.anvisninger.uberoert")
    page.text("Anvist", "{{ anvisning.nummer }}\t{{ anvisning.emne }}: {{ anvisning.spoergsmaal }}")
    page.tag("endfor")
    page.when("interne.anvisninger.beroert", "Delrubrik", "Berørt af et besvaret spørgsmål")
    page.when("interne.anvisninger.beroert", "Småt", "{{ interne.anvisninger.beroert|join(', ') }}")


def voices(page: Page, groups: str) -> None:
    """A paragraph for what was said once; no row to be split, and the group's name in the first of its own."""
    page.tag(f"for gruppe in {groups}")
    page.tag("for stemme in gruppe.stemmer")
    page.tag("if loop.first")
    first = said(page, "Første stemme")
    named = first.add_run("{{ gruppe.gruppe }}  ", style="Gruppe")
    first._p.insert(1, named._r)  # noqa: SLF001  before the words, behind the style
    page.tag("else")
    said(page, "Stemme")
    page.tag("endif")
    page.tag("endfor")
    page.tag("endfor")


def said(page: Page, style: str) -> Any:  # noqa: ANN401  python-docx is untyped
    """Who, which questions it answers, then the words."""
    told = "{% if stemme.citat %} Citat: »{{ stemme.tekst }}«{% elif stemme.tekst %} {{ stemme.tekst }}{% endif %}"
    return page.text(
        style,
        "**{{ stemme.samtale }}**"
        + noted("familie", "({{ stemme.familie }})")
        + noted("numre", "{{ stemme.numre }}")
        + noted("sted", "({{ stemme.sted }})")
        + "{% if stemme.tekst and (stemme.numre or stemme.sted) %}:{% endif %}"
        + told
        + noted("dele", "{{ stemme.dele }}.")
        + noted("afvigelser", "Andet fra {{ stemme.afvigelser }}")
        + noted("begrundelse", "Begrundelse: {{ stemme.begrundelse }}"),
    )


def noted(name: str, text: str) -> str:
    return f"{{% if stemme.{name} %}} {text}{{% endif %}}"


def photos(page: Page) -> None:
    """Each in a paragraph of its own, which the picture takes the place of, with its caption under it."""
    page.tag("for foto in interne.fotos")
    page.text("Normal", "{{ foto.billede }}")
    page.text("Normal", "{{ foto.tekst }}{% if foto.samtale %} ({{ foto.samtale }}){% endif %}")
    page.tag("endfor")
