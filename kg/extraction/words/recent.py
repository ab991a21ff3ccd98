"""Recent: what was read at each place of the sentences in hand, which every rule asks for again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from kg.extraction.words.units import Unit

__all__ = ["Recent"]

_Read = TypeVar("_Read")


class Recent(Generic[_Read]):
    """The readings of two sentences by place; those of a third push out the older ones.

    Two, since a sentence and the plain clauses that `kernels` makes of it are read in turn.

    Args:
        read: what reads the unit at an index of a sentence.
    """

    def __init__(self, read: Callable[[Sequence[Unit], int], _Read]) -> None:
        self._read = read
        self._units: Sequence[Unit] = ()
        self._known: dict[int, _Read] = {}
        self._before: tuple[Sequence[Unit], dict[int, _Read]] = ((), {})

    def at(self, units: Sequence[Unit], index: int) -> _Read:
        """What stands at ``index``, as it was read before, or read now."""
        if units is not self._units:
            if not isinstance(units, tuple):
                return self._read(units, index)  # a draft, which still changes
            self._turn_to(units)
        known = self._known
        if index in known:
            return known[index]
        read = known[index] = self._read(units, index)
        return read

    def _turn_to(self, units: Sequence[Unit]) -> None:
        """Make the readings of these units those in hand."""
        older, known = self._before
        self._before = self._units, self._known
        self._units, self._known = units, known if older is units else {}
