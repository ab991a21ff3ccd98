"""What the endings of files say of their format: those of statements, those of a graph, and those of neither."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

__all__ = ["ANOTHER", "OF_GRAPHS", "OF_STATEMENTS", "RDF"]

OF_STATEMENTS: Mapping[str, Literal["yaml", "jsonl"]] = {
    ".yaml": "yaml", ".yml": "yaml", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
"""In which formats statements are written."""
OF_GRAPHS: Mapping[
    str, Literal["html", "svg", "png", "graphml", "gexf", "cytoscape", "jsonld", "nq", "trig"]
] = {
    ".html": "html", ".htm": "html", ".svg": "svg", ".png": "png", ".graphml": "graphml", ".gexf": "gexf",
    ".cyjs": "cytoscape", ".jsonld": "jsonld", ".nq": "nq", ".trig": "trig",
}  # fmt: skip
"""In which formats a graph is exported, but for tables, which are several files in a folder."""
RDF = frozenset((".nq", ".trig", ".jsonld", ".nt", ".ttl", ".rdf"))
"""In which a graph is looked for."""
ANOTHER = frozenset((".json", ".csv", ".tsv", ".xlsx", ".pdf", ".nt", ".ttl", ".rdf", ".xml"))
"""Endings of formats in which nothing is written: who reads such a file would look for another one in it."""
