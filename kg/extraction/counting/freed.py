"""Freed: whether those who are rescued were held by somebody, and whether those who return come home.

Who is rescued from rubble, a sinking ship or a burning house was nobody's captive, and no figure of a conflict.
"""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["is_rescue", "resumes"]

_HOLDERS = frozenset(
    ("captor", "captors", "kidnappers", "kidnapper", "abductors", "captivity", "hijackers", "pirates", "traffickers",
     "kidnapped", "abducted", "detained", "hideout", "hideouts", "dungeon", "slavery", "enslaved", "militants",
     "rebels", "insurgents", "gunmen", "guerrillas", "bandits", "jihadists", "terrorists", "extremists", "militia",
     "prison", "prisons", "jail", "custody", "siege", "hostage-takers", "stronghold", "strongholds", "seized")
)  # fmt: skip
_FROM = 8
"""So many words after "from" tell out of what somebody was rescued."""
_FORMS = ("rescu", "sav", "pull")


def is_rescue(units: Units, trigger: int) -> bool:
    """Whether the word tells of a rescue out of danger, and not out of somebody's hands."""
    if not units[trigger].low.startswith(_FORMS):
        return False
    start = next((i for i in range(trigger + 1, len(units)) if units[i].low == "from"), -1)
    end = next((i for i in range(start, len(units)) if units[i].kind in ("comma", "stop", "end")), len(units))
    stretch = units[start : min(start + _FROM, end)] if start > 0 else units
    captives = wordlists().nouns["captives"]
    return not any(
        unit.low in _HOLDERS or unit.low in captives or (unit.actor is not None and unit.actor.type in GROUPS)
        for unit in (*stretch, *units[max(0, trigger - _FROM) : trigger + 4])
    ) and not _held_by(units)


def _held_by(units: Units) -> bool:
    """As in "rescued 39 people held by X"."""
    return any(
        unit.low in ("held", "captured", "taken", "kept") and units[at + 1].low in ("by", "captive", "in", "for")
        for at, unit in enumerate(units[:-1])
    )


def resumes(units: Units, trigger: int) -> bool:
    """Whether who returns goes back to what he did: "returned to work", not "returned to their villages"."""
    place = trigger + 1
    if not units[trigger].low.startswith("return") or place + 1 >= len(units) or units[place].low != "to":
        return False
    goal = units[place + 1]
    return goal.kind not in ("determiner", *NAMES) and goal.place is None and goal.low not in ("home", "homes", "where")
