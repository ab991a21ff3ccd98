"""Alliances: who is allied with whom by the treaty that they have made: "ratified a treaty of mutual defence"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.extraction.grammar.findings import Finding
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import STATES

__all__ = ["alliance_findings"]

_TREATIES = frozenset(("treaty", "treaties", "pact", "pacts", "agreement", "accord"))
_MUTUAL = frozenset(("defence", "defense", "assistance"))
_OVER = frozenset(("proposed", "suspended", "collapsed", "expired", "superseded"))
_BEFORE, _AFTER, _MOST = 3, 4, 4


def alliance_findings(clauses: Clauses, accords: Iterable[Finding], said: Iterable[Finding]) -> Iterator[Finding]:
    """Who is allied with whom by a treaty of mutual defence.

    Args:
        clauses: the sentence.
        accords: what it tells of accords.
        said: what else it tells.
    """
    allied = {frozenset((f.subject.actor.name, f.target or "")) for f in said if f.relation == "alliedWith"}
    for finding in accords:
        made = finding.relation == "partyTo" and finding.stance == "affirms" and finding.modality == "actual"
        if not made or finding.status in _OVER or not _of_defence(clauses, finding.trigger):
            continue
        states = [party for party in finding.parties if party.actor.type in STATES]
        for one, other in combinations(states, 2) if len(states) <= _MOST else ():
            pair = frozenset((one.actor.name, other.actor.name))
            if pair not in allied:
                allied.add(pair)
                yield Finding(finding.trigger, "alliedWith", one, other, score=min(0.75, finding.score))


def _of_defence(clauses: Clauses, at: int) -> bool:
    """Whether the treaty there is one of defence: "a mutual defence pact", "a treaty of mutual assistance"."""
    units = clauses.units
    if at < 0 or at >= len(units) or units[at].low not in _TREATIES:
        return False
    before = {unit.low for unit in units[max(0, at - _BEFORE) : at]}
    after = [unit.low for unit in units[at + 1 : at + _AFTER]]
    if after[:1] == ["of"] and set(after) & _MUTUAL and "mutual" in after:
        return True
    return bool(before & _MUTUAL) and "mutual" in before  # a mere defence pact may be about trade in arms
