"""Seats of talks: "the government in P" with which another country's rebels signed may only be where they signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units
from kg.extraction.reference.feuds import Feuds
from kg.extraction.words.descriptions import GROUPS, STATES, descriptions

__all__ = ["without_hosts_as_parties"]

_COMES_TO_TERMS = frozenset(("partyTo", "negotiatedWith"))
_RULES = frozenset(("government", "administration", "regime", "junta", "authorities", "rulers", "leadership",
                    "officials"))  # fmt: skip
_FEUDS = frozenset(("foughtWith", "attacked", "hostileTo", "tookOver", "disputesWith", "targeted"))


def without_hosts_as_parties(units: Units, found: Iterable[Finding], feuds: Feuds) -> Iterator[Finding]:
    """The findings; without terms of a group with a state that is not its own, as far as lists and text tell.

    "The MNLA signed an accord with the government in P" is of the state that it fights, or of one that lent the room.

    Args:
        units: the sentence.
        found: what it says.
        feuds: who is at odds with whom in the text.
    """
    told = list(found)
    for finding in told:
        states = [party for party in finding.parties if party.actor.type in STATES and _in_a_city(units, party)]
        groups = [party for party in finding.parties if party.actor.type in GROUPS]
        signs = finding.relation in _COMES_TO_TERMS and len(finding.parties) == 2 and len(states) == len(groups) == 1
        if not signs or not _of_another(groups[0], states[0], told, feuds):
            yield finding


def _in_a_city(units: Units, party: Party) -> bool:
    """As in "the government in Algiers"."""
    at = next((i for i, unit in enumerate(units) if unit.start <= party.start < unit.end), len(units))
    words = units[at : at + _TO_CITY]
    if words and words[0].resolved and words[0].low in _RULES:  # "visited Kampala for talks with the government"
        return any(unit.kind == "metonym" and unit.actor == party.actor for unit in units)
    inside = [i for i, unit in enumerate(words) if unit.kind == "metonym" and i and words[i - 1].low == "in"]
    if inside:
        return words[inside[0] - 2].low in _RULES if inside[0] > 1 else False
    return at > 1 and at < len(units) and units[at - 1].low == "in" and units[at - 2].low in _RULES


_TO_CITY = 6


def _of_another(group: Party, state: Party, told: Iterable[Finding], feuds: Feuds) -> bool:
    """Whether the group is of another state than the one, which nothing tells it to be at odds with."""
    two = {group.actor.name, state.actor.name}
    if feuds.at_odds(group.actor, state.actor) or any(_sets_apart(finding, two) for finding in told):
        return False
    homes = descriptions().homes.get(group.actor.name, frozenset())
    if state.actor.name in {_HELD_BY[home] for home in homes if home in _HELD_BY}:
        return False
    return state.actor.name not in homes and (bool(homes) or feuds.known(group.actor))


_HELD_BY = {"Palestine": "Israel", "Sahrawi Arab Democratic Republic": "Morocco", "Western Sahara": "Morocco"}
"""Lands whose groups have another state's government to come to terms with."""


def _sets_apart(finding: Finding, two: set[str]) -> bool:
    ends = {finding.subject.actor.name, finding.target}
    return finding.relation in _FEUDS and finding.stance == "affirms" and ends == two
