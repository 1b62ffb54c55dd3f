"""Two inspections of one provider as sheets, each a list with a name; the longest texts stand last in their sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import EMPTY
from tilsyn.output.contexts.compare_part import SAME_TEXT
from tilsyn.output.excel.sheets.layout import Cell, Column, Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.output.contexts.records.comparison import ComparedMeans, ComparedRated, ComparisonPage

NUMBER = Column("Nr.", 5, kind="number")
RATED = (
    NUMBER,
    Column("Tema", 14),
    Column("Indikator", 9),
    Column("Ordlyd", 26),
    Column("Score, tidligere", 10, kind="number"),
    Column("Tilstand, tidligere", 14),
    Column("Score, senere", 10, kind="number"),
    Column("Tilstand, senere", 14),
    Column("Sammenholdt", 13),
    Column("Grund til ændringen", 20),
    Column("Undersøgt, tidligere", 16),
    Column("Undersøgt, senere", 16),
)
TEXTS = (
    NUMBER,
    Column("Indikator", 9),
    Column("Ordlyd", 22),
    Column("Bedømmelse, tidligere", 66),
    Column("Bedømmelse, senere", 66),
)
MEANS = (
    NUMBER,
    Column("Niveau", 10),
    Column("Nummer", 8),
    Column("Titel", 36),
    Column("Middeltal, tidligere", 11, kind="mean"),
    Column("Grundlag, tidligere", 26),
    Column("Middeltal, senere", 11, kind="mean"),
    Column("Grundlag, senere", 26),
    Column("Bemærk", 32),
)
ALONE = (
    NUMBER,
    Column("Udgave", 11),
    Column("Niveau", 10),
    Column("Nummer", 8),
    Column("Score eller middeltal", 11, kind="number"),
    Column("Tilstand eller grundlag", 20),
    Column("Hvorfor", 22),
    Column("Ordlyd", 26),
    Column("Bedømmelse", 56),
)
POINTS = (
    NUMBER,
    Column("Type", 20),
    Column("Indikator", 9),
    Column("Oprindelse", 13),
    Column("Hvad det blev til", 22),
    Column("Status, tidligere", 16),
    Column("Status, senere", 16),
    Column("Frist, tidligere", 12, kind="date"),
    Column("Frist, senere", 12, kind="date"),
    Column("Afgørelse, tidligere", 18),
    Column("Afgørelse, senere", 18),
    Column("Hjemmel", 20),
    Column("Punktet, tidligere", 50),
    Column("Punktet, senere", 50),
)
EXAMINED = (NUMBER, Column("Hvad", 20), Column("Tidligere", 60), Column("Senere", 60))
ABOUT = (Column("Emne", 26), Column("Tidligere", 60), Column("Senere", 60))


def compared_sheets(page: ComparisonPage) -> list[Sheet]:
    """What one looks for first stands first: the scores; the last sheet says what the file is."""
    return [
        Sheet("Indikatorer", RATED, _numbered(_rated(page)), kept=3, table="tSammenligning"),
        Sheet("Bedømmelser", TEXTS, _numbered(_texts(page)), kept=2, table="tBedoemmelser"),
        Sheet("Middeltal", MEANS, _numbered(_means(page)), kept=4, table="tMiddeltal"),
        Sheet("Ikke sammenholdt", ALONE, _numbered(_alone(page)), kept=4, table="tIkkeSammenholdt"),
        Sheet("Opfølgning", POINTS, _numbered(_points(page)), kept=2, table="tOpfoelgning"),
        Sheet("Undersøgt", EXAMINED, _numbered(_examined(page)), kept=2, table="tUndersoegt"),
        Sheet("Om", ABOUT, tuple(_about(page)), table="tOm"),
    ]


def _numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """With numbers that bring the order back after a sorting."""
    return tuple((number, *row) for number, row in enumerate(rows, start=1))


def _score(shown: str) -> Cell:
    """A number as a number; at a nygodkendelse it is words."""
    return int(shown) if shown.isdecimal() else shown


def _rated(page: ComparisonPage) -> Iterator[Row]:
    for theme in page["temaer"]:
        for criterion in theme["kriterier"]:
            yield from (_rated_row(f"{theme['nummer']} {theme['titel']}", each) for each in criterion["indikatorer"])


def _rated_row(theme: str, rated: ComparedRated) -> Row:
    then, now = rated["tidligere"], rated["senere"]
    return (
        theme,
        rated["id"],
        rated["tekst"],
        _score(then["score"]),
        then["tilstand"],
        _score(now["score"]),
        now["tilstand"],
        rated["sammenholdt"],
        rated["begrundelse"],
        then["undersoegt"],
        now["undersoegt"],
    )


def _texts(page: ComparisonPage) -> Iterator[Row]:
    """Side by side; what is the same, word for word, stands once."""
    for rated in _every(page):
        then, now = ("\n\n".join(rated[when]["afsnit"]) for when in ("tidligere", "senere"))
        if then or now:
            yield (rated["id"], rated["tekst"], then, SAME_TEXT if rated["samme_tekst"] else now)


def _every(page: ComparisonPage) -> Iterator[ComparedRated]:
    for theme in page["temaer"]:
        for criterion in theme["kriterier"]:
            yield from criterion["indikatorer"]


def _means(page: ComparisonPage) -> Iterator[Row]:
    for theme in page["temaer"]:
        yield ("tema", theme["nummer"], *_mean_cells(theme))
        for criterion in theme["kriterier"]:
            if criterion["senere"]["middel"]:
                yield ("kriterium", criterion["id"], *_mean_cells(criterion))


def _mean_cells(of: ComparedMeans) -> Row:
    then, now = of["tidligere"], of["senere"]
    return (of["titel"], then["noejagtig"], then["grundlag"], now["noejagtig"], now["grundlag"], of["bemaerk"])


def _alone(page: ComparisonPage) -> Iterator[Row]:
    for row in page["hver_for_sig"]:
        yield (
            row["hvornaar"],
            row["niveau"],
            row["id"],
            _score(row["score"]),
            row["tilstand"],
            row["hvorfor"],
            row["tekst"],
            "\n\n".join(row["afsnit"]),
        )


def _points(page: ComparisonPage) -> Iterator[Row]:
    for point in page["opfoelgning"]:
        then, now = point["tidligere"], point["senere"]
        yield (
            point["type"],
            point["indikator"],
            point["oprindelse"],
            point["blev"],
            then["status"],
            now["status"],
            then["frist"],
            now["frist"],
            then["afgoerelse"],
            now["afgoerelse"],
            point["hjemmel"],
            then["tekst"],
            now["tekst"],
        )


def _examined(page: ComparisonPage) -> Iterator[Row]:
    for part in page["undersoegt"]:
        yield (part["titel"], "\n".join(part["tidligere"]) or EMPTY, "\n".join(part["senere"]) or EMPTY)


def _about(page: ComparisonPage) -> Iterator[Row]:
    then, now = page["tidligere"], page["senere"]
    yield ("Hvem filen er til", page["til"], "")
    yield ("Rækkefølgen", page["raekkefoelge"], "")
    yield from (("Bemærk", each, "") for each in page["bemaerkninger"])
    yield ("Ændret score", "\n".join(page["aendrede"]) or EMPTY, "")
    yield ("Tilbud", then["tilbud"], now["tilbud"])
    yield ("Tilsynets dato", then["dato"], now["dato"])
    yield ("Tilsynstype", then["tilsynstype"], now["tilsynstype"])
    yield ("Sagens stadie", then["stadie"], now["stadie"])
    yield ("Udgave", then["udgave"], now["udgave"])
    yield ("Metode", then["metodetekst"], now["metodetekst"])
    yield ("Fokus", then["fokus"], now["fokus"])
    yield ("Kontrolsum af indholdet", page["sha256"], "")
