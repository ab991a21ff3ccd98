"""Rolling up: who counts as one with whom on a day: a state with those who govern it, and with what acts for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import networkx as nx

from kg.analysis.strength import dated
from kg.vocabulary import vocabulary

__all__ = ["Rollup", "close_to", "rolled_up"]

_BELONGS = frozenset({"leads", "memberOf"})


@dataclass(frozen=True, slots=True)
class Rollup:
    """Who counts as whom.

    Attributes:
        names: each name that counts as another, with that other.
        members: each name that others count as, with all of them, itself included, sorted.
    """

    names: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]

    def name(self, actor: str) -> str:
        """The name under which ``actor`` counts."""
        return self.names.get(actor, actor)

    def all_of(self, actor: str) -> tuple[str, ...]:
        """Everybody who counts as one with ``actor``, itself included."""
        return self.members.get(self.name(actor), (actor,))

    def words(self, actor: str) -> str:
        """The actor with those who count as one with it."""
        others = [name for name in self.members.get(actor, ()) if name != actor]
        return f"{actor} (with {', '.join(others)})" if others else actor


def rolled_up(network: nx.MultiDiGraph[str], day: date, parties: tuple[str, ...]) -> Rollup:
    """Who counts as one on the day, by what the network says of governing and acting for, and by reference.

    A group goes by the name of the party that is in it, else of who acts for nobody in it and is governed by nobody.
    A tie that is not dated before the day joins nobody; that a ministry acts for its state needs no date.

    Args:
        network: of all times.
        day: only what had begun before it counts.
        parties: names to keep.
    """
    joined: nx.Graph[str] = nx.Graph()
    below: set[str] = set()
    for one, other, part in _joins(network, day):
        joined.add_edge(one, other)
        below.add(part)
    names: dict[str, str] = {}
    members: dict[str, tuple[str, ...]] = {}
    for group in nx.connected_components(joined):
        ordered = tuple(sorted(group))
        heads = [party for party in parties if party in group] or [name for name in ordered if name not in below]
        head = heads[0] if heads else ordered[0]
        members[head] = ordered
        names |= {name: head for name in ordered if name != head}
    return Rollup(dict(sorted(names.items())), dict(sorted(members.items())))


def _joins(network: nx.MultiDiGraph[str], day: date) -> Iterator[tuple[str, str, str]]:
    """Two that count as one, and which of them is the part: what acts for another, or is governed by it."""
    for source, target, attributes in network.edges(data=True):
        when = dated(attributes["interval"], day) if attributes["relation"] in ("governs", "actsFor") else None
        is_over = attributes["interval"].to_latest is not None and attributes["interval"].to_latest < day
        if when is not None and not is_over:
            yield source, target, target if attributes["relation"] == "governs" else source
    for name, attributes in network.nodes(data=True):
        # A part of a state's people does not act as the state, whatever it is a part of.
        if attributes.get("acts_for") is not None and not vocabulary().is_a(attributes["type"], "ActorSegment"):
            yield name, attributes["acts_for"], name


def close_to(network: nx.MultiDiGraph[str], parties: tuple[str, ...], rollup: Rollup) -> frozenset[str]:
    """Who leads a party or is a member of it: nobody to mediate for it."""
    return frozenset(
        rollup.name(source)
        for source, target, attributes in network.edges(data=True)
        if attributes["relation"] in _BELONGS and rollup.name(target) in parties
    )
