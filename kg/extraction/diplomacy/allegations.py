"""Allegations: pairs of whom only a third one's charge tells that they are at odds: who mediates there is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.grammar.findings import Finding
from kg.extraction.reference.pairs import opposed
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["Allegations"]


class Allegations:
    """Those of "X accused Y of attacking Z" in one document: a mediator may stand between X and Y, or Y and Z."""

    def __init__(self) -> None:
        self._charged: set[frozenset[str]] = set()
        self._told: set[frozenset[str]] = set()

    def note(self, findings: Sequence[Finding]) -> None:
        """Remember what a sentence charges somebody with, and whom it tells to be at odds without a charge."""
        accusers = {f.trigger: f.subject.actor.name for f in findings if f.relation == "accuses"}
        charges = [f for f in findings if f.charge_of is not None and f.object is not None]
        for one in charges:
            accuser, accused, sufferer = accusers.get(one.charge_of or 0), one.subject.actor.name, one.target
            harmed = vocabulary().relation(one.relation).sign < 0 and accuser is not None
            if harmed and sufferer and accuser not in (accused, sufferer):
                self._charged |= {frozenset((accuser or "", accused)), frozenset((accused, sufferer))}
        plain = (f for f in findings if f.charge_of is None and f.relation != "accuses")
        self._told |= _names(opposed(plain))

    def only(self, two: Iterable[Actor]) -> bool:
        """Whether nothing but a charge that concerns a third tells of the two against each other."""
        names = frozenset(actor.name for actor in two)
        return names in self._charged and names not in self._told


def _names(found: Iterable[tuple[tuple[Actor, Actor], int]]) -> set[frozenset[str]]:
    return {frozenset(actor.name for actor in two) for two, _ in found}
