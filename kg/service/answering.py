"""Answering one request from a snapshot: what runs in a worker, and nowhere else."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast
from urllib.parse import unquote

import pyoxigraph as ox

from kg.errors import InputError, KgError, QueryError, StoreError
from kg.service.describing import description
from kg.service.listing import browse_page, missing_page, search_hits, search_page
from kg.service.negotiation import GRAPH_FORMS, PAGE_FORM, TABLE_FORMS, Form, choose
from kg.service.nodes import node_page, node_triples
from kg.service.searching import INDEX, Index
from kg.service.wire import Outcome, Request
from kg.service.xml import WellFormed
from kg.store import Store
from kg.vocabulary import namespaces

if TYPE_CHECKING:
    from kg.datasets import Table
    from kg.service.rows import Held

__all__ = ["KINDS", "Snapshot", "TooLargeError", "answer"]

_TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
}
_XML = frozenset({"xml", "rdf"})
_JSON = Form("json", "application/json")
_CSV = Form("csv", "text/csv")
_ROWS, _ROWS_AS_DATA = 40, 1000
"""How many rows a page has, and how many an answer in CSV or JSON."""
_NO_TABLES = (
    "No rows of event tables are served here: they lie in the folder that `kg ingest` wrote. Serve that, or ask `kg "
    "rows` there."
)
_LONGEST = 200
_MERGE = ox.DefaultGraph()


class TooLargeError(Exception):
    """An answer has more bytes than one may have."""


class Snapshot:
    """What a worker answers from.

    Args:
        store: the graph.
        folder: where the index of its texts lies.
        held: the event tables whose rows it sums up.
    """

    def __init__(self, store: Store, folder: Path, held: Held | None = None) -> None:
        self.store = store
        self.folder = folder
        self.tables: Mapping[str, Table] = {}
        self._held = held
        self.index: Index | None = None

    def open(self) -> None:
        """Open the index of texts and the tables: in the worker, since no connection or thread outlives a fork."""
        path = self.folder / INDEX
        self.index = Index(path) if path.is_file() else None
        if self._held is not None:
            self.tables = self._held.open()


def answer(snapshot: Snapshot, request: Request, out: IO[bytes]) -> Outcome:
    """Answer a request into ``out``; what cannot be answered has an outcome that says why, and never raises."""
    try:
        return KINDS[request.kind](snapshot, request.arguments, out)
    except TooLargeError:
        return _too_large(request)
    except KgError as problem:
        return Outcome(400, message=str(problem))
    except MemoryError:
        return Outcome(503, message="The answer needs more memory than a query may use. Ask for less at once.")
    except Exception as problem:
        if _is_too_large(problem):
            return _too_large(request)
        if request.kind == "query" and isinstance(problem, OSError | ValueError | RuntimeError | TypeError):
            return Outcome(400, message=f"The query cannot be answered ({problem}).")
        traceback.print_exc()
        return Outcome(500, message="The service has failed here; its log says how.")
    except BaseException as problem:  # the engine's panics are no Exceptions
        if type(problem).__name__ != "PanicException":
            raise
        return Outcome(400, message="The query cannot be answered: the engine gave it up.")


def _too_large(request: Request) -> Outcome:
    return Outcome(400, message=f"The answer has more than {request.answer:,} bytes. Ask for less, as with LIMIT.")


def _is_too_large(problem: BaseException | None) -> bool:
    """Whether an error of the engine's comes from ours."""
    while problem is not None:
        if isinstance(problem, TooLargeError) or TooLargeError.__name__ in str(problem):
            return True
        problem = problem.__cause__ or problem.__context__
    return False


