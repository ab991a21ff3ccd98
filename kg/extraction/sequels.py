"""Sequels: what a sentence says only after the one before it: whose the dead are, who did the same."""

from __future__ import annotations

from kg.extraction.claims.keepers import Keepers
from kg.extraction.claims.turned_down import ProposalMemory
from kg.extraction.conflict.following_suit import SuitMemory
from kg.extraction.counting.aftermath import Aftermath
from kg.extraction.grammar.findings import Finding
from kg.extraction.parsing.clauses import Clauses

__all__ = ["Sequels"]


class Sequels:
    """What the last sentences of one story leave to the next."""

    def __init__(self) -> None:
        self._plans = ProposalMemory()
        self._suit = SuitMemory()
        self._keepers = Keepers()
        self._aftermath = Aftermath()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence, with what those before it supply."""
        told = self._keepers.completed(clauses, self._suit.completed(clauses, self._plans.completed(clauses, findings)))
        return self._aftermath.completed(clauses.units, told)
