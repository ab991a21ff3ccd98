"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = [
    "FILE",
    "FOLDER",
    "at_option",
    "format_option",
    "graph_option",
    "lexicon_option",
    "out_option",
    "title_option",
    "view_option",
]

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)

graph_option = click.option(
    "-g",
    "--graph",
    "source",
    type=click.Path(path_type=Path),
    help="Graph: a folder that kg build wrote, or a file; by default parley-out, else the founding graph.",
)
view_option = click.option(
    "--view",
    default="accepted",
    show_default=True,
    metavar="VIEW",
    help="What to believe: accepted, corroborated, all, everything or claimant=ACTOR.",
)
at_option = click.option("--at", metavar="DATE", help="Day, YYYY-MM-DD.")
format_option = click.option(
    "--format",
    "form",
    default="",
    metavar="FORMAT",
    help="table, csv or json; by default table on a terminal, else csv.",
)
title_option = click.option("--title", help="Heading of the explorer; by default the actors with the most ties.")
out_option = click.option("-o", "--out", type=FILE, help="File to write instead of standard output.")
lexicon_option = click.option(
    "--lexicon", type=FILE, help="File of actors that extends and overrides the packaged ones."
)
