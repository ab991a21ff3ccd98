"""The IRIs and literals of the project's data: made here, and taken apart here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from urllib.parse import quote as percent_encode
from urllib.parse import unquote

import pyoxigraph as ox

from kg.actors import slug
from kg.model import Quote
from kg.vocabulary import namespaces, vocabulary
from kg.vocabulary.namespaces import EXTERNAL

__all__ = [
    "ACCEPTED",
    "BELIEFS",
    "ONTOLOGY",
    "RDF_TYPE",
    "actor_node",
    "agreement_node",
    "code_node",
    "day",
    "document_graph",
    "document_node",
    "document_of_graph",
    "external",
    "from_code_node",
    "integer",
    "iri",
    "is_own",
    "kg",
    "local_name",
    "node",
    "number",
    "quote_node",
    "text",
]


@cache
def iri(value: str) -> ox.NamedNode:
    """A named node; cached, since the same few predicates are met again and again."""
    return ox.NamedNode(value)


def kg(name: str) -> ox.NamedNode:
    """A term of the ontology."""
    return iri(namespaces().terms + name)


def external(prefix: str, name: str) -> ox.NamedNode:
    """A term of somebody else's vocabulary."""
    return iri(EXTERNAL[prefix] + name)


def node(kind: str, key: str) -> ox.NamedNode:
    """A data node of ``kind``; the key is percent-encoded, so that any text is safe."""
    return iri(namespaces().node(kind) + percent_encode(key, safe="~"))


@lru_cache(maxsize=1 << 16)
def actor_node(name: str) -> ox.NamedNode:
    """The node of an actor, place or topic."""
    return node("actor", slug(name))


def agreement_node(label: str) -> ox.NamedNode:
    """The node of an agreement."""
    return node("agreement", slug(label))


def document_node(document: str) -> ox.NamedNode:
    """The node of a document."""
    return node("document", document)


def document_graph(document: str) -> ox.NamedNode:
    """The named graph that holds all that a document says."""
    return node("graph", f"document~{document}")


def quote_node(quote: Quote) -> ox.NamedNode:
    """The node of a quote: its document and its span."""
    return node("quote", f"{quote.document}~{quote.start}-{quote.end}")


@cache
def code_node(scheme: str, notation: str) -> ox.NamedNode:
    """The concept of a closed list, by its notation in records."""
    return iri(namespaces().code(scheme) + vocabulary().codes[scheme].local_name(notation))


def from_code_node(scheme: str, term: ox.NamedNode) -> str:
    """The notation of a concept."""
    return vocabulary().codes[scheme].notations[term.value.removeprefix(namespaces().code(scheme))]


def local_name(term: ox.NamedNode) -> str:
    """The local name of a term of the ontology."""
    return term.value.removeprefix(namespaces().terms)


@lru_cache(maxsize=1 << 12)
def document_of_graph(graph: ox.NamedNode) -> str | None:
    """The id of the document whose named graph this is, or ``None`` for a graph of another kind."""
    prefix = namespaces().node("graph") + "document~"
    return unquote(graph.value.removeprefix(prefix)) if graph.value.startswith(prefix) else None


def text(value: str) -> ox.Literal:
    """A plain string."""
    return ox.Literal(value)


def integer(value: int) -> ox.Literal:
    """An ``xsd:integer``."""
    return ox.Literal(str(value), datatype=external("xsd", "integer"))


def number(value: float) -> ox.Literal:
    """An ``xsd:decimal`` in its canonical form, exact to the float's shortest text."""
    exact = Decimal(repr(float(value)))
    canonical = format(exact.normalize(), "f")
    return ox.Literal(canonical, datatype=external("xsd", "decimal"))


def day(value: date) -> ox.Literal:
    """An ``xsd:date``."""
    return ox.Literal(value.isoformat(), datatype=external("xsd", "date"))


def _graph(name: str) -> ox.NamedNode:
    return node("graph", name)


RDF_TYPE = external("rdf", "type")
ACCEPTED = _graph("accepted")
"""The plain triples of what is accepted, and the roles that follow from it: derived."""
BELIEFS = _graph("beliefs")
"""The status of every assertable, with its reason: derived."""
ONTOLOGY = _graph("ontology")
"""The ontology itself, so that queries can use labels, signs and definitions."""


@lru_cache(maxsize=1 << 12)
def is_own(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> bool:
    """Whether Parley itself writes a graph of this name. Graphs without one are nobody's: nothing keeps them."""
    is_derived = graph in (ACCEPTED, BELIEFS, ONTOLOGY)
    return is_derived or not isinstance(graph, ox.NamedNode) or document_of_graph(graph) is not None
