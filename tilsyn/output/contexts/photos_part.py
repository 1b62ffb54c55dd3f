"""Photos, for the authority's own papers alone: each by the bytes that the case keeps of it, and its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.output.contexts.records.working import PhotoPart


def photos(visible: Visible, among: Collection[str] | None = None) -> Iterator[PhotoPart]:
    """Those that are kept, in show order; only `among`, by id, where that is said."""
    for each in visible.documents.values():
        if each.is_photo and each.kept_file and (among is None or each.id in among):
            meetings = (held.told for held in visible.encounters.values() if each.id in held.encounter.documents)
            yield {"billede": each.kept_file, "tekst": each.caption or "", "samtale": listed(meetings)}
