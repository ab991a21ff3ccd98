"""Dates in a sentence, in EDTF at the precision of the text; relative ones only where the document has a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from kg.extraction.words.datewords import (
    amount,
    day_of,
    exists,
    in_figures,
    month_of,
    moved,
    near_day,
    near_month,
    part_of_year,
    span_of,
)
from kg.extraction.words.records import record

__all__ = ["Frame", "Moment", "anchor_of", "moments"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_FULL_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_COUNT = r"(?i:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|until|till|through)\s(?:the\s)?)"
_LATE = (
    r"(?i:(?:the\s)?(?:very\s)?(?:early|late|mid|end|start|beginning|middle|first\sdays|last\sdays|eve)"
    r"(?:\sof|\son|\sin)?)"
)
_LEAD = (
    r"(?P<lead>\b(?i:not\suntil|since|by|until|till|from|between|before|after|in|on|during|of|throughout|as\sof"
    r"|over|at|for|about|around|circa|towards?(?=\sthe\s(?:end|close|middle|beginning)\s))\s"
    r"(?:(?i:the\s(?:night|morning|evening|day)s?\sof|about|around|at\sleast)\s)?)?"
    rf"(?:(?P<late>{_LATE})[\s-])?"
)
_FIRST = r"""\d|[A-Z]|(?:the|that|this|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve
|first|second|third|fourth|last|latter|final|later|earlier|next|spring|summer|autumn|fall|winter|of|so
|yesterday|today|tonight|tomorrow|overnight)\b"""
"""With what a date can begin after its preposition: a look at it passes over most words."""
_OF_WEEK = rf"(?:\s\({_WEEKDAY}\))?"
"""As in "on 5 March 2024 (Tuesday)": the number of the day says which it is, also where the two do not agree."""
_BRACKET = r"\s\((?=(?:(?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s\d{1,2}),?(?:\s\d{4})?|\d{4}-\d\d-\d\d)\))"
"""As in "on Monday (4 March 2024)": the whole day, and nothing else, is told in brackets."""
_MOMENT = re.compile(
    rf"""(?<!\w)(?=\w){_LEAD}(?:{_WEEKDAY}(?:,?\s|{_BRACKET})(?=\d|[A-Z]))?(?={_FIRST})(?:
      (?P<iso>(?P<yi>{_YEAR})-(?P<mi>\d\d)-(?P<di>\d\d)(?![-–/\d]){_OF_WEEK})
    | (?P<figures>(?P<fa>\d{{1,2}})(?P<fs>[/.])(?P<fb>\d{{1,2}})(?P=fs)(?P<yf>{_YEAR})(?![-–/\d]|\.\d))
    | (?P<days>(?P<d1>{_DAY})(?:(?:,\s{_DAY}){{1,5}},?|(?:\s(?P<m1>{_MONTH}))?(?:\s(?P<y1>{_YEAR}))?){_TO}
               (?P<d2>{_DAY})\s(?P<m2>{_MONTH})\b(?:,?\s(?P<y2>{_YEAR}))?(?!\d))
    | (?P<mdays>(?P<m3>{_MONTH})\s(?P<d3>{_DAY})(?:(?:,\s{_DAY}\b){{1,5}},?|(?:,\s(?P<y3>{_YEAR}))?){_TO}
                (?:(?P<m4>{_MONTH})\s)?(?P<d4>{_DAY})\b(?:,\s(?P<y4>{_YEAR}))?(?!\s(?:{_MONTH})\b))
    | (?P<months>(?P<m5>{_FULL_MONTH})(?:\s(?P<y5>{_YEAR}))?{_TO}(?:(?P<late2>{_LATE})[\s-])?
                 (?P<m6>{_FULL_MONTH})\b(?:,?\s(?:of\s)?(?P<y6>{_YEAR}))?(?!\s\d))
    | (?P<mdy>(?P<m7>{_MONTH})\s(?P<d7>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<y7>{_YEAR}))?(?![\d,]\d|\d|[-–]\d)
             {_OF_WEEK})
    | (?P<dmy>(?:the\s)?(?P<d8>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m8>{_MONTH})(?:,?\s(?P<y8>{_YEAR}))?\b
             {_OF_WEEK})
    | (?P<my>(?P<m9>{_MONTH})(?:\sof)?,?\s(?P<y9>{_YEAR})\b(?!\s?[-–]\s?\d))
    | (?P<thatyear>(?P<m11>{_FULL_MONTH})(?:\sof)?\s
                   (?P<yw>(?i:that|the\ssame|the\s(?:following|next|previous)))\syear\b)
    | (?P<decade>(?:the\s(?:{_LATE}[\s-])?)?(?P<ten>(?:19|20)\d)0['’]?s\b)
    | (?P<years>(?P<ya>{_YEAR})(?:\s?[-–]\s?|\s(?:to|and|until|till|through)\s)(?P<yz>{_YEAR}|\d\d)\b(?![-–]\d))
    | (?P<part>(?:(?i:the)\s)?(?:(?P<which>(?i:first|second|third|fourth|last|final|latter))\s(?P<q>(?i:quarter|half))
               |(?P<season>(?i:spring|summer|autumn|fall|winter)))\s(?:of\s)?(?P<yq>{_YEAR})\b)
    | (?P<year>(?P<yy>{_YEAR})\b(?![-–,.]?\d))
    | (?P<ago>(?P<n1>{_COUNT})\s(?P<u1>(?i:day|month|year))s?\sago\b)
    | (?P<later>(?P<n2>{_COUNT})\s(?P<u2>(?i:day|month|year))s?\s(?P<way>(?i:later|earlier|before|after|afterwards))\b)
    | (?P<that>(?i:the\s(?:following|next|previous|preceding|same)|that(?:\s(?:very|same))?|of\sthat|next(?=\sday\b))\s
               (?P<u3>(?i:day|month|year)|{_FULL_MONTH})\b(?!\s\d))
    | (?P<begun>(?:the\s(?:start|beginning)\sof\s(?:the|this)\syear|so\sfar\sthis\syear)\b)
    | (?P<week>(?:(?i:earlier|later)\s)?(?P<near>(?i:last|this|next))\s
               (?P<u4>(?i:week|month|year|weekend|morning|afternoon|evening|night))\b(?!['’]s))
    | (?P<named>(?:(?i:last|this|next)\s)?(?P<m10>(?-i:{_FULL_MONTH}))\b(?!\s\d|['’]s|,?\s{_YEAR}))
    | (?P<weekday>(?:(?i:last|next)\s)?(?P<wd>{_WEEKDAY})\b(?P<poss>['’]s\b)?)
    | (?P<word>\b(?i:yesterday|today|tonight|tomorrow|overnight)\b(?P<poss2>['’]s\b)?|\bthe\sweekend\b(?!['’]s))
    | (?P<past>(?:the|this)\s(?i:past|last)\s(?:(?P<n3>\d{{1,2}}|[a-z]{{3,6}})\s)?
               (?P<u5>(?i:hour|day|week|month|year))s?\b(?!['’]s))
    )""",
    re.VERBOSE,
)
_RANGES = frozenset(("days", "mdays", "months", "years"))
_PAIRED = frozenset(("", "in", "from", "between", "during", "of", "throughout", "on", "over", "since", "for"))
_WORD = 40
_GOES_ON = re.compile(r" (?:on(?=[,.;:]|$)|onwards?\b)")
_RELATIVE = frozenset(("ago", "week", "named", "weekday", "word", "past", "begun"))
_SINGLE = frozenset(("mdy", "dmy", "named"))
_YEARLESS = _SINGLE | {"days", "mdays", "months"}
_BY_TEXT = frozenset(("later", "that", "thatyear"))
_COUNTED = _RELATIVE | _BY_TEXT
_STALE = 18
"""Months: where the text has just spoken of a time longer ago than this, "in June" need not be the last June."""


@record
class Moment:
    """A date in a sentence.

    Attributes:
        start: position of its first character in the document's text, its preposition included.
        end: position after its last.
        edtf: the date.
        adjective: it stands without a preposition, as in "a 2022 ceasefire", "Tuesday's ambush".
        resolved: the document's own date, or a date before it, says which it is: "on Tuesday", "a year later".
        ahead: which it is where what happens then is still to come: "will meet on Tuesday".
        lead: the preposition before it, in lower case, or the empty text.
        is_coming: only what is still to come is surely of that date: the day lies a little after the document's own;
            of what is past nothing says whether it was a year before, or the document was written after its date.
    """

    start: int
    end: int
    edtf: str
    adjective: bool
    resolved: bool = False
    ahead: str | None = None
    lead: str = ""
    is_coming: bool = False


@record
class Frame:
    """The time of which a document tells, that gives a day or month its year.

    Attributes:
        last: the last day of the period in a document's title, up to which days are counted back; or the day that the
            text told of last, from which they are counted on.
        told: whether it is the latter.
        year: whether the period is that whole year.
        week: whether it is of seven days at most, so that each day of the week is one day of it.
    """

    last: date
    told: bool
    year: bool = False
    week: bool = False

    def read(self, kind: str, match: re.Match[str]) -> _Read:
        """The date that a text gives without a year, in the frame's own year; ``None`` where it is in no such."""
        found = _READERS[kind](match, self.last, None)
        if self.week and found is not None and self._is_fresh(found[0] or ""):
            return found[0], None
        if kind == "weekday":
            return None
        if self.year and found is not None and found[0] is None:  # "January 5" is no day soon after that year
            found = _READERS[kind](match, date(self.last.year, 7, 1), None)
        if found is None:
            return None
        ahead = found[1] if kind in _SINGLE else None
        edtf = (ahead if self.told else found[0]) or ""
        same = edtf[:4] == f"{self.last.year}" and edtf.rpartition("/")[2][:4] == edtf[:4]
        return (edtf, None) if same else None

    def _is_fresh(self, edtf: str) -> bool:
        """Whether it is a day of the weeks that end with the last one: "30 December" in the second week of January."""
        first, last = (self.last - timedelta(days=_SOON)).isoformat(), self.last.isoformat()
        return first <= edtf <= last and len(edtf) == len(last)


_Read = tuple[str | None, str | None] | None
"""The date, and the same looking ahead where that differs; ``None`` where it cannot be read surely.

The date alone is ``None`` where only what is still to come is surely of then."""
_SOON = 31
"""Days: a day without a year that lies no further after the document's own is not silently the one of a year before."""


def moments(
    text: str,
    start: int,
    end: int,
    issued: date | None,
    anchor: str | None = None,
    *,
    frame: Frame | None = None,
    goes_on: bool = False,
) -> Iterator[Moment]:
    """The dates in ``text`` from ``start`` to ``end``, in order; those that cannot be read surely are left out.

    Args:
        text: the document's text.
        start: where to begin.
        end: where to end.
        issued: the document's date, from which "on Tuesday" is counted.
        anchor: the last date before ``start``, from which "two days later" is counted.
        frame: the time that a document without a date tells of, which gives "on 3 May" its year.
        goes_on: what began on that last date lasts to the document's own day, so that "on 3 May" need not be of then.

    >>> [m.edtf for m in moments("They met in March 2024 and fought from 2007 to 2014.", 0, 52, None)]
    ['2024-03', '2007/2014']
    """
    for match in _MOMENT.finditer(text, start, end):
        kind = match.lastgroup or ""
        read = _READERS[kind](match, issued, anchor if kind in _BY_TEXT or not goes_on else None)
        if read is None and frame is not None and (kind in _YEARLESS or (frame.week and kind == "weekday")):
            read = frame.read(kind, match)
        moment = _moment(match, kind, read) if read is not None else None
        if moment is not None:
            yield moment
        if moment is not None or kind not in ("year", "word"):
            anchor, goes_on = anchor_of(moment) if moment is not None else None, False


def anchor_of(moment: Moment) -> str | None:
    """The date from which "two days later" is counted after ``moment``; ``None`` where its year is not sure.

    >>> anchor_of(Moment(0, 9, "2015/..", False))
    '2015'
    >>> anchor_of(Moment(0, 6, "[..1994-05]", False))
    '1994-05'
    """
    if moment.is_coming:
        return None
    text = moment.edtf
    first, _, last = text.strip("[]").partition(".." if text.startswith("[") else "/")
    return first if last in ("", "..") else last


def _moment(match: re.Match[str], kind: str, read: tuple[str | None, str | None]) -> Moment | None:
    lead = " ".join((match["lead"] or "").lower().split())
    first = lead.partition(" ")[0]
    told = read[0] or (read[1] if first in _OF_COMING or kind in _RANGES else None)
    if _counted(match, kind) or told is None:
        return None
    edtf = _bounded(lead, told, ranged=kind in _RANGES)
    if first == "from" and kind not in _RANGES and _opens(match):
        edtf = f"{told}/.."  # "From 2014 X backed Y"
    if edtf is None or not exists(edtf):
        return None
    possessive = bool(match["poss"] or match["poss2"])
    free = (kind in _COUNTED and (kind != "named" or match[0][0].islower())) or (kind in _DAYS and _alone(match))
    resolved = kind in _COUNTED or not re.search(_YEAR, match[0])
    ahead = read[1] if first in _OF_COMING or read[0] is None else None
    if first == "by" and ahead is not None:
        ahead = _bounded(lead, ahead, ranged=False)
    span = (match.start(), match.end())
    if kind == "mdy" and _month_only(match):
        span = (match.start(), match.end("m7"))
    opens = kind == "iso" and match.start() == match.pos  # "2024-03-04 Israel shells Khan Younis"
    led = bool(lead or free or opens or _LED_LATE.search(match["late"] or ""))  # "Early on 3 May", "late in June"
    return Moment(*span, edtf, possessive or not led, resolved and kind != "decade", ahead, first, read[0] is None)


_LED_LATE = re.compile(r"\s(?:on|in)\Z")
_DAYS = frozenset(("dmy", "mdy", "days", "mdays", "iso"))
_CLOSING = re.compile(
    r"[,;.]?\s*\Z|[,;]\s|\.\s[A-Z]|\s(?:and|but|after|before|when|while|as|in|at|near|to|with|over|for|by|during|that|following|amid|because|until|from)\b"
)
"""What follows a date that no noun follows."""


def _alone(match: re.Match[str]) -> bool:
    """As in "attacked Goma 8 Oct, killing ten", where news in brief leaves the "on" out: no noun's own date."""
    before = match.string[max(match.pos, match.start() - 2) : match.start()]
    word = match.string[max(match.pos, match.start() - _WORD) : match.start()].rstrip().rpartition(" ")[2]
    free = before[:1].isalnum() and before[1:] == " " and word.lower() not in _DETERMINERS
    return free and not match["poss"] and _CLOSING.match(match.string, match.end()) is not None


_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "its", "their", "his", "her", "last", "next", "until",
                          "to", "and", "or", "between", "of", "than", "dated", "born", "or"))  # fmt: skip
"""After which a date is a noun's or another date's."""
_OF_COMING = frozenset(("", "on", "in", "at", "by", "from", "of"))
"""The prepositions with which a date can be that of what is still to come."""


def _counted(match: re.Match[str], kind: str) -> bool:
    """Whether what looks like a year before 1900 counts something: "between 1700 and 1800 men", "1650 rifles"."""
    old = (kind == "year" and match["yy"] < "1900") or (kind == "years" and match["ya"] < "1900")
    if not old:
        return False
    after = _NOUN.match(match.string, match.end())
    noun = after is not None and (after[1] in _MANY or (after[1].endswith("s") and after[1] not in _NO_PLURALS))
    return noun or (kind == "year" and not match["lead"])


_NOUN = re.compile(r"\s(?:[a-z]{2,20}ed\s)?([a-z]{2,20})\b")
_MANY = frozenset(("people", "men", "women", "children", "police", "troops", "militiamen", "cavalry", "infantry"))
_NO_PLURALS = frozenset(
    ("was", "is", "its", "this", "has", "his", "as", "thus", "does", "besides", "across", "towards")
)


def _opens(match: re.Match[str]) -> bool:
    """Whether "from" tells a beginning: opening a clause, after a name, before "on"; not "a photo from 2014"."""
    text = match.string
    before = text[max(match.pos, match.start() - _WORD) : match.start()].rstrip()
    if match.start() == match.pos or before[-1:] in (",", ";", ":", "—", "–"):
        return True
    word = before.rpartition(" ")[2]
    goes_on = _GOES_ON.match(text, match.end()) is not None
    return goes_on or (word[:1].isupper() and word.isalpha())


def _bounded(lead: str, span: str, *, ranged: bool) -> str | None:
    """The date with what its preposition makes of it: "since", "until", "by"; ``None`` where it sets no date."""
    first = lead.partition(" ")[0]
    if ranged:
        return span if first in _PAIRED else None
    plain = "/" not in span and "[" not in span
    if first == "since":
        return f"{span}/.." if plain else None
    if first == "by":
        return f"[..{span}]" if plain else None
    if first in ("until", "till"):
        return f"../{span}" if plain else None
    if first in ("about", "around", "circa") or lead.endswith(("about", "around")):
        return f"{span}~" if plain else None
    return None if first in ("from", "between", "before", "after", "as", "not", "for") else span


def _month_only(match: re.Match[str]) -> bool:
    """Whether "in March 12 …" is the month, with the number of something after it."""
    return match["y7"] is None and (match["lead"] or "").lower().strip() == "in"


def _day(month: str, day: str, year: str | None, issued: date | None, anchor: str | None = None) -> _Read:
    number, at = month_of(month), int(day.rstrip("stndrh"))
    if year is not None:
        return f"{year}-{number:02d}-{at:02d}", None
    if issued is None or _stale(near_day(number, at, issued), anchor):
        return None
    last, coming = near_day(number, at, issued), near_day(number, at, issued, ahead=True)
    if coming is not None and issued < date.fromisoformat(coming) <= issued + timedelta(days=_SOON):
        return None, coming
    return (last, coming) if last else None


def _stale(found: str | None, anchor: str | None) -> bool:
    """Whether the text has just told of years before the day that was found."""
    if found is None or anchor is None or not anchor[:4].isdigit():
        return False
    months = [int(t[:4]) * 12 + (int(t[5:7]) if len(t) > 6 and t[5:7].isdigit() else 12) for t in (found, anchor)]
    return months[0] - months[1] > _STALE


def _days(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    year = match["y2"]
    if match["lead"] is None and match["m1"] is None and not re.search(r"[-–—]", match[0]) and " to " not in match[0]:
        return None  # "12 and 13 March" without a preposition may be two things
    last = _day(match["m2"], match["d2"], year, issued, anchor)
    return _joined(match, _span(last, (match["m1"] or match["m2"], match["d1"], match["y1"]), issued))


def _mdays(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    year = match["y4"] or match["y3"]
    last = _day(match["m4"] or match["m3"], match["d4"], year, issued, anchor)
    return _joined(match, _span(last, (match["m3"], match["d3"], match["y3"]), issued))


def _joined(match: re.Match[str], span: _Read) -> _Read:
    """The days from first to last; none of two days apart that "and" joins: "on 29 July and 3 August"."""
    if span is None or not _apart(match) or re.search(r"\d,\s\d\d?\b", match[0]):
        return span
    first, _, last = (span[0] or span[1] or "").partition("/")
    if len(first) != _TO_A_DAY or len(last) != _TO_A_DAY:
        return span
    return span if date.fromisoformat(last) - date.fromisoformat(first) == timedelta(days=1) else None


_TO_A_DAY = len("2009-07-29")


def _span(last: _Read, first: tuple[str, str, str | None], issued: date | None) -> _Read:
    """From the first day, which has the year of the last one where it names none, to the last.

    One that ends a little after the document's own date is of its year where it begins before that date, and only what
    is still to come is surely of then where it does not.
    """
    end = None if last is None else last[0] or last[1]
    if last is None or end is None:
        return None
    span = _pair(_day(*first[:2], first[2] or end[:4], issued), (end, None))
    if span is None or span[0] is None or last[0] is not None or issued is None:
        return span
    return span if span[0][:10] <= issued.isoformat() else (None, span[0])


def _months(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    year = match["y6"]
    if year is None and issued is not None:
        near = near_month(month_of(match["m6"]), issued)
        year = None if _stale(near, anchor) else near[:4]
    if year is None:
        return None
    first = f"{match['y5'] or year}-{month_of(match['m5']):02d}"
    if _apart(match) and moved(first, 1, "month") != f"{year}-{month_of(match['m6']):02d}":
        return None
    return _pair((first, None), (f"{year}-{month_of(match['m6']):02d}", None))


def _pair(first: _Read, last: _Read) -> _Read:
    """From the first to the last; over the turn of the year where only the last has one."""
    begin, end = first[0] if first else None, last[0] if last else None
    if begin is None or end is None:
        return None
    if begin > end and begin[:4] == end[:4]:
        begin = f"{int(begin[:4]) - 1}{begin[4:]}"
    return (f"{begin}/{end}", None) if begin < end else None


def _mdy(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    if _month_only(match):
        return _by_month(match["m7"], issued, anchor)
    return _day(match["m7"], match["d7"], match["y7"], issued, anchor)


def _years(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    first, last = match["ya"], match["yz"]
    if len(last) == 2:
        last = first[:2] + last
    if last <= first or (_apart(match) and int(last) - int(first) > 1):
        return None
    return f"{first}/{last}", None


def _apart(match: re.Match[str]) -> bool:
    """Whether "and" joins two dates that are no range: "in 1986 and 2011"."""
    return " and " in match[0] and not (match["lead"] or "").lower().startswith("between")


def _part(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    which, part = (match["which"] or "").lower(), (match["q"] or match["season"]).lower()
    return part_of_year(which, part, match["yq"]), None


def _by_month(name: str, issued: date | None, anchor: str | None) -> _Read:
    if issued is None:
        return None
    month = month_of(name)
    last = near_month(month, issued)
    return None if _stale(last, anchor) else (last, near_month(month, issued, ahead=True))


def _named(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    """As in "in June", "last October"; a month without either is no date: "the March protests"."""
    words = match[0].split()
    near = next((word for word in words if word.lower() in ("last", "this", "next")), "").lower()
    if not (match["lead"] or near or match["late"]) or (match["m10"] == "May" and not (match["lead"] or match["late"])):
        return None
    read = _by_month(match["m10"], issued, None if near else anchor)
    if read is None or not near:
        return read
    return (read[1] if near == "next" and read[1] else read[0]), None


def _ago(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    count, unit = amount(match["n1"]), match["u1"].lower()
    if issued is None or count is None or _roughly(match):
        return None
    found = moved(issued.isoformat(), -count, unit)
    return (found, None) if found else None


_ROUGHLY = ("more than", "less than", "nearly", "almost", "over", "about", "around", "roughly", "at least", "under",
            "approximately", "up to", "well")  # fmt: skip


def _roughly(match: re.Match[str]) -> bool:
    """Whether the words before say that the count is not exact: "more than a year after"."""
    return match.string[max(0, match.start() - 16) : match.start()].rstrip().lower().endswith(_ROUGHLY)


def _later(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    """As in "two days later", counted from the date before it; before "X did", from that of the main clause."""
    count, unit, way = amount(match["n2"]), match["u2"].lower(), match["way"].lower()
    if anchor is None or count is None or _roughly(match):
        return None
    # "a day after X struck" says of the strike that it was a day before.
    follows = way in ("later", "afterwards", "before")
    found = moved(anchor, count if follows else -count, unit)
    return (found, None) if found else None


def _that(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    """As in "the following year", "that October"."""
    unit, words = match["u3"], match["that"].lower()
    if anchor is None:
        return None
    if unit[0].isupper():
        year = moved(anchor, 0 if "following" not in words and "next" not in words else 1, "year")
        late = len(anchor) > 6 and int(anchor[5:7]) > month_of(unit) and "that" in words
        return None if year is None or late or unit == "May" else (f"{year}-{month_of(unit):02d}", None)
    step = 1 if "following" in words or "next" in words else -1 if "prev" in words or "preced" in words else 0
    found = moved(anchor, step, unit.lower())
    return (found, None) if found else None


def _that_year(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    """As in "in May of that year"."""
    words = match["yw"].lower()
    year = moved(anchor or "", 1 if words.endswith(("following", "next")) else -1 if "prev" in words else 0, "year")
    return (f"{year}-{month_of(match['m11']):02d}", None) if year else None


def _week(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    if issued is None:
        return None
    near, unit = match["near"].lower(), match["u4"].lower()
    return span_of(f"{near} {unit}", issued)


def _weekday(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    if issued is None:
        return None
    words = match["weekday"].lower()
    if words.startswith("last") and day_of(match["wd"], issued) == issued.isoformat():
        return (issued - timedelta(days=7)).isoformat(), None
    coming = day_of(match["wd"], issued, ahead=True)
    return (coming if words.startswith("next") else day_of(match["wd"], issued)), coming


def _word(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    words = match["word"].lower().removesuffix("'s").removesuffix("’s")
    return None if issued is None else span_of("last weekend" if " " in words else words, issued)


def _past(match: re.Match[str], issued: date | None, anchor: str | None) -> _Read:
    """As in "over the past week", "in the last three months"."""
    unit = match["u5"].lower()
    count = amount(match["n3"] or "one")
    if issued is None or count is None or (match["n3"] is None and match["past"].split()[1].lower() == "last"):
        return None
    if unit in ("hour", "day", "week"):
        days = {"hour": count // 24, "day": count, "week": 7 * count}[unit]
        return (f"{(issued - timedelta(days=days)).isoformat()}/{issued.isoformat()}", None) if days else None
    return f"{moved(issued.isoformat(), -count, unit)}/{moved(issued.isoformat(), 0, unit)}", None


_Reader = Callable[["re.Match[str]", "date | None", "str | None"], _Read]
_READERS: dict[str, _Reader] = {
    "days": _days, "mdays": _mdays, "months": _months, "mdy": _mdy, "years": _years, "part": _part, "ago": _ago,
    "later": _later, "that": _that, "thatyear": _that_year, "week": _week, "named": _named, "weekday": _weekday,
    "word": _word, "past": _past,
    "begun": lambda _, issued, __: (str(issued.year), None) if issued is not None else None,
    "dmy": lambda match, issued, anchor: _day(match["m8"], match["d8"], match["y8"], issued, anchor),
    "iso": lambda match, _, __: (f"{match['yi']}-{match['mi']}-{match['di']}", None),
    "figures": lambda match, _, __: in_figures(match["fa"], match["fb"], match["yf"]),
    "my": lambda match, _, __: (f"{match['y9']}-{month_of(match['m9']):02d}", None),
    "decade": lambda match, _, __: (f"{match['ten']}X", None),
    "year": lambda match, _, __: (match["yy"], None),
}  # fmt: skip
