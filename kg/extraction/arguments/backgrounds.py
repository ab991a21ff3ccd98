"""Backgrounds: what a sentence tells by the way, so that it is not what the sentences after it are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.vocabulary import vocabulary

__all__ = ["relative", "with_asides"]

_PAIRS = 2


def relative(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb tells of somebody by the way: "X, which Y fights, has grown" is about X."""
    clause = clauses.clause(group)
    return clause is not None and (clause.link == "relative" or "relative" in clause.within)


def with_asides(clauses: Clauses, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings; a fight told in a relative clause is an aside where the main clause tells of another one.

    As in "X, which fought alongside Y's troops against Z, turned on Y": "both sides" after it are X and Y.
    """
    fights = [f for f in findings if f.object is not None and vocabulary().relation(f.relation).family == "conflict"]
    if len({frozenset((f.subject.actor.name, f.target)) for f in fights}) < _PAIRS:
        told = [f for f in fights if _of_whose(clauses, f.trigger)]  # "Q, whose army drove Y out in 2003, welcomed …"
        return tuple(replace(f, aside=True) if f in told else f for f in findings)
    asides = {f.trigger for f in fights if (verb := clauses.at(f.trigger)) is not None and relative(clauses, verb)}
    if all(f.trigger in asides for f in fights):
        return tuple(findings)
    return tuple(replace(f, aside=True) if f in fights and f.trigger in asides else f for f in findings)


def _of_whose(clauses: Clauses, trigger: int) -> bool:
    """Whether the verb is that of a clause with "whose"."""
    verb = clauses.at(trigger)
    if verb is None or not relative(clauses, verb):
        return False
    before = clauses.units[max(0, verb.first - _REACH) : verb.first]
    return any(unit.low == "whose" for unit in before)


_REACH = 6
