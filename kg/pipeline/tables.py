"""The tables that lie in the folder of a graph, as accounts beside those of its documents."""

from __future__ import annotations

from pathlib import Path

from kg.export.files import finish_writing
from kg.model import Account

__all__ = ["table_accounts"]


def table_accounts(folder: Path, *, without: str | None = None) -> list[Account]:
    """What the tables in the folder of a graph say, as they were last ingested.

    Args:
        folder: of the graph.
        without: a table that is left out.

    Raises:
        StoreError: a table was damaged.
    """
    if not (folder / "tables").is_dir():
        return []
    from kg.datasets import Table, table_folders  # noqa: PLC0415 - polars is slow to import

    for each in (folder / "tables").iterdir():
        finish_writing(each)
    return [
        account for each in table_folders(folder) if each.name != without for account in Table.load(each).accounts()
    ]
