"""GEXF 1.3, the format of Gephi: with the days on which each tie may have held.

A spell runs from the first day on which a tie can have begun to the last on which it can have ended. What the texts
leave open stays open: a spell without an end is one of which no end is known, and a tie of unknown time has no spell at
all. No day is added to what the texts give; the four bounds and the text's own date (EDTF) are attributes of the edge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import networkx as nx
from lxml import etree

from kg.export.flat import EDGE_FIELDS, NODE_FIELDS, FlatEdge, Look, Value, flat_edges, flat_nodes, spelled
from kg.export.text import visible_text
from kg.model import Interval

__all__ = ["gexf"]

_GEXF = "http://gexf.net/1.3"
_VIZ = "http://gexf.net/1.3/viz"
_TYPES = {str: "string", int: "integer", bool: "boolean", tuple: "string"}


def gexf(network: nx.MultiDiGraph[str], look: Look | None = None, *, creator: str = "Parley") -> bytes:
    """The network as GEXF 1.3.

    Gephi merges parallel edges of one kind. Here no two ties of a pair share one: their kinds are the relation, and
    from the second on the relation with a number.

    Args:
        network: as `kg.network.build_network` gives it.
        look: positions and colours that Gephi takes over.
        creator: the software, with its version.
    """
    root = etree.Element(_tag("gexf"), {"version": "1.3"}, nsmap={None: _GEXF, "viz": _VIZ})
    meta = etree.SubElement(root, _tag("meta"))
    etree.SubElement(meta, _tag("creator")).text = visible_text(creator)
    graph = etree.SubElement(
        root,
        _tag("graph"),
        {
            "mode": "dynamic",
            "defaultedgetype": "directed",
            "idtype": "string",
            "timeformat": "date",
            "timerepresentation": "interval",
        },
    )
    for kind, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        _declare(graph, kind, fields)
    nodes = etree.SubElement(graph, _tag("nodes"))
    for node in flat_nodes(network):
        name = visible_text(node.id)
        element = etree.SubElement(nodes, _tag("node"), {"id": name, "label": name})
        _values(element, node.attributes)
        if look is not None and node.id in look.positions:
            x, y = look.positions[node.id]
            etree.SubElement(element, f"{{{_VIZ}}}position", {"x": str(float(x)), "y": str(float(-y)), "z": "0.0"})
    edges = etree.SubElement(graph, _tag("edges"))
    used: Counter[tuple[str, str, str]] = Counter()
    for edge in flat_edges(network):
        _edge(edges, edge, used, look)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _tag(name: str) -> str:
    return f"{{{_GEXF}}}{name}"


def _declare(graph: etree._Element, kind: str, fields: Mapping[str, type]) -> None:
    attributes = etree.SubElement(graph, _tag("attributes"), {"class": kind, "mode": "static"})
    for name, form in _own(fields).items():
        etree.SubElement(attributes, _tag("attribute"), {"id": name, "title": name, "type": _TYPES[form]})


def _own(fields: Mapping[str, type]) -> dict[str, type]:
    """The fields but for the label, which GEXF itself has."""
    return {name: form for name, form in fields.items() if name != "label"}


def _edge(edges: etree._Element, edge: FlatEdge, used: Counter[tuple[str, str, str]], look: Look | None) -> None:
    relation = str(edge.attributes["relation"])
    pair = (edge.source, edge.target, relation)
    used[pair] += 1
    element = etree.SubElement(
        edges,
        _tag("edge"),
        {
            "id": visible_text(edge.id),
            "source": visible_text(edge.source),
            "target": visible_text(edge.target),
            "type": "directed",
            "label": visible_text(str(edge.attributes["label"])),
            "kind": relation if used[pair] == 1 else f"{relation} {used[pair]}",
        },
    )
    _values(element, edge.attributes)
    _spell(element, edge.interval)
    sign = edge.attributes["sign"]
    if look is not None and isinstance(sign, int) and sign in look.colours:
        colour = look.colours[sign]
        parts = {part: str(int(colour[at : at + 2], 16)) for part, at in (("r", 1), ("g", 3), ("b", 5))}
        etree.SubElement(element, f"{{{_VIZ}}}color", parts)


def _spell(element: etree._Element, interval: Interval) -> None:
    if not interval.is_known:
        return
    bounds = {"start": interval.from_earliest, "end": interval.to_latest}
    days = {name: day.isoformat() for name, day in bounds.items() if day is not None}
    if days:
        etree.SubElement(etree.SubElement(element, _tag("spells")), _tag("spell"), days)


def _values(element: etree._Element, attributes: Mapping[str, Value]) -> None:
    held = etree.SubElement(element, _tag("attvalues"))
    for name, value in attributes.items():
        if name == "label" or value is None or value == ():
            continue
        if isinstance(value, bool):
            text = "true" if value else "false"
        elif isinstance(value, int):
            text = str(value)
        else:
            text = spelled(name, value)
        etree.SubElement(held, _tag("attvalue"), {"for": name, "value": text})
