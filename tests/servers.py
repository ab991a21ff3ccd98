"""Other people's servers for tests, started on loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from kg.store import RemoteStore
from kg.vocabulary import namespaces

__all__ = ["SERVERS", "emptied", "free_ports", "oxigraph", "virtuoso"]

VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{inner}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = {rows}
"""


def program(name: str, package: str) -> str:
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None and os.environ.get("PARLEY_REQUIRE_SERVERS"):
        pytest.fail(f"no {name}, and PARLEY_REQUIRE_SERVERS is set")
    if found is None:
        pytest.skip(f"no {name}: install {package}")
    return found


def free_ports(number: int) -> list[int]:
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(number)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet) as process:
        try:
            for _ in range(1200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield
        finally:
            process.kill()


@contextmanager
def oxigraph() -> Iterator[RemoteStore]:
    """The server of the package oxigraph, on loopback."""
    command = program("oxigraph", "the package oxigraph")
    (port,) = free_ports(1)
    base = f"http://127.0.0.1:{port}"
    with (
        running([command, "serve", "--bind", f"127.0.0.1:{port}"], port, Path.cwd()),
        RemoteStore(f"{base}/query", f"{base}/update", f"{base}/store") as store,
    ):
        yield store


@contextmanager
def virtuoso(rows: int = 1_000_000) -> Iterator[RemoteStore]:
    """Virtuoso, on loopback, with an empty database that is gone afterwards."""
    command = program("virtuoso-t", "Debian's virtuoso-opensource-7-bin")
    port, inner = free_ports(2)
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "it.ini").write_text(VIRTUOSO.format(folder=folder, port=port, inner=inner, rows=rows))
        with (
            running([command, "+foreground", "+configfile", "it.ini"], port, folder),
            _of_virtuoso(base) as store,
        ):
            yield store


@contextmanager
def emptied(standing: RemoteStore) -> Iterator[RemoteStore]:
    """A Virtuoso that runs, with nothing left in it, for a store that knows nothing of before: quick beside a start."""
    base = standing.query_address.removesuffix("/sparql")
    with _of_virtuoso(base) as store:
        for graph in (*(each.value for each in store.graphs()), namespaces().node("graph") + "merge"):
            httpx.post(
                f"{base}/sparql-auth", data={"update": f"CLEAR GRAPH <{graph}>"}, auth=httpx.DigestAuth("dba", "dba")
            ).raise_for_status()
    with _of_virtuoso(base) as store:
        assert not store.graphs()
        yield store


def _of_virtuoso(base: str) -> RemoteStore:
    return RemoteStore(f"{base}/sparql", f"{base}/sparql-auth", f"{base}/sparql-graph-crud", login=("dba", "dba"))


SERVERS = {"oxigraph": oxigraph, "virtuoso": virtuoso}
