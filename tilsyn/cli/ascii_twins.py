"""What stands for a letter or a mark where an old console, or a pipe, cannot hold it."""

from __future__ import annotations

TWINS = {
    "æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "–": "-", "—": "-", "…": "...", "·": "|",
    "✓": "x", "»": '"', "«": '"', "“": '"', "”": '"', "§": "par.", "’": "'", "→": "->", "•": "*", "■": "#", "□": "-",
}  # fmt: skip


def twin(error: UnicodeError) -> tuple[str, int]:
    """As an error handler: what goes in the place of letters that the stream cannot hold, and where it goes on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(TWINS.get(letter, "?") for letter in error.object[error.start : error.end]), error.end
