"""Resumed charges: a charge that goes on past who denies its first part: "of arming Y, which X denies, and of …"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units

__all__ = ["goes_on_at", "resumed"]

_OPENERS = frozenset(("of", "with"))
_STOPS = frozenset(("stop", "end", "quote"))
_REACH = 40


def goes_on_at(units: Units, first: int) -> bool:
    """Whether ", and of" stands there: what follows is part of the charge, and nothing that the verb before it takes.

    Args:
        units: the sentence's.
        first: the index after the verb.
    """
    if first + 2 >= len(units):
        return False
    comma = units[first].kind == "comma"
    return comma and units[first + 1].low in ("and", "or") and units[first + 2].low in _OPENERS


def resumed(units: Units, opener: int) -> int | None:
    """The second "of" in "(accused it) of arming Y, which it denies, and of shelling P", if there is one.

    Args:
        units: the sentence's.
        opener: where the first "of" stands.
    """
    inserted = False
    for index in range(opener + 2, min(opener + _REACH, len(units) - 3)):
        if units[index].kind in _STOPS:
            return None
        if inserted and goes_on_at(units, index):
            return index + 2 if units[index + 2].low == units[opener].low else None
        inserted = inserted or (units[index].kind == "comma" and units[index + 1].kind in ("relative", "determiner"))
    return None