def _query(snapshot: Snapshot, arguments: Mapping[str, Any], out: IO[bytes]) -> Outcome:
    text = arguments["text"]
    graphs = [list(map(_iri, arguments.get(name, ()))) for name in ("default_graphs", "named_graphs")]
    found = snapshot.store.run(text, default_graphs=graphs[0], named_graphs=graphs[1])
    offered = GRAPH_FORMS if isinstance(found, ox.QueryTriples) else TABLE_FORMS
    form = choose(arguments.get("accept", ""), offered, arguments.get("format"))
    if form is None:
        return _not_acceptable(offered)
    if isinstance(found, ox.QueryTriples):
        _write_graph(found, form, out, namespaces().prefixes)
    else:
        _written(form, out, lambda out: found.serialize(out, _TABLES[form.name]))
    return Outcome(content_type=form.content_type)


def _write_graph(triples: Iterable[ox.Triple], form: Form, out: IO[bytes], prefixes: Mapping[str, str]) -> None:
    _written(form, out, lambda out: ox.serialize(triples, out, format=_GRAPHS[form.name], prefixes=dict(prefixes)))


def _written(form: Form, out: IO[bytes], write: Callable[[IO[bytes]], object]) -> None:
    """Have an answer written; one in XML well-formed, whatever stands in a literal."""
    if form.name not in _XML:
        write(out)
        return
    sound = WellFormed(out)
    write(cast("IO[bytes]", sound))
    sound.finish()


def _not_acceptable(offered: Sequence[Form]) -> Outcome:
    types = ", ".join(form.media_type for form in offered)
    return Outcome(406, message=f"Nothing that the header Accept asks for is on offer here. There is {types}.")


