"""The Excel matrix, read back with another library: every text whole, numbers numbers, the same bytes each time."""

from __future__ import annotations

import copy
import re
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from tilsyn.domain.danish import Printed
from tilsyn.output.excel import matrix
from tilsyn.output.excel.matrix import CELL_LIMIT, CONTINUED, matrix_bytes, pieces
from tilsyn.output.excel.sheets import sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Context = Any  # a Report, made by hand and changed part by part

THEMES = {
    1: ("Uddannelse og beskæftigelse", {"1": ["1.a"]}),
    2: ("Selvstændighed og relationer", {"2": ["2.a", "2.b", "2.c"]}),
    3: ("Målgruppe, metoder og resultater", {"3": ["3.a", "3.b", "3.d"]}),
    4: ("Sundhed og trivsel", {"4": ["4.a", "4.b"], "5": ["5.a", "5.b", "5.c"], "7": ["7.a"]}),
    5: ("Organisation og ledelse", {"8": ["8.a", "8.b"], "9": ["9.a"]}),
    6: ("Kompetencer", {"10": ["10.a", "10.b"]}),
    7: ("Fysiske rammer", {"14": ["14.a", "14.b"]}),
}
SOURCES = (("Borger 1", "borgere"), ("Borger 2", "borgere"), ("Medarbejder 1", "medarbejdere"), ("Leder", "ledelsen"))
SENTENCES = (
    "Borgeren fortæller, at aftalen om at møde to gange om ugen blev skrevet ned sammen med behandleren.",
    "Ifølge medarbejderen drøftes planen hver tredje måned; der var ingen dato på den seneste, vi så.",
    "»De ringer, når jeg ikke er kommet,« siger borgeren og viser en besked på telefonen.",
    "Lederen henviser til instruksen af marts 2023, som er sat op i mødelokalet og på kontoret.",
    "Det er ikke belyst, hvordan aftaler indgås med borgere, der alene møder til udlevering.",
)
MEANS = ("3/1", "7/2", "11/3", "35/9", None, "9/2", "4/1")


def prose(seed: int, sentences: int) -> str:
    return " ".join(SENTENCES[(seed + step) % len(SENTENCES)] for step in range(sentences))


def shown(mean: str | None) -> str:
    return f"{float(Fraction(mean)):.1f}".replace(".", ",") if mean else "–"


def indicator_part(seed: int, identity: str) -> Context:
    carried = seed % 4 == 3
    return {
        "id": identity,
        "tekst": "Borgerne har med udgangspunkt i egne ønsker og behov indflydelse på beslutninger om sig selv",
        "overskrift": "Bedømmelse",
        "afsnit": [prose(seed, 4), prose(seed + 1, 3)],
        "mangler": "",
        "score": str(3 + seed % 3),
        "scoretekst": ("i middel grad opfyldt", "i høj grad opfyldt", "i meget høj grad opfyldt")[seed % 3],
        "tilstand": "carried" if carried else "scored",
        "tilstandstekst": "Videreført fra rapporten af 12-10-2022 (KM2021)" if carried else "",
        "aendring": ""
        if carried
        else "Ændret siden rapporten af 12-10-2022, hvor scoren var 2: Der er kommet faste procedurer.",
        "kilder": "Kilder: samtaler med borgere og ledelsen.",
        "forbehold": ["Gælder kun § 107."] if seed % 5 == 0 else [],
    }


def criterion_part(identity: str, indicators: list[str]) -> Context:
    return {
        "id": identity,
        "titel": f"Tilbuddet støtter borgernes mål og trivsel ({identity})",
        "overskrift": "Vurdering af kriteriet",
        "afsnit": [prose(int(identity), 5)],
        "mangler": "",
        "bedoemmelse": None,
        "indikatorer": [indicator_part(seed, each) for seed, each in enumerate(indicators, start=int(identity))],
    }


