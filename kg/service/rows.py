"""The rows of event tables behind a tie or claim: the page of them, and the same as data. It runs in a worker.

The tables are held as the graph is: as they were when the snapshot was made. Imported only where a graph has tables,
since what reads Parquet is large.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from mmap import mmap
from pathlib import Path
from typing import Any

import polars as pl
import pyoxigraph as ox

from kg.datasets import ROW_COLUMNS, TABLES, Table, hold, table_folders
from kg.errors import KgError, StoreError
from kg.model import Statement
from kg.rdf import Records, read_statement
from kg.service.rendering import render
from kg.store import Store
from kg.vocabulary import namespaces

__all__ = ["Held", "hold_tables", "rows_data", "rows_page"]

_NUMBERS = ("low", "best", "high")


def hold_tables(folder: Path, copy: Path) -> Held:
    """Hold the tables that a folder has as they are now; no thread is started, so that the process can fork.

    Args:
        folder: in which the graph lies.
        copy: a folder for copies of their small files.

    Raises:
        StoreError: one cannot be read.
    """
    try:
        return Held(copy, {path.name: hold(path, copy / TABLES / path.name) for path in table_folders(folder)})
    except OSError as problem:
        raise StoreError(
            f"its tables cannot be read ({problem.strerror})",
            place=str(folder),
            remedy="check the folder's permissions",
        ) from None


@dataclass(frozen=True, slots=True)
class Held:
    """Tables as they were when the snapshot was made.

    Attributes:
        folder: where their small files are.
        buffers: the bytes of their rows, by table and release.
    """

    folder: Path
    buffers: Mapping[str, Mapping[str, tuple[mmap, ...]]]

    def open(self) -> dict[str, Table]:
        """The tables by name, in a process that can open no file afterwards; one that is damaged is left out."""
        found = {}
        for path in table_folders(self.folder):
            try:
                found[path.name] = Table.load(path).with_buffers(self.buffers[path.name])
            except KgError as problem:
                sys.stderr.write(f"The rows of {path.name} are not served: {problem}\n")
        _warm()
        return found


def _warm() -> None:
    """Start what reads Parquet."""
    table = io.BytesIO()
    pl.DataFrame({"line": [1]}).write_parquet(table)
    pl.scan_parquet(io.BytesIO(table.getvalue())).filter(pl.col("line") == 1).collect()


def rows_page(store: Store, tables: Mapping[str, Table], node: ox.NamedNode, *, page: int, size: int) -> str | None:
    """A page of the rows behind a node; ``None`` where it sums up none."""
    found = _Found(store, tables, node)
    if not found.statements:
        return None
    rows = [
        _shown(row) | {"fields": tables[row["table"]].named_fields(row["document"], row["text"])}
        for row in found.rows(page, size)
    ]
    records = Records(store.engine)
    claim = records.claim(ox.NamedNode(found.claims[0]))
    fact = records.fact(ox.NamedNode(claim.about)) if claim.about else None
    return render(
        "rows.html", rows=rows, fact=fact, iri=node.value, page=page, size=size, total=found.total, told=found.told,
    )  # fmt: skip


def rows_data(
    store: Store, tables: Mapping[str, Table], node: ox.NamedNode, *, page: int, size: int, form: str
) -> str | None:
    """The same as CSV or JSON, with the columns of `kg.datasets.ROW_COLUMNS`."""
    found = _Found(store, tables, node)
    if not found.statements:
        return None
    rows = found.rows(page, size)
    if form == "csv":
        return pl.DataFrame(rows, schema=list(ROW_COLUMNS), infer_schema_length=None).write_csv()
    told = {"of": node.value, "total": found.total, "page": page, "size": size, "rows": rows}
    return json.dumps(told, ensure_ascii=False)


class _Found:
    """The rows behind a node: a claim, or something that is claimed.

    Attributes:
        statements: those of tables that are about it, by table.
        claims: their IRIs.
        told: how many rows they say they sum up.
        total: how many are found.
    """

    def __init__(self, store: Store, tables: Mapping[str, Table], node: ox.NamedNode) -> None:
        self._tables = tables
        self.statements: dict[str, list[Statement]] = {}
        self.claims: list[str] = []
        for claim, statement in _statements(store, node):
            assert statement.tally is not None  # noqa: S101 - `_statements` gives no others
            self.claims.append(claim)
            self.statements.setdefault(statement.tally.table, []).append(statement)
        every = [one for own in self.statements.values() for one in own]
        self.told = sum(one.tally.rows for one in every if one.tally)
        self._places = {name: self._table(name, own).places_of(own) for name, own in sorted(self.statements.items())}
        self.total = sum(map(len, self._places.values()))

    def _table(self, name: str, own: Sequence[Statement]) -> Table:
        table = self._tables.get(name)
        if table is None or not {one.document for one in own} <= table.documents:
            raise StoreError(
                f"the rows of the table {name} that this sums up are not served here",
                remedy="serve the folder that `kg ingest` wrote, or ask `kg rows` there",
            )
        return table

    def rows(self, page: int, size: int) -> list[dict[str, Any]]:
        """A page of them, table by table."""
        skip, left, found = (page - 1) * size, size, []
        for name, places in self._places.items():
            own = places.slice(skip, left)
            skip = max(0, skip - len(places))
            left -= len(own)
            if len(own):
                table = self._tables[name]
                found += table.told(table.filled(own)).to_dicts()
        return found


def _statements(store: Store, node: ox.NamedNode) -> Iterator[tuple[str, Statement]]:
    """The statements of tables that a claim, or the claims on an assertable, make; of a figure, the tie."""
    records = Records(store.engine)
    is_claim = node.value.startswith(namespaces().node("claim"))
    claims = [node.value] if is_claim else [claim.iri for claim in records.claims_on(node)]
    for claim in claims:
        statement = read_statement(store.engine, ox.NamedNode(claim))
        if statement is None or statement.tally is None:
            continue
        if statement.relation != "figure":
            yield claim, statement
            continue
        for passage in records.claim(ox.NamedNode(claim)).passages:
            for other in records.claims_quoting(ox.NamedNode(passage.iri)):
                tie = read_statement(store.engine, other)
                if tie is not None and tie.relation != "figure" and (tie.tally, tie.time) == (
                    statement.tally, statement.time
                ):  # fmt: skip
                    yield claim, tie


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its numbers in words: what a source does not know is unknown, never 0."""
    numbers = [None if row[name] is None else f"{row[name]:,}" for name in _NUMBERS]
    has_numbers = any(number is not None for number in numbers)
    told = ", ".join(f"{name} {number or 'unknown'}" for name, number in zip(_NUMBERS, numbers, strict=True))
    return {**row, "deaths": told if has_numbers else ""}
