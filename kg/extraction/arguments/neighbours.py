"""Neighbours: the states and lands that "shelled villages in A and B" lists after the first."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.grammar.locations import also_in, lands_beside
from kg.extraction.grammar.phrases import Party
from kg.extraction.parsing.clauses import Clauses

__all__ = ["with_neighbours"]


def with_neighbours(clauses: Clauses, places: Iterable[Party], doer: Iterable[Party]) -> tuple[Party, ...]:
    """Those struck, with the states and lands that "in A and B" lists after the first, and of which no verb is told."""
    found, acting = tuple(places), tuple(party.actor.name for party in doer)
    telling = {party.start for group in clauses.groups for party in clauses.subjects(group)}
    more = [o for p in found if p.kind == "place" for o in also_in(clauses.units, p, acting)]
    more += [o for p in found if p.actor.type == "Place" for o in lands_beside(clauses.units, p)]
    known = {party.actor.name for party in found}
    fresh = (party for party in more if party.start not in telling and party.actor.name not in known)
    return found + tuple({party.actor.name: party for party in fresh}.values())
