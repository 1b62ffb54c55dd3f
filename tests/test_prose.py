"""Good judgements pass, a referat does not: the samples and the bad examples of the standard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilsyn.domain.findings.text_lint import _SIGNS, _Sign, judgement_findings, names_its_sources, prose_findings
from tilsyn.domain.library.edition import QualityModel

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.json"))
REFERAT = (
    "Leder fortæller, at borgerne altid bliver hørt og respekteret. Medarbejderne siger, at de har en anerkendende "
    "tilgang og har fokus på borgerinddragelse. Socialtilsynet blev vist rundt kl. 10.30 og så venteværelset. "
    "En mand i 40'erne, som kom tilbage i foråret, er meget glad for sin behandler NN. Det er positivt. "
    "Scoren er uændret fra sidste år. Score 4."
)
COUNTED = (
    "Tilbuddet har fokus på sundhed. Der er en sygeplejerske, som alle er glade for. Borger 2 fortæller om god hjælp. "
    "Anvisning 2.3.12 er overtrådt. 7 ud af 10 spørgsmål er besvaret med ja, og scoren er derfor god. Score 4."
)
RANKED = "Samlet scores temaet til 3,9, hvilket er tæt på 4 og lidt under landsgennemsnittet."


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Det gøres. Kilder: borgere og ledelse.", True),
        ("Det gøres.\nKilder: borgere.", True),
        ("Det gøres.\n\nKilder:\nborgere\nledelsen", True),
        ("Kilder: borgere.\n\nOg så gøres det.", False),
        ("Kilderne er enige.", False),
        ("Der er to slags kilder: borgere og ledelse.", False),
        ("Det gøres. Kilder:", False),
    ],
)
def test_a_text_names_its_sources_wherever_in_the_last_paragraph_they_stand(text: str, *, named: bool) -> None:
    assert names_its_sources(text) is named


def test_a_referat_is_seen_for_what_it_is() -> None:
    assert {"S050", "S051", "S052", "S053", "S055", "S058"} <= set(judgement_findings(REFERAT, "i høj grad opfyldt"))


def test_counting_persons_and_breach_are_seen() -> None:
    assert {"S051", "S053", "S054", "S055", "S057", "S058"} <= set(judgement_findings(COUNTED, "i høj grad opfyldt"))


def test_a_theme_written_from_its_number_is_seen() -> None:
    assert "S056" in set(prose_findings(RANKED))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_pass_what_a_machine_can_see(path: Path, model: QualityModel) -> None:
    sample: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for judgement in sample.get("judgements", ()):
        grade = model.label_of("drift", judgement["score"])
        assert list(judgement_findings(judgement["text"], grade)) == [], judgement["indicator"]
    for assessment in sample.get("assessments", ()):
        assert list(prose_findings(assessment["text"])) == [], assessment["at"]


@pytest.mark.slow
@pytest.mark.parametrize("sign", _SIGNS, ids=lambda sign: f"{sign.code} {sign.pattern.pattern[:24]}")
@given(data=st.data())
@settings(max_examples=25)
def test_no_cue_hides_what_its_pattern_finds(sign: _Sign, data: st.DataObject) -> None:
    made = st.from_regex(sign.pattern.pattern.replace(r"(?<=\b.)", ""))  # it can hardly be met by chance
    assert sign.cue(data.draw(made))
