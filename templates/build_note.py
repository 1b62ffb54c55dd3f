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
from paper_styles import LIGHT, Look, blank_document  # noqa: E402  as above

from tilsyn.output.package import settled  # noqa: E402  as above
from tilsyn.output.word.guide_fit import WIDTH  # noqa: E402  as above

STAND = "2023-10-01T00:00:00+00:00"
NAMES = 4.2
"""Centimetres for the names in the heading."""
BELOW = (("bottom",), ("bottom",))
QUESTION, SAID, ASIDE, NUMBERS = "Notatets emne", "Notatets tekst", "Felt", "Flere numre"
CLOCK = 1.3
"""Centimetres for the clock, on the left of what was asked about; another day than the encounter's takes more."""
LOOKS = (
    Look(QUESTION, 9.5, LIGHT, bold=True, before=5, after=1, indent=CLOCK, hanging=CLOCK, keep=True),
    Look(SAID, 9.5, after=3, indent=CLOCK),
)
READ = (
    ("Læst som: ", "svaret.vaerdi", "{{ svaret.vaerdi }}"),
    ("Dele: ", "svaret.dele", "{{ svaret.dele|join('; ') }}"),
    ("Begrundelse: ", "svaret.begrundelse", "{{ svaret.begrundelse }}"),
    ("Sagde noget andet: ", "svaret.afvigelser", "{{ svaret.afvigelser|join('; ') }}"),
    ("", "svaret.tid", "{{ svaret.tid }}"),
    ("", "not svaret.besvaret", "ikke besvaret"),
)
"""What stands under a note, in its own paragraph: a line of its own could land alone on the next page."""


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
    page.when("svaret.afsnit", "Heading 3", "{{ svaret.afsnit }}")
    question = page.text(QUESTION, "")
    page.run(question, "{{ svaret.kl }}\t", NUMBERS)
    page.run(question, "{{ svaret.spoergsmaal }}")
    page.run(question, "   {{ svaret.numre|join(' · ') }}", NUMBERS)
    said = page.text(SAID, "")
    page.run(said, "{% if svaret.spurgt %}Spurgt sådan: ").italic = True
    page.run(said, "»{{ svaret.spurgt }}«{% if svaret.note %}\n{% endif %}{% endif %}{{ svaret.note }}")
    before = "svaret.note or svaret.spurgt"
    for name, condition, text in READ:
        page.run(said, f"{{% if {condition} %}}{{% if {before} %}}\n{{% endif %}}{name}").italic = True
        page.run(said, f"{text}{{% endif %}}")
        before += f" or {condition}"
    page.tag("endfor")


def loose(page: Paper) -> None:
    """What is known of a loose note stands on one line, with dots between."""
    page.when("noter", "Heading 2", "Løse noter")
    page.tag("for note in noter")
    page.text(SAID, "{{ note.tekst }}").paragraph_format.keep_with_next = True
    known = [
        ("note.kl", "kl. {{ note.kl }}"),
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


def written(page: Paper) -> None:
    """When it was written down (offentlighedsloven § 13), and the digest: above, where they cannot end up alone."""
    page.text(ASIDE, "{{ noteret.tekst }} SHA-256 af indholdet: {{ sha256 }}")


def build() -> bytes:
    """The template's bytes: the same every time."""
    page = Paper(blank_document("Notat", *LOOKS))
    page.new_page("{{ tilbud }}", "{{ titel }} – udleveres ikke", "{{ betegnelse }} · {{ udgave }}")
    head(page)
    written(page)
    answers(page, "svar", "{{ overskrift }}")
    answers(page, "egne", "Egne spørgsmål")
    loose(page)
    photos(page)
    buffer = BytesIO()
    page.document.save(buffer)
    return settled(buffer.getvalue(), STAND)


if __name__ == "__main__":
    (HERE / "notat.docx").write_bytes(build())
