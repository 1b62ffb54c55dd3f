"""Builds notat.docx: run `python templates/build_note.py` after a change here, and commit both.

One note; several in one document follow each other, each on a page of its own. docs/skabelon.md is its contract.
"""  # noqa: INP001  a script

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from paper_page import Paper  # noqa: E402  the path is set above
from paper_styles import blank_document  # noqa: E402  as above

from tilsyn.output.package import settled  # noqa: E402  as above
from tilsyn.output.word.guide_fit import WIDTH  # noqa: E402  as above

STAND = "2023-10-01T00:00:00+00:00"
NAMES = 4.2
"""Centimetres for the names in the heading."""
BELOW = (("bottom",), ("bottom",))
QUESTION, SAID, ASIDE = "Supplerende spørgsmål", "Replik", "Felt"


def head(page: Paper) -> None:
    page.text("Heading 1", "{{ titel }}: {{ betegnelse }}")
    table = page.table([NAMES, WIDTH - NAMES])
    page.row_tag(table, "for linje in hoved")
    name, value = page.row(table, BELOW)
    page.lines(name, ASIDE, ["{{ linje.navn }}"])
    page.lines(value, "Normal", ["{{ linje.vaerdi }}"])
    page.row_tag(table, "endfor")


def answers(page: Paper, values: str, title: str) -> None:
    page.when(values, "Heading 2", title)
    page.tag(f"for svaret in {values}")
    question = page.text(QUESTION, "")
    page.run(question, "{{ svaret.spoergsmaal }}").bold = True
    page.run(question, "   {{ svaret.numre|join(' · ') }}", "Flere numre")
    page.when("svaret.note", SAID, "{{ svaret.note }}")
    for name, condition, text in (
        ("Læst som: ", "if svaret.vaerdi", "{{ svaret.vaerdi }}"),
        ("Dele: ", "if svaret.dele", "{{ svaret.dele|join('; ') }}"),
        ("Begrundelse: ", "if svaret.begrundelse", "{{ svaret.begrundelse }}"),
        ("Sagde noget andet: ", "for afvigelse in svaret.afvigelser", "{{ afvigelse }}"),
    ):
        page.tag(condition)
        said = page.text(SAID, "")
        page.run(said, name).italic = True
        page.run(said, text)
        page.tag(f"end{condition.partition(' ')[0]}")
    page.text(ASIDE, "{{ svaret.tid or 'ikke besvaret' }}")
    page.tag("endfor")


def loose(page: Paper) -> None:
    """What is known of a loose note stands on one line, with dots between."""
    page.when("noter", "Heading 2", "Løse noter")
    page.tag("for note in noter")
    page.text(SAID, "{{ note.tekst }}")
    known = [
        ("note.citat", "ordret"),
        ("note.sted", "{{ note.sted }}"),
        ("note.tid", "{{ note.tid }}"),
        ("note.hoerer_til", "hører til {{ note.hoerer_til|join(', ') }}"),
    ]
    names = [name for name, _ in known]
    line = ""
    for place, (name, text) in enumerate(known):
        dot = f"{{% if {' or '.join(names[:place])} %}} · {{% endif %}}" if place else ""
        line += f"{{% if {name} %}}{dot}{text}{{% endif %}}"
    page.when(" or ".join(names), ASIDE, line)
    page.tag("endfor")


def photos(page: Paper) -> None:
    """Each in a paragraph of its own, which the picture takes the place of, with its caption under it."""
    page.when("fotos", "Heading 2", "Fotos")
    page.tag("for foto in fotos")
    page.text(SAID, "{{ foto.billede }}")
    page.text(SAID, "{{ foto.tekst }}")
    page.tag("endfor")


def end(page: Paper) -> None:
    """When it was written down (offentlighedsloven § 13), and the digest of what stands here."""
    several = "fra {{ noteret.foerst }} til {{ noteret.sidst }}"
    one = "{{ noteret.foerst }}"
    page.text(
        "Forklaring", f"Skrevet {{% if noteret.foerst == noteret.sidst %}}{one}{{% else %}}{several}{{% endif %}}."
    )
    page.text(ASIDE, "SHA-256 af indholdet: {{ sha256 }}")


def build() -> bytes:
    """The template's bytes: the same every time."""
    page = Paper(blank_document("Notat"))
    page.new_page("{{ tilbud }}", "{{ titel }} – udleveres ikke", "{{ betegnelse }} · {{ udgave }}")
    head(page)
    answers(page, "svar", "Spørgsmål og svar")
    answers(page, "egne", "Egne spørgsmål")
    loose(page)
    photos(page)
    end(page)
    buffer = BytesIO()
    page.document.save(buffer)
    return settled(buffer.getvalue(), STAND)


if __name__ == "__main__":
    (HERE / "notat.docx").write_bytes(build())
