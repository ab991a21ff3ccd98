"""The graph for people who want rdflib."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import rdflib
import rdflib.plugins.sparql

from kg.errors import OutputError
from kg.vocabulary import namespaces

__all__ = ["rdflib_dataset"]

# Without this, `FROM <http…>` in a query would fetch from the network or the file system.
rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False


def rdflib_dataset(quads: Iterable[ox.Quad]) -> rdflib.Dataset:
    """A dataset with ``quads``; its default graph is the union of its named graphs."""
    dataset = rdflib.Dataset(default_union=True)
    for prefix, iri in namespaces().prefixes.items():
        dataset.bind(prefix, iri, override=True)
    dataset.addN(
        (_term(quad.subject), _term(quad.predicate), _term(quad.object), dataset.graph(str(quad.graph_name.value)))
        for quad in quads
        if isinstance(quad.graph_name, ox.NamedNode)
    )
    return dataset


def _term(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        # `normalize=False`: rdflib would otherwise rewrite 1.0 as 1.
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        if datatype == rdflib.XSD.string:
            datatype = None
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise OutputError("a triple within a triple, which rdflib has no term for", remedy="export N-Quads or TriG")
