"""One report, three templates: of what all of them are built from, each keeps what its kind prints; for build.py alone.

What is known of a kind stands in the program's own tables. A question whose answer is known goes, and with it the part
that would never be printed; what can be either stays as it is.
"""  # noqa: INP001  a script

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from docx.oxml.ns import qn
from jinja2 import Environment, nodes

from tilsyn.output.contexts.audiences import SEES, sees, shown_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from tilsyn.domain.values import Audience

T = TypeVar("T")
_ALONE = {kind: re.compile(rf"\s*\{{%{kind} ((?:(?!%\}}).)+) %\}}\s*") for kind in ("p", "tr")}
_INLINE = re.compile(r"(\{% .+? %\})")
_MARK = re.compile(r"\{% (.+?) %\}")
_CHART = "/chart"
_TEXT = qn("w:t")


def seen_by(*readers: Audience) -> dict[str, bool]:
    """What is the same for all these: the parts they may ask for, and what none of them ever sees."""
    asked = [cast("dict[str, bool]", shown_parts(each)) for each in readers]
    same = {f"dele.{name}": seen for name, seen in asked[0].items() if all(each[name] == seen for each in asked)}
    whole = (part for part in SEES if part.isidentifier())
    return {**same, **{part: False for part in whole if not any(sees(each, part) for each in readers)}}


KINDS: dict[str, dict[str, bool]] = {
    "tilsynsrapport.docx": {},
    "portal.docx": seen_by("portal"),
    "godkendelse.docx": {**seen_by("provider", "internal"), "udgave.metode": False, "spindelvaev": False},
}
"""By template. The first is for all kinds and readers; an approval has no means, and so no spider (domain.md 5.5)."""


def keep(document: Document, known: Mapping[str, bool]) -> None:
    """Take out what this kind never prints."""
    body = document.element.body
    _keep_in(body, list(body), "p", known)
    for table in body.iter(qn("w:tbl")):
        _keep_in(table, list(table.tr_lst), "tr", known)
    for each in body.iter(qn("w:tc")):
        _keep_in(each, list(each), "p", known)
    edges = [edge for section in document.sections for edge in (section.header, section.footer)]
    for text in [text for part in (body, *(each._element for each in edges)) for text in part.iter(_TEXT)]:  # noqa: SLF001
        pieces = [each for each in _INLINE.split(text.text or "") if each]
        if any(map(_inline, pieces)):
            text.text = "".join(kept(pieces, _inline, known))
    _forget_charts(document)


def _keep_in(owner: BaseOxmlElement, units: list[BaseOxmlElement], kind: str, known: Mapping[str, bool]) -> None:
    staying = {id(each) for each in kept(units, lambda unit: _alone(unit, kind), known)}
    for each in units:
        if id(each) not in staying:
            owner.remove(each)


def _alone(unit: BaseOxmlElement, kind: str) -> str:
    """The mark that a paragraph or a row is there for, and nothing else."""
    found = _ALONE[kind].fullmatch("".join(each.text or "" for each in unit.iter(_TEXT)))
    return found[1] if found else ""


def _inline(piece: str) -> str:
    found = _MARK.fullmatch(piece)
    return found[1] if found else ""


class _Open(NamedTuple):
    """A question that has begun: its answer where it is known, and whether what follows stays."""

    answer: bool | None
    stays: bool


def kept(units: Iterable[T], mark: Callable[[T], str], known: Mapping[str, bool]) -> list[T]:
    """The units that stay, in order: those of a branch that is never taken go, and marks that no longer ask."""
    staying: list[T] = []
    begun: list[_Open] = []
    for unit in units:
        word, _, condition = mark(unit).partition(" ")
        stays = all(each.stays for each in begun)
        if word == "if":
            answer = answered(condition, known)
            begun.append(_Open(answer, answer is not False))
            stays &= answer is None
        elif word in {"else", "elif", "endif"} and begun:
            last = begun.pop()
            outside = all(each.stays for each in begun)
            if word == "elif" and last.answer is not None:
                raise NotImplementedError(condition)  # no template of ours asks so
            if word != "endif":
                begun.append(last._replace(stays=last.answer is not True))
            stays = outside and last.answer is None
        if stays:
            staying.append(unit)
    return staying


def answered(condition: str, known: Mapping[str, bool]) -> bool | None:
    """What a question comes to, whatever the case; None where that depends on it."""
    parsed = Environment().parse(f"{{{{ ({condition}) }}}}")  # noqa: S701  nothing is rendered
    return _of(parsed.body[0].nodes[0], known)  # type: ignore[attr-defined]  # one expression


def _of(asked: nodes.Node, known: Mapping[str, bool]) -> bool | None:
    match asked:
        case nodes.Not():
            inner = _of(asked.node, known)
            return None if inner is None else not inner
        case nodes.And():
            both = {_of(asked.left, known), _of(asked.right, known)}
            return False if False in both else None if None in both else True
        case nodes.Or():
            either = {_of(asked.left, known), _of(asked.right, known)}
            return True if True in either else None if None in either else False
        case _:
            return known.get(_dotted(asked))


def _dotted(named: nodes.Node) -> str:
    """`interne.kort` is as its whole is, where that is never there."""
    if isinstance(named, nodes.Getattr):
        return f"{_dotted(named.node)}.{named.attr}"
    return named.name if isinstance(named, nodes.Name) else ""


def _forget_charts(document: Document) -> None:
    """The chart goes with the paragraph that drew it."""
    drawn = document.element.xml
    for identity, each in list(document.part.rels.items()):
        if each.reltype.endswith(_CHART) and f'"{identity}"' not in drawn:
            document.part.drop_rel(identity)
