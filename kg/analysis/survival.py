"""How long things last: survival by Kaplan and Meier, and by Turnbull where the end is only known to lie between two.

The estimator is a few lines, so that it needs no library: Turnbull's self-consistent one, which is Kaplan and Meier's
wherever each end is exact or not yet seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.errors import QueryError

if TYPE_CHECKING:
    import pandas as pd

from kg.analysis.results import frame_of

__all__ = ["Lifetime", "Survival", "survival"]

_ROUNDS, _CLOSE = 100_000, 1e-12


@dataclass(frozen=True, slots=True)
class Lifetime:
    """How long one thing lasted, as far as it is known.

    Attributes:
        name: of the thing.
        least: it lasted at least so many days.
        most: it lasted at most so many; infinity where its end is not known (right-censored).
    """

    name: str
    least: float
    most: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.least) and 0 <= self.least <= self.most):
            raise QueryError(f"the lifetime of {self.name!r} runs from {self.least} to {self.most} days")


@dataclass(frozen=True, slots=True)
class Survival:
    """The share that lasts longer than a time.

    Attributes:
        lifetimes: what it is computed from.
        times: (from, to] in days: an end lies in such an interval, and the curve is not defined within it.
        shares: the share that lasts longer than each interval.
    """

    lifetimes: tuple[Lifetime, ...]
    times: tuple[tuple[float, float], ...]
    shares: tuple[float, ...]

    @property
    def ended(self) -> int:
        """How many are known to have ended."""
        return sum(math.isfinite(one.most) for one in self.lifetimes)

    @property
    def median(self) -> tuple[float, float] | None:
        """The interval in which half have ended, or ``None`` where the data does not reach that far."""
        for interval, share in zip(self.times, self.shares, strict=True):
            if share <= 0.5 + 1e-9:
                return interval
        return None

    def longer_than(self, days: float) -> float | None:
        """The share that lasts longer than so many days; ``None`` where the data cannot say."""
        share = 1.0
        for (first, last), after in zip(self.times, self.shares, strict=True):
            if days < first or days == first < last:
                return share
            if days < last:
                return None
            share = after
        last_seen = max((one.least for one in self.lifetimes), default=0.0)
        return share if share < _CLOSE or days <= last_seen else None

    def frame(self) -> pd.DataFrame:
        """The steps of the curve."""
        rows = ((*interval, share) for interval, share in zip(self.times, self.shares, strict=True))
        return frame_of(("from day", "to day", "share that lasts longer"), rows)


def survival(lifetimes: Sequence[Lifetime]) -> Survival:
    """The share that lasts longer than a time, by Turnbull's estimator.

    An end that is known to the day has ``least == most``; it comes before a lifetime that is cut off on the same day,
    as in Kaplan and Meier. Nothing at all is no curve: no times, no shares.
    """
    lifetimes = tuple(lifetimes)
    cells = _cells(lifetimes)
    if not cells:
        return Survival(lifetimes, (), ())
    may = np.array([[_may_end(one, cell) for cell in cells] for one in lifetimes], dtype=float)
    # Who was last seen after the last end may end after all that was seen; so may everybody who is cut off before.
    reaches_beyond = max(one.least for one in lifetimes) >= cells[-1][1] and not may.any(axis=1).all()
    beyond = np.array([[math.isinf(one.most) and reaches_beyond] for one in lifetimes], dtype=float)
    may = np.hstack([may, beyond])
    weights = np.full(may.shape[1], 1 / may.shape[1])
    for _ in range(_ROUNDS):
        shares = may * weights
        renewed = (shares / shares.sum(axis=1, keepdims=True)).mean(axis=0)
        if np.abs(renewed - weights).max() < _CLOSE:
            break
        weights = renewed
    left = 1 - np.cumsum(weights[:-1])
    return Survival(lifetimes, tuple(cells), tuple(float(max(0.0, share)) for share in left))


def _cells(lifetimes: Sequence[Lifetime]) -> list[tuple[float, float]]:
    """The innermost intervals: from a lower bound to the next upper bound, with no other lower bound between."""
    # At one time an exact end comes first: it opens and closes there, before what is cut off then opens.
    bounds = [(one.least, 1 if one.least < one.most else -1, "opens") for one in lifetimes]
    bounds += [(one.most, 0, "closes") for one in lifetimes if math.isfinite(one.most)]
    cells, opened = [], None
    for time, _, kind in sorted(bounds):
        if kind == "opens":
            opened = time
        elif opened is not None:
            cells.append((opened, time))
            opened = None
    return cells


def _may_end(one: Lifetime, cell: tuple[float, float]) -> bool:
    """Whether an end in ``cell`` agrees with what is known of it: in (least, most], or at the exact day."""
    first, last = cell
    if one.least == one.most:
        return first == last == one.least
    return one.least < last <= one.most and one.least <= first and (first < last or one.least < first)
