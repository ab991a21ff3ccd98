"""Recent: what was read last at each place of the sentence in hand, which every rule asks for again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from kg.extraction.units import Unit

__all__ = ["Recent"]

_Read = TypeVar("_Read")


class Recent(Generic[_Read]):
    """The readings of one sentence by place; those of another push them out.

    Args:
        read: what reads the unit at an index of a sentence.
    """

    def __init__(self, read: Callable[[Sequence[Unit], int], _Read]) -> None:
        self._read = read
        self._latest: tuple[Sequence[Unit], dict[int, _Read]] = ((), {})

    def at(self, units: Sequence[Unit], index: int) -> _Read:
        """What stands at ``index``, as it was read before, or read now."""
        if not isinstance(units, tuple):
            return self._read(units, index)  # a draft, which still changes
        of_units, known = self._latest
        if of_units is not units:
            self._latest = of_units, known = units, {}
        if index not in known:
            known[index] = self._read(units, index)
        return known[index]
