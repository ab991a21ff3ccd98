"""The talks after which two agree to meet again: "X and Y agreed to meet again in May, Q said after talks in P"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.parsing.clauses import Clauses

__all__ = ["with_talks_before"]

_TALKS = "negotiatedWith"
_NAMELESS = (_TALKS, "", ())
_TO_AFTER = 6
"""How far before its talks "after" stands: "after two days of indirect talks"."""
_TO_AGAIN = 3


def with_talks_before(
    clauses: Clauses, found: Mapping[tuple[str, str, tuple[str, ...]], Finding]
) -> dict[tuple[str, str, tuple[str, ...]], Finding]:
    """The talks and accords of a sentence, with the talks just held told of those who are to meet again.

    What is only planned does not stand for what has taken place, and the mediators are those of the talks held.

    Args:
        clauses: the sentence.
        found: what was read in it, by relation, subject and the names of the parties.
    """
    told, held = dict(found), found.get(_NAMELESS)
    named = [finding for key, finding in found.items() if key[0] == _TALKS and key[2]]
    if held is None or held.accord is None or held.modality != "actual" or len(named) != 1:
        return told
    coming = named[0]
    if coming.modality != "planned" or not _again(clauses, coming.trigger) or not _after(clauses, held.trigger):
        return told
    del told[_NAMELESS]
    names = tuple(sorted(party.actor.name for party in coming.parties))
    for key, finding in found.items():
        if key[0] == "mediatedBetween" and key[2] == names and finding.modality == "actual":
            told[key] = replace(finding, trigger=held.trigger)  # dated as the talks held, not as those to come
    told[_TALKS, "held", names] = replace(held, subject=coming.parties[0], parties=coming.parties, score=coming.score)
    return told


def _again(clauses: Clauses, trigger: int) -> bool:
    """Whether it is not for the first time: "to meet again", "to hold another round of talks"."""
    return any(unit.low == "again" for unit in clauses.units[trigger + 1 : trigger + 1 + _TO_AGAIN])


def _after(clauses: Clauses, trigger: int) -> bool:
    """Whether what the sentence tells came after the talks: "after talks", "at the end of two days of talks"."""
    before = clauses.units[max(trigger - _TO_AFTER, 0) : trigger]
    marks = [unit for unit in before if unit.kind in ("comma", "stop", "end", "relative", "that", "quote")]
    return not marks and any(unit.low in ("after", "following") for unit in before)
