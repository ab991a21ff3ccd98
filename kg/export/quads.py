"""A graph's quads in the formats of RDF, deterministic to the byte."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, cast, get_args

import pyoxigraph as ox

from kg.errors import OutputError
from kg.export.jsonld import jsonld
from kg.vocabulary import namespaces

__all__ = ["QuadFormat", "serialize_quads"]

QuadFormat = Literal["nq", "trig", "jsonld"]
_FORMATS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG}


def serialize_quads(quads: Iterable[ox.Quad], form: QuadFormat) -> bytes:
    """The quads as N-Quads, TriG or JSON-LD, in their given order, which callers keep sorted.

    Raises:
        OutputError: the format is none of these.
    """
    if form == "jsonld":
        return jsonld(quads)
    if form not in _FORMATS:
        raise OutputError(f"unknown format {form!r}", remedy=f"use one of {', '.join(get_args(QuadFormat))}")
    prefixes = None if form == "nq" else namespaces().prefixes
    return cast("bytes", ox.serialize(quads, format=_FORMATS[form], prefixes=prefixes))
