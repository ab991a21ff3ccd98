"""Checks of a graph: its form, by the ontology's SHACL shapes, and its agreement with the ontology.

The shapes are compiled to SPARQL and run by Oxigraph, with the same findings as pyshacl gives (tests hold the two
together; `benchmarks/store/run.py check` measures them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TypeAlias

import pyoxigraph as ox

from kg.checks.compiler import compile_constraint, count_query, screened
from kg.checks.finding import Finding
from kg.checks.places import place_of
from kg.checks.shapes import Constraint, Shape, read_shapes
from kg.resources import ontology_file
from kg.vocabulary import namespaces, vocabulary
from kg.vocabulary.namespaces import EXTERNAL

__all__ = ["check_quads", "check_store"]

_SIGNS = "Every sign is the one that the ontology gives to the relation"


def check_quads(quads: Iterable[ox.Quad | ox.Triple]) -> list[Finding]:
    """The findings on quads, whatever graphs they stand in: their RDF merge is checked, worst first.

    Args:
        quads: any number of quads or triples; named graphs are read as one.
    """
    merged = ox.Store()
    merged.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return _findings(merged)


def check_store(store: ox.Store) -> list[Finding]:
    """The findings on a store, worst first.

    The default graph is checked, which our stores keep as the RDF merge of all named graphs. Where a store
    has named graphs alone, they are merged first: a graph must never pass because nobody looked.
    """
    if next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is None:
        return check_quads(store)
    return _findings(store)


def _findings(store: ox.Store) -> list[Finding]:
    found = set(_shape_findings(store))
    found.update(_sign_findings(store))
    return sorted((_placed(store, finding) for finding in found), key=lambda finding: finding.order)


_Group: TypeAlias = tuple[str | None, tuple[tuple[Constraint, str], ...]]
"""A screen, and the constraints that it stands before, each with its query."""


@cache
def _compiled() -> tuple[tuple[Shape, str, tuple[_Group, ...]], ...]:
    """The ontology's shapes with their queries; compiled once."""
    shapes = read_shapes(ontology_file("shapes.ttl"))
    return tuple((shape, count_query(shape), tuple(_groups(shape))) for shape in shapes)


def _groups(shape: Shape) -> Iterator[_Group]:
    for screen, constraints in screened(shape):
        yield screen, tuple((each, compile_constraint(shape, each)) for each in constraints)


def _shape_findings(store: ox.Store) -> Iterator[Finding]:
    answers: dict[str, bool] = {}
    for shape, has_targets, groups in _compiled():
        if not bool(store.query(has_targets)):
            continue
        for screen, queries in groups:
            # Several shapes have the same screen, as for labels.
            if screen is not None and screen not in answers:
                answers[screen] = bool(store.query(screen))
            if screen is not None and not answers[screen]:
                continue
            for constraint, query in queries:
                yield from _violations(store, shape, constraint, query)


def _violations(store: ox.Store, shape: Shape, constraint: Constraint, query: str) -> Iterator[Finding]:
    for row in _rows(store, query):
        yield Finding(
            check=shape.title,
            severity=constraint.severity,
            node=_text(row["this"]),
            path=_path_text(constraint) or None,
            value=_text(row["value"]) if constraint.kind not in ("minCount", "maxCount") else None,
            message=constraint.message,
        )


def _sign_findings(store: ox.Store) -> Iterator[Finding]:
    """What a shape cannot say: the sign must be the predicate's own, and the predicate a relation."""
    terms = namespaces().terms
    signs = " ".join(f"(<{terms}{name}> {relation.sign})" for name, relation in vocabulary().relations.items())
    query = (
        f"SELECT ?this ?predicate ?sign ?expected WHERE {{ ?this <{EXTERNAL['rdf']}predicate> ?predicate ; "
        f"<{terms}sign> ?sign . OPTIONAL {{ VALUES (?predicate ?expected) {{ {signs} }} }} "
        f"FILTER(!COALESCE(sameTerm(?sign, ?expected), false)) }}"
    )
    for row in _rows(store, query):
        known = row["expected"] is not None
        yield Finding(
            check=_SIGNS,
            severity="violation",
            node=_text(row["this"]),
            path="kg:sign" if known else "rdf:predicate",
            value=_text(row["sign"] if known else row["predicate"]),
            message=(
                f"The sign of {_text(row['predicate'])} is {row['expected'].value}: copy it from the ontology."
                if known
                else "The predicate is no relation of the ontology: use one that docs/ontology.html lists."
            ),
        )


def _rows(store: ox.Store, query: str) -> Iterable[ox.QuerySolution]:
    solutions = store.query(query)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("a check is a SELECT")
    return solutions


def _path_text(constraint: Constraint) -> str:
    between = "/" if constraint.sequence else "|"
    return ("^" if constraint.inverse else "") + between.join(_text(step) for step in constraint.path)


def _text(term: object) -> str:
    """A term as findings show it: properties and classes by prefix, data nodes as IRIs, literals by their text."""
    if isinstance(term, ox.NamedNode):
        for prefix, iri in _prefixes():
            if term.value.startswith(iri):
                return f"{prefix}:{term.value.removeprefix(iri)}"
        return term.value
    return str(term.value) if isinstance(term, ox.Literal) else str(term)


def _placed(store: ox.Store, finding: Finding) -> Finding:
    place = place_of(store, finding.node)
    return replace(finding, place=place) if place else finding


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    return (("kg", namespaces().terms), *EXTERNAL.items())
