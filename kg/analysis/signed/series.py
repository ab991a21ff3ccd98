"""Blocs, balance and frustration over time: the same measures on one day after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kg.analysis.results import Listing
from kg.analysis.signed.balance import Balance, balance
from kg.analysis.signed.blocs import Blocs, blocs
from kg.analysis.signed.budget import Budget
from kg.analysis.signed.snapshot import Snapshot, first_of, group_pairs
from kg.errors import InputError
from kg.wording import counted

if TYPE_CHECKING:
    from kg.analysis.signed.table import EdgeTable, Level

__all__ = ["Moment", "Series", "series"]

_FOR_BALANCE = 0.7
"""How much of a moment's time goes to balance and frustration; blocs get the rest."""
_LEVELS: tuple[Level, ...] = ("certain", "possible")
_STATUS = ("always", "sometimes", "never", "unknown")


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The measures of one day, of the ties that surely held on it or of those that may have.

    Attributes:
        snapshot: the network of the day; its ``level`` says which ties.
        balance: triangles, walks and frustration, each against shuffled signs, with the frustration index behind the
            last; ``None`` where the time budget had ended before.
        blocs: the best partition that was found; ``None`` likewise.
    """

    snapshot: Snapshot
    balance: Balance | None
    blocs: Blocs | None

    @property
    def is_proven(self) -> bool:
        """Whether the frustration index and the blocs are both exact."""
        both = self.balance, self.blocs
        return both[0] is not None and both[0].frustration.is_proven and both[1] is not None and both[1].is_proven


@dataclass(frozen=True, slots=True, eq=False)
class Series(Listing[Moment]):
    """Measures over time.

    Attributes:
        items: by day, on each the certain ties first.
        dated: the first and the last day that any tie of the table names, or ``None`` where none has a date.
        edges: whether it was asked which pairs are always, sometimes or never frustrated.
        seconds: the budget of the whole series.
    """

    items: tuple[Moment, ...]
    dated: tuple[date, date] | None
    edges: bool
    seconds: float

    def frame(self) -> pd.DataFrame:
        """One row a day and level.

        Columns: ``at``, ``level``, ``actors``, ``friendly``, ``hostile``, ``both``, ``undated``; ``L lower`` and
        ``L upper``, the bounds of the frustration index; of each index of balance its bounds and its distance from
        shuffled signs; ``blocs`` with the bounds of what their errors cost. Cells without a meaning are missing.
        """
        return pd.DataFrame([_row(one, edges=self.edges) for one in self.items], columns=_columns(edges=self.edges))

    def evidence(self) -> pd.DataFrame:
        """The claims behind the pairs of every moment: ``at``, ``level``, and what `Snapshot.claims` has.

        A moment with the same pairs as the one of its level before is not told again.
        """
        parts = []
        for same in self._runs():
            claims = same[0].snapshot.claims()
            claims.insert(0, "at", same[0].snapshot.at)
            claims.insert(1, "level", same[0].snapshot.level)
            parts.append(claims)
        return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["at", "level"])

    def _runs(self) -> Iterator[list[Moment]]:
        """Moments that follow each other with the same pairs, level by level."""
        for level in _LEVELS:
            of_level = [one for one in self.items if one.snapshot.level == level]
            for _, same in groupby(of_level, key=lambda one: _key(one.snapshot)):
                yield list(same)

    def text(self) -> str:
        """The series for people; days with the same pairs are told together."""
        if not self.items:
            return "No tie here has a date, so there is no series over time."
        lines = []
        for same in self._runs():
            first, last = same[0].snapshot.at, same[-1].snapshot.at
            when = f"{first}" if first == last else f"{first} to {last} ({len(same)} days asked)"
            lines += [f"{when}, {same[0].snapshot.level} ties: {_told(same[0])}"]
        return "\n".join([*lines, *self._unknown()])

    def _unknown(self) -> Iterator[str]:
        """What the series does not say."""
        skipped = sum(one.balance is None for one in self.items)
        open_ones = sum(not one.is_proven for one in self.items) - skipped
        if open_ones:
            yield f"Not proven within {self.seconds:g} seconds, and so between bounds: {counted(open_ones, 'moment')}."
        if skipped:
            yield f"Not computed, for the {self.seconds:g} seconds had ended: {counted(skipped, 'moment')}."
        if self.dated is None:
            yield "No tie here has a date: each day has the same ties, and none of them surely."
        else:
            days = [one.snapshot.at for one in self.items if one.snapshot.at is not None]
            outside = sum(not self.dated[0] <= day <= self.dated[1] for day in dict.fromkeys(days))
            if outside:
                yield (
                    f"Dates of ties lie between {self.dated[0]} and {self.dated[1]}; outside that, on "
                    f"{counted(outside, 'day')}, ties are at most not ruled out."
                )
        yield "Possible ties are all that nothing rules out that day, those without a date among them."
        yield "That a tie is not told is not peace, and a change may be one of reporting."


def series(
    table: EdgeTable,
    days: Iterable[date],
    *,
    levels: Sequence[Level] = _LEVELS,
    shuffles: int = 100,
    alpha: float = 0.5,
    edges: bool = False,
    seconds: float = 60.0,
    seed: int = 0,
    since: date | None = None,
) -> Series:
    """Blocs, balance and frustration on each of some days.

    Days with the same pairs are computed once. The budget is for the whole series: each moment gets a share by its
    pairs; where it ends, what is left of the moments has no measures.

    Args:
        table: the ties with their dates.
        days: the days, in any order; see `kg.analysis.days_between`.
        levels: ``certain``, ``possible`` or both.
        shuffles: how often the signs are dealt out anew in each moment.
        alpha: what a hostile pair within a bloc costs; see `blocs`.
        edges: whether to find out which pairs are always, sometimes or never frustrated.
        seconds: the time budget of all together.
        seed: of the random numbers.
        since: days before it have no ties, whatever is not ruled out: nothing is told of them.

    Raises:
        InputError: a level is none, α is not between 0 and 1, the budget is no positive number, or the number of
            shuffles is negative.
    """
    wrong = [level for level in levels if level not in _LEVELS]
    if wrong or not levels:
        raise InputError(f"the level {wrong[0]!r}" if wrong else "no level", remedy="use certain, possible or both")
    budget = Budget(seconds)
    snapshots = [
        group_pairs(table, np.zeros(0, dtype=np.int64), at=day, level=one)
        if since is not None and day < since
        else table.snapshot(day, level=one)
        for day in sorted(set(days))
        for one in _LEVELS
        if one in levels
    ]
    distinct = {_key(one): one for one in snapshots}
    left = sum(len(one) + 1 for one in distinct.values())
    found: dict[bytes, Moment] = {}
    for key, one in distinct.items():
        if budget.is_over:
            break
        share = budget.share((len(one) + 1) / left).left
        left -= len(one) + 1
        measured = balance(one, shuffles=shuffles, seconds=share * _FOR_BALANCE, seed=seed, edges=edges)
        found[key] = Moment(one, measured, blocs(one, alpha=alpha, seconds=share * (1 - _FOR_BALANCE)))
    moments = tuple(_at(found.get(_key(one)), one) for one in snapshots)
    return Series(moments, table.dated, edges, seconds)


def _key(snapshot: Snapshot) -> bytes:
    """The same for snapshots with the same pairs in the same state."""
    return b"|".join(part.tobytes() for part in (snapshot.first, snapshot.second, snapshot.state))


def _at(moment: Moment | None, snapshot: Snapshot) -> Moment:
    """The measures of the same pairs on another day."""
    if moment is None or moment.balance is None or moment.blocs is None:
        return Moment(snapshot, None, None)
    divided = replace(moment.balance.frustration, snapshot=snapshot)
    return Moment(
        snapshot,
        replace(moment.balance, snapshot=snapshot, frustration=divided),
        replace(moment.blocs, snapshot=snapshot),
    )


def _columns(*, edges: bool) -> list[str]:
    indices = [f"{name} {part}" for name in ("triangle", "walk", "frustration") for part in ("lower", "upper", "z")]
    return [
        "at", "level", "actors", "friendly", "hostile", "both", "undated", "L lower", "L upper", *indices,
        "blocs", "bloc errors lower", "bloc errors upper", *(_STATUS if edges else ()),
    ]  # fmt: skip


def _row(one: Moment, *, edges: bool) -> list[object]:
    snapshot, measured, parted = one.snapshot, one.balance, one.blocs
    states = [int((snapshot.state == state).sum()) for state in (1, -1, 2)]
    cells: list[object] = [snapshot.at, snapshot.level, snapshot.actors, *states, snapshot.undated]
    if measured is None or parted is None or not len(snapshot.signed):
        return [*cells, *[None] * (len(_columns(edges=edges)) - len(cells))]
    divided = measured.frustration
    cells += [divided.lower, divided.upper]
    cells += [cell for index in measured.indices for cell in (index.lower, index.upper, index.z)]
    cells += [len(parted.members), parted.lower, parted.upper]
    return [*cells, *(divided.status.count(name) for name in _STATUS)] if edges else cells


def _told(one: Moment) -> str:
    snapshot, measured, parted = one.snapshot, one.balance, one.blocs
    if not len(snapshot):
        return "none."
    head = f"{snapshot.actors} actors, {snapshot.summary}"
    head += f" ({counted(snapshot.undated, 'tie')} without a date)" if snapshot.undated else ""
    if measured is None or parted is None:
        return f"{head}; not computed."
    if not len(snapshot.signed):
        return f"{head}; no pair has a sign."
    divided = measured.frustration
    least = f"{divided.upper} (proven)" if divided.is_proven else f"between {divided.lower} and {divided.upper}"
    parts = [head, f"L = {least}" if divided.is_proven else f"L {least}"]
    for index in measured.indices:
        if index.lower is None or index.upper is None:
            parts.append(f"{index.name} balance: none, for {index.reason}")
            continue
        number = f"{index.lower:.3f}" if index.value is not None else f"{index.lower:.3f} to {index.upper:.3f}"
        parts.append(f"{index.name} balance {number}" + (f" (z {index.z:+.1f})" if index.z is not None else ""))
    names = " | ".join(first_of(group) for group in parted.members[:4] if len(group) > 1)
    proven = "proven" if parted.is_proven else f"errors cost {parted.lower:g} to {parted.upper:g}"
    parts.append(f"{counted(len(parted.members), 'bloc')} ({proven}){f', of more than one: {names}' if names else ''}")
    if divided.status:
        parts.append(", ".join(f"{divided.status.count(name)} {name}" for name in _STATUS) + " frustrated")
    return f"{'; '.join(parts)}."
