"""Beliefs: what somebody holds another to have done: "X believes Y to have armed Z", "Y, whom X found to have …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.frames import said_of

__all__ = ["belief_findings"]

_HOLDS = frozenset(("believe", "hold", "find", "consider", "know", "judge", "deem", "declare", "report", "think",
                    "show", "prove", "understand", "reckon", "presume", "assume", "suppose"))  # fmt: skip
_GUESSES = frozenset(("presume", "assume", "suppose", "think", "reckon"))
_SCORE = 0.75


def belief_findings(clauses: Clauses) -> Iterator[Finding]:
    """What those who hold it say of others by a verb of belief with its object and "to have …"."""
    for group in clauses.groups:
        stands = group.voice == "active" and group.form == "finite" and not group.negated and group.modality == "actual"
        if stands and group.lemma in _HOLDS:
            yield from _held(clauses, group)


def _held(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    clause = clauses.clause(group)
    if inner is None or clause is None or not _perfect(clauses, inner) or inner.negated:
        return
    ruled = clauses.clause(inner)
    if ruled is None or ruled.link != "infinitive" or ruled.governor is None or ruled.governor.head != group.head:
        return
    whom = tuple(phrase.party for phrase in clause.direct if phrase.party is not None) or clause.gap
    for holder in clause.subjects if len(clause.subjects) == 1 else ():
        for doer in whom:
            yield from _told(clauses, group, inner, doer, holder)


def _perfect(clauses: Clauses, inner: VerbGroup) -> bool:
    """Whether the infinitive tells what has been done: "to have armed"."""
    words = [unit.low for unit in clauses.units[inner.first : inner.head]]
    return inner.form == "infinitive" and inner.voice == "active" and "have" in words


def _told(clauses: Clauses, group: VerbGroup, inner: VerbGroup, doer: Party, holder: Party) -> Iterator[Finding]:
    for finding in said_of(clauses, replace(inner, form="finite", modality="actual"), doer):
        if holder.actor.name not in (finding.target, doer.actor.name):
            yield replace(
                finding, act="claims", modality="possible" if group.lemma in _GUESSES else finding.modality,
                claimant=holder.speaker, claimant_at=(holder.start, holder.end), score=min(finding.score, _SCORE),
            )  # fmt: skip
