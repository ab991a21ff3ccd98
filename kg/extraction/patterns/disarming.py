"""Disarming: who hands his own weapons over to a state, and so arms nobody."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.words.descriptions import GROUPS, STATES

__all__ = ["disarms"]

_LAYS_DOWN = frozenset(("hand", "turn", "yield", "relinquish", "deposit", "submit", "return"))


def disarms(group: VerbGroup, relation: str, giver: Party, receiver: Party) -> bool:
    """As in "the rebels handed over heavy weapons to the army": fighters who give a state weapons give up their own.

    A state that hands weapons over to another, or to a group, arms it.
    """
    gives_up = relation == "arms" and group.lemma in _LAYS_DOWN and giver.actor.type in GROUPS
    return gives_up and (receiver.actor.type in STATES or receiver.actor.type == "IntergovernmentalOrganization")
