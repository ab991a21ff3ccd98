"""Whose charge it is that a sentence denies: "X denied that it had armed Y, as alleged by Z", whom Z accuses of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.charge_nouns import accusation_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES

__all__ = ["alleged_findings"]

_ALLEGED = frozenset(("alleged", "claimed", "asserted", "charged", "suggested", "maintained"))
_JOINS = frozenset(("conjunction", "comma"))


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
        if any(_said_after(clauses, group, before, index) for group in clauses.groups):
            return  # "denied arming Y and accused W of arming Z, as alleged by V": V alleges what W does
        if accuser is not None and accuser.actor.type in SIDES and before:
            yield from _charged(index + 1, before, accuser)
            return


def _said_after(clauses: Clauses, group: VerbGroup, denied: Sequence[Finding], end: int) -> bool:
    """Whether something else than the denial is told before ``end``: "and accused W of it"."""
    last = max((f.trigger for f in denied), default=end)
    return last < group.head < end and group.form == "finite" and clauses.units[group.first - 1].kind in _JOINS


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
