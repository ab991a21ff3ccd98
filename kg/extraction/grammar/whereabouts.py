"""Whereabouts: states that only tell where one is: "ambassador to Y", "near the border of A and B"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.locations import beyond_border
from kg.extraction.words.units import Unit

__all__ = ["only_where"]

_TO_POST = frozenset(("to", "in", "at"))
_POSTED = frozenset(("ambassador", "envoy", "consul", "attache", "attaché", "representative", "commissioner"))
"""Whom somebody sends to a state or body, for which he does not speak: "X's ambassador to Y said it would"."""
_AT_BORDER = frozenset(("near", "along", "at", "on", "by", "close", "across", "around", "to", "beyond", "from"))
_TO_NEAR = 9


def only_where(found: Sequence[Unit], place: int, *, others: bool) -> bool:
    """Whether the last unit of ``found`` names only where one is posted, or at whose border something is.

    Args:
        found: the sentence up to the name.
        place: of what stands before the noun phrase.
        others: whether somebody was named before, who is or fights there.
    """
    if place > 0 and found[place].low in _TO_POST and found[place - 1].low in _POSTED:
        return True
    last = len(found) - 1
    if not others or found[last].kind != "name" or not beyond_border(found, last):
        return False
    near = found[max(last - _TO_NEAR, 0) : last]
    inside = found[last - 1].low in ("in", "into", "inside", "from")  # "fled across the border in X"
    return not inside and any(unit.low in _AT_BORDER for unit in near)
