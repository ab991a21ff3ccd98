"""Day heads: the day that a line of a digest sets over the text below it, up to the next such line.

"Monday 4 March 2024", "5 March": a day without a year is of the year of the one before it, or of the document's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from kg.extraction.words.calendars import issued, period_of_head
from kg.extraction.words.dates import Frame, moments
from kg.extraction.words.subheads import Head, under
from kg.extraction.words.wordlists import wordlists
from kg.model import Document, Sentence
from kg.reading import is_day_line

__all__ = ["DayHeads"]

_LEAST = 2
"""Such lines: one alone may be when the text was written."""
_NEAR = 31
"""Days that lie between the days of a digest at the most, so that a day without a year is of the nearest year."""


class DayHeads:
    """The days over the parts of one document; none where it has no two such lines.

    Args:
        document: the document.
    """

    def __init__(self, document: Document) -> None:
        self._starts: list[int] = []
        self._days: list[str | None] = []
        lines = list(_heads(document))
        days = [line for line, _ in lines if is_day_line(_text(document, line))]
        if len(days) < _LEAST:
            return
        mains = {line.start for line in days} | {line.start for line, _ in lines if _weekday(_text(document, line))}
        heads = [Head(line.start in mains, _text(document, line), direct) for line, direct in lines]
        day: date | None = None
        written = issued(document)
        frame = (period_of_head(document) or _year_of_title(document)) if written is None else None
        for (line, _), head, beneath in zip(lines, heads, under(heads), strict=True):
            if head.main:
                day = _day(document, line, day or written, frame)
            elif beneath and not _looks_back(head.words):
                continue
            self._starts.append(line.start)
            self._days.append(day.isoformat() if day is not None and head.main else None)

    def over(self, sentence: Sentence) -> str | None:
        """The day that stands over a sentence."""
        place = bisect_right(self._starts, sentence.start)
        return self._days[place - 1] if place else None


def _text(document: Document, line: Sentence) -> str:
    return document.text[line.start : line.end]


def _heads(document: Document) -> Iterator[tuple[Sentence, bool]]:
    """The lines over parts of the document, and whether each stands right below another."""
    direct = False
    text = document.text
    for sentence in document.sentences:
        if sentence.section in ("heading", "headline") or (
            sentence.section in ("body", "byline")
            and text[sentence.start - 1 : sentence.start] in ("", "\n")
            and text[sentence.end : sentence.end + 1] in ("", "\n")
            and is_day_line(_text(document, sentence))
        ):
            yield sentence, direct
            direct = True
        elif sentence.section in ("body", "bullet"):
            direct = False


def _day(document: Document, line: Sentence, last: date | None, frame: Frame | None) -> date | None:
    """The day of a line: in the year that it names, else near the last one, else as the document's head tells."""
    if weekday := _weekday(_text(document, line)):
        coming = (last + timedelta(days=days) for days in range(1, _WEEK)) if last else ()
        return next((day for day in coming if day.strftime("%A").casefold() == weekday), None)
    found = [moment.edtf for moment in moments(document.text, line.start, line.end, last, None, frame=frame)]
    if len(found) != 1 or len(found[0]) != len("2024-03-05"):
        return None
    day = date.fromisoformat(found[0])
    if last is None or found[0][:4] in _text(document, line):
        return day
    return day if abs(day - last) <= timedelta(days=_NEAR) else None


def _year_of_title(document: Document) -> Frame | None:
    """The year that the title of a digest or a chronology names: "Sudan: events of 2024"; not "after the 2015 coup"."""
    title = document.title or ""
    found = list(moments(title, 0, len(title), None))
    if len(found) != 1 or len(found[0].edtf) != len("2024") or not _WHOLE.fullmatch(title[found[0].end :]):
        return None
    return Frame(date(int(found[0].edtf), 12, 31), told=False, year=True)


_WHOLE = re.compile(r"\W{0,3}")
"""What may follow the year of a digest: a noun after it would be that year's."""


def _weekday(line: str) -> str:
    """The day of the week of which a line consists: the next after the day of the line above."""
    word = line.strip(" :*").casefold()
    return word if word in _WEEKDAYS else ""


_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_WEEK = 7


def _looks_back(words: str) -> bool:
    """Whether a heading is of what was before: "Background"."""
    return not wordlists().classes["heading_back"].isdisjoint(words.casefold().strip(" :.").split())
