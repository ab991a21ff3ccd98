"""Named lists: whom a list names that a comma closes: "from A, B and C, attacked", "its backers, A and B, met"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, noun_phrase
from kg.extraction.parsing.clauses import Clauses

__all__ = ["listed_and_closed", "named_from"]

_LISTED = 12
"""Units within which the "and" of a list stands."""


def named_from(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """Who are named from ``first`` on: also the last of "with aid from A, B and C, attacked", who attacks nobody."""
    found = tuple(phrase.party for phrase in clauses.phrases_from(first) if phrase.party is not None)
    listed = listed_and_closed(clauses, first)
    return listed if len(listed) > len(found) else found


def listed_and_closed(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """Those of the list that begins at ``first``, where a comma stands after the last of them; else nobody."""
    units = clauses.units
    joint = next((i for i in range(first, min(len(units), first + _LISTED)) if units[i].low == "and"), -1)
    last = noun_phrase(units, joint + 1) if first <= joint < len(units) - 1 else None
    closed = last is not None and last.last + 1 < len(units) and units[last.last + 1].kind in ("comma", "dash", "close")
    return clauses.between(first) if closed else ()
