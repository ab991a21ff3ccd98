"""Dates and publishers that an article states about itself: datelines and "Published in …" lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

__all__ = [
    "dateline_end",
    "heads_a_day",
    "impossible_dates",
    "in_one_order",
    "is_date_line",
    "is_day_line",
    "is_label",
    "stated_author",
    "stated_date",
    "stated_publisher",
    "wrong_weekdays",
]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"),
            ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_MONTH = "(?P<{}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DATE = re.compile(
    r"\b(?:"
    + _MONTH.format("m1") + r" (?P<d1>\d{1,2})(?:st|nd|rd|th)?,? (?P<y1>\d{4})"
    + r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?:of )?" + _MONTH.format("m2") + r",? (?P<y2>\d{4})"
    + r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    + r")\b",
    re.IGNORECASE,
)  # fmt: skip
_PLACE = re.compile(r"[^\W\d_a-z][^\d.!?;:()–—-]{1,60}")
_DASH = re.compile(r"\s?(?:[–—]|--?)\s")
_COLON = re.compile(r":\s")
_DAY = re.compile(
    r",\s(?:"
    + _MONTH.format("m4")
    + r" \d{1,2}|\d{1,2} "
    + _MONTH.format("m5")
    + r")(?P<year>,? \d{4})?\.?\s*(?P<agency>\([A-Z][\w .&/-]{1,40}\)\.?\s*)?$",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\([A-Z][\w .&/-]{1,40}\)\.?\s*$")
_PUBLISHER = re.compile(
    r"(?:first |originally )?published (?:in|by) (?P<name>(?:the )?[A-Z][^,;:|]{1,60}?)"
    r"(?: on (?=[A-Z0-9])|[,;:|]|\.?\s*$)",
    re.IGNORECASE,
)
_NO_PLACE = frozenset(("on", "in", "at", "by", "since", "until", "from", "update", "updated", "late", "early", "mid"))
_DATELINE_LIMIT = 110


def stated_date(text: str) -> str | None:
    """The first full date in ``text`` as ``YYYY-MM-DD``; ``None`` where there is none that exists.

    >>> stated_date("Published in The Example, January 9th, 2026")
    '2026-01-09'
    """
    found = _dated(text)
    return found[2] if found is not None else None


def _dated(text: str) -> tuple[int, int, str | None] | None:
    """Where the first full date begins and ends, and the day; ``None`` as the day where there is no such.

    Days in figures count where their order cannot be mistaken; years of two figures where the date is all there is.
    """
    if match := _DATE.search(text):
        return match.start(), match.end(), _day(match)
    if match := _FIGURES.search(text):
        day = in_one_order(int(match["one"]), int(match["other"]), int(match["year"]))
        return (match.start(), match.end(), day) if day is not None else None
    if match := _SHORT_YEAR.fullmatch(text.strip()):
        year = int(match["year"]) + (1900 if int(match["year"]) >= _LAST_CENTURY else 2000)
        try:
            day = date(year, _MONTHS[match["m8"].casefold()], int(match["day"])).isoformat()
        except ValueError:
            return None
        begins = text.index(match["date"])
        return begins, begins + len(match["date"]), day
    return None


def in_one_order(one: int, other: int, year: int) -> str | None:
    """The day of a date in figures, where only one order of day and month gives one, or both give the same.

    >>> in_one_order(25, 3, 2024), in_one_order(3, 25, 2024), in_one_order(3, 3, 2024), in_one_order(3, 4, 2024)
    ('2024-03-25', '2024-03-25', '2024-03-03', None)
    """
    found: set[str] = set()
    for month, day in ((one, other), (other, one)):
        try:
            found.add(date(year, month, day).isoformat())
        except ValueError:
            continue
    return found.pop() if len(found) == 1 else None


def _day(match: re.Match[str]) -> str | None:
    index = next(index for index in "123" if match[f"y{index}"])
    month = match[f"m{index}"]
    number = int(month) if month.isdigit() else _MONTHS[month.casefold()]
    try:
        return date(int(match[f"y{index}"]), number, int(match[f"d{index}"])).isoformat()
    except ValueError:
        return None


def impossible_dates(text: str) -> Iterator[tuple[int, str]]:
    """The days in ``text`` that no calendar has, each with where it begins, in order.

    >>> list(impossible_dates("They met on 31 February 2025, after 29 February 2024, and on 31 April."))
    [(12, '31 February 2025'), (61, '31 April')]

    Days in figures are impossible if they are so in either order.

    >>> [day for _, day in impossible_dates("Not 31/02/2025 nor June 31st, but 02/14/2025 and 14.02.2025.")]
    ['31/02/2025', 'June 31st']

    A number beside a month may be a count: "in June 31 people died", "the 35 March attacks".

    >>> [day for _, day in impossible_dates("In June 31 died. The 35 March attacks were on 35 March or 32nd May.")]
    ['35 March', '32nd May']
    """
    for match in _DATED.finditer(text):
        if match["never"] or (_in_neither_order(match) if match["one"] else _day(match) is None):
            yield match.start(), match[0]


def _in_neither_order(match: re.Match[str]) -> bool:
    """Whether a date in figures exists neither with the day first nor with the month first."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    for month, day in ((one, other), (other, one)):
        try:
            date(year, month, day)
        except ValueError:
            continue
        return False
    return True


