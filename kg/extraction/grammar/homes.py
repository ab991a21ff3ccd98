"""Homes: whose an organ or a mission is that is named after its state."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit

__all__ = ["abroad", "is_organ_of"]


def is_organ_of(home: Unit, organ: Unit) -> bool:
    """Whether an organ of a state is named after it: "Russian GRU officers", "US Green Berets"."""
    return bool(home.actor and organ.kind == "name" and organ.actor and organ.actor.acts_for == home.actor.name)


def abroad(units: Sequence[Unit], state: int, place: int, head: int) -> bool:
    """Whether it is a state's mission in a city: "Chad's Paris embassy"."""
    seated = units[place].kind == "metonym" or units[place].place is not None
    return seated and place + 1 == head and units[head].low in _MISSIONS and units[state].actor is not None


_MISSIONS = frozenset(("embassy", "consulate", "mission", "bureau", "legation"))
