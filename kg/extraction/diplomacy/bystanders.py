"""Bystanders: two who do something else beside a mediation: "Q mediated, while X and Y signed a trade accord"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["busy_elsewhere", "bystanders"]

_BESIDE = frozenset(("while", "whilst", "whereas", "as", "and", "but"))
_DEALING = frozenset(
    ("sign", "initial", "reach", "agree", "conclude", "accept", "announce", "seal", "declare", "extend", "renew",
     "negotiate", "exchange", "swap", "talk", "commit", "end", "sit", "restore", "resume", "normalise", "normalize",
     "reopen", "reconcile", "meet", "discuss", "argue", "quarrel", "stop", "cease", "halt", "trade", "withdraw",
     "pledge", "promise", "vow", "refuse", "reject", "want", "need", "fail", "make", "hold", "continue", "bargain",
     "return", "send", "remain", "be", "have", "stay", "stick", "tell", "say")
)  # fmt: skip
"""What the parties of a mediation do themselves."""
_NOT_PEACE = frozenset(
    ("trade", "commercial", "investment", "tax", "gas", "oil", "fishing", "fisheries", "aviation", "cultural", "visa",
     "extradition", "customs", "energy", "tourism", "transport", "currency", "rail", "railway", "pipeline", "postal",
     "electricity", "mining", "education", "football", "bilateral")
)  # fmt: skip
"""Of what an accord is that ends no quarrel."""
_NEAR = 6


def busy_elsewhere(clauses: Clauses, two: Sequence[Party]) -> bool:
    """Whether the two are the subject of a clause of its own beside the mediation, which tells of no quarrel of theirs.

    Args:
        clauses: the sentence.
        two: the only two whom it names beside the mediator.
    """
    names = {party.actor.name for party in two}
    return bool(names) and names <= bystanders(clauses)


def bystanders(clauses: Clauses) -> frozenset[str]:
    """The names of two who do something else beside the mediation that the sentence tells."""
    mediating = next((g for g in clauses.groups if g.lemma in ("mediate", "broker", "facilitate")), None)
    if mediating is None:
        return frozenset()
    for group in clauses.groups:
        if group.head > mediating.head and group.form == "finite":
            two = clauses.subjects(group)
            if len(two) > 1 and _beside(clauses, group, two) and not _is_theirs(clauses, group):
                return frozenset(party.actor.name for party in two)
    return frozenset()


def _beside(clauses: Clauses, group: VerbGroup, two: Sequence[Party]) -> bool:
    """Whether "while", "as" or "and" opens the clause of the two."""
    start = min(party.start for party in two)
    before = [unit for unit in clauses.units[: group.first] if unit.end <= start and unit.kind != "determiner"]
    return bool(before) and before[-1].low in _BESIDE


def _is_theirs(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb is one of fighting or of coming to terms, and not over trade."""
    after = clauses.units[group.head : group.head + _NEAR]
    if any(two.low in _NOT_PEACE and one.kind != "to" for one, two in pairwise(after)):
        return False
    frame = wordlists().frames.get(group.lemma)
    return group.lemma in _DEALING or (frame is not None and frame.relation in ("attacked", "foughtWith", "hostileTo"))
