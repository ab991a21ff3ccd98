"""Accessions: who signs an accord after others: "X signed the pact, which Y and Z had signed in May"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.grammar.phrases import Party
from kg.extraction.parsing.clauses import Clauses

__all__ = ["in_turn"]

_SIGNS = frozenset(("sign", "initial", "join", "ratify"))
_TWO = 2


def in_turn(
    clauses: Clauses, found: Sequence[Tie], parties: tuple[Party, ...]
) -> list[tuple[tuple[Party, ...], Sequence[Tie], int]]:
    """The parties, once; twice where somebody signs what these had signed before, then with him.

    Each time with the verbs by which they did so, and the one that its date is of, -1 for the accord's own.
    """
    signed = [(tie, tie.group) for tie in found if tie.group is not None and tie.group.lemma in _SIGNS]
    last = next(((tie, group) for tie, group in signed if tie.role == "object" and group.voice == "active"), None)
    first = next(((tie, group) for tie, group in signed if tie.role == "gap" and group.past), None)
    if last is None or first is None or len(parties) < _TWO:
        return [(parties, found, -1)]
    joining, others = clauses.subjects(last[1]), {party.actor.name for party in clauses.subjects(first[1])}
    if not joining or not others.issuperset(party.actor.name for party in parties):
        return [(parties, found, -1)]
    if any(party.actor.name in others for party in joining):
        return [(parties, found, -1)]
    return [(parties, (first[0],), first[0].at), ((*parties, *joining), (last[0],), -1)]
