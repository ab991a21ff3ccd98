"""The best one-to-one assignment: small, simple and exact."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["assign"]


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The assignment of rows to columns of the greatest total weight: (row, column), sorted by row.

    The Hungarian method with potentials, exact, in O(n³).

    >>> assign([[3, 2], [2, 0]])
    [(0, 1), (1, 0)]
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return []
    if rows > columns:
        turned = [[weights[row][column] for row in range(rows)] for column in range(columns)]
        return sorted((row, column) for column, row in assign(turned))
    row_of = [0] * (columns + 1)
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    for row in range(1, rows + 1):
        _augment(weights, row, row_of, row_price, column_price)
    return sorted((row_of[column] - 1, column - 1) for column in range(1, columns + 1) if row_of[column])


def _augment(
    weights: Sequence[Sequence[float]],
    row: int,
    row_of: list[int],
    row_price: list[float],
    column_price: list[float],
) -> None:
    """Give ``row`` a column along the cheapest chain of changes; column 0 is the chain's beginning."""
    size = len(column_price)
    slack, before, done = [math.inf] * size, [0] * size, [False] * size
    row_of[0], column = row, 0
    while row_of[column]:
        done[column] = True
        here = row_of[column]
        for other in range(1, size):
            if not done[other]:
                cost = -weights[here - 1][other - 1] - row_price[here] - column_price[other]
                if cost < slack[other]:
                    slack[other], before[other] = cost, column
        column = min((c for c in range(1, size) if not done[c]), key=slack.__getitem__)
        step = slack[column]
        for other in range(size):
            if done[other]:
                row_price[row_of[other]] += step
                column_price[other] -= step
            else:
                slack[other] -= step
    while column:
        row_of[column] = row_of[before[column]]
        column = before[column]
