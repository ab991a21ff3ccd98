"""Dependants: whether a person is named only to tell whose man another is: "N. N.'s deputy, M. M., said he …"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["tells_whose_man"]

_KIN = frozenset(("son", "brother", "father", "uncle", "nephew", "cousin", "husband", "deputy", "spokesman", "envoy",
                  "aide", "adviser", "advisor", "successor", "predecessor", "rival", "lieutenant", "bodyguard", "ally",
                  "half-brother", "grandson", "stepson", "son-in-law", "brother-in-law", "father-in-law", "lawyer",
                  "secretary", "right-hand", "protégé", "protege", "number", "counterpart", "daughter", "sister",
                  "wife", "widow", "spokeswoman", "confidant", "negotiator"))  # fmt: skip
_LONGEST = 5
_NUMBER_TWO = frozenset(("two", "three"))


def tells_whose_man(units: Sequence[Unit], source: int) -> bool:
    """Whether the name at ``source`` has "'s deputy," after it, and then the name of that deputy."""
    if source + 1 >= len(units) or units[source + 1].kind != "possessive":
        return False
    titles, place = wordlists().classes["title"], source + 2
    while place < len(units) and place - source <= _LONGEST and units[place].kind in ("word", "verb", "number"):
        place += 1
    head = units[place - 1].low
    if head not in _KIN | titles | _NUMBER_TWO:
        return False
    place += place < len(units) and units[place].kind == "comma"
    named = units[place : place + 2]
    return any(u.speaker is not None and u.speaker.type == "Person" for u in named) or any(
        u.actor is not None and u.actor.type == "Person" for u in named
    )
