"""Who could mediate between two actors on a day: a score that shows every factor and its evidence.

    score = √(a₁·a₂) × (1-h₁)(1-h₂) × [1-|u₁-u₂|/(u₁+u₂)] × (s+α)/(s+f+α+β)

``a`` is access to a party: the strongest way over ties that are not hostile, never through the other party. Its
strength is the product of the friendliness of its steps, each lessened by what is hostile between the two: a friend
whose own friend is at odds with the party reaches it less. What is hostile between the candidate and the party itself
counts once, as ``h``; ``u`` is how friendly its own ties to the party are; ``s`` and ``f`` are its mediations that did
and did not last, counted strictly before the day. A score compares candidates; it is no probability.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from heapq import nsmallest
from itertools import pairwise

import networkx as nx
import numpy as np

from kg.analysis.candidate import Access, Candidate, Factors, Mediators, Options, Record, SetAside
from kg.analysis.overlap import shared_time
from kg.analysis.rank_draws import rank_intervals
from kg.analysis.reach import Route, reach
from kg.analysis.record import records
from kg.analysis.rollup import Rollup, close_to, rolled_up
from kg.analysis.strength import Pair, Weighed, pair_of, weigh_ties
from kg.analysis.ties import Tie, find_actor
from kg.errors import QueryError
from kg.vocabulary import vocabulary

__all__ = ["could_mediate"]

_CANNOT = ("UnnamedSource", "ActorSegment", "MediaOutlet")
_SHOWN = 3
"""How many ways to a party a candidate is shown with."""
_WITH_ALTERNATIVES = 25
"""For how many candidates other ways than the strongest are looked for."""
_TRIED = 20
"""How many of the other ways are looked at for some whose ties can have held at one time."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the scores of all candidates are computed from."""

    network: nx.MultiDiGraph[str]
    parties: Pair
    day: date
    options: Options
    rollup: Rollup
    friendly: Mapping[Pair, tuple[Weighed, ...]]
    hostile: Mapping[Pair, tuple[Weighed, ...]]
    records: Mapping[str, Record] = field(default_factory=dict)
    close: frozenset[str] = frozenset()


def could_mediate(
    network: nx.MultiDiGraph[str], first: str, second: str, at: date, options: Options | None = None
) -> Mediators:
    """Who could mediate between the two on the day, best first.

    Args:
        network: of all times, as `kg.network.build_network` gives it; only ties dated strictly before the day count.
        first: a party.
        second: the other.
        at: the day.
        options: the choices; see `Options`.

    Raises:
        UnknownNameError: the network does not hold one of the two.
        QueryError: the two are one actor, by name or because one counts as the other.
    """
    options = options or Options()
    first, second = find_actor(network, first), find_actor(network, second)
    rollup = rolled_up(network, at, (first, second)) if options.rollup else Rollup({}, {})
    if rollup.name(first) == rollup.name(second):
        raise QueryError(
            f"{first!r} and {second!r} are one party on {at}",
            remedy="name two parties" + (", or do not roll up" if first != second else ""),
        )
    friendly, hostile, undated = weigh_ties(network, at, options.weights, rollup.names)
    setting = _Setting(network, (first, second), at, options, rollup, friendly, hostile)
    close = close_to(network, (first, second), rollup)
    setting = replace(setting, records=records(network, at, rollup), close=close)
    steps = _steps(setting)
    ways = tuple(_ways(setting, party, steps) for party in setting.parties)
    names = [name for name in sorted({*ways[0], *ways[1]} | set(setting.records)) if _may_stand(setting, name)]
    found = [_candidate(setting, name, ways[0].get(name), ways[1].get(name)) for name in names]
    candidates = [one for one in found if isinstance(one, Candidate)]
    aside = tuple(one for one in found if isinstance(one, SetAside))
    ranked = _with_alternatives(setting, _ranked(_with_front(candidates)), steps)
    if options.replicates and ranked:
        ranked = rank_intervals(ranked, setting.parties, friendly, hostile, options)
    between = hostile.get(pair_of(first, second), ())
    return Mediators(
        (first, second), at, tuple(ranked), aside, options, undated,
        tuple(rollup.words(party) for party in (first, second)),
        sum(len(ties) for side in (friendly, hostile) for ties in side.values()),
        tuple(one.tie for one in between),
    )  # fmt: skip


