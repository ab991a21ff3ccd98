"""Home sides: whether a group's other side is rather its own state's government than a third that fights it, too."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.entities import Draft, Memory, Mention
from kg.extraction.words.descriptions import GROUPS, STATES, descriptions
from kg.model import Actor

__all__ = ["helps_out", "rather_at_home"]

_ONE_ACT = 3
"""The weight of a pair of which one act is told."""


def rather_at_home(two: Sequence[Actor], weight: int, memory: Memory) -> bool:
    """Whether "the two sides" after "Y fought X of P for years" may be X and P's party, which is named beside X, too.

    Args:
        two: who they seem to be.
        weight: how much the text tells of the two against each other.
        memory: whom the text has named.
    """
    group = next((actor for actor in two if actor.type in GROUPS), None)
    state = next((actor for actor in two if actor.type == "State"), None)
    homes = descriptions().homes.get(group.name, frozenset[str]()) if group is not None else frozenset[str]()
    if group is None or state is None or weight > _ONE_ACT or len(homes) != 1 or "Palestine" in homes:
        return False
    beside = {actor.name for trace in memory.traces if group in trace.actors for actor in trace.actors}
    others = [entity.actor for entity in memory.entities.values() if entity.actor.name in beside - {group.name}]
    return state.name not in homes and any(
        actor.type not in STATES and descriptions().homes.get(actor.name) == homes for actor in others
    )


def helps_out(draft: Draft, mention: Mention) -> bool:
    """Whether the sentence tells of somebody as a helper: "X met Y, with Q assisting as mediator, and the two"."""
    found = draft.found
    office = next((i for i in range(mention.index, len(found)) if found[i].low in _OFFICES), None)
    if office is None or any(unit.kind == "stop" for unit in found[mention.index : office]):
        return False
    led = next((i for i in range(mention.index, -1, -1) if found[i].low == "with" or found[i].kind == "verb"), None)
    return led is not None and found[led].low == "with" and found[office - 1].low == "as"


_OFFICES = frozenset(("mediator", "mediators", "go-between", "go-betweens", "intermediary", "intermediaries", "witness",
                      "witnesses", "guarantor", "guarantors", "observer", "observers", "facilitator", "facilitators",
                      "host", "hosts"))  # fmt: skip
