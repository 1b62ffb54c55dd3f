"""One small broken file for each M code: the code, the line, and that nothing more is said."""

from __future__ import annotations

from functools import cache

import pytest

from tests.test_supplement import BROKEN
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.laws import Law
from tilsyn.domain.problems.library import LIBRARY_KINDS, STYLE_CODES
from tilsyn.storage.library import Parsed, parse

EDITION = """\
format: tilsyn-edition/1
id: PRØVE
version: 1
title: "Prøve"
source: {title: "T", publisher: "P", date: "2025", file: "f.pdf"}
valid_from: "2025-01-01"
valid_to: null
averaging: two_stage
rated_level: indicator
labels: {indicator: B, criterion: V, theme: V}
scales:
  drift:
    - {value: 1, label: a}
    - {value: 2, label: b}
    - {value: 3, label: c}
    - {value: 4, label: d}
    - {value: 5, label: e}
  nygodkendelse: [{value: forventes, label: f}, {value: forventes_ikke, label: g}]
service_types:
  - {id: "107", label: "§ 107", setting: doegn, definition: "Typen.", definition_place: "s. 3"}
followup_kinds: []
methods: ["MOVE"]
methods_for: ["1.a"]
passages:
  - id: metoder
    title: "Metoder"
    at: ["theme:1", "criterion:1", "1.a"]
    quotes:
      - {place: "s. 4", paragraphs: ["Der findes MOVE."]}
      - {place: "s. 5", paragraphs: ["Og mere."]}
directives: [NRX]
topics: [{id: start, title: Begyndelsen}]
scripts:
  borger: {opening: "Hej"}
families:
  - id: fam
    title: "en familie"
    questions: ["1.a.1"]
themes:
  - number: 1
    title: "Tema"
    framing: ["Sådan er temaet."]
    framing_place: "s. 6"
    criteria:
      - id: "1"
        title: "Kriterium"
        indicators:
          - id: "1.a"
            text: "Indikator"
            not_for: ["107"]
            questions:
              - id: "1.a.1"
                text: "Spørgsmål?"
                references: ["NRX:1.2b"]
                family: fam
                topic: start
                priority: {borger: core}
                ask:
                  borger: ["Hvordan kom du i gang med at komme her?"]
                look: {dokument: "Se efter."}
                not_for_groups: {kommune: "ved det ikke"}
              - id: "1.a.2"
                text: "Et til?"
                applies_to: ["107"]
          - id: "1.b"
            text: null
"""
CATALOGUE = """\
format: tilsyn-directives/1
id: NRX
version: 1
title: "Anvisninger"
source: {title: "T", publisher: "P", date: "2025", file: "f.pdf"}
guidelines:
  - {number: "1", title: null}
directives:
  - number: "1.1"
    guideline: "1"
    subject: "Emne"
  - number: "1.2b"
    guideline: "1"
    subject: "Emne"
    also: [{id: "NRX:1.1", reason: "samme emne"}]
"""
LAW = """\
format: tilsyn-law/1
id: LOV
version: 1
title: "En lov"
source: {title: "T", publisher: "P", date: "2025", file: "f.pdf"}
names: ["loven om prøver"]
unknown: ["resten"]
sections:
  - number: "7"
    subject: "Prøver"
    subsections:
      - {number: 1, subject: "Pligten", text: "Der skal prøves."}
      - {number: 2, subject: "Fristen", text: "Det skal ske i tide."}
"""
CHECKLIST = """\
format: tilsyn-checklist/1
id: ramme
version: 1
title: "En ramme"
source: {title: "T", publisher: "P", date: "2025", file: "f.pdf"}
items:
  - {id: "1", title: "Opgaver"}
  - {id: "10", title: "Tolv", parts: ["a", "b"], feeds: ["1.a"]}
  - {id: "F1", title: "Dateret", binding: law, basis: "§ 4"}
  - {id: "sager", title: "I sagerne", kind: k_of_n, look: {dokument: "Se i sagerne."}, values: [ja, nej]}
  - {id: "dage", title: "Fjorten dage", kind: dates, look: {dokument: "Se i sagen."}, events: [henvendelse]}
"""


@cache
def edition() -> QualityModel:
    model = parse(EDITION.encode(), "prøve.yaml", [_catalogue(), _law()]).record
    assert isinstance(model, QualityModel)
    return model


@cache
def _catalogue() -> Catalogue:
    catalogue = parse(CATALOGUE.encode(), "nrx.yaml").record
    assert isinstance(catalogue, Catalogue)
    return catalogue


