"""YAML as people write it, read by the rules of YAML 1.2: `no`, 12:30 and dates stay text (architecture.md, Facts).

From events, not nodes: depth and size are known while reading, so no file can make us build what it only hints at.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.file_kinds import foreign
from tilsyn.domain.library.yaml_paths import Path, Where
from tilsyn.domain.text import clean

if TYPE_CHECKING:
    from tilsyn.domain.problems import Problem

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 40
MAX_WEIGHT = 8_000_000
"""Characters of all values with aliases unfolded; each value weighs 40 at least, so 200,000 values are the most."""
_VALUE_WEIGHT = 40
_AHEAD = 1024
"""How far a parser looks for the colon that makes what it has read a key, before it hands any of it out."""
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
# 18 digits are more than any number of ours, and Python refuses to read 5,000 of them.
_INT = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_BASED_INT = re.compile(r"0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", re.ASCII)
_STRING_TAGS = frozenset({None, "!", "tag:yaml.org,2002:str"})
_UNPRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Not made a pattern until a file is faulty: that alone takes 6 ms, and every command reads the library."""


class YamlContent(NamedTuple):
    """A file's content as plain values, with the line of every part, and how unquoted non-texts were written."""

    value: Any
    lines: dict[Path, int]
    written: dict[Path, str]

    def known(self, path: Path) -> Path:
        """The path itself, or the nearest part above it that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return path

    def line_of(self, path: Path) -> int:
        return self.lines.get(self.known(path), 1)


class _TooMuchError(Exception):
    """The file unfolds to more than we read; the line where it did."""


def read_yaml(content: bytes, file: str) -> tuple[YamlContent | None, list[Problem]]:
    """All problems of form at once; the document is None where nothing can be made of the file."""
    what = foreign(content)
    if what:
        return None, [_at_line(file, 1).problem("M019", (), what=what)]
    if len(content) > MAX_BYTES:
        return None, [_at_line(file, 1).problem("M002", ())]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return None, [_at_line(file, content.count(b"\n", 0, fault.start) + 1).problem("M003", ())]
    return _read_text(text, file)


def _at_line(file: str, line: int) -> Where:
    return Where(file, lambda _path: line)


def _read_text(text: str, file: str) -> tuple[YamlContent | None, list[Problem]]:
    import yaml

    problems: list[Problem] = []
    try:
        # Where PyYAML was built without libyaml, the reader looks at the text as soon as it is made.
        reader = _Reader(text, file, problems)
        value = reader.document()
    except _TooMuchError as fault:
        return None, [*problems, _at_line(file, fault.args[0]).problem("M008", ())]
    except yaml.YAMLError as fault:
        code = "M008" if _nested_ahead(fault, text) else "M004"
        return None, [*problems, _at_line(file, _fault_line(fault, text)).problem(code, ())]
    return YamlContent(value, reader.lines, reader.written), problems


def _fault_line(fault: Exception, text: str) -> int:
    """A quotation mark that is never closed is reported where it stands, not at the end of the file."""
    unclosed = "quoted scalar" in (getattr(fault, "context", "") or "")
    mark = getattr(fault, "context_mark" if unclosed else "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    found = re.search(_UNPRINTABLE, text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _nested_ahead(fault: Exception, text: str) -> bool:
    """Whether more is opened than we read, in what the parser had read ahead of the events it gave us.

    Some versions of libyaml stop at a depth of their own while looking ahead; the words and the number are theirs.
    """
    mark = getattr(fault, "problem_mark", None)
    if mark is None:
        return False
    depth = deepest = 0
    for sign in text[max(0, mark.index - 2 * _AHEAD) : mark.index + 1]:
        if sign in "[{":
            deepest = max(deepest, depth := depth + 1)
        elif sign in "]}":
            depth = max(0, depth - 1)
    return deepest > MAX_DEPTH


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        import yaml

        self._yaml = yaml
        # The C parser is ten times as fast; where PyYAML was built without it, the other gives the same events.
        self._events: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        self._file = file
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._weight = 0
        self._problems = problems
        self.lines: dict[Path, int] = {}
        self.written: dict[Path, str] = {}

    def document(self) -> Any:  # noqa: ANN401  whatever the file holds, until a schema has seen it
        self._events.get_event()
        value = None
        if isinstance(self._events.get_event(), self._yaml.DocumentStartEvent):
            value = self._value(self._events.get_event(), ())
            self._events.get_event()
            extra = self._events.get_event()
            if not isinstance(extra, self._yaml.StreamEndEvent):
                self._report("M018", extra)
        return value

    def _report(self, code: str, event: Any, **facts: object) -> None:  # noqa: ANN401  PyYAML's events have no types
        self._problems.append(_at_line(self._file, event.start_mark.line + 1).problem(code, (), **facts))

    def _weigh(self, weight: int, depth: int, event: Any) -> None:  # noqa: ANN401  as above
        self._weight += weight
        if self._weight > MAX_WEIGHT or depth > MAX_DEPTH:
            raise _TooMuchError(event.start_mark.line + 1)

    def _value(self, event: Any, path: Path) -> Any:  # noqa: ANN401  as above
        self.lines.setdefault(path, event.start_mark.line + 1)
        self._weigh(_VALUE_WEIGHT, len(path), event)
        if isinstance(event, self._yaml.AliasEvent):
            return self._alias(event, path)
        before = self._weight
        value = self._content(event, path)
        if event.anchor is not None:
            self._anchors[event.anchor] = value, self._weight - before
        return value

    def _content(self, event: Any, path: Path) -> Any:  # noqa: ANN401  as above
        if isinstance(event, self._yaml.ScalarEvent):
            return self._scalar(event, path)
        if event.tag is not None:
            self._report("M006", event, tag=event.tag)
        return self._mapping(path) if isinstance(event, self._yaml.MappingStartEvent) else self._sequence(path)

    def _alias(self, event: Any, path: Path) -> Any:  # noqa: ANN401  as above
        if event.anchor not in self._anchors:
            self._report("M009", event, name=event.anchor)
            return None
        value, weight = self._anchors[event.anchor]
        self._weigh(weight, len(path), event)
        return value

    def _sequence(self, path: Path) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := self._events.get_event(), self._yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _mapping(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first: dict[str, int] = {}
        while not isinstance(event := self._events.get_event(), self._yaml.MappingEndEvent):
            key, line = self._key(event, path), event.start_mark.line + 1
            if key in first:
                self._report("M005", event, key=key, first=first[key])
                # Read for its own problems, under a path that no schema asks for.
                self._value(self._events.get_event(), (*path, f"{key}\0"))
                continue
            first[key] = self.lines[*path, key] = line
            values[key] = self._value(self._events.get_event(), (*path, key))
        return values

    def _key(self, event: Any, path: Path) -> str:  # noqa: ANN401  as above
        """Keys are always text, however they are written; a list or mapping as a key is a slip of the pen."""
        if isinstance(event, self._yaml.ScalarEvent):
            self._weigh(len(event.value), len(path), event)
            return _cleaned(event.value)
        self._report("M004", event)
        self._value(event, (*path, "?"))
        return "?"

    def _scalar(self, event: Any, path: Path) -> Any:  # noqa: ANN401  as above
        self._weigh(len(event.value), len(path), event)
        if event.tag not in _STRING_TAGS:
            self._report("M006", event, tag=event.tag)
        plain = not event.style and (event.tag is None or event.tag not in _STRING_TAGS)
        value = _resolved(event.value) if plain else event.value
        if isinstance(value, str):
            return _cleaned(value)
        self.written[path] = event.value
        return value


def _cleaned(text: str) -> str:
    """`clean`, for the few texts that need it: a whole edition in 1 ms, not in 20."""
    return text if text.isprintable() and unicodedata.is_normalized("NFC", text) else clean(text)


def _resolved(text: str) -> Any:  # noqa: ANN401  a scalar of YAML 1.2's core schema
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if text[0] not in "+-.0123456789":
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _BASED_INT.fullmatch(text):
        return int(text, 0)
    # .inf and .nan stay text: no number of ours is either, and JSON has neither.
    return float(text) if _FLOAT.fullmatch(text) else text
