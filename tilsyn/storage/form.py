"""From plain values to a record, or to all that is wrong with their form, in our words and with a line."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic import ValidationError

from tilsyn.domain.library.edition import ASK_GROUPS
from tilsyn.domain.record import Record
from tilsyn.domain.text import OwnWords, quote
from tilsyn.domain.values import Method, ScriptGroup

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from tilsyn.domain.library.yaml_paths import Path, Where
    from tilsyn.domain.problems import Problem
    from tilsyn.storage.yaml_text import YamlContent

_R = TypeVar("_R", bound=Record)
_MENDING_ROUNDS = 4
_EXPECTED = {
    "string": "tekst",
    "int": "et helt tal",
    "bool": "true eller false",
    "tuple": "en liste",
    "list": "en liste",
    "dict": "nøgler og værdier",
    "model": "nøgler og værdier",
}
_ADVICE = {
    "int": "Skriv tallet uden citationstegn og uden komma.",
    "bool": "Skriv true eller false uden citationstegn.",
    "tuple": "Skriv hvert punkt på sin egen linje med - foran, eller samlet i [ ].",
    "list": "Skriv hvert punkt på sin egen linje med - foran, eller samlet i [ ].",
    "dict": "Skriv nøgle: værdi på hver sin linje, rykket ind.",
    "model": "Skriv nøgle: værdi på hver sin linje, rykket ind.",
}
_FORM_ADVICE = {
    "string_too_short": "Teksten må ikke være tom. Slet nøglen, eller skriv noget.",
    "value_error": "Skriv datoen som ÅÅÅÅ-MM-DD, fx 2021-07-01.",
    "less_than_equal": "Tallet er for stort: en score er et helt tal fra 1 til 5.",
    "string_pattern_mismatch": "Skriv nummeret som 3.1.5, 3.1.2b, 3.7 eller §1.1, en lovs paragraf som 101 eller 101a.",
}
_STOPGAPS = {"date": "2000-01-01", "score": 1, "version": 1, "binding": "recommended"}
"""What stands, while the rest is checked, for a value whose form no text and no absence can have."""
_OTHER_ADVICE = "Se, hvad der kan stå her, med tilsyn model schema."
_GROUP_PARENTS = frozenset({"ask", "hints", "priority", "not_for_groups", "groups", "scripts"})


class Fault(NamedTuple):
    """One pydantic error at its place in the file; `owner` is the record that the place belongs to."""

    kind: str
    path: Path
    key: str
    bad_key: bool
    owner: type[Record]
    expected: str


def formed(schema: type[_R], document: YamlContent, where: Where) -> tuple[_R | None, list[Problem]]:
    """The record where the form is right, else None with a problem for each fault."""
    try:
        return schema.model_validate_json(json.dumps(document.value)), []
    except ValidationError as fault:
        faults = _faults(schema, fault, document)
    return None, [_problem(each, document, where) for each in _told(faults, document)]


def faulty(schema: type[Record], document: YamlContent) -> frozenset[Path]:
    """The places that `formed` tells of: of what stands there after mending, nothing may be said."""
    try:
        schema.model_validate_json(json.dumps(document.value))
    except ValidationError as fault:
        return frozenset(each.path for each in _told(_faults(schema, fault, document), document))
    return frozenset()


def _told(faults: list[Fault], document: YamlContent) -> list[Fault]:
    """A key that is spelled wrong is not missing besides."""
    spelled = {(*each.path[:-1], meant) for each in faults if (meant := _meant(each, document.value))}
    return [each for each in faults if each.kind != "missing" or each.path not in spelled]


def mended(schema: type[_R], document: YamlContent) -> _R | None:
    """The record as it would be without its faults of form, so that its meaning can be checked in the same pass.

    None where that takes more than leaving out and spelling right. Never used for anything but checking.
    """
    value = json.loads(json.dumps(document.value))
    for _ in range(_MENDING_ROUNDS):
        try:
            return schema.model_validate_json(json.dumps(value))
        except ValidationError as fault:
            # From the end, so that what is left out moves nothing that is still to be mended.
            for each in reversed(_faults(schema, fault, document._replace(value=value))):
                _mend(each, value, document)
    return None


def _mend(fault: Fault, value: Any, document: YamlContent) -> None:  # noqa: ANN401  plain JSON values
    parent, last = _at(value, fault.path[:-1]), fault.path[-1] if fault.path else None
    if last is None or not isinstance(parent, dict | list):
        return
    if isinstance(parent, dict) and (meant := _meant(fault, value)):
        parent[meant] = parent.pop(str(last))
    elif last in _STOPGAPS and isinstance(parent, dict):
        parent[str(last)] = _STOPGAPS[str(last)]
    elif fault.kind == "missing" and isinstance(parent, dict):
        parent[str(last)] = "?"
    elif fault.kind == "string_type" and fault.path in document.written:
        parent[last] = document.written[fault.path]  # type: ignore[index]  # a key of a dict or a place in a list
    elif fault.kind == "tuple_type" and isinstance(stated := parent[last], str):  # type: ignore[index]  # as above
        parent[last] = [stated]  # type: ignore[index]  # as above
    elif isinstance(parent, dict):
        parent.pop(str(last), None)
    elif isinstance(last, int) and last < len(parent):
        del parent[last]


def _at(value: Any, path: Path) -> Any:  # noqa: ANN401  plain JSON values
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _faults(schema: type[Record], fault: ValidationError, document: YamlContent) -> list[Fault]:
    """In the order of the file; a union's several complaints about one place are one fault."""
    found: dict[Path, Fault] = {}
    for error in fault.errors(include_url=False, include_input=False):
        each = _fault(schema, error, document)
        found.setdefault(each.path, each)
    return list(found.values())


