"""What a template may speak of, made from the typed records of the documents (output/contexts/records).

A text stands for a value, a dict for named values, a list for what is gone through with a loop.
"""

from __future__ import annotations

from types import NoneType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    NamedTuple,
    TypeAlias,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from tilsyn.output.contexts.records.comparison import ComparisonPage
from tilsyn.output.contexts.records.encounter_note import EncounterNote
from tilsyn.output.contexts.records.frame_page import FramePage
from tilsyn.output.contexts.records.guide import GuidePage
from tilsyn.output.contexts.records.letter import Letter
from tilsyn.output.contexts.records.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape: TypeAlias = "str | dict[str, Shape] | list[Shape]"


def contract(record: type) -> dict[str, Shape]:
    """A record's placeholders and what each holds, in the record's order."""
    return {name: _shape(kind) for name, kind in get_type_hints(record, include_extras=True).items()}


def _shape(kind: Any, words: str = "") -> Shape:  # noqa: ANN401  a type as it is written
    if get_origin(kind) is Annotated:
        return _shape(get_args(kind)[0], kind.__metadata__[0])
    if get_origin(kind) is list:
        return [_shape(get_args(kind)[0], words)]
    held = _stated(kind)
    return contract(held[0]) if is_typeddict(held[0]) else words


def _stated(kind: Any) -> list[Any]:  # noqa: ANN401  as above
    """What may stand there when something does: of `str | None` the text."""
    return [each for each in get_args(kind) if each is not NoneType] or [kind]


def _absent_at_times(record: type) -> frozenset[str]:
    """Parts that are not in every report: a record or None."""
    kinds = get_type_hints(record).items()
    return frozenset(name for name, kind in kinds if NoneType in get_args(kind) and is_typeddict(_stated(kind)[0]))


CONTRACT = contract(Report)
OPTIONAL = _absent_at_times(Report)
PAPERS = {
    "brev.docx": contract(Letter),
    "notat.docx": contract(EncounterNote),
    "interviewguide.docx": contract(GuidePage),
    "spoergeramme.docx": contract(FramePage),
    "sammenligning.docx": contract(ComparisonPage),
}
"""The contract of each shipped template, but for the report's."""


class Wanted(NamedTuple):
    """A placeholder without which the report loses something: the warning T007 says what."""

    name: str
    what: str


WANTED = (
    Wanted("tilbud", "tilbuddets navn"),
    Wanted("dato", "besøgenes datoer"),
    Wanted("stamoplysninger.vaerdi", "stamoplysningerne"),
    Wanted("udgave.titel", "hvilken udgave af kvalitetsmodellen der er brugt,"),
    Wanted("udgave.tillaeg", "hvad socialtilsynet selv har føjet til kvalitetsmodellen,"),
    Wanted("udgave.metodetekst", "metoden bag værdierne"),
    Wanted("samlet_vurdering.afsnit", "den samlede vurdering"),
    Wanted("konklusion.afsnit", "konklusionen"),
    Wanted("temaer.titel", "temaernes titler"),
    Wanted("temaer.afsnit", "vurderingen af temaerne"),
    Wanted("temaer.kriterier.afsnit", "vurderingen af kriterierne"),
    Wanted("temaer.kriterier.bedoemmelse.afsnit", "bedømmelsen, hvor der gives score på kriterier,"),
    Wanted("temaer.kriterier.indikatorer.tekst", "indikatorernes ordlyd"),
    Wanted("temaer.kriterier.indikatorer.afsnit", "bedømmelsen af indikatorerne"),
    Wanted("temaer.kriterier.indikatorer.mangler", "hvad der mangler,"),
    Wanted("temaer.kriterier.indikatorer.score", "scoren"),
    Wanted("temaer.kriterier.indikatorer.scoretekst", "scorens ord"),
    Wanted("temaer.kriterier.indikatorer.tilstandstekst", "om en score er videreført,"),
    Wanted("temaer.kriterier.indikatorer.kilder", "bedømmelsernes kilder"),
    Wanted("oekonomi.afsnit", "økonomien"),
    Wanted("opfoelgning.tekst", "opfølgningspunkterne"),
    Wanted("anledninger.hvad", "samtaler, observationer og gennemgange"),
    Wanted("dokumenter.navn", "dokumenterne"),
    Wanted("ikke_undersoegt", "hvad tilsynet ikke har undersøgt,"),
    Wanted("forbehold", "forbeholdene"),
)


def full_example(shape: Shape | None = None) -> object:
    """A context with every part present and lists of two, each value its own description."""
    shape = CONTRACT if shape is None else shape
    if isinstance(shape, dict):
        return {name: full_example(part) for name, part in shape.items()}
    return [full_example(part) for part in shape * 2] if isinstance(shape, list) else shape


def empty_example(contract: Mapping[str, Shape] | None = None) -> object:
    """The context of a case just opened: no text, nothing in the lists, and what not all reports have is absent.

    Its reader may see every part: what a template says of an empty one is tried too.
    """
    return {name: _before_anything(name, part) for name, part in (contract or CONTRACT).items()}


def _before_anything(name: str, shape: Shape) -> object:
    if name == "dele":
        return full_example(shape)
    return None if name in OPTIONAL else _emptied(shape)


def _emptied(shape: Shape) -> object:
    if isinstance(shape, dict):
        return {name: _emptied(part) for name, part in shape.items()}
    return [] if isinstance(shape, list) else ""
