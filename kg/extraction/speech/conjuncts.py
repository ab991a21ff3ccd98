"""Conjuncts: the date of its own that each of several objects has: "fought X since 1987, and Y in 2005"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.grammar.phrases import Units, VerbGroup
from kg.extraction.words.dates import Moment
from kg.extraction.words.units import Unit

__all__ = ["around_interlude", "of_another", "of_conjunct"]

_CLOSES = frozenset(("stop", "relative", "that", "subordinator", "quote", "dash", "open", "pronoun"))
_JOINS = frozenset(("and", "but", "then", ";"))
_LEAST = 4
_TO_CLOSE = 14
_SETS_APART = frozenset(("after", "before"))
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
    told = all(any(unit.actor is not None or unit.place is not None for unit in span) for span in spans)
    joined = all(any(unit.low in _JOINS for unit in span[:_TO_JOINT]) or _listed(span) for span in spans[1:])
    own = next((moment for moment in inside if moment.start >= named), None)
    return own if told and joined else None


def around_interlude(
    units: Units, groups: Sequence[VerbGroup], moments: Sequence[Moment], when: Moment | None, ends: tuple[int, int]
) -> Moment | None:
    """The date, where the sentence has "attacked X and, on 3 May, Y": that day is Y's and not X's.

    One that dates only what went before, "attacked X and, after a truce in 2009, Y", is nobody's here.

    Args:
        units: the sentence's.
        groups: its verbs.
        moments: its dates.
        when: the one that was found.
        ends: the unit of the finding's verb, and where its object's words begin.
    """
    trigger, named = ends
    for joint in range(trigger + 1, len(units) - _LEAST):
        if units[joint].low != "and" or units[joint + 1].kind != "comma":
            continue
        near = range(joint + 2, min(joint + _TO_CLOSE, len(units)))
        end = next((i for i in near if units[i].kind == "comma"), None)
        if end is None or any(joint < group.head < end for group in groups) or _breaks(units[joint + 2 : end]):
            continue
        inner = [m for m in moments if units[joint].end <= m.start and m.end <= units[end].end]
        if not inner:
            continue
        if named < units[joint].start:
            return None if when in inner else when
        if any(end < group.head and units[group.head].start < named for group in groups):
            return when
        opens = len(inner) == 1 and inner[0].start <= units[joint + 3].start
        return inner[0] if opens and units[joint + 2].low not in _SETS_APART else None
    return when


def _breaks(units: Sequence[Unit]) -> bool:
    return any(unit.kind in _CLOSES and unit.low not in _SETS_APART for unit in units)


def _listed(span: Sequence[Unit]) -> bool:
    """Whether a comma alone leads to the next object: "fought X in 1977, Y in 1998 and Z in 2020"."""
    first = next((unit for unit in span[1:] if unit.kind != "determiner"), None)
    return span[0].kind == "comma" and first is not None and first.actor is not None


def of_another(units: Units, moments: Sequence[Moment], trigger: int) -> Moment | None:
    """The date of "another" in "signed one in 1976 and another, brokered by Q, in 1996".

    Args:
        units: the sentence's.
        moments: its dates.
        trigger: index of the participle between commas.
    """
    opening = max((i for i in range(max(trigger - 2, 0), trigger) if units[i].kind == "comma"), default=0)
    closing = next((i for i in range(trigger, len(units)) if units[i].kind in ("comma", "end", "stop")), trigger)
    if not opening or units[closing].kind != "comma":
        return None
    after = units[closing + 1] if closing + 1 < len(units) else units[closing]
    if any(unit.low in _MORE for unit in units[max(opening - 3, 0) : opening]):
        end = units[closing].end + _TO_DATE
        return next((m for m in moments if units[closing].start < m.start < end), None)
    more = after.low in _JOINS and any(unit.low in _MORE for unit in units[closing + 2 : closing + 5])
    before = [moment for moment in moments if moment.end <= units[opening].end]
    return before[-1] if before and more else None


_MORE = frozenset(("another", "second", "third", "fourth", "further", "other"))
_TO_DATE = 20
"""Characters from the comma to the date that follows."""
