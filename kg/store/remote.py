"""A store behind a SPARQL 1.1 endpoint, with the same methods as one of our own.

Queries and updates go by the SPARQL Protocol, whole graphs come by the Graph Store Protocol. What is asked of the
other side is bounded in time and size, and no redirection is followed: an answer comes from the host that was named.

The endpoint's default graph is kept as the merge of all named graphs, as in the embedded store, so that the same
queries give the same answers. Where a server lets nobody write to its default graph, as Virtuoso does, the merge is
kept in a named graph of its own, and each query names that graph as its default graph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import Self, cast
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store.answers import rows_in, table_in, triples_in
from kg.store.credentials import check_token, password_of, shown_address
from kg.store.guard import check_query, named_in_from
from kg.store.merge import forgetting, merging
from kg.store.quadfile import file_quads
from kg.store.results import Table
from kg.store.transport import Watch, bounded_client
from kg.vocabulary import namespaces, sparql_prefixes
from kg.wording import shortened

__all__ = ["RemoteStore"]

_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_CHUNK = 1_000
"""How many quads go into one request of `RemoteStore.add`: Virtuoso compiles each text, and takes no longer ones."""
_PIECE = 10_000
"""How many go into one request of `RemoteStore.bulk_load`."""
_CUT = ("X-SPARQL-MaxRows", "X-SQL-State")
"""Headers by which Virtuoso says that it left some of an answer out."""
_BLANK = re.compile(r"[\x00-\x20\x7f]")
_SHOWN = 200
_READ = 4_000
"""How many bytes of a refusal are read for the characters that are shown."""
_REFUSED = 400
_CLOSED = (401, 403)
_CREDENTIALS = "set PARLEY_ENDPOINT_TOKEN, or PARLEY_ENDPOINT_USER and PARLEY_ENDPOINT_PASSWORD, or give them in Python"


class RemoteStore:
    """Quads in named graphs behind an endpoint, with SPARQL over them.

    Args:
        query: the address for queries.
        update: the address for updates; ``None`` where there is only reading.
        graphs: the address of the Graph Store Protocol.
        token: what to show as a bearer token.
        login: a user's name and password, shown where the server asks for them (Digest or Basic).
        seconds: how long one request may take, from its beginning to the last byte of the answer.
        most: how many bytes one answer may have.

    Raises:
        StoreError: an address is not one of http or https, or holds a password.
    """

    def __init__(
        self,
        query: str,
        update: str | None = None,
        graphs: str | None = None,
        *,
        token: str | None = None,
        login: tuple[str, str] | None = None,
        seconds: float = 60.0,
        most: int = 1 << 28,
    ) -> None:
        try:
            import httpx  # noqa: F401, PLC0415 - only who has an endpoint needs it
        except ImportError:
            raise StoreError(
                "an endpoint needs httpx",
                place=shown_address(query),
                remedy="install it with `pip install 'parley-kg[remote]'`",
            ) from None
        for address in filter(None, (query, update, graphs)):
            _check_address(address)
        self._addresses = {"query": query, "update": update, "graphs": graphs}
        if token:
            check_token(token)
        self._watch = Watch(seconds)
        self._client = bounded_client(
            seconds, most, self._place, {"Authorization": f"Bearer {token}"} if token else {},
            None if login is None else password_of(*login),
        )  # fmt: skip
        self._merge: ox.NamedNode | None = None
        self._is_known = self._is_virtuoso = False

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """How many distinct triples there are."""
        return int(cast("int", self.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows[0][0]))

    def select(self, text: str, *, name: str = "the query") -> Table:
        """The answer to a SELECT or, as a table of one cell, an ASK; see `kg.store.Store.select`.

        Raises:
            QueryError: it does what no query may, or the endpoint does not take it.
            StoreError: the endpoint cannot be reached or used, or its answer be read.
        """
        return table_in(self._asked(text, _JSON, name), self._place)

    def construct(self, text: str, *, name: str = "the query") -> list[ox.Triple]:
        """The triples that a CONSTRUCT or DESCRIBE gives, sorted, without repeats; raises as `select` does."""
        return sorted(set(triples_in(self._asked(text, _TRIPLES, name), self._place)), key=str)

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs of this project that hold something, sorted; a server may have others of its own."""
        return sorted((graph for graph in self._all_graphs() if graph != _merge_graph()), key=str)

    def _all_graphs(self) -> list[ox.NamedNode]:
        text = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
        body = self._sent("POST", "query", data={"query": text}, accept=_JSON, name="the list of graphs")
        names = [row["g"] for row in rows_in(body, self._place) if isinstance(row["g"], ox.NamedNode)]
        return [name for name in names if name.value.startswith(namespaces().node("graph"))]

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all, sorted; without the merge."""
        for name in self.graphs() if graph is None else [graph]:
            triples = triples_in(self._graph(name), self._place)
            yield from sorted((ox.Quad(t.subject, t.predicate, t.object, name) for t in triples), key=str)

    def _graph(self, name: ox.NamedNode) -> bytes:
        """A named graph as N-Triples: by the Graph Store Protocol, or by a query where no address for it is known."""
        if self._addresses["graphs"] is not None:
            return self._sent("GET", "graphs", params={"graph": name.value}, accept=_TRIPLES)
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}"
        return self._sent("POST", "query", data={"query": text}, accept=_TRIPLES)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of named graphs, a thousand a request: what has been sent before a fault is there."""
        kept = list(quads)
        for start in range(0, len(kept), _CHUNK):
            part = kept[start : start + _CHUNK]
            self._change(partial(_insertion, part))

    def bulk_load(self, path: Path) -> None:
        """Add the quads of an N-Quads file by the Graph Store Protocol; see `kg.store.QuadStore`.

        They are sent in pieces of some thousands, since a server may hold all of a request in one transaction: first
        each graph's own, then all of them to the default graph, which is the merge, or, with Virtuoso, to the graph in
        its place.

        Raises:
            StoreError: the file cannot be read, or has blank nodes; or the endpoint cannot be used.
        """
        for graph, quads in groupby(file_quads(path), key=lambda quad: quad.graph_name):
            self._post({"graph": cast("ox.NamedNode", graph).value}, quads)
        # Not by whether it refuses: a fault of the moment would leave two merges, and neither of them whole.
        is_named = self._is_virtuoso or self._merge is not None
        self._post({"graph": _merge_graph().value} if is_named else {"default": ""}, file_quads(path))

    def _post(self, params: Mapping[str, str], quads: Iterator[ox.Quad]) -> None:
        while piece := list(islice(quads, _PIECE)):
            body = ox.serialize((quad.triple for quad in piece), format=ox.RdfFormat.N_TRIPLES)
            self._sent("POST", "graphs", params=params, content=body, accept="*/*")

    def replace(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Make ``quads`` the whole of the named graph, in one request.

        Whether that is one transaction is the server's matter; Oxigraph's carries it out as one.
        """
        new = list(quads)
        self._change(lambda merge: forgetting(graph, merge) + (f" ;\n{_insertion(new, merge)}" if new else ""))

    def remove(self, graph: ox.NamedNode) -> None:
        """Remove a named graph, in one request."""
        self.replace(graph, ())

    def _asked(self, text: str, accept: str, name: str) -> bytes:
        check_query(text, name=name)
        data = {"query": sparql_prefixes() + text}
        merge = self._kept_merge()
        if merge is not None and not named_in_from(text):
            data["default-graph-uri"] = merge.value
        return self._sent("POST", "query", data=data, accept=accept, name=name)

    def _kept_merge(self) -> ox.NamedNode | None:
        """The named graph in which the merge lies, once it is known that it lies in one."""
        if not self._is_known:
            graphs = self._all_graphs()
            self._merge = _merge_graph() if _merge_graph() in graphs else None
            self._is_known = bool(graphs)
            if graphs and self._merge is None and self._is_virtuoso:
                raise StoreError(
                    "Virtuoso leaves rows out of answers that many graphs at once are asked for, and here is no merge "
                    "of them", place=self._place, remedy="remove them, and add the graph with `kg load --endpoint`",
                )  # fmt: skip
            if graphs and self._merge is None and not self._has_default():
                raise StoreError(
"the endpoint's default graph is empty beside named graphs, so that no query would find anything",
                    place=self._place, remedy="have the server merge all named graphs in its default graph, or "
                    "clear it and add the graph with `kg load --endpoint`",
                )  # fmt: skip
        return self._merge

    def _has_default(self) -> bool:
        text = "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"
        body = self._sent("POST", "query", data={"query": text}, accept=_JSON)
        return bool(rows_in(body, self._place))

    def _change(self, text: Callable[[ox.NamedNode | None], str]) -> None:
        """Send an update of the default graph, or, where the server refuses that, of a graph in its place."""
        self._address("update")
        merge = self._kept_merge()
        try:
            self._update(text(merge))
        except QueryError as refusal:
            if merge is not None:
                raise
            # What the server refuses it has not begun: nothing was changed.
            try:
                self._update(merging(self.graphs(), _merge_graph()))
                self._update(text(_merge_graph()))
            except QueryError:
                raise refusal from None
            self._merge, self._is_known = _merge_graph(), True

    def _update(self, text: str) -> None:
        self._sent("POST", "update", data={"update": text}, accept="*/*", name="the update")

    def _sent(
        self,
        method: str,
        what: str,
        *,
        accept: str,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        content: bytes | None = None,
        name: str = "the request",
    ) -> bytes:
        """The whole answer to a request.

        Raises:
            QueryError: the endpoint calls the request wrong.
            StoreError: it cannot be reached, is too slow, answers too much, or something else.
        """
        import httpx  # noqa: PLC0415 - as above

        address, place = self._address(what), shown_address(self._address(what))
        headers = {"Accept": accept} | ({"Content-Type": _TRIPLES} if content is not None else {})
        try:
            with self._watch.running(), self._client.stream(
                method, address, params=params, data=data, content=content, headers=headers,
                extensions={"trace": self._watch.see},
            ) as answer:  # fmt: skip
                body = b"".join(answer.iter_raw())
                self._is_virtuoso = answer.headers.get("Server", "").startswith("Virtuoso")
            if self._watch.is_over:  # the end of the connection, which may be taken for that of an answer
                raise self._too_slow()
        except httpx.HTTPError as problem:
            if self._watch.is_over or isinstance(problem, httpx.TimeoutException):
                raise self._too_slow() from None
            raise StoreError(
                f"the endpoint cannot be reached ({_words(str(problem))})", place=place, remedy="see that it runs there"
            ) from None
        if answer.is_redirect:
            raise StoreError(
                "the endpoint sends elsewhere", place=place, remedy="name the final address, if you trust it"
            )
        if answer.status_code == _REFUSED:
            raise QueryError(f"the endpoint refuses it: {_words(body)}", place=name, remedy="mend it there")
        if answer.status_code in _CLOSED:
            raise StoreError(
                f"the endpoint lets nobody in without a name and password, or not this one ({answer.status_code})",
                place=place, remedy=_CREDENTIALS,
            )  # fmt: skip
        if not answer.is_success:
            raise StoreError(f"the endpoint answers {answer.status_code}: {_words(body)}", place=place)
        if any(header in answer.headers for header in _CUT):
            raise StoreError(
                "the endpoint left out some of its answer", place=place,
                remedy="raise its bounds (ResultSetMaxRows, MaxQueryExecutionTime), or ask for less",
            )  # fmt: skip
        return body

    def _address(self, what: str) -> str:
        address = self._addresses[what]
        if address is None:
            raise StoreError(f"no address for {what} was given", place=self._place, remedy="name it")
        return address

    @property
    def query_address(self) -> str:
        """The address for queries."""
        return str(self._addresses["query"])

    @property
    def _place(self) -> str:
        return shown_address(self.query_address)

    def _too_slow(self) -> StoreError:
        return StoreError(
            f"no whole answer within {self._watch.seconds:g} seconds",
            place=self._place,
            remedy="ask for less, or wait longer",
        )


def _check_address(address: str) -> None:
    import httpx  # noqa: PLC0415 - as above

    try:
        parts = urlsplit(address)
        host = httpx.URL(address).host.encode("idna")  # what neither standard of names knows is looked up nowhere
        is_one = parts.scheme in ("http", "https") and bool(host) and parts.port != 0 and not _BLANK.search(address)
    except (ValueError, httpx.InvalidURL):
        is_one = False
    if not is_one:
        raise StoreError(
            "not an address of http or https", place=shown_address(address), remedy="write http://HOST:PORT/PATH"
        )
    if parts.username is not None:
        raise StoreError("a password in the address", place=shown_address(address), remedy=_CREDENTIALS)


@cache
def _merge_graph() -> ox.NamedNode:
    """Where the merge lies on a server whose default graph cannot be written to."""
    return ox.NamedNode(namespaces().node("graph") + "merge")


def _insertion(quads: Iterable[ox.Quad], merge: ox.NamedNode | None) -> str:
    """The text of an update that adds quads: each to its graph, and to the merge."""
    lines = []
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise StoreError(
                f"{quad.graph_name} has blank nodes, which nothing can name again", remedy="give them IRIs"
            )
        triple = ox.Triple(quad.subject, quad.predicate, quad.object)
        merged = f"{triple} ." if merge is None else f"GRAPH {merge} {{ {triple} }}"
        lines.append(f"{merged} GRAPH {quad.graph_name} {{ {triple} }}\n")
    return f"INSERT DATA {{\n{''.join(lines)}}}"


def _words(said: bytes | str) -> str:
    text = " ".join((said if isinstance(said, str) else said[:_READ].decode("utf-8", "replace")).split())
    return shortened(text, _SHOWN)
