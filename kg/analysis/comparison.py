"""How alike two answers are: two sets, two rankings, two partitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from math import comb, sqrt

__all__ = ["adjusted_rand", "jaccard", "kendall_tau"]


def jaccard(first: Iterable[str], second: Iterable[str]) -> float | None:
    """The share of all findings that both have; ``None`` where neither has any.

    >>> jaccard({"a", "b"}, {"b", "c"})
    0.3333333333333333
    """
    one, other = frozenset(first), frozenset(second)
    return len(one & other) / len(one | other) if one | other else None


def kendall_tau(first: Mapping[str, float], second: Mapping[str, float]) -> float | None:
    """Kendall's τ-b between the scores of those who are in either; who is missing from one scores 0 there.

    Returns:
        from -1 to 1; ``None`` where fewer than two are ranked, or one side ties them all: there is no order to compare.
    """
    names = sorted({*first, *second})
    agree = differ = tied_first = tied_second = 0
    for one, other in combinations(names, 2):
        x = _sign(first.get(one, 0.0) - first.get(other, 0.0))
        y = _sign(second.get(one, 0.0) - second.get(other, 0.0))
        agree += x * y > 0
        differ += x * y < 0
        tied_first += x == 0
        tied_second += y == 0
    pairs = comb(len(names), 2)
    scale = sqrt((pairs - tied_first) * (pairs - tied_second))
    return (agree - differ) / scale if scale else None


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def adjusted_rand(first: Mapping[str, int], second: Mapping[str, int]) -> float | None:
    """The adjusted Rand index of two partitions, over those who are in both.

    Returns:
        at most 1, about 0 for partitions by chance; ``None`` where fewer than two are in both.
    """
    names = sorted({*first} & {*second})
    if len(names) < 2:
        return None
    cells = Counter((first[name], second[name]) for name in names)
    rows, columns = Counter(first[name] for name in names), Counter(second[name] for name in names)
    together = sum(comb(size, 2) for size in cells.values())
    by_row, by_column = (sum(comb(size, 2) for size in side.values()) for side in (rows, columns))
    expected = by_row * by_column / comb(len(names), 2)
    greatest = (by_row + by_column) / 2
    # Both all in one, or both all alone: the same partition, for which the index is 0/0.
    return (together - expected) / (greatest - expected) if greatest != expected else 1.0
