"""`status`: the verdict first, one line a kind, more where it is asked for, and in pages where it is too high."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import desk_of
from tests.test_console_keys import Console, pressed
from tilsyn.cli.console_keys import ConsoleKeys
from tilsyn.cli.keyboard import TerminalGone
from tilsyn.cli.pages import Pages, Window, broken
from tilsyn.domain.findings.readiness import ALERT
from tilsyn.domain.problems import problem
from tilsyn.domain.problems.case import CASE_KINDS
from tilsyn.domain.problems.case_summed import SUMMED, summed
from tilsyn.services.keeping.records import overview

Run = Callable[..., tuple[int, str, str]]


def test_status_begins_with_the_verdict_and_says_each_kind_in_one_line(run: Run, case_path: Path) -> None:
    code, out, err = run("status", case_path)
    lines = out.splitlines()
    assert (code, err, lines[0]) == (1, "", "Ikke klar til endelig rapport.")
    assert "  20 indikatorer mangler: 1.a 2.a 2.b 2.c 3.a 3.b 3.d 4.a 4.b 5.a" in out
    assert "  18 vurderinger mangler: kriterium 1 2 3 4 5 7 8 9 10 14 · tema 1 2 3 4 5 6 7 · samlet vurdering\n" in out
    assert "Råd:" not in out
    assert len(lines) < 24
    run("focus", case_path, "4.a", "--reason", "-", typed="Kun den")
    assert "  1 indikator mangler: 4.a\n" in run("status", case_path)[1]


def test_everything_is_told_with_all_and_of_one_place_by_its_name(run: Run, case_path: Path) -> None:
    _, whole, _ = run("status", case_path, "--all")
    assert whole.startswith("Ikke klar til endelig rapport.\n")
    with desk_of(case_path) as desk:
        found = overview(desk).ready
    assert all(each.lines()[1] in whole for each in (*found.blocking, *found.warnings))
    _, one, _ = run("status", case_path, "4A")
    assert re.findall(r"S\d+", one) == ["S001"]
    assert "tilsyn score SAG 4.a" in one
    _, theme, _ = run("status", case_path, "tema:4")
    below = ["4.a", "4.b", "5.a", "5.b", "5.c", "7.a", "kriterium 4", "kriterium 5", "kriterium 7", "tema 4"]
    assert re.findall(r"^(.+): S\d", theme, re.MULTILINE) == below
    assert "økonomi: intet mangler." in run("status", case_path, "økonomi")[1]


@pytest.mark.parametrize("more", [("4.x",), ("4.a", "--all"), ("--all", "--json"), ("4.a", "--json")])
def test_what_cannot_be_shown_is_refused(run: Run, case_path: Path, more: tuple[str, ...]) -> None:
    code, out, err = run("status", case_path, *more)
    assert (code, out, err.count("Råd:")) == (2, "", 1)


def test_what_may_oblige_stands_whole_above_what_is_missing(run: Run, case_path: Path) -> None:
    for text in ("ZEBRA siger hun", "Og GIRAF siger han"):
        run("note", case_path, "--alert", typed=text)
    _, out, _ = run("status", case_path)
    assert (
        out.index("ZEBRA siger hun")
        < out.index("GIRAF")
        < out.index("ret til ikke at udtale sig")
        < out.index("mangler")
    )


def test_every_kind_of_the_case_can_be_said_of_several_at_once() -> None:
    assert set(SUMMED) == set(CASE_KINDS) - {ALERT}
    for code, words in SUMMED.items():
        named = dict.fromkeys(re.findall(r"{(\w+)}", CASE_KINDS[code].text + CASE_KINDS[code].hint))
        facts = [{name: f"{name}-{number}" for name in named} for number in (1, 2)]
        both = [problem(code, **({"at": f"{number}.a"} | each)) for number, each in enumerate(facts, 1)]
        (line,) = summed(both, "indicator")
        told = [f"{words.fact}-1", f"{words.fact}-2"] if words.fact else ["1.a 2.a"]
        assert all(each in line for each in told), (code, line)
        (alone,) = summed(both[:1], "criterion")
        assert "\n" not in alone


def test_what_stands_several_times_at_one_place_counts_once_where_places_are_counted() -> None:
    named = [("1.a", "Leder"), ("1.a", "Borger 1"), ("2.b", "Leder")]
    found = [problem("S023", at=at, id=at, source=source) for at, source in named]
    assert list(summed(found, "indicator")) == ["2 bedømmelser nævner kilder, som ikke har noget noteret der: 1.a 2.b"]
    assert list(summed(found[:2], "indicator")) == ["1 bedømmelse nævner kilder, som ikke har noget noteret der: 1.a"]
    groups = [problem("S026", at="1.a", group=group) for group in ("borgere", "pårørende")]
    assert list(summed(groups, "indicator")) == ["1 tekst kan pege på enkeltpersoner: 1.a"]
    changed = [problem("S075", at="1.a", what="1.a", receiver=each) for each in ("tilbuddet", "Tilbudsportalen")]
    assert list(summed(changed, "indicator")) == ["Ændret, siden den endelige rapport blev lavet: 1.a"]
    versions = [problem("S009", at="1.a", what="1.a", count=2)] * 2
    assert list(summed(versions, "indicator")) == ["1 sted står der flere udgaver fra hver sin computer: 1.a"]
    sentences = [problem("S027", at="tema:1", id=each) for each in ("1.a", "1.b")]
    assert list(summed(sentences, "indicator")) == [
        "Temavurderinger gentager ordret sætninger fra 2 bedømmelser: 1.a, 1.b"
    ]


def test_what_counts_things_counts_two_at_one_place_twice() -> None:
    orders = [problem("S006", at="1.a", post=post) for post in ("aaaa", "bbbb")]
    assert list(summed(orders, "indicator")) == ["2 påbud mangler en frist: 1.a"]


def test_a_title_is_named_whole_whatever_marks_it_holds() -> None:
    found = [
        problem("S039", what=f"»{title}« er modtaget", first="05-10-2023", second="01-10-2023", how="tilsyn plan SAG")
        for title in ("Uge 40: nat, dag", "Uge 41")
    ]
    (line,) = summed(found, "indicator")
    assert line.endswith("»Uge 40: nat, dag« er modtaget, »Uge 41« er modtaget")


class TypedKeys:
    """Keys struck one after another, and all that was drawn."""

    encoding = "utf-8"
    dumb = False
    brackets = True

    def __init__(self, *struck: str) -> None:
        self._struck = list(struck)
        self.pages: list[str] = []
        self.held = 0

    def take_over(self) -> None:
        self.held += 1

    def give_back(self) -> None:
        self.held -= 1

    def columns(self) -> int:
        return 80

    def more(self, shown: bytearray, *, all_at_once: bool, within: float | None) -> str:
        if not self._struck:
            raise TerminalGone
        return self._struck.pop(0)

    def flush(self, shown: bytearray) -> None:
        self.pages.append(shown.decode())


LINES = [f"linje {number}" for number in range(1, 51)]


def tops(*struck: str) -> list[int]:
    """The first line of each page that was drawn."""
    keys = TypedKeys(*struck)
    Pages(LINES, keys, lambda: Window(80, 21)).turn()
    assert keys.held == 0
    assert keys.pages[0].startswith("\x1b[?1049h")
    assert keys.pages[-1].endswith("\x1b[?1049l")
    return [int(found[1]) for page in keys.pages if (found := re.search(r"linje (\d+)", page))]


def test_pages_are_turned_by_space_b_and_arrows_and_left_by_q() -> None:
    assert tops(" ", " ", " ", "b", "q") == [1, 21, 31, 11]
    assert tops("\x1b[B", "\x1b[B", "\x1b[A", "\x1b[A", "\x1b[A", "q") == [1, 2, 3, 2, 1]
    assert tops("\x1b[F", "\x1b[5~", "\x1b[H", "\x1b[6~", "Q") == [1, 31, 11, 1, 21]
    assert tops("x", "æ", "", "q", " ") == [1]
    assert tops(" b q") == [1, 21, 1, 21]
    assert tops("\x1b", "[B", "\x1b", "", " ") == [1, 2]


def test_a_terminal_that_goes_away_and_an_interrupt_leave_it_as_it_was() -> None:
    assert tops(" ") == [1, 21]

    class Interrupting(TypedKeys):
        def more(self, shown: bytearray, *, all_at_once: bool, within: float | None) -> str:
            raise KeyboardInterrupt

    keys = Interrupting()
    Pages(LINES, keys, lambda: Window(80, 21)).turn()
    assert keys.held == 0


def test_a_window_of_another_size_is_drawn_anew() -> None:
    sizes = iter([Window(80, 21), Window(80, 21), Window(20, 11), Window(20, 11)])
    keys = TypedKeys("", "", "", "q")
    Pages(LINES, keys, lambda: next(sizes)).turn()
    assert [page.count("linje ") - page.count("en linje") for page in keys.pages] == [0, 20, 10, 0]
    assert max(map(len, re.findall(r"\x1b\[7m(.*?)\x1b\[0m", keys.pages[2]))) <= 19


def test_a_line_is_broken_between_words_and_a_long_word_where_it_must() -> None:
    assert broken(["  20 indikatorer mangler: 1.a 2.a", "", "x" * 25], Window(21, 5)) == [
        "  20 indikatorer", "  mangler: 1.a 2.a", "", "x" * 20, "x" * 5,
    ]  # fmt: skip


def test_json_is_the_same_and_alone(run: Run, case_path: Path) -> None:
    code, out, err = run("status", case_path, "--json")
    assert (code, err) == (1, "")
    assert len(json.loads(out)["blocking"]) == 43


def test_a_console_of_windows_turns_the_pages_too() -> None:
    struck = [pressed(" "), pressed("\x1b[A"), pressed("q")]
    console = Console(*struck)
    Pages(LINES, ConsoleKeys(console), lambda: Window(80, 21)).turn()
    assert console.taken == 0
    assert re.findall(r"\x1b\[7m(\d+)-", console.shown) == ["1", "21", "20"]
