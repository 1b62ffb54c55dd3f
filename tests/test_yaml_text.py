"""YAML by the rules of 1.2, whatever the file holds: encodings, sizes, aliases, and files that are something else."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml

from tilsyn.resources import questionnaires
from tilsyn.storage.library import parse
from tilsyn.storage.yaml_text import read_yaml

CHECKLIST = """\
format: tilsyn-checklist/1
id: ramme
version: 1
title: Gennemgang
source: {title: T, publisher: P, date: "2025", file: f.pdf}
items:
  - {id: "1", title: Opgaver}
  - {id: "2", title: "Værdier og mål"}
"""


def value_of(text: str) -> Any:
    document, problems = read_yaml(text.encode(), "fil.yaml")
    assert problems == []
    assert document is not None
    return document.value


def found(content: str | bytes) -> list[tuple[str, int | None]]:
    given = content.encode() if isinstance(content, str) else content
    return [(each.code, each.line) for each in parse(given, "fil.yaml").problems]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("12:30", "12:30"), ("2021-07-01", "2021-07-01"),
        ("1_000", "1_000"), ("=", "="), ("<<", "<<"), (".nan", ".nan"), ("true", True), ("False", False), ("~", None),
        ("null", None), ("", None), ("12", 12), ("-3", -3), ("010", 10), ("0o10", 8), ("0x1F", 31), ("1.10", 1.1),
        ("1e3", 1000.0), ("'1.10'", "1.10"), ('"no"', "no"), ("!!str 12", "12"), ("|\n  12", "12\n"), ("9" * 30, 1e30),
    ],
)  # fmt: skip
def test_yaml_is_read_by_the_rules_of_1_2(written: str, read: object) -> None:
    value = value_of(f"a: {written}\n")["a"]

    assert value == read
    assert type(value) is type(read)


def test_keys_are_text_and_texts_are_cleaned() -> None:
    assert value_of('1: "A\u030a\\x07\\r\\nb"') == {"1": "Å\nb"}


def test_no_file_however_broken_is_our_fault() -> None:
    whole = (questionnaires() / "NR2016.yaml").read_text(encoding="utf-8").split("\n")
    chance = random.Random(2016)  # noqa: S311  the same broken files on every run
    for _ in range(60):
        lines = list(whole)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(lines))
            lines[place] = chance.choice(["", "  x: [", "- 1", "points: null", "number: {}", "\tx", "? [a]", "text: 5"])
        assert parse("\n".join(lines).encode(), "fil.yaml").problems is not None


@pytest.mark.parametrize(
    "content", [b"", b"# kun en note", b"tekst", b"[1, 2]", b"a: b", b"\xff\xfe\x00", b"%", b"? [a]"]
)
def test_what_is_no_library_file_is_told_so(content: bytes) -> None:
    parsed = parse(content, "fil.yaml")

    assert parsed.record is None
    assert {each.code for each in parsed.problems} <= {"M003", "M004", "M010"}
    assert parsed.problems


def test_the_first_line_of_a_bad_encoding_is_named() -> None:
    assert found(CHECKLIST.encode("latin-1")) == [("M003", 8)]
    assert found(CHECKLIST.encode("utf-16")) == [("M003", 1)]


def test_a_control_character_is_found_where_it_stands() -> None:
    assert found(CHECKLIST.replace("Opgaver", "Op\x07gaver")) == [("M004", 7)]


def test_a_python_without_the_fast_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    content = (questionnaires() / "NR2016.yaml").read_bytes()
    fast = read_yaml(content, "fil.yaml")
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)

    assert read_yaml(content, "fil.yaml") == fast
    assert found(CHECKLIST.replace("Opgaver", "Op\x07gaver")) == [("M004", 7)]


def test_a_file_of_more_than_four_megabytes_is_not_read() -> None:
    assert found(CHECKLIST + "# " + "x" * 4 * 1024 * 1024) == [("M002", 1)]


def test_what_unfolds_without_end_is_stopped() -> None:
    layers = [f"l{number}: &l{number} [{', '.join([f'*l{number - 1}'] * 9)}]" for number in range(1, 9)]

    assert {code for code, _ in found("\n".join(["l0: &l0 [a, a]", *layers]))} == {"M008"}
    assert {code for code, _ in found("a: &a [*a]")} >= {"M009"}


# A parser may have a limit of its own: libyaml 0.2.6 stops at 1,000, and looks 1,024 characters ahead.
@pytest.mark.slow
@pytest.mark.parametrize("fast", [True, False])
@pytest.mark.parametrize(
    "nested",
    [
        "[" * 3_000,
        "{" * 3_000,
        "[{" * 1_500,
        "[ " * 3_000,
        "[\n" * 3_000,
        "[[[[[[\r\n" * 500,
        "\n" + "- " * 3_000,
        "[" * 995,
        "[" * 45,
    ],
)
def test_what_is_nested_without_end_is_said_so_whoever_stops_it(
    nested: str, monkeypatch: pytest.MonkeyPatch, *, fast: bool
) -> None:
    if not fast:
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)

    for text in (nested, "title: Æøå\na: " + nested):
        assert found(text)[-1][0] == "M008"


def test_brackets_in_a_text_are_not_taken_for_depth() -> None:
    assert found(CHECKLIST.replace("Opgaver}", f"'{'[' * 30}'}}") + "x: ]") == [("M004", 9)]


def test_an_alias_may_repeat_what_stands_above() -> None:
    assert found(CHECKLIST.replace("Opgaver}", "&t Opgaver}").replace('"Værdier og mål"', "*t ")) == []


def test_windows_files_are_read_like_others() -> None:
    assert found(b"\xef\xbb\xbf" + CHECKLIST.replace("\n", "\r\n").encode()) == []
