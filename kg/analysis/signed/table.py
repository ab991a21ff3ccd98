"""Ties as columns of integers: the truth that every computation on signed networks starts from.

Building a `networkx.MultiDiGraph` of a million ties takes tens of seconds, and so does walking through it. Here a tie
is a row of numpy columns, and a snapshot is a mask over them (`EdgeTable.snapshot`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from kg.analysis.days import as_day
from kg.analysis.signed.snapshot import Snapshot, group_pairs
from kg.analysis.ties import Tie, tie
from kg.errors import InputError, ReadingError
from kg.model import Interval
from kg.vocabulary import vocabulary

__all__ = ["FAMILIES", "Bounds", "EdgeTable", "Level"]

FAMILIES = ("conflict", "support")
"""Families of relations that make two actors allied or hostile. An accusation is an act of speech and makes neither."""

Level = Literal["certain", "possible"]
Days = NDArray[np.datetime64]
_UNKNOWN = np.datetime64("NaT", "D")
_DATES = ("from_earliest", "from_latest", "to_earliest", "to_latest")


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """The four dates that bound each tie, as columns of days; ``NaT`` is unknown. See `kg.model.Interval`."""

    from_earliest: Days
    from_latest: Days
    to_earliest: Days
    to_latest: Days


@dataclass(frozen=True, slots=True, eq=False)
class EdgeTable:
    """Signed ties as columns; one row a tie, in the order in which they were given.

    Attributes:
        names: the actors; a row names them by their place in this tuple.
        source: where the tie begins: integers of 32 bits, shape (ties,).
        target: where it ends.
        sign: 1 or -1.
        weight: how surely it holds or how strong it is; 1 where nothing was said.
        bounds: when it held, or ``None`` where no row has a date.
        vague: the rows whose words make no day certain.
        keys: what each row is called, such as the id of its assertable; empty where rows have no names.
        ties: what each row rests on; empty where the table was not made from a graph.
    """

    names: tuple[str, ...]
    source: NDArray[np.int32]
    target: NDArray[np.int32]
    sign: NDArray[np.int8]
    weight: NDArray[np.float64]
    bounds: Bounds | None = None
    vague: NDArray[np.bool_] | None = None
    keys: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()

    def __len__(self) -> int:
        return len(self.source)

    def __repr__(self) -> str:
        return f"<EdgeTable: {len(self.names)} actors, {len(self)} signed ties>"

    @classmethod
    def from_arrays(
        cls,
        source: ArrayLike,
        target: ArrayLike,
        sign: ArrayLike,
        *,
        weight: ArrayLike | None = None,
        names: Sequence[str] | None = None,
        bounds: Bounds | None = None,
        keys: Sequence[str] = (),
    ) -> EdgeTable:
        """The table of plain arrays.

        Args:
            source: places in ``names`` where there are names, else integers from 0.
            target: likewise.
            sign: 1 or -1.
            weight: positive and finite; 1 by default.
            names: the actors; by default their numbers.
            bounds: when the ties held.
            keys: what the rows are called.

        Raises:
            InputError: the columns differ in length, or a value is no place, sign or weight; the message names the row.
        """
        one, other = _whole("source", source), _whole("target", target)
        signs = _signs(sign)
        weights = np.ones(len(one)) if weight is None else _weights(weight)
        for name, column in (("target", other), ("sign", signs), ("weight", weights), ("keys", keys or one)):
            if len(column) != len(one):
                raise InputError(
                    f"{len(one)} sources and {len(column)} values in {name}", remedy="give one of each a tie"
                )
        size = int(max(one.max(initial=-1), other.max(initial=-1))) + 1
        known = tuple(map(str, range(size))) if names is None else tuple(names)
        if size > len(known):
            raise InputError(f"actor {size - 1} among {len(known)} names", remedy="name every actor, counting from 0")
        return cls(known, one.astype(np.int32), other.astype(np.int32), signs, weights, bounds, None, tuple(keys))

    @classmethod
    def from_frame(cls, frame: pd.DataFrame) -> EdgeTable:
        """The table of a frame with the columns ``source``, ``target``, ``sign`` (or ``a``, ``b``, ``sign``).

        ``weight`` is read where it is there, and so are ``from_earliest``, ``from_latest``, ``to_earliest`` and
        ``to_latest``, or ``begin`` and ``end``: dates, months or years, each bounded by its first and last day.

        Raises:
            InputError: a column is missing, or a value is no sign, weight or date.
        """
        one, other = ("source", "target") if "source" in frame else ("a", "b")
        missing = [name for name in (one, other, "sign") if name not in frame]
        if missing:
            raise InputError(f"no column {', '.join(missing)}", remedy="name the columns source, target and sign")
        ends = pd.concat([frame[one], frame[other]])
        if ends.isna().any():
            raise InputError(
                "a tie without an actor",
                remedy="name both ends of each tie",
                place=f"row {int(ends.isna().to_numpy().argmax()) % len(frame)}",
            )
        blank = ends.astype(str).str.strip() == ""
        if blank.any():
            raise InputError("an actor without a name", place=f"row {int(blank.to_numpy().argmax()) % len(frame)}")
        codes, names = pd.factorize(ends.astype(str), sort=True)
        half = len(frame)
        weight = frame["weight"].to_numpy() if "weight" in frame else None
        return cls.from_arrays(
            codes[:half], codes[half:], frame["sign"].to_numpy(), weight=weight,
            names=tuple(map(str, names)), bounds=_bounds_of(frame),
        )  # fmt: skip

    @classmethod
    def from_csv(cls, path: Path | str) -> EdgeTable:
        """The table of a CSV file; see `from_frame` for its columns.

        Raises:
            ReadingError: there is no such file, or it is no CSV.
            InputError: see `from_frame`; the message names the file.
        """
        try:
            frame = pd.read_csv(path)
        except FileNotFoundError:
            raise ReadingError("no such file", place=str(path)) from None
        except (OSError, ValueError) as problem:
            raise ReadingError(f"not a readable CSV file ({problem})", place=str(path)) from None
        try:
            return cls.from_frame(frame)
        except InputError as problem:
            raise problem.at(str(path)) from None

    @classmethod
    def from_network(cls, network: nx.MultiDiGraph[str], *, families: Collection[str] = FAMILIES) -> EdgeTable:
        """The signed ties of a network as `kg.network.build_network` gives it.

        A friendly tie counts where it lasts: a concession or a release alone makes no ally (see `kg.analysis.allies`).

        Args:
            network: of any view.
            families: the families of relations that count.
        """
        relations = vocabulary().relation
        kept = [
            (source, target, key, attributes)
            for source, target, key, attributes in network.edges(keys=True, data=True)
            if attributes["sign"]
            and attributes["family"] in families
            and (attributes["sign"] < 0 or relations(attributes["relation"]).temporality == "state")
        ]
        names = sorted({name for source, target, _, _ in kept for name in (source, target)})
        place = {name: number for number, name in enumerate(names)}
        return cls(
            tuple(names),
            np.array([place[edge[0]] for edge in kept], dtype=np.int32),
            np.array([place[edge[1]] for edge in kept], dtype=np.int32),
            np.array([edge[3]["sign"] for edge in kept], dtype=np.int8),
            np.ones(len(kept)),
            _bounds_of_intervals([edge[3]["interval"] for edge in kept]),
            np.array([not edge[3].get("may_be_certain", True) for edge in kept], dtype=bool),
            tuple(str(edge[2]) for edge in kept),
            tuple(tie(edge[0], edge[1], edge[3]) for edge in kept),
        )

    def snapshot(self, at: date | str | None = None, *, level: Level = "possible") -> Snapshot:
        """The network on a day.

        Args:
            at: the day, or ``None`` for all times together.
            level: ``certain`` keeps the ties that surely held on the day; ``possible`` those that nothing rules out,
                undated ones among them.

        Raises:
            TimeError: ``at`` is not a full date.
            InputError: there is no such level, or ``certain`` is asked without a day.
        """
        if level not in get_args(Level):
            raise InputError(f"no level {level!r}", remedy=f"use one of {', '.join(get_args(Level))}")
        if at is None and level == "certain":
            raise InputError("what surely held is asked of a day", remedy="give the day too")
        day = None if at is None else as_day(at)
        held = self._held(day, level)
        rows = np.arange(len(self)) if held is None else np.flatnonzero(held)
        return group_pairs(self, rows, at=day, level=level, undated=self._undated(day, level))

    def _held(self, day: date | None, level: Level) -> NDArray[np.bool_] | None:
        """Which rows are in the snapshot; ``None`` is all."""
        if day is None or (self.bounds is None and level == "possible"):
            return None
        if self.bounds is None:
            return np.zeros(len(self), dtype=bool)
        then = np.datetime64(day, "D")
        if level == "possible":
            # a comparison with NaT is false, so that an unknown bound rules nothing out
            return ~((self.bounds.from_earliest > then) | (self.bounds.to_latest < then))
        held = (self.bounds.from_latest <= then) & (self.bounds.to_earliest >= then)
        return held if self.vague is None else held & ~self.vague

    def _undated(self, day: date | None, level: Level) -> int:
        """How many ties of which no time is known are in the snapshot of a day."""
        if day is None or level == "certain":
            return 0
        unknown = self.source != self.target
        if self.bounds is None:
            return int(unknown.sum())
        for name in _DATES:
            unknown &= np.isnat(getattr(self.bounds, name))
        return int(unknown.sum())

    @property
    def dated(self) -> tuple[date, date] | None:
        """The first and the last day that any date of a tie names; ``None`` where none has a date."""
        known = [] if self.bounds is None else [getattr(self.bounds, name) for name in _DATES]
        days = np.concatenate([column[~np.isnat(column)] for column in known]) if known else np.zeros(0, "<M8[D]")
        return (days.min().item(), days.max().item()) if len(days) else None

    def called(self, rows: Iterable[int]) -> tuple[str, ...]:
        """What rows are called: the ids of their assertables, else their numbers."""
        return tuple(self.keys[row] if self.keys else str(row) for row in rows)


def _whole(name: str, values: ArrayLike) -> NDArray[np.int64]:
    found = np.asarray(values)
    if found.size == 0:
        return np.zeros(0, dtype=np.int64)
    if found.ndim != 1 or found.dtype.kind not in "iu" or found.min() < 0:
        raise InputError(f"{name} holds something that is no place among the actors", remedy="count actors from 0")
    if found.max() >= np.iinfo(np.int32).max:
        raise InputError(f"{name} counts past {np.iinfo(np.int32).max}", remedy="number the actors from 0 without gaps")
    return found.astype(np.int64)


def _signs(values: ArrayLike) -> NDArray[np.int8]:
    found = np.asarray(values)
    if found.size and found.dtype.kind not in "iuf":
        raise InputError("signs that are no numbers", remedy="use 1 for friendly and -1 for hostile")
    wrong = np.flatnonzero((found != 1) & (found != -1))
    if len(wrong):
        raise InputError(
            f"the sign {found[wrong[0]]}", place=f"row {wrong[0]}", remedy="use 1 for friendly and -1 for hostile"
        )
    return found.astype(np.int8)


def _weights(values: ArrayLike) -> NDArray[np.float64]:
    try:
        found = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise InputError("weights that are no numbers", remedy="use positive numbers") from None
    wrong = np.flatnonzero(~(np.isfinite(found) & (found > 0)))
    if len(wrong):
        raise InputError(
            f"the weight {found[wrong[0]]}",
            place=f"row {wrong[0]}",
            remedy="use a positive number, or leave the tie out",
        )
    return found


def _bounds_of(frame: pd.DataFrame) -> Bounds | None:
    bounds = _bounds_in(frame)
    if bounds is not None:
        # a comparison with NaT is false, so that an unknown bound breaks no order
        wrong = np.flatnonzero(bounds.from_earliest > bounds.to_latest)
        if len(wrong):
            raise InputError("a tie that ends before it begins", place=f"row {wrong[0]}", remedy="mend its dates")
    return bounds


def _bounds_in(frame: pd.DataFrame) -> Bounds | None:
    if any(name in frame for name in _DATES):
        return Bounds(*(_days(frame, name, first=name.endswith("earliest")) for name in _DATES))
    if "begin" in frame or "end" in frame:
        begin, end = [[_days(frame, name, first=first) for first in (True, False)] for name in ("begin", "end")]
        return Bounds(*begin, *end)
    return None


def _days(frame: pd.DataFrame, name: str, *, first: bool) -> Days:
    """A column of full dates or of years as days; a year is its first or its last day."""
    if name not in frame:
        return np.full(len(frame), _UNKNOWN)
    column = frame[name]
    if pd.api.types.is_numeric_dtype(column):
        years = column.to_numpy(dtype=np.float64)
        wrong = np.flatnonzero(~np.isnan(years) & ((years != np.floor(years)) | (years < 1) | (years > 9999)))
        if len(wrong):
            raise InputError(f"the year {years[wrong[0]]}", place=f"row {wrong[0]}, column {name}")
        known = np.nan_to_num(years).astype(np.int64) - 1970 + (0 if first else 1)
        days = known.astype("datetime64[Y]").astype("datetime64[D]") - (0 if first else 1)
        return np.where(np.isnan(years), _UNKNOWN, days)
    return np.array(
        [_day(value, f"row {row}, column {name}", first=first) for row, value in enumerate(column)], "datetime64[D]"
    )


def _day(value: object, place: str, *, first: bool) -> date | None:
    """The first or the last day that a date can mean; ``None`` where nothing is said."""
    if value is None or value != value or value == "":  # noqa: PLR0124 - NaN is not itself
        return None
    try:
        interval = Interval.parse(str(value))
    except InputError as problem:
        raise problem.at(place) from None
    return interval.from_earliest if first else interval.to_latest


def _bounds_of_intervals(intervals: Sequence[Any]) -> Bounds:
    columns = [np.array([getattr(interval, name) for interval in intervals], dtype="datetime64[D]") for name in _DATES]
    return Bounds(*columns)
