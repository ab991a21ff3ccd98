"""Lists: the noun of "Ethiopian and Eritrean troops" after each adjective; "the two Koreas"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.units import Unit
from kg.extraction.wordlists import wordlists

__all__ = ["both_koreas", "distributed"]


def distributed(units: Sequence[Unit]) -> Sequence[Unit]:
    """With the noun of "Ethiopian and Eritrean troops" after either adjective; the copy has no place in the text."""
    nouns = wordlists().nouns
    heads = nouns["forces"] | nouns["fighters"] | nouns["officials"]
    found: list[Unit] = []
    for index, unit in enumerate(units):
        found.append(unit)
        if index + 3 >= len(units) or unit.kind != "demonym":
            continue
        head = _list_head(units, index) if units[index + 1].kind == "comma" else None
        if head is not None:
            found.append(replace(head, start=unit.end, end=unit.end))  # "American, British and Turkish diplomats"
        if units[index + 1].low != "and":
            continue
        place = index + 3
        if units[index + 2].kind != "demonym" or units[place].kind not in ("word", "capital", "verb"):
            continue
        if units[place].low not in heads and place + 1 < len(units):
            place += 1
        if units[place].low in heads:
            found.append(replace(units[place], start=unit.end, end=unit.end))
    return found


def _list_head(units: Sequence[Unit], index: int) -> Unit | None:
    """The noun of "A, B and C diplomats", where the adjectives begin at ``index``; ``None`` for other lists."""
    nouns, place = wordlists().nouns, index
    while place + 2 < len(units) and units[place + 1].low in (",", "and") and units[place + 2].kind == "demonym":
        place += 2
    head = units[place + 1] if place + 1 < len(units) else None
    known = head is not None and head.low in nouns["forces"] | nouns["fighters"] | nouns["officials"]
    return head if known and units[place - 1].low == "and" else None


def both_koreas(units: Sequence[Unit], index: int) -> int | None:
    """How many units "the two Koreas" or "both Koreas" has; ``None`` where it is something else."""
    words = [unit.low for unit in units[index : index + 3]]
    if words[:2] == ["both", "koreas"]:
        return 2
    return 3 if words == ["the", "two", "koreas"] else None
