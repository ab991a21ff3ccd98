"""Custody: who arrests somebody of whom only the land is told where it was done: "was arrested in Dakar"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.arguments.objects import agent_index
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import NAMES
from kg.model import Actor

__all__ = ["custody_findings"]

_ARRESTED = frozenset(("arrest", "apprehend", "jail", "imprison", "detain"))
_WHERE = frozenset(("in", "at", "near"))
_REACH = 6
"""Units from the verb to where it was done: "was arrested last week in P"."""


def custody_findings(clauses: Clauses, said: Iterable[Finding]) -> Iterator[Finding]:
    """Who arrested whom, by the one land in which it was done; nothing where the sentence names another state.

    Args:
        clauses: the sentence.
        said: what else it tells.
    """
    told = {finding.trigger for finding in said}
    for group in clauses.groups:
        if group.lemma not in _ARRESTED or group.voice != "passive" or group.head in told:
            continue
        if group.negated or group.modality != "actual" or agent_index(clauses, group, suspects=True) is not None:
            continue
        state = _land(clauses, group)
        for held in clauses.subjects(group) if state is not None else ():
            person = held.speaker.type == "Person" and held.actor.name != (state and state[0].name)
            if person and state is not None and held.kind == "name":
                doer = Party(state[0], state[0], state[1], state[2], frozenset(("place",)), "place")
                yield Finding(group.head, "hostileTo", doer, _himself(held), score=0.65)


def _himself(held: Party) -> Party:
    return Party(held.speaker, held.speaker, held.start, held.end, held.roles, held.kind)


def _land(clauses: Clauses, group: VerbGroup) -> tuple[Actor, int, int] | None:
    """The state of "in P" after the verb, with where it stands, if the sentence names no other and nobody who asked."""
    units = clauses.units
    states = {u.actor.name for u in units if u.kind in NAMES and u.actor is not None and u.actor.type == "State"}
    states |= {u.holder.name for u in units if u.place is not None and u.holder is not None}
    if len(states) != 1 or any(unit.low in _DOUBTFUL for unit in units):
        return None
    for index in range(group.head + 1, min(group.head + _REACH, len(units) - 1)):
        unit = units[index + 1]
        if units[index].low not in _WHERE:
            continue
        state = unit.holder if unit.place is not None else unit.actor if unit.kind in NAMES else None
        if state is not None and state.type == "State":
            return state, unit.start, unit.end
    return None


_DOUBTFUL = frozenset(
    ("occupied", "foreign", "rebels", "militants", "gunmen", "commandos", "raid", "mercenaries", "peacekeepers",
     "troops", "coalition", "interpol", "joint", "operation", "allegedly", "reportedly", "fighters", "rebel",
     "murder", "drunk", "fraud", "theft", "smuggling", "drugs", "cocaine", "rape", "match", "driving", "bank")
)  # fmt: skip
"""Words of others who may have done it, or of crimes for which anybody is arrested."""
