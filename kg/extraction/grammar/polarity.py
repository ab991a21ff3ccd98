"""Polarity: "any" in what is denied: "denied that it sent any arms to Y" denies that it sent arms to Y.

The rules take "any weapons" for none that somebody has given. What is denied they read without the word.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["without_any"]

_GIVEN = ("gift_arms", "gift_funds", "gift_trains", "gift_supports", "gift_men")
_ENDS = frozenset(("stop", "end", "quote"))
_OPEN = frozenset(("have", "be", "modal"))
_TO_NOUN = 4
_TO_VERB = 6
_ALSO = frozenset(("supplies", "equipment", "material", "materiel", "supply", "such"))


def without_any(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence without the "any" before what somebody denies to have given, or its "so much as".

    Args:
        units: the sentence's.
    """
    found = _without_least(tuple(units))
    denied = next((i for i, unit in enumerate(found) if any(form.lemma == "deny" for form in unit.forms)), None)
    if denied is None:
        return found
    changed = list(found[: denied + 1])
    open_ = True
    for index in range(denied + 1, len(found)):
        unit = found[index]
        open_ = open_ and unit.kind not in _ENDS
        if unit.low != "any" or not open_ or not _gift_at(found, index + 1):
            changed.append(unit)
        elif index == denied + 1:  # "denied any arms had been sent", and not "denied any help"
            clause = any(u.kind in _OPEN for u in found[index + 1 : index + _TO_VERB])
            changed.append(Unit("that", "that", "that", unit.start, unit.start) if clause else unit)
        elif found[index - 1].kind in ("preposition", "determiner"):
            changed.append(unit)  # "denied knowledge of any arms"
    return tuple(changed)


def _without_least(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units without the "so much as" of "had not given Z so much as a rifle"."""
    for index in range(1, len(units) - len(_LEAST)):
        after = index + len(_LEAST)
        least = units[index].low == "so" and [unit.low for unit in units[index:after]] == _LEAST
        if least and units[after].low in ("a", "an", "one"):
            return (*units[:index], *units[after:])
    return units


_LEAST = ["so", "much", "as"]


def _gift_at(units: Sequence[Unit], first: int) -> bool:
    """Whether the noun phrase is of arms, money, men or help."""
    nouns = wordlists().nouns
    for unit in units[first : first + _TO_NOUN]:
        if unit.kind in ("preposition", "to", "comma", "end", "that", "relative"):
            return False
        if unit.low in _ALSO or any(unit.low in nouns[kind] for kind in _GIVEN):
            return True
    return False
