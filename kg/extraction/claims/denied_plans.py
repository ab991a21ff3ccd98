"""Denied plans: that somebody is about to attack another: "denied planning any offensive", "has no plans to invade"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.claims.contents import answerable
from kg.extraction.claims.denied_clauses import denial_of, is_denier
from kg.extraction.claims.unaimed import on_foe
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import act_at, acting
from kg.extraction.patterns.frames import said_of
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["as_plans", "plan_denials"]

_PLANS = frozenset(("plan", "prepare", "plot", "intend", "contemplate"))
_PLANNED = frozenset(("plan", "plans", "intention", "intentions", "preparations", "designs"))
_PLAINLY = frozenset(("deny", "refute", "dispute"))
_PLANNED_RELATIONS = frozenset(("attacked", "tookOver"))
_HAS = frozenset(("have", "make", "harbour", "harbor"))
_COUNTRY = frozenset(("country", "government", "side", "army", "movement", "group"))
_ATTACKS = frozenset(("offensive", "attack", "attacks", "invasion", "assault", "strike", "strikes", "offensives",
                      "incursion", "operation"))  # fmt: skip
_ENDS = frozenset(("stop", "end", "comma", "close", "quote", "conjunction", "dash"))
_TO_NOUN = 4
_TO_DEED = 3


def plan_denials(clauses: Clauses, denied: Sequence[Finding]) -> Iterator[Finding]:
    """The denials of a sentence that somebody is going to attack another.

    Args:
        clauses: the sentence.
        denied: the denials read already.
    """
    done = {finding.trigger for finding in denied}
    for group in clauses.groups:
        denies, plain = group.lemma in wordlists().classes["denying"], group.voice == "active" and not group.negated
        if not plain or group.modality != "actual" or not (denies or group.lemma in wordlists().speech):
            continue
        speakers = clauses.subjects(group)
        if len(speakers) != 1 or speakers[0].actor.type not in SIDES or group.form == "infinitive":
            continue
        first = _past_claim(clauses, group) if denies else group.head + 1
        found = list(_planned(clauses, first, speakers[0], denies=denies))
        if any(finding.trigger in done for finding in found):
            continue
        yield from (replace(denial_of(f, speakers[0], min(f.score, 0.7)), modality="planned") for f in found)


def as_plans(clauses: Clauses, denied: Sequence[Finding]) -> list[Finding]:
    """The denials, with those as of a plan that deny no more: "denied it was planning an attack on Y"."""
    return [replace(f, modality="planned") if _under_plan(clauses, f) else f for f in denied]


def _under_plan(clauses: Clauses, finding: Finding) -> bool:
    """Whether the noun of the denied attack is what a verb of planning takes."""
    if finding.relation not in _PLANNED_RELATIONS or finding.stance != "denies":
        return False
    phrase = next((p for p in (noun_phrase(clauses.units, i) for i in _back(finding.trigger)) if p), None)
    first = phrase.first if phrase is not None and phrase.last >= finding.trigger else finding.trigger
    return any(group.lemma in _PLANS and group.head in (finding.trigger, first - 1) for group in clauses.groups)


def _back(trigger: int) -> range:
    return range(max(trigger - _TO_NOUN + 1, 0), trigger + 1)


def _past_claim(clauses: Clauses, group: VerbGroup) -> int:
    """Where it begins what is denied: after "claims that", "accusations of", or else after the verb itself."""
    units, first = clauses.units, group.head + 1
    reach = range(first, min(first + _TO_NOUN, len(units) - 1))
    noun = next((i for i in reach if answerable(units[i])), None)
    if noun is not None and units[noun + 1].low in ("that", "of"):
        return noun + 2 if units[noun + 1].low == "of" else noun + 1
    return first if group.lemma in _PLAINLY else len(units)


def _planned(clauses: Clauses, first: int, doer: Party, *, denies: bool) -> Iterator[Finding]:
    """The attack whose plan at ``first`` is denied, as "denied planning", or told not to be, as "it has no plans"."""
    units = clauses.units
    first += first < len(units) and units[first].kind == "that"
    verb = next((g for g in clauses.groups if g.head >= first), None)
    if verb is None or verb.voice != "active":
        return
    own = units[first : verb.first]
    gerund = denies and verb.first == first and verb.form == "present"
    noun = _no_plan(units, first)[1] if denies else 0
    if noun:
        yield from _attack(clauses, noun + 1, doer)
        return
    if not gerund and not (_his(own, doer) and verb.form == "finite"):
        return
    if verb.lemma in _PLANS and verb.negated != denies:
        yield from _attack(clauses, verb.head + 1, doer)
    elif verb.lemma in _HAS:
        none, noun = _no_plan(units, verb.head + 1)
        if noun and (none or verb.negated) != denies:
            yield from _attack(clauses, noun + 1, doer)


def _his(own: Sequence[Unit], doer: Party) -> bool:
    """Whether the subject is who speaks: "it", "its forces", "his country"."""
    country = len(own) == 2 and own[0].low in ("his", "her", "its", "their", "the") and own[1].low in _COUNTRY
    return bool(own) and (country or is_denier(own, doer))


def _no_plan(units: Sequence[Unit], first: int) -> tuple[bool, int]:
    """Whether "no" plan is spoken of at ``first``, and where the noun is; 0 where none is."""
    words = [unit.low for unit in units[first : first + _TO_NOUN]]
    at = next((i for i, word in enumerate(words) if word in _PLANNED), None)
    if at is None or any(word not in _SMALL for word in words[:at]):
        return False, 0
    return "no" in words[:at], first + at


_SMALL = frozenset(("no", "any", "a", "an", "the", "immediate", "current", "such", "having", "absolutely"))


def _attack(clauses: Clauses, first: int, doer: Party) -> Iterator[Finding]:
    """What is planned at ``first``: "to attack Y", "of invading Y", "any offensive (against Y)", "for an attack"."""
    units = clauses.units
    if first >= len(units):
        return
    led = units[first].low
    deed = next((g for g in clauses.groups if g.head >= first), None)
    if deed is not None and deed.first - first < _TO_DEED and led in ("to", "of", "on") and deed.voice == "active":
        by_verb = [
            f for f in said_of(clauses, deed, acting(doer)) if f.relation in _PLANNED_RELATIONS and f.object is not None
        ]
        yield from () if deed.negated else by_verb
        return
    if led in ("for", "of"):
        first += 1
    phrase = noun_phrase(units, first)
    if phrase is None or units[phrase.last].low not in _ATTACKS:
        return
    named = [f for f in act_at(clauses, first, doer) if f.relation in _PLANNED_RELATIONS and f.object is not None]
    yield from named
    bare = phrase.last + 1 >= len(units) or units[phrase.last + 1].kind in _ENDS
    if not named and bare and led != "for" and units[phrase.first].low in ("any", "an", "a", "new", "no"):
        aimed = on_foe(clauses, phrase.last, doer)
        if aimed.object is not None and aimed.object.actor.type in STATES | GROUPS:
            yield aimed
