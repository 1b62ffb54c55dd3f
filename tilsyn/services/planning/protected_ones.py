"""Sources and conversations that are protected: whom they may stand beside, and how they are called from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.journal.entries import Encounter, Source
from tilsyn.services.open_case import NEW_SOURCE, unknown_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.services.open_case import Desk


def refuse_mixed(desk: Desk, called: Mapping[str, Source | None], *, seen: bool = False, how: str = NEW_SOURCE) -> None:
    """One who is protected has conversations of her own: in an open one her coming would be felt (domain.md 7).

    `called`: who takes part by what they were called, None where a source is still to be made; `seen`: where others
    see it already. She is said not to exist, and `how` one who does not is made.
    """
    shown = desk.visible().sources
    hidden = [code for code, source in called.items() if source and source.id not in shown]
    if hidden and (seen or len(hidden) < len(called)):
        raise unknown_source(desk.visible(), hidden[0], how)


def found_again(desk: Desk, made: Source | Encounter) -> str:
    """How what is protected is called from now on, to whoever has made it so; of what may be seen, nothing."""
    shown = desk.visible()
    if made.id in shown.sources or made.id in shown.encounters:
        return ""
    source = isinstance(made, Source)
    what, option = ("Kilden", "--source") if source else ("Samtalen", "--encounter")
    return (
        f"{what} er beskyttet og kendes kun på sit id: {option} {made.id[:8]}. "
        "Det står også i tilsyn log SAG --protected."
    )
