"""What was judged: indicators, scores, assessments, follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.values import STATES
from tilsyn.output.excel.sheets.layout import (
    Column,
    Radar,
    Row,
    Sheet,
    filled,
    internal,
    prose,
    score_cell,
    yes_no,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.output.contexts.records.report import CriterionPart, RatedPart, Report, ThemePart
    from tilsyn.output.contexts.records.working import ScoreRow, TriangulationRow

RATED_LEVELS = {"indicator": "indikator", "criterion": "kriterium"}
LEVELS = ("tema", "kriterium", "indikator")


INDICATOR_COLUMNS = (
    Column("Tema", 15),
    Column("Kriterium", 22),
    Column("Indikator", 9),
    Column("Indikatorens ordlyd", 30),
    Column("Metoder", 12),
    Column("Grupper", 12),
    Column("Samtaler", 9, "number"),
    Column("Noter", 7, "number"),
    Column("Forskellige oplysninger", 12),
    Column("Om grundlaget", 18),
    Column("Kilder", 15),
    Column("Bemærkninger", 18),
    Column("Tilstand", 11),
    Column("Score", 7, "number"),
    Column("Scorens ordlyd", 13),
    Column("Bedømmelse", 66),
)


def indicator_sheet(context: Report) -> Sheet:
    return Sheet("Indikatorer", INDICATOR_COLUMNS, tuple(_indicator_rows(context)), kept=3)


def _indicator_rows(context: Report) -> Iterator[Row]:
    scores = {row["id"]: row for row in internal(context)["scorer"] if row["niveau"] == _rated_level(context)}
    grounds = {row["indikator"]: row for row in internal(context)["sammenhold"]}
    for theme, criterion, rated in _rated(context):
        score = scores.get(rated["id"])
        state = (score and score["tilstandstekst"]) or rated["tilstandstekst"]
        yield (
            f"{theme['nummer']} {theme['titel']}",
            f"{criterion['id']} {criterion['titel']}",
            rated["id"],
            rated["tekst"],
            *_ground_cells(grounds.get(rated["id"])),
            (score and score["kilder"]) or rated["kilder"],
            "\n".join(filled(state, rated["aendring"], rated["mangler"], *rated["forbehold"])),
            STATES.get(rated["tilstand"], rated["tilstand"]),
            score_cell(score) if score else None,
            rated["scoretekst"],
            (score and score["tekst"]) or prose(rated["afsnit"]),
        )


def _rated(context: Report) -> Iterator[tuple[ThemePart, CriterionPart, RatedPart]]:
    for theme in context["temaer"]:
        for criterion in theme["kriterier"]:
            for rated in filled(criterion["bedoemmelse"], *criterion["indikatorer"]):
                yield theme, criterion, rated


def _ground_cells(ground: TriangulationRow | None) -> Row:
    if ground is None:
        return (None,) * 6
    return (
        ground["metoder"],
        ground["grupper"],
        ground["samtaler"],
        ground["noter"],
        # "nej" would claim agreement where nobody was heard.
        yes_no(yes=ground["forskellige"]) if ground["samtaler"] else None,
        ground["bemaerkning"],
    )


SCORE_COLUMNS = (
    Column("Niveau", 10),
    Column("Id", 6),
    Column("Titel", 46),
    Column("Score", 7, "number"),
    Column("Middeltal", 10, "mean"),
    Column("Middeltal, nøjagtigt", 11),
    Column("Vist værdi", 8),
    Column("Værdi i spindelvævet", 12, "mean"),
    Column("Tilstand", 11),
    Column("Om tilstanden", 22),
    Column("Grundlag", 32),
)
LABELS_AT, VALUES_AT = 2, 7


def score_sheet(context: Report) -> Sheet:
    """Themes stand first and together, because the spider is drawn over neighbouring cells."""
    rows = sorted(internal(context)["scorer"], key=lambda row: LEVELS.index(row["niveau"]))
    themes = sum(row["niveau"] == "tema" for row in rows)
    spider = context["spindelvaev"]
    # The spider's values, not the means: a theme with a gap has a mean of what there is, and yet breaks the line.
    values = [*spider["vaerdier"][:themes]] if spider else []
    on_line = [*values, *[None] * (len(rows) - len(values))]
    cells = tuple(_score_cells(row, value) for row, value in zip(rows, on_line, strict=True))
    radar = Radar(LABELS_AT, VALUES_AT, themes, spider["tekst"]) if spider and themes else None
    return Sheet("Scorer", SCORE_COLUMNS, cells, kept=3, radar=radar)


def _score_cells(row: ScoreRow, on_line: str | None) -> Row:
    return (
        row["niveau"],
        row["id"],
        row["titel"],
        score_cell(row),
        row["middel"],
        row["middel"],
        row["visning"],
        on_line,
        STATES.get(row["tilstand"], row["tilstand"]),
        row["tilstandstekst"],
        row["grundlag"],
    )


ASSESSMENT_COLUMNS = (
    Column("Niveau", 11),
    Column("Id", 7),
    Column("Titel", 34),
    Column("Mangler", 22),
    Column("Vurdering", 110),
)


def assessment_sheet(context: Report) -> Sheet:
    return Sheet("Vurderinger", ASSESSMENT_COLUMNS, tuple(_assessment_rows(context)), kept=3)


def _assessment_rows(context: Report) -> Iterator[Row]:
    whole = {(row["niveau"], row["id"]): row["tekst"] for row in internal(context)["scorer"]}
    overall = context["samlet_vurdering"]
    yield ("helhed", None, overall["overskrift"], overall["mangler"], prose(overall["afsnit"]))
    conclusion = context["konklusion"]
    if conclusion and conclusion["afsnit"]:
        yield ("helhed", None, conclusion["overskrift"], None, prose(conclusion["afsnit"]))
    for theme in context["temaer"]:
        yield _assessment_row("tema", str(theme["nummer"]), theme, whole)
        for criterion in theme["kriterier"]:
            # Where the criterion is what is rated, its judgement stands among the indicators already.
            texts = {} if criterion["bedoemmelse"] else whole
            yield _assessment_row("kriterium", criterion["id"], criterion, texts)
    for part in context["oekonomi"]:
        yield ("økonomi", None, part["titel"], None, prose(part["afsnit"]))


def _assessment_row(
    level: str, identity: str, part: ThemePart | CriterionPart, whole: dict[tuple[str, str], str]
) -> Row:
    text = whole.get((level, identity)) or prose(part["afsnit"])
    return (level, identity, part["titel"], part["mangler"], text)


FOLLOWUP_COLUMNS = (
    Column("Type", 22),
    Column("Indikator", 10),
    Column("Status", 18),
    Column("Frist", 13, "date"),
    Column("Oprindelse", 22),
    Column("Hjemmel", 24),
    Column("Regel", 24),
    Column("Afgørelse", 22),
    Column("Opfølgningspunkt", 80),
)


def followup_sheet(context: Report) -> Sheet:
    return Sheet("Opfølgning", FOLLOWUP_COLUMNS, tuple(_followup_rows(context)))


def _followup_rows(context: Report) -> Iterator[Row]:
    for point in context["opfoelgning"]:
        yield (
            point["type"],
            point["indikator"],
            point["status"],
            point["frist"],
            point["oprindelse"],
            point["lov"],
            point["regel"],
            point["afgoerelse"],
            point["tekst"],
        )


def _rated_level(context: Report) -> str:
    return RATED_LEVELS[context["udgave"]["niveau"]]
