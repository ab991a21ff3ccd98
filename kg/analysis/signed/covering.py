"""The linear programme of a covering problem, with rows added as they turn out to be violated.

minimise cost·x, 0 ≤ x ≤ 1, and for every row that was added the sum of its columns is at least 1. The bound that is
reported does not rest on the solver's tolerances: it is recomputed from the multipliers, and any give a true one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import highspy
import numpy as np

from kg.analysis.signed.budget import Budget
from kg.analysis.signed.instance import Floats, Ints

__all__ = ["Covering", "add_rows", "quiet_solver"]

_FEW = 400
"""Up to so many columns the simplex method is the fastest; beyond, a first-order method is, by a factor of ten."""
_SLACK = 0.25
_MANY_SLACK = 100


class Covering:
    """A covering problem.

    Args:
        cost: of each column; positive.

    Attributes:
        values: of the columns in the last solution.
        bound: no solution of the covering problem costs less.
        reduced: by how much the bound rises if a column is taken (or, where it is negative, left out).
    """

    def __init__(self, cost: Floats) -> None:
        self._cost = cost
        self._solver = quiet_solver()
        self._is_small = len(cost) <= _FEW
        self._set("solver", "simplex" if self._is_small else "pdlp")
        # warm starts are worth more to the simplex method than presolving
        self._set("presolve", "off" if self._is_small else "choose")
        self.sharpen(5e-4)
        count = len(cost)
        self._solver.addVars(count, np.zeros(count), np.ones(count))
        self._solver.changeColsCost(count, np.arange(count, dtype=np.int32), cost)
        self._rows: list[tuple[int, ...]] = []
        self._known: set[tuple[int, ...]] = set()
        self.values: Floats = np.zeros(count)
        self.bound = 0.0
        self.reduced: Floats = cost.copy()

    def sharpen(self, tolerance: float) -> None:
        """How exactly a first-order method is to solve from now on."""
        if not self._is_small:
            self._set("kkt_tolerance", tolerance)

    def _set(self, option: str, value: str | float) -> None:
        self._solver.setOptionValue(option, value)

    @property
    def rows(self) -> list[tuple[int, ...]]:
        """The rows that are in force."""
        return self._rows

    def add(self, rows: Sequence[tuple[int, ...]]) -> int:
        """Add rows; returns how many of them were new."""
        new = [row for row in rows if row not in self._known]
        self._known.update(new)
        self._rows += new
        add_rows(self._solver, new)
        return len(new)

    def solve(self, budget: Budget) -> bool:
        """Solve as it stands; sets ``values`` and ``bound``, which never falls. False where the budget ended first."""
        self._set("time_limit", self._solver.getRunTime() + budget.left)
        self._solver.run()
        solution = self._solver.getSolution()
        if len(solution.col_value) != len(self._cost) or not solution.value_valid:
            return False
        self.values = np.clip(np.array(solution.col_value), 0, 1)
        if solution.dual_valid:
            self._tighten(np.maximum(np.array(solution.row_dual), 0))
        self._drop(np.array(solution.row_value) > 1 + _SLACK)
        return not budget.is_over

    def _tighten(self, multipliers: Floats) -> None:
        """The bound that the multipliers give by weak duality, whatever they are, if it is the best so far."""
        lengths = np.fromiter(map(len, self._rows), np.int64, len(self._rows))
        columns = np.fromiter(chain.from_iterable(self._rows), np.int64, int(lengths.sum()))
        load = np.bincount(columns, weights=np.repeat(multipliers, lengths), minlength=len(self._cost))
        bound = float(multipliers.sum() - np.maximum(load - self._cost, 0).sum())
        if bound >= self.bound:
            self.bound, self.reduced = bound, self._cost - load

    def _drop(self, is_slack: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> None:
        """Rows that are far from tight go; if they are violated again they come back."""
        if is_slack.sum() <= max(_MANY_SLACK, len(self._rows) // 10):
            return
        places: Ints = np.flatnonzero(is_slack)
        self._solver.deleteRows(len(places), places.astype(np.int32))
        self._known.difference_update(self._rows[place] for place in places.tolist())
        self._rows = [row for row, slack in zip(self._rows, is_slack.tolist(), strict=True) if not slack]


class _Quiet(highspy.Highs):
    """Silenced before its constructor can print who it is: standard output belongs to the data."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the name is the library's
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # highspy has no types


def quiet_solver() -> highspy.Highs:
    """A solver of one thread that prints nothing."""
    solver: highspy.Highs = _Quiet()  # type: ignore[no-untyped-call]  # as above
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    return solver


def add_rows(solver: highspy.Highs, rows: Sequence[tuple[int, ...]]) -> None:
    """Add rows of which the columns add up to at least 1."""
    if not rows:
        return
    lengths = np.fromiter(map(len, rows), np.int64, len(rows))
    columns = np.fromiter(chain.from_iterable(rows), np.int32, int(lengths.sum()))
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int32)
    solver.addRows(
        len(rows), np.ones(len(rows)), np.full(len(rows), highspy.kHighsInf), len(columns), starts, columns,
        np.ones(len(columns)),
    )  # fmt: skip
