"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

import logging
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from kg.cli.common import built_here, note
from kg.errors import OutputError
from kg.service import Limits, Settings, read_token

__all__ = ["run_serve"]

_NEEDED = ("httptools", "prometheus_client", "starlette", "uvicorn")


def run_serve(
    source: Path | None,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    title: str | None,
    limits: Limits,
    writable: bool,
    token_file: Path | None,
    verbose: bool,
) -> int:
    """Serve a graph until the process is told to end."""
    _check_system()
    from kg.service.server import serve

    if source is None:
        source = built_here()
        if source is None:
            note("note: no parley-out here, so this is the founding graph")
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING, format="%(asctime)s %(message)s", stream=sys.stderr
    )
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    token = read_token(token_file, os.environ) if writable else None
    settings = Settings(source, host, port, hosts, origins, title, token, limits)
    serve(settings, lambda address, quads: note(f"{quads:,} quads at {address}; Ctrl-C ends it"))
    return 0


def _check_system() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise OutputError(
            f"the service needs {', '.join(missing)}", place="kg serve",
            remedy="install them with `pip install 'parley-kg[serve]'`",
        )  # fmt: skip
    if not hasattr(os, "fork"):
        raise OutputError(
            "the service needs a system of the Unix kind", place="kg serve",
            remedy="run it on Linux, on macOS or in the Windows Subsystem for Linux; explorer.html opens everywhere",
        )  # fmt: skip
