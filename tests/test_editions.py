"""The shipped editions, and an edition of one's own whose rated level is the criterion."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from tilsyn.domain.journal.seal import canonical
from tilsyn.resources import questionnaires
from tilsyn.services.looking_up import Books
from tilsyn.services.looking_up import ref as looked_up
from tilsyn.services.showing import catalogue_show, model_show
from tilsyn.storage.library import Library, copy_of, find_edition, load_library, model_from_copy, parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel

# Made from the guideline of July 2021 with a parser of its own, and not from our file: the SHA-256 of canonical JSON of
# [[id, text, reference_text, references], …] and [[id, text], …].
QUESTIONS_OF_THE_GUIDELINE = "1a90ff9de0eb1f086245cd9387921293ed65a8839b5a73a30bdf24057775673e"
INDICATORS_OF_THE_GUIDELINE = "a3f85f5260e4c3696dfeb0850dfefe6f2e244e37c4dabdbb2bb9fc0a6e30c623"

# Likewise, of the rest of the guideline: [[number, paragraphs], …] of the themes, [[id, definition], …] of the service
# types that have one, the methods, and [[id, [[place, paragraphs], …]], …] of the passages.
FRAMING_OF_THE_GUIDELINE = "49ef0bdc1fa9cc568de64ec2901093ddb32ad57673ac8bb231d523e7dfaaa301"
DEFINITIONS_OF_THE_GUIDELINE = "4f73900880afc999c7fdc1fa74cce081b20ffb66bfd0ecb3e2aaf336d494040d"
METHODS_OF_THE_GUIDELINE = "f5ed5285b8513e1df33a233a765462bfb333a5b598cd80a6ab4320f37bec1bb2"
PASSAGES_OF_THE_GUIDELINE = "165b0738f6e3af362111dea43e4365a42b00b141d9fc62a1561cd0048fd39982"

OWN_EDITION = """\
format: tilsyn-edition/1
id: EGEN1
version: 1
title: "En model uden indikatorer"
source: {title: "Egen model", publisher: "Et socialtilsyn", date: "2025", file: "egen.pdf"}
valid_from: "2025-01-01"
averaging: one_stage
rated_level: criterion
labels: {indicator: Bedømmelse, criterion: Bedømmelse, theme: Vurdering}
scales:
  drift:
    - {value: 1, label: "i meget lav grad"}
    - {value: 2, label: "i lav grad"}
    - {value: 3, label: "i middel grad"}
    - {value: 4, label: "i høj grad"}
    - {value: 5, label: "i meget høj grad"}
  nygodkendelse:
    - {value: forventes, label: "forventes at kunne opfylde"}
    - {value: forventes_ikke, label: "forventes ikke at kunne opfylde"}
service_types:
  - {id: "107", label: "§ 107", setting: doegn}
followup_kinds:
  - {id: udviklingspunkt, label: Udviklingspunkt}
themes:
  - number: 1
    title: "Målgruppe og metode"
    criteria:
      - id: "1"
        title: "Indsatsen passer til målgruppen"
        questions:
          - id: "1.1"
            text: "Er indsatsen tilrettelagt efter målgruppens behov?"
            ask:
              borger: ["Fortæl om den seneste gang, noget blev lavet om for din skyld."]
          - id: "1.2"
            text: "Bruges metoderne efter hensigten?"
            look: {dokument: "Se efter metoden i notaterne."}
      - id: "2"
        title: "Resultaterne følges"
        only_for: ["107"]
        questions:
          - id: "2.1"
            text: "Følges der op på målene?"
