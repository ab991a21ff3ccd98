"""What nobody can do to the service: use more than their share, reach out of it, or come from elsewhere."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from service.mutants import mutants
from service.running import SLOW, Server, running

if TYPE_CHECKING:
    from pathlib import Path

ORDERED = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
"""A query that fills any memory before it says a word."""


def test_a_query_ends_at_its_deadline_and_the_next_is_answered(server: Server) -> None:
    reply = server.query(SLOW)
    assert reply.status == 504
    assert "3 seconds" in reply.json["detail"]
    assert server.query("ASK {}").status == 200


def test_slow_queries_do_not_block_quick_ones(server: Server) -> None:
    with ThreadPoolExecutor(12) as clients:
        slow = [clients.submit(server.query, SLOW) for _ in range(8)]
        time.sleep(0.1)
        quick = [server.query("ASK {}").status for _ in range(5)]
        statuses = {reply.result().status for reply in slow}
    assert quick == [200] * 5
    assert statuses <= {503, 504}
    assert 504 in statuses


def test_a_query_that_fills_the_memory_ends_alone(server: Server) -> None:
    reply = server.query(ORDERED)
    assert reply.status in (503, 504)
    assert server.query("ASK {}").status == 200


def test_an_answer_has_a_size(server: Server) -> None:
    reply = server.query("SELECT * WHERE { ?a ?b ?c . ?d a ?f }")
    assert reply.status == 400
    assert "LIMIT" in reply.json["detail"]
    whole = server.query("SELECT * WHERE { ?a ?b ?c } LIMIT 6000")
    assert (whole.status, len(whole.rows)) == (200, 6000)


def test_too_many_at_once_are_told_to_come_again(founding: Path) -> None:
    with running(founding, "--workers", "1", "--queue", "0", "--timeout", "4") as small, ThreadPoolExecutor(4) as pool:
        replies = [one.result() for one in [pool.submit(small.query, SLOW) for _ in range(4)]]
        busy = [reply for reply in replies if reply.status == 503]
        assert len(busy) >= 2
        assert all(reply.headers["retry-after"].isdigit() for reply in busy)
        assert small.query("ASK {}").status == 200


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p ?o.SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "SELECT * WHERE { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
        "LOAD <file:///etc/passwd> INTO GRAPH <http://example.org/>",
        "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:9/x> WHERE { GRAPH ?g { ?s ?p ?o } }",
        "CLEAR ALL",
        "INSERT DATA { <http://a> <http://b> <http://c> }",
        "SELECT * WHERE " + "{" * 3000 + "}" * 3000,
        "SELECT * WHERE { FILTER(" + "!" * 10000 + "true) }",
    ],
)
def test_no_query_reaches_out_or_writes(server: Server, text: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.2)
        reply = server.query(text.replace("127.0.0.1:9", f"127.0.0.1:{trap.getsockname()[1]}"))
        assert reply.status == 400, reply.text
        with pytest.raises(TimeoutError):
            trap.accept()
    assert "root:" not in reply.text


def test_graphs_of_the_protocol_are_named_and_not_fetched(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.2)
        there = f"http://127.0.0.1:{trap.getsockname()[1]}/"
        for name in ("default-graph-uri", "named-graph-uri"):
            assert server.query("SELECT * WHERE { ?s ?p ?o }", **{name: there}).status == 400
        assert server.ask(f"/graphs?graph={quote(there, safe='')}").status == 404
        with pytest.raises(TimeoutError):
            trap.accept()


def test_other_names_and_foreign_pages_are_refused(server: Server) -> None:
    assert server.ask("/", host="evil.example").status == 421
    assert server.ask("/", host=f"localhost:{server.port}").status == 200
    body = b"query=ASK%7B%7D"
    form = "application/x-www-form-urlencoded"
    assert server.ask("/sparql", "POST", body, content_type=form, origin="https://evil.example").status == 403
    assert server.ask("/sparql", "POST", body, content_type=form, origin="null").status == 403
    assert server.ask("/sparql", "POST", body, content_type=form, origin=server.address).status == 200
    assert server.ask("/sparql?query=ASK%7B%7D", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status == 403
    allowed = server.ask("/sparql", "POST", body, content_type=form, origin="https://ok.org")
    assert (allowed.status, allowed.headers["access-control-allow-origin"]) == (200, "https://ok.org")
    assert "access-control-allow-origin" not in server.ask("/healthz", origin="https://evil.example").headers
    asked = {"origin": "https://ok.org", "access_control_request_method": "POST"}
    assert server.ask("/sparql", "OPTIONS", **asked).status == 204


def test_every_answer_has_strict_headers(server: Server) -> None:
    for path in ("/", "/query", "/sparql?query=ASK%7B%7D", "/nothing", "/healthz", "/metrics", "/graphs"):
        headers = server.ask(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"], path
        assert headers["referrer-policy"] == "no-referrer", path
        assert headers["cross-origin-resource-policy"] == "same-origin", path
        assert "server" not in headers, path


def test_half_sent_requests_block_nobody(server: Server) -> None:
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(300)]
    try:
        for number, client in enumerate(slow):
            client.sendall(b"GET /sparql?query=" if number % 2 else b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n")
        assert server.query("ASK {}").status == 200
    finally:
        for client in slow:
            client.close()


def test_a_head_has_a_size(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.settimeout(10)
        client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        with pytest.raises(OSError), socket.socket():
            for _ in range(200):
                client.sendall(b"X-Filler: " + b"a" * 4096 + b"\r\n")
            assert client.recv(100).startswith(b"HTTP/1.1 431")
            raise OSError("refused, as it should be")
    assert server.query("ASK {}").status == 200


def test_a_client_that_leaves_takes_its_query_along(founding: Path) -> None:
    with running(founding, "--workers", "1", "--timeout", "600") as server:
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            client.sendall(f"GET /sparql?query={quote(SLOW)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            until(lambda: busy(server) >= 1)
        until(lambda: busy(server) == 0)  # long before its deadline would end it


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def busy(server: Server) -> int:
    """How many of the server's grandchildren, the workers, are at work."""
    found = 0
    for holder in children(server.process.pid):
        for worker in children(holder):
            with open(f"/proc/{worker}/stat", encoding="ascii") as file:  # noqa: PTH123
                found += file.read().rsplit(")", 1)[1].split()[0] == "R"
    return found


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    path = f"/proc/{process}/task/{process}/children"
    if not os.path.exists(path):  # noqa: PTH110
        pytest.skip("this system has no /proc with children")
    with open(path, encoding="ascii") as file:  # noqa: PTH123
        return [int(number) for number in file.read().split()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(founding: Path, number: int) -> None:
    with running(founding) as own:
        own.query("ASK {}")
        holders = children(own.process.pid)
        workers = [worker for holder in holders for worker in children(holder)]
        assert holders
        assert workers
        assert own.stop(number) == 0
        until(lambda: not any(os.path.exists(f"/proc/{one}") for one in (*holders, *workers)))  # noqa: PTH110
        assert "Traceback" not in own.log.read_text("utf-8")


def test_no_text_breaks_the_service(server: Server) -> None:
    """A sample; `benchmarks/faults/attacks.py` asks 10,000."""
    with ThreadPoolExecutor(4) as clients:
        statuses = Counter(reply.status for reply in clients.map(server.query, mutants(1, 400)))
    assert set(statuses) <= {200, 400, 431, 503, 504}, statuses
    assert statuses[400] > 50
    assert statuses[200] > 10
    assert server.query("ASK {}").status == 200
    assert "Traceback" not in server.log.read_text("utf-8")
