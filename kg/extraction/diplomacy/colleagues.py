"""Colleagues: two men of one state who meet are no two sides: "X's president met its army chief, N. N."."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import located_in
from kg.extraction.grammar.phrases import Party, Units, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import NAMES

__all__ = ["between_sides"]

_SERVES = frozenset(("minister", "premier", "chief", "governor", "adviser", "advisor", "aide", "secretary",
                     "chancellor", "vice-president"))  # fmt: skip
"""Offices whose holder serves the state of which nothing else is said."""
_OF_STATE = frozenset(("army", "police", "intelligence", "security", "staff", "navy", "military", "defence", "defense",
                       "air", "force", "forces", "spy", "customs", "bank"))  # fmt: skip
"""Whose chief serves the state, unlike that of a militia or a tribe."""
_ITS = frozenset(("its", "his", "her", "their"))
_THE = frozenset((*_ITS, "the"))
_PAIR = 2


def between_sides(clauses: Clauses, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, of which no talks or accord is between a state and its own man, or counts one man twice."""
    apart = (one for one in findings if not _are_colleagues(clauses, one) and not _by_the_room(clauses, one))
    return [_once_each(clauses, one) for one in apart]


def _by_the_room(clauses: Clauses, finding: Finding) -> bool:
    """Whether only the room tells whose an official is: "talks in P between the foreign minister and Y"."""
    if finding.relation not in ("negotiatedWith", "partyTo", "mediatedBetween") or not finding.parties:
        return False
    unit = located_in(clauses.units, finding.trigger + 1)
    where = (unit.holder or unit.actor) if unit is not None else None
    meant = [one for one in finding.parties if one.kind == "coreference" and "officials" in one.roles]
    elsewhere = {u.actor.name for u in clauses.units if u.actor is not None and not u.resolved and u is not unit}
    return where is not None and any(one.actor == where and where.name not in elsewhere for one in meant)


def _are_colleagues(clauses: Clauses, finding: Finding) -> bool:
    """Whether those who talk or agree are a state and a person who is told as an official of the same one."""
    if finding.relation not in ("negotiatedWith", "partyTo", "mediatedBetween") or len(finding.parties) != _PAIR:
        return False
    states = [party for party in finding.parties if party.actor.type in ("State", "Government", "Organization")]
    people = [party for party in finding.parties if party.actor.type == "Person"]
    return len(states) == len(people) == 1 and _serves(clauses.units, people[0], states[0])


def _once_each(clauses: Clauses, finding: Finding) -> Finding:
    """The finding without the name that only tells who "the foreign minister, N. N.," is."""
    named = [
        party
        for party in finding.parties
        if party.actor.type != "Person" or not any(_apposed(clauses.units, other, party) for other in finding.parties)
    ]
    return replace(finding, parties=tuple(named)) if _PAIR <= len(named) < len(finding.parties) else finding


def _apposed(units: Units, official: Party, person: Party) -> bool:
    """Whether only a comma stands between an official, who acts for another, and the person's name."""
    last = next((i for i, unit in enumerate(units) if unit.start >= person.start), 0) - 1
    told = last > 0 and units[last].kind == "comma" and units[last - 1].end == official.end
    return told and official.actor.name != person.actor.name and "name" not in official.roles


def _serves(units: Units, person: Party, state: Party) -> bool:
    """As in "its defence minister, N. N.", "the army chief, N. N.", "the governor of its central bank, N. N."."""
    last = next((i for i, unit in enumerate(units) if unit.start >= person.start), 0) - 1
    last -= last > 0 and units[last].kind == "comma"
    office = noun_phrase_before(units, last) if last > 0 else None
    if office is None or units[office.last].low not in _SERVES:
        return False
    first = office.first
    if first and units[first - 1].kind == "possessive":
        first = max(first - 2, 0)
    words = units[first : office.last + 1]
    owner = words[0].actor.name if words[0].actor is not None else ""
    others = any(unit.actor is None or unit.actor.name != state.actor.name for unit in words if unit.kind in NAMES)
    of_it = words[0].low in _THE or owner == state.actor.name
    of_it = of_it and (words[-1].low != "chief" or any(unit.low in _OF_STATE for unit in words))
    return of_it and not others and not any(unit.low in ("former", "rebel", "opposition") for unit in words)
