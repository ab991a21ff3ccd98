"""The tables that lie in the folder of a graph: what they say stands in the graph itself."""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError
from kg.export.files import finish_writing
from kg.graph import Graph
from kg.model import Account

__all__ = ["other_accounts", "table_accounts"]


def table_accounts(folder: Path) -> list[Account]:
    """What the tables in the folder of a graph say, as they were last ingested.

    Raises:
        StoreError: the graph cannot be read, or lacks a table whose rows are there.
    """
    tables = _tables(folder)
    if not tables:
        return []
    found = [account for account in other_accounts(folder, "") if account.document.id.startswith(tuple(tables))]
    for table in tables:
        if not any(account.document.id.startswith(table) for account in found):
            raise StoreError(
                f"the graph lacks the table {table.rstrip(':')}", place=str(folder),
                remedy="ingest its file again, or remove the table's folder",
            )  # fmt: skip
    return found


def other_accounts(folder: Path, table: str) -> list[Account]:
    """What the graph in the folder says, but for one table; nothing where there is no graph."""
    finish_writing(folder)
    if not (folder / "graph.nq").is_file():
        return []
    return [
        account
        for account in Graph.open(folder).accounts
        if not (table and account.document.id.startswith(f"{table}:"))
    ]


def _tables(folder: Path) -> list[str]:
    """What the ids of each table's documents begin with."""
    if not (folder / "tables").is_dir():
        return []
    from kg.datasets import table_folders  # noqa: PLC0415 - polars is slow to import, and few graphs have tables

    return [f"{path.name}:" for path in table_folders(folder)]
