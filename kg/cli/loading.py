"""The command `kg load`."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from kg.cli.common import note
from kg.cli.options import FOLDER, PATH

__all__ = ["load"]


@click.command(
    epilog="Examples: kg load shards --store graph.store; kg load out --endpoint http://127.0.0.1:7878/store"
)
@click.argument("paths", nargs=-1, required=True, type=PATH)
@click.option("--store", "folder", type=FOLDER, help="Store's directory, which is made if need be.")
@click.option("--endpoint", metavar="URL", help="Address of a Graph Store Protocol that may be written to.")
def load(paths: tuple[Path, ...], folder: Path | None, endpoint: str | None) -> None:
    """Load files of quads into a store, one by one, however many.

    PATHS are N-Quads files, folders of them as kg extract --shards writes, and folders that kg build wrote. To load the
    same again changes nothing, so a run that was broken off is given again. An endpoint's token, or
    name and password, come from PARLEY_ENDPOINT_TOKEN, or PARLEY_ENDPOINT_USER and PARLEY_ENDPOINT_PASSWORD.
    """
    if (folder is None) == (endpoint is None):
        raise click.UsageError("name --store or --endpoint")
    sys.exit(_run(list(paths), folder, endpoint))


def _run(paths: list[Path], folder: Path | None, endpoint: str | None) -> int:
    from kg.pipeline.bulk import load_files
    from kg.store import RemoteStore, Store, credentials_of

    number = 0
    with ExitStack() as stack:
        store: Store | RemoteStore
        if folder is not None:
            store = Store.directory(folder)
        else:
            remote = RemoteStore(str(endpoint), graphs=endpoint, **credentials_of())
            store = stack.enter_context(remote)
        for file in load_files(paths, store):
            note(f"loaded {file}")
            number += 1
    note(f"{number} files are in")
    return 0
