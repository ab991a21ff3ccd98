"""Visits: a state's envoy who calls on a band of another country is no side of its war: "N's envoy met the X"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.party import Party
from kg.extraction.words.descriptions import GROUPS, STATES, descriptions, within_a_state
from kg.extraction.words.units import Unit

__all__ = ["visits"]

_ENVOYS = frozenset(("envoy", "mediator", "emissary", "facilitator", "representative", "ambassador", "go-between"))
"""One man who is sent; the envoys and delegations of a state negotiate for it."""
_MEETS = frozenset(("meet", "visit", "receive", "telephone", "phone", "call", "see", "host", "greet", "speak"))
_TO_OFFICE = 6


def visits(units: Sequence[Unit], findings: Iterable[Finding]) -> list[Finding]:
    """The findings of a sentence by which a foreign state has only called on a group.

    They tell of no two sides: neither of those whose truce the next sentence tells of, nor of who accuses whom.

    Args:
        units: the sentence.
        findings: what it says.
    """
    return [finding for finding in findings if _is_visit(units, finding)]


def _is_visit(units: Sequence[Unit], finding: Finding) -> bool:
    if finding.relation != "negotiatedWith" or len(finding.parties) != 2:
        return False
    states = [party for party in finding.parties if party.actor.type in STATES]
    groups = [party for party in finding.parties if party.actor.type in GROUPS]
    if len(states) != 1 or len(groups) != 1:
        return False
    actors = (states[0].actor, groups[0].actor)
    known = bool(descriptions().homes.get(groups[0].actor.name))
    if known and within_a_state(actors):
        return False
    return _is_envoy(units, states[0]) or (known and _meets(units, finding.trigger))


def _is_envoy(units: Sequence[Unit], party: Party) -> bool:
    """Whether the words by which the state comes in are those of an envoy of its: "the N-ian special envoy"."""
    if party.speaker.name.rpartition(" ")[2].lower() in _ENVOYS:
        return True
    at = next((i for i, unit in enumerate(units) if unit.end > party.start), len(units))
    near = units[max(0, at - _TO_OFFICE) : at + _TO_OFFICE]
    return party.speaker.type == "Person" and any(unit.low in _ENVOYS for unit in near)


def _meets(units: Sequence[Unit], trigger: int) -> bool:
    return trigger < len(units) and any(form.lemma in _MEETS for form in units[trigger].forms)
