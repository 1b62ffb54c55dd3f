"""The sentence of a theme's own assessment that stands for it on the report's first spread; none is ever made here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.journal.entries import Assessment

_END = re.compile(r"([.!?…])[\"”’»«)\]]*\s+(?=(\S))")
_SHORT = frozenset({
    *("adm", "afd", "bl.a", "ca", "dvs", "ekskl", "evt", "f.eks", "fhv", "fx", "hhv", "inkl", "jf", "jvf", "kap"),
    *("kl", "maks", "mht", "mio", "nr", "pga", "pkt", "pr", "sml", "stk", "str", "tlf", "vedr"),
})  # fmt: skip
"""What is written short before something more: the full stop behind it ends no sentence."""


def own_sentences(text: str) -> list[str]:
    """The sentences of a text, each as it stands there; a line that ends, ends one."""
    return [sentence for line in text.splitlines() for sentence in _parted(line.strip())]


def _parted(line: str) -> Iterator[str]:
    begun = 0
    for found in _END.finditer(line):
        if _ends(line[begun : found.start()], found[1], found[2]):
            yield line[begun : found.end()].strip()
            begun = found.end()
    if line[begun:]:
        yield line[begun:]


def _ends(before: str, mark: str, following: str) -> bool:
    """A sentence begins with no small letter; behind a short form or one small letter it goes on."""
    if following.islower():
        return False
    word = before.rsplit(maxsplit=1)[-1].lstrip('(»"”') if before.strip() else ""
    is_short = word.casefold() in _SHORT or (len(word) == 1 and word.islower())
    return mark != "." or not is_short


def lead_of(stated: Assessment | None) -> str:
    """The sentence that was chosen, as long as it stands in the text; else the first."""
    sentences = own_sentences(stated.text) if stated else []
    if stated and stated.lead in sentences:
        return stated.lead or ""
    return sentences[0] if sentences else ""


def has_lost_its_lead(stated: Assessment | None) -> bool:
    """Whether a sentence was chosen that the text no longer has."""
    return bool(stated and stated.lead and stated.lead not in own_sentences(stated.text))
