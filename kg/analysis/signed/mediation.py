"""Who could mediate, for many pairs at once: the score of `kg.analysis.could_mediate` on matrices, without dates.

What ties count on a day has been put into the matrices; that the steps of a way stood at one time is not looked at. For
one pair, with dates, ways and claims, ask `kg.analysis.could_mediate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

from kg.analysis.signed.access import access, check_matrix
from kg.analysis.signed.instance import Floats, Ints
from kg.errors import InputError

__all__ = ["MediationScores", "mediation_scores"]

_PAIRS_AT_ONCE = 16
"""Few, so that the tables of their nodes stay in a processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class MediationScores:
    """Candidates of many pairs, one row a candidate of a pair that has a way to both; by pair, best first.

    Attributes:
        pairs: the parties, shape (pairs, 2).
        pair: the place of the pair in ``pairs``; shape (rows,), like all that follow.
        node: the candidate.
        access: to each party; shape (rows, 2), like the next two.
        hostility: with each party.
        friendliness: with each party.
        balance: 1 - |u₁-u₂|/(u₁+u₂); NaN where the candidate has no friendly tie of its own to either.
        record: (s+α)/(s+f+α+β).
        score: the product; a balance that is not defined, or not asked for, leaves it as it is.
    """

    pairs: Ints
    pair: Ints
    node: Ints
    access: Floats
    hostility: Floats
    friendliness: Floats
    balance: Floats
    record: Floats
    score: Floats

    def __len__(self) -> int:
        return len(self.node)

    def frame(self, names: Sequence[str] | None = None) -> pd.DataFrame:
        """One row a candidate of a pair, with every factor.

        Args:
            names: of the nodes; their numbers by default.
        """
        known = np.array(names, dtype=object) if names is not None else np.arange(int(self._most()) + 1)
        columns: dict[str, Any] = {
            "first": known[self.pairs[self.pair, 0]],
            "second": known[self.pairs[self.pair, 1]],
            "candidate": known[self.node],
        }
        for name, values in (
            ("access", self.access), ("hostility", self.hostility), ("friendliness", self.friendliness),
        ):  # fmt: skip
            columns |= {f"{name} 1": values[:, 0], f"{name} 2": values[:, 1]}
        return pd.DataFrame({**columns, "balance": self.balance, "record": self.record, "score": self.score})

    def _most(self) -> int:
        return max(int(self.node.max(initial=0)), int(self.pairs.max(initial=0)))

    def text(self) -> str:
        """How many there are, and what is not known."""
        lone = len(self.pairs) - len(np.unique(self.pair))
        return (
            f"{len(self)} candidates for {len(self.pairs)} pairs; {lone} of these have none. The dates of the steps of "
            "a way were not compared. A chain of ties is not itself a tie. A score compares candidates; it is no "
            "probability."
        )


