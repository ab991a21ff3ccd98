"""The rows of event tables that the graph's ties sum up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from kg.analysis import Incident
from kg.beliefs import Assessment, Held
from kg.datasets import ROW_COLUMNS, Table, ends_of, table_folders
from kg.errors import StoreError, TimeError, UnknownNameError
from kg.model import Interval, Statement, TableRow
from kg.rdf import assertable_id
from kg.vocabulary import vocabulary

if TYPE_CHECKING:
    import pandas as pd

    from kg.graph.graph import Graph

__all__ = ["glances_of", "incidents_of", "rows_of"]

_ID = re.compile(r"[0-9a-f]{32}")


def rows_of(graph: Graph, folder: Path | None, first: str, second: str | None, time: str | None) -> pd.DataFrame:
    """The rows behind a tie or claim, or behind all ties of an actor or of two.

    Raises:
        TimeError: the time is none.
        UnknownNameError: the graph holds no such actor or id.
        StoreError: the tables are not where the graph is.
    """
    import pandas as pd  # noqa: PLC0415 - slow to import

    if time is not None:
        _check_time(time)
    wanted: dict[str, list[Statement]] = {}
    for one in _meant(graph, first, second):
        if one.tally is not None and time in (None, one.time):
            wanted.setdefault(one.tally.table, []).append(one)
    frames = []
    for name, table in _tables(folder, wanted):
        frames.append(table.told(table.rows_of(wanted[name])))
    if not frames:
        return pd.DataFrame(columns=list(ROW_COLUMNS))
    found = pl.concat(frames)
    return pd.DataFrame(found.to_dict(as_series=False), columns=list(ROW_COLUMNS))


def _check_time(time: str) -> None:
    try:
        Interval.parse(time)
    except TimeError as problem:
        raise TimeError(
            problem.message, remedy="write a time of ties as the graph has it: 2009, 2009-05, 2009-05-03 or 1989/2021"
        ) from None


_MOST_GLANCED = 2_000
"""Ties up to which some of their rows are looked up."""
_LAST = 2
_GLANCE_BYTES, _LEAST_BYTES = 120, 20_000
"""For each tie, on average, and in any case: more rows would make a page too large to pass around."""


def glances_of(
    folder: Path | None, statements: Iterable[Statement], unwritten: Mapping[str, Table]
) -> dict[str, tuple[TableRow, ...]]:
    """For the ties of several rows the second of these and the last two, by the id of the statement.

    A statement quotes the first itself. Where ties are more than 2,000, there are none; where the rows are long, those
    of some ties are left out: those of the fewest rows first. A table that is not at hand, or damaged, has none.
    """
    ties = [one for one in statements if one.tally is not None and one.relation != "figure"]
    wanted: dict[str, list[Statement]] = {}
    for one in ties:
        if one.tally is not None and one.tally.rows > 1 and len(ties) <= _MOST_GLANCED:
            wanted.setdefault(one.tally.table, []).append(one)
    found: dict[str, tuple[TableRow, ...]] = {}
    for name in sorted(wanted):
        try:
            table = unwritten.get(name) or next(_tables(folder, [name]))[1]
            found |= _glances(table, wanted[name])
        except StoreError:
            continue
    left, kept = max(_LEAST_BYTES, _GLANCE_BYTES * len(ties)), {}
    for one in sorted(ties, key=lambda one: (-(one.tally.rows if one.tally else 0), one.id)):
        size = sum(len(row.text.encode()) for row in found.get(one.id, ()))
        if one.id in found and size <= left:
            left -= size
            kept[one.id] = found[one.id]
    return kept


def _glances(table: Table, statements: Sequence[Statement]) -> Iterator[tuple[str, tuple[TableRow, ...]]]:
    key = ["subject", "relation", "object", "period", "doubts"]
    number, count = pl.int_range(pl.len()).over(key), pl.len().over(key)
    places = table.places_of(statements)
    chosen = places.filter((number == 1) | ((number > 0) & (number >= count - _LAST)))
    rows: dict[tuple[object, ...], list[TableRow]] = {}
    for row in table.filled(chosen).iter_rows(named=True):
        glance = TableRow(
            row["time"], row["place"], row["low"], row["best"], row["high"], row["line"], row["text"]
        )  # fmt: skip
        rows.setdefault(tuple(row[name] for name in key), []).append(glance)
    for one in statements:
        period = one.time if table.step != "all" else "all"
        own = rows.get((*_ordered(one), period, one.confidence_reason or ""))
        if own:
            yield one.id, tuple(own)


def _ordered(one: Statement) -> tuple[str, str, str]:
    first, second = ends_of(one)
    return first, one.relation, second


def incidents_of(folder: Path, held: Iterable[Held], actors: Sequence[str], measure: str) -> list[Incident]:
    """The rows that hostile ties of a view sum up, each as an incident with its own day and deaths.

    Args:
        folder: of the graph.
        held: what the view holds.
        actors: only rows in which all of these take part.
        measure: what figures count; deaths are left out where it is another than the table's.

    Raises:
        StoreError: a table is not where the graph is.
    """
    wanted: dict[str, list[Assessment]] = {}
    for item in held:
        said = item.assessment.statement
        relation = vocabulary().relation(said.relation)
        is_violence = (relation.family, relation.temporality) == ("conflict", "event") and relation.sign < 0
        if said.tally and is_violence and set(actors) <= set(ends_of(said)):
            wanted.setdefault(said.tally.table, []).append(item.assessment)
    return [row for name, table in _tables(folder, wanted) for row in _incidents(table, wanted[name], measure)]


def _tables(folder: Path | None, names: Iterable[str]) -> Iterator[tuple[str, Table]]:
    """The tables of these names, each with its name, sorted.

    Raises:
        StoreError: one is not in the folder, or cannot be read.
    """
    here = {each.name: each for each in table_folders(folder)} if folder is not None else {}
    for name in sorted(names):
        if name not in here:
            raise StoreError(
                f"the rows of the table {name!r} are not here", place=str(folder or "the graph"),
                remedy="open the folder that `kg ingest` wrote, or ingest it again",
            )  # fmt: skip
        yield name, Table.load(here[name])


def _incidents(table: Table, assessments: Sequence[Assessment], measure: str) -> Iterator[Incident]:
    by_key: dict[tuple[object, ...], Assessment] = {}
    for one in assessments:
        said = one.statement
        alone = said.tally is not None and said.tally.rows == 1
        place = (said.document, said.quote.lines[0])
        by_key[place if alone else (*ends_of(said), said.relation, said.time if table.step != "all" else "all")] = one
    figure = table.mapping.figure
    counts = figure is not None and figure.measure == measure
    for row in table.rows_of([one.statement for one in assessments]).iter_rows(named=True):
        tie = by_key.get((row["document"], row["line"])) or by_key.get(
            (row["subject"], row["object"], row["relation"], row["period"])
        )
        numbers = [value for value in (row["low"], row["best"], row["high"]) if value is not None]
        label = vocabulary().relation(row["relation"]).label
        yield Incident(
            f"{row['subject']} — {label} → {row['object']} ({row['time']}, row {row['row']})",
            row["first"],
            row["last"],
            True,
            (min(numbers), row["best"], max(numbers)) if counts and numbers else None,
            ", ".join(tie.origins) if tie else table.mapping.publisher,
            tie.evidence if tie else (),
            out_of_order=len(numbers) == 3 and not numbers[0] <= numbers[1] <= numbers[2],
        )


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
