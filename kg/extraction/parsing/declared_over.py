"""Declared over: as what somebody declares a truce or deal, "declared the truce with X (to be) over"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units

__all__ = ["declared_over"]

_OVER = frozenset(("over", "dead", "void", "finished", "ended", "collapsed", "defunct", "expired", "invalid",
                   "obsolete", "terminated", "cancelled", "canceled", "broken", "suspended", "worthless",
                   "moribund"))  # fmt: skip
_OPENS = frozenset(("comma", "stop", "end", "relative", "that", "semicolon", "quote", "subordinator"))
_FURTHEST = 12


def declared_over(units: Units, first: int) -> bool:
    """Whether the words from ``first`` tell that what stands before them is at an end.

    Args:
        units: the sentence's.
        first: index of the first unit after what is declared, or after those with whom it was made.
    """
    for place in range(first, min(first + _FURTHEST, len(units) - 1)):
        unit, after = units[place], units[place + 1]
        if unit.kind in _OPENS:
            return False
        closes = after.kind in ("end", "comma", "stop", "preposition", "date", "conjunction", "quote", "subordinator")
        if unit.low in _OVER and closes:
            return True
        if unit.low == "at" and [each.low for each in units[place + 1 : place + 3]] == ["an", "end"]:
            return True
        if unit.low == "no" and after.low == "longer":
            return True
        if unit.kind == "verb" and unit.low not in ("considered", "deemed"):
            return False
    return False
