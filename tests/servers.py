"""Other people's servers for tests, started on loopback."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.store import RemoteStore


@contextmanager
def oxigraph() -> Iterator[RemoteStore]:
    """A store behind Oxigraph's own server, which ends with the context."""
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
