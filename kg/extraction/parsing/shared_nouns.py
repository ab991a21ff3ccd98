"""Shared nouns: "two American soldiers and one British soldier" for "two American and one British soldier".

Each number then counts its own people, and those of both states are struck.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.words.units import Unit

__all__ = ["with_nouns_of_each"]

_JOINS = frozenset(("and", "or", "&"))
_ENDS = frozenset(("comma", "end", "stop", "preposition", "conjunction", "close", "date", "verb", "relative", "that"))
_LONGEST = 3
"""Words of the shared noun: "three Thai and two Nepali farm workers"."""


def with_nouns_of_each(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence with the noun that two numbers and two adjectives of states share, after each of them.

    Args:
        units: the sentence's.
    """
    found = tuple(units)
    for index in range(len(found) - 6, -1, -1):
        kinds = [unit.kind for unit in found[index : index + 5]]
        joined = kinds[2] == "conjunction" or found[index + 2].low in _JOINS
        if kinds[0] != "number" or kinds[1] != "demonym" or not joined or kinds[3:] != ["number", "demonym"]:
            continue
        noun = _noun(found, index + 5)
        if noun:
            place = found[index + 1].end
            shared = [replace(unit, start=place, end=place) for unit in noun]
            shared[-1] = _in_number(shared[-1], one=found[index].low in ("one", "1"))
            found = (*found[: index + 2], *shared, *found[index + 2 :])
    return found


def _noun(units: Sequence[Unit], first: int) -> tuple[Unit, ...]:
    last = first
    while last < min(first + _LONGEST, len(units)) and units[last].kind == "word":
        last += 1
    return tuple(units[first:last]) if last > first and (last == len(units) or units[last].kind in _ENDS) else ()


def _in_number(noun: Unit, *, one: bool) -> Unit:
    """The noun as one or several have it: "soldier", "soldiers"."""
    stem = noun.low.removesuffix("s")
    word = stem if one else noun.low if noun.low.endswith(("s", "men", "women", "people", "personnel")) else f"{stem}s"
    return replace(noun, text=word, low=word)
