"""Projectiles: whom a weapon hit, by who fired or laid it: "rockets that killed two Y-ians", "a mine laid by X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import others_of, surer
from kg.extraction.arguments.suitability import can_be
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import Frame

__all__ = ["projectile_findings"]

_FIRES = frozenset(("fire", "launch", "drop", "lob", "hurl", "shoot", "throw", "send", "release", "unleash"))
_PLANTS = frozenset(("plant", "lay", "detonate", "explode", "bury", "hide"))
_WEAPONS = frozenset(("rocket", "rockets", "missile", "missiles", "drone", "drones", "bomb", "bombs", "shell", "shells",
                      "mortar", "mortars", "grenade", "grenades", "mine", "mines", "landmine", "landmines", "device",
                      "explosives", "torpedo", "torpedoes", "projectile", "projectiles", "munition", "munitions",
                      "warhead", "barrage", "salvo"))  # fmt: skip
_HITS = frozenset(("kill", "wound", "injure", "hit", "strike", "destroy", "damage", "maim", "devastate", "sink"))
_OF_PEOPLE = frozenset(("kill", "wound", "injure", "maim"))


def projectile_findings(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """Attacks by what was fired or laid, and by what that did.

    Args:
        clauses: the sentence.
        said: what other rules have read in it, which is not told again.
    """
    if clauses.places.of(_WEAPONS) == ():
        return []
    ties = {(f.subject.actor.name, f.target) for f in said if f.relation == "attacked"}
    found = [f for group in clauses.groups if group.lemma in _FIRES | _PLANTS for f in _hit(clauses, group)]
    return [f for f in found if (f.subject.actor.name, f.target) not in ties]


def _hit(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    clause = clauses.clause(group)
    if clause is None or group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    if group.voice == "active" and clause.link != "participial":
        doers: Sequence[Party] = clauses.subjects(group)
        weapons: Sequence[NounPhrase] = clause.objects
    else:
        doers, weapons = clause.agents, clauses.subject_phrases(group)
    doers = [doer for doer in doers if doer.actor.type in SIDES]
    told = [phrase for phrase in weapons if clauses.units[phrase.last].low in _WEAPONS]
    for inner in clauses.groups if doers and told else ():
        struck = inner.lemma in _HITS and inner.voice == "active" and not inner.negated and inner.modality == "actual"
        if not struck or inner is group or inner.form == "infinitive":
            continue
        if not any(phrase in told for phrase in clauses.subject_phrases(inner)):
            continue
        role = "victim" if inner.lemma in _OF_PEOPLE else "target"
        event = "Bombing" if group.lemma in _PLANTS else "Strike"
        frame = Frame("attacked", event, ("object",), role)
        for other in others_of(clauses, inner, frame, tuple(doers)):
            for doer in doers:
                if doer.actor.name != other.actor.name and can_be(frame, doer, other):
                    yield Finding(group.head, "attacked", doer, other, event, score=surer(0.75, doer, other))
