"""Sequels: what a sentence says only after the one before it: whose the dead are, who did the same."""

from __future__ import annotations

from kg.extraction.claims.following_suit import SuitMemory
from kg.extraction.claims.keepers import Keepers
from kg.extraction.claims.repaid import Repaid
from kg.extraction.claims.turned_down import ProposalMemory
from kg.extraction.claims.unaimed_threats import UnaimedThreats
from kg.extraction.counting.aftermath import Aftermath
from kg.extraction.diplomacy.reached import ReachedMemory
from kg.extraction.grammar.findings import Finding
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.support.consignments import ConsignmentMemory
from kg.extraction.support.weaponry import WeaponMemory

__all__ = ["Sequels"]


class Sequels:
    """What the last sentences of one story leave to the next."""

    def __init__(self) -> None:
        self._memories = (
            ConsignmentMemory(), WeaponMemory(), ProposalMemory(), SuitMemory(), Repaid(), Keepers(),
            UnaimedThreats(), ReachedMemory(),
        )  # fmt: skip
        self._aftermath = Aftermath()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence, with what those before it supply."""
        for memory in self._memories:
            findings = memory.completed(clauses, findings)
        return self._aftermath.completed(clauses.units, findings)
