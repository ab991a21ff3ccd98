"""How strongly two actors were tied on a day, for better and for worse, by what is dated strictly before it.

For each pair, friendliness is ``u = 1 - ∏(1 - c·q·w·e^(-λΔt))`` over its friendly ties and hostility ``h`` the same
over its hostile ones, with

==============  ====================================================================================================
``c``           how far the tie is believed: by its status, the number of its independent origins and the confidence
                that its claims record
``q``           how much such a tie carries: an alliance more than a concession, an attack more than a reproach
``w``           1 where it had surely begun before the day; where it only may have, how much of the time in which it
                can have begun lies before the day (`Weights` says what counts where a bound of that is not known)
``e^(-λΔt)``    how fresh it is: Δt runs from the last day on which it is known to have held
==============  ====================================================================================================

The numbers are choices, not measurements; `Weights` holds them, and whoever disagrees sets others.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import networkx as nx

from kg.analysis.ties import Tie, tie
from kg.errors import QueryError
from kg.model import Interval
from kg.vocabulary import vocabulary

__all__ = ["Dated", "Pair", "Weighed", "Weights", "belief", "dated", "pair_of", "weigh_ties"]

Pair = tuple[str, str]

_BELIEF = {"accepted": 0.9, "claimed": 0.5, "contested": 0.3}
_CONFIDENCE = {"low": 0.5, "medium": 0.8, "high": 1.0, None: 1.0}
_CARRIES = {
    ("support", "state"): 0.8,
    ("support", "event"): 0.5,
    ("role", "state"): 0.9,
    ("conflict", "state"): 0.8,
    ("conflict", "event"): 0.8,
    ("accusation", "event"): 0.2,
}
_CONTACT = frozenset({"mediation", "host", "talks"})
_CONTACT_CARRIES = 0.5
_OTHERWISE = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """The choices behind a strength.

    Attributes:
        half_life: the days after which a tie that is not heard of again counts half.
        possible: what a tie counts that may have begun before the day, or not, where no text says since when it can
            have begun. Where only the last day is not known, the chance that it had begun grows by the half-life.
        undated: what a tie counts of which no time is known; 0 leaves it out.
    """

    half_life: float = 730.0
    possible: float = 0.5
    undated: float = 0.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.half_life) and self.half_life > 0):
            raise QueryError(f"a half-life of {self.half_life} days", remedy="give a number of days above 0")
        for name in ("possible", "undated"):
            if not 0 <= getattr(self, name) <= 1:
                raise QueryError(f"the weight {name!r} is {getattr(self, name)}", remedy="give a number from 0 to 1")


@dataclass(frozen=True, slots=True)
class Dated:
    """How a tie stands to a day.

    Attributes:
        begun: 1 where it had surely begun, else less: how much of the time in which it can have begun lies before.
        age: days since it is last known to have held; 0 where it may hold on the day.
    """

    begun: float
    age: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """A tie with what it counts.

    Attributes:
        tie: the tie.
        belief: ``c``: the chance with which a bootstrap keeps it.
        carries: ``q·w·e^(-λΔt)``: what it counts if it is so.
        surely: whether it had surely begun before the day.
    """

    tie: Tie
    belief: float
    carries: float
    surely: bool


def pair_of(one: str, other: str) -> Pair:
    """The two names in the order in which a pair is kept."""
    return (one, other) if one <= other else (other, one)


def dated(interval: Interval, day: date, weights: Weights | None = None) -> Dated | None:
    """How an interval stands to a day; ``None`` where it lies on the day or after it, or nothing is known of it.

    >>> dated(Interval.parse("2021-08-31"), date(2021, 9, 10))
    Dated(begun=1.0, age=10)
    >>> dated(Interval.parse("2021-08-31"), date(2021, 8, 31)) is None
    True
    """
    if not interval.is_known or (interval.from_earliest is not None and interval.from_earliest >= day):
        return None
    begun = _share_begun(interval, day, weights or Weights())
    if interval.to_latest is not None and interval.to_latest < day:
        return Dated(begun, (day - interval.to_latest).days)
    known = [bound for bound in (interval.from_latest, interval.to_earliest) if bound is not None]
    if begun < 1 or any(bound >= day for bound in known) or not known:
        return Dated(begun, 0)
    return Dated(begun, (day - max(known)).days)


def _share_begun(interval: Interval, day: date, weights: Weights) -> float:
    last = [bound for bound in (interval.from_latest, interval.to_latest) if bound is not None]
    if last and min(last) < day:
        return 1.0
    if interval.from_earliest is None:
        return weights.possible
    elapsed = (day - interval.from_earliest).days
    if interval.from_latest is None:
        return float(1 - 0.5 ** (elapsed / weights.half_life))
    return elapsed / ((interval.from_latest - interval.from_earliest).days + 1)


def weigh_ties(
    network: nx.MultiDiGraph[str], day: date, weights: Weights, names: Mapping[str, str]
) -> tuple[Mapping[Pair, tuple[Weighed, ...]], Mapping[Pair, tuple[Weighed, ...]], int]:
    """What the ties before a day count, friendly and hostile, by pair.

    Contacts (mediations, hostings, talks) that surely came before count among the friendly ties: who has spoken to
    somebody can speak to them. One that only may have come before does not: it may be what is asked for.

    Args:
        network: of all times.
        day: the day; only what is dated before it counts.
        weights: the choices.
        names: for a name that counts as part of another, that other.

    Returns:
        the friendly ties, the hostile ones, and how many ties were left out because no text dates them.
    """
    friendly: dict[Pair, list[Weighed]] = defaultdict(list)
    hostile: dict[Pair, list[Weighed]] = defaultdict(list)
    undated = 0
    for source, target, attributes in network.edges(data=True):
        ends = names.get(source, source), names.get(target, target)
        is_contact = attributes["family"] in _CONTACT
        if ends[0] == ends[1] or not (attributes["sign"] or is_contact) or network.nodes[target]["kind"] != "actor":
            continue
        found = tie(source, target, attributes)
        weighed = _weighed(found, day, weights)
        if weighed is None:
            undated += not found.interval.is_known
        elif weighed.carries > 0 and (weighed.surely or not is_contact):
            side = hostile if found.sign < 0 else friendly
            side[pair_of(*ends)].append(weighed)
    return _sorted(friendly), _sorted(hostile), undated


def _sorted(found: Mapping[Pair, Iterable[Weighed]]) -> dict[Pair, tuple[Weighed, ...]]:
    return {
        pair: tuple(sorted(found[pair], key=lambda one: (one.tie.assertable, one.tie.source, one.tie.target)))
        for pair in sorted(found)
    }


def _weighed(found: Tie, day: date, weights: Weights) -> Weighed | None:
    relation = vocabulary().relation(found.relation)
    otherwise = _CONTACT_CARRIES if relation.family in _CONTACT else _OTHERWISE
    quality = _CARRIES.get((relation.family, relation.temporality), otherwise)
    when = dated(_told_by(found), day, weights)
    if when is not None:
        # however old, it has been: what is dated before the day is told as such
        fresh = max(0.5 ** (when.age / weights.half_life), sys.float_info.min)
        carries = quality * when.begun * fresh
        return Weighed(found, belief(found), carries, when.begun == 1.0)
    if not found.interval.is_known and weights.undated:
        return Weighed(found, belief(found), quality * weights.undated, False)
    return None


def _told_by(found: Tie) -> Interval:
    """When it held, knowing also that what a dated document tells as a fact had begun when it was written."""
    told = [
        last
        for claim in found.evidence
        if claim.stance == "affirms" and claim.modality == "actual"
        and (last := Interval.parse(claim.issued).from_latest) is not None
    ]  # fmt: skip
    interval = found.interval
    if not interval.is_known or not told or interval.from_latest is not None:
        return interval
    last = max(min(told), interval.from_earliest or min(told))
    return replace(interval, from_latest=last)


def belief(found: Tie) -> float:
    """How far a tie is believed, from 0 to 1: by its status, its origins and the confidence that its claims record."""
    affirming = [claim for claim in found.evidence if claim.stance == "affirms"]
    base = _BELIEF.get(found.status, 0.0)
    if found.status == "accepted":
        base = 1 - (1 - base) ** max(1, len({claim.origin for claim in affirming}))
    return base * max((_CONFIDENCE[claim.confidence] for claim in affirming), default=0.0)
