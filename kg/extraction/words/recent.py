"""Recent: what was read at each place of the sentences in hand, which every rule asks for again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from kg.extraction.words.units import Unit

__all__ = ["Recent"]

_Read = TypeVar("_Read")
_KEPT = 4


class Recent(Generic[_Read]):
    """The readings of the last few wordings of a sentence by place; those of another push out the oldest.

    A few, since a sentence is read before and after its references are resolved, in a plainer wording, and in the plain
    clauses that `kernels` makes of it, and rules go back and forth between these. Two wordings with equal units, as
    where there was nothing to resolve, are one.

    Args:
        read: what reads the unit at an index of a sentence, by its units alone.
    """

    def __init__(self, read: Callable[[Sequence[Unit], int], _Read]) -> None:
        self._read = read
        self._units: Sequence[Unit] = ()
        self._known: dict[int, _Read] = {}
        self._before: list[tuple[Sequence[Unit], dict[int, _Read]]] = []

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
        if units == self._units:
            self._units = units
            return
        before = self._before
        known = next((readings for older, readings in before if older is units or older == units), None)
        before[:] = [(self._units, self._known), *((older, read) for older, read in before if read is not known)]
        del before[_KEPT - 1 :]
        self._units, self._known = units, {} if known is None else known
