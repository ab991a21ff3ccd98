"""The index of names and the page of what a search found: what runs in a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from kg.rdf import Named, Records
from kg.service.rendering import render
from kg.service.searching import Hit, Index
from kg.store import Store
from kg.vocabulary import vocabulary

__all__ = ["browse_page", "browsed_kinds", "missing_page", "search_hits", "search_page"]

_NAMES = 200
"""How many names a page of the index shows."""
_HITS = 30
_COUNTED = 100
"""Up to how many ties are counted beside a name."""


def browse_page(store: Store, arguments: Mapping[str, Any]) -> str:
    """The index: the kinds that there are, and the names of the one that was chosen."""
    records = Records(store.engine)
    nodes = _kinds(records)
    everybody = sorted({node for name in records.actor_classes for node in nodes.get(name, ())}, key=str)
    chosen = str(arguments.get("kind") or "")
    page = max(1, int(arguments.get("page", 1)))
    names = sorted(
        (_name(records, chosen, node) for node in (nodes.get(chosen, ()) if chosen else everybody)), key=_order
    )
    shown = names[(page - 1) * _NAMES : page * _NAMES]
    return render(
        "browse.html",
        kinds=[(name, len(found), vocabulary().labels.get(name, name)) for name, found in nodes.items()],
        everybody=len(everybody),
        chosen=chosen,
        label=vocabulary().labels.get(chosen, chosen) or "all actors",
        entries=[(name, _ties(records, chosen, name), note) for name, note in shown],
        page=page,
        total=len(names),
        size=_NAMES,
    )


def browsed_kinds() -> tuple[str, ...]:
    """The classes that the index can be narrowed to, whether or not the graph has any of them."""
    words = vocabulary()
    return (*sorted(name for name in words.classes if words.is_a(name, "Actor")), "Agreement", "Document")


def _kinds(records: Records) -> dict[str, list[ox.NamedNode]]:
    """The nodes of each class that has some: of actors, agreements, documents."""
    names = browsed_kinds()
    found = {name: records.of_classes([name]) for name in names}
    return {name: nodes for name, nodes in found.items() if nodes}


def _name(records: Records, kind: str, node: ox.NamedNode) -> tuple[Named, str]:
    if kind == "Document":
        source = records.source(node)
        return Named(source.title or source.id, node.value), source.publisher or ""
    return records.named(node), "" if kind else ", ".join(records.node(node).kinds)


def _order(entry: tuple[Named, str]) -> tuple[str, str]:
    return entry[0].label.casefold(), entry[0].iri


def _ties(records: Records, kind: str, name: Named) -> str:
    if kind == "Document":
        return ""
    count = records.count_facts_about(ox.NamedNode(name.iri), _COUNTED)
    return f"{_COUNTED}+" if count > _COUNTED else str(count or "")


def search_page(index: Index | None, arguments: Mapping[str, Any]) -> str:
    """What a search found."""
    words, page = str(arguments.get("q") or ""), max(1, int(arguments.get("page", 1)))
    hits = index.search(words, most=_HITS, skip=(page - 1) * _HITS) if index else []
    total = index.count(words) if index else 0
    near = index.actors_near(words) if index and words.strip() and not total else []
    return render("search.html", q=words, hits=hits, total=total, page=page, size=_HITS, near=near)


def missing_page(name: str, near: Sequence[Hit]) -> str:
    """The page of something that is not there, with what may have been meant."""
    return render(
        "problem.html", status=404, phrase=f"Nothing here is called “{name}”",
        message="Nothing is said of this here.", near=near,
    )  # fmt: skip


def search_hits(index: Index | None, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The same as data."""
    words, kind = str(arguments.get("q") or ""), str(arguments.get("kind") or "")
    page = max(1, int(arguments.get("page", 1)))
    hits = index.search(words, kind, _HITS, (page - 1) * _HITS) if index else []
    return {
        "query": words,
        "total": index.count(words, kind) if index else 0,
        "hits": [{"kind": hit.kind, "iri": hit.iri, "label": hit.label, "text": hit.text} for hit in hits],
    }
