"""SHACL core shapes, read from Turtle into records.

Only what the compiler can turn into SPARQL is accepted. Everything else is refused with an error, so that no
constraint is passed over in silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg.checks.finding import Severity
from kg.errors import InputError
from kg.vocabulary.namespaces import EXTERNAL

__all__ = ["COUNTS", "PAIRS", "VALUES", "Constraint", "Shape", "Target", "Term", "read_shapes"]

Term = ox.NamedNode | ox.Literal

_SH = "http://www.w3.org/ns/shacl#"
_RDF, _RDFS, _OWL = EXTERNAL["rdf"], EXTERNAL["rdfs"], EXTERNAL["owl"]
_TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf")
COUNTS = ("minCount", "maxCount")
"""Constraints on how many values there are."""
PAIRS = ("lessThan", "lessThanOrEquals", "disjoint", "equals")
"""Constraints between a value and the values of another property."""
VALUES = ("class", "datatype", "in", "maxInclusive", "minInclusive", "minLength", "nodeKind", "pattern")
"""Constraints on a value by itself."""
_CONSTRAINTS = (*COUNTS, *PAIRS, *VALUES)
_REMARKS = ("message", "name", "description", "severity")
_SEVERITIES: dict[str, Severity] = {"Violation": "violation", "Warning": "warning", "Info": "info"}

Subject = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class Target:
    """Which nodes a shape is about: those of a class, or those before or after a property."""

    kind: str
    term: ox.NamedNode


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint of a shape.

    Attributes:
        kind: the local name of its SHACL parameter: ``minCount``, ``class`` …
        arguments: the parameter's value; for ``in``, the members of its list.
        path: the properties by which the values are reached, any of them; empty where it is about the node itself.
        inverse: whether the one property of ``path`` is followed backwards.
        severity: of a finding.
        message: for a finding.
        sequence: whether the properties of ``path`` are followed one after the other.
    """

    kind: str
    arguments: tuple[Term, ...]
    path: tuple[ox.NamedNode, ...]
    inverse: bool
    severity: Severity
    message: str
    sequence: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape: its title, the nodes that it is about, and what must hold of them."""

    title: str
    targets: tuple[Target, ...]
    constraints: tuple[Constraint, ...]


def read_shapes(path: Path) -> list[Shape]:
    """The shapes of a Turtle file, sorted by title.

    Raises:
        InputError: the file is not Turtle, or uses a construct that the compiler does not support.
    """
    try:
        return _Reader(ox.parse(path=str(path)), path.name).shapes()
    except (SyntaxError, ValueError) as problem:
        raise InputError(f"not valid Turtle ({problem})", place=path.name) from None


class _Reader:
    """Reads shapes from triples, and remembers which nodes it has understood."""

    def __init__(self, triples: Iterable[ox.Quad], source: str) -> None:
        self._source = source
        self._known: dict[Subject, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = {}
        self._visited: set[Subject] = set()
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, ox.Triple) or isinstance(value, ox.Triple):
                raise self._refusal("a triple term")
            self._known.setdefault(subject, defaultdict(list))[triple.predicate.value].append(value)

    def shapes(self) -> list[Shape]:
        """All shapes; every node of the file that uses SHACL must belong to one."""
        roots = [node for node, values in self._known.items() if ox.NamedNode(_SH + "NodeShape") in self._types(values)]
        found = sorted((self._shape(node) for node in roots), key=lambda shape: shape.title)
        for node, values in self._known.items():
            if node not in self._visited and any(predicate.startswith(_SH) for predicate in values):
                raise self._refusal(f"{node}, which uses SHACL but belongs to no sh:NodeShape")
        return found

    def _types(self, values: dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]) -> list[object]:
        return list(values.get(_RDF + "type", []))

    def _shape(self, node: Subject) -> Shape:
        self._visited.add(node)
        values = self._known[node]
        self._only(node, (*_TARGETS, *_CONSTRAINTS, *_REMARKS, "property"))
        if len(self._types(values)) != 1:
            raise self._refusal(f"an implicit class target at {node}")
        targets = tuple(Target(kind, self._iri(term, kind)) for kind in _TARGETS for term in values.get(_SH + kind, []))
        if not targets:
            raise self._refusal(f"{node}, which has no target")
        labels = [str(label.value) for label in values.get(_RDFS + "label", []) if isinstance(label, ox.Literal)]
        constraints = self._constraints(node, (), "|")
        for inner in values.get(_SH + "property", []):
            constraints += self._property(inner)
        return Shape(labels[0] if labels else str(node), targets, tuple(constraints))

    def _property(self, node: object) -> list[Constraint]:
        if not isinstance(node, ox.BlankNode | ox.NamedNode) or node not in self._known:
            raise self._refusal(f"the property shape {node}, which the file does not describe")
        self._visited.add(node)
        self._only(node, (*_CONSTRAINTS, *_REMARKS, "path"))
        paths = self._known[node].get(_SH + "path", [])
        if len(paths) != 1:
            raise self._refusal(f"a property shape with {len(paths)} paths")
        path, how = self._path(paths[0])
        constraints = self._constraints(node, path, how)
        if not constraints:
            raise self._refusal(f"the property shape of {path[0]}, which constrains nothing")
        return constraints

    def _path(self, node: object) -> tuple[tuple[ox.NamedNode, ...], str]:
        """The properties of a path, and how they are followed: any, "|", one after the other, "/", or back, "^"."""
        if isinstance(node, ox.NamedNode):
            return (node,), "|"
        values = self._known.get(cast("Subject", node), {})
        if set(values) == {_SH + "alternativePath"}:
            self._visited.add(cast("Subject", node))
            alternatives = self._list(values[_SH + "alternativePath"][0])
            return tuple(self._iri(item, "alternativePath") for item in alternatives), "|"
        if set(values) == {_SH + "inversePath"}:
            self._visited.add(cast("Subject", node))
            return (self._iri(values[_SH + "inversePath"][0], "inversePath"),), "^"
        if set(values) == {_RDF + "first", _RDF + "rest"}:
            return tuple(self._iri(item, "path") for item in self._list(node)), "/"
        raise self._refusal("a path that is no property, no alternative or sequence of properties, and no inverse")

    def _constraints(self, node: Subject, path: tuple[ox.NamedNode, ...], how: str) -> list[Constraint]:
        values = self._known[node]
        severity, message = self._severity(node), self._message(node)
        found = []
        for kind in _CONSTRAINTS:
            if not path and (kind in COUNTS or kind in PAIRS) and values.get(_SH + kind):
                raise self._refusal(f"sh:{kind} outside a property shape")
            for value in values.get(_SH + kind, []):
                arguments = tuple(self._list(value)) if kind == "in" else (self._term(value, kind),)
                found.append(Constraint(kind, arguments, path, how == "^", severity, message, how == "/"))
        return found

    def _severity(self, node: Subject) -> Severity:
        values = self._known[node].get(_SH + "severity", [])
        if not values:
            return "violation"
        name = self._iri(values[0], "severity").value.removeprefix(_SH)
        if name not in _SEVERITIES or len(values) > 1:
            raise self._refusal(f"the severity {name}")
        return _SEVERITIES[name]

    def _message(self, node: Subject) -> str:
        values = self._known[node].get(_SH + "message", [])
        return " ".join(sorted(str(value.value) for value in values if isinstance(value, ox.Literal)))

    def _only(self, node: Subject, allowed: tuple[str, ...]) -> None:
        """Refuses a node with a property that would go unchecked."""
        others = (_RDF + "type", _RDFS + "label", _RDFS + "comment")
        for predicate in self._known[node]:
            if predicate not in others and predicate.removeprefix(_SH) not in allowed:
                raise self._refusal(f"sh:{predicate.removeprefix(_SH)}")

    def _list(self, node: object) -> list[Term]:
        items: list[Term] = []
        while node != ox.NamedNode(_RDF + "nil"):
            values = self._known.get(cast("Subject", node), {})
            if set(values) != {_RDF + "first", _RDF + "rest"} or len(items) > len(self._known):
                raise self._refusal("a list that is not well formed")
            items.append(self._term(values[_RDF + "first"][0], "in"))
            node = values[_RDF + "rest"][0]
        return items

    def _term(self, value: object, kind: str) -> Term:
        if isinstance(value, ox.NamedNode | ox.Literal):
            return value
        raise self._refusal(f"sh:{kind} with the value {value}")

    def _iri(self, value: object, kind: str) -> ox.NamedNode:
        if isinstance(value, ox.NamedNode):
            return value
        raise self._refusal(f"sh:{kind} with the value {value}")

    def _refusal(self, what: str) -> InputError:
        return InputError(
            f"the shapes use {what}, which the checker cannot compile",
            place=self._source,
            remedy="use another construct of SHACL core, or extend kg.checks.compiler: nothing may go unchecked",
        )
