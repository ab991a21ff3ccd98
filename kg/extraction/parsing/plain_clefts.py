"""Plain clefts: "X said it was Y that had broken the truce" as "X said Y had broken the truce"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.phrases import noun_phrase
from kg.extraction.words.units import Unit, is_speech_verb

__all__ = ["with_clefts_plain"]

_BEING = frozenset(("is", "was"))
_RELATIVES = frozenset(("that", "who", "which"))
_AUXILIARIES = frozenset(("have", "be", "do", "modal"))
_LEAST = 5
_OPENS = frozenset(("that", "comma", "quote"))


def with_clefts_plain(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence, without "it was" and "that" around who is named after words of speech to have acted.

    Args:
        units: the sentence's.
    """
    found = tuple(units)
    for index in range(len(found) - _LEAST, -1, -1):
        if found[index].low == "it" and found[index + 1].low in _BEING and (not index or _told(found[index - 1])):
            found = _plain(found, index)
    return found


def _told(before: Unit) -> bool:
    """Whether what stands before it is a verb of speech, or the "that" or comma after one."""
    return before.kind in _OPENS or is_speech_verb(before)


def _plain(units: tuple[Unit, ...], index: int) -> tuple[Unit, ...]:
    first = index + 2
    phrase = noun_phrase(units, first)
    if phrase is None or phrase.party is None or phrase.last + 2 >= len(units):
        return units
    relative, verb = units[phrase.last + 1], units[phrase.last + 2]
    if relative.low not in _RELATIVES or (verb.kind != "verb" and verb.kind not in _AUXILIARIES):
        return units
    return (*units[:index], *units[first : phrase.last + 1], *units[phrase.last + 2 :])
