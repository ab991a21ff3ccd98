"""Ties as an analysis reads and returns them: every one with the claims that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.beliefs import Evidence
from kg.errors import UnknownNameError, suggestion
from kg.model import Certainty, Interval

__all__ = ["Tie", "find_actor", "tie", "ties_between"]


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge of the network with what makes it credible.

    Attributes:
        source: the edge's tail.
        target: its head.
        relation: local name.
        label: the relation's label.
        sign: -1, 0 or 1.
        symmetric: whether it holds both ways.
        interval: when it held.
        when: how surely it held on the network's day; ``None`` where it has no day.
        status: of the assertable.
        reason: for the status.
        evidence: the claims, with their passages.
        assertable: its id.
        agreement: label, where the tie is about one.
        parties: of a mediation, an agreement or talks; both sides of it, whichever the edge leads to.
        content: as in the record.
        place: where, as in the record.
        event: the class of the event, as in the record.
        phase: of the agreement, as in the record.
    """

    source: str
    target: str
    relation: str
    label: str
    sign: int
    symmetric: bool
    interval: Interval
    when: Certainty | None
    status: str
    reason: str
    evidence: tuple[Evidence, ...]
    assertable: str
    agreement: str | None
    parties: tuple[str, ...]
    content: str | None
    place: str | None = None
    event: str | None = None
    phase: str | None = None

    def __str__(self) -> str:
        return f"{self.words} ({self.time}; {self.status})"

    @property
    def time(self) -> str:
        """When it held: as stated, else what the dates of documents say of it."""
        interval = self.interval
        if interval.as_stated is not None:
            return interval.as_stated
        if interval.from_latest is not None:
            return f"undated, going on at {interval.from_latest}"
        return f"undated, over by {interval.to_latest}" if interval.to_latest is not None else "undated"

    @property
    def words(self) -> str:
        """Who does what to whom: a mediation names both sides, what is told of an agreement's life its phase."""
        is_between = self.relation in ("mediatedBetween", "hosted")
        target = " and ".join(self.parties) if is_between and self.parties else self.target
        phase = f", {self.phase}" if self.phase else ""
        return f"{self.source} — {self.label} → {target}{phase}" + (f" [{self.content}]" if self.content else "")


def find_actor(network: nx.MultiDiGraph[str], name: str) -> str:
    """The node of that name or alias, whatever the case.

    Raises:
        UnknownNameError: the network has none; the message suggests the nearest.
    """
    if name in network:
        return name
    folded = name.casefold()
    for node, attributes in network.nodes(data=True):
        if folded in (node.casefold(), *(alias.casefold() for alias in attributes.get("aliases", ()))):
            return str(node)
    raise UnknownNameError(
        f"no actor {name!r} in this view",
        remedy=suggestion(name, network, otherwise="`kg query actors` lists them; `--view all` holds more"),
    )


def tie(source: str, target: str, attributes: Mapping[str, Any]) -> Tie:
    """The tie that an edge of the network is."""
    return Tie(
        source, target, attributes["relation"], attributes["label"], attributes["sign"], attributes["symmetric"],
        attributes["interval"], attributes["when"], attributes["status"], attributes["reason"],
        attributes["evidence"], attributes["assertable"], attributes["agreement"],
        attributes["parties"], attributes["content"], attributes["place"], attributes["event"], attributes["phase"],
    )  # fmt: skip


def ties_between(network: nx.MultiDiGraph[str], first: str, second: str) -> tuple[Tie, ...]:
    """All ties between two actors, in either direction, sorted."""
    found = {
        (source, target, key): tie(source, target, attributes)
        for source, target in ((first, second), (second, first))
        for key, attributes in (network.get_edge_data(source, target) or {}).items()
    }
    return tuple(found[key] for key in sorted(found))
