"""The provision that a follow-up point rests on, as the case's own acts have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.library.citations import alone, holds, lacks, section_text
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.library.citations import Provision
    from tilsyn.domain.library.laws import Law


def provision_text(stated: str, laws: Sequence[Law]) -> str:
    """In the one form that is looked up, where it is nothing but a citation of an act we have; else as it is written.

    Raises UsageProblem for a subsection that is not in a section we have: what is printed must be there.
    """
    named = {each.id: each.named() for each in laws}
    cited = alone(stated, named.values())
    if cited is None:
        return stated
    if lacks(named[cited.law], cited):
        raise _not_there(cited, next(each for each in laws if each.id == cited.law))
    return str(cited) if holds(named[cited.law], cited) else stated


def _not_there(cited: Provision, law: Law) -> UsageProblem:
    section = next(each for each in law.sections if each.number == cited.section)
    held = f"§ {section_text(section.number)}, stk. 1-{len(section.subsections)}"
    return UsageProblem(
        f"{cited} findes ikke i loven, som sagen har den.",
        f"Vi kender {held} ({law.source.publisher}, {law.source.date}). Er loven ændret siden, så skriv det med: "
        f"»{cited}, som ændret ved …«.",
    )
