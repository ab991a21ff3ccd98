"""Date words: what days, months, years and spans of time are in EDTF, counted from a day where they are relative."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.errors import TimeError
from kg.model import Interval
from kg.reading.dates import in_one_order

__all__ = [
    "amount", "calls_time", "day_of", "exists", "in_figures", "is_decade", "month_of", "moved", "near_day",
    "near_month", "part_of_year", "span_of",
]  # fmt: skip

_DECADE = re.compile(
    r"(?:mid-)?1[5-9]\d0s|20\d0s|(?:mid-)?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
)

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMES_OF_TIME = frozenset((*_MONTHS, *_DAYS))
_AMOUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36, "final": 36}
_HALVES = {"first": 40, "second": 41, "last": 41, "latter": 41}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def calls_time(word: str, before: str) -> bool:
    """Whether a word with a capital is a day or month, and no part of the name after it: "in December N. N. said".

    >>> calls_time("December", "in"), calls_time("Monday", ""), calls_time("May", ""), calls_time("May", "Theresa")
    (True, True, False, False)
    """
    low = word.lower()
    return low in _NAMES_OF_TIME and (low in _DAYS or before.lower() in _TIMES)


_TIMES = frozenset(("in", "since", "until", "till", "by", "last", "this", "next", "early", "late", "mid", "during",
                    "that", "from", "before", "after", "through", "of", "previous", "following"))  # fmt: skip


def amount(words: str) -> int | None:
    """The number of "a", "two", "12"; ``None`` where it is none that is sure.

    >>> amount("three"), amount("12"), amount("several")
    (3, 12, None)
    """
    low = words.lower()
    return int(low) if low.isdigit() else _AMOUNTS.get(low)


def is_decade(word: str) -> bool:
    """Whether a word names ten years: before "Morocco" in "In the 1980s Morocco fought" it is no part of the name.

    >>> is_decade("1980s"), is_decade("nineties"), is_decade("1980")
    (True, True, False)
    """
    return _DECADE.fullmatch(word.lower().replace("'", "").replace("’", "")) is not None


def month_of(name: str) -> int:
    """The number of a month, written out or short.

    >>> month_of("Sept.")
    9
    """
    return next(i for i, full in enumerate(_MONTHS, start=1) if full.startswith(name.lower().rstrip(".")[:3]))


def near_day(month: int, day: int, issued: date, *, ahead: bool = False) -> str | None:
    """The last such day up to ``issued``, or the next from then on.

    >>> near_day(10, 7, date(2024, 3, 1))
    '2023-10-07'
    """
    for year in (issued.year, issued.year + (1 if ahead else -1)):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found == issued or (found > issued) == ahead:
            return found.isoformat()
    return None


def near_month(month: int, issued: date, *, ahead: bool = False) -> str:
    """The last such month up to that of ``issued``, or the next from then on."""
    away = month != issued.month and (month < issued.month) == ahead
    return f"{issued.year + ((1 if ahead else -1) if away else 0)}-{month:02d}"


def day_of(name: str, issued: date, *, ahead: bool = False) -> str:
    """The last such day of the week up to ``issued``, or the next from then on."""
    number = _DAYS.index(name.lower())
    days = (number - issued.weekday()) % 7 if ahead else -((issued.weekday() - number) % 7)
    return (issued + timedelta(days=days)).isoformat()


def part_of_year(which: str, part: str, year: str) -> str:
    """As in "first quarter of 2023", "summer 2020".

    >>> part_of_year("first", "half", "2023"), part_of_year("", "autumn", "2020")
    ('2023-40', '2020-23')
    """
    codes = _HALVES if part == "half" else _QUARTERS
    code = _SEASONS.get(part) or codes.get(which)
    return f"{year}-{code}" if code else year


def span_of(words: str, issued: date) -> tuple[str, str | None] | None:
    """As in "last month", "this week", "yesterday": the date, and the same ahead of ``issued`` where that differs."""
    which, _, unit = words.rpartition(" ")
    if not which:
        days = {"yesterday": -1, "tomorrow": 1}.get(unit, 0)
        return _within(-1, 0, issued) if unit == "overnight" else (_day(issued, days), None)
    if unit in ("morning", "afternoon", "evening", "night"):
        return _day(issued, -1 if which == "last" else 0), None
    step = {"last": -1, "past": -1, "next": 1}.get(which, 0)
    if unit == "weekend":
        return _weekend(issued)
    if unit == "week":
        start = -issued.weekday() + 7 * step
        early = _within(start, start + 6 if step else 0, issued)
        return early[0], None if step else _within(0, start + 6, issued)[0]
    if unit == "month":
        return moved(issued.isoformat()[:7], step, "month") or "", None
    return str(issued.year + step), None


def _day(issued: date, days: int) -> str:
    return (issued + timedelta(days=days)).isoformat()


def _within(first: int, last: int, issued: date) -> tuple[str, None]:
    """One day between two, counted from ``issued``."""
    begin, end = _day(issued, first), _day(issued, last)
    return (begin if begin == end else f"[{begin}..{end}]"), None


def _weekend(issued: date) -> tuple[str, None]:
    """The last Saturday and Sunday that have begun."""
    saturday = (issued.weekday() - 5) % 7
    return _within(-saturday, min(0, 1 - saturday), issued)


def moved(edtf: str, count: int, unit: str) -> str | None:
    """The date so many days, months or years after ``edtf``, as precise as the unit; ``None`` where it is less precise.

    >>> moved("2015-03-14", 3, "month"), moved("2015", 2, "day")
    ('2015-06', None)
    """
    parts = [int(part) for part in edtf.split("-")] if edtf.replace("-", "").isdigit() else []
    if unit == "year" and parts:
        return str(parts[0] + count)
    if unit == "month" and len(parts) > 1 and parts[1] <= len(_MONTHS):
        months = parts[0] * 12 + parts[1] - 1 + count
        return f"{months // 12}-{months % 12 + 1:02d}"
    if unit == "day" and len(parts) == 3 and exists(edtf):
        return _day(date(*parts), count)
    return None


def exists(edtf: str) -> bool:
    """Whether the string is EDTF and names days that exist."""
    try:
        Interval.parse(edtf)
    except TimeError:
        return False
    return True


def in_figures(one: str, other: str, year: str) -> tuple[str, None] | None:
    """The day of "25/03/2024" or "03/03/2024"; nothing where the day may be the month: "03/04/2024"."""
    day = in_one_order(int(one), int(other), int(year))
    return (day, None) if day is not None else None
