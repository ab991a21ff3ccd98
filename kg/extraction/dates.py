"""Dates in a sentence, in EDTF at the precision of the text; relative ones only where the document has a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.errors import TimeError
from kg.model import Interval

__all__ = ["Moment", "moments"]

_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_FULL_MONTH = r"(?:January|February|March|April|June|July|August|September|October|November|December)"
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_YEAR = r"(?:19|20)\d\d"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAD = (
    r"(?P<lead>\b(?i:since|by|until|till|from|between|before|after|in|on|during|of|throughout|as of)\s+"
    r"(?:(?:early|mid|late|the end of|the start of|around|about)[\s-]+)?)?"
)
_MOMENT = re.compile(
    _LEAD
    + rf"""(?:
      (?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<y1>{_YEAR}))?(?!\d|[-–]\d)
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m2>{_MONTH})(?:,?\s(?P<y2>{_YEAR}))?\b
    | (?P<m3>{_MONTH})(?:\sof)?,?\s(?P<y3>{_YEAR})\b
    | (?P<y4>{_YEAR})(?:\s?[-–]\s?|\sto\s|\sand\s)(?P<z4>{_YEAR}|\d\d)\b(?![-–]\d)
    | (?P<y5>{_YEAR})\b(?![-–,.]?\d)
    | (?P<ago>(?i:\d{{1,2}}|two|three|four|five|six|seven|ten)\s(?:days|years))\sago\b
    | (?<=\b[Ii]n\s)(?P<m6>{_FULL_MONTH})\b(?!\s\d)
    | (?P<relative>\b(?:(?i:yesterday|today|last\s(?:year|month))|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in a sentence.

    Attributes:
        start: position of its first character in the document's text, its preposition included.
        end: position after its last.
        edtf: the date.
        adjective: it stands without a preposition, as in "a 2022 ceasefire".
        resolved: the document's own date says which it is: "on Tuesday", "in November".
    """

    start: int
    end: int
    edtf: str
    adjective: bool
    resolved: bool = False


def moments(text: str, start: int, end: int, issued: date | None) -> Iterator[Moment]:
    """The dates in ``text`` from ``start`` to ``end``, in order; those that cannot be read surely are left out.

    >>> [m.edtf for m in moments("They met in March 2024 and fought from 2007 to 2014.", 0, 52, None)]
    ['2024-03', '2007/2014']
    """
    for match in _MOMENT.finditer(text, start, end):
        lead = (match["lead"] or "").split()
        span = _relative(match["relative"], issued) if match["relative"] else _absolute(match, issued)
        resolved = bool(match["relative"] or match["ago"] or match["m6"]) or _yearless(match)
        edtf = _bounded(lead[0].lower() if lead else "", span, pair=bool(match["y4"])) if span else None
        if edtf and _exists(edtf):
            named = bool(lead or match["relative"] or match["ago"] or match["m6"])
            yield Moment(match.start(), match.end(), edtf, not named, resolved)


def _absolute(match: re.Match[str], issued: date | None) -> str | None:
    for index in "12":
        if match[f"m{index}"]:
            return _day(match[f"m{index}"], match[f"d{index}"], match[f"y{index}"], issued)
    if match["ago"] or match["m6"]:
        return _back(match["ago"], match["m6"], issued)
    if match["m3"]:
        return f"{match['y3']}-{_number(match['m3']):02d}"
    if match["y4"]:
        last = match["z4"] if len(match["z4"]) == 4 else match["y4"][:2] + match["z4"]
        return f"{match['y4']}/{last}" if last > match["y4"] else None
    return match["y5"]


def _yearless(match: re.Match[str]) -> bool:
    return any(match[f"m{index}"] and not match[f"y{index}"] for index in "12")


def _back(ago: str | None, month: str | None, issued: date | None) -> str | None:
    """As in "three days ago", "in November": counted back from the document's date."""
    if issued is None:
        return None
    if month is not None:
        number = _number(month)
        return f"{issued.year if number <= issued.month else issued.year - 1}-{number:02d}"
    amount, unit = (ago or "").split()
    count = _COUNTS.get(amount.lower()) or int(amount)
    return (issued - timedelta(days=count)).isoformat() if unit == "days" else str(issued.year - count)


def _day(month: str, day: str, year: str | None, issued: date | None) -> str | None:
    number = _number(month)
    if year is None:
        if issued is None:
            return None
        # News tells what has happened: the last such day before the article's own date.
        try:
            this_year = date(issued.year, number, int(day))
        except ValueError:
            return None
        year = str(issued.year if this_year <= issued else issued.year - 1)
    return f"{year}-{number:02d}-{int(day):02d}"


def _number(month: str) -> int:
    return next(i for i, name in enumerate(_NAMES, start=1) if name.startswith(month.lower().rstrip(".")[:3]))


def _relative(words: str, issued: date | None) -> str | None:
    if issued is None:
        return None
    words = " ".join(words.lower().split())
    if words == "today":
        return issued.isoformat()
    if words == "yesterday":
        return (issued - timedelta(days=1)).isoformat()
    if words == "last year":
        return str(issued.year - 1)
    if words == "last month":
        return (issued.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    back = (issued.weekday() - _DAYS.index(words)) % 7
    return (issued - timedelta(days=back)).isoformat()


def _bounded(lead: str, span: str, *, pair: bool) -> str | None:
    if pair:
        return span if lead in ("", "in", "from", "between", "during", "of", "throughout") else None
    if lead == "since":
        return f"{span}/.."
    if lead in ("by", "until", "till", "as"):
        return f"[..{span}]" if lead == "by" else None
    return None if lead in ("from", "between", "before", "after") else span


def _exists(edtf: str) -> bool:
    try:
        Interval.parse(edtf)
    except TimeError:
        return False
    return True
