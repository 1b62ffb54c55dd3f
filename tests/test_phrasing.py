"""Spoken questions: each rule with a text that breaks it, and the worked examples that must not."""

from __future__ import annotations

import pytest

from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.phrasing import check_phrasing
from tilsyn.domain.library.yaml_paths import NOWHERE
from tilsyn.storage.library import parse

OFFICIAL = "Bliver borgerne vejledt om sine klagemuligheder, hvis borgerne beder om det?"
MAIN = "Fortæl om den seneste gang, du var her."


def breaches(*texts: str, group: str = "borger") -> list[str]:
    """The codes of a question whose only spoken texts are these."""
    listed = ", ".join(f'"{text}"' for text in texts)
    content = EDITION.replace("ASK", f"{group}: [{listed}]")
    record = parse(content.encode(), "fil.yaml").record
    assert isinstance(record, QualityModel)
    return [each.code for each in check_phrasing(record, NOWHERE)]


EDITION = f"""\
format: tilsyn-edition/1
id: P
version: 1
title: P
source: {{title: T, publisher: P, date: "2025", file: f}}
valid_from: "2025-01-01"
averaging: two_stage
rated_level: criterion
labels: {{indicator: B, criterion: V, theme: V}}
scales:
  drift: [{", ".join(f"{{value: {step}, label: l}}" for step in range(1, 6))}]
  nygodkendelse: [{{value: forventes, label: f}}, {{value: forventes_ikke, label: g}}]
service_types: []
followup_kinds: []
themes:
  - number: 1
    title: T
    criteria:
      - id: "1"
        title: K
        questions:
          - id: "1.1"
            text: "{OFFICIAL}"
            ask: {{ASK}}
"""


@pytest.mark.parametrize(
    ("code", "group", "text"),
    [
        ("M051", "borger", "Hvad skete der da?"),
        ("M051", "ledelse", "Hvordan " + "gik det så " * 21 + "?"),
        ("M053", "borger", "Hvordan er det at komme her om morgenen"),
        ("M053", "borger", "Hvordan er det at komme her om morgenen."),
        ("M053", "borger", "Fortæl om det. Det er kun mig, der hører det."),
        ("M054", "borger", "Oplever du, at nogen lytter til dig her?"),
        ("M054", "ledelse", "Har I aftalt, hvad der så skal ske?"),
        ("M055", "borger", "Hvorfor holdt du op med at komme her?"),
        ("M055", "paaroerende", "Hvorfor holdt du op med at komme her?"),
        ("M056", "borger", "Hvem har skrevet det, der står i behandlingsplanen?"),
        ("M056", "ung", "Hvem i dit netværk ved, at du kommer her?"),
        ("M056", "borger", "Hvad sker der her efter et slip i weekenden?"),
        ("M057", "borger", "Hvad har de fortalt jer om det at klage?"),
        ("M057", "kommune", "Hvad hører du fra stedet, når nogen holder op?"),
        ("M057", "samarbejdspartner", "Hvem på stedet ringer til dig om en borger?"),
        ("M058", "ledelse", "Hvordan bliver borgerne vejledt om sine klagemuligheder her?"),
    ],
)
def test_a_text_that_breaks_a_rule_is_told_which(code: str, group: str, text: str) -> None:
    assert code in breaches(text, group=group)


@pytest.mark.parametrize(
    ("group", "text"),
    [
        ("borger", "Tænk tilbage på de første samtaler her. Hvad blev du spurgt om?"),
        ("borger", "Fortæl, hvordan det er at komme ind ad døren og vente."),
        ("borger", "Hvordan finder I to ud af, om det går den rigtige vej?"),
        ("medarbejder", "Vis mig, hvordan metoden ser ud i en helt almindelig samtale hos dig."),
        ("medarbejder", "Hvorfor blev det lavet om, sidst I talte om det?"),
        ("ledelse", "Hvordan opdager du, hvis det, I finder ud af i afdækningen, ikke kommer med i planen?"),
        ("paaroerende", "Hvad gør stedet over for jer derhjemme, når det går den gale vej?"),
        ("kommune", "Hvis I skulle forklare en borger, hvordan de arbejder her, hvad ville I så sige?"),
        ("borger", "Hvem ville du give dit visitkort, hvis du havde et?"),
    ],
)
def test_worked_examples_pass(group: str, text: str) -> None:
    assert breaches(text, group=group) == []


def test_a_follow_up_may_be_shorter_than_a_main_question() -> None:
    assert breaches(MAIN, "Hvem ikke?") == []
    assert breaches(MAIN, "Og så?") == ["M052"]


def test_no_two_texts_are_alike_whoever_is_asked() -> None:
    assert breaches(MAIN, "Hvem var med?", "hvem var med ?") == ["M050"]


def test_six_words_count_across_commas_but_five_do_not() -> None:
    assert "M058" in breaches(MAIN, "Hvad om sine klagemuligheder, hvis borgerne beder spørger?")
    assert "M058" not in breaches(MAIN, "Hvad om sine klagemuligheder, hvis borgerne spørger?")
