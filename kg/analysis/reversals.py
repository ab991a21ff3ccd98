"""Ties that changed sign: from friendly to hostile, or back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import networkx as nx

from kg.analysis.ties import Tie, tie

__all__ = ["Reversal", "reversals"]

_SIGNED_FAMILIES = frozenset({"conflict", "support"})


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two actors whose ties were of one sign and later of the other.

    Attributes:
        first: one of the two, the one whose name sorts first.
        second: the other.
        before: the sign until then: -1 or 1.
        after: the sign since: the other.
        earliest: the day by which the last tie of the sign before was over, where it is known.
        latest: the first day by which a tie of the sign after had surely begun, or ``None``.
        ties_before: the ties of the sign before, with their claims.
        ties_after: those of the sign after.
    """

    first: str
    second: str
    before: int
    after: int
    earliest: date
    latest: date | None
    ties_before: tuple[Tie, ...]
    ties_after: tuple[Tie, ...]


def reversals(network: nx.MultiDiGraph[str]) -> tuple[Reversal, ...]:
    """Every pair whose ties changed sign, sorted by the pair.

    A change is found only where the texts date it: a tie of one sign that was over by some day, and one of the other
    sign that was still going on, or began, after that. Two undated ties of both signs are no reversal: nothing says
    which came first.
    """
    by_pair: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for source, target, attributes in network.edges(data=True):
        if attributes["sign"] and attributes["family"] in _SIGNED_FAMILIES:
            by_pair[min(source, target), max(source, target)].append(tie(source, target, attributes))
    found = []
    for pair in sorted(by_pair):
        for before in (1, -1):
            change = _change(pair, by_pair[pair], before)
            if change is not None:
                found.append(change)
    return tuple(found)


def _change(pair: tuple[str, str], ties: list[Tie], before: int) -> Reversal | None:
    earlier = [tie for tie in ties if tie.sign == before]
    ends = [tie.interval.to_latest for tie in earlier]
    over = [end for end in ends if end is not None]
    # One tie that may still hold means that the sign before is not known to have gone.
    if not over or len(over) < len(ends):
        return None
    end = max(over)
    later = [tie for tie in ties if tie.sign == -before and _lasts_beyond(tie, end)]
    if not later:
        return None
    begun = [tie.interval.from_latest for tie in later if tie.interval.from_latest is not None]
    after_end = [day for day in begun if day > end]
    return Reversal(
        *pair, before, -before, end, min(after_end, default=None), tuple(_sorted(earlier)), tuple(_sorted(later))
    )


def _lasts_beyond(tie: Tie, end: date) -> bool:
    """Whether the tie is known to have been there after ``end``."""
    interval = tie.interval
    known = [day for day in (interval.to_earliest, interval.from_earliest) if day is not None]
    return any(day > end for day in known)


def _sorted(ties: list[Tie]) -> list[Tie]:
    return sorted(ties, key=lambda tie: (tie.source, tie.target, tie.relation, tie.assertable))
