"""Elliptic passives: what a passive says of a second pair without its verb: "A was armed by B, and C by D"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.arguments.objects import agent_index
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.vocabulary import vocabulary

__all__ = ["and_second_pairs"]

_JOINTS = frozenset(("and", "while", "but", ";"))
_BY = frozenset(("by",))


def and_second_pairs(clauses: Clauses, group: VerbGroup, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, and those of the pair after them: "M was armed by U, the F by C" tells that C armed the F."""
    told = tuple(finding for finding in found if not _led_to_another(clauses, group, finding))
    yield from told
    if group.voice != "passive" or not told or group.negated or len(clauses.places.of(_BY)) <= 1:
        return
    by = agent_index(clauses, group)
    pair = _second_pair(clauses, by) if by is not None else None
    if by is None or pair is None or pair[0].party is None or pair[1].party is None:
        return
    patient, agent, middle = pair[0].party, pair[1].party, clauses.units[by].start
    said: set[str] = set()
    for finding in told:
        first = finding.object is not None and finding.object.start < middle < finding.subject.start
        plain = finding.modality == "actual" and finding.stance == "affirms"
        if not (first and plain) or finding.relation in said or vocabulary().relation(finding.relation).symmetric:
            continue
        said.add(finding.relation)
        yield replace(finding, subject=agent, object=patient, trigger=pair[0].first, score=min(finding.score, 0.75))


def _led_to_another(clauses: Clauses, group: VerbGroup, finding: Finding) -> bool:
    """Whether who is said to act has a "by" of his own after him: "M was armed by U and F by nobody"."""
    if group.voice != "passive" or len(clauses.places.of(_BY)) <= 1:
        return False
    units = clauses.units
    at = next((i for i, unit in enumerate(units) if unit.start == finding.subject.start), 0)
    first = at - 1 - (units[at - 1].kind == "determiner")
    return group.head < first < at + 1 < len(units) and units[first].low in _JOINTS and units[at + 1].low == "by"


def _second_pair(clauses: Clauses, by: int) -> tuple[NounPhrase, NounPhrase] | None:
    """The C and D of "by B, and C by D", both of them named outright."""
    units = clauses.units
    first = noun_phrase(units, by + 1) if by + 1 < len(units) else None
    start = first.last + 1 if first is not None else len(units)
    joint = start
    while joint < len(units) and (units[joint].kind == "comma" or units[joint].low in _JOINTS) and joint < start + 2:
        joint += 1
    patient = noun_phrase(units, joint) if start < joint < len(units) else None
    led = patient.last + 1 if patient is not None else len(units)
    if patient is None or led + 1 >= len(units) or units[led].low != "by" or not _named(units, patient):
        return None
    agent = noun_phrase(units, led + 1)
    if agent is None or not _named(units, agent):
        return None
    names = {p.party.actor.name for p in (first, patient, agent) if p is not None and p.party is not None}
    return (patient, agent) if len(names) > 1 and _ends(units, agent.last + 1) else None


def _named(units: Units, phrase: NounPhrase) -> bool:
    party = phrase.party
    return party is not None and party.kind in ("name", "metonym") and party.roles <= {"name"}


def _ends(units: Units, place: int) -> bool:
    """Whether nothing that goes on about the second agent follows: "by C's neighbours", "by C and F"."""
    return (
        place >= len(units) or units[place].kind in ("end", "stop", "comma", "date") or units[place].low in ("in", ";")
    )
