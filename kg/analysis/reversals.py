"""Ties that changed sign: from friendly to hostile, or back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import networkx as nx

from kg.analysis.ties import Tie, tie
from kg.vocabulary import vocabulary

__all__ = ["Reversal", "reversals"]

_SIGNED_FAMILIES = frozenset({"conflict", "support"})

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two actors whose ties were of one sign and later of the other.

    Attributes:
        first: one of the two, the one whose name sorts first.
        second: the other.
        before: the sign until then: -1 or 1.
        after: the sign since: the other.
        earliest: the last day on which the sign before is known to have held, or ``None`` where no text dates it.
        latest: the first day by which the sign after had surely come, or ``None`` likewise.
        ties_before: the ties of the sign before, with their claims.
        ties_after: those of the sign after; also between one of the two and what the other governs, if it is a ruler.
    """

    first: str
    second: str
    before: int
    after: int
    earliest: date | None
    latest: date | None
    ties_before: tuple[Tie, ...]
    ties_after: tuple[Tie, ...]


def reversals(network: nx.MultiDiGraph[str]) -> tuple[Reversal, ...]:
    """Every pair whose ties changed sign, sorted by the pair.

    A change is found only where the texts say so: every tie of the one sign is said to be over, and one of the other
    is said to be going on, or to lie later. Friendship here is a lasting tie: a concession in the midst of a war
    is none. Ties of both signs at one time are a state of its own, and no reversal; and two undated ties of both signs
    are none either, for nothing says which came first.
    """
    by_pair: dict[Pair, list[Tie]] = defaultdict(list)
    for source, target, attributes in network.edges(data=True):
        if attributes["sign"] and attributes["family"] in _SIGNED_FAMILIES:
            found = tie(source, target, attributes)
            if found.sign < 0 or vocabulary().relation(found.relation).temporality == "state":
                by_pair[_pair(source, target)].append(found)
    rolled = _rolled_up(network, by_pair)
    changes = (_change(pair, by_pair[pair], rolled.get(pair, ()), sign) for pair in sorted(by_pair) for sign in (1, -1))
    return tuple(change for change in changes if change is not None)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _rolled_up(network: nx.MultiDiGraph[str], by_pair: Mapping[Pair, list[Tie]]) -> dict[Pair, list[Tie]]:
    """For each ruler and each third actor, the ties of that actor to what the ruler governs, since it has governed."""
    found: dict[Pair, list[Tie]] = defaultdict(list)
    for ruler, ruled, attributes in network.edges(data=True):
        since = attributes["interval"].from_earliest
        if attributes["relation"] != "governs" or since is None:
            continue
        for pair, ties in by_pair.items():
            if ruled in pair and ruler not in pair:
                [third] = set(pair) - {ruled}
                found[_pair(ruler, third)] += [t for t in ties if _begins_after(t, since)]
    return found


def _begins_after(tie: Tie, day: date) -> bool:
    return tie.interval.from_earliest is not None and tie.interval.from_earliest >= day


def _change(pair: Pair, ties: list[Tie], rolled: Iterable[Tie], before: int) -> Reversal | None:
    earlier = [tie for tie in ties if tie.sign == before]
    if not earlier or not all(_is_over(tie) for tie in earlier):
        return None
    held = [day for tie in earlier if (day := tie.interval.to_earliest) is not None]
    earliest = max(held, default=None)
    opposite = [tie for tie in ties if tie.sign == -before]
    if any(_begun_by(tie, earliest) for tie in opposite):
        return None
    later = [tie for tie in opposite if _is_later(tie, earliest)]
    if not later:
        return None
    later += [tie for tie in rolled if tie.sign == -before and _is_later(tie, earliest)]
    begun = [day for tie in later if (day := tie.interval.from_latest) is not None]
    return Reversal(*pair, before, -before, earliest, min(begun, default=None), _sorted(earlier), _sorted(later))


def _is_over(tie: Tie) -> bool:
    """Whether the texts say that it ended: by a date, or by saying so."""
    return tie.interval.to_latest is not None or any(claim.aspect == "ended" for claim in tie.evidence)


def _begun_by(tie: Tie, day: date | None) -> bool:
    return day is not None and tie.interval.from_latest is not None and tie.interval.from_latest <= day


def _is_later(tie: Tie, day: date | None) -> bool:
    """Whether it is known to come after ``day``, or to go on at the time of writing, when the other was over."""
    if any(claim.aspect == "ongoing" for claim in tie.evidence):
        return True
    return day is not None and tie.interval.from_earliest is not None and tie.interval.from_earliest >= day


def _sorted(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    return tuple(sorted(ties, key=lambda tie: (tie.source, tie.target, tie.relation, tie.assertable)))