@cache
def _law() -> Law:
    law = parse(LAW.encode(), "lov.yaml").record
    assert isinstance(law, Law)
    return law


def parsed(content: str | bytes) -> Parsed:
    content = content.encode() if isinstance(content, str) else content
    return parse(content, "fil.yaml", [_catalogue(), _law(), edition()])


def found(content: str | bytes) -> list[tuple[str, int | None]]:
    return [(each.code, each.line) for each in parsed(content).problems]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def said(content: str) -> str:
    (problem,) = parsed(content).problems
    return f"{problem.text} {problem.hint}"


@pytest.mark.parametrize("content", [EDITION, CATALOGUE, CHECKLIST])
def test_the_files_the_others_are_broken_from_are_whole(content: str) -> None:
    assert found(content) == []


# code · what stands in the file · what is put there instead · words on the problem's line (else: what is put there)
BROKEN_EDITIONS = [
    ("M004", "text: null", 'text: "null', ""),
    ("M004", "version: 1", "version: 1\n\tx: 2", "\tx: 2"),
    ("M005", "version: 1", "version: 1\nversion: 2", "version: 2"),
    ("M006", "version: 1", "version: !!int 1", ""),
    ("M006", "topics: [{", "topics: !liste [{", ""),
    ("M007", "- number: 1", "- {number: 1, title: T, criteria: []}\n  - number: 2", "{number: 1"),
    ("M007", "    criteria:", '    criteria:\n      - {id: "0", title: T}', '{id: "0"'),
    ("M008", 'title: "Prøve"', "title: " + "[" * 60 + "]" * 60, ""),
    ("M009", 'title: "Prøve"', "title: *prove", ""),
    ("M010", "format: tilsyn-edition/1", "format: tilsyn-edition/2", ""),
    ("M010", "format: tilsyn-edition/1", "formatet: tilsyn-edition/1", ""),
    ("M011", "priority:", "priorty:", ""),
    ("M011", 'text: "Et til?"', 'text: "Et til?"\n                vægt: 5', "vægt"),
    ("M012", 'title: "Kriterium"', "# titel", '- id: "1"\n'),
    ("M013", 'id: "1.b"', "id: 1.10", ""),
    ("M013", "directives: [NRX]", "directives: NRX", ""),
    ("M013", 'title: "Tema"', 'title: ["Tema"]', ""),
    ("M013", "version: 1", 'version: "1"', ""),
    ("M013", 'text: "Et til?"', "text:", "text:\n                applies"),
    ("M013", 'title: "Kriterium"', "title: K\n        in_guideline: no", "in_guideline"),
    ("M014", "averaging: two_stage", "averaging: median", ""),
    ("M014", "priority: {borger: core}", "priority: {borger: vigtig}", ""),
    ("M015", 'valid_from: "2025-01-01"', "valid_from: 01-01-2025", ""),
    ("M015", 'valid_from: "2025-01-01"', "valid_from: 2025-02-30", ""),
    ("M015", 'title: "Tema"', 'title: ""', ""),
    ("M017", "id: PRØVE", "id: km 2021", ""),
    ("M017", "followup_kinds: []", "followup_kinds: [{id: a b, label: L}]", ""),
    ("M018", "text: null", "text: null\n---\nx: 1", "---"),
    ("M020", "borger: [", "borgre: [", ""),
    ("M020", "kommune:", "kommuner:", ""),
    ("M020", 'borger: {opening: "Hej"}', 'alle: {opening: "Hej"}', ""),
    ("M020", 'applies_to: ["107"]', "groups: [borgere]", ""),
    ("M021", "look: {dokument:", "look: {dokumenter:", ""),
    ("M021", 'applies_to: ["107"]', "methods: [telepati]", ""),
    ("M022", 'id: "1.a.2"', 'id: "1.a.1" ', ""),
    ("M022", "{id: start, title: Begyndelsen}", "{id: start, title: B}, {id: start, title: C}", ""),
    ("M022", "themes:", 'themes:\n  - {number: 1, title: T, criteria: [{id: "0", title: K, in_guideline: false}]}',
     'number: 1\n    title: "Te'),
    ("M023", 'id: "1.a.2"', 'id: "1.b.2"', ""),
    ("M023", 'id: "1.b"', 'id: "2.b"', ""),
    ("M024", 'id: "1.a.2"', 'id: "1.a.0"', ""),
    ("M024", 'id: "1.b"', 'id: "1.b10"\n            text: null\n          - id: "1.b9"', 'id: "1.b9"'),
    ("M024", "themes:", 'themes:\n  - {number: 2, title: T, criteria: [{id: "9", title: K, in_guideline: false}]}',
     'number: 1\n    title: "Te'),
    ("M025", "    - {value: 4, label: d}", "    #", "drift:"),
    ("M025", "- {value: 4, label: d}", "- {value: 4, label: d}\n    - {value: 4, label: to}", "label: to"),
    ("M025", "- {value: 4, label: d}", "- {value: 4, label: d}\n    - {value: forventes, label: to}", "label: to"),
    ("M025", "  nygodkendelse: [{value: forventes, label: f}, {value: forventes_ikke, label: g}]", "", "scales:"),
    ("M027", 'not_for: ["107"]', 'not_for: ["108"]', ""),
    ("M027", 'applies_to: ["107"]', 'applies_to: ["107", "101"]', ""),
    ("M030", "topic: start", "topic: slut", ""),
    ("M031", 'text: "Et til?"', 'text: "Et til?"\n                family: anden', "family: anden"),
    ("M032", 'questions: ["1.a.1"]', 'questions: ["1.a.1", "9.z.9"]', ""),
    ("M033", 'questions: ["1.a.1"]', 'questions: ["1.a.1", "1.a.1"]', ""),
    ("M034", 'questions: ["1.a.1"]', 'questions: ["1.a.1", "1.a.2"]', ""),
    ("M034", 'text: "Et til?"', 'text: "Et til?"\n                family: fam', '?"\n                family: fam'),
    ("M035", "NRX:1.2b", "NRX:1.9", ""),
    ("M036", "directives: [NRX]", "directives: [NRX, NRY]", ""),
    ("M042", "directives: [NRX]", "directives: [NRX]\nlaws: [UKENDT]", "laws:"),
    ("M037", "NRX:1.2b", "NRY:1.2b", ""),
    ("M037", "NRX:1.2b", "1.2b", ""),
    ("M038", 'title: "Kriterium"', 'title: K\n        questions: [{id: "1.1", text: "?"}]', "questions: [{"),
    ("M039", "valid_to: null", 'valid_to: "2024-12-31"', "valid_from"),
    ("M040", "{kommune:", "{borger:", "not_for_groups"),
    ("M060", 'methods_for: ["1.a"]', 'methods_for: ["1.z"]', ""),
    ("M060", '"theme:1", "criterion:1"', '"theme:1", "criterion:2"', ""),
    ("M061", '    framing: ["Sådan er temaet."]\n', "", 'framing_place: "s. 6"'),
    ("M061", ', definition_place: "s. 3"', "", '- {id: "107"'),
    ("M062", 'methods: ["MOVE"]', 'methods: ["MOWE"]', ""),
    ("M007", 'paragraphs: ["Og mere."]', "paragraphs: []", ""),
    ("M059", 'at komme her?"]', 'at komme her?", "Hvad så?", "Hvem var med?", "Hvad sagde de?"]', 'borger: ["Hv'),
    ("M063", "themes:\n", "swaps:\n  - {when: {kinds: [drift]}, say: {går der: bor}}\nthemes:\n", "  - {when: {kinds"),
    ("M064", 'text: "Et til?"', 'addition: true\n                text: "Et til?"', 'id: "1.a.2"'),
    ("M064", 'id: "1.a.2"', 'id: "1.a.t2"', ""),
    ("M065", "themes:\n", "swaps:\n  - {when: {}, say: {kom du: var du}}\nthemes:\n", "  - {when: {}"),
    ("M066", 'opening: "Hej"', 'opening: "Hej", targets: [unge]', ""),
    ("M067", '["1.a.1"]', '["1.a.1"]\n    not_for_groups: {borger: ["1.a.2"]}', "    not_for_groups: {borger"),
    (
        "M068",
        '["1.a.1"]',
        '["1.a.1"]\n    variants: [{when: {kinds: [drift]}, look: {dokument: "Se."}}]',
        "    variants: [",
    ),
    ("M027", "themes:\n", "targets: [{id: unge, title: unge, service_types: [ukendt]}]\nthemes:\n", "targets: ["),
    ("M084", "topic: start", "topic: start\n                parts: [en, to, en]", "parts:"),
    ("M084", '["NRX:1.2b"]', '["NRX:1.2b", "NRX:1.2b"]', "references:"),
    ("M054", "Hvordan kom du i gang med at komme her?", "Kommer du her, når du selv gerne vil?", ""),
]  # fmt: skip