def _may_stand(setting: _Setting, name: str) -> bool:
    """Whether it is an actor of its own, apart from both parties."""
    if name in setting.parties or name not in setting.network:
        return False
    kind = setting.network.nodes[name]["type"]
    if not vocabulary().is_a(kind, "Actor") or any(vocabulary().is_a(kind, wrong) for wrong in _CANNOT):
        return False
    return name not in setting.close


def _together(weighed: Iterable[Weighed]) -> float:
    """``1 - ∏(1 - c·carries)``."""
    return 1.0 - math.prod(1 - one.belief * one.carries for one in weighed)


def _kindly(weighed: Iterable[Weighed]) -> float:
    """The same over what is friendly: to have talked to somebody is no friendship."""
    return _together(one for one in weighed if one.tie.sign > 0)


@dataclass(frozen=True, slots=True)
class _Steps:
    """For each actor its neighbours over friendly ties, unless what was surely hostile reaches the threshold.

    Attributes:
        own: the friendliness of a step, for a candidate's own tie to a party.
        passing: the same lessened by hostility, for every step of a longer way.
    """

    own: Mapping[str, Mapping[str, float]]
    passing: Mapping[str, Mapping[str, float]]


def _steps(setting: _Setting) -> _Steps:
    own: dict[str, dict[str, float]] = {}
    passing: dict[str, dict[str, float]] = {}
    for pair, ties in setting.friendly.items():
        strength, hostile = _together(ties), setting.hostile.get(pair, ())
        # What only may have begun lowers a score, but closes no way.
        if strength > 0 and _together(one for one in hostile if one.surely) < setting.options.threshold:
            for one, other in (pair, pair[::-1]):
                own.setdefault(one, {})[other] = strength
                passing.setdefault(one, {})[other] = strength * (1 - _together(hostile))
    return _Steps(own, passing)


def _ways(setting: _Setting, party: str, steps: _Steps) -> dict[str, tuple[Route, ...]]:
    """For each actor, its ways to the party, strongest first; only such whose ties can have held at one time."""

    def is_of_one_time(actors: tuple[str, ...]) -> bool:
        return shared_time(_hops(setting, actors), before=setting.day) != "no"

    other = _other(setting, party)
    found = reach(steps.passing, party, max_hops=setting.options.longest, forbidden={other}, fits=is_of_one_time)
    ways: dict[str, tuple[Route, ...]] = {name: (Route(way.strength, way.actors[::-1]),) for name, way in found.items()}
    for name, strength in steps.own.get(party, {}).items():
        if name != other:
            longer = [way for way in ways.get(name, ()) if len(way.actors) > 2]
            both = [Route(strength, (name, party)), *longer]
            ways[name] = tuple(sorted(both, key=lambda way: (-way.strength, len(way.actors), way.actors)))
    return ways


def _other(setting: _Setting, party: str) -> str:
    return setting.parties[1] if party == setting.parties[0] else setting.parties[0]


def _together_at_a_time(setting: _Setting, routes: Iterable[Route]) -> tuple[Route, ...]:
    """Those whose ties can have held at one time, strongest first."""
    ways = {
        route.actors: route for route in routes if shared_time(_hops(setting, route.actors), before=setting.day) != "no"
    }
    return tuple(sorted(ways.values(), key=lambda way: (-way.strength, len(way.actors), way.actors)))


