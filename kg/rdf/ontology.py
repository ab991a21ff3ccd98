"""The ontology as quads of its own graph, so that queries can use labels, signs and definitions."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg.rdf.terms import ONTOLOGY
from kg.resources import ontology_file

__all__ = ["ontology_quads"]


@cache
def ontology_quads() -> tuple[ox.Quad, ...]:
    """The ontology's triples in `ONTOLOGY`, sorted.

    Blank nodes (the axiom that keeps kinds apart) stay out: they do not survive a reload, and no query needs them.
    """
    triples = ox.parse(path=ontology_file())
    named = (t for t in triples if not isinstance(t.subject, ox.BlankNode) and not isinstance(t.object, ox.BlankNode))
    return tuple(sorted((ox.Quad(t.subject, t.predicate, t.object, ONTOLOGY) for t in named), key=str))
