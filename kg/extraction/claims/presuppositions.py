"""Presuppositions: what a demand takes for granted: who is told to stop arming Z arms Z, by who demands it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import place_named
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import act_at, acting
from kg.extraction.patterns.frames import said_of
from kg.vocabulary import vocabulary

__all__ = ["presupposed"]

_STOPS = frozenset(("stop", "cease", "halt", "end", "quit", "discontinue", "desist", "suspend", "terminate"))
_HELP = frozenset(("support", "backing", "aid", "assistance", "deliveries", "delivery", "shipments", "sales", "supply",
                   "supplies", "help", "sponsorship", "funding", "patronage"))  # fmt: skip
_BETTER = frozenset(("arms", "funds", "trains"))
"""What tells with what somebody is helped: "arms deliveries to Z" are no help of another kind."""
_ASKS = frozenset(("demandsOf", "expectsOf"))
_REACH = 14
_BREAKS = frozenset(("stop", "quote", "relative", "subordinator"))


def presupposed(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """What those who are told to stop it are doing, by the one who tells them.

    Args:
        clauses: the sentence.
        said: what other rules have read in the sentence.
    """
    told = {(f.relation, f.subject.actor.name, f.object and f.object.actor.name) for f in said}
    for demand in said:
        if demand.relation not in _ASKS or demand.object is None or demand.stance != "affirms":
            continue
        stop = _stopping(clauses, demand)
        if stop is None or _left_open(clauses.units, stop):
            continue
        for finding in _stopped(clauses, stop, demand):
            key = (finding.relation, finding.subject.actor.name, finding.object and finding.object.actor.name)
            better = finding.relation == "supports" and any((tie, *key[1:]) in told for tie in _BETTER)
            if key not in told and not better and _may_be(finding, demand):
                told.add(key)
                by = demand.subject
                yield replace(
                    finding, act="claims", modality="actual", claimant=demand.claimant or by.speaker,
                    claimant_at=demand.claimant_at or (by.start, by.end), score=min(finding.score, 0.65), given=True,
                )  # fmt: skip


def _stopping(clauses: Clauses, demand: Finding) -> int | None:
    """The index of "stop" in "to stop", "that Y cease", "Y must stop", after the one of whom it is demanded."""
    units, asked = clauses.units, demand.object
    if asked is None:
        return None
    for index in range(demand.trigger, min(demand.trigger + _REACH, len(units))):
        if units[index].start < asked.end:
            continue
        if units[index].low in _STOPS or (units[index].low in _LIFTS and units[index + 1].low in _OWN):
            before = index - 1 - (units[index - 1].kind == "adverb")
            return index if units[before].kind in ("to", "modal") or units[before].start < asked.end else None
        if index == demand.trigger:
            continue
        if units[index].kind in _BREAKS or (units[index].forms and units[index].kind == "verb"):
            return None
    return None


def _left_open(units: Units, stop: int) -> bool:
    """Whether it is not said that they do it: "stop any support for Z", "stop arming Z, should it be doing so"."""
    if stop + 1 < len(units) and units[stop + 1].low in _ANY:
        return True
    for index in range(stop + 1, len(units) - 1):
        low, following = units[index].low, units[index + 1]
        if low in _IF or (low in _INVERTED and units[index - 1].kind == "comma" and following.low in _PRONOUNS):
            return True
        if low in _INVERTED and units[index - 1].kind == "comma" and following.resolved:
            return True
    return False


_ANY = frozenset(("any", "whatever", "possible"))
_IF = frozenset(("if", "whether"))
_INVERTED = frozenset(("should", "were", "had"))
_PRONOUNS = frozenset(("it", "they", "he", "she", "these", "this"))


def _stopped(clauses: Clauses, stop: int, demand: Finding) -> Iterator[Finding]:
    if demand.object is None:
        return
    doer, units = acting(demand.object), clauses.units
    after = stop + 1
    while after < len(units) and (
        units[after].low in ("all", "any", "its", "their", "his", "her", "both") or units[after].kind == "possessive"
    ):
        after += 1
    inner = next((g for g in clauses.groups if g.first == after), None)
    if inner is not None and inner.form == "present" and inner.voice == "active":
        yield from said_of(clauses, inner, doer)
        return
    phrase = noun_phrase(units, after) if after < len(units) else None
    if phrase is not None and units[phrase.last].low in _MEASURES:
        yield from _punished(clauses, phrase, stop, doer)
        return
    yield from act_at(clauses, after, doer)
    if phrase is None or units[phrase.last].low not in _HELP:
        return
    yield from _helped(clauses, units, phrase.last + 1, stop, demand)


def _punished(clauses: Clauses, measure: NounPhrase, stop: int, doer: Party) -> Iterator[Finding]:
    """As in "lift its blockade of P", "end its embargo against Z": sanctions that are in force."""
    units, link = clauses.units, measure.last + 1
    struck = noun_phrase(units, link + 1) if link + 1 < len(units) and units[link].low in _ON else None
    if struck is None:
        return
    shut = units[measure.last].low == "blockade"
    target = struck.party or (place_named(units, struck, surely=False) if shut else None)
    if target is not None:
        yield Finding(stop, "sanctions", doer, target, score=surer(0.65, doer, target))


_LIFTS = frozenset(("lift", "ease", "remove", "drop", "relax", "scrap"))
_OWN = frozenset(("its", "their", "his", "her", "'s"))
_ON = frozenset(("of", "on", "against", "upon"))
_MEASURES = frozenset(("sanctions", "embargo", "blockade", "boycott"))


def _helped(clauses: Clauses, units: Units, after: int, stop: int, demand: Finding) -> Iterator[Finding]:
    """As in "stop all deliveries of fuel to Z", "end its support for Z"."""
    if after + 1 < len(units) and units[after].low == "of":
        goods = noun_phrase(units, after + 1)
        after = goods.last + 1 if goods is not None else after
    if after + 1 >= len(units) or units[after].low not in ("to", "for", "of") or demand.object is None:
        return
    for phrase in clauses.phrases_from(after + 1):
        if phrase.party is not None and phrase.party.actor.name != demand.object.actor.name:
            yield Finding(stop, "supports", demand.object, phrase.party, score=surer(0.65, demand.object, phrase.party))


def _may_be(finding: Finding, demand: Finding) -> bool:
    """Whether it is a tie of the two, and nobody is said to harm or help himself."""
    if finding.object is None or finding.object.actor.name == finding.subject.actor.name:
        return False
    sign = vocabulary().relation(finding.relation).sign
    return sign < 0 or (sign > 0 and finding.object.actor.name != demand.subject.actor.name)
