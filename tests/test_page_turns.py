"""Where a page may turn: no line of its ground, no row of a table and no heading stands alone on the other side."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from tests.reporting import W, styled, told_context, tree, whole_text
from tilsyn.domain.journal.entries import Document as Paper
from tilsyn.output.contexts import context
from tilsyn.output.contexts.letter_part import letter
from tilsyn.output.word.contents import TRIAL, Outline
from tilsyn.output.word.paper import shipped
from tilsyn.output.word.report import render

if TYPE_CHECKING:
    from tests.telling import Told
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel

GROUND = "Grundlag: 3 samtaler med borgere (enkeltvis)."


def kept_with_next(package: bytes, text: str) -> bool:
    """Whether the paragraph that begins so stays with the one after it, by itself or by its style."""
    (found,) = [each for each in Document(BytesIO(package)).paragraphs if each.text.startswith(text)]
    said, style = found.paragraph_format.keep_with_next, found.style
    while said is None and style is not None:
        said, style = style.paragraph_format.keep_with_next, style.base_style
    return bool(said)


def indicator(**changes: Any) -> Any:
    """A report for the provider, whose first indicator is so."""
    told = told_context(audience="provider", udkast=False, interne=None)
    told["temaer"][0]["kriterier"][0]["indikatorer"][0].update(forbehold=[], **changes)
    return told


def test_the_end_of_a_judgement_goes_with_the_line_of_its_ground() -> None:
    said = ["Først.", "Dernæst.", "Til sidst.", "Kilder: samtaler med borgere."]
    package = render(indicator(afsnit=said, grundlag=GROUND, tilstand="scored"))
    assert [kept_with_next(package, each) for each in (*said, GROUND)] == [False, False, True, True, False]


def test_without_a_line_of_its_ground_a_judgement_may_end_anywhere() -> None:
    package = render(indicator(afsnit=["Først.", "Til sidst."], grundlag="", kilder="", tilstand="scored"))
    assert not kept_with_next(package, "Til sidst.")


def test_what_does_not_apply_does_not_hold_on_to_the_next_heading() -> None:
    bare = indicator(afsnit=[], mangler="", tilstandstekst="Gælder ikke her", tilstand="exempt")
    assert not kept_with_next(render(bare), "Gælder ikke her")
    carried = indicator(afsnit=["Som sidst."], tilstandstekst="Videreført fra før", tilstand="carried")
    assert kept_with_next(render(carried), "Videreført fra før")


@pytest.mark.parametrize("rows", [2, 3, 7])
def test_no_row_of_a_long_table_stands_alone(rows: int) -> None:
    papers = [{"navn": f"Papir {each}", "anmodet": "", "modtaget": "i dag"} for each in range(rows)]
    package = render(told_context(audience="provider", udkast=False, interne=None, dokumenter=papers))
    kept = [
        all(each.style.name == "Tabeltekst samlet" for cell in row.cells for each in cell.paragraphs)
        for table in Document(BytesIO(package)).tables
        for row in table.rows
        if row.cells[0].text.startswith("Papir ")
    ]
    assert kept == [each in (0, rows - 2) for each in range(rows)]


def test_the_row_after_the_first_is_whole_by_its_lines_alone() -> None:
    """Where it may not be split and the first goes with it, LibreOffice 7 loses all that comes after it on the page."""
    papers = [{"navn": f"Papir {each}", "anmodet": "", "modtaget": "i dag"} for each in range(5)]
    document = Document(
        BytesIO(render(told_context(audience="provider", udkast=False, interne=None, dokumenter=papers)))
    )
    table = next(each for each in document.tables if each.rows[0].cells[0].text == "Dokument")
    whole = [row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows]
    assert whole == [True, True, False, True, True, True]
    assert document.styles["Tabeltekst"].paragraph_format.keep_together


def contents_kept(package: bytes) -> list[bool]:
    """For each line of the contents list whether it stays on the page of the next."""
    styles = ((each, each.find(f"{W}pPr/{W}pStyle")) for each in tree(package).iter(f"{W}p"))
    lines = [each for each, style in styles if style is not None and style.get(f"{W}val", "").startswith("TOC")][1:]
    return [each.find(f"{W}pPr/{W}keepNext") is not None for each in lines]


@pytest.mark.parametrize("outline", [None, TRIAL])
def test_the_contents_list_stands_on_one_page(outline: Outline | None) -> None:
    told = told_context(audience="provider", interne=None)
    kept = contents_kept(render(told, outline=outline))
    assert len(kept) > 10
    assert kept == [True] * (len(kept) - 1) + [False]


def test_a_contents_list_longer_than_a_page_begins_and_ends_with_some_lines_together() -> None:
    told = told_context(audience="provider", udkast=False, interne=None)
    told["temaer"] = told["temaer"] * 5
    kept = contents_kept(render(told, outline=TRIAL))
    assert kept[:4] == [True] * 4
    assert kept[-4:] == [True, True, True, False]
    assert False in kept[4:-4]


def test_a_comparison_keeps_a_theme_with_what_is_under_it() -> None:
    told = Document(BytesIO(shipped("sammenligning.docx")))
    means = [each for each in told.paragraphs if each.text.startswith("Middeltal")]
    assert means
    assert all(each.style and each.style.paragraph_format.keep_with_next for each in means)


def test_an_approval_says_on_its_first_page_what_is_not_expected(
    told: Told, model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    told.field(kind="nygodkendelse")
    for each, score in (("5.a", "forventes"), ("5.b", "forventes"), ("5.c", "forventes_ikke")):
        told.judge(each, score, "Det er beskrevet.", "source|findes-ikke")
    report = context(told.case, model, catalogues, "provider")
    line = "Forventes at kunne opfylde: 5.a og 5.b. Forventes ikke at kunne opfylde: 5.c."
    assert next(each["fordeling"] for each in report["temaer"] if each["nummer"] == 4) == line
    page = render(report)
    assert line in whole_text(page)
    scale = "Vurderingen er »forventes at kunne opfylde« eller »forventes ikke at kunne opfylde«."
    assert ("Brødtekst", scale) in [(style, text) for style, text in styled(page)]


def test_several_indicators_are_told_in_the_plural_and_a_directive_by_its_mark(
    told: Told, model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    told.judge("4.a", 4, "Det fremgår (NR2020, anvisning 3.1.4).", "source|findes-ikke")
    report = context(told.case, model, catalogues, "provider")
    assert report["ikke_undersoegt"][0].startswith("Indikatorerne 2.d, ")
    assert "I teksten står NR2020 foran deres numre." in whole_text(render(report))


def test_a_paper_asked_for_is_named_once(told: Told, model: QualityModel) -> None:
    for title, kind in (("Årshjul for kvaliteten", "årshjul"), ("Uge 40-42", "vagtplaner")):
        same = told.id()
        told.say(Paper(record=same, id=same, type=kind, title=title, status="anmodet"))
    names = [each["navn"] for each in letter(told.case, model)["dokumenter"]]
    assert sorted(names) == ["Uge 40-42 (vagtplaner)", "Årshjul for kvaliteten"]
