"""Denials of having struck at all: "denied carrying out any air strikes there", "denies bombing anything".

Such a denial names no victim of its own, and answers what its author has just been charged with.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit

__all__ = ["denies_striking"]

_DOES = frozenset(("carry", "stage", "commit", "launch", "conduct", "mount", "perpetrate", "make", "fly", "undertake"))
_SMALL = frozenset(("any", "such", "air", "aerial", "drone", "artillery", "rocket", "missile", "cross-border", "ground",
                    "military", "new", "further", "of", "kind", "sort", "recent"))  # fmt: skip
_BLOWS = frozenset(("strike", "strikes", "airstrike", "airstrikes", "attack", "attacks", "raid", "raids", "bombing",
                    "bombings", "shelling", "bombardment", "bombardments", "incursion", "incursions"))  # fmt: skip
_THERE = frozenset(("there", "whatsoever", "either"))
_IN_THE = (("in", "the", "area"), ("in", "the", "region"), ("in", "the", "town"), ("in", "the", "village"))
_ENDS = frozenset(("end", "comma", "stop", "conjunction", "dash", "subordinator"))
_LONGEST = 6


def denies_striking(units: Sequence[Unit], first: int) -> bool:
    """Whether what stands at ``first``, after a verb of denying, is any strike of one's own, and nothing more.

    With a place or a victim of its own ("denied carrying out strikes on P") it says itself what is denied.

    Args:
        units: the sentence's.
        first: index of the unit after the verb.
    """
    at = first + (first < len(units) and units[first].low == "having")
    doing = at < len(units) and any(form.lemma in _DOES for form in units[at].forms)
    at += doing
    at += doing and at < len(units) and units[at].low == "out"
    words = units[at : at + _LONGEST]
    noun = next((i for i, unit in enumerate(words) if unit.low not in _SMALL), len(words))
    if noun == len(words) or words[noun].low not in _BLOWS:
        return False
    if not doing and not any(unit.low in ("any", "such") for unit in words[:noun]):
        return False  # "denied the attack" is read elsewhere, "denied air strikes" may be a request refused
    after = units[at + noun + 1 :]
    lows = tuple(unit.low for unit in after[:3])
    place = 1 if lows[:1] and lows[0] in _THERE else 3 if lows in _IN_THE else 0
    return len(after) <= place or after[place].kind in _ENDS
