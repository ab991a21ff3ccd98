"""Civilians whom a state's own forces kill where it is: no losses of that state's side."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.vocabulary import vocabulary

__all__ = ["harmed_by"]

_GOVERNORS = 3
_LINKS = frozenset(("participial", "coordinate", "gerund", "governed"))


def harmed_by(clauses: Clauses, side: Party, verb: VerbGroup | None, said: Sequence[Finding]) -> bool:
    """Whether those counted are killed by the one in whose land they are: "X-ian troops killed nine people in P"."""
    name = side.actor.name
    strikers = {finding.subject.actor.name for finding in said if _harms(finding)}
    return name in strikers | _doers(clauses, verb)


def _harms(finding: Finding) -> bool:
    """Whether people of no side are struck."""
    relation = vocabulary().relations.get(finding.relation)
    struck = finding.object is not None and finding.object.actor.type == "Population"
    return struck and relation is not None and relation.family == "conflict" and finding.stance == "affirms"


def _doers(clauses: Clauses, verb: VerbGroup | None) -> set[str]:
    """Names of those who did it: the subjects of the verb, or of the one before ", killing nine"."""
    for _ in range(_GOVERNORS):
        if verb is None or verb.voice != "active":
            return set()
        if subjects := clauses.subjects(verb):
            return {party.actor.name for party in subjects}
        clause = clauses.clause(verb)
        verb = clause.governor if clause is not None and clause.link in _LINKS else None
    return set()
