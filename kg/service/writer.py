"""The process that writes: started for one change, ended with it, so that the store is free for others in between.

It is started as ``python -m kg.service.writer``. Its standard input is a line of JSON, a `Change`, and then the bytes
of what is to be written; its standard output a line of JSON once the change is made or refused, an `Outcome`, and where
claims may have changed another one once their statuses are derived anew. A change is one transaction of the engine:
whatever ends the process in its midst, the store has all of it or nothing. The same transaction marks the statuses as
stale, and the one that brings the new ones takes the mark away: whenever the process ends, the store says what is so.

The default graph is the merge of all named graphs, and stays so: no change names it, and every change mends it.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError, QueryError, StoreError
from kg.rdf import ACCEPTED, BELIEFS, document_of_graph, stale_quad
from kg.rdf.terms import RDF_TYPE, kg
from kg.service.wire import Outcome
from kg.store import Store, check_nesting, check_query, ends_open, forgetting
from kg.vocabulary import namespaces

__all__ = ["FORMATS", "Change"]

_STALE_NOTE = "The change is made. The statuses of claims, and the graph accepted, are those of before it"
"""What is told where they could not be derived anew."""

FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""What a graph may be sent as."""
_XML = "application/rdf+xml"
_ENTITY = re.compile(rb"<!ENTITY\s+[^\s\"'>]+\s+(?:\"([^\"]*)\"|'([^']*)')")
_MOST_WRITTEN = 1 << 26
"""How many bytes the entities of a document may come to where they are named."""
_MEND = """
DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } } ;
INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }"""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written.

    Attributes:
        store: the store's directory.
        kind: ``PUT``, ``POST`` or ``DELETE`` for a graph, as the Graph Store Protocol has them; ``update``.
        graph: the graph's IRI; empty for an update.
        media_type: what the graph is sent as.
        memory: how many bytes the process may use.
    """

    store: str
    kind: str
    graph: str = ""
    media_type: str = ""
    memory: int = 1 << 32

    def encoded(self) -> bytes:
        """The change as a line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"


def main() -> None:
    """Make one change."""
    change = Change(**json.loads(sys.stdin.buffer.readline()))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (change.memory, change.memory))
    store, outcome = _outcome(change, sys.stdin.buffer.read())
    if store is None or stale_quad() not in store.engine:
        _say(outcome)
        return
    # Should this process come to its end before the other line, this is how things are.
    _say(replace(outcome, note=f"{_STALE_NOTE}: to derive them anew takes more time or memory than a change may"))
    _say(_derived(store, outcome))


def _say(outcome: Outcome) -> None:
    sys.stdout.buffer.write(outcome.encoded() + b"\n")
    sys.stdout.buffer.flush()


def _outcome(change: Change, body: bytes) -> tuple[Store | None, Outcome]:
    try:
        return _made(change, body)
    except StoreError as problem:
        return None, Outcome(503, message=str(problem))
    except KgError as problem:
        return None, Outcome(400, message=str(problem))
    except SyntaxError as problem:
        return None, Outcome(400, message=f"It cannot be read ({problem}).")
    except (OSError, ValueError, MemoryError, RuntimeError) as problem:
        return None, Outcome(400, message=f"It cannot be written ({problem}).")


def _made(change: Change, body: bytes) -> tuple[Store | None, Outcome]:
    if change.kind == "update":
        # Once it is known to be harmless, the mending of the merge goes behind it.
        text = check_query(body.decode("utf-8"), name="the update")
        store = Store.existing(Path(change.store))
        _run(store, text + ("" if ends_open(text) else "\n;") + _MEND + _marking(store))
        return store, Outcome(204)
    graph = _graph(change.graph)
    if graph in (ACCEPTED, BELIEFS):
        return None, Outcome(403, message=f"<{change.graph}> is derived from what the documents' graphs say.")
    new = list(_triples(body, change)) if change.kind != "DELETE" else []
    store = Store.existing(Path(change.store))
    existed = store.engine.contains_named_graph(graph)
    if change.kind == "DELETE" and not existed:
        return None, Outcome(404, message=f"There is no graph <{change.graph}>.")
    parts = [forgetting(graph)] if change.kind != "POST" else []
    if change.kind != "DELETE":
        data = "".join(f"{triple} .\n" for triple in new)
        parts.append(f"INSERT DATA {{ GRAPH {graph} {{\n{data}}}\n{data}}} ; CREATE SILENT GRAPH {graph}")
    is_document = document_of_graph(graph) is not None
    _run(store, " ;\n".join(parts) + (_marking(store) if is_document else ""))
    return store, Outcome(204 if existed else 201)


def _marking(store: Store) -> str:
    """The end of an update that may change claims: the statuses are those of before.

    A store that holds claims and no statuses was made without them, and stays so.
    """
    claims = store.engine.quads_for_pattern(None, RDF_TYPE, kg("Claim"), None)
    if not store.engine.contains_named_graph(BELIEFS) and next(iter(claims), None) is not None:
        return ""
    mark = stale_quad()
    triple = f"{mark.subject} {mark.predicate} {mark.object}"
    return f" ;\nINSERT DATA {{ GRAPH {BELIEFS} {{ {triple} }} {triple} }}"


def _derived(store: Store, outcome: Outcome) -> Outcome:
    """Derive the statuses and the plain triples anew; where that cannot be, they stay as they were, and marked."""
    from kg.graph.deriving import derive_anew  # noqa: PLC0415 - slow to import, and most changes touch no document

    try:
        derive_anew(store)
    except (KgError, MemoryError, OSError, ValueError, RuntimeError) as problem:
        why = "there is not enough memory" if isinstance(problem, MemoryError) else str(problem).rstrip(".")
        return replace(outcome, note=f"{_STALE_NOTE}: {why}")
    return outcome


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise QueryError(f"{iri!r} is not an absolute IRI", remedy="write the graph's IRI in full") from None


def _triples(body: bytes, change: Change) -> Iterator[ox.Triple]:
    _check(body, change.media_type)
    for quad in ox.parse(body, format=FORMATS[change.media_type], base_iri=change.graph):
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            raise QueryError("more than one graph", remedy="send the triples of the one graph that the address names")
        yield ox.Triple(quad.subject, quad.predicate, quad.object)


def _check(body: bytes, media_type: str) -> None:
    """See that reading what was sent does not take far more than its size.

    Raises:
        QueryError: it would.
    """
    try:
        check_nesting(body, "the graph")
    except StoreError as problem:
        raise QueryError(problem.message, remedy=problem.remedy) from None
    if media_type != _XML or b"<!" not in body:
        return
    if b"<!ENTITY" not in body.replace(b"\0", b""):
        return
    values = [match[1] or match[2] or b"" for match in _ENTITY.finditer(body)]
    written = max(map(len, values), default=0) * body.count(b"&")
    if not values or any(b"&" in value for value in values) or written > _MOST_WRITTEN:
        raise QueryError(
            "entities that name files, are made of others, or come to far more than their text", remedy="write them out"
        )


def _run(store: Store, text: str) -> None:
    store.engine.update(text, prefixes=namespaces().prefixes)
    store.seal()


if __name__ == "__main__":
    main()
