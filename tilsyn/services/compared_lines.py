"""Two inspections of one provider as lines for the terminal; they are read at 80 columns, and sideways nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import EMPTY
from tilsyn.output.contexts.compare_part import ARROW, SAME_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.output.contexts.records.comparison import (
        ComparedAlone,
        ComparedExamined,
        ComparedMeans,
        ComparedPoint,
        ComparedPoints,
        ComparedRated,
        ComparedRating,
        ComparedSide,
        ComparedTheme,
        ComparisonPage,
    )

_BELOW = " " * 10
ALL = "Med --all står ordlyd, bedømmelser og det undersøgte under hver indikator."


def comparison_lines(page: ComparisonPage, *, everything: bool) -> Iterator[str]:
    """From what the two are to what they say; `everything` adds wordings and judgements, the one below the other."""
    yield f"{page['tilbud']} ved to tilsyn. {page['til']}"
    yield from _side("Tidligere", page["tidligere"])
    yield from _side("Senere", page["senere"])
    yield page["raekkefoelge"]
    yield from page["bemaerkninger"]
    yield from _methods(page)
    if page["aendrede"]:
        yield from ("", f"Ændret: {'; '.join(page['aendrede'])}")
    for theme in page["temaer"]:
        yield from _theme(theme, everything=everything)
    yield from _alone(page["hver_for_sig"], everything=everything)
    yield from _points(page["opfoelgning"])
    yield from _examined(page["undersoegt"])
    if not everything:
        yield from ("", ALL)


def _side(when: str, side: ComparedSide) -> Iterator[str]:
    yield f"{when}: {side['dato']} · {side['tilsynstype']} · {side['stadie']}"
    yield f"  {side['udgave']}"
    if side["fokus"]:
        yield f"  {side['fokus']}"


def _methods(page: ComparisonPage) -> Iterator[str]:
    """Once where it is the same."""
    earlier, later = page["tidligere"]["metodetekst"], page["senere"]["metodetekst"]
    if earlier == later:
        yield f"Metode: {later}"
    else:
        yield from (f"Metode, tidligere: {earlier}", f"Metode, senere: {later}")


def _theme(theme: ComparedTheme, *, everything: bool) -> Iterator[str]:
    yield ""
    yield f"Tema {theme['nummer']} {theme['titel']}"
    yield from _means(theme, "  ")
    for criterion in theme["kriterier"]:
        yield f"  {criterion['id']} {criterion['titel']}"
        yield from _means(criterion, "    ")
        for rated in criterion["indikatorer"]:
            yield from _rated(rated, everything=everything)


def _means(of: ComparedMeans, indent: str) -> Iterator[str]:
    values = [
        f"{each['middel']} · {each['grundlag']}" if each["middel"] else "" for each in (of["tidligere"], of["senere"])
    ]
    if any(values):
        yield f"{indent}{values[0] or EMPTY} {ARROW} {values[1] or EMPTY}"
    if of["bemaerk"]:
        yield f"{indent}{of['bemaerk']}"


def _rated(rated: ComparedRated, *, everything: bool) -> Iterator[str]:
    yield f"    {rated['id']:<5} {_scores(rated)}"
    if rated["begrundelse"]:
        yield f"{_BELOW}{rated['begrundelse']}"
    if everything:
        yield f"{_BELOW}Ordlyd: {rated['tekst']}"
        yield from _rating("Tidligere", rated["tidligere"])
        yield from _rating("Senere", rated["senere"], again=rated["samme_tekst"])


def _scores(rated: ComparedRated) -> str:
    """What was, what is, and whether it moved; where nobody judged it now, its state has said so already."""
    then, now = _said(rated["tidligere"]), _said(rated["senere"])
    if then == now and not rated["senere"]["score"]:
        return then
    moved = "" if rated["senere"]["tilstand"] else f" · {rated['sammenholdt']}"
    return f"{then} {ARROW} {now}{moved}"


def _said(rating: ComparedRating) -> str:
    state = rating["tilstand"]
    return ", ".join(filter(None, (rating["score"], f"{state[:1].lower()}{state[1:]}"))) or EMPTY


def _rating(when: str, rating: ComparedRating, *, again: bool = False) -> Iterator[str]:
    """What is the same, word for word, is read once."""
    if rating["undersoegt"]:
        yield f"{_BELOW}{when} undersøgt: {rating['undersoegt']}"
    yield from _text(when, [SAME_TEXT] if again else rating["afsnit"])


def _text(when: str, paragraphs: Sequence[str]) -> Iterator[str]:
    for at, each in enumerate(paragraphs):
        for line_at, line in enumerate(each.split("\n")):
            yield f"{_BELOW}{when}: {line}" if at == line_at == 0 else f"{_BELOW}  {line}"


def _alone(rows: Sequence[ComparedAlone], *, everything: bool) -> Iterator[str]:
    if not rows:
        return
    yield from ("", "Ikke holdt op mod hinanden")
    for row in rows:
        yield f"  {row['hvornaar']}: {row['niveau']} {row['id']} {row['tekst']}"
        said = ", ".join(filter(None, (row["score"], row["tilstand"]))) or EMPTY
        yield f"    {said} · {row['hvorfor']}"
        if everything:
            yield from _text("Bedømmelse", row["afsnit"])


def _points(points: Sequence[ComparedPoints]) -> Iterator[str]:
    yield from ("", "Opfølgning")
    if not points:
        yield "  Ingen opfølgningspunkter i nogen af sagerne."
    for point in points:
        head = [point["type"], point["indikator"], f"fra {point['oprindelse']}" if point["oprindelse"] else ""]
        yield f"  {' · '.join(filter(None, (*head, point['blev'])))}"
        yield from _point_texts(point)
        then, now = _point(point["tidligere"]), _point(point["senere"])
        if then and now:
            yield f"    {then} {ARROW} {now}"
        elif then or now:
            yield f"    {then or now}"


def _point_texts(point: ComparedPoints) -> Iterator[str]:
    then, now = point["tidligere"]["tekst"], point["senere"]["tekst"]
    if point["omskrevet"]:
        yield from (f"    Tidligere: {_one_line(then)}", f"    Senere: {_one_line(now)}")
    else:
        yield f"    {_one_line(now or then)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _point(point: ComparedPoint) -> str:
    deadline = f"frist {point['frist']}" if point["frist"] else ""
    return ", ".join(filter(None, (point["status"], point["afgoerelse"], deadline)))


def _examined(parts: Sequence[ComparedExamined]) -> Iterator[str]:
    yield from ("", "Det, der er undersøgt")
    if not parts:
        yield "  Intet er undersøgt i nogen af sagerne."
    for part in parts:
        yield f"  {part['titel']}"
        yield f"    Tidligere: {'; '.join(part['tidligere']) or EMPTY}"
        yield f"    Senere: {'; '.join(part['senere']) or EMPTY}"
