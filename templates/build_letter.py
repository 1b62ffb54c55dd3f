"""Builds brev.docx: run `python templates/build_letter.py` after a change here, and commit both.

The letter's words stand here as an authority would write them; what only the authority knows is left in [brackets].
docs/skabelon.md is the template's contract.
"""  # noqa: INP001  a script

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from letter_styles import NOTICE_TEXT, NOTICE_TITLE, SMALL, TEXT, WIDTH, letter_paper  # noqa: E402  the path is set above
from paper_page import Paper, drop_first  # noqa: E402  as above

from tilsyn.output.package import settled  # noqa: E402  as above

if TYPE_CHECKING:
    from docx.table import Table, _Cell

STAND = "2023-10-01T00:00:00+00:00"
SENDER, NAMES, DEADLINES = 6.2, 4.0, 3.4
"""Centimetres for the authority's own block, the names of the facts, and the deadlines."""
BELOW = ("bottom",)
AUTHORITY = "{{ myndighed.navn if myndighed.navn != '[socialtilsyn]' else '[Socialtilsynets navn]' }}"


def said_of(names: tuple[str, ...], between: str, blank: str) -> str:
    """What is known of the authority, one after the other; where nothing is, room for it."""
    keys = [f"myndighed.{name}" for name in names]
    ahead = [" or ".join(keys[:number]) for number in range(len(keys))]
    told = [
        f"{{% if {key} %}}{f'{{% if {before} %}}{between}{{% endif %}}' if before else ''}{{{{ {key} }}}}{{% endif %}}"
        for key, before in zip(keys, ahead, strict=True)
    ]
    return f"{''.join(told)}{{% if not ({' or '.join(keys)}) %}}[{blank}]{{% endif %}}"


REACHED = said_of(("telefon", "mail"), " · ", "telefon og e-mail")
REACHED_BY = said_of(("telefon", "mail", "adresse"), ", ", "telefon, e-mail og adresse")
WHISTLE_BY = "{{ myndighed.whistleblower or '[telefon, e-mail og adresse]' }}"
WHEN = "{{ dag.dato }} kl. [fra – til]{% if dag.afdeling %}, {{ dag.afdeling }}{% endif %}"
CHOSEN = "{% if i_fokus %}især at se på{% else %}at komme ind på{% endif %}"
PRACTICAL = (
    "Vi vil gerne have et rum, hvor man kan tale uforstyrret, uden at andre kan høre med.",
    "Det er frivilligt at tale med os. Man bestemmer selv, hvad man vil svare på, og hvornår samtalen stopper.",
    (
        "Vi vil gerne selv vælge, hvem vi spørger: tilfældigt, eller så vi hører forskellige grupper. Beder vi jer om "
        "at finde nogen til en samtale, skriver vi ned, at det er sådan, de er valgt."
    ),
    "Vi taler også med dem, vi møder undervejs, hvis de har lyst, og man kan selv komme til os under besøget.",
    (
        "Vi skriver ned, hvad vi får at vide, men ikke navne på borgere. Vi kan ikke love, at ingen kan gætte, hvem "
        "noget kommer fra."
    ),
)
WHISTLE = (
    (
        "Alle kan henvende sig til socialtilsynet, hvis de er bekymrede for forholdene i et tilbud: borgere, "
        "pårørende, medarbejdere og andre. Man behøver ikke sige, hvem man er. Efter § 11 i lov om socialtilsyn må vi "
        "ikke fortælle tilbuddet eller andre, at nogen har henvendt sig, medmindre den, der har gjort det, siger ja "
        "til det."
    ),
    (
        "Denne oplysning står i alle breve om anmeldte besøg. Vi beder jer give den videre til medarbejdere, borgere "
        f"og pårørende. Man får fat i ordningen her: {WHISTLE_BY}."
    ),
)
AFTERWARDS = (
    "Efter besøget skriver vi et udkast til en rapport. I får udkastet i høring, så I kan komme med bemærkninger, før "
    "rapporten bliver endelig. Fristen for bemærkninger får I sammen med udkastet."
)
HANG_UP = (
    "Sidste side er et opslag. Vi beder jer hænge det op, hvor borgerne ser det, og give det til dem, der ikke kommer "
    "forbi."
)
SEND = (
    "Send dem sikkert: [hvordan]. Vi har ikke brug for CPR-numre. Har I ikke et af dokumenterne, så skriv det til os."
)
NOTICE = {
    "Hvorfor kommer vi?": (
        "Vi undersøger, om stedet her er godt nok. Det handler om stedet. Det handler ikke om dig, og ikke om, hvordan "
        "du klarer dig."
    ),
    "Du bestemmer selv": (
        "Det er frivilligt at tale med os. Du bestemmer, hvad du vil svare på, og hvornår vi stopper. Det betyder ikke "
        "noget for den hjælp, du får."
    ),
    "Vi skriver ikke dit navn": (
        "Vi skriver ned, hvad du fortæller, men ikke dit navn. Stedet får at vide, hvad borgere har fortalt, men ikke "
        "hvem der har sagt det. Vi kan ikke love, at ingen kan gætte noget. Fortæller du om et barn, der har det "
        "skidt, eller en, der er i fare, kan vi ikke lade det ligge."
    ),
    "Alene eller bagefter": (
        "Du kan tale med os alene. Du kan også ringe eller skrive bagefter, uden at sige, hvem du er. Vi må ikke "
        "fortælle stedet, at du har henvendt dig, medmindre du siger ja til det."
    ),
}


