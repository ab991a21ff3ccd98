"""Named graphs that are not Parley's own, such as notes sent to a service: whatever reads a store keeps them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from builders import account, tie

from kg.errors import OutputError
from kg.graph import Graph
from kg.rdf.terms import RDF_TYPE
from kg.store import Store

NOTES = ox.NamedNode("https://example.org/notes")
ABOUT, BLANK = ox.NamedNode("https://example.org/about"), ox.BlankNode("b")
VALUES = [
    ox.Literal("<script>'\"&\u202e ملاحظة"),
    ox.Literal("note", language="en"),
    ox.Literal("ملاحظة", language="ar", direction=ox.BaseDirection.RTL),
    ox.Literal("2025-13", datatype=ox.NamedNode("https://example.org/month")),
    ox.NamedNode("https://w3id.org/parley/id/actor/alpha"),
    BLANK,
]
QUADS = [
    *(ox.Quad(ABOUT, ox.NamedNode("https://example.org/says"), value, NOTES) for value in VALUES),
    ox.Quad(BLANK, RDF_TYPE, ox.Literal("no class"), NOTES),
    ox.Quad(BLANK, RDF_TYPE, BLANK, NOTES),
    ox.Quad(ABOUT, RDF_TYPE, ox.NamedNode("https://example.org/Note"), ox.NamedNode("urn:x:more")),
]
NESTED = ox.Quad(ABOUT, RDF_TYPE, ox.Triple(ABOUT, RDF_TYPE, ABOUT), NOTES)


def stored(folder: Path, *more: ox.Quad) -> Path:
    """A store with a document, what is derived from it, and other graphs."""
    Graph([account("one", [tie("Alpha", "attacked", "Beta")])]).save(folder)
    Store.directory(folder).add([*QUADS, *more])
    return folder


def test_every_way_out_of_a_store_has_them(tmp_path: Path) -> None:
    path = stored(tmp_path / "store")
    with Store.snapshot(path) as store:
        wanted = list(store.quads())
    graph = Graph.open(path)
    (tmp_path / "graph.nq").write_bytes(graph.exported("nq"))
    forms = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
    for each in (graph, Graph.open(tmp_path / "graph.nq"), Graph.open(graph.save(tmp_path / "copy"))):
        for name, form in forms.items():
            assert set(ox.parse(each.exported(name), format=form)) == set(wanted), name
        assert list(each.store.quads()) == wanted
        assert len(each.rdflib().graph(rdflib.URIRef(NOTES.value))) == len(QUADS) - 1
        assert each.exported("nq") == graph.exported("nq")


def test_they_are_asked_in_every_view(tmp_path: Path) -> None:
    graph = Graph.open(stored(tmp_path / "store"))
    text = "SELECT ?what WHERE { GRAPH <https://example.org/notes> { ?x <https://example.org/says> ?what } }"
    for view in ("accepted", "all", "claimant=Alpha"):
        assert len(graph.query(text, view=view)) == len(VALUES)


def test_what_a_format_has_no_form_for_is_told(tmp_path: Path) -> None:
    graph = Graph.open(stored(tmp_path / "store", NESTED))
    assert NESTED in set(ox.parse(graph.exported("trig"), format=ox.RdfFormat.TRIG))
    for refused in (graph.rdflib, lambda: graph.exported("jsonld")):
        with pytest.raises(OutputError, match="a triple within a triple"):
            refused()
