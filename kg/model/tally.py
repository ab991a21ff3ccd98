"""How many rows of an event table a statement sums up, and which."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import StatementError

__all__ = ["TableRow", "Tally"]


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


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of an event table, at a glance.

    Attributes:
        time: EDTF, as precise as the source is.
        place: as the source names it, or ``None``.
        low: the low estimate of deaths, or ``None`` where the source gives none.
        best: the best one.
        high: the high one.
        line: where it begins in its file, from 1.
        text: the row as it stands in its file.
    """

    time: str
    place: str | None
    low: int | None
    best: int | None
    high: int | None
    line: int
    text: str
