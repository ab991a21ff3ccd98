"""GraphML, GEXF and Cytoscape JSON: read back, they say what the network says."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from builders import account, tie
from explorer.payloads import PAYLOADS
from explorer.samples import hostile_network, small_network
from export.hostile import LABELS, hostile_graph
from lxml import etree

import kg
from kg.export import cytoscape, plain_text
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.graph import Graph

GEXF = "{http://gexf.net/1.3}"


@pytest.fixture(scope="module")
def founding() -> Graph:
    return kg.build()


def read_graphml(data: bytes) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


def said(network: nx.MultiDiGraph) -> Counter[tuple[Any, ...]]:
    """What a network says, as far as both sides of a round trip can tell it."""
    return Counter(
        (
            source, target, data["relation"], int(data["sign"]), data["status"],
            data["interval"].as_stated if "interval" in data else data.get("time"),
        )
        for source, target, data in network.edges(data=True)
    )  # fmt: skip


@pytest.mark.parametrize("view", ["accepted", "all", "everything"])
def test_graphml_and_gexf_round_trip_the_founding_graph(founding: Graph, view: str) -> None:
    network = founding.network(view=view)
    for back in (
        read_graphml(founding.exported("graphml", view=view)),
        nx.read_gexf(io.BytesIO(founding.exported("gexf", view=view)), version="1.3"),
    ):
        assert said(back) == said(network)
        assert {name: data["type"] for name, data in back.nodes(data=True)} == {
            name: data["type"] for name, data in network.nodes(data=True)
        }


def test_every_edge_keeps_its_quotes(founding: Graph) -> None:
    network = founding.network(view="everything")
    quotes = {data["assertable"]: [claim.quote for claim in data["evidence"]] for *_, data in network.edges(data=True)}
    for form, reader in (("graphml", read_graphml), ("gexf", lambda data: nx.read_gexf(io.BytesIO(data)))):
        back = reader(founding.exported(form, view="everything"))
        for *_, data in back.edges(data=True):
            records = [record for record in json.loads(data["evidence"]) if not record["implied"]]
            assert [record["quote"] for record in records] == quotes[data["assertable"]]
            assert all(quote in data["quotes"] for quote in quotes[data["assertable"]])


def test_a_quote_from_a_digest_is_never_in_quotation_marks(founding: Graph) -> None:
    for *_, data in read_graphml(founding.exported("graphml")).edges(data=True):
        assert "“" not in data["quotes"].split(": ", 1)[1][:1]
        assert "(restated from" in data["quotes"]


def test_hostile_names_survive_exactly() -> None:
    graph = hostile_graph()
    labels = {label.strip() if label.strip() in graph.actors else label for label in LABELS}
    for back in (
        read_graphml(graph.exported("graphml")),
        nx.read_gexf(io.BytesIO(graph.exported("gexf"))),
    ):
        assert {plain_text(name) for name in back} == labels
        contents = {plain_text(data["content"]) for *_, data in back.edges(data=True)}
        assert contents == set(LABELS)
    elements = json.loads(graph.exported("cytoscape"))["elements"]
    assert {node["data"]["name"] for node in elements["nodes"]} == labels


@pytest.mark.parametrize("payload", [*PAYLOADS, "\ud800 half", "\x00"])
def test_no_field_breaks_out(payload: str) -> None:
    network = hostile_network(payload)
    for *_, data in network.edges(data=True):
        data["relation"] = "attacked"
    assert {plain_text(name) for name in read_graphml(graphml(network))} == set(network)
    assert {plain_text(name) for name in nx.read_gexf(io.BytesIO(gexf(network)))} == set(network)
    nodes = json.loads(cytoscape(network, name=payload))["elements"]["nodes"]
    assert {node["data"]["name"] for node in nodes} == set(network)


def test_no_day_is_made_up_in_gexf() -> None:
    times = {
        "a day": "2025-10-08", "a month": "2025-10", "open": "2021-08/..", "until": "../2014-06-30", "by": "[..2014]",
        "since": "[2022..]", "about": "2025~", "unknown": None,
    }  # fmt: skip
    graph = Graph(
        [account("d", [tie("Gamma", "hostileTo", "Beta", content=name, time=time) for name, time in times.items()])]
    )
    root = etree.fromstring(graph.exported("gexf", view="everything"))
    spells = {}
    for edge in root.iter(f"{GEXF}edge"):
        values = {value.get("for"): value.get("value") for value in edge.iter(f"{GEXF}attvalue")}
        spells[values["content"]] = [dict(spell.attrib) for spell in edge.iter(f"{GEXF}spell")]
        assert values.get("time") == times[values["content"]]
    assert spells == {
        "a day": [{"start": "2025-10-08", "end": "2025-10-08"}],
        "a month": [{"start": "2025-10-01", "end": "2025-10-31"}],
        "open": [{"start": "2021-08-01"}],
        "until": [{"end": "2014-06-30"}],
        "by": [{"end": "2014-12-31"}],
        "since": [{"start": "2022-01-01"}],
        "about": [{"start": "2025-01-01", "end": "2025-12-31"}],
        "unknown": [],
    }


def test_gexf_has_the_structure_that_gephi_reads(founding: Graph) -> None:
    """The elements and attributes that Gephi's importer looks for; no two ties of a pair are of one kind."""
    root = etree.fromstring(founding.exported("gexf", view="everything"))
    assert root.tag == f"{GEXF}gexf" and root.get("version") == "1.3"
    [graph] = root.findall(f"{GEXF}graph")
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("timerepresentation")) == (
        "dynamic",
        "date",
        "interval",
    )
    declared = {
        group.get("class"): {child.get("id"): child.get("type") for child in group}
        for group in graph.findall(f"{GEXF}attributes")
    }
    nodes, edges = list(root.iter(f"{GEXF}node")), list(root.iter(f"{GEXF}edge"))
    ids = {node.get("id") for node in nodes}
    assert len(ids) == len(nodes) and len({edge.get("id") for edge in edges}) == len(edges)
    kinds = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges]
    assert len(set(kinds)) == len(kinds)
    for element, kind in [(node, "node") for node in nodes] + [(edge, "edge") for edge in edges]:
        values = list(element.iter(f"{GEXF}attvalue"))
        assert values and all(value.get("for") in declared[kind] and value.get("value") for value in values)
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= ids and edge.get("label")
    assert all(node.find("{http://gexf.net/1.3/viz}position") is not None for node in nodes)


