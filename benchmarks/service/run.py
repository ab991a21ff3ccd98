"""`kg serve` beside rdflib-endpoint (10^4 quads) and Oxigraph's own server (10^6): 8 clients, the named queries.

    python benchmarks/service/run.py --peers FOLDER [--seconds 20]

FOLDER is a virtual environment of its own with the peers: `python3 -m venv FOLDER` and
`FOLDER/bin/pip install "rdflib-endpoint[web]" click oxigraph`. Both servers of a pair run on this machine in one
run, and are asked in turns, so that what else the machine does burdens them alike. Every client asks the named
queries in an order of its own, in JSON. At 10^6 quads only those are asked that Oxigraph's server answers within two
seconds when it has nothing else to do: what takes a minute says nothing of a server.
"""

from __future__ import annotations

import argparse
import http.client
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
from graph import write_graph

from kg.queries import named_queries
from kg.store import Store
from kg.vocabulary import sparql_prefixes

CLIENTS = 8
TURNS = 4
QUICK = 2.0
GOALS = {"rdflib-endpoint": 20.0, "oxigraph": 0.8}


@dataclass
class Tally:
    """What the clients of one server met."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    spent: float = 0.0
    cells: dict[str, set[int]] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Queries answered a second."""
        return sum(map(len, self.seconds.values())) / self.spent

    def spread(self) -> float:
        """The 99th percentile of how many times its own query's median an answer took."""
        ratios = sorted(
            value / statistics.median(values) for values in self.seconds.values() if len(values) > 4 for value in values
        )
        return ratios[int(0.99 * (len(ratios) - 1))] if ratios else float("nan")

    def quantile(self, share: float) -> float:
        """A quantile of all times, in milliseconds."""
        values = sorted(value for values in self.seconds.values() for value in values)
        return 1000 * values[int(share * (len(values) - 1))] if values else float("nan")


def texts() -> dict[str, str]:
    """The named queries with their default values, their prefixes written out."""
    return {name: sparql_prefixes() + query.with_values({}) for name, query in named_queries().items()}


def drive(port: int, path: str, queries: dict[str, str], seconds: float, tally: Tally, *, seed: int) -> None:
    """Ask with all clients at once for so many seconds."""
    end = time.monotonic() + seconds
    lock = threading.Lock()

    def client(number: int) -> None:
        order = random.Random(f"{seed}-{number}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while time.monotonic() < end:
            name = order.choice(list(queries))
            started = time.monotonic()
            headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
            try:
                connection.request("POST", path, queries[name].encode(), headers)
                response = connection.getresponse()
                cells = response.read().count(b'"value"')
                problem = "" if response.status == 200 else f"{name}: {response.status}"
            except OSError as error:
                connection.close()
                problem = f"{name}: {error!r}"
            with lock:
                if problem:
                    tally.errors.append(problem)
                else:
                    tally.cells.setdefault(name, set()).add(cells)
                    tally.seconds.setdefault(name, []).append(time.monotonic() - started)

    clients = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    started = time.monotonic()
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    tally.spent += time.monotonic() - started


@contextmanager
def started(command: list[str], port: int, log: Path) -> Iterator[None]:
    """A server, from when it listens on the port."""
    with log.open("wb") as file, subprocess.Popen(command, stdout=file, stderr=file) as process:
        try:
            for _ in range(1200):
                if process.poll() is not None:
                    raise SystemExit(log.read_text())
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield
        finally:
            process.terminate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def ours(source: Path, port: int, extra: list[str]) -> list[str]:
    return [sys.executable, "-m", "kg", "serve", str(source), "--port", str(port), *extra]


def answered_within(most: float, port: int, path: str, queries: dict[str, str]) -> dict[str, str]:
    """The queries that a server answers in time, one after the other."""
    found = {}
    for name, text in queries.items():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=most)
        try:
            connection.request("POST", path, text.encode(), {"Content-Type": "application/sparql-query"})
            connection.getresponse().read()
            found[name] = text
        except OSError:
            pass
        finally:
            connection.close()
    return found


def compare(
    name: str, commands: dict[str, tuple[list[str], int, str]], queries: dict[str, str], seconds: float
) -> None:
    """Ask two servers in turns, and print what came of it."""
    tallies = {server: Tally() for server in commands}
    for turn in range(TURNS):
        for server, (_, port, path) in commands.items():
            drive(port, path, queries, seconds / TURNS, tallies[server], seed=turn)
    for server, tally in tallies.items():
        print(
            f"{server:16} {tally.rate:9.1f}/s  median {tally.quantile(0.5):8.1f} ms  p99 {tally.quantile(0.99):8.1f} ms"
            f"  p99 of its own median {tally.spread():5.1f}  errors {len(tally.errors)} {tally.errors[:2]}"
        )
    first, second = (tally.cells for tally in tallies.values())
    differing = [query for query in first if query in second and first[query] != second[query]]
    print(f"{'':16} answers that differ in the number of their cells: {differing or 'none'}")
    ratio = tallies["kg serve"].rate / tallies[name].rate
    print(f"{'':16} {ratio:.2f} times {name} (goal {GOALS[name]})\n", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--only", choices=GOALS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments.only != "oxigraph":
            beside_rdflib(folder, arguments.peers, arguments.seconds)
        if arguments.only != "rdflib-endpoint":
            beside_oxigraph(folder, arguments.peers, arguments.seconds, arguments.quads)


def beside_rdflib(folder: Path, peers: Path, seconds: float) -> None:
    source = folder / "small.nq"
    count = write_graph(source, 9_000)
    first, second = free_port(), free_port()
    peer = [str(peers / "bin" / "rdflib-endpoint"), "serve", str(source), "--port", str(second), "--host", "127.0.0.1"]
    print(f"{count:,} quads, {CLIENTS} clients, {len(texts())} named queries")
    with started(ours(source, first, []), first, folder / "1.log"), started(peer, second, folder / "2.log"):
        commands = {"kg serve": ([], first, "/sparql"), "rdflib-endpoint": ([], second, "/")}
        compare("rdflib-endpoint", commands, texts(), seconds)


def beside_oxigraph(folder: Path, peers: Path, seconds: float, quads: int) -> None:
    source, merged = folder / "large.nq", folder / "merged.nq"
    count = write_graph(source, quads)
    # Oxigraph's default graph is a graph of its own: it gets the merge that ours derives.
    store = Store.load(source, ox.RdfFormat.N_QUADS)
    store.engine.dump(str(merged), ox.RdfFormat.N_QUADS)
    del store
    tool, directory = str(peers / "bin" / "oxigraph"), folder / "oxigraph"
    subprocess.run([tool, "load", "-l", str(directory), "-f", str(merged)], check=True, capture_output=True)
    subprocess.run([tool, "optimize", "-l", str(directory)], check=True, capture_output=True)
    first, second = free_port(), free_port()
    peer = [tool, "serve-read-only", "-l", str(directory), "-b", f"127.0.0.1:{second}", "--timeout-s", "5"]
    print(f"{count:,} quads, {CLIENTS} clients, {len(texts())} named queries")
    extra = ["--timeout", "5", "--queue", "256"]
    with started(ours(source, first, extra), first, folder / "3.log"), started(peer, second, folder / "4.log"):
        commands = {"kg serve": ([], first, "/sparql"), "oxigraph": ([], second, "/query")}
        quick = answered_within(QUICK, second, "/query", texts())
        print(f"{len(quick)} of them within {QUICK} s on Oxigraph's server: the others are not asked")
        compare("oxigraph", commands, quick, seconds)


if __name__ == "__main__":
    main()
