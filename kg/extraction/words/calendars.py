"""Calendars: the dates of a document's sentences in order, and the year of which it tells where it gives days alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.extraction.words.dates import Frame, Moment, anchor_of, moments
from kg.model import Document, Interval, Sentence

__all__ = ["Calendar", "issued", "period_of_head"]

_RECENT = 2
"""Sentences without a date after which "two days later" has nothing to count from."""
_TELLING = 6
"""Sentences after which "on 3 May" has no year from a date before."""
_WHOLE_YEAR = 4
_NEWS = re.compile(
    r"(?i:\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|tomorrow"
    r"|(?:this|last|next)\s(?:week|month|year|weekend)|ago|so\sfar)\b)"
)
"""Words of those who write on a day of their own, from which they count."""
_BEFORE = re.compile(r"\bhad\b")
"""A word of those who tell what was before the time of which they tell."""
_OF_ITS_DAY = re.compile(
    r"\b(?i:yesterday|today|last (?:week|month|year)|on (?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
"""Words for a time that the day of publication makes a date, or the week of which a report is."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


class Calendar:
    """The dates of a document's sentences, in order: "two days later" counts from the one before.

    Args:
        document: the document.

    Attributes:
        undated: the first words that would be a date if a day of the document's own were known.
    """

    def __init__(self, document: Document) -> None:
        self.undated: str | None = None
        self._text = document.text
        self._issued = issued(document)
        self._anchor: str | None = None
        self._age = 0
        self._goes_on = False
        self._title = period_of_head(document) if self._issued is None else None
        self._tells = self._issued is None and self._title is None and _NEWS.search(document.text) is None
        self._told: date | None = None
        self._since = 0

    def dates(self, sentence: Sentence) -> tuple[Moment, ...]:
        """The dates of the next sentence."""
        anchor = self._anchor if self._age < _RECENT else None
        frame = self._frame()
        text, issued = self._text, self._issued
        found = tuple(moments(text, sentence.start, sentence.end, issued, anchor, frame=frame, goes_on=self._goes_on))
        self._age = 0 if found else self._age + 1
        self._anchor = anchor_of(found[-1]) if found else self._anchor
        if found:
            back = _BEFORE.search(text, sentence.start, sentence.end) is not None
            self._goes_on = found[-1].edtf.endswith("/..") and found[-1].lead == "since" and not back
        self._note(sentence, found)
        if self._issued is None and self.undated is None:
            words = _OF_ITS_DAY.finditer(text, sentence.start, sentence.end)
            self.undated = next((word[0] for word in words if not _covered(word.span(), found)), None)
        return found

    def _frame(self) -> Frame | None:
        if self._title is not None:
            last = self._title.last.year
            years = {f"{last}", f"{last - self._title.week}"}  # to a weekly report last December is no old story
            of_it = self._anchor is None or self._age >= _TELLING or self._anchor[:4] in years
            return self._title if of_it else None
        return Frame(self._told, True) if self._told is not None and self._since < _TELLING else None

    def _note(self, sentence: Sentence, found: Sequence[Moment]) -> None:
        """Remember the last day or month of a year that the text has told."""
        if not self._tells:
            return
        self._since += 1
        years = _YEAR.findall(self._text, sentence.start, sentence.end)
        back = _BEFORE.search(self._text, sentence.start, sentence.end) is not None
        for moment in found:
            day = _day(moment.edtf)
            if day is not None and moment.lead == "on" and not back:
                self._told, self._since = day, 0
        if self._told is not None and years and years[-1] != f"{self._told.year}":
            self._told = None


def _covered(span: tuple[int, int], found: Sequence[Moment]) -> bool:
    """Whether the words there are part of a date, or stand before one, as in "on Monday (4 March 2024)"."""
    return any(moment.start <= span[1] + len(" (") and span[0] < moment.end for moment in found)


