"""How far the ranks of candidates depend on single ties: the ranks again, with each tie kept by chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from kg.analysis.candidate import Candidate, Options
from kg.analysis.chance import generator_of
from kg.analysis.strength import Pair, Weighed, pair_of

__all__ = ["rank_intervals"]

Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_BELOW_ONE = 1 - 1e-12


@dataclass(frozen=True, slots=True)
class _Side:
    """Ties of one sign as columns: the number of its pair, how far it is believed, ``log(1 - carries)``, a flag."""

    pair: Indices
    belief: Numbers
    log: Numbers
    flag: Flags

    @classmethod
    def of(cls, ties: Mapping[Pair, Sequence[Weighed]], numbers: Mapping[Pair, int], *, hostile: bool) -> _Side:
        rows = [(numbers[pair], one) for pair, found in ties.items() for one in found]
        return cls(
            np.array([number for number, _ in rows], dtype=np.int64),
            np.array([one.belief for _, one in rows]),
            np.log1p(-np.minimum(np.array([one.carries for _, one in rows]), _BELOW_ONE)),
            np.array([one.surely if hostile else one.tie.sign > 0 for _, one in rows], dtype=bool),
        )

    def draw(self, draws: np.random.Generator, size: int) -> tuple[Numbers, Numbers]:
        """For each pair, ``1 - ∏(1 - carries)`` over the ties kept: all of them, and the flagged ones."""
        kept = self.log * (draws.random(len(self.log)) < self.belief)
        whole = np.bincount(self.pair, weights=kept, minlength=size)
        flagged = np.bincount(self.pair, weights=kept * self.flag, minlength=size)
        return -np.expm1(whole), -np.expm1(flagged)


def rank_intervals(
    ranked: Sequence[Candidate],
    parties: Pair,
    friendly: Mapping[Pair, Sequence[Weighed]],
    hostile: Mapping[Pair, Sequence[Weighed]],
    options: Options,
) -> list[Candidate]:
    """The candidates with the 5th and 95th percentile of their ranks.

    In each draw a tie is kept with the chance that it is believed, and then believed wholly (a Bernoulli bootstrap);
    whoever has no access in a draw shares the last rank. Whether the steps of a way can have stood at one time is not
    asked again. The same seed gives the same ranks.
    """
    pairs = {pair: number for number, pair in enumerate(sorted({*friendly, *hostile}))}
    names = sorted({name for pair in pairs for name in pair} | {*parties, *(one.actor for one in ranked)})
    place = {name: number for number, name in enumerate(names)}
    ends = np.array([[place[one], place[other]] for one, other in pairs], dtype=np.int64).reshape(-1, 2)
    sides = _Side.of(friendly, pairs, hostile=False), _Side.of(hostile, pairs, hostile=True)
    own = [[pairs.get(pair_of(one.actor, party), -1) for one in ranked] for party in parties]
    draws = generator_of(options.seed)
    ranks = []
    for _ in range(options.replicates):
        (u, kindly), (h, surely) = (side.draw(draws, len(pairs)) for side in sides)
        open_to = u * (surely < options.threshold)
        access = [
            np.maximum(
                _reach(open_to * (1 - h), ends, place[party], place[parties[1 - n]], options.longest)[
                    [place[one.actor] for one in ranked]
                ],
                _at(open_to, own[n]),
            )
            for n, party in enumerate(parties)
        ]
        ranks.append(_ranks(ranked, access, [_at(h, row) for row in own], [_at(kindly, row) for row in own]))
    low, high = np.percentile(np.array(ranks), (5, 95), axis=0, method="nearest").astype(int)
    return [replace(one, ranks=(int(low[n]), int(high[n]))) for n, one in enumerate(ranked)]


def _at(values: Numbers, pairs: Sequence[int]) -> Numbers:
    """The values of those pairs, 0 for a pair that has no tie."""
    return np.append(values, 0.0)[pairs]


def _reach(steps: Numbers, ends: Indices, source: int, without: int, longest: int) -> Numbers:
    """The strength of the strongest way from ``source`` to each actor, not over ``without``."""
    passable = steps * (ends != without).all(axis=1)
    best = np.zeros(int(ends.max(initial=max(source, without))) + 1)
    best[source] = 1.0
    for _ in range(longest):
        longer = best.copy()
        np.maximum.at(longer, ends[:, 1], best[ends[:, 0]] * passable)
        np.maximum.at(longer, ends[:, 0], best[ends[:, 1]] * passable)
        best = longer
    return best


def _ranks(
    ranked: Sequence[Candidate], access: list[Numbers], hostility: list[Numbers], kindly: list[Numbers]
) -> list[int]:
    scores = np.array([
        replace(
            one.factors,
            access=(float(access[0][n]), float(access[1][n])),
            hostility=(float(hostility[0][n]), float(hostility[1][n])),
            friendliness=(float(kindly[0][n]), float(kindly[1][n])),
        ).score
        for n, one in enumerate(ranked)
    ])  # fmt: skip
    order = np.sort(-scores)
    places = 1 + np.searchsorted(order, -scores, side="left")
    return [len(ranked) if score <= 0 else int(rank) for score, rank in zip(scores, places, strict=True)]
