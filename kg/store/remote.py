"""A store behind a SPARQL 1.1 endpoint, with the same methods as one of our own.

Queries and updates go by the SPARQL Protocol, whole graphs come by the Graph Store Protocol. What is asked of the
other side is bounded in time and size, and no redirection is followed: an answer comes from the host that was named.

The endpoint's default graph is kept as the merge of all named graphs, as in the embedded store, so that the same
queries give the same answers. Where a server lets nobody write to its default graph, as Virtuoso does, the merge is
kept in a named graph of its own, and each query names that graph as its default graph.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import Self, cast
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store.credentials import password_of
from kg.store.guard import check_query, named_in_from
from kg.store.merge import forgetting, merging
from kg.store.nesting import check_nesting, check_nesting_of_answer
from kg.store.quadfile import file_quads
from kg.store.results import Table, table_of
from kg.vocabulary import namespaces, sparql_prefixes

__all__ = ["RemoteStore"]

_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_CHUNK = 1_000
"""How many quads go into one request of `RemoteStore.add`: Virtuoso compiles each text, and takes no longer ones."""
_PIECE = 10_000
"""How many go into one request of `RemoteStore.bulk_load`."""
_ASKED = "__ASK_RETVAL"
"""What Virtuoso calls the one cell of the table that it answers an ASK with."""
_CUT = ("X-SPARQL-MaxRows", "X-SQL-State")
"""Headers by which Virtuoso says that it left some of an answer out."""
_SHOWN = 200
_REFUSED = 400
_CLOSED = (401, 403)
_CREDENTIALS = "set PARLEY_ENDPOINT_TOKEN, or PARLEY_ENDPOINT_USER and PARLEY_ENDPOINT_PASSWORD, or give them in Python"
_FORM = ox.QueryResultsFormat.JSON


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
            import httpx  # noqa: PLC0415 - only who has an endpoint needs it
        except ImportError:
            raise StoreError(
                "an endpoint needs httpx", place=query, remedy="install it with `pip install 'parley-kg[remote]'`"
            ) from None
        for address in filter(None, (query, update, graphs)):
            _check_address(address)
        self._addresses = {"query": query, "update": update, "graphs": graphs}
        self._seconds, self._most = seconds, most
        # Unpacked, an answer could be a thousand times as long as what was sent, block by block.
        headers = {"User-Agent": "parley", "Accept-Encoding": "identity"} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        # The environment may name proxies and passwords: what goes out is what was asked for here.
        self._client = httpx.Client(
            timeout=seconds, follow_redirects=False, trust_env=False, headers=headers,
            auth=None if login is None else password_of(*login),
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
        body = self._asked(text, _JSON, name)
        check_nesting_of_answer(body, self._place)
        try:
            answer = ox.parse_query_results(body, format=_FORM)
            if not isinstance(answer, ox.QuerySolutions):
                return _yes_or_no(bool(answer))
            found = table_of(answer)
        except (SyntaxError, ValueError, OSError) as problem:
            raise self._unreadable(problem) from None
        return _yes_or_no(bool(found.rows[0][0])) if found.columns == (_ASKED,) else found

    def construct(self, text: str, *, name: str = "the query") -> list[ox.Triple]:
        """The triples that a CONSTRUCT or DESCRIBE gives, sorted, without repeats; raises as `select` does."""
        return sorted(set(self._triples(self._asked(text, _TRIPLES, name))), key=str)

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs of this project that hold something, sorted; a server may have others of its own."""
        return sorted((graph for graph in self._all_graphs() if graph != _merge_graph()), key=str)

    def _all_graphs(self) -> list[ox.NamedNode]:
        text = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
        body = self._sent("POST", "query", data={"query": text}, accept=_JSON, name="the list of graphs")
        names = [row["g"] for row in self._rows(body) if isinstance(row["g"], ox.NamedNode)]
        return [name for name in names if name.value.startswith(namespaces().node("graph"))]

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all, sorted; without the merge."""
        for name in self.graphs() if graph is None else [graph]:
            triples = self._triples(self._graph(name))
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
                    "of them", place=self._place, remedy="remove them, and add the graph with `kg.store.RemoteStore`",
                )  # fmt: skip
            if graphs and self._merge is None and not self._has_default():
                raise StoreError(
"the endpoint's default graph is empty beside named graphs, so that no query would find anything",
                    place=self._place, remedy="have the server merge all named graphs in its default graph, or "
                    "clear it and add the graph with `kg.store.RemoteStore`",
                )  # fmt: skip
        return self._merge

    def _has_default(self) -> bool:
        text = "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"
        body = self._sent("POST", "query", data={"query": text}, accept=_JSON)
        return bool(self._rows(body))

    def _rows(self, body: bytes) -> list[ox.QuerySolution]:
        check_nesting_of_answer(body, self._place)
        try:
            return list(cast("ox.QuerySolutions", ox.parse_query_results(body, format=_FORM)))
        except (SyntaxError, ValueError, OSError) as problem:
            raise self._unreadable(problem) from None

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

        address = self._address(what)
        headers = {"Accept": accept} | ({"Content-Type": _TRIPLES} if content is not None else {})
        end = time.monotonic() + self._seconds
        try:
            with self._client.stream(
                method, address, params=params, data=data, content=content, headers=headers
            ) as answer:
                if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
                    raise StoreError(
                        "an answer that is packed, which was not asked for", place=address,
                        remedy="switch that off at the endpoint, or at what stands before it",
                    )  # fmt: skip
                body = self._read(answer.iter_bytes(), end)
                self._is_virtuoso = answer.headers.get("Server", "").startswith("Virtuoso")
        except httpx.TimeoutException:
            raise self._too_slow() from None
        except httpx.HTTPError as problem:
            raise StoreError(
                f"the endpoint cannot be reached ({problem})", place=address, remedy="see that it runs there"
            ) from None
        if answer.is_redirect:
            raise StoreError(
                "the endpoint sends elsewhere", place=address, remedy="name the final address, if you trust it"
            )
        if answer.status_code == _REFUSED:
            raise QueryError(f"the endpoint refuses it: {_words(body)}", place=name, remedy="mend it there")
        if answer.status_code in _CLOSED:
            raise StoreError(
                f"the endpoint lets nobody in without a name and password, or not this one ({answer.status_code})",
                place=address, remedy=_CREDENTIALS,
            )  # fmt: skip
        if not answer.is_success:
            raise StoreError(f"the endpoint answers {answer.status_code}: {_words(body)}", place=address)
        if any(header in answer.headers for header in _CUT):
            raise StoreError(
                "the endpoint left out some of its answer", place=address,
                remedy="raise its bounds (ResultSetMaxRows, MaxQueryExecutionTime), or ask for less",
            )  # fmt: skip
        return body

    def _address(self, what: str) -> str:
        address = self._addresses[what]
        if address is None:
            raise StoreError(f"no address for {what} was given", place=self._place, remedy="name it")
        return address

    def _read(self, blocks: Iterable[bytes], end: float) -> bytes:
        body = bytearray()
        for block in blocks:
            body += block
            if len(body) > self._most:
                raise StoreError(
                    f"an answer of more than {self._most:,} bytes",
                    place=self._place,
                    remedy="ask for less, or raise `most`",
                )
            if time.monotonic() > end:
                raise self._too_slow()
        return bytes(body)

    def _triples(self, body: bytes) -> list[ox.Triple]:
        check_nesting(body, self._place)
        try:
            return [ox.Triple(t.subject, t.predicate, t.object) for t in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError) as problem:
            raise self._unreadable(problem) from None

    @property
    def query_address(self) -> str:
        """The address for queries."""
        return str(self._addresses["query"])

    @property
    def _place(self) -> str:
        return self.query_address

    def _too_slow(self) -> StoreError:
        return StoreError(
            f"no whole answer within {self._seconds:g} seconds",
            place=self._place,
            remedy="ask for less, or wait longer",
        )

    def _unreadable(self, problem: Exception) -> StoreError:
        return StoreError(f"an answer that cannot be read ({problem})", place=self._place, remedy="ask again")


def _check_address(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError("not an address of http or https", place=address, remedy="write http://HOST:PORT/PATH")
    if parts.username is not None:
        raise StoreError("a password in the address", place=parts.hostname, remedy=_CREDENTIALS)


@cache
def _merge_graph() -> ox.NamedNode:
    """Where the merge lies on a server whose default graph cannot be written to."""
    return ox.NamedNode(namespaces().node("graph") + "merge")


def _yes_or_no(answer: bool) -> Table:
    json = f'{{"head":{{}},"boolean":{str(answer).lower()}}}'
    return Table(("answer",), ((answer,),), json)


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


def _words(body: bytes) -> str:
    text = " ".join(body.decode("utf-8", "replace").split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
