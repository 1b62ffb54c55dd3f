"""What every record of the library is made of."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from tilsyn.domain.record import Record

Text = Annotated[str, Field(min_length=1)]


class LibraryRecord(Record):
    """What library files are made of. `shown` and the text under each field are what an editor shows: in Danish."""

    shown: ClassVar[str] = ""

    def __init_subclass__(cls, *, shown: str = "") -> None:
        super().__init_subclass__()
        cls.shown = shown