@pytest.mark.parametrize(("code", "whole", "broken", "at"), BROKEN_EDITIONS)
def test_a_broken_edition_is_told_its_code_and_line(code: str, whole: str, broken: str, at: str) -> None:
    content = EDITION.replace(whole, broken, 1)
    line = line_of(content, at or broken) + (1 if at.startswith('?"') else 0)

    assert content != EDITION
    assert found(content) == [(code, line)]


BROKEN_OTHERS = [
    (CATALOGUE, "M011", "reason:", "grund:", ""),
    (CATALOGUE, "M015", 'number: "1.1"', 'number: "1,1"', ""),
    (CATALOGUE, "M022", 'number: "1.2b"', 'number: "1.1" ', ""),
    (CATALOGUE, "M023", 'number: "1.2b"', 'number: "2.1"', ""),
    (CATALOGUE, "M024", '- number: "1.1"',
     '- {number: "1.9", guideline: "1", subject: E}\n  - number: "1.1"', '"1.1"\n'),
    (CATALOGUE, "M035", "NRX:1.1", "NRX:1.7", ""),
    (CATALOGUE, "M036", "NRX:1.1", "NRY:1.1", ""),
    (CATALOGUE, "M041", '{number: "1", title: null}', '{number: "2", title: null}', 'guideline: "1"'),
    (CATALOGUE, "M043", 'subject: "Emne"', 'subject: "Emne"\n    basis: "LOV § 7, stk. 3"', "basis:"),
    (LAW, "M011", "names:", "navne:", ""),
    (LAW, "M013", "number: 1,", 'number: "1",', ""),
    (LAW, "M015", 'number: "7"', 'number: "§ 7"', ""),
    (LAW, "M017", "id: LOV", 'id: "L V"', ""),
    (LAW, "M044", "number: 2,", "number: 3,", ""),
    (LAW, "M012", ', text: "Der skal prøves."', "", "{number: 1"),
    (CHECKLIST, "M007", CHECKLIST[CHECKLIST.index("items:") :], "items: []", ""),
    (CHECKLIST, "M012", ', title: "Opgaver"', "", '{id: "1"'),
    (CHECKLIST, "M013", 'id: "10"', "id: 10", ""),
    (CHECKLIST, "M017", '"F1"', '"F 1"', ""),
    (CHECKLIST, "M022", '"10"', '"1" ', ""),
    (CHECKLIST, "M024", '"10"', '"0"', ""),
    (CHECKLIST, "M015", 'title: "Opgaver"', 'title: "Opgaver", text: ""', ""),
    (CHECKLIST, "M020", 'title: "Opgaver"', 'title: "Opgaver", ask: {borgere: ["Hvordan gik det i går?"]}', ""),
    (CHECKLIST, "M070", '"1.a"', '"9.z"', ""),
    (CHECKLIST, "M043", '"§ 4"', '"LOV § 7, stk. 3"', '"F1"'),
    (CHECKLIST, "M071", ', basis: "§ 4"', "", "binding: law"),
    (CHECKLIST, "M072", ', look: {dokument: "Se i sagerne."}', "", "kind: k_of_n"),
    (CHECKLIST, "M073", ", events: [henvendelse]", "", "kind: dates"),
    (CHECKLIST, "M073", 'title: "Opgaver"', 'title: "Opgaver", events: [visitation]', ""),
    (CHECKLIST, "M014", "events: [henvendelse]", "events: [indskrivning]", ""),
    (CHECKLIST, "M074", "values: [ja, nej]", "values: [ja, daekkende]", ""),
    (CHECKLIST, "M075", "id: ramme", "id: tema", ""),
    *((CHECKLIST, "M078", "id: ramme", f'id: "{name}"', "") for name in ("prøve", "NRX", "lov", "1.A", "1", "1.a.2")),
    (CHECKLIST, "M084", "values: [ja, nej]", "values: [ja, nej, ja]", ""),
    (CHECKLIST, "M084", '["a", "b"]', '["a", "b", "a"]', ""),
    (CHECKLIST, "M084", 'feeds: ["1.a"]', 'feeds: ["1.a", "1.a"]', ""),
    (CHECKLIST, "M084", "events: [henvendelse]", "events: [henvendelse, henvendelse]", ""),
    (CHECKLIST, "M084", "items:", 'unlit_told_at: ["theme:1", "theme:1"]\nitems:', ""),
    (CHECKLIST, "M054", 'title: "Opgaver"', 'title: "Opgaver", ask: {borger: ["Kommer du her af dig selv?"]}', ""),
    (CHECKLIST, "M054", 'title: "Opgaver"', 'title: "Opgaver", test: {borger: ["Kommer du her af dig selv?"]}', ""),
]  # fmt: skip


