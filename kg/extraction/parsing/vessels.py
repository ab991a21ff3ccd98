"""Vessels: a ship by its name is a ship: "seized the tanker Grace 1", "captured the British-flagged Stena Impero"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["with_vessels_plain"]

_FLYING = frozenset(("-flagged", "-registered", "-flag", "-owned", "-operated"))
_LONGEST = 4
"""Words of a ship's name."""
_DIGITS = 2


def with_vessels_plain(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence without the names of ships, which rules would take for those of people or places.

    Args:
        units: the sentence's.
    """
    found = tuple(units)
    for index in range(len(found) - 2, 0, -1):
        if found[index + 1].kind != "capital":
            continue
        end = _name_end(found, index + 1)
        if found[index].low in wordlists().classes["vessel"] and found[index].kind in ("word", "verb"):
            rest = found[end:]
            if rest and rest[0].low == "off":
                rest = (replace(rest[0], kind="preposition"), *rest[1:])  # no adverb, as it is after a number
            found = (*found[: index + 1], *rest)
        elif found[index].kind == "tail" and found[index].low in _FLYING and found[index - 1].kind in NAMES:
            whole = replace(
                found[index + 1], kind="word", text="vessel", low="vessel", end=found[end - 1].end, forms=()
            )
            found = (*found[: index + 1], whole, *found[end:])
    return found


def _name_end(units: Sequence[Unit], first: int) -> int:
    """Where a name of a ship ends that begins at ``first``; there where there is none."""
    end = first
    while end < min(first + _LONGEST, len(units)) and units[end].kind == "capital":
        end += 1
    if first < end < len(units) and units[end].kind == "number" and len(units[end].text) <= _DIGITS:
        end += units[end].text.isdigit() and (end + 1 == len(units) or _past(units[end + 1]))
    return end


def _past(unit: Unit) -> bool:
    """Whether a number before it ends the name: "Grace 1 off P", but not "the tanker Grace 2 sailors"."""
    return unit.kind not in ("word", "capital") or unit.low == "off"
