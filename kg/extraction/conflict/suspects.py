"""Suspects: who is only suspected of what is told: "suspected X militants ambushed Y", "gunmen believed to be X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.objects import agent_index, others_of, sufferer, surer
from kg.extraction.arguments.suitability import can_be
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.idioms import driven_into
from kg.extraction.words.descriptions import SIDES, classes_of, descriptions, is_nameless
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import Frame, wordlists
from kg.model import Actor

__all__ = ["suspect_findings"]

_SUSPECTED = frozenset(("suspected", "alleged", "presumed", "probable", "likely", "believed", "thought", "suspect"))
_BELONGING = frozenset(
    ("be", "belong", "belonging", "members", "of", "to", "from", "the", "fighters", "militants", "being", "linked",
     "loyal", "allied", "affiliated", "with", "a", "part", "group", "men")
)  # fmt: skip
_REACH = 9


def suspect_findings(clauses: Clauses) -> Iterator[Finding]:
    """Attacks that the text tells as those of suspects: as possible, never as so."""
    words = {unit.low for unit in clauses.units}
    if not words & _SUSPECTED:
        return
    for group in clauses.groups:
        frame = wordlists().frames.get(group.lemma)
        if frame is None or frame.relation not in ("attacked", "foughtWith") or group.negated:
            continue
        if group.modality == "actual" and group.form != "infinitive":
            yield from _suspected(clauses, group, frame)


def _suspected(clauses: Clauses, group: VerbGroup, frame: Frame) -> Iterator[Finding]:
    if group.voice == "active":
        phrases = clauses.subject_phrases(group)
    else:
        by = agent_index(clauses, group, suspects=True)
        agent = noun_phrase(clauses.units, by + 1) if by is not None else None
        phrases = (agent,) if agent is not None else ()
    doer = _suspect(clauses, phrases[0]) if len(phrases) == 1 else None
    if doer is None:
        return
    into = driven_into(clauses, group) if group.voice == "active" and group.lemma == "ram" else None
    target = noun_phrase(clauses.units, into + 1) if into is not None else None
    if target is not None:
        hit = target.party or sufferer(clauses, target, frame, (doer,))
        others: tuple[Party, ...] = (hit,) if hit is not None else ()
    elif group.voice == "active":
        others = tuple(others_of(clauses, group, frame, (doer,)))
    else:
        struck = clauses.subject_phrases(group)[:1]
        found = [phrase.party or sufferer(clauses, phrase, frame, (doer,)) for phrase in struck]
        others = tuple(party for party in found if party is not None)
    for other in others:
        if can_be(frame, doer, other):
            yield Finding(
                group.head, frame.relation, doer, other, frame.event, modality="possible",
                score=min(0.65, surer(0.7, doer, other)),
            )  # fmt: skip


def _suspect(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    """The X of "suspected X militants", "gunmen suspected to be X", "men believed to belong to X"."""
    units = clauses.units
    inner = range(phrase.first, phrase.last + 1)
    hedged = any(units[i].low in _SUSPECTED for i in inner)
    named = [u for i in inner if (u := units[i]).kind in NAMES and not (u.actor and is_nameless(u.actor))]
    if hedged and not named and phrase.last + 2 < len(units) and units[phrase.last + 1].low in ("of", "from"):
        owner = noun_phrase(units, phrase.last + 2)  # "suspected fighters of X"
        return _armed(owner.party) if owner is not None and "fighters" in phrase.roles else None
    if hedged and not named and (told := _told_apart(clauses, phrase)) is not None:
        return told
    if hedged and len(named) == 1 and phrase.roles & {"fighters", "forces", "people", "name"}:
        return _armed(party_of(named[0]))
    after = phrase.last + 1
    nameless = phrase.party is not None and is_nameless(phrase.party.actor)
    if (
        hedged
        or named
        or after >= len(units)
        or units[after].low not in _SUSPECTED
        or not (nameless or phrase.roles & {"fighters", "people"})
    ):
        return None
    for place in range(after + 1, min(after + _REACH, len(units))):
        if units[place].kind in NAMES:
            left = units[place + 1].low in _LEFT  # "men believed to be X deserters"
            return None if left else _armed(party_of(units[place]))
        if units[place].low not in _BELONGING:
            return None
    return None


_LEFT = frozenset(("deserters", "defectors", "dissidents", "renegades", "mutineers"))


def _told_apart(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    """The unnamed band of "suspected communist rebels": "suspected militants" are nobody in particular."""
    units, last = clauses.units, phrase.last
    first = next(i for i in range(phrase.first, last + 1) if units[i].low in _SUSPECTED) + 1
    if first == last and (band := units[last].actor) is not None and is_nameless(band) and " " in band.name:
        return _armed(party_of(units[last]))
    if first >= last or units[last].low.rpartition(" ")[2] not in descriptions().classes["nameless"]:
        return None
    middle = units[first:last]
    apart = classes_of("distinctive", "group-armed", "faith")
    if not all(unit.kind in ("word", "capital") and (unit.low in apart or unit.kind == "capital") for unit in middle):
        return None
    actor = Actor(" ".join(unit.text for unit in units[first : last + 1]), "MilitantGroup")
    return Party(actor, actor, units[first].start, units[last].end, frozenset(("fighters",)), "name")


def _armed(party: Party | None) -> Party | None:
    """The party as who fights; nobody where it is no side of a conflict, or a state whose citizens are meant."""
    if party is None or party.actor.type not in SIDES or party.actor.type == "State":
        return None
    return replace(party, roles=frozenset(("fighters",)))
