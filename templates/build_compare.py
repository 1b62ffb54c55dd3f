"""Builds sammenligning.docx: run `python templates/build_compare.py` after a change here, and commit both.

One provider at two inspections, for the consultant's own eyes. docs/skabelon.md is its contract.
"""  # noqa: INP001  a script

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from paper_page import Paper, drop_first  # noqa: E402  the path is set above
from paper_styles import GREY, INK, LIGHT, Look, blank_document  # noqa: E402  as above

from tilsyn.output.package import settled  # noqa: E402  as above
from tilsyn.output.word.guide_fit import WIDTH  # noqa: E402  as above

if TYPE_CHECKING:
    from docx.table import Table, _Cell

STAND = "2023-10-01T00:00:00+00:00"
ASIDE, HEAD, SCORE, SAID, WORDING = "Felt", "Nummer", "Score", "Tekst i to spalter", "Ordlyd"
LOOKS = (
    Look(SCORE, 10.5, INK, bold=True, after=1),
    Look(SAID, 9, INK, before=1, after=2),
    Look("Middeltal", 9, INK, before=1, after=2, keep=True),
    Look("Dato", 7.5, GREY, before=2, after=1),
    Look("Punkttype", 9, INK, bold=True, before=1, after=1),
    Look(WORDING, 9.5, INK, bold=True, before=9, after=1, keep=True),
    Look("Grund", 9, LIGHT, italic=True, after=2, keep=True),
)
HALF = WIDTH / 2
SIDES = ("tidligere", "senere")
_EARLIER, _LATER = "Tidligere · {{ tidligere.dato }}", "Senere · {{ senere.dato }}"


def two_columns(page: Paper, first: float = 0) -> Table:
    """What was, and what is, side by side, under a head that says which is which on every page."""
    widths = [first, (WIDTH - first) / 2, (WIDTH - first) / 2] if first else [HALF, HALF]
    table = page.table(widths)
    names = ["", _EARLIER, _LATER] if first else [_EARLIER, _LATER]
    for cell, name in zip(page.row(table, (("bottom",),) * len(names)), names, strict=True):
        page.lines(cell, HEAD, [name])
    page.repeat(table)
    return table


def head(page: Paper) -> None:
    page.text("Heading 1", "{{ tilbud }} ved to tilsyn")
    page.text("Undertitel", "{{ til }}")
    page.text(SAID, "{{ raekkefoelge }}")
    page.each("linje", "bemaerkninger", SAID)
    table = two_columns(page, 3)
    rows = (
        ("Tilsynstype", "tilsynstype"),
        ("Stadie", "stadie"),
        ("Udgave", "udgave"),
        ("Metode", "metodetekst"),
        ("Fokus", "fokus"),
    )
    for name, field in rows:
        first, *both = page.row(table, (("bottom",),) * 3)
        page.lines(first, ASIDE, [name])
        for cell, side in zip(both, SIDES, strict=True):
            page.lines(cell, SAID, [f"{{{{ {side}.{field} }}}}"])
    page.when("aendrede", WORDING, "Ændret score: {{ aendrede|join('; ') }}")


def themes(page: Paper) -> None:
    page.tag("for tema in temaer")
    page.text("Heading 2", "Tema {{ tema.nummer }} {{ tema.titel }}")
    means(page, "tema")
    page.tag("for kriterium in tema.kriterier")
    page.text("Heading 3", "{{ kriterium.id }} {{ kriterium.titel }}")
    means(page, "kriterium")
    page.tag("for punkt in kriterium.indikatorer")
    indicator(page)
    page.tag("endfor")
    page.tag("endfor")
    page.tag("endfor")


def means(page: Paper, of: str) -> None:
    """As a line: a table for two figures is more lines than figures."""
    value = "{%% if %(of)s.middel %%}{{ %(of)s.middel }} · {{ %(of)s.grundlag }}{%% else %%}–{%% endif %%}"
    both = [value % {"of": f"{of}.{side}"} for side in SIDES]
    page.when(f"{of}.senere.middel", "Middeltal", f"Middeltal: {both[0]} → {both[1]}")
    page.when(f"{of}.bemaerk", "Grund", f"{{{{ {of}.bemaerk }}}}")


def indicator(page: Paper) -> None:
    """The two side by side, each under its own date: a page that is turned still says which is which."""
    page.text(WORDING, "{{ punkt.id }} {{ punkt.tekst }}")
    page.text(
        "Grund", "{{ punkt.sammenholdt|capitalize }}.{% if punkt.begrundelse %} {{ punkt.begrundelse }}{% endif %}"
    )
    table = page.table([HALF, HALF])
    cells = page.row(table, (("top",),) * 2, splits=True)
    for cell, side, name in zip(cells, SIDES, (_EARLIER, _LATER), strict=True):
        rating(page, cell, f"punkt.{side}", name, again=side == "senere")


