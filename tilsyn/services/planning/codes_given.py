"""A code that someone types for a source: whether it looks like one, or like the name of a person."""

from __future__ import annotations

ROLES = (
    "anonym", "assistent", "barn", "behandler", "beboer", "beliggenhedskommune", "bestyrelse", "borger", "bror", "chef",
    "datter", "driftsherre", "far", "forstander", "forælder", "kommune", "konsulent", "kontaktperson", "koordinator",
    "ledelse", "leder", "læge", "lærer", "medarbejder", "mor", "nattevagt", "partner", "psykolog", "pædagog",
    "pårørende", "rådgiver", "sekretær", "sygeplejerske", "søster", "terapeut", "tip", "vikar", "visitator", "værge",
)  # fmt: skip
"""How a code that names a role ends; what ends otherwise and has no number may be a name."""
RELATIVES = frozenset({"barn", "bror", "datter", "far", "mor", "partner", "pårørende", "søster", "værge"})


def unlike_a_code(code: str) -> bool:
    """Whether a code may be a person's name, alone or with a role or a number: "Mette", "Leder Mette", "Mettes mor"."""
    words = code.split()
    roles = [number for number, word in enumerate(words) if word.casefold().endswith(ROLES)]
    if not roles:
        return not any(char.isdigit() for char in code) or sum(map(_like_a_name, words)) > 1
    if any("kommune" in word.casefold() for word in words):
        return False  # a municipality's name is nobody's
    after = any(_like_a_name(word) for word in words[roles[0] + 1 :])
    return after or any(
        words[number].casefold() in RELATIVES and words[number - 1].endswith("s") and _like_a_name(words[number - 1])
        for number in roles
        if number
    )


def _like_a_name(word: str) -> bool:
    """A word with a capital that names no role: neither Borger nor Borgerens, and not the A of Borger A."""
    low = word.casefold()
    return len(word) > 1 and word.isalpha() and word[0].isupper() and not (low.endswith(ROLES) or low.startswith(ROLES))
