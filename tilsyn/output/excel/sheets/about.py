"""The sheet that says what the file is and how it is read, and holds what stands around the themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import time_text
from tilsyn.domain.values import MARK_MEANINGS, MARKS
from tilsyn.output.excel.sheets.judged import EMPTY_MEANS
from tilsyn.output.excel.sheets.layout import Column, Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.output.contexts.records.workbook import CaseWorkbook

ABOUT_COLUMNS = (Column("Del", 18), Column("Emne", 30), Column("Indhold", 100))
EXPLANATIONS = (
    (
        "Hvad filen er",
        (
            "Arbejdsmateriale: tilsynets spørgsmål, svar, noter, bedømmelser og scorer i ét overblik. "
            "Det er ikke en tilsynsrapport og ikke en afgørelse. Det, der rettes her, kommer ikke med i sagen."
        ),
    ),
    (
        "Følsomme oplysninger",
        (
            "Filen rummer følsomme personoplysninger. Den hører til på sagen: gem den dér, "
            "og slet de kopier, der ikke længere er brug for."
        ),
    ),
    (
        "Koder i stedet for navne",
        (
            "Kilder står med kode, for eksempel »Borger 1«. En kode er ikke et navn, "
            "men i en lille gruppe kan en person alligevel kendes på det, der står."
        ),
    ),
    (
        "Sådan findes noget",
        (
            "Hvert ark er en tabel: vælg i pilen ved en overskrift for kun at se én indikator, gruppe eller samtale. "
            "Sortér efter kolonnen Nr. for at få rækkefølgen tilbage. Et plus over arket folder flere kolonner ud."
        ),
    ),
    (
        "Læsning",
        (
            "Konsulentens læsning af det, der kom frem, holdt op mod det officielle spørgsmål. Det er ikke kildens "
            "eget kryds, og svar tælles ikke sammen. »ikke stillet«: ingen er spurgt. »gælder ikke«: indikatoren "
            "gælder ikke for tilbuddet. »ikke aflæst«: en note eller et svar er endnu ikke læst som en værdi."
        ),
    ),
    (
        "Samme note",
        (
            "Et samtalespørgsmål kan dække flere officielle spørgsmål. Noten står da ved ét af dem, "
            "og de andre viser hen til det."
        ),
    ),
    (
        "Belyst af",
        (
            "I Matrix: hvor mange slags kilder der har givet oplysninger om indikatoren. En slags er en gruppe, I har "
            "talt med, observation eller dokumenter. »kun borgere« betyder, at ingen andre har givet oplysninger; "
            "skriv »kun« i filteret for at se dem alle. Tallet siger ikke, om det er nok. "
            "Markér overskriften over en samtale for at se, hvem den var med."
        ),
    ),
    (
        "Ikke belyst",
        (
            "En række for hvert spørgsmål og hver gruppe eller metode, der kunne have givet oplysninger, men ikke har "
            "gjort det. Spørgsmål kan med fordel undersøges: at et spørgsmål ikke er belyst, er ikke en fejl."
        ),
    ),
    (
        "Scorer og middeltal",
        (
            "En konsulent giver scoren efter den skriftlige bedømmelse. Middeltal er beregnet og er ikke i sig selv "
            "en vurdering. »Sidst« er den tidligere rapports scorer, regnet på samme måde."
        ),
    ),
    (
        "Lange tekster",
        (
            "Er en tekst for lang til én celle, fortsætter den i en kolonne længst til højre, for eksempel »Note (2)«. "
            "Kan en tekst ikke vises helt i sin række, står det i kolonnen »Vises ikke helt«: "
            "markér cellen, og læs den i formellinjen."
        ),
    ),
)


def about_sheet(book: CaseWorkbook) -> Sheet:
    return Sheet("Om", ABOUT_COLUMNS, tuple(_rows(book)), kept=2)


def _rows(book: CaseWorkbook) -> Iterator[Row]:
    parts = (
        ("Om filen", _file(book)),
        ("Kvalitetsmodel", _edition(book)),
        ("Sagen", _case(book)),
        ("Datakilder", ((part["titel"], "\n".join(part["punkter"])) for part in book["datakilder"])),
    )
    for part, pairs in parts:
        yield from ((part, name, text) for name, text in pairs if text)


def _file(book: CaseWorkbook) -> Iterator[tuple[str, str]]:
    yield from EXPLANATIONS
    signs = [*(f"{sign} {MARK_MEANINGS[mark]}" for mark, sign in MARKS.items()), EMPTY_MEANS]
    yield "Tegnene i Matrix", "\n".join(signs)
    yield "Oplysningerne er fra", time_text(book["stand"])


def _edition(book: CaseWorkbook) -> Iterator[tuple[str, str]]:
    edition = book["udgave"]
    yield "Udgave", " – ".join(filter(None, (edition["id"], edition["titel"])))
    yield "Kilde", edition["kilde"]
    yield from (("Tilføjet af socialtilsynet", text) for text in edition["tillaeg"])
    yield "Sådan er middeltal beregnet", edition["metodetekst"]
    steps = (" ".join(filter(None, (step["vaerdi"], step["tekst"]))) for step in edition["skala"])
    yield "Skala", "\n".join(steps)
    yield from (("Forbehold", text) for text in book["forbehold"])


def _case(book: CaseWorkbook) -> Iterator[tuple[str, str]]:
    yield "Socialtilsyn", book["myndighed"]["navn"]
    yield "Tilbud", book["tilbud"]
    yield "Tilsynstype", book["tilsynstype"]
    yield "Dato", book["dato"]
    yield from ((row["navn"], row["vaerdi"]) for row in book["stamoplysninger"])
    yield "Fokus", book["fokus"]
