"""Outsiders: those of whom a sentence says that they are no party to an accord: "X is not a party to the talks"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.clauses import Clauses
from kg.extraction.findings import Finding

__all__ = ["outsiders", "without_outsiders"]

_SIGNATORIES = frozenset(("party", "part", "signatory", "participant"))
_TO_PARTY = 4


def outsiders(clauses: Clauses) -> frozenset[str]:
    """Names of those of whom the sentence says that they are no party: "X is not a party to the talks"."""
    units, found = clauses.units, set[str]()
    for index, unit in enumerate(units[:-1]):
        if unit.low not in _SIGNATORIES or units[index + 1].low not in ("to", "of", "in"):
            continue
        be = next((i for i in range(index - 1, max(index - _TO_PARTY, 0), -1) if units[i].kind == "be"), None)
        if be is not None and any(u.kind == "negation" or u.low == "never" for u in units[be - 1 : index]):
            party = clauses.phrase_before(be - 1)
            found |= {party.actor.name} if party is not None else set()
    return frozenset(found)


def without_outsiders(finding: Finding, names: frozenset[str]) -> Finding:
    """The finding with nobody of these names as a party."""
    accord = finding.accord
    if accord is None:
        return finding
    beside = () if any(party.actor.name in names for party in accord.named) else accord.named
    kept = replace(finding, accord=replace(accord, without=accord.without | names, named=beside))
    named = any(party.actor.name in names for party in finding.parties)
    return replace(kept, parties=()) if named else kept
