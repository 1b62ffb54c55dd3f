"""Problems: what is wrong, where, and what to do; values, not exceptions, all at once (architecture.md, Errors).

Codes: M library, T template, S case. The table is the only place that holds their Danish words; docs/fejlkoder.md
lists it, and a test compares the two.
"""

from __future__ import annotations

from tilsyn.domain.addresses import CASE, Place
from tilsyn.domain.problems.case import CASE_KINDS
from tilsyn.domain.problems.exchange import EXCHANGE_KINDS
from tilsyn.domain.problems.kind import Kind, Severity
from tilsyn.domain.problems.library import LIBRARY_KINDS
from tilsyn.domain.problems.submissions import SUBMISSION_KINDS
from tilsyn.domain.problems.template import TEMPLATE_KINDS
from tilsyn.domain.record import Record


class Problem(Record):
    """Shape: interface.md, PROBLEM."""

    code: str
    severity: Severity = "error"
    file: str | None = None
    line: int | None = None
    at: str | None = None
    text: str
    hint: str

    def place(self) -> str:
        """As KM2021.yaml:14, a file, or an item of the case."""
        if self.file:
            return f"{self.file}:{self.line}" if self.line else self.file
        return Place(self.at or CASE).text()

    def lines(self) -> tuple[str, str]:
        """The two lines a person reads."""
        return f"{self.place()}: {self.code} {self.text}", f"Råd: {self.hint}"


CATALOGUE: dict[str, Kind] = {
    **LIBRARY_KINDS,
    **TEMPLATE_KINDS,
    **CASE_KINDS,
    **EXCHANGE_KINDS,
    **SUBMISSION_KINDS,
}


def problem(
    code: str, *, at: str | None = None, file: str | None = None, line: int | None = None, **facts: object
) -> Problem:
    """Fill in the catalogue's words. Raises KeyError for a code or fact that does not exist: that is our fault."""
    kind = CATALOGUE[code]
    return Problem(
        code=code,
        severity=kind.severity,
        file=file,
        line=line,
        at=at,
        text=kind.text.format_map({"at": at, **facts}),
        hint=kind.hint.format_map({"at": at, **facts}),
    )
