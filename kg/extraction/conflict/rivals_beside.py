"""Rivals beside each other: "X and the rival Y", who are at odds whatever else the sentence tells of them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES

__all__ = ["rivals_beside"]

_RIVAL = frozenset(("rival", "opposing"))
_KINDS = SIDES | {"PoliticalParty", "Organization"}


def rivals_beside(clauses: Clauses) -> Iterator[Finding]:
    """The pairs of a sentence of whom it calls the second the rival one.

    Args:
        clauses: the sentence.
    """
    units = clauses.units
    for index in clauses.places.of(_RIVAL, ahead=1):
        if index <= _BEFORE or units[index - 1].low != "the" or units[index - 2].low != "and":
            continue
        one, other = noun_phrase_before(units, index - 3), noun_phrase(units, index + 1)
        first, second = one.party if one is not None else None, other.party if other is not None else None
        if first is None or second is None or first.kind == "coreference" or second.kind == "coreference":
            continue
        if first.actor.name != second.actor.name and {first.actor.type, second.actor.type} <= _KINDS:
            yield Finding(index, "hostileTo", first, second, score=surer(0.7, first, second))


_BEFORE = 2
"""Units before the word that are needed: a name, "and", "the"."""
