"""What is known of a least cost over all ways to part a graph, and arithmetic of such bounds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.analysis.signed.instance import Floats

__all__ = ["TINY", "Solution", "grain_of", "rounded_up"]

Parts = TypeVar("Parts", bound=NDArray[Any])

TINY = 1e-6
"""Costs that differ by less are the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Solution(Generic[Parts]):
    """Bounds of a least cost, with the best parts that were found.

    Attributes:
        lower: nothing costs less.
        upper: what ``parts`` costs.
        parts: for each node its side, 1 or -1, or its bloc.
    """

    lower: float
    upper: float
    parts: Parts

    @property
    def is_proven(self) -> bool:
        """Whether the two meet."""
        return self.upper - self.lower <= TINY


def grain_of(costs: Floats) -> float:
    """The largest power of two, at most 1, of which all costs are multiples; 0 where there is none worth using."""
    for grain in (1.0, 0.5, 0.25, 0.125):
        if np.all(costs % grain == 0):
            return grain
    return 0.0


def rounded_up(bound: float, grain: float, reached: float = 0.0) -> float:
    """The bound, no further than it has to be from a cost that is reached, counted in steps of all costs."""
    return reached - math.floor((reached - bound + TINY) / grain) * grain if grain else bound