def mediation_scores(
    friendly: csr_array[Any],
    hostile: csr_array[Any],
    pairs: ArrayLike,
    *,
    max_hops: int | None = 3,
    threshold: float = 0.5,
    impartial: bool = True,
    successes: ArrayLike | None = None,
    failures: ArrayLike | None = None,
    prior: tuple[float, float] = (1.0, 1.0),
) -> MediationScores:
    """The score of every candidate for every pair.

    Access is the strongest way to a party, of at most ``max_hops`` steps, never through the other party, never over a
    pair whose hostility reaches the threshold; a candidate's own tie counts its friendliness, any other step that
    times 1 - hostility.

    Args:
        friendly: how friendly each pair of nodes is, symmetric, above 0 and at most 1 where there is an entry.
        hostile: likewise how hostile.
        pairs: the parties; shape (pairs, 2).
        max_hops: the longest way; ``None`` for any.
        threshold: the hostility from which on no way leads over a pair; above 0, at most 1.
        impartial: whether unequal friendliness with the two parties lowers the score.
        successes: of each node the mediations that lasted; none by default.
        failures: and those that did not.
        prior: α and β.

    Raises:
        InputError: the matrices differ in shape or hold something else, a party is no node or both are the same, or a
            choice is out of its bounds.
    """
    sides = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    friends, foes = csr_array(friendly), csr_array(hostile)
    _check(friends, foes, sides, max_hops, threshold)
    steps = _steps(friends, foes, threshold)
    size = friends.shape[0]
    record = _record(size, successes, failures, prior)
    parts = [
        _scored(steps, friends, foes, sides[begin : begin + _PAIRS_AT_ONCE], max_hops)
        for begin in range(0, max(len(sides), 1), _PAIRS_AT_ONCE)
    ]
    pair = np.concatenate([part[0] + number * _PAIRS_AT_ONCE for number, part in enumerate(parts)])
    node, reached, warm, cold = (np.concatenate([part[place] for part in parts]) for place in (1, 2, 3, 4))
    total = warm.sum(axis=1)
    uneven = np.divide(np.abs(warm[:, 0] - warm[:, 1]), total, out=np.full(len(node), np.nan), where=total > 0)
    balance = 1 - uneven
    score = np.sqrt(reached.prod(axis=1)) * (1 - cold).prod(axis=1) * record[node]
    if impartial:
        score = score * np.where(np.isnan(balance), 1.0, balance)
    starts = np.searchsorted(pair, np.arange(len(sides) + 1))
    order = np.concatenate(
        [
            np.zeros(0, np.int64),
            *(begin + np.argsort(-score[begin:end], kind="stable") for begin, end in pairwise(starts)),
        ]
    )
    return MediationScores(
        sides, pair[order], node[order], reached[order], cold[order], warm[order], balance[order], record[node[order]],
        score[order],
    )  # fmt: skip


def _check(friends: csr_array[Any], foes: csr_array[Any], sides: Ints, max_hops: int | None, threshold: float) -> None:
    if friends.shape != foes.shape:
        raise InputError(f"matrices of the shapes {friends.shape} and {foes.shape}", remedy="give two of one shape")
    check_matrix(foes)
    check_matrix(friends)
    if not 0 < threshold <= 1:
        raise InputError(f"a threshold of hostility of {threshold}", remedy="give a number above 0, at most 1")
    if max_hops is not None and max_hops < 1:
        raise InputError(f"ways of at most {max_hops} steps", remedy="allow at least one")
    if sides.size and (sides.min() < 0 or sides.max() >= friends.shape[0]):
        raise InputError(f"pairs hold a node that is not among the {friends.shape[0]}")
    if np.any(sides[:, 0] == sides[:, 1]):
        raise InputError("a pair of a node with itself", remedy="name two parties")


def _record(size: int, successes: ArrayLike | None, failures: ArrayLike | None, prior: tuple[float, float]) -> Floats:
    counts = [np.zeros(size) if one is None else np.asarray(one, dtype=np.float64) for one in (successes, failures)]
    if not all(one.shape == (size,) and np.all(np.isfinite(one) & (one >= 0)) for one in counts):
        raise InputError("records that are no counts of each node", remedy=f"give {size} numbers from 0")
    if not all(np.isfinite(value) and value > 0 for value in prior):
        raise InputError(f"the prior {prior}", remedy="give two numbers above 0")
    found: Floats = (counts[0] + prior[0]) / (counts[0] + counts[1] + sum(prior))
    return found


def _steps(friends: csr_array[Any], foes: csr_array[Any], threshold: float) -> tuple[csr_array[Any], csr_array[Any]]:
    """What a candidate's own tie counts, and any other step; without the pairs over which no way leads."""
    row = np.repeat(np.arange(friends.shape[0]), np.diff(friends.indptr))
    codes = row * friends.shape[1] + friends.indices
    barred = foes.tocoo()
    known = barred.row.astype(np.int64) * foes.shape[1] + barred.col
    order = np.argsort(known)
    place = np.minimum(np.searchsorted(known[order], codes), max(len(known) - 1, 0))
    hostility = np.zeros(len(codes))
    if len(known):
        hit = known[order][place] == codes
        hostility[hit] = barred.data[order][place[hit]]
    kept = np.flatnonzero(hostility < threshold)
    own = friends.data[kept].astype(np.float64)
    ends = row[kept], friends.indices[kept]
    passing = own * (1 - hostility[kept])
    return csr_array((own, ends), shape=friends.shape), csr_array((passing, ends), shape=friends.shape)