def theme_part(number: int, mean: str | None) -> Context:
    title, criteria = THEMES[number]
    return {
        "nummer": number,
        "titel": title,
        "overskrift": "Vurdering af temaet",
        "afsnit": [] if number == 5 else [prose(number, 6), prose(number + 2, 4)],
        "mangler": "Vurdering af temaet mangler." if number == 5 else "",
        "middel": shown(mean),
        "grundlag": "2 af 3 (1 bedømt ved dette tilsyn, 1 videreført fra 12-10-2022)",
        "kriterier": [criterion_part(each, indicators) for each, indicators in criteria.items()],
    }


def score_rows(theme: Context, mean: str | None) -> Iterator[Context]:
    def row(level: str, part: Context, identity: str, **more: Any) -> Context:
        empty = {"score": None, "middel": None, "visning": "–", "tilstand": "", "tilstandstekst": "", "grundlag": ""}
        whole = {"tekst": "\n\n".join(part["afsnit"]), "kilder": "", "titel": part.get("titel") or part["tekst"]}
        return {"niveau": level, "id": identity, **empty, **whole, **more}

    tally = {"middel": mean, "visning": shown(mean), "grundlag": theme["grundlag"]}
    yield row("tema", theme, str(theme["nummer"]), **tally)
    for criterion in theme["kriterier"]:
        yield row("kriterium", criterion, criterion["id"], **tally)
        for each in criterion["indikatorer"]:
            stated = {"tilstand": each["tilstand"], "tilstandstekst": each["tilstandstekst"]}
            score = {"score": int(each["score"]), "visning": each["score"], "kilder": "Borger 1; Leder"}
            yield row("indikator", each, each["id"], **stated, **score)


def question_row(theme: Context, indicator: str, number: int, **more: Any) -> Context:
    return {
        "id": f"{indicator}.{number}",
        "indikator": indicator,
        "tema": f"{theme['nummer']} {theme['titel']}",
        "tekst": "Er det tydeligt for borgeren, hvordan planen følges op, og hvem der deltager i opfølgningen?",
        "anvisninger": ["NR2020:3.1.5", "NR2020:3.7.2"][: number % 3],
        "pligt": "tilbud",
        "familie": "Opfølgning på mine mål" if number == 1 else "",
        "egne": False,
        "svar": 0,
        "samtaler": "",
        **more,
    }


def answer_row(question: Context, seed: int) -> Context:
    source, group = SOURCES[seed % len(SOURCES)]
    return {
        "spoergsmaal": question["id"],
        "indikator": question["indikator"],
        "spoergsmaalstekst": question["tekst"],
        "samtale": f"{source} 2023-10-24",
        "metode": "samtale (enkeltvis)",
        "gruppe": group,
        "kilder": source,
        "vaerdi": ("ja", "delvist", "", "nej")[seed % 4],
        "dele": "",
        "note": prose(seed, 1 + seed % 3),
        "afvigelser": "Borger 3: havde ikke hørt om det." if seed % 9 == 0 else "",
        "begrundelse": "",
        "sagt": Printed.of("2023-10-24T10:12"),
        "noteret": Printed.of(f"2023-10-24T10:{13 + seed % 40}"),
        "kilde_til_note": "direkte",
        "familie": "Opfølgning på mine mål" if seed % 11 == 0 else "",
    }


def inside(themes: list[Context]) -> Context:
    questions = [
        question_row(theme, each["id"], number)
        for theme in themes
        for criterion in theme["kriterier"]
        for each in criterion["indikatorer"]
        for number in range(1, 5)
    ]
    questions.append(question_row(themes[3], "7.a", 1, id="E1", egne=True, tekst="Hvornår var der sidst vold?"))
    answers = [answer_row(question, seed + step) for seed, question in enumerate(questions[:-10]) for step in range(3)]
    encounter = [answer["samtale"] for answer in answers]
    for question in questions:
        heard = [each["samtale"] for each in answers if each["spoergsmaal"] == question["id"]]
        question.update(svar=len(heard), samtaler="; ".join(heard))
    return {
        "mangler": [{"kode": "S005", "sted": "theme:5", "tekst": "Vurdering mangler.", "raad": "Skriv den."}],
        "spoergsmaal": questions,
        "svar": answers,
        "noter": [
            {"tekst": prose(1, 2), "samtale": encounter[0], "hoerer_til": ["4.a", "theme:4"], "sted": "venteværelset"}
            | {"citat": False, "sagt": Printed.of("2023-10-24T09:40")},
            {
                "tekst": "»Jeg blev spurgt først.«",
                "samtale": "",
                "hoerer_til": [],
                "sted": "",
                "citat": True,
                "sagt": "",
            },
        ],
        "scorer": [row for theme, mean in zip(themes, MEANS, strict=True) for row in score_rows(theme, mean)],
        "rammer": [],
        "sammenhold": [
            {"indikator": each["id"], "metoder": "samtale, dokument", "grupper": "borgere og ledelsen", "samtaler": 3}
            | {"noter": 1, "forskellige": each["id"] == "4.a", "bemaerkning": ""}
            for theme in themes
            for criterion in theme["kriterier"]
            for each in criterion["indikatorer"]
        ],
    }