@pytest.mark.parametrize(("whole_file", "code", "whole", "broken", "at"), BROKEN_OTHERS)
def test_a_broken_catalogue_act_or_checklist_too(whole_file: str, code: str, whole: str, broken: str, at: str) -> None:
    content = whole_file.replace(whole, broken, 1)

    assert (code, line_of(content, at or broken)) in found(content)


def test_a_word_that_stands_twice_is_not_two_words_on_one_letter() -> None:
    assert [code for code, _ in found(CHECKLIST.replace("[ja, nej]", "[ja, ja]"))] == ["M084"]


def test_everything_wrong_is_said_at_once() -> None:
    content = (
        EDITION.replace("priority:", "priorty:")
        .replace('id: "1.b"', "id: 1.10")
        .replace("    - {value: 4, label: d}\n", "")
        .replace("NRX:1.2b", "NRX:1.9")
        .replace('id: "1.a.2"', 'id: "1.a.0"')
        .replace("kommune:", "kommuner:")
    )

    assert [code for code, _ in found(content)] == ["M025", "M035", "M011", "M020", "M024", "M013"]


def test_problems_come_in_the_order_of_the_file() -> None:
    content = EDITION.replace('id: "1.a.2"', 'id: "9"').replace("averaging: two_stage", "averaging: median")

    assert [line for _, line in found(content)] == sorted(line or 0 for _, line in found(content))


