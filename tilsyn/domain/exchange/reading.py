"""Bytes -> the plain JSON of an exchange file, every text cleaned; what is not JSON is a problem, never a crash."""

from __future__ import annotations

import json
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from tilsyn.domain.exchange.quoting import Path, place, quoted
from tilsyn.domain.foreign import foreign
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

DEEPEST = 16
"""Levels of a document; the contract needs seven."""


class Raw(NamedTuple):
    """The document as plain JSON, None where there is none to look at."""

    document: object
    problems: tuple[Problem, ...] = ()


class _Object(dict[str, object]):
    """An object that remembers which keys it was given more than once; plain dicts lose all but the last."""

    twice: tuple[str, ...] = ()


class _TooDeep(Exception):
    """Raised where a document goes deeper than any exchange file does."""


def read(content: bytes, file: str) -> Raw:
    """Decode, parse and clean. A byte order mark is accepted; duplicate keys are problems."""
    if not content.strip():
        return Raw(None, (problem("S102", file=file, line=1, why="den er tom"),))
    what = foreign(content)
    if what:
        return Raw(None, (problem("S116", file=file, what=what),))
    try:
        text = content.decode("utf-8-sig")
        document = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse, parse_float=_finite)
        found: list[Problem] = []
        return Raw(_tidy(document, (), found), tuple(found))
    except UnicodeDecodeError:
        fault = problem("S101", file=file)
    except json.JSONDecodeError as error:
        fault = problem("S102", file=file, line=error.lineno, why=f"linje {error.lineno}, tegn {error.colno}")
    except ValueError:  # NaN, Infinity, or a number of thousands of digits
        fault = problem("S102", file=file, why="et af tallene er ikke et tal i JSON")
    except (RecursionError, _TooDeep):
        fault = problem("S103", file=file)
    return Raw(None, (fault,))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _finite(number: str) -> float:
    """1e999 is JSON, but no number anyone has counted to."""
    value = float(number)
    return value if isfinite(value) else _refuse(number)


def _object(pairs: Iterable[tuple[str, object]]) -> _Object:
    made, twice = _Object(), []
    for key, value in pairs:
        name = key.encode("utf-8", "replace").decode()  # half a surrogate pair can neither be hashed nor printed
        if name in made:
            twice.append(name)
        made[name] = value
    made.twice = tuple(dict.fromkeys(twice))
    return made


def _tidy(value: object, path: Path, found: list[Problem]) -> object:
    if len(path) > DEEPEST:
        raise _TooDeep
    match value:
        case str():
            return clean(value)
        case _Object():
            found.extend(problem("S104", at=place(path), key=quoted(key)) for key in value.twice)
            return {key: _tidy(each, (*path, key), found) for key, each in value.items()}
        case list():
            return [_tidy(each, (*path, number), found) for number, each in enumerate(value)]
        case _:
            return value
