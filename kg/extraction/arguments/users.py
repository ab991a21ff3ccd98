"""Users of a thing: whose the drones are in "X struck Y with drones made by Z"."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.grammar.phrases import NounPhrase, Party
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["users_of"]


def users_of(clauses: Clauses, phrase: NounPhrase) -> tuple[Party, ...]:
    """Whose the thing is: "X struck Y with drones …", "X flew jets … "."""
    units = clauses.units
    governor = next((g for g in reversed(clauses.groups) if g.head < phrase.first), None)
    if governor is None or governor.voice != "active" or governor.negated or governor.modality != "actual":
        return ()
    between = units[governor.head + 1 : phrase.first]
    if any(one.kind == "comma" and other.low in ("and", "but") for one, other in pairwise(between)):
        return ()  # "X quit Y, and Z, with gunners lent by W, …": of another
    before = units[phrase.first - 1].low
    taken = governor.head == phrase.first - 1 and governor.lemma in wordlists().classes["using"]
    clause = clauses.clause(governor)
    return clause.subjects if clause is not None and (taken or before in ("with", "using")) else ()