"""


@cache
def shipped() -> Library:
    return load_library([questionnaires()])


def ref(reference: str, model: QualityModel, catalogues: Iterable[Catalogue]) -> dict[str, Any] | None:
    plain = [each.model_dump(mode="json") for each in catalogues]
    return looked_up(reference, Books(model.model_dump(mode="json"), plain))


def km2021() -> QualityModel:
    return find_edition("KM2021", [questionnaires()])


def test_the_shipped_library_has_no_problems() -> None:
    library = shipped()

    assert [line for each in library.problems for line in each.lines()] == []
    assert library.models
    assert {"NR2016", "NR2020"} <= set(library.catalogues)


def test_km2021_has_the_parts_of_the_guideline() -> None:
    model = km2021()
    indicators = [unit.item for unit in model.rated() if unit.item.in_guideline]
    references = [reference for _, question in model.questions() for reference in question.references]

    assert [theme.number for theme in model.themes] == [1, 2, 3, 4, 5, 6, 7]
    assert [each.id for _, each in model.criteria() if each.in_guideline] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "7",
        "8",
        "9",
        "10",
        "14",
    ]
    assert len(indicators) == 19
    assert sum(not question.addition for each in indicators for question in each.questions) == 86
    assert (len(references), len(set(references))) == (96, 68)


def test_km2021_is_the_guideline_word_for_word() -> None:
    model = km2021()
    official = [each for _, each in model.questions() if not each.addition]
    questions = [[each.id, each.text, each.reference_text, list(each.references)] for each in official]
    indicators = [[unit.id, unit.text] for unit in model.rated() if unit.item.in_guideline]

    assert hashlib.sha256(canonical(questions)).hexdigest() == QUESTIONS_OF_THE_GUIDELINE
    assert hashlib.sha256(canonical(indicators)).hexdigest() == INDICATORS_OF_THE_GUIDELINE


def test_the_rest_of_the_guideline_is_there_word_for_word_with_its_place() -> None:
    model = km2021()
    framing = [[each.number, list(each.framing)] for each in model.themes]
    definitions = [[each.id, each.definition] for each in model.service_types if each.definition]
    passages = [[each.id, [[quote.place, list(quote.paragraphs)] for quote in each.quotes]] for each in model.passages]

    assert digest(framing) == FRAMING_OF_THE_GUIDELINE
    assert digest(definitions) == DEFINITIONS_OF_THE_GUIDELINE
    assert digest(list(model.methods)) == METHODS_OF_THE_GUIDELINE
    assert digest(passages) == PASSAGES_OF_THE_GUIDELINE
    assert [each.framing_place for each in model.themes] == [
        f"Tema: {each.title} (s. {page} ff.)"
        for each, page in zip(model.themes, (6, 7, 9, 11, 13, 14, 15), strict=True)
    ]


def digest(words: object) -> str:
    return hashlib.sha256(canonical(words)).hexdigest()


def test_what_a_page_broke_is_one_paragraph_and_a_slip_is_the_sources_own() -> None:
    model = km2021()
    said = {each.number: " ".join(each.framing) for each in model.themes}

    assert "ud over misbruget, eksempelvis psykiske problemer" in said[1]
    assert "hvis medarbejdere på anvender vidensbaserede metoder" in said[3]
    assert "borgere med et stofmisbrug¹." in said[3]
    assert "bredt fagligt sammensat" in said[6]
    assert "Multidimensionel Familierapi (MDFT)" in model.methods


def test_a_copy_from_before_the_rest_was_there_opens_and_has_none_of_it() -> None:
    older = json.loads(copy_of(km2021())[0])
    for name in ("methods", "methods_for", "passages"):
        del older[name]
    for part, names in (("themes", "framing"), ("service_types", "definition")):
        for each in older[part]:
            del each[names], each[f"{names}_place"]

    opened = model_from_copy(canonical(older))
    assert (opened.methods, opened.passages, opened.themes[0].framing) == ((), (), ())
    assert opened.service_types[0].definition is None


def test_each_kind_of_treatment_says_how_often_and_the_others_say_nothing() -> None:
    said = {each.id: (each.definition or "").partition("\n")[0] for each in km2021().service_types}

    assert said["101-ambulant"] == said["101-ambulant-unge"]
    assert said["101-ambulant"] == "Ambulant behandling: Ydes typisk to til otte gange om måneden"
    assert said["101-dag"] == "Dagbehandling: Ydes mindst otte gange om måneden i ambulant regi"
    assert said["101-doegn"] == "Døgnbehandling: Stoffri/stabiliserende behandling i døgntilbud."
    assert {each for each, line in said.items() if line} == {
        "101-ambulant", "101-ambulant-unge", "101-dag", "101-doegn",
    }  # fmt: skip


def test_what_is_missing_from_the_guideline_says_so() -> None:
    outside = {unit.id: unit.text for unit in km2021().rated() if not unit.item.in_guideline}

    assert sorted(outside) == ["14.c", "2.c", "2.d", "3.c", "6.a", "6.b"]
    assert outside["3.c"] is None


def test_every_cited_directive_is_in_the_catalogue() -> None:
    catalogue = shipped().catalogues["NR2020"]
    cited = {reference for _, question in km2021().questions() for reference in question.references}

    assert cited == {catalogue.id_of(each) for each in catalogue.directives}


def test_model_show_has_the_shape_of_the_contract() -> None:
    shown = model_show(km2021())
    question = shown["themes"][3]["criteria"][0]["indicators"][0]["questions"][0]

    assert set(shown) >= {
        "id", "title", "source", "valid_from", "valid_to", "averaging", "rated_level", "labels", "scales",
        "service_types", "followup_kinds", "themes", "scripts", "families", "methods", "passages",
    }  # fmt: skip
    assert shown["themes"][3]["framing"][0].startswith("Det er væsentligt at sikre borgerne en helhedsorienteret")
    assert shown["service_types"][0]["definition"].startswith("Ambulant behandling: Ydes typisk")
    assert shown["methods"][0] == "MOVE"
    assert set(question) >= {
        "id", "text", "reference_text", "references", "groups", "methods", "ask", "look", "not_for_groups", "family",
        "topic", "priority", "duty", "parts", "sensitive", "applies_to",
    }  # fmt: skip
    assert question["id"] == "4.a.1"
    assert canonical(shown) == canonical(model_show(model_from_copy(copy_of(km2021())[0])))


def test_a_directive_knows_who_cites_it() -> None:
    library = shipped()
    found = ref("nr2020:3.1.2 B", km2021(), list(library.catalogues.values()))

    assert found is not None
    assert (found["id"], found["edition"], found["number"]) == ("NR2020:3.1.2b", "NR2020", "3.1.2b")
    assert (found["questions"], found["indicators"]) == (["7.a.2", "10.b.1"], ["7.a", "10.b"])
    assert found["below"] == []


def test_a_guideline_shows_what_stands_below_it() -> None:
    catalogues = list(shipped().catalogues.values())
    cited, uncited = ref("NR2020:3.7", km2021(), catalogues), ref("NR2020:3.4", km2021(), catalogues)

    assert cited is not None
    assert uncited is not None
    assert cited["questions"] == ["3.b.1"]
    assert "NR2020:3.7.2" in cited["below"]
    assert uncited["questions"] == []
    assert "NR2020:3.4.2" in uncited["below"]


def test_questions_and_indicators_lead_to_their_directives() -> None:
    catalogues = list(shipped().catalogues.values())
    question, indicator = ref("4.a.6", km2021(), catalogues), ref("4.a", km2021(), catalogues)

    assert question is not None
    assert indicator is not None
    assert [each["id"] for each in question["directives"]] == ["NR2020:3.6.3", "NR2020:3.6.5"]
    assert indicator["questions"] == [f"4.a.{number}" for number in range(1, 8)]
    assert ref("4.z", km2021(), catalogues) is None


def test_a_number_that_two_catalogues_hold_is_never_guessed() -> None:
    assert ref("3.1.5", km2021(), list(shipped().catalogues.values())) is None


def test_a_catalogue_shows_each_directive_with_its_questions() -> None:
    shown = catalogue_show(shipped().catalogues["NR2020"], shipped().models.values())

    assert shown["kind"] == "directives"
    assert {each["id"] for each in shown["directives"] if not each["questions"]} == set()
    assert all(each["questions"] == [] for each in catalogue_show(shipped().catalogues["NR2016"], [])["directives"])


def test_an_edition_without_indicators_loads_and_shows(tmp_path: Path) -> None:
    (tmp_path / "egen.yaml").write_text(OWN_EDITION, encoding="utf-8")
    model = find_edition("EGEN1", [tmp_path])
    criterion = model_show(model)["themes"][0]["criteria"][0]
    found = ref("1", model, [])

    assert parse(OWN_EDITION.encode(), "egen.yaml").problems == ()
    assert [unit.id for unit in model.rated()] == ["1", "2"]
    assert [each["id"] for each in criterion["questions"]] == ["1.1", "1.2"]
    assert criterion["indicators"] == []
    assert found is not None
    assert found["questions"] == ["1.1", "1.2"]
    assert model_from_copy(copy_of(model)[0]) == model


def test_groups_and_methods_follow_from_what_is_asked(tmp_path: Path) -> None:
    (tmp_path / "egen.yaml").write_text(OWN_EDITION, encoding="utf-8")
    asked, looked, _ = (question for _, question in find_edition("EGEN1", [tmp_path]).questions())

    assert (asked.groups, asked.methods) == (("borger",), ("interview",))
    assert (looked.groups, looked.methods) == ((), ("dokument",))
