"""Ordeals: what befell the subject of a clause: "Y suffered an X-ian invasion", "was free, only to be overrun by X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.noun_complements import complements
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import owners_of
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["ordeal_findings"]

_SUFFERS = frozenset(("suffer", "endure", "survive", "undergo", "experience", "withstand", "sustain", "repulse"))
_TIMES = frozenset(("after", "following", "despite", "during", "under", "since", "amid", "until"))
_ORDEALS = frozenset(("invasion", "invasions", "occupation", "annexation", "conquest", "siege", "blockade", "shelling",
                      "bombardment", "bombing", "onslaught", "raids", "attacks", "airstrikes"))  # fmt: skip
_OVERRUN = {"conquer": "attacked", "invade": "attacked", "overrun": "attacked", "attack": "attacked",
            "occupy": "hostileTo", "annex": "hostileTo"}  # fmt: skip
_FEW = 6


def ordeal_findings(clauses: Clauses, entry: Actor | None) -> Iterator[Finding]:
    """What states did to the one of whom the clause, or the entry, tells.

    Args:
        clauses: the sentence.
        entry: the state on which the text is an entry, if it is one.
    """
    for group in clauses.groups:
        if group.lemma in _SUFFERS and group.voice == "active" and group.form == "finite":
            yield from _endured(clauses, group)
        elif group.lemma in _BEATS and group.voice == "active" and group.form == "finite":
            yield from _beaten(clauses, group)
        elif group.lemma in _OVERRUN and group.voice == "passive" and group.form == "infinitive":
            yield from _in_the_end(clauses, group)
        elif entry is not None and group.lemma == "invade" and group.voice == "active" and group.form == "finite":
            yield from _invaded(clauses, group, entry)
    places = list(clauses.places.of(_ORDEALS)) if entry is not None else []
    if entry is not None and len(places) == 1:
        yield from _of_entry(clauses, places[0], entry)


def _beaten(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "In the War of the P, X defeated Y and Z": states, in a war that stands before the verb."""
    units, clause = clauses.units, clauses.clause(group)
    if clause is None or group.negated or group.modality != "actual" or clauses.places.have(_SPORT):
        return
    before = units[: group.first]
    at = next((i for i in range(len(before) - 1, 0, -1) if _WARS & set(before[i].low.split())), 0)
    opened = any(unit.low in ("in", "during") for unit in before[max(at - _FEW, 0) : at])
    if not at or not opened or any(unit.kind == "stop" for unit in before[at:]):
        return
    for victor in clauses.subjects(group):
        for phrase in clause.direct:
            loser = phrase.party
            able = loser is not None and {victor.actor.type, loser.actor.type} <= {*STATES}
            if loser is not None and able and victor.actor.name != loser.actor.name:
                score = surer(0.75, victor, loser)
                yield Finding(group.head, "foughtWith", victor, loser, score=score)


_BEATS = frozenset(("defeat", "beat", "vanquish", "rout", "trounce"))
_WARS = frozenset(("war", "wars", "battle"))
_SPORT = frozenset(("final", "finals", "cup", "match", "game", "games", "tournament", "championship", "election",
                    "elections", "semi-final", "semifinal", "qualifier", "league", "vote", "referendum", "court",
                    "team", "polls", "primary"))  # fmt: skip


def _endured(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y suffered X-ian invasion and occupation": by the adjective, as "by X" is read with the noun."""
    units, victims = clauses.units, [p for p in clauses.subjects(group) if p.actor.type in STATES]
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or group.negated or group.modality != "actual" or len(victims) != 1:
        return
    places = [i for i in range(phrase.first, min(phrase.last + 3, len(units))) if units[i].low in _ORDEALS]
    places = [i for i in places if i <= phrase.last or units[i - 1].low == "and"]
    if not places or any(word in ("on", "of", "against") for _, word, _ in complements(clauses, places[-1])):
        return
    owners = owners_of(units, NounPhrase(phrase.first, places[0], None, frozenset()), places[0])
    for index in places:
        yield from _done(index, units[index].low, owners, victims[0])


def _in_the_end(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y regained its freedom, only to be overrun by X": it was."""
    units = clauses.units
    opener = next((i for i in range(group.first, max(group.first - 3, 0), -1) if units[i].kind == "to"), group.first)
    if opener < 1 or "only" not in (units[opener - 1].low, units[group.first - 1].low):
        return
    main = next((g for g in reversed(clauses.groups) if g.head < group.first and g.form == "finite"), None)
    victims = clauses.subjects(main) if main is not None and main.voice == "active" else ()
    clause = clauses.clause(group)
    for doer in clause.agents if clause is not None and len(victims) == 1 else ():
        able = doer.actor.type in STATES and victims[0].actor.type in STATES
        if able and doer.actor.name != victims[0].actor.name:
            score = surer(0.75, doer, victims[0])
            yield Finding(group.head, _OVERRUN[group.lemma], doer, victims[0], score=score)


def _of_entry(clauses: Clauses, index: int, entry: Actor) -> Iterator[Finding]:
    """As in "Following annexation by X in 1938, …", "After the X-ian occupation, …" in the entry on Y."""
    units, first = clauses.units, index
    while first > 0 and units[first - 1].kind not in ("preposition", "subordinator", "comma", "verb", "stop", "be"):
        first -= 1
    if first == 0 or units[first - 1].low not in _TIMES or index - first > _FEW:
        return
    owners = owners_of(units, NounPhrase(first, index, None, frozenset()), index)
    for _, word, inner in complements(clauses, index):
        if word in ("of", "on", "against"):
            return
        owners = [p.party for p in inner if p.party is not None] if word == "by" and not owners else owners
    acting = {p.actor.name for g in clauses.groups for p in clauses.subjects(g) if p.actor.type in STATES}
    unit = units[index]
    victim = Party(entry, entry, unit.start, unit.end, frozenset(("name",)), "coreference")
    if owners and acting <= {entry.name, *(owner.actor.name for owner in owners)}:
        yield from _done(index, unit.low, owners, victim)


def _invaded(clauses: Clauses, group: VerbGroup, entry: Actor) -> Iterator[Finding]:
    """As in "X invaded in 1979 to support the government" in the entry on Y."""
    clause, units, after = clauses.clause(group), clauses.units, group.head + 1
    if clause is None or clause.objects or clause.gap or group.negated or group.modality != "actual":
        return
    doers = [party for party in clauses.subjects(group) if party.actor.type in STATES]
    plain = after < len(units) and units[after].kind in ("preposition", "date", "end", "comma", "to", "adverb", "stop")
    for doer in doers if plain and clause.link in ("main", "coordinate") else ():
        if doer.actor.name != entry.name:
            victim = Party(
                entry, entry, units[group.head].start, units[group.head].end, frozenset(("name",)), "coreference"
            )
            yield Finding(group.head, "attacked", doer, victim, "Attack", score=surer(0.7, doer, victim))


def _done(index: int, noun: str, owners: Sequence[Party], victim: Party) -> Iterator[Finding]:
    event = wordlists().events.get(noun)
    for owner in owners if event is not None and event.relation in ("attacked", "hostileTo") else ():
        if event is not None and owner.actor.type in STATES and owner.actor.name != victim.actor.name:
            yield Finding(index, event.relation, owner, victim, event.event, score=surer(0.75, owner, victim))