def rich_context() -> Context:
    themes = [theme_part(number, mean) for number, mean in zip(THEMES, MEANS, strict=True)]
    steps = ("i meget lav", "i lav", "i middel", "i høj", "i meget høj")
    return {
        "format": "tilsyn-context/1",
        "audience": "internal",
        "udkast": True,
        "titel": "Tilsynsrapport",
        "tilbud": "Rusmiddelcenter Nordkaj",
        "tilsynstype": "Driftsorienteret tilsyn",
        "omraade": "Sociale tilbud: stofmisbrugsbehandling",
        "dato": "24-10-2023",
        "stand": "2023-11-02T10:15:00.000+01:00",
        "udgave": {
            "id": "KM2021",
            "titel": "Temaer i kvalitetsmodellen",
            "kilde": "Socialstyrelsen, juli 2021",
            "niveau": "indicator",
            "metode": "two_stage",
            "tillaeg": [],
            "metodetekst": "Et temas værdi er gennemsnittet af dets kriterier (to trin).",
            "skala": [{"vaerdi": str(n), "tekst": f"{step} grad opfyldt"} for n, step in enumerate(steps, start=1)],
        },
        "praktisk": [{"navn": "Besøg", "vaerdi": "24-10-2023 (anmeldt)"}],
        "stamoplysninger": [{"navn": "Navn", "vaerdi": "Rusmiddelcenter Nordkaj", "portal": True}],
        "fokus": "Fokus for tilsynet var 4.a, 4.b og 7.a.",
        "samlet_vurdering": {"overskrift": "Samlet vurdering", "afsnit": [prose(0, 5), prose(2, 4)], "mangler": ""},
        "konklusion": {"overskrift": "Konklusion", "afsnit": ["Godkendelsen kan opretholdes."], "mangler": ""},
        "temaer": themes,
        "spindelvaev": {
            "kategorier": [theme["titel"] for theme in themes],
            "vaerdier": list(MEANS),
            "visninger": [shown(mean) for mean in MEANS],
            "tekst": "Spindelvæv med temaernes værdier på en skala fra 1 til 5: Sundhed og trivsel 3,9.",
        },
        "oekonomi": [{"titel": "Økonomisk bæredygtighed", "afsnit": ["Soliditeten er 22 % & stigende."]}],
        "opfoelgning": [
            {"type": "Udviklingspunkt", "tekst": "Beskriv en fælles fremgangsmåde.", "indikator": "5.c"}
            | {
                "status": "delvist opfyldt",
                "frist": Printed.of("2024-03-01"),
                "oprindelse": "",
                "lov": "",
                "regel": "SEL § 101, stk. 4",
                "afgoerelse": "",
            }
        ],
        "datakilder": [{"titel": "Samtaler", "punkter": ["3 samtaler med borgere", "Samtale med ledelsen"]}],
        "anvisninger": [
            {"id": f"NR2020:3.1.{n}", "emne": prose(n, 1), "retningslinje": "3.1 samarbejde med borgeren"}
            | {"binding": "law" if n == 4 else "unknown", "bindingstekst": "lov: servicelovens § 101" if n == 4 else ""}
            | {"spoergsmaal": ["4.a.1"], "indikatorer": ["4.a"], "verificeret": n != 5, "berort": n < 3}
            for n in range(1, 12)
        ],
        "forbehold": ["Loven er ændret, siden udgaven blev skrevet."],
        "interne": inside(themes),
        "sha256": "0f" * 32,
    }


