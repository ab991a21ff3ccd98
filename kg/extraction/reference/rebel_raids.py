"""Rebel raids: whose "a rebel truck" or "guerrilla raids" are of which a text tells."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.entities import Draft, Memory, named
from kg.extraction.reference.references import Phrase, described
from kg.extraction.reference.scopes import REBEL
from kg.extraction.reference.unnamed import is_raid
from kg.extraction.words.descriptions import GROUPS, is_nameless
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["of_rebels"]

_OWNED = frozenset((*NAMES, "possessive", "capital", "tail", "demonym"))


def of_rebels(draft: Draft, index: int, memory: Memory) -> Unit | None:
    """As in "a rebel truck", "guerrilla raids": those of the one group of the text; raids of no group, too."""
    units = draft.units
    unit, following = units[index], units[index + 1] if index + 1 < len(units) else None
    if unit.low not in REBEL or unit.kind != "word" or following is None:
        return None
    if not (raid := is_raid(units, index + 1)) and following.kind != "word":
        return None
    if not (raid or following.low in wordlists().nouns["assets"]) or (index and units[index - 1].kind in _OWNED):
        return None
    plural = REBEL[unit.low]
    group = described(Phrase(index, index, (), plural), draft, memory)
    if group is not None:
        return named(group, unit) if raid or not is_nameless(group) else None
    known = [entity.actor for entity in memory.entities.values()] + [m.actor for m in draft.mentions]
    other = any(actor.type in GROUPS and actor.name != plural for actor in known)
    band = replace(unit, kind="name", actor=Actor(plural, "MilitantGroup"), forms=())
    return band if raid and not other else None
