"""Word templates: the shipped ones, the office's own, and what is wrong with one before a case is at stake."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import either
from tilsyn.domain.text import name_shown, quote
from tilsyn.errors import QuestionnaireError, UsageProblem
from tilsyn.services.leaving.outputs import check_ending
from tilsyn.storage.outgoing import Door, never

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.domain.problems import Problem
    from tilsyn.storage.outgoing import Consent

SUFFIX = ".docx"
_OF_WORD = frozenset({SUFFIX, ".dotx", ".docm", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf"})
"""Whoever names one of these means a file; what it is, is said of the file."""
LARGEST_READ = 250
"""Megabytes that are read at all; how large a template may be, the check says (`output.word.template_file`)."""
PAPERS = {
    "tilsynsrapport": "Rapporten, i alle slags sager og til alle modtagere.",
    "portal": "Uddraget til Tilbudsportalen.",
    "godkendelse": "Rapporten om en ansøgning om godkendelse.",
    "brev": "Brevet om et besøg, med opslaget til borgerne.",
    "interviewguide": "Samtaleguiden på papir.",
    "notat": "Notatet om en samtale.",
    "spoergeramme": "En spørgeramme, som sagen står.",
    "sammenligning": "To tilsyn med det samme tilbud.",
}
"""The shipped templates, and what each is for. A template of one's own takes the place of one of them."""


class TemplateRow(NamedTuple):
    """A template that can be named."""

    name: str
    what: str
    own: Path | None


def listed(own_folder: Path) -> list[TemplateRow]:
    """The shipped ones, and those that lie in the office's own folder."""
    own = [TemplateRow(path.stem, what_for(path.stem), path) for path in _own(own_folder)]
    return [*own, *(TemplateRow(name, what, None) for name, what in PAPERS.items())]


def _own(folder: Path) -> list[Path]:
    try:
        found = [each for each in folder.iterdir() if each.suffix.lower() == SUFFIX and not each.name.startswith("~$")]
    except OSError:
        return []
    return sorted(found)


def what_for(stem: str) -> str:
    """What a template's name says that it is for."""
    return PAPERS[paper_of(stem)]


def paper_of(stem: str) -> str:
    """The shipped template that a file takes the place of, by how its name begins; else the report's."""
    return next((name for name in PAPERS if stem.casefold().startswith(name)), "tilsynsrapport")


def kind_of_report(named: str | None) -> str | None:
    """The one kind of report that a template is for by its name; None: it may be any, as far as its name says."""
    paper = paper_of(Path(named).stem) if named else "tilsynsrapport"
    return paper if paper in {"portal", "godkendelse"} else None


def check_kind(made_for: str | None, wanted: str) -> None:
    """Refuse a template of another kind of report: much of this one would not come out. Raises QuestionnaireError."""
    if made_for is not None and f"{made_for}{SUFFIX}" != wanted:
        what = PAPERS[made_for].rstrip(".")
        raise QuestionnaireError(
            f"Skabelonen er til noget andet end denne rapport: {what[0].lower()}{what[1:]}.",
            f"Vælg {either(dict.fromkeys((Path(wanted).stem, 'tilsynsrapport')))}, eller en kopi af den.",
        )


def template_bytes(named: str | None, own_folder: Path) -> bytes | None:
    """The template by a file's path, or by its name in the office's folder or among the shipped; None: none is named.

    Raises UsageProblem for a file that cannot be read, QuestionnaireError for a name nobody has: never another one.
    """
    from tilsyn import resources
    from tilsyn.storage.incoming import read_given

    if named is None:
        return None
    if _is_path(named):
        return read_given(Path(named), LARGEST_READ)
    for folder, names in ((own_folder, [each.stem for each in _own(own_folder)]), (resources.templates(), PAPERS)):
        for name in names:
            if name.casefold() == named.casefold():
                return read_given(folder / f"{name}{SUFFIX}", LARGEST_READ)
    raise _unknown(named, own_folder)


def _is_path(named: str) -> bool:
    return Path(named).suffix.lower() in _OF_WORD or any(each in named for each in "/\\")


def _unknown(named: str, own_folder: Path) -> QuestionnaireError:
    names = list(dict.fromkeys(each.name for each in listed(own_folder)))
    near = get_close_matches(named.casefold(), names, n=1)
    meant = f"Mente du {near[0]}? " if near else ""
    return QuestionnaireError(
        f"Skabelonen »{quote(named)}« findes ikke.", f"{meant}Vælg {either(names)}, eller skriv filens navn med .docx."
    )


def checked(path: Path, paper: str | None) -> list[Problem]:
    """Everything there is to say about a template: problems with the file's name. Raises UsageProblem."""
    from tilsyn.output.word.template_check import check_template
    from tilsyn.storage.incoming import read_given

    wanted = _paper(paper) if paper is not None else paper_of(path.stem)
    found = check_template(read_given(path, LARGEST_READ), f"{wanted}{SUFFIX}")
    return [each.model_copy(update={"file": name_shown(path.name)}) for each in found]


def usable(found: Iterable[Problem]) -> bool:
    """Whether papers can be made from it."""
    return all(each.severity == "warning" for each in found)


def meant_for(path: Path) -> str | None:
    """The paper that a file can be used for, where its name says none and it is no report's; else None."""
    if not path.stem.casefold().startswith(tuple(PAPERS)):
        return next((name for name in PAPERS if usable(checked(path, name))), None)
    return None


def _paper(named: str) -> str:
    if named.casefold() in PAPERS:
        return named.casefold()
    raise UsageProblem(f"Papiret »{quote(named)}« kendes ikke.", f"Vælg mellem {either(PAPERS)}.")


def copy_template(named: str, path: Path, own_folder: Path, *, may_replace: Consent = never) -> None:
    """A copy to change in Word. Raises what `template_bytes` and `Door.put` do, and UsageProblem for another ending."""
    check_ending(path, SUFFIX)
    content = template_bytes(named, own_folder)
    if content is not None:
        Door(None, may_replace).put(path, content)
