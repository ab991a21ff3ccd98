"""How many rows of an event table a statement sums up, and which."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import StatementError

__all__ = ["Tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """The rows that a statement from an event table sums up; its quote is the first of them.

    Attributes:
        table: the name of the table.
        rows: how many there are.
        first: the first day on which one of them may lie, ``YYYY-MM-DD``.
        last: the last day on which one of them may lie.
        low: the sum of the low estimates of deaths, or ``None`` where no row gives a number.
        best: of the best estimates.
        high: of the high estimates.
    """

    table: str
    rows: int
    first: str
    last: str
    low: int | None = None
    best: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        if self.rows < 1 or not self.table.strip():
            raise StatementError("a tally is of one row at least, of a table that has a name")
