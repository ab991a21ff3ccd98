"""Where the level of a series of counts changes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kg.errors import QueryError

__all__ = ["ChangePoint", "change_points"]

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A change of level.

    Attributes:
        at: the place of the first count of the new level.
        before: the mean of the level before.
        after: the mean of the level after.
    """

    at: int
    before: float
    after: float


def change_points(
    counts: Sequence[float], *, penalty: float | None = None, shortest: int = 2
) -> tuple[ChangePoint, ...]:
    """The changes of level that best explain the counts, each at the price of a penalty.

    The counts are taken as Poisson about a level that stays the same between changes, with a spread that may exceed
    Poisson's: it is measured on the steps from one count to the next, which a few changes of level hardly touch. The
    best segmentation is exact (optimal partitioning, Jackson et al. 2005).

    Args:
        counts: one for each span of time, none left out: a span of which nothing was read is a 0 here.
        penalty: the price of a change in terms of twice the log-likelihood; by default three times the logarithm of the
            number of counts (the modified BIC of Zhang and Siegmund 2007).
        shortest: the fewest counts of a level.

    Raises:
        QueryError: a count that is no number or below 0, a penalty below 0, or levels shorter than 1.
    """
    values = np.asarray(list(counts), dtype=np.float64)
    if values.size and not (np.isfinite(values).all() and (values >= 0).all()):
        raise QueryError("a count that is no number, or is below 0", remedy="give counts of 0 or more")
    if shortest < 1 or (penalty is not None and not penalty >= 0):
        raise QueryError("levels shorter than 1, or a penalty below 0", remedy="give 1 or more, and 0 or more")
    if values.size < 2 * shortest or not values.any():
        return ()
    price = 3 * math.log(values.size) if penalty is None else penalty
    sums = np.concatenate([[0.0], np.cumsum(values)])
    starts = _starts(sums, price * _spread(values), shortest)
    edges = [*starts, values.size]
    means = [float(values[first:last].mean()) for first, last in pairwise(edges)]
    return tuple(
        ChangePoint(place, before, after) for place, (before, after) in zip(starts[1:], pairwise(means), strict=True)
    )


def _spread(values: Numbers) -> float:
    """How many times the variance exceeds Poisson's: 1 or more."""
    steps = np.diff(values)
    return max(1.0, float((steps**2).mean() / (2 * values.mean())))


def _starts(sums: Numbers, price: float, shortest: int) -> list[int]:
    """Where the levels of the best segmentation begin."""
    size = len(sums) - 1
    best = np.full(size + 1, np.inf)
    best[0] = -price
    last = np.zeros(size + 1, dtype=np.int64)
    for end in range(shortest, size + 1):
        begins = np.arange(end - shortest + 1)
        totals = best[begins] + _cost(sums[end] - sums[begins], (end - begins).astype(np.float64)) + price
        place = int(totals.argmin())
        best[end], last[end] = totals[place], begins[place]
    starts, end = [], size
    while end > 0:
        end = int(last[end])
        starts.append(end)
    return starts[::-1]


def _cost(sums: Numbers, sizes: Numbers) -> Numbers:
    """Twice the negative log-likelihood of each stretch about its own mean, without what no segmentation changes."""
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(sums > 0, np.log(sums / sizes), 0.0)
    return 2 * (sums - sums * logs)
