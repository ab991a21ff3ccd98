"""Executions: who puts to death somebody whom a court has sentenced, which is no attack: "executed two convicts"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses

__all__ = ["put_to_death_by_law"]

_EXECUTES = frozenset(("execute", "hang", "behead"))
_JUDGED = frozenset(("convicted", "sentenced", "guilty", "condemned", "conviction", "trial", "charges", "court",
                     "death-row", "inmate", "inmates", "convict", "convicts", "murderer", "murderers", "verdict",
                     "sentence", "sentences", "hanging"))  # fmt: skip
_NEAR = 14


def put_to_death_by_law(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether somebody's crime or court is told beside it, which no massacre has.

    Args:
        clauses: the sentence.
        group: of the verb, such as "executed".
    """
    if group.lemma not in _EXECUTES or not clauses.places.have(_JUDGED):
        return False
    units = clauses.units[max(group.first - _NEAR, 0) : group.head + _NEAR]
    summary = any(unit.low in ("summarily", "without", "extrajudicially") for unit in units)
    return not summary and any(unit.low in _JUDGED for unit in units)
