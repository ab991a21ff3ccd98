"""Blockades: whom a blocked road or corridor cuts off: "X has blocked the corridor, the only road linking Z to Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES

__all__ = ["blockade_findings"]

_BLOCKS = frozenset(("block", "blockade"))
_WAYS = frozenset(("corridor", "road", "roads", "highway", "route", "routes", "lifeline", "link", "motorway"))
_JOINING = frozenset(("linking", "connecting", "joining", "between", "into", "to"))
_AND = frozenset(("to", "with", "and"))
_SCORE = 0.65


def blockade_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Whom a state or an armed group cuts off by blocking the way there.

    Args:
        clauses: the sentence.
        said: what other rules have read in it.
    """
    told = {finding.trigger for finding in said if finding.object is not None}
    for group in clauses.groups:
        plain = group.voice == "active" and not group.negated and group.modality == "actual"
        if group.lemma not in _BLOCKS or not plain or group.form != "finite" or group.head in told:
            continue
        way = noun_phrase(clauses.units, group.head + 1) if group.head + 1 < len(clauses.units) else None
        doers = clauses.subjects(group)
        if way is None or clauses.units[way.last].low not in _WAYS or len(doers) != 1:
            continue
        doer = doers[0]
        if (doer.actor.type not in STATES and doer.actor.type not in GROUPS) or doer.roles & {"people", "officials"}:
            continue
        other = _cut_off(clauses, way, doer)
        if other is not None:
            yield Finding(group.head, "hostileTo", doer, other, "Siege", score=min(_SCORE, surer(_SCORE, doer, other)))


def _cut_off(clauses: Clauses, way: NounPhrase, doer: Party) -> Party | None:
    """Whom it is meant for: the doer's foe, or else the one to whom the way leads."""
    ends = [party for party in _ends(clauses.units, way.last + 1) if party.actor.name != doer.actor.name]
    foe = clauses.foe(doer.actor, official=False, charged=True)
    meant = next((party for party in ends if foe is not None and party.actor.name == foe.name), None)
    if meant is not None or not ends:
        return meant
    return ends[0] if ends[0].actor.type in SIDES | STATES else None


def _ends(units: Units, after: int) -> list[Party]:
    """What the way joins: "linking Z to Y", ", the only road between Z and Y"."""
    if after < len(units) and units[after].kind == "comma":
        again = noun_phrase(units, after + 1)
        if again is None or units[again.last].low not in _WAYS:
            return []
        after = again.last + 1
    if after + 1 >= len(units) or units[after].low not in _JOINING:
        return []
    first = noun_phrase(units, after + 1)
    second = None
    if first is not None and first.last + 2 < len(units) and units[first.last + 1].low in _AND:
        second = noun_phrase(units, first.last + 2)
    return [phrase.party for phrase in (first, second) if phrase is not None and phrase.party is not None]