def empty_context() -> Context:
    context = rich_context()
    lists = [key for key, value in context.items() if isinstance(value, list)]
    nothing: Context = {part: [] for part in context["interne"]}
    overall = {"overskrift": "Samlet vurdering", "afsnit": [], "mangler": "Samlet vurdering mangler."}
    blank = {"samlet_vurdering": overall, "konklusion": None, "spindelvaev": None}
    return context | {key: [] for key in lists} | {"interne": nothing, **blank}


@pytest.fixture(scope="module")
def rich() -> Context:
    return rich_context()


@pytest.fixture(scope="module")
def rich_book(rich: Context) -> Workbook:
    return opened(rich)


def opened(context: Context) -> Workbook:
    from openpyxl import load_workbook

    return load_workbook(BytesIO(matrix_bytes(context)))


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """Rows by header, with what goes on in later columns put back where it began."""
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [joined({str(title): value for title, value in zip(header, row, strict=True)}) for row in rows]


def joined(row: dict[str, Any]) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for title, value in row.items():
        part = re.fullmatch(r"(.*) \(fortsat(?: \d+)?\)", title)
        if part is None:
            whole[title] = value
        elif value is not None:
            assert value.startswith(CONTINUED)
            whole[part[1]] += value.removeprefix(CONTINUED)
    return whole


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def with_note(text: str) -> Context:
    context = empty_context()
    context["interne"]["noter"] = [
        {"tekst": text, "samtale": "Leder 2023-10-24", "hoerer_til": ["4.a"], "sted": "kontoret", "citat": False}
        | {"sagt": ""}
    ]
    return context


def parts_of(context: Context) -> dict[str, str]:
    with ZipFile(BytesIO(matrix_bytes(context))) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_the_sheets_stand_in_reading_order_with_their_headers_even_for_an_empty_case() -> None:
    book = opened(empty_context())
    assert book.sheetnames == [
        *("Indikatorer", "Spørgsmål", "Noter", "Anvisninger"),
        *("Scorer", "Vurderinger", "Opfølgning", "Om"),
    ]
    for described in sheets(empty_context()):
        assert [cell.value for cell in book[described.name][1]] == [column.title for column in described.columns]


def test_every_text_written_at_the_tilsyn_is_found_whole(rich: Context, rich_book: Workbook) -> None:
    found = "\n".join(
        "\n".join(str(value) for value in row.values() if value is not None)
        for sheet in rich_book.worksheets
        for row in table(sheet)
    )
    inner = rich["interne"]
    texts = [
        *strings([rich[part] for part in ("tilbud", "fokus", "temaer", "samlet_vurdering", "konklusion", "oekonomi")]),
        *strings([rich[part] for part in ("datakilder", "forbehold", "stamoplysninger", "udgave", "sha256")]),
        *strings([[note["tekst"], note["samtale"], note["sted"]] for note in inner["noter"]]),
        *strings([[answer["note"], answer["afvigelser"], answer["samtale"]] for answer in inner["svar"]]),
        *strings([[question["tekst"], question["familie"]] for question in inner["spoergsmaal"]]),
        *strings([[row["tekst"], row["titel"], row["grundlag"]] for row in inner["scorer"]]),
        *strings([[each["emne"], each["retningslinje"], each["bindingstekst"]] for each in rich["anvisninger"]]),
        *strings([[gap["tekst"], gap["raad"], gap["kode"]] for gap in inner["mangler"]]),
        *strings([[point["tekst"], point["type"], point["status"]] for point in rich["opfoelgning"]]),
    ]
    worded = {"scored", "carried", "indicator", "two_stage", "Bedømmelse"}
    headings = re.compile(r"Vurdering af (temaet|kriteriet)|Kilder: .*")
    missing = [text for text in texts if text not in found and text not in worded and not headings.fullmatch(text)]
    assert not missing


