"""Time as the text has it: EDTF strings, and the four dates that bound what they say.

The strings are ISO 8601-2 (EDTF), level 0 with the parts of levels 1 and 2 that news needs:

==================  =============================================================================
``2025-10-08``      a day; ``2025-10`` and ``2025`` a month and a year; ``202X`` a decade
``2024-34``         a quarter (33 to 36) or a half (40, 41) of a year; 21 to 24 a season
``2021-08/2022``    from then to then; ``2021/..`` and ``2021/`` no end stated; ``../2021`` no beginning
``[2022..2025]``    on one day between; ``[..2014]`` by then; ``[2022..]`` at some time since
``2025~``, ``2025?``  about then, or uncertain: ordered by its date, but certain on no day
==================  =============================================================================

We keep our own reader because the libraries that exist guess: they give an open end a date some years
away, and a partial date its first day. Here an unknown bound stays ``None``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.errors import TimeError

__all__ = ["Certainty", "Interval", "parse_day"]

Certainty = Literal["certain", "possible", "undated", "no"]

_DATE = re.compile(r"(?P<y>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?(?P<q>[~?%]?)", re.ASCII)
_REMEDY = "write an EDTF date such as 2025, 2025-10, 2025-10-08, 2021/.., 2007/2014 or [..2014]"
_OPEN = ("", "..")
_PARTS_OF_A_YEAR = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
_SEASONS = range(21, 25)


@dataclass(frozen=True, slots=True)
class _Span:
    """The first and the last day that a date can mean, and whether it is only approximate."""

    first: date
    last: date
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """When something held or happened, as four bounds; ``None`` is unknown, never "for ever".

    It began between ``from_earliest`` and ``from_latest`` and ended between ``to_earliest`` and
    ``to_latest``, all inclusive. A partial date bounds both: what happened in "2025-10" began and ended
    within that month. ``as_stated`` is the EDTF string.
    """

    from_earliest: date | None = None
    from_latest: date | None = None
    to_earliest: date | None = None
    to_latest: date | None = None
    as_stated: str | None = None

    @classmethod
    def parse(cls, text: str | None) -> Interval:
        """The bounds of an EDTF string; ``None`` gives the interval of which nothing is known.

        >>> Interval.parse("2025-10").from_latest
        datetime.date(2025, 10, 31)
        >>> Interval.parse("2021-08/..").to_latest is None
        True

        Raises:
            TimeError: the string is not EDTF, names a day that does not exist, or ends before it begins.
        """
        if text is None:
            return cls()
        if text.startswith("[") and text.endswith("]"):
            return cls._one_of(text)
        if "/" not in text:
            span = _span(text, text)
            if span.approximate:
                return cls(span.first, None, None, span.last, text)
            return cls(span.first, span.last, span.first, span.last, text)
        return cls._from_to(text)

    @classmethod
    def _from_to(cls, text: str) -> Interval:
        start_text, _, end_text = text.partition("/")
        start = None if start_text in _OPEN else _span(start_text, text)
        end = None if end_text in _OPEN else _span(end_text, text)
        if start is None and end is None:
            raise TimeError(f"the interval {text!r} has neither a beginning nor an end", remedy=_REMEDY)
        if start and end and end.last < start.first:
            raise TimeError(
                f"the interval {text!r} ends before it begins", remedy="swap the two dates, or correct them"
            )
        return cls(
            start.first if start else None,
            start.last if start and not start.approximate else None,
            end.first if end and not end.approximate else None,
            end.last if end else None,
            text,
        )

    @classmethod
    def _one_of(cls, text: str) -> Interval:
        """One unknown day in a set or range: nothing is certain, but the limits are."""
        inner = text[1:-1]
        first_text, dots, last_text = inner.partition("..")
        if not dots:
            spans = [_span(part.strip(), text) for part in inner.split(",")]
            first, last = min(span.first for span in spans), max(span.last for span in spans)
            return cls(first, last, first, last, text)
        start = _span(first_text, text) if first_text else None
        end = _span(last_text, text) if last_text else None
        if start is None and end is None:
            raise TimeError(f"the range {text!r} has neither a first nor a last date", remedy=_REMEDY)
        if start and end and end.last < start.first:
            raise TimeError(f"the range {text!r} ends before it begins", remedy="swap the two dates, or correct them")
        lower, upper = start.first if start else None, end.last if end else None
        return cls(lower, upper, lower, upper, text)

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known of the time."""
        return any((self.from_earliest, self.from_latest, self.to_earliest, self.to_latest))

    def at(self, day: date) -> Certainty:
        """Whether it held on ``day``: ``certain``, ``possible``, ``no``, or ``undated`` where nothing is known."""
        if not self.is_known:
            return "undated"
        if (self.from_earliest and day < self.from_earliest) or (self.to_latest and day > self.to_latest):
            return "no"
        if self.from_latest and self.to_earliest and self.from_latest <= day <= self.to_earliest:
            return "certain"
        return "possible"

    def may_overlap(self, other: Interval) -> bool:
        """Whether the two can have shared a day; an unknown bound rules nothing out."""
        return not (_before(self.to_latest, other.from_earliest) or _before(other.to_latest, self.from_earliest))

    def seen_ongoing(self, day: date) -> Interval:
        """The interval, knowing also that it had begun by ``day`` and was not over then."""
        begun = day if self.from_latest is None else min(day, self.from_latest)
        if self.from_earliest and begun < self.from_earliest:
            begun = self.from_earliest
        lasting = day if self.to_earliest is None else max(day, self.to_earliest)
        if self.to_latest and lasting > self.to_latest:
            lasting = self.to_latest
        return Interval(self.from_earliest, begun, lasting, self.to_latest, self.as_stated)

    def seen_ended(self, day: date) -> Interval:
        """The interval, knowing also that it was over by ``day``."""
        over = day if self.to_latest is None else min(day, self.to_latest)
        lasting = self.to_earliest if self.to_earliest is None else min(self.to_earliest, over)
        return Interval(self.from_earliest, self.from_latest, lasting, over, self.as_stated)


