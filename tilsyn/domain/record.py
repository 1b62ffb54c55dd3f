"""The one way our records are declared: strict, frozen, no unknown keys, and never an input echoed in an error."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)


class Record(BaseModel):
    """A value: equal by content, never changed."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, hide_input_in_errors=True, allow_inf_nan=False, defer_build=True
    )
    """Built when first used: most records are only ever made as a part of another, and no command needs them all."""


STORED: Final = {"stored": True}
"""The validation context of what stands in a case already: it was let in once, and must open for ever."""
_EARLIEST, _LATEST = 1900, 2199
MOST = 1_000_000
TOO_MANY = "too_many"


def _was_stored(info: ValidationInfo) -> bool:
    return bool(info.context and info.context.get("stored"))


def _iso_date(text: str, info: ValidationInfo) -> str:
    if not _DATE.fullmatch(text):
        msg = "datoen skal skrives ÅÅÅÅ-MM-DD"
        raise ValueError(msg)
    _refuse_far_away(date.fromisoformat(text).year, info)
    return text


def _iso_time(text: str, info: ValidationInfo) -> str:
    if not _TIME.fullmatch(text):
        if _was_stored(info):
            return _in_form(text)
        msg = "tiden skal skrives ÅÅÅÅ-MM-DDTTT:MM"
        raise ValueError(msg)
    _refuse_far_away(datetime.fromisoformat(text).year, info)
    return text


def _in_form(text: str) -> str:
    """A time that an earlier program let in, as in 20231024T0930 or 2023-W43-2; only ever changed in memory."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return datetime.fromisoformat(text).isoformat()


def _refuse_far_away(year: int, info: ValidationInfo) -> None:
    if not _was_stored(info) and not _EARLIEST <= year <= _LATEST:
        msg = f"årstallet skal ligge mellem {_EARLIEST} og {_LATEST}"
        raise ValueError(msg)


def _count(number: int, info: ValidationInfo) -> int:
    if not _was_stored(info) and number > MOST:
        raise PydanticCustomError(TOO_MANY, "a count of more than anyone has counted")
    return number


IsoDate = Annotated[str, AfterValidator(_iso_date)]
"""A date as ÅÅÅÅ-MM-DD, in a year that someone now may mean."""
IsoTime = Annotated[str, AfterValidator(_iso_time)]
"""A date and time in ISO 8601, in the one form that is written (interface.md, Text, time, identity)."""
_PLAIN_DAY = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
_PLAIN_TIME = (
    rf"^(19|20|21)[0-9]{{2}}-{_PLAIN_DAY}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{{1,6}})?)?"
    r"(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$"
)
ChainedTime = Annotated[
    Annotated[str, StringConstraints(pattern=_PLAIN_TIME)] | IsoTime, Field(union_mode="left_to_right")
]
"""The same, of which a case has thousands: no look at the calendar where every month has the day."""
Count = Annotated[int, AfterValidator(_count)]
"""How many there are of what someone counted."""
