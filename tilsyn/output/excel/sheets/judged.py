"""What was judged: the means, the matrix of indicators and conversations, judgements, follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.values import MARK_MEANINGS, MARKS
from tilsyn.output.excel.sheets.layout import Cell, Column, Radar, RadarLine, Sheet, listing

if TYPE_CHECKING:
    from tilsyn.output.contexts.records.workbook import CaseWorkbook, EncounterRow

MEANS = (
    Column("Niveau", 9, "niveau"),
    Column("Nummer", 8, "nummer"),
    Column("Titel", 30, "titel"),
    Column("Middeltal", 10, "middel", "mean"),
    Column("Bedømt", 8, "bedoemt", "number"),
    Column("Af", 5, "af", "number"),
    Column("Sidst", 7, "sidst", "mean"),
    Column("Grundlag", 16, "grundlag"),
)
INDICATORS = (
    Column("Tema", 19, "tema", widths=(19, 22, 27, 30)),
    Column("Indikator", 8, "indikator"),
    Column("Ordlyd", 58, "ordlyd", widths=(*range(48, 108, 4),)),
    Column("Tilstand", 10.5, "tilstand", choices="Tilstand"),
    Column("Score", 6, "score", "number", choices="Score", widths=(5.5, 12, 16, 29)),
    Column("Belyst af", 12, "belyst_af"),
)
NARROW_NUMBER, SIGN_WIDTH = 4, 1.6
_MORE = {"score": 6, "tekst": -6}
"""Width, where scores are words, at a nygodkendelse; the text has room to give."""
EMPTY_MEANS = "tom: ikke stillet, eller endnu ikke aflæst"
JUDGED = (
    Column("Tema", 14, "tema"),
    Column("Niveau", 10, "niveau", folded=True),
    Column("Sted", 11, "sted"),
    Column("Ordlyd", 16, "ordlyd"),
    Column("Score", 7, "score", "number", choices="Score"),
    Column("Tekst", 88, "tekst"),
    Column("Tilstand", 10, "tilstand", choices="Tilstand"),
    Column("Om tilstanden", 20, "om_tilstanden", folded=True),
    Column("Score sidst", 7, "sidst", "number"),
    Column("Kilder", 12, "kilder"),
    Column("Hvorfor ændret", 20, "aendring", folded=True),
    Column("Scorens ord", 14, "scoretekst", folded=True),
    Column("Metoder", 14, "metoder", folded=True),
    Column("Grupper", 16, "grupper", folded=True),
    Column("Forbehold", 24, "forbehold", folded=True),
)
FOLLOW_UPS = (
    Column("Type", 20, "type"),
    Column("Indikator", 9, "indikator"),
    Column("Opfølgningspunkt", 42, "punkt"),
    Column("Status", 13, "status", choices="Status"),
    Column("Frist", 12, "frist", "date"),
    Column("Fra", 12, "fra"),
    Column("Oprindelse", 12, "oprindelse", "date"),
    Column("Afgørelse", 11, "afgoerelse", choices="Afgørelse"),
    Column("Afgørelsesdato", 15, "afgoerelsesdato", "date"),
    Column("Hjemmel", 14, "lov"),
    Column("Regel", 22, "regel", folded=True),
)


def overview_sheet(book: CaseWorkbook) -> Sheet:
    made = listing("Overblik", "tOverblik", MEANS, book["overblik"], kept=2)
    spider = book["spindelvaev"]
    if spider is None:
        return made._replace(one_page=True)
    lines = tuple(RadarLine(each["navn"], tuple(each["vaerdier"])) for each in spider["linjer"])
    return made._replace(radar=Radar(tuple(spider["kategorier"]), lines, spider["tekst"]), one_page=True)


def matrix_sheet(book: CaseWorkbook) -> Sheet:
    """Indicators against conversations, in signs; what the signs mean stands under it, and on each page of paper."""
    made = listing("Matrix", "tMatrix", _scored(INDICATORS, book), book["matrix"], kept=4)
    signs = tuple(Column(each["samtale"], SIGN_WIDTH, kind="sign", told=_whose(each)) for each in book["samtaler"])
    number, *others = made.columns
    told: list[tuple[Cell, ...]] = [tuple(each["tegn"]) for each in book["matrix"]] or [(None,) * len(signs)]
    rows = tuple((*row, *marked) for row, marked in zip(made.rows, told, strict=True))
    key = [*(f"{sign} {MARK_MEANINGS[mark]}" for mark, sign in MARKS.items()), EMPTY_MEANS]
    return made._replace(
        columns=(number._replace(width=NARROW_NUMBER), *others, *signs),
        rows=rows,
        below=("Tegnene", *key),
        key="    ".join(key),
        one_page=True,
    )


def _whose(held: EncounterRow) -> str:
    """Whose voice a column of signs is, with nothing to look up, as in: S2 · samtale · ledelsen · Leder 1."""
    parts = ("samtale", "metode", "form", "gruppe", "kilde", "start", "emne")
    return " · ".join(filter(None, (str(held[part]) for part in parts)))  # type: ignore[literal-required]  # its own keys


def judged_sheet(book: CaseWorkbook) -> Sheet:
    return listing("Bedømmelser", "tBedoemmelser", _scored(JUDGED, book), book["bedoemmelser"], kept=4)


def _scored(columns: tuple[Column, ...], book: CaseWorkbook) -> list[Column]:
    """The columns with room for scores where they are words."""
    if not any(isinstance(each["score"], str) for each in book["matrix"]):
        return [*columns]
    return [each._replace(width=each.width + _MORE.get(each.key, 0)) for each in columns]


def followup_sheet(book: CaseWorkbook) -> Sheet:
    return listing("Opfølgning", "tOpfoelgning", FOLLOW_UPS, book["opfoelgning"], kept=2)
