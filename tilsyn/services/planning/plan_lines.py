"""The plan as a person reads it, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.danish import counted, date_text, listed, origin_text
from tilsyn.domain.values import CASE_KINDS, DOCUMENT_STATUS, GROUPS, PUT_TO

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]
NOTHING = "intet endnu"


def plan_lines(plan: Json, case: str) -> Iterator[str]:
    """What is settled first, what is asked for next, and what is still worth deciding last."""
    yield f"Plan for {plan['provider']}"
    yield f"{CASE_KINDS[plan['kind']]}, {date_text(plan['date'])} · {listed(plan['service_types'])}"
    yield from _section("Besøg", _visits(plan))
    yield from _section("Afdelinger", plan["departments"])
    yield from _section("Grundlag", _lines(plan["basis"]), NOTHING)
    yield from _section("Fokus", _focus(plan["focus"]), "alle indikatorer, der gælder for tilbudstypen")
    yield from _section("Program", _lines(plan["programme"]), NOTHING)
    yield from _section("Vi vil gerne møde", plan["meet"], "ingen nævnt endnu")
    yield from _section("Samtaler indtil nu", [_spoken(each) for each in plan["conversations"]], "ingen endnu")
    yield from _section("Ikke talt med", [_absent(each) for each in plan["not_interviewed"]])
    yield from _section("Dokumenter", [_document(each) for each in plan["documents"]], "ingen anmodet om")
    yield from _section("Stikprøver", [_sample(each) for each in plan["samples"]])
    yield from _section("Egne spørgsmål", [_own(each) for each in plan["own_questions"]])
    yield from _section("Fra sidste gang, endnu ikke undersøgt", [_point(each) for each in plan["followups"]])
    missing = [f"{each['what']} {each['hint'].replace('SAG', case, 1)}" for each in plan["missing"]]
    yield from _section("Mangler før besøget", missing)


def _section(title: str, lines: list[str], otherwise: str | None = None) -> Iterator[str]:
    """One line beside its title, more of them under it; nothing where there is nothing to say."""
    shown = lines or ([otherwise] if otherwise else [])
    if len(shown) == 1:
        yield f"{title}: {shown[0]}"
    elif shown:
        yield f"{title}:"
        yield from (f"  - {each}" for each in shown)


def _lines(text: str | None) -> list[str]:
    return [each for each in (text or "").split("\n") if each.strip()]


def _visits(plan: Json) -> list[str]:
    if not plan["visits"]:
        return ["ingen dato endnu" + _bracketed(_announced(plan["announced"]))]
    return [
        date_text(each["date"])
        + (f", {each['department']}" if each["department"] else "")
        + _bracketed(_announced(plan["announced"] if each["announced"] is None else each["announced"]))
        + (f": {each['note']}" if each["note"] else "")
        for each in plan["visits"]
    ]


def _announced(announced: bool | None) -> str:  # noqa: FBT001  a value of the case, not a switch
    return "" if announced is None else "anmeldt" if announced else "uanmeldt"


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""


def _focus(focus: Json | None) -> list[str]:
    return [listed(focus["indicators"]), *_lines(f"Begrundelse: {focus['reason']}")] if focus else []


def _spoken(row: Json) -> str:
    return f"{GROUPS[row['group']]}: {counted(row['count'], 'samtale', 'samtaler')}"


def _absent(row: Json) -> str:
    return f"{GROUPS[row['group']]}: {row['reason']}"


def _document(row: Json) -> str:
    """As in: vagtplaner, »Uge 40«: anmodet om 25-09-2023, frist 11-10-2023, fristen er overskredet."""
    title = f", »{row['title']}«" if row["title"] else ""
    status = DOCUMENT_STATUS.get(row["status"] or "", "status ikke oplyst")
    when = row["received"] if row["status"] == "modtaget" else row["requested"] if row["status"] == "anmodet" else None
    dated = f"{status} {date_text(when)}".strip()
    deadline = f", frist {date_text(row['deadline'])}" if row["deadline"] else ""
    return f"{row['type']}{title}: {dated}{deadline}{', fristen er overskredet' if row['overdue'] else ''}"


def _sample(row: Json) -> str:
    """As in: 8 af 61 sager, tilfældigt, udtrukket af socialtilsynet, pr. 20-10-2023."""
    share = " af ".join(str(each) for each in (row["n"], row["N"]) if each is not None)
    known = (
        f"{share} {row['of']}".strip(),
        row["criteria"],
        row["drawn_by"] and f"udtrukket af {row['drawn_by']}",
        row["as_of"] and f"pr. {date_text(row['as_of'])}",
    )
    return ", ".join(each for each in known if each)


def _own(row: Json) -> str:
    """As in: 2.c.e1 til borgere og pårørende: »Hvem får besøg her?«."""
    whom = listed(PUT_TO[each] for each in row["groups"]) or "alle"
    return f"{row['code']} til {whom}: {row['text']}"


def _point(row: Json) -> str:
    where = f" {row['indicator']}" if row["indicator"] else ""
    deadline = f", frist {date_text(row['deadline'])}" if row["deadline"] else ""
    return f"{row['kind']}{where} ({origin_text(row['origin'])}{deadline}): {row['text']}"
