"""Attacks on `kg serve`: mutated queries, updates and addresses, and clients that send half a request."""

from __future__ import annotations

import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from faults.outcome import Outcome
from service.mutants import mutants
from service.running import Server, founding_folder, running

__all__ = ["mutated_queries", "slow_clients"]

_ALLOWED = {200, 400, 431, 503, 504}
_DROPPED_WITHIN = 40.0


def mutated_queries(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Ask so many mutated queries, from eight clients."""
    outcome = Outcome("mutated SPARQL")
    with running(founding_folder(folder), "--timeout", "3", "--queue", "256") as server:
        with ThreadPoolExecutor(8) as clients:
            statuses = Counter(clients.map(lambda text: _status(server, text), mutants(seed, count)))
        outcome.count = sum(statuses.values())
        for status, number in statuses.items():
            outcome.notes[str(status)] += number
            if status is None:
                outcome.hangs.append(f"{number} queries without an answer")
            elif status not in _ALLOWED:
                (outcome.crashes if status == 500 else outcome.wrong).append(f"{number} times {status}")
        _end(server, outcome)
    yield outcome


def slow_clients(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Open so many connections that send half a request, or read no answer, and ask beside them."""
    del seed
    outcome = Outcome("slow clients", count)
    with running(founding_folder(folder), "--timeout", "3") as server:
        slow = [_half_sent(server, number) for number in range(count)]
        times = []
        for _ in range(100):
            begun = time.monotonic()
            outcome.expect(server.query("ASK {}").status == 200, "a quick client was not answered")
            times.append(time.monotonic() - begun)
        outcome.notes[f"of 100 queries beside them took {1000 * sorted(times)[50]:.0f} ms at the median"] = 100
        dropped = _dropped(slow, time.monotonic() + _DROPPED_WITHIN)
        outcome.notes[f"dropped within {_DROPPED_WITHIN:.0f} s"] = dropped
        if dropped < count:
            outcome.hangs.append(f"{count - dropped} connections were still open after {_DROPPED_WITHIN:.0f} s")
        _end(server, outcome)
    yield outcome


def _status(server: Server, text: str) -> int | None:
    try:
        return server.query(text).status
    except TimeoutError:
        return None


def _half_sent(server: Server, number: int) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", server.port))
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
    client.sendall(
        (
            b"GET /sparql?q",
            head + b"Content-Type: application/sparql-query\r\nContent-Length: 9\r\n\r\nA",
            b"",
            head + b"Content-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nASK {\r\n",
        )[number % 4]
    )
    return client


def _dropped(slow: list[socket.socket], end: float) -> int:
    dropped = 0
    for client in slow:
        client.settimeout(max(0.1, end - time.monotonic()))
        try:
            while client.recv(1000):
                pass
            dropped += 1
        except TimeoutError:
            pass
        except OSError:
            dropped += 1
        client.close()
    return dropped


def _end(server: Server, outcome: Outcome) -> None:
    """See that the service still answers, ends cleanly, and has nothing to complain of."""
    outcome.expect(server.query("ASK {}").status == 200, "the service no longer answers")
    if code := server.stop():
        outcome.crashes.append(f"the service ended with {code}")
    if "Traceback" in (log := server.log.read_text("utf-8")):
        outcome.crashes.append(log[-500:])
