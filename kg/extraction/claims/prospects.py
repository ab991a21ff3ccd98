"""Prospects: what somebody is expected to do, has called off, or has stopped doing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import act_at
from kg.extraction.patterns.frames import said_of
from kg.extraction.speech.eventualities import carried_out
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["prospect_findings"]

_STOPS = frozenset(("stop", "cease", "halt", "quit", "discontinue"))
_INTENDED: dict[str, Modality] = {
    "planned": "planned", "possible": "possible", "counterfactual": "counterfactual", "goal": "goal",
}  # fmt: skip
_INTENDS = frozenset(
    ("plan", "prepare", "plot", "consider", "contemplate", "mull", "weigh", "cancel", "abort", "call", "shelve",
     "postpone", "schedule")
)  # fmt: skip


def prospect_findings(clauses: Clauses) -> Iterator[Finding]:
    """What a sentence says that somebody is expected to do, plans, has called off, or no longer does."""
    foreseeing = wordlists().classes["foreseeing"]
    for group in clauses.groups:
        clause = clauses.clause(group)
        if clause is None or group.negated or group.voice != "active":
            continue
        governor = clause.governor
        gone = clause.link == "governed" and governor and governor.lemma in _STOPS and group.form == "present"
        gone = gone or (governor is not None and governor.lemma == "cease" and group.form == "infinitive")
        if gone and governor is not None:
            yield from _ended(clauses, group, governor)
        elif clause.control == "object" and governor and governor.lemma in foreseeing and not governor.negated:
            for doer in clause.subjects:
                yield from (replace(f, modality="forecast") for f in said_of(clauses, group, doer))
        elif group.lemma in _INTENDS and group.form in ("finite", "present"):
            yield from _intended(clauses, group)


def _ended(clauses: Clauses, group: VerbGroup, governor: VerbGroup) -> Iterator[Finding]:
    """As in "X stopped arming Y": it did, and does no more."""
    clause = clauses.clause(group)
    if clause is None or governor.negated or governor.modality != "actual" or governor.form == "infinitive":
        return  # "urged X to stop arming Y" is the asker's word
    for doer in clause.subjects:
        for finding in said_of(clauses, group, doer):
            yield replace(finding, score=min(finding.score, 0.7))


def _intended(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X is considering an attack on Y", "X called off a strike on Y"."""
    units, first = clauses.units, group.head + 1
    shade = wordlists().prospects["governor"].get(group.lemma, "")
    if group.lemma == "call":
        if first >= len(units) or units[first].low != "off":
            return
        first, shade = first + 1, "counterfactual"
    modality = _INTENDED.get(shade)
    if modality == "planned" and carried_out(units, group):
        modality = "actual"
    phrase = noun_phrase(units, first) if first < len(units) else None
    if modality is None or phrase is None or group.modality not in ("actual", "expected"):
        return
    for doer in clauses.subjects(group):
        for finding in act_at(clauses, phrase.first, doer):
            yield replace(finding, modality=modality, score=min(finding.score, 0.7))
