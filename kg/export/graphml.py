"""GraphML, as Gephi, yEd, Cytoscape, igraph and networkx read it."""

from __future__ import annotations

import io
from collections.abc import Mapping

import networkx as nx

from kg.export.flat import Look, Value, flat_edges, flat_nodes, spelled
from kg.export.text import visible_text
from kg.version import __version__

__all__ = ["graphml"]


def graphml(network: nx.MultiDiGraph[str], look: Look | None = None) -> bytes:
    """The network as GraphML, every parallel tie an edge with an id of its own.

    Lists become one text, their parts on lines of their own; what XML cannot hold is spelled as
    `kg.export.visible_text` spells it. A symmetric tie is written as a directed edge with ``symmetric`` true, because
    readers of a mixed graph turn all of it undirected.

    Args:
        network: as `kg.network.build_network` gives it.
        look: positions, written as ``x`` and ``y``, which Gephi takes over.
    """
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in flat_nodes(network):
        flat.add_node(visible_text(node.id), **_written(node.attributes), **_place(node.id, look))
    for edge in flat_edges(network):
        flat.add_edge(
            visible_text(edge.source), visible_text(edge.target), key=visible_text(edge.id), **_written(edge.attributes)
        )  # fmt: skip
    file = io.BytesIO()
    nx.write_graphml_xml(flat, file, named_key_ids=True)
    # A reader of XML takes a bare carriage return for a line feed.
    return _signed(file.getvalue().replace(b"\r", b"&#13;")) + b"\n"


def _signed(data: bytes) -> bytes:
    """The file with the name of its maker before its first attribute: a network without ties shows nothing else of it.

    Its root goes first, as readers that look at a file's beginning expect.
    """
    head, end, rest = data.partition(b'graphml.xsd">')
    return head + end + f"<!-- Made with Parley {__version__} -->".encode() + rest


def _place(name: str, look: Look | None) -> dict[str, float]:
    if look is None or name not in look.positions:
        return {}
    x, y = look.positions[name]
    # y runs downwards on a page, and upwards in Gephi.
    return {"x": float(x), "y": float(-y)}


def _written(attributes: Mapping[str, Value]) -> dict[str, str | int | bool]:
    return {
        name: spelled(name, value) if isinstance(value, str | tuple) else value
        for name, value in attributes.items()
        if value is not None and value != ()
    }
