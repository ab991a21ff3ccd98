"""Called so: "a group calling itself X", "vigilantes known as X", who are X, so that a sentence has only the name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extraction.grammar.adverbials import closes_front
from kg.extraction.words.descriptions import GROUPS, classes_of
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import words_of

__all__ = ["by_name"]

_REGULAR = frozenset(("unit", "force", "forces", "wing"))
_ACTORS = GROUPS | {"Organization", "Actor"}
_OF_SEVERAL = frozenset(("coalition", "alliance", "umbrella", "grouping", "network", "federation", "bloc", "front"))
_MOST = 6
"""Words of such a phrase before its noun."""
_SAID = frozenset(("word", "verb", "demonym", "adverb", "capital", "name", "metonym", "tail", "number"))


def by_name(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units without what presents a name: "A group calling itself X attacked P" as "X attacked P"."""
    if not any(unit.low in words_of("called", "selves") for unit in units):
        return units
    found: list[Unit] = []
    index = 0
    while index < len(units):
        size = _presenting(units, index)
        if size is not None and (start := _opening(found)) is not None:
            del found[start:]
            index += size
            continue
        found.append(units[index])
        index += 1
    return found


def _presenting(units: Sequence[Unit], index: int) -> int | None:
    """How many units at ``index`` present the name after them; ``None`` where they do not."""
    place = index
    place += units[place].low in words_of("called_how")
    place += units[place].low in ("that", "which", "who") if place < len(units) else 0
    low = [unit.low for unit in units[place : place + 3]]
    if low[:1] and low[0] in words_of("calls_itself") and low[1:2] and low[1] in words_of("selves"):
        place += 2
    elif low[:1] and low[0] in words_of("called") and place == index + (units[index].low in words_of("called_how")):
        place += 1 + (low[1:2] == ["as"])
    else:
        return None
    name = place + (place < len(units) and units[place].kind == "determiner")
    actor = units[name].actor if name < len(units) else None
    named = actor is not None and actor.type in _ACTORS and units[name].kind == "name"
    return place - index if named else None


def _opening(found: Sequence[Unit]) -> int | None:
    """Where the phrase that ends a row of units begins, whose noun is one for a band; ``None`` where it is no such."""
    last = len(found) - 1
    if last < 0 or found[last].low not in _bands():
        return None
    first = last
    while first > 0 and last - first < _MOST and found[first - 1].kind in _SAID and not _governs(found[first - 1]):
        first -= 1
    if found[last].low in _REGULAR and any(unit.kind == "demonym" for unit in found[first:last]):
        return None  # "a Y-ian unit known as X": Y's
    before = found[first - 1] if first else None
    if before is not None and before.kind == "determiner":
        if before.low not in ("a", "an", "another", "the"):
            return None
        first -= 1
    if first and found[first - 1].kind == "comma" and not closes_front(found, first - 1):
        return None  # "X, a group known as Y,": two names of one
    if first > 1 and found[first - 1].low == "of" and found[first - 2].low in _OF_SEVERAL:
        return None  # "a coalition of militias known as X": not the militias are X
    return first


@cache
def _bands() -> frozenset[str]:
    return classes_of("group", "group-kind", "group-fighters") | words_of("fighters_called", "bands")


def _governs(unit: Unit) -> bool:
    """Whether it is the verb of which the phrase is the object: "armed militias known as X"."""
    return unit.kind == "verb" and any(form.finite or form.present for form in unit.forms)
