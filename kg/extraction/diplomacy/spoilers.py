"""Spoilers: whoever might break an accord, which tells of nobody that he has: "sanction those who break the truce"."""

from __future__ import annotations

from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.grammar.phrases import Units

__all__ = ["by_anybody"]

_ANYBODY = frozenset(("those", "anyone", "anybody", "whoever", "whichever", "everyone", "all", "any", "he"))
_WHO = frozenset(("who", "that", "which", "whoever", "whichever"))
_NEAR = 3


def by_anybody(units: Units, tie: Tie) -> bool:
    """Whether it is "those who break it", "anyone who violates it", "any side that does", and nobody is told to have.

    Args:
        units: the sentence.
        tie: what the sentence says of the accord.
    """
    if tie.group is None or tie.effect != "violated":
        return False
    first = tie.group.first
    before = [unit.low for unit in units[max(first - _NEAR, 0) : first]]
    return bool(before) and before[-1] in _WHO and not _ANYBODY.isdisjoint(before)
