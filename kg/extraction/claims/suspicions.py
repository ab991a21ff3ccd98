"""Suspicions that nobody is named for: "X is widely suspected of arming Y", "X came under suspicion of backing Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.claims.contents import charged_with
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.vocabulary import vocabulary

__all__ = ["suspicions"]

_UNDER = ("be", "come", "fall", "remain", "stay")
_TO_OPENER = 4
_NO_MORE = frozenset(("longer", "once", "initially", "originally", "first", "wrongly", "falsely", "mistakenly",
                      "formerly", "previously", "wrongfully", "never", "briefly"))  # fmt: skip
"""Words by which nobody need suspect it any more, or did so in vain: "X was once suspected of"."""


def suspicions(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """What somebody is suspected of, as possible: whose suspicion it is the sentence does not say.

    A war, a quarrel or a meeting that is only suspected has two sides, so that nothing is said of those.
    """
    opener = _of_what(clauses, group)
    if opener is None or group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    if any(unit.low in _NO_MORE for unit in clauses.units[group.first : opener]):
        return
    suspected = [party for party in clauses.subjects(group) if party.actor.type in SIDES and _itself(party)]
    for party in suspected:
        for finding in charged_with(clauses, opener + 1, party):
            ordinary = finding.stance != "denies" and finding.modality in ("actual", "possible")
            if ordinary and not vocabulary().relation(finding.relation).symmetric:
                yield replace(finding, modality="possible", score=min(finding.score, surer(0.7, party)))


def _of_what(clauses: Clauses, group: VerbGroup) -> int | None:
    """Where the "of" stands after "is suspected", "came under suspicion"; None where somebody is named who suspects."""
    units, after = clauses.units, group.head + 1
    if group.lemma == "suspect" and group.voice == "passive":
        if agent_index(clauses, group) is not None:
            return None
    elif group.lemma in _UNDER and group.voice == "active":
        words = [unit.low for unit in units[after : after + _TO_OPENER]]
        if words[:1] != ["under"] or "suspicion" not in words:
            return None
        after += words.index("suspicion") + 1
    else:
        return None
    return after if after + 1 < len(units) and units[after].low in ("of", "for") else None


def _itself(party: Party) -> bool:
    return not party.roles & {"captives", "assets", "people"}