def parse_day(text: str) -> date:
    """A full date, ``YYYY-MM-DD``; anything less precise is refused.

    Raises:
        TimeError: the text is not a full date, or the day does not exist.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise TimeError(f"{text!r} is not a full date", remedy="write year, month and day, as in 2026-01-09")
    try:
        return date(*map(int, text.split("-")))
    except ValueError as problem:
        raise TimeError(
            f"{text!r} is not a date that exists ({problem})",
            remedy="write year, month and day of a day that exists, as in 2026-01-09",
        ) from None


def _before(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and first < second


def _span(text: str, whole: str) -> _Span:
    match = _DATE.fullmatch(text)
    if not match:
        raise TimeError(f"{whole!r} is not a date that can be read", remedy=_REMEDY)
    year_text, month_text, day_text = match["y"], match["m"], match["d"]
    first_year, last_year = int(year_text.replace("X", "0")), int(year_text.replace("X", "9"))
    try:
        first = date(first_year, 1, 1)
        if month_text is None:
            return _Span(first, date(last_year, 12, 31), bool(match["q"]))
        if "X" in year_text:
            raise ValueError("a month needs a full year")
        start, end = _months(int(month_text), day_text)
        first = date(first_year, start, int(day_text or 1))
        last = first if day_text else date(first_year, end, calendar.monthrange(first_year, end)[1])
    except ValueError as problem:
        raise TimeError(f"{whole!r} is not a date that exists ({problem})", remedy=_REMEDY) from None
    return _Span(first, last, bool(match["q"]))


def _months(code: int, day_text: str | None) -> tuple[int, int]:
    """The first and last month of an EDTF month, quarter, half or season."""
    if 1 <= code <= 12:
        return code, code
    if day_text is None and code in _PARTS_OF_A_YEAR:
        return _PARTS_OF_A_YEAR[code]
    if day_text is None and code in _SEASONS:
        # A season is another half of the year on the other hemisphere, and the text does not say which.
        return 1, 12
    raise ValueError("month must be in 1..12")
