"""JSON-LD whose context is made from the ontology, so that it reads like plain JSON and expands to the same quads.

Every export holds its context, and fetches nothing. ``python -m kg.export.context > docs/context.jsonld`` writes the
context alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

import pyoxigraph as ox

from kg.errors import OutputError
from kg.rdf import ontology_quads
from kg.vocabulary import namespaces

__all__ = ["jsonld", "jsonld_context"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TYPE = f"{_RDF}type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_Value = ox.NamedNode | ox.BlankNode | ox.Literal


@cache
def jsonld_context() -> Mapping[str, Any]:
    """The context: the prefixes, every property of the ontology under its local name, and how its values are read.

    A property between nodes has IRIs as values, one of dates plain dates. Classes and other terms of the ontology
    need no prefix either (``@vocab``).
    """
    terms = namespaces().terms
    kinds: dict[str, set[str]] = defaultdict(set)
    ranges: dict[str, str] = {}
    for quad in ontology_quads():
        subject = _iri(quad.subject)
        if subject.startswith(terms) and quad.predicate.value == _TYPE:
            kinds[subject].add(_iri(quad.object))
        elif subject.startswith(terms) and quad.predicate.value == f"{_RDFS}range":
            ranges[subject] = _iri(quad.object)
    context: dict[str, Any] = {"@version": 1.1, "@vocab": terms, **namespaces().prefixes}
    for iri in sorted(kinds):
        name = _term(iri)
        if f"{_OWL}ObjectProperty" in kinds[iri]:
            context[name] = {"@id": iri, "@type": "@id"}
        elif f"{_OWL}DatatypeProperty" in kinds[iri]:
            form = ranges.get(iri, f"{_XSD}string")
            coerced = form.startswith(_XSD) and form != f"{_XSD}string"
            context[name] = {"@id": iri, **({"@type": f"xsd:{form.removeprefix(_XSD)}"} if coerced else {})}
    return context


def jsonld(quads: Iterable[ox.Quad]) -> bytes:
    """The quads as JSON-LD 1.1: a list of named graphs, each a list of nodes, everything sorted.

    Args:
        quads: in named graphs, as `kg.graph.Graph.quads` gives them.

    Raises:
        OutputError: a quad's object is itself a triple.
    """
    graphs: dict[str, dict[str, dict[str, list[_Value]]]] = {}
    for quad in quads:
        nodes = graphs.setdefault(_iri(quad.graph_name), {})
        if isinstance(quad.object, ox.Triple):
            raise OutputError(
                "a triple within a triple, for which JSON-LD has no form", place=str(quad.graph_name),
                remedy="export N-Quads or TriG",
            )  # fmt: skip
        nodes.setdefault(_iri(quad.subject), defaultdict(list))[quad.predicate.value].append(quad.object)
    document = {
        "@context": jsonld_context(),
        "@graph": [
            {"@id": _compact(graph), "@graph": [_node(subject, nodes[subject]) for subject in sorted(nodes)]}
            for graph, nodes in sorted(graphs.items())
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _iri(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.BlankNode):
        return str(term)
    raise TypeError(f"a term that the project never writes here: {term!r}")


def _node(subject: str, properties: Mapping[str, list[_Value]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _compact(subject)}
    types = properties.get(_TYPE, [])
    are_classes = all(isinstance(value, ox.NamedNode) for value in types)
    if types and are_classes:
        node["@type"] = _one_or_all(sorted(_term(value.value) for value in types))
    for predicate in sorted(properties):
        if predicate != _TYPE or not are_classes:
            name = _term(predicate)
            form = jsonld_context().get(name, {}).get("@type")
            values = [_value(value, form) for value in sorted(properties[predicate], key=str)]
            node[name] = _one_or_all(values)
    return node


def _one_or_all(values: list[Any]) -> Any:  # noqa: ANN401 - JSON
    return values[0] if len(values) == 1 else values


def _value(value: _Value, form: str | None) -> Any:  # noqa: ANN401 - JSON
    if not isinstance(value, ox.Literal):
        iri = _compact(_iri(value))
        return iri if form == "@id" else {"@id": iri}
    if value.language:
        direction = {} if value.direction is None else {"@direction": value.direction.value}
        return {"@value": value.value, "@language": value.language, **direction}
    datatype = _compact(value.datatype.value)
    if datatype == "xsd:string":
        return value.value if form is None else {"@value": value.value, "@type": datatype}
    return value.value if datatype == form else {"@value": value.value, "@type": datatype}


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    """Namespaces with their prefixes, the longest first."""
    prefixes = ((namespace, prefix) for prefix, namespace in namespaces().prefixes.items())
    return tuple(sorted(prefixes, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _term(iri: str) -> str:
    """A property or class as a key: the ontology's own without a prefix, unless it is spelled like one (``quote``)."""
    name = iri.removeprefix(namespaces().terms)
    is_free = name != iri and name.isidentifier() and name not in namespaces().prefixes
    return name if is_free else _compact(iri)


@lru_cache(maxsize=65536)
def _compact(iri: str) -> str:
    """An IRI with its prefix, the longest that fits, where what remains cannot be read as anything else."""
    for namespace, prefix in _prefixes():
        if iri.startswith(namespace):
            rest = iri.removeprefix(namespace)
            return f"{prefix}:{rest}" if rest and not rest.startswith("//") else iri
    return iri