_FIGURES = re.compile(
    r"(?<![\d/.])(?P<one>\d{1,2})(?P<mark>[/.])(?P<other>\d{1,2})(?P=mark)(?P<year>[12]\d{3})(?![\d/]|\.\d)"
)
_SHORT_YEAR = re.compile(
    r"\W{0,3}(?:(?:dated?|published|posted|issued|released|updated)\s?(?:on\s|:\s?)?)?"
    r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?,?\s)?"
    r"(?P<date>(?P<day>\d{1,2})[ -]" + _MONTH.format("m8") + r"[ -]['’]?(?P<year>\d{2}))\W{0,3}",
    re.IGNORECASE,
)
"""A date by itself: in a sentence "2 March 24" may be a day and a count."""
_LAST_CENTURY = 70
_TOO_LATE = r"(?:3[2-9]|[4-9]\d)"
_AFTER_ON = r"(?:(?<=on )|(?<=on the )|(?<=: ))"
"""After which a number beside a month is no count: "in June 31 people died", "one of 35 March attacks"."""
_ANY_MONTH = "(?:" + "|".join(sorted((name.capitalize() for name in _MONTHS), key=len, reverse=True)) + ")"
_SHORT_MONTHS = r"(?:Apr(?:il)?|June?|Sept?(?:ember)?|Nov(?:ember)?)"
_DATED = re.compile(
    _DATE.pattern
    + r"|\b(?P<never>3[01](?:st)?(?: of)? Feb(?:ruary)?|31(?:st)?(?: of)? " + _SHORT_MONTHS
    + r"|Feb(?:ruary)? (?:30th|31st)|" + _SHORT_MONTHS + r" 31st|(?-i:" + _ANY_MONTH + r") " + _TOO_LATE
    + r"(?:st|nd|rd|th)|" + _AFTER_ON + r"(?:Feb(?:ruary)? 3[01]|" + _SHORT_MONTHS + r" 31|(?-i:" + _ANY_MONTH + r") "
    + _TOO_LATE + r")|(?:" + _AFTER_ON + _TOO_LATE + "|" + _TOO_LATE + r"(?:st|nd|rd|th)(?: of)?) (?-i:" + _ANY_MONTH
    + r"))\b(?!,? \d)"
    + r"|(?<![\d/.])(?P<one>\d{1,2})(?P<mark>[/.])(?P<other>\d{1,2})(?P=mark)(?P<year>[12]\d{3})(?![\d/]|\.\d)",
    re.IGNORECASE,
)  # fmt: skip