def _scored(
    steps: tuple[csr_array[Any], csr_array[Any]],
    friends: csr_array[Any],
    foes: csr_array[Any],
    sides: Ints,
    max_hops: int | None,
) -> tuple[Ints, Ints, Floats, Floats, Floats]:
    """Pair, node, access, friendliness and hostility of every candidate."""
    own, passing = steps
    size, sources = own.shape[0], sides.ravel()
    others = sides[:, ::-1].ravel()
    reached = _ways(passing, sources, others, max_hops)
    keys, direct = _rows(own, sources)
    reached[keys] = np.maximum(reached[keys], direct)
    shaped = reached.reshape(len(sides), 2, size)
    both = (shaped[:, 0] > 0) & (shaped[:, 1] > 0)
    for column in (0, 1):
        both[np.arange(len(sides)), sides[:, column]] = False
    pair, node = np.nonzero(both)
    places = (2 * pair[:, None] + np.array([0, 1])) * size + node[:, None]
    values = []
    for matrix in (friends, foes):
        keys, data = _rows(matrix, sources)
        spread = np.zeros(len(reached))
        spread[keys] = data
        values.append(spread[places])
    return pair, node, reached[places], values[0], values[1]


def _rows(matrix: csr_array[Any], nodes: Ints) -> tuple[Ints, Floats]:
    """The entries of some rows, each with its place in a flat table of these rows."""
    arcs, counts = _arcs(matrix, nodes)
    return np.repeat(np.arange(len(nodes)), counts) * matrix.shape[1] + matrix.indices[arcs], matrix.data[arcs]


def _arcs(matrix: csr_array[Any], nodes: Ints) -> tuple[Ints, Ints]:
    """Where the entries of some rows stand, one row after the other, and how many each has."""
    counts = (matrix.indptr[nodes + 1] - matrix.indptr[nodes]).astype(np.int64)
    offsets = np.repeat(matrix.indptr[nodes] - (np.cumsum(counts) - counts), counts)
    return np.arange(int(counts.sum())) + offsets, counts


def _ways(passing: csr_array[Any], sources: Ints, barred: Ints, max_hops: int | None) -> Floats:
    """The strongest way from each source to each node that leads through no barred one; flat, (sources × nodes)."""
    size = passing.shape[0]
    if max_hops is None:
        found = [access(passing, [one], forbidden=[other]).strength for one, other in _zipped(sources, barred)]
        return np.concatenate(found).ravel() if found else np.zeros(0)
    best = np.zeros(len(sources) * size)
    fresh = np.arange(len(sources)) * size + sources
    best[fresh] = 1.0
    for left in range(max_hops, 0, -1):
        source, node = np.divmod(fresh, size)
        free = node != barred[source]
        source, node, strength = source[free], node[free], best[fresh[free]]
        arcs, counts = _arcs(passing, node)
        keys = np.repeat(source * size, counts) + passing.indices[arcs]
        products = np.repeat(strength, counts) * passing.data[arcs]
        better = products > best[keys]
        keys = keys[better]
        np.maximum.at(best, keys, products[better])
        if left > 1:
            is_fresh = np.zeros(len(best), dtype=bool)
            is_fresh[keys] = True
            fresh = np.flatnonzero(is_fresh)
    return best


def _zipped(one: NDArray[Any], other: NDArray[Any]) -> Iterable[tuple[int, int]]:
    return zip(one.tolist(), other.tolist(), strict=True)
