"""Wordings: "agreed the text of a treaty", "signed the terms of the truce": what is agreed or signed is the accord.

The rules read what is left, in which the accord itself is the object.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["without_wording"]

_WORDING = frozenset(("text", "texts", "terms", "wording", "details", "provisions", "outlines", "outline", "contents"))
_QUALIFIES = frozenset(("final", "full", "draft", "definitive", "finalised", "finalized", "exact", "broad",
                        "main", "basic", "whole", "entire"))  # fmt: skip
_OPENERS = frozenset(("on", "to", "upon", "over"))
_TO_ACCORD = 6
"""Units from "of" to the accord's noun: "of a comprehensive new peace treaty"."""


def without_wording(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence, without "the text of" between a verb by which accords are made and the accord.

    Args:
        units: the sentence's.
    """
    found = tuple(units)
    for index in range(len(found) - 2, 0, -1):
        if found[index].low in _WORDING and found[index + 1].low == "of" and _of_accord(found, index + 2):
            first = _opening(found, index)
            if _makes(found, first - 1):
                found = (*found[:first], *found[index + 2 :])
    return found


def _opening(units: Sequence[Unit], noun: int) -> int:
    """Where the phrase of the noun begins, past its article and adjectives."""
    first = noun
    while first > 1 and (units[first - 1].low in _QUALIFIES or units[first - 1].kind == "determiner"):
        first -= 1
    return first


def _makes(units: Sequence[Unit], before: int) -> bool:
    """Whether a verb stands there of agreeing or signing: "agreed", "agreed on"."""
    if units[before].low in _OPENERS and before > 0:
        before -= 1
    verbs = wordlists().accord_verbs
    made = (verbs.get(form.lemma) for form in units[before].forms)
    return any(verb is not None and verb.done in ("made", "gained") for verb in made)


def _of_accord(units: Sequence[Unit], first: int) -> bool:
    for unit in units[first : first + _TO_ACCORD]:
        if unit.low in wordlists().accords:
            return True
        if unit.kind in ("comma", "stop", "preposition", "verb", "conjunction", "quote"):
            return False
    return False
