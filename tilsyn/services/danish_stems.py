"""The stems of Danish words, for whoever looks words up in a text; the domain is handed this, and knows no library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def danish_stem() -> Callable[[str], str]:
    """What gives the stem of a word in small letters: of behandlingsplanerne behandlingsplan."""
    import snowballstemmer  # 16 ms; only a search for places needs it

    stem: Callable[[str], str] = snowballstemmer.stemmer("danish").stemWord
    return stem
