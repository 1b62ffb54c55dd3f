"""Passages that stand word for word in two texts: found however they are laid out, and never where there is none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tilsyn.domain.findings.passages import PASSAGE, Cut, Passages, stretches

SAID = (
    "Borgerne beskriver samstemmende, at de bliver mødt med respekt, og at aftaler bliver skrevet ned, mens de ser på."
)
LETTERS = st.text(alphabet="ab c", max_size=300)


def normal(text: str) -> str:
    return " ".join(text.casefold().split())


def shares_a_passage(one: str, other: str) -> bool:
    return Cut.of(one).shares_a_passage(Cut.of(other))


def longest(one: str, other: str) -> int:
    """The longest common substring, the slow and plain way."""
    best, row = 0, [0] * (len(other) + 1)
    for letter in one:
        new = [0] * (len(other) + 1)
        for place, against in enumerate(other, 1):
            if letter == against:
                new[place] = row[place - 1] + 1
                best = max(best, new[place])
        row = new
    return best


@given(LETTERS, LETTERS, st.text(alphabet="abcdefgh ", min_size=60, max_size=120))
@settings(max_examples=150, deadline=None)
def test_a_passage_is_found_exactly_where_there_is_one(before: str, after: str, middle: str) -> None:
    one, other = f"{before}{middle}x", f"y{middle}{after}"
    assert shares_a_passage(one, other) == (longest(normal(one), normal(other)) >= PASSAGE)


@given(st.integers(0, len(SAID)), st.sampled_from(["\n", "\n\n", "  ", "\t\n "]))
def test_moved_line_breaks_and_other_letters_case_hide_nothing(place: int, blank: str) -> None:
    moved = SAID[:place].replace(" ", blank) + SAID[place:].upper()
    assert shares_a_passage(f"Noget andet. {moved}", f"{SAID} Mere.")


def test_one_character_less_is_no_passage() -> None:
    whole = normal(SAID)[:PASSAGE]
    assert shares_a_passage(f"a{whole}b", f"c{whole}d")
    assert not shares_a_passage(f"a{whole[:-1]}b", f"c{whole[:-1]}d")


def test_the_lines_of_sources_are_no_passage() -> None:
    sources = f"Kilder: {SAID}\nog {SAID}"
    assert not shares_a_passage(f"Ét.\n{sources}", f"Noget andet.\n{sources}")
    assert shares_a_passage(f"Ét.\n{sources}\n\n{SAID}", f"{SAID}\n{sources}")
    sentence = f"Kilder: {SAID}"
    assert not shares_a_passage(f"Det er godt. {sentence}", f"»Det er skidt.« {sentence}")
    assert shares_a_passage(f"Det står i kilder: {SAID}", f"{SAID} Kilder: borgere.")
    assert list(stretches("Kilderne siger det samme.")) == ["kilderne siger det samme."]


def test_every_owner_is_named_in_the_order_it_came() -> None:
    held = Passages()
    for owner, text in (("10.a", SAID), ("4.a", "Noget andet."), ("2.a", f"Og så. {SAID}")):
        held.add(owner, Cut.of(text))
    assert held.shared(Cut.of(SAID)) == ["10.a", "2.a"]
