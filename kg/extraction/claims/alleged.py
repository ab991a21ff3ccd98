"""Whose charge it is that a sentence denies: "X denied that it had armed Y, as alleged by Z", whom Z accuses of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.charge_nouns import accusation_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES

__all__ = ["alleged_findings"]

_ALLEGED = frozenset(("alleged", "claimed", "asserted", "charged", "suggested", "maintained"))


def alleged_findings(clauses: Clauses, denied: Sequence[Finding]) -> Iterator[Finding]:
    """The charge that each denial of the sentence answers, by whom "as alleged by" names.

    Args:
        clauses: the sentence.
        denied: its denials.
    """
    units = clauses.units
    for index in range(1, len(units) - 3):
        if units[index].low != "as" or units[index + 1].low not in _ALLEGED or units[index + 2].low != "by":
            continue
        phrase = noun_phrase(units, index + 3)
        accuser = phrase.party if phrase is not None else None
        before = [f for f in denied if f.stance == "denies" and f.trigger < index]
        if accuser is not None and accuser.actor.type in SIDES and before:
            yield from _charged(index + 1, before, accuser)
            return


def _charged(at: int, denied: Sequence[Finding], accuser: Party) -> Iterator[Finding]:
    accused = {f.subject.actor.name: f.subject for f in denied if f.subject.actor.name != accuser.actor.name}
    for subject in accused.values():
        told = accusation_of(at, "accuses", accuser, subject, None)
        yield replace(told, given=True, score=surer(0.75, subject, accuser))
    for finding in denied:
        if finding.subject.actor.name in accused:
            yield replace(
                finding, stance="affirms", act="accuses", claimant=accuser.speaker, charge_of=at, score=0.75,
                claimant_at=(accuser.start, accuser.end), given=True,
            )  # fmt: skip
