"""Losses: by whose capture somebody would have lost what he denies to have lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.words.units import Unit

__all__ = ["captures_from"]

_TAKEN = frozenset(("city", "town", "village", "it"))
"""What any place that was taken is called after that."""


def captures_from(
    loser: Party, words: Sequence[Unit], told: Sequence[Finding], spoke_of: Callable[[str], bool]
) -> list[Finding]:
    """The seizures from ``loser``, and the takeovers, of the place that he is said to have lost.

    Args:
        loser: who is said to have lost it.
        words: what he is said to have lost.
        told: what was told just before.
        spoke_of: whether the sentence before speaks of a thing by that noun.

    Returns:
        Those by the one other who is told to have taken it; none where that is not told, or where it was taken from
        somebody else.
    """
    by_others = [f for f in told if f.object is not None and f.subject.actor.name != loser.actor.name]
    taken = [f for f in by_others if f.relation == "tookOver"]
    seized = [f for f in by_others if f.event == "Seizure"]
    if any(f.target != loser.actor.name for f in seized):
        return []
    named = {unit.text for unit in words if unit.place is not None or unit.kind == "metonym"}
    if named:
        taken = [f for f in taken if f.target in named]
        seized = seized if taken else []
    elif not any(unit.low in _TAKEN or spoke_of(unit.low) for unit in words):
        return []
    found = [*seized, *taken]
    return found if len({f.subject.actor.name for f in found}) == 1 else []
