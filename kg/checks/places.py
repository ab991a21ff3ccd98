"""Where a node of a graph was read: the claim that tells of it, its document and its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from kg.vocabulary import namespaces
from kg.vocabulary.namespaces import EXTERNAL
from kg.wording import shortened

__all__ = ["place_of"]

_LONGEST = 200


def place_of(store: ox.Store, node: str) -> str | None:
    """The document, the claim and the words that a node was read in, for people.

    A node that many claims tell of is shown in the one whose IRI comes first; what a damaged graph lacks is left out.

    Args:
        store: the graph; its default graph is asked.
        node: an IRI.

    Returns:
        such as ``document 000_worst_hit, claim 0a1b…: "The Taliban deny …"``; ``None`` where nothing is known.
    """
    try:
        start = ox.NamedNode(node)
    except ValueError:
        return None
    claim = min(_claims(store, start), key=str, default=None)
    about = start if claim is None else claim
    quote = _one(store, claim, "kg:quote") if claim is not None else start
    document = _one(store, about, "kg:reportedBy") or _one(store, about, "kg:inDocument") or start
    name = _one(store, document, "dcterms:identifier")
    words = _one(store, quote, "oa:exact")
    parts = [f"document {name.value}"] if isinstance(name, ox.Literal) else []
    parts += [f"claim {claim.value.rpartition('/')[2]}"] if claim is not None else []
    said = f": {_shown(words.value)}" if isinstance(words, ox.Literal) else ""
    return ", ".join(parts) + said if parts or said else None


def _claims(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """The claims that a node is, or that affirm, deny, question, quote or mention it."""
    if any(store.quads_for_pattern(node, _term("rdf:type"), _term("kg:Claim"), ox.DefaultGraph())) or any(
        store.quads_for_pattern(node, _term("kg:reportedBy"), None, ox.DefaultGraph())
    ):
        yield node
        return
    for name in ("kg:affirms", "kg:denies", "kg:questions", "kg:quote", "kg:mention"):
        for quad in store.quads_for_pattern(None, _term(name), node, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject


def _one(store: ox.Store, node: object, name: str) -> ox.NamedNode | ox.Literal | None:
    """The value of a property, the first where there are several."""
    if not isinstance(node, ox.NamedNode):
        return None
    values = (quad.object for quad in store.quads_for_pattern(node, _term(name), None, ox.DefaultGraph()))
    return min((value for value in values if isinstance(value, ox.NamedNode | ox.Literal)), key=str, default=None)


@cache
def _term(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode({"kg": namespaces().terms, **EXTERNAL}[prefix] + local)


def _shown(words: str) -> str:
    return repr(shortened(words, _LONGEST))
