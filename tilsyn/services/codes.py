"""Which source or encounter a person means by a code: the visible one, and never one of two at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Encounter, Source
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry

SHORT = 8
_SPEAKS_AS = {
    "borger": ("beboer", "borger", "ung"),
    "paaroerende": ("bror", "datter", "far", "forælder", "mor", "partner", "pårørende", "søster", "værge"),
    "medarbejder": (
        "assistent", "behandler", "kontaktperson", "koordinator", "læge", "lærer", "medarbejder", "nattevagt",
        "psykolog", "pædagog", "sygeplejerske", "terapeut", "vikar",
    ),
    "ledelse": ("bestyrelse", "chef", "forstander", "ledelse", "leder"),
    "kommune": ("driftsherre", "kommune", "rådgiver", "visitator"),
    "samarbejdspartner": ("samarbejdspartner",),
}  # fmt: skip
"""How a code ends that says which group it speaks for; offered to a person, never taken unasked."""
_MENDING = "Træk den ene tilbage med tilsyn withdraw, og opret den igen med sin egen kode. Indtil da: brug id'et."


def fits(identity: str, given: str) -> bool:
    """Whether a person means it by the first characters of its id."""
    return len(given) >= SHORT and identity.startswith(given.lower())


def likely_group(code: str) -> str | None:
    """The group that a code names: "Mor til Borger 2" a relative. None where it names none."""
    for word in code.casefold().split():
        ends = [(len(end), group) for group, known in _SPEAKS_AS.items() for end in known if word.endswith(end)]
        if ends:
            return max(ends)[1]
    return None


def unknown_source(visible: Visible, code: str, how: str) -> UsageProblem:
    """A code that the case has not: first how it is made, since the nearest one may be another person's."""
    from tilsyn.services.open_case import unknown

    known = [source.code for source in visible.sources.values()]
    refused = unknown(f"kilden {code}", known, code)
    made = how.format(code=code, group=likely_group(code) or "borger")
    return UsageProblem(refused.message, f"En ny kilde: {made}. {refused.hint}" if known else f"En ny kilde: {made}.")


def source_of(case: Case, visible: Visible, given: str) -> Source | None:
    """By code, or by the id of it or of any of its entries. Raises UsageProblem where two go by the code.

    One that is protected answers only to its exact code, and only where no other has it.
    """
    held = list(case.of(Source))
    named = [(entry, source) for entry, source in held if source.code == given] or [
        (entry, source) for entry, source in held if fits(source.id, given) or _has_version(case, entry, given)
    ]
    shown = [(entry, source) for entry, source in named if source.id in visible.sources]
    found = shown or named
    if len(found) > 1:
        raise _two(given, "kilder", [f"{source.group}, id {source.id[:SHORT]}" for _, source in found])
    return found[0][1] if found else None


def encounter_of(case: Case, visible: Visible, given: str) -> Encounter | None:
    """By code, by the name it goes by, or by the id of it or of any of its entries; as `source_of`."""
    held = list(case.of(Encounter))
    coded = [each for _, each in held if each.code == given]
    shown = [each for each in coded if each.id in visible.encounters]
    labelled = {key for key, each in visible.encounters.items() if each.label == given}
    named = [each for _, each in held if each.id in labelled]
    by_id = [each for entry, each in held if fits(each.id, given) or _has_version(case, entry, given)]
    found = (shown if len(shown) > 1 else None) or named or coded or by_id
    if len(found) > 1:
        raise _two(
            given, "samtaler", [f"{(each.start or '')[:10]}, id {each.id[:SHORT]}".lstrip(", ") for each in found]
        )
    return found[0] if found else None


def _has_version(case: Case, entry: Entry, given: str) -> bool:
    return any(fits(each, given) for each in case.slots[entry.header.slot])


def _two(given: str, what: str, found: Sequence[str]) -> UsageProblem:
    return UsageProblem(f"Koden {given} hører til {len(found)} {what}: {'; '.join(found)}.", _MENDING)


def refuse_taken_source(code: str, group: object) -> Callable[[Case], None]:
    """For the gesture that adds a source: asked again inside it, of what another window has written meanwhile.

    A tip's code is asked about only where a tip is added: to others it is as if it were not there.
    """

    def check(case: Case) -> None:
        shown = Visible(case).sources
        if any(each.code == code and (group == "anonym" or each.id in shown) for _, each in case.of(Source)):
            raise UsageProblem(
                f"Kilden {code} findes allerede.", "En kode hører til én kilde. Vælg den næste, fx Borger 2."
            )

    return check


def refuse_taken_encounter(code: str | None) -> Callable[[Case], None]:
    """The same for an encounter's own code."""

    def check(case: Case) -> None:
        shown = Visible(case).encounters.values() if code else ()
        if any(each.encounter.code == code for each in shown):
            raise UsageProblem(
                f"Der findes allerede en samtale med koden {code}.", "Vælg en anden kode, eller udelad den."
            )

    return check
