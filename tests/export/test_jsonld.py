"""JSON-LD: the same quads, under a context that the ontology gives."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from export.hostile import hostile_graph
from rdflib.compare import isomorphic

import kg
from kg.export import jsonld_context
from kg.graph import Graph

FOUNDING = kg.build()
COMMITTED = Path(__file__).parents[2] / "docs" / "context.jsonld"


def quads(data: bytes) -> set[ox.Quad]:
    return set(ox.parse(data, format=ox.RdfFormat.JSON_LD))


@pytest.mark.parametrize("graph", [FOUNDING, hostile_graph(), Graph([])], ids=["founding", "hostile", "empty"])
def test_it_expands_to_the_same_quads(graph: Graph) -> None:
    assert quads(graph.exported("jsonld")) == set(graph.quads())


def test_rdflib_reads_the_same_triples_from_it() -> None:
    """Once from JSON-LD and once from N-Quads, by the same library."""
    one, other = rdflib.Dataset(default_union=True), rdflib.Dataset(default_union=True)
    one.parse(data=FOUNDING.exported("jsonld"), format="json-ld")
    other.parse(data=FOUNDING.exported("nq"), format="nquads")
    triples = [rdflib.Graph() for _ in range(2)]
    for target, source in zip(triples, (one, other), strict=True):
        for triple in source.triples((None, None, None)):
            target.add(triple)
    assert len(triples[0]) > 1000 and isomorphic(*triples)


def test_the_context_in_the_documentation_is_the_one_in_use() -> None:
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    assert committed == {"@context": jsonld_context()}, "run `python -m kg.export.context > docs/context.jsonld`"


def test_a_tie_reads_like_plain_json() -> None:
    document = json.loads(FOUNDING.exported("jsonld"))
    accepted = next(graph for graph in document["@graph"] if graph["@id"] == "graph:accepted")
    node = next(node for node in accepted["@graph"] if node["@id"] == "actor:ttp" or "pakistan" in node["@id"])
    assert all(isinstance(value, str | list) for value in node.values())
    assert FOUNDING.exported("jsonld") == FOUNDING.exported("jsonld")


def test_a_part_keeps_the_standings_of_the_whole() -> None:
    """Nothing becomes accepted because who denies it is out of sight."""
    part = {"view": "all", "focus": "Afghan Taliban"}
    found, whole = quads(FOUNDING.exported("jsonld", **part)), set(FOUNDING.quads())
    assert 0 < len(found) < len(whole)
    plain = {q for q in found if "graph/accepted" in str(q.graph_name)}
    assert found - plain <= whole
    for item in FOUNDING.held_in(**part):
        for claim in (*item.assessment.evidence, *item.assessment.implied):
            assert any(claim.statement in str(quad.subject) for quad in found)
