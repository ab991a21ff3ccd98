"""EDTF dates in plain words, with exactly the precision that they have."""

from __future__ import annotations

import calendar
import re

from kg.model import Interval

__all__ = ["date_in_words", "time_in_words"]

_DATE = re.compile(r"(?P<y>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?(?P<q>[~?%]?)")
_PARTS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    33: "the first quarter of", 34: "the second quarter of", 35: "the third quarter of", 36: "the fourth quarter of",
    40: "the first half of", 41: "the second half of",
}  # fmt: skip
_DOUBT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_OPEN = ("", "..")


def date_in_words(edtf: str | None) -> str:
    """What an EDTF string says, in words; a string that is not EDTF is given back as it stands.

    >>> date_in_words("2021-08/..")
    'from August 2021, end not stated'
    >>> date_in_words(None)
    'not dated'
    """
    if edtf is None:
        return "not dated"
    if edtf.startswith("[") and edtf.endswith("]"):
        return _one_of(edtf[1:-1])
    start, slash, end = edtf.partition("/")
    if not slash:
        return _date(edtf)
    if start in _OPEN:
        return f"until {_date(end)}, beginning not stated"
    if end in _OPEN:
        return f"from {_date(start)}, end not stated"
    return f"from {_date(start)} to {_date(end)}"


def time_in_words(interval: Interval) -> str:
    """When something was, in words: as the text has it, or what the date of the document alone makes known.

    >>> from datetime import date
    >>> time_in_words(Interval(from_latest=date(2026, 1, 9), to_earliest=date(2026, 1, 9)))
    'as of 9 January 2026, beginning and end not stated'
    """
    begun, lasting, over = interval.from_latest, interval.to_earliest, interval.to_latest
    if interval.as_stated is None and lasting is not None and over is None and begun in (None, lasting):
        return f"as of {date_in_words(lasting.isoformat())}, beginning and end not stated"
    if interval.as_stated is None and over is not None and lasting is None:
        return f"by {date_in_words(over.isoformat())}, exact time not stated"
    return date_in_words(interval.as_stated)


def _one_of(inner: str) -> str:
    first, dots, last = inner.partition("..")
    if not dots:
        return "on one of: " + ", ".join(_date(part.strip()) for part in inner.split(","))
    if not first:
        return f"by {_date(last)}, exact time not stated"
    if not last:
        return f"in or after {_date(first)}, exact time not stated"
    return f"at some time between {_date(first)} and {_date(last)}"


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    if not match:
        return text
    year, month, day = match["y"], match["m"], match["d"]
    if "X" in year:
        named = f"the {year.replace('X', '0')}s"
    elif month is None:
        named = year
    elif int(month) in _PARTS:
        named = f"{_PARTS[int(month)]} {year}"
    elif 1 <= int(month) <= 12:
        named = f"{int(day)} " if day else ""
        named += f"{calendar.month_name[int(month)]} {year}"
    else:
        return text
    return _DOUBT[match["q"]] + named
