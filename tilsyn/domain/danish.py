"""Danish numbers, dates, plurals, ids and sort order, as they are printed and as they are typed (libraries.md)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from tilsyn.domain.cpr import mask_cpr
from tilsyn.domain.moments import on_the_clock
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

EMPTY = "–"
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATED_LABEL = re.compile(r"(.*\s)(\d{4}-\d\d-\d\d)((?:-\d+)?)", re.DOTALL)


def mean_text(mean: Fraction | None) -> str:
    """One decimal, rounded once and half up, with a comma; an empty mean is a dash, never 0 (domain.md 5.3-5.4)."""
    if mean is None:
        return EMPTY
    tenths = (Decimal(mean.numerator) * 10 / Decimal(mean.denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    return str(tenths / 10).replace(".", ",") if tenths % 10 else f"{tenths // 10},0"


def fraction_text(mean: Fraction | None) -> str | None:
    """Always with a slash: 3/1 (interface.md, Text, time, identity)."""
    return None if mean is None else f"{mean.numerator}/{mean.denominator}"


def date_text(iso: str | None) -> str:
    """Dates on paper: dd-mm-åååå (domain.md 11); what is no ISO date stands as it is, never cut to look like one."""
    moment = on_the_clock(iso)
    return f"{moment.day:02}-{moment.month:02}-{moment.year:04}" if moment else iso or ""


def label_text(label: str) -> str:
    """A name that ends with a day, "Leder 1 2026-11-29", as it is told to people; as a code it keeps its own form."""
    found = _DATED_LABEL.fullmatch(label)
    return f"{found[1]}{date_text(found[2])}{found[3]}" if found else label


_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


def day_in_words(iso: str) -> str:
    """As it is said aloud, to who should come: tirsdag den 24. oktober."""
    moment = on_the_clock(iso)
    return f"{_DAYS[moment.weekday()]} den {moment.day}. {_MONTHS[moment.month - 1]}" if moment else iso


def origin_text(origin: str | None) -> str:
    """Where something comes from: a date as dates are printed, anything else as it was written."""
    return date_text(origin) if origin and _ISO_DATE.fullmatch(origin) else origin or ""


def time_text(iso: str | None) -> str:
    """Date and clock as a Dane writes them: 24-10-2023 10.12; a bare date stays a date."""
    moment = on_the_clock(iso)
    return f"{date_text(iso)} {clock_text(iso)}" if moment and not _is_bare(iso) else date_text(iso)


def clock_text(iso: str | None) -> str:
    """The clock alone, 10.12; empty for a bare date."""
    moment = on_the_clock(iso)
    return moment.strftime("%H.%M") if moment and not _is_bare(iso) else ""


def iso_day(iso: str | None) -> str:
    """The day of a stored time, as ÅÅÅÅ-MM-DD; what is no time stands as it is."""
    moment = on_the_clock(iso)
    return moment.date().isoformat() if moment else iso or ""


class Printed(str):
    """A time as it stands on paper that still knows which time it is, so that no reader takes the words apart."""

    __slots__ = ("moment",)
    moment: datetime | None

    @classmethod
    def of(cls, iso: str | None) -> Printed:
        """From ISO; what is no time has no moment, and stands as it is."""
        text, moment = _printed(iso)
        made = cls(text)
        made.moment = moment
        return made


@lru_cache(maxsize=4_096)
def _printed(iso: str | None) -> tuple[str, datetime | None]:
    """All that was said in a conversation may have its one time."""
    return time_text(iso), on_the_clock(iso)


def _is_bare(iso: str | None) -> bool:
    """Whether it is a date without a clock; "20231024" is one too."""
    return iso is not None and not re.search(r"[T ]", iso)


DATE_FORM = "dd-mm-åååå"
FIRST_YEAR, LAST_YEAR = 1900, 2100
LAST_HOUR, LAST_MINUTE = 23, 59
_DANISH_DAY = r"(?P<day>[0-9]{1,2})(?:\s*[-./]\s*|\s+)(?P<month>[0-9]{1,2})(?:\s*[-./]\s*|\s+)(?P<year>[0-9]{2,4})"
_ISO_DAY = r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})"
_CLOCK = r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))"
_TYPED_DAY = re.compile(f"(?:{_ISO_DAY}|{_DANISH_DAY})")
_TYPED_CLOCK = re.compile(_CLOCK)
_CLOCK_ALONE = re.compile(r"(?:kl\.?\s*)?(?P<hour>[0-9]{1,2})[:.]?(?P<minute>[0-9]{2})", re.IGNORECASE)
_TYPED_TIME = re.compile(rf"(?P<on>{_TYPED_DAY.pattern}),?(?:T|\s+(?:kl\.?\s*)?){_CLOCK}", re.IGNORECASE)
_ISO_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)


def typed_date(text: str, what: str = "den") -> str:
    """A date as a Dane types it (24-10-2023, 24.10.2023, 24/10/2023, 24 10 2023) or as ISO; given as ISO.

    `what` is named in the advice, fx "--deadline". Raises UsageProblem for what is no date of this calendar, a year of
    two digits and a year that no inspection has.
    """
    found = _TYPED_DAY.fullmatch(text.strip())
    if not text.strip():
        raise _no_date("datoen mangler", what)
    if found is None:
        raise _no_date(f"datoen »{_short(text)}« kan ikke læses", what)
    return _day(found, text, what)


def typed_date_first(text: str, what: str = "den") -> tuple[str, str]:
    """The date that a line begins with, as ISO, and the rest of the line. Raises UsageProblem."""
    found = re.match(rf"\s*{_TYPED_DAY.pattern}(?=\s|$)", text)
    if found is None:
        first, _, _ = text.strip().partition(" ")
        return typed_date(first, what), ""
    return _day(found, found[0], what), text[found.end() :].strip()


def typed_time(text: str, what: str = "den", day: str | None = None) -> str:
    """A date with a clock (24-10-2023 14.20, 24-10-2023 kl. 14:20, ISO), or a date alone; given as ISO.

    Where `day` (ISO) is known, the clock may stand alone. An offset stays; without one the time is local.
    """
    typed = text.strip()
    if _ISO_TIME.fullmatch(typed):
        typed_date(typed[:10], what)
        return _existing_moment(typed, what)
    if _TYPED_DAY.fullmatch(typed):
        return typed_date(typed, what)
    if day and (alone := _TYPED_CLOCK.fullmatch(typed)):
        return f"{iso_day(day)}T{_clock(alone, text, what)}"
    found = _TYPED_TIME.fullmatch(typed)
    if found is None:
        raise _refused(f"tiden »{_short(text)}« kan ikke læses", what, _time_form(what))
    return f"{_day(found, text, what)}T{_clock(found, text, what)}"


def typed_clock(text: str) -> str:
    """A time of day, 14:20, 14.20, 9.05 or 1420, as HH:MM. Raises UsageProblem."""
    found = _CLOCK_ALONE.fullmatch(text.strip())
    if found is None or int(found["hour"]) > LAST_HOUR or int(found["minute"]) > LAST_MINUTE:
        raise UsageProblem(f"»{_short(text)}« er ikke et klokkeslæt.", "Skriv det som 14.20.")
    return f"{int(found['hour']):02}:{found['minute']}"


def _existing_moment(iso: str, what: str) -> str:
    try:
        return datetime.fromisoformat(iso.upper()).isoformat()
    except ValueError:
        raise _refused(f"tidspunktet »{_short(iso)}« findes ikke", what, _time_form(what)) from None


def _day(found: re.Match[str], text: str, what: str) -> str:
    if found["iso"]:
        year, month, day = (int(each) for each in found["iso"].split("-"))
    elif len(found["year"]) != len("2023"):
        raise _no_date(f"årstallet i »{_short(text)}« skal skrives med fire cifre", what)
    else:
        year, month, day = (int(found[each]) for each in ("year", "month", "day"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _no_date(f"årstallet i »{_short(text)}« er ikke mellem {FIRST_YEAR} og {LAST_YEAR}", what)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise _no_date(f"datoen »{_short(text)}« findes ikke", what) from None


def _clock(found: re.Match[str], text: str, what: str) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        raise _refused(f"klokkeslættet i »{_short(text)}« findes ikke", what, _time_form(what))
    return f"{hour:02}:{minute:02}"


def _no_date(message: str, what: str) -> UsageProblem:
    return _refused(message, what, f"Skriv {what} som {DATE_FORM}, fx 24-10-2023.")


def _refused(why: str, what: str, hint: str) -> UsageProblem:
    """With the option it stood in, where it stood in one."""
    said = f"Værdien af {what} kendes ikke: {why}." if what.startswith("--") else f"{why[0].upper()}{why[1:]}."
    return UsageProblem(said, hint)


def _time_form(what: str) -> str:
    return f"Skriv {what} som {DATE_FORM} tt.mm, fx 24-10-2023 14.20, eller kun datoen."


def _short(text: str) -> str:
    return " ".join(mask_cpr(text).split())[:40]  # masked before it is cut: half a number is none to any search


def listed(words: Iterable[str], last: str = "og") -> str:
    """As in: borgere, medarbejdere og ledelse."""
    items = list(words)
    return f" {last} ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def either(words: Iterable[str]) -> str:
    """As in: ja, delvist eller nej."""
    items = list(words)
    return " eller ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def counted(number: int, one: str, many: str) -> str:
    """As in: 1 samtale, 3 samtaler."""
    return f"{number} {one if number == 1 else many}"


def danish_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key: æ, ø, å last and in that order; numbers by size, so Borger 2 comes before Borger 10."""
    folded = unicodedata.normalize("NFC", text).casefold()
    parts = re.findall(r"\d+|\D", folded)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, _letter(part)) for part in parts)


