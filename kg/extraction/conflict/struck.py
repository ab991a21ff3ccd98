"""Struck: whom a sentence tells to have been attacked, where it does not tell by whom: "A convoy of X was ambushed"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.victims import thing_struck
from kg.extraction.grammar.locations import held_at
from kg.extraction.grammar.owners import owner_after
from kg.extraction.grammar.phrases import NounPhrase, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import BLASTS
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["hit", "struck"]


def struck(clauses: Clauses, before: int | None = None) -> tuple[Actor, ...]:
    """The sides that somebody whom the sentence does not name attacked there, in the order told; else the things.

    Args:
        clauses: the sentence.
        before: index before which it has to be told; ``None`` for the whole sentence.
    """
    found: dict[str, Actor] = {}
    for group in clauses.groups:
        frame = wordlists().frames.get(group.lemma)
        if frame is None or frame.relation != "attacked" or (before is not None and group.head >= before):
            continue
        if group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        found |= {actor.name: actor for actor in (*_victims(clauses, group), *_things(clauses, group))}
    sides = {name: actor for name, actor in found.items() if actor.type in SIDES}
    return tuple((sides or found).values())


def hit(clauses: Clauses, after: int) -> Iterator[tuple[Actor, int]]:
    """Those whom the verb right after ``after`` tells to have been hit, by nobody, each with the verb's index."""
    group = next((g for g in clauses.groups if g.head > after), None)
    frame = wordlists().frames.get(group.lemma) if group is not None and group.voice == "passive" else None
    if group is None or frame is None or frame.relation != "attacked" or group.negated or group.modality != "actual":
        return
    yield from ((actor, group.head) for actor in _victims(clauses, group))


def _victims(clauses: Clauses, group: VerbGroup) -> Iterator[Actor]:
    clause = clauses.clause(group)
    if clause is None:
        return
    if group.voice == "active":
        phrases = () if doers_of(clauses, group).parties else clause.objects
    else:
        phrases = () if clause.agents else clauses.subject_phrases(group)
    for phrase in phrases:
        party = phrase.party
        if party is None and _asset(phrase):
            party = owner_after(clauses.units, phrase) or clauses.holder(phrase)
            party = party or held_at(clauses.units, phrase.last + 1)
        if party is not None and party.actor.type in SIDES:
            yield party.actor


def _things(clauses: Clauses, group: VerbGroup) -> Iterator[Actor]:
    """The tankers of "Four tankers were damaged by explosions", which are nobody's by the text."""
    clause = clauses.clause(group)
    if clause is None or clause.agents or group.voice != "passive" or not _by_force(clauses, group):
        return
    for phrase in clauses.subject_phrases(group):
        thing = thing_struck(clauses.units, phrase, closed=True) if phrase.party is None else None
        if thing is not None and clauses.holder(phrase) is None and held_at(clauses.units, group.head + 1) is None:
            yield thing.actor


def _by_force(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether arms did it, where "by" leads to what did; else whether the verb tells of nothing but an attack."""
    units, lists = clauses.units, wordlists()
    for index in range(group.head + 1, min(group.head + _TO_MEANS, len(units) - 1)):
        if units[index].kind in ("comma", "stop", "verb", "relative", "conjunction"):
            break
        if units[index].low in ("by", "in", "with") and (means := noun_phrase(units, index + 1)) is not None:
            noun = units[means.last].low
            event = lists.events.get(noun)
            if noun in ("fire", "fires"):
                return False
            armed = noun in BLASTS | lists.nouns["ordnance"] | lists.nouns["arms"] | lists.nouns["fighters"] | _DRONES
            if armed or (event is not None and event.relation == "attacked"):
                return True
            if units[index].low == "by":
                return False
    return group.lemma in _ATTACKS


_TO_MEANS = 5
_DRONES = frozenset(("drone", "drones", "gunfire", "shellfire", "sabotage"))
_ATTACKS = frozenset(("attack", "bomb", "shell", "ambush", "torpedo", "raid", "bombard", "rocket", "mortar", "target",
                      "sabotage", "blow"))  # fmt: skip


def _asset(phrase: NounPhrase) -> bool:
    return "assets" in phrase.roles or bool(phrase.roles & {"people", "forces", "officials", "leaders"})
