"""Deeds asked: what one asks for by a noun: "demanded a Y withdrawal", "called for the release of men held by Y"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.crowds import against_their_own
from kg.extraction.arguments.objects import content_from
from kg.extraction.claims.demands import asked_of, demanded, speakers
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["TO_DO", "deed_demands", "doer_of"]

_ASKS_FOR = frozenset(("demand", "request", "seek", "call"))
TO_DO = frozenset(
    (
        "withdrawal", "pullout", "pullback", "apology", "recognition", "disarmament", "surrender", "retreat",
        "departure", "compensation", "guarantees", "explanation", "compliance", "concessions", "evacuation",
        "demilitarisation", "reparations", "assurances", "handover", "extradition", "resignation",
    )
)  # fmt: skip


def deed_demands(clauses: Clauses) -> Iterator[Finding]:
    """The demands of a sentence that name what somebody is to do by a noun."""
    for group in clauses.groups:
        if group.lemma in _ASKS_FOR:
            yield from _demanded_deed(clauses, group)
        if group.lemma in ("insist", "demand"):
            yield from _return_asked(clauses, group)


def _demanded_deed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X demanded a Y withdrawal", "X called for the withdrawal of Y troops", "X demanded an apology from Y"."""
    units, first = clauses.units, group.head + 1
    if group.lemma == "call":
        if first >= len(units) or units[first].low != "for":
            return
        first += 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    if group.voice != "active" or not demanded(group):
        return
    if group.lemma == "demand" and (partner := _partner(units, first)) is not None:
        for asker in speakers(clauses, group):
            yield from asked_of(group.head, asker, partner, content_from(units, first), 0.75)
        return
    if phrase is None:
        return
    asked = doer_of(units, phrase) if units[phrase.last].low in TO_DO else _giver(clauses, group, phrase)
    asked = asked or _holder(units, phrase)
    for asker in speakers(clauses, group) if asked else ():
        if asked:
            asking = against_their_own(units, asker, asked)
            yield from asked_of(group.head, asking, asked, content_from(units, phrase.first), 0.75)


def _return_asked(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X insists on the return of N. N.", who was driven out: of X's one foe, if he is known."""
    units = clauses.units
    first = group.head + 1 + (group.lemma == "insist")
    phrase = noun_phrase(units, first) if first < len(units) and units[first].low == "the" else None
    led = phrase is not None and units[phrase.last].low in _BACK and phrase.last + 2 < len(units)
    if (
        phrase is None
        or not led
        or group.voice != "active"
        or not demanded(group)
        or units[phrase.last + 1].low != "of"
    ):
        return
    whose = noun_phrase(units, phrase.last + 2)
    if whose is None or whose.party is None or whose.party.speaker.type != "Person":
        return
    for asker in speakers(clauses, group):
        foe = clauses.foe(asker.actor, official=True)
        if foe is not None and foe.name != whose.party.actor.name:
            asked = Party(foe, foe, asker.start, asker.end, frozenset(("name",)), "coreference")
            yield from asked_of(group.head, asker, asked, content_from(units, phrase.first), 0.65)


_BACK = frozenset(("return", "reinstatement", "restoration"))


def _partner(units: Units, first: int) -> Party | None:
    """As in "(demands) direct talks with Y"."""
    talks = next((i for i in range(first, min(first + 4, len(units) - 2)) if units[i + 1].low == "with"), None)
    noun = wordlists().accords.get(units[talks].low) if talks is not None else None
    whom = noun_phrase(units, talks + 2) if talks is not None and noun is not None and noun.kind == "talks" else None
    return whom.party if whom is not None else None


def _giver(clauses: Clauses, group: VerbGroup, phrase: NounPhrase) -> Party | None:
    """Of whom something is demanded: "demanded $5bn in reparations from Y"."""
    units, after = clauses.units, phrase.last + 1
    if group.lemma != "demand" or after + 1 >= len(units) or phrase.party is not None:
        return None
    if units[after].low == "in" and after + 2 < len(units) and units[after + 2].low == "from":
        after += 2
    if units[after].low != "from":
        return None
    whom = noun_phrase(units, after + 1)
    return whom.party if whom is not None and whom.party is not None and whom.party.actor.type in SIDES else None


def _holder(units: Units, phrase: NounPhrase) -> Party | None:
    """Who holds those whose release is demanded: "demanded the release of two men held by Y"."""
    freed = noun_phrase(units, phrase.last + 2) if phrase.last + 2 < len(units) else None
    if units[phrase.last].low not in _RELEASE or units[phrase.last + 1].low not in ("of", "for") or freed is None:
        return None
    held = next((i for i in range(freed.last, min(freed.last + 3, len(units) - 2)) if units[i].low in _HELD), None)
    by = held + 1 if held is not None else len(units)
    holder = noun_phrase(units, by + 1) if by + 1 < len(units) and units[by].low == "by" else None
    return holder.party if holder is not None else None


_RELEASE = frozenset(("release", "return", "freedom", "liberation", "freeing"))
_HELD = frozenset(
    ("held", "detained", "captured", "seized", "kidnapped", "jailed", "imprisoned", "arrested", "abducted")
)


def doer_of(units: Units, phrase: NounPhrase) -> Party | None:
    """Whose withdrawal or apology it would be."""
    after = phrase.last + 1
    if after + 1 < len(units) and units[after].low in ("of", "by", "from"):
        of = noun_phrase(units, after + 1)
        place = units[after].low == "from" and units[phrase.last].low in ("withdrawal", "pullout", "retreat")
        if of and of.party and not place and not (units[after].low == "of" and of.party.roles == {"name"}):
            return of.party
    return single_owner(units, phrase)
