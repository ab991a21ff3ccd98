"""Generic plurals: who is helped by "train militants" is militants, though one group of them has been named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units
from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.units import Unit
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["helped_in_general", "in_general", "of_a_cause"]

_CAUSES = frozenset(("fight", "war", "struggle", "battle", "efforts", "combat", "cooperation", "collaboration"))


def of_a_cause(found: Sequence[Unit]) -> bool:
    """Whether a cause is named before: "the fight against (militants)", "the war on (terrorists)"."""
    return len(found) > 1 and found[-1].low in ("against", "on") and found[-2].low in _CAUSES


def helped_in_general(units: Units, finding: Finding) -> Finding:
    """The finding; that help goes to "terrorists" says of no group that it does."""
    if finding.object is None or finding.parties or vocabulary().relation(finding.relation).sign <= 0:
        return finding
    other = in_general(units, finding.object)
    return finding if other is finding.object else replace(finding, object=other)


def in_general(units: Units, other: Party) -> Party:
    """Whom a bare plural stands for that has been taken for one group: "nurturing militants", "trains terrorists".

    Args:
        units: the sentence's.
        other: the one whom it has been taken for.
    """
    index = next((i for i, unit in enumerate(units) if unit.start == other.start and unit.resolved), None)
    if index is None or index == 0 or units[index].low not in descriptions().classes["nameless"]:
        return other
    band = units[index].low in descriptions().classes["group"]  # "the eastern forces" may be anybody's
    before = units[_past_adjectives(units, index) if band else index - 1]
    if before.kind in ("determiner", "possessive", "number") or before.low in ("its", "their", "those", "these"):
        return other
    actor = Actor(units[index].low, "MilitantGroup")
    return replace(other, actor=actor, speaker=actor, kind="name")


def _past_adjectives(units: Units, noun: int) -> int:
    """Where the determiner stands of a noun that adjectives are set before."""
    place = noun - 1
    while place > max(0, noun - _ADJECTIVES) and units[place].kind in ("word", "capital", "tail", "demonym", "adverb"):
        place -= 1
    return place


_ADJECTIVES = 4
