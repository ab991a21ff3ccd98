"""What the commands share: opening the graph, choosing a format, printing a table."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.cli.options import Source
from kg.cli.streams import one_line

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from kg.graph import Graph
    from kg.model import Document

__all__ = [
    "FINDINGS",
    "NOTHING_MATCHED",
    "Result",
    "built_here",
    "choose_format",
    "local",
    "note",
    "note_to_come",
    "nothing_found",
    "open_graph",
    "print_csv",
    "print_frame",
    "print_result",
    "print_rows",
    "print_table",
    "printable",
]

_DEFAULT_FOLDER = Path("parley-out")
FINDINGS = 3
NOTHING_MATCHED = 4

Row = Sequence[object]


class Result(Protocol):
    """What an analysis returns."""

    def frame(self) -> pd.DataFrame:
        """Its rows."""

    def text(self) -> str:
        """Its text for people."""


def note(message: str) -> None:
    """Say something to the person, not to the pipe."""
    print(one_line(message), file=sys.stderr)


def note_to_come(document: Document) -> None:
    """Say where the date that an article states is still to come: its year may be misspelt.

    On the screen only: what is written is the same on every day.
    """
    from kg.model import Interval

    day = Interval.parse(document.issued).from_earliest
    if day is not None and day > date.today() + timedelta(days=1):  # noqa: DTZ011 - somewhere it is tomorrow already
        note(f"note: {document.id}: its date, {document.issued}, is still to come: see whether it is misspelt")


def nothing_found(languages: Sequence[str | None]) -> str:
    """What to say where documents of these languages give no statement."""
    if languages and all(language not in (None, "en") for language in languages):
        which = "the document is" if len(languages) == 1 else f"all {len(languages):,} documents are"
        return f"note: nothing was read: {which} in another language than English, the only one that rules read"
    return (
        "note: no statements found; docs/extraction.md tells what rules read, docs/statements.md how to write your own"
    )


def open_graph(source: Source | None, at: str | None = None) -> Graph:
    """The graph that the user names; else the one built here; else the founding one.

    Args:
        source: a folder, a file or the address of an endpoint.
        at: the day that it will be asked of; one outside all that the graph tells is pointed out.
    """
    graph = _opened(source)
    if outside := graph.outside(at):
        note(f"note: {outside}")
    return graph


def _opened(source: Source | None) -> Graph:
    from kg.pipeline import build, open

    chosen = built_here() if source is None else source
    if chosen is not None:
        return open(chosen)
    note("note: no parley-out here, so this is the founding graph")
    return build()


def built_here() -> Path | None:
    """The folder that `kg build` writes to unless it is told otherwise, where it holds a graph."""
    return _DEFAULT_FOLDER if (_DEFAULT_FOLDER / "graph.nq").is_file() else None


def local(source: Source) -> Path:
    """The path that the user names.

    Raises:
        StoreError: it is the address of an endpoint, where only a graph on this machine will do.
    """
    from kg.errors import StoreError

    if isinstance(source, str):
        from kg.store import shown_address

        raise StoreError(
            "an endpoint, where a graph on this machine is needed", place=shown_address(source),
            remedy="copy it into a store's directory with `kg export store -g URL -o DIR`",
        )  # fmt: skip
    return source


def choose_format(form: str, *, terminal: str, pipe: str) -> str:
    """The format to use: as asked for, which the option has seen to, else by whether a person or a program reads."""
    return form or (terminal if sys.stdout.isatty() else pipe)


def print_rows(columns: Sequence[str], rows: Iterable[Row], form: str) -> int:
    """Print rows as a table, CSV or JSON; returns the exit code."""
    form = choose_format(form, terminal="table", pipe="csv")
    kept = [list(row) for row in rows]
    if form == "json":
        print(
            json.dumps(
                [dict(zip(columns, row, strict=True)) for row in kept], ensure_ascii=False, indent=1, default=str
            )
        )
    elif form == "csv":
        print_csv(columns, kept)
    else:
        print_table(columns, kept)
    return 0 if kept else NOTHING_MATCHED


def print_frame(frame: pd.DataFrame, form: str) -> int:
    """Print a DataFrame as a table, CSV or JSON; returns the exit code. What is missing is an empty cell."""
    rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    return print_rows([str(column) for column in frame.columns], rows, form)


def print_result(result: Result, form: str) -> int:
    """Print the result of an analysis: its text for people, its rows for programs; returns the exit code."""
    form = choose_format(form, terminal="text", pipe="csv")
    frame = result.frame()
    if form != "text":
        return print_frame(frame, form)
    print(printable(result.text()))
    return NOTHING_MATCHED if frame.empty else 0


def print_csv(columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Print rows as CSV, in which no spreadsheet finds a formula and no terminal a command."""
    import csv

    shown = printable if sys.stdout.isatty() else str
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([shown(_safe_cell(cell)) for cell in row] for row in rows)


def _safe_cell(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers, also those that a query gives as text."""
    from kg.export.text import safe_cell

    text = "" if cell is None else str(cell)
    return text if _NUMBER.fullmatch(text) else safe_cell(text)


_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)


def print_table(columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Print rows for people: as a table where its columns find room, else record by record."""
    from rich.console import Console

    console = Console(markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    cells = [["" if cell is None else printable(str(cell)) for cell in row] for row in rows]
    needed = sum(_wanted_width([column, *(row[place] for row in cells)]) for place, column in enumerate(columns))
    if needed + 2 * len(columns) <= console.width:
        _print_grid(console, columns, cells)
    else:
        _print_records(console, columns, cells)


_PIPE_WIDTH = 160
_WRAPPED_AT = 36
"""How much room a column of long texts is given before it wraps."""


def _wanted_width(texts: Iterable[str]) -> int:
    return min(max(map(len, texts), default=0), _WRAPPED_AT)


def _print_grid(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _print_records(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    filled = [column for place, column in enumerate(columns) if any(row[place] for row in rows)]
    for row in rows:
        record = Table.grid(padding=(0, 2))
        record.add_column(width=max(map(len, filled)))
        record.add_column(overflow="fold")
        for column, cell in zip(columns, row, strict=True):
            if cell:
                record.add_row(Text(column, style="dim"), Text(cell))
        console.print(record)
        console.print()


def printable(text: str) -> str:
    """Text without characters by which a document could steer the terminal."""
    return "".join(c if c in "\n\t" or c.isprintable() else "�" for c in text)
