"""Rarities: dates since when something had not been done: "the first such raid since the war of 1967"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units
from kg.extraction.words.dates import Moment

__all__ = ["not_done_since"]

_FIRST = frozenset(("first", "worst", "deadliest", "bloodiest", "heaviest", "biggest", "largest", "fiercest", "gravest",
                    "longest", "sharpest", "boldest", "greatest", "most", "highest"))  # fmt: skip
_REACH = 14


def not_done_since(units: Units, moment: Moment, *, lasting: bool = False) -> bool:
    """Whether the date only tells how rare it is: "for the first time since 2015", "the worst attack since 2015".

    Not in "X, the largest of the groups, has fought Y since 2017".

    Args:
        units: the sentence's.
        moment: the date.
        lasting: whether what is dated may have been so since then, as in "has been its closest ally since 2000", so
            that only a phrase beside the clause tells how rare it is: ", in the biggest such deal since 2012".
    """
    if moment.lead != "since" or not moment.edtf.endswith("/.."):
        return False
    since = next((i for i, unit in enumerate(units) if unit.start >= moment.start), len(units))
    for index in range(since - 1, max(since - _REACH, -1), -1):
        if units[index].kind in ("stop", "quote", "relative", "comma", "have"):
            return False
        if units[index].low in _FIRST:
            first = index - 1 - (units[index - 1].low in _RANKED)
            if lasting:
                return first > 0 and units[first].kind in _ARTICLES and units[first - 1].kind in _BESIDE
            return units[first].kind in (*_ARTICLES, "verb", "comma") if index else True
    return False


_RANKED = frozenset(("second", "third", "second-", "single"))
_ARTICLES = ("determiner", "possessive")
_BESIDE = frozenset(("preposition", "comma", "dash", "subordinator"))
