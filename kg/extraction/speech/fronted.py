"""Adjuncts with a verb that stand before their clause or amid it: how far what that verb says can go on."""

from __future__ import annotations

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses

__all__ = ["adjunct_end", "main_after"]

_OPENING = frozenset(("date", "adverb", "preposition", "determiner", "number"))


def adjunct_end(clauses: Clauses, group: VerbGroup | None) -> int:
    """The comma that closes "Without asking Y, X attacked", "X, having warned Y that it would, attacked"; else -1.

    What the verb of such an adjunct says, denies or hopes is said within it: the clause around is the text's own.
    """
    clause = clauses.clause(group) if group is not None else None
    if group is None or clause is None or "participle" not in clause.within or group.voice == "reduced":
        return -1
    return main_after(clauses, group)


def main_after(clauses: Clauses, group: VerbGroup) -> int:
    """The comma after "Although Y had warned it not to," where the main clause begins; -1 where that came before."""
    units = clauses.units
    for other in clauses.groups:
        clause = clauses.clause(other) if other.form == "finite" and other.voice != "reduced" else None
        if clause is None or clause.link != "main" or clause.within != ("main",):
            continue
        subject = clauses.subject_phrases(other)
        opening = (subject[0].first if subject and subject[0].first > group.head else other.first) - 1
        while opening > group.head and units[opening].kind in _OPENING:
            opening -= 1
        return opening if other.head > group.head and opening > group.head and units[opening].kind == "comma" else -1
    return -1
