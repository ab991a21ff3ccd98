"""Chronicles: entries that open with their date, "9 April 1989: X shells Y", read as "On 9 April 1989, X shells Y".

What an entry goes on to tell, in the same paragraph and tense and without a date of its own, was on that day, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.extraction.words.dates import Moment, anchor_of, moments
from kg.extraction.words.datewords import exists
from kg.extraction.words.day_heads import DayHeads
from kg.extraction.words.units import MONTHS, Unit
from kg.extraction.words.verbforms import VerbGroup
from kg.model import Document, Sentence

__all__ = ["Chronicle"]

_QUALIFIERS = frozenset(("early", "mid", "late", "mid-", "spring", "summer", "autumn", "fall", "winter", "the", "of",
                         "beginning", "end", "in", "on", "to", "and", "c.", "circa", "about", ","))  # fmt: skip
_MARKS = frozenset((":", "–", "—", "-"))
_LONGEST = 8
_NUMBERS = {
    name: number
    for number, names in enumerate(
        (("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun"),
         ("July", "Jul"), ("August", "Aug"), ("September", "Sep", "Sept"), ("October", "Oct"), ("November", "Nov"),
         ("December", "Dec")), start=1,
    )
    for name in names
}  # fmt: skip


class Chronicle:
    """The entries of one document, in order: "22 April:" is of the year of the entry before, or of its heading.

    Args:
        document: the document.
    """

    def __init__(self, document: Document) -> None:
        self._last: str | None = None
        self._years = _years_of_headings(document)
        self._heads = DayHeads(document)
        self._month = ""
        self._text = document.text
        self._entry: tuple[Moment, bool] | None = None
        self._until = 0

    def entry(self, units: Sequence[Unit], dates: Sequence[Moment]) -> tuple[tuple[Unit, ...], tuple[Moment, ...]]:
        """A sentence and its dates, with the date that opens an entry as one that the entry's verbs have.

        A dash between two numbers is a range and opens nothing; nor does a number that is no date: "12: X …".
        """
        if units and (year := self._years.get(units[0].start)) is not None:
            self._last, self._month = year or self._last, year
        if (day := self._numbered(units)) is not None:
            self._last = day
            comma = replace(units[1], kind="comma", text=",", low=",")
            own = [Moment(units[0].start, units[0].end, day, False, False, None, "on")]
            later = [moment for moment in dates if moment.start >= units[1].start]
            return (replace(units[0], kind="date"), comma, *units[_TO_TEXT:]), (*own, *later)
        mark = _mark(units)
        if mark is None:
            return tuple(units), tuple(dates)
        opened = tuple(_dated(unit) for unit in units[:mark])
        comma = replace(units[mark], kind="comma", text=",", low=",")
        own = [moment for moment in dates if moment.start < units[mark].start]
        later = [moment for moment in dates if moment.start >= units[mark].start]
        yearless = not any(unit.text.isdigit() and len(unit.text) == 4 for unit in opened)
        if yearless and self._last is not None:
            own = self._of_year(opened)
        self._last = anchor_of(own[-1]) if own and not (yearless and self._last is None) else None
        if len(own) == 1:
            own = [replace(own[0], adjective=False, lead="on")]
        return (*opened, comma, *units[mark + 1 :]), (*own, *later)

    def _numbered(self, units: Sequence[Unit]) -> str | None:
        """The day of an entry that opens with its number alone, where a heading names the month: "7: X attacked"."""
        if len(self._month) != len("2024-03") or len(units) <= _TO_TEXT:
            return None
        number, text = units[0].text, units[_TO_TEXT]
        opens = number.isdigit() and units[1].text in _MARKS and text.kind not in ("number", "date")
        day = f"{self._month}-{number:>02}"
        return day if opens and len(number) <= len("31") and exists(day) else None

    def told(
        self, sentence: Sentence, units: Sequence[Unit], groups: Sequence[VerbGroup], dates: Sequence[Moment]
    ) -> tuple[Moment, ...]:
        """The dates of a sentence, with that of its entry where it goes on with what the entry tells."""
        verb = next((group for group in groups if group.form == "finite" and group.voice != "reduced"), None)
        opens = bool(dates) and dates[0].start <= sentence.start and dates[0].end < sentence.end
        if opens and dates[0].lead == "on" and _opens_entry(self._text, dates[0]):
            self._entry = None if verb is None or "[" in dates[0].edtf else (dates[0], verb.past)
            self._until = sentence.end
            return tuple(dates)
        within = "\n" not in self._text[self._until : sentence.start]
        over = None if within else self._heads.over(sentence)
        if over is not None and verb is not None:
            at = _after_label(units, verb.first, sentence.start)
            self._entry, within = (Moment(at, at, over, False, False, None, "on"), verb.past), True
        if over is not None and not dates and any(unit.kind == "date" for unit in units):
            self._entry, self._until = None, sentence.end  # "on Tuesday" below the day of an entry is counted from it
            return tuple(moments(self._text, sentence.start, sentence.end, date.fromisoformat(over)))
        entry, self._until = (self._entry if within else None), sentence.end
        self._entry = entry if not dates else None  # "The next day, X did", and what follows is of that day
        if entry is None or dates or verb is None or verb.past != entry[1] or verb.modality != "actual":
            return tuple(dates)
        perfect = any(unit.kind == "have" for unit in units[verb.first : verb.head])
        if perfect or any(unit.low in _AT_OTHER_TIMES for unit in units):
            return tuple(dates)
        at = _after_label(units, verb.first, sentence.start)
        return (Moment(at, at, entry[0].edtf, False, False, None, "on"),)

    def _of_year(self, opened: Sequence[Unit]) -> list[Moment]:
        """The date of "22 April" or "May" in the year of the entry before; none where the order has turned."""
        months = [_NUMBERS[unit.text] for unit in opened if unit.text in _NUMBERS]
        days = [int(unit.text) for unit in opened if unit.text.isdigit()]
        if self._last is None or len(months) != 1 or len(days) > 1:
            return []
        year, _, rest = self._last.partition("-")
        edtf = f"{year}-{months[0]:02}" + (f"-{days[0]:02}" if days else "")
        if (
            not exists(edtf)
            or f"{year}-{months[0]:02}"[5:] < rest[:2]
            or (days and len(rest) > 2 and edtf < self._last)
        ):
            return []
        return [Moment(opened[0].start, opened[-1].end, edtf, False, False, None, "on")]


def _after_label(units: Sequence[Unit], verb: int, start: int) -> int:
    """Where a sentence begins after the heading that it opens with: "Gaza: X bombed …"."""
    colons = (index for index, unit in enumerate(units[:_LONGEST]) if unit.text == ":" and index < verb)
    return next((units[index + 1].start for index in colons), start)


_AT_OTHER_TIMES = frozenset(
    ("earlier", "previously", "later", "subsequently", "eventually", "since", "already", "soon", "afterwards", "after",
     "before", "formerly", "meanwhile", "ago", "until", "recently", "usually", "still", "now", "never",
     "ever", "always", "often")
)  # fmt: skip
"""Words of a sentence that may tell of another day than the entry in which it stands."""


def _opens_entry(text: str, opening: Moment) -> bool:
    """Whether the date is parted by a mark from what it is the date of."""
    return text[opening.end : opening.end + 3].lstrip(" .)")[:1] in _MARKS


def _years_of_headings(document: Document) -> dict[int, str]:
    """By the start of the sentence after it, the year or month of which a heading consists; empty for other words."""
    found: dict[int, str] = {}
    time: str | None = None
    for sentence in document.sentences:
        if sentence.section in ("heading", "headline"):
            time = _year_or_month(document.text[sentence.start : min(sentence.end, sentence.start + _SHORT)])
        elif time is not None:
            found[sentence.start], time = time, None
    return found


def _year_or_month(heading: str) -> str:
    """The time of "2014" or "May 2014", or the empty text."""
    month, _, year = heading.strip(" :.").rpartition(" ")
    if len(year) != len("2014") or not year.isdigit() or year[:2] not in ("18", "19", "20"):
        return ""
    return year if not month else f"{year}-{_NUMBERS[month]:02}" if month in _NUMBERS else ""


_SHORT = 30
_TO_TEXT = 2
"""Units from the number of a day to what it dates: itself and a mark."""


def _mark(units: Sequence[Unit]) -> int | None:
    """The index of the mark behind the date that opens an entry."""
    for index, unit in enumerate(units[: _LONGEST + 1]):
        if unit.text in _MARKS and index and _is_date(units[:index]) and _goes_on(units, index):
            return index
        if (
            unit.text not in MONTHS
            and unit.kind not in ("date", "number", "to", "dash")
            and unit.low not in _QUALIFIERS
        ):
            return None
    return None


def _is_date(units: Sequence[Unit]) -> bool:
    return any(unit.kind == "date" or unit.text in MONTHS for unit in units)


def _dated(unit: Unit) -> Unit:
    return replace(unit, kind="date", forms=()) if unit.text in MONTHS else unit


def _goes_on(units: Sequence[Unit], index: int) -> bool:
    """Whether words follow, rather than the other end of a range."""
    following = units[index + 1] if index + 1 < len(units) else None
    return following is not None and following.kind not in ("date", "number", "end") and following.text not in MONTHS
