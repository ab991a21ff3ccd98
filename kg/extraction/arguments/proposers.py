"""Proposers: whose proposal it is that is rejected after it: "Y proposed a truce, which X rejected"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES

__all__ = ["follows_at_once", "proposer"]

_PROPOSES = frozenset(("propose", "offer", "suggest", "demand", "want", "float", "present", "submit", "table", "ask",
                       "request", "seek", "urge", "insist", "call", "appeal", "invite", "plead", "press"))  # fmt: skip


def proposer(clauses: Clauses, group: VerbGroup, doer: Party) -> Party | None:
    """The one other than ``doer`` whose proposal it is by the verb before that of the refusal, in the same sentence."""
    told = [g for g in clauses.groups if g.form == "finite" and g.head < group.first and g.modality == "actual"]
    earlier = told[-1] if told else None
    if earlier is None or earlier.lemma not in _PROPOSES or earlier.voice != "active" or earlier.negated:
        return None
    found = [party for party in clauses.subjects(earlier) if party.actor.name != doer.actor.name]
    return found[0] if len(found) == 1 and found[0].actor.type in SIDES else None


def follows_at_once(clauses: Clauses, group: VerbGroup, nouns: frozenset[str]) -> bool:
    """As in ", an idea X rejects": the subject follows at once what is refused, which is one of ``nouns``."""
    units, start = clauses.units, min((party.start for party in clauses.subjects(group)), default=0)
    reach = range(max(group.first - _BACK, 0), group.first)
    first = next((i for i in reach if units[i].start == start), 0)
    first -= first > 0 and units[first - 1].low == "the"
    return first > 1 and units[first - 1].low in nouns and units[first - 2].low in ("a", "an")


_BACK = 9
