"""Who has mediated between whom, and the chains of ties by which two actors can reach each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from kg.analysis.ties import Tie, find_actor, tie, ties_between

__all__ = ["Hop", "MediationPath", "MediatorRecord", "mediation_paths", "mediators_between"]

_GOOD_OFFICES = frozenset({"mediatedBetween", "hosted"})
_TABLE = frozenset({"mediatedBetween", "hosted", "negotiatedWith", "partyTo"})


@dataclass(frozen=True, slots=True)
class MediatorRecord:
    """An actor who has mediated between two parties, or hosted them, and how it stands to each.

    Attributes:
        name: the mediator.
        mediations: its mediations between the two; hosting is not among them.
        hostings: where it gave the place.
        support: friendly ties between it and one of the parties: a reason to ask whose side it is on.
        hostility: hostile ties, likewise.
    """

    name: str
    mediations: tuple[Tie, ...]
    hostings: tuple[Tie, ...]
    support: tuple[Tie, ...]
    hostility: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of a path: two actors, and the ties that join them.

    Attributes:
        source: where the step begins.
        target: where it ends.
        ties: those that are friendly, or a mediation, a hosting, talks or a shared agreement.
        hostile: hostile ties between the same two, which speak against the step.
    """

    source: str
    target: str
    ties: tuple[Tie, ...]
    hostile: tuple[Tie, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What joins the two: ``mediation``, ``hosting``, ``agreement``, ``talks``, ``friendly``; sorted."""
        names = {"mediatedBetween": "mediation", "hosted": "hosting", "partyTo": "agreement", "negotiatedWith": "talks"}
        return tuple(sorted({names.get(tie.relation, "friendly") for tie in self.ties}))


@dataclass(frozen=True, slots=True)
class MediationPath:
    """A chain of steps from one actor to another.

    A chain of ties is not itself a tie: that A has the ear of B, and B that of C, does not give A the ear of C.
    """

    hops: tuple[Hop, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors along the way, both ends included."""
        return (self.hops[0].source, *(hop.target for hop in self.hops))

    def __str__(self) -> str:
        steps = [self.hops[0].source]
        steps += [f"—{'/'.join(hop.kinds)}{'!' if hop.hostile else ''}→ {hop.target}" for hop in self.hops]
        return f"{' '.join(steps)} (not transitive)"


def mediators_between(network: nx.MultiDiGraph[str], first: str, second: str) -> tuple[MediatorRecord, ...]:
    """Who has mediated between the two, or hosted them, sorted by name.

    Raises:
        UnknownNameError: the network does not hold one of them.
    """
    first, second = find_actor(network, first), find_actor(network, second)
    found: dict[str, list[Tie]] = {}
    for source, target, attributes in network.in_edges([first, second], data=True):
        is_between = {first, second} <= set(attributes["parties"]) and source not in (first, second)
        if attributes["relation"] in _GOOD_OFFICES and is_between and target == first:
            found.setdefault(source, []).append(tie(source, target, attributes))
    return tuple(_record(network, name, found[name], first, second) for name in sorted(found))


def _record(network: nx.MultiDiGraph[str], name: str, ties: list[Tie], first: str, second: str) -> MediatorRecord:
    ties.sort(key=lambda tie: tie.assertable)
    around = [*ties_between(network, name, first), *ties_between(network, name, second)]
    return MediatorRecord(
        name,
        tuple(tie for tie in ties if tie.relation == "mediatedBetween"),
        tuple(tie for tie in ties if tie.relation == "hosted"),
        tuple(tie for tie in around if tie.sign > 0),
        tuple(tie for tie in around if tie.sign < 0),
    )


def mediation_paths(
    network: nx.MultiDiGraph[str], first: str, second: str, *, longest: int = 3, most: int = 50
) -> tuple[MediationPath, ...]:
    """The ways from one actor to the other over ties that are not hostile, shortest first.

    A step is a friendly tie, a mediation, a hosting, talks, or an agreement that both are party to.

    Args:
        network: as `kg.network.build_network` gives it.
        first: where the ways begin.
        second: where they end.
        longest: how many steps a way may have.
        most: how many ways to return.

    Raises:
        UnknownNameError: the network does not hold one of the two.
    """
    first, second = find_actor(network, first), find_actor(network, second)
    steps = _steps(network)
    if first == second or first not in steps or second not in steps:
        return ()
    ways = nx.all_simple_paths(steps, first, second, cutoff=longest)
    shortest = sorted(ways, key=lambda way: (len(way), way))[:most]
    return tuple(MediationPath(tuple(_hops(network, steps, way))) for way in shortest)


def _steps(network: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Actors joined where one can speak to the other; each edge with its ties."""
    steps: nx.Graph[str] = nx.Graph()
    for source, target, attributes in network.edges(data=True):
        is_step = attributes["sign"] > 0 or attributes["relation"] in _TABLE
        if is_step and network.nodes[target]["kind"] == "actor":
            _join(steps, source, target, tie(source, target, attributes))
    for agreement, attributes in network.nodes(data=True):
        if attributes["kind"] == "agreement":
            for one, other, made in _signatures(network, agreement):
                _join(steps, one, other, made)
    return steps


def _signatures(network: nx.MultiDiGraph[str], agreement: str) -> Iterator[tuple[str, str, Tie]]:
    """Each pair of parties to an agreement, with the tie of the first of them."""
    edges = [edge for edge in network.in_edges(agreement, data=True) if edge[2]["relation"] == "partyTo"]
    for source, target, attributes in edges:
        for other in attributes["parties"]:
            if source < other:
                yield source, other, tie(source, target, attributes)


def _join(steps: nx.Graph[str], source: str, target: str, found: Tie) -> None:
    if steps.has_edge(source, target):
        steps[source][target]["ties"].append(found)
    else:
        steps.add_edge(source, target, ties=[found])


def _hops(network: nx.MultiDiGraph[str], steps: nx.Graph[str], way: list[str]) -> Iterator[Hop]:
    for source, target in pairwise(way):
        ties = sorted(steps[source][target]["ties"], key=lambda tie: (tie.relation, tie.assertable))
        hostile = tuple(tie for tie in ties_between(network, source, target) if tie.sign < 0)
        yield Hop(source, target, tuple(ties), hostile)