def period_of_head(document: Document) -> Frame | None:
    """The period in the title of a report, or in a line below it, or of a line such as "Published: September 2025"."""
    found = _of_period(document.title or "") or _of_year(document.title or "")
    if found is None and not _YEAR.search(document.title or ""):
        found = next(filter(None, map(_of_period, _below_title(document))), None)
    return found or next(filter(None, map(_of_publication, _lines(document, 0, _HEAD, ("byline",)))), None)


_HEAD = 6
"""Lines among which the head of a document is."""


def _below_title(document: Document) -> list[str]:
    """The lines right below the title that are no sentences: "Monthly digest, June 2025".

    None where a heading further down has a year, too: those are the parts of a chronicle, each of a time of its own.
    """
    titled = next((i for i, one in enumerate(document.sentences[:_HEAD]) if one.section == "headline"), None)
    if titled is None:
        return []
    found = []
    for text in _lines(document, titled + 1, titled + 1 + _SUBTITLES, ("headline", "heading", "body")):
        if text.endswith(_END_MARKS) or len(text) > _SUBTITLE_LENGTH:
            break
        found.append(text)
    later = _lines(document, titled + 1 + len(found), len(document.sentences), ("headline", "heading"))
    return [] if any(_YEAR.search(text) for text in later) else found


_SUBTITLES, _SUBTITLE_LENGTH = 2, 120
_END_MARKS = (".", "!", "?", ":", ";", ",")


def _lines(document: Document, first: int, end: int, sections: tuple[str, ...]) -> list[str]:
    """The short lines of these sections among the document's sentences."""
    found = (one for one in document.sentences[first:end] if one.section in sections)
    return [document.text[one.start : one.end] for one in found if one.end - one.start <= _LONGEST_LINE]


_LONGEST_LINE = 300


def _of_publication(line: str) -> Frame | None:
    """The month in which it was published, where no line tells the day."""
    return _of_period(line) if _PUBLISHED.match(line) else None


_PUBLISHED = re.compile(r"(?:Published|Issued|Released|Updated|Last updated)(?::| in)? [A-Z]")


def _of_period(title: str) -> Frame | None:
    """The period in a title, "July 1969", "12–18 January 2026"; ``None`` where it is neither of one year nor a week."""
    title = title.removeprefix("As of ").removeprefix("As at ")
    found = list(moments(title, 0, len(title), None))
    week = len(found) == 1 and _is_week(Interval.parse(found[0].edtf))
    if len(set(_YEAR.findall(title))) != 1 and not week:
        return None
    if any(len(moment.edtf) <= _WHOLE_YEAR or moment.lead in ("since", "after", "before") for moment in found):
        return None  # "Burundi after the coup of 2015" may tell of any year
    last = [Interval.parse(moment.edtf).to_latest for moment in found]
    known = [day for day in last if day is not None]
    return Frame(max(known), told=False, week=week) if known and len(known) == len(last) else None


def _is_week(period: Interval) -> bool:
    """Whether it is of more days than one, and has no day of the week twice."""
    first, last = period.from_earliest, period.to_latest
    return first is not None and last is not None and 0 < (last - first).days < _DAYS_OF_WEEK


_DAYS_OF_WEEK = 7


def _day(told: str) -> date | None:
    """The day of a date that is precise to the day."""
    parts = told.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    return date(int(parts[0]), int(parts[1]), int(parts[2]))


def issued(document: Document) -> date | None:
    """The day on which a document was published, if it tells that day."""
    interval = Interval.parse(document.issued)
    return interval.from_earliest if interval.from_earliest == interval.from_latest else None


def _of_year(title: str) -> Frame | None:
    """The year on which a government reports: "Country Reports on Terrorism 2020: Kenya"; not "World Report 2021"."""
    told = _COUNTRY_REPORT.search(title)
    years = _YEAR.findall(title)
    if told is None or len(years) != 1:
        return None
    return Frame(date(int(years[0]), 12, 31), told=False, year=True)


_COUNTRY_REPORT = re.compile(r"(?i:\bcountry\sreports?\b)")