def _letter(letter: str) -> str:
    after_z = {"æ": "{1", "ø": "{2", "å": "{3"}
    return after_z.get(letter) or (unicodedata.normalize("NFD", letter)[0])


_BEFORE_ITEM = re.compile(r"^(?:indikator(?:en)?|spørgsmål(?:et)?|kriterium)\s+")


def item_id(typed: str, known: Iterable[str]) -> str:
    """The id that is meant by "4a3", "4.A.3", "Indikator 4 a", where only one of the known can be; else as typed."""
    wanted = typed.strip().lower()
    ids = {each.lower(): each for each in known}
    if wanted in ids:
        return ids[wanted]
    bare = _closed_up(_BEFORE_ITEM.sub("", unicodedata.normalize("NFC", wanted)))
    found = [each for low, each in ids.items() if _closed_up(low) == bare]
    return found[0] if len(found) == 1 else wanted


def _closed_up(identifier: str) -> str:
    """Without what is written or left out at will; a stop between two digits tells 1.12 from 11.2, and stays."""
    without = re.sub(r"\s+", "", identifier).strip(".")
    return re.sub(r"(?<=[^\W\d])\.|\.(?=[^\W\d])", "", without)


def ascii_twin(text: str) -> str:
    """æ, ø, å as ae, oe, aa, in small letters: how ids are spelled, and how a keyboard without them types."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return folded.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def natural_key(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """Ids in model order: 9.a before 10.a."""
    return danish_key(identifier)
