"""The rows of event tables that the graph's ties sum up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from kg.datasets import Table, ends_of, table_folders
from kg.errors import StoreError, UnknownNameError
from kg.model import Statement
from kg.rdf import assertable_id

if TYPE_CHECKING:
    import pandas as pd

    from kg.graph.graph import Graph

__all__ = ["ROW_COLUMNS", "rows_of"]

ROW_COLUMNS = (
    "table", "row", "time", "subject", "relation", "object", "low", "best", "high", "place", "place_precision",
    "latitude", "longitude", "sources", "doubt", "document", "line", "start", "text",
)  # fmt: skip
"""What is told of a row; ``line`` and ``start`` (in code points) are where ``text`` stands in the file."""
_ID = re.compile(r"[0-9a-f]{32}")


def rows_of(graph: Graph, folder: Path | None, first: str, second: str | None, time: str | None) -> pd.DataFrame:
    """The rows behind a tie or claim, or behind all ties of an actor or of two.

    Raises:
        UnknownNameError: the graph holds no such actor or id.
        StoreError: the tables are not where the graph is.
    """
    import pandas as pd  # noqa: PLC0415 - slow to import

    wanted = [one for one in _meant(graph, first, second) if one.tally is not None and time in (None, one.time)]
    tables = {each.name: Table.load(each) for each in table_folders(folder)} if folder is not None else {}
    frames = []
    for name in sorted({one.tally.table for one in wanted if one.tally is not None}):
        if name not in tables:
            raise StoreError(
                f"the rows of the table {name!r} are not here", place=str(folder or "the graph"),
                remedy="open the folder that `kg ingest` wrote",
            )  # fmt: skip
        own = [one for one in wanted if one.tally is not None and one.tally.table == name]
        frames.append(tables[name].rows_of(own).with_columns(table=pl.lit(name)))
    if not frames:
        return pd.DataFrame(columns=list(ROW_COLUMNS))
    found = pl.concat(frames).select(ROW_COLUMNS)
    return pd.DataFrame(found.to_dict(as_series=False), columns=list(ROW_COLUMNS))


def _meant(graph: Graph, first: str, second: str | None) -> list[Statement]:
    if second is None and _ID.fullmatch(first):
        found = [one for one in graph.statements if first in (one.id, assertable_id(one))]
        if not found:
            raise UnknownNameError(f"no tie or claim {first!r}", remedy="name two actors instead")
        return [_tie(graph, one) for one in found]
    names = {graph.find_actor(name).name for name in (first, second) if name is not None}
    ties = (one for one in graph.statements if one.tally is not None and one.relation != "figure")
    return [one for one in ties if names <= set(ends_of(one))]


def _tie(graph: Graph, statement: Statement) -> Statement:
    """The tie whose deaths a figure gives; any other statement is its own."""
    if statement.relation != "figure":
        return statement
    same = (one for one in graph.statements if one.relation != "figure" and one.tally is not None)
    return next(
        (
            one
            for one in same
            if (one.document, one.quote.start, one.time, one.tally) ==
            (statement.document, statement.quote.start, statement.time, statement.tally)
            and ends_of(one) == ends_of(statement)
        ),
        statement,
    )  # fmt: skip
