"""Led bands: whether "the rebels led by N. N." can be the group that was named last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kg.extraction.naming.listed_leaders import first_rows, led_by, plain_name
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit
from kg.model import Actor

__all__ = ["led_by_another"]

_LED = frozenset(("led", "headed", "commanded"))
_FAR = 8
"""Units after "led by" among which the leader's name stands."""


def led_by_another(units: Sequence[Unit], link: int, actor: Actor) -> bool:
    """Whether "led by N. N." at ``link``, with no comma before it, tells of another group than ``actor``.

    Who is listed as the leader of another leads that one; who is not listed is no leader of a group whose leaders are.
    """
    if actor.type not in GROUPS or link + 2 >= len(units):
        return False
    if units[link].low not in _LED or units[link + 1].low != "by":
        return False
    after = units[link + 2 : link + 2 + _FAR]
    leader = next((unit for unit in after if unit.actor is not None or unit.kind in ("end", "comma", "stop")), None)
    if leader is None or leader.actor is None:
        return False
    person = leader.speaker or leader.actor
    if person.type != "Person" or actor.name in (leader.actor.name, person.acts_for):
        return False
    rows = led_by(person.name)
    known = _leaders_of().get(actor.name, frozenset())
    surname = plain_name(person.name).rpartition(" ")[2]
    return all(row.actor != actor.name for row in rows) and surname not in known and bool(rows or known)


@cache
def _leaders_of() -> Mapping[str, frozenset[str]]:
    """By group, the last names of those who are listed as its leaders."""
    found: dict[str, set[str]] = {}
    for name, group in first_rows().items():
        found.setdefault(group, set()).add(plain_name(name).rpartition(" ")[2])
    return {group: frozenset(names) for group, names in found.items()}
