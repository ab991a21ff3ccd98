"""A service description, made where the graph is: SPARQL 1.1 Service Description, VoID's counts."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.store import Store

__all__ = ["description"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")


def description(store: Store, endpoint: str) -> Iterator[ox.Triple]:
    """The triples that describe the endpoint at that address."""
    service, dataset, merge = (ox.NamedNode(endpoint + part) for part in ("", "#dataset", "#merge"))
    yield ox.Triple(service, _TYPE, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), service)
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for name in (*_RESULTS, *_GRAPHS):
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, _TYPE, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), merge)
    yield ox.Triple(merge, _TYPE, _sd("Graph"))
    yield ox.Triple(merge, ox.NamedNode(_VOID + "triples"), ox.Literal(len(store)))
    for number, graph in enumerate(store.graphs()):
        entry = ox.NamedNode(f"{endpoint}#graph{number}")
        yield ox.Triple(dataset, _sd("namedGraph"), entry)
        yield ox.Triple(entry, _TYPE, _sd("NamedGraph"))
        yield ox.Triple(entry, _sd("name"), graph)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
