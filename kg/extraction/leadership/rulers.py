"""Rulers: who leads a state by its government or junta: "X's junta, led by N. N.", "took power under N. N."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import bearer_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses

__all__ = ["junta_at", "ruler_findings"]

_GOVERNMENTS = frozenset(("government", "regime", "junta", "administration", "cabinet", "dictatorship"))
_HEADED = frozenset(("lead", "head", "command"))
_SEIZES = frozenset(("take", "seize", "grab", "assume", "usurp", "come"))
_LESSER = frozenset(("deputy", "vice", "foreign", "defence", "defense", "interior", "finance"))
_TO_UNDER = 8
"""Units from "power" to "under": "took power in a coup in September 2022 under"."""


def ruler_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who leads the states of whose governments the sentence says who is at their head.

    Args:
        clauses: the sentence.
    """
    for group in clauses.groups:
        if group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.lemma in _HEADED and group.voice != "active":
            yield from _led_by(clauses, group)
        elif group.lemma in _SEIZES and group.voice == "active":
            yield from _under(clauses, group)


def junta_at(units: Units, first: int) -> tuple[Party, int] | None:
    """The state of "the X-ian junta", "X's military junta", whose head is at the head of the state."""
    place = first + (units[first].kind == "determiner")
    state = party_of(units[place]) if place + 3 < len(units) and units[place].kind in ("demonym", "name") else None
    last = place + 1 + (state is not None and units[place + 1].kind == "possessive")
    last += state is not None and units[last].low in ("military", "ruling")
    ruled = state is not None and state.actor.type == "State" and units[last].low in _GOVERNMENTS
    return (replace(state, roles=frozenset(("name",))), last) if state is not None and ruled else None


def _led_by(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X's junta is headed by N. N.", "X's government, led by N. N., …"."""
    units, by = clauses.units, group.head + 1
    if by + 1 >= len(units) or units[by].low != "by" or units[by + 1].kind == "determiner":
        return
    yield from _leads(clauses, group.head, by + 1, _governed(clauses, group))


def _governed(clauses: Clauses, group: VerbGroup) -> Party | None:
    """The state whose government or junta the verb is told of."""
    units = clauses.units
    for phrase in clauses.subject_phrases(group) or _beside(clauses, group):
        state = phrase.party
        if state is not None and state.actor.type == "State" and units[phrase.last].low in _GOVERNMENTS:
            return replace(state, roles=frozenset(("name",)))
    return None


def _beside(clauses: Clauses, group: VerbGroup) -> tuple[NounPhrase, ...]:
    """The phrase right before the participle, or before its comma."""
    before = group.first - 1
    before -= before > 0 and clauses.units[before].kind == "comma"
    phrase = noun_phrase_before(clauses.units, before) if before >= 0 else None
    return (phrase,) if phrase is not None else ()


def _under(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X's junta, which took power in 2022 under N. N.", "the rebels seized power under N. N."."""
    units, power = clauses.units, group.head + 1
    power += power < len(units) and group.lemma == "come" and units[power].low == "to"
    if power >= len(units) or units[power].low != "power":
        return
    under = next((i for i in range(power + 1, min(power + _TO_UNDER, len(units) - 1)) if units[i].low == "under"), None)
    if under is None or any(unit.kind in ("comma", "verb", "stop", "relative") for unit in units[power:under]):
        return
    for party in clauses.subjects(group):
        if party.actor.type in ("State", "MilitantGroup", "Faction", "UmbrellaGroup"):
            yield from _leads(clauses, group.head, under + 1, replace(party, roles=frozenset(("name",))))


def _leads(clauses: Clauses, trigger: int, first: int, body: Party | None) -> Iterator[Finding]:
    found = bearer_at(clauses.units, first) if body is not None else None
    if body is None or found is None or found[0].actor.name == body.actor.name:
        return
    if any(unit.low in _LESSER for unit in clauses.units[first : found[1]]):
        return
    yield Finding(trigger, "leads", found[0], body, score=surer(0.75, body))
