"""Operations by their names: "launched Operation Dignity against Y" is read as "launched an operation against Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.words.units import NAMES, Unit

__all__ = ["without_names_of_operations"]

_LAUNCHES = frozenset(("launch", "conduct", "stage", "mount", "carry", "begin", "start", "unleash", "open", "wage"))
_INSIDE = frozenset(("of", "for", "the", "and", "in"))
_NAMED = frozenset(("capital", "number"))
_LONGEST = 6


def without_names_of_operations(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence with each operation that somebody launches, or that is against somebody, as one noun.

    Args:
        units: the sentence's.
    """
    found = tuple(units)
    for index in range(len(found) - 2, -1, -1):
        if found[index].text == "Operation" or found[index].text.startswith("Operation "):
            after = index + 1 if found[index].text.startswith("Operation ") else _past_name(found, index + 1)
            if after is not None and (_launched(found, index) or found[after].low == "against"):
                found = (*found[:index], _noun(found[index], found[after - 1]), *found[after:])
    return found


def _noun(unit: Unit, last: Unit) -> Unit:
    """The bare noun in the place of the whole name, also of a listed one: "Operation Serval"."""
    return replace(unit, text="operation", low="operation", kind="word", end=last.end, actor=None)


def _past_name(units: Sequence[Unit], first: int) -> int | None:
    """The index after "Dignity", "Rising Lion", "1027", "“Spring of Peace”"; none where no name stands there."""
    quoted = units[first].kind == "quote"
    after = first + quoted
    for place in range(after, min(after + _LONGEST, len(units))):
        unit, following = units[place], units[place + 1] if place + 1 < len(units) else None
        if quoted and unit.kind == "quote":
            return place + 1
        joins = unit.low in _INSIDE and following is not None and following.kind in _NAMED and place > after
        proper = unit.kind in _NAMED or (unit.text[:1].isupper() and unit.actor is None)
        called = unit.kind in NAMES and following is not None and following.kind in (*_NAMED, "quote")
        last = unit.kind in NAMES and place == after and following is not None and following.low == "against"
        if not (proper or joins or called or last):
            return place if place > after and not quoted else None
    return None


def _launched(units: Sequence[Unit], noun: int) -> bool:
    """Whether a verb of launching stands before the name: "has launched", "carried out"."""
    before = noun - 1 - (units[noun - 1].low in ("out", "its", "the", "their"))
    return before >= 0 and any(form.lemma in _LAUNCHES for form in units[before].forms)
