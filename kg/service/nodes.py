"""The page of a node, and the node as RDF: what runs in a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.rdf import ClaimRecord, FactRecord, NodeRecord, Records
from kg.service.rendering import render
from kg.store import Store, short_iri
from kg.vocabulary import namespaces

if TYPE_CHECKING:
    from kg.datasets import Table

__all__ = ["FactCard", "node_page", "node_triples"]

_PAGE = 40
"""How many facts or claims a page shows."""
_SORTED = 2_000
"""Up to how many facts are read to be put in order: past that, a page shows them as they come."""
_TRIPLES = 10_000
_MEETINGS = frozenset({"mediation", "host", "agreement", "talks"})
_SECTIONS = ("Mediation and agreements", "Hostile ties", "Friendly ties", "Other")
_EMPTY: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact with the claims that it rests on.

    Attributes:
        fact: what is asserted.
        claims: who says so, or not.
    """

    fact: FactRecord
    claims: tuple[ClaimRecord, ...]


def node_page(
    store: Store, node: ox.NamedNode, arguments: Mapping[str, Any], tables: Mapping[str, Table]
) -> str | None:
    """The page of a node; ``None`` where nothing is said of it.

    Args:
        store: the graph.
        node: the node.
        arguments: of the request.
        tables: the event tables whose rows are at hand, by name.
    """
    records = Records(store.engine)
    if not records.exists(node):
        return None
    kind = node.value.removeprefix(f"{namespaces().base}id/").partition("/")[0]
    if kind == "claim":
        return _claim_page(records, node, tables)
    page = max(1, int(arguments.get("page", 1)))
    values = _PAGES.get(kind, _other)(records, node, page)
    return render(
        "node.html",
        node=_titled(records, node, kind),
        kind=kind,
        page=page,
        size=_PAGE,
        tables=tables,
        stale=records.is_stale,
        **values,
    )


def node_triples(store: Store, node: ox.NamedNode) -> list[ox.Triple]:
    """What is said of a node, and what leads to it."""
    return Records(store.engine).triples(node, _TRIPLES)


def _titled(records: Records, node: ox.NamedNode, kind: str) -> NodeRecord:
    found = records.node(node)
    if kind != "document":
        return found
    source = records.source(node)
    return NodeRecord(found.iri, source.title or source.id, found.kinds, (), (), ())


def _claim_page(records: Records, node: ox.NamedNode, tables: Mapping[str, Table]) -> str:
    claim = records.claim(node)
    fact = records.fact(ox.NamedNode(claim.about)) if claim.about else None
    return render("claim.html", claim=claim, fact=fact, iri=node.value, tables=tables, stale=records.is_stale)


def _actor(records: Records, node: ox.NamedNode, page: int) -> dict[str, Any]:
    """An actor or an agreement: the facts that it has a part in, and what it says."""
    facts = records.facts_about(node)
    own = {"total": len(facts), "sections": _sections(records, facts, page)}
    return _values(records, page, records.claims_of(node)) | own


def _assertable(records: Records, node: ox.NamedNode, page: int) -> dict[str, Any]:
    return _values(records, page) | {"total": 1, "sections": [("", [_card(records, node)])]}


def _document(records: Records, node: ox.NamedNode, page: int) -> dict[str, Any]:
    return _values(records, page, records.claims_in(node)) | {"source": records.source(node)}


def _quote(records: Records, node: ox.NamedNode, page: int) -> dict[str, Any]:
    return _values(records, page, records.claims_quoting(node))


def _values(records: Records, page: int, claims: Sequence[ox.NamedNode] = ()) -> dict[str, Any]:
    """What the template takes of a node with those claims and nothing else; each kind of node puts in what it has."""
    return {
        "total": 0,
        "sections": _EMPTY,
        "said_total": len(claims),
        "said": [(claim, _about(records, claim)) for claim in map(records.claim, _slice(claims, page))],
        "source": None,
        "triples": _EMPTY,
    }


def _other(records: Records, node: ox.NamedNode, page: int) -> dict[str, Any]:
    """A node of any other kind: its triples."""
    return _values(records, page) | {"triples": [_readable(triple) for triple in records.triples(node, _PAGE)]}


_PAGES = {
    "actor": _actor, "agreement": _actor, "assertable": _assertable, "document": _document, "quote": _quote,
}  # fmt: skip


def _slice(nodes: Sequence[ox.NamedNode], page: int) -> Sequence[ox.NamedNode]:
    return nodes[(page - 1) * _PAGE : page * _PAGE]


def _card(records: Records, node: ox.NamedNode) -> FactCard:
    return FactCard(records.fact(node), tuple(records.claims_on(node)))


def _about(records: Records, claim: ClaimRecord) -> FactRecord | None:
    return records.fact(ox.NamedNode(claim.about)) if claim.about else None


def _sections(records: Records, nodes: list[ox.NamedNode], page: int) -> list[tuple[str, list[FactCard]]]:
    """A page of facts under their headings, the latest of each kind first, and what has no date last."""
    if len(nodes) <= _SORTED:
        facts = sorted(map(records.fact, nodes), key=_when, reverse=True)
        facts.sort(key=_section)
        shown = facts[(page - 1) * _PAGE : page * _PAGE]
    else:
        shown = sorted(map(records.fact, _slice(nodes, page)), key=_section)
    cards = [FactCard(fact, tuple(records.claims_on(ox.NamedNode(fact.iri)))) for fact in shown]
    found = ((name, [card for card in cards if _section(card.fact) == place]) for place, name in enumerate(_SECTIONS))
    return [(name, own) for name, own in found if own]


def _when(fact: FactRecord) -> str:
    """What orders facts by time: the first date that is stated, whatever stands around it."""
    return (fact.time or "").lstrip("[./")


def _section(fact: FactRecord) -> int:
    if fact.family in _MEETINGS:
        return 0
    return {-1: 1, 1: 2}.get(fact.sign, 3)


def _readable(triple: ox.Triple) -> tuple[tuple[str, str], ...]:
    """A triple as three pairs of an IRI and a text; the IRI is empty where there is none."""
    return tuple(_term(term) for term in (triple.subject, triple.predicate, triple.object))


def _term(term: object) -> tuple[str, str]:
    if not isinstance(term, ox.NamedNode):
        return "", str(term.value if isinstance(term, ox.Literal) else term)
    return term.value, short_iri(term.value)
