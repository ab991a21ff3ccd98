"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["At", "From", "TableFormat", "View"]

From = Annotated[
    Path | None,
    typer.Option(
        "-g", "--graph",
        help="Graph: a folder that kg build wrote, or a file; by default parley-out, else the founding graph.",
    ),
]  # fmt: skip
View = Annotated[str, typer.Option(help="What to believe: accepted, corroborated, all, everything or claimant=ACTOR.")]
At = Annotated[str | None, typer.Option(help="Day, YYYY-MM-DD.")]
TableFormat = Annotated[
    str, typer.Option("--format", help="table, csv or json; by default table on a terminal, else csv.")
]
