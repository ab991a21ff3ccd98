"""A view as one `networkx.MultiDiGraph`: typed, signed, dated, sourced.

Nodes are canonical names (agreements: their labels), with

============  =====================================================================
kind          ``actor`` or ``agreement``
type          local name of the class in the ontology; ``type_label`` for people
aliases       tuple of other names
acts_for      the actor for whom it acts, or ``None``
============  =====================================================================

Edges are keyed by the id of their assertable, and carry what `Tie` lists. A mediation has an edge from the mediator to
each party and, where it led to one, to the agreement; an agreement has one from each party. Symmetric ties are drawn
once. Relations that are no tie (aims, capabilities, assessments) are not in the network, and neither are figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import networkx as nx

from kg.beliefs import Held, actors_of
from kg.model import Account, Actor
from kg.vocabulary import vocabulary

__all__ = ["EDGE_ATTRIBUTES", "build_network"]

EDGE_ATTRIBUTES = (
    "assertable", "relation", "label", "family", "sign", "symmetric", "event", "interval", "may_be_certain", "when",
    "status", "reason", "origins", "modality", "place", "content", "concerning", "parties", "agreement", "phase",
    "last_evidenced", "evidence", "implied", "views",
)  # fmt: skip
"""What every edge carries; see the attributes of the same names of `kg.model.Statement` and `kg.beliefs.Assessment`."""


def build_network(
    held: Iterable[Held],
    accounts: Sequence[Account],
    *,
    views: Mapping[str, tuple[str, ...]] | None = None,
    undated: bool = True,
) -> nx.MultiDiGraph[str]:
    """The network of what a view holds.

    Args:
        held: as `kg.beliefs.select` gives it.
        accounts: for the types and aliases of the actors.
        views: for each assertable's id, the names of the views that hold it; becomes the attribute ``views``.
        undated: whether, on a day, ties of which no time is known stay in (marked ``when="undated"``).

    Returns:
        nodes and edges in sorted order, so that whatever is computed from it is the same for the same input.
    """
    actors = actors_of(accounts)
    edges: list[tuple[str, str, str, dict[str, object]]] = []
    agreements: dict[str, str] = {}
    for item in held:
        if undated or item.when != "undated":
            statement = item.assessment.statement
            if statement.agreement is not None:
                kind = statement.event if vocabulary().is_a(statement.event or "", "Agreement") else None
                agreements[statement.agreement] = max(agreements.get(statement.agreement, "Agreement"), kind or "")
            attributes = _attributes(item, views or {})
            edges += [(source, target, item.assessment.id, attributes) for source, target in _ends(item)]
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = {name for source, target, _, _ in edges for name in (source, target)}
    for name in sorted(names):
        graph.add_node(name, **_node(name, actors, agreements))
    for source, target, key, attributes in sorted(edges, key=lambda edge: edge[:3]):
        graph.add_edge(source, target, key=key, **attributes)
    return graph


def _node(name: str, actors: Mapping[str, Actor], agreements: Mapping[str, str]) -> dict[str, object]:
    if name in agreements and name not in actors:
        kind, actor = "agreement", Actor(name, agreements[name])
    else:
        kind, actor = "actor", actors.get(name, Actor(name, "Actor"))
    return {
        "kind": kind,
        "type": actor.type,
        "type_label": vocabulary().labels.get(actor.type, actor.type),
        "aliases": actor.aliases,
        "acts_for": actor.acts_for,
    }


def _ends(item: Held) -> Iterator[tuple[str, str]]:
    statement = item.assessment.statement
    relation = vocabulary().relation(statement.relation)
    if not relation.is_tie:
        return
    if relation.edge_to == "agreement":
        if statement.agreement is not None:
            yield from ((party, statement.agreement) for party in statement.parties)
    elif relation.edge_from == "party":
        yield from combinations(statement.parties, 2)
    elif relation.edge_to == "party":
        yield from ((statement.subject, party) for party in statement.parties)
        if statement.agreement is not None:
            yield statement.subject, statement.agreement
    elif statement.object is not None:
        yield statement.subject, statement.object


def _attributes(item: Held, views: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    assessment = item.assessment
    statement, standing = assessment.statement, assessment.standing
    relation = vocabulary().relation(statement.relation)
    return {
        "assertable": assessment.id,
        "relation": relation.name,
        "label": relation.label,
        "family": relation.family,
        "sign": relation.sign,
        "symmetric": relation.symmetric,
        "event": statement.event,
        "interval": assessment.interval,
        "may_be_certain": assessment.may_be_certain,
        "when": item.when,
        "status": standing.status,
        "reason": standing.reason,
        "origins": assessment.origins,
        "modality": statement.modality,
        "place": statement.place,
        "content": statement.content,
        "concerning": statement.concerning,
        "parties": statement.parties,
        "agreement": statement.agreement,
        "phase": statement.status,
        "last_evidenced": standing.last_evidenced,
        "evidence": assessment.evidence,
        "implied": assessment.implied,
        "views": views.get(assessment.id, ()),
    }