NASTY = (
    "& < > {{ borger }} {% for %} “anført” »citat«",
    "_x000D_ og _x005f og _x0041_",
    "_x000D_x000D_x000D_",
    "=1+1",
    "+45 12 34 56 78",
    "-1",
    "@SUM(A1)",
    "'indledt med apostrof",
    "\tindrykket\tmed tabulator ",
    "  mellemrum foran og bag  ",
    "linje 1\nlinje 2\n\nlinje 4",
    "https://eksempel.dk/a?b=c&d=e",
    "007",
    "1,5",
    "<r>ikke Excels eget mærke</r>",
    "<r><t>æøå</t></r>",
    "😀 æøå ÆØÅ é 👩‍👩‍👧",
)


@pytest.mark.parametrize("text", NASTY)
def test_whatever_stands_in_a_note_stays_the_text_it_is(text: str) -> None:
    sheet = opened(with_note(text))["Noter"]
    cell = sheet.cell(row=2, column=6)
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize(
    "text", ["_x000D_", "a _x000D_x000D_ b", "<r>_x0041_</r>", "_x0041_x0042_x0043_<r>", "_x005F_"]
)
def test_literal_escapes_are_masked_as_excel_reads_them(text: str) -> None:
    """Each run decoded as ECMA-376 says, from left to right: openpyxl forgives more than Excel does."""
    from lxml import etree

    shared = etree.fromstring(parts_of(with_note(text))["xl/sharedStrings.xml"].encode())
    decoded = [
        "".join(re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), run.text or "") for run in runs)
        for runs in (entry.iter("{*}t") for entry in shared)
    ]
    assert text in decoded


