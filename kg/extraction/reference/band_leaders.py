"""Leaders of bands: who "the guerrilla leader", "the rebel chief", "the separatist leader" is of those named lately."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extraction.grammar.entities import Memory, Mention
from kg.extraction.words.descriptions import GROUPS, classes_of
from kg.extraction.words.units import Unit

__all__ = ["leading_band"]

_HEADS = frozenset(("leader", "chief", "commander", "warlord", "chieftain"))
_REVOLT = frozenset(("rebel", "guerrilla", "separatist", "secessionist", "insurgent", "militia", "militant", "jihadist",
                     "islamist", "fugitive", "maoist", "paramilitary"))  # fmt: skip


def leading_band(noun: str, modifiers: Sequence[Unit], near: Collection[str], memory: Memory) -> list[Mention]:
    """Those of the people in ``near`` who are of a group that fights, where the words say that such a one is meant."""
    revolt = _REVOLT | classes_of("group-armed")
    if noun not in _HEADS or not any(unit.low in revolt for unit in modifiers):
        return []
    people = [m for m in memory.people.values() if m.human is not None and m.human.name in near]
    if any(mention.actor.type == "Person" for mention in people):
        return []  # of whom nothing is known, and who so may be the one as well
    return [mention for mention in people if mention.actor.type in GROUPS]
