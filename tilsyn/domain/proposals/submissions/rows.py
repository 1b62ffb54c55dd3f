"""The submissions of a form as rows of fields, from CSV or JSON as ODK Central and KoboToolbox write them."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.file_kinds import foreign
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.exchange.quoting import quoted
from tilsyn.domain.proposals.exchange.reading import read
from tilsyn.domain.text import OwnWords, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_COLUMNS = 5_000
"""Our own widest form, of every question to every group, has some hundreds."""
MOST_SUBMISSIONS = 10_000
"""Conversations of one case; a whole inspection has some dozens."""
MOST_LINES = 1_048_576
"""Lines of a table, empty ones too: those of the largest sheet, which a spreadsheet may have saved to its end."""
_DELIMITERS = ",;\t"
_LISTS = ("value", "results")
_MARKS = (b"instanceID", b"__id", b"_uuid")
_SOURCE = b"kilde"
_HEAD = 65_536
_ZIP, _NAME_OF_FIRST = b"PK\x03\x04", 300


class Submitted(NamedTuple):
    """One submission: where it stands, what its fields are called there, and those of them that hold anything."""

    at: str
    called: str
    fields: tuple[tuple[str, str], ...]

    def place(self, column: str = "") -> str:
        """As in: række 3, kolonne kilde."""
        return f"{self.at}, {self.called} {quoted(column)}" if column else self.at


class SubmissionRows(NamedTuple):
    """What stands in a file, and what is wrong with it. `form`: what the file says that its form is called."""

    columns: tuple[str, ...] = ()
    submitted: tuple[Submitted, ...] = ()
    problems: tuple[Problem, ...] = ()
    form: str = ""


def are_submissions(content: bytes, name: str) -> bool:
    """Whether a file is to be read as submissions, by what stands in it, else by its name."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")):
        return any(mark in content for mark in _MARKS) and b'"tilsyn-exchange/' not in content
    if name.lower().endswith(".csv") or is_zipped(content):
        return True
    first, _, _ = start[:_HEAD].partition(b"\n")
    return not foreign(content) and _SOURCE in first and any(mark in first for mark in (*_MARKS, b"KEY"))


def is_zipped(content: bytes) -> bool:
    """As Central hands it out: a zip file whose first file is the table."""
    return content.startswith(_ZIP) and b".csv" in content[:_NAME_OF_FIRST]


def is_json(content: bytes) -> bool:
    """Of submissions: whether they are JSON, else CSV."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"["))


def refused(name: str, why: str, code: str = "S170") -> SubmissionRows:
    """A file of which nothing can be read."""
    return SubmissionRows(problems=(problem(code, file=name, why=OwnWords(why)),))


def _too_many(name: str, what: str) -> SubmissionRows:
    return refused(name, f"der er flere {what}, end en sag kan have", "S171")


def from_csv(text: str, name: str) -> SubmissionRows:
    """Comma, semicolon or tab; quotes, and lines in a cell. Row numbers are those that a spreadsheet shows."""
    if not text.strip():
        return refused(name, "den er tom")
    before = csv.field_size_limit(len(text) + 1)
    try:
        delimiter, pieces = _delimiter(text)
        if pieces > MOST_COLUMNS:
            return refused(name, f"der er {pieces} kolonner", "S171")
        return _rows(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), name)
    except csv.Error:
        return refused(name, "et anførselstegn i filen er ikke lukket eller står midt i en celle")
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str) -> tuple[str, int]:
    """The one that cuts the first line into most pieces, and how many: what names fields holds none of them."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    return delimiter, first.count(delimiter) + 1


def _rows(lines: Iterator[list[str]], name: str) -> SubmissionRows:
    """Read line by line, and given up where there are more than anyone has: a small file may hold millions."""
    columns = tuple(clean(each).strip() for each in next(lines))
    submitted, problems = list[Submitted](), list[Problem]()
    for number, cells in enumerate(lines, start=2):
        if number > MOST_LINES or len(submitted) + len(problems) > MOST_SUBMISSIONS:
            return _too_many(name, "rækker")
        at = f"række {number}"
        if any(each.strip() for each in cells[len(columns) :]):
            why = OwnWords(f"rækken har {len(cells)} celler, og overskriften {len(columns)}")
            problems.append(problem("S170", at=at, why=why))
        filled = tuple((column, clean(cell)) for column, cell in zip(columns, cells, strict=False) if cell.strip())
        if filled:
            submitted.append(Submitted(at, "kolonne", filled))
    return SubmissionRows(columns, tuple(submitted), tuple(problems))


def from_json(content: bytes, name: str) -> SubmissionRows:
    """The `value` of Central's OData, the `results` of Kobo's API, or their list alone."""
    raw = read(content, name)
    document = raw.document
    if document is None:
        return SubmissionRows(problems=raw.problems)
    listed = document if isinstance(document, list) else _listed(document)
    if listed is None or not all(isinstance(each, dict) for each in listed):
        return refused(name, "der er ingen liste af indsendelser", "S171")
    if len(listed) > MOST_SUBMISSIONS:
        return _too_many(name, "indsendelser")
    submitted = tuple(
        Submitted(f"indsendelse {number}", "felt", tuple(_fields(each))) for number, each in enumerate(listed, start=1)
    )
    columns = dict.fromkeys(column for each in submitted for column, _ in each.fields)
    if len(columns) > MOST_COLUMNS:
        return refused(name, f"der er {len(columns)} felter", "S171")
    top = document if isinstance(document, dict) else {}
    return SubmissionRows(
        tuple(columns), submitted, (*raw.problems, *_only_some(top, name)), str(top.get("@odata.context", ""))
    )


def _listed(document: object) -> list[Any] | None:
    held = document if isinstance(document, dict) else {}
    return next((held[key] for key in _LISTS if isinstance(held.get(key), list)), None)


def _only_some(document: dict[str, Any], name: str) -> Iterator[Problem]:
    if document.get("@odata.nextLink") or document.get("next"):
        yield problem(
            "S179",
            file=name,
            what="Filen rummer kun nogle af indsendelserne; resten står på flere sider",
            advice="Hent også de næste sider, og læs dem ind; det, der er læst ind, kommer ikke to gange.",
        )


def _fields(submission: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every field by its path: groups lie inside each other in OData, and in the name in Kobo."""
    for key, value in submission.items():
        if isinstance(value, dict):
            yield from _fields(value, (*path, key))
        elif (text := _text(value)).strip():
            yield "/".join((*path, key)), text


def _text(value: object) -> str:
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case list() if value:
            return f"{len(value)} stykker"  # no field of ours is a list: it is told of as one that is not read
        case _:
            return ""
