"""Bare relatives: "an attack India blamed on Y", with the pronoun that the clause does without put back.

Every later rule then finds whom a deed is laid to as it finds "an attack which India blamed on Y".
"""

from __future__ import annotations

from kg.extraction.grammar.complementizers import with_word_at
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.verbforms import Units
from kg.extraction.words.wordlists import wordlists

__all__ = ["with_relatives"]

_LAID = {"blame": ("on",), "attribute": ("to",), "ascribe": ("to",), "pin": ("on",)}
"""By the verb, the words that lead to whom a deed is laid, where nothing stands between."""
_SUBJECTS = frozenset(("determiner", "demonym", *NAMES))
_NOMINATIVE = frozenset(("he", "she", "they", "we", "it"))
_INSIDE = frozenset(("word", "capital", "possessive", "tail", "demonym", "have", "adverb", *NAMES))
_REACH = 7
"""Units from where the clause begins to its verb."""


def with_relatives(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units, with "which" before each clause that lays the deed named before it to somebody.

    Args:
        units: the sentence.
    """
    deeds = wordlists().events
    places = {index for index in range(1, len(units) - 2) if units[index - 1].low in deeds and _opens(units, index)}
    return with_word_at(units, places, "relative", "which") if places else units


def _opens(units: Units, index: int) -> bool:
    """Whether a deed's noun stands before, and what begins here is a subject with a verb that lays it to somebody."""
    unit, deed = units[index], wordlists().events.get(units[index - 1].low)
    blames = unit.kind in _SUBJECTS or unit.low in _NOMINATIVE or unit.low in wordlists().nouns["officials"]
    if deed is None or deed.relation != "attacked" or not blames:
        return False
    for place in range(index + 1, min(index + _REACH, len(units) - 1)):
        led = {word for form in units[place].forms if form.finite for word in _LAID.get(form.lemma, ())}
        if led:
            return units[place + 1].low in led
        if units[place].kind not in _INSIDE:
            return False
    return False
