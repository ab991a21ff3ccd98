"""Conjuncts: the date of its own that each of several objects has: "fought X since 1987, and Y in 2005"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.grammar.phrases import Units, VerbGroup
from kg.extraction.words.dates import Moment
from kg.extraction.words.units import Unit

__all__ = ["of_conjunct"]

_CLOSES = frozenset(("stop", "relative", "that", "subordinator", "quote", "dash", "open", "pronoun"))
_JOINS = frozenset(("and", "but", "then", ";"))
_TO_JOINT = 3
"""Units after a date among which the next object is joined."""


def of_conjunct(
    units: Units, groups: Sequence[VerbGroup], moments: Sequence[Moment], trigger: int, named: int
) -> Moment | None:
    """The date of the object whose words begin at ``named``, where the verb at ``trigger`` has several with theirs.

    Each date but the last is followed by "and" with somebody who is named before the next one.
    """
    end = next((group.first for group in groups if group.first > trigger), len(units))
    end = next((i for i in range(trigger + 1, end) if units[i].kind in _CLOSES and units[i].text != ";"), end)
    first, last = units[trigger].end, units[end - 1].end
    inside = [moment for moment in moments if first <= moment.start and moment.end <= last and not moment.adjective]
    if len(inside) < 2 or named < first:
        return None
    bounds = [(first, inside[0].start), *((one.end, two.start) for one, two in pairwise(inside))]
    spans = [[unit for unit in units[trigger:end] if a <= unit.start and unit.end <= b] for a, b in bounds]
    told = all(any(unit.actor is not None for unit in span) for span in spans)
    joined = all(any(unit.low in _JOINS for unit in span[:_TO_JOINT]) or _listed(span) for span in spans[1:])
    own = next((moment for moment in inside if moment.start >= named), None)
    return own if told and joined else None


def _listed(span: Sequence[Unit]) -> bool:
    """Whether a comma alone leads to the next object: "fought X in 1977, Y in 1998 and Z in 2020"."""
    first = next((unit for unit in span[1:] if unit.kind != "determiner"), None)
    return span[0].kind == "comma" and first is not None and first.actor is not None
