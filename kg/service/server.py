"""Running the service until it is told to end."""

from __future__ import annotations

import asyncio
import logging
import resource
import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress

import uvicorn

from kg.errors import KgError, OutputError, StoreError
from kg.service.app import application
from kg.service.connections import PatientProtocol
from kg.service.context import Context
from kg.service.metrics import Metrics
from kg.service.pool import Pool
from kg.service.settings import Settings
from kg.service.source import Source

__all__ = ["serve"]

_LOG = logging.getLogger("kg.service")
_FILES = 1 << 16


def serve(settings: Settings, on_ready: Callable[[str, int], None]) -> None:
    """Serve until the process is told to end by SIGINT or SIGTERM; SIGHUP takes a new snapshot.

    Args:
        settings: how.
        on_ready: called with the service's address and the number of its quads once it answers.

    Raises:
        StoreError: there is no graph, or none that can be written to.
        OutputError: the address cannot be had.
    """
    _allow_many_files()
    source = Source.at(settings.source)
    if settings.token and not source.is_store:
        raise StoreError(
            "not a store's directory, and nothing else can be written to", place=str(settings.source),
            remedy="make one with `kg export store`, and serve that",
        )  # fmt: skip
    with _listener(settings) as listener:
        asyncio.run(_run(settings, source, listener, on_ready))


async def _run(
    settings: Settings, source: Source, listener: socket.socket, on_ready: Callable[[str, int], None]
) -> None:
    loop = asyncio.get_running_loop()
    metrics = Metrics()
    pool = Pool(source, settings.limits, metrics, settings.title)
    context = Context(settings, pool, metrics)
    ending = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ending.set)
    loop.add_signal_handler(signal.SIGHUP, lambda: tasks.add(loop.create_task(_renew(pool))))
    tasks: set[asyncio.Task[None]] = set()
    starting = asyncio.ensure_future(pool.renew())
    told = asyncio.ensure_future(ending.wait())
    await asyncio.wait({starting, told}, return_when=asyncio.FIRST_COMPLETED)
    if not starting.done():
        starting.cancel()
        with suppress(asyncio.CancelledError):
            await starting
        return
    starting.result()
    server = _Server(_config(context))
    serving = asyncio.ensure_future(server.serve([listener]))
    host, port = listener.getsockname()[:2]
    on_ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/", pool.holding.ready.quads)
    await asyncio.wait({serving, told}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    await serving
    told.cancel()


async def _renew(pool: Pool) -> None:
    try:
        await pool.renew()
        _LOG.warning("A new snapshot: %d quads.", pool.holding.ready.quads)
    except KgError as problem:
        _LOG.warning("No new snapshot: %s The old one is served.", problem)


class _Server(uvicorn.Server):
    """uvicorn's server, without its own handling of signals: these are ours."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


def _config(context: Context) -> uvicorn.Config:
    limits = context.settings.limits
    protocol = type("Protocol", (PatientProtocol,), {"client_seconds": limits.client_seconds})
    return uvicorn.Config(
        application(context),
        http=protocol,
        ws="none",
        loop="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=limits.connections,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=5,
    )


def _listener(settings: Settings) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except (OSError, OverflowError) as problem:
        raise OutputError(
            f"cannot listen there ({getattr(problem, 'strerror', None) or problem})",
            place=f"{settings.host}:{settings.port}", remedy="name another address with --host or --port",
        ) from None  # fmt: skip


def _allow_many_files() -> None:
    """Each connection is an open file, and the usual bound is made for programs that have a few."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