def address(page: Paper) -> None:
    receiver, sender = page.row(page.table([WIDTH - SENDER, SENDER]), [(), ()], height=3.4)
    page.text("Oplysning", "{{ tilbud }}", receiver)
    page.text("Oplysning", "{{ adresse or '[adresse]' }}", receiver)
    page.when("leder", "Oplysning", "Att.: {{ leder }}", receiver)
    drop_first(receiver)
    page.lines(
        sender,
        SMALL,
        (AUTHORITY, "{{ myndighed.adresse or '[adresse]' }}", REACHED, "Dato: [dato]", "Sagsnummer: [sagsnummer]"),
    )


def visit(page: Paper) -> None:
    page.text("Heading 1", "Vi kommer på besøg den {{ datoer }}")
    page.text(TEXT, "Til ledelsen")
    page.text(
        TEXT,
        "Socialtilsynet kommer på tilsyn hos jer. I dette brev kan I læse, hvad vi forventer at tale om, hvem vi gerne "
        "vil møde, og hvilke dokumenter vi beder om. Har I spørgsmål, så ring eller skriv til os.",
    )
    facts(page)


def facts(page: Paper) -> None:
    table = page.table([NAMES, WIDTH - NAMES])

    def fact(name: str, condition: str = "") -> _Cell:
        if condition:
            page.row_tag(table, f"if {condition}")
        left, right = page.row(table, [BELOW] * 2)
        if condition:
            page.row_tag(table, "endif")
        page.lines(left, SMALL, [name])
        return right

    page.lines(fact("Tilbud"), "Oplysning", ["{{ tilbud }}"])
    page.lines(fact("Tilsyn"), "Oplysning", ["{{ tilsynstype }}"])
    days = fact("Besøg", "besoeg")
    page.each("dag", "besoeg", "Oplysning", WHEN, days)
    departments = fact("Afdelinger", "afdelinger and besoeg|rejectattr('afdeling')|list")
    page.each("afdeling", "afdelinger", "Oplysning", owner=departments)
    people = fact("Fra socialtilsynet")
    who(page, "Oplysning", "navn, stilling og telefon", people)
    for cell in (days, departments, people):
        drop_first(cell)


def known(blank: str) -> str:
    """A consultant by name and title; where nobody knows the name, there is room for it."""
    title = "{% if konsulent.titel %}, {{ konsulent.titel }}{% endif %}"
    unknown = f"{{% if not konsulent.navn %}} [{blank}]{{% endif %}}"
    return f"{{{{ konsulent.navn or konsulent.initialer }}}}{title}{unknown}"


