"""Spurned: who will have nothing of what the sentence has told: "X signed the accord, but Y rejected it"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.wordlists import wordlists

__all__ = ["spurned_findings"]

_TURNS_DOWN = frozenset(("turn",))
_CHARGED = frozenset(("accuse", "blame", "allege", "claim", "charge", "suspect", "deny", "report", "say", "call"))
_CHARGES = frozenset(("charge", "charges", "accusation", "accusations", "allegation", "allegations", "claim", "claims",
                      "report", "reports", "demand", "demands", "request", "election", "elections"))  # fmt: skip
_SIDES = STATES | GROUPS | {"Organization", "Person"}


def spurned_findings(clauses: Clauses) -> Iterator[Finding]:
    """What the last clause of a sentence tells of those who do not take what the clauses before tell of."""
    for group in clauses.groups:
        if group.voice != "active" or group.negated or group.modality != "actual" or group.form != "finite":
            continue
        if not _rejects_it(clauses.units, group) or not _is_a_plan(clauses, group):
            continue
        for doer in clauses.subjects(group):
            if doer.actor.type in _SIDES and "assets" not in doer.roles:
                yield Finding(group.head, "refuses", doer, None, score=surer(0.65, doer))


def _rejects_it(units: Units, group: VerbGroup) -> bool:
    """As in "rejected it", "turned it down", "turned both down"."""
    after = [unit.low for unit in units[group.head + 1 : group.head + 3]]
    if group.lemma in _TURNS_DOWN:
        return len(after) > 1 and after[0] in ("it", "both", "them", "this") and after[1] == "down"
    return (
        group.lemma in wordlists().classes["turning_down"]
        and bool(after)
        and after[0] in ("it", "this")
        and after[1:] != ["as"]
    )


def _is_a_plan(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the last thing told before that can be taken or left is a plan or an accord, and nothing is charged."""
    units, accords = clauses.units, wordlists().accords
    before = units[: group.first]
    if any(g.lemma in _CHARGED for g in clauses.groups if g.head < group.first):
        return False
    if any(unit.low in _CHARGES for unit in before):
        return False
    known = (accords.get(unit.low) for unit in before if unit.kind in ("word", "verb", "capital"))
    told = any(noun is not None and noun.kind == "agreement" for noun in known)
    plans = wordlists().classes["plan_noun"]
    return told or any(unit.low in plans for unit in before if unit.kind != "name")
