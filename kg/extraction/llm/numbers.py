"""Numbers in an article's words: what they say, and nothing that they do not."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.words.wordlists import wordlists
from kg.model import Comparator

__all__ = ["read_number"]

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_SCALES = {"hundred": 100.0, "thousand": 1_000.0, "million": 1_000_000.0}
_NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PHRASES: dict[str, Comparator] = {
    "at least": "at least", "no fewer than": "at least", "no less than": "at least", "at most": "at most",
    "up to": "at most", "no more than": "at most", "as many as": "at most", "more than": "over", "fewer than": "under",
    "less than": "under",
}  # fmt: skip


def read_number(words: str) -> tuple[float | None, float | None, Comparator] | None:
    """The least value, the greatest value and the comparator of a number in words, or ``None`` where it is not plain.

    >>> read_number("at least 685"), read_number("6,000–6,500")
    ((685.0, None, 'at least'), (6000.0, 6500.0, 'range'))
    """
    text = " ".join(words.lower().split())
    match = _pattern().fullmatch(text)
    if not match or len(text) > 80:
        return None
    scale = _SCALES.get(match["scale"] or "", 1.0)
    low = _value(match["low"]) * scale
    comparator = _comparator(match["lead"])
    if match["high"]:
        high = _value(match["high"]) * scale
        return (low, high, "range") if high > low and comparator in ("exact", "about") else None
    least = None if comparator in ("at most", "under") else low
    most = None if comparator in ("at least", "over") else low
    return least, most, comparator


@cache
def _pattern() -> re.Pattern[str]:
    singles = [word for name in ("about", "over", "under") for word in wordlists().classes[f"comparator_{name}"]]
    leads = "|".join(re.escape(lead) for lead in sorted([*_PHRASES, *singles], key=lambda lead: (-len(lead), lead)))
    numeral = f"{_NUMERAL}|{'|'.join(sorted(_WORDS, key=lambda word: -len(word)))}"
    joint = r"(?: to | and |\s?[-–—]\s?)"
    return re.compile(
        rf"(?:(?:between|from) )?(?:(?P<lead>{leads}) )?(?P<low>{numeral})(?:{joint}(?P<high>{numeral}))?"
        rf"(?: (?P<scale>{'|'.join(_SCALES)}))?"
    )


def _value(text: str) -> float:
    return float(_WORDS.index(text) + 1) if text in _WORDS else float(text.replace(",", ""))


def _comparator(lead: str | None) -> Comparator:
    if lead is None:
        return "exact"
    if lead in _PHRASES:
        return _PHRASES[lead]
    classes = wordlists().classes
    if lead in classes["comparator_about"]:
        return "about"
    return "over" if lead in classes["comparator_over"] else "under"
