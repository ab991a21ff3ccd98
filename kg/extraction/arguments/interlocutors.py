"""Interlocutors: with whom somebody "discussed it with Y", "was in P for talks with Y" says that he spoke."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses

__all__ = ["spoken_to"]

_DISCUSSES = frozenset(("discuss", "review", "debate", "explore"))
_BETWEEN_TWO = frozenset(
    ("war", "wars", "conflict", "dispute", "disputes", "row", "relations", "ties", "treaty", "pact", "accord",
     "agreement", "peace", "border", "frontier", "talks", "trade", "tension", "tensions", "clashes", "fighting", "deal",
     "links", "cooperation", "contacts", "truce", "ceasefire", "negotiations", "quarrel", "alliance")
)  # fmt: skip
"""What two have with each other: "discussed the war with Y" may be the one with Y."""
_TO_FOR = 5


def spoken_to(
    clauses: Clauses,
    groups: tuple[VerbGroup, VerbGroup],
    sides: tuple[tuple[Party, ...], tuple[Party, ...]],
    start: int,
) -> tuple[Party, ...]:
    """Those with whom talks are told.

    Args:
        clauses: the sentence.
        groups: the verb, and the one whose auxiliaries count.
        sides: who spoke, and all who stand as those spoken to.
        start: where the words after the verb begin.
    """
    (group, outer), (parties, others), units = groups, sides, clauses.units
    discusses = group.lemma in _DISCUSSES
    if len({other.actor.name for other in others}) > 1:
        states = all(party.actor.type == "State" for party in (*parties, *others))
        if not states or not discusses or len(parties) != 1:
            return ()  # who talks to both is no side of theirs
    if outer.negated and group.lemma == "be" and any(unit.low == "for" for unit in units[start : start + _TO_FOR]):
        return ()  # who "was not in P for talks with Y" may have met him elsewhere
    return tuple(other for other in others if not (discusses and _of_the_topic(units, start, other)))


def _of_the_topic(units: Units, first: int, other: Party) -> bool:
    """Whether "with Y" may go with what is discussed, since no words say that Y's men were spoken to."""
    if other.roles & {"officials", "voices"} or other.speaker.type == "Person":
        return False
    place = next((i for i in range(first, len(units)) if units[i].start >= other.start), first)
    led = next((i for i in range(place - 1, first, -1) if units[i].low == "with"), first)
    return units[led - 1].low in _BETWEEN_TWO