def _iri(text: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(text)
    except ValueError:
        raise QueryError(f"{text!r} is not an absolute IRI", remedy="write it in full, as the graph has it") from None


def _graph(snapshot: Snapshot, arguments: Mapping[str, Any], out: IO[bytes]) -> Outcome:
    """A whole graph: the read side of the Graph Store Protocol."""
    name = arguments.get("graph")
    graph = _MERGE if name is None else _iri(name)
    if name is not None and not snapshot.store.engine.contains_named_graph(graph):
        return Outcome(404, message=f"There is no graph <{name}>.")
    form = choose(arguments.get("accept", ""), GRAPH_FORMS, arguments.get("format"))
    if form is None:
        return _not_acceptable(GRAPH_FORMS)
    quads = snapshot.store.engine.quads_for_pattern(None, None, None, graph)
    triples = (ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    _write_graph(triples, form, out, namespaces().prefixes)
    return Outcome(content_type=form.content_type)


def _description(snapshot: Snapshot, arguments: Mapping[str, Any], out: IO[bytes]) -> Outcome:
    """What the endpoint offers."""
    form = choose(arguments.get("accept", ""), GRAPH_FORMS)
    if form is None:
        return _not_acceptable(GRAPH_FORMS)
    prefixes = {**namespaces().prefixes, "sd": "http://www.w3.org/ns/sparql-service-description#"}
    triples = description(snapshot.store, arguments["endpoint"])
    _write_graph(triples, form, out, prefixes)
    return Outcome(content_type=form.content_type)


def _node(snapshot: Snapshot, arguments: Mapping[str, Any], out: IO[bytes]) -> Outcome:
    """A node: its page, or what is said of it as RDF."""
    try:
        iri = ox.NamedNode(arguments["iri"])
    except ValueError:
        return Outcome(404, message="There is no such page here.")
    form = choose(arguments.get("accept", ""), (*GRAPH_FORMS, PAGE_FORM), arguments.get("format"))
    if form is None:
        return _not_acceptable((*GRAPH_FORMS, PAGE_FORM))
    if form is not PAGE_FORM:
        triples = node_triples(snapshot.store, iri)
        if triples:
            _write_graph(triples, form, out, namespaces().prefixes)
            return Outcome(content_type=form.content_type)
    elif page := node_page(snapshot.store, iri, arguments, snapshot.tables):
        return _page(page, out)
    else:
        return _nothing_page(snapshot, iri.value, out)
    return Outcome(404, message="Nothing is said of this here.")


def _nothing_page(snapshot: Snapshot, iri: str, out: IO[bytes]) -> Outcome:
    """The page of a node that is not there: of an actor with those whom its address may mean."""
    name = unquote(iri.rpartition("/")[2])[:_LONGEST].replace("-", " ")
    is_actor = iri.startswith(namespaces().node("actor"))
    near = snapshot.index.actors_near(name) if is_actor and snapshot.index else []
    page = missing_page(name, near)
    return replace(_page(page, out), status=404)


def _rows(snapshot: Snapshot, arguments: Mapping[str, Any], out: IO[bytes]) -> Outcome:
    """The rows of event tables behind a claim, or behind something that is claimed: a page, CSV or JSON."""
    form = choose(arguments.get("accept", ""), (PAGE_FORM, _CSV, _JSON), arguments.get("format"))
    if form is None:
        return _not_acceptable((PAGE_FORM, _CSV, _JSON))
    if not snapshot.tables:
        return Outcome(404, message=_NO_TABLES)
    from kg.service.rows import rows_data, rows_page  # noqa: PLC0415 - there, as there are tables; see `Snapshot.open`

    node, page = _iri(arguments["iri"]), int(arguments["page"])
    size = int(arguments.get("size") or (_ROWS if form is PAGE_FORM else _ROWS_AS_DATA))
    try:
        if form is PAGE_FORM:
            text = rows_page(snapshot.store, snapshot.tables, node, page=page, size=min(size, _ROWS_AS_DATA))
        else:
            text = rows_data(snapshot.store, snapshot.tables, node, page=page, size=size, form=form.name)
    except StoreError as problem:
        return Outcome(404, message=str(problem))
    except InputError as problem:  # of the rows, as they lie there now
        return Outcome(503, message=str(problem))
    if text is None:
        return Outcome(404, message="No rows of an event table are summed up here.")
    out.write(text.encode("utf-8", "replace"))
    return Outcome(content_type=form.content_type)


def _page(text: str, out: IO[bytes]) -> Outcome:
    # Half characters, which a hostile file may hold, cannot be written.
    out.write(text.encode("utf-8", "replace"))
    return Outcome(content_type=PAGE_FORM.content_type)


def _browse(snapshot: Snapshot, arguments: Mapping[str, Any], out: IO[bytes]) -> Outcome:
    """The index of names."""
    return _page(browse_page(snapshot.store, arguments), out)


def _search(snapshot: Snapshot, arguments: Mapping[str, Any], out: IO[bytes]) -> Outcome:
    """What a search found, as a page or as JSON."""
    form = choose(arguments.get("accept", ""), (PAGE_FORM, _JSON), arguments.get("format"))
    if form is None:
        return _not_acceptable((PAGE_FORM, _JSON))
    if form is PAGE_FORM:
        return _page(search_page(snapshot.index, arguments), out)
    out.write(json.dumps(search_hits(snapshot.index, arguments), ensure_ascii=False).encode("utf-8", "replace"))
    return Outcome(content_type=form.content_type)


def _actor(snapshot: Snapshot, arguments: Mapping[str, Any], out: IO[bytes]) -> Outcome:
    """Whom a name means: the names of those who have it, and of some who come near, as JSON."""
    name, index = str(arguments["name"]), snapshot.index
    called = index.actors_called(name) if index else []
    near = index.actors_near(name) if index and not called else []
    found = {"called": [hit.label for hit in called], "near": [hit.label for hit in near]}
    out.write(json.dumps(found).encode())
    return Outcome(content_type="application/json")


KINDS: Mapping[str, Callable[[Snapshot, Mapping[str, Any], IO[bytes]], Outcome]] = {
    "query": _query,
    "graph": _graph,
    "description": _description,
    "node": _node,
    "rows": _rows,
    "browse": _browse,
    "actor": _actor,
    "search": _search,
}
"""What can be asked for, by name."""