def rating(page: Paper, cell: _Cell, of: str, name: str, *, again: bool) -> None:
    """What is the same, word for word, is read once."""
    page.lines(cell, "Dato", [name])
    page.when(f"{of}.score", SCORE, f"{{{{ {of}.score }}}}", cell)
    page.when(f"{of}.tilstand", SAID, f"{{{{ {of}.tilstand }}}}", cell)
    page.when(f"{of}.undersoegt", ASIDE, f"Undersøgt: {{{{ {of}.undersoegt }}}}", cell)
    if again:
        page.tag("if punkt.samme_tekst", cell)
        page.text(SAID, "Ordret den samme bedømmelse.", cell)
        page.tag("else", cell)
    page.each("afsnit", f"{of}.afsnit", SAID, owner=cell)
    if again:
        page.tag("endif", cell)


def alone(page: Paper) -> None:
    page.tag("if hver_for_sig")
    page.text("Heading 2", "Ikke holdt op mod hinanden")
    page.text("Forklaring", "Det, der ikke har samme nummer og samme ordlyd i begge udgaver, står for sig selv.")
    table = page.table([2, WIDTH - 9, 3, 4])
    names = ("Udgave", "Hvad", "Score", "Hvorfor")
    for cell, name in zip(page.row(table, (("bottom",),) * 4), names, strict=True):
        page.lines(cell, HEAD, [name])
    page.repeat(table)
    page.row_tag(table, "for en in hver_for_sig")
    when, what, score, why = page.row(table, (("bottom",),) * 4)
    page.lines(when, SAID, ["{{ en.hvornaar }}"])
    page.lines(what, SAID, ["{{ en.niveau }} {{ en.id }}: {{ en.tekst }}"])
    page.lines(score, SAID, ["{{ en.score }}{% if en.score and en.tilstand %} · {% endif %}{{ en.tilstand }}"])
    page.lines(why, SAID, ["{{ en.hvorfor }}"])
    page.row_tag(table, "endfor")
    page.tag("endif")


def points(page: Paper) -> None:
    page.text("Heading 2", "Opfølgning")
    page.tag("if opfoelgning")
    table = two_columns(page, 5)
    page.row_tag(table, "for punkt in opfoelgning")
    first, *both = page.row(table, (("bottom",),) * 3)
    page.lines(first, "Punkttype", ["{{ punkt.type }}{% if punkt.indikator %} · {{ punkt.indikator }}{% endif %}"])
    page.text(SAID, "{{ punkt.blev|capitalize }}", first)
    page.when("punkt.oprindelse", ASIDE, "Fra {{ punkt.oprindelse }}", first)
    page.when("punkt.hjemmel", ASIDE, "Hjemmel: {{ punkt.hjemmel }}", first)
    for cell, side in zip(both, SIDES, strict=True):
        point(page, cell, f"punkt.{side}")
    page.row_tag(table, "endfor")
    page.tag("else")
    page.text(SAID, "Ingen opfølgningspunkter i nogen af sagerne.")
    page.tag("endif")


def point(page: Paper, cell: _Cell, of: str) -> None:
    page.lines(cell, SAID, [f"{{% if {of}.tekst %}}{{{{ {of}.tekst }}}}{{% else %}}–{{% endif %}}"])
    page.when(f"{of}.status", ASIDE, f"Status: {{{{ {of}.status }}}}", cell)
    page.when(f"{of}.afgoerelse", ASIDE, f"Afgørelse: {{{{ {of}.afgoerelse }}}}", cell)
    page.when(f"{of}.frist", ASIDE, f"Frist: {{{{ {of}.frist }}}}", cell)


def examined(page: Paper) -> None:
    page.text("Heading 2", "Det, der er undersøgt")
    page.tag("if undersoegt")
    table = two_columns(page, 3)
    page.row_tag(table, "for del in undersoegt")
    first, *both = page.row(table, (("bottom",),) * 3, splits=True)
    page.lines(first, ASIDE, ["{{ del.titel }}"])
    for cell, side in zip(both, SIDES, strict=True):
        page.tag(f"if del.{side}", cell)
        page.each("linje", f"del.{side}", SAID, owner=cell)
        page.tag("else", cell)
        page.text(SAID, "–", cell)
        page.tag("endif", cell)
        drop_first(cell)
    page.row_tag(table, "endfor")
    page.tag("else")
    page.text(SAID, "Intet er undersøgt i nogen af sagerne.")
    page.tag("endif")


def build() -> bytes:
    """The template's bytes: the same every time."""
    page = Paper(blank_document("Sammenligning", *LOOKS))
    page.new_page("{{ tilbud }}", "To tilsyn – udleveres ikke", "Til intern brug")
    head(page)
    themes(page)
    alone(page)
    points(page)
    examined(page)
    page.text("Forklaring", "Der er ikke regnet nogen forskel ud, og grundene er dem, der er skrevet i den senere sag.")
    page.text(ASIDE, "SHA-256 af indholdet: {{ sha256 }}")
    buffer = BytesIO()
    page.document.save(buffer)
    return settled(buffer.getvalue(), STAND)


if __name__ == "__main__":
    (HERE / "sammenligning.docx").write_bytes(build())