def who(page: Paper, style: str, blank: str, owner: _Cell | None = None) -> None:
    page.each("konsulent", "myndighed.konsulenter", style, known(blank), owner)
    page.when("not kommer", style, f"[{blank}]", owner)


def themes(page: Paper) -> None:
    page.text("Heading 2", "Hvad besøget handler om")
    page.text(TEXT, f"Ved besøget forventer vi {CHOSEN}:").paragraph_format.keep_with_next = True
    page.each("tema", "temaer", "List Bullet")
    page.text(TEXT, "Vi kan også komme ind på andre emner undervejs.")


def meeting(page: Paper) -> None:
    page.text("Heading 2", "Hvem vi gerne vil møde")
    page.each("hvem", "moede", "List Bullet")
    page.when("not moede", TEXT, "Vi vil gerne tale med borgere, medarbejdere og ledelse.")
    page.text(TEXT, "Vi aftaler tiderne med jer: [kontaktperson og telefon].")


def documents(page: Paper) -> None:
    page.text("Heading 2", "Dokumenter, vi beder om")
    page.when("not dokumenter", TEXT, "Vi beder ikke om dokumenter på forhånd. Får vi brug for nogen, siger vi til.")
    page.tag("if dokumenter")
    table = page.table([WIDTH - DEADLINES, DEADLINES])
    row(page, table, SMALL, "Dokument", "Frist")
    page.row_tag(table, "for dokument in dokumenter")
    row(page, table, "Oplysning", "{{ dokument.navn }}", "{{ dokument.frist or '[frist]' }}")
    page.row_tag(table, "endfor")
    page.text("Efter tabel", SEND)
    page.tag("endif")


def row(page: Paper, table: Table, style: str, *texts: str) -> None:
    for cell, text in zip(page.row(table, [BELOW] * len(texts)), texts, strict=True):
        page.lines(cell, style, [text])


def practical(page: Paper) -> None:
    page.text("Heading 2", "Praktisk")
    for point in PRACTICAL:
        page.text("List Bullet", point)
    page.text("Heading 2", "Socialtilsynets whistleblowerordning")
    for part in WHISTLE:
        page.text(TEXT, part)
    page.text("Heading 2", "Efter besøget")
    page.text(TEXT, AFTERWARDS)


def ending(page: Paper) -> None:
    page.text("Heading 2", "Opslag til borgerne")
    page.text(TEXT, HANG_UP)
    page.text("Hilsen", "Venlig hilsen")
    who(page, "Hilsen", "navn og titel")
    page.text("Hilsen", AUTHORITY)


def notice(page: Paper) -> None:
    """A page to hang up, without header and footer."""
    page.new_page("", "", "")
    page.document.sections[-1].footer.paragraphs[0].clear()
    page.text(NOTICE_TITLE, "Socialtilsynet kommer på besøg")
    broken = "{% if not loop.last %}\n{% endif %}"
    named = known("navn og gerne billede")
    people = f"{{% for konsulent in myndighed.konsulenter %}}{named}{broken}{{% endfor %}}"
    people += "{% if not kommer %}[navn og gerne billede]{% endif %}"
    for title, text in (
        ("Hvornår?", f"{{% for dag in besoeg %}}{WHEN}{broken}{{% endfor %}}"),
        ("Hvem er vi?", people),
        *NOTICE.items(),
        ("Sådan får du fat i os", REACHED_BY),
    ):
        page.text("Opslagets spørgsmål", title)
        page.text(NOTICE_TEXT, text)


def build() -> bytes:
    """The template's bytes: the same every time."""
    page = Paper(letter_paper("Brev om besøg"))
    page.new_page("", "", "{{ tilbud }}")
    for part in (address, visit, themes, meeting, documents, practical, ending, notice):
        part(page)
    buffer = BytesIO()
    page.document.save(buffer)
    return settled(buffer.getvalue(), STAND)


if __name__ == "__main__":
    (HERE / "brev.docx").write_bytes(build())
