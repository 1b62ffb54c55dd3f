"""The report's internal part: gaps, the ground under each indicator, answers and notes; for build.py alone."""  # noqa: INP001  a script

from __future__ import annotations

from typing import TYPE_CHECKING

from template_page import cell, guarded

if TYPE_CHECKING:
    from template_page import Page


def internal(page: Page) -> None:
    page.tag("if interne")
    page.text("Heading 1", "Internt grundlag")
    for name, title, section in (
        ("mangler", "Mangler", gaps),
        ("sammenhold", "Grundlaget for hver indikator", ground),
        ("svar", "Svar", answers),
        ("noter", "Noter", notes),
        ("rammer", "Spørgerammer", frames),
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
    row = (cell("{{ mangel.kode }}"), cell("{{ mangel.sted }}"), cell("{{ mangel.tekst }}"), cell("{{ mangel.raad }}"))
    head = ("Kode", "Sted", "Hvad", "Råd")
    page.table((800, 1300, 3486, 3486), head, ("for mangel in interne.mangler", row, "endfor"))


def ground(page: Page) -> None:
    remarks = "{% if sammen.forskellige %}Oplysningerne er forskellige. {% endif %}{{ sammen.bemaerkning }}"
    row = (
        cell("{{ sammen.indikator }}"),
        cell("{{ sammen.metoder }}"),
        cell("{{ sammen.grupper }}"),
        cell("{{ sammen.samtaler }}"),
        cell("{{ sammen.noter }}"),
        cell(remarks),
    )
    head = ("Indikator", "Metoder", "Grupper", "Gange", "Noter", "Bemærkning")
    widths = (1000, 1700, 1900, 800, 750, 2922)
    page.table(widths, head, ("for sammen in interne.sammenhold", row, "endfor"))


def answers(page: Page) -> None:
    question = ("{{ svar.spoergsmaal }}{% if svar.indikator %} ({{ svar.indikator }}){% endif %}",)
    from_where = "{% if svar.kilde_til_note %}, {{ svar.kilde_til_note }}{% endif %}"
    held = (
        "{{ svar.samtale }}",
        *guarded("svar.metode", "{{ svar.metode }}{% if svar.gruppe %} · {{ svar.gruppe }}{% endif %}"),
        *guarded("svar.kilder", "Kilder: {{ svar.kilder }}"),
        *guarded("svar.sagt", "Sagt {{ svar.sagt }}"),
        *guarded("svar.noteret", f"Noteret {{{{ svar.noteret }}}}{from_where}"),
        *guarded("svar.familie", "Spurgt som: {{ svar.familie }}"),
    )
    noted = (
        "{% if svar.vaerdi %}{{ svar.vaerdi }}{% else %}Uden værdi{% endif %}",
        *guarded("svar.note", "{{ svar.note }}"),
        *guarded("svar.dele", "{{ svar.dele }}"),
        *guarded("svar.afvigelser", "Andet fra: {{ svar.afvigelser }}"),
        *guarded("svar.begrundelse", "Begrundelse: {{ svar.begrundelse }}"),
    )
    row = (cell(*question, "{{ svar.spoergsmaalstekst }}"), cell(*held), cell(*noted))
    head = ("Spørgsmål", "Samtale", "Svar")
    page.table((2400, 2472, 4200), head, ("for svar in interne.svar", row, "endfor"), may_split=True)


def notes(page: Page) -> None:
    held = (
        "{% if note.samtale %}{{ note.samtale }}{% else %}Uden samtale{% endif %}",
        *guarded("note.sted", "{{ note.sted }}"),
        *guarded("note.sagt", "Sagt {{ note.sagt }}"),
    )
    quoted = ("{{ note.tekst }}", *guarded("note.citat", "Citat"))
    row = (cell("{{ note.hoerer_til|join(', ') }}"), cell(*held), cell(*quoted))
    head = ("Hører til", "Samtale", "Note")
    page.table((1500, 2172, 5400), head, ("for note in interne.noter", row, "endfor"), may_split=True)


def photos(page: Page) -> None:
    """Each in a paragraph of its own, which the picture takes the place of, with its caption under it."""
    page.tag("for foto in interne.fotos")
    page.text("Normal", "{{ foto.billede }}")
    page.text("Normal", "{{ foto.tekst }}{% if foto.samtale %} ({{ foto.samtale }}){% endif %}")
    page.tag("endfor")
