"""Days: as a caller gives them, and at equal steps for series over time."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from kg.errors import InputError
from kg.model import parse_day

__all__ = ["as_day", "days_between"]

_STEP = re.compile(r"(?:(?P<number>[0-9]{1,6})\s*)?(?P<unit>day|week|month|quarter|year)s?")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MOST = 10_000


def as_day(day: date | str) -> date:
    """A day that may be given as ``YYYY-MM-DD``.

    Raises:
        TimeError: the text is not a full date.
    """
    return parse_day(day) if isinstance(day, str) else day


def days_between(first: date | str, last: date | str, every: str) -> tuple[date, ...]:
    """The days from the first on, at equal steps, none after the last.

    A step of months from the 31st leads to the last day of a shorter month.

    Args:
        first: the first day.
        last: no day is later.
        every: ``day``, ``week``, ``month``, ``quarter``, ``year``, or a number of them, as in ``5 years``.

    Raises:
        TimeError: one of the two is not a full date.
        InputError: the step is none, the last day is before the first, or there are more than 10,000 days.

    >>> [str(day) for day in days_between("2021-01-31", "2021-04-01", "month")]
    ['2021-01-31', '2021-02-28', '2021-03-31']
    """
    begin, end = as_day(first), as_day(last)
    match = _STEP.fullmatch(every.strip())
    if match is None or (match["number"] is not None and int(match["number"]) == 0):
        raise InputError(f"a step of {every!r}", remedy="use day, week, month, quarter, year, or as in '5 years'")
    if end < begin:
        raise InputError(f"the last day, {end}, is before the first, {begin}", remedy="give the earlier day first")
    number = int(match["number"] or 1)
    found: list[date] = []
    while (day := _later(begin, number * len(found), match["unit"])) is not None and day <= end:
        found.append(day)
        if len(found) > _MOST:
            raise InputError(f"more than {_MOST} days from {begin} to {end}", remedy="take larger steps")
    return tuple(found)


def _later(day: date, steps: int, unit: str) -> date | None:
    """The day so many steps later; ``None`` past the last year that there is."""
    if unit not in _MONTHS:
        distance = steps * (7 if unit == "week" else 1)
        return day + timedelta(distance) if distance <= (date.max - day).days else None
    year, month = divmod(day.year * 12 + day.month - 1 + steps * _MONTHS[unit], 12)
    if year > date.max.year:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
