"""Places: where certain words stand in a sentence, so that a rule looks only there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from kg.extraction.words.units import Unit

__all__ = ["Places", "places_of"]

_MOST = 4096
"""Sets of words that are known by number; rules name some nine hundred, and what a text adds must not grow for ever."""


class _WordSets:
    """The sets of words that rules have asked for, each with a number, and in which of them each word is.

    To look whether a sentence has a word of a set takes as many looks into memory as the set or the sentence has words,
    and nine times in ten it has none. By the numbers of its words it takes one.
    """

    def __init__(self) -> None:
        self.numbers: dict[frozenset[str], int] = {}
        self.by_word: dict[str, tuple[int, ...]] = {}
        self._adding = Lock()

    def add(self, words: frozenset[str]) -> None:
        """Give a set of words its number, if there is room."""
        with self._adding:
            if words in self.numbers or len(self.numbers) >= _MOST:
                return
            number = len(self.numbers)
            for word in words:
                self.by_word[word] = (*self.by_word.get(word, ()), number)
            self.numbers[words] = number  # the last, so that no other thread sees it half known


_KNOWN = _WordSets()


class Places:
    """The units of one sentence, found by their words and kinds.

    Most rules begin at a word that most sentences do not have: to ask for its places is cheaper than to try every unit.

    Args:
        units: the sentence.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units if isinstance(units, tuple) else tuple(units)
        self._size = len(units)
        self._words: dict[str, list[int]] = {}
        self._kinds: dict[str, list[int]] = {}
        for index, unit in enumerate(units):
            if unit.low in self._words:
                self._words[unit.low].append(index)
            else:
                self._words[unit.low] = [index]
        self._lows = self._words.keys()
        self._newer = len(_KNOWN.numbers)
        """The first number that was given after this sentence was looked through."""
        self._here = _numbers_of(self._words)

    def of(self, words: frozenset[str], *, kind: str = "", ahead: int = 0) -> Sequence[int]:
        """Where one of ``words`` or a unit of that kind stands, in order.

        Args:
            words: words in lower case.
            kind: a kind of unit, where there is one to look for besides.
            ahead: how many units have to follow.
        """
        number = _KNOWN.numbers.get(words)
        here = number in self._here if number is not None and number < self._newer else self.have(words)
        if not here:
            return self._short_of_end(self._of_kind(kind), ahead) if kind else ()
        told = words & self._lows
        if len(told) == 1 and not kind:
            found: Sequence[int] = self._words[next(iter(told))]
        else:
            places = {place for word in told for place in self._words[word]}
            found = sorted(places.union(self._of_kind(kind)) if kind else places)
        return self._short_of_end(found, ahead)

    def have(self, words: frozenset[str]) -> bool:
        """Whether the sentence has one of the words."""
        number = _KNOWN.numbers.get(words)
        if number is not None and number < self._newer:
            return number in self._here
        if number is None:
            _KNOWN.add(words)
        return not words.isdisjoint(self._lows)

    def _of_kind(self, kind: str) -> Sequence[int]:
        """Where units of that kind stand, looked for when it is first asked."""
        if kind not in self._kinds:
            self._kinds[kind] = [index for index, unit in enumerate(self._units) if unit.kind == kind]
        return self._kinds[kind]

    def _short_of_end(self, found: Sequence[int], ahead: int) -> Sequence[int]:
        """Those of the places after which ``ahead`` units follow."""
        return [place for place in found if place < self._size - ahead] if ahead else found


_KEPT = 4
_recent: tuple[tuple[Sequence[Unit], Places], ...] = ()


def places_of(units: Sequence[Unit]) -> Places:
    """The places of a sentence's words, kept for the last few wordings: what reads units alone is gated by them, too.

    Args:
        units: the sentence's; a draft, which still changes, is looked through each time.
    """
    global _recent  # noqa: PLW0603 - what one thread has found is as good to another
    for known, places in _recent:
        if known is units:
            return places
    made = Places(units)
    if isinstance(units, tuple):
        _recent = ((units, made), *_recent[: _KEPT - 1])
    return made


def _numbers_of(words: Mapping[str, object]) -> set[int]:
    """The numbers of the sets that hold one of the words."""
    return set[int]().union(*filter(None, map(_KNOWN.by_word.get, words)))
