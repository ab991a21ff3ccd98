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
    findings = _apposed(clauses, _past_accords(clauses, findings))
    fights = [f for f in findings if f.object is not None and vocabulary().relation(f.relation).family == "conflict"]
    if len({frozenset((f.subject.actor.name, f.target)) for f in fights}) < _PAIRS:
        told = [f for f in fights if _of_whose(clauses, f.trigger)]  # "Q, whose army drove Y out in 2003, welcomed …"
        return tuple(replace(f, aside=True) if f in told else f for f in findings)
    asides = {f.trigger for f in fights if (verb := clauses.at(f.trigger)) is not None and relative(clauses, verb)}
    if all(f.trigger in asides for f in fights):
        return tuple(findings)
    return tuple(replace(f, aside=True) if f in fights and f.trigger in asides else f for f in findings)


def _past_accords(clauses: Clauses, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings; an accord told in a relative clause is an aside where the main clause sets its party at odds.

    As in "X, which signed an accord with Y in May, has accused Z of arming rebels": "both sides" are not X and Y.
    """
    quarrels = [f for f in findings if f.object is not None and f.relation in _QUARRELS]
    apart = {name for f in quarrels if not _aside(clauses, f) for name in (f.subject.actor.name, f.target)}
    if not apart:
        return findings
    made = {
        f.trigger for f in findings
        if f.parties and _aside(clauses, f) and not {party.actor.name for party in f.parties} >= apart
    }  # fmt: skip
    return [replace(f, aside=True) if f.parties and f.trigger in made else f for f in findings] if made else findings


def _apposed(clauses: Clauses, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings; a quarrel between commas is an aside: "X, at odds with Y over water, sold Z rifles"."""
    units = clauses.units
    told = [
        f for f in findings
        if f.relation in _COOL and f.object is not None and 1 < f.trigger < len(units)
        and units[f.trigger - 1].low == "," and clauses.at(f.trigger) is None
    ]  # fmt: skip
    return [replace(f, aside=True) if f in told else f for f in findings] if told else findings


_COOL = frozenset(("disputesWith", "estrangedFrom"))

_QUARRELS = frozenset(("accuses", "threatens", "attacked", "foughtWith", "disputesWith", "hostileTo", "estrangedFrom",
                       "refuses", "criticises"))  # fmt: skip


def _aside(clauses: Clauses, finding: Finding) -> bool:
    """Whether a relative clause tells it, by its verb or a noun after that."""
    verb = next((group for group in reversed(clauses.groups) if group.head <= finding.trigger), None)
    return verb is not None and relative(clauses, verb)


def _of_whose(clauses: Clauses, trigger: int) -> bool:
    """Whether the verb is that of a clause with "whose", or of what had been before: "which had closed"."""
    verb = clauses.at(trigger)
    if verb is None or not relative(clauses, verb):
        return False
    before = clauses.units[max(0, verb.first - _REACH) : verb.first]
    return any(unit.low == "whose" for unit in before) or any(
        unit.low == "had" for unit in clauses.units[verb.first : verb.head]
    )


_REACH = 6
