"""The same questions to a store in memory, in a directory, and behind a real server on loopback."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from builders import account, tie

from kg.errors import QueryError, StoreError
from kg.graph import Graph
from kg.pipeline import build
from kg.queries import named_queries
from kg.rdf import account_quads, document_graph
from kg.store import RemoteStore, Store

ONE = account_quads(account("one", [tie("Alpha", "attacked", "Beta")]))
TWO = account_quads(account("two", [tie("Alpha", "attacked", "Beta"), tie("Gamma", "supports", "Beta")]))


@contextmanager
def server() -> Iterator[RemoteStore]:
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("the package oxigraph is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    quiet = subprocess.DEVNULL
    with subprocess.Popen([program, "serve", "--bind", f"127.0.0.1:{port}"], stdout=quiet, stderr=quiet) as process:
        try:
            for _ in range(200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            with RemoteStore(f"{base}/query", f"{base}/update", f"{base}/store") as store:
                yield store
        finally:
            process.kill()


@pytest.fixture(scope="module")
def founding() -> Iterator[RemoteStore]:
    with server() as store:
        store.add(build().quads())
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


def test_the_same_graph_lies_there(in_memory: Store, founding: RemoteStore) -> None:
    assert len(founding) == len(in_memory)
    assert founding.graphs() == in_memory.graphs()
    assert list(founding.quads()) == list(in_memory.quads())
    text = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"
    assert founding.construct(text) == in_memory.construct(text)
    assert founding.select("ASK { ?s a kg:Claim }").rows == ((True,),)


def test_the_graph_can_be_read_back(founding: RemoteStore) -> None:
    assert Graph.of_store(founding).statements == Graph(build().accounts).statements


def test_a_document_is_replaced_and_retracted_as_in_memory() -> None:
    changed = account_quads(account("two", [tie("Gamma", "attacked", "Beta")]))
    here = Store.memory([*ONE, *TWO])
    with server() as there:
        there.add([*ONE, *TWO])
        for store in (here, there):
            store.replace(document_graph("two"), changed)
        assert list(there.quads()) == list(here.quads())
        assert len(there) == len(here)
        for store in (here, there):
            store.remove(document_graph("two"))
        assert list(there.quads()) == list(here.quads()) == ONE
        assert len(there) == len(here)


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
