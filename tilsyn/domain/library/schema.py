"""JSON Schema of the library's files, with draft-07 keywords and Danish descriptions, for editors that show them."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tilsyn.domain.library import directives, edition, frame, laws, supplement, wording
from tilsyn.domain.library.library_record import LibraryRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_of(model: type[LibraryRecord]) -> dict[str, Any]:
    """The JSON Schema of a file: `definitions` instead of `$defs`, our descriptions instead of English titles."""
    raw = model.model_json_schema(ref_template="#/definitions/{model}")
    parts = {each.__name__: each for each in _parts()}
    definitions = raw.pop("$defs", {})
    return {
        "$schema": DRAFT,
        **_described(model, raw),
        "definitions": {name: _described(parts[name], each) for name, each in definitions.items()},
    }


def _parts() -> Iterator[type[LibraryRecord]]:
    for module in (edition, wording, directives, frame, laws, supplement):
        for each in vars(module).values():
            if isinstance(each, type) and issubclass(each, LibraryRecord):
                yield each


def _described(model: type[LibraryRecord], schema: dict[str, Any]) -> dict[str, Any]:
    words = _words(model)
    properties = {key: _property(words[key], each) for key, each in schema["properties"].items()}
    return {**schema, "title": model.__name__, "description": model.shown, "properties": properties}


def _property(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Draft-07 ignores what stands beside a $ref, so the reference goes one level down."""
    plain = {key: each for key, each in schema.items() if key not in {"title", "$ref"}}
    if "$ref" in schema:
        plain["allOf"] = [{"$ref": schema["$ref"]}]
    return {"description": description, **plain}


def _words(model: type[LibraryRecord]) -> dict[str, str]:
    """The text under each field, its own and inherited."""
    kinds = [each for each in reversed(model.__mro__) if issubclass(each, LibraryRecord)]
    return {name: text for kind in kinds for name, text in _texts(kind)}


def _texts(kind: type[LibraryRecord]) -> Iterator[tuple[str, str]]:
    """Read from the source, here alone: pydantic's own `use_attribute_docstrings` costs 25 ms at every start."""
    [declared] = ast.parse(inspect.getsource(kind)).body
    for field, text in pairwise(getattr(declared, "body", [])):
        match field, text:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(words))):
                yield name, words
