"""Triangles by their signs.

Every triangle is found once, from its node of least degree: the pairs of that node's neighbours of higher degree are
formed in numpy, and most of those that are not joined are ruled out by a sketch of 64 bits a node. At most O(m^1.5)
pairs are formed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kg.analysis.signed.budget import Budget
from kg.analysis.signed.instance import Instance, Ints
from kg.analysis.signed.snapshot import sorted_codes
from kg.wording import counted

__all__ = ["Census", "census", "triangles"]

_CHUNK = 1 << 17
"""So many pairs at a time stay within a processor's cache."""
_MIXES = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Census:
    """How many triangles there are of each kind.

    Attributes:
        ppp: three friendly pairs; balanced.
        ppm: two friendly, one hostile; not balanced: two friends of one actor are enemies.
        pmm: one friendly, two hostile; balanced.
        mmm: three hostile; not balanced for two camps, though it is for three.
        is_whole: whether all were counted before the time budget ended.
    """

    ppp: int
    ppm: int
    pmm: int
    mmm: int
    is_whole: bool = True

    @property
    def total(self) -> int:
        """All triangles."""
        return self.ppp + self.ppm + self.pmm + self.mmm

    @property
    def balance(self) -> float | None:
        """The share of balanced triangles; ``None`` where there is no triangle, or not all were counted."""
        return (self.ppp + self.pmm) / self.total if self.total and self.is_whole else None

    def frame(self) -> pd.DataFrame:
        """One row a kind: ``triad``, ``count``, ``balanced``."""
        counts = [self.ppp, self.ppm, self.pmm, self.mmm]
        return pd.DataFrame(
            {"triad": ["+++", "++-", "+--", "---"], "count": counts, "balanced": [True, False, True, False]}
        )

    def text(self) -> str:
        """The counts for people."""
        if not self.is_whole:
            return f"Not all triangles were counted within the time budget; there are more than {self.total}."
        if not self.total:
            return "There is no triangle of signed pairs."
        return f"{counted(self.total, 'triangle')}: +++ {self.ppp}, ++- {self.ppm}, +-- {self.pmm}, --- {self.mmm}."


def census(instance: Instance, budget: Budget | None = None) -> Census:
    """The signed triad census of a graph.

    Args:
        instance: the graph.
        budget: when to stop; without one, all triangles are counted.
    """
    is_hostile = (instance.weight < 0).astype(np.int8)
    counts = np.zeros(4, dtype=np.int64)
    for one, other, third in triangles(instance):
        if budget is not None and budget.is_over:
            return _census(counts, is_whole=False)
        counts += np.bincount(is_hostile[one] + is_hostile[other] + is_hostile[third], minlength=4)
    return _census(counts, is_whole=True)


def _census(counts: Ints, *, is_whole: bool) -> Census:
    ppp, ppm, pmm, mmm = counts.tolist()
    return Census(ppp, ppm, pmm, mmm, is_whole)


def triangles(instance: Instance) -> Iterator[tuple[Ints, Ints, Ints]]:
    """All triangles, each once, in portions that may be empty: three arrays of the places of their edges."""
    if len(instance) < 3:
        return
    size = instance.size
    degrees = np.bincount(np.concatenate([instance.first, instance.second]), minlength=size)
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(degrees, kind="stable")] = np.arange(size)
    one, other = rank[instance.first], rank[instance.second]
    codes, edges = sorted_codes(np.minimum(one, other) * size + np.maximum(one, other))
    heads = codes // size
    tails = codes - heads * size
    starts = np.searchsorted(codes, np.arange(size + 1) * size)
    # how many edges of the same node come after each
    later = np.repeat(starts[1:], np.diff(starts)) - np.arange(len(codes)) - 1
    sketches = [_Sketch(tails, starts, mix) for mix in _MIXES]
    for begin, end in _portions(later):
        times = later[begin:end]
        first = np.repeat(np.arange(begin, end), times)
        offset = np.arange(begin + 1, end + 1) - (np.cumsum(times) - times)
        second = np.arange(len(first)) + np.repeat(offset, times)
        kept = np.flatnonzero(sketches[0].may_join(tails[begin:end], times, second))
        kept = kept[sketches[1].may_join_each(tails[first[kept]], second[kept])]
        one, other = first[kept], second[kept]
        wanted = tails[one] * size + tails[other]
        order = np.argsort(wanted)  # a search for ascending values stays in the cache
        one, other, wanted = one[order], other[order], wanted[order]
        place = np.searchsorted(codes, wanted)
        is_there = codes[np.minimum(place, len(codes) - 1)] == wanted
        yield edges[one[is_there]], edges[other[is_there]], edges[place[is_there]]


class _Sketch:
    """For each node 64 bits, of which each neighbour of higher rank has set one: a bit not set rules a pair out.

    Read in the order of the edges, so that hardly any of it leaves the cache.
    """

    def __init__(self, tails: Ints, starts: Ints, mix: np.uint64) -> None:
        with np.errstate(over="ignore"):
            self._bit = (tails.view(np.uint64) * mix) >> np.uint64(58)
        is_node = np.diff(starts) > 0
        self._bits = np.zeros(len(is_node), dtype=np.uint64)
        self._bits[is_node] = np.bitwise_or.reduceat(np.uint64(1) << self._bit, starts[:-1][is_node])

    def may_join(self, nodes: Ints, times: Ints, edges: Ints) -> Flags:
        """Whether each node, so many times over, may have the tail of each edge as a neighbour."""
        return ((np.repeat(self._bits[nodes], times) >> self._bit[edges]) & np.uint64(1)).astype(bool)

    def may_join_each(self, nodes: Ints, edges: Ints) -> Flags:
        """The same for as many nodes as edges."""
        return ((self._bits[nodes] >> self._bit[edges]) & np.uint64(1)).astype(bool)


def _portions(sizes: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of rows whose sizes add up to about `_CHUNK`, or to one row's."""
    reached = np.cumsum(sizes)
    begin = 0
    while begin < len(sizes):
        done = reached[begin - 1] if begin else 0
        end = max(int(np.searchsorted(reached, done + _CHUNK, side="right")), begin + 1)
        yield begin, end
        begin = end
