"""Elided: what an answer leaves out, because the demand before it has said it.

As in "X pressed Y to disarm Z. Y has refused to act": whom the refusal concerns is told by the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.records import record

__all__ = ["AskedMemory"]


@record
class _Asked:
    """A demand of the sentence before.

    Attributes:
        addressee: the name of the one of whom it is demanded.
        concerned: whom it concerns, or else who made it.
    """

    addressee: str
    concerned: Party


class AskedMemory:
    """What the sentence before demands."""

    def __init__(self) -> None:
        self._asked: tuple[_Asked, ...] = ()

    def completed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings, with whom a refusal of what was just demanded concerns."""
        return tuple(self._completed(finding) for finding in findings)

    def note(self, clauses: Clauses, findings: Iterable[Finding]) -> None:
        """Remember the demands of a sentence that has been read."""
        asked = (_asked(clauses, f) for f in findings if f.relation == "demandsOf" and f.stance == "affirms")
        self._asked = tuple(found for found in asked if found is not None)

    def _completed(self, finding: Finding) -> Finding:
        if finding.relation != "refuses" or finding.object is not None:
            return finding
        refused = {
            a.concerned.actor.name: a.concerned for a in self._asked if a.addressee == finding.subject.actor.name
        }
        if len(refused) != 1:
            return finding
        other = next(iter(refused.values()))
        if other.actor.name == finding.subject.actor.name:
            return finding
        other = replace(other, kind="coreference")
        return replace(finding, object=other, score=surer(finding.score, other))


def _asked(clauses: Clauses, demand: Finding) -> _Asked | None:
    if demand.object is None:
        return None
    ends = (demand.object.actor.name, demand.subject.actor.name)
    named: dict[str, Party] = {}
    for group in clauses.groups:
        clause = clauses.clause(group)
        if clause is None or clause.link != "infinitive" or clause.control != "object":
            continue
        if clause.governor is not None and clause.governor.head == demand.trigger:
            named |= {party.actor.name: party for party in clause.patients if party.actor.name not in ends}
    if len(named) > 1:
        return None
    return _Asked(ends[0], next(iter(named.values()), demand.subject))
