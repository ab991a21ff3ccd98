"""Complements: whether gerunds that no implicative governs tell of something done."""

from __future__ import annotations

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clause, Clauses
from kg.extraction.parsing.implicatives import DOUBTED

__all__ = ["told_by_gerund"]

_BESIDE_IT = frozenset(("after", "before", "by", "since", "upon", "following", "while", "when", "besides", "despite",
                        "through", "in", "with"))  # fmt: skip
"""Prepositions before a gerund that tells of something done."""
_SHOWING = frozenset(("be", "see", "hear", "watch", "film"))
_TAKEN_AS_DONE = frozenset(
    ("accuse", "blame", "condemn", "criticise", "criticize", "denounce", "praise", "commend", "thank", "rebuke",
     "congratulate", "punish", "admit", "boast", "suspect", "convict", "applaud", "salute", "chide", "berate", "credit",
     "slam", "castigate", "apologise", "apologize", "fault", "hail", "laud", "attack", "sanction", "arrest", "charge",
     "benefit", "profit", "come", "remember", "know", "pillory", "excoriate", "censure", "reprimand")
)  # fmt: skip
"""Verbs beside which "for", "of" or "over" leads to what somebody has done, or is charged with."""


def told_by_gerund(clauses: Clauses, group: VerbGroup, clause: Clause) -> bool:
    """Whether a gerund tells of something done: "after signing", "accused of signing"; not "spoke of signing"."""
    governor = clause.governor
    if clause.link == "governed":
        return governor is None or governor.lemma in _SHOWING
    if clause.preposition in ("in", "with") and _only_thought_of(clauses, group, governor):
        return False
    perfect = clause.preposition == "for" and clauses.units[group.first].low == "having"
    if clause.link != "gerund" or clause.preposition in _BESIDE_IT or perfect:
        return True
    fronted = governor is not None and governor.head > group.head
    if clause.preposition == "on" and fronted:
        return True  # "On signing the truce, X said"
    if governor is None or fronted or governor.negated or governor.modality != "actual":
        return False
    if any(unit.low in DOUBTED for unit in clauses.units[max(governor.first - 2, 0) : group.first]):
        return False  # "was wrongly condemned for signing"
    return clause.preposition in ("of", "for", "from", "over") and governor.lemma in _TAKEN_AS_DONE


def _only_thought_of(clauses: Clauses, group: VerbGroup, governor: VerbGroup | None) -> bool:
    """As in "saw no point in signing", "failed in signing", "was tasked with holding talks"."""
    if governor is None or governor.head > group.head:
        return False
    if governor.form == "infinitive":
        return True  # "declined to join Z in signing"
    between = {unit.low for unit in clauses.units[governor.head + 1 : group.first]}
    return governor.negated or governor.lemma in _THINKS or bool(between & _ATTITUDES)


_THINKS = frozenset(("believe", "fail", "hesitate", "delay", "hope", "toy", "threaten", "charge", "trust"))
_ATTITUDES = frozenset(("point", "interest", "interested", "difficulty", "difficulties", "trouble", "late", "slow",
                        "hope", "sense", "use", "no", "little", "reluctance", "delay", "delays"))  # fmt: skip
