"""Starting `kg serve`, and asking it."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from kg.pipeline.run import build_folder

READY = re.compile(rb"quads at http://127\.0\.0\.1:(\d+)/")

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""A query that no engine answers in its lifetime."""


@dataclass(frozen=True)
class Reply:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def kind(self) -> str:
        """Its media type, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of a SPARQL result in JSON."""
        return [{name: cell["value"] for name, cell in row.items()} for row in self.json["results"]["bindings"]]


class Server:
    """A running `kg serve`."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.process = process
        self.port = port
        self.log = log
        self.address = f"http://127.0.0.1:{port}"

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, timeout: float = 120, **headers: str
    ) -> Reply:
        """The server's reply; headers are given as in ``content_type="text/csv"``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.putrequest(method, path, skip_host="host" in headers, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            if body is not None and "content_length" not in headers:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, names, response.read())
        finally:
            connection.close()

    def query(self, text: str, accept: str = "", **parameters: str) -> Reply:
        """The server's reply to a query by GET."""
        headers = {"accept": accept} if accept else {}
        return self.ask(f"/sparql?{urlencode({'query': text, **parameters})}", **headers)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Tell the server to end; returns its exit code."""
        self.process.send_signal(number)
        return self.process.wait(60)


@contextmanager
def running(source: Path, *options: str, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """`kg serve` with these options, on a free port; ended at the end."""
    log = source.parent / f"serve-{time.monotonic_ns()}.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "kg", "serve", str(source), "--port", "0", *options],
            stdin=subprocess.DEVNULL, stdout=file, stderr=file, env={**os.environ, **(environment or {})},
        )  # fmt: skip
    try:
        yield Server(process, _port(process, log), log)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(60)


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    while process.poll() is None:
        if found := READY.search(log.read_bytes()):
            return int(found[1])
        time.sleep(0.02)
    raise AssertionError(log.read_text("utf-8"))


def founding_folder(folder: Path) -> Path:
    """Build the founding graph into a folder."""
    build_folder([], folder / "graph")
    return folder / "graph"
