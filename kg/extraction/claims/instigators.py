"""Instigators: who is said to have ordered or planned the attack of which the sentences before tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.echoes import the_deed
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["instigator_findings"]

_ORDERS = frozenset(("order", "plan", "organise", "organize", "mastermind", "orchestrate", "commission", "direct",
                     "instigate"))  # fmt: skip
"""What may be said of another than who did it himself."""
_DOES = frozenset(("carry", "commit", "perpetrate", "launch", "mount", "conduct"))


def instigator_findings(clauses: Clauses, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X says that Y ordered the attack", "according to X, Y had planned it": on whom, another sentence tells.

    Args:
        clauses: the sentence.
        discourse: what was said before it.
        said: what other rules have read in the sentence.
    """
    read = {finding.trigger for finding in said}
    for group in clauses.groups:
        if group.lemma not in _ORDERS | _DOES or group.head in read or not _told_by_another(clauses, group):
            continue
        first = group.head + 1 + (clauses.units[min(group.head + 1, len(clauses.units) - 1)].low == "out")
        if not the_deed(clauses, first):
            continue
        for doer in clauses.subjects(group):
            struck = discourse.deeds.victim(doer.actor.name, whoever=group.lemma in _ORDERS)
            if struck is None or doer.actor.type not in SIDES or "assets" in doer.roles:
                continue
            victim = Party(struck, struck, doer.start, doer.end, frozenset(("name",)), "coreference")
            yield Finding(group.head, "attacked", doer, victim, "Attack", score=surer(0.7, doer, victim))


def _told_by_another(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is what somebody says of somebody else."""
    clause = clauses.clause(group)
    speech = clause.governor if clause is not None and clause.link == "content" else None
    if speech is None or group.form != "finite" or group.voice != "active" or group.negated or speech.negated:
        return False
    if group.modality != "actual" or speech.lemma not in wordlists().speech:
        return False
    doers = {party.actor.name for party in clauses.subjects(group)}
    return doers.isdisjoint(party.actor.name for party in clauses.subjects(speech))
