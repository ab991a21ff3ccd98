"""Localities: which place "the town", "the valley", "the enclave" is that somebody attacks, takes or holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.grammar.entities import Draft
from kg.extraction.words.units import NAMES, Unit

__all__ = ["Localities"]

_NEAR = 2
"""Sentences back to which such a word reaches."""
_CITIES = frozenset(("town", "city", "capital"))
_PLACES = frozenset(("town", "city", "village", "port", "valley", "enclave", "district", "province", "region",
                     "peninsula", "oasis", "stronghold", "settlement", "suburb", "county", "outpost"))  # fmt: skip
_AREAS = frozenset(("valley", "district", "province", "region", "peninsula", "county"))
"""What a city is not in which something was once signed: "undertook in Istanbul in 1999 to leave the region"."""
_ENDS = frozenset(("end", "stop", "comma", "preposition", "conjunction", "date", "adverb", "subordinator", "verb", "be",
                   "have", "modal"))  # fmt: skip
_WITHIN = frozenset(("in", "near", "inside", "outside", "across"))
_LOCATING = frozenset(("in", "at", "near", "to", "from", "around", "outside", "into", "towards", "toward", "for"))


class Localities:
    """The places of which the last sentences of a document speak."""

    def __init__(self) -> None:
        self._told: list[tuple[Unit, ...]] = []
        self._unlisted = [False]
        self._dated: set[str] = set()
        self._lands: set[str] = set()

    def note(self, units: Sequence[Unit]) -> None:
        """Remember a sentence that has been read."""
        places = [i for i, unit in enumerate(units) if (unit.place or unit.kind == "metonym") and _is_place(unit)]
        self._told = [*self._told, tuple(units[i] for i in places if _stands_for_a_place(units, i))][-_NEAR:]
        self._dated |= {units[i].text for i in places if _at_a_date(units, i)}
        self._unlisted = [*self._unlisted, _names_unlisted(units)][-_NEAR:]
        self._lands |= _set_in(units) | {unit.actor.name for unit in units if unit.actor and unit.actor.type == "State"}

    def elsewhere(self, units: Sequence[Unit], homes: Collection[str]) -> bool:
        """Whether a sentence is set in a land of which the text has not told and where nobody is at home who was named.

        Args:
            units: the sentence's.
            homes: names of the states of who was named.
        """
        lands = _set_in(units)
        return bool(lands) and lands.isdisjoint(self._lands) and lands.isdisjoint(homes)

    def meant(self, draft: Draft, index: int) -> tuple[int, list[Unit]] | None:
        """The phrase that the determiner at ``index`` opens, its noun as the one place that the text has named lately.

        None where two were named, where one that no list knows may be meant, and where more words follow.
        """
        units = draft.units
        noun = units[index + 1] if index + 2 < len(units) else None
        definite = units[index].low in ("the", "this", "that")
        if not definite or noun is None or noun.low not in _PLACES or noun.kind not in ("word", "verb"):
            return None
        if units[index + 2].kind not in _ENDS or units[index + 2].low == "of":
            return None
        if not draft.found or draft.found[-1].kind not in ("verb", "preposition"):
            return None
        if any(_is_place(unit) for unit in units) or any(self._unlisted) or _names_unlisted(units):
            return None
        told = {_name(unit): unit for place in self._told for unit in place}
        only = next(iter(told.values())) if len(told) == 1 else None
        if only is None or (only.kind == "metonym" and noun.low not in _CITIES):
            return None
        if noun.low in _AREAS and only.text in self._dated:
            return None
        place = replace(only, text=noun.text, low=noun.low, start=noun.start, end=noun.end, resolved=True)
        return 2, [units[index], place]


def _set_in(units: Sequence[Unit]) -> set[str]:
    """The names of the states in which a sentence is set: that of "shelled a market in Bukavu", "in Chad"."""
    held = {unit.holder.name for unit in units if unit.place is not None and unit.holder is not None}
    named = (unit.actor for before, unit in pairwise(units) if before.low in _WITHIN)
    return held | {actor.name for actor in named if actor is not None and actor.type == "State"}


def _is_place(unit: Unit) -> bool:
    return not unit.resolved and (unit.place is not None or unit.kind == "metonym")


def _stands_for_a_place(units: Sequence[Unit], index: int) -> bool:
    """Whether the place is named as one, and not as a government that speaks by its seat: "the White House said"."""
    if units[index].kind != "metonym":
        return True
    before = index - 1 - (index > 1 and units[index - 1].kind in ("determiner", "adverb"))
    return before >= 0 and units[before].kind in ("preposition", "verb", "to", "conjunction", "comma")


def _at_a_date(units: Sequence[Unit], index: int) -> bool:
    """Whether the place is where something was done at one time: "in P in 1999", "at P on 3 May"."""
    before = units[index - 1].low if index else ""
    after = units[index + 1 : index + 3]
    dated = len(after) > 1 and after[0].low in ("in", "on") and after[1].kind in ("date", "number")
    return before in ("in", "at") and dated


def _name(unit: Unit) -> str:
    return unit.place.name if unit.place is not None else unit.text


def _names_unlisted(units: Sequence[Unit]) -> bool:
    """Whether a name that no list knows stands where places do: "in Bir Lahlou", "captured Tall Afar"."""
    for before, unit in pairwise(unit for unit in units if unit.kind != "word" or unit.text.islower()):
        unknown = unit.kind == "capital" and unit.place is None
        if unknown and (before.low in _LOCATING or before.kind == "verb") and before.kind not in NAMES:
            return True
    return False
