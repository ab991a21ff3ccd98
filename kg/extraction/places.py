"""Places: where certain words stand in a sentence, so that a rule looks only there."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.units import Unit

__all__ = ["Places"]


class Places:
    """The units of one sentence, found by their words and kinds.

    Most rules begin at a word that most sentences do not have: to ask for its places is cheaper than to try every unit.

    Args:
        units: the sentence.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._words = frozenset(unit.low for unit in units)
        self._kinds = frozenset(unit.kind for unit in units)

    def of(self, words: frozenset[str], *, kind: str = "", ahead: int = 0) -> Sequence[int]:
        """Where one of ``words`` or a unit of that kind stands, in order.

        Args:
            words: words in lower case.
            kind: a kind of unit, where there is one to look for besides.
            ahead: how many units have to follow.
        """
        if words.isdisjoint(self._words) and kind not in self._kinds:
            return ()
        last = len(self._units) - ahead
        return [i for i, unit in enumerate(self._units) if (unit.low in words or unit.kind == kind) and i < last]

    def have(self, words: frozenset[str]) -> bool:
        """Whether the sentence has one of the words."""
        return not words.isdisjoint(self._words)
