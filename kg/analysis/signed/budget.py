"""A time that must not be exceeded."""

from __future__ import annotations

import math
from time import monotonic

from kg.errors import InputError

__all__ = ["EDGES_PER_SECOND", "Budget"]

EDGES_PER_SECOND = 50_000
"""How many edges of a graph a loop in Python surely gets through in a second."""


class Budget:
    """Seconds of wall clock, counted from now.

    Args:
        seconds: positive; infinity is allowed.

    Raises:
        InputError: it is no positive number.
    """

    def __init__(self, seconds: float) -> None:
        if math.isnan(seconds) or seconds <= 0:
            raise InputError(f"a time budget of {seconds} seconds", remedy="give a positive number of seconds")
        self._end = monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left, at least 0."""
        return max(0.0, self._end - monotonic())

    @property
    def is_over(self) -> bool:
        """Whether none is left."""
        return self.left <= 0

    def allows(self, count: int, per_second: float) -> bool:
        """Whether work that cannot be interrupted fits, by how much of it a slow machine does in a second."""
        return count <= self.left * per_second

    def share(self, part: float) -> Budget:
        """A budget of a part of what is left."""
        return Budget(max(self.left * part, 1e-3))