def wrong_weekdays(text: str) -> Iterator[tuple[int, str, str]]:
    """The full dates in ``text`` with a day of the week that is not theirs: where they begin, they, and which is.

    >>> list(wrong_weekdays("Not Monday, 5 March 2024, nor on March 5, 2024 (a Sunday); on Tuesday 5 March 2024."))
    [(4, 'Monday, 5 March 2024', 'Tuesday'), (33, 'March 5, 2024 (a Sunday)', 'Tuesday')]
    """
    for match in _DATE.finditer(text):
        before = _WEEKDAY_BEFORE.search(text, max(match.start() - _NEAR, 0), match.start())
        beside = before or _WEEKDAY_AFTER.match(text, match.end())
        day = _day(match)
        if beside is None or day is None or int(day[:4]) < _ONE_CALENDAR:
            continue
        if (
            before
            and before["named"].startswith("Sun")
            and _OF_PAPER.search(text, max(before.start() - _TITLE, 0), before.start())
        ):
            continue  # "The Baltimore Sun, March 5, 2024"
        meant = _WEEKDAYS[date.fromisoformat(day).weekday()]
        if meant[:3] != beside["named"][:3].capitalize():
            start, end = (before.start(), match.end()) if before else (match.start(), beside.end())
            yield start, text[start:end], meant


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ONE_CALENDAR = 1924
"""The year from which on all that news are of count days alike: 25 October 1917 was a Wednesday in Petrograd."""
_NEAR = len("Wednesday, (the ")
_WEEKDAY = r"(?P<named>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b)"
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w)(?<!The ){_WEEKDAY}\.?(?:, | \(| )(?:the )?\Z")
_WEEKDAY_AFTER = re.compile(rf"(?: \((?:an? )?|, an? ){_WEEKDAY}(?!\w)\)?(?=[,.;:)]|\s?\Z)")
_TITLE = 24
_OF_PAPER = re.compile(
    r"(?:\bMail on|\b(?!(?:On|In|By|Since|Until|From|Last|This|Next|Dated|Before|After) )[A-Z][a-z]{1,20}) \Z"
)
"""What makes "Sun" or "Sunday" the name of a paper: "Mail on Sunday", "The Daily Sun"."""


def is_date_line(line: str) -> bool:
    """Whether the line is a date and nothing else, but for a place, the day of the week or the hour.

    >>> [is_date_line(line) for line in ("Geneva, 20 February 2024", "February 20, 2024", "War of 20 May 2024")]
    [True, True, False]

    Nor is what names only the kind of paper more than a date line.

    >>> is_date_line("Note to correspondents, Kinshasa, 12 June 2000")
    True

    Nor is the office that issued it, or the symbol by which the paper goes.

    >>> is_date_line("Office of the Resident Coordinator, 18 July 2019"), is_date_line("S/PV.9876 | 18 July 2019")
    (True, True)
    """
    found = _dated(line) if len(line) <= _DATELINE_LIMIT else None
    if found is None or found[2] is None:
        return False
    before, after = line[: found[0]], line[found[1] :]
    if _BEFORE_DATE.fullmatch(before) and _AFTER_DATE.fullmatch(after):
        return True
    return _signs(before, after)


def is_day_line(line: str) -> bool:
    """Whether the line is a day and nothing else, with its year or without, as over a part of a digest.

    >>> [is_day_line(line) for line in ("Monday 4 March 2024", "5 March", "**March 6:**", "2024-03-07", "May 8 talks")]
    [True, True, True, True, False]

    A live blog sets the hour beside it.

    >>> is_day_line("6 March 2024, 18:40"), is_day_line("6 March 18:40 GMT")
    (True, True)
    """
    return len(line) <= _DATELINE_LIMIT and _DAY_LINE.fullmatch(line) is not None


def heads_a_day(lines: Sequence[str], place: int) -> bool:
    """Whether the day in one of the lines is no more than that of what stands below it, as further lines are of others.

    >>> heads_a_day(["4 March 2024", "Rebels took Kona.", "5 March", "They left."], 0)
    True
    >>> heads_a_day(["7 March 2024", "4 March", "Rebels took Kona.", "5 March", "They left."], 0)
    False
    """
    if not is_day_line(lines[place]) or is_day_line(lines[place + 1]):
        return False
    return any(is_day_line(line) for line in lines[place + 1 :])


def _signs(before: str, after: str) -> bool:
    """Whether names around a date say who wrote, and where: "By N. N. and M. M., Nairobi, ", " | By N. N."."""
    following = _AFTER_DATE.match(after)
    rest = after[following.end() :] if following else after
    signed = [part for part in _SEPARATOR.split(rest) if part]
    if signed and not (len(signed) == 1 and _SIGNED.match(signed[0]) and _is_named(signed[0])):
        return False
    parts = _SEPARATOR.split(before)
    if parts.pop().strip():
        return False  # "By N. N. of 3 May 2024"
    return len(parts) <= _PARTS and bool(parts or signed) and all(map(_is_named, parts))


def _is_named(part: str) -> bool:
    """Whether the words are names and nothing else: of who writes, where, for whom."""
    opening = _SIGNED.match(part)
    words = part[opening.end() if opening else 0 :].split()
    joints = _JOINTS if opening else _JOINTS - {"in", "for", "at"}
    plain = all(word[:1].isupper() or word in joints for word in words)
    return 0 < len(words) <= _NAME_WORDS and plain and words[0].casefold() not in _NO_PLACE | _NO_NAMES


_SEPARATOR = re.compile(r"\s*(?:[,|·•–—]|\s-\s)\s*")
_SIGNED = re.compile(r"(?:By|BY|by|Written by|Reported by)\s")
_JOINTS = frozenset(("and", "of", "the", "in", "for", "at", "de", "da", "di", "bin", "al", "von", "van", "&"))
_NO_NAMES = frozenset(("a", "an", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_PARTS, _NAME_WORDS = 4, 8


_PAPER = (
    r"(?:(?:press|media|news|joint) )?(?:notes?|statement|briefing|brief|communiqu[eé]|report|release|bulletin"
    r"|interview|update|memorandum|remarks|read-?out|dispatch)"
)
_SYMBOL = r"(?-i:[A-Z]{1,8}/[A-Z0-9./()-]{1,24})"
_BEFORE_DATE = re.compile(
    rf"\W{{0,3}}(?:(?:{_SYMBOL}|for immediate release)\W{{0,2}}\s)?"
    rf"(?:(?:{_PAPER}|(?:office|ministry|department|secretariat|embassy|permanent mission|bureau|directorate"
    r"|delegation) of)\b[^,.;:|\d]{0,60}(?:[,:|]|\s[–—-])\s)?"
    r"(?:(?:dated?|issued|released)\s?:?\s|(?!The |On |By )(?:[A-Z][\w.'’-]{1,20} ?){1,3},\s)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
    r"(?:[,;]? \(?(?:last )?(?:updated|modified|revised)[: ][\w ,:.]{4,40}\)?)?"
    r"\.?(?: \([A-Z][\w .&/-]{1,40}\)\.?)?\W{0,3}",
    re.IGNORECASE,
)


_DAY_LINE = re.compile(
    rf"\W{{0,3}}(?:{_WEEKDAY}\.?,?\s)?(?:{_MONTH.format('m6')} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH.format('m7')}(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d)"
    r"(?:,? \(?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\)?)?"
    r"(?:(?:,| [|·–—-])? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?\s?\W{0,4}",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"\W{{0,3}}(?:{_PAPER}|for immediate release|{_SYMBOL})\W{{0,3}}", re.IGNORECASE)


def is_label(line: str) -> bool:
    """Whether the line says only what kind of paper follows, or by which symbol it goes.

    >>> [is_label(line) for line in ("PRESS RELEASE", "SC/15999", "Statement on Sudan")]
    [True, True, False]
    """
    return len(line) <= _DATELINE_LIMIT and _LABEL.fullmatch(line) is not None


def stated_author(line: str) -> str | None:
    """Who wrote it by a line such as "By N. N., Nairobi, 9 June 2025", without place and date.

    >>> stated_author("By Amina Diallo and Jo Okot in Nairobi, 9 June 2025")
    'Amina Diallo and Jo Okot'
    """
    match = _WRITTEN_BY.search(line)
    if match is None:
        return None
    first, *others = _SEPARATOR.split(match["who"])
    date_at = next((place for place, part in enumerate(others) if _DATE.search(part)), None)
    others = others if date_at is None else others[:date_at]
    listed = any(" and " in f" {part}" for part in others)  # "By N. N., M. M. and L. L."
    who = ", ".join([first, *others]) if listed else first
    name, *placed = _PLACED.split(who, maxsplit=1)
    return (who if any(" and " in words for words in placed) else name) or None  # "N. N. in P and M. M. in Q"


_WRITTEN_BY = re.compile(
    r"(?:\A\W*|\s[|·•–—-]\s)(?:By|BY|Written by|This (?:article|story|report|piece) (?:is|was) written by) "
    r"(?P<who>.{2,120}?)\.?\s*\Z"
)
_PLACED = re.compile(r" (?:in|for|at) (?=[A-Z])")


def stated_publisher(line: str) -> str | None:
    """The publisher in a line such as "Published in The Example, January 9th, 2026"."""
    match = _PUBLISHER.match(line)
    return match["name"].strip() if match and not stated_date(match["name"]) else None


def dateline_end(text: str) -> int:
    """Where a dateline at the head of ``text`` ends; 0 where there is none.

    A dateline is a place with a date or an agency, and a dash: "Geneva, 3 March 2024 – ", "NAIROBI (Agency) - ";
    or a colon: "Lomé, 4 May (Agency): ". A full stop may close it before the dash. Releases set it in brackets, with
    a date or without: "(Nairobi, May 12, 2025) – ".
    """
    dash = _DASH.search(text, 0, _DATELINE_LIMIT)
    if not dash:
        colon = _COLON.search(text, 0, _DATELINE_LIMIT)
        return colon.end() if colon and _dated_place(text[: colon.start()]) else 0
    head = text[: dash.start()]
    if bracketed := _BRACKETED.fullmatch(head):
        return dash.end() if _is_named(bracketed["place"]) else 0
    place = _PLACE.match(head)
    if not place:
        return 0
    city = place[0].split(",")[0].split(" (")[0].strip()
    if city.partition(" ")[0].casefold() in _NO_PLACE | {"date", "dates", "duration", "period"}:
        return 0  # "Date: 1 June 2017 – present", as beside the picture of an encyclopedia
    if stated_date(head) and len(city.split()) <= 3:
        return dash.end()
    if city.isupper() and _AGENCY.search(head):
        return dash.end()
    if city.isupper() and len(head.split()) <= 4 and not text[dash.end() :].lstrip()[:1].islower():
        return dash.end()  # not "ABC – once a party – split in May"
    return dash.end() if _AGENCY.search(head) and len(head.split()) <= 6 else 0


_BRACKETED = re.compile(
    rf"\((?P<place>[^\d():;,]{{2,40}})(?:, (?:[^\d():;,]{{2,40}}, )?{_DATE.pattern})?\)", re.IGNORECASE
)
"""A place in brackets, with the day or without: "(Nairobi, May 12, 2025)", "(New York)"."""


def _dated_place(head: str) -> bool:
    """Whether the words before a colon are a place and a day: "Bissau, Sept 3", "Gulu (Uganda), 4 May"."""
    place = head.partition(",")[0].partition(" (")[0].strip()
    first = place.partition(" ")[0].casefold()
    if not place[:1].isupper() or first.endswith("day") or first in _NO_PLACE:
        return False  # "Monday, August 3: …" opens an entry of a timeline
    day = _DAY.search(head)
    if day is None or len(place.split()) > 3 or len(head.split()) > 8:
        return False
    # "Kabul, 5 March 2024: …" may open a chronicle; what names an agency is a report of that day.
    return not day["year"] or bool(day["agency"])
