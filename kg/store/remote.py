"""A store behind a SPARQL 1.1 endpoint, with the same methods as one of our own.

Queries and updates go by the SPARQL Protocol, whole graphs come by the Graph Store Protocol. What is asked of the
other side is bounded in time and size, and no redirection is followed: an answer comes from the host that was named.

The endpoint's default graph is kept as the merge of all named graphs, as in the embedded store, so that the same
queries give the same answers. A server whose default graph is not its own to write to, as Virtuoso's is not, has not
been tried.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Self, cast
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store.guard import check_query
from kg.store.merge import forgetting
from kg.store.nesting import check_nesting, check_nesting_of_answer
from kg.store.results import Table, table_of
from kg.vocabulary import sparql_prefixes

__all__ = ["RemoteStore"]

_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_CHUNK = 10_000
"""How many quads go into one request of `RemoteStore.add`."""
_SHOWN = 200
_REFUSED = 400


class RemoteStore:
    """Quads in named graphs behind an endpoint, with SPARQL over them.

    Args:
        query: the address for queries.
        update: the address for updates; ``None`` where there is only reading.
        graphs: the address of the Graph Store Protocol.
        token: what to show as a bearer token.
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
        self._client = httpx.Client(timeout=seconds, follow_redirects=False, trust_env=False, headers=headers)

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
            answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
            if isinstance(answer, ox.QuerySolutions):
                return table_of(answer)
        except (SyntaxError, ValueError, OSError) as problem:
            raise self._unreadable(problem) from None
        return Table(("answer",), ((bool(answer),),), body.decode("utf-8"))

    def construct(self, text: str, *, name: str = "the query") -> list[ox.Triple]:
        """The triples that a CONSTRUCT or DESCRIBE gives, sorted, without repeats; raises as `select` does."""
        return sorted(set(self._triples(self._asked(text, _TRIPLES, name))), key=str)

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs that hold something, sorted."""
        body = self._asked("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }", _JSON, "the list of graphs")
        check_nesting_of_answer(body, self._place)
        try:
            rows = cast("ox.QuerySolutions", ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON))
            return sorted((row["g"] for row in rows if isinstance(row["g"], ox.NamedNode)), key=str)
        except (SyntaxError, ValueError, OSError) as problem:
            raise self._unreadable(problem) from None

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all, sorted; without the merge."""
        for name in self.graphs() if graph is None else [graph]:
            triples = self._triples(self._sent("GET", "graphs", params={"graph": name.value}, accept=_TRIPLES))
            yield from sorted((ox.Quad(t.subject, t.predicate, t.object, name) for t in triples), key=str)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of named graphs, some thousands a request: what has been sent before a fault is there."""
        kept = list(quads)
        for start in range(0, len(kept), _CHUNK):
            self._update(f"INSERT DATA {{\n{_data(kept[start : start + _CHUNK])}}}")

    def replace(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Make ``quads`` the whole of the named graph, in one request.

        Whether that is one transaction is the server's matter; Oxigraph's carries it out as one.
        """
        new = list(quads)
        insert = f" ;\nINSERT DATA {{\n{_data(new)}}}" if new else ""
        self._update(forgetting(graph) + insert)

    def remove(self, graph: ox.NamedNode) -> None:
        """Remove a named graph, in one request."""
        self.replace(graph, ())

    def _asked(self, text: str, accept: str, name: str) -> bytes:
        check_query(text, name=name)
        return self._sent("POST", "query", data={"query": sparql_prefixes() + text}, accept=accept, name=name)

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
        name: str = "the request",
    ) -> bytes:
        """The whole answer to a request.

        Raises:
            QueryError: the endpoint calls the request wrong.
            StoreError: it cannot be reached, is too slow, answers too much, or something else.
        """
        import httpx  # noqa: PLC0415 - as above

        address = self._addresses[what]
        if address is None:
            raise StoreError(f"no address for {what} was given", place=self._place, remedy="name it")
        end = time.monotonic() + self._seconds
        try:
            with self._client.stream(method, address, params=params, data=data, headers={"Accept": accept}) as answer:
                if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
                    raise StoreError(
                        "an answer that is packed, which was not asked for", place=address,
                        remedy="switch that off at the endpoint, or at what stands before it",
                    )  # fmt: skip
                body = self._read(answer.iter_bytes(), end)
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
        if not answer.is_success:
            raise StoreError(f"the endpoint answers {answer.status_code}: {_words(body)}", place=address)
        return body

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
    def _place(self) -> str:
        return str(self._addresses["query"])

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
        raise StoreError("a password in the address", place=parts.hostname, remedy="give a token instead")


def _data(quads: Iterable[ox.Quad]) -> str:
    """Quads for INSERT DATA: each in its graph, and in the merge."""
    lines = []
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise StoreError(
                f"{quad.graph_name} has blank nodes, which nothing can name again", remedy="give them IRIs"
            )
        triple = ox.Triple(quad.subject, quad.predicate, quad.object)
        lines.append(f"{triple} . GRAPH {quad.graph_name} {{ {triple} }}\n")
    return "".join(lines)


def _words(body: bytes) -> str:
    text = " ".join(body.decode("utf-8", "replace").split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