@pytest.mark.parametrize(
    ("whole", "broken", "words"),
    [
        ("priority:", "priorty:", "'priorty' – mente du 'priority'?"),
        ("borger: [", "borgre: [", "'borgre' kendes ikke – mente du 'borger'?"),
        ("NRX:1.2b", "nrx:1.2 B", "under directives"),
        ("NRX:1.2b", "NRX:1.2 B", "mente du 'NRX:1.2b'?"),
        ('id: "1.b"', "id: 1.10", 'tallet 1.1. Sæt citationstegn om: "1.10".'),
        ("averaging: two_stage", "averaging: median", "Vælg mellem one_stage eller two_stage."),
        ("    - {value: 4, label: d}", "    #", "4 mangler"),
    ],
)
def test_a_problem_says_what_was_meant(whole: str, broken: str, words: str) -> None:
    assert words in said(EDITION.replace(whole, broken, 1))


SECRET = "en borger der hedder noget meget langt " * 20


@pytest.mark.parametrize(
    "content",
    [
        EDITION.replace("averaging: two_stage", f'averaging: "{SECRET}"'),
        EDITION.replace("id: PRØVE", f'id: "{SECRET}"'),
        EDITION.replace("topic: start", f'topic: "{SECRET}"'),
        EDITION.replace("version: 1", f'version: "{SECRET}"'),
        EDITION.replace("version: 1", f'version: 1\n"{SECRET}": 2'),
        EDITION.replace("version: 1", f"version: *{SECRET.replace(' ', '')}"),
        EDITION.replace("version: 1", f"version: !{SECRET.replace(' ', '')} 1"),
        EDITION.replace('id: "1.a.2"', f'id: "{SECRET}"'),
        EDITION.replace("NRX:1.2b", SECRET),
        EDITION.replace("NRX:1.2b", f"NRX:{SECRET}"),
        EDITION.replace('not_for: ["107"]', f'not_for: ["{SECRET}"]'),
        EDITION.replace("- id: fam", f'- id: "{SECRET}"'),
        EDITION.replace("borger: [", f'"{SECRET}": ['),
        EDITION.replace('id: "1"', f'id: "{SECRET}"'),
    ],
)
def test_no_problem_echoes_more_than_forty_characters(content: str) -> None:
    problems = parse(content.encode(), "fil.yaml", []).problems

    assert problems
    for each in problems:
        assert SECRET[:41] not in each.text + each.hint
        assert SECRET.replace(" ", "")[:41] not in each.text + each.hint


def test_an_edition_is_not_refused_for_its_style() -> None:
    content = EDITION.replace("Hvordan kom du i gang med at komme her?", "Hvorfor kom du her dengang i foråret?")

    assert [code for code, _ in found(content)] == ["M055"]
    assert parsed(content).record is not None


def test_every_code_has_a_broken_file() -> None:
    # test_library, test_yaml_text, test_incoming, test_course_map, test_phrasing, test_supplement
    elsewhere = {"M001", "M002", "M003", "M016", "M019", "M077"} | STYLE_CODES
    elsewhere |= {each for _, each, _, _ in BROKEN}
    shown = {each[0] for each in BROKEN_EDITIONS} | {each[1] for each in BROKEN_OTHERS}

    assert set(LIBRARY_KINDS) - elsewhere - shown == set()
