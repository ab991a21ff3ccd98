"""Attacks on `kg serve`, in full: mutated queries, and clients that send half a request. Prints what was answered.

    python benchmarks/faults/attacks.py [--queries 10000] [--slow 1000] [--seed 1]

Exit code 1 where the service has crashed, hung, answered with 500, or let down a client that did nothing wrong.
"""

from __future__ import annotations

import argparse
import socket
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from service.mutants import mutants
from service.running import Server, founding_folder, running

ALLOWED = {200, 400, 431, 503, 504}


def ask_mutants(server: Server, count: int, seed: int) -> bool:
    """Ask mutated queries with eight clients."""
    started = time.monotonic()
    with ThreadPoolExecutor(8) as clients:
        statuses = Counter(reply.status for reply in clients.map(server.query, mutants(seed, count)))
    print(f"{count:,} mutated queries in {time.monotonic() - started:.0f} s: {dict(sorted(statuses.items()))}")
    return set(statuses) <= ALLOWED


def hold_half_sent(server: Server, count: int) -> bool:
    """Open connections that send half a request, and ask beside them."""
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(count)]
    for number, client in enumerate(slow):
        client.sendall(
            (b"GET /sparql?q", b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nq", b"")[
                number % 3
            ]
        )
    times = []
    for _ in range(100):
        started = time.monotonic()
        if server.query("ASK {}").status != 200:
            return False
        times.append(time.monotonic() - started)
    print(f"{count:,} clients that send half a request: beside them a query takes {1000 * sorted(times)[50]:.1f} ms")
    end = time.monotonic() + 40
    dropped = 0
    for client in slow:
        client.settimeout(max(0.1, end - time.monotonic()))
        try:
            while client.recv(1000):
                pass
            dropped += 1
        except TimeoutError:
            break
        except OSError:
            dropped += 1
    print(f"{dropped:,} of them were dropped within 40 s")
    return dropped == count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=10_000)
    parser.add_argument("--slow", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = founding_folder(Path(folder))
        with running(source, "--timeout", "3", "--queue", "256") as server:
            fine = ask_mutants(server, arguments.queries, arguments.seed)
            fine &= hold_half_sent(server, arguments.slow)
            fine &= server.query("ASK {}").status == 200
            fine &= server.stop() == 0
            fine &= "Traceback" not in server.log.read_text("utf-8")
    print("all well" if fine else "NOT WELL")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