def _with_alternatives(setting: _Setting, ranked: list[Candidate], steps: _Steps) -> list[Candidate]:
    """The candidates, the first of them with other ways to the parties than the strongest."""

    def more(access: Access, name: str) -> Access:
        others = _alternatives(steps, name, access.party, _other(setting, access.party), setting.options.longest)
        tried = nsmallest(_TRIED, others, key=lambda way: (-way.strength, len(way.actors), way.actors))
        ways = _together_at_a_time(setting, [*access.ways, *tried])[:_SHOWN]
        return replace(access, ways=ways, hops=tuple(tuple(_hops(setting, way.actors)) for way in ways))

    told = [
        replace(one, access=(more(one.access[0], one.actor), more(one.access[1], one.actor)))
        for one in ranked[:_WITH_ALTERNATIVES]
    ]
    return [*told, *ranked[_WITH_ALTERNATIVES:]]


def _alternatives(steps: _Steps, name: str, party: str, without: str, longest: int) -> Iterator[Route]:
    """The ways of two and three steps: others than the strongest are shown no longer than that."""
    at_party = steps.passing.get(party, {})
    for one, first in steps.passing.get(name, {}).items():
        if one in (party, without):
            continue
        if one in at_party and longest > 1:
            yield Route(first * at_party[one], (name, one, party))
        for other, second in steps.passing[one].items() if longest > 2 else ():
            if other in at_party and other not in (name, without):
                yield Route(first * second * at_party[other], (name, one, other, party))


def _hops(setting: _Setting, actors: Sequence[str]) -> list[tuple[Tie, ...]]:
    """The ties of each step of a way."""
    pairs = (pair_of(one, other) for one, other in pairwise(actors))
    return [tuple(one.tie for one in setting.friendly[pair]) for pair in pairs]


def _candidate(
    setting: _Setting, name: str, first: tuple[Route, ...] | None, second: tuple[Route, ...] | None
) -> Candidate | SetAside | None:
    record = setting.records.get(name, Record(name, (), (), (), ()))
    friendly = [setting.friendly.get(pair_of(name, party), ()) for party in setting.parties]
    hostile = [setting.hostile.get(pair_of(name, party), ()) for party in setting.parties]
    sides = [tuple(one.tie for one in ties) for ties in (*friendly, *hostile)]
    if not first or not second:
        missing = [party for party, ways in zip(setting.parties, (first, second), strict=True) if not ways]
        has_mediated = any(
            {*setting.parties} <= {setting.rollup.name(party) for party in tie.parties} for tie in record.ties
        )
        return (
            SetAside(name, tuple(missing), (*sides[0], *sides[1]), (*sides[2], *sides[3]), record)
            if has_mediated or any(friendly)
            else None
        )
    access = tuple(
        Access(party, setting.day, ways, tuple(tuple(_hops(setting, way.actors)) for way in ways))
        for party, ways in zip(setting.parties, (first, second), strict=True)
    )
    factors = Factors(
        (first[0].strength, second[0].strength),
        (_together(hostile[0]), _together(hostile[1])),
        (_kindly(friendly[0]), _kindly(friendly[1])),
        record.successes, record.failures, setting.options,
    )  # fmt: skip
    return Candidate(
        setting.rollup.words(name), name, setting.rollup.members.get(name, ()), setting.day, factors,
        (access[0], access[1]), (sides[0], sides[1]), (sides[2], sides[3]), record,
    )  # fmt: skip


def _ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    ordered = sorted(candidates, key=lambda one: (-one.score, one.name))
    scores = sorted(-one.score for one in ordered)
    return [replace(one, rank=1 + bisect_left(scores, -one.score)) for one in ordered]


def _with_front(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, with whether no other is at least as good in every factor and better in one."""
    values = np.array([one.factors.compared for one in candidates])
    is_beaten = [bool(((values >= mine).all(axis=1) & (values > mine).any(axis=1)).any()) for mine in values]
    return [replace(one, on_front=not beaten) for one, beaten in zip(candidates, is_beaten, strict=True)]
