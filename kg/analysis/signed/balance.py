"""Structural balance by three measures, each against the same network with its signs shuffled.

A raw share of balanced triangles means little: a network with few hostile ties has many of them whatever its structure.
So each index comes with its distance from what shuffled signs give, in standard deviations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse.linalg import ArpackNoConvergence

from kg.analysis.chance import generator_of
from kg.analysis.signed.budget import Budget
from kg.analysis.signed.census import Census, census, triangles
from kg.analysis.signed.core import least_frustration
from kg.analysis.signed.frustration import Frustration, frustration, instance_of
from kg.analysis.signed.instance import Floats, Instance
from kg.analysis.signed.snapshot import Snapshot, set_apart
from kg.analysis.signed.solution import TINY
from kg.analysis.signed.walks import log_trace_exponential
from kg.errors import InputError

__all__ = ["Balance", "Index", "balance"]

_MOST_TRIANGLES = 5_000_000
_SAME = 1e-12
_EDGES_PER_SECOND = 30_000
"""Of how many the eigenvalues, whose search cannot be interrupted, are surely found in a second."""
_MEANINGS = {
    "triangle": "the share of triangles with an even number of hostile sides",
    "walk": "closed walks of all lengths, by sign: tr e^A / tr e^|A|",
    "frustration": "1 - 2L/m, with L the frustration index and m the signed pairs",
}


@dataclass(frozen=True, slots=True)
class Index:
    """A measure of balance.

    Attributes:
        name: ``triangle``, ``walk`` or ``frustration``.
        lower: the index is at least this; ``None`` where it has no meaning here.
        upper: and at most this; the same number where it is exact.
        mean: of the index over shuffled signs, ``None`` without shuffles.
        deviation: the standard deviation over them.
        shuffles: how many shuffles were evaluated.
        exact: for how many of them the index is exact; for the others its middle counts.
        width: how far apart the bounds of the index are over the shuffles, on average.
        reason: why there is no number, or none for the shuffles; empty where nothing is amiss.
    """

    name: str
    lower: float | None
    upper: float | None
    mean: float | None = None
    deviation: float | None = None
    shuffles: int = 0
    exact: int = 0
    width: float = 0.0
    reason: str = ""

    @property
    def value(self) -> float | None:
        """The index where it is exact, else ``None``."""
        return self.lower if self.lower == self.upper else None

    @property
    def z(self) -> float | None:
        """The distance from shuffled signs in standard deviations.

        ``None`` where these do not vary or were not evaluated, and where the bounds leave open more than half a
        standard deviation.
        """
        if self.lower is None or self.upper is None or self.mean is None or not self.deviation:
            return None
        if self.upper - self.lower + self.width > self.deviation:
            return None
        return ((self.lower + self.upper) / 2 - self.mean) / self.deviation

    def text(self) -> str:
        """The index for people."""
        meaning = f"{self.name.capitalize()} balance ({_MEANINGS[self.name]})"
        if self.lower is None or self.upper is None:
            return f"{meaning}: none, for {self.reason}."
        number = f"{self.lower:.4f}" if self.value is not None else f"between {self.lower:.4f} and {self.upper:.4f}"
        if self.z is None or self.mean is None:
            return f"{meaning}: {number}; not compared with chance: {self._why()}."
        unsure = "" if self.exact == self.shuffles else f", exact in {self.exact}"
        chance = f"{self.shuffles} shuffles of the signs (mean {self.mean:.4f}{unsure})"
        return f"{meaning}: {number}; z = {self.z:+.1f} against {chance}."

    def _why(self) -> str:
        """Why there is no z."""
        if self.reason:
            return self.reason
        if not self.shuffles:
            return "no shuffles were asked for"
        return "the bounds are too wide for it" if self.deviation else "shuffling the signs changes nothing"


@dataclass(frozen=True, slots=True, eq=False)
class Balance:
    """How far a network is from two camps of friends.

    Attributes:
        snapshot: what it was computed from.
        census: the triangles by sign.
        frustration: the division into two camps behind the third index.
        indices: triangle, walk and frustration balance.
        seed: of the shuffles.
    """

    snapshot: Snapshot
    census: Census
    frustration: Frustration
    indices: tuple[Index, Index, Index]
    seed: int

    def frame(self) -> pd.DataFrame:
        """One row an index: its name in ``index``, then ``lower``, ``upper``, ``z`` and what the shuffles gave.

        No row where no pair has a sign.
        """
        columns = ("lower", "upper", "z", "mean", "deviation", "shuffles", "exact")
        found = self.indices if len(self.snapshot.signed) else ()
        rows = [[index.name, *(getattr(index, column) for column in columns)] for index in found]
        return pd.DataFrame(rows, columns=["index", *columns])

    def evidence(self) -> pd.DataFrame:
        """The claims behind all pairs; see `Snapshot.claims`."""
        return self.snapshot.claims()

    def text(self) -> str:
        """The result for people, with what is not known."""
        if not len(self.snapshot.signed):
            return f"No pair here has a sign: there is no balance to measure. {set_apart(self.snapshot)}".strip()
        parts = [f"{self.snapshot.actors} actors, {self.snapshot.summary}.", self.census.text()]
        if not (self.snapshot.state == -1).any():
            parts.append("No pair is hostile, so the network is balanced, and that says nothing.")
        return "\n".join([*parts, *(index.text() for index in self.indices), set_apart(self.snapshot)]).strip()


def balance(
    snapshot: Snapshot, *, shuffles: int = 100, seconds: float = 30.0, seed: int = 0, edges: bool = False
) -> Balance:
    """The balance of a snapshot by triangles, walks and frustration.

    Args:
        snapshot: of any size.
        shuffles: how often the signs are dealt out anew over the same pairs; 0 for none.
        seconds: the time budget; where it ends, fewer shuffles are evaluated, and the result says how many.
        seed: of the shuffles.
        edges: whether to find out which pairs are frustrated in every best division, in some or in none.

    Raises:
        InputError: the budget is no positive number, or the number of shuffles is negative.
    """
    if shuffles < 0:
        raise InputError(f"{shuffles} shuffles", remedy="give 0 or more")
    budget = Budget(seconds)
    instance = instance_of(snapshot)
    counts = census(instance, budget.share(0.4))
    divided = frustration(snapshot, seconds=max(budget.left / 2, 1e-3), seed=seed, edges=edges)
    indices = (
        _triangle(instance, counts, _Shuffles(shuffles, budget.share(0.2), seed)),
        _walk(instance, _Shuffles(shuffles, budget.share(0.3), seed)),
        _frustration(instance, divided, _Shuffles(shuffles, budget, seed)),
    )
    return Balance(snapshot, counts, divided, indices, seed)


Evaluate = Callable[[Floats], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Shuffles:
    count: int
    budget: Budget
    seed: int


def _compared(
    name: str, instance: Instance, own: tuple[float, float], evaluate: Evaluate, shuffles: _Shuffles
) -> Index:
    """The index with what shuffled signs give, as far as the budget goes."""
    random = generator_of(shuffles.seed)
    found: list[tuple[float, float]] = []
    while len(found) < shuffles.count and not shuffles.budget.is_over:
        found.append(evaluate(random.permutation(instance.weight)))
    lower, upper = min(own), max(own)
    if len(found) < 2:
        few = "one shuffle has no spread" if shuffles.count == 1 else "the time budget ended"
        return Index(name, lower, upper, reason=few if shuffles.count else "")
    middles = np.array(found).mean(axis=1)
    deviation = float(middles.std(ddof=1))
    exact = sum(one == other for one, other in found)
    width = float(np.ptp(np.array(found), axis=1).mean())
    varies = deviation if deviation > _SAME else 0.0
    return Index(name, lower, upper, float(middles.mean()), varies, len(found), exact, width)


def _triangle(instance: Instance, counts: Census, shuffles: _Shuffles) -> Index:
    own = counts.balance
    if not counts.is_whole:
        return Index("triangle", None, None, reason="the time budget ended before all triangles were counted")
    if own is None:
        return Index("triangle", None, None, reason="there is no triangle")
    if counts.total > _MOST_TRIANGLES:
        return Index("triangle", own, own, reason="there are too many triangles to shuffle")
    parts = [np.concatenate(part) for part in zip(*triangles(instance), strict=True)] if shuffles.count else []

    def evaluate(weight: Floats) -> tuple[float, float]:
        share = float(np.mean(np.prod([np.sign(weight)[part] for part in parts], axis=0) > 0))
        return share, share

    return _compared("triangle", instance, (own, own), evaluate, shuffles)


def _walk(instance: Instance, shuffles: _Shuffles) -> Index:
    if not len(instance):
        return Index("walk", None, None, reason="no pair has a sign")
    if not shuffles.budget.allows(len(instance), _EDGES_PER_SECOND):
        return Index("walk", None, None, reason="the time budget is too short for so many pairs")
    part, _ = instance.part(np.arange(len(instance)))
    try:
        whole = log_trace_exponential(part.matrix(part.cost))
    except ArpackNoConvergence:
        return Index("walk", None, None, reason="the largest eigenvalues were not found")

    def evaluate(weight: Floats) -> tuple[float, float]:
        low, high = log_trace_exponential(part.matrix(weight))
        return min(float(np.exp(low - whole[1])), 1.0), min(float(np.exp(high - whole[0])), 1.0)

    return _compared("walk", instance, evaluate(part.weight), evaluate, shuffles)


def _frustration(instance: Instance, own: Frustration, shuffles: _Shuffles) -> Index:
    if own.balance is None:
        return Index("frustration", None, None, reason="no pair has a sign")
    count = len(instance)
    each = max(shuffles.budget.left / max(shuffles.count, 1), 1e-3)

    def evaluate(weight: Floats) -> tuple[float, float]:
        shuffled = Instance(instance.size, instance.first, instance.second, weight)
        found = least_frustration(shuffled, Budget(each), seed=shuffles.seed)
        return 1 - 2 * found.upper / count, 1 - 2 * np.ceil(found.lower - TINY) / count

    return _compared("frustration", instance, own.balance, evaluate, shuffles)
