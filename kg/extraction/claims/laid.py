"""Laid: attacks that are laid to somebody's charge by nobody: "a drone strike blamed on X killed 13 villagers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.objects import others_of, sufferer, surer
from kg.extraction.arguments.suitability import can_be
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import BLASTS, act_at
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import Frame, wordlists

__all__ = ["laid_findings"]

_LAYS = {"blame": "on", "pin": "on", "attribute": "to", "ascribe": "to"}
_HARMS = frozenset(("kill", "wound", "injure", "hit", "strike", "destroy", "damage", "target", "maim", "devastate"))
_NONE = frozenset(("no", "any", "neither", "few"))
_WITHIN = ("in", "by", "during")
_ARMS = frozenset(("mine", "landmine", "mines", "landmines", "bomb", "bombs", "drone", "drones", "missile", "missiles",
                   "rocket", "rockets", "shell", "shells"))  # fmt: skip
_VICTIM = Frame("attacked", "Attack", ("object",), "victim")


def laid_findings(clauses: Clauses) -> Iterator[Finding]:
    """Attacks that the text says to be blamed on somebody, by whom it does not say: as possible, never as so."""
    for group in clauses.groups:
        if group.lemma not in _LAYS or group.negated or group.modality != "actual":
            continue
        if any(unit.low == "according" for unit in clauses.units[group.head :]):
            continue  # then it is said who holds it to be so, if perhaps only of their number
        doer, attack = _doer(clauses, group), _attack(clauses, group)
        if doer is None or attack is None or clauses.units[attack.first].low in _NONE:
            continue
        found = [f for f in act_at(clauses, attack.first, doer) if f.relation == "attacked" and f.object is not None]
        for finding in found or _by_harm(clauses, attack, doer):
            yield replace(finding, modality="possible", score=min(0.65, finding.score))


def _doer(clauses: Clauses, group: VerbGroup) -> Party | None:
    """The X of "(a strike) blamed on X", "was attributed to X", where no "by Y" tells who blames him."""
    clause = clauses.clause(group)
    aside = clause is not None and clause.link == "participial" and clauses.units[group.head].low.endswith("ed")
    aside = aside or group.voice == "passive"
    if clause is None or not aside or clause.agents or clause.led_to("by"):
        return None
    led = clause.complements.get(_LAYS[group.lemma], ())
    party = led[0].party if len(led) == 1 else None
    return party if party is not None and party.actor.type in SIDES else None


def _attack(clauses: Clauses, group: VerbGroup) -> NounPhrase | None:
    """The noun phrase of violence that the participle stands by, with or without a place between."""
    phrases = clauses.subject_phrases(group)
    if len(phrases) == 1 and _violent(clauses, phrases[0]):
        return phrases[0]
    near = (phrase for clause in map(clauses.clause, clauses.groups) if clause for word in _WITHIN
            for phrase in clause.complements.get(word, ()))  # fmt: skip
    before = [p for p in near if p.last < group.first <= p.last + _PLACE and _violent(clauses, p)]
    return before[0] if len(before) == 1 else None


_PLACE = 4
"""Units between "an attack" and "blamed on" in "an attack near P blamed on X"."""


def _violent(clauses: Clauses, phrase: NounPhrase) -> bool:
    head = clauses.units[phrase.last].low
    event = wordlists().events.get(head)
    return head in BLASTS or head in _ARMS or (event is not None and event.relation == "attacked")


def _by_harm(clauses: Clauses, attack: NounPhrase, doer: Party) -> Iterator[Finding]:
    """Who was hurt by what an attack did, or in it: "(the attack) killed two soldiers", "N people died in (it)"."""
    for group in clauses.groups:
        clause = clauses.clause(group)
        if clause is None or group.negated or group.modality != "actual" or group.form not in ("finite", "present"):
            continue
        others: tuple[Party, ...] = ()
        led = [phrase for word in _WITHIN for phrase in clause.complements.get(word, ())]
        active = group.voice == "active" and attack in clauses.subject_phrases(group)
        if active and group.lemma in _HARMS:
            others = tuple(others_of(clauses, group, _VICTIM, (doer,)))
        elif active and group.lemma == "leave" and len(clause.objects) == 1:
            others = _left(clauses, clause.objects[0], doer)
        elif attack in led and (
            (group.voice == "passive" and group.lemma in _HARMS) or group.lemma in ("die", "perish")
        ):
            hurt = [p.party or sufferer(clauses, p, _VICTIM, (doer,)) for p in clauses.subject_phrases(group)[:1]]
            others = tuple(party for party in hurt if party is not None)
        for other in others:
            if other.actor.name != doer.actor.name and can_be(_VICTIM, doer, other):
                yield Finding(group.head, "attacked", doer, other, "Attack", score=surer(0.65, doer, other))


def _left(clauses: Clauses, phrase: NounPhrase, doer: Party) -> tuple[Party, ...]:
    """Who is hurt of "left 20 villagers dead"."""
    if clauses.units[phrase.last].low not in ("dead", "wounded", "injured") or phrase.first == phrase.last:
        return ()
    people = noun_phrase(clauses.units[: phrase.last], phrase.first)
    hurt = (people.party or sufferer(clauses, people, _VICTIM, (doer,))) if people is not None else None
    return (hurt,) if hurt is not None else ()
