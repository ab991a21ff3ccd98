"""The chains of ties by which two actors can reach each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import networkx as nx

from kg.analysis.overlap import SharedTime, shared_time
from kg.analysis.results import CLAIM_COLUMNS, Listing, claim_cells, frame_of, paragraph
from kg.analysis.ties import Tie, find_actor, tie, ties_between
from kg.errors import QueryError
from kg.wording import listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Hop", "MediationPath", "MediationPaths", "mediation_paths"]

_OVER = frozenset({"violated", "suspended", "collapsed", "expired", "superseded"})
_BROUGHT_TOGETHER = frozenset({"mediatedBetween", "hosted", "negotiatedWith", "partyTo"})


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
    def shared_time(self) -> SharedTime:
        """Whether its steps can have stood at one time."""
        return shared_time([hop.ties for hop in self.hops])

    @property
    def mediators(self) -> tuple[str, ...]:
        """Who mediates in one of its steps; sorted."""
        return self._who("mediatedBetween")

    @property
    def hosts(self) -> tuple[str, ...]:
        """Who gives a place in one of its steps: a host is not yet a mediator; sorted."""
        return self._who("hosted")

    @property
    def venues(self) -> tuple[str, ...]:
        """Where its mediations, talks and agreements took place: a place is nobody's doing; sorted."""
        table = (tie for hop in self.hops for tie in hop.ties if tie.relation in _BROUGHT_TOGETHER)
        return tuple(sorted({tie.place for tie in table if tie.place is not None}))

    def _who(self, relation: str) -> tuple[str, ...]:
        return tuple(sorted({tie.source for hop in self.hops for tie in hop.ties if tie.relation == relation}))

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors along the way, both ends included."""
        return (self.hops[0].source, *(hop.target for hop in self.hops))

    def __str__(self) -> str:
        steps = [self.hops[0].source]
        steps += [f"—{'/'.join(hop.kinds)}{'!' if hop.hostile else ''}→ {hop.target}" for hop in self.hops]
        return f"{' '.join(steps)} (not transitive)"


_TIMES = {
    "certain": "its steps surely held at one time",
    "possible": "its steps may have held at one time",
    "undated": "nothing dates one of its steps, so whether they held at one time cannot be said",
    "no": "its steps never held at one time",
}


@dataclass(frozen=True, slots=True)
class MediationPaths(Listing[MediationPath]):
    """The ways from one actor to another.

    Attributes:
        first: where they begin.
        second: where they end.
        items: shortest first.
        apart: how many more were met whose steps never held at one time.
        cut: why there may be more: ``most``, for as many as were asked for were found; ``steps``, for the search ended
            after as many steps as it was given; empty where these are all.
    """

    first: str
    second: str
    items: tuple[MediationPath, ...]
    apart: int
    cut: Literal["", "most", "steps"] = ""

    def frame(self) -> pd.DataFrame:
        """A row for each claim on each tie of each step."""
        columns = ("way", "path", "same time", "mediators", "hosts", "venues", "step", "tie", "time", "status")
        rows = (
            (
                number, str(path), time, ", ".join(path.mediators), ", ".join(path.hosts),
                ", ".join(path.venues), f"{hop.source} — {hop.target}", tie.words, tie.time, tie.status,
                *claim_cells(claim),
            )
            for number, path in enumerate(self.items, start=1)
            for time in (path.shared_time,)
            for hop in path.hops
            for tie in hop.ties
            for claim in tie.evidence
        )  # fmt: skip
        return frame_of((*columns, *CLAIM_COLUMNS), rows)

    def text(self) -> str:
        """The ways, who mediates, who hosts and where, with every date and every claim."""
        lines = [] if self.items else [f"No way from {self.first} to {self.second} over ties that are not hostile."]
        for number, path in enumerate(self.items, start=1):
            lines.append(f"{number}. {path}: {_TIMES[path.shared_time]}")
            roles = (("mediators", path.mediators), ("hosts", path.hosts), ("venues", path.venues))
            lines += [f"   {name}: {listed(who)}" for name, who in roles if who]
            lines += [line for hop in path.hops for tie in hop.ties for line in paragraph(tie, "   ")]
            lines += [f"   against it: {tie}" for hop in path.hops for tie in hop.hostile]
        if self.apart:
            lines.append(f"{self.apart} more would join ties that never held at one time.")
        if self.cut == "most":
            lines.append(f"There are more ways: these are the first {len(self.items)}, the shortest.")
        if self.cut == "steps":
            lines.append("The search was cut short, for there are very many ways: longer ones are missing here.")
        return "\n".join(lines)


def mediation_paths(
    network: nx.MultiDiGraph[str],
    first: str,
    second: str,
    *,
    longest: int = 3,
    most: int = 50,
    most_steps: int = 200_000,
) -> MediationPaths:
    """The ways from one actor to the other over ties that are not hostile, shortest first.

    A step is a friendly tie, a mediation, a hosting, talks, or an agreement that both are party to. A way whose steps
    never held at one time is none, and only counted.

    Args:
        network: as `kg.network.build_network` gives it.
        first: where the ways begin.
        second: where they end.
        longest: how many steps a way may have.
        most: how many ways to return.
        most_steps: how many steps the search may take, about a second of them; dense networks have more ways of five
            steps than anybody can read. The result says when it was cut.

    Raises:
        UnknownNameError: the network does not hold one of the two.
        QueryError: the two are one, or ``longest``, ``most`` or ``most_steps`` is less than 1.
    """
    for name, value in (("steps of a way", longest), ("ways", most), ("steps of the search", most_steps)):
        if value < 1:
            raise QueryError(f"at most {value} {name}", remedy="allow 1 or more")
    first, second = find_actor(network, first), find_actor(network, second)
    if first == second:
        raise QueryError(f"a way from {first} to itself", remedy="name two actors")
    steps = _steps(network)
    if first not in steps or second not in steps:
        return MediationPaths(first, second, (), 0)
    found: list[MediationPath] = []
    apart = 0
    for way in _ways(steps, first, second, longest, most_steps):
        if way is None:
            return MediationPaths(first, second, tuple(found), apart, "steps")
        path = MediationPath(tuple(_hops(network, steps, way)))
        if path.shared_time == "no":
            apart += 1
        elif len(found) == most:
            return MediationPaths(first, second, tuple(found), apart, "most")
        else:
            found.append(path)
    return MediationPaths(first, second, tuple(found), apart)


def _ways(steps: nx.Graph[str], first: str, second: str, longest: int, left: int) -> Iterator[list[str] | None]:
    """The ways that come to no actor twice, shortest first, then by name; ``None`` where the search was cut.

    Nothing is entered that is too far from the end to get there in the steps that are left.
    """
    far = nx.single_source_shortest_path_length(steps, second, cutoff=longest)
    near = {name: sorted(other for other in steps[name] if other in far) for name in far}
    for length in range(far.get(first, longest + 1), longest + 1):
        way, branches = [first], [iter(near[first])]
        while branches:
            node = next(branches[-1], None)
            if node is None:
                branches.pop()
                way.pop()
                continue
            left -= 1
            if left < 0:
                yield None
                return
            rest = length - len(way)
            if rest == 0:
                if node == second:
                    yield [*way, node]
            elif node not in way and node != second and far[node] <= rest:
                way.append(node)
                branches.append(iter(near[node]))


def _steps(network: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Actors joined where one can speak to the other; each edge with its ties."""
    steps: nx.Graph[str] = nx.Graph()
    for source, target, attributes in network.edges(data=True):
        is_step = attributes["sign"] > 0 or attributes["relation"] in _BROUGHT_TOGETHER
        if is_step and network.nodes[target]["kind"] == "actor":
            _join(steps, source, target, tie(source, target, attributes))
    for agreement, attributes in network.nodes(data=True):
        if attributes["kind"] == "agreement":
            for one, other, made in _signatures(network, agreement):
                _join(steps, one, other, made)
    return steps


def _signatures(network: nx.MultiDiGraph[str], agreement: str) -> Iterator[tuple[str, str, Tie]]:
    """Each pair of parties to an agreement, with the tie of the first; that it is over or broken joins nobody."""
    edges = [
        edge
        for edge in network.in_edges(agreement, data=True)
        if edge[2]["relation"] == "partyTo" and edge[2]["phase"] not in _OVER
    ]
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
