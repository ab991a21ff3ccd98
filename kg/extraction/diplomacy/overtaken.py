"""Accords that another war has overtaken: "a ceasefire" after "X made peace with Z. Y fought on" is none of X and Z."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extraction.diplomacy.accord_known import Pair, as_party, fits
from kg.extraction.grammar.findings import Accord, Finding

__all__ = ["of_those_at_war"]

_OWN = "partyTo"
_FIRM = frozenset(("Ceasefire", "PeaceAgreement"))
"""What only those at war make."""
_LIKELY = 0.5


def of_those_at_war(findings: Iterable[Finding], overtaken: tuple[frozenset[str], Pair] | None) -> tuple[Finding, ...]:
    """The findings; a truce more, whose parties its sentence leaves out, is that of those still at war.

    Args:
        findings: what a sentence says.
        overtaken: the names of those who came to terms last, and those who are at war since, empty where it cannot be
            told who they are; ``None`` where nobody has fought on.
    """
    if overtaken is None:
        return tuple(findings)
    made, at_war = overtaken
    kept = []
    for finding in findings:
        accord = finding.accord
        if accord is None or finding.parties or not _one_more(accord):
            kept.append(finding)
        elif at_war and fits(at_war, accord):
            parties = tuple(as_party(actor, finding.subject, accord.one) for actor in at_war)
            subject = parties[0] if finding.relation == _OWN else finding.subject
            kept.append(replace(finding, parties=parties, subject=subject, score=_LIKELY))
        elif accord.one is not None and accord.one.actor.name not in made:
            kept.append(finding)  # one who did not come to terms then does so now
    return tuple(kept)


def _one_more(accord: Accord) -> bool:
    """Whether a truce or peace is told of as new, and not as known: "a ceasefire", not "the ceasefire"."""
    new = accord.kind == "agreement" and accord.event in _FIRM and not accord.definite
    return new and not accord.title and accord.year is None
