"""Bonds: what nouns say of two that name no event: "X's recognition of Y", "Y's defeat by X", "the X-ian tilt to Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.noun_complements import complements
from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.perpetrators import past_by
from kg.extraction.arguments.suitability import UNIONS
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import factual, owner_of, owners_of
from kg.extraction.patterns.ruptures import given_up
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.wordlists import TieNoun, wordlists

__all__ = ["bond_findings"]

_STEPS = 3
"""Phrases after a noun that may say whose it is, whom it concerns, where and when."""
_PLACED = frozenset(("in", "near", "at", "over", "along", "since", "during", "under", "after", "before"))
_SUFFERED = frozenset(("attacked", "foughtWith", "hostileTo", "sanctions", "displaced", "deported", "supports"))
_OUTSIDERS = frozenset(("MediaOutlet", "ResearchOrganization"))


def bond_findings(clauses: Clauses) -> Iterator[Finding]:
    """What the nouns of the sentence say of two."""
    ties, events = wordlists().ties, wordlists().events
    heads = {group.head for group in clauses.groups}
    for index, unit in enumerate(clauses.units[:-2]):
        if index in heads or (unit.low not in ties and unit.low not in events):
            continue
        entries = ties.get(unit.low, ())
        for entry in entries:
            found = tuple(_bond(clauses, index, entry))
            yield from found
            if found:
                break
        else:
            event = events.get(unit.low)
            if event is not None and "of" in event.prepositions and event.relation in _SUFFERED:
                yield from _suffered(clauses, index, event.relation, event.event)
            elif entries and "of" in entries[0].prepositions and entries[0].relation in _SUFFERED:
                yield from _suffered(clauses, index, entries[0].relation, entries[0].event)


def _bond(clauses: Clauses, index: int, entry: TieNoun) -> Iterator[Finding]:
    """As in "X's defiance of Y", "the X-ian tilt towards Y", "anger at Y from X"."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    owners = owners_of(units, phrase, index) if phrase is not None else []
    others: list[Party] = []
    goods = units[index].low
    for after, word, inner in complements(clauses, index):
        if word == "under":
            break  # "ties with Y under pressure from Z" are not Z's
        if word in ("by", "from") and not owners and word not in entry.prepositions:
            owners = [given.party for given in inner if given.party]
        elif word == "of" and entry.takes in ("armed", "paid") and after == index + 1:
            goods = units[inner[0].last].low
        elif word in entry.prepositions and not others:
            others = [party for given in inner if (party := _other(clauses, given, entry)) is not None]
        elif word not in _PLACED:
            break
    if given_up(clauses, phrase, entry.relation):
        return
    if not owners or not others or not factual(clauses, index) or not _of_goods(entry, goods):
        return
    for owner in owners:
        for other in others:
            if _able(owner, other, entry):
                yield _finding(index, entry, owner, other)


def _finding(index: int, entry: TieNoun, owner: Party, other: Party) -> Finding:
    first, second = (other, owner) if "backward" in entry.senses else (owner, other)
    return Finding(
        index, entry.relation, first, second, entry.event, aspect="ended" if "ended" in entry.senses else None,
        act="accuses" if entry.relation == "accuses" else None, score=surer(0.7, owner, other),
    )  # fmt: skip


def _of_goods(entry: TieNoun, goods: str) -> bool:
    """Whether what is supplied is what the entry is of: "the supply of drones to Y"."""
    nouns = wordlists().nouns
    return {"armed": goods in nouns["gift_arms"], "paid": goods in nouns["gift_funds"]}.get(entry.takes, True)


def _other(clauses: Clauses, phrase: NounPhrase, entry: TieNoun) -> Party | None:
    """Whom the noun concerns, if it can be he."""
    units, nouns = clauses.units, wordlists().nouns
    head = units[phrase.last].low
    if entry.takes in ("requests", "causes"):
        wanted = nouns["requests"] | {"terms", "mediation"} if entry.takes == "requests" else nouns["causes"]
        return _whose(clauses, phrase) if head in wanted else None
    party = phrase.party
    if entry.takes == "rulers":
        return party or (_whose(clauses, phrase) if head in nouns["officials"] else None)
    if entry.takes == "assets":
        return party or _whose(clauses, phrase)
    if party is None or ("assets" in phrase.roles and "forces" not in phrase.roles) or party.kind == "place":
        return None
    group = party.actor.type in GROUPS or phrase.roles & {"fighters"}
    fits = {
        "group": bool(group), "union": party.actor.type in UNIONS and phrase.roles == {"name"},
        "named": phrase.roles <= {"name", "forces", "fighters"},
    }.get(entry.takes, not phrase.roles & {"captives", "bystanders"})  # fmt: skip
    return party if fits else None


def _whose(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    """The Y of "Y's offer", "the offer of Y"."""
    units, after = clauses.units, phrase.last + 1
    own = single_owner(units, phrase)
    if own is None and after + 1 < len(units) and units[after].low in ("of", "by", "from"):
        inner = noun_phrase(units, after + 1)
        own = inner.party if inner is not None else None
    return own


def _able(owner: Party, other: Party, entry: TieNoun) -> bool:
    if owner.actor.name == other.actor.name or "assets" in owner.roles or owner.kind == "place":
        return False
    if {owner.actor.type, other.actor.type} & _OUTSIDERS:
        return False
    return "state" not in entry.senses or owner.actor.type in STATES


def _suffered(clauses: Clauses, index: int, relation: str, event: str | None) -> Iterator[Finding]:
    """As in "Y's defeat by X", "the Y-ian general's capture by X", "Y's rout at the hands of X"."""
    units, after = clauses.units, index + 1
    while after + 1 < len(units) and units[after].kind == "date":
        after += 1
    doer = past_by(units, after)
    if doer is None or units[index - 1].kind not in ("possessive", "word", "verb") or not index:
        return
    phrase = noun_phrase_before(units, index)
    mark = next((i for i in range(index - 1, max(index - _STEPS, 0), -1) if units[i].kind == "possessive"), None)
    if phrase is None or mark is None or not factual(clauses, index) or _led_since(units, phrase.first):
        return
    owner = owner_of(units, phrase, index)
    agents = [given.party for given in clauses.phrases_from(doer) if given.party]
    for agent in agents if owner is not None and owner.kind != "place" else ():
        if owner is not None and agent.actor.name != owner.actor.name and "assets" not in agent.roles:
            yield Finding(index, relation, agent, replace(owner), event, score=surer(0.7, agent, owner))


def _led_since(units: Units, first: int) -> bool:
    """As in "led since his arrest by X", "headed after his capture by X": X leads, and nobody says who arrested him."""
    if first < _LED_BEFORE or units[first - 1].low not in ("since", "until", "after", "before"):
        return False
    return any(form.participle and form.lemma in _LEADS for form in units[first - 2].forms)


_LED_BEFORE = 2
_LEADS = frozenset(("lead", "command", "head", "run", "chair", "direct"))
