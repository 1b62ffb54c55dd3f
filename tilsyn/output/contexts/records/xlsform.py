"""A form for tablets: whom one may talk to, and what is asked of each, before it is laid out as an XLSForm."""

from typing import TypedDict


class TabletQuestion(TypedDict):
    """One question: its official ids (the first carries the reading), the spoken words, the official ones.

    `navn`: what its fields are called by. One of one's own has its code for an id, and says what it belongs to.
    """

    navn: str
    numre: list[str]
    emne: str
    hoved: str
    opfoelgning: list[str]
    vink: str
    officielt: list[str]


class TabletSection(TypedDict):
    """What one group is asked, and the words to begin and to end with."""

    gruppe: str
    titel: str
    aabning: list[str]
    spoergsmaal: list[TabletQuestion]
    afslutning: list[str]


class TabletForm(TypedDict):
    """`sag` is what the case is called in what comes back to it; `grupper` are all that may be chosen, with words."""

    format: str
    sag: str
    titel: str
    stand: str
    grupper: list[tuple[str, str]]
    afsnit: list[TabletSection]
