"""Talks that led up to an accord: "a pact, signed by X and Y after talks brokered by Q", which are of X and Y, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.words.units import Unit

__all__ = ["between_signatories"]

_LED = frozenset(("after", "following", "during"))
_RELATIONS_OF_TALKS = frozenset(("negotiatedWith", "mediatedBetween", "hosted"))
_CLAUSE_BOUNDS = frozenset(("stop", "quote", "relative", "that"))
_TWO = 2


def between_signatories(units: Sequence[Unit], found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of a sentence; talks that name no parties have those of the one accord to which they led.

    Args:
        units: the sentence's.
        found: its accords, talks, mediations and hostings.
    """
    made = [f for f in found if f.relation == "partyTo" and f.modality == "actual" and len(f.parties) >= _TWO]
    made = [f for f in made if any(party.kind == "name" for party in f.parties)]  # "the government and X"
    parties = {frozenset(party.actor.name for party in f.parties) for f in made}
    for finding in found:
        plain = finding.relation in _RELATIONS_OF_TALKS and not finding.parties and finding.accord is not None
        if len(parties) == 1 and plain and _after_it(units, made[0], finding):
            others = tuple(p for p in made[0].parties if p.actor.name != finding.subject.actor.name)
            own = finding.relation == "negotiatedWith"
            if own or len(others) == len(made[0].parties):
                subject = made[0].parties[0] if own else finding.subject
                yield replace(finding, subject=subject, parties=made[0].parties)
                continue
        yield finding


def _after_it(units: Sequence[Unit], made: Finding, finding: Finding) -> bool:
    """Whether "after" leads from who signed to the talks, with nothing between that tells of something else."""
    last = max(party.end for party in made.parties)
    between = [unit for unit in units[: finding.trigger + 1] if unit.start >= last]
    return any(unit.low in _LED for unit in between) and all(unit.kind not in _CLAUSE_BOUNDS for unit in between)
