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
SENDER, NAMES, DEADLINES = 6.2, 4.0, 6.4
"""Centimetres for the authority's own block, the names of the facts, and the deadlines."""
BELOW = ("bottom",)
AUTHORITY = "{% if myndighed.kendt %}{{ myndighed.navn }}{% else %}[Socialtilsynets navn]{% endif %}"


def said_of(names: tuple[str, ...], between: str, blank: str) -> str:
    """What is known of the authority, one after the other; where nothing is, room for it."""
    keys = [f"myndighed.{name}" for name in names]
    ahead = [" or ".join(keys[:number]) for number in range(len(keys))]
    told = [
        f"{{% if {key} %}}{f'{{% if {before} %}}{between}{{% endif %}}' if before else ''}{{{{ {key} }}}}{{% endif %}}"
        for key, before in zip(keys, ahead, strict=True)
    ]
    return f"{''.join(told)}{{% if not ({' or '.join(keys)}) %}}[{blank}]{{% endif %}}"


REACHED = said_of(("telefon", "mail"), "\n", "telefon og e-mail")
REACHED_BY = said_of(("telefon", "mail", "adresse"), ", ", "telefon, e-mail og adresse")
CASE_NUMBER = "Sagsnummer: {% if sagsnummer %}{{ sagsnummer }}{% else %}[sagsnummer]{% endif %}"
WHISTLE_BY = said_of(("whistleblower",), "", "telefon, e-mail og adresse")
HOURS = "kl. [fra – til]{% if dag.afdeling %}, {{ dag.afdeling }}{% endif %}"
NEW = "slags == 'nygodkendelse'"
CHOSEN = "{% if i_fokus %}især at se på{% else %}at komme ind på{% endif %}"
WHY = {
    NEW: (
        "Socialtilsynet kommer på besøg for at vurdere jeres ansøgning om godkendelse af {{ tilbud }}. Vi har modtaget "
        "ansøgningen, tak. Vi spørger til, hvordan I har tænkt det, og ser på det, der ligger klar."
    ),
    "slags == 'opfoelgning'": (
        "Socialtilsynet kommer på tilsyn hos jer for at følge op på det, vi pegede på i {% if tidligere_rapport %}"
        "rapporten af {{ tidligere_rapport }}{% else %}[rapporten eller afgørelsen af dato]{% endif %}."
    ),
    "slags == 'skaerpet'": (
        "Socialtilsynet kommer på tilsyn hos jer, fordi tilbuddet er under skærpet tilsyn efter vores afgørelse af "
        "[dato]. Vi ser især på de forhold, afgørelsen handler om."
    ),
    "slags == 'vaesentlig_aendring'": (
        "Socialtilsynet kommer på besøg for at vurdere den ændring af tilbuddet, sagen handler om: [ændringen]."
    ),
    "slags == 'drift'": "Socialtilsynet kommer på tilsyn hos jer. Det er et led i det løbende tilsyn med tilbuddet.",
}
READ_ON = (
    "I dette brev kan I læse, hvad vi forventer at tale om, hvem vi gerne vil møde, og hvordan besøget er tænkt. Har I "
    "spørgsmål, så ring eller skriv til os."
)
EXCEPTION = (
    "Besøg er som hovedregel uanmeldte, og et anmeldt besøg må højst meldes fire uger før. Dette besøg er meldt på "
    "forhånd, fordi [begrundelse]."
)
RESTS_ON = (
    "Socialtilsynet godkender og fører tilsyn efter lov om socialtilsyn, og vi vurderer ud fra kvalitetsmodellen. "
    "[Bestemmelserne om besøget og om de oplysninger, {who} skal give os.]"
)
PLAN = {
    NEW: (
        "Samtale med jer, der søger, og dem, der skal lede tilbuddet",
        "Gennemgang af lokalerne: I viser, hvad de skal bruges til",
        "Gennemgang af det, der ligger klar på skrift",
        "Afslutning: vi fortæller, hvad vi foreløbig har hæftet os ved",
    ),
    "not " + NEW: (
        "Samtale med ledelsen",
        "Rundvisning",
        "Samtaler med borgere, enkeltvis eller i gruppe",
        "Samtaler med medarbejdere",
        "Gennemgang af sager og dokumenter",
        "Afslutning med ledelsen: vi fortæller, hvad vi foreløbig har hæftet os ved",
    ),
}
ROOM = "Vi vil gerne have et rum, hvor man kan tale uforstyrret, uden at andre kan høre med."
PRACTICAL = (
    ROOM,
    "Det er frivilligt at tale med os. Man bestemmer selv, hvad man vil svare på, og hvornår samtalen stopper.",
    (
        "Vi vil gerne selv vælge, hvem vi spørger: tilfældigt, eller så vi hører forskellige grupper. Beder vi jer om "
        "at finde nogen til en samtale, skriver vi ned, at det er sådan, de er valgt."
    ),
    "Vi taler også med dem, vi møder undervejs, hvis de har lyst, og man kan selv komme til os under besøget.",
    (
        "Vi læser i nogle af borgernes sager, som vi selv trækker tilfældigt. Hav en liste klar over alle indskrevne, "
        "uden navne."
    ),
)
CARE = (
    "Vi skriver ned, hvad vi får at vide, men ikke navne på borgere. I får at vide, hvad der er sagt, men ikke hvem "
    "der har sagt det. Vi kan ikke love, at ingen kan gætte det, og en leder kan altid genkendes."
)
NOTES_ARE_SEEN_BY = (
    "Notaterne hører til socialtilsynets egen sag. De bliver læst af dem, der arbejder med den: [hvem]. Hvordan vi "
    "behandler personoplysninger, og hvilke rettigheder man har, står her: [oplysning om databeskyttelse]."
)
ANYONE = "{% if " + NEW + " %}.{% else %}: borgere, pårørende, medarbejdere og andre.{% endif %}"
WHISTLE = (
    (
        f"Alle kan henvende sig til socialtilsynet, hvis de er bekymrede for forholdene i et tilbud{ANYONE} "
        "Man behøver ikke sige, hvem man er. Efter § 11 i lov om socialtilsyn må vi "
        "ikke fortælle tilbuddet eller andre, at nogen har henvendt sig, medmindre den, der har gjort det, siger ja "
        "til det."
    ),
    (
        "Denne oplysning står i alle breve om anmeldte besøg. "
        "{% if " + NEW + " %}Giv den gerne videre til dem, der skal arbejde hos jer.{% else %}Vi beder jer give den "
        "videre til medarbejdere, borgere og pårørende.{% endif %} "
        f"Man får fat i ordningen her: {WHISTLE_BY}."
    ),
)
AFTERWARDS = (
    "Efter besøget skriver vi et udkast til en rapport. I får udkastet i høring, så I kan komme med bemærkninger, før "
    "{% if " + NEW + " %}vi afgør, om tilbuddet kan godkendes{% else %}rapporten bliver endelig{% endif %}. "
    "Fristen for bemærkninger får I sammen med udkastet."
)
HANG_UP = (
    "Sidste side er et opslag til borgerne. Vi beder jer hænge det op, hvor de ser det, og give det til dem, der ikke "
    "kommer forbi."
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
    page.text("Oplysning", "{% if adresse %}{{ adresse }}{% else %}[adresse]{% endif %}", receiver)
    page.when("leder", "Oplysning", "Att.: {{ leder }}", receiver)
    drop_first(receiver)
    page.lines(
        sender,
        SMALL,
        (AUTHORITY, said_of(("adresse",), "", "adresse"), REACHED, "Dato: [dato]", CASE_NUMBER),
    )


def visit(page: Paper) -> None:
    page.text("Heading 1", "Vi kommer på besøg den {{ datoer }}")
    page.text(TEXT, f"{{% if {NEW} %}}Til ansøger{{% else %}}Til ledelsen{{% endif %}}")
    for kind, why in WHY.items():
        page.when(kind, TEXT, why)
    page.text(TEXT, READ_ON)
    facts(page)
    page.when("undtagelse", "Efter tabel", EXCEPTION)
    page.text("Heading 2", "Hvad besøget bygger på")
    who = f"{{% if {NEW} %}}en ansøger{{% else %}}tilbuddet{{% endif %}}"
    page.text(TEXT, RESTS_ON.format(who=who))


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

    page.lines(fact("Tilbud", f"not ({NEW})"), "Oplysning", ["{{ tilbud }}"])
    page.lines(fact("Tilsyn", f"not ({NEW})"), "Oplysning", ["{{ tilsynstype }}"])
    page.lines(fact("Ansøgning", NEW), "Oplysning", ["Godkendelse af {{ tilbud }}"])
    days = fact("Besøg", "besoeg")
    page.each("dag", "besoeg", "Oplysning", f"{{{{ dag.dato }}}} {HOURS}", days)
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
    page.when(f"not moede and not ({NEW})", TEXT, "Vi vil gerne tale med borgere, medarbejdere og ledelse.")
    page.when(
        f"not moede and {NEW}", TEXT, "Vi vil gerne tale med jer, der søger, og med dem, der skal lede tilbuddet."
    )
    page.text("Heading 2", "Sådan er besøget tænkt")
    for kind, points in PLAN.items():
        page.tag(f"if {kind}")
        for point in points:
            page.text("List Bullet", point)
        page.tag("endif")
    page.text(TEXT, "Rækkefølgen og tiderne aftaler vi med jer: [kontaktperson og telefon].")
    page.when("med_opslag", TEXT, HANG_UP)


def documents(page: Paper) -> None:
    """What is asked for, and thanks for what has come; of what nobody has asked for nothing is said."""
    page.when("dokumenter or modtaget", "Heading 2", "Dokumenter")
    page.tag("if dokumenter")
    page.text(TEXT, "Vi beder jer sende os disse dokumenter:").paragraph_format.keep_with_next = True
    table = page.table([WIDTH - DEADLINES, DEADLINES])
    row(page, table, SMALL, "Dokument", "Frist")
    page.repeat(table)
    page.row_tag(table, "for dokument in dokumenter")
    late = "{% if dokument.mangler %} (ikke modtaget endnu){% endif %}"
    row(
        page, table, "Oplysning", "{{ dokument.navn }}",
        f"{{% if dokument.frist %}}{{{{ dokument.frist }}}}{{% else %}}[frist]{{% endif %}}{late}",
    )  # fmt: skip
    page.row_tag(table, "endfor")
    page.text("Efter tabel", SEND)
    page.tag("endif")
    page.when("modtaget", TEXT, "Vi har bedt om og modtaget, tak: {{ modtaget|join('; ') }}.")


def row(page: Paper, table: Table, style: str, *texts: str) -> None:
    for cell, text in zip(page.row(table, [BELOW] * len(texts)), texts, strict=True):
        page.lines(cell, style, [text])


def practical(page: Paper) -> None:
    page.text("Heading 2", "Praktisk")
    page.when(NEW, TEXT, ROOM)
    page.tag(f"if not ({NEW})")
    for point in PRACTICAL:
        page.text("List Bullet", point)
    page.tag("endif")
    page.text("Heading 2", "Sådan passer vi på oplysningerne")
    page.when(f"not ({NEW})", TEXT, CARE)
    page.text(TEXT, NOTES_ARE_SEEN_BY)
    page.text("Heading 2", "Socialtilsynets whistleblowerordning")
    for part in WHISTLE:
        page.text(TEXT, part)
    page.text("Heading 2", "Efter besøget")
    page.text(TEXT, AFTERWARDS)


def ending(page: Paper) -> None:
    page.text("Hilsen", "Venlig hilsen")
    who(page, "Hilsen", "navn og titel")
    page.text("Hilsen", AUTHORITY)


def notice(page: Paper) -> None:
    """A page to hang up, without header and footer; where there is nobody to read it the section goes, too."""
    page.new_page("", "", "")
    page.document.sections[-1].footer.paragraphs[0].clear()
    page.tag("if med_opslag")
    page.text(NOTICE_TITLE, "Socialtilsynet kommer på besøg")
    broken = "{% if not loop.last %}\n{% endif %}"
    named = known("navn og gerne billede")
    people = f"{{% for konsulent in myndighed.konsulenter %}}{named}{broken}{{% endfor %}}"
    people += "{% if not kommer %}[navn og gerne billede]{% endif %}"
    for title, text in (
        ("Hvornår?", f"{{% for dag in besoeg %}}{{{{ dag.i_ord|capitalize }}}} {HOURS}{broken}{{% endfor %}}"),
        ("Hvem er vi?", people),
        *NOTICE.items(),
        ("Sådan får du fat i os", REACHED_BY),
    ):
        page.text("Opslagets spørgsmål", title)
        page.text(NOTICE_TEXT, text)
    page.tag("endif")


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
