"""Executions: who puts to death somebody whom a court has sentenced, which is no attack: "executed two convicts"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["put_to_death_by_law"]

_EXECUTES = frozenset(("execute", "hang", "behead"))
_JUDGED = frozenset(("convicted", "sentenced", "guilty", "condemned", "conviction", "trial", "charges", "court",
                     "death-row", "inmate", "inmates", "convict", "convicts", "murderer", "murderers", "verdict",
                     "sentence", "sentences", "hanging"))  # fmt: skip
_NEAR = 14


def put_to_death_by_law(clauses: Clauses, group: VerbGroup, doer: Party) -> bool:
    """Whether somebody's crime or court is told beside it, which no massacre has.

    Args:
        clauses: the sentence.
        group: of the verb, such as "executed".
        doer: who does it: a state, or a group that sits in a capital; rebels' courts are none.
    """
    if group.lemma not in _EXECUTES or not clauses.places.have(_JUDGED) or not _rules(doer):
        return False
    units = clauses.units[max(group.first - _NEAR, 0) : group.head + _NEAR]
    summary = any(unit.low in ("summarily", "without", "extrajudicially") for unit in units)
    return not summary and any(unit.low in _JUDGED for unit in units)


def _rules(doer: Party) -> bool:
    seated = {seat.actor for seat in wordlists().seats}
    return doer.actor.type in ("State", "Government", "StateOrgan") or doer.actor.name in seated
