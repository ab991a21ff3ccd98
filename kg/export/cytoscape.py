"""Cytoscape JSON: for Cytoscape, which opens it as a network, and for cytoscape.js, which takes its elements."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.export.flat import Look, Value, flat_edges, flat_nodes

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["cytoscape"]

_HALVES = re.compile("[\ud800-\udfff]")
_SIGNS = {-1: "hostile", 0: "neutral", 1: "friendly"}


def cytoscape(network: nx.MultiDiGraph[str], look: Look | None = None, *, name: str, creator: str = "Parley") -> bytes:
    """The network in the JSON of Cytoscape 3 and cytoscape.js 3.

    Every element has an id that no other has, its attributes under ``data``, and ``classes`` by which a style sheet can
    tell its type, its sign and its standing: ``node.State``, ``edge.hostile``, ``edge.claimed``.

    Args:
        network: as `kg.network.build_network` gives it.
        look: positions of nodes.
        name: of the network.
        creator: the software, with its version.
    """
    document = {
        "format_version": "1.0",
        "generated_by": creator,
        "target_cytoscapejs_version": "~3.30",
        "data": {"name": name, "shared_name": name},
        "elements": {"nodes": _nodes(network, look), "edges": _edges(network)},
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return _HALVES.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode() + b"\n"


def _nodes(network: nx.MultiDiGraph[str], look: Look | None) -> list[dict[str, object]]:
    nodes = []
    for node in flat_nodes(network):
        element: dict[str, object] = {
            # An edge's id is 32 hexadecimal digits; a node's cannot be, with this before it.
            "data": {"id": f"node:{node.id}", "name": node.id, "shared_name": node.id, **_kept(node.attributes)},
            "classes": f"{node.attributes['kind']} {node.attributes['type']}",
        }
        if look is not None and node.id in look.positions:
            x, y = look.positions[node.id]
            element["position"] = {"x": float(x), "y": float(y)}
        nodes.append(element)
    return nodes


def _edges(network: nx.MultiDiGraph[str]) -> list[dict[str, object]]:
    edges: list[dict[str, object]] = []
    for edge in flat_edges(network):
        attributes = edge.attributes
        label = str(attributes["label"])
        sign = attributes["sign"]
        standing = str(attributes["status"]).replace(" ", "-")
        symmetric = " symmetric" if attributes["symmetric"] else ""
        edges.append(
            {
                "data": {
                    "id": f"edge:{edge.id}",
                    "source": f"node:{edge.source}",
                    "target": f"node:{edge.target}",
                    "interaction": label,
                    "name": f"{edge.source} ({label}) {edge.target}",
                    **_kept(attributes),
                },
                "classes": f"{attributes['relation']} {_SIGNS[int(sign or 0)] if isinstance(sign, int) else ''} "
                f"{standing}{symmetric}",
            }
        )
    return edges


def _kept(attributes: Mapping[str, Value]) -> dict[str, object]:
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in attributes.items()
        if value is not None and value != ()
    }
