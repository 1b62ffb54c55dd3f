"""Who sends a document, from the office's copy in the case: public data, and the names behind initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import listed
from tilsyn.domain.office import Authority

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tilsyn.output.contexts.records.authority import AuthorityPart, ConsultantPart

NOT_KNOWN = "[socialtilsyn]"
"""What a draft says of an authority that the case does not know."""


def authority_part(office: Authority | None, by: Iterable[str]) -> AuthorityPart:
    """`by`: the initials of those who may be named; none where the reader sees none."""
    said = office or Authority()
    return {
        "navn": said.name or NOT_KNOWN,
        "kendt": bool(said.name),
        "adresse": said.address,
        "telefon": said.phone,
        "mail": said.email,
        "websted": said.website,
        "logo": said.logo.sha256 if said.logo else "",
        "whistleblower": said.whistleblow_contact,
        "konsulenter": [_consultant(said, each) for each in by],
    }


def _consultant(office: Authority, letters: str) -> ConsultantPart:
    person = office.behind(letters)
    return {"navn": person.name, "titel": person.title, "initialer": letters}


def who(office: Authority | None, by: Iterable[str]) -> str:
    """Those who did something, on one line: by name and title where they are known, else by initials."""
    named = [_named(_consultant(office or Authority(), each)) for each in by]
    return "; ".join(named) if any(", " in each for each in named) else listed(named)


def signing(office: Authority | None) -> Callable[[str], str]:
    """The same of one, wherever a sentence says whose something is."""
    return lambda letters: who(office, [letters])


def _named(each: ConsultantPart) -> str:
    return ", ".join(filter(None, (each["navn"] or each["initialer"], each["titel"])))


def sender(part: AuthorityPart) -> str:
    """The authority as a document's properties name it; nothing where it is not known."""
    return "" if part["navn"] == NOT_KNOWN else part["navn"]
