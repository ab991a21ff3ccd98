"""Rarities: dates since when something had not been done: "the first such raid since the war of 1967"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units
from kg.extraction.words.dates import Moment

__all__ = ["not_done_since"]

_FIRST = frozenset(("first", "worst", "deadliest", "bloodiest", "heaviest", "biggest", "largest", "fiercest", "gravest",
                    "longest", "sharpest", "boldest", "greatest"))  # fmt: skip
_REACH = 14


def not_done_since(units: Units, moment: Moment) -> bool:
    """Whether the date only tells how rare it is: "for the first time since 2015", "the worst attack since 2015".

    Not in "X, the largest of the groups, has fought Y since 2017".
    """
    if moment.lead != "since" or not moment.edtf.endswith("/.."):
        return False
    since = next((i for i, unit in enumerate(units) if unit.start >= moment.start), len(units))
    for index in range(since - 1, max(since - _REACH, -1), -1):
        if units[index].kind in ("stop", "quote", "relative", "comma", "have"):
            return False
        if units[index].low in _FIRST:
            return units[index - 1].kind in ("determiner", "possessive", "verb", "comma") if index else True
    return False
