"""Which of the case's papers a file is: the same file again, the paper that was asked for, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import either
from tilsyn.domain.findings.standards.municipality import spelled_alike
from tilsyn.domain.journal.entries import Document
from tilsyn.domain.text import as_name, one_line, quote
from tilsyn.errors import UsageProblem
from tilsyn.services.planning.plan import known_type

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.documents.reading import ReadDocument

Standing = tuple["Entry", Document]


class HandedIn(NamedTuple):
    """What was said of a file; None leaves what stands. `personal`: it holds what is told of persons."""

    type: str | None = None
    title: str | None = None
    dated: str | None = None
    provenance: str | None = None
    encounter: str | None = None
    caption: str | None = None
    store: bool = False
    personal: bool = False
    municipality: str | None = None


def standing_as(desk: Desk, path: Path, read: ReadDocument, handed: HandedIn) -> Entry | None:
    """The entry of the document that the file is, if there is one. Raises UsageProblem where several may be."""
    held = list(desk.visible().of(Document))
    found = (
        next((each for each in held if each[1].sha256 == read.sha256), None)
        or _said_to_be(held, handed)
        or _waited_for(held, path, handed, photo=read.picture is not None)
    )
    return desk.visible().behind(found[0])[-1] if found else None


def _said_to_be(held: Sequence[Standing], handed: HandedIn) -> Standing | None:
    """The same type and title is the same document, as in the plan: a newer file takes the place of the earlier one.

    Two municipalities may call their papers the same.
    """
    if not (handed.type and handed.title):
        return None
    said = (known_type(handed.type).casefold(), one_line(handed.title).casefold())
    alike = [each for each in held if (each[1].type.casefold(), (each[1].title or "").casefold()) == said]
    return next((each for each in alike if not _is_anothers(each[1], handed)), None)


def _is_anothers(document: Document, handed: HandedIn) -> bool:
    both = (document.municipality or "", one_line(handed.municipality or ""))
    return all(both) and spelled_alike(both[0]) != spelled_alike(both[1])


def _waited_for(held: Sequence[Standing], path: Path, handed: HandedIn, *, photo: bool) -> Standing | None:
    """A paper that was asked for, and no file has come for."""
    waiting = [each for each in held if each[1].sha256 is None and each[1].status != "findes_ikke"]
    if handed.type:
        of_type = [each for each in waiting if each[1].type.casefold() == known_type(handed.type).casefold()]
        if handed.title:  # none has that title: one that has none may be it
            of_type = [each for each in of_type if not each[1].title]
        return _only(of_type)
    if photo:
        return None
    name = as_name(handed.title or path.stem).casefold()
    named = [each for each in waiting if name in {each[1].type.casefold(), (each[1].title or "").casefold()}]
    return named[0] if len(named) == 1 else None


def _only(found: Sequence[Standing]) -> Standing | None:
    if len(found) < 2:  # noqa: PLR2004  one, or none
        return found[0] if found else None
    titles = [f"»{quote(each.title)}«" if each.title else "det uden titel" for _, each in found]
    raise UsageProblem(
        f"Planen har flere dokumenter af typen {quote(found[0][1].type)}. Intet er gemt.",
        f"Tilføj --title med titlen på det, du mener: {either(titles)}.",
    )
