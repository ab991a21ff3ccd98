"""Faults: what one is criticised for: "Kenya rebuked X for arming Y" tells, as Kenya's word, that X armed Y."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.claims.accusers import accusers_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.frames import said_of
from kg.extraction.words.wordlists import wordlists

__all__ = ["fault_findings"]


def fault_findings(clauses: Clauses) -> Iterator[Finding]:
    """The deeds for which a sentence says that somebody is criticised, with the critic as claimant."""
    for group in clauses.groups:
        clause = clauses.clause(group)
        if clause is None or clause.link != "gerund" or clause.preposition != "for" or clause.governor is None:
            continue
        governor = clause.governor
        frame = wordlists().frames.get(governor.lemma)
        if frame is None or frame.relation != "criticises" or group.negated or group.form != "present":
            continue
        critics, faulted = _ends(clauses, governor)
        if len(critics) != 1 or not faulted:
            continue
        critic = critics[0]
        for party in faulted:
            for finding in said_of(clauses, group, party):
                yield replace(
                    finding, claimant=critic.speaker, claimant_at=(critic.start, critic.end), act="accuses",
                    score=min(finding.score, 0.75),
                )  # fmt: skip


def _ends(clauses: Clauses, governor: VerbGroup) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who criticises whom, where it is so said."""
    ruling = clauses.clause(governor)
    if ruling is None or governor.negated or governor.modality != "actual" or governor.form == "infinitive":
        return (), ()
    return (ruling.agents if governor.voice != "active" else accusers_of(clauses, governor)), ruling.patients
