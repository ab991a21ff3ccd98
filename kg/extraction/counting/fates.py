"""Fates: what became of those counted, by set phrases: "are in its hands", "took 114 men into custody", "went free"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.counting.populations import head_of
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, party_of
from kg.extraction.grammar.quantities import Quantity
from kg.extraction.naming.peoples import is_people
from kg.extraction.parsing.functions import Function
from kg.extraction.words.measures import is_person, measures, words_of
from kg.extraction.words.units import NAMES

__all__ = ["BODIES", "DETAINS", "brought_down", "fate_of", "lost_at", "of_people", "undergoes"]

BODIES = frozenset(("bodies", "corpses", "remains"))
DETAINS = frozenset(("hold", "detain", "arrest", "jail", "imprison", "intern", "abduct", "kidnap", "deport", "expel",
                     "pardon", "execute"))  # fmt: skip
"""What is done to people alone, so that "340 Ingush" are people of whom nobody has to know better."""
_FINDS = frozenset(("find", "recover", "pull", "dig", "exhume", "discover", "retrieve", "drag", "unearth", "count"))
_IS = frozenset(("be", "remain", "lie", "stay", "languish", "sit", "still"))
_PRISONS = frozenset(("custody", "captivity", "detention", "jail", "jails", "prison", "prisons", "dungeons", "cells"))
_CHARGE = frozenset(("good", "safe", "capable", "private", "own", "joint", "protective"))
"""Words before "hands" and "custody" of which neither means that anybody is held."""
_KEEPS = frozenset(("hold", "keep", "have"))
_TAKES = frozenset(("take", "bring"))
_PUTS = frozenset(("put", "throw", "lock", "place", "send", "pack", "clap", "march", "cart", "haul", "fling"))
_PENAL = frozenset(("internment", "detention", "prison", "labour", "labor", "concentration", "re-education"))
_ELSEWHERE = frozenset(("refugees", "people", "children", "women", "families", "villagers", "recruits", "civilians"))
_LET_GO = frozenset(("hostages", "prisoners", "captives", "detainees", "women", "girls", "schoolgirls", "children",
                     "boys", "men", "soldiers", "policemen", "sailors", "passengers", "villagers", "people",
                     "fishermen", "pilgrims", "nuns", "priests", "gendarmes", "foreigners", "students"))  # fmt: skip
"""Whom captors let go; an employer lets engineers go."""
_LONG_DEAD = frozenset(("wreck", "shipwreck", "ferry", "tomb", "tombs", "glacier", "bog", "viking", "roman", "bronze"))
_WITHIN = 5
_INJURIES = frozenset(("injuries", "injury", "wounds", "burns"))
_DISARMS = {"lay": "down", "put": "down", "hand": "in", "give": "up", "turn": "in", "surrender": "their"}
_ARMS = frozenset(("arms", "weapons", "guns", "rifles"))


def of_people(units: Units, phrase: NounPhrase | None) -> bool:
    """Whether the phrase, if there is one, counts people: "gendarmes", "Afars", "Georgians"."""
    head = units[head_of(units, phrase)] if phrase is not None else None
    return head is None or is_person(head.low) or head.kind == "demonym" or is_people(head.text)


def fate_of(units: Units, function: Function, found: Quantity, phrase: NounPhrase | None) -> str | None:
    """What became of those counted by a set phrase with the verb whose subject or object they are."""
    group, head = function.verb, units[head_of(units, phrase)].low if phrase is not None else ""
    if function.role == "subject":
        return _of_subject(group, head, _words(units, group.head + 1))
    if group.voice != "active" or function.role == "complement":
        return None
    between = [unit.low for unit in units[group.head + 1 : found.first]]
    return _of_object(group, head, between, _words(units, (phrase.last if phrase is not None else found.last) + 1))


def lost_at(units: Units, found: Quantity, phrase: NounPhrase | None) -> tuple[str, Party | None] | None:
    """What is told of those of whom no verb of the parse tells, and whose they are.

    As in "cost eleven policemen their lives", "cost X 3,000 men", "the dead include two soldiers".
    """
    if phrase is None or found.first < _TOLD_BY:
        return None
    lead, after = units[found.first - 1], [unit.low for unit in units[phrase.last + 1 : phrase.last + 3]]
    if lead.low in words_of("costing") and after[:1] == ["their"] and after[1:] in (["lives"], ["life"]):
        return "killed", None
    if lead.low in _INCLUDES and (stated := measures("dead").get(units[found.first - 2].low)) in ("killed", "injured"):
        return (stated, None) if of_people(units, phrase) and stated is not None else None
    head = units[head_of(units, phrase)].low
    cost = units[found.first - 2].low in ("cost", "costs", "costing") and head in words_of("soldiers") | {"men"}
    holder = party_of(lead) if cost and lead.kind in NAMES else None
    return ("killed", holder) if holder is not None else None


_INCLUDES = frozenset(("include", "includes", "included", "including"))
_TOLD_BY = 2


def _words(units: Units, first: int) -> list[str]:
    return [unit.low for unit in units[first : first + _WITHIN + 1]]


def _of_subject(group: VerbGroup, head: str, after: Sequence[str]) -> str | None:
    """What the verb says of those counted who are its subject; ``None`` for others.

    Args:
        group: the verb.
        head: the noun that they are counted by.
        after: the words after the verb.
    """
    lemma = group.lemma
    if group.voice in ("passive", "reduced"):
        return "killed" if head in BODIES and lemma in _FINDS else None
    if lemma in ("go", "walk") and after[:1] == ["free"]:
        return "released"
    if head in BODIES and lemma in _IS:
        return None
    if lemma in _IS and after[:2] == ["behind", "bars"]:
        return "detained"
    if lemma in _IS and after[:1] == ["in"] and not _CHARGE & set(after[:_WITHIN]):
        near = after[1:_WITHIN]
        if "hands" in near:
            return "captured"
        if "captivity" in near:
            return "captured"
        return "detained" if _PRISONS & set(near) and ("custody" in near or lemma != "sit") else None
    return None


def _of_object(group: VerbGroup, head: str, between: Sequence[str], after: Sequence[str]) -> str | None:
    """What the verb says of those counted who are its object; ``None`` for others.

    Args:
        group: the verb, in the active voice.
        head: the noun that they are counted by.
        between: the words between the verb and the number.
        after: the words after the phrase.
    """
    lemma, near = group.lemma, after[:3]
    if head in BODIES:
        return "killed" if lemma in _FINDS and not _LONG_DEAD & set(after) else None
    if lemma == "let" and head in _LET_GO:
        return "released" if after[:1] in (["go"], ["out"]) or list(after[:2]) == ["walk", "free"] else None
    if lemma in _TAKES and (list(after[:2]) == ["into", "custody"] or list(between[:2]) == ["into", "custody"]):
        return "detained"
    if lemma in _KEEPS and after[:1] in (["in"], ["under"]) and (_PRISONS | {"arrest"}) & set(near):
        return "detained"
    if lemma in _KEEPS | _PUTS and list(after[:2]) == ["behind", "bars"]:
        return "detained"
    if lemma in _PUTS and after[:1] in (["in"], ["into"], ["to"]) and is_person(head):
        return "detained" if _confined(head, near) else None
    return None


def _confined(head: str, near: Sequence[str]) -> bool:
    """Whether "into prison", "to detention camps", "into camps" ends a verb of sending."""
    if set(near[1:]) & _PRISONS and "camps" not in near:
        return True
    penal = near[1:2] and near[1] in _PENAL
    bare = list(near[:2]) == ["into", "camps"] and head not in _ELSEWHERE and head not in measures("force")
    return bool(penal and "camps" in near) or (bare or (list(near[:2]) == ["into", "camps"] and head == "men"))


def undergoes(lemma: str, after: Sequence[str]) -> str | None:
    """What a verb with its object says of those counted: "sustained injuries", "laid down their arms"."""
    if lemma in ("sustain", "suffer", "receive") and _INJURIES & set(after[:3]):
        return "injured"
    if (lemma, *after[:2]) in (("give", "themselves", "up"), ("turn", "themselves", "in")):
        return "surrendered"
    part = _DISARMS.get(lemma)
    return "disarmed" if part is not None and part in after[:1] and _ARMS & set(after[1:4]) else None


def brought_down(units: Units, found: Quantity, phrase: NounPhrase | None) -> bool:
    """Whether a number without a noun is of aircraft: "launched 112 drones; 87 (of them) were shot down"."""
    last = phrase.last if phrase is not None else found.last
    bare = phrase is None or units[last].low in ("them", "which")
    after = [unit.low for unit in units[last + 1 : last + 6]]
    return bare and any(pair == ("shot", "down") for pair in pairwise(after))
