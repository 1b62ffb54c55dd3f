"""What a person can do at a question besides answering it: one table for keys, palette and help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.services.conversation.methods import offered

if TYPE_CHECKING:
    from tilsyn.services.conversation.session import Session


class Command(NamedTuple):
    """A key as Textual names it, what it is called, and what it does.

    `writing`: also while the note is written. `at_once`: a key that does it from the key line without Enter.
    """

    key: str
    title: str
    act: str
    writing: bool = True
    at_once: str = ""


TABLE = (
    Command("s", "Næste spørgsmål uden at svare", "onward"),
    Command("b", "Tilbage til der, hvor du var før", "back"),
    Command("u", "Fortryd det sidste, skridt for skridt", "undo", at_once="ctrl+z"),
    Command("ctrl+y", "Hent det igen, der lige er fortrudt", "redo", writing=False),
    Command("backspace", "Tag svaret her tilbage (på en tom linje)", "take_back", writing=False),
    Command("k", "Kun kernen, eller alle spørgsmål", "core", at_once="ctrl+k"),
    Command("g", "Gå til et spørgsmål", "go_to"),
    Command("/", "Søg i spørgsmål, anvisninger og egne noter", "search"),
    Command("?", "Anvisninger", "directives"),
    Command("m", "Metoderne, som kilden nævner dem, som ord til noten", "methods"),
    Command("h", "Hvordan du spurgte: ordene med i notatet", "asked_so"),
    Command("+", "Løs note", "loose_note"),
    Command("e", "Eget spørgsmål, her", "own_question"),
    Command("a", "Brug svaret som grundlag (i en spørgeramme)", "choose_ground"),
    Command("pagedown", "Næste i listen", "listed_after", writing=False),
    Command("pageup", "Forrige i listen", "listed_before", writing=False),
    Command("ctrl+l", "Listen over alle spørgsmål", "listing"),
    Command("f2", "Citat: anførselstegn om det, der er sagt ordret", "quote"),
    Command("f3", "Vend tilbage til spørgsmålet", "flag"),
    Command("f4", "Fortroligt: må ikke kunne føres tilbage", "hide"),
    Command("f5", "Hvornår det blev sagt", "say_at"),
    Command("f6", "Nogen kommer eller går", "come_or_go"),
    Command("f7", "En i gruppen sagde noget andet · sted og citat", "beside"),
    Command("f8", "Afslut samtalen", "close"),
    Command("ctrl+r", "Læs igennem, hvad der er skrevet, og ret det", "read_through"),
    Command("ctrl+o", "Samtalens eller modellens rækkefølge", "reorder"),
    Command("ctrl+p", "Alle kommandoer", "palette"),
    Command("q", "Stop, og lad samtalen stå åben", "stop"),
)


LETTERS = {each.key: (each.act, each.title) for each in TABLE if len(each.key) == 1}
"""What a letter means in the key line, and its words."""
ANYWHERE = {each.key: each.act for each in TABLE if len(each.key) > 1 and each.writing}
"""What a key does while a note is being written, too."""
FROM_LINE = {each.at_once or each.key: each.act for each in TABLE if each.at_once or not each.writing}
"""What a key does at once from the key line."""


def letters_here(session: Session) -> dict[str, tuple[str, str]]:
    """What a letter means in the key line here: that of the methods only where they are offered."""
    if offered(session):
        return LETTERS
    return {letter: told for letter, told in LETTERS.items() if told[0] != "methods"}


NAMED = {"pagedown": "PgDn", "pageup": "PgUp", "backspace": "Backspace"}


def shown(key: str) -> str:
    """A key by the name that stands on it."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[-1].upper()}"
    return NAMED.get(key, key.upper()) if len(key) > 1 else key