def _fault(schema: type[Record], error: ErrorDetails, document: YamlContent) -> Fault:
    place = tuple(error["loc"])
    bad_key = bool(place) and place[-1] == "[key]"
    path = place if error["type"] == "missing" else _standing(place, document.value)
    key = next((step for step in reversed(path) if isinstance(step, str)), "filen")
    owner = _owner(schema, path[:-1])
    return Fault(error["type"], path, key, bad_key, owner, str(error.get("ctx", {}).get("expected", "")))


def _standing(place: Path, value: Any) -> Path:  # noqa: ANN401  plain JSON values
    """The part of pydantic's place that is in the file: it ends with names of union members, and "[key]"."""
    path: Path = ()
    for step in place:
        inside = isinstance(value, dict) and step in value
        if not inside and not (isinstance(value, list) and isinstance(step, int) and step < len(value)):
            break
        path, value = (*path, step), value[step]
    return path


def _owner(schema: type[Record], path: Path) -> type[Record]:
    """The record that a path stands in: each field of ours holds records of one class at most."""
    for step in path:
        field = schema.model_fields.get(str(step))
        schema = (_record_in(field.annotation) if field else None) or schema
    return schema


def _record_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and not get_origin(annotation) and issubclass(annotation, Record):
        return annotation
    return next((found for each in get_args(annotation) if (found := _record_in(each))), None)


def _meant(fault: Fault, value: Any) -> str | None:  # noqa: ANN401  plain JSON values
    """The key that a wrong one was meant to be, where it is not there already."""
    if fault.kind != "extra_forbidden":
        return None
    near = _nearest(fault.key, list(fault.owner.model_fields))
    return near if near and near not in (_at(value, fault.path[:-1]) or {}) else None


def _nearest(word: str, known: list[str]) -> str | None:
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), None)


def _suggestion(near: str | None) -> OwnWords:
    return OwnWords(f" – mente du '{near}'?" if near else ".")


def _problem(fault: Fault, document: YamlContent, where: Where) -> Problem:
    parent = next((step for step in reversed(fault.path[:-1]) if isinstance(step, str)), "")
    if fault.kind == "literal_error" and (fault.bad_key or not isinstance(fault.path[-1], str)):
        return _choice_problem(fault, parent, document, where)
    if fault.kind == "extra_forbidden":
        if parent == "look":
            return where.problem("M021", fault.path, method=fault.key, known=OwnWords("dokument, observation"))
        known = OwnWords(", ".join(fault.owner.model_fields))
        return where.problem("M011", fault.path, key=fault.key, known=known, suggestion=_suggestion(_meant(fault, {})))
    if fault.kind == "missing":
        return where.problem("M012", fault.path, key=fault.key)
    return _value_problem(fault, document, where)


def _choice_problem(fault: Fault, parent: str, document: YamlContent, where: Where) -> Problem:
    """A group or a method that does not exist, as a key or in a list."""
    stated = fault.key if fault.bad_key else str(_at(document.value, fault.path))
    if parent in _GROUP_PARENTS:
        groups = list(ASK_GROUPS if parent != "scripts" else _choices(ScriptGroup))
        near, known = _nearest(stated, groups), OwnWords(", ".join(groups))
        return where.problem("M020", fault.path, group=stated, known=known, suggestion=_suggestion(near))
    if parent == "methods":
        return where.problem("M021", fault.path, method=stated, known=OwnWords(", ".join(_choices(Method))))
    return where.problem("M014", fault.path, key=parent, value=stated, known=_expected(fault))


def _choices(annotation: object) -> list[str]:
    return [str(each) for each in get_args(annotation)]


def _expected(fault: Fault) -> OwnWords:
    return OwnWords(fault.expected.replace("'", "").replace(" or ", " eller "))


def _value_problem(fault: Fault, document: YamlContent, where: Where) -> Problem:
    stated = _at(document.value, fault.path)
    expected = fault.kind.partition("_")[0]
    if fault.kind == "literal_error" and not isinstance(stated, dict | list):
        return where.problem("M014", fault.path, key=fault.key, value=str(stated), known=_expected(fault))
    if fault.kind.endswith(("_type", "_from_float")) and expected in _EXPECTED:
        found = OwnWords(_found(stated, document.written.get(fault.path, "")))
        advice = OwnWords(_advice(expected, stated, document.written.get(fault.path, "")))
        facts = {"expected": OwnWords(_EXPECTED[expected]), "found": found, "advice": advice}
        return where.problem("M013", fault.path, key=fault.key, **facts)
    return where.problem(
        "M015", fault.path, key=fault.key, advice=OwnWords(_FORM_ADVICE.get(fault.kind, _OTHER_ADVICE))
    )


def _found(stated: object, written: str) -> str:
    if isinstance(stated, bool) or stated is None:
        return f"{written[:20] or 'tomt'} uden citationstegn" if written else "tomt"
    if isinstance(stated, int | float):
        return f"tallet {str(stated)[:20]}"
    if isinstance(stated, dict):
        return "nøgler og værdier"
    return "en liste" if isinstance(stated, list) else "tekst"


def _advice(expected: str, stated: object, written: str) -> str:
    if expected == "string" and isinstance(stated, dict | list):
        return "Skriv teksten på én linje i citationstegn."
    if expected == "string" and stated is None:
        return "Skriv teksten, eller slet nøglen."
    if expected == "string":
        return f'Sæt citationstegn om: "{quote(written)}".'
    return _ADVICE[expected]
