"""Snubbed: a visit is no talks where those who were called on refuse to meet who came: "visited P, but Y would not"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.findings import Finding
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import words_of

__all__ = ["without_snubbed"]

_REACH = 2
"""Sentences back to the visit."""
_TO_MEETING = 5


def without_snubbed(sentences: Sequence[Sequence[Unit]], told: Sequence[list[Finding]]) -> list[list[Finding]]:
    """What the sentences tell, without talks that are only a visit to somebody who refused to meet who came.

    Args:
        sentences: their units.
        told: what each says.
    """
    kept = list(told)
    for number, findings in enumerate(told):
        for snub in findings:
            if not _refuses_to_meet(sentences[number], snub):
                continue
            for place in range(max(0, number - _REACH), number + 1):
                kept[place] = [f for f in kept[place] if not (_visit(sentences[place], f) and _of(f, snub))]
    return kept


def _refuses_to_meet(units: Sequence[Unit], finding: Finding) -> bool:
    if finding.stance != "affirms" or finding.relation not in ("refuses", "estrangedFrom"):
        return False
    trigger = finding.trigger
    if any(form.lemma in words_of("snubbing") for form in units[trigger].forms):
        return True
    after = units[trigger + 1 : trigger + _TO_MEETING]
    return finding.relation == "refuses" and any(unit.low in words_of("receiving") for unit in after)


def _visit(units: Sequence[Unit], finding: Finding) -> bool:
    actual = finding.relation == "negotiatedWith" and finding.stance == "affirms" and finding.trigger < len(units)
    return actual and any(form.lemma in words_of("visiting") for form in units[finding.trigger].forms)


def _of(visit: Finding, snub: Finding) -> bool:
    """Whether it is the visit of the one who is refused, or, where he is not named, to the one who refuses.

    Not where a third state refuses: "visited P for talks with X. Y refused to meet him".
    """
    there = {party.actor.name for party in visit.parties}
    whose = snub.object if snub.object is not None else snub.subject
    third = snub.subject.actor.type in STATES and snub.subject.actor.name not in there
    return whose.actor.name in there and not third
