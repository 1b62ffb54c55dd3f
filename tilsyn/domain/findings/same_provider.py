"""Whether two cases are of one provider: two providers are never held against each other, for that is to rank them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tilsyn.domain.journal.fields import CaseFields


class ProviderDiffers(NamedTuple):
    """What tells the two apart, in Danish, and what each case says."""

    what: str
    one: str
    other: str


def provider_differs(one: CaseFields, other: CaseFields) -> ProviderDiffers | None:
    """None where it is one provider.

    Tilbudsportalen's id settles it where both cases have it: a provider may have got a new name. Without it the names
    must be the same, and no CVR number may say otherwise; one owner's number may stand for several providers.
    """
    if one.portal_id and other.portal_id:
        return _told_apart("id på Tilbudsportalen", one.portal_id, other.portal_id)
    named = _told_apart("navn", one.provider, other.provider)
    return named or (_told_apart("CVR-nummer", one.cvr, other.cvr) if one.cvr and other.cvr else None)


def _told_apart(what: str, one: str, other: str) -> ProviderDiffers | None:
    return None if _plain(one) == _plain(other) else ProviderDiffers(what, one, other)


def _plain(text: str) -> str:
    """Without what is typed one way today and another tomorrow."""
    return re.sub(r"\s+", "", text).casefold()
