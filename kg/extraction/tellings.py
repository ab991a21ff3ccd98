"""Tellings: where the words of whoever is quoted end, and the text itself speaks on."""

from __future__ import annotations

from kg.extraction.phrases import Units
from kg.extraction.units import NAMES
from kg.extraction.wordlists import wordlists

__all__ = ["steps_out", "time_of_telling"]

_AGES = frozenset(("decade", "decades", "century", "centuries"))
_CLOCK = frozenset(("hour", "hours", "minutes", "moments", "shortly"))
_PUT = frozenset(("plan", "proposal", "condition", "move", "step", "idea", "offer", "figure", "toll", "term"))
"""What somebody has put before others, who may take it or not."""
_ASIDE = 9


def time_of_telling(units: Units, first: int) -> bool:
    """Whether ", a day after …", ", hours before …" begins there: when it was said, in the text's own words."""
    spans = wordlists().classes["span"] | _CLOCK
    at = next((i for i in range(first, min(first + 4, len(units) - 1)) if units[i].low in spans), None)
    lead = units[first:at] if at is not None else ()
    measure = all(unit.kind in ("determiner", "number", "adverb") for unit in lead)
    return at is not None and measure and units[at + 1].low in ("after", "before")


def steps_out(units: Units, first: int) -> bool:
    """Whether the text itself speaks on: ", a demand that Y rejects", ", after four decades in which …"."""
    ahead = units[first : first + _ASIDE]
    if not ahead or ahead[0].low not in ("a", "an", "after"):
        return False
    if ahead[0].low == "after":
        which = next((i for i in range(2, len(ahead)) if ahead[i].low == "which" and ahead[i - 1].low == "in"), 0)
        return any(unit.low in wordlists().classes["span"] | _AGES for unit in ahead[1:which])
    nouns = wordlists().nouns["utterances"] | wordlists().nouns["requests"] | _PUT
    noun = next((i for i in range(1, min(4, len(ahead))) if ahead[i].low in nouns), len(ahead))
    after = ahead[noun + 1 : noun + 3]
    return len(after) == 2 and after[0].kind in ("that", "relative", *NAMES)
