"""The Word report: what each audience reads, and that nothing a consultant wrote is lost or changed on the way."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from tests.reporting import STAND, W, paragraphs, parts, styled, told_context, tree, whole_text, words
from tilsyn.errors import ExitCode, QuestionnaireError
from tilsyn.output.word.report import render

# Printed elsewhere than in the report's text: the matrix holds every question, answer, note, score and advice, each
# with all that is known of it, an alternative text the map; the consultants stand among the facts, the way to blow a
# whistle in the letter, the checksum among the properties, the sources of data in the matrix as lists; the rest steers
# template or drawing.
NOT_IN_WORD = (
    "«interne.spoergsmaal", "«interne.svar", "«interne.noter", "«interne.sammenhold", "«interne.scorer",
    "«spindelvaev.", "«interne.kort.tegning", "«myndighed.konsulenter", "«myndighed.whistleblower", "«datakilder",
    "«udgave.id", "«sha256", "«anvisninger2.udgave", "«form.titel", "«form.grundlag", "«form.ingen_opfoelgning",
    "«konklusion.mangler",
)  # fmt: skip
WORDLESS = (
    r"kilder|tilstand|stand|moedt|roert|binding|berort|verificeret|portal|citat|forskellige|kendt|i_listen|belyst"
)
STEERS = re.compile(rf"(\.({WORDLESS})|mangler\d\.(kode|raad))»$")
NASTY = 'Smith & Søn <b>fed</b> {{ titel }} {% if x %} {_{ }_} {_% %_} {# #} _x000D_ "“” \\ æøåÆØÅ \U0001f600'


def printed(told: object) -> set[str]:
    return {word for word in words(told) if not word.startswith(NOT_IN_WORD) and not STEERS.search(word)}


OF_FORM = ("«form.oversigt", "«form.skala", "«form.metode")


def test_every_text_lands_in_the_document() -> None:
    told = told_context()
    text = whole_text(render(told))
    # A working paper has directives of its own, and of method, scale, acts and overview nothing.
    ours = ("«anvisninger", "«lovbestemmelser", "«forbehold", "«udgave", "«anledninger", *OF_FORM)
    beside = ("bedoemmelse.id»", ".grundlag»")  # the voices themselves stand there
    expected = {word for word in printed(told) if not word.startswith(ours) and not word.endswith(beside)}
    assert {word for word in expected if word not in text} == set()


def test_the_provider_reads_every_judgement_but_none_of_the_working_material() -> None:
    told = told_context(audience="provider", interne=None)
    text = whole_text(render(told))
    ours = (".spoergsmaal", ".bindingstekst", ".kendt", "anvisninger1.id", "anvisninger2.id", "anvisninger2.maerke")
    expected = {word for word in printed(told) if not any(each in word for each in ours)}
    assert {word for word in expected if word not in text} == set()
    assert "Internt" not in text
    assert "INTERNT" not in text


def test_the_sources_that_were_chosen_stand_where_nothing_else_tells_the_ground() -> None:
    told = told_context(audience="provider")
    rated = told["temaer"][0]["kriterier"][0]["indikatorer"][0]
    assert rated["kilder"] not in whole_text(render(told))
    rated["grundlag"] = ""
    assert rated["kilder"] in whole_text(render(told))


def test_the_portal_reads_starred_master_data_the_whole_and_the_themes_even_if_given_more() -> None:
    told = told_context(audience="portal", interne=None)
    text = whole_text(render(told))
    seen = {word for word in words(told) if word in text}
    allowed = words(told["stamoplysninger"][0]) | words(told["samlet_vurdering"]) | words(told["udgave"])
    for theme in told["temaer"]:
        allowed |= words([theme[name] for name in ("nummer", "titel", "overskrift", "afsnit", "mangler")])
    allowed |= words(
        [
            told[name]
            for name in (
                "titel",
                "myndighed",
                "tilbud",
                "tilsynstype",
                "omraade",
                "dato",
                "forbehold",
                "form",
                "rapportdato",
                "sagsnummer",
                "konklusion",
            )
        ]
    )
    assert seen - allowed == set()
    assert {told["stamoplysninger"][0]["vaerdi"], *told["samlet_vurdering"]["afsnit"]} <= seen


def test_the_portal_has_no_spider_even_if_given_one() -> None:
    assert not [name for name in parts(render(told_context(audience="portal"))) if "chart" in name or "embed" in name]


def test_a_binding_mark_stands_outside_the_house_only_where_it_is_law() -> None:
    told = told_context(audience="provider", interne=None)
    told["anvisninger"][0]["binding"], told["anvisninger"][1]["binding"] = "law", "recommended"
    text = whole_text(render(told))
    assert told["anvisninger"][0]["bindingstekst"] in text
    assert told["anvisninger"][1]["bindingstekst"] not in text


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        NASTY,
        "  to  mellemrum  ",
        "en\ttab\tto",
        "linje\n\tindrykket\n– tredje",
        "ord " * 12_500 + "slut",
        "{{",
        "%}",
        "\t",
    ],
)
def test_any_text_is_printed_as_it_was_written(text: str) -> None:
    told = told_context(audience="provider", interne=None, fokus=text, tilbud="Et & to {{ tre }}")
    told["temaer"][0]["afsnit"] = [text]
    told["opfoelgning"][0]["tekst"] = text
    assert paragraphs(render(told)).count(text) == 3
    assert "Et & to {{ tre }}" in whole_text(render(told))


def test_characters_that_xml_forbids_do_not_stop_a_report() -> None:
    told = told_context(fokus="før\x0befter\x00\ud800\ufffe slut")
    assert "før\nefter slut" in paragraphs(render(told))


def test_a_draft_says_so_in_the_header_and_on_page_one_and_a_final_report_nowhere() -> None:
    draft = render(told_context(audience="provider"))
    assert "UDKAST" in "".join(paragraphs(draft, "word/header1.xml"))
    assert paragraphs(draft)[0] == told_context()["form"]["udkast"]
    final = whole_text(render(told_context(audience="provider", udkast=False)))
    assert "UDKAST" not in final
    assert "Udkast" not in final


def test_the_draft_mark_in_the_header_is_grey() -> None:
    root = tree(render(told_context()), "word/header1.xml")
    (run,) = [run for run in root.iter(f"{W}r") if "UDKAST" in "".join(run.itertext())]
    style = run.find(f"{W}rPr/{W}rStyle").get(f"{W}val")
    (look,) = [each for each in tree(render(told_context()), "word/styles.xml") if each.get(f"{W}styleId") == style]
    assert look.find(f"{W}rPr/{W}color").get(f"{W}val") == "595959"


def test_the_internal_report_says_that_it_stays_in_the_house() -> None:
    assert "INTERNT" in "".join(paragraphs(render(told_context()), "word/header1.xml"))


def test_empty_parts_of_a_draft_are_said_in_grey_italics() -> None:
    told = told_context(audience="provider", oekonomi=[], anledninger=[], dokumenter=[], opfoelgning=[])
    said = [text for style, text in styled(render(told)) if style == "Mangler"]
    assert {"Der er ikke skrevet om tilbuddets økonomi.", "Der er ikke registreret datakilder."} <= set(said)
    assert told["samlet_vurdering"]["mangler"] in said
    assert told["form"]["ingen_opfoelgning"] in whole_text(render(told))
    assert "Økonomi" not in [text for _, text in styled(render(told | {"udkast": False}))]


def test_nygodkendelse_prints_words_and_neither_means_nor_spider() -> None:
    told = told_context(audience="provider", spindelvaev=None)
    told["udgave"].update(metode=None, skala=[{"vaerdi": "", "tekst": "forventes at kunne opfylde"}])
    rated = told["temaer"][0]["kriterier"][0]["indikatorer"][0]
    rated.update(score="", scoretekst="forventes at kunne opfylde")
    text = whole_text(render(told))
    assert f"{told['form']['score']}: forventes at kunne opfylde" in text
    assert not [word for theme in told["temaer"] for word in (theme["middel"], theme["grundlag"]) if word in text]
    assert not [name for name in parts(render(told)) if "chart" in name or "embed" in name]


def test_a_carried_score_is_marked_where_it_stands_and_in_the_overview() -> None:
    told = told_context(audience="provider", interne=None)
    rated = told["temaer"][0]["kriterier"][0]["indikatorer"][0]
    rated.update(score="4", scoretekst="i høj grad opfyldt", tilstandstekst="Videreført fra rapporten af 12-10-2022")
    lines = paragraphs(render(told))
    assert lines.count(f"{told['form']['score']}: 4 – i høj grad opfyldt · {rated['tidligere']}") == 1
    assert lines.count("Videreført fra rapporten af 12-10-2022") == 1
    assert [line for line in lines if line.startswith("4 – i høj grad opfyldt. Videreført fra rapporten af 12-10-2022")]


def test_an_edition_that_rates_criteria_prints_the_judgement_under_the_criterion() -> None:
    told = told_context(audience="provider", interne=None)
    told["udgave"]["niveau"] = "criterion"
    criterion = told["temaer"][0]["kriterier"][1]
    lines = paragraphs(render(told))
    at = lines.index(f"Kriterium {criterion['id']}: {criterion['titel']}")
    after = lines[at:]
    assert after.index(criterion["afsnit"][0]) < after.index(criterion["bedoemmelse"]["afsnit"][0])
    assert f"Indikator {criterion['bedoemmelse']['id']}" not in lines
    assert "Kriterium" in lines


def test_headings_are_words_own_and_in_order() -> None:
    package = render(told_context(audience="provider", interne=None))
    found = [(style, text) for style, text in styled(package) if style.startswith("Heading")]
    tops = [text for style, text in found if style == "Heading 1"]
    assert tops == [
        "Praktiske oplysninger",
        "Stamoplysninger",
        "«samlet_vurdering.overskrift»*",
        "«form.oversigt»",
        "Vurdering af temaerne",
        "Økonomi",
        "Datakilder",
        "«form.ikke_undersoegt»",
        "«form.skala»",
        "Anvisninger",
    ]
    below = [style for style, text in found if "temaer1" in text]
    assert below == ["Heading 2", "Heading 3", "Heading 4", "Heading 4", "Heading 3"]


def test_contents_are_filled_in_with_links_to_the_headings() -> None:
    package = render(told_context(audience="provider", interne=None))
    root = tree(package)
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    links = {"".join(link.itertext(f"{W}t")): link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    assert set(links.values()) <= marks
    assert {"«form.overblik»", "1Praktiske oplysninger", "2Stamoplysninger", "4«form.oversigt»"} <= set(links)
    assert [text for text in links if "temaer1.titel" in text]
    assert b"<w:updateFields" in parts(package)["word/settings.xml"]
    kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_the_page_is_a4_in_danish_with_page_numbers_provider_and_date() -> None:
    told = told_context(tilbud="Nordkaj", rapportdato="24-11-2023")
    told["myndighed"]["navn"] = "Socialtilsyn Nord"
    package = render(told)
    section = Document(BytesIO(package)).sections[0]
    assert (section.page_width, section.page_height) == (7560310, 10692130)
    assert 'w:lang w:val="da-DK"' in parts(package)["word/styles.xml"].decode()
    footer = parts(package)["word/footer1.xml"].decode()
    assert "Socialtilsyn Nord · Nordkaj · 24-11-2023\tSide 1 af 1" in paragraphs(package, "word/footer1.xml")
    assert re.findall(r'w:instr=" (\w+) "', footer) == ["PAGE", "NUMPAGES"]


def test_header_rows_repeat_and_short_rows_stay_whole() -> None:
    root = tree(render(told_context(audience="provider", interne=None)))
    (row,) = [each for each in root.iter(f"{W}tr") if "".join(each.itertext()).startswith("HvadForm")]
    assert row.find(f"{W}trPr/{W}tblHeader") is not None
    rows = list(row.getparent().iter(f"{W}tr"))
    after_the_first = 2  # whole by its lines alone, see test_page_turns
    split = [number for number, each in enumerate(rows) if each.find(f"{W}trPr/{W}cantSplit") is None]
    assert set(split) <= {after_the_first}


def test_the_same_context_gives_the_same_bytes() -> None:
    package = render(told_context())
    assert render(told_context()) == package
    with ZipFile(BytesIO(package)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_documents_dates_are_those_of_the_case() -> None:
    told = told_context(tilbud="A & B")
    told["myndighed"]["navn"] = "[socialtilsyn]"
    properties = Document(BytesIO(render(told))).core_properties
    assert [str(moment)[:19] for moment in (properties.created, properties.modified)] == ["2023-11-02 09:15:00"] * 2
    assert properties.title == "«titel»: A & B"
    assert not properties.author
    assert STAND.endswith("+01:00")


def test_a_context_without_a_part_is_an_error_that_names_it() -> None:
    told = told_context()
    del told["samlet_vurdering"]
    with pytest.raises(QuestionnaireError) as caught:
        render(told)
    assert "samlet_vurdering" in caught.value.message
    assert caught.value.exit_code == ExitCode.QUESTIONNAIRE
