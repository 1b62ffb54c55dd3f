"""Slots and places: the very strings that files hold, taken apart and put together in one module only."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilsyn.domain.addresses import CASE, CONCLUSION, ECONOMIES, OVERALL, Place, Slot
from tilsyn.domain.journal.entries import Answer, CaseField, ChecklistPlace, Previous

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tilsyn.domain.library.edition import QualityModel

PACKAGE = Path(__file__).parent.parent / "tilsyn"
AT_HOME = {
    "domain/addresses.py",
    "domain/library/citations.py",  # the alternatives of a pattern
    "domain/like_a_name.py",  # likewise
    "services/conversation/comings.py",  # likewise
    "services/conversation/typed_value.py",  # likewise
    "domain/findings/standards/dates.py",  # likewise
    "domain/findings/standards/lines.py",  # likewise
    "domain/findings/standards/sentences.py",  # likewise
    "domain/findings/standards/side_by_side.py",  # likewise
    "services/conversation/typed_reading.py",  # "k 2 3: note", as it is written on paper
    "domain/findings/standards/wording.py",  # the little language that a standard's words are written in
    "domain/library/references.py",  # a directive's reference, NR2020:3.1.2, is no place
    "output/word/kept_together.py",  # the alternatives of a pattern
    "output/word/links.py",  # a mark's words before its colon
    "output/contexts/directives.py",  # as in references.py
    "output/word/template_listing.py",  # a row of SEES, "fokus: …", and a table of Markdown
    "cli/piped.py",  # PYTHONIOENCODING
    "storage/documents/sheet_parts.py",  # the cells of a range, A1:B2
    "storage/names.py",  # what Windows makes of "a:b"
}
SLOT = re.compile(
    r"(answer|source|encounter|judgement|assessment|scope|followup|protect|not_cpr|note|case|transfer|withdrawal|"
    r"redaction|own_question|document|checklist|mark|reason|lines|place|paper|plan|own|deviates|otherwise|where)\|"
)
PLACE = re.compile(r"(theme|criterion|question|economy|master|source|encounter|family):(?! )")
PARTING = {"partition", "rpartition", "split", "rsplit", "join"}


def made_by_hand(code: str) -> Iterator[int]:
    """Lines in which a slot or a place is spelled out, taken apart or put together; docstrings may speak of them."""
    tree = ast.parse(code)
    said = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in said and (SLOT.match(text) or PLACE.match(text)):
                yield node.lineno
            case ast.Call(func=ast.Attribute(attr=attr, value=of), args=args) if attr in PARTING:
                if any(isinstance(each, ast.Constant) and each.value in {"|", ":"} for each in (of, *args)):
                    yield node.lineno


@pytest.mark.slow
def test_nobody_else_takes_a_slot_or_a_place_apart_or_puts_one_together() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in AT_HOME
        for line in made_by_hand(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code", ['x = f"answer|{q}|{e}"', 'slot.partition("|")', '"|".join(parts)', 'at = "theme:4"', 'at.split(":")[0]']
)
def test_what_is_made_by_hand_is_found(code: str) -> None:
    assert list(made_by_hand(code)) == [1]


def test_a_slot_is_the_string_that_the_journal_has_always_held() -> None:
    assert Slot.answer("4.a.1", "e1") == "answer|4.a.1|e1"
    assert Answer(record="r", question="4.a.1", encounter="e1").slot == "answer|4.a.1|e1"
    assert CaseField(record="r", field="address", value="Vej 1").slot == "case|address"
    assert ChecklistPlace(record="r", checklist="k", item="3", id="i").slot == "checklist|k|3|i"
    assert Previous(record="r", date="2022-10-24", edition="KM2021").slot == "previous"
    assert (Slot.note_at("theme:4"), Slot.mark("flag", "4.a.1", "e1")) == ("note|at|theme:4", "mark|flag|4.a.1|e1")


codes = st.text(st.characters(codec="utf-8"), max_size=12)
identities = st.text("0123456789abcdef-", min_size=1, max_size=12)


@given(codes, identities)
@pytest.mark.slow
def test_a_question_whose_code_holds_the_divider_is_read_back_whole(question: str, encounter: str) -> None:
    for slot in (Slot.answer(question, encounter), Slot.mark("said_at", question, encounter)):
        assert (slot.question, slot.encounter) == (question, encounter)
    beside = Slot.of("deviates", question, "s1", encounter)
    assert (beside.question, beside.parts[-1]) == (question, encounter)


@pytest.mark.slow
@given(st.text(max_size=20))
def test_no_stored_string_makes_a_slot_or_a_place_stumble(text: str) -> None:
    for kind in ("", "answer|", "mark|", "deviates|", "checklist|"):
        slot = Slot(kind + text)
        assert (slot.question, slot.encounter) == ("", "") or slot.kind in {"answer", "mark", "deviates", "encounter"}
        assert Slot.of(slot.kind, *slot.parts) == slot or not slot.rest
    place = Place(text)
    assert (place.text(), place.name(), place.level) != ("", "", "") or not text


def test_what_is_half_typed_beside_an_answer_is_about_it_and_about_no_other() -> None:
    answer = Slot.answer("4.a.1", "e1")
    assert Slot.beside("reason", answer).is_about(answer)
    assert answer.is_about(answer)
    assert not Slot.answer("4.a.1", "e12").is_about(answer)


def test_every_place_of_a_model_has_one_name_that_may_be_typed_again(model: QualityModel) -> None:
    places = Place.all(model)
    assert len(places) == len(set(places))
    assert [each for each in places if each not in {OVERALL, CONCLUSION, *ECONOMIES} and ":" not in each] == [
        unit.id for unit in model.rated()
    ]
    for each in places:
        assert Place.of(each) == Place.of(each.name()) == Place.of(each.name().upper()) == each
        if each.level != "indicator":
            assert Place.of(each.text()) == Place.of(each.title()) == each
    names = [each.text() for each in places]
    assert len(names) == len(set(names))


def test_a_place_says_what_it_is() -> None:
    four, score = Place.theme(4), Place.part_of("4.a", "score")
    assert (four, four.level, four.id, four.text(), four.title()) == ("theme:4", "theme", "4", "tema 4", "Tema 4")
    assert (score.level, score.id, score.part) == ("indicator", "4.a", "score")
    assert (OVERALL.title(), CASE.text(), Place.source("Borger 1").text()) == ("Samlet vurdering", "sagen", "Borger 1")
    assert Place.of("Stamdata:Leder") == Place.master("leder")


@pytest.mark.parametrize("at", [OVERALL, CONCLUSION, CASE, *ECONOMIES])
def test_what_is_no_part_of_the_model_is_read_in_danish(at: Place) -> None:
    assert at.text() != at
    assert at == CASE or at.name() != at


@pytest.mark.parametrize("command", ["assess", "paste"])
def test_the_help_names_every_part_of_the_economy(run: Callable[..., tuple[int, str, str]], command: str) -> None:
    said = "".join(run(command, "--help")[1].split())
    assert [at for at in ECONOMIES if at.name().rpartition(":")[2] not in said] == []
