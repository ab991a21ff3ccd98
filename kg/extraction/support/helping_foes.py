"""Helping foes: whose foe it is not that helps somebody, in "Y says that the X is armed by its foe Z"."""

from __future__ import annotations

from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["helps_its_foe"]

_THEIRS = frozenset(("its", "their", "his", "her"))


def helps_its_foe(clauses: Clauses, first: int) -> bool:
    """Whether the words from ``first`` on, "its foe Z", tell by whom somebody is helped, and so no foe of his.

    The "its" is that of whoever says so, whom nothing but sense shows.
    """
    units = clauses.units
    if first < 1 or units[first].low not in _THEIRS or units[first - 1].low != "by":
        return False
    group = next((g for g in reversed(clauses.groups) if g.head < first), None)
    frame = wordlists().frames.get(group.lemma) if group is not None and group.voice != "active" else None
    return frame is not None and vocabulary().relation(frame.relation).sign > 0
