"""The one way our records are declared: strict, frozen, no unknown keys, and never an input echoed in an error."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class Record(BaseModel):
    """A value: equal by content, never changed."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True, allow_inf_nan=False)


def _iso_date(text: str) -> str:
    from datetime import date

    if not _DATE.fullmatch(text):
        msg = "datoen skal skrives ÅÅÅÅ-MM-DD"
        raise ValueError(msg)
    date.fromisoformat(text)
    return text


def _iso_time(text: str) -> str:
    from datetime import datetime

    datetime.fromisoformat(text)
    return text


IsoDate = Annotated[str, AfterValidator(_iso_date)]
"""A date as ÅÅÅÅ-MM-DD."""
IsoTime = Annotated[str, AfterValidator(_iso_time)]
"""A date and time in ISO 8601 (interface.md, Text, time, identity)."""