@pytest.mark.parametrize(
    "text",
    ["æ" * 50_000, "ord og " * 20_000, "😀" * 40_000, "_x000D_" * 9_000, "linje\n" * 12_000, "=" + "1+" * 30_000],
)
def test_a_text_too_long_for_a_cell_goes_on_at_the_end_of_its_row(text: str) -> None:
    sheet = opened(with_note(text))["Noter"]
    row = table(sheet)[0]
    assert row["Note"] == text
    assert (row["Samtale"], row["Sted"]) == ("Leder 2023-10-24", "kontoret")
    longest = max(len(str(cell.value).encode("utf-16-le")) // 2 for cell in sheet[2])
    assert longest <= CELL_LIMIT


def test_a_long_judgement_keeps_the_columns_beside_it() -> None:
    context = rich_context()
    text = prose(0, 600)
    scored = next(row for row in context["interne"]["scorer"] if row["id"] == "4.a")
    scored["tekst"] = text
    question = context["interne"]["spoergsmaal"][0]
    context["interne"]["svar"][0].update(note=text, afvigelser=text)
    book = opened(context)
    judged = next(row for row in table(book["Indikatorer"]) if row["Indikator"] == "4.a")
    assert (judged["Bedømmelse"], judged["Score"], judged["Metoder"]) == (text, 4, "samtale, dokument")
    answered = next(row for row in table(book["Spørgsmål"]) if row["Spørgsmål"] == question["id"])
    assert (answered["Note"], answered["Afvigelser"], answered["Læsning af svaret"]) == (text, text, "ja")


def test_pieces_are_cut_at_a_space_and_nowhere_else_when_there_is_one() -> None:
    first, second = pieces("ord " * 9_000)
    assert first.endswith("ord ")
    assert second.startswith(CONTINUED + "ord ")


def test_a_text_that_just_fits_is_left_in_one_cell() -> None:
    assert pieces("å" * CELL_LIMIT) == ["å" * CELL_LIMIT]
    assert len(pieces("å" * (CELL_LIMIT + 1))) == 2


def test_escapes_count_as_they_are_written_so_that_no_cell_is_over_full() -> None:
    assert len(pieces("_x000D_" * 4_000)) == 2


def test_a_text_of_many_cells_is_looked_at_once_and_not_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    looked, real = [0], matrix._units

    def counted(text: str) -> int:
        looked[0] += len(text)
        return real(text)

    monkeypatch.setattr(matrix, "_units", counted)
    text = "En sætning på dansk, " * 200_000
    found = pieces(text)
    assert "".join(piece.removeprefix(CONTINUED) for piece in found) == text
    assert len(found) > 100
    assert looked[0] < 5 * len(text)


def test_scores_and_means_are_numbers_and_the_exact_mean_stands_beside(rich_book: Workbook) -> None:
    rows = {(row["Niveau"], row["Id"]): row for row in table(rich_book["Scorer"])}
    theme = rows["tema", "4"]
    assert theme["Middeltal"] == pytest.approx(35 / 9)
    assert (theme["Middeltal, nøjagtigt"], theme["Vist værdi"]) == ("35/9", "3,9")
    assert (rows["tema", "5"]["Middeltal"], rows["tema", "5"]["Vist værdi"]) == (None, "–")
    assert rows["indikator", "4.a"]["Score"] == 4
    assert all(isinstance(row["Score"], int) for row in table(rich_book["Indikatorer"]))


def test_times_are_dates_that_can_be_sorted_and_other_words_stay_words() -> None:
    context = with_note("note")
    context["interne"]["noter"][0]["sagt"] = Printed.of("2023-10-24T10:12:59.999+02:00")
    stated = (Printed.of("2023-02-31"), Printed.of("20240310T0715"), Printed.of("1899-01-01"), "24-10-2023", "før")
    context["interne"]["noter"] += [context["interne"]["noter"][0] | {"sagt": said} for said in stated]
    said = [row["Sagt"] for row in table(opened(context)["Noter"])]
    words = ["2023-10-24 10:12:00", "2023-02-31", "2024-03-10 07:15:00", "01-01-1899", "24-10-2023", "før"]
    assert [str(each) for each in said] == words


def test_a_note_names_its_places_in_danish_or_is_loose(rich_book: Workbook) -> None:
    assert [row["Hører til"] for row in table(rich_book["Noter"])] == ["4.a, tema 4", "løs note"]


def test_an_own_question_on_a_theme_names_the_theme(rich: Context) -> None:
    context = copy.deepcopy(rich)
    context["interne"]["spoergsmaal"][-1]["indikator"] = "theme:4"
    row = next(row for row in table(opened(context)["Spørgsmål"]) if row["Officielt eller eget"] == "eget")
    assert row["Indikator"] == "tema 4"


def test_where_nobody_was_heard_nothing_is_said_of_agreement() -> None:
    context = rich_context()
    context["interne"]["sammenhold"][0]["samtaler"] = 0
    first, second = table(opened(context)["Indikatorer"])[:2]
    assert (first["Forskellige oplysninger"], second["Forskellige oplysninger"]) == (None, "nej")


def test_a_question_has_a_row_per_encounter_and_one_when_nobody_was_asked(rich: Context, rich_book: Workbook) -> None:
    rows = table(rich_book["Spørgsmål"])
    for question in rich["interne"]["spoergsmaal"]:
        heard = [row["Samtale"] for row in rows if row["Spørgsmål"] == question["id"]]
        assert len(heard) == max(question["svar"], 1)
        assert heard != [None] or question["svar"] == 0


def test_an_answer_to_a_question_the_edition_lost_is_not_lost(rich: Context) -> None:
    context = copy.deepcopy(rich)
    context["interne"]["svar"].append(context["interne"]["svar"][0] | {"spoergsmaal": "3.c.1", "note": "Stadig her."})
    row = table(opened(context)["Spørgsmål"])[-1]
    assert (row["Spørgsmål"], row["Note"]) == ("3.c.1", "Stadig her.")


def test_the_spider_is_a_chart_over_the_themes_and_an_empty_theme_breaks_its_line(rich: Context) -> None:
    parts = parts_of(rich)
    chart = parts["xl/charts/chart1.xml"]
    assert "<c:radarChart>" in chart
    values = re.search(r"<c:val>(.*?)</c:val>", chart, re.DOTALL)
    assert values is not None
    points = dict(re.findall(r'<c:pt idx="(\d)"><c:v>([^<]*)</c:v>', values[1]))
    assert {int(at): float(value) for at, value in points.items()} == {
        at: pytest.approx(float(Fraction(mean))) for at, mean in enumerate(MEANS) if mean
    }
    assert all(title in chart for title, _ in THEMES.values())
    assert '<c:min val="0"/>' in chart
    assert '<c:max val="5"/>' in chart
    assert 'descr="Spindelvæv med temaernes værdier' in parts["xl/drawings/drawing1.xml"]


def test_a_theme_with_a_gap_keeps_its_mean_but_leaves_the_spider(rich: Context) -> None:
    context = copy.deepcopy(rich)
    context["spindelvaev"]["vaerdier"][3] = None
    theme = next(row for row in table(opened(context)["Scorer"]) if (row["Niveau"], row["Id"]) == ("tema", "4"))
    assert theme["Middeltal, nøjagtigt"] == "35/9"
    assert theme["Værdi i spindelvævet"] is None


def test_at_a_nygodkendelse_scores_are_words_and_there_is_no_chart() -> None:
    context = rich_context()
    context["spindelvaev"] = None
    for row in context["interne"]["scorer"]:
        row.update(middel=None, visning="–")
        if row["niveau"] == "indikator":
            row.update(score="forventes", visning="forventes at kunne opfylde")
    assert not any(name.startswith("xl/charts") for name in parts_of(context))
    assert {row["Score"] for row in table(opened(context)["Indikatorer"])} == {"forventes at kunne opfylde"}


def test_where_the_criterion_is_rated_it_stands_among_the_judgements() -> None:
    context = rich_context()
    context["udgave"]["niveau"] = "criterion"
    criterion = context["temaer"][0]["kriterier"][0]
    criterion.update(bedoemmelse=criterion["indikatorer"][0] | {"id": "1"}, indikatorer=[])
    rated = next(row for row in context["interne"]["scorer"] if (row["niveau"], row["id"]) == ("kriterium", "1"))
    rated.update(score=2, tekst="Kriteriet er bedømt for sig.")
    book = opened(context)
    row = table(book["Indikatorer"])[0]
    assert (row["Indikator"], row["Score"], row["Bedømmelse"]) == ("1", 2, "Kriteriet er bedømt for sig.")
    assert "Kriteriet er bedømt for sig." not in {row["Vurdering"] for row in table(book["Vurderinger"])}


def test_the_same_context_gives_the_same_bytes(rich: Context) -> None:
    assert matrix_bytes(rich) == matrix_bytes(rich_context())


def test_the_files_own_dates_are_those_of_the_last_entry(rich: Context) -> None:
    with ZipFile(BytesIO(matrix_bytes(rich))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2023-11-02T09:15:00Z"}


def test_a_sheet_prints_on_a4_across_with_its_header(rich_book: Workbook) -> None:
    for sheet in rich_book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref is not None
        assert sheet.freeze_panes is not None


def test_every_page_carries_its_number(rich: Context) -> None:
    printed = [text for name, text in parts_of(rich).items() if name.startswith("xl/worksheets/sheet")]
    assert all("<oddFooter>&amp;CSide &amp;P af &amp;N</oddFooter>" in text for text in printed)


def test_a_provider_with_an_ampersand_does_not_break_the_page_header(rich: Context) -> None:
    sheet = parts_of(rich | {"tilbud": "Nord & Syd &D"})["xl/worksheets/sheet1.xml"]
    assert "<oddHeader>&amp;LNord &amp;&amp; Syd &amp;&amp;D&amp;R" in sheet


def test_how_many_said_yes_is_counted_nowhere(rich_book: Workbook) -> None:
    titles = {str(cell.value) for sheet in rich_book.worksheets for cell in sheet[1]}
    assert not [title for title in titles if re.search(r"antal|andel|procent|\bja\b|svar i alt", title, re.IGNORECASE)]


def test_the_about_sheet_says_what_the_file_is_and_what_is_missing(rich_book: Workbook) -> None:
    about = {row["Emne"]: row["Indhold"] for row in table(rich_book["Om"])}
    assert "ikke en tilsynsrapport" in about["Hvad filen er"]
    assert "hører til på sagen" in about["Følsomme oplysninger"]
    assert about["SHA-256 af indholdet"] == "0f" * 32
    assert about["Oplysningerne er fra"] == "02-11-2023 10.15"
    assert about["S005 tema 5"] == "Vurdering mangler. Råd: Skriv den."
