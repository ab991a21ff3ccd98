"""The command `kg serve`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import FILE, SECONDS, SOURCE, Source, title_option

__all__ = ["serve"]


@click.command(epilog="Example: kg serve parley-out --port 8080")
@click.argument("source", required=False, metavar="[DIR]", type=SOURCE)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="Port; 0 is any free one.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="Another name that clients may call it by.")
@click.option("--allow-origin", "origins", multiple=True, metavar="ORIGIN", help="Web origin whose pages may read.")
@click.option("--timeout", type=SECONDS, default=30, show_default=True, help="Seconds for a query.")
@click.option("--memory", type=click.IntRange(64), default=1024, show_default=True, help="MiB for a query.")
@click.option("--answer", type=click.IntRange(1), default=64, show_default=True, help="MiB for an answer.")
@click.option("--workers", type=click.IntRange(1, 256), help="Queries answered at once; by default as many as cores.")
@click.option("--queue", type=click.IntRange(0), default=64, show_default=True, help="Queries that may wait.")
@click.option("--writable", is_flag=True, help="Let whoever shows the token write; needs a store's directory.")
@click.option("--token-file", type=FILE, help="File that holds the token; by default the variable PARLEY_TOKEN.")
@title_option
@click.option("-v", "--verbose", is_flag=True, help="Log every request: its method, path, status and time.")
def serve(
    source: Source | None,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    timeout: float,
    memory: int,
    answer: int,
    workers: int | None,
    queue: int,
    writable: bool,
    token_file: Path | None,
    title: str | None,
    verbose: bool,
) -> None:
    """Serve a graph: SPARQL over HTTP, the explorer, a page for each actor, agreement and claim.

    DIR is a folder that kg build or kg ingest wrote, a .nq or .trig file, or a store's directory; by default
    parley-out, else the founding graph. Only this machine can reach the service unless --host says otherwise. A graph
    that is built again is served again; SIGHUP asks for it.
    """
    from kg.cli.common import local
    from kg.cli.serving import run_serve
    from kg.service.settings import MEBIBYTE, Limits

    count = {} if workers is None else {"workers": workers, "slow": workers}
    limits = Limits(seconds=timeout, memory=memory * MEBIBYTE, answer=answer * MEBIBYTE, queue=queue, **count)
    here = None if source is None else local(source)
    sys.exit(run_serve(here, host, port, hosts, origins, title, limits, writable, token_file, verbose))
