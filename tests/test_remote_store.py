"""The same questions to a store in memory, in a directory, and behind a real server on loopback."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from builders import account, tie
from servers import SERVERS, emptied, oxigraph, virtuoso

from kg.errors import QueryError, StoreError
from kg.graph import Graph
from kg.model import Figure
from kg.pipeline import build
from kg.queries import named_queries
from kg.rdf import account_quads, document_graph
from kg.store import RemoteStore, Store

ONE = account_quads(account("one", [tie("Alpha", "attacked", "Beta")]))
TWO = account_quads(account("two", [tie("Alpha", "attacked", "Beta"), tie("Gamma", "supports", "Beta")]))


@pytest.fixture(scope="module", params=sorted(SERVERS))
def founding(request: pytest.FixtureRequest) -> Iterator[RemoteStore]:
    with SERVERS[request.param]() as store:
        store.add(build().quads())
        yield store


@pytest.fixture(scope="module")
def standing() -> Iterator[RemoteStore]:
    with virtuoso() as store:
        yield store


@pytest.fixture
def empty(standing: RemoteStore) -> Iterator[RemoteStore]:
    """A Virtuoso without a graph of ours, which takes seconds to start and is therefore started once."""
    with emptied(standing) as store:
        yield store


@pytest.fixture(scope="module")
def in_directory(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.existing(build().save(tmp_path_factory.mktemp("stores") / "store"))


@pytest.fixture(scope="module")
def in_memory() -> Store:
    return build().store


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_named_query_answers_the_same(
    name: str, in_memory: Store, in_directory: Store, founding: RemoteStore
) -> None:
    text = named_queries()[name].with_values({})
    wanted = in_memory.select(text)
    for store in (in_directory, founding):
        found = store.select(text)
        assert found.columns == wanted.columns
        assert sorted(map(repr, found.rows)) == sorted(map(repr, wanted.rows))


def test_whom_a_figure_concerns_is_joined_in_order_everywhere(tmp_path: Path, empty: RemoteStore) -> None:
    toll = Figure("killed", None, None, 12, 12, "about", "12")
    others = ("Zeta", "Beta", "Epsilon", "Delta")
    told = [
        tie("Gamma", "figure", figure=toll, time=f"2025-10-0{day}", concerning=others[: day + 1]) for day in (1, 2, 3)
    ]
    graph = Graph([account("one", told)])
    wanted = ["Beta; Zeta", "Beta; Epsilon; Zeta", "Beta; Delta; Epsilon; Zeta"]
    text = named_queries()["losses"].with_values({})
    stores = [graph.store, Store.existing(graph.save(tmp_path / "store"))]
    for server in (oxigraph(), nullcontext(empty)):
        with server as there:
            there.add(graph.quads())
            stores.append(there)
            for store in stores:
                found = store.select(text)
                assert [row[found.columns.index("concerning")] for row in found.rows] == wanted
            stores.pop()


def test_the_same_graph_lies_there(in_memory: Store, founding: RemoteStore) -> None:
    assert len(founding) == len(in_memory)
    assert founding.graphs() == in_memory.graphs()
    assert list(founding.quads()) == list(in_memory.quads())
    text = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"
    assert founding.construct(text) == in_memory.construct(text)
    assert founding.select("ASK { ?s a kg:Claim }").rows == ((True,),)


def test_the_graph_can_be_read_back(founding: RemoteStore) -> None:
    assert Graph.of_store(founding).statements == Graph(build().accounts).statements


@pytest.mark.parametrize("name", sorted(SERVERS))
def test_a_document_is_replaced_and_retracted_as_in_memory(name: str, empty: RemoteStore) -> None:
    changed = account_quads(account("two", [tie("Gamma", "attacked", "Beta")]))
    here = Store.memory([*ONE, *TWO])
    with oxigraph() if name == "oxigraph" else nullcontext(empty) as there:
        there.add([*ONE, *TWO])
        for store in (here, there):
            store.replace(document_graph("two"), changed)
        assert list(there.quads()) == list(here.quads())
        assert len(there) == len(here)
        for store in (here, there):
            store.remove(document_graph("two"))
        assert list(there.quads()) == list(here.quads()) == ONE
        assert len(there) == len(here)


def test_dates_languages_and_numbers_come_back_as_they_are(founding: RemoteStore, in_memory: Store) -> None:
    text = """SELECT ?kind (COUNT(DISTINCT ?value) AS ?values) WHERE {
        ?it ?says ?value FILTER(isLiteral(?value)) BIND(LANG(?value) AS ?language)
        BIND(IF(?language = "", STR(DATATYPE(?value)), ?language) AS ?kind)
    } GROUP BY ?kind ORDER BY ?kind"""
    assert sorted(founding.select(text).rows) == sorted(in_memory.select(text).rows)
    on = "SELECT ?it WHERE { ?it kg:toLatest ?end FILTER(?end < '2025-10-20'^^xsd:date) }"
    assert sorted(founding.select(on).rows) == sorted(in_memory.select(on).rows) != []


def test_a_merge_is_made_where_the_default_graph_cannot_be_written_to(empty: RemoteStore) -> None:
    empty.add(ONE)
    assert len(empty) == len(Store.memory(ONE))
    assert empty.graphs() == [document_graph("one")]
    assert empty.select("ASK { GRAPH <https://w3id.org/parley/id/graph/merge> { ?s a kg:Claim } }").rows == ((True,),)
    with RemoteStore(empty.query_address) as again:
        assert len(again) == len(empty)
        assert list(again.quads()) == ONE
    empty.remove(document_graph("one"))
    assert len(empty) == 0


def test_graphs_without_their_merge_are_not_asked_of_virtuoso(empty: RemoteStore) -> None:
    empty.add(ONE)
    empty.remove(ox.NamedNode("https://w3id.org/parley/id/graph/merge"))
    with RemoteStore(empty.query_address) as again, pytest.raises(StoreError, match="leaves rows out of answers"):
        again.select("SELECT * { ?s ?p ?o }")


def test_an_answer_that_virtuoso_cut_short_is_told() -> None:
    with virtuoso(rows=20) as there:
        there.add(ONE)
        with pytest.raises(StoreError, match="left out some of its answer"):
            there.select("SELECT * { ?s ?p ?o }")


def test_named_graphs_beside_an_empty_default_graph_are_told() -> None:
    with oxigraph() as there:
        there.add(ONE)
        httpx.post(
            there.query_address.replace("/query", "/update"), data={"update": "CLEAR DEFAULT"}
        ).raise_for_status()
        with RemoteStore(there.query_address) as again, pytest.raises(StoreError, match="default graph is empty"):
            again.select("SELECT * { ?s ?p ?o }")


def test_a_stranger_is_not_let_in(empty: RemoteStore) -> None:
    with (
        RemoteStore(empty.query_address, f"{empty.query_address}-auth") as stranger,
        pytest.raises(StoreError, match="lets nobody in") as caught,
    ):
        stranger.add(ONE)
    assert "PARLEY_ENDPOINT_USER" in str(caught.value)
    with (
        RemoteStore(empty.query_address, f"{empty.query_address}-auth", login=("dba", "secret")) as other,
        pytest.raises(StoreError, match="lets nobody in") as caught,
    ):
        other.add(ONE)
    assert "secret" not in str(caught.value)


def test_what_is_wrong_with_a_query_is_told(founding: RemoteStore) -> None:
    with pytest.raises(QueryError, match="the endpoint refuses it"):
        founding.select("SELECT nonsense")
    with pytest.raises(QueryError, match="SERVICE is refused"):
        founding.select("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")


@contextmanager
def endpoint(status: int, body: bytes, *, location: str | None = None, pause: float = 0.0) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.end_headers()
            for start in range(0, len(body), 1000):
                try:
                    self.wfile.write(body[start : start + 1000])
                except OSError:
                    return
                time.sleep(pause)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}/query"
        finally:
            running.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, b"x" * 50_000, "more than 20,000 bytes"),
        (200, b'{"head": {"vars": ["a"]}, "results": {"bind', "cannot be read"),
        (500, b"a fault\n\x1b[2J", "answers 500"),
        (302, b"", "sends elsewhere"),
    ],
)
def test_an_endpoint_that_misbehaves_is_told(status: int, body: bytes, said: str) -> None:
    with (
        endpoint(status, body, location="http://192.0.2.1/") as address,
        RemoteStore(address, most=20_000) as store,
        pytest.raises(StoreError, match=said),
    ):
        store.select("SELECT * { ?s ?p ?o }")


def test_an_endpoint_that_never_ends_is_left() -> None:
    with (
        endpoint(200, b"x" * 10_000, pause=0.1) as address,
        RemoteStore(address, seconds=0.3) as store,
        pytest.raises(StoreError, match="no whole answer within"),
    ):
        store.select("SELECT * { ?s ?p ?o }")


def test_addresses_are_looked_at() -> None:
    for address in ("file:///etc/passwd", "ftp://example.org/", "example.org"):
        with pytest.raises(StoreError, match="not an address"):
            RemoteStore(address)
    with pytest.raises(StoreError, match="a password in the address") as caught:
        RemoteStore("http://me:secret@example.org/query")
    assert "secret" not in str(caught.value)
    with RemoteStore("http://127.0.0.1:9/query") as store:
        with pytest.raises(StoreError, match="no address for update"):
            store.remove(document_graph("one"))
        with pytest.raises(StoreError, match="cannot be reached"):
            store.select("ASK {}")
