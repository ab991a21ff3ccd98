"""A number as a source gives it: with its range, its comparator and what it counts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

from kg.errors import StatementError
from kg.wording import best_of, bounded, figured

__all__ = ["Comparator", "Figure"]

Comparator = Literal["exact", "about", "at least", "at most", "over", "under", "range", "unstated"]
"""How the text qualifies a number; ``unstated`` is for "casualties on both sides", which gives none."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a source gives it.

    Attributes:
        measure: what is counted or measured, in a word: ``killed``, ``injured``, ``fighters``, ``attacks``.
        population: who or what is counted, in the text's terms: ``security personnel``.
        side: the actor whose people or deeds are counted, or ``None`` where the text does not say.
        minimum: the least value that the text allows, or ``None`` where it sets none.
        maximum: the greatest value that the text allows, or ``None`` where it sets none.
        comparator: how the text qualifies the number.
        as_stated: the number in the text's own characters.
    """

    measure: str
    population: str | None
    side: str | None
    minimum: float | None
    maximum: float | None
    comparator: Comparator
    as_stated: str

    def __post_init__(self) -> None:
        if self.comparator not in get_args(Comparator):
            raise StatementError(
                f"unknown comparator {self.comparator!r}", remedy=f"use one of {', '.join(get_args(Comparator))}"
            )
        for value in (self.minimum, self.maximum):
            if value is not None and (not math.isfinite(value) or value < 0):
                raise StatementError(f"the figure {value!r} is not a count", remedy="give a finite number of 0 or more")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise StatementError(
                f"the figure runs from {self.minimum:g} down to {self.maximum:g}", remedy="give the lower value first"
            )
        known = (self.minimum, self.maximum) != (None, None)
        if known == (self.comparator == "unstated"):
            raise StatementError(
                f"the comparator {self.comparator!r} does not fit the values {self.minimum} to {self.maximum}",
                remedy="use 'unstated' where the text gives no number, and only there",
            )

    @property
    def words(self) -> str:
        """How many of whom, in words: "at least 30 fighters killed on the side of X"."""
        amount = bounded(self.minimum, self.maximum, self.comparator)
        return figured(amount, self.measure, self.population, self.side, best_of(self.as_stated))
