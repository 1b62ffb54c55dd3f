"""Closed sets of words: each stated once, with one Danish word for each value, and nowhere else."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from tilsyn.domain import values
from tilsyn.domain.typed_words import TYPED
from tilsyn.domain.words import choices, meant
from tilsyn.interview.plain import conversation as plain
from tilsyn.interview.screen.conversation import app as screen
from tilsyn.interview.screen.evening import wording as evening
from tilsyn.interview.screen.judging import wording as judging
from tilsyn.services.conversation.answering import ASCII_LETTER, LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "tilsyn"
HOME = "domain/values.py"
SETS: dict[str, tuple[str, ...]] = {
    name: get_args(made)
    for name, made in vars(values).items()
    if name[0].isupper()
    and not name.isupper()
    and get_args(made)
    and all(isinstance(each, str) for each in get_args(made))
}
WORDS: dict[str, dict[str, Any]] = {
    "Group": values.GROUPS,
    "Method": values.METHODS,
    "Form": values.FORMS,
    "SelectedBy": values.SELECTED_BY,
    "Outcome": values.OUTCOMES,
    "RecordedFrom": values.RECORDED,
    "AnswerValue": values.VALUES,
    "State": values.STATES,
    "Compared": values.COMPARED,
    "Unmatched": values.UNMATCHED,
    "Became": values.BECAME,
    "Decision": values.DECISIONS,
    "FollowUpStatus": values.FOLLOWUP_STATUS,
    "DocumentStatus": values.DOCUMENT_STATUS,
    "CaseKind": values.CASE_KINDS,
    "Stage": values.STAGES,
    "Ownership": values.OWNERSHIPS,
    "Binding": values.BINDINGS,
}


def sets_spelled(code: str) -> Iterator[int]:
    """Lines in which a closed set is stated, or its values given words of their own; sentences about them may be."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Subscript(value=ast.Name(id="Literal"), slice=ast.Tuple(elts=each)):
                if any(_texts(each) and set(_texts(each)) == set(known) for known in SETS.values()):
                    yield node.lineno
            case ast.Dict(keys=keys, values=named):
                ids, words = _texts(keys), _texts(named)
                whole = len(ids) == len(keys) > 1 and len(words) == len(named)
                if (
                    whole
                    and all(each[:1].islower() for each in words)
                    and any(set(ids) <= set(k) for k in SETS.values())
                ):
                    yield node.lineno


def _texts(nodes: Any) -> list[str]:
    return [each.value for each in nodes if isinstance(each, ast.Constant) and isinstance(each.value, str)]


@pytest.mark.slow
def test_no_other_module_states_a_closed_set_or_gives_it_words() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() != HOME
        for line in sets_spelled(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("code", ['A = {"ja": "ja", "nej": "nej"}', 'V = Literal["direkte", "hukommelse", "papir"]'])
def test_a_set_that_is_spelled_elsewhere_is_found(code: str) -> None:
    assert list(sets_spelled(code)) == [1]


@pytest.mark.parametrize("name", WORDS)
def test_every_value_of_a_set_has_its_word_and_no_word_is_of_another(name: str) -> None:
    assert list(WORDS[name]) == list(SETS[name])
    assert all(WORDS[name].values())


VALUE_LETTERS = {
    letter: values.VALUES_ON_SCREEN[value] for letter, value in LETTERS.items() if value and letter != ASCII_LETTER
}
STATUS_LETTERS = {letter: TYPED[status] for letter, status in judging.STATUS_KEYS.items()}


@pytest.mark.parametrize(
    ("told", "letters"),
    [
        (plain.HELP, VALUE_LETTERS),
        (screen.HELP, VALUE_LETTERS),
        (evening.HELP_VOICES, VALUE_LETTERS),
        (judging.HELP, STATUS_LETTERS),
        (judging.KEYS_POINTS, STATUS_LETTERS),
    ],
    ids=["plain", "screen", "evening", "judging", "points"],
)
def test_a_line_of_keys_calls_a_value_by_its_word(told: str, letters: dict[str, str]) -> None:
    """These sentences are written out, so that they read well and break where they should; the words are the set's."""
    said = " ".join(told.replace(f" (eller {ASCII_LETTER})", "").split())
    assert [f"{letter} {word}" for letter, word in letters.items() if f"{letter} {word}" not in said] == []


def test_whatever_is_offered_in_a_help_text_may_be_typed() -> None:
    for name, known in SETS.items():
        for each in known:
            assert meant(TYPED.get(each, each), known) == each, name
    assert choices(("borger", "paaroerende", "anonym")) == "borger, pårørende eller anonym"


def test_every_source_group_can_be_asked_guided_and_named() -> None:
    asked = set(get_args(values.AskGroup)) - {"ung"}
    assert asked == set(values.GROUPS_GUIDED) == set(get_args(values.Group)) - {"andre", "anonym"}
    assert list(values.GROUPS_MANY) == list(values.GROUPS_FEW) == list(get_args(values.Group))


def test_the_words_need_the_standard_library_only() -> None:
    code = (
        "import sys, tilsyn.domain.values; print(*(each for each in sys.modules if each[:6] in ('tilsyn', 'pydant')))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert set(said.stdout.split()) == {"tilsyn", "tilsyn.domain", "tilsyn.domain.values"}
