"""Proposers: whose proposal it is that is rejected after it: "Y proposed a truce, which X rejected"."""

from __future__ import annotations

from kg.extraction.clauses import Clauses
from kg.extraction.descriptions import SIDES
from kg.extraction.phrases import Party, VerbGroup

__all__ = ["proposer"]

_PROPOSES = frozenset(("propose", "offer", "suggest", "demand", "want", "float", "present", "submit", "table", "ask",
                       "request", "seek", "urge", "insist"))  # fmt: skip


def proposer(clauses: Clauses, group: VerbGroup, doer: Party) -> Party | None:
    """The one other than ``doer`` whose proposal it is by the verb before that of the refusal, in the same sentence."""
    told = [g for g in clauses.groups if g.form == "finite" and g.head < group.first and g.modality == "actual"]
    earlier = told[-1] if told else None
    if earlier is None or earlier.lemma not in _PROPOSES or earlier.voice != "active" or earlier.negated:
        return None
    found = [party for party in clauses.subjects(earlier) if party.actor.name != doer.actor.name]
    return found[0] if len(found) == 1 and found[0].actor.type in SIDES else None
