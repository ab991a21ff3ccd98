"""Places: where certain words stand in a sentence, so that a rule looks only there."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit

__all__ = ["Places"]


class Places:
    """The units of one sentence, found by their words and kinds.

    Most rules begin at a word that most sentences do not have: to ask for its places is cheaper than to try every unit.

    Args:
        units: the sentence.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._size = len(units)
        self._lows = frozenset(unit.low for unit in units)
        self._words: dict[str, list[int]] = {}
        self._kinds: dict[str, list[int]] = {}
        for index, unit in enumerate(units):
            self._words.setdefault(unit.low, []).append(index)
            self._kinds.setdefault(unit.kind, []).append(index)

    def of(self, words: frozenset[str], *, kind: str = "", ahead: int = 0) -> Sequence[int]:
        """Where one of ``words`` or a unit of that kind stands, in order.

        Args:
            words: words in lower case.
            kind: a kind of unit, where there is one to look for besides.
            ahead: how many units have to follow.
        """
        if words.isdisjoint(self._lows):
            return self._short_of_end(self._kinds.get(kind, ()), ahead)
        found = {place for word in words & self._lows for place in self._words[word]}
        found.update(self._kinds.get(kind, ()))
        return self._short_of_end(sorted(found), ahead)

    def have(self, words: frozenset[str]) -> bool:
        """Whether the sentence has one of the words."""
        return not words.isdisjoint(self._lows)

    def _short_of_end(self, found: Sequence[int], ahead: int) -> Sequence[int]:
        """Those of the places after which ``ahead`` units follow."""
        return [place for place in found if place < self._size - ahead] if ahead else found