def test_a_tie_that_is_not_accepted_says_so_in_its_label(founding: Graph) -> None:
    for *_, data in read_graphml(founding.exported("graphml", view="everything")).edges(data=True):
        if data["status"] != "accepted":
            assert data["label"].startswith((data["status"], data["modality"]))
        else:
            assert data["label"] == data["relation_label"]


def test_two_thousand_ties_between_two_actors_stay_two_thousand() -> None:
    graph = Graph([account("d", [tie("Gamma", "attacked", "Beta", content=f"no. {n}") for n in range(2000)])])
    assert read_graphml(graph.exported("graphml")).number_of_edges() == 2000
    assert nx.read_gexf(io.BytesIO(graph.exported("gexf"))).number_of_edges() == 2000
    assert len(json.loads(graph.exported("cytoscape"))["elements"]["edges"]) == 2000


def test_an_empty_graph_is_a_file_without_ties() -> None:
    graph = Graph([])
    assert len(read_graphml(graph.exported("graphml"))) == 0
    assert len(nx.read_gexf(io.BytesIO(graph.exported("gexf")))) == 0
    assert json.loads(graph.exported("cytoscape"))["elements"] == {"nodes": [], "edges": []}


CYTOSCAPE = {
    "type": "object",
    "required": ["format_version", "target_cytoscapejs_version", "data", "elements"],
    "properties": {
        "data": {"type": "object", "required": ["name"]},
        "elements": {
            "type": "object",
            "required": ["nodes", "edges"],
            "properties": {
                "nodes": {"type": "array", "items": {
                    "type": "object", "required": ["data", "position", "classes"],
                    "properties": {
                        "data": {"required": ["id", "name"], "properties": {"id": {"type": "string"}}},
                        "position": {"type": "object", "required": ["x", "y"],
                                     "properties": {"x": {"type": "number"}, "y": {"type": "number"}}},
                        "classes": {"type": "string"},
                    },
                }},
                "edges": {"type": "array", "items": {
                    "type": "object", "required": ["data", "classes"],
                    "properties": {"data": {
                        "type": "object", "required": ["id", "source", "target", "interaction"],
                        "additionalProperties": {"anyOf": [
                            {"type": ["string", "number", "boolean"]},
                            {"type": "array", "items": {"type": "string"}},
                        ]},
                    }},
                }},
            },
        },
    },
}  # fmt: skip
"""What Cytoscape 3 and cytoscape.js 3 ask of a network: ids as strings, values and lists of one plain type."""


def test_cytoscape_json_fits_its_schema(founding: Graph) -> None:
    import jsonschema

    document = json.loads(founding.exported("cytoscape", view="everything"))
    jsonschema.validate(document, CYTOSCAPE)
    elements = document["elements"]
    ids = [element["data"]["id"] for kind in ("nodes", "edges") for element in elements[kind]]
    assert len(set(ids)) == len(ids)
    assert {edge["data"][end] for edge in elements["edges"] for end in ("source", "target")} <= set(ids)
    assert len(elements["edges"]) == founding.network(view="everything").number_of_edges()
    hostile = [edge for edge in elements["edges"] if "hostile" in edge["classes"].split()]
    assert hostile and all(edge["data"]["sign"] == -1 for edge in hostile)


def test_the_network_is_left_as_it_was() -> None:
    network = small_network()
    before = sorted(network.edges(keys=True, data=True), key=str)
    graphml(network), gexf(network), cytoscape(network, name="n")
    assert sorted(network.edges(keys=True, data=True), key=str) == before


def test_files_are_written_whole_or_not_at_all(
    tmp_path: Path, founding: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ties.gexf"
    founding.export(target, focus="TTP")
    before = target.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(kg.KgError, match="No space left"):
        founding.export(target)
    assert target.read_bytes() == before and list(tmp_path.iterdir()) == [target]


def test_an_unknown_format_is_told_with_the_nearest(tmp_path: Path, founding: Graph) -> None:
    with pytest.raises(kg.KgError, match="Did you mean gexf"):
        founding.export(tmp_path / "ties.gefx")
    assert list(tmp_path.iterdir()) == []
