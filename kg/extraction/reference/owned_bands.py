"""Owned bands: states that a sentence names only to tell whose a band is: "its leader" is not the state's after it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import words_of

__all__ = ["states_of_bands"]

_LONGEST = 5
_WITHIN = frozenset(("word", "capital", "adverb", "verb", "number"))


def states_of_bands(units: Sequence[Unit]) -> frozenset[str]:
    """The Chad of "Chad's main rebel group rejected it, and its leader accused Y", where nothing else speaks of Chad.

    Args:
        units: of the sentence, as far as it has been read.
    """
    states = [(i, unit.actor.name) for i, unit in enumerate(units) if unit.actor and unit.actor.type == "State"]
    elsewhere = {name for i, name in states if not _owns_band(units, i)}
    return frozenset(name for _, name in states if name not in elsewhere)


def _owns_band(units: Sequence[Unit], index: int) -> bool:
    """Whether a band belongs to the state named at ``index``: "Chad's largest rebel movement"."""
    if index + 2 >= len(units) or units[index + 1].kind != "possessive":
        return False
    bands = words_of("owned_band") | descriptions().classes["in-revolt"]
    last = index + 1
    for place in range(index + 2, min(index + 2 + _LONGEST, len(units))):
        if units[place].kind not in _WITHIN or (units[place].kind == "verb" and units[last].low in bands):
            break
        last = place
    return units[last].low in bands
