"""Every IRI that the project mints derives from the one namespace that the ontology's Turtle states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.errors import KgError
from kg.resources import ontology_file

__all__ = ["EXTERNAL", "Namespaces", "namespaces", "sparql_prefixes"]

EXTERNAL = {
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The vocabularies of others that our data use, by their usual prefix."""

_PREFERRED = re.compile(r'vann:preferredNamespaceUri\s+"([^"]+)ns#"')
_CODE_LISTS = ("modality", "act", "channel", "aspect", "confidence", "status", "phase", "role", "comparator")
_NODE_KINDS = ("actor", "agreement", "assertable", "claim", "document", "dyad", "graph", "mention", "pair", "quote")


@dataclass(frozen=True, slots=True)
class Namespaces:
    """The namespaces of the project's own IRIs.

    Attributes:
        base: what they all begin with.
    """

    base: str

    @property
    def terms(self) -> str:
        """The ontology's namespace, prefix ``kg``."""
        return f"{self.base}ns#"

    def code(self, scheme: str) -> str:
        """The namespace of a closed list, such as ``modality``; its prefix is the list's name."""
        return f"{self.base}code/{scheme}/"

    def node(self, kind: str) -> str:
        """The namespace of a kind of data node, such as ``actor``; its prefix is the kind's name."""
        return f"{self.base}id/{kind}/"

    @property
    def prefixes(self) -> dict[str, str]:
        """Every prefix that queries and exports may use, with its namespace; sorted."""
        own = {"kg": self.terms}
        own |= {scheme: self.code(scheme) for scheme in _CODE_LISTS}
        own |= {kind: self.node(kind) for kind in _NODE_KINDS}
        return dict(sorted((own | EXTERNAL).items()))


@cache
def namespaces() -> Namespaces:
    """The namespaces, as the ontology's Turtle states them."""
    match = _PREFERRED.search(ontology_file().read_text(encoding="utf-8"))
    if not match:
        raise KgError("the ontology states no vann:preferredNamespaceUri", place=str(ontology_file()))
    return Namespaces(match[1])


@cache
def sparql_prefixes() -> str:
    """The ``PREFIX`` lines that are put before every query, so that users need not write them."""
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in namespaces().prefixes.items())
