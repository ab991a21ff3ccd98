"""Numbers, figures and names as they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["best_of", "bounded", "counted", "figured", "listed", "shortened", "told_of", "whose_words"]

_BEST = re.compile(r"low \d+, best (\d+), high \d+")


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "event"), counted(2, "week"), counted(1200, "row")
    ('1 event', '2 weeks', '1,200 rows')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(names: Iterable[str], nobody: str = "nobody") -> str:
    """Names in a sentence.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    kept = list(names)
    if len(kept) < 2:
        return kept[0] if kept else nobody
    return f"{', '.join(kept[:-1])} and {kept[-1]}"


def whose_words(issuers: Sequence[str]) -> str:
    """Who says what a text states without naming a speaker: the text, or those who issued it as their own.

    >>> whose_words([]), whose_words(["Armenia"])
    ('the text', 'Armenia (whose text it is)')
    """
    return f"{listed(issuers)} (whose text it is)" if issuers else "the text"


def shortened(text: str, most: int) -> str:
    """A text in at most so many characters, of which the last tells that there was more.

    >>> shortened("Afghanistan", 11), shortened("Afghanistan", 7)
    ('Afghanistan', 'Afghan…')
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"


def bounded(minimum: float | None, maximum: float | None, comparator: str | None) -> str:
    """The number of a figure, in the words of its comparator and its range.

    >>> bounded(30, None, "at least"), bounded(4407, 6364, "range"), bounded(12, 12, "exact"), bounded(None, 9, "under")
    ('at least 30', '4,407 to 6,364', '12', 'under 9')
    """
    low, high = (f"{value:,.15g}" if value is not None else None for value in (minimum, maximum))
    if low is None and high is None:
        return "an unstated number of"
    if low is None or high is None:
        open_ended = ("over", "at least") if high is None else ("under", "at most")
        return f"{comparator if comparator in open_ended else open_ended[1]} {low or high}"
    if low != high:
        return f"{'about ' if comparator == 'about' else ''}{low} to {high}"
    return low if comparator in (None, "exact", "range", "unstated") else f"{comparator} {low}"


def best_of(as_stated: str) -> float | None:
    """The best estimate of an event table's figure; ``None`` where its words give none.

    >>> best_of("low 4407, best 5968, high 6364"), best_of("low 1, best unknown, high 3"), best_of("some 30")
    (5968.0, None, None)
    """
    found = _BEST.fullmatch(as_stated)
    return float(found[1]) if found else None


def figured(amount: str, measure: str, population: str | None, side: str | None, best: float | None = None) -> str:
    """A figure in words: how many of whom, as `bounded` has it, on whose side.

    >>> figured("at least 30", "killed", "fighters", "Rapid Support Forces")
    'at least 30 fighters killed on the side of Rapid Support Forces'
    >>> figured("4,407 to 6,364", "killed", None, None, 5968)
    '4,407 to 6,364 killed, best estimate 5,968'
    """
    who = population or ""
    whom = who if who.casefold().split()[-1:] == [measure.casefold()] else f"{who} {measure}".strip()
    of = f" on the side of {side}" if side and side.casefold() not in who.casefold() else ""
    return f"{amount} {whom}{of}" + (f", best estimate {best:,.15g}" if best is not None else "")


def told_of(subject: str, beside: Sequence[str], side: str | None, words: str) -> str:
    """A figure with those of whom it tells, who do not themselves give it.

    Args:
        subject: of whom it tells.
        beside: whom it also concerns, as the other side of a table's row.
        side: whose people are counted, where that is told.
        words: the figure, as `figured` has it.

    >>> told_of("Pakistan", ["TTP"], None, "12 killed")
    'Pakistan and TTP: 12 killed'
    >>> told_of("Hamas", [], "Hamas", "25 fighters killed on the side of Hamas")
    '25 fighters killed on the side of Hamas'
    """
    if side == subject and side in words:
        return words
    return f"{listed(dict.fromkeys((subject, *beside)))}: {words}"
