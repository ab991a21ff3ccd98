"""A network as plain attributes: what a format of nodes and edges can carry, named and ordered alike in all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.beliefs import Evidence
from kg.export.text import visible_lines, visible_text
from kg.model import Interval
from kg.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "EDGE_FIELDS",
    "NODE_FIELDS",
    "FlatEdge",
    "FlatNode",
    "Look",
    "Value",
    "flat_edges",
    "flat_nodes",
    "said",
    "spelled",
]

Value = str | int | bool | tuple[str, ...] | None
"""What an attribute can be; ``None`` is unknown, and left out of whatever is written."""

NODE_FIELDS: Mapping[str, type] = {
    "label": str, "kind": str, "type": str, "type_label": str, "aliases": tuple, "acts_for": str,
}  # fmt: skip
"""The attributes of a node, in order, with their types."""

EDGE_FIELDS: Mapping[str, type] = {
    "label": str, "relation": str, "relation_label": str, "family": str, "sign": int, "symmetric": bool, "event": str,
    "status": str, "reason": str, "modality": str, "time": str, "from_earliest": str, "from_latest": str,
    "to_earliest": str, "to_latest": str, "when": str, "last_evidenced": str, "place": str, "content": str,
    "concerning": tuple, "parties": tuple, "agreement": str, "phase": str, "origins": tuple, "affirming": int,
    "denying": int, "questioning": int, "claimants": tuple, "quotes": str, "evidence": str, "views": tuple,
    "assertable": str,
}  # fmt: skip
"""The attributes of an edge, in order, with their types; `docs/exports.md` says what they mean."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture of the network would be drawn, for formats that carry it.

    Attributes:
        positions: of nodes by name, in pixels, y downwards.
        colours: of edges by sign, ``#rrggbb``.
    """

    positions: Mapping[str, tuple[float, float]]
    colours: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class FlatNode:
    """A node: its name, which is its id, and the attributes of `NODE_FIELDS`."""

    id: str
    attributes: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class FlatEdge:
    """An edge: an id that no other edge has, the names of its ends, its interval, and `EDGE_FIELDS`."""

    id: str
    source: str
    target: str
    interval: Interval
    attributes: Mapping[str, Value]


def flat_nodes(network: nx.MultiDiGraph[str]) -> list[FlatNode]:
    """The nodes in sorted order."""
    fields = ("kind", "type", "type_label", "aliases", "acts_for")
    return [
        FlatNode(name, {"label": name, **{field: network.nodes[name][field] for field in fields}})
        for name in sorted(network)
    ]


def flat_edges(network: nx.MultiDiGraph[str]) -> list[FlatEdge]:
    """The edges in sorted order.

    An assertable with several edges, as a mediation has, gives its id to the first, and with ``-2``, ``-3`` to others.
    """
    seen: dict[str, int] = {}
    edges = []
    ordered = sorted(network.edges(keys=True, data=True), key=lambda edge: (edge[2], edge[0], edge[1]))
    for source, target, key, data in ordered:
        seen[key] = seen.get(key, 0) + 1
        name = key if seen[key] == 1 else f"{key}-{seen[key]}"
        edges.append(FlatEdge(name, source, target, data["interval"], _edge(data)))
    return sorted(edges, key=lambda edge: (edge.source, edge.target, edge.id))


def _edge(data: Mapping[str, Any]) -> dict[str, Value]:
    interval: Interval = data["interval"]
    own, implied = tuple(data["evidence"]), tuple(data["implied"])
    stances = [claim.stance for claim in own]
    return {
        "label": f"{_caveat(data)}{data['label']}",
        "relation": data["relation"],
        "relation_label": data["label"],
        "family": data["family"],
        "sign": data["sign"],
        "symmetric": data["symmetric"],
        "event": vocabulary().labels.get(data["event"] or "", data["event"]),
        "status": data["status"],
        "reason": data["reason"],
        "modality": data["modality"],
        "time": interval.as_stated,
        "from_earliest": _day(interval.from_earliest),
        "from_latest": _day(interval.from_latest),
        "to_earliest": _day(interval.to_earliest),
        "to_latest": _day(interval.to_latest),
        "when": data["when"],
        "last_evidenced": _day(data["last_evidenced"]),
        "place": data["place"],
        "content": data["content"],
        "concerning": tuple(data["concerning"]),
        "parties": tuple(data["parties"]),
        "agreement": data["agreement"],
        "phase": data["phase"],
        "origins": tuple(data["origins"]),
        "affirming": stances.count("affirms"),
        "denying": stances.count("denies"),
        "questioning": stances.count("questions"),
        "claimants": tuple(sorted({claim.claimant or "the text" for claim in own})),
        "quotes": "\n".join(map(said, own)) or None,
        "evidence": _records(own, implied),
        "views": tuple(data["views"]),
        "assertable": data["assertable"],
    }


def _caveat(data: Mapping[str, Any]) -> str:
    """What must stand before a relation that is not accepted: nobody may read a claim off a picture as a fact."""
    if data["status"] == "accepted":
        return ""
    return f"{data['modality'] if data['status'] == 'not actual' else data['status']}: "


def said(claim: Evidence) -> str:
    """A claim in one line: who says it, whether he affirms it, the passage, and where it stands."""
    where = f" in {claim.channel}" if claim.channel else ""
    return f"{claim.claimant or 'the text'} {claim.stance}{where}: {claim.words} [{claim.source}]"


def _records(own: Iterable[Evidence], implied: Iterable[Evidence]) -> str:
    records = [asdict(claim) | {"implied": False} for claim in own] + [asdict(c) | {"implied": True} for c in implied]
    # Without what is empty, and in ASCII: the record must survive whatever carries it.
    lean = [{key: value for key, value in record.items() if value not in (None, ())} for record in records]
    return json.dumps(lean, separators=(",", ":"))


def spelled(name: str, value: str | tuple[str, ...]) -> str:
    """A text, or a list of them, as XML can hold it; the JSON of ``evidence`` is ASCII, and stands as it is."""
    if isinstance(value, tuple):
        return visible_lines(value)
    return value if name == "evidence" else visible_text(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
