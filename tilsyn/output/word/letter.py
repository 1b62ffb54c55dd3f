"""The letter before an announced visit, with a notice for the citizens. The same letter gives the same bytes.

Its words stand here as an authority would write them; what only the authority knows is left in [brackets].
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from tilsyn.domain.danish import listed
from tilsyn.domain.text import clean
from tilsyn.output.package import settled
from tilsyn.output.word.guide_page import PaperPage, drop_first
from tilsyn.output.word.letter_styles import NOTICE_TEXT, NOTICE_TITLE, SMALL, TEXT, WIDTH, letter_paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.table import _Cell

Part = dict[str, Any]
_LONGEST_PROPERTY = 255  # Word's own limit
_SENDER, _NAMES, _DEADLINES = 6.2, 4.0, 3.4
"""Centimetres for the authority's own block, the names of the facts, and the deadlines."""
_BELOW = ("bottom",)
_AUTHORITY = "[Socialtilsynets navn]"
_PRACTICAL = (
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
_WHISTLE = (
    (
        "Alle kan henvende sig til socialtilsynet, hvis de er bekymrede for forholdene i et tilbud: borgere, "
        "pårørende, medarbejdere og andre. Man behøver ikke sige, hvem man er. Efter § 11 i lov om socialtilsyn må vi "
        "ikke fortælle tilbuddet eller andre, at nogen har henvendt sig, medmindre den, der har gjort det, siger ja "
        "til det."
    ),
    (
        "Denne oplysning står i alle breve om anmeldte besøg. Vi beder jer give den videre til medarbejdere, borgere "
        "og pårørende. Man får fat i ordningen her: [telefon, e-mail og adresse]."
    ),
)
_AFTERWARDS = (
    "Efter besøget skriver vi et udkast til en rapport. I får udkastet i høring, så I kan komme med bemærkninger, før "
    "rapporten bliver endelig. Fristen for bemærkninger får I sammen med udkastet."
)
_HANG_UP = (
    "Sidste side er et opslag. Vi beder jer hænge det op, hvor borgerne ser det, og give det til dem, der ikke kommer "
    "forbi."
)
_SEND = (
    "Send dem sikkert: [hvordan]. Vi har ikke brug for CPR-numre. Har I ikke et af dokumenterne, så skriv det til os."
)
_NOTICE = {
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


def render_letter(letter: Part) -> bytes:
    """The letter of `context.letter_part` as a .docx package: the letter, and the notice on a page of its own."""
    page = PaperPage(letter_paper(_title(letter)))
    page.new_page("", "", letter["tilbud"])
    _address(page, letter)
    _visit(page, letter)
    _themes(page, letter)
    _meeting(page, letter)
    _documents(page, letter["dokumenter"])
    _practical(page)
    _ending(page, letter)
    _notice(page, letter)
    buffer = BytesIO()
    page.document.save(buffer)
    return settled(buffer.getvalue(), letter["stand"])


def _title(letter: Part) -> str:
    return " ".join(clean(f"Brev om besøg: {letter['tilbud']}").split())[:_LONGEST_PROPERTY]


def _dates(letter: Part) -> str:
    return listed(dict.fromkeys(each["dato"] for each in letter["besoeg"]))


def _lines(page: PaperPage, cell: _Cell, lines: Iterable[str], style: str) -> None:
    for line in filter(None, lines):
        page.text(style, line, cell)
    drop_first(cell)


def _bullets(page: PaperPage, points: Iterable[str]) -> None:
    for point in points:
        page.text("List Bullet", point)


def _address(page: PaperPage, letter: Part) -> None:
    receiver, sender = page.row(page.table([WIDTH - _SENDER, _SENDER]), [(), ()], height=3.4)
    leader = f"Att.: {letter['leder']}" if letter["leder"] else ""
    _lines(page, receiver, (letter["tilbud"], letter["adresse"] or "[adresse]", leader), "Oplysning")
    own = (_AUTHORITY, "[adresse]", "[telefon og e-mail]", "Dato: [dato]", "Sagsnummer: [sagsnummer]")
    _lines(page, sender, own, SMALL)


def _visit(page: PaperPage, letter: Part) -> None:
    page.text("Heading 1", f"Vi kommer på besøg den {_dates(letter)}")
    page.text(TEXT, "Til ledelsen")
    page.text(
        TEXT,
        "Socialtilsynet kommer på tilsyn hos jer. I dette brev kan I læse, hvad vi forventer at tale om, hvem vi gerne "
        "vil møde, og hvilke dokumenter vi beder om. Har I spørgsmål, så ring eller skriv til os.",
    )
    _facts(page, letter)


def _facts(page: PaperPage, letter: Part) -> None:
    table = page.table([_NAMES, WIDTH - _NAMES])
    for name, values in (
        ("Tilbud", [letter["tilbud"]]),
        ("Tilsyn", [letter["tilsynstype"]]),
        ("Besøg", [_when(each) for each in letter["besoeg"]]),
        ("Afdelinger", [] if all(each["afdeling"] for each in letter["besoeg"]) else letter["afdelinger"]),
        ("Fra socialtilsynet", _who(letter, "navn, stilling og telefon")),
    ):
        if values:
            left, right = page.row(table, [_BELOW] * 2)
            _lines(page, left, [name], SMALL)
            _lines(page, right, values, "Oplysning")


def _when(visit: Part) -> str:
    return ", ".join(filter(None, (f"{visit['dato']} kl. [fra – til]", visit["afdeling"])))


def _who(letter: Part, blank: str) -> list[str]:
    return [f"{each} [{blank}]" for each in letter["kommer"]] or [f"[{blank}]"]


def _themes(page: PaperPage, letter: Part) -> None:
    page.text("Heading 2", "Hvad besøget handler om")
    chosen = "især at se på" if letter["i_fokus"] else "at komme ind på"
    page.text(TEXT, f"Ved besøget forventer vi {chosen}:").paragraph_format.keep_with_next = True
    _bullets(page, letter["temaer"])
    page.text(TEXT, "Vi kan også komme ind på andre emner undervejs.")


def _meeting(page: PaperPage, letter: Part) -> None:
    page.text("Heading 2", "Hvem vi gerne vil møde")
    if letter["moede"]:
        _bullets(page, letter["moede"])
    else:
        page.text(TEXT, "Vi vil gerne tale med borgere, medarbejdere og ledelse.")
    page.text(TEXT, "Vi aftaler tiderne med jer: [kontaktperson og telefon].")


def _documents(page: PaperPage, asked: Sequence[Part]) -> None:
    page.text("Heading 2", "Dokumenter, vi beder om")
    if not asked:
        page.text(TEXT, "Vi beder ikke om dokumenter på forhånd. Får vi brug for nogen, siger vi til.")
        return
    table = page.table([WIDTH - _DEADLINES, _DEADLINES])
    for style, name, deadline in (
        (SMALL, "Dokument", "Frist"),
        *(("Oplysning", each["navn"], each["frist"] or "[frist]") for each in asked),
    ):
        left, right = page.row(table, [_BELOW] * 2)
        _lines(page, left, [name], style)
        _lines(page, right, [deadline], style)
    page.text("Efter tabel", _SEND)


def _practical(page: PaperPage) -> None:
    page.text("Heading 2", "Praktisk")
    _bullets(page, _PRACTICAL)
    page.text("Heading 2", "Socialtilsynets whistleblowerordning")
    for each in _WHISTLE:
        page.text(TEXT, each)
    page.text("Heading 2", "Efter besøget")
    page.text(TEXT, _AFTERWARDS)


def _ending(page: PaperPage, letter: Part) -> None:
    page.text("Heading 2", "Opslag til borgerne")
    page.text(TEXT, _HANG_UP)
    page.text("Hilsen", "Venlig hilsen")
    for line in (*_who(letter, "navn og titel"), _AUTHORITY):
        page.text("Hilsen", line)


def _notice(page: PaperPage, letter: Part) -> None:
    """A page to hang up, without header and footer."""
    page.new_page("", "", "")
    page.document.sections[-1].footer.paragraphs[0].clear()
    page.text(NOTICE_TITLE, "Socialtilsynet kommer på besøg")
    for title, text in (
        ("Hvornår?", "\n".join(_when(each) for each in letter["besoeg"])),
        ("Hvem er vi?", "\n".join(_who(letter, "navn og gerne billede"))),
        *_NOTICE.items(),
        ("Sådan får du fat i os", "[telefon, e-mail og adresse]"),
    ):
        page.text("Opslagets spørgsmål", title)
        page.text(NOTICE_TEXT, text)
