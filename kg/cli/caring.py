"""The commands `kg backup`, `kg restore` and `kg doctor`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.common import local, note
from kg.cli.options import FILE, FOLDER, PATH, SOURCE, Source, graph_of, place_or_graph

__all__ = ["backup", "doctor", "restore"]


@click.command(epilog="Example: kg backup parley-out -o parley.backup")
@click.argument("source", metavar="DIR", type=SOURCE)
@click.option("-o", "--out", type=FILE, required=True, help="File to write; it must not be there.")
def backup(source: Source, out: Path) -> None:
    """Keep all of a graph in one file, with the hash of everything in it.

    DIR is a folder that kg build or kg ingest wrote, with its tables, or a store's directory, which others may go on
    reading. The same graph gives the same bytes. A folder with a damaged table is refused: see kg doctor.
    """
    from kg.pipeline.care import back_up

    made = back_up(local(source), out)
    note(f"{len(made.files)} files, {made.size:,} bytes, {out.stat().st_size:,} in the backup")
    print(out)


@click.command(epilog="Examples: kg restore parley.backup -o parley-out; kg restore parley.backup --verify")
@click.argument("file", metavar="FILE", type=FILE)
@click.option("-o", "--out", type=FOLDER, help="Folder to make; it must not be there, or be empty.")
@click.option("--verify", is_flag=True, help="Only read the backup to its end, and compare every hash.")
def restore(file: Path, out: Path | None, verify: bool) -> None:
    """Make the graph of a backup anew.

    Everything is verified before the folder appears under its name; a backup that was cut short or changed is refused.
    """
    from kg.store import read_backup, restore_backup

    if (out is None) != verify:
        raise click.UsageError("name a folder with -o, or ask for --verify")
    made = read_backup(file) if out is None else restore_backup(file, out)
    note(f"{len(made.files)} files, {made.size:,} bytes: all as they were backed up")
    if out is not None:
        print(out)


@click.command(epilog="Example: kg doctor parley-out --documents articles/")
@place_or_graph
@click.option(
    "--documents", multiple=True, type=PATH, help="Documents it was built from: quotes are held against them."
)
@click.option("--all", "each", is_flag=True, help="Print every finding, also where a check finds many.")
def doctor(place: Source | None, source: Source | None, documents: tuple[Path, ...], each: bool) -> None:
    """Examine whether a graph is whole: evidence, places of quotes, orphans, what leads nowhere, tables.

    All of GRAPH, or of what -g names, is read. Findings name document, statement and sentence; where a check finds
    many, the first are printed, and how many more there are. The exit code is 3 where something is found.
    """
    from kg.cli.checking import run_doctor

    sys.exit(run_doctor(graph_of(place, source), documents, each=each))
