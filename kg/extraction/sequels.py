"""Sequels: what a sentence says only after the one before it: whose the dead are, who did the same."""

from __future__ import annotations

from kg.extraction.claims.followed import Followed
from kg.extraction.claims.following_suit import SuitMemory
from kg.extraction.claims.keepers import Keepers
from kg.extraction.claims.turned_down import ProposalMemory
from kg.extraction.claims.unaimed_threats import UnaimedThreats
from kg.extraction.counting.aftermath import Aftermath
from kg.extraction.grammar.findings import Finding
from kg.extraction.parsing.clauses import Clauses

__all__ = ["Sequels"]


class Sequels:
    """What the last sentences of one story leave to the next."""

    def __init__(self) -> None:
        self._plans = ProposalMemory()
        self._followed = Followed()
        self._suit = SuitMemory()
        self._keepers = Keepers()
        self._threats = UnaimedThreats()
        self._aftermath = Aftermath()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence, with what those before it supply."""
        told = self._suit.completed(clauses, self._plans.completed(clauses, findings))
        told = self._followed.completed(clauses, told)
        told = self._threats.completed(clauses, self._keepers.completed(clauses, told))
        return self._aftermath.completed(clauses.units, told)
